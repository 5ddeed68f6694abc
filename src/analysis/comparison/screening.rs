//! Screening: five tests of each scenario before any weighing, each with its evidence, and a person's judgement beside.

use rustc_hash::FxHashSet;

use super::Evidence;
use crate::analysis::findings::{Finding, Severity};
use crate::analysis::{Figures, LineState, Metric};
use crate::base::{CapabilityId, Exact, TaskId};
use crate::model::{Index, Override, Plan, RedLine, Scenario, Stance, Task, Thresholds};

/// A test of the screening.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Test {
    /// Nothing in it is broken.
    Feasible,
    /// Every essential line reaches its minimum.
    Suitable,
    /// Red lines are kept, and risk and burden lie within the thresholds.
    Acceptable,
    /// It differs from the other scenarios.
    Distinguishable,
    /// Concept, tasks and headquarters are all there.
    Complete,
}

impl Test {
    /// The tests in their order.
    pub const ALL: [Self; 5] =
        [Self::Feasible, Self::Suitable, Self::Acceptable, Self::Distinguishable, Self::Complete];

    /// Its key in files.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Feasible => "feasible",
            Self::Suitable => "suitable",
            Self::Acceptable => "acceptable",
            Self::Distinguishable => "distinguishable",
            Self::Complete => "complete",
        }
    }

    /// The test with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|test| test.key() == key)
    }
}

/// The result of one test.
#[derive(Clone, Debug, PartialEq)]
pub struct Screened {
    /// The test.
    pub test: Test,
    /// What the figures say.
    pub pass: bool,
    /// Why; at least one thing.
    pub evidence: Vec<Evidence>,
    /// A person's judgement, which stands beside the computed one.
    pub person: Option<Override>,
}

impl Screened {
    /// True when it fails for want of a figure alone, which may still be worked out.
    pub fn waits_for_a_figure(&self) -> bool {
        !self.pass && self.evidence == [Evidence::ExpectedMinimumUnknown]
    }
}

/// What a scenario is screened on.
#[derive(Clone, Copy)]
pub(super) struct Screening<'a> {
    /// Its plan.
    pub plan: &'a Plan,
    /// The plan's index.
    pub index: &'a Index,
    /// The scenario.
    pub scenario: &'a Scenario,
    /// Its figures, with expected minimum where that is computed; a figure that is not there fails its test.
    pub figures: &'a Figures,
    /// Its findings.
    pub findings: &'a [Finding],
    /// The other compared scenarios: position, and similarity to it.
    pub others: &'a [(usize, Option<Exact>)],
    /// The thresholds by which all are screened.
    pub thresholds: &'a Thresholds,
}

/// Screens one scenario: the five tests in their order.
pub(super) fn screening(of: &Screening<'_>) -> Vec<Screened> {
    let screened = |test: Test| {
        let failures = match test {
            Test::Feasible => feasible(of),
            Test::Suitable => suitable(of),
            Test::Acceptable => acceptable(of),
            Test::Distinguishable => distinguishable(of),
            Test::Complete => complete(of),
        };
        let pass = failures.is_empty();
        let evidence = if pass { vec![passed(test, of)] } else { failures };
        Screened { test, pass, evidence, person: of.scenario.screening.get(test.key()).cloned() }
    };
    Test::ALL.into_iter().map(screened).collect()
}

fn passed(test: Test, of: &Screening<'_>) -> Evidence {
    match test {
        Test::Feasible => Evidence::NoErrors,
        Test::Suitable => Evidence::MinimaReached,
        Test::Acceptable => {
            let at_risk = of.plan.red_lines.iter().filter(|red_line| stance(of, red_line) == Stance::AtRisk);
            Evidence::RedLinesKept {
                at_risk: at_risk.map(|red_line| red_line_name(red_line)).collect(),
                expected_minimum: of.figures.metrics.get(Metric::ExpectedMinimum).unwrap_or_default(),
                largest_share: of.figures.metrics.get(Metric::LargestShare).unwrap_or_default(),
            }
        }
        Test::Distinguishable => match of.others.iter().max_by(|a, b| a.1.cmp(&b.1)) {
            Some((other, Some(similarity))) => Evidence::AtMostAlike(*other, similarity.clone()),
            _ => Evidence::NothingToTellFrom,
        },
        Test::Complete => Evidence::Complete,
    }
}

fn feasible(of: &Screening<'_>) -> Vec<Evidence> {
    of.findings
        .iter()
        .filter(|f| f.severity == Severity::Error && !matches!(f.code, "essential_unmet" | "red_line"))
        .map(|finding| Evidence::Error(finding.text.clone()))
        .collect()
}

fn suitable(of: &Screening<'_>) -> Vec<Evidence> {
    let mut essential = of.figures.lines.iter().filter(|line| line.essential()).peekable();
    if essential.peek().is_none() {
        return vec![Evidence::NoEssentialLine];
    }
    essential
        .filter(|line| line.state == LineState::Unmet)
        .map(|line| Evidence::BelowMinimum(line.id.clone(), line.minimum))
        .collect()
}

fn stance(of: &Screening<'_>, red_line: &RedLine) -> Stance {
    of.scenario.red_lines.get(&red_line.id).map_or(Stance::Unknown, |judgement| judgement.stance)
}

fn red_line_name(red_line: &RedLine) -> String {
    if red_line.name.is_empty() { red_line.id.to_string() } else { red_line.name.clone() }
}

fn acceptable(of: &Screening<'_>) -> Vec<Evidence> {
    let mut failures = Vec::new();
    for red_line in &of.plan.red_lines {
        match stance(of, red_line) {
            Stance::Kept | Stance::AtRisk => {}
            Stance::Breached => failures.push(Evidence::Breached(red_line_name(red_line))),
            Stance::Unknown => failures.push(Evidence::NotJudged(red_line_name(red_line))),
        }
    }
    let limit = of.thresholds.expected_minimum.exact();
    match of.figures.metrics.get(Metric::ExpectedMinimum) {
        None => failures.push(Evidence::ExpectedMinimumUnknown),
        Some(value) if value < limit => failures.push(Evidence::ExpectedMinimumBelow(value, limit)),
        Some(_) => {}
    }
    let limit = of.thresholds.largest_share.exact();
    match of.figures.metrics.get(Metric::LargestShare) {
        None => failures.push(Evidence::LargestShareUnknown),
        Some(value) if value > limit => failures.push(Evidence::LargestShareAbove(value, limit)),
        Some(_) => {}
    }
    failures
}

fn distinguishable(of: &Screening<'_>) -> Vec<Evidence> {
    let limit = of.thresholds.similarity.exact();
    of.others
        .iter()
        .filter_map(|(other, similarity)| match similarity {
            None => Some(Evidence::SimilarityUnknown(*other)),
            Some(value) if *value > limit => Some(Evidence::Alike(*other, value.clone())),
            Some(_) => None,
        })
        .collect()
}

fn complete(of: &Screening<'_>) -> Vec<Evidence> {
    let mut failures = Vec::new();
    if of.scenario.concept.trim().is_empty() {
        failures.push(Evidence::NoConcept);
    }
    let usable: Vec<_> = of.figures.assignments.iter().filter(|assignment| assignment.usable()).collect();
    let served: FxHashSet<&TaskId> = usable.iter().map(|assignment| &assignment.task).collect();
    let set = (!of.scenario.requirement_set.is_empty())
        .then(|| of.index.requirement_set(of.plan, &of.scenario.requirement_set))
        .flatten();
    for task in set.map_or(&[][..], |set| &set.tasks[..]) {
        if !task.requirements.is_empty() && !served.contains(&task.id) {
            failures.push(Evidence::TaskUnserved(task_name(task)));
        }
    }
    if !usable.iter().any(|assignment| headquarters(&assignment.capability)) {
        failures.push(Evidence::NoHeadquarters);
    }
    failures
}

fn task_name(task: &Task) -> String {
    if task.name.is_empty() { task.id.to_string() } else { task.name.clone() }
}

fn headquarters(capability: &CapabilityId) -> bool {
    capability.as_str().strip_prefix("c2.hq").is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use serde_json::{Value, json};

    use super::{Screening, screening};
    use crate::analysis::fixture::{all_findings, figures, plan_with, ratio};
    use crate::analysis::{Withdrawal, confidence};
    use crate::base::Exact;
    use crate::model::Index;

    fn passes(changes: &[(&str, Value)], similarity: Option<Exact>) -> [bool; 5] {
        let plan = plan_with(changes);
        let index = Index::new(&plan);
        let mut figures = figures(&plan);
        confidence(&plan, &index, &plan.scenarios[0], &Withdrawal::default()).enter(&mut figures.metrics);
        let findings: Vec<_> = all_findings(&plan).into_iter().filter(|f| f.scenario.is_some()).collect();
        let tests = screening(&Screening {
            plan: &plan,
            index: &index,
            scenario: &plan.scenarios[0],
            figures: &figures,
            findings: &findings,
            others: &[(1, similarity)],
            thresholds: &plan.properties.thresholds,
        });
        [0, 1, 2, 3, 4].map(|at| tests[at].pass)
    }

    #[test]
    fn a_line_below_its_minimum_is_feasible_and_not_suitable() {
        assert_eq!(passes(&[], Some(ratio(85, 100))), [true, false, false, true, false]);
        assert!(!passes(&[], Some(ratio(86, 100)))[3]);
        assert!(!passes(&[], None)[3]);
        assert!(!passes(&[("/contributions/0/increment", json!(3))], None)[0]);
    }

    #[test]
    fn a_sound_scenario_passes_all() {
        let sound = [
            ("/requirement_sets/0/tasks/0/requirements/0/from_day", json!(61)),
            ("/contributions/0/status", json!("confirmed")),
            ("/thresholds", json!({ "largest_share": "0.95" })),
            ("/scenarios/0/concept", json!("A battlegroup in the west.")),
            (
                "/contributions/-",
                json!({ "id": "GBR-02", "nation": "GBR", "capability": "c2.hq", "title": "HQ",
                "quantity": 1, "notice_days": 0, "personnel": 0, "status": "confirmed" }),
            ),
            (
                "/scenarios/0/assignments/-",
                json!({ "id": "a-4", "contribution": "GBR-02", "task": "west", "quantity": 1 }),
            ),
        ];
        assert_eq!(passes(&sound, Some(Exact::zero())), [true; 5]);
        // An unjudged red line fails it.
        let red_line = ("/red_lines", json!([{ "id": "r", "name": "No retreat" }]));
        let with_line: Vec<_> = sound.iter().cloned().chain([red_line]).collect();
        assert_eq!(passes(&with_line, Some(Exact::zero())), [true, true, false, true, true]);
    }

    #[test]
    fn a_set_without_essential_lines_is_not_suitable() {
        let none = ("/requirement_sets/0/tasks/0/requirements/0/priority", json!("desirable"));
        assert!(!passes(&[none], None)[1]);
    }
}
