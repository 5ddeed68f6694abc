//! How long the analysis takes: one scenario of 200 assignments in a plan of 10,000 contributions, its findings, and
//! twelve such scenarios.
#![allow(missing_docs, clippy::unwrap_used, clippy::cast_possible_wrap)]

use divan::{Bencher, black_box};
use muster::analysis::{
    Figures, Holdings, Scope, Withdrawal, analyse, confidence, findings, gaps, linchpins, record_findings,
    scenario_findings, similarity,
};
use muster::model::{Index, Plan};

mod big_plan;

fn main() {
    divan::main();
}

fn plan(scenarios: usize) -> Plan {
    big_plan::plan(10_000, scenarios)
}

fn figures(plan: &Plan, index: &Index) -> Vec<Figures> {
    plan.scenarios.iter().map(|scenario| analyse(plan, index, scenario, &Withdrawal::default())).collect()
}

#[divan::bench]
fn index_of_10_000_contributions(bencher: Bencher) {
    let plan = plan(1);
    bencher.bench_local(|| Index::new(black_box(&plan)));
}

#[divan::bench]
fn one_scenario(bencher: Bencher) {
    let plan = plan(1);
    let index = Index::new(&plan);
    bencher.bench_local(|| figures(black_box(&plan), &index));
}

#[divan::bench]
fn twelve_scenarios(bencher: Bencher) {
    let plan = plan(12);
    let index = Index::new(&plan);
    bencher.bench_local(|| figures(black_box(&plan), &index));
}

#[divan::bench]
fn record_findings_once(bencher: Bencher) {
    let plan = plan(12);
    let index = Index::new(&plan);
    bencher.bench_local(|| record_findings(black_box(&plan), &index, Scope::Plan));
}

#[divan::bench]
fn findings_of_one_scenario(bencher: Bencher) {
    let plan = plan(1);
    let index = Index::new(&plan);
    let records = record_findings(&plan, &index, Scope::Plan);
    let figures = figures(&plan, &index);
    bencher.bench_local(|| scenario_findings(black_box(&plan), &index, &records, &plan.scenarios[0], &figures[0]));
}

#[divan::bench]
fn all_findings_of_twelve_scenarios(bencher: Bencher) {
    let plan = plan(12);
    let index = Index::new(&plan);
    let figures = figures(&plan, &index);
    bencher.bench_local(|| findings(black_box(&plan), &index, Scope::Plan, &figures));
}

#[divan::bench]
fn similarities_of_twelve_scenarios(bencher: Bencher) {
    let plan = plan(12);
    let index = Index::new(&plan);
    bencher.bench_local(|| {
        let held: Vec<Holdings> = plan.scenarios.iter().map(|s| Holdings::of(black_box(&plan), &index, s)).collect();
        held.iter().enumerate().flat_map(|(at, a)| held[at + 1..].iter().map(move |b| similarity(a, b))).count()
    });
}

#[divan::bench]
fn gaps_of_one_scenario(bencher: Bencher) {
    let plan = plan(1);
    let index = Index::new(&plan);
    let figures = figures(&plan, &index);
    bencher.bench_local(|| gaps(black_box(&plan), &index, &plan.scenarios[0], &Withdrawal::default(), &figures[0]));
}

#[divan::bench(sample_count = 5)]
fn linchpins_of_one_scenario(bencher: Bencher) {
    let plan = plan(1);
    let index = Index::new(&plan);
    bencher.bench_local(|| linchpins(black_box(&plan), &index, &plan.scenarios[0], &Withdrawal::default()));
}

#[divan::bench(sample_count = 3)]
fn confidence_of_one_scenario(bencher: Bencher) {
    let plan = plan(1);
    let index = Index::new(&plan);
    bencher.bench_local(|| confidence(black_box(&plan), &index, &plan.scenarios[0], &Withdrawal::default()));
}
