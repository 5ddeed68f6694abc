//! How soon a pledge could be there: the earliest arrival in any area that it may go to.

use super::arrival::arrival;
use crate::base::Day;
use crate::model::{Assignment, Contribution, Index, Plan, Status};

/// The earliest day on which a pledge could arrive in an area that it may go to. `None` where its notice is not known,
/// or a record that it names is not there.
pub fn readiness(plan: &Plan, index: &Index, contribution: &Contribution) -> Option<Day> {
    if contribution.notice_days.is_none() && contribution.status != Status::Transferred {
        return None;
    }
    let nation = index.nation(plan, &contribution.nation)?;
    let capability = index.capability(plan, &contribution.capability)?;
    let unscheduled = Assignment::default();
    plan.areas
        .iter()
        .filter(|area| contribution.allows_area(&area.id))
        .map(|area| Day(arrival(&plan.properties, contribution, nation, capability, area, &unscheduled)))
        .min()
}
