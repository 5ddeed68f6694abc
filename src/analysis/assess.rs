//! One scenario worked out in one go, all that an edit needs at once: its figures, how sure each line is, its own
//! findings, and the records that it uses.

use super::case::Case;
use super::chance::Budget;
use super::confidence::{LineConfidence, expected, lines_within};
use super::figures::{Figures, Found, figures};
use super::findings::{Finding, Uses, own_findings, unlikely};
use super::{Metric, Withdrawal};
use crate::model::{Index, Plan, Scenario};

/// How far the lines' confidence is worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    /// As far as an edit can wait for it.
    AtOnce,
    /// Wholly.
    Whole,
}

/// The most work for the lines' confidence at once; lines beyond it are left to [`super::joint_confidence`]. Some two milliseconds.
const AT_ONCE: Budget<'static> = Budget::steps(60_000);

/// A scenario, worked out.
#[derive(Clone, Debug)]
pub struct Assessed {
    /// Its figures, with the shares of lines that can be expected where every line's confidence is there.
    pub figures: Figures,
    /// By line, how sure it is; `None` for one that takes longer to work out.
    pub confidence: Vec<Option<LineConfidence>>,
    /// The findings that lie in the scenario itself, in the order in which they are found.
    pub findings: Vec<Finding>,
    /// The records that it uses.
    pub uses: Uses,
}

/// The figures that [`assess`] gives with what can be worked out at once, and nothing else.
pub fn figures_at_once(plan: &Plan, index: &Index, scenario: &Scenario, what_if: &Withdrawal) -> Figures {
    let case = Case::new(plan, index, scenario);
    let found = Found::new(&case, what_if);
    let confidence = lines_within(&case, &found, Some(AT_ONCE));
    let mut figures = figures(&case, found);
    enter(&case, &mut figures, &confidence);
    figures
}

/// Enters the shares of lines that can be expected, where the confidence of all of them is there; and that.
fn enter(case: &Case<'_>, figures: &mut Figures, confidence: &[Option<LineConfidence>]) -> Option<Vec<LineConfidence>> {
    let lines: Vec<LineConfidence> = confidence.iter().cloned().collect::<Option<_>>()?;
    figures.metrics.set(Metric::ExpectedMet, expected(case, &lines, |line| &line.met));
    figures.metrics.set(Metric::ExpectedMinimum, expected(case, &lines, |line| &line.minimum));
    Some(lines)
}

/// Works a scenario out under a what-if.
pub fn assess(plan: &Plan, index: &Index, scenario: &Scenario, what_if: &Withdrawal, work: Work) -> Assessed {
    let case = Case::new(plan, index, scenario);
    let found = Found::new(&case, what_if);
    let confidence = lines_within(&case, &found, (work == Work::AtOnce).then_some(AT_ONCE));
    let mut figures = figures(&case, found);
    let mut findings = own_findings(&case, &figures);
    if let Some(lines) = enter(&case, &mut figures, &confidence) {
        findings.extend(unlikely(plan, &figures, &lines));
    }
    Assessed { figures, confidence, findings, uses: Uses::of_case(&case) }
}
