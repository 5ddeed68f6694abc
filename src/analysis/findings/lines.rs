//! What is wrong with requirement lines: not met, late, gaps in time, missing enablers, single sources, surplus.

use super::assignments::of;
use super::finding::{Finding, Severity};
use super::text::{amount, c_day, days, listed};
use super::view::View;
use crate::analysis::case::Item;
use crate::analysis::funnel::{LineFigures, LineState, by_line, supply_of};
use crate::analysis::steps::Spans;
use crate::analysis::support::supported;
use crate::analysis::{Shortfall, Shortfalls, days_in};
use crate::base::{CapabilityId, Day, Exact, NationId};
use crate::model::{Priority, Status};

pub(super) fn find(view: &View<'_, '_>, findings: &mut Vec<Finding>) {
    let case = view.case;
    let own = by_line(case);
    let offered: Vec<bool> =
        case.items.iter().zip(&view.usable).map(|(i, u)| *u && i.contribution.status != Status::Requested).collect();
    // Without requests nothing changes, and nothing need be computed anew.
    let without_requests = (offered != view.usable).then(|| supported(case, &offered));
    let found = Shortfalls::new(case.plan, case.index, view.figures);
    for (line, own) in view.figures.lines.iter().zip(&own) {
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
        }
        shortfalls(view, &found, own, line, findings);
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

/// What is told of a line's assignments: those that arrive late, and then those that lack support on some days.
fn shortfalls(
    view: &View<'_, '_>,
    found: &Shortfalls<'_>,
    own: &[usize],
    line: &LineFigures,
    findings: &mut Vec<Finding>,
) {
    let (mut late, mut unsupported) = (Vec::new(), Vec::new());
    for item in own.iter().map(|at| &view.case.items[*at]) {
        for shortfall in found.on_line(item.at, Some(line)) {
            match shortfall {
                Shortfall::Late { arrives, needed } => late.push(arrives_late(item, line, (arrives, needed))),
                Shortfall::NoEnabler { missing, without, present } => {
                    unsupported.push(lacks_support(item, line, &missing, (days_in(&without), present)));
                }
                // What is not usable is told of the assignment, and what leaves early by the gap that it tears.
                Shortfall::NotUsable(_) | Shortfall::LeavesEarly { .. } => {}
            }
        }
    }
    findings.append(&mut late);
    findings.append(&mut unsupported);
}

fn arrives_late(item: &Item<'_>, line: &LineFigures, (arrives, needed): (Day, Day)) -> Finding {
    let text = format!(
        "{} arrives {}, {} after {} needs it",
        item.contribution.id,
        c_day(arrives.0),
        days(i64::from(arrives.0) - i64::from(needed.0)),
        line.id
    );
    Finding::new(Severity::Warning, "late", "assignments", item.assignment.id.as_str(), text)
        .mend("Shorten its notice, or bridge the days with another")
}

fn lacks_support(
    item: &Item<'_>,
    line: &LineFigures,
    missing: &[CapabilityId],
    (without, present): (i64, i64),
) -> Finding {
    let text = format!(
        "{} on {} lacks {} on {without} of its {} there",
        item.contribution.id,
        line.id,
        listed(missing),
        days(present)
    );
    Finding::new(Severity::Warning, "missing_enabler", "assignments", item.assignment.id.as_str(), text)
        .mend(format!("Assign {} for those days, on any task", listed(missing)))
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
