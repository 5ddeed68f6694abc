//! Conditions: their fields, and what names one that is taken out of the plan.

use super::ids::free_id;
use super::record::{self, Editable, TakenOut, chosen, drop_each, each, editable, fields};
use crate::base::ConditionId;
use crate::edit::bad_value::Choice;
use crate::edit::draft::Draft;
use crate::edit::kind::RecordKind;
use crate::edit::refusal::Refusal;
use crate::edit::uses::{self, Use};
use crate::model::{Condition, ConditionKind, ConditionState, Contribution, Plan, Scenario, WhatIf};

fields! {
    /// A field of a condition with its new value.
    ConditionField of Condition {
        /// Its name.
        Name(name: String),
        /// What it says in full.
        Text(text: Option<String>),
        /// What kind it is.
        Kind(kind: ConditionKind),
        /// Where it stands.
        State(state: ConditionState),
    }
}

impl Editable for Condition {
    editable!(Condition, ConditionId, ConditionField, RecordKind::Condition);

    fn id_of_new(&self, plan: &Plan) -> Result<String, Refusal> {
        let id = self.id.as_str().trim();
        Ok(if id.is_empty() { free_id(&plan.conditions, &self.name, "condition") } else { id.to_owned() })
    }

    fn checked(&self, _plan: &Plan, field: ConditionField) -> Result<ConditionField, Refusal> {
        match &field {
            ConditionField::Name(name) => return Ok(ConditionField::Name(record::name(RecordKind::Condition, name)?)),
            ConditionField::Text(text) => return Ok(ConditionField::Text(record::text(text.as_deref()))),
            ConditionField::Kind(kind) => chosen(kind.word(), Choice::ConditionKind)?,
            ConditionField::State(state) => chosen(state.word(), Choice::ConditionState)?,
        }
        Ok(field)
    }

    fn uses(plan: &Plan, id: &str) -> Vec<Use> {
        uses::of_condition(plan, id)
    }
}

impl TakenOut for Condition {
    fn take_out(draft: &mut Draft, id: &str) -> Result<(), Refusal> {
        each(draft, |pledge: &mut Contribution| pledge.conditions.retain(|condition| condition.as_str() != id));
        each(draft, |scenario: &mut Scenario| scenario.assumes.retain(|condition| condition.as_str() != id));
        drop_each(draft, |saved: &WhatIf| {
            let fails = saved.failed.iter().any(|condition| condition.as_str() == id);
            fails && saved.withdrawn.is_empty() && saved.failed.iter().all(|condition| condition.as_str() == id)
        });
        each(draft, |saved: &mut WhatIf| saved.failed.retain(|condition| condition.as_str() != id));
        Ok(())
    }
}
