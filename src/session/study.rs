//! The heavier analyses of a scenario: joint confidence, linchpins, gaps. They are worked out off the interface's thread,
//! and given up when an edit makes them of no use; until they are there, the last ones stand and are shown as such.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::analysis::{self, Confidence, Figures, Finding, Gap, Linchpins, LineConfidence, Withdrawal};
use crate::model::{Index, Plan, Scenario};

/// The heavier analyses of one scenario under one what-if.
#[derive(Clone, Debug, PartialEq)]
pub struct Study {
    /// How sure its lines are, and the whole.
    pub confidence: Confidence,
    /// What breaks it.
    pub linchpins: Linchpins,
    /// Its lines not met, and who could fill them.
    pub gaps: Vec<Gap>,
    /// Its essential lines that are met, and not likely to be.
    pub unlikely: Vec<Finding>,
}

/// Tells a study that nobody waits for it any more.
#[derive(Clone, Debug, Default)]
pub(super) struct Cancel(Arc<AtomicBool>);

impl Cancel {
    /// Nobody waits any more.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// What a study is made from: it holds all of it, so that it can be done on another thread.
#[derive(Clone, Debug)]
pub(super) struct Task {
    /// The plan.
    pub plan: Plan,
    /// Its index.
    pub index: Arc<Index>,
    /// The scenario.
    pub scenario: Arc<Scenario>,
    /// The scenario's figures.
    pub figures: Arc<Figures>,
    /// How sure its lines are, as far as that is known.
    pub lines: Arc<Vec<Option<LineConfidence>>>,
    /// A study of which all but the gaps is of this state.
    pub kept: Option<Arc<Study>>,
    /// The what-if in force.
    pub what_if: Withdrawal,
    /// Set when the study is no longer waited for.
    pub cancel: Cancel,
}

impl Task {
    /// Does it; `None` when it was given up.
    pub fn run(self) -> Option<Study> {
        let Self { plan, index, scenario, figures, lines, kept, what_if, cancel } = self;
        let stop = || cancel.is_cancelled();
        let gaps = analysis::gaps(&plan, &index, &scenario, &what_if, &figures);
        if stop() {
            return None;
        }
        if let Some(kept) = kept {
            return Some(Study { gaps, ..kept.as_ref().clone() });
        }
        let confidence = analysis::joint_confidence(&plan, &index, &scenario, &what_if, &lines, &stop)?;
        let linchpins = analysis::linchpins_until(&plan, &index, &scenario, &what_if, &stop)?;
        let unlikely = analysis::unlikely(&plan, &figures, &confidence.lines);
        Some(Study { confidence, linchpins, gaps, unlikely })
    }
}
