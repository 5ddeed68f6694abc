//! Nations: their fields, and what goes with a nation that is taken out of the plan.

use super::ids::required;
use super::record::{self, Editable, TakenOut, chosen, degrees, drop_each, each, editable, fields};
use super::requirement_set::drop_pledges;
use crate::base::{NationId, normalise};
use crate::edit::bad_value::{Axis, BadValue, Choice};
use crate::edit::draft::Draft;
use crate::edit::kind::RecordKind;
use crate::edit::refusal::Refusal;
use crate::edit::uses::{self, Use};
use crate::model::{Approval, Area, Capital, Contribution, Meeting, Nation, NationRole, Plan, Position, WhatIf};

fields! {
    /// A field of a nation with its new value.
    NationField of Nation {
        /// Its short name.
        Name(name: String),
        /// The groups it belongs to.
        Groups(groups: Vec<String>),
        /// Its part in the coalition.
        Role(role: NationRole),
        /// Inhabitants.
        Population(population: Option<u64>),
        /// People in active service.
        ActivePersonnel(active_personnel: Option<u64>),
        /// Its capital.
        Capital(capital: Option<Capital>),
        /// The approval its contributions wait for.
        Approval(approval: Option<Approval>),
    }
}

impl Editable for Nation {
    editable!(Nation, NationId, NationField, RecordKind::Nation);

    fn id_of_new(&self, _plan: &Plan) -> Result<String, Refusal> {
        let id = self.id.as_str().trim().to_ascii_uppercase();
        if id.len() == 3 && id.bytes().all(|b| b.is_ascii_uppercase()) {
            Ok(id)
        } else {
            Err(BadValue::Id(RecordKind::Nation).into())
        }
    }

    fn checked(&self, _plan: &Plan, field: NationField) -> Result<NationField, Refusal> {
        match &field {
            NationField::Name(name) => return Ok(NationField::Name(record::name(RecordKind::Nation, name)?)),
            NationField::Groups(groups) => {
                let mut kept: Vec<String> = Vec::new();
                for group in groups.iter().map(|group| normalise(group.trim())).filter(|group| !group.is_empty()) {
                    if !kept.contains(&group) {
                        kept.push(group);
                    }
                }
                return Ok(NationField::Groups(kept));
            }
            NationField::Role(role) => chosen(role.word(), Choice::Role)?,
            NationField::Population(_)
            | NationField::ActivePersonnel(_)
            | NationField::Capital(None)
            | NationField::Approval(None) => {}
            NationField::Capital(Some(capital)) => {
                degrees(capital.lat, Axis::Latitude)?;
                degrees(capital.lon, Axis::Longitude)?;
                let name = required(&capital.name, BadValue::NoNameOfCapital)?;
                return Ok(NationField::Capital(Some(Capital { name, ..capital.clone() })));
            }
            NationField::Approval(Some(approval)) => {
                let body = record::text(Some(&approval.body)).ok_or(BadValue::NoApprover)?;
                chosen(approval.state.word(), Choice::ApprovalState)?;
                record::days(approval.lead_days)?;
                return Ok(NationField::Approval(Some(Approval { body, ..approval.clone() })));
            }
        }
        Ok(field)
    }

    fn uses(plan: &Plan, id: &str) -> Vec<Use> {
        uses::of_nation(plan, id)
    }
}

impl TakenOut for Nation {
    fn take_out(draft: &mut Draft, id: &str) -> Result<(), Refusal> {
        drop_pledges(draft, |pledge| pledge.nation.as_str() == id);
        each(draft, |pledge: &mut Contribution| pledge.excludes.retain(|nation| nation.as_str() != id));
        each(draft, |area: &mut Area| {
            area.nation.take_if(|nation| nation.as_str() == id);
        });
        drop_each(draft, |position: &Position| position.nation.as_str() == id);
        each(draft, |meeting: &mut Meeting| meeting.nations.retain(|nation| nation.as_str() != id));
        let withdraws = |saved: &WhatIf| saved.withdrawn.iter().any(|nation| nation.as_str() == id);
        drop_each(draft, |saved: &WhatIf| {
            withdraws(saved) && saved.failed.is_empty() && saved.withdrawn.iter().all(|nation| nation.as_str() == id)
        });
        each(draft, |saved: &mut WhatIf| saved.withdrawn.retain(|nation| nation.as_str() != id));
        Ok(())
    }
}
