//! Whether an assignment counts, and if not, why.

use rustc_hash::FxHashSet;

use super::Withdrawal;
use super::case::{Case, Item};
use crate::base::{AreaId, CapabilityId, ConditionId, Date, Day, NationId};
use crate::model::{
    ApprovalState, Condition, ConditionKind, ConditionState, Contribution, Domain, Nation, Scenario, Status,
};

/// Why an assignment counts nowhere, or is not usable, with the facts needed to say it in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It names, itself or through its records, something that is not there; it counts nowhere.
    UnknownId {
        /// The list in which the record is missing.
        list: &'static str,
        /// The id that is not there.
        id: String,
    },
    /// An earlier assignment of the scenario has its id, and that one stands; it counts nowhere.
    DuplicateId,
    /// The pledge has ended, or was valid until a day before the plan's date.
    EndedPledge {
        /// The pledge's status.
        status: Status,
        /// The day it was valid until, when that is past.
        lapsed: Option<Date>,
    },
    /// It has only been asked for, and nothing that the scenario assumes grants it.
    NotOffered,
    /// Its nation withdraws in the what-if.
    Withdrawn {
        /// The nation.
        nation: NationId,
    },
    /// Its nation's approval is refused.
    ApprovalRefused {
        /// The nation.
        nation: NationId,
    },
    /// The task's area is not allowed.
    AreaNotAllowed {
        /// The area.
        area: AreaId,
    },
    /// Conditions that it waits for have failed, or fail in the what-if.
    ConditionFailed {
        /// The conditions.
        conditions: Vec<ConditionId>,
    },
    /// Conditions that it waits for are neither met nor assumed.
    ConditionNotAssumed {
        /// The conditions.
        conditions: Vec<ConditionId>,
    },
    /// It will not serve beside nations that take part.
    ExcludedPartner {
        /// The nations.
        nations: Vec<NationId>,
    },
    /// Its capability is not what the line asks for.
    WrongCapability {
        /// Its capability.
        capability: CapabilityId,
        /// The line's.
        asked: CapabilityId,
    },
    /// It leaves before it arrives.
    NeverPresent {
        /// The day it would arrive.
        arrival: Day,
        /// The day it would leave.
        departure: Day,
    },
}

impl Reason {
    /// The code, as findings and files have it.
    pub fn code(&self) -> &'static str {
        match self {
            Self::UnknownId { .. } => "unknown_id",
            Self::DuplicateId => "duplicate_id",
            Self::EndedPledge { .. } => "ended_pledge",
            Self::NotOffered => "not_offered",
            Self::Withdrawn { .. } => "withdrawn",
            Self::ApprovalRefused { .. } => "approval_refused",
            Self::AreaNotAllowed { .. } => "area_not_allowed",
            Self::ConditionFailed { .. } => "condition_failed",
            Self::ConditionNotAssumed { .. } => "condition_not_assumed",
            Self::ExcludedPartner { .. } => "excluded_partner",
            Self::WrongCapability { .. } => "wrong_capability",
            Self::NeverPresent { .. } => "never_present",
        }
    }
}

/// A condition's record; `None` for an id that is not there.
pub(crate) fn condition<'p>(case: &Case<'p>, id: &ConditionId) -> Option<&'p Condition> {
    if id.is_empty() { None } else { case.index.condition(case.plan, id).map(|record| &**record) }
}

/// True when the pledge has ended by its status or its date.
pub(crate) fn has_ended(contribution: &Contribution, as_of: Option<Date>) -> bool {
    contribution.status.ended() || lapsed(contribution, as_of).is_some()
}

fn lapsed(contribution: &Contribution, as_of: Option<Date>) -> Option<Date> {
    contribution.valid_until.filter(|until| as_of.is_some_and(|as_of| *until < as_of))
}

/// Reasons that lie in the pledge, its nation, its area and its conditions, in the order of the definitions; those of
/// the line, of time and of partners are not among them.
pub(crate) fn pledge_reasons(
    case: &Case<'_>,
    contribution: &Contribution,
    nation: &Nation,
    domain: Domain,
    area: Option<&AreaId>,
    what_if: &Withdrawal,
) -> Vec<Reason> {
    let mut reasons = Vec::new();
    let lapsed = lapsed(contribution, case.plan.properties.as_of);
    if contribution.status.ended() || lapsed.is_some() {
        reasons.push(Reason::EndedPledge { status: contribution.status, lapsed });
    }
    if contribution.status == Status::Requested && !granted(case, case.scenario, contribution) {
        reasons.push(Reason::NotOffered);
    }
    if what_if.withdrawn.contains(&contribution.nation) {
        reasons.push(Reason::Withdrawn { nation: contribution.nation.clone() });
    }
    if domain != Domain::Finance && nation.approval.as_ref().is_some_and(|a| a.state == ApprovalState::Refused) {
        reasons.push(Reason::ApprovalRefused { nation: contribution.nation.clone() });
    }
    if let Some(area) = area.filter(|area| !contribution.allows_area(area)) {
        reasons.push(Reason::AreaNotAllowed { area: area.clone() });
    }
    let (mut failed, mut open) = (Vec::new(), Vec::new());
    for id in &contribution.conditions {
        let state = condition(case, id).map(|condition| condition.state);
        if state == Some(ConditionState::Failed) || what_if.failed.contains(id) {
            failed.push(id.clone());
        } else if state != Some(ConditionState::Met) && !case.scenario.assumes.contains(id) {
            open.push(id.clone());
        }
    }
    if !failed.is_empty() {
        reasons.push(Reason::ConditionFailed { conditions: failed });
    }
    if !open.is_empty() {
        reasons.push(Reason::ConditionNotAssumed { conditions: open });
    }
    reasons
}

/// True when a request waits for a backstop or an approval that is met or that the scenario assumes.
fn granted(case: &Case<'_>, scenario: &Scenario, contribution: &Contribution) -> bool {
    contribution.conditions.iter().any(|id| {
        condition(case, id).is_some_and(|condition| {
            matches!(condition.kind, ConditionKind::Backstop | ConditionKind::Approval)
                && (condition.state == ConditionState::Met || scenario.assumes.contains(id))
        })
    })
}

/// Why each item of the case is not usable, in the order of the definitions; empty for one that is.
pub(crate) fn reasons(case: &Case<'_>, what_if: &Withdrawal) -> Vec<Vec<Reason>> {
    let mut all: Vec<Vec<Reason>> = case.items.iter().map(|item| own_reasons(case, item, what_if)).collect();
    let serving: FxHashSet<usize> =
        case.items.iter().zip(&all).filter(|(_, own)| own.is_empty()).map(|(item, _)| item.nation_at).collect();
    for (item, reasons) in case.items.iter().zip(&mut all) {
        let nations = excluded_partners(case, item, |nation| serving.contains(&nation));
        if !nations.is_empty() {
            let last = reasons
                .iter()
                .position(|r| matches!(r, Reason::WrongCapability { .. } | Reason::NeverPresent { .. }))
                .unwrap_or(reasons.len());
            reasons.insert(last, Reason::ExcludedPartner { nations });
        }
    }
    all
}

/// The other nations that an item excludes and that serve, exclusions set aside.
pub(crate) fn excluded_partners(case: &Case<'_>, item: &Item<'_>, serves: impl Fn(usize) -> bool) -> Vec<NationId> {
    item.contribution
        .excludes
        .iter()
        .filter(|id| !id.is_empty())
        .filter_map(|id| case.index.nation_at(id).map(|at| (id, at)))
        .filter(|(_, at)| *at != item.nation_at && serves(*at))
        .map(|(id, _)| id.clone())
        .collect()
}

/// All reasons but excluded partners.
pub(crate) fn own_reasons(case: &Case<'_>, item: &Item<'_>, what_if: &Withdrawal) -> Vec<Reason> {
    let mut reasons =
        pledge_reasons(case, item.contribution, item.nation, item.capability.domain, Some(&item.area.id), what_if);
    if let Some(line) = item.line.map(|line| &case.lines[line])
        && !line.takes(item.capability)
    {
        reasons.push(Reason::WrongCapability {
            capability: item.capability.id.clone(),
            asked: line.requirement.capability.clone(),
        });
    }
    if item.departure <= item.arrival {
        reasons.push(Reason::NeverPresent { arrival: Day(item.arrival), departure: Day(item.departure) });
    }
    reasons
}
