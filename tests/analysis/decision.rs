//! The decision matrix against established libraries, and its sensitivity, rank acceptability and dominance against
//! plain searches.

use muster::analysis::decision::Candidate;
use muster::analysis::{Decision, Metric, Metrics, Style, acceptability, decide, no_clear_winner, pareto, sensitivity};
use muster::base::{Decimal, Exact, ScenarioId};
use muster::model::{Criterion, Direction, List, ManualScore};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::Value;

fn texts(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|text| text.as_str().unwrap()).collect()
}

/// A kept case as a decision: its columns are metrics, so that the ends of the scales follow the scenarios.
fn decided(case: &Value) -> Decision {
    let columns: Vec<Vec<&str>> = case["raw"].as_array().unwrap().iter().map(texts).collect();
    let count = columns[0].len();
    let ids: Vec<ScenarioId> = (0..count).map(|at| format!("s{at}").into()).collect();
    let mut metrics = vec![Metrics::default(); count];
    for (metric, column) in Metric::ALL.iter().zip(&columns) {
        for (metrics, figure) in metrics.iter_mut().zip(column) {
            metrics.set(*metric, Some(figure.parse::<Decimal>().unwrap().exact()));
        }
    }
    let criteria: List<Criterion> = Metric::ALL
        .iter()
        .zip(texts(&case["weights"]).into_iter().zip(texts(&case["directions"])))
        .map(|(metric, (weight, direction))| Criterion {
            id: metric.key().into(),
            measure: metric.key().to_owned(),
            direction: if direction == "min" { Direction::Min } else { Direction::Max },
            weight: weight.parse().unwrap(),
            ..Criterion::default()
        })
        .collect();
    let candidates: Vec<Candidate<'_>> =
        ids.iter().zip(&metrics).map(|(scenario, metrics)| Candidate { scenario, metrics }).collect();
    decide(&criteria, &candidates, 0).decision.unwrap()
}

#[test]
fn five_hundred_matrices_agree_with_established_libraries() {
    let cases: Vec<Value> = serde_json::from_str(include_str!("decision/cases.json")).unwrap();
    assert_eq!(cases.len(), 500);
    for (at, case) in cases.iter().enumerate() {
        let decision = decided(case);
        for style in [Style::WeightedScore, Style::Topsis, Style::Promethee] {
            let wanted: Vec<f64> = case[style.key()].as_array().unwrap().iter().map(|v| v.as_f64().unwrap()).collect();
            let found = &decision.result(style).unwrap().scores;
            assert_eq!(found.len(), wanted.len());
            for (found, wanted) in found.iter().zip(&wanted) {
                assert!((found - wanted).abs() <= 1e-9, "case {at}, {}: {found} for {wanted}", style.key());
            }
        }
    }
}

/// A matrix of manual scores: whole weights by criterion, and a row of scores for each.
#[derive(Clone, Debug)]
struct Matrix {
    weights: Vec<i64>,
    scores: Vec<Vec<i64>>,
}

impl Matrix {
    fn decision(&self) -> Decision {
        self.weighed(&self.weights.iter().map(|weight| Decimal::new(*weight, 0)).collect::<Vec<_>>())
    }

    fn weighed(&self, weights: &[Decimal]) -> Decision {
        let ids: Vec<ScenarioId> = (0..self.scores[0].len()).map(|at| format!("s{at}").into()).collect();
        let criteria: List<Criterion> = self
            .scores
            .iter()
            .zip(weights)
            .enumerate()
            .map(|(at, (row, weight))| Criterion {
                id: format!("c{at}").into(),
                measure: "manual".to_owned(),
                direction: Direction::Max,
                weight: *weight,
                scores: ids
                    .iter()
                    .cloned()
                    .zip(row.iter().map(|n| ManualScore { value: Decimal::new(*n, 0), ..ManualScore::default() }))
                    .collect(),
                ..Criterion::default()
            })
            .collect();
        let none = Metrics::default();
        let candidates: Vec<Candidate<'_>> =
            ids.iter().map(|scenario| Candidate { scenario, metrics: &none }).collect();
        decide(&criteria, &candidates, 0).decision.unwrap()
    }

    /// With the weight of one criterion at `step` of [`STEPS`], the others in proportion, or in equal parts.
    fn at(&self, criterion: usize, step: i64) -> Vec<Exact> {
        if self.weights.len() == 1 {
            return self.decision().weighted_scores(); // it has all the weight wherever it stands
        }
        let others = || self.weights.iter().enumerate().filter(|(at, _)| *at != criterion).map(|(_, w)| *w);
        let sum: i64 = others().sum();
        let (sum, equal) = if sum == 0 { (others().count() as i64, true) } else { (sum, false) };
        let weight = |(at, own): (usize, &i64)| {
            let whole = if at == criterion { step * sum } else { (STEPS - step) * if equal { 1 } else { *own } };
            Decimal::new(whole, 0)
        };
        self.weighed(&self.weights.iter().enumerate().map(weight).collect::<Vec<_>>()).weighted_scores()
    }
}

/// Steps of a weight from 0 to 1: one is below 1e-12.
const STEPS: i64 = 1 << 40;

fn matrices(most_criteria: usize) -> impl Strategy<Value = Matrix> {
    (1..=most_criteria, 2..6usize).prop_flat_map(|(criteria, scenarios)| {
        let weight = prop_oneof![1 => Just(0), 4 => 1..20i64];
        // Often few levels, so that ties come up.
        let score = prop_oneof![1 => (0..5i64).prop_map(|n| n * 25), 1 => 0..=100i64];
        (
            prop::collection::vec(weight, criteria),
            prop::collection::vec(prop::collection::vec(score, scenarios), criteria),
        )
            .prop_filter("some weight", |(weights, _)| weights.iter().any(|weight| *weight > 0))
            .prop_map(|(weights, scores)| Matrix { weights, scores })
    })
}

fn leads(scores: &[Exact], leader: usize) -> bool {
    scores.iter().max() == Some(&scores[leader])
}

/// The last step from `inside`, where the leader leads, towards `outside`, at which it still does.
fn bisect(matrix: &Matrix, criterion: usize, leader: usize, inside: i64, outside: i64) -> i64 {
    if leads(&matrix.at(criterion, outside), leader) {
        return outside;
    }
    let (mut inside, mut outside) = (inside, outside);
    while (inside - outside).abs() > 1 {
        let middle = i64::midpoint(inside, outside);
        if leads(&matrix.at(criterion, middle), leader) {
            inside = middle;
        } else {
            outside = middle;
        }
    }
    inside
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn the_range_of_a_weight_is_what_bisection_finds(matrix in matrices(5)) {
        let decision = matrix.decision();
        let leader = decision.result(Style::WeightedScore).unwrap().leader;
        for (criterion, range) in sensitivity(&decision).ranges.iter().enumerate() {
            let share = decision.criteria[criterion].share.to_f64();
            let now = (share * STEPS as f64) as i64;
            // The present weight may lie between two steps, both outside a range of no length.
            let inside = [now, now + 1, now - 1].into_iter().find(|step| {
                (0..=STEPS).contains(step) && leads(&matrix.at(criterion, *step), leader)
            });
            for (bound, next, end) in [(&range.low, range.below, 0), (&range.high, range.above, STEPS)] {
                let found = inside.map_or(now, |inside| bisect(&matrix, criterion, leader, inside, end));
                let found_at = found as f64 / STEPS as f64;
                prop_assert!((bound.to_f64() - found_at).abs() < 1e-9, "{} for {found_at}", bound.to_f64());
                match next {
                    None => prop_assert_eq!(found, end),
                    Some(next) => {
                        let beyond = matrix.at(criterion, if end == 0 { found - 1 } else { found + 1 });
                        if inside.is_some() {
                            prop_assert!(leads(&beyond, next) && beyond[next] > beyond[leader]);
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn the_smallest_move_ties_and_no_smaller_one_does(matrix in matrices(6)) {
        let decision = matrix.decision();
        let result = decision.result(Style::WeightedScore).unwrap();
        let leader = result.leader;
        let scores = decision.weighted_scores();
        let place = |id: &muster::base::CriterionId| decision.criteria.iter().position(|c| c.id == *id).unwrap();
        let moved = |from: usize, to: usize, weight: &Exact| -> Vec<Exact> {
            let one = |at: usize| {
                let gain = &decision.criteria[to].values[at] - &decision.criteria[from].values[at];
                &scores[at] + &(weight * &gain)
            };
            (0..scores.len()).map(one).collect()
        };
        let found = sensitivity(&decision).smallest_move;
        if !result.tied.is_empty() {
            prop_assert!(found.is_none());
            return Ok(());
        }
        if let Some(least) = &found {
            let (from, to) = (place(&least.from), place(&least.to));
            prop_assert!(from != to && least.weight > Exact::zero());
            prop_assert!(least.weight <= decision.criteria[from].share);
            let scores = moved(from, to, &least.weight);
            prop_assert!(leads(&scores, leader) && scores[least.scenario] == scores[leader]);
        }
        // A little less than that, or all that there is, leaves the leader alone at the top.
        let less = found.map(|least| &least.weight * &Exact::ratio(999_999, 1_000_000).unwrap());
        for (from, giver) in decision.criteria.iter().enumerate() {
            let weight = less.clone().map_or_else(|| giver.share.clone(), |less| less.min(giver.share.clone()));
            for to in 0..decision.criteria.len() {
                let scores = moved(from, to, &weight);
                let alone = (0..scores.len()).all(|at| at == leader || scores[at] < scores[leader]);
                prop_assert!(alone, "{} from {from} to {to}", weight.to_f64());
            }
        }
    }

    #[test]
    fn styles_keep_their_promises(matrix in matrices(6)) {
        let decision = matrix.decision();
        let count = decision.candidates();
        let sum = |style| decision.result(style).unwrap().scores.iter().sum::<f64>();
        // Places are given out once each, flows cancel.
        prop_assert!((sum(Style::WeightedRank) - (count * (count + 1)) as f64 / 2.0).abs() < 1e-9);
        prop_assert!(sum(Style::Promethee).abs() < 1e-9);
        for result in &decision.results {
            let best = result.scores.iter().copied().fold(f64::MIN, f64::max);
            let least = result.scores.iter().copied().fold(f64::MAX, f64::min);
            let first = if result.style.lowest_leads() { least } else { best };
            prop_assert!((result.scores[result.leader] - first).abs() < 1e-12);
            prop_assert!(result.tied.is_empty() || (result.tied.len() > 1 && result.tied[0] == result.leader));
        }
        let doubt = no_clear_winner(&decision, &sensitivity(&decision));
        prop_assert!(decision.agree || doubt.is_some());
    }

    #[test]
    fn dominance_is_what_its_definition_says(
        points in prop::collection::vec((prop::option::weighted(0.9, 0..6u64), prop::option::weighted(0.9, 0..6u64)), 0..12),
        less in any::<(bool, bool)>(),
    ) {
        let way = |less: bool| if less { Direction::Min } else { Direction::Max };
        let exact = |n: Option<u64>| n.map(Exact::whole);
        let values: Vec<[Option<Exact>; 2]> = points.iter().map(|(a, b)| [exact(*a), exact(*b)]).collect();
        let found = pareto(&values, [way(less.0), way(less.1)]);
        prop_assert_eq!(found.len(), points.len());
        let gain = |n: u64, less: bool| if less { -(n as i64) } else { n as i64 };
        for (at, (a, b)) in points.iter().enumerate() {
            for (other, (c, d)) in points.iter().enumerate() {
                let wanted = match (a, b, c, d) {
                    (Some(a), Some(b), Some(c), Some(d)) => {
                        let (x, y) = (gain(*c, less.0) - gain(*a, less.0), gain(*d, less.1) - gain(*b, less.1));
                        x >= 0 && y >= 0 && x + y > 0
                    }
                    _ => false,
                };
                prop_assert_eq!(found[at].contains(&other), wanted);
            }
        }
    }
}

/// Shares of each rank over two criteria, where a weight vector is a point between 0 and 1: the ranks change only where
/// two scores cross.
fn exact_shares(values: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let score = |row: &[f64], w: f64| w * row[0] + (1.0 - w) * row[1];
    let mut cuts = vec![0.0, 1.0];
    for a in values {
        for b in values {
            let (start, end) = (a[1] - b[1], a[0] - b[0]);
            if start * end < 0.0 {
                cuts.push(start / (start - end));
            }
        }
    }
    cuts.sort_by(f64::total_cmp);
    let mut shares = vec![vec![0.0; values.len()]; values.len()];
    for pair in cuts.windows(2) {
        let middle = f64::midpoint(pair[0], pair[1]);
        for (own, row) in values.iter().enumerate() {
            let same = |other: &&Vec<f64>| **other == *row;
            let better =
                values.iter().filter(|other| **other != *row && score(other, middle) > score(row, middle)).count();
            let tied = values.iter().filter(same).count();
            for share in &mut shares[own][better..better + tied] {
                *share += (pair[1] - pair[0]) / tied as f64;
            }
        }
    }
    shares
}

/// Cases and draws are the same in every run, so that chance cannot fail it.
#[test]
fn drawn_ranks_are_the_exact_ones_within_their_error() {
    let mut runner = TestRunner::new_with_rng(
        Config { cases: 60, failure_persistence: None, ..Config::default() },
        proptest::test_runner::TestRng::deterministic_rng(proptest::test_runner::RngAlgorithm::ChaCha),
    );
    let rows = prop::collection::vec(prop::collection::vec((0..=20u8).prop_map(|n| f64::from(n) / 20.0), 2), 2..6);
    runner
        .run(&rows, |values| {
            let found = acceptability(&values, 20_000, 1);
            let exact = exact_shares(&values);
            for (at, (found, exact)) in found.shares.iter().zip(&exact).enumerate() {
                prop_assert!((found.iter().sum::<f64>() - 1.0).abs() < 1e-9);
                for (found, exact) in found.iter().zip(exact) {
                    let error = (exact * (1.0 - exact) / 20_000.0).sqrt();
                    prop_assert!((found - exact).abs() <= 4.0 * error + 1e-9, "{at}: {found} for {exact}");
                }
            }
            for rank in 0..values.len() {
                prop_assert!((found.shares.iter().map(|ranks| ranks[rank]).sum::<f64>() - 1.0).abs() < 1e-9);
            }
            for (central, ranks) in found.central.iter().zip(&found.shares) {
                prop_assert_eq!(central.is_some(), ranks[0] > 0.0);
                prop_assert!(central.iter().all(|weights| (weights.iter().sum::<f64>() - 1.0).abs() < 1e-9));
            }
            Ok(())
        })
        .unwrap();
}
