//! Areas: their fields, and what goes with an area that is taken out of the plan.

use super::ids::free_id;
use super::record::{self, Editable, TakenOut, chosen, degrees, each, editable, fields};
use super::requirement_set::drop_tasks;
use crate::base::{AreaId, ContributionId, Day, NationId};
use crate::edit::bad_value::{Axis, BadValue, Choice};
use crate::edit::draft::Draft;
use crate::edit::kind::RecordKind;
use crate::edit::refusal::Refusal;
use crate::edit::uses::{self, Use};
use crate::model::{Area, AreaKind, Contribution, Plan};

fields! {
    /// A field of an area with its new value.
    AreaField of Area {
        /// Its name.
        Name(name: String),
        /// What kind of place it is.
        Kind(kind: AreaKind),
        /// Days of movement from home.
        TransitDays(transit_days: Day),
        /// Days of reception.
        ReceptionDays(reception_days: Day),
        /// The nation whose territory it is.
        Nation(nation: Option<NationId>),
        /// Latitude in degrees.
        Lat(lat: Option<f64>),
        /// Longitude in degrees.
        Lon(lon: Option<f64>),
    }
}

impl Editable for Area {
    editable!(Area, AreaId, AreaField, RecordKind::Area);

    fn id_of_new(&self, plan: &Plan) -> Result<String, Refusal> {
        let id = self.id.as_str().trim();
        Ok(if id.is_empty() { free_id(&plan.areas, &self.name, "area") } else { id.to_owned() })
    }

    fn checked(&self, plan: &Plan, field: AreaField) -> Result<AreaField, Refusal> {
        match &field {
            AreaField::Name(name) => return Ok(AreaField::Name(record::name(RecordKind::Area, name)?)),
            AreaField::Kind(kind) => chosen(kind.word(), Choice::AreaKind)?,
            AreaField::TransitDays(days) | AreaField::ReceptionDays(days) => {
                record::days(*days)?;
            }
            AreaField::Nation(Some(nation)) if plan.nations.find(nation.as_str()).is_none() => {
                return Err(Refusal::NoSuch { what: RecordKind::Nation, id: nation.to_string() });
            }
            AreaField::Lat(Some(lat)) => {
                degrees(*lat, Axis::Latitude)?;
            }
            AreaField::Lon(Some(lon)) => {
                degrees(*lon, Axis::Longitude)?;
            }
            AreaField::Nation(_) | AreaField::Lat(None) | AreaField::Lon(None) => {}
        }
        Ok(field)
    }

    fn uses(plan: &Plan, id: &str) -> Vec<Use> {
        uses::of_area(plan, id)
    }
}

impl TakenOut for Area {
    fn take_out(draft: &mut Draft, id: &str) -> Result<(), Refusal> {
        // Without its only area a pledge would be offered for every area: that is for the nation to say.
        let only = |pledge: &Contribution| !pledge.areas.is_empty() && pledge.areas.iter().all(|a| a.as_str() == id);
        let bound: Vec<ContributionId> =
            draft.plan().contributions.iter().filter(|c| only(c)).map(|c| c.id.clone()).collect();
        if !bound.is_empty() {
            return Err(BadValue::OnlyArea(bound).into());
        }
        drop_tasks(draft, |task| task.area.as_str() == id);
        each(draft, |pledge: &mut Contribution| {
            pledge.areas.retain(|area| area.as_str() != id);
            // A caveat about this area alone goes with it; without areas it would hold everywhere.
            pledge
                .caveats
                .retain(|caveat| caveat.areas.is_empty() || caveat.areas.iter().any(|area| area.as_str() != id));
            for caveat in &mut pledge.caveats {
                caveat.areas.retain(|area| area.as_str() != id);
            }
        });
        Ok(())
    }
}
