//! The analysis: pure functions of a plan, a scenario and a what-if. One implementation serves the screen, the exports
//! and the command line. It keeps no state and knows nothing of files, clocks or screens.
//!
//! Arithmetic is exact. A mean, share, maximum or probability over nothing is absent. Of two records with one id the
//! first stands; an assignment that names something that is not there counts nowhere.

mod arrival;
mod assess;
mod burden;
mod case;
mod chance;
pub mod comparison;
mod confidence;
pub mod decision;
mod difference;
mod draws;
mod explain;
mod figures;
mod findings;
#[cfg(test)]
pub(crate) mod fixture;
mod funnel;
mod gaps;
mod linchpins;
mod metrics;
mod money;
mod readiness;
pub mod report;
mod rotation;
mod shortfall;
mod steps;
mod support;
pub mod survey;
mod usable;
mod what_if;

pub use assess::{Assessed, Work, assess, figures_at_once};
pub use burden::Burden;
pub use comparison::{Comparison, Conversion, Screened, Test, Weighed};
pub use confidence::{Confidence, LineConfidence, confidence, joint_confidence};
pub use decision::{
    Acceptability, Candidate, CriterionValues, Decided, Decision, Move, NoClearWinner, Range, Sensitivity, Style,
    StyleResult, acceptability, decide, no_clear_winner, pareto, sensitivity,
};
pub use difference::{
    Assigned, Before, Brought, Change, Changed, Difference, Effect, Holdings, Kind, LineEffect, NoEffect,
    RecordDifference, Share, Shift, apply, changes, difference, effects, record_differences, similarity,
};
pub use explain::{
    Explained, LeftOut, LineExplained, LineStanding, Note, Part, PartOf, Rule, Step, StepExplained, Stretch, explain,
    explain_line,
};
pub use figures::{AssignmentFigures, Figures, analyse};
pub use findings::{
    Changed as ChangedContribution, Finding, Moved, Place, RecordFindings, Scope, Severity, Uses, findings, joined,
    plan_findings, record_findings, scenario_findings, unlikely,
};
pub use funnel::{LineFigures, LineState};
pub use gaps::{CouldFill, Gap, Register, gaps, gaps_in};
pub use linchpins::{Linchpins, Loss, Member, linchpins, linchpins_until};
pub use metrics::{Counts, Metric, Metrics};
pub use readiness::readiness;
pub use rotation::rotation;
pub use shortfall::{Shortfall, ShortfallKind, Shortfalls, days_in, shortfall_kinds};
pub use steps::Steps;
pub use usable::Reason;
pub use what_if::Withdrawal;
