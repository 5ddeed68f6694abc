//! Which pledges the pool shows, in which groups and where: worked out when something changes, not each frame.

use std::collections::{BTreeMap, BTreeSet};

use fixedbitset::FixedBitSet;

use crate::base::{ContributionId, Quantity, ScenarioId};
use crate::model::{Contribution, Domain, Status};
use crate::session::{FileId, OpenFile};
use crate::ui::pledges::{Facet, Pledges, Value};
use crate::ui::{format, present, text};

/// Cards of a group that are shown before "Show more".
const FEW: usize = 4;

/// By what pledges are grouped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grouping {
    /// By nation.
    #[default]
    Nation,
    /// By capability.
    Capability,
    /// By domain.
    Domain,
}

/// What the pool lets through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Domains; empty = all.
    pub domains: BTreeSet<Domain>,
    /// Statuses; empty = all.
    pub statuses: BTreeSet<Status>,
    /// Only what is left in the active scenario.
    pub left_only: bool,
    /// Only figures that were reported or requested, not illustrative ones.
    pub reported_only: bool,
    /// Only pledges without caveats and conditions.
    pub unconditional_only: bool,
}

impl Filter {
    /// True when everything passes.
    pub fn is_open(&self) -> bool {
        *self == Self::default()
    }
}

/// A row of the pool.
#[derive(Clone, Debug, PartialEq)]
pub enum PoolRow {
    /// A group's header.
    Group(Box<Group>),
    /// A pledge, by its place in the plan.
    Card(usize),
    /// More pledges of a group.
    More(Box<More>),
}

/// What stands over a group.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// What it is called and folded by.
    pub key: String,
    /// Its name.
    pub name: String,
    /// A nation's code, when groups are nations.
    pub nation: Option<String>,
    /// What stands at the right.
    pub right: String,
}

/// The pledges of a group that are not shown.
#[derive(Clone, Debug, PartialEq)]
pub struct More {
    /// The group.
    pub key: String,
    /// How many.
    pub count: usize,
    /// What they are.
    pub kinds: String,
}

/// What the rows depend on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choice {
    /// By what they are grouped.
    pub grouping: Grouping,
    /// What is searched for.
    pub query: String,
    /// What is let through.
    pub filter: Filter,
    /// Groups that are folded.
    pub folded: BTreeSet<String>,
    /// Groups that are shown whole.
    pub whole: BTreeSet<String>,
    /// The scenario that "left" is about.
    pub active: Option<ScenarioId>,
}

/// The rows with their places, and the counts of the facets: as a person would find them who pressed one more.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    key: Option<((FileId, u64, u64), Choice)>,
    terms: Option<(TermsKey, Terms)>,
    heights: Option<Heights>,
    /// The rows.
    pub rows: Vec<PoolRow>,
    /// Each row's distance from the top; one more for the end.
    pub tops: Vec<f32>,
    /// Pledges of each domain.
    pub of_domain: BTreeMap<Domain, usize>,
    /// Pledges of each status.
    pub of_status: BTreeMap<Status, usize>,
    /// Pledges of which something is left in the active scenario.
    pub left: usize,
    /// Pledges that match.
    pub matching: usize,
}

/// What [`Terms`] depend on: the file at its revision, and the active scenario.
type TermsKey = (FileId, u64, Option<ScenarioId>);

/// The pledges that the filters beside domain and status let through.
#[derive(Clone, Debug, Default)]
struct Terms {
    left: FixedBitSet,
    reported: FixedBitSet,
    unconditional: FixedBitSet,
}

/// Heights of the rows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Heights {
    /// A group's header.
    pub group: f32,
    /// A card with the space below it.
    pub card: f32,
    /// "Show more".
    pub more: f32,
}

impl Rows {
    /// Brings the rows up to date. Cheap when nothing changed.
    pub fn update(&mut self, file: &OpenFile, pledges: &mut Pledges, choice: &Choice, heights: Heights) {
        pledges.refresh(file);
        let state = (file.id, file.revision(), pledges.version());
        if !self.key.as_ref().is_some_and(|(known, of)| *known == state && of == choice) {
            self.work_out(file, pledges, choice);
            self.key = Some((state, choice.clone()));
        } else if self.heights == Some(heights) {
            return;
        }
        self.heights = Some(heights);
        self.tops.clear();
        let mut top = 0.0;
        for row in &self.rows {
            self.tops.push(top);
            top += match row {
                PoolRow::Group(_) => heights.group,
                PoolRow::Card(_) => heights.card,
                PoolRow::More(_) => heights.more,
            };
        }
        self.tops.push(top);
    }

    fn work_out(&mut self, file: &OpenFile, pledges: &mut Pledges, choice: &Choice) {
        if pledges.working() {
            *self = Self::default();
            return;
        }
        let key = (file.id, file.revision(), choice.active.clone());
        if self.terms.as_ref().is_none_or(|(of, _)| *of != key) {
            self.terms = Some((key, Terms::new(file, choice.active.as_ref())));
        }
        let Some((_, terms)) = &self.terms else { return };
        let filter = &choice.filter;
        let mut found = pledges.find(&choice.query);
        for (on, terms) in [(filter.reported_only, &terms.reported), (filter.unconditional_only, &terms.unconditional)]
        {
            if on {
                found.intersect_with(terms);
            }
        }
        let checked = |facet: Facet| match facet {
            Facet::Domain => places(Domain::ALL, &filter.domains),
            Facet::Status => places(Status::ALL, &filter.statuses),
            _ => Vec::new(),
        };
        let mut narrowed = pledges.narrow(&found, checked);
        self.left = narrowed.left.intersection_count(&terms.left);
        if filter.left_only {
            found.intersect_with(&terms.left);
            narrowed = pledges.narrow(&found, checked);
        }
        let counts = |facet: Facet| narrowed.counts.get(facet as usize).into_iter().flatten().copied();
        self.of_domain = Domain::ALL.iter().copied().zip(counts(Facet::Domain)).collect();
        self.of_status = Status::ALL.iter().copied().zip(counts(Facet::Status)).collect();
        self.matching = narrowed.left.count_ones(..);
        let narrows = !choice.query.trim().is_empty() || !filter.is_open();
        self.show(file, groups(file, pledges, choice.grouping, &narrowed.left), choice, narrows);
    }

    fn show(&mut self, file: &OpenFile, groups: Vec<(String, Vec<usize>)>, choice: &Choice, narrows: bool) {
        let plan = file.plan();
        self.rows.clear();
        for (key, members) in groups {
            let Some(first) = members.first().and_then(|at| plan.contributions.get(*at)) else { continue };
            self.rows.push(header(file, first, &key, members.len(), choice.grouping));
            if choice.folded.contains(&key) {
                continue;
            }
            let all = narrows || members.len() <= FEW + 1 || choice.whole.contains(&key);
            let shown = if all { members.len() } else { FEW };
            self.rows.extend(members[..shown].iter().map(|at| PoolRow::Card(*at)));
            if shown < members.len() {
                let kinds = kinds(file, &members[shown..]);
                self.rows.push(PoolRow::More(Box::new(More { key, count: members.len() - shown, kinds })));
            }
        }
    }
}

impl Terms {
    fn new(file: &OpenFile, active: Option<&ScenarioId>) -> Self {
        let pledges = &file.plan().contributions;
        let none = || FixedBitSet::with_capacity(pledges.len());
        let mut terms = Self { left: none(), reported: none(), unconditional: none() };
        for (at, pledge) in pledges.iter().enumerate() {
            terms.left.set(at, pledge.quantity > Quantity::ZERO && !pledge.status.ended());
            terms.reported.set(at, !pledge.illustrative);
            terms.unconditional.set(at, pledge.caveats.is_empty() && pledge.conditions.is_empty());
        }
        for (id, used) in used(file, active) {
            let at = file.index().contribution_at(id);
            if let Some(at) = at.filter(|at| pledges.get(*at).is_some_and(|pledge| pledge.quantity <= used)) {
                terms.left.remove(at);
            }
        }
        terms
    }
}

fn places<T: PartialEq + Ord>(all: &[T], wanted: &BTreeSet<T>) -> Vec<u32> {
    all.iter().enumerate().filter(|(_, value)| wanted.contains(value)).map(|(at, _)| at as u32).collect()
}

fn used(file: &OpenFile, scenario: Option<&ScenarioId>) -> BTreeMap<ContributionId, Quantity> {
    let mut used: BTreeMap<ContributionId, Quantity> = BTreeMap::new();
    let scenario = scenario.and_then(|id| file.plan().scenarios.find(id.as_str()));
    for assignment in scenario.iter().flat_map(|s| &s.assignments) {
        let sum = used.entry(assignment.contribution.clone()).or_default();
        *sum = sum.plus(assignment.quantity);
    }
    used
}

/// The groups with their keys, in the plan's order, those that the plan has no record of at the end.
fn groups(file: &OpenFile, pledges: &Pledges, grouping: Grouping, members: &FixedBitSet) -> Vec<(String, Vec<usize>)> {
    let facet = match grouping {
        Grouping::Nation => Facet::Nation,
        Grouping::Capability => Facet::Capability,
        Grouping::Domain => Facet::Domain,
    };
    let mut known: Vec<Vec<usize>> = vec![Vec::new(); pledges.values(facet).len()];
    let mut strays: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for at in members.ones() {
        match pledges.values_of(facet, at).first().and_then(|value| known.get_mut(*value as usize)) {
            Some(group) => group.push(at),
            None => strays.entry(stray(file, at, grouping)).or_default().push(at),
        }
    }
    let key = |value: &Value| match grouping {
        Grouping::Nation | Grouping::Capability => value.key.clone(),
        Grouping::Domain => value.label.clone(),
    };
    pledges.values(facet).iter().map(key).zip(known).filter(|(_, group)| !group.is_empty()).chain(strays).collect()
}

/// The key of the group of a pledge that names what the plan has no record of.
fn stray(file: &OpenFile, at: usize, grouping: Grouping) -> String {
    let pledge = file.plan().contributions.get(at);
    match grouping {
        Grouping::Nation => pledge.map(|pledge| pledge.nation.to_string()).unwrap_or_default(),
        Grouping::Capability => pledge.map(|pledge| pledge.capability.to_string()).unwrap_or_default(),
        Grouping::Domain => text::domain(Domain::Unknown).to_owned(),
    }
}

fn header(file: &OpenFile, first: &Contribution, key: &str, count: usize, grouping: Grouping) -> PoolRow {
    let pledges = format::counted(count as i64, "pledge", "pledges");
    let (name, nation, right) = match grouping {
        Grouping::Nation => {
            let record = file.index().nation(file.plan(), &first.nation);
            let lead = record.is_some_and(|n| n.role == crate::model::NationRole::Lead);
            let right = if lead { format!("lead, {pledges}") } else { pledges };
            (present::nation(file, &first.nation), Some(first.nation.to_string()), right)
        }
        Grouping::Capability => (present::capability(file, &first.capability), None, pledges),
        Grouping::Domain => (key.to_owned(), None, pledges),
    };
    PoolRow::Group(Box::new(Group { key: key.to_owned(), name, nation, right }))
}

/// The capabilities of the pledges that are not shown, in a few words.
fn kinds(file: &OpenFile, members: &[usize]) -> String {
    let mut names: Vec<String> = Vec::new();
    for at in members {
        let Some(pledge) = file.plan().contributions.get(*at) else { continue };
        let name = present::capability(file, &pledge.capability).to_lowercase();
        if !names.contains(&name) {
            names.push(name);
        }
        if names.len() == 3 {
            break;
        }
    }
    names.join(", ")
}
