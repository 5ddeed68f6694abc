//! The decision matrix on small cases worked by hand, and on the check values of its definition.
#![allow(clippy::unwrap_used)]

use serde_json::{Value, json};

use super::{
    BaselineTie, Candidate, Decided, Decision, Note, Style, acceptability, decide, no_clear_winner, pareto, sensitivity,
};
use crate::analysis::comparison::{DRAWS, SEED};
use crate::analysis::{Metric, Metrics};
use crate::base::{Decimal, Exact, ScenarioId};
use crate::model::{Criterion, Direction, List, ManualScore};

/// Decimals as exact fractions; `-` for one that is missing.
fn figures(row: &str) -> Vec<Option<Exact>> {
    row.split_whitespace().map(|text| text.parse::<Decimal>().ok().map(|figure| figure.exact())).collect()
}

/// One row of figures for each scenario `a`, `b` …, on these criteria.
fn decided(criteria: &Value, rows: &[&str], measures: &[Metric]) -> Decided {
    let criteria: Vec<Criterion> = serde_json::from_value(criteria.clone()).unwrap();
    let metrics: Vec<Metrics> = rows
        .iter()
        .map(|row| {
            let mut metrics = Metrics::default();
            for (measure, figure) in measures.iter().zip(figures(row)) {
                metrics.set(*measure, figure);
            }
            metrics
        })
        .collect();
    let ids: Vec<ScenarioId> = (b'a'..).take(rows.len()).map(|id| char::from(id).to_string().into()).collect();
    let candidates: Vec<Candidate<'_>> =
        ids.iter().zip(&metrics).map(|(scenario, metrics)| Candidate { scenario, metrics }).collect();
    decide(&criteria.into_iter().collect::<List<Criterion>>(), &candidates, 0)
}

/// Manual scores of 0 to 100 with equal or given weights: one row of values for each criterion.
fn manual(weights: &[&str], rows: &[&str]) -> Decision {
    let criteria: Vec<Value> = rows
        .iter()
        .zip(weights)
        .enumerate()
        .map(|(at, (row, weight))| {
            let scores: serde_json::Map<String, Value> = (b'a'..)
                .zip(row.split_whitespace())
                .map(|(id, score)| (char::from(id).to_string(), json!({ "value": score })))
                .collect();
            json!({ "id": format!("c{at}"), "name": format!("C{at}"), "measure": "manual", "direction": "max",
                "weight": weight, "scores": scores })
        })
        .collect();
    let count = rows[0].split_whitespace().count();
    decided(&json!(criteria), &vec![""; count], &[]).decision.unwrap()
}

const MEASURES: [Metric; 4] = [Metric::Nations, Metric::Contributions, Metric::TotalCost, Metric::DaysToFull];

/// T1 of the definition.
fn t1() -> Decided {
    let criteria = json!([
        { "id": "one", "name": "One", "measure": "nations", "direction": "max", "weight": "0.35" },
        { "id": "two", "name": "Two", "measure": "contributions", "direction": "max", "weight": "0.25" },
        { "id": "three", "name": "Three", "measure": "total_cost", "direction": "min", "weight": "0.20" },
        { "id": "four", "name": "Four", "measure": "days_to_full", "direction": "min", "weight": "0.20" }
    ]);
    decided(&criteria, &["4 24 750 30", "7 18 1900 90", "9 6 4800 180"], &MEASURES)
}

#[track_caller]
fn near(found: &[f64], wanted: &[f64], slack: f64) {
    assert_eq!(found.len(), wanted.len());
    assert!(found.iter().zip(wanted).all(|(f, w)| (f - w).abs() <= slack), "{found:?} for {wanted:?}");
}

fn scores(decision: &Decision, style: Style) -> &[f64] {
    &decision.result(style).unwrap().scores
}

#[test]
fn t1_in_the_five_styles() {
    let decided = t1();
    let decision = decided.decision.unwrap();
    near(scores(&decision, Style::WeightedScore), &[0.65, 0.639_877, 0.35], 5e-7);
    near(scores(&decision, Style::Topsis), &[0.642_046, 0.646_358, 0.357_954], 5e-7);
    near(scores(&decision, Style::Promethee), &[0.3, 0.0, -0.3], 0.0);
    // A has rank 3 on the first and 1 on the rest: .35 · 3 + .65 = 1.7; B is second everywhere.
    near(scores(&decision, Style::WeightedRank), &[1.7, 2.0, 2.3], 0.0);
    // Against A: B is better on one and worse on three.
    near(scores(&decision, Style::PlusMinus), &[0.0, -2.0, -2.0], 0.0);
    let leaders: Vec<usize> = decision.results.iter().map(|result| result.leader).collect();
    assert_eq!(leaders, [0, 0, 0, 1, 0], "TOPSIS prefers B");
    assert!(!decision.agree);
    assert_eq!(decided.notes.len(), 4, "each criterion takes its ends from the scenarios: {:?}", decided.notes);
}

#[test]
fn t1_is_passed_where_the_definition_says() {
    let decision = t1().decision.unwrap();
    let sensitivity = sensitivity(&decision);
    let [one, two, three, four] = &sensitivity.ranges[..] else { unreachable!() };
    near(
        &[one.high.to_f64(), two.low.to_f64(), three.low.to_f64(), four.low.to_f64()],
        &[0.360_785, 0.226_509, 0.170_424, 0.179_227],
        5e-7,
    );
    assert_eq!([one.above, two.below, three.below, four.below], [Some(1); 4]);
    assert_eq!([one.below, two.above, three.above, four.above], [None; 4]);
    assert_eq!((&one.low, &two.high), (&Exact::zero(), &Exact::one()));
    let least = sensitivity.smallest_move.as_ref().unwrap();
    near(&[least.weight.to_f64()], &[0.010_123], 5e-7);
    assert_eq!((least.from.as_str(), least.to.as_str(), least.scenario), ("four", "one", 1));
    let doubt = no_clear_winner(&decision, &sensitivity).unwrap();
    assert!(doubt.styles_differ);
    assert_eq!(doubt.shift, Some((least.weight.clone(), 1)));
}

#[test]
fn t1_ranks_over_all_weights() {
    let table = t1().decision.unwrap().table();
    let found = acceptability(&table, DRAWS, SEED);
    let first: Vec<f64> = found.shares.iter().map(|ranks| ranks[0]).collect();
    near(&first, &[0.738, 0.208, 0.054], 0.002);
    assert!(found.standard_error < 0.0016);
    assert_eq!(found, acceptability(&table, DRAWS, SEED), "the same seed, the same figures");
    for shares in &found.shares {
        near(&[shares.iter().sum()], &[1.0], 1e-9);
    }
}

#[test]
fn t2_has_its_bound_its_acceptability_and_its_central_weights() {
    let decision = manual(&["0.6", "0.4"], &["100 40", "0 80"]);
    let range = &sensitivity(&decision).ranges[0];
    assert_eq!((&range.low, range.below), (&Exact::ratio(4, 7).unwrap(), Some(1)));
    let found = acceptability(&decision.table(), DRAWS, SEED);
    let slack = 3.0 * found.standard_error;
    near(&[found.shares[0][0], found.shares[1][0]], &[3.0 / 7.0, 4.0 / 7.0], slack);
    near(found.central[0].as_ref().unwrap(), &[0.785_714, 0.214_286], slack);
    near(found.central[1].as_ref().unwrap(), &[0.285_714, 0.714_286], slack);
}

#[test]
fn t3_gives_each_a_third() {
    let decision = manual(&["1", "1", "1"], &["100 0 0", "0 100 0", "0 0 100"]);
    let found = acceptability(&decision.table(), DRAWS, SEED);
    for shares in &found.shares {
        near(shares, &[1.0 / 3.0; 3], 3.0 * found.standard_error);
    }
    for result in decision.results.iter().filter(|result| result.style != Style::PlusMinus) {
        assert_eq!((result.leader, &result.tied[..]), (0, &[0, 1, 2][..]), "{:?}", result.style);
    }
    // All tie the leader already.
    let sensitivity = sensitivity(&decision);
    assert_eq!(sensitivity.smallest_move, None);
    let third = Exact::ratio(1, 3).unwrap();
    for (at, range) in sensitivity.ranges.iter().enumerate() {
        let wanted = if at == 0 { (Some(1), None) } else { (None, Some(at)) };
        assert_eq!((range.below, range.above), wanted);
        assert_eq!(if at == 0 { &range.low } else { &range.high }, &third);
    }
}

fn one(criterion: &Value, rows: &[&str]) -> (Vec<f64>, Vec<Note>) {
    let decided = decided(&json!([criterion]), rows, &[Metric::Nations]);
    let values = decided.decision.unwrap().criteria[0].values.iter().map(Exact::to_f64).collect();
    (values, decided.notes)
}

fn ends(worst: bool, best: bool) -> Note {
    Note::EndsFromCandidates { criterion: "N".to_owned(), worst, best }
}

#[test]
fn values_lie_between_the_ends_and_are_clamped_there() {
    let on = |direction: &str, worst: &str, best: &str| {
        json!({ "id": "n", "name": "N", "measure": "nations", "direction": direction, "weight": "1",
            "worst": worst, "best": best })
    };
    assert_eq!(one(&on("max", "10", "20"), &["5", "10", "15", "20", "30"]), (vec![0.0, 0.0, 0.5, 1.0, 1.0], vec![]));
    assert_eq!(one(&on("min", "20", "10"), &["5", "10", "15", "20", "30"]), (vec![1.0, 1.0, 0.5, 0.0, 0.0], vec![]));
    // A scale without length: at its end is best.
    assert_eq!(one(&on("max", "10", "10"), &["9", "10"]), (vec![0.0, 1.0], vec![]));
}

#[test]
fn ends_that_are_not_fixed_follow_the_scenarios_and_are_noted() {
    let n = json!({ "id": "n", "name": "N", "measure": "nations", "direction": "max", "weight": "1" });
    let (values, notes) = one(&n, &["5", "10", "15"]);
    assert_eq!(values, [0.0, 0.5, 1.0]);
    assert_eq!(notes, [ends(true, true)]);

    let mut best = n.clone();
    best["best"] = json!("20");
    let (values, notes) = one(&best, &["10", "15"]);
    assert_eq!(values, [0.0, 0.5]);
    assert_eq!(notes, [ends(true, false)]);
    // All at or beyond the fixed best, though the worst among them lies beyond it too.
    assert_eq!(one(&best, &["20", "25"]).0, [1.0, 1.0]);

    let (values, notes) = one(&n, &["7", "7", "-"]);
    assert_eq!(values, [0.5, 0.5, 0.0]);
    let missing = Note::Missing("N".to_owned(), vec![2]);
    assert_eq!(notes, [ends(true, true), Note::NoLength("N".to_owned()), missing]);

    let (values, notes) = one(&n, &["-", "-"]);
    assert_eq!((values, notes.len()), (vec![0.0, 0.0], 1));
}

#[test]
fn manual_scores_run_from_0_to_100_by_direction() {
    let scores = json!({ "a": { "value": "75" }, "b": { "value": "120" } });
    let criterion = |direction: &str| json!({ "id": "m", "name": "M", "measure": "manual", "direction": direction, "weight": "1", "scores": scores });
    assert_eq!(one(&criterion("max"), &["", ""]), (vec![0.75, 1.0], vec![]));
    assert_eq!(one(&criterion("min"), &["", ""]), (vec![0.25, 0.0], vec![]));
    let (values, notes) = one(&criterion("max"), &["", "", ""]);
    assert_eq!((values, notes), (vec![0.75, 1.0, 0.0], vec![Note::Missing("M".to_owned(), vec![2])]));
}

#[test]
fn broken_criteria_are_noted_and_count_as_little_as_they_can() {
    let decided = decided(
        &json!([
            { "id": "n", "name": "N", "measure": "nations", "weight": "3", "best": "10", "worst": "0" },
            { "id": "n", "name": "Twice", "measure": "nations", "direction": "max", "weight": "9" },
            { "id": "x", "name": "X", "measure": "beauty", "direction": "max", "weight": "1" },
            { "id": "y", "name": "Y", "measure": "nations", "direction": "min", "weight": "-4", "best": "0", "worst": "10" }
        ]),
        &["4", "8"],
        &[Metric::Nations],
    );
    let decision = decided.decision.unwrap();
    let shares: Vec<f64> = decision.criteria.iter().map(|criterion| criterion.share.to_f64()).collect();
    assert_eq!(shares, [0.75, 0.25, 0.0]);
    near(scores(&decision, Style::WeightedScore), &[0.3, 0.6], 1e-15);
    for note in [
        Note::NoDirection("N".to_owned()),
        Note::NoMetric("X".to_owned(), "beauty".to_owned()),
        Note::Missing("X".to_owned(), vec![0, 1]),
        Note::NegativeWeight("Y".to_owned(), Decimal::new(-4, 0)),
    ] {
        assert!(decided.notes.contains(&note), "{:?}", decided.notes);
    }
}

#[test]
fn without_choice_criteria_or_weight_there_is_no_matrix_and_a_note() {
    let n =
        |weight: &str| json!([{ "id": "n", "name": "N", "measure": "nations", "direction": "max", "weight": weight }]);
    for (criteria, rows) in [(n("1"), &["5"][..]), (n("1"), &[]), (json!([]), &["5", "6"]), (n("0"), &["5", "6"])] {
        let decided = decided(&criteria, rows, &[Metric::Nations]);
        assert_eq!(decided.decision, None);
        assert_eq!(decided.notes.len(), 1, "{:?}", decided.notes);
    }
}

#[test]
fn ranks_shared_are_the_mean_of_the_places() {
    // Values 90, 90, 10: ranks 1.5, 1.5, 3.
    let decision = manual(&["1"], &["90 90 10"]);
    assert_eq!(scores(&decision, Style::WeightedRank), [1.5, 1.5, 3.0]);
    assert_eq!(decision.result(Style::WeightedRank).unwrap().tied, [0, 1]);
    assert_eq!(scores(&decision, Style::Promethee), [0.5, 0.5, -1.0]);
    assert!(!decision.agree, "a shared lead is no agreement");
    let found = acceptability(&decision.table(), 100, 1);
    assert_eq!(found.shares, [[0.5, 0.5, 0.0], [0.5, 0.5, 0.0], [0.0, 0.0, 1.0]]);
    assert_eq!(found.central, [Some(vec![1.0]), Some(vec![1.0]), None]);
}

#[test]
fn topsis_of_like_scenarios_is_a_half_and_of_missing_figures_the_worst() {
    assert_eq!(scores(&manual(&["1", "1"], &["70 70", "20 20"]), Style::Topsis), [0.5, 0.5]);
    let n = json!([{ "id": "n", "name": "N", "measure": "nations", "direction": "max", "weight": "1" }]);
    let decision = decided(&n, &["4", "-", "2"], &[Metric::Nations]).decision.unwrap();
    assert_eq!(scores(&decision, Style::Topsis), [1.0, 0.0, 0.0]);
    let none = decided(&n, &["-", "-"], &[Metric::Nations]).decision.unwrap();
    assert_eq!(scores(&none, Style::Topsis), [0.5, 0.5]);
}

#[test]
fn a_criterion_with_all_the_weight_gives_it_up_in_equal_parts() {
    // a: 1, 0, 0; b: .5, 1, .5. At weight t of the first: a has t, b has .5 t + .75 (1 − t); equal at t = .6.
    let decision = manual(&["1", "0", "0"], &["100 50", "0 100", "0 50"]);
    let found = sensitivity(&decision);
    assert_eq!((&found.ranges[0].low, found.ranges[0].below), (&Exact::ratio(3, 5).unwrap(), Some(1)));
    // The second up to t: a 1 − t, b .5 + .5 t; equal at 1/3.
    assert_eq!((&found.ranges[1].high, found.ranges[1].above), (&Exact::ratio(1, 3).unwrap(), Some(1)));
    let least = found.smallest_move.unwrap();
    assert_eq!((least.from.as_str(), least.to.as_str(), least.weight), ("c0", "c1", Exact::ratio(1, 3).unwrap()));
}

#[test]
fn what_nobody_can_unseat_has_the_whole_range_and_no_move() {
    for decision in [manual(&["1", "1"], &["90 10", "80 20"]), manual(&["1"], &["90 10"])] {
        let found = sensitivity(&decision);
        for range in &found.ranges {
            assert_eq!(
                (&range.low, &range.high, range.below, range.above),
                (&Exact::zero(), &Exact::one(), None, None)
            );
        }
        assert_eq!(found.smallest_move, None);
        assert_eq!(no_clear_winner(&decision, &found), None);
    }
    // One that is the same in everything ties for ever and takes over nowhere.
    let found = sensitivity(&manual(&["1", "1"], &["90 90 10", "20 20 10"]));
    assert!(found.ranges.iter().all(|range| range.below.is_none() && range.above.is_none()));
    assert_eq!(found.smallest_move, None);
}

#[test]
fn of_several_that_take_over_at_one_weight_the_fastest_does() {
    // Against a (.5, .5): b (.75, .25) and c (1, 0) both tie at the middle; above it c is ahead.
    let range = &sensitivity(&manual(&["0.4", "0.6"], &["50 75 100", "50 25 0"])).ranges[0];
    assert_eq!((range.high.to_f64(), range.above), (0.5, Some(2)));
}

#[test]
fn a_move_takes_no_more_than_there_is() {
    // a (1, 1, .5) leads b (0, 1, .75): only weight from the first helps b, 1 + .25 each point of it moved to the third.
    // Lead: .1 − .25 · .1 = .075; .075 / 1.25 = .06 of the .1 there is.
    let decision = manual(&["0.1", "0.8", "0.1"], &["100 0", "100 100", "50 75"]);
    let least = sensitivity(&decision).smallest_move.unwrap();
    assert_eq!((least.from.as_str(), least.to.as_str()), ("c0", "c2"));
    assert_eq!(least.weight, Exact::ratio(6, 100).unwrap());
    assert!(no_clear_winner(&decision, &sensitivity(&decision)).unwrap().styles_differ);
}

#[test]
fn pareto_names_who_dominates_whom() {
    let points = ["5 10", "6 9", "5 10", "4 12", "- 1"].map(|row| {
        let [one, two] = figures(row).try_into().unwrap();
        [one, two]
    });
    // More of the first, less of the second.
    let found = pareto(&points, [Direction::Max, Direction::Min]);
    assert_eq!(found, [vec![1], vec![], vec![1], vec![0, 1, 2], vec![]]);
}

/// Three criteria scored by people, by candidate.
fn scored(baseline: usize, rows: &[[u32; 3]]) -> Decision {
    let ids: Vec<ScenarioId> = (b'a'..).take(rows.len()).map(|id| char::from(id).to_string().into()).collect();
    let criteria: List<Criterion> = (0..3)
        .map(|at| {
            let score =
                |row: &[u32; 3]| ManualScore { value: Decimal::new(row[at].into(), 0), ..ManualScore::default() };
            Criterion {
                id: format!("c{at}").into(),
                measure: "manual".to_owned(),
                direction: Direction::Max,
                weight: Decimal::new(1, 0),
                scores: ids.iter().cloned().zip(rows.iter().map(score)).collect(),
                ..Criterion::default()
            }
        })
        .collect();
    let none = Metrics::default();
    let candidates: Vec<Candidate<'_>> = ids.iter().map(|scenario| Candidate { scenario, metrics: &none }).collect();
    decide(&criteria, &candidates, baseline).decision.unwrap()
}

#[test]
fn one_that_leads_four_styles_and_ties_in_the_fifth_is_told_as_such() {
    // Both b and c beat the baseline a on all three, so that plus, minus, zero cannot part them; c is better on each.
    let decision = scored(0, &[[10, 10, 10], [50, 50, 50], [60, 70, 80]]);
    assert!(!decision.agree);
    let lead = decision.lead();
    assert_eq!((lead.leader, lead.alone.len()), (2, 4));
    assert_eq!((lead.level, lead.others), (vec![(Style::PlusMinus, vec![1])], vec![]));
    // Against b the tie is gone.
    assert_eq!(decision.baseline_tie(), Some(BaselineTie { baseline: 0, other: 1, leader: 2 }));
    assert_eq!(scored(1, &[[10, 10, 10], [50, 50, 50], [60, 70, 80]]).baseline_tie(), None);
}

#[test]
fn a_tie_that_no_baseline_parts_is_not_laid_to_the_baseline() {
    let decision = scored(0, &[[10, 10, 10], [60, 70, 80], [60, 70, 80]]);
    assert_eq!(decision.result(Style::PlusMinus).unwrap().tied, [1, 2]);
    assert_eq!(decision.baseline_tie(), None);
}
