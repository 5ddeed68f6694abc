//! What the scenario leans on openly: conditions that are still open, red lines, illustrative figures.

use super::finding::{Finding, Severity};
use super::text::listed;
use super::view::View;
use crate::analysis::usable::condition;
use crate::model::{ConditionState, Stance};

pub(super) fn find(view: &View<'_, '_>, findings: &mut Vec<Finding>) {
    let (case, scenario) = (view.case, view.case.scenario);
    let mut told = Vec::new();
    for id in &scenario.assumes {
        let Some(condition) = condition(case, id).filter(|c| c.state == ConditionState::Open) else { continue };
        if !told.contains(&id) {
            told.push(id);
            let text = format!("The scenario assumes {id} ({}), which is still open", condition.name);
            let finding = Finding::new(Severity::Info, "condition_open", "conditions", id.as_str(), text);
            findings.push(finding.mend("Settle the condition, or test the scenario without it"));
        }
    }
    for (at, red_line) in case.plan.red_lines.iter().enumerate() {
        if case.plan.red_lines.position(red_line.id.as_str()) != Some(at) {
            continue;
        }
        let judgement = scenario.red_lines.get(&red_line.id);
        let (severity, how, mend) = match judgement.map_or(Stance::Unknown, |judgement| judgement.stance) {
            Stance::Kept => continue,
            Stance::Breached => (Severity::Error, "breaches", "Change the scenario until the red line is kept"),
            Stance::AtRisk => (Severity::Warning, "puts at risk", "Say in the scenario what keeps the risk small"),
            Stance::Unknown => (Severity::Info, "has not been judged against", "Judge it: kept, at risk or breached"),
        };
        let text = format!("The scenario {how} the red line {} ({})", red_line.id, red_line.name);
        findings.push(Finding::new(severity, "red_line", "red_lines", red_line.id.as_str(), text).mend(mend));
    }
    let mut illustrative: Vec<&str> = Vec::new();
    for item in case.items.iter().filter(|item| item.contribution.illustrative) {
        if !illustrative.contains(&item.contribution.id.as_str()) {
            illustrative.push(item.contribution.id.as_str());
        }
    }
    if !illustrative.is_empty() {
        let text = format!("The scenario leans on illustrative figures: {}", listed(&illustrative));
        let finding = Finding::new(Severity::Info, "illustrative", "scenarios", scenario.id.as_str(), text);
        findings.push(finding.mend("Replace them with figures from the nations"));
    }
}
