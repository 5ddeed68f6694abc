//! Why an assignment of a scenario is not usable, in a short clause.

use super::{Names, day};
use crate::analysis::Reason;
use crate::base::visible;

/// A reason as a clause: "it has only been asked for", "B does not assume “Backstop”".
pub fn reason(names: Names<'_>, reason: &Reason) -> String {
    match reason {
        Reason::UnknownId { id, .. } => format!("\"{}\" is not in the plan", visible(id)),
        Reason::DuplicateId => "an earlier assignment has its id".to_owned(),
        Reason::EndedPledge { status, lapsed: None } => format!("it is {}", status.word()),
        Reason::EndedPledge { lapsed: Some(date), .. } => format!("it lapsed on {date}"),
        Reason::NotOffered => "it has only been asked for".to_owned(),
        Reason::Withdrawn { nation } => format!("{} withdraws", names.nation(nation)),
        Reason::ApprovalRefused { nation } => format!("approval refused in {}", names.nation(nation)),
        Reason::AreaNotAllowed { .. } => "it may not go there".to_owned(),
        Reason::ConditionFailed { conditions } => {
            conditions.first().map_or_else(String::new, |id| format!("{} fails", names.condition(id)))
        }
        Reason::ConditionNotAssumed { conditions } => conditions
            .first()
            .map_or_else(String::new, |id| format!("{} does not assume {}", names.scenario(), names.condition(id))),
        Reason::ExcludedPartner { nations } => {
            nations.first().map_or_else(String::new, |id| format!("will not serve beside {}", names.nation(id)))
        }
        Reason::WrongCapability { .. } => "other kind".to_owned(),
        Reason::NeverPresent { arrival, .. } => format!("it would arrive {}, after the end", day(*arrival)),
    }
}
