//! Criteria: added, edited field by field, put in order, taken out, locked and unlocked. While they are locked, each
//! change appends an entry to the log in the same step, so that nobody can move the yardstick unseen.

use super::ids::{free_id, required};
use serde_json::{Map, Value};

use crate::base::{CriterionId, Decimal, LogId, ScenarioId, normalise};
use crate::edit::bad_value::BadValue;
use crate::edit::draft::Draft;
use crate::edit::kind::RecordKind;
use crate::edit::label::Label;
use crate::edit::refusal::Refusal;
use crate::edit::stamp::Stamp;
use crate::model::{
    CriteriaLock, Criterion, Direction, Event, Extra, LogEntry, LogKind, ManualScore, Plan, Role, Scenario,
};

/// The measure of criteria that people score.
const MANUAL: &str = "manual";
const NEEDS_A_NAME: BadValue = BadValue::NoName(RecordKind::Criterion);

/// A field of a criterion with its new value.
#[derive(Clone, Debug, PartialEq)]
pub enum CriterionField {
    /// The name.
    Name(String),
    /// What it means.
    Definition(String),
    /// The key of a metric, or `manual`.
    Measure(String),
    /// Which way is better.
    Direction(Direction),
    /// The weight, 0 or more.
    Weight(Decimal),
    /// The fixed best end of the scale; none = the best of the compared scenarios.
    Best(Option<Decimal>),
    /// The fixed worst end of the scale; none = the worst of the compared scenarios.
    Worst(Option<Decimal>),
    /// Direction and both ends at once, since they must agree.
    Scale {
        /// Which way is better.
        direction: Direction,
        /// The fixed best end.
        best: Option<Decimal>,
        /// The fixed worst end.
        worst: Option<Decimal>,
    },
    /// The score of a scenario, 0 to 100, and why; none takes it back.
    Score(ScenarioId, Option<(Decimal, String)>),
}

pub(in crate::edit) fn add(draft: &mut Draft, record: &Criterion, by: &Stamp) -> Result<Label, Refusal> {
    let mut criterion = record.clone();
    criterion.name = required(&criterion.name, NEEDS_A_NAME)?;
    criterion.definition = normalise(criterion.definition.trim());
    criterion.measure = checked_measure(&criterion.measure)?;
    check_weight(criterion.weight)?;
    check_scale(criterion.direction, criterion.best, criterion.worst)?;
    for (scenario, score) in &criterion.scores {
        check_score(draft, &criterion, scenario, score.value)?;
    }
    let criteria = &draft.plan().criteria;
    if criterion.id.is_empty() {
        criterion.id = CriterionId::from(free_id(criteria, &criterion.name, "criterion"));
    } else if criteria.find(criterion.id.as_str()).is_some() {
        return Err(Refusal::Taken { what: RecordKind::Criterion, id: criterion.id.to_string() });
    }
    let name = criterion.name.clone();
    let event = Event {
        what: Event::CRITERION_ADDED.to_owned(),
        criterion: Some(name.clone()),
        after: values(&criterion, &["weight"]),
        ..Event::default()
    };
    draft.append(criterion);
    record_if_locked(draft, by, event)?;
    Ok(Label::Add { what: RecordKind::Criterion, name })
}

pub(in crate::edit) fn edit(
    draft: &mut Draft,
    id: &CriterionId,
    field: &CriterionField,
    by: &Stamp,
) -> Result<Label, Refusal> {
    let (at, before) = draft.find::<Criterion>(id.as_str())?;
    let mut criterion = before.clone();
    let scenario = set(draft, &mut criterion, field)?;
    for key in keys(field) {
        criterion.extra.forget(key);
    }
    let event = changed(&before, &criterion, field, scenario.clone());
    let steps = draft.steps();
    draft.replace(at, criterion);
    if draft.steps() > steps && record_if_locked(draft, by, event.clone())? {
        return Ok(Label::Recorded(Box::new(event)));
    }
    Ok(Label::SetCriterion { key: field.key(), name: before.name, scenario })
}

pub(in crate::edit) fn remove(draft: &mut Draft, id: &CriterionId, by: &Stamp) -> Result<Label, Refusal> {
    let (at, criterion) = draft.find::<Criterion>(id.as_str())?;
    draft.remove::<Criterion>(at);
    let event = Event {
        what: Event::CRITERION_REMOVED.to_owned(),
        criterion: Some(criterion.name.clone()),
        before: values(&criterion, &["weight"]),
        ..Event::default()
    };
    record_if_locked(draft, by, event)?;
    Ok(Label::Delete { what: RecordKind::Criterion, name: criterion.name })
}

pub(in crate::edit) fn reorder(draft: &mut Draft, id: &CriterionId, to: usize, by: &Stamp) -> Result<Label, Refusal> {
    let (at, criterion) = draft.find::<Criterion>(id.as_str())?;
    let place = draft.move_to::<Criterion>(at, to);
    if place != at {
        let at_place = |place: usize| Extra(Map::from_iter([("place".to_owned(), Value::from(place + 1))]));
        let event = Event {
            what: Event::CRITERION_MOVED.to_owned(),
            criterion: Some(criterion.name.clone()),
            before: at_place(at),
            after: at_place(place),
            ..Event::default()
        };
        record_if_locked(draft, by, event)?;
    }
    Ok(Label::Reorder { what: RecordKind::Criterion, name: criterion.name, place: place + 1 })
}

pub(in crate::edit) fn lock(draft: &mut Draft, by: &Stamp) -> Result<Label, Refusal> {
    let mut properties = draft.plan().properties.as_ref().clone();
    if let Some(lock) = &properties.criteria_locked {
        return Err(BadValue::LockedAlready(lock.by.clone()).into());
    }
    if draft.plan().criteria.is_empty() {
        return Err(BadValue::NothingToLock.into());
    }
    let name = by.name()?;
    properties.criteria_locked = Some(CriteriaLock { at: Some(by.at), by: name, extra: Extra::default() });
    draft.set_properties(properties, "criteria_locked");
    log(draft, by, Event { what: Event::CRITERIA_LOCKED.to_owned(), ..Event::default() })?;
    Ok(Label::LockCriteria)
}

pub(in crate::edit) fn unlock(draft: &mut Draft, by: &Stamp) -> Result<Label, Refusal> {
    let mut properties = draft.plan().properties.as_ref().clone();
    if properties.criteria_locked.take().is_none() {
        return Err(BadValue::NotLocked.into());
    }
    record_if_locked(draft, by, Event { what: Event::CRITERIA_UNLOCKED.to_owned(), ..Event::default() })?;
    draft.set_properties(properties, "criteria_locked");
    Ok(Label::UnlockCriteria)
}

/// Appends an entry to the log when the criteria are locked. Returns whether they are.
fn record_if_locked(draft: &mut Draft, by: &Stamp, event: Event) -> Result<bool, Refusal> {
    if draft.plan().properties.criteria_locked.is_none() {
        return Ok(false);
    }
    log(draft, by, event)?;
    Ok(true)
}

/// Appends what happened to the log, with its sentence (made in `words`) for readers that do not know events.
fn log(draft: &mut Draft, by: &Stamp, event: Event) -> Result<(), Refusal> {
    let entry = LogEntry {
        id: free_log_id(draft.plan()),
        at: Some(by.at),
        author: by.name()?,
        role: Role::Planner,
        scenario: None,
        kind: LogKind::Status,
        text: event.to_string(),
        event: Some(event),
        extra: Extra::default(),
    };
    draft.append(entry);
    Ok(())
}

/// The first free id of the form `log-14`, past the highest in use.
fn free_log_id(plan: &Plan) -> LogId {
    let numbers = plan.log.iter().filter_map(|entry| entry.id.as_str().strip_prefix("log-")?.parse::<u64>().ok());
    let mut n = numbers.max().unwrap_or(0).saturating_add(1);
    while plan.log.find(&format!("log-{n}")).is_some() {
        n = n.wrapping_add(1);
    }
    LogId::from(format!("log-{n}"))
}

/// Sets the field. Returns the short name of the scenario that it is about.
fn set(draft: &Draft, criterion: &mut Criterion, field: &CriterionField) -> Result<Option<String>, Refusal> {
    match field {
        CriterionField::Name(text) => {
            criterion.name = required(text, NEEDS_A_NAME)?;
        }
        CriterionField::Definition(text) => {
            criterion.definition = normalise(text.trim());
        }
        CriterionField::Measure(key) => {
            criterion.measure = checked_measure(key)?;
        }
        CriterionField::Direction(direction) => {
            check_scale(*direction, criterion.best, criterion.worst)?;
            criterion.direction = *direction;
        }
        CriterionField::Weight(weight) => {
            check_weight(*weight)?;
            criterion.weight = *weight;
        }
        CriterionField::Best(best) => {
            check_scale(criterion.direction, *best, criterion.worst)?;
            criterion.best = *best;
        }
        CriterionField::Worst(worst) => {
            check_scale(criterion.direction, criterion.best, *worst)?;
            criterion.worst = *worst;
        }
        CriterionField::Scale { direction, best, worst } => {
            check_scale(*direction, *best, *worst)?;
            (criterion.direction, criterion.best, criterion.worst) = (*direction, *best, *worst);
        }
        CriterionField::Score(scenario, score) => {
            let (_, record) = draft.find::<Scenario>(scenario.as_str())?;
            match score {
                None => {
                    criterion.scores.shift_remove(scenario);
                }
                Some((value, rationale)) => {
                    check_score(draft, criterion, scenario, *value)?;
                    let entry = criterion.scores.entry(scenario.clone()).or_default();
                    let mut extra = entry.extra.clone();
                    extra.forget("value");
                    extra.forget("rationale");
                    *entry = ManualScore { value: *value, rationale: normalise(rationale.trim()), extra };
                }
            }
            return Ok(Some(record.short_name().to_owned()));
        }
    }
    Ok(None)
}

/// The keys of the record that a field stands for: what was unreadable under them gives way.
fn keys(field: &CriterionField) -> &'static [&'static str] {
    match field {
        CriterionField::Name(_) => &["name"],
        CriterionField::Definition(_) => &["definition"],
        CriterionField::Measure(_) => &["measure"],
        CriterionField::Direction(_) => &["direction"],
        CriterionField::Weight(_) => &["weight"],
        CriterionField::Best(_) => &["best"],
        CriterionField::Worst(_) => &["worst"],
        CriterionField::Scale { .. } => &["direction", "best", "worst"],
        CriterionField::Score(..) => &["scores"],
    }
}

impl CriterionField {
    /// The key in the file of what it sets; `scale` for direction and both ends.
    fn key(&self) -> &'static str {
        if matches!(self, Self::Scale { .. }) { "scale" } else { keys(self)[0] }
    }
}

/// The change of a field, as the log records it.
fn changed(before: &Criterion, after: &Criterion, field: &CriterionField, scenario: Option<String>) -> Event {
    let value = |criterion: &Criterion| match field {
        CriterionField::Score(scenario, _) => match criterion.scores.get(scenario) {
            Some(score) => all_values(score),
            None => Extra::default(),
        },
        _ => values(criterion, keys(field)),
    };
    Event {
        what: Event::CRITERION_CHANGED.to_owned(),
        criterion: Some(before.name.clone()),
        field: Some(field.key().to_owned()),
        scenario,
        before: value(before),
        after: value(after),
        extra: Extra::default(),
    }
}

/// The values of a criterion under some keys, as files hold them.
fn values(criterion: &Criterion, keys: &[&str]) -> Extra {
    let all = all_values(criterion).0;
    Extra(all.into_iter().filter(|(key, _)| keys.contains(&key.as_str())).collect())
}

fn all_values(record: &impl serde::Serialize) -> Extra {
    match serde_json::to_value(record) {
        Ok(Value::Object(all)) => Extra(all),
        _ => Extra::default(),
    }
}

fn checked_measure(key: &str) -> Result<String, Refusal> {
    required(key, BadValue::NoMeasure)
}

fn check_weight(weight: Decimal) -> Result<(), Refusal> {
    if weight.is_negative() || weight.places() > 6 {
        return Err(BadValue::Weight.into());
    }
    Ok(())
}

fn check_scale(direction: Direction, best: Option<Decimal>, worst: Option<Decimal>) -> Result<(), Refusal> {
    if [best, worst].into_iter().flatten().any(|end| end.places() > 6) {
        return Err(BadValue::EndOfScale.into());
    }
    let (Some(best), Some(worst)) = (best, worst) else { return Ok(()) };
    let against = match direction {
        Direction::Max => best < worst,
        Direction::Min => best > worst,
        Direction::Unknown => false,
    };
    if against {
        return Err(BadValue::WrongWayRound { best, worst, direction }.into());
    }
    Ok(())
}

fn check_score(draft: &Draft, criterion: &Criterion, scenario: &ScenarioId, value: Decimal) -> Result<(), Refusal> {
    draft.find::<Scenario>(scenario.as_str())?;
    if criterion.measure != MANUAL {
        return Err(BadValue::Measured(criterion.name.clone()).into());
    }
    if value.is_negative() || value > Decimal::new(100, 0) || value.places() > 6 {
        return Err(BadValue::Score.into());
    }
    Ok(())
}
