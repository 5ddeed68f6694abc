//! Capabilities: their fields, the unit that assignments rest on, and what goes with one that is taken out of the plan.

use super::ids::slug;
use super::record::{self, Editable, TakenOut, chosen, each, editable, fields};
use super::requirement_set::{change_sets, drop_lines, drop_pledges};
use crate::base::{CapabilityId, normalise};
use crate::edit::bad_value::{BadValue, Choice};
use crate::edit::draft::Draft;
use crate::edit::kind::RecordKind;
use crate::edit::refusal::{Refusal, Used};
use crate::edit::uses::{self, Use};
use crate::model::{Capability, Contribution, Domain, Plan, UNIT_MONEY};

fields! {
    /// A field of a capability with its new value.
    CapabilityField of Capability {
        /// Its name.
        Name(name: String),
        /// Its domain.
        Domain(domain: Domain),
        /// What it is counted in.
        Unit(unit: String),
        /// Capabilities it leans on.
        Requires(requires: Vec<CapabilityId>),
        /// Its symbol code of 20 digits.
        Sidc(sidc: Option<String>),
    }
}

impl Editable for Capability {
    editable!(Capability, CapabilityId, CapabilityField, RecordKind::Capability);

    fn id_of_new(&self, plan: &Plan) -> Result<String, Refusal> {
        let id = self.id.as_str().trim();
        if id.is_empty() {
            let before = match self.domain {
                Domain::Land => "land",
                Domain::Air => "air",
                Domain::Maritime => "mar",
                Domain::C2Intelligence => "c2",
                Domain::Support => "sup",
                Domain::Finance => "fin",
                Domain::Unknown => "cap",
            };
            let base = format!("{before}.{}", slug(&self.name, "other"));
            let numbered = (2_u32..).map(|n| format!("{base}-{n}"));
            let mut ids = std::iter::once(base.clone()).chain(numbered);
            return Ok(ids.find(|id| plan.capabilities.find(id).is_none()).unwrap_or_default());
        }
        let part = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
        if id.split(['.', '-']).all(part) {
            Ok(id.to_owned())
        } else {
            Err(BadValue::Id(RecordKind::Capability).into())
        }
    }

    fn checked(&self, plan: &Plan, field: CapabilityField) -> Result<CapabilityField, Refusal> {
        match &field {
            CapabilityField::Name(name) => {
                return Ok(CapabilityField::Name(record::name(RecordKind::Capability, name)?));
            }
            CapabilityField::Domain(domain) => chosen(domain.word(), Choice::Domain)?,
            CapabilityField::Unit(unit) => {
                let unit = normalise(unit.trim());
                if unit.is_empty() {
                    return Err(BadValue::NoUnit.into());
                }
                check_unit(plan, self, &unit)?;
                return Ok(CapabilityField::Unit(unit));
            }
            CapabilityField::Requires(requires) => {
                for id in requires {
                    if *id == self.id {
                        return Err(BadValue::LeansOnItself.into());
                    }
                    // What a file named before it may go on naming.
                    if plan.capabilities.find(id.as_str()).is_none() && !self.requires.contains(id) {
                        return Err(Refusal::NoSuch { what: RecordKind::Capability, id: id.to_string() });
                    }
                }
            }
            CapabilityField::Sidc(code) => {
                let code = record::text(code.as_deref());
                if code.as_deref().is_some_and(|code| code.len() != 20 || !code.bytes().all(|b| b.is_ascii_digit())) {
                    return Err(BadValue::SymbolCode.into());
                }
                return Ok(CapabilityField::Sidc(code));
            }
        }
        Ok(field)
    }

    fn uses(plan: &Plan, id: &str) -> Vec<Use> {
        uses::of_capability(plan, id)
    }
}

impl TakenOut for Capability {
    fn take_out(draft: &mut Draft, id: &str) -> Result<(), Refusal> {
        drop_pledges(draft, |pledge| pledge.capability.as_str() == id);
        drop_lines(draft, |line| line.capability.as_str() == id);
        change_sets(draft, |set| {
            for line in set.tasks.iter_mut().flat_map(|task| &mut task.requirements) {
                line.substitutes.retain(|other| other.as_str() != id);
            }
        });
        each(draft, |pledge: &mut Contribution| pledge.requires.retain(|other| other.as_str() != id));
        each(draft, |capability: &mut Capability| capability.requires.retain(|other| other.as_str() != id));
        Ok(())
    }
}

/// Refuses another unit while assignments, substitutes or amounts of money rest on the one that stands.
fn check_unit(plan: &Plan, capability: &Capability, unit: &str) -> Result<(), Refusal> {
    let id = &capability.id;
    if capability.unit == unit || capability.unit.is_empty() || plan.capabilities.find(id.as_str()).is_none() {
        return Ok(());
    }
    let unit_of = |other: &CapabilityId| {
        if other == id { Some(unit) } else { plan.capabilities.find(other.as_str()).map(|c| c.unit.as_str()) }
    };
    let money = capability.unit == UNIT_MONEY || unit == UNIT_MONEY;
    let mut used: Vec<Use> = Vec::new();
    if money {
        let pledges = plan.contributions.iter().filter(|c| c.capability == *id);
        used.extend(pledges.map(|c| Use::pledge(&c.id)));
    }
    for set in &plan.requirement_sets {
        for (_, line) in set.lines() {
            let parted = line
                .substitutes
                .iter()
                .any(|other| (other == id || line.capability == *id) && unit_of(other) != unit_of(&line.capability));
            if parted || money && line.capability == *id {
                used.push(Use::line(set, line));
            }
        }
        for scenario in uses::measured(plan, set.id.as_str()) {
            let rests = |a: &&crate::model::Assignment| {
                let line = a.requirement.as_ref().and_then(|line| set.line(line)).map(|(_, line)| line);
                let pledge = plan.contributions.find(a.contribution.as_str());
                line.is_some_and(|line| line.capability == *id) || pledge.is_some_and(|pledge| pledge.capability == *id)
            };
            used.extend(scenario.assignments.iter().filter(rests).map(|a| Use::assignment(scenario, a)));
        }
    }
    if used.is_empty() {
        return Ok(());
    }
    let what = Used::Unit { capability: capability.name.clone(), unit: capability.unit.clone() };
    Err(Refusal::Used { what, places: used })
}
