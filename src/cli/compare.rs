//! `muster compare`: scenarios of one or several files side by side.

use std::path::PathBuf;

use serde_json::{Map, Value, json};

use super::analyse::said;
use super::load::{self, Chosen};
use super::studied::Studied;
use super::table::heading;
use super::{Answer, Failure, Outcome, compare_text, out};
use crate::analysis::comparison::report::{decision_json, no_clear_winner_json, screening_json, sensitivity_json};
use crate::analysis::comparison::{Comparison, Conversion, Screened, Weighed, robustness};
use crate::analysis::report::{differences_json, what_if_json};
use crate::analysis::{Acceptability, Holdings, Metrics, Withdrawal};
use crate::base::visible;
use crate::model::Plan;
use crate::words::comparison as words;

/// Put scenarios of one or several files side by side: metrics, funnels, differences, screening, decision matrix
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The plans and scenarios
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// A scenario, by its id or `file#id`; may be given more than once; all without
    #[arg(long = "scenario", value_name = "ID")]
    scenarios: Vec<String>,
    /// The scenario that plus, minus and zero of the decision matrix compare with; the first without
    #[arg(long, value_name = "ID")]
    baseline: Option<String>,
    #[command(flatten)]
    what_if: load::WhatIfArguments,
    /// Write JSON
    #[arg(long)]
    json: bool,
}

/// Runs it.
pub fn run(arguments: &Arguments) -> Outcome {
    let files = arguments.files.iter().map(|path| load::open(path)).collect::<Result<Vec<_>, _>>()?;
    let Some(first) = files.first() else { return Err(Failure::Call("name a file".into())) };
    let what_if = arguments.what_if.resolve(&files)?;
    let chosen = load::choose(&files, &arguments.scenarios)?;
    let baseline = arguments.baseline.as_ref().map_or(Ok(0), |name| position(&chosen, name))?;
    let rules = first.plan();
    let mut studied = Studied::all(&chosen, &what_if);
    for one in &mut studied {
        one.conversion = Conversion::new(one.file.plan(), &rules.properties);
    }
    let comparison = Comparison::new(rules, studied.iter().map(Studied::alternative).collect(), baseline);
    let compared = Compared::new(&comparison, &studied);

    if arguments.json {
        out::print_json(&json(rules, &what_if, &studied, &compared))?;
    } else {
        let mut text = heading(rules);
        text.push_str(&said(&what_if));
        text.push_str(&compare_text::text(rules, &studied, &compared));
        out::print(text.as_bytes())?;
    }
    Ok(Answer::Good)
}

/// All that a comparison says, worked out once.
pub(super) struct Compared {
    /// What the scenarios are called in sentences: by name, and by key where two have one name.
    pub names: Vec<String>,
    /// Their metrics, money in the first file's currency.
    pub metrics: Vec<Metrics>,
    /// What they assign.
    pub holdings: Vec<Holdings>,
    /// Their screening.
    pub screened: Vec<Vec<Screened>>,
    /// The decision.
    pub weighed: Weighed,
    /// How robust it is; `None` without a matrix.
    pub robustness: Option<Acceptability>,
}

impl Compared {
    fn new(comparison: &Comparison<'_>, studied: &[Studied<'_>]) -> Self {
        let holdings = comparison.holdings();
        let weighed = comparison.weigh();
        let named = |name: &str| studied.iter().filter(|one| one.scenario.name == name).count();
        let called = |one: &Studied<'_>| match named(&one.scenario.name) {
            1 => visible(&one.scenario.name),
            _ => visible(&one.key),
        };
        Self {
            names: studied.iter().map(called).collect(),
            metrics: comparison.metrics(),
            screened: comparison.screening(&holdings),
            holdings,
            robustness: weighed.decided.decision.as_ref().map(|decision| robustness(&decision.table())),
            weighed,
        }
    }
}

fn json(rules: &Plan, what_if: &Withdrawal, studied: &[Studied<'_>], compared: &Compared) -> Value {
    let keys: Vec<&str> = studied.iter().map(|one| one.key.as_str()).collect();
    let keyed: Vec<(&str, &Holdings)> = keys.iter().copied().zip(&compared.holdings).collect();
    let screened = keys.iter().zip(&compared.screened);
    let screening: Map<String, Value> = screened
        .map(|(key, tests)| ((*key).to_owned(), screening_json(tests, |test| words::screened(test, &compared.names))))
        .collect();
    let scenarios: Vec<Value> = studied.iter().map(|one| one.report().to_json()).collect();
    let decided = &compared.weighed.decided;
    let notes: Vec<String> = decided.notes.iter().map(|note| words::note(note, &compared.names)).collect();
    let sensitivity = match (&decided.decision, &compared.weighed.sensitivity, &compared.robustness) {
        (Some(decision), Some(bounds), Some(drawn)) => sensitivity_json(decision, bounds, drawn, &keys),
        _ => Value::Null,
    };
    json!({
        "plan": { "id": rules.properties.id, "title": rules.properties.title },
        "what_if": what_if_json(what_if),
        "scenarios": scenarios,
        "differences": differences_json(&keyed),
        "screening": screening,
        "decision": decision_json(decided.decision.as_ref(), &keys),
        "no_clear_winner": no_clear_winner_json(compared.weighed.doubt.as_ref(), &keys),
        "notes": notes,
        "sensitivity": sensitivity,
    })
}

/// Where a scenario that the call names stands among those compared.
fn position(chosen: &[Chosen<'_>], name: &str) -> Result<usize, Failure> {
    let at = chosen.iter().position(|one| one.key == name || one.scenario.id.as_str() == name);
    at.ok_or_else(|| load::unknown("scenario", name, chosen.iter().map(|one| one.key.as_str())))
}
