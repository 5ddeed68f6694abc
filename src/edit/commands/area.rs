//! Areas: their fields, and what goes with an area that is taken out of the plan.

use super::ids::free_id;
use super::record::{self, Editable, TakenOut, chosen, degrees, each, editable, fields};
use super::requirement_set::drop_tasks;
use crate::base::{AreaId, Day, NationId};
use crate::edit::draft::Draft;
use crate::edit::refusal::{Refusal, join};
use crate::edit::uses::{self, Use};
use crate::model::{Area, AreaKind, Contribution, Plan};

fields! {
    /// A field of an area with its new value.
    AreaField of Area {
        /// Its name.
        Name(name: String) = "name",
        /// What kind of place it is.
        Kind(kind: AreaKind) = "kind",
        /// Days of movement from home.
        TransitDays(transit_days: Day) = "days of movement",
        /// Days of reception.
        ReceptionDays(reception_days: Day) = "days of reception",
        /// The nation whose territory it is.
        Nation(nation: Option<NationId>) = "nation",
        /// Latitude in degrees.
        Lat(lat: Option<f64>) = "latitude",
        /// Longitude in degrees.
        Lon(lon: Option<f64>) = "longitude",
    }
}

impl Editable for Area {
    editable!(Area, AreaId, AreaField, "area");

    fn id_of_new(&self, plan: &Plan) -> Result<String, Refusal> {
        let id = self.id.as_str().trim();
        Ok(if id.is_empty() { free_id(&plan.areas, &self.name, "area") } else { id.to_owned() })
    }

    fn checked(&self, plan: &Plan, field: AreaField) -> Result<AreaField, Refusal> {
        match &field {
            AreaField::Name(name) => return Ok(AreaField::Name(record::name("An area", name)?)),
            AreaField::Kind(kind) => chosen(kind.word(), "what kind of place it is")?,
            AreaField::TransitDays(days) | AreaField::ReceptionDays(days) => {
                record::days(*days)?;
            }
            AreaField::Nation(Some(nation)) if plan.nations.find(nation.as_str()).is_none() => {
                return Err(Refusal::NoSuch { what: "nation", id: nation.to_string() });
            }
            AreaField::Lat(Some(lat)) => {
                degrees(*lat, 90.0, "latitude")?;
            }
            AreaField::Lon(Some(lon)) => {
                degrees(*lon, 180.0, "longitude")?;
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
        let bound: Vec<String> =
            draft.plan().contributions.iter().filter(|c| only(c)).map(|c| c.id.to_string()).collect();
        if !bound.is_empty() {
            let verb = if bound.len() == 1 { "is" } else { "are" };
            let named = join(&bound);
            return Err(Refusal::BadValue(format!(
                "{named} {verb} offered for this area only. Offer {} for another area first, or delete {}",
                if bound.len() == 1 { "it" } else { "them" },
                if bound.len() == 1 { "it" } else { "them" },
            )));
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
