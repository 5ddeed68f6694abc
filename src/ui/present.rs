//! From the plan to what widgets show: letters, slots, words and figures of its records.

use crate::analysis::{self, LineFigures};
use crate::base::{CapabilityId, ContributionId, Day, Quantity};
use crate::model::{CaveatStrength, Contribution, Plan, Priority, Scenario, Status};
use crate::session::{Entry, OpenFile};
use crate::words::{self, Names};

use crate::ui::kit::funnel_bar::Funnel;
use crate::ui::kit::line_head::Importance;
use crate::ui::kit::state_mark::{CaveatKind, LineState, PledgeStatus, Severity};
use crate::ui::look::symbols;
use crate::ui::look::theme::Slot;
use crate::ui::{format, text};

/// The slot of a scenario: the one of its colour, else the one of its place in the plan.
pub fn slot(plan: &Plan, scenario: &Scenario) -> Slot {
    let same = |s: &&std::sync::Arc<Scenario>| s.colour.eq_ignore_ascii_case(&scenario.colour);
    let by_colour = Slot::of_colour(&scenario.colour);
    // The ninth to the twelfth scenario repeat the colours of the first four with a hollow badge.
    let before = plan.scenarios.iter().take_while(|s| s.id != scenario.id).filter(same).count();
    match by_colour {
        Some(index) if before > 0 => Slot::of_index(index + 8),
        Some(index) => Slot::of_index(index),
        None => Slot::of_index(plan.scenarios.position(scenario.id.as_str()).unwrap_or(0)),
    }
}

/// The letter on a scenario's badge: its own, else one by its place.
pub fn letter(plan: &Plan, scenario: &Scenario) -> String {
    match scenario.letter_and_title().0 {
        Some(letter) => letter.to_owned(),
        None => {
            let at = plan.scenarios.position(scenario.id.as_str()).unwrap_or(0);
            char::from_u32('A' as u32 + (at % 26) as u32).map_or_else(String::new, String::from)
        }
    }
}

/// The title of a scenario without its letter.
pub fn title(scenario: &Scenario) -> String {
    crate::base::visible(scenario.letter_and_title().1)
}

/// In what an assignment falls short on its line, each as a clause, the gravest first; empty when it counts in full.
pub fn shortfalls(file: &OpenFile, entry: &Entry, at: usize) -> Vec<String> {
    let names = Names::new(file.plan(), file.index(), &entry.scenario);
    let found = analysis::Shortfalls::new(file.plan(), file.index(), &entry.figures).of(at);
    found.iter().map(|shortfall| words::shortfall(names, shortfall)).collect()
}

/// A pledge's status as its mark shows it.
pub fn status(status: Status) -> PledgeStatus {
    match status {
        Status::Requested | Status::Unknown => PledgeStatus::Requested,
        Status::Indicated => PledgeStatus::Indicated,
        Status::Offered => PledgeStatus::Offered,
        Status::Confirmed => PledgeStatus::Confirmed,
        Status::Transferred => PledgeStatus::Transferred,
        Status::Declined | Status::Withdrawn | Status::Expired | Status::Superseded => PledgeStatus::Ended,
    }
}

/// A finding's severity as its mark shows it.
pub fn severity(severity: analysis::Severity) -> Severity {
    match severity {
        analysis::Severity::Error => Severity::Error,
        analysis::Severity::Warning => Severity::Warning,
        analysis::Severity::Info => Severity::Note,
    }
}

/// A line's state as its mark shows it.
pub fn state(state: analysis::LineState) -> LineState {
    match state {
        analysis::LineState::Met => LineState::Met,
        analysis::LineState::Minimum => LineState::AtMinimum,
        analysis::LineState::Unmet => LineState::Unmet,
    }
}

/// How a line's name is written.
pub fn importance(priority: Priority) -> Importance {
    match priority {
        Priority::Essential => Importance::Essential,
        Priority::Important => Importance::Important,
        Priority::Desirable | Priority::Unknown => Importance::Desirable,
    }
}

/// The heaviest caveat of a pledge.
pub fn caveat(pledge: &Contribution) -> Option<CaveatKind> {
    let has = |strength| pledge.caveats.iter().any(|c| c.strength == strength);
    if has(CaveatStrength::Prohibition) {
        Some(CaveatKind::Prohibition)
    } else if has(CaveatStrength::Limitation) {
        Some(CaveatKind::Limitation)
    } else {
        None
    }
}

/// The funnel of a line, for its bar.
pub fn funnel(line: &LineFigures, preview: Option<f64>) -> Funnel {
    Funnel {
        asked: line.quantity.0 as f64,
        minimum: line.minimum.0 as f64,
        assigned: line.assigned.to_f64(),
        usable: line.usable.to_f64(),
        on_time: line.on_time.to_f64(),
        supported: line.supported.to_f64(),
        sustained: line.sustained.to_f64(),
        confirmed: line.confirmed.to_f64(),
        preview,
    }
}

/// The base currency when a line asks for money, so that its figures are written as money.
pub fn money_of<'p>(file: &'p OpenFile, line: &LineFigures) -> Option<&'p str> {
    let capability = file.index().capability(file.plan(), &line.capability)?;
    capability.is_money().then(|| file.plan().properties.currency.as_str())
}

/// Units sustained and units asked of a line, as text.
pub fn figures(file: &OpenFile, line: &LineFigures) -> (String, String) {
    let currency = money_of(file, line);
    (text::units(&line.sustained, currency), text::units(&line.quantity.into(), currency))
}

/// A capability's name, else its id.
pub fn capability(file: &OpenFile, id: &crate::base::CapabilityId) -> String {
    let found = file.index().capability(file.plan(), id);
    crate::base::visible(found.map_or(id.as_str(), |c| c.name.as_str()))
}

/// A nation's name, else its id.
pub fn nation(file: &OpenFile, id: &crate::base::NationId) -> String {
    let found = file.index().nation(file.plan(), id);
    crate::base::visible(found.map_or(id.as_str(), |n| n.name.as_str()))
}

/// The symbol code of a capability: its own, else the usual one of its id; empty when there is none.
pub fn sidc_of<'p>(file: &'p OpenFile, id: &'p CapabilityId) -> &'p str {
    match file.index().capability(file.plan(), id) {
        Some(capability) if capability.is_money() => symbols::MONEY,
        Some(capability) => {
            let own = capability.sidc.as_deref();
            own.or_else(|| symbols::standard(capability.id.as_str())).unwrap_or("")
        }
        None => "",
    }
}

/// The symbol code of a pledge's capability; empty when there is none.
pub fn sidc<'p>(file: &'p OpenFile, pledge: &'p Contribution) -> &'p str {
    sidc_of(file, &pledge.capability)
}

/// The symbol of a pledge: its code, and whether its frame is dashed because the pledge is still to be confirmed.
pub fn symbol<'p>(file: &'p OpenFile, pledge: &'p Contribution) -> (&'p str, bool) {
    (sidc(file, pledge), !pledge.status.confirmed())
}

/// People of a pledge: "≈ 300", "?" when not known, "–" for money.
pub fn people(file: &OpenFile, pledge: &Contribution) -> String {
    let money = file.index().capability(file.plan(), &pledge.capability).is_some_and(|c| c.is_money());
    match pledge.personnel {
        None if money => format::NO_VALUE.to_owned(),
        None => "?".to_owned(),
        Some(n) => format::people_known(Some(n), pledge.illustrative),
    }
}

/// An amount of a pledge: plain, or as money in its own currency.
pub fn amount(pledge: &Contribution, money: bool, amount: Quantity) -> String {
    match (&pledge.currency, money) {
        (Some(currency), true) => format::millions(amount.0 as f64 / 1e6, currency.as_str()),
        _ => format::whole(i64::try_from(amount.0).unwrap_or(i64::MAX)),
    }
}

/// The earliest arrival of a pledge in an area that it may go to; `None` where its notice is not known.
pub fn readiness(file: &OpenFile, pledge: &Contribution) -> Option<Day> {
    analysis::readiness(file.plan(), file.index(), pledge)
}

/// How much of a pledge a scenario leaves.
pub fn left(entry: Option<&Entry>, pledge: &Contribution) -> Quantity {
    pledge.quantity.minus(entry.map_or(Quantity::ZERO, |entry| entry.scenario.used(&pledge.id)))
}

/// True when a scenario leans on illustrative figures.
pub fn illustrative(entry: &Entry) -> bool {
    entry.findings.iter().any(|finding| finding.code == "illustrative")
}

/// The name of a requirement set, else its id.
pub fn set_name(file: &OpenFile, id: &crate::base::RequirementSetId) -> String {
    let found = file.index().requirement_set(file.plan(), id);
    crate::base::visible(found.map_or(id.as_str(), |set| set.name.as_str()))
}

/// What the confidence of a scenario is given: the conditions that it assumes.
pub fn given(file: &OpenFile, scenario: &Scenario) -> String {
    let names: Vec<String> = scenario
        .assumes
        .iter()
        .map(|id| {
            let found = file.index().condition(file.plan(), id);
            crate::base::visible(found.map_or(id.as_str(), |condition| condition.name.as_str()))
        })
        .collect();
    crate::words::ui::inspector::given(&names)
}

/// A pledge by id.
pub fn pledge<'p>(file: &'p OpenFile, id: &ContributionId) -> Option<&'p Contribution> {
    file.index().contribution(file.plan(), id).map(|pledge| &**pledge)
}
