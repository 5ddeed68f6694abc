//! Findings: what is wrong with a plan or a scenario, what weakens it, and what a reader must know. One file for each
//! subject; the codes, severities and conditions are those of the definitions.
//!
//! What lies in the records (values, names, duplicates, the survey) is looked for once, by [`record_findings`]; it stays
//! the same as long as no record but scenarios changes, or as a scenario's own parts do. [`scenario_findings`] then adds
//! what lies in one scenario and takes those record findings that concern it; [`plan_findings`] takes the rest.

mod assigned;
mod assignments;
mod assumptions;
mod duplicates;
mod lines;
mod money;
mod names;
mod pledges;
mod survey;
#[cfg(test)]
mod tests;
pub(crate) mod text;
mod unlikely;
mod uses;
mod values;
mod values_scenario;
mod values_set;

use std::fmt;

use super::case::Case;
use super::figures::Figures;
use super::steps::Spans;
use super::support::supported;
use crate::base::ScenarioId;
use crate::model::{Index, Plan, Scenario};

pub(crate) use pledges::share_group;
pub(crate) use survey::Answers;
pub use unlikely::unlikely;
pub(crate) use uses::{Concern, Uses};

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// The figures do not stand, or the scenario fails.
    Error,
    /// A weakness that a person should weigh.
    Warning,
    /// A fact to know.
    Info,
}

impl Severity {
    /// The word as JSON holds it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }
}

/// Where a finding is: the list, and the record's id in it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// The list's key in the file; `tasks`, `requirements` and `assignments` for the parts of sets and scenarios, `plan`
    /// for the plan's own fields.
    pub list: &'static str,
    /// The record's id; `#3` for the third of a list when it has none.
    pub id: String,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.list, self.id)
    }
}

/// A finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How much it matters.
    pub severity: Severity,
    /// Its code.
    pub code: &'static str,
    /// The scenario it belongs to; `None` for the plan's.
    pub scenario: Option<ScenarioId>,
    /// Where it is.
    pub place: Place,
    /// What it is, naming the things.
    pub text: String,
    /// What would mend it.
    pub mend: Option<String>,
}

impl Finding {
    pub(crate) fn new(severity: Severity, code: &'static str, list: &'static str, id: &str, text: String) -> Self {
        let place = Place { list, id: id.to_owned() };
        Self { severity, code, scenario: None, place, text, mend: None }
    }

    pub(crate) fn mend(mut self, mend: impl Into<String>) -> Self {
        self.mend = Some(mend.into());
        self
    }
}

/// What kind of file is looked at: some findings make sense in a whole plan only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// A plan with its whole register.
    Plan,
    /// A scenario file, which holds just what its scenario uses.
    Scenario,
}

/// Findings that lie in the records, each with what it concerns.
#[derive(Clone, Debug, Default)]
pub struct RecordFindings {
    found: Vec<(Concern, Finding)>,
}

/// Looks through all records once.
pub fn record_findings(plan: &Plan, index: &Index, scope: Scope) -> RecordFindings {
    let mut found = Vec::new();
    duplicates::find(plan, index, &mut found);
    names::find(plan, index, &mut found);
    values::find(plan, &mut found);
    values_set::find(plan, index, &mut found);
    pledges::find(plan, index, scope, &mut found);
    money::find(plan, index, &mut found);
    survey::find(plan, index, &mut found);
    RecordFindings { found }
}

/// The record findings that concern no scenario.
pub fn plan_findings(plan: &Plan, index: &Index, records: &RecordFindings) -> Vec<Finding> {
    let mut findings: Vec<Finding> = if records.found.is_empty() {
        Vec::new()
    } else {
        let uses: Vec<Uses<'_>> = plan.scenarios.iter().map(|scenario| Uses::of(plan, index, scenario)).collect();
        let free = records.found.iter().filter(|(concern, _)| !uses.iter().any(|uses| uses.concerned_by(concern)));
        free.map(|(_, finding)| finding.clone()).collect()
    };
    findings.sort_by_key(|finding| finding.severity);
    findings
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
    let uses = Uses::of(plan, index, scenario);
    let mut findings: Vec<Finding> = records
        .found
        .iter()
        .filter(|(concern, _)| uses.concerned_by(concern))
        .map(|(_, finding)| finding.clone())
        .collect();
    let case = Case::new(plan, index, scenario);
    let usable: Vec<bool> = case
        .items
        .iter()
        .map(|item| figures.assignments.get(item.at).is_some_and(super::AssignmentFigures::usable))
        .collect();
    let view = View { case: &case, figures, supported: supported(&case, &usable), usable };
    names::of_scenario(&view, &mut findings);
    duplicates::of_scenario(scenario, &mut findings);
    values_scenario::find(&view, &mut findings);
    assignments::find(&view, &mut findings);
    lines::find(&view, &mut findings);
    assigned::find(&view, &mut findings);
    assumptions::find(&view, &mut findings);
    for finding in &mut findings {
        finding.scenario = Some(scenario.id.clone());
    }
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

/// What the finders of one scenario look at.
pub(crate) struct View<'a, 'p> {
    pub case: &'a Case<'p>,
    pub figures: &'a Figures,
    /// By item.
    pub usable: Vec<bool>,
    /// By item.
    pub supported: Vec<Spans>,
}
