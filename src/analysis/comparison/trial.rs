//! Weights that are tried: what the ranking would be by other weights, without any of them being written to a plan.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::{CriterionId, Decimal};
use crate::model::{Criterion, List};

/// The largest share that one criterion can be tried at: at 1 the others would have no proportion left.
const MOST: f64 = 0.99;
/// Digits after the point that a tried weight keeps.
const DIGITS: u32 = 4;

/// Weights by criterion, in place of those that the plan holds. Empty when nothing is tried.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TrialWeights(BTreeMap<CriterionId, Decimal>);

impl TrialWeights {
    /// Tries a criterion at a share of all weight, 0 to 1; the others keep their proportion to each other, be they tried
    /// as well or not.
    pub fn set_share(&mut self, criteria: &List<Criterion>, id: &CriterionId, share: f64) {
        let others = criteria.iter().filter(|criterion| criterion.id != *id);
        let rest: f64 = others.map(|criterion| self.weight(criterion).exact().to_f64().max(0.0)).sum();
        let share = share.clamp(0.0, MOST);
        let weight = match criteria.find(id.as_str()) {
            Some(_) if rest > 0.0 => share * rest / (1.0 - share),
            // It has all the weight, whatever that is.
            Some(criterion)
                if !self.weight(criterion).is_negative() && self.weight(criterion) != Decimal::default() =>
            {
                return;
            }
            _ => share,
        };
        let scale = 10_f64.powi(DIGITS as i32);
        self.0.insert(id.clone(), Decimal::new((weight * scale).round() as i64, DIGITS));
    }

    /// The weight of a criterion: as tried, else as in the plan.
    fn weight(&self, criterion: &Criterion) -> Decimal {
        self.0.get(&criterion.id).copied().unwrap_or(criterion.weight)
    }

    /// The criteria with the tried weights.
    #[must_use]
    pub fn applied(&self, criteria: &List<Criterion>) -> List<Criterion> {
        let of = |criterion: &Arc<Criterion>| match self.weight(criterion) {
            weight if weight == criterion.weight => Arc::clone(criterion),
            weight => Arc::new(Criterion { weight, ..criterion.as_ref().clone() }),
        };
        criteria.iter().map(of).collect()
    }

    /// The criteria whose weight is tried at another than the plan holds, in the plan's order, each with that weight.
    pub fn changes(&self, criteria: &List<Criterion>) -> Vec<(CriterionId, Decimal)> {
        let changed = criteria.iter().filter(|criterion| self.weight(criterion) != criterion.weight);
        changed.map(|criterion| (criterion.id.clone(), self.weight(criterion))).collect()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn criteria(weights: &[&str]) -> List<Criterion> {
        let of = |(at, weight): (usize, &&str)| Criterion {
            id: format!("c{at}").into(),
            weight: weight.parse().unwrap(),
            ..Criterion::default()
        };
        weights.iter().enumerate().map(of).collect()
    }

    /// Shares in thousandths.
    fn shares(criteria: &List<Criterion>) -> Vec<i64> {
        let total: f64 = criteria.iter().map(|c| c.weight.exact().to_f64()).sum();
        criteria.iter().map(|c| (c.weight.exact().to_f64() / total * 1000.0).round() as i64).collect()
    }

    #[test]
    fn the_other_weights_keep_their_proportion() {
        let plan = criteria(&["0.3", "0.5", "0.2"]);
        let mut trial = TrialWeights::default();
        trial.set_share(&plan, &"c2".into(), 0.6);
        assert_eq!(shares(&trial.applied(&plan)), [150, 250, 600]);
        // A second move is on top of the first.
        trial.set_share(&plan, &"c0".into(), 0.5);
        let tried = shares(&trial.applied(&plan));
        assert_eq!(tried[0], 500);
        assert!((tried[2] * 10 - tried[1] * 24).abs() < 30, "{tried:?}");
        assert_eq!(trial.changes(&plan).len(), 2);
    }

    #[test]
    fn a_trial_at_the_weight_of_the_plan_changes_nothing() {
        let plan = criteria(&["0.25", "0.75"]);
        let mut trial = TrialWeights::default();
        trial.set_share(&plan, &"c0".into(), 0.25);
        assert_eq!(trial.changes(&plan), []);
        assert_eq!(trial.applied(&plan), plan);
    }

    #[test]
    fn the_ends_of_the_scale_leave_a_matrix() {
        for weights in [&["1"][..], &["0", "0"], &["0.2", "0"]] {
            let plan = criteria(weights);
            let mut trial = TrialWeights::default();
            trial.set_share(&plan, &"c0".into(), 1.0);
            let tried = trial.applied(&plan);
            assert!(!tried[0].weight.is_negative() && tried[0].weight.exact().to_f64() > 0.0, "{weights:?}");
        }
    }
}
