//! Criteria: added, edited field by field, put in order, taken out, locked and unlocked. While they are locked, each
//! change appends an entry to the log in the same step, so that nobody can move the yardstick unseen.

use super::ids::{free_id, required};
use crate::base::{CriterionId, Decimal, LogId, ScenarioId, normalise};
use crate::edit::draft::Draft;
use crate::edit::refusal::Refusal;
use crate::edit::stamp::Stamp;
use crate::model::{CriteriaLock, Criterion, Direction, Extra, LogEntry, LogKind, ManualScore, Plan, Role, Scenario};

/// The measure of criteria that people score.
const MANUAL: &str = "manual";
const NEEDS_A_NAME: &str = "A criterion needs a name";

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

pub(in crate::edit) fn add(draft: &mut Draft, record: &Criterion, by: &Stamp) -> Result<String, Refusal> {
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
        return Err(Refusal::Taken { what: "criterion", id: criterion.id.to_string() });
    }
    let (name, weight) = (criterion.name.clone(), criterion.weight);
    draft.append(criterion);
    record_if_locked(draft, by, &format!("\"{name}\" added, weight {weight}"))?;
    Ok(format!("Add the criterion \"{name}\""))
}

pub(in crate::edit) fn edit(
    draft: &mut Draft,
    id: &CriterionId,
    field: &CriterionField,
    by: &Stamp,
) -> Result<String, Refusal> {
    let (at, before) = draft.find::<Criterion>("criterion", id.as_str())?;
    let mut criterion = before.clone();
    let what = set(draft, &mut criterion, field)?;
    for key in keys(field) {
        criterion.extra.forget(key);
    }
    let change = told(&what, &before, &criterion, field);
    let steps = draft.steps();
    draft.replace(at, criterion);
    if draft.steps() > steps && record_if_locked(draft, by, &change)? {
        // The name tells the values, so that no two such steps bear one name and join: each has its entry.
        return Ok(format!("Set the {change}; recorded in the log"));
    }
    Ok(format!("Set the {what}"))
}

pub(in crate::edit) fn remove(draft: &mut Draft, id: &CriterionId, by: &Stamp) -> Result<String, Refusal> {
    let (at, criterion) = draft.find::<Criterion>("criterion", id.as_str())?;
    draft.remove::<Criterion>(at);
    record_if_locked(draft, by, &format!("\"{}\" removed, weight {}", criterion.name, criterion.weight))?;
    Ok(format!("Delete the criterion \"{}\"", criterion.name))
}

pub(in crate::edit) fn reorder(draft: &mut Draft, id: &CriterionId, to: usize, by: &Stamp) -> Result<String, Refusal> {
    let (at, criterion) = draft.find::<Criterion>("criterion", id.as_str())?;
    let place = draft.move_to::<Criterion>(at, to);
    if place != at {
        let text = format!("\"{}\" moved from place {} to {}", criterion.name, at + 1, place + 1);
        record_if_locked(draft, by, &text)?;
    }
    Ok(format!("Move the criterion \"{}\" to place {}", criterion.name, place + 1))
}

pub(in crate::edit) fn lock(draft: &mut Draft, by: &Stamp) -> Result<String, Refusal> {
    let mut properties = draft.plan().properties.as_ref().clone();
    if let Some(lock) = &properties.criteria_locked {
        let who = if lock.by.is_empty() { String::new() } else { format!(" by {}", lock.by) };
        return Err(Refusal::BadValue(format!("The criteria are locked already{who}")));
    }
    if draft.plan().criteria.is_empty() {
        return Err(Refusal::BadValue("There is no criterion to lock; add one first".to_owned()));
    }
    let name = by.name()?;
    properties.criteria_locked = Some(CriteriaLock { at: Some(by.at), by: name, extra: Extra::default() });
    draft.set_properties(properties, "criteria_locked");
    log(draft, by, "Criteria locked. Later changes of them are recorded here.".to_owned())?;
    Ok("Lock the criteria".to_owned())
}

pub(in crate::edit) fn unlock(draft: &mut Draft, by: &Stamp) -> Result<String, Refusal> {
    let mut properties = draft.plan().properties.as_ref().clone();
    if properties.criteria_locked.take().is_none() {
        return Err(Refusal::BadValue("The criteria are not locked".to_owned()));
    }
    record_if_locked(draft, by, "unlocked")?;
    draft.set_properties(properties, "criteria_locked");
    Ok("Unlock the criteria".to_owned())
}

/// Appends an entry to the log when the criteria are locked. Returns whether they are.
fn record_if_locked(draft: &mut Draft, by: &Stamp, change: &str) -> Result<bool, Refusal> {
    if draft.plan().properties.criteria_locked.is_none() {
        return Ok(false);
    }
    log(draft, by, format!("After the criteria were locked: {change}"))?;
    Ok(true)
}

fn log(draft: &mut Draft, by: &Stamp, text: String) -> Result<(), Refusal> {
    let entry = LogEntry {
        id: free_log_id(draft.plan()),
        at: Some(by.at),
        author: by.name()?,
        role: Role::Planner,
        scenario: None,
        kind: LogKind::Status,
        text,
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

/// Sets the field. Returns what was set, in words: `weight of "Cost"`.
fn set(draft: &Draft, criterion: &mut Criterion, field: &CriterionField) -> Result<String, Refusal> {
    let name = criterion.name.clone();
    let of = |what: &str| format!("{what} of \"{name}\"");
    Ok(match field {
        CriterionField::Name(text) => {
            criterion.name = required(text, NEEDS_A_NAME)?;
            of("name")
        }
        CriterionField::Definition(text) => {
            criterion.definition = normalise(text.trim());
            of("definition")
        }
        CriterionField::Measure(key) => {
            criterion.measure = checked_measure(key)?;
            of("measure")
        }
        CriterionField::Direction(direction) => {
            check_scale(*direction, criterion.best, criterion.worst)?;
            criterion.direction = *direction;
            of("direction")
        }
        CriterionField::Weight(weight) => {
            check_weight(*weight)?;
            criterion.weight = *weight;
            of("weight")
        }
        CriterionField::Best(best) => {
            check_scale(criterion.direction, *best, criterion.worst)?;
            criterion.best = *best;
            of("best end")
        }
        CriterionField::Worst(worst) => {
            check_scale(criterion.direction, criterion.best, *worst)?;
            criterion.worst = *worst;
            of("worst end")
        }
        CriterionField::Scale { direction, best, worst } => {
            check_scale(*direction, *best, *worst)?;
            (criterion.direction, criterion.best, criterion.worst) = (*direction, *best, *worst);
            of("scale")
        }
        CriterionField::Score(scenario, score) => {
            let (_, record) = draft.find::<Scenario>("scenario", scenario.as_str())?;
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
            format!("{} for {}", of("score"), record.short_name())
        }
    })
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

/// A change in the log's words: `weight of "Cost" from 0.1 to 0.15`.
fn told(what: &str, before: &Criterion, after: &Criterion, field: &CriterionField) -> String {
    let value = |criterion: &Criterion| match field {
        CriterionField::Name(_) => quoted(&criterion.name),
        CriterionField::Definition(_) => quoted(&criterion.definition),
        CriterionField::Measure(_) => criterion.measure.replace('_', " "),
        CriterionField::Direction(_) => better(criterion.direction).to_owned(),
        CriterionField::Weight(_) => criterion.weight.to_string(),
        CriterionField::Best(_) => end(criterion.best),
        CriterionField::Worst(_) => end(criterion.worst),
        CriterionField::Scale { .. } => {
            let Criterion { direction, best, worst, .. } = criterion;
            format!("{}, best {}, worst {}", better(*direction), end(*best), end(*worst))
        }
        CriterionField::Score(scenario, _) => match criterion.scores.get(scenario) {
            None => "none".to_owned(),
            Some(score) if score.rationale.is_empty() => score.value.to_string(),
            Some(score) => format!("{} ({})", score.value, score.rationale),
        },
    };
    format!("{what} from {} to {}", value(before), value(after))
}

fn quoted(text: &str) -> String {
    if text.is_empty() { "nothing".to_owned() } else { format!("\"{text}\"") }
}

fn end(end: Option<Decimal>) -> String {
    end.map_or_else(|| "not fixed".to_owned(), |end| end.to_string())
}

fn better(direction: Direction) -> &'static str {
    match direction {
        Direction::Max => "more is better",
        Direction::Min => "less is better",
        Direction::Unknown => "nothing",
    }
}

fn checked_measure(key: &str) -> Result<String, Refusal> {
    required(key, "A criterion needs a measure; choose one, or manual")
}

fn check_weight(weight: Decimal) -> Result<(), Refusal> {
    if weight.is_negative() || weight.places() > 6 {
        return Err(Refusal::BadValue("A weight is 0 or more, with at most 6 places".to_owned()));
    }
    Ok(())
}

fn check_scale(direction: Direction, best: Option<Decimal>, worst: Option<Decimal>) -> Result<(), Refusal> {
    if [best, worst].into_iter().flatten().any(|end| end.places() > 6) {
        return Err(Refusal::BadValue("An end of the scale has at most 6 places".to_owned()));
    }
    let (Some(best), Some(worst)) = (best, worst) else { return Ok(()) };
    let against = match direction {
        Direction::Max => best < worst,
        Direction::Min => best > worst,
        Direction::Unknown => false,
    };
    if against {
        return Err(Refusal::BadValue(format!(
            "Best {best} and worst {worst} are the wrong way round when {}; swap the ends",
            better(direction)
        )));
    }
    Ok(())
}

fn check_score(draft: &Draft, criterion: &Criterion, scenario: &ScenarioId, value: Decimal) -> Result<(), Refusal> {
    draft.find::<Scenario>("scenario", scenario.as_str())?;
    if criterion.measure != MANUAL {
        return Err(Refusal::BadValue(format!(
            "\"{}\" is measured by a metric; set its measure to manual before scoring it",
            criterion.name
        )));
    }
    if value.is_negative() || value > Decimal::new(100, 0) || value.places() > 6 {
        return Err(Refusal::BadValue("A score is 0 to 100, with at most 6 places".to_owned()));
    }
    Ok(())
}
