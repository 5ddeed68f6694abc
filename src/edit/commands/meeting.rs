//! Meetings: their fields. Nothing names a meeting, so one can always be taken out.

use super::ids::free_id;
use super::record::{self, Editable, TakenOut, editable, fields};
use crate::base::{Date, MeetingId, NationId, ScenarioId};
use crate::edit::bad_value::BadValue;
use crate::edit::draft::Draft;
use crate::edit::kind::RecordKind;
use crate::edit::refusal::Refusal;
use crate::edit::uses::Use;
use crate::model::{Meeting, Plan};

fields! {
    /// A field of a meeting with its new value.
    MeetingField of Meeting {
        /// When it was or will be; a meeting has a date.
        Date(date: Option<Date>),
        /// What it is.
        Title(title: String),
        /// Where.
        Place(place: Option<String>),
        /// Who takes part.
        Nations(nations: Vec<NationId>),
        /// The scenarios put to it.
        Scenarios(scenarios: Vec<ScenarioId>),
        /// The decision wanted of it.
        Wanted(wanted: Option<String>),
        /// What came of it.
        Outcome(outcome: Option<String>),
        /// Where it was read.
        Source(source: Option<String>),
    }
}

impl Editable for Meeting {
    editable!(Meeting, MeetingId, MeetingField, RecordKind::Meeting, title);

    fn id_of_new(&self, plan: &Plan) -> Result<String, Refusal> {
        let id = self.id.as_str().trim();
        Ok(if id.is_empty() { free_id(&plan.meetings, &self.title, "meeting") } else { id.to_owned() })
    }

    fn checked(&self, plan: &Plan, field: MeetingField) -> Result<MeetingField, Refusal> {
        let text = |text: &Option<String>| record::text(text.as_deref());
        Ok(match &field {
            MeetingField::Date(None) => {
                return Err(BadValue::NoDate.into());
            }
            MeetingField::Title(title) => MeetingField::Title(record::name(RecordKind::Meeting, title)?),
            MeetingField::Place(place) => MeetingField::Place(text(place)),
            MeetingField::Nations(nations) => {
                if let Some(id) = nations.iter().find(|id| plan.nations.find(id.as_str()).is_none()) {
                    return Err(Refusal::NoSuch { what: RecordKind::Nation, id: id.to_string() });
                }
                field
            }
            MeetingField::Scenarios(scenarios) => {
                if let Some(id) = scenarios.iter().find(|id| plan.scenarios.find(id.as_str()).is_none()) {
                    return Err(Refusal::NoSuch { what: RecordKind::Scenario, id: id.to_string() });
                }
                field
            }
            MeetingField::Wanted(wanted) => MeetingField::Wanted(text(wanted)),
            MeetingField::Outcome(outcome) => MeetingField::Outcome(text(outcome)),
            MeetingField::Source(source) => MeetingField::Source(text(source)),
            MeetingField::Date(Some(_)) => field,
        })
    }

    fn uses(_plan: &Plan, _id: &str) -> Vec<Use> {
        Vec::new()
    }
}

impl TakenOut for Meeting {
    fn take_out(_draft: &mut Draft, _id: &str) -> Result<(), Refusal> {
        Ok(())
    }
}
