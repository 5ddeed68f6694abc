//! What nations answered: recorded, corrected, taken out. Answers have no id; they are named by their place in the list,
//! and the latest is the one of the last date, then of the last place.

use crate::base::normalise;
use crate::edit::draft::Draft;
use crate::edit::refusal::Refusal;
use crate::model::{Answer, Extra, Nation, Position, Question};

pub(in crate::edit) fn record(draft: &mut Draft, answer: &Position) -> Result<String, Refusal> {
    let answer = checked(draft, answer)?;
    let bare = |position: &Position| Position { extra: Extra::default(), ..position.clone() };
    if draft.plan().positions.iter().any(|position| bare(position) == bare(&answer)) {
        return Err(Refusal::BadValue("This answer stands in the history already".to_owned()));
    }
    let label = format!("Record {}", words(draft, &answer));
    draft.append(answer);
    Ok(label)
}

pub(in crate::edit) fn edit(draft: &mut Draft, at: usize, answer: &Position) -> Result<String, Refusal> {
    let before = standing(draft, at)?;
    let mut answer = checked(draft, answer)?;
    answer.extra = before.extra;
    let label = format!("Correct {}", words(draft, &answer));
    draft.replace(at, answer);
    Ok(label)
}

pub(in crate::edit) fn remove(draft: &mut Draft, at: usize) -> Result<String, Refusal> {
    let before = standing(draft, at)?;
    draft.remove::<Position>(at);
    Ok(format!("Take out {}", words(draft, &before)))
}

fn standing(draft: &Draft, at: usize) -> Result<Position, Refusal> {
    let place = draft.plan().positions.get(at);
    place.map(|p| p.as_ref().clone()).ok_or_else(|| Refusal::NoSuch { what: "answer", id: format!("#{}", at + 1) })
}

/// The answer as it is kept: its nation is there, question and answer are known, texts are trimmed and not empty.
fn checked(draft: &Draft, answer: &Position) -> Result<Position, Refusal> {
    draft.find::<Nation>("nation", answer.nation.as_str())?;
    if answer.question == Question::Unknown {
        return Err(Refusal::BadValue("An answer needs its question; choose one".to_owned()));
    }
    if answer.answer == Answer::Unknown {
        return Err(Refusal::BadValue("Choose yes, no, conditional, undecided or not stated".to_owned()));
    }
    let kept = |text: &Option<String>| {
        let text = text.as_deref().map(|text| normalise(text.trim()));
        text.filter(|text| !text.is_empty())
    };
    Ok(Position { text: kept(&answer.text), source: kept(&answer.source), ..answer.clone() })
}

/// "the answer of Italy on troops in the host country: no".
fn words(draft: &Draft, answer: &Position) -> String {
    let nation = draft.plan().nations.find(answer.nation.as_str());
    let nation = nation.map_or(answer.nation.as_str(), |nation| nation.name.as_str());
    let said = answer.answer.word().replace('_', " ");
    format!("the answer of {nation} on {}: {said}", answer.question.subject())
}
