//! Capabilities by id or name; and the general kinds of force of public tables, which say less than a capability does.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::reason::Fault;
use super::unit;
use super::words::{plain, singular};
use crate::base::CapabilityId;
use crate::model::{Capability, Domain, Plan, UNIT_MONEY};

/// General kinds of force, each with its domain and its name.
const GENERAL: [(&str, Domain, &str); 19] = [
    ("ground_troops", Domain::Land, "Ground troops"),
    ("armour", Domain::Land, "Armour"),
    ("artillery", Domain::Land, "Artillery"),
    ("air_defence", Domain::Land, "Air defence"),
    ("fighter_aircraft", Domain::Air, "Fighter aircraft"),
    ("tanker_transport", Domain::Air, "Tanker and transport"),
    ("maritime_patrol", Domain::Air, "Maritime patrol"),
    ("isr", Domain::C2Intelligence, "Surveillance and reconnaissance"),
    ("intelligence", Domain::C2Intelligence, "Intelligence"),
    ("naval_vessel", Domain::Maritime, "Naval vessel"),
    ("minesweeper", Domain::Maritime, "Minesweeper"),
    ("logistics", Domain::Support, "Logistics"),
    ("medical", Domain::Support, "Medical"),
    ("engineers", Domain::Land, "Engineers"),
    ("training", Domain::Land, "Training"),
    ("command_control", Domain::C2Intelligence, "Command and control"),
    ("border_surveillance", Domain::C2Intelligence, "Border surveillance"),
    ("funding", Domain::Finance, "Funding"),
    ("materiel", Domain::Support, "Materiel"),
];

/// What a cell names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// A capability of the plan, by its position.
    One(usize),
    /// A general kind of force, by its position in the list of them.
    General(usize),
}

/// The capabilities of a plan by what a sheet may call them, and those that an import adds.
pub(super) struct Capabilities<'p> {
    plan: &'p Plan,
    ids: FxHashMap<&'p str, usize>,
    /// By name in the singular; several where it is the name of several.
    names: FxHashMap<String, Vec<usize>>,
    cells: FxHashMap<String, Result<Named, Fault>>,
    units: FxHashSet<String>,
    /// Those that the sheet brings in, in its order.
    pub added: Vec<Arc<Capability>>,
}

impl<'p> Capabilities<'p> {
    pub fn of(plan: &'p Plan) -> Self {
        let mut names: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        let mut ids = FxHashMap::default();
        for (at, capability) in plan.capabilities.iter().enumerate() {
            ids.entry(capability.id.as_str()).or_insert(at);
            names.entry(singular(&capability.name)).or_default().push(at);
        }
        let units = plan.capabilities.iter().filter(|c| c.unit != UNIT_MONEY).map(|c| unit::unit(&c.unit)).collect();
        Self { plan, ids, names, cells: FxHashMap::default(), units, added: Vec::new() }
    }

    pub fn get(&self, at: usize) -> Option<&'p Arc<Capability>> {
        self.plan.capabilities.get(at)
    }

    pub fn by_id(&self, id: &str) -> Option<&'p Arc<Capability>> {
        self.ids.get(id).and_then(|at| self.get(*at))
    }

    /// What a cell names. An id goes before a name, a name before a general kind; a word with an underscore is no name.
    pub fn find(&mut self, text: &str) -> Result<Named, Fault> {
        if let Some(known) = self.cells.get(text) {
            return known.clone();
        }
        let found = self.look(text);
        self.cells.insert(text.to_owned(), found.clone());
        found
    }

    fn look(&self, text: &str) -> Result<Named, Fault> {
        if let Some(at) = self.ids.get(text).or_else(|| self.ids.get(text.to_lowercase().as_str())) {
            return Ok(Named::One(*at));
        }
        let general = || {
            let word = plain(text).replace(' ', "_");
            GENERAL.iter().position(|(general, ..)| *general == word).map(Named::General)
        };
        let unknown = || Fault::CapabilityUnknown(text.to_owned());
        let named = self.names.get(&singular(text)).map(Vec::as_slice).unwrap_or_default();
        match named {
            _ if text.contains('_') && general().is_some() => general().ok_or_else(unknown),
            [one] => Ok(Named::One(*one)),
            [] => general().ok_or_else(unknown),
            several => {
                let ids = several.iter().filter_map(|at| self.get(*at)).map(|c| c.id.clone()).collect();
                Err(Fault::CapabilityAmbiguous { text: text.to_owned(), ids })
            }
        }
    }

    /// The capability that stands for a general kind in a unit: one of the plan of that name and unit, else one of its own,
    /// which is added. The second part is the position among those that are added.
    pub fn standing_for(&mut self, general: usize, counted_in: &str) -> (CapabilityId, Option<usize>) {
        let Some((_, domain, label)) = GENERAL.get(general) else { return (CapabilityId::default(), None) };
        if let Some(known) = self.known_for(general, counted_in) {
            return (known, None);
        }
        let id = own_id(general, counted_in);
        if let Some(at) = self.added.iter().position(|capability| capability.id.as_str() == id) {
            return (id.into(), Some(at));
        }
        let capability = Capability {
            id: id.as_str().into(),
            name: format!("{label} ({counted_in})"),
            domain: *domain,
            unit: counted_in.to_owned(),
            ..Capability::default()
        };
        self.added.push(Arc::new(capability));
        (id.into(), Some(self.added.len() - 1))
    }

    /// The capability of the plan that stands for a general kind in a unit.
    pub fn known_for(&self, general: usize, counted_in: &str) -> Option<CapabilityId> {
        let (.., label) = GENERAL.get(general)?;
        let fits = |capability: &&Arc<Capability>| same_unit(&capability.unit, counted_in);
        let named = self.names.get(&singular(label)).map(Vec::as_slice).unwrap_or_default();
        let known = self.by_id(&own_id(general, counted_in));
        let known = known.or_else(|| named.iter().filter_map(|at| self.get(*at)).find(fits));
        known.map(|capability| capability.id.clone())
    }

    /// True for a unit that some capability of the plan counts in, or that is counted in everywhere.
    pub fn is_unit(&self, word: &str) -> bool {
        unit::is_common(word) || self.units.contains(word)
    }
}

/// The id of the capability that an import adds for a general kind in a unit.
fn own_id(general: usize, counted_in: &str) -> String {
    let word = GENERAL.get(general).map_or("", |(word, ..)| word);
    format!("{word}.{}", counted_in.replace(' ', "_"))
}

/// True where both are the same unit in other words.
pub(super) fn same_unit(a: &str, b: &str) -> bool {
    a == b || unit::unit(a) == unit::unit(b)
}
