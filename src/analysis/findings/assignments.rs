//! What is wrong with assignments: more than there is, broken parts, either-or groups, and each reason for which one is
//! not usable.

use std::collections::BTreeMap;

use super::finding::{Finding, Severity};
use super::text::{amount, c_day, listed};
use super::view::View;
use crate::analysis::Reason;
use crate::analysis::case::Item;
use crate::base::{Exact, Quantity};

pub(super) fn find(view: &View<'_, '_>, findings: &mut Vec<Finding>) {
    amounts(view, findings);
    either_or(view, findings);
    for item in &view.case.items {
        let Some(figures) = view.figures.assignments.get(item.at) else { continue };
        findings.extend(figures.reasons.iter().filter_map(|reason| not_usable(view, item, reason)));
    }
}

fn amounts(view: &View<'_, '_>, findings: &mut Vec<Finding>) {
    let mut used: BTreeMap<usize, (u128, &Item<'_>)> = BTreeMap::new();
    for item in &view.case.items {
        used.entry(item.contribution_at).or_insert((0, item)).0 += u128::from(item.assignment.quantity.0);
        let increment = item.contribution.increment;
        let Quantity(quantity) = item.assignment.quantity;
        if increment.0 > 1 && !quantity.is_multiple_of(increment.0) {
            let text = format!(
                "{}: {quantity} of {} is no multiple of its increment {increment}",
                item.assignment.id, item.contribution.id
            );
            let finding = Finding::new(Severity::Error, "increment", "assignments", item.assignment.id.as_str(), text);
            let (less, more) =
                (item.assignment.quantity.floor_to(increment), item.assignment.quantity.ceil_to(increment));
            let mend = if less.0 == 0 { format!("Assign {more}") } else { format!("Assign {less} or {more}") };
            findings.push(finding.mend(mend));
        }
    }
    for (used, item) in used.values() {
        let pledged = item.contribution.quantity;
        if *used > u128::from(pledged.0) {
            let id = item.contribution.id.as_str();
            let over = used - u128::from(pledged.0);
            let text = format!("{id}: {used} assigned, but only {pledged} pledged");
            let finding = Finding::new(Severity::Error, "over_assigned", "contributions", id, text);
            findings.push(finding.mend(format!("Take {over} away")));
        }
    }
}

fn either_or(view: &View<'_, '_>, findings: &mut Vec<Finding>) {
    let mut groups: BTreeMap<&str, BTreeMap<usize, &str>> = BTreeMap::new();
    for item in &view.case.items {
        if let Some(group) = item.contribution.either_or.as_deref().filter(|group| !group.is_empty()) {
            groups.entry(group).or_default().insert(item.contribution_at, item.contribution.id.as_str());
        }
    }
    for (group, members) in groups.into_iter().filter(|(_, members)| members.len() > 1) {
        let members: Vec<&str> = members.into_values().collect();
        let text = format!("{} are alternatives ({group}); only one of them can be given", listed(&members));
        let finding = Finding::new(Severity::Error, "either_or", "contributions", members[0], text);
        findings.push(finding.mend("Keep one and take the others away"));
    }
}

/// The finding for a reason; a withdrawal in the what-if is none, and broken names are told elsewhere.
fn not_usable(view: &View<'_, '_>, item: &Item<'_>, reason: &Reason) -> Option<Finding> {
    let (id, pledge) = (item.assignment.id.as_str(), &item.contribution.id);
    let (severity, text, mend) = match reason {
        Reason::UnknownId { .. } | Reason::DuplicateId | Reason::Withdrawn { .. } => return None,
        Reason::EndedPledge { status, lapsed } => {
            let how = match lapsed {
                Some(until) if !status.ended() => format!("was valid until {until} only"),
                _ => format!("has ended ({})", status.word()),
            };
            (
                Severity::Error,
                format!("{pledge} {how}, yet {id} counts on it"),
                "Take it away, or ask the nation anew".to_owned(),
            )
        }
        Reason::NotOffered => (
            Severity::Error,
            format!("{pledge} has only been asked for, yet {id} counts on it"),
            "Take it away, or let it wait for a backstop or an approval that the scenario assumes".to_owned(),
        ),
        Reason::ApprovalRefused { nation } => (
            Severity::Error,
            format!("{nation} has refused its approval, so {pledge} cannot come"),
            "Take it away".to_owned(),
        ),
        Reason::AreaNotAllowed { area } => {
            (Severity::Error, format!("{pledge} may not go to {area}, where {} is done", item.task.id), allowed(item))
        }
        Reason::ConditionFailed { conditions } => (
            Severity::Warning,
            format!(
                "{pledge} waits for {}, which {}",
                listed(conditions),
                if conditions.len() == 1 { "fails" } else { "fail" }
            ),
            "Replace it, or restore the condition".to_owned(),
        ),
        Reason::ConditionNotAssumed { conditions } => (
            Severity::Warning,
            format!("{pledge} waits for {}, which the scenario does not assume", listed(conditions)),
            format!("Assume {}, or replace the pledge", listed(conditions)),
        ),
        Reason::ExcludedPartner { nations } => (
            Severity::Error,
            format!("{pledge} will not serve beside {}", listed(nations)),
            format!("Take {pledge} or the assignments of {} away", listed(nations)),
        ),
        Reason::WrongCapability { capability, asked } => {
            let line = item.line.map(|line| view.case.lines[line].requirement.id.as_str()).unwrap_or_default();
            (
                Severity::Error,
                format!("{pledge} is {capability}, but {line} asks for {asked}"),
                "Assign it to a line that takes it, or name it as a substitute of the same unit".to_owned(),
            )
        }
        Reason::NeverPresent { arrival, departure } => (
            Severity::Error,
            format!("{pledge} would leave on {} before it arrives on {}", c_day(departure.0), c_day(arrival.0)),
            "Give it a later end or a shorter notice, or take it away".to_owned(),
        ),
    };
    Some(Finding::new(severity, reason.code(), "assignments", id, text).mend(mend))
}

fn allowed(item: &Item<'_>) -> String {
    if item.contribution.areas.is_empty() {
        "Assign it to a task elsewhere".to_owned()
    } else {
        format!("Assign it to a task in {}", listed(&item.contribution.areas))
    }
}

/// "7 of 9".
pub(super) fn of(part: &Exact, whole: Quantity) -> String {
    format!("{} of {whole}", amount(part))
}
