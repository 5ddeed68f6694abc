//! The decision matrix: scenarios judged by weighted criteria in five styles, so that a planner sees whether the answer
//! hangs on the way of adding up. Weights, values, ranks and flows are exact; TOPSIS takes square roots and is worked in
//! doubles. What the answer bears is in [`sensitivity`], [`acceptability`] and [`no_clear_winner`].

mod acceptability;
mod doubt;
mod lead;
mod note;
mod pareto;
mod scale;
mod sensitivity;
mod styles;

pub use acceptability::{Acceptability, acceptability};
pub use doubt::{NARROW, NoClearWinner, no_clear_winner};
pub use lead::{BaselineTie, Lead};
pub use note::Note;
pub use pareto::pareto;
pub use sensitivity::{Move, Range, Sensitivity, sensitivity};
pub use styles::{Style, StyleResult};

use rustc_hash::FxHashSet;

use super::Metrics;
use crate::base::{CriterionId, Decimal, Exact, ScenarioId};
use crate::model::{Criterion, Direction, List};

/// A scenario to decide on.
#[derive(Clone, Copy, Debug)]
pub struct Candidate<'a> {
    /// Its id, by which manual scores are looked up.
    pub scenario: &'a ScenarioId,
    /// Its metrics, money already in the base currency of the criteria's file.
    pub metrics: &'a Metrics,
}

/// One criterion over all candidates.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CriterionValues {
    /// The criterion.
    pub id: CriterionId,
    /// Its name.
    pub name: String,
    /// The key of a metric, or `manual`, as in the file.
    pub measure: String,
    /// Which way is better; never unknown.
    pub direction: Direction,
    /// Its weight as in the file.
    pub weight: Decimal,
    /// Its part of all weight, 0 to 1.
    pub share: Exact,
    /// What each candidate scores, in the measure's unit; `None` where it is missing.
    pub raw: Vec<Option<Exact>>,
    /// The value of that on the scale, 0 (worst) to 1 (best); 0 where it is missing.
    pub values: Vec<Exact>,
    /// The ends of the scale as used, worst and best, in the measure's unit; `None` where all are missing and an end
    /// is not fixed.
    pub ends: Option<(Exact, Exact)>,
    /// Whether the worst and the best end are fixed, and not taken from the candidates. A manual score's always are.
    pub ends_fixed: (bool, bool),
}

/// The matrix and what it says.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// By criterion, in the plan's order.
    pub criteria: Vec<CriterionValues>,
    /// By style, in the order of [`Style::ALL`].
    pub results: Vec<StyleResult>,
    /// True when each style has the same sole leader.
    pub agree: bool,
    /// The candidate that plus, minus, zero compares with.
    pub baseline: usize,
}

impl Decision {
    /// Number of candidates, at least 2.
    pub fn candidates(&self) -> usize {
        self.criteria.first().map_or(0, |criterion| criterion.values.len())
    }

    /// The result of one style.
    pub fn result(&self, style: Style) -> Option<&StyleResult> {
        self.results.iter().find(|result| result.style == style)
    }

    /// The weighted score of each candidate, exactly: the sum of share times value, 0 to 1.
    pub fn weighted_scores(&self) -> Vec<Exact> {
        styles::weighted_scores(&self.criteria)
    }

    /// The values as doubles by candidate, then criterion: what [`acceptability`] takes.
    pub fn table(&self) -> Vec<Vec<f64>> {
        (0..self.candidates())
            .map(|at| self.criteria.iter().map(|criterion| criterion.values[at].to_f64()).collect())
            .collect()
    }
}

/// The decision, if there is one, and what must be known to read it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Decided {
    /// The matrix; `None` with fewer than two candidates, without criteria or without weight.
    pub decision: Option<Decision>,
    /// Notes: why there is no matrix, values that are missing, ends that follow from the candidates.
    pub notes: Vec<Note>,
}

/// Judges the candidates by the criteria. `baseline` is the position of the candidate that plus/minus/zero compares
/// with; one that is not there stands for the first. Of two criteria with one id the first stands. A weight below 0
/// counts 0, an unknown direction as more is better, an unknown measure as missing; each with a note.
pub fn decide(criteria: &List<Criterion>, candidates: &[Candidate<'_>], baseline: usize) -> Decided {
    let mut notes = Vec::new();
    let mut seen = FxHashSet::default();
    let standing: Vec<&Criterion> =
        criteria.iter().map(AsRef::as_ref).filter(|c| c.id.is_empty() || seen.insert(&c.id)).collect();
    if standing.is_empty() {
        notes.push(Note::NoCriteria);
    }
    if candidates.len() < 2 {
        notes.push(Note::OneCandidate);
    }
    let weights: Vec<Exact> = standing
        .iter()
        .map(|criterion| {
            if criterion.weight.is_negative() {
                notes.push(Note::NegativeWeight(scale::called(criterion), criterion.weight));
                return Exact::zero();
            }
            criterion.weight.exact()
        })
        .collect();
    let total: Exact = weights.iter().sum();
    if !standing.is_empty() && total.is_zero() {
        notes.push(Note::NoWeight);
    }
    if candidates.len() < 2 || total.is_zero() {
        return Decided { decision: None, notes };
    }
    let criteria: Vec<CriterionValues> = standing
        .iter()
        .zip(&weights)
        .map(|(criterion, weight)| {
            let share = Exact::share(weight, &total).unwrap_or_default();
            scale::values(criterion, share, candidates, &mut notes)
        })
        .collect();
    let baseline = if baseline < candidates.len() { baseline } else { 0 };
    let results = styles::results(&criteria, candidates.len(), baseline);
    let agree = results.iter().all(|result| result.tied.is_empty() && result.leader == results[0].leader);
    Decided { decision: Some(Decision { criteria, results, agree, baseline }), notes }
}

#[cfg(test)]
mod tests;
