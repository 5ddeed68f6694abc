//! The plan's own fields: title, dates, marking, currency and length.

use crate::base::{Date, Day, normalise};
use crate::edit::draft::Draft;
use crate::edit::refusal::Refusal;
use crate::model::Marking;

/// One of the plan's own fields with its new value.
#[derive(Clone, Debug, PartialEq)]
pub enum PlanField {
    /// The title.
    Title(String),
    /// What the plan is for.
    Summary(String),
    /// The protective marking.
    Marking(Marking),
    /// The date of the plan's knowledge.
    AsOf(Date),
    /// The date of C-day; none = not set.
    CDay(Option<Date>),
    /// The length of scenarios in days.
    Duration(Day),
}

pub(in crate::edit) fn edit(draft: &mut Draft, field: &PlanField) -> Result<String, Refusal> {
    let mut properties = draft.plan().properties.as_ref().clone();
    let (key, what) = match field {
        PlanField::Title(title) => {
            let title = normalise(title.trim());
            if title.is_empty() {
                return Err(Refusal::BadValue("A plan needs a title".to_owned()));
            }
            properties.title = title;
            ("title", "title")
        }
        PlanField::Summary(text) => {
            properties.summary = normalise(text.trim());
            ("summary", "summary")
        }
        PlanField::Marking(marking) => {
            properties.marking = marking.clone();
            ("marking", "marking")
        }
        PlanField::AsOf(date) => {
            properties.as_of = Some(*date);
            ("as_of", "as-of date")
        }
        PlanField::CDay(date) => {
            properties.c_day = *date;
            ("c_day", "C-day")
        }
        PlanField::Duration(days) => {
            if !(1..=3650).contains(&days.0) {
                return Err(Refusal::BadValue("A plan lasts 1 to 3,650 days".to_owned()));
            }
            properties.duration_days = *days;
            ("duration_days", "length")
        }
    };
    draft.set_properties(properties, key);
    Ok(format!("Set the plan's {what}"))
}
