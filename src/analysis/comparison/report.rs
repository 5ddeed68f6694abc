//! Screening and decision matrix as JSON, in the shapes of `compare`. A scenario goes by the key that the caller gives it; figures
//! are never rounded.

use serde_json::{Map, Value, json};

use super::Screened;
use crate::analysis::decision::{Acceptability, Decision, NoClearWinner, Sensitivity, StyleResult};
use crate::base::Exact;

/// The largest whole number up to which a double holds each.
const WHOLE: f64 = (1u64 << f64::MANTISSA_DIGITS) as f64;

fn number(value: f64) -> Value {
    if value.fract() == 0.0 && value.abs() <= WHOLE { json!(value as i64) } else { json!(value) }
}

/// One entry for each scenario.
fn by_scenario<T>(keys: &[&str], values: &[T], one: impl Fn(&T) -> Value) -> Value {
    Value::Object(keys.iter().zip(values).map(|(key, value)| ((*key).to_owned(), one(value))).collect())
}

fn key_of(keys: &[&str], at: usize) -> Value {
    keys.get(at).map_or(Value::Null, |key| (*key).into())
}

/// The screening of one scenario; `evidence` puts what a test found into words.
pub fn screening_json(tests: &[Screened], evidence: impl Fn(&Screened) -> String) -> Value {
    let one = |screened: &Screened| {
        let mut value = json!({ "pass": screened.pass, "evidence": evidence(screened) });
        if let Some(person) = &screened.person {
            value["override"] = json!({ "pass": person.pass, "reason": person.reason });
        }
        (screened.test.key().to_owned(), value)
    };
    Value::Object(tests.iter().map(one).collect())
}

/// The matrix; `null` where there is none. `keys` by candidate.
pub fn decision_json(decision: Option<&Decision>, keys: &[&str]) -> Value {
    let Some(decision) = decision else { return Value::Null };
    let criteria = decision.criteria.iter().map(|criterion| {
        let ends = criterion.ends.as_ref();
        json!({
            "id": criterion.id.as_str(),
            "measure": criterion.measure,
            "direction": criterion.direction.word(),
            "weight": criterion.weight.exact().to_json(),
            "share": criterion.share.to_json(),
            "raw": by_scenario(keys, &criterion.raw, |raw| raw.as_ref().map_or(Value::Null, Exact::to_json)),
            "value": by_scenario(keys, &criterion.values, Exact::to_json),
            "worst": ends.map(|(worst, _)| worst.to_json()),
            "best": ends.map(|(_, best)| best.to_json()),
        })
    });
    let mut all = Map::new();
    all.insert("criteria".to_owned(), criteria.collect());
    for result in &decision.results {
        all.insert(result.style.key().to_owned(), by_scenario(keys, &result.scores, |score| number(*score)));
    }
    let by_style = |one: &dyn Fn(&StyleResult) -> Value| -> Value {
        Value::Object(decision.results.iter().map(|result| (result.style.key().to_owned(), one(result))).collect())
    };
    all.insert("leader".to_owned(), by_style(&|result| key_of(keys, result.leader)));
    all.insert("tied".to_owned(), by_style(&|result| result.tied.iter().map(|at| key_of(keys, *at)).collect()));
    all.insert("agree".to_owned(), decision.agree.into());
    Value::Object(all)
}

/// The sensitivity of a decision with its rank acceptability.
pub fn sensitivity_json(
    decision: &Decision,
    sensitivity: &Sensitivity,
    acceptability: &Acceptability,
    keys: &[&str],
) -> Value {
    let ranges = sensitivity.ranges.iter().map(|range| {
        let mut value = json!({ "id": range.id.as_str(), "low": range.low.to_json(), "high": range.high.to_json() });
        for (name, at) in [("below", range.below), ("above", range.above)] {
            if let Some(at) = at {
                value[name] = key_of(keys, at);
            }
        }
        value
    });
    let smallest = sensitivity.smallest_move.as_ref().map(|least| {
        json!({
            "from": least.from.as_str(),
            "to": least.to.as_str(),
            "weight": least.weight.to_json(),
            "scenario": key_of(keys, least.scenario),
        })
    });
    let central = |weights: &Option<Vec<f64>>| {
        weights.as_ref().map_or(Value::Null, |weights| {
            let one = decision.criteria.iter().zip(weights);
            Value::Object(one.map(|(criterion, weight)| (criterion.id.to_string(), number(*weight))).collect())
        })
    };
    json!({
        "criteria": ranges.collect::<Value>(),
        "smallest_move": smallest,
        "smaa": {
            "draws": acceptability.draws,
            "seed": acceptability.seed,
            "standard_error": acceptability.standard_error,
            "acceptability": by_scenario(keys, &acceptability.shares, |ranks| ranks.iter().map(|s| number(*s)).collect()),
            "central_weights": by_scenario(keys, &acceptability.central, central),
        },
    })
}

/// Why there is no clear winner; `null` when there is one.
pub fn no_clear_winner_json(doubt: Option<&NoClearWinner>, keys: &[&str]) -> Value {
    doubt.map_or(Value::Null, |doubt| {
        json!({
            "styles_differ": doubt.styles_differ,
            "shift": doubt.shift.as_ref().map(|(weight, at)| {
                json!({ "weight": weight.to_json(), "scenario": key_of(keys, *at) })
            }),
        })
    })
}
