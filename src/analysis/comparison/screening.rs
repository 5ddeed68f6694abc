//! Screening: five tests of each scenario before any weighing, each with its evidence, and a person's judgement beside.

use rustc_hash::FxHashSet;

use super::findings::{Finding, Severity};
use super::{Figures, LineState, Metric};
use crate::base::{CapabilityId, Exact, TaskId};
use crate::model::{Index, Override, Plan, Scenario, Stance, Thresholds};

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
    /// Why.
    pub evidence: String,
    /// A person's judgement, which stands beside the computed one.
    pub person: Option<Override>,
}

/// What a scenario is screened on.
#[derive(Clone, Copy)]
pub struct Screening<'a> {
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
    /// The other compared scenarios: name, and similarity to it.
    pub others: &'a [(String, Option<Exact>)],
    /// The thresholds: of the first file, when several are compared.
    pub thresholds: &'a Thresholds,
}

/// Screens one scenario: the five tests in their order.
pub fn screening(of: &Screening<'_>) -> Vec<Screened> {
    Test::ALL
        .into_iter()
        .map(|test| {
            let failures = match test {
                Test::Feasible => feasible(of),
                Test::Suitable => suitable(of),
                Test::Acceptable => acceptable(of),
                Test::Distinguishable => distinguishable(of),
                Test::Complete => complete(of),
            };
            let pass = failures.is_empty();
            let evidence = if pass { passed(test, of) } else { failures.join("; ") };
            Screened { test, pass, evidence, person: of.scenario.screening.get(test.key()).cloned() }
        })
        .collect()
}

fn passed(test: Test, of: &Screening<'_>) -> String {
    let share = |metric| of.figures.metrics.get(metric).map_or_else(String::new, |value| percent(&value));
    match test {
        Test::Feasible => "No finding of severity error but unmet lines and red lines".to_owned(),
        Test::Suitable => "Every essential line reaches its minimum".to_owned(),
        Test::Acceptable => format!(
            "Red lines kept; {} of essential lines expected at their minimum; largest share {}",
            share(Metric::ExpectedMinimum),
            share(Metric::LargestShare)
        ),
        Test::Distinguishable => match of.others.iter().max_by(|a, b| a.1.cmp(&b.1)) {
            Some((name, Some(similarity))) => format!("At most {} alike ({name})", percent(similarity)),
            _ => "No other scenario is compared".to_owned(),
        },
        Test::Complete => "Concept written, every task has a usable assignment, a headquarters is there".to_owned(),
    }
}

fn percent(share: &Exact) -> String {
    format!("{:.0} %", share.to_f64() * 100.0)
}

fn feasible(of: &Screening<'_>) -> Vec<String> {
    of.findings
        .iter()
        .filter(|f| f.severity == Severity::Error && !matches!(f.code, "essential_unmet" | "red_line"))
        .map(|finding| finding.text.clone())
        .collect()
}

fn suitable(of: &Screening<'_>) -> Vec<String> {
    let mut essential = of.figures.lines.iter().filter(|line| line.essential()).peekable();
    if essential.peek().is_none() {
        return vec!["The requirement set has no essential line".to_owned()];
    }
    essential
        .filter(|line| line.state == LineState::Unmet)
        .map(|line| format!("{} is below its minimum of {}", line.id, line.minimum))
        .collect()
}

fn acceptable(of: &Screening<'_>) -> Vec<String> {
    let mut failures = Vec::new();
    for red_line in &of.plan.red_lines {
        match of.scenario.red_lines.get(&red_line.id).map_or(Stance::Unknown, |judgement| judgement.stance) {
            Stance::Kept | Stance::AtRisk => {}
            Stance::Breached => failures.push(format!("{} is breached", red_line.id)),
            Stance::Unknown => failures.push(format!("{} has not been judged", red_line.id)),
        }
    }
    let limit = of.thresholds.expected_minimum.exact();
    match of.figures.metrics.get(Metric::ExpectedMinimum) {
        None => failures.push("The expected minimum is not known".to_owned()),
        Some(value) if value < limit => failures.push(format!(
            "{} of essential lines expected at their minimum, below {}",
            percent(&value),
            percent(&limit)
        )),
        Some(_) => {}
    }
    let limit = of.thresholds.largest_share.exact();
    match of.figures.metrics.get(Metric::LargestShare) {
        None => failures.push("The largest share is not known".to_owned()),
        Some(value) if value > limit => {
            failures.push(format!("One nation bears {}, above {}", percent(&value), percent(&limit)));
        }
        Some(_) => {}
    }
    failures
}

fn distinguishable(of: &Screening<'_>) -> Vec<String> {
    let limit = of.thresholds.similarity.exact();
    of.others
        .iter()
        .filter_map(|(name, similarity)| match similarity {
            None => Some(format!("The similarity to {name} is not known")),
            Some(value) if *value > limit => Some(format!("{} alike with {name}", percent(value))),
            Some(_) => None,
        })
        .collect()
}

fn complete(of: &Screening<'_>) -> Vec<String> {
    let mut failures = Vec::new();
    if of.scenario.concept.trim().is_empty() {
        failures.push("The concept is not written".to_owned());
    }
    let usable: Vec<_> = of.figures.assignments.iter().filter(|assignment| assignment.usable()).collect();
    let served: FxHashSet<&TaskId> = usable.iter().map(|assignment| &assignment.task).collect();
    let set = (!of.scenario.requirement_set.is_empty())
        .then(|| of.index.requirement_set(of.plan, &of.scenario.requirement_set))
        .flatten();
    for task in set.map_or(&[][..], |set| &set.tasks[..]) {
        if !task.requirements.is_empty() && !served.contains(&task.id) {
            failures.push(format!("The task {} has no usable assignment", task.id));
        }
    }
    if !usable.iter().any(|assignment| headquarters(&assignment.capability)) {
        failures.push("No headquarters is usable".to_owned());
    }
    failures
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
            others: &[("B".to_owned(), similarity)],
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
