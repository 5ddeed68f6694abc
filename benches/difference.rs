//! How long differences take: two scenarios of 10,000 assignments each in one plan, their changes, and the effects of all
//! changes between two scenarios of the built-in sample.
#![allow(missing_docs, clippy::unwrap_used)]

use divan::{Bencher, black_box};
use muster::analysis::{
    Before, Change, Holdings, Metric, Withdrawal, analyse, apply, changes, confidence, difference, effects, explain,
    explain_line, linchpins, record_differences,
};
use muster::base::{Day, Quantity};
use muster::model::{Assignment, Index, Plan, Scenario};

mod big_plan;

fn main() {
    divan::main();
}

/// Two scenarios of 10,000 assignments: the second leaves out, adds, moves, resizes and reschedules some of each line.
fn large() -> (Plan, Index, Scenario, Scenario) {
    let plan = big_plan::plan(12_000, 1);
    let assigned = |n: usize, line: usize| Assignment {
        id: format!("a-{n}").into(),
        contribution: format!("P-{n:05}").into(),
        task: format!("task-{}", line / 8).into(),
        requirement: Some(format!("L-{line:03}").into()),
        quantity: Quantity(2),
        ..Assignment::default()
    };
    let line = |n: usize| n / 7 % 24;
    let a =
        Scenario { assignments: (0..10_000).map(|n| assigned(n, line(n))).collect(), ..(*plan.scenarios[0]).clone() };
    let mut b = Scenario {
        id: "b".into(),
        assignments: (2_000..12_000).map(|n| assigned(n, line(n))).collect(),
        ..(*plan.scenarios[0]).clone()
    };
    for (n, assignment) in b.assignments.iter_mut().enumerate() {
        match n % 8 {
            0 => assignment.quantity = Quantity(1 + (n % 3) as u64),
            1 => assignment.from_day = Some(Day(n as i32 % 90)),
            2 => *assignment = Assignment { id: assignment.id.clone(), ..assigned(n + 2_000, (line(n) + 1) % 24) },
            _ => {}
        }
    }
    let index = Index::new(&plan);
    (plan, index, a, b)
}

fn between(plan: &Plan, index: &Index, a: &Scenario, b: &Scenario) -> Vec<Change> {
    changes(&Holdings::of(plan, index, a), &Holdings::of(plan, index, b))
}

fn sample() -> (Plan, Index) {
    let plan: Plan = serde_json::from_str(include_str!("../assets/sample.muster")).unwrap();
    let index = Index::new(&plan);
    (plan, index)
}

#[divan::bench]
fn holdings_difference_and_changes_of_10_000(bencher: Bencher) {
    let (plan, index, a, b) = large();
    bencher.bench_local(|| {
        let held = [&a, &b].map(|scenario| Holdings::of(black_box(&plan), &index, scenario));
        (difference(&held[0], &held[1]), changes(&held[0], &held[1]))
    });
}

#[divan::bench]
fn difference_and_changes_of_10_000(bencher: Bencher) {
    let (plan, index, a, b) = large();
    let held = [&a, &b].map(|scenario| Holdings::of(&plan, &index, scenario));
    bencher.bench_local(|| (difference(black_box(&held[0]), &held[1]), changes(&held[0], &held[1])));
}

#[divan::bench]
fn changes_of_two_that_share_nothing(bencher: Bencher) {
    let (plan, index, a, b) = large();
    let apart = Scenario {
        assignments: b.assignments.iter().filter(|one| one.contribution.as_str() >= "P-06000").cloned().collect(),
        ..b
    };
    let first = Scenario {
        assignments: a.assignments.iter().filter(|one| one.contribution.as_str() < "P-06000").cloned().collect(),
        ..a
    };
    let held = [&first, &apart].map(|scenario| Holdings::of(&plan, &index, scenario));
    bencher.bench_local(|| changes(black_box(&held[0]), &held[1]));
}

#[divan::bench]
fn all_of_10_000_taken_over(bencher: Bencher) {
    let (plan, index, a, b) = large();
    let all = between(&plan, &index, &a, &b);
    bencher.bench_local(|| apply(black_box(&a), &all));
}

#[divan::bench(args = ["a b", "b c", "c d", "e f"])]
fn effects_of_a_pair_of_the_sample(bencher: Bencher, pair: &str) {
    let (plan, index) = sample();
    let (a, b) = pair.split_once(' ').unwrap();
    let (a, b) = (plan.scenarios.find(a).unwrap(), plan.scenarios.find(b).unwrap());
    let all = between(&plan, &index, a, b);
    let none = Withdrawal::default();
    bencher.bench_local(|| effects(&plan, &index, black_box(a), &none, &all));
}

#[divan::bench]
fn one_effect_in_the_sample(bencher: Bencher) {
    let (plan, index) = sample();
    let (a, b) = (plan.scenarios.find("c").unwrap(), plan.scenarios.find("d").unwrap());
    let all = between(&plan, &index, a, b);
    let none = Withdrawal::default();
    let before = Before::new(&plan, &index, a, &none);
    bencher.bench_local(|| before.effect(black_box(&all[0])));
}

#[divan::bench]
fn records_of_a_file_and_its_plan(bencher: Bencher) {
    let (plan, index) = sample();
    let scenario = plan.scenarios.find("d").unwrap();
    let file = muster::store::split(&plan, &scenario.id).unwrap();
    let alone = Index::new(&file);
    bencher.bench_local(|| {
        record_differences((black_box(&plan), &index, scenario), (&file, &alone, &file.scenarios[0])).len()
    });
}

#[divan::bench]
fn all_metrics_and_lines_of_the_sample_explained(bencher: Bencher) {
    let (plan, index) = sample();
    let scenario = plan.scenarios.find("d").unwrap();
    let none = Withdrawal::default();
    let figures = analyse(&plan, &index, scenario, &none);
    let (sure, lost) = (confidence(&plan, &index, scenario, &none), linchpins(&plan, &index, scenario, &none));
    bencher.bench_local(|| {
        let heavy = (Some(&sure), Some(&lost));
        let metrics = Metric::ALL
            .iter()
            .map(|metric| explain(&plan, &index, scenario, &none, black_box(&figures), heavy, *metric).parts.len());
        let lines =
            figures.lines.iter().filter_map(|line| explain_line(&plan, &index, scenario, &none, &figures, &line.id));
        metrics.sum::<usize>() + lines.count()
    });
}
