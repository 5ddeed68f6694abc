//! Findings: what is wrong with a plan or a scenario, what weakens it, and what a reader must know. One file for each
//! subject; the codes, severities and conditions are those of the definitions.
//!
//! What lies in the records (values, names, duplicates, the survey) is kept by [`RecordFindings`], which looks again at
//! what changed alone. [`scenario_findings`] adds what lies in one scenario and takes those record findings that concern
//! it; [`plan_findings`] takes the rest.

mod assigned;
mod assignments;
mod assumptions;
mod concern;
mod duplicates;
mod finding;
mod lines;
mod money;
mod names;
mod pledges;
mod records;
mod survey;
#[cfg(test)]
mod tests;
pub(crate) mod text;
mod unlikely;
mod uses;
mod values;
mod values_contribution;
mod values_scenario;
mod values_set;
mod view;

use super::case::Case;
use super::figures::Figures;
use super::support::supported;
use crate::model::{Index, Plan, Scenario};

pub use finding::{Finding, Place, Scope, Severity};
pub(crate) use pledges::share_group;
pub use records::{Changed, Moved, RecordFindings};
pub(crate) use survey::Answers;
pub use unlikely::unlikely;
pub use uses::Uses;
use view::View;

/// Looks through all records once.
pub fn record_findings(plan: &Plan, index: &Index, scope: Scope) -> RecordFindings {
    RecordFindings::new(plan, index, scope)
}

/// The record findings that concern no scenario.
pub fn plan_findings(plan: &Plan, index: &Index, records: &RecordFindings) -> Vec<Finding> {
    if records.is_empty() {
        return Vec::new();
    }
    let uses: Vec<Uses> = plan.scenarios.iter().map(|scenario| Uses::of(plan, index, scenario)).collect();
    records.of_no_scenario(&uses.iter().collect::<Vec<_>>())
}

/// The findings of one scenario: its own, and those of the records that it uses. `figures` are those of the scenario
/// under the what-if in force.
pub fn scenario_findings(
    plan: &Plan,
    index: &Index,
    records: &RecordFindings,
    scenario: &Scenario,
    figures: &Figures,
) -> Vec<Finding> {
    let case = Case::new(plan, index, scenario);
    joined(records, &Uses::of_case(&case), &own_findings(&case, figures))
}

/// The findings that lie in a scenario itself, in the order in which they are found.
pub(crate) fn own_findings(case: &Case<'_>, figures: &Figures) -> Vec<Finding> {
    let usable: Vec<bool> = case
        .items
        .iter()
        .map(|item| figures.assignments.get(item.at).is_some_and(super::AssignmentFigures::usable))
        .collect();
    let view = View { case, figures, supported: supported(case, &usable), usable };
    let mut findings = Vec::new();
    names::of_scenario(&view, &mut findings);
    duplicates::of_scenario(case.scenario, &mut findings);
    values_scenario::find(&view, &mut findings);
    assignments::find(&view, &mut findings);
    lines::find(&view, &mut findings);
    assigned::find(&view, &mut findings);
    assumptions::find(&view, &mut findings);
    for finding in &mut findings {
        finding.scenario = Some(case.scenario.id.clone());
    }
    findings
}

/// The record findings that concern a scenario with its own, by severity.
pub fn joined(records: &RecordFindings, uses: &Uses, own: &[Finding]) -> Vec<Finding> {
    let mut findings = records.of_scenario(uses);
    findings.extend(own.iter().cloned());
    findings.sort_by_key(|finding| finding.severity);
    findings
}

/// All findings of a plan and of the scenarios whose figures are given: the plan's first, then each scenario's.
pub fn findings(plan: &Plan, index: &Index, scope: Scope, figures: &[Figures]) -> Vec<Finding> {
    let records = record_findings(plan, index, scope);
    let mut all = plan_findings(plan, index, &records);
    for figures in figures {
        if let Some(scenario) = plan.scenarios.find(figures.scenario.as_str()) {
            all.extend(scenario_findings(plan, index, &records, scenario, figures));
        }
    }
    all
}
