//! Which pledges the pool shows, in which groups and where: worked out when something changes, not each frame.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::{ContributionId, Quantity, ScenarioId};
use crate::model::{Contribution, Domain, Status};
use crate::search::{Needle, Text};
use crate::session::{FileId, OpenFile};
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
    Group {
        /// What it is called and folded by.
        key: String,
        /// Its name.
        name: String,
        /// A nation's code, when groups are nations.
        nation: Option<String>,
        /// What stands at the right.
        right: String,
    },
    /// A pledge, by its place in the plan.
    Card(usize),
    /// More pledges of a group.
    More {
        /// The group.
        key: String,
        /// How many.
        count: usize,
        /// What they are.
        kinds: String,
    },
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

/// The rows with their places, and the counts of the facets.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    key: Option<(FileId, u64, Choice)>,
    texts: Option<(FileId, u64, Vec<Text>)>,
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

/// Heights of the rows.
#[derive(Clone, Copy, Debug)]
pub struct Heights {
    /// A group's header.
    pub group: f32,
    /// A card with the space below it.
    pub card: f32,
    /// "Show more".
    pub more: f32,
}

impl Rows {
    /// Brings the rows up to date.
    pub fn update(&mut self, file: &OpenFile, choice: &Choice, heights: Heights) {
        let key = (file.id, file.figures_revision(), choice.clone());
        if self.key.as_ref() != Some(&key) {
            self.work_out(file, choice);
            self.key = Some(key);
        }
        self.tops.clear();
        let mut top = 0.0;
        for row in &self.rows {
            self.tops.push(top);
            top += match row {
                PoolRow::Group { .. } => heights.group,
                PoolRow::Card(_) => heights.card,
                PoolRow::More { .. } => heights.more,
            };
        }
        self.tops.push(top);
    }

    fn work_out(&mut self, file: &OpenFile, choice: &Choice) {
        let plan = file.plan();
        self.index_texts(file);
        let needle = Needle::new(&choice.query);
        let used = used(file, choice.active.as_ref());
        let left = |pledge: &Contribution| {
            pledge.quantity > used.get(&pledge.id).copied().unwrap_or(Quantity::ZERO) && !pledge.status.ended()
        };
        let domain = |pledge: &Contribution| {
            file.index().capability(plan, &pledge.capability).map_or(Domain::Unknown, |c| c.domain)
        };
        (self.of_domain, self.of_status, self.left) = (BTreeMap::new(), BTreeMap::new(), 0);
        let texts = self.texts.as_ref().map_or(&[][..], |(_, _, texts)| texts);
        let mut groups: BTreeMap<(usize, String), Vec<usize>> = BTreeMap::new();
        let filter = &choice.filter;
        for (at, pledge) in plan.contributions.iter().enumerate() {
            let (domain, left) = (domain(pledge), left(pledge));
            *self.of_domain.entry(domain).or_default() += 1;
            *self.of_status.entry(pledge.status).or_default() += 1;
            self.left += usize::from(left);
            let passes = (filter.domains.is_empty() || filter.domains.contains(&domain))
                && (filter.statuses.is_empty() || filter.statuses.contains(&pledge.status))
                && (!filter.left_only || left)
                && (!filter.reported_only || !pledge.illustrative)
                && (!filter.unconditional_only || (pledge.caveats.is_empty() && pledge.conditions.is_empty()))
                && (needle.is_empty() || texts.get(at).is_some_and(|text| needle.finds(text)));
            if passes {
                groups.entry(group_of(file, pledge, domain, choice.grouping)).or_default().push(at);
            }
        }
        self.matching = groups.values().map(Vec::len).sum();
        let narrowed = !needle.is_empty() || !filter.is_open();
        self.rows.clear();
        for ((_, key), members) in groups {
            let Some(first) = members.first().and_then(|at| plan.contributions.get(*at)) else { continue };
            self.rows.push(header(file, first, &key, members.len(), choice.grouping));
            if choice.folded.contains(&key) {
                continue;
            }
            let all = narrowed || members.len() <= FEW + 1 || choice.whole.contains(&key);
            let shown = if all { members.len() } else { FEW };
            self.rows.extend(members[..shown].iter().map(|at| PoolRow::Card(*at)));
            if shown < members.len() {
                let kinds = kinds(file, &members[shown..]);
                self.rows.push(PoolRow::More { key, count: members.len() - shown, kinds });
            }
        }
    }

    /// Texts to search in, folded once a revision.
    fn index_texts(&mut self, file: &OpenFile) {
        if self.texts.as_ref().is_some_and(|(id, revision, _)| (*id, *revision) == (file.id, file.figures_revision())) {
            return;
        }
        let text = |c: &Contribution| {
            let nation = file.index().nation(file.plan(), &c.nation).map_or("", |n| n.name.as_str());
            let capability = file.index().capability(file.plan(), &c.capability).map_or("", |c| c.name.as_str());
            let parts = [c.id.as_str(), &c.title, c.nation.as_str(), nation, capability, c.status.word()];
            Text::new(parts.into_iter().chain(c.elements.iter().map(String::as_str)))
        };
        let texts = file.plan().contributions.iter().map(|c| text(c)).collect();
        self.texts = Some((file.id, file.revision(), texts));
    }
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

/// A group's place in the order of groups, and its key.
fn group_of(file: &OpenFile, pledge: &Contribution, domain: Domain, grouping: Grouping) -> (usize, String) {
    match grouping {
        Grouping::Nation => {
            let at = file.index().nation_at(&pledge.nation).unwrap_or(usize::MAX);
            (at, pledge.nation.to_string())
        }
        Grouping::Capability => {
            let at = file.index().capability_at(&pledge.capability).unwrap_or(usize::MAX);
            (at, pledge.capability.to_string())
        }
        Grouping::Domain => (domain as usize, text::domain(domain).to_owned()),
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
    PoolRow::Group { key: key.to_owned(), name, nation, right }
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
