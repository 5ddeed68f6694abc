//! The figures of a plan at one revision, one board for each what-if: what every view reads. An edit works out anew only
//! the scenarios that it touches.

use std::sync::Arc;

use crate::analysis::{self, Figures, Finding, RecordFindings, Scope, Severity, Withdrawal};
use crate::base::ScenarioId;
use crate::model::{Index, Plan, Scenario};

/// One scenario with its figures and findings.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The scenario as it was when the figures were worked out.
    pub scenario: Arc<Scenario>,
    /// Its figures.
    pub figures: Arc<Figures>,
    /// Its findings.
    pub findings: Arc<Vec<Finding>>,
}

impl Entry {
    fn new(
        plan: &Plan,
        index: &Index,
        records: &RecordFindings,
        scenario: &Arc<Scenario>,
        what_if: &Withdrawal,
    ) -> Self {
        let figures = analysis::analyse(plan, index, scenario, what_if);
        let findings = analysis::scenario_findings(plan, index, records, scenario, &figures);
        Self { scenario: Arc::clone(scenario), figures: Arc::new(figures), findings: Arc::new(findings) }
    }

    /// How many findings of a severity it has.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|f| f.severity == severity).count()
    }
}

/// All figures of a plan.
#[derive(Clone, Debug, Default)]
pub struct Board {
    /// The what-if they are for.
    pub what_if: Withdrawal,
    /// One entry for each scenario, in the plan's order.
    pub entries: Vec<Entry>,
    /// Findings that concern no scenario.
    pub plan_findings: Arc<Vec<Finding>>,
    /// True when the plan holds an illustrative figure.
    pub illustrative: bool,
}

impl Board {
    /// Works everything out.
    pub fn new(plan: &Plan, index: &Index, scope: Scope, what_if: Withdrawal) -> Self {
        let records = analysis::record_findings(plan, index, scope);
        let entries = plan.scenarios.iter().map(|s| Entry::new(plan, index, &records, s, &what_if)).collect();
        let plan_findings = Arc::new(analysis::plan_findings(plan, index, &records));
        let illustrative = plan.contributions.iter().any(|pledge| pledge.illustrative);
        Self { what_if, entries, plan_findings, illustrative }
    }

    /// The board after an edit that replaced scenarios and nothing else: untouched ones keep their figures.
    #[must_use]
    pub fn after_scenarios_changed(&self, plan: &Plan, index: &Index, scope: Scope) -> Self {
        let records = analysis::record_findings(plan, index, scope);
        let entries = plan
            .scenarios
            .iter()
            .map(|scenario| {
                let kept = self.entries.iter().find(|entry| Arc::ptr_eq(&entry.scenario, scenario));
                kept.cloned().unwrap_or_else(|| Entry::new(plan, index, &records, scenario, &self.what_if))
            })
            .collect();
        let plan_findings = Arc::new(analysis::plan_findings(plan, index, &records));
        Self { what_if: self.what_if.clone(), entries, plan_findings, illustrative: self.illustrative }
    }

    /// The entry of a scenario.
    pub fn entry(&self, scenario: &ScenarioId) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.scenario.id == *scenario)
    }

    /// How many findings of a severity the plan has in all.
    pub fn count(&self, severity: Severity) -> usize {
        let of_plan = self.plan_findings.iter().filter(|f| f.severity == severity).count();
        of_plan + self.entries.iter().map(|entry| entry.count(severity)).sum::<usize>()
    }
}
