//! What is wrong with requirement lines: not met, late, gaps in time, missing enablers, single sources, surplus.

use super::assignments::of;
use super::finding::{Finding, Severity};
use super::text::{amount, c_day, days, listed};
use super::view::View;
use crate::analysis::funnel::{LineFigures, LineState, by_line, supply_of};
use crate::analysis::steps::Spans;
use crate::analysis::support::{needs, supported};
use crate::base::{Exact, NationId};
use crate::model::{Priority, Status};

pub(super) fn find(view: &View<'_, '_>, findings: &mut Vec<Finding>) {
    let case = view.case;
    let own = by_line(case);
    let offered: Vec<bool> =
        case.items.iter().zip(&view.usable).map(|(i, u)| *u && i.contribution.status != Status::Requested).collect();
    // Without requests nothing changes, and nothing need be computed anew.
    let without_requests = (offered != view.usable).then(|| supported(case, &offered));
    for ((at, line), own) in view.figures.lines.iter().enumerate().zip(&own) {
        let mut push = |severity, code, text: String, mend: &str| {
            let finding = Finding::new(severity, code, "requirements", line.id.as_str(), text);
            findings.push(finding.mend(mend));
        };
        state(line, &mut push);
        let window = (line.from.0, line.to.0);
        if line.met() {
            if let Some(spans) = &without_requests
                && supply_of(case, own, spans).least(window) < Exact::from(line.quantity)
            {
                let text = format!("{} is met only with what has been asked for and not yet offered", line.id);
                push(Severity::Warning, "requested_only", text, "Press for an offer, or find another source");
            }
            if line.essential()
                && let Some(nation) = single_source(view, own, window)
            {
                let text = format!("{} rests on {nation} alone", line.id);
                push(Severity::Warning, "single_source", text, "Spread the line over two nations or more");
            }
            if line.sustained > Exact::from(line.quantity) {
                let text = format!("{} has {} for {}", line.id, amount(&line.sustained), line.quantity);
                push(Severity::Info, "over_supply", text, "Use the surplus elsewhere");
            }
        } else {
            gap_in_time(view, own, line, &mut push);
            late(view, own, line, findings);
        }
        missing_enablers(view, own, case.lines[at].window(case.end), line, findings);
    }
}

fn state(line: &LineFigures, push: &mut impl FnMut(Severity, &'static str, String, &str)) {
    let short = of(&line.sustained, line.quantity);
    let mend = "Assign more, earlier or better supported";
    match (line.priority, line.state) {
        (Priority::Essential, LineState::Unmet) => {
            let text = format!("Essential line {} below its minimum: {short}, minimum {}", line.id, line.minimum);
            push(Severity::Error, "essential_unmet", text, mend);
        }
        (Priority::Essential, LineState::Minimum) => {
            push(
                Severity::Warning,
                "essential_partial",
                format!("Essential line {} below its quantity: {short}", line.id),
                mend,
            );
        }
        (Priority::Important | Priority::Desirable, LineState::Minimum | LineState::Unmet) => {
            let priority = if line.priority == Priority::Important { "Important" } else { "Desirable" };
            push(
                Severity::Warning,
                "requirement_unmet",
                format!("{priority} line {} below its quantity: {short}", line.id),
                mend,
            );
        }
        (_, LineState::Met) | (Priority::Unknown, _) => {}
    }
}

fn late(view: &View<'_, '_>, own: &[usize], line: &LineFigures, findings: &mut Vec<Finding>) {
    for at in own.iter().copied().filter(|at| view.usable[*at]) {
        let item = &view.case.items[at];
        let after = i64::from(item.arrival) - i64::from(line.from.0);
        if after > 0 {
            let text = format!(
                "{} arrives {}, {} after {} needs it",
                item.contribution.id,
                c_day(item.arrival),
                days(after),
                line.id
            );
            let id = item.assignment.id.as_str();
            let finding = Finding::new(Severity::Warning, "late", "assignments", id, text);
            findings.push(finding.mend("Shorten its notice, or bridge the days with another"));
        }
    }
}

fn gap_in_time(
    view: &View<'_, '_>,
    own: &[usize],
    line: &LineFigures,
    push: &mut impl FnMut(Severity, &'static str, String, &str),
) {
    let enough = Exact::from(line.quantity);
    let series = supply_of(view.case, own, &view.supported);
    let mut was_full = false;
    for (from, to, value) in series.stretches(line.from.0, line.to.0) {
        if value >= enough {
            was_full = true;
        } else if was_full {
            let text = format!(
                "{} falls to {} on {} for {}",
                line.id,
                of(&value, line.quantity),
                c_day(from),
                days(i64::from(to) - i64::from(from))
            );
            push(Severity::Warning, "gap_in_time", text, "Add a relief, or another tour");
            return;
        }
    }
}

fn single_source<'a>(view: &'a View<'_, '_>, own: &[usize], window: (i32, i32)) -> Option<&'a NationId> {
    let window = Spans::one(window.0, window.1);
    let mut nations = own
        .iter()
        .filter(|at| !view.supported[**at].meet(&window).is_empty())
        .map(|at| (view.case.items[*at].nation_at, &view.case.items[*at].nation.id));
    let (first, id) = nations.next()?;
    nations.all(|(nation, _)| nation == first).then_some(id)
}

fn missing_enablers(
    view: &View<'_, '_>,
    own: &[usize],
    window: (i32, i32),
    line: &LineFigures,
    findings: &mut Vec<Finding>,
) {
    let case = view.case;
    for at in own.iter().copied().filter(|at| view.usable[*at]) {
        let item = &case.items[at];
        let there = Spans::one(item.arrival.max(window.0), item.departure.min(window.1));
        let without = there.days() - there.meet(&view.supported[at]).days();
        if without == 0 {
            continue;
        }
        let mut missing: Vec<&str> = Vec::new();
        for needed in needs(item) {
            let given = Spans::union(
                case.items
                    .iter()
                    .enumerate()
                    .filter(|(other, i)| *other != at && view.usable[*other] && i.capability.id == *needed)
                    .map(|(_, i)| (i.arrival, i.departure))
                    .collect(),
            );
            if there.meet(&given).days() < there.days() && !missing.contains(&needed.as_str()) {
                missing.push(needed.as_str());
            }
        }
        let text = format!(
            "{} on {} lacks {} on {} of its {} there",
            item.contribution.id,
            line.id,
            listed(&missing),
            without,
            days(there.days())
        );
        let finding =
            Finding::new(Severity::Warning, "missing_enabler", "assignments", item.assignment.id.as_str(), text);
        findings.push(finding.mend(format!("Assign {} for those days, on any task", listed(&missing))));
    }
}
