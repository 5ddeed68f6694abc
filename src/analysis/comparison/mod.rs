//! Scenarios of one file or of several set side by side. Each is analysed under its own plan; the criteria, the screening
//! thresholds and the base currency are those of one plan, the first file's. The window, the command line and the
//! exports all read a comparison from here, so that they show the same figures.

mod conversion;
mod evidence;
pub mod report;
mod robustness;
mod screening;
mod trial;

pub use conversion::Conversion;
pub use evidence::Evidence;
pub use robustness::{DRAWS, SEED, robustness};
pub use screening::{Screened, Test};
pub use trial::TrialWeights;

use std::collections::BTreeSet;

use super::decision::{
    Candidate, CriterionValues, Decided, Decision, NoClearWinner, Note, Sensitivity, decide, no_clear_winner,
    sensitivity,
};
use super::findings::Finding;
use super::{Difference, Figures, Holdings, Metric, Metrics, difference, similarity};
use crate::model::{Criterion, Index, List, Plan, Scenario};
use screening::{Screening, screening};

/// A scenario that is compared, with what was found of it under its own plan.
#[derive(Clone, Copy)]
pub struct Alternative<'a> {
    /// Its plan.
    pub plan: &'a Plan,
    /// The plan's index.
    pub index: &'a Index,
    /// The scenario.
    pub scenario: &'a Scenario,
    /// Its figures in its own plan's currency, with those of the heavier analyses where they are there.
    pub figures: &'a Figures,
    /// Its findings.
    pub findings: &'a [Finding],
}

/// Alternatives and the plan by whose rules they are compared.
pub struct Comparison<'a> {
    rules: &'a Plan,
    alternatives: Vec<Alternative<'a>>,
    conversions: Vec<Conversion>,
    baseline: usize,
}

impl<'a> Comparison<'a> {
    /// Compares alternatives by the rules of a plan. `baseline` is a position among them; one that is not there stands
    /// for the first.
    pub fn new(rules: &'a Plan, alternatives: Vec<Alternative<'a>>, baseline: usize) -> Self {
        let of = |one: &Alternative<'_>| Conversion::new(one.plan, &rules.properties);
        let conversions = alternatives.iter().map(of).collect();
        let baseline = if baseline < alternatives.len() { baseline } else { 0 };
        Self { rules, alternatives, conversions, baseline }
    }

    /// From the currency of each alternative's plan into that of the rules.
    pub fn conversions(&self) -> &[Conversion] {
        &self.conversions
    }

    /// The metrics of each alternative, all money in the currency of the rules.
    pub fn metrics(&self) -> Vec<Metrics> {
        let converted = |(one, conversion): (&Alternative<'_>, &Conversion)| {
            let mut metrics = one.figures.metrics.clone();
            conversion.enter(&mut metrics);
            metrics
        };
        self.alternatives.iter().zip(&self.conversions).map(converted).collect()
    }

    /// What each alternative assigns.
    pub fn holdings(&self) -> Vec<Holdings> {
        self.alternatives.iter().map(|one| Holdings::of(one.plan, one.index, one.scenario)).collect()
    }

    /// What each alternative assigns differently from the baseline, being the first of the two; `None` for the baseline.
    pub fn from_baseline(&self, holdings: &[Holdings]) -> Vec<Option<Difference>> {
        let base = holdings.get(self.baseline);
        let of = |(at, own)| base.filter(|_| at != self.baseline).map(|base| difference(own, base));
        holdings.iter().enumerate().map(of).collect()
    }

    /// The five tests of each alternative.
    pub fn screening(&self, holdings: &[Holdings]) -> Vec<Vec<Screened>> {
        let tests = |(at, (one, own)): (usize, (&Alternative<'_>, &Holdings))| {
            let others = holdings.iter().enumerate().filter(|(other, _)| *other != at);
            let others: Vec<_> = others.map(|(other, held)| (other, similarity(own, held))).collect();
            screening(&Screening {
                plan: one.plan,
                index: one.index,
                scenario: one.scenario,
                figures: one.figures,
                findings: one.findings,
                others: &others,
                thresholds: &self.rules.properties.thresholds,
            })
        };
        self.alternatives.iter().zip(holdings).enumerate().map(tests).collect()
    }

    /// The decision by the criteria of the rules.
    pub fn weigh(&self) -> Weighed {
        self.weigh_by(&self.rules.criteria)
    }

    /// The decision by other criteria, such as those of the rules under [`TrialWeights`].
    pub fn weigh_by(&self, criteria: &List<Criterion>) -> Weighed {
        let metrics = self.metrics();
        let candidate = |(one, metrics): (&Alternative<'a>, _)| Candidate { scenario: &one.scenario.id, metrics };
        let candidates: Vec<Candidate<'_>> =
            self.alternatives.iter().zip(&metrics).map(|(one, metrics)| candidate((one, metrics))).collect();
        let mut decided = decide(criteria, &candidates, self.baseline);
        if let Some(decision) = &decided.decision {
            decided.notes.extend(self.notes(decision));
        }
        Weighed::new(decided)
    }

    /// What must be known of how the alternatives are compared: measures that a threshold tests too, and lines that not
    /// all of them are measured by.
    fn notes(&self, decision: &Decision) -> Vec<Note> {
        const TESTED: [Metric; 2] = [Metric::ExpectedMinimum, Metric::LargestShare];
        let tested = |measure: &str| TESTED.iter().any(|metric| metric.key() == measure);
        let twice = decision.criteria.iter().filter(|criterion| tested(&criterion.measure));
        let name = |criterion: &CriterionValues| {
            if criterion.name.is_empty() { criterion.id.to_string() } else { criterion.name.clone() }
        };
        let mut notes: Vec<Note> = twice.map(|criterion| Note::TestedTwice(name(criterion))).collect();
        let lines =
            |one: &'a Figures| one.lines.iter().map(|line| (&line.id, &line.capability)).collect::<BTreeSet<_>>();
        let mut sets = self.alternatives.iter().map(|one| lines(one.figures));
        if let Some(first) = sets.next()
            && sets.any(|other| other != first)
        {
            notes.push(Note::OtherLines);
        }
        notes
    }
}

/// A decision with what it bears. How robust it is against other weights is a matter of its values alone: [`robustness`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Weighed {
    /// The matrix, if there is one, and its notes.
    pub decided: Decided,
    /// How far the weights can move; `None` without a matrix.
    pub sensitivity: Option<Sensitivity>,
    /// Why no alternative clearly wins; `None` when one does, and without a matrix.
    pub doubt: Option<NoClearWinner>,
}

impl Weighed {
    fn new(decided: Decided) -> Self {
        let bounds = decided.decision.as_ref().map(sensitivity);
        let both = decided.decision.as_ref().zip(bounds.as_ref());
        let doubt = both.and_then(|(decision, bounds)| no_clear_winner(decision, bounds));
        Self { decided, sensitivity: bounds, doubt }
    }
}
