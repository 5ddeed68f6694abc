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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use serde_json::{Value, json};

    use crate::analysis::fixture::{figures, plan_with};

    fn stay(changes: &[(&str, Value)]) -> (i32, i32) {
        let figures = figures(&plan_with(changes));
        (figures.assignments[0].arrival.0, figures.assignments[0].departure.0)
    }

    #[test]
    fn arrival_is_decision_notice_transit_and_reception() {
        // 0 + 30 + 14 + 7 = 51; two tours of 180 end on 51 + 360 = 411, after the scenario's end on 360.
        assert_eq!(stay(&[]), (51, 360));
        // 20 + 30 + 21 = 71.
        assert_eq!(stay(&[("/contributions/0/decision_days", json!(20))]), (71, 360));
        // Once confirmed the decision is made.
        let confirmed = ("/contributions/0/status", json!("confirmed"));
        assert_eq!(stay(&[("/contributions/0/decision_days", json!(20)), confirmed]), (51, 360));
        // Notice not known: 90 + 21 = 111.
        assert_eq!(stay(&[("/contributions/0/notice_days", Value::Null)]), (111, 360));
    }

    #[test]
    fn the_largest_of_decision_approval_and_leave_counts() {
        let decision = ("/contributions/0/decision_days", json!(20));
        let approval = ("/nations/0/approval", json!({ "body": "Parliament", "lead_days": 25, "state": "pending" }));
        let leave = |areas: Value| {
            let caveat = json!({ "kind": "area", "strength": "limitation", "text": "Leave", "areas": areas, "approval_days": 35 });
            ("/contributions/0/caveats", json!([caveat]))
        };
        // max(20, 25) + 51 = 76; with leave for the area, or for any, max(20, 25, 35) + 51 = 86; for another area 76.
        assert_eq!(stay(&[decision.clone(), approval.clone()]).0, 76);
        assert_eq!(stay(&[decision.clone(), approval.clone(), leave(json!(["host"]))]).0, 86);
        assert_eq!(stay(&[decision.clone(), approval.clone(), leave(json!([]))]).0, 86);
        assert_eq!(stay(&[decision, approval, leave(json!(["home"]))]).0, 76);
        // A confirmed pledge still waits for the approval of its nation: 25 + 51.
        let pending = ("/nations/0/approval", json!({ "body": "Parliament", "lead_days": 25, "state": "pending" }));
        assert_eq!(stay(&[("/contributions/0/status", json!("confirmed")), pending]).0, 76);
    }

    #[test]
    fn its_own_days_bound_the_stay() {
        let days = |from: i32, to: i32| {
            stay(&[
                ("/scenarios/0/assignments/0/from_day", json!(from)),
                ("/scenarios/0/assignments/0/to_day", json!(to)),
            ])
        };
        assert_eq!(days(100, 200), (100, 200));
        assert_eq!(days(10, 400), (51, 360));
        // One tour of 180 days: 51 + 180 = 231.
        assert_eq!(stay(&[("/contributions/0/tours", json!(1))]), (51, 231));
        // A transferred pledge is in place.
        assert_eq!(stay(&[("/contributions/0/status", json!("transferred"))]), (0, 360));
    }
}
