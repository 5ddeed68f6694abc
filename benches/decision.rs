//! How long the decision takes: rank acceptability of 12 scenarios by 10 criteria, the matrix and its sensitivity, and
//! the withdrawal map of the six scenarios of the built-in sample.
#![allow(missing_docs, clippy::unwrap_used)]

use divan::{Bencher, black_box};
use muster::analysis::decision::{Candidate, Decision};
use muster::analysis::{Metric, Metrics, Withdrawal, acceptability, decide, linchpins, sensitivity};
use muster::base::{Decimal, Exact, ScenarioId};
use muster::model::{Criterion, Direction, Index, List, Plan};

fn main() {
    divan::main();
}

/// Figures that no two of share a denominator, as confidences have.
fn metrics(scenario: u64) -> Metrics {
    let mut metrics = Metrics::default();
    for (at, metric) in (1..).zip(Metric::ALL) {
        metrics.set(*metric, Exact::ratio((scenario * 7919 + at * 104_729) % 9973, 1_000_003 + 2 * at + scenario));
    }
    metrics
}

fn decided(scenarios: u64, criteria: usize) -> impl Fn() -> Decision {
    let ids: Vec<ScenarioId> = (0..scenarios).map(|at| format!("s{at}").into()).collect();
    let metrics: Vec<Metrics> = (0..scenarios).map(metrics).collect();
    let criteria: List<Criterion> = Metric::ALL
        .iter()
        .take(criteria)
        .zip(1..)
        .map(|(metric, at)| Criterion {
            id: metric.key().into(),
            measure: metric.key().to_owned(),
            direction: if at % 3 == 0 { Direction::Min } else { Direction::Max },
            weight: Decimal::new(at, 1),
            ..Criterion::default()
        })
        .collect();
    move || {
        let candidates: Vec<Candidate<'_>> =
            ids.iter().zip(&metrics).map(|(scenario, metrics)| Candidate { scenario, metrics }).collect();
        decide(&criteria, &candidates, 0).decision.unwrap()
    }
}

#[divan::bench]
fn acceptability_of_12_scenarios_by_10_criteria_in_10_000_draws(bencher: Bencher) {
    let table = decided(12, 10)().table();
    bencher.bench_local(|| acceptability(black_box(&table), 10_000, 1));
}

#[divan::bench]
fn matrix_of_12_scenarios_by_10_criteria(bencher: Bencher) {
    let decide = decided(12, 10);
    bencher.bench_local(decide);
}

#[divan::bench]
fn sensitivity_of_12_scenarios_by_10_criteria(bencher: Bencher) {
    let decision = decided(12, 10)();
    bencher.bench_local(|| sensitivity(black_box(&decision)));
}

#[divan::bench]
fn withdrawal_map_of_the_sample(bencher: Bencher) {
    let plan: Plan = serde_json::from_str(include_str!("../assets/sample.muster")).unwrap();
    let index = Index::new(&plan);
    assert_eq!(plan.scenarios.len(), 6);
    bencher.bench_local(|| {
        let all = plan.scenarios.iter().map(|s| linchpins(black_box(&plan), &index, s, &Withdrawal::default()));
        all.map(|found| found.alone.len()).sum::<usize>()
    });
}
