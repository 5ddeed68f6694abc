//! The figures of a plan at one revision, one board for each what-if: what every view reads. An edit works out anew only
//! the scenarios that it touches: funnels, metrics, how sure each line is, and findings. The heavier figures come later,
//! from a [`Study`]; until then the last ones stand.

use std::sync::Arc;

use super::study::{Cancel, Study, Task};
use crate::analysis::{
    self, Assessed, ChangedContribution, Figures, Finding, LineConfidence, Metric, Moved, RecordFindings, Severity,
    Uses, Withdrawal, Work,
};
use crate::base::{RequirementId, ScenarioId};
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
    /// True while the study's gaps are of an earlier state of the register, what else it holds being of this one.
    gaps_wait: bool,
    /// The findings apart from those of the study.
    joined: Arc<Vec<Finding>>,
    /// By line, how sure it is; `None` for one that is left to the study.
    lines: Arc<Vec<Option<LineConfidence>>>,
    /// The findings that lie in the scenario itself.
    own_findings: Arc<Vec<Finding>>,
    /// The records that it uses.
    uses: Arc<Uses>,
}

impl Entry {
    fn new(of: &Sources<'_>, scenario: &Arc<Scenario>, what_if: &Withdrawal, last: Option<&Self>) -> Self {
        let Assessed { figures, confidence, findings: own, uses } =
            analysis::assess(of.plan, of.index, scenario, what_if, Work::AtOnce);
        let joined = Arc::new(analysis::joined(of.records, &uses, &own));
        let entry = Self {
            scenario: Arc::clone(scenario),
            figures: Arc::new(figures),
            findings: Arc::clone(&joined),
            study: None,
            waiting: true,
            gaps_wait: false,
            joined,
            lines: Arc::new(confidence),
            own_findings: Arc::new(own),
            uses: Arc::new(uses),
        };
        match last.and_then(|last| last.study.clone()) {
            Some(study) => entry.with(study, true),
            None => entry,
        }
    }

    /// The entry with a study; `waiting` when that is of an earlier state.
    fn with(mut self, study: Arc<Study>, waiting: bool) -> Self {
        let sure = self.sure();
        let figures = Arc::make_mut(&mut self.figures);
        let expected =
            [Metric::ExpectedMet, Metric::ExpectedMinimum].map(|metric| (metric, figures.metrics.get(metric)));
        study.confidence.enter(&mut figures.metrics);
        study.linchpins.enter(&mut figures.metrics);
        if sure {
            // Those of this state are there already.
            for (metric, value) in expected {
                figures.metrics.set(metric, value);
            }
        }
        self.findings = if sure || study.unlikely.is_empty() {
            Arc::clone(&self.joined)
        } else {
            let mut findings = self.joined.as_ref().clone();
            findings.extend(study.unlikely.iter().cloned());
            findings.sort_by_key(|finding| finding.severity);
            Arc::new(findings)
        };
        self.study = Some(study);
        self.waiting = waiting;
        self.gaps_wait = false;
        self
    }

    /// True when the confidence of every line is that of this state, study or none.
    fn sure(&self) -> bool {
        self.lines.iter().all(Option::is_some)
    }

    /// How sure a line is, and whether that is of an earlier state; `None` while it has not been worked out.
    pub fn line_confidence(&self, line: &RequirementId) -> Option<(&LineConfidence, bool)> {
        let now = self.lines.iter().flatten().find(|sure| sure.id == *line).map(|sure| (sure, false));
        now.or_else(|| Some((self.study.as_ref()?.confidence.line(line)?, self.waiting)))
    }

    /// True for a metric that comes from the study while that is of an earlier state, or not there yet.
    pub fn waits_for(&self, metric: Metric) -> bool {
        let studied = match metric {
            Metric::ExpectedMet | Metric::ExpectedMinimum => !self.sure(),
            Metric::Confidence | Metric::ConfidenceError | Metric::Linchpins | Metric::BackstopDependence => true,
            _ => false,
        };
        studied && self.waiting
    }

    /// True when figures and findings of its own stay as they are after a change of these contributions.
    fn is_untouched_by(&self, changed: &[ChangedContribution]) -> bool {
        !changed.iter().any(|changed| self.uses.has_contribution(changed.at))
    }

    /// True when both use the same records.
    fn uses_as(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.uses, &other.uses) || self.uses == other.uses
    }

    /// The entry with the record findings taken anew.
    fn with_records(&self, records: &RecordFindings) -> Self {
        let joined = analysis::joined(records, &self.uses, &self.own_findings);
        if joined == *self.joined {
            return self.clone();
        }
        let joined = Arc::new(joined);
        let entry = Self { findings: Arc::clone(&joined), joined, ..self.clone() };
        match self.study.clone() {
            Some(study) => entry.with(study, self.waiting),
            None => entry,
        }
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

/// What a change replaced, of what figures and findings follow from.
#[derive(Debug)]
pub(super) enum Touched {
    /// Scenarios, and these contributions in their places; what that did to the record findings.
    Some(Vec<ChangedContribution>, Moved),
    /// More.
    All,
}

impl Board {
    /// Works everything out under a what-if. Studies of an earlier board stand until there are new ones.
    pub fn new(of: &Sources<'_>, what_if: Withdrawal, last: Option<&Self>) -> Self {
        let entry = |scenario: &Arc<Scenario>| {
            Entry::new(of, scenario, &what_if, last.and_then(|last| last.entry(&scenario.id)))
        };
        let entries = of.plan.scenarios.iter().map(entry).collect();
        let illustrative = of.plan.contributions.iter().any(|pledge| pledge.illustrative);
        let board = Self { what_if, entries, plan_findings: Arc::default(), illustrative };
        board.with_plan_findings(of.records)
    }

    /// The board after a change: scenarios that it does not touch keep their figures.
    #[must_use]
    pub(super) fn after(&self, of: &Sources<'_>, touched: &Touched) -> Self {
        let Touched::Some(changed, moved) = touched else {
            return Self::new(of, self.what_if.clone(), Some(self));
        };
        let entry = |scenario: &Arc<Scenario>| {
            let known = self.entries.iter().find(|entry| Arc::ptr_eq(&entry.scenario, scenario));
            let Some(kept) = known.filter(|entry| entry.is_untouched_by(changed)) else {
                return Entry::new(of, scenario, &self.what_if, self.entry(&scenario.id));
            };
            let mut kept = if moved.shared { kept.with_records(of.records) } else { kept.clone() };
            // Who could fill a gap rests on the whole register.
            kept.gaps_wait |= !changed.is_empty() && kept.study.is_some();
            kept
        };
        let entries: Vec<Entry> = of.plan.scenarios.iter().map(entry).collect();
        let now = |changed: &ChangedContribution| of.plan.contributions.get(changed.at).is_some_and(|c| c.illustrative);
        let illustrative = if changed.iter().any(|changed| changed.before.illustrative != now(changed)) {
            of.plan.contributions.iter().any(|pledge| pledge.illustrative)
        } else {
            self.illustrative
        };
        // The plan's own findings also rest on which records the scenarios use.
        let same = *moved == Moved::default()
            && entries.len() == self.entries.len()
            && entries.iter().zip(&self.entries).all(|(a, b)| a.uses_as(b));
        let plan_findings = Arc::clone(&self.plan_findings);
        let board = Self { what_if: self.what_if.clone(), entries, plan_findings, illustrative };
        if same { board } else { board.with_plan_findings(of.records) }
    }

    fn with_plan_findings(mut self, records: &RecordFindings) -> Self {
        let uses: Vec<&Uses> = self.entries.iter().map(|entry| &*entry.uses).collect();
        self.plan_findings = Arc::new(records.of_no_scenario(&uses));
        self
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
        let open = |entry: &&Entry| (entry.waiting || entry.gaps_wait) && !entry.scenario.archived && !begun(entry);
        let entry = self.entries.iter().find(open)?;
        Some(Task {
            plan: plan.clone(),
            index: Arc::clone(index),
            scenario: Arc::clone(&entry.scenario),
            figures: Arc::clone(&entry.figures),
            lines: Arc::clone(&entry.lines),
            kept: entry.study.clone().filter(|_| !entry.waiting),
            what_if: self.what_if.clone(),
            cancel: Cancel::default(),
        })
    }

    /// The board with a study that was made of a state of a scenario; `current` when the plan's other records are still
    /// those that it was made from.
    pub(super) fn with_study(&self, scenario: &Arc<Scenario>, study: Study, current: bool) -> Self {
        let mut board = self.clone();
        if let Some(entry) = board.entries.iter_mut().find(|entry| entry.scenario.id == scenario.id) {
            let same = current && Arc::ptr_eq(&entry.scenario, scenario);
            if entry.waiting || entry.gaps_wait {
                *entry = entry.clone().with(Arc::new(study), !same);
            }
        }
        board
    }
}
