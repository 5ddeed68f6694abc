//! What is known of the pledges of the file that is looked at, for searching and narrowing them in Register and in
//! Compose's pool. After an edit only the pledges that changed are looked at again: a plan shares the records that an
//! edit left alone, so they are told by their place in memory.

mod facet;

pub use facet::{Facet, Value};

use fixedbitset::FixedBitSet;

use crate::edit::{self, ContributionKey, Kind};
use crate::model::{Area, Capability, Condition, Contribution, Domain, List, Nation, Plan, Status};
use crate::search::{Alike, Duplicates, FacetValues, Lists, Narrowed, Texts, narrow};
use crate::session::{FileId, OpenFile};
use crate::ui::text;

/// The records that words about a pledge come from, beside its own.
#[derive(Clone, Debug, Default)]
pub struct Around {
    areas: List<Area>,
    nations: List<Nation>,
    capabilities: List<Capability>,
    conditions: List<Condition>,
}

impl Around {
    /// Those of a plan.
    pub fn of(plan: &Plan) -> Self {
        Self {
            areas: plan.areas.clone(),
            nations: plan.nations.clone(),
            capabilities: plan.capabilities.clone(),
            conditions: plan.conditions.clone(),
        }
    }

    /// True when a plan still has them.
    pub fn is_of(&self, plan: &Plan) -> bool {
        self.areas.same(&plan.areas)
            && self.nations.same(&plan.nations)
            && self.capabilities.same(&plan.capabilities)
            && self.conditions.same(&plan.conditions)
    }
}

/// What is known of the pledges.
#[derive(Debug, Default)]
pub struct Pledges {
    key: Option<(FileId, u64)>,
    pledges: List<Contribution>,
    around: Around,
    shared: Shared,
    texts: Texts,
    facets: [FacetValues; Facet::COUNT],
    values: [Vec<Value>; Facet::COUNT],
    whole: Vec<Vec<usize>>,
    twice: Duplicates,
}

/// The numbers of the words that many pledges have in common, by the position of the record or the status.
#[derive(Debug, Default)]
struct Shared {
    nations: Vec<Vec<u32>>,
    capabilities: Vec<Vec<u32>>,
    areas: Vec<Vec<u32>>,
    conditions: Vec<Vec<u32>>,
    statuses: Vec<Vec<u32>>,
    /// Of each nation, the positions of its groups among the facet's values.
    groups: Vec<Vec<u32>>,
}

impl Shared {
    fn new(plan: &Plan, texts: &mut Texts) -> Self {
        let mut words = |parts: &[&str]| {
            let mut words = Vec::new();
            for part in parts {
                texts.add_words(part, &mut words);
            }
            words
        };
        let groups = facet::groups(plan);
        let of_nation = |nation: &Nation| match nation.groups.as_slice() {
            [] => vec![groups.len() as u32],
            own => facet::each_once(own.iter().filter_map(|name| groups.iter().position(|group| group == name))),
        };
        Self {
            nations: plan.nations.iter().map(|n| words(&[n.id.as_str(), &n.name])).collect(),
            capabilities: plan
                .capabilities
                .iter()
                .map(|c| words(&[c.id.as_str(), &c.name, &c.unit, text::domain(c.domain)]))
                .collect(),
            areas: plan.areas.iter().map(|a| words(&[&a.name])).collect(),
            conditions: plan.conditions.iter().map(|c| words(&[&c.name])).collect(),
            statuses: Status::ALL.iter().map(|s| words(&[text::status(*s)])).collect(),
            groups: plan.nations.iter().map(|nation| of_nation(nation)).collect(),
        }
    }
}

/// What is known of a stretch of pledges, before it is put in place.
#[derive(Debug, Default)]
struct Stretch {
    texts: Lists,
    facets: [Lists; Facet::COUNT],
    titles: Lists,
    units: Lists,
}

impl Pledges {
    /// Brings it up to date. Cheap when nothing changed.
    pub fn refresh(&mut self, file: &OpenFile) {
        let key = Some((file.id, file.revision()));
        if self.key == key {
            return;
        }
        let plan = file.plan();
        let same_file = self.key.is_some_and(|(id, _)| id == file.id);
        self.key = key;
        let keeps = same_file && self.around.is_of(plan);
        if keeps && plan.contributions.same(&self.pledges) {
            return;
        }
        if !keeps {
            *self = Self { key, around: Around::of(plan), values: facet::values(plan), ..Self::default() };
            self.shared = Shared::new(plan, &mut self.texts);
        }
        let mut named = !keeps;
        for (old, new) in plan.contributions.replaced(&self.pledges).into_iter().rev() {
            let mut stretch = Stretch::default();
            plan.contributions[new].iter().for_each(|pledge| self.look_at(file, pledge, &mut stretch));
            self.texts.replace(old.clone(), &stretch.texts);
            // The last, what may be pledged twice, depends on all pledges.
            for (facet, lists) in self.facets.iter_mut().zip(&stretch.facets).take(Facet::Twice as usize) {
                facet.of.replace(old.clone(), lists);
            }
            named |= self.twice.replace(old, &stretch.titles, &stretch.units);
        }
        self.pledges = plan.contributions.clone();
        if named {
            self.facets[Facet::Twice as usize] = self.twice.values();
        }
        for (facet, values) in self.facets.iter_mut().zip(&self.values) {
            facet.values = values.len();
        }
        self.whole = narrow(&self.texts.find(""), &self.facets, |_| Vec::new()).counts;
    }

    /// The positions of the pledges that have what was typed.
    pub fn find(&mut self, typed: &str) -> FixedBitSet {
        self.texts.find(typed)
    }

    /// What the checked values leave of what was found, and how often each value occurs.
    pub fn narrow(&self, found: &FixedBitSet, checked: impl Fn(Facet) -> Vec<u32>) -> Narrowed {
        narrow(found, &self.facets, |n| checked(Facet::ALL[n]))
    }

    /// All values of a facet.
    pub fn values(&self, facet: Facet) -> &[Value] {
        &self.values[facet as usize]
    }

    /// The positions among a facet's values of those that a pledge has.
    pub fn values_of(&self, facet: Facet, pledge: usize) -> &[u32] {
        self.facets[facet as usize].of.get(pledge)
    }

    /// How many pledges of the plan have a value of a facet.
    pub fn whole(&self, facet: Facet, value: usize) -> usize {
        self.whole.get(facet as usize).and_then(|counts| counts.get(value)).copied().unwrap_or(0)
    }

    /// The positions of the live pledges that one, by its position, may be the same as, and why.
    pub fn alike(&self, pledge: usize) -> Vec<(usize, Alike)> {
        self.twice.others(pledge)
    }

    /// Adds what is known of a pledge to a stretch.
    fn look_at(&mut self, file: &OpenFile, pledge: &Contribution, to: &mut Stretch) {
        let (texts, shared, index) = (&mut self.texts, &self.shared, file.index());
        let mut words = Vec::with_capacity(32);
        texts.add_words(pledge.id.as_str(), &mut words);
        let from = words.len();
        texts.add_words(&pledge.title, &mut words);
        let title = words[from..].to_vec();
        let from = words.len();
        texts.add_words(pledge.nation.as_str(), &mut words);
        let nation = words[from..].to_vec();
        let mut units = Vec::new();
        for unit in &pledge.elements {
            let from = words.len();
            texts.add_words(unit, &mut words);
            units.push(words[from..].to_vec());
        }
        let mut known = |at: Option<usize>, of: &[Vec<u32>], id: &str| match at.and_then(|at| of.get(at)) {
            Some(numbers) => words.extend(numbers),
            None => texts.add_words(id, &mut words),
        };
        known(index.nation_at(&pledge.nation), &shared.nations, "");
        known(index.capability_at(&pledge.capability), &shared.capabilities, pledge.capability.as_str());
        if index.capability_at(&pledge.capability).is_none() {
            known(None, &[], text::domain(Domain::Unknown));
        }
        let status = Status::ALL.iter().position(|s| *s == pledge.status);
        known(status, &shared.statuses, text::status(pledge.status));
        pledge.areas.iter().for_each(|id| known(index.area_at(id), &shared.areas, id.as_str()));
        pledge.conditions.iter().for_each(|id| known(index.condition_at(id), &shared.conditions, id.as_str()));
        pledge.caveats.iter().for_each(|caveat| texts.add_words(&caveat.text, &mut words));
        let apart = |key: &&ContributionKey| **key != ContributionKey::Title && key.kind() == Some(Kind::Text);
        for key in ContributionKey::ALL.iter().filter(apart) {
            if let Some(edit::Value::Text(text)) = key.value(pledge) {
                texts.add_words(&text, &mut words);
            }
        }
        to.texts.push(words);
        facet::of_pledge(file, &shared.groups, pledge, |facet, values| {
            to.facets[facet as usize].push(values.iter().copied());
        });
        let (titles, units) =
            if pledge.status.ended() { Default::default() } else { self.twice.name(&nation, &title, &units) };
        to.titles.push(titles);
        to.units.push(units);
    }
}
