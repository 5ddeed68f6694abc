//! What nations answered: recorded, corrected, taken out. Answers have no id; they are named by their place in the list,
//! and the latest is the one of the last date, then of the last place.

use crate::base::normalise;
use crate::edit::bad_value::{BadValue, Choice};
use crate::edit::draft::Draft;
use crate::edit::kind::RecordKind;
use crate::edit::label::{AnswerStep, Label};
use crate::edit::refusal::Refusal;
use crate::model::{Answer, Extra, Nation, Position, Question};

pub(in crate::edit) fn record(draft: &mut Draft, answer: &Position) -> Result<Label, Refusal> {
    let answer = checked(draft, answer)?;
    let bare = |position: &Position| Position { extra: Extra::default(), ..position.clone() };
    if draft.plan().positions.iter().any(|position| bare(position) == bare(&answer)) {
        return Err(BadValue::AnswerThere.into());
    }
    let label = named(draft, AnswerStep::Record, &answer);
    draft.append(answer);
    Ok(label)
}

pub(in crate::edit) fn edit(draft: &mut Draft, at: usize, answer: &Position) -> Result<Label, Refusal> {
    let before = standing(draft, at)?;
    let mut answer = checked(draft, answer)?;
    answer.extra = before.extra;
    let label = named(draft, AnswerStep::Correct, &answer);
    draft.replace(at, answer);
    Ok(label)
}

pub(in crate::edit) fn remove(draft: &mut Draft, at: usize) -> Result<Label, Refusal> {
    let before = standing(draft, at)?;
    draft.remove::<Position>(at);
    Ok(named(draft, AnswerStep::TakeOut, &before))
}

fn standing(draft: &Draft, at: usize) -> Result<Position, Refusal> {
    let place = draft.plan().positions.get(at);
    place
        .map(|p| p.as_ref().clone())
        .ok_or_else(|| Refusal::NoSuch { what: RecordKind::Answer, id: format!("#{}", at + 1) })
}

/// The answer as it is kept: its nation is there, question and answer are known, texts are trimmed and not empty.
fn checked(draft: &Draft, answer: &Position) -> Result<Position, Refusal> {
    draft.find::<Nation>(answer.nation.as_str())?;
    if answer.question == Question::Unknown {
        return Err(BadValue::NotChosen(Choice::Question).into());
    }
    if answer.answer == Answer::Unknown {
        return Err(BadValue::NotChosen(Choice::Answer).into());
    }
    let kept = |text: &Option<String>| {
        let text = text.as_deref().map(|text| normalise(text.trim()));
        text.filter(|text| !text.is_empty())
    };
    Ok(Position { text: kept(&answer.text), source: kept(&answer.source), ..answer.clone() })
}

/// The step's name.
fn named(draft: &Draft, how: AnswerStep, position: &Position) -> Label {
    let nation = draft.plan().nations.find(position.nation.as_str());
    let nation = nation.map_or_else(|| position.nation.to_string(), |nation| nation.name.clone());
    Label::Answer { how, nation, question: position.question, answer: position.answer }
}
