//! The figures of a plan at one revision, one board for each what-if: what every view reads. An edit works out anew only
//! the scenarios that it touches. The heavier figures come later, from a [`Study`]; until then the last ones stand.

use std::sync::Arc;

use super::study::{Study, Task};
use crate::analysis::{self, Figures, Finding, RecordFindings, Severity, Withdrawal};
use crate::base::ScenarioId;
use crate::model::{Index, Plan, Scenario};

/// One scenario with its figures and findings.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The scenario as it was when the figures were worked out.
    pub scenario: Arc<Scenario>,
    /// Its figures, with those of the study once there is one.
    pub figures: Arc<Figures>,
    /// Its findings.
    pub findings: Arc<Vec<Finding>>,
    /// The heavier analyses, of this state or of the last one.
    pub study: Option<Arc<Study>>,
    /// True while the study is of an earlier state, or there is none yet.
    pub waiting: bool,
    /// The findings apart from those of the study.
    own_findings: Arc<Vec<Finding>>,
}

impl Entry {
    fn new(of: &Sources<'_>, scenario: &Arc<Scenario>, what_if: &Withdrawal, last: Option<&Self>) -> Self {
        let figures = analysis::analyse(of.plan, of.index, scenario, what_if);
        let findings = Arc::new(analysis::scenario_findings(of.plan, of.index, of.records, scenario, &figures));
        let entry = Self {
            scenario: Arc::clone(scenario),
            figures: Arc::new(figures),
            own_findings: Arc::clone(&findings),
            findings,
            study: None,
            waiting: true,
        };
        match last.and_then(|last| last.study.clone()) {
            Some(study) => entry.with(study, true),
            None => entry,
        }
    }

    /// The entry with a study; `waiting` when that is of an earlier state.
    fn with(mut self, study: Arc<Study>, waiting: bool) -> Self {
        let figures = Arc::make_mut(&mut self.figures);
        study.confidence.enter(&mut figures.metrics);
        study.linchpins.enter(&mut figures.metrics);
        self.findings = if study.unlikely.is_empty() {
            Arc::clone(&self.own_findings)
        } else {
            let mut findings = self.own_findings.as_ref().clone();
            findings.extend(study.unlikely.iter().cloned());
            findings.sort_by_key(|finding| finding.severity);
            Arc::new(findings)
        };
        self.study = Some(study);
        self.waiting = waiting;
        self
    }

    /// How many findings of a severity it has.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|f| f.severity == severity).count()
    }
}

/// What figures are worked out from.
#[derive(Clone, Copy, Debug)]
pub struct Sources<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// Its index.
    pub index: &'a Index,
    /// The findings that lie in its records.
    pub records: &'a RecordFindings,
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
    /// Works everything out under a what-if. Studies of an earlier board stand until there are new ones.
    pub fn new(of: &Sources<'_>, what_if: Withdrawal, last: Option<&Self>) -> Self {
        let entry = |scenario: &Arc<Scenario>| {
            Entry::new(of, scenario, &what_if, last.and_then(|last| last.entry(&scenario.id)))
        };
        let entries = of.plan.scenarios.iter().map(entry).collect();
        let plan_findings = Arc::new(analysis::plan_findings(of.plan, of.index, of.records));
        let illustrative = of.plan.contributions.iter().any(|pledge| pledge.illustrative);
        Self { what_if, entries, plan_findings, illustrative }
    }

    /// The board after an edit that replaced scenarios and nothing else: untouched ones keep their figures.
    #[must_use]
    pub fn after_scenarios_changed(&self, of: &Sources<'_>) -> Self {
        let entry = |scenario: &Arc<Scenario>| {
            let kept = self.entries.iter().find(|entry| Arc::ptr_eq(&entry.scenario, scenario));
            kept.cloned().unwrap_or_else(|| Entry::new(of, scenario, &self.what_if, self.entry(&scenario.id)))
        };
        let entries = of.plan.scenarios.iter().map(entry).collect();
        let plan_findings = Arc::new(analysis::plan_findings(of.plan, of.index, of.records));
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

    /// The next study that is wanted: those of scenarios in use before archived ones.
    pub(super) fn wanted(&self, plan: &Plan, index: &Arc<Index>, begun: impl Fn(&Entry) -> bool) -> Option<Task> {
        let open = |entry: &&Entry| entry.waiting && !entry.scenario.archived && !begun(entry);
        let entry = self.entries.iter().find(open)?;
        Some(Task {
            plan: plan.clone(),
            index: Arc::clone(index),
            scenario: Arc::clone(&entry.scenario),
            figures: Arc::clone(&entry.figures),
            what_if: self.what_if.clone(),
        })
    }

    /// The board with a study that was made of a state of a scenario; `current` when the plan's other records are still
    /// those that it was made from.
    pub(super) fn with_study(&self, scenario: &Arc<Scenario>, study: Study, current: bool) -> Self {
        let mut board = self.clone();
        if let Some(entry) = board.entries.iter_mut().find(|entry| entry.scenario.id == scenario.id) {
            let same = current && Arc::ptr_eq(&entry.scenario, scenario);
            if entry.waiting {
                *entry = entry.clone().with(Arc::new(study), !same);
            }
        }
        board
    }
}
