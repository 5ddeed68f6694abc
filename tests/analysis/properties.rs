//! Properties of the analysis that hold for every plan, tried on random variations of the starter plan.

use crate::random_plan::{givens, twists, varied};
use muster::analysis::{
    Figures, Finding, LineFigures, Metric, Shortfall, ShortfallKind, Shortfalls, Withdrawal, analyse, confidence,
    linchpins, record_findings, scenario_findings, shortfall_kinds,
};
use muster::base::{Day, Exact, Quantity};
use muster::edit::Command;
use muster::model::{Index, Plan, Scenario};
use muster::session::{FileId, OpenFile, Placement, Verdict, Warning, verdict};
use muster::store::parse;
use proptest::prelude::*;

fn figures(plan: &Plan, what_if: &Withdrawal) -> Figures {
    analyse(plan, &Index::new(plan), &plan.scenarios[0], what_if)
}

fn funnel(line: &LineFigures) -> [&Exact; 6] {
    [&line.assigned, &line.usable, &line.on_time, &line.supported, &line.sustained, &line.confirmed]
}

/// The findings of the plan's scenario.
fn found(plan: &Plan, figures: &Figures) -> Vec<Finding> {
    let index = Index::new(plan);
    let records = record_findings(plan, &index, muster::analysis::Scope::Plan);
    scenario_findings(plan, &index, &records, &plan.scenarios[0], figures)
}

/// The units that a line has on a day by what its assignments' shortfalls say, and by nothing else.
fn units_on(line: &LineFigures, own: &[(&Exact, (Day, Day), Vec<Shortfall>)], day: Day) -> Exact {
    let there = own.iter().filter(|(_, (arrival, departure), shortfalls)| {
        let short = shortfalls.iter().any(|shortfall| match shortfall {
            Shortfall::NotUsable(_) => true,
            Shortfall::Late { arrives, .. } => day < *arrives,
            Shortfall::NoEnabler { without, .. } => without.iter().any(|(from, to)| *from <= day && day < *to),
            Shortfall::LeavesEarly { leaves, .. } => day >= *leaves,
        });
        // On a line that is met, coming later than others and leaving before them is no shortfall.
        !short && (!line.met() || (*arrival <= day && day < *departure))
    });
    there.map(|(units, ..)| *units).sum()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn each_step_of_the_funnel_is_at_most_the_one_before(twists in twists(true), givens in givens()) {
        let plan = varied(&twists, &givens);
        for line in &figures(&plan, &Withdrawal::default()).lines {
            let steps = funnel(line);
            for pair in steps.windows(2) {
                prop_assert!(pair[1] <= pair[0], "{}: {:?}", line.id, steps);
            }
        }
    }

    #[test]
    fn withdrawing_a_nation_raises_nothing_usable_where_nobody_excludes(
        twists in twists(false), givens in givens(), nation in any::<prop::sample::Index>(),
    ) {
        let plan = varied(&twists, &givens);
        let withdrawn = plan.nations[nation.index(plan.nations.len())].id.clone();
        let with = figures(&plan, &Withdrawal::default());
        let without = figures(&plan, &Withdrawal { withdrawn: [withdrawn].into(), ..Withdrawal::default() });
        for (with, without) in with.lines.iter().zip(&without.lines) {
            prop_assert_eq!(&with.assigned, &without.assigned);
            for (with, without) in funnel(with).iter().zip(funnel(without)) {
                prop_assert!(without <= *with);
            }
        }
        prop_assert!(without.metrics.get(Metric::Personnel) <= with.metrics.get(Metric::Personnel));
    }

    #[test]
    fn what_a_scenario_does_not_use_does_not_change_its_figures(twists in twists(true), givens in givens()) {
        let plan = varied(&twists, &givens);
        let scenario = &plan.scenarios[0];
        let mut less = plan.clone();
        less.contributions = plan
            .contributions
            .iter()
            .filter(|pledge| scenario.used(&pledge.id).0 > 0)
            .cloned()
            .collect();
        let other = Scenario { id: "y".into(), archived: true, ..(**scenario).clone() };
        less.scenarios = [scenario.clone(), other.into()].into_iter().collect();
        prop_assert_eq!(figures(&plan, &Withdrawal::default()), figures(&less, &Withdrawal::default()));
    }

    #[test]
    fn the_order_of_assignments_does_not_matter(twists in twists(true), givens in givens()) {
        let plan = varied(&twists, &givens);
        let mut turned = plan.clone();
        let mut scenario = (*plan.scenarios[0]).clone();
        scenario.assignments.reverse();
        turned.scenarios = [scenario].into_iter().collect();
        let none = Withdrawal::default();
        let (one, mut other) = (figures(&plan, &none), figures(&turned, &none));
        other.assignments.reverse();
        prop_assert_eq!(one, other);
        let index = Index::new(&plan);
        prop_assert_eq!(
            confidence(&plan, &index, &plan.scenarios[0], &none),
            confidence(&turned, &index, &turned.scenarios[0], &none)
        );
    }

    #[test]
    fn a_line_is_as_sure_to_reach_its_minimum_and_certain_of_nothing_unmet(twists in twists(true), givens in givens()) {
        let plan = varied(&twists, &givens);
        let (index, none) = (Index::new(&plan), Withdrawal::default());
        let sure = confidence(&plan, &index, &plan.scenarios[0], &none);
        for (line, sure) in figures(&plan, &none).lines.iter().zip(&sure.lines) {
            prop_assert!(sure.met <= sure.minimum && sure.minimum <= Exact::one());
            prop_assert!(line.met() || sure.met.is_zero(), "{}", line.id);
        }
    }

    #[test]
    fn a_linchpin_loses_what_the_figures_without_it_say(twists in twists(true), givens in givens()) {
        let plan = varied(&twists, &givens);
        let (index, none) = (Index::new(&plan), Withdrawal::default());
        let found = linchpins(&plan, &index, &plan.scenarios[0], &none);
        let with = figures(&plan, &none);
        for loss in found.alone.iter().chain(&found.pairs) {
            let mut without = Withdrawal::default();
            for member in &loss.members {
                match member {
                    muster::analysis::Member::Nation(id) => without.withdrawn.insert(id.clone()),
                    muster::analysis::Member::Condition(id) => without.failed.insert(id.clone()),
                };
            }
            let without = figures(&plan, &without);
            let lost: Vec<_> = with.lines.iter().zip(&without.lines)
                .filter(|(with, without)| with.essential() && with.met() && !without.met())
                .map(|(line, _)| line.id.clone())
                .collect();
            prop_assert_eq!(&loss.essential_lost, &lost);
            let people = |figures: &Figures| figures.metrics.get(Metric::Personnel).unwrap();
            prop_assert_eq!(&loss.personnel_lost, &(&people(&with) - &people(&without)));
        }
    }

    #[test]
    fn shortfalls_findings_and_figures_agree(twists in twists(true), givens in givens()) {
        let plan = varied(&twists, &givens);
        let (index, figures) = (Index::new(&plan), figures(&plan, &Withdrawal::default()));
        let (all, findings) = (Shortfalls::new(&plan, &index, &figures), found(&plan, &figures));
        let told = |code: &str, id: &str| findings.iter().any(|f| f.code == code && f.place.id == id);
        for (at, put) in figures.assignments.iter().enumerate() {
            let line = put.requirement.as_ref().and_then(|id| figures.line(id));
            let shortfalls = all.of(at);
            // The board's chip and the inspector's list.
            let mut kinds: Vec<ShortfallKind> = shortfalls.iter().map(Shortfall::kind).collect();
            kinds.dedup();
            prop_assert_eq!(&kinds, &shortfall_kinds(put, line));
            // The findings of the assignment.
            let id = put.id.as_str();
            prop_assert_eq!(told("late", id), kinds.contains(&ShortfallKind::Late), "{}: {:?}", id, shortfalls);
            prop_assert_eq!(told("missing_enabler", id), kinds.contains(&ShortfallKind::NoEnabler), "{}", id);
            for shortfall in &shortfalls {
                match shortfall {
                    Shortfall::NotUsable(reason) => prop_assert!(told(reason.code(), id), "{} {}", id, reason.code()),
                    Shortfall::NoEnabler { missing, without, present } => {
                        prop_assert!(!missing.is_empty() && !without.is_empty());
                        prop_assert!(muster::analysis::days_in(without) <= *present);
                    }
                    Shortfall::Late { .. } | Shortfall::LeavesEarly { .. } => {}
                }
            }
        }
        for line in &figures.lines {
            let own: Vec<(&Exact, (Day, Day), Vec<Shortfall>)> = figures
                .assignments
                .iter()
                .enumerate()
                .filter(|(_, put)| put.requirement.as_ref() == Some(&line.id))
                .map(|(at, put)| (&put.units, (put.arrival, put.departure), all.of(at)))
                .collect();
            let days = (line.from.0..line.to.0).map(Day);
            let least = days.map(|day| units_on(line, &own, day)).min();
            prop_assert_eq!(least.as_ref(), Some(&line.sustained), "{}", line.id);
            // A gap in time is torn by what leaves early or loses its support.
            let torn = own.iter().flat_map(|(.., shortfalls)| shortfalls).any(|shortfall| {
                matches!(shortfall.kind(), ShortfallKind::LeavesEarly | ShortfallKind::NoEnabler)
            });
            prop_assert!(torn || !told("gap_in_time", line.id.as_str()), "{}", line.id);
        }
    }

    #[test]
    fn a_verdict_names_the_shortfall_that_is_then_shown_and_found(
        twists in twists(true),
        givens in givens(),
        puts in prop::collection::vec(any::<[prop::sample::Index; 2]>(), 6),
    ) {
        let plan = varied(&twists, &givens);
        let scenario = plan.scenarios[0].id.clone();
        let mut document = parse(include_bytes!("../cases/starter-plan.muster")).unwrap();
        document.plan = plan.clone();
        let mut file = OpenFile::new(FileId(1), document, None, None);
        for [pledge, line] in puts {
            let pledge = pledge.get(&plan.contributions);
            let set = &plan.requirement_sets[0];
            let asking: Vec<_> = set.lines().filter(|(_, line)| line.names(&pledge.capability)).collect();
            if asking.is_empty() {
                continue;
            }
            let (task, line) = line.get(&asking);
            let place =
                Placement { scenario: scenario.clone(), task: task.id.clone(), requirement: Some(line.id.clone()) };
            let command = Command::Assign {
                scenario: scenario.clone(),
                contribution: pledge.id.clone(),
                task: task.id.clone(),
                requirement: place.requirement.clone(),
                quantity: Quantity::ONE.ceil_to(pledge.increment),
            };
            let said = verdict(&file, &command, std::slice::from_ref(&pledge.id), &place);
            if file.edit(&command).is_err() {
                prop_assert!(!said.possible());
                continue;
            }
            let entry = file.board().entry(&scenario).unwrap();
            let at = entry.figures.assignments.iter().rposition(|put| {
                put.contribution == pledge.id && put.requirement == place.requirement
            });
            let shown = Shortfalls::new(file.plan(), file.index(), &entry.figures).of(at.unwrap());
            match &said {
                Verdict::Fits { .. } => prop_assert_eq!(&shown, &[]),
                Verdict::Warning { why: Warning::Shortfall(why), .. } => prop_assert_eq!(Some(why), shown.first()),
                other => prop_assert!(false, "{:?}", other),
            }
            let id = entry.figures.assignments[at.unwrap()].id.as_str();
            let code = shown.first().map(|shortfall| match shortfall {
                Shortfall::NotUsable(reason) => reason.code(),
                Shortfall::Late { .. } => "late",
                Shortfall::NoEnabler { .. } => "missing_enabler",
                Shortfall::LeavesEarly { .. } => "",
            });
            let told = |code: &str| entry.findings.iter().any(|f| f.code == code && f.place.id == id);
            match code {
                None => prop_assert!(!["late", "missing_enabler"].iter().any(|code| told(code))),
                Some("") => {}
                Some(code) => prop_assert!(told(code), "{}", code),
            }
        }
    }
}
