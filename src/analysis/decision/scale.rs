//! From what a scenario scores on a criterion to a value between 0 and 1: the scale's ends, and what happens at and
//! beyond them.

use super::{Candidate, CriterionValues, Note};
use crate::analysis::Metric;
use crate::base::Exact;
use crate::model::{Criterion, Direction};

/// The measure of a criterion that people score.
const MANUAL: &str = "manual";

/// What a note calls a criterion.
pub(super) fn called(criterion: &Criterion) -> String {
    if criterion.name.is_empty() { criterion.id.to_string() } else { criterion.name.clone() }
}

/// True when the first is as good as the second, or better.
fn as_good(direction: Direction, one: &Exact, other: &Exact) -> bool {
    if direction == Direction::Min { one <= other } else { one >= other }
}

/// What the candidates score.
fn raw(criterion: &Criterion, candidates: &[Candidate<'_>]) -> Vec<Option<Exact>> {
    let metric = Metric::from_key(&criterion.measure);
    candidates
        .iter()
        .map(|candidate| match metric {
            Some(metric) => candidate.metrics.get(metric),
            None if criterion.measure == MANUAL => {
                criterion.scores.get(candidate.scenario).map(|score| score.value.exact())
            }
            None => None,
        })
        .collect()
}

/// One criterion over the candidates, with notes on what is not as it should be.
pub(super) fn values(
    criterion: &Criterion,
    share: Exact,
    candidates: &[Candidate<'_>],
    notes: &mut Vec<Note>,
) -> CriterionValues {
    let name = || called(criterion);
    let manual = criterion.measure == MANUAL;
    let direction = match criterion.direction {
        Direction::Unknown => {
            notes.push(Note::NoDirection(name()));
            Direction::Max
        }
        known => known,
    };
    if !manual && Metric::from_key(&criterion.measure).is_none() {
        notes.push(Note::NoMetric(name(), criterion.measure.clone()));
    }

    let raw = raw(criterion, candidates);
    let full_marks = || Exact::whole(100);
    let (lowest, highest) =
        if direction == Direction::Min { (full_marks(), Exact::zero()) } else { (Exact::zero(), full_marks()) };
    let fixed_worst = criterion.worst.map(|end| end.exact()).or_else(|| manual.then_some(lowest));
    let fixed_best = criterion.best.map(|end| end.exact()).or_else(|| manual.then_some(highest));
    let ends_fixed = (fixed_worst.is_some(), fixed_best.is_some());
    let present = || raw.iter().flatten();
    let (least, most) = (present().min().cloned(), present().max().cloned());
    let (set_worst, set_best) = if direction == Direction::Min { (most, least) } else { (least, most) };
    let ends = fixed_worst.clone().or(set_worst).zip(fixed_best.clone().or(set_best));

    let mut level = false;
    let values = raw
        .iter()
        .map(|raw| {
            let (Some(raw), Some((worst, best))) = (raw, &ends) else { return Exact::zero() };
            if fixed_best.as_ref().is_some_and(|end| as_good(direction, raw, end)) {
                Exact::one()
            } else if fixed_worst.as_ref().is_some_and(|end| as_good(direction, end, raw)) {
                Exact::zero()
            } else {
                let value = Exact::share(&(raw - worst), &(best - worst));
                level |= value.is_none();
                value.map_or_else(half, |value| value.clamp(Exact::zero(), Exact::one()))
            }
        })
        .collect();

    if present().next().is_some() && ends_fixed != (true, true) {
        notes.push(Note::EndsFromCandidates { criterion: name(), worst: !ends_fixed.0, best: !ends_fixed.1 });
    }
    if level {
        notes.push(Note::NoLength(name()));
    }
    let missing: Vec<usize> = (0..raw.len()).filter(|at| raw[*at].is_none()).collect();
    if !missing.is_empty() {
        notes.push(Note::Missing(name(), missing));
    }
    CriterionValues {
        id: criterion.id.clone(),
        name: criterion.name.clone(),
        measure: criterion.measure.clone(),
        direction,
        weight: criterion.weight,
        share,
        raw,
        values,
        ends,
        ends_fixed,
    }
}

fn half() -> Exact {
    &Exact::one() / 2
}
