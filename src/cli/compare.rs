//! `muster compare`: scenarios of one or several files side by side.

use std::path::PathBuf;

use serde_json::{Map, Value, json};

use super::analyse::{said, section};
use super::decided::Weighed;
use super::load::{self, Chosen};
use super::studied::Studied;
use super::table::{Table, amount, heading, metric, metric_name, percent};
use super::{Answer, Failure, Outcome, out};
use crate::analysis::report::{differences_json, screening_json, what_if_json};
use crate::analysis::{Conversion, Holdings, Metric, Screened, Screening, difference, screening, similarity};
use crate::model::Properties;

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
    let rules = &first.plan().properties;
    let mut studied = Studied::all(&chosen, &what_if);
    for one in &mut studied {
        one.conversion = Conversion::new(one.file.plan(), rules);
        one.conversion.enter(&mut one.figures.metrics);
    }
    let holdings: Vec<Holdings> =
        studied.iter().map(|one| Holdings::of(one.file.plan(), &one.file.index, one.scenario)).collect();
    let screened: Vec<Vec<Screened>> = (0..studied.len()).map(|at| screen(at, &studied, &holdings, rules)).collect();
    let weighed = Weighed::new(&first.plan().criteria, &studied, baseline);

    if arguments.json {
        let keyed: Vec<(&str, &Holdings)> = studied.iter().map(|one| one.key.as_str()).zip(&holdings).collect();
        let screening: Map<String, Value> =
            studied.iter().zip(&screened).map(|(one, tests)| (one.key.clone(), screening_json(tests))).collect();
        let scenarios: Vec<Value> = studied.iter().map(|one| one.report().to_json()).collect();
        let mut answer = json!({
            "plan": { "id": rules.id, "title": rules.title },
            "what_if": what_if_json(&what_if),
            "scenarios": scenarios,
            "differences": differences_json(&keyed),
            "screening": screening,
        });
        weighed.enter(&mut answer);
        out::print_json(&answer)?;
    } else {
        let mut text = heading(first.plan());
        text.push_str(&said(&what_if));
        text.push_str(&in_words(&studied, &holdings, &screened, rules));
        text.push_str(&weighed.in_words());
        out::print(text.as_bytes())?;
    }
    Ok(Answer::Good)
}

/// Where a scenario that the call names stands among those compared.
fn position(chosen: &[Chosen<'_>], name: &str) -> Result<usize, Failure> {
    let at = chosen.iter().position(|one| one.key == name || one.scenario.id.as_str() == name);
    at.ok_or_else(|| load::unknown("scenario", name, chosen.iter().map(|one| one.key.as_str())))
}

fn screen(at: usize, studied: &[Studied<'_>], holdings: &[Holdings], rules: &Properties) -> Vec<Screened> {
    let (Some(one), Some(own)) = (studied.get(at), holdings.get(at)) else { return Vec::new() };
    let others: Vec<_> = studied
        .iter()
        .zip(holdings)
        .enumerate()
        .filter(|(other, _)| *other != at)
        .map(|(_, (other, held))| (other.scenario.name.clone(), similarity(own, held)))
        .collect();
    screening(&Screening {
        plan: one.file.plan(),
        index: &one.file.index,
        scenario: one.scenario,
        figures: &one.figures,
        findings: &one.findings,
        others: &others,
        thresholds: &rules.thresholds,
    })
}

fn in_words(studied: &[Studied<'_>], holdings: &[Holdings], screened: &[Vec<Screened>], rules: &Properties) -> String {
    let mut text = String::from("\n");
    let mut names = Table::new(&["key", "scenario", "file"]);
    for one in studied {
        names.row([one.key.clone(), one.scenario.name.clone(), one.file.name.clone()]);
    }
    text.push_str(&names.text());

    let figures = |key: &str| format!(">{key}");
    let heads = |first: &str| -> Vec<String> {
        std::iter::once(first.to_owned()).chain(studied.iter().map(|one| figures(&one.key))).collect()
    };
    let table = |heads: &[String]| Table::new(&heads.iter().map(String::as_str).collect::<Vec<_>>());
    let mut metrics = table(&heads("metric"));
    for key in Metric::ALL {
        let values = studied.iter().map(|one| metric(*key, one.figures.metrics.get(*key).as_ref()));
        metrics.row(std::iter::once(metric_name(*key, rules.currency.as_str())).chain(values));
    }
    section(&mut text, "Metrics", &metrics);

    let mut lines = table(&heads("line: sustained of needed"));
    let mut ids = Vec::new();
    for line in studied.iter().flat_map(|one| &one.figures.lines) {
        if !ids.contains(&(&line.id, &line.capability)) {
            ids.push((&line.id, &line.capability));
        }
    }
    for (id, capability) in ids {
        let cells = studied.iter().map(|one| {
            let line = one.figures.line(id).filter(|line| line.capability == *capability);
            line.map_or_else(
                || "–".to_owned(),
                |line| {
                    let units =
                        |value| one.conversion.units(&line.capability, value).as_ref().map_or("–".into(), amount);
                    format!("{} of {} {}", units(&line.sustained), units(&line.quantity.into()), line.state.word())
                },
            )
        });
        lines.row(std::iter::once(format!("{id} {capability}")).chain(cells));
    }
    section(&mut text, "Requirements", &lines);

    let mut tests = Table::new(&["key", "test", "passes", "evidence", "a person's judgement"]);
    for (one, screened) in studied.iter().zip(screened) {
        for test in screened {
            let word = |pass: bool| if pass { "yes" } else { "no" }.to_owned();
            let person = test.person.as_ref().map_or_else(String::new, |p| format!("{}: {}", word(p.pass), p.reason));
            tests.row([one.key.clone(), test.test.key().to_owned(), word(test.pass), test.evidence.clone(), person]);
        }
    }
    section(&mut text, "Screening", &tests);

    let mut pairs = Table::new(&["a", "b", ">similarity", ">by people", ">only in a", ">only in b", ">changed"]);
    for (at, (a, held)) in studied.iter().zip(holdings).enumerate() {
        for (b, other) in studied.iter().zip(holdings).skip(at + 1) {
            let found = difference(held, other);
            let share = |share: Option<&crate::base::Exact>| share.map_or_else(|| "–".to_owned(), percent);
            pairs.row([
                a.key.clone(),
                b.key.clone(),
                share(found.similarity.as_ref()),
                share(found.similarity_personnel.as_ref()),
                found.only_a.len().to_string(),
                found.only_b.len().to_string(),
                found.changed.len().to_string(),
            ]);
        }
    }
    section(&mut text, "Differences", &pairs);
    text
}
