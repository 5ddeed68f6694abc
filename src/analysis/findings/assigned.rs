//! What a reader must know of assigned contributions: caveats, approvals, validity, answers of the survey, lift, age and
//! unknown figures.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use super::finding::{Finding, Severity};
use super::survey::latest;
use super::text::{c_day, days, listed};
use super::view::View;
use crate::analysis::arrival::arrival;
use crate::analysis::case::{Case, Item};
use crate::base::Day;
use crate::model::{
    Answer, Approval, ApprovalState, AreaKind, CaveatStrength, Contribution, Domain, Lift, Nation, Question,
};

pub(super) fn find(view: &View<'_, '_>, findings: &mut Vec<Finding>) {
    let case = view.case;
    for item in &case.items {
        limitations(case, item, findings);
        lapses(case, item, findings);
    }
    let mut seen = FxHashSet::default();
    for item in case.items.iter().filter(|item| seen.insert(item.contribution_at)) {
        pledge(case, item, findings);
    }
    approvals(case, findings);
    conflicts(case, findings);
}

/// The day an item would arrive if its contribution or nation were otherwise.
fn arrival_with(case: &Case<'_>, item: &Item<'_>, contribution: &Contribution, nation: &Nation) -> i32 {
    arrival(&case.plan.properties, contribution, nation, item.capability, item.area, item.assignment)
}

fn limitations(case: &Case<'_>, item: &Item<'_>, findings: &mut Vec<Finding>) {
    for (at, caveat) in item.contribution.caveats.iter().enumerate() {
        let bears = caveat.areas.is_empty() || caveat.areas.contains(&item.area.id);
        if caveat.strength != CaveatStrength::Limitation || !bears {
            continue;
        }
        let effect = match caveat.approval_days {
            None => "arrival stays as it is".to_owned(),
            Some(leave) => {
                let mut without = item.contribution.clone();
                without.caveats.remove(at);
                let earlier = arrival_with(case, item, &without, item.nation);
                let leave = days(leave.0.into());
                if earlier < item.arrival {
                    format!("the leave takes {leave}, so it arrives {} and not {}", c_day(item.arrival), c_day(earlier))
                } else {
                    format!("the leave takes {leave}, which does not delay arrival on {}", c_day(item.arrival))
                }
            }
        };
        let pledge = &item.contribution.id;
        let text = format!("{pledge} needs leave in {}: \"{}\"; {effect}", item.area.id, caveat.text);
        let finding = Finding::new(Severity::Warning, "limitation", "contributions", pledge.as_str(), text)
            .mend("Ask the capital for leave beforehand");
        // Two assignments to one area say the same.
        if !findings.contains(&finding) {
            findings.push(finding);
        }
    }
}

fn lapses(case: &Case<'_>, item: &Item<'_>, findings: &mut Vec<Finding>) {
    let pledge = item.contribution;
    let (Some(c_day_date), Some(until)) = (case.plan.properties.c_day, pledge.valid_until) else { return };
    let arrives = c_day_date.plus(Day(item.arrival));
    if pledge.status.confirmed() || pledge.status.ended() || arrives.is_some_and(|arrives| until >= arrives) {
        return;
    }
    let when = arrives.map_or_else(String::new, |date| format!(" ({date})"));
    let text = format!("{} is valid until {until}, but arrives {}{when}", pledge.id, c_day(item.arrival));
    let finding = Finding::new(Severity::Warning, "lapses", "assignments", item.assignment.id.as_str(), text);
    findings.push(finding.mend("Have it confirmed or extended before then"));
}

/// What is said once of each assigned contribution.
fn pledge(case: &Case<'_>, item: &Item<'_>, findings: &mut Vec<Finding>) {
    let pledge = item.contribution;
    let mut push = |severity, code, text: String, mend: &str| {
        findings.push(Finding::new(severity, code, "contributions", pledge.id.as_str(), text).mend(mend));
    };
    for caveat in &pledge.caveats {
        if caveat.strength == CaveatStrength::Prohibition && caveat.areas.is_empty() {
            let text = format!("{} carries a prohibition ({}): \"{}\"", pledge.id, caveat.kind.word(), caveat.text);
            push(Severity::Warning, "prohibition", text, "Judge whether it bears on the task");
        }
    }
    if pledge.lift == Some(Lift::Needed) {
        let text = format!("{} needs lift that others must give", pledge.id);
        push(Severity::Info, "lift_needed", text, "Find a nation or common lift to move it");
    }
    if let (Some(as_of), Some(confirmed)) = (case.plan.properties.as_of, pledge.last_confirmed) {
        let age = as_of.days_since(confirmed);
        let limit = case.plan.properties.thresholds.stale_days.0;
        if age > limit {
            let text = format!("{} was last confirmed {} ago; the limit is {limit}", pledge.id, days(age.into()));
            push(Severity::Info, "stale", text, "Ask the nation whether it still stands");
        }
    }
    if pledge.notice_days.is_none() {
        let taken = days(case.plan.properties.unknown_notice_days.0.into());
        let text = format!("The notice of {} is not known; {taken} are taken", pledge.id);
        push(Severity::Info, "unknown_notice", text, "Ask the nation for its notice");
    }
    if pledge.personnel.is_none() && !item.capability.is_money() {
        let text = format!("The headcount of {} is not known; it counts 0 people", pledge.id);
        push(Severity::Info, "unknown_personnel", text, "Ask the nation for the headcount");
    }
}

fn approvals(case: &Case<'_>, findings: &mut Vec<Finding>) {
    let mut pending: BTreeMap<usize, (&Nation, &Approval, Vec<String>)> = BTreeMap::new();
    for item in &case.items {
        let Some(approval) = item.nation.approval.as_ref().filter(|a| a.state == ApprovalState::Pending) else {
            continue;
        };
        let (_, _, effects) = pending.entry(item.nation_at).or_insert((item.nation, approval, Vec::new()));
        if item.capability.domain == Domain::Finance {
            continue; // money does not wait for it
        }
        let mut granted = item.nation.clone();
        if let Some(approval) = &mut granted.approval {
            approval.state = ApprovalState::Granted;
        }
        let earlier = arrival_with(case, item, item.contribution, &granted);
        if earlier < item.arrival {
            let effect = format!("{} arrives {} and not {}", item.contribution.id, c_day(item.arrival), c_day(earlier));
            if !effects.contains(&effect) {
                effects.push(effect);
            }
        }
    }
    for (nation, approval, effects) in pending.into_values() {
        let effect = if effects.is_empty() { "it delays no arrival".to_owned() } else { listed(&effects) };
        let takes = days(approval.lead_days.0.into());
        let text = format!("The approval of {} ({}) is pending and takes {takes}: {effect}", nation.id, approval.body);
        let finding = Finding::new(Severity::Warning, "approval_pending", "nations", nation.id.as_str(), text);
        findings.push(finding.mend("Ask for the decision early"));
    }
}

fn conflicts(case: &Case<'_>, findings: &mut Vec<Finding>) {
    let latest = latest(case.plan);
    for item in &case.items {
        let (question, place) = match item.area.kind {
            AreaKind::Host => (Question::TroopsInHost, "the host country"),
            AreaKind::Neighbour => (Question::TroopsInNeighbour, "a neighbouring country"),
            AreaKind::Sea | AreaKind::Air | AreaKind::ReachBack | AreaKind::Unknown => continue,
        };
        let troops = matches!(item.capability.domain, Domain::Land | Domain::C2Intelligence | Domain::Support)
            && item.contribution.personnel.is_some_and(|people| people > 0);
        let answer = latest.get(&(item.nation.id.as_str(), question)).map(|position| position.answer);
        if !troops || answer != Some(Answer::No) {
            continue;
        }
        let (nation, pledge) = (&item.nation.id, &item.contribution.id);
        let text = format!("{nation} said no to troops in {place}, yet {pledge} is assigned to {}", item.area.id);
        let finding =
            Finding::new(Severity::Warning, "position_conflict", "assignments", item.assignment.id.as_str(), text);
        findings.push(finding.mend("Ask the nation again, or assign it elsewhere"));
    }
}
