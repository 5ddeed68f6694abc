//! Every figure opens to parts that make it exactly: all metrics and all lines of the built-in sample, with and without
//! its what-ifs, and of random plans.

use std::collections::BTreeSet;

use crate::random_plan::{givens, twists, varied};
use muster::analysis::{
    Confidence, Explained, Figures, LeftOut, Linchpins, Metric, Note, Part, PartOf, Rule, Step, Withdrawal, analyse,
    confidence, explain, explain_line, linchpins,
};
use muster::base::{AssignmentId, Exact};
use muster::model::{Index, Plan, Scenario};
use proptest::prelude::*;

struct Studied<'a> {
    plan: &'a Plan,
    index: Index,
    scenario: &'a Scenario,
    what_if: &'a Withdrawal,
    figures: Figures,
    confidence: Confidence,
    linchpins: Linchpins,
}

impl<'a> Studied<'a> {
    fn new(plan: &'a Plan, scenario: &'a Scenario, what_if: &'a Withdrawal) -> Self {
        let index = Index::new(plan);
        let mut figures = analyse(plan, &index, scenario, what_if);
        let confidence = confidence(plan, &index, scenario, what_if);
        confidence.enter(&mut figures.metrics);
        let linchpins = linchpins(plan, &index, scenario, what_if);
        linchpins.enter(&mut figures.metrics);
        Self { plan, index, scenario, what_if, figures, confidence, linchpins }
    }

    fn explain(&self, metric: Metric) -> Explained {
        let heavy = (Some(&self.confidence), Some(&self.linchpins));
        explain(self.plan, &self.index, self.scenario, self.what_if, &self.figures, heavy, metric)
    }

    fn check(&self) {
        for metric in Metric::ALL {
            let made = self.explain(*metric);
            let name = format!("{} of {}", metric.key(), self.scenario.id);
            assert_eq!(made.value, self.figures.metrics.get(*metric), "{name}");
            assert_eq!(made.total(), made.value, "{name}: {made:?}");
            self.check_bounds(&made);
            if over_assignments(*metric) {
                self.check_whole(&made.parts, &made.left_out, &name);
            }
            for left in made.left_out.iter().filter(|left| left.reasons.is_empty()) {
                assert!(left.note.is_some(), "{name}: {left:?}");
            }
        }
        for line in &self.figures.lines {
            let figures = &self.figures;
            let made = explain_line(self.plan, &self.index, self.scenario, self.what_if, figures, &line.id).unwrap();
            for (step, explained) in Step::ALL.into_iter().zip(&made.steps) {
                let name = format!("{} {step:?} of {}", line.id, self.scenario.id);
                assert_eq!((explained.step, &explained.value), (step, step.of(line)), "{name}");
                assert_eq!(explained.total(), explained.value, "{name}: {explained:?}");
                let own: BTreeSet<&AssignmentId> = self
                    .figures
                    .assignments
                    .iter()
                    .filter(|a| a.requirement.as_ref() == Some(&line.id))
                    .map(|a| &a.id)
                    .collect();
                assert_eq!(ids(&explained.parts, &explained.left_out), own, "{name}");
                for left in &explained.left_out {
                    assert!(left.note.is_some() || !left.reasons.is_empty(), "{name}: {left:?}");
                }
            }
            for stretch in &made.build_up {
                assert_eq!(Some(&stretch.total()), line.build_up.at(stretch.from), "{}", line.id);
            }
            let starts: BTreeSet<_> = made.build_up.iter().map(|stretch| stretch.from).collect();
            assert!(line.build_up.0.iter().all(|(day, _)| starts.contains(day)), "{}", line.id);
        }
    }

    /// The joint confidence lies between the product of the lines and the least of them.
    fn check_bounds(&self, made: &Explained) {
        let Rule::Whole(Some(joint)) = &made.rule else { return };
        let Some((product, least)) = made.bounds() else { return };
        let exact = self.confidence.joint_error.as_ref().is_some_and(Exact::is_zero)
            && self.confidence.lines.iter().all(|line| line.error.is_zero());
        if exact {
            assert!(product <= *joint && *joint <= least, "{product:?} <= {joint:?} <= {least:?}");
        } else {
            assert!(joint.to_f64() <= least.to_f64() + 0.01 && joint.to_f64() >= product.to_f64() - 0.01);
        }
    }

    /// Every assignment is a part or left out; with the nation's or contribution's part where those are counted.
    fn check_whole(&self, parts: &[Part], left_out: &[LeftOut], name: &str) {
        let named = ids(parts, left_out);
        for a in &self.figures.assignments {
            let by_other = parts.iter().any(|part| match &part.of {
                PartOf::Nation(id) => *id == a.nation,
                PartOf::Contribution(id) => *id == a.contribution,
                _ => false,
            });
            assert!(named.contains(&a.id) || by_other, "{name}: {}", a.id);
        }
    }
}

fn ids<'a>(parts: &'a [Part], left_out: &'a [LeftOut]) -> BTreeSet<&'a AssignmentId> {
    let of = parts.iter().map(|part| &part.of).chain(left_out.iter().map(|left| &left.of));
    of.filter_map(PartOf::assignment).collect()
}

fn over_assignments(metric: Metric) -> bool {
    matches!(
        metric,
        Metric::Personnel
            | Metric::PersonnelAssigned
            | Metric::PersonnelPeak
            | Metric::PersonnelHost
            | Metric::Nations
            | Metric::Contributions
            | Metric::NationsAssigned
            | Metric::ContributionsAssigned
            | Metric::StartupCost
            | Metric::MonthlyCost
            | Metric::TotalCost
            | Metric::CommonCost
            | Metric::Funding
            | Metric::ConfirmedShare
            | Metric::LargestShare
            | Metric::Concentration
    )
}

fn sample() -> Plan {
    serde_json::from_str(include_str!("../../assets/sample.muster")).unwrap()
}

#[test]
fn every_figure_of_the_sample_is_made_of_its_parts() {
    let plan = sample();
    for scenario in &plan.scenarios {
        Studied::new(&plan, scenario, &Withdrawal::default()).check();
    }
}

#[test]
fn every_figure_of_the_sample_under_its_what_ifs_is_made_of_its_parts() {
    let plan = sample();
    for (scenario, saved) in plan.scenarios.iter().flat_map(|scenario| plan.what_ifs.iter().map(move |w| (scenario, w)))
    {
        Studied::new(&plan, scenario, &Withdrawal::from(&**saved)).check();
    }
}

#[test]
fn the_peak_names_its_day_and_who_is_there() {
    let plan = sample();
    let none = Withdrawal::default();
    let studied = Studied::new(&plan, plan.scenarios.find("c").unwrap(), &none);
    let made = studied.explain(Metric::PersonnelPeak);
    let Rule::OnDay(Some(day)) = made.rule else { panic!("{:?}", made.rule) };
    assert_eq!(studied.figures.build_up.at(day), made.value.as_ref());
    assert!(made.parts.iter().all(|part| matches!(part.note, Some(Note::Present { .. } | Note::HeadcountNotKnown))));
    let first = studied.figures.build_up.0.iter().find(|(_, people)| Some(people) == made.value.as_ref());
    assert_eq!(first.map(|(day, _)| *day), Some(day));
}

#[test]
fn what_heavier_analyses_were_not_given_is_absent() {
    let plan = sample();
    let (index, none) = (Index::new(&plan), Withdrawal::default());
    let figures = analyse(&plan, &index, &plan.scenarios[0], &none);
    for metric in Metric::ALL {
        let made = explain(&plan, &index, &plan.scenarios[0], &none, &figures, (None, None), *metric);
        assert_eq!(made.total(), made.value, "{}", metric.key());
        assert_eq!(made.value, figures.metrics.get(*metric));
    }
}

#[test]
fn a_plan_with_broken_records_opens_all_the_same() {
    let mut plan: serde_json::Value = serde_json::from_str(include_str!("../../assets/sample.muster")).unwrap();
    plan["scenarios"][1]["assignments"][0]["contribution"] = "XXX-99".into();
    plan["scenarios"][1]["assignments"][1]["task"] = "nowhere".into();
    plan["scenarios"][1]["assignments"][2]["quantity"] = 0.into();
    plan["scenarios"][1]["assignments"][3]["quantity"] = 1000.into();
    plan["rates"] = serde_json::json!({});
    plan["requirement_sets"][1]["tasks"][1]["requirements"][0]["quantity"] = 0.into();
    for days in [360, 0, -5] {
        plan["duration_days"] = days.into();
        let plan: Plan = serde_json::from_value(plan.clone()).unwrap();
        for scenario in &plan.scenarios {
            Studied::new(&plan, scenario, &Withdrawal::default()).check();
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_figure_of_a_random_plan_is_made_of_its_parts(
        twists in twists(true), givens in givens(), gone in prop::option::of(any::<prop::sample::Index>()),
    ) {
        let plan = varied(&twists, &givens);
        let withdrawn = gone.map(|at| plan.nations[at.index(plan.nations.len())].id.clone());
        let what_if = Withdrawal { withdrawn: withdrawn.into_iter().collect(), ..Withdrawal::default() };
        Studied::new(&plan, &plan.scenarios[0], &what_if).check();
    }
}
