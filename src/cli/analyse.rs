//! `muster analyse`: the figures of the scenarios of a file.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::studied::Studied;
use super::table::{Table, amount, day, heading, metric, metric_name, percent};
use super::{Answer, Outcome, load, out};
use crate::analysis::report::{ScenarioReport, what_if_json};
use crate::analysis::{Loss, Withdrawal};
use crate::base::visible;

/// Show metrics, the funnel of each requirement, linchpins and gaps
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The plan or scenario
    file: PathBuf,
    /// A scenario; may be given more than once; all without
    #[arg(long = "scenario", value_name = "ID")]
    scenarios: Vec<String>,
    #[command(flatten)]
    what_if: load::WhatIfArguments,
    /// Write JSON
    #[arg(long)]
    json: bool,
}

/// The answer as JSON, written as it is made.
#[derive(serde::Serialize)]
struct Answered<'a> {
    plan: Value,
    what_if: Value,
    scenarios: Vec<ScenarioReport<'a>>,
}

/// Runs it.
pub fn run(arguments: &Arguments) -> Outcome {
    let files = [load::open(&arguments.file)?];
    let what_if = arguments.what_if.resolve(&files)?;
    let chosen = load::choose(&files, &arguments.scenarios)?;
    let studied = Studied::all(&chosen, &what_if);
    let [file] = &files;
    if arguments.json {
        out::print_json(&Answered {
            plan: json!({ "id": file.plan().properties.id, "title": file.plan().properties.title }),
            what_if: what_if_json(&what_if),
            scenarios: studied.iter().map(Studied::report).collect(),
        })?;
    } else {
        let mut text = heading(file.plan());
        text.push_str(&said(&what_if));
        for one in &studied {
            text.push_str(&in_words(one));
        }
        out::print(text.as_bytes())?;
    }
    Ok(Answer::Good)
}

/// The what-if in force, in a line; nothing where there is none.
pub fn said(what_if: &Withdrawal) -> String {
    if what_if.is_empty() {
        return String::new();
    }
    let ids = |all: Vec<&str>| if all.is_empty() { "none".to_owned() } else { visible(&all.join(", ")) };
    let withdrawn = ids(what_if.withdrawn.iter().map(AsRef::as_ref).collect());
    let failed = ids(what_if.failed.iter().map(AsRef::as_ref).collect());
    format!("What if: nations withdrawn: {withdrawn}; conditions failed: {failed}\n")
}

fn in_words(one: &Studied<'_>) -> String {
    let figures = &one.figures;
    let currency = one.file.plan().properties.currency.as_str();
    let mut text = format!("\n{} ({}), {} days\n", visible(&one.scenario.name), visible(&one.key), figures.end);

    let mut metrics = Table::new(&["metric", ">value"]);
    for (key, value) in figures.metrics.iter() {
        metrics.row([metric_name(key, currency), metric(key, value)]);
    }
    section(&mut text, "", &metrics);

    let mut lines = Table::new(&[
        "line",
        "capability",
        "priority",
        ">needed",
        ">minimum",
        ">assigned",
        ">usable",
        ">on time",
        ">supported",
        ">sustained",
        ">confirmed",
        ">gap",
        "state",
        ">full from",
        ">confidence",
    ]);
    for (at, line) in figures.lines.iter().enumerate() {
        let confidence = one.confidence.lines.get(at).map_or_else(|| "–".to_owned(), |sure| percent(&sure.met));
        let steps =
            [&line.assigned, &line.usable, &line.on_time, &line.supported, &line.sustained, &line.confirmed, &line.gap];
        let mut row = vec![line.id.to_string(), line.capability.to_string(), line.priority.word().to_owned()];
        row.extend([line.quantity, line.minimum].map(|quantity| amount(&quantity.into())));
        row.extend(steps.map(amount));
        row.extend([line.state.word().to_owned(), line.full_from.map_or_else(|| "–".into(), |d| day(d.0)), confidence]);
        lines.row(row);
    }
    section(&mut text, "Requirements, in units", &lines);

    let mut out = Table::new(&["assignment", "contribution", "line", ">quantity", ">arrives", "why it does not count"]);
    for assignment in figures.assignments.iter().filter(|assignment| !assignment.usable()) {
        let reasons: Vec<&str> = assignment.reasons.iter().map(crate::analysis::Reason::code).collect();
        let line = assignment.requirement.as_ref().map_or_else(|| "–".to_owned(), ToString::to_string);
        out.row([
            assignment.id.to_string(),
            assignment.contribution.to_string(),
            line,
            assignment.quantity.to_string(),
            day(assignment.arrival.0),
            reasons.join(", "),
        ]);
    }
    section(&mut text, "Assigned, but not usable", &out);

    let mut pins = Table::new(&["linchpin", "essential lines lost", ">people lost"]);
    let losing = |loss: &&Loss| !loss.essential_lost.is_empty();
    for loss in one.linchpins.alone.iter().filter(losing).chain(one.linchpins.worst_pair()) {
        let members: Vec<&str> = loss.members.iter().map(crate::analysis::Member::id).collect();
        let lost: Vec<&str> = loss.essential_lost.iter().map(AsRef::as_ref).collect();
        pins.row([members.join(" + "), lost.join(", "), amount(&loss.personnel_lost)]);
    }
    section(&mut text, "Linchpins, and the worst pair", &pins);

    let mut gaps = Table::new(&["line", ">gap", "could fill, with what is left", "partners to ask"]);
    for gap in &one.gaps {
        let fill = gap.could_fill.iter().map(|candidate| {
            let why = if candidate.reasons.is_empty() {
                String::new()
            } else {
                format!(" ({})", candidate.reasons.join(", "))
            };
            format!("{} {}{why}", candidate.contribution, candidate.left)
        });
        let more = gap.could_fill_count - gap.could_fill.len();
        let fill = fill.chain((more > 0).then(|| format!("and {more} more")));
        let partners: Vec<&str> = gap.partners.iter().map(AsRef::as_ref).collect();
        gaps.row([
            gap.requirement.to_string(),
            amount(&gap.gap),
            fill.collect::<Vec<_>>().join(", "),
            partners.join(", "),
        ]);
    }
    section(&mut text, "Gaps", &gaps);
    text
}

/// Adds a table under its title, where it has rows.
pub fn section(text: &mut String, title: &str, table: &Table) {
    if table.is_empty() {
        return;
    }
    if !title.is_empty() {
        text.extend(["\n", title, "\n"]);
    }
    text.push_str(&table.text());
}
