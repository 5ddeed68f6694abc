//! When an assignment is there: the day it arrives and the day it leaves, both counted from C-day.

use crate::model::{ApprovalState, Area, Assignment, Capability, Contribution, Domain, Nation, Properties, Status};

/// The day on which the last of the decisions that it waits for falls: its nation's own, the approval while that is
/// pending (money apart), and the leave for each limitation that bears on the area.
pub(crate) fn decision(contribution: &Contribution, nation: &Nation, capability: &Capability, area: &Area) -> i32 {
    let own = if contribution.status.confirmed() { 0 } else { contribution.decision_days.0 };
    let approval = nation
        .approval
        .as_ref()
        .filter(|approval| approval.state == ApprovalState::Pending && capability.domain != Domain::Finance)
        .map(|approval| approval.lead_days.0);
    let leave = contribution.limitations_in(&area.id).filter_map(|caveat| caveat.approval_days).map(|days| days.0);
    leave.chain(approval).fold(own, i32::max)
}

/// The first day on which it is present.
pub(crate) fn arrival(
    properties: &Properties,
    contribution: &Contribution,
    nation: &Nation,
    capability: &Capability,
    area: &Area,
    assignment: &Assignment,
) -> i32 {
    let wanted = assignment.from_day.map_or(0, |day| day.0);
    if contribution.status == Status::Transferred {
        return wanted;
    }
    let notice = contribution.notice_days.unwrap_or(properties.unknown_notice_days).0;
    let ready = decision(contribution, nation, capability, area)
        .saturating_add(notice)
        .saturating_add(area.transit_days.0)
        .saturating_add(area.reception_days.0);
    wanted.max(ready)
}

/// The first day on which it is no longer present: the scenario's end, its own last day, or the end of its tours.
pub(crate) fn departure(contribution: &Contribution, assignment: &Assignment, arrival: i32, end: i32) -> i32 {
    let tours =
        contribution.tour_days.zip(contribution.tours).map(|(days, tours)| arrival.saturating_add(days.times(tours).0));
    assignment.to_day.map(|day| day.0).into_iter().chain(tours).fold(end, i32::min)
}
