//! Conditions: their fields, and what names one that is taken out of the plan.

use super::ids::free_id;
use super::record::{self, Editable, TakenOut, chosen, drop_each, each, editable, fields};
use crate::base::ConditionId;
use crate::edit::draft::Draft;
use crate::edit::refusal::Refusal;
use crate::edit::uses::{self, Use};
use crate::model::{Condition, ConditionKind, ConditionState, Contribution, Plan, Scenario, WhatIf};

fields! {
    /// A field of a condition with its new value.
    ConditionField of Condition {
        /// Its name.
        Name(name: String) = "name",
        /// What it says in full.
        Text(text: Option<String>) = "text",
        /// What kind it is.
        Kind(kind: ConditionKind) = "kind",
        /// Where it stands.
        State(state: ConditionState) = "state",
    }
}

impl Editable for Condition {
    editable!(Condition, ConditionId, ConditionField, "condition");

    fn id_of_new(&self, plan: &Plan) -> Result<String, Refusal> {
        let id = self.id.as_str().trim();
        Ok(if id.is_empty() { free_id(&plan.conditions, &self.name, "condition") } else { id.to_owned() })
    }

    fn checked(&self, _plan: &Plan, field: ConditionField) -> Result<ConditionField, Refusal> {
        match &field {
            ConditionField::Name(name) => return Ok(ConditionField::Name(record::name("A condition", name)?)),
            ConditionField::Text(text) => return Ok(ConditionField::Text(record::text(text.as_deref()))),
            ConditionField::Kind(kind) => chosen(kind.word(), "what kind of condition it is")?,
            ConditionField::State(state) => chosen(state.word(), "where it stands")?,
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
