//! Lines that are met on paper and not likely to be: `unlikely`. Apart from the other findings, because it needs the
//! confidence of the lines.

use super::finding::{Finding, Severity};
use super::text::amount;
use crate::analysis::{Figures, LineConfidence};
use crate::base::Exact;
use crate::model::Plan;

/// The essential lines of a scenario that are met with a confidence below the plan's threshold.
pub fn unlikely(plan: &Plan, figures: &Figures, confidence: &[LineConfidence]) -> Vec<Finding> {
    let limit = plan.properties.thresholds.unlikely.exact();
    let percent = |share: &Exact| amount(&(share * &Exact::whole(100)));
    figures
        .lines
        .iter()
        .zip(confidence)
        .filter(|(line, sure)| line.essential() && line.met() && sure.met < limit)
        .map(|(line, sure)| {
            let text = format!(
                "Essential line {} is met, but with a confidence of {} % only; the limit is {} %",
                line.id,
                percent(&sure.met),
                percent(&limit)
            );
            let mut finding = Finding::new(Severity::Warning, "unlikely", "requirements", line.id.as_str(), text)
                .mend("Firm up its pledges, or add a reserve");
            finding.scenario = Some(figures.scenario.clone());
            finding
        })
        .collect()
}
