//! Which pledges are listed, and in which order: worked out when the plan, the search, a facet or the sort changes, and
//! kept until then.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::columns::Column;
use crate::base::{ContributionId, NationId, Quantity, ScenarioId, fold};
use crate::model::{Contribution, Domain, Plan, Status};
use crate::search::{Needle, Text};
use crate::session::{FileId, OpenFile};
use crate::ui::{present, text};

/// One key of the order of the rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SortKey {
    /// By which column.
    pub column: Column,
    /// From the largest down.
    pub down: bool,
}

/// A way to narrow the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Facet {
    Domain,
    Status,
    Where,
    Figures,
    Nation,
    Twice,
}

impl Facet {
    /// All facets, in order.
    pub const ALL: [Self; 6] = [Self::Domain, Self::Status, Self::Where, Self::Figures, Self::Nation, Self::Twice];

    /// Its name.
    pub fn label(self) -> &'static str {
        match self {
            Self::Domain => "Domain",
            Self::Status => "Status",
            Self::Where => "Where",
            Self::Figures => "Figures",
            Self::Twice => "Perhaps twice",
            Self::Nation => "Nation",
        }
    }
}

/// The facet values that are checked: each facet with at least one narrows the list.
pub type Checked = BTreeSet<(Facet, String)>;

/// One value of a facet.
#[derive(Clone, Debug)]
pub struct Value {
    /// What identifies it.
    pub key: String,
    /// Its words.
    pub label: String,
    /// How many pledges have it.
    pub count: usize,
}

/// What is known of one pledge for searching and narrowing.
#[derive(Debug)]
struct Facts {
    text: Text,
    keys: [Vec<u16>; 6],
}

/// Everything that depends on the plan alone.
#[derive(Debug, Default)]
struct Known {
    facts: Vec<Facts>,
    values: [Vec<Value>; 6],
    used: Vec<(ScenarioId, FxHashMap<ContributionId, Quantity>)>,
}

/// The rows that are listed, kept until something they depend on changes.
#[derive(Debug, Default)]
pub struct Rows {
    plan_key: Option<(FileId, u64)>,
    known: Known,
    sort: Vec<SortKey>,
    /// All pledges in the order of the sort, so that a keystroke in the search has only to pass over some.
    order: Vec<usize>,
    list_key: Option<(String, Checked)>,
    list: Arc<Vec<usize>>,
}

impl Rows {
    /// Brings the list up to date. Cheap when nothing changed.
    pub fn refresh(&mut self, file: &OpenFile, search: &str, checked: &Checked, sort: &[SortKey]) {
        let plan_key = Some((file.id, file.revision()));
        let changed = self.plan_key != plan_key;
        if changed {
            self.known = Known::new(file);
            self.plan_key = plan_key;
        }
        if changed || self.sort != sort {
            self.order = order(file, sort);
            self.sort = sort.to_vec();
            self.list_key = None;
        }
        if !self.list_key.as_ref().is_some_and(|(s, c)| s == search && c == checked) {
            self.list = Arc::new(self.known.list(&self.order, search, checked));
            self.list_key = Some((search.to_owned(), checked.clone()));
        }
    }

    /// Positions in the plan of the pledges that are listed, in order.
    pub fn list(&self) -> Arc<Vec<usize>> {
        Arc::clone(&self.list)
    }

    /// The values of a facet.
    pub fn values(&self, facet: Facet) -> &[Value] {
        &self.known.values[facet as usize]
    }

    /// How much of a pledge a scenario uses.
    pub fn used(&self, scenario: &ScenarioId, pledge: &Contribution) -> Quantity {
        let map = self.known.used.iter().find(|(id, _)| id == scenario).map(|(_, map)| map);
        map.and_then(|map| map.get(&pledge.id)).copied().unwrap_or_default()
    }
}

impl Known {
    fn new(file: &OpenFile) -> Self {
        let plan = file.plan();
        let mut values = first_values(plan);
        let twice = Twice::new(plan);
        let facts = plan.contributions.iter().map(|pledge| facts(file, pledge, &twice, &mut values)).collect();
        let used = plan.scenarios.iter().map(|scenario| {
            let mut map: FxHashMap<ContributionId, Quantity> = FxHashMap::default();
            for assignment in &scenario.assignments {
                let sum = map.entry(assignment.contribution.clone()).or_default();
                *sum = sum.plus(assignment.quantity);
            }
            (scenario.id.clone(), map)
        });
        Self { facts, values, used: used.collect() }
    }

    fn list(&self, order: &[usize], search: &str, checked: &Checked) -> Vec<usize> {
        let needle = Needle::new(search);
        let wanted: Vec<(usize, Vec<u16>)> = Facet::ALL
            .iter()
            .filter_map(|facet| {
                let keys: BTreeSet<&str> =
                    checked.iter().filter(|(f, _)| f == facet).map(|(_, key)| key.as_str()).collect();
                let values = &self.values[*facet as usize];
                let at = values.iter().enumerate().filter(|(_, v)| keys.contains(v.key.as_str()));
                (!keys.is_empty()).then(|| (*facet as usize, at.map(|(n, _)| n as u16).collect()))
            })
            .collect();
        let keep = |facts: &Facts| {
            wanted.iter().all(|(facet, keys)| facts.keys[*facet].iter().any(|key| keys.contains(key)))
                && needle.finds(&facts.text)
        };
        order.iter().copied().filter(|at| self.facts.get(*at).is_some_and(keep)).collect()
    }
}

/// All pledges, ordered by the first key, then by those after it, then by id.
fn order(file: &OpenFile, sort: &[SortKey]) -> Vec<usize> {
    let pledges = &file.plan().contributions;
    let mut order: Vec<usize> = (0..pledges.len()).collect();
    order.sort_by(|a, b| pledges[*a].id.cmp(&pledges[*b].id));
    // Each sort keeps what the one before it made, so the first key comes last; a key is worked out once a pledge.
    for key in sort.iter().rev() {
        let by = |at: &usize| key.column.sorts_as(file, &pledges[*at]);
        if key.down {
            order.sort_by_cached_key(|at| Reverse(by(at)));
        } else {
            order.sort_by_cached_key(by);
        }
    }
    order
}

/// The unit that a pledge's capability is counted in.
pub fn unit_of<'p>(file: &'p OpenFile, pledge: &Contribution) -> &'p str {
    file.index().capability(file.plan(), &pledge.capability).map_or("", |c| c.unit.as_str())
}

fn value(key: &str, label: &str) -> Value {
    Value { key: key.to_owned(), label: crate::base::visible(label), count: 0 }
}

/// The values in the order in which they are shown; counts come with the pledges.
fn first_values(plan: &Plan) -> [Vec<Value>; 6] {
    let statuses = Status::ALL.iter().map(|s| value(s.word(), text::status(*s)));
    let mut areas: Vec<Value> = plan.areas.iter().map(|a| value(a.id.as_str(), &a.name)).collect();
    areas.push(value("", "Any"));
    [
        Domain::ALL.iter().map(|d| value(d.word(), text::domain(*d))).collect(),
        statuses.chain([value("", "unknown")]).collect(),
        areas,
        vec![value("illustrative", "Illustrative"), value("reported", "Reported"), value("requested", "Requested")],
        plan.nations.iter().map(|n| value(n.id.as_str(), &n.name)).collect(),
        vec![value("unit", "The same unit in two"), value("text", "The same words of two nations")],
    ]
}

/// How far a pledge's figures can be leant on: asked for, invented, or reported.
fn figures(pledge: &Contribution) -> &'static str {
    match (pledge.status, pledge.illustrative) {
        (Status::Requested, _) => "requested",
        (_, true) => "illustrative",
        _ => "reported",
    }
}

/// Words as they are compared: folded, spaces once.
pub(super) fn compared(text: &str) -> String {
    fold(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What more than one live pledge names: the same real unit of a nation, or the same words from two nations.
struct Twice {
    units: FxHashMap<(NationId, String), usize>,
    words: FxHashMap<String, BTreeSet<NationId>>,
}

impl Twice {
    fn new(plan: &Plan) -> Self {
        let mut twice = Self { units: FxHashMap::default(), words: FxHashMap::default() };
        for pledge in plan.contributions.iter().filter(|pledge| !pledge.status.ended()) {
            let units: BTreeSet<String> = pledge.elements.iter().map(|unit| compared(unit)).collect();
            for unit in units {
                *twice.units.entry((pledge.nation.clone(), unit)).or_default() += 1;
            }
            twice.words.entry(compared(&pledge.title)).or_default().insert(pledge.nation.clone());
        }
        twice
    }

    fn unit(&self, pledge: &Contribution) -> bool {
        let named = |unit: &String| self.units.get(&(pledge.nation.clone(), compared(unit))).is_some_and(|n| *n > 1);
        !pledge.status.ended() && pledge.elements.iter().any(named)
    }

    fn text(&self, pledge: &Contribution) -> bool {
        !pledge.status.ended() && self.words.get(&compared(&pledge.title)).is_some_and(|nations| nations.len() > 1)
    }
}

fn facts(file: &OpenFile, pledge: &Contribution, twice: &Twice, values: &mut [Vec<Value>; 6]) -> Facts {
    let (plan, index) = (file.plan(), file.index());
    let capability = index.capability(plan, &pledge.capability);
    let domain = capability.map_or(Domain::Unknown, |c| c.domain);
    let mut count = |facet: Facet, key: &str| {
        let list = &mut values[facet as usize];
        let at = list.iter().position(|v| v.key == key)?;
        list[at].count += 1;
        u16::try_from(at).ok()
    };
    let one = |at: Option<u16>| at.into_iter().collect::<Vec<u16>>();
    let areas: Vec<u16> = match pledge.areas.as_slice() {
        [] => one(count(Facet::Where, "")),
        areas => areas.iter().filter_map(|area| count(Facet::Where, area.as_str())).collect(),
    };
    let keys = [
        one(count(Facet::Domain, domain.word())),
        one(count(Facet::Status, pledge.status.word())),
        areas,
        one(count(Facet::Figures, figures(pledge))),
        one(count(Facet::Nation, pledge.nation.as_str())),
        [("unit", twice.unit(pledge)), ("text", twice.text(pledge))]
            .into_iter()
            .filter(|(_, twice)| *twice)
            .filter_map(|(key, _)| count(Facet::Twice, key))
            .collect(),
    ];
    let nation = present::nation(file, &pledge.nation);
    let areas = pledge.areas.iter().map(|id| index.area(plan, id).map_or(id.as_str(), |a| a.name.as_str()));
    let conditions =
        pledge.conditions.iter().map(|id| index.condition(plan, id).map_or(id.as_str(), |c| c.name.as_str()));
    let caveats = pledge.caveats.iter().map(|c| c.text.as_str());
    let optional = [pledge.note.as_deref(), pledge.source.as_deref(), pledge.either_or.as_deref()];
    let parts = [
        pledge.id.as_str(),
        pledge.nation.as_str(),
        nation.as_str(),
        pledge.title.as_str(),
        pledge.capability.as_str(),
        capability.map_or("", |c| c.name.as_str()),
        capability.map_or("", |c| c.unit.as_str()),
        text::domain(domain),
        text::status(pledge.status),
    ];
    let elements = pledge.elements.iter().map(String::as_str);
    let all = parts.into_iter().chain(areas).chain(conditions).chain(caveats).chain(elements);
    Facts { text: Text::new(all.chain(optional.into_iter().flatten())), keys }
}
