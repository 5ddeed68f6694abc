//! The heavier analyses of a scenario: confidence, linchpins, gaps. They are worked out off the interface's thread; until
//! they are there, the last ones stand and are shown as such.

use std::sync::Arc;

use crate::analysis::{self, Confidence, Figures, Finding, Gap, Linchpins, Metric, Withdrawal};
use crate::model::{Index, Plan, Scenario};

/// The heavier analyses of one scenario under one what-if.
#[derive(Clone, Debug, PartialEq)]
pub struct Study {
    /// How sure its lines are.
    pub confidence: Confidence,
    /// What breaks it.
    pub linchpins: Linchpins,
    /// Its lines not met, and who could fill them.
    pub gaps: Vec<Gap>,
    /// Its essential lines that are met, and not likely to be.
    pub unlikely: Vec<Finding>,
}

impl Study {
    /// True for the metrics that come from a study.
    pub fn gives(metric: Metric) -> bool {
        matches!(
            metric,
            Metric::ExpectedMet
                | Metric::ExpectedMinimum
                | Metric::Confidence
                | Metric::ConfidenceError
                | Metric::Linchpins
                | Metric::BackstopDependence
        )
    }
}

/// What a study is made from: it holds all of it, so that it can be done on another thread.
#[derive(Clone, Debug)]
pub struct Task {
    /// The plan.
    pub plan: Plan,
    /// Its index.
    pub index: Arc<Index>,
    /// The scenario.
    pub scenario: Arc<Scenario>,
    /// The scenario's figures.
    pub figures: Arc<Figures>,
    /// The what-if in force.
    pub what_if: Withdrawal,
}

impl Task {
    /// Does it.
    pub fn run(&self) -> Study {
        let Self { plan, index, scenario, figures, what_if } = self;
        let confidence = analysis::confidence(plan, index, scenario, what_if);
        Study {
            linchpins: analysis::linchpins(plan, index, scenario, what_if),
            gaps: analysis::gaps(plan, index, scenario, what_if, figures),
            unlikely: analysis::unlikely(plan, figures, &confidence),
            confidence,
        }
    }
}
