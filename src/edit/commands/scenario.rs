//! Whole scenarios: new, copied, renamed, recoloured, put in order, archived, measured against another set, taken out.

use super::assign::takes;
use super::ids::{free_id, required};
use super::record::each;
use super::screening::{Judgement, judge};
use crate::base::{ConditionId, Day, RedLineId, RequirementSetId, ScenarioId, normalise};
use crate::edit::bad_value::BadValue;
use crate::edit::draft::Draft;
use crate::edit::kind::RecordKind;
use crate::edit::label::Label;
use crate::edit::refusal::{Refusal, Used};
use crate::edit::uses::{self, Place};
use crate::model::{Criterion, Meeting, Plan, RedLineStance, Scenario, ScenarioStatus, Stance};

/// The colours of the scenario slots, given in order of creation and kept for life.
const SLOTS: [&str; 8] = ["#00747C", "#C05600", "#6B2FA0", "#7C0935", "#2A6BBF", "#4F5B00", "#B8508C", "#4A5563"];

const NEEDS_A_NAME: BadValue = BadValue::NoName(RecordKind::Scenario);

/// A field of a scenario with its new value.
#[derive(Clone, Debug, PartialEq)]
pub enum ScenarioField {
    /// The name.
    Name(String),
    /// The colour, `#RRGGBB`.
    Colour(String),
    /// The concept.
    Concept(String),
    /// The length in days; none = the plan's.
    Duration(Option<Day>),
    /// How far it has come.
    Status(ScenarioStatus),
    /// Whether it assumes a condition.
    Assume(ConditionId, bool),
    /// Its judgement against a red line; none takes it back.
    RedLine(RedLineId, Option<(Stance, Option<String>)>),
    /// What speaks for it.
    Strengths(Vec<String>),
    /// What speaks against it.
    Weaknesses(Vec<String>),
    /// A person's judgement beside the screening test of this key; none takes it back.
    Screening(String, Option<Judgement>),
    /// Whether it is put away.
    Archived(bool),
}

pub(in crate::edit) fn create(draft: &mut Draft, name: &str, set: &RequirementSetId) -> Result<Label, Refusal> {
    let name = required(name, NEEDS_A_NAME)?;
    draft.requirement_set(set)?;
    let name = lettered(draft.plan(), &name);
    let scenario = Scenario {
        id: ScenarioId::from(free_id(&draft.plan().scenarios, &name, "scenario")),
        name: name.clone(),
        colour: free_colour(draft.plan()),
        requirement_set: set.clone(),
        ..Scenario::default()
    };
    draft.append(scenario);
    Ok(Label::NewScenario(name))
}

pub(in crate::edit) fn duplicate(draft: &mut Draft, id: &ScenarioId) -> Result<Label, Refusal> {
    let (at, original) = draft.scenario(id)?;
    let (_, title) = original.letter_and_title();
    let name = lettered(draft.plan(), &format!("{title}, copy"));
    let mut copy = original.clone();
    copy.id = ScenarioId::from(free_id(&draft.plan().scenarios, &name, "scenario"));
    copy.colour = free_colour(draft.plan());
    copy.status = ScenarioStatus::Draft;
    copy.screening.clear();
    for (n, assignment) in copy.assignments.iter_mut().enumerate() {
        assignment.id = format!("{}-{}", copy.id, n + 1).into();
    }
    copy.name = name;
    draft.insert(at + 1, copy);
    Ok(Label::DuplicateScenario(original.name))
}

pub(in crate::edit) fn edit(draft: &mut Draft, id: &ScenarioId, field: &ScenarioField) -> Result<Label, Refusal> {
    let (at, mut scenario) = draft.scenario(id)?;
    let short = scenario.short_name().to_owned();
    let label = match field {
        ScenarioField::Name(name) => {
            let name = required(name, NEEDS_A_NAME)?;
            let label = Label::RenameScenario { from: scenario.name, to: name.clone() };
            scenario.name = name;
            label
        }
        ScenarioField::Colour(colour) => {
            if colour.len() != 7 || !colour.starts_with('#') || !colour[1..].bytes().all(|b| b.is_ascii_hexdigit()) {
                return Err(BadValue::Colour(colour.clone()).into());
            }
            scenario.colour.clone_from(colour);
            Label::Recolour(short)
        }
        ScenarioField::Concept(text) => {
            scenario.concept = normalise(text);
            Label::EditConcept(short)
        }
        ScenarioField::Duration(days) => {
            if days.is_some_and(|d| !(1..=3650).contains(&d.0)) {
                return Err(BadValue::Length(RecordKind::Scenario).into());
            }
            scenario.duration_days = *days;
            Label::SetLength(short)
        }
        ScenarioField::Status(status) => {
            scenario.status = *status;
            Label::SetScenarioStatus { scenario: short, status: *status }
        }
        ScenarioField::Assume(condition, on) => {
            let (_, record) = draft.find::<crate::model::Condition>(condition.as_str())?;
            scenario.assumes.retain(|c| c != condition);
            if *on {
                scenario.assumes.push(condition.clone());
            }
            Label::Assume { on: *on, condition: record.name, scenario: short }
        }
        ScenarioField::RedLine(red_line, judgement) => {
            let (_, record) = draft.find::<crate::model::RedLine>(red_line.as_str())?;
            match judgement {
                None => {
                    scenario.red_lines.shift_remove(red_line);
                }
                Some((stance, note)) => {
                    let entry = scenario.red_lines.entry(red_line.clone()).or_default();
                    *entry = RedLineStance { stance: *stance, note: note.clone(), extra: entry.extra.clone() };
                }
            }
            Label::JudgeRedLine { scenario: short, red_line: record.name }
        }
        ScenarioField::Strengths(texts) => {
            scenario.strengths = texts.iter().map(|t| normalise(t)).collect();
            Label::EditStrengths(short)
        }
        ScenarioField::Weaknesses(texts) => {
            scenario.weaknesses = texts.iter().map(|t| normalise(t)).collect();
            Label::EditWeaknesses(short)
        }
        ScenarioField::Screening(test, judgement) => judge(&mut scenario, test, judgement.as_ref())?,
        ScenarioField::Archived(archived) => {
            scenario.archived = *archived;
            Label::Archive { scenario: scenario.name.clone(), archived: *archived }
        }
    };
    scenario.extra.forget(key(field));
    draft.replace(at, scenario);
    Ok(label)
}

/// The key of the record that a field stands for: what was unreadable under it gives way.
fn key(field: &ScenarioField) -> &'static str {
    match field {
        ScenarioField::Name(_) => "name",
        ScenarioField::Colour(_) => "colour",
        ScenarioField::Concept(_) => "concept",
        ScenarioField::Duration(_) => "duration_days",
        ScenarioField::Status(_) => "status",
        ScenarioField::Assume(..) => "assumes",
        ScenarioField::RedLine(..) => "red_lines",
        ScenarioField::Strengths(_) => "strengths",
        ScenarioField::Weaknesses(_) => "weaknesses",
        ScenarioField::Screening(..) => "screening",
        ScenarioField::Archived(_) => "archived",
    }
}

pub(in crate::edit) fn reorder(draft: &mut Draft, id: &ScenarioId, to: usize) -> Result<Label, Refusal> {
    let (at, scenario) = draft.scenario(id)?;
    let place = draft.move_to::<Scenario>(at, to);
    Ok(Label::MoveScenario { scenario: scenario.short_name().to_owned(), place: place + 1 })
}

pub(in crate::edit) fn change_requirement_set(
    draft: &mut Draft,
    id: &ScenarioId,
    set: &RequirementSetId,
) -> Result<Label, Refusal> {
    let (at, mut scenario) = draft.scenario(id)?;
    let (_, new) = draft.requirement_set(set)?;
    let before = scenario.assignments.len();
    scenario.assignments.retain_mut(|assignment| match &assignment.requirement {
        Some(line) => {
            let fits = new.line(line).filter(|(_, r)| {
                draft
                    .plan()
                    .contributions
                    .find(assignment.contribution.as_str())
                    .is_some_and(|c| takes(draft.plan(), r, c))
            });
            fits.map(|(task, _)| assignment.task = task.id.clone()).is_some()
        }
        None => new.task(&assignment.task).is_some(),
    });
    let lost = before - scenario.assignments.len();
    scenario.requirement_set = set.clone();
    let label = Label::Measure { scenario: scenario.short_name().to_owned(), set: new.name, lost };
    draft.replace(at, scenario);
    Ok(label)
}

pub(in crate::edit) fn remove(draft: &mut Draft, id: &ScenarioId, take_out: bool) -> Result<Label, Refusal> {
    let (at, scenario) = draft.scenario(id)?;
    let uses = uses::of_scenario(draft.plan(), id);
    if uses.iter().any(|place| place.place == Place::Log) {
        // What was said of it stays, and must not speak of nothing.
        return Err(Refusal::Logged(scenario.name));
    }
    if !uses.is_empty() && !take_out {
        return Err(Refusal::Used { what: Used::Record(scenario.name), places: uses });
    }
    each(draft, |meeting: &mut Meeting| meeting.scenarios.retain(|put| put != id));
    let scored: Vec<(usize, Criterion)> = draft
        .plan()
        .criteria
        .iter()
        .enumerate()
        .filter(|(_, criterion)| criterion.scores.contains_key(id))
        .map(|(at, criterion)| (at, criterion.as_ref().clone()))
        .collect();
    for (at, mut criterion) in scored {
        criterion.scores.shift_remove(id);
        draft.replace(at, criterion);
    }
    draft.remove::<Scenario>(at);
    Ok(Label::DeleteScenario { name: scenario.name, from_meetings: !uses.is_empty() })
}

/// The name with the next free letter before it, unless it has one of its own.
fn lettered(plan: &Plan, name: &str) -> String {
    let own = Scenario { name: name.to_owned(), ..Scenario::default() };
    if own.letter_and_title().0.is_some() {
        return name.to_owned();
    }
    let taken: Vec<&str> = plan.scenarios.iter().filter_map(|s| s.letter_and_title().0).collect();
    ('A'..='Z')
        .map(String::from)
        .find(|l| !taken.contains(&l.as_str()))
        .map_or_else(|| name.to_owned(), |letter| format!("{letter}: {name}"))
}

/// The first slot colour that no scenario has; when all are taken, the slots start again.
fn free_colour(plan: &Plan) -> String {
    let uses = |slot: &str| plan.scenarios.iter().filter(|s| s.colour.eq_ignore_ascii_case(slot)).count();
    SLOTS.iter().min_by_key(|slot| uses(slot)).copied().unwrap_or(SLOTS[0]).to_owned()
}
