//! The facets of pledges: their names, their values in order, and which of them a pledge has.

use crate::model::{Contribution, Domain, Index, Plan, Status};
use crate::ui::text;

/// A way to narrow a list of pledges.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Facet {
    /// The domain of its capability.
    Domain,
    /// How far it has come.
    Status,
    /// Where it may go.
    Where,
    /// How far its figures can be leant on.
    Figures,
    /// What kind of force it is.
    Capability,
    /// What it waits for.
    Waits,
    /// A group that its nation is in.
    Group,
    /// Whose it is.
    Nation,
    /// What it may be the same as.
    Twice,
}

impl Facet {
    /// How many there are.
    pub const COUNT: usize = Self::ALL.len();

    /// All facets, in order.
    pub const ALL: [Self; 9] = [
        Self::Domain,
        Self::Status,
        Self::Where,
        Self::Figures,
        Self::Capability,
        Self::Waits,
        Self::Group,
        Self::Nation,
        Self::Twice,
    ];

    /// Its name, on the screen and in saved views.
    pub fn label(self) -> &'static str {
        match self {
            Self::Domain => "Domain",
            Self::Status => "Status",
            Self::Where => "Where",
            Self::Figures => "Figures",
            Self::Nation => "Nation",
            Self::Group => "Group",
            Self::Capability => "Capability",
            Self::Waits => "Waits for",
            Self::Twice => "Perhaps twice",
        }
    }

    /// True where the plan makes the values and the most frequent are looked for first; others keep their order.
    pub fn by_count(self) -> bool {
        matches!(self, Self::Nation | Self::Group | Self::Capability | Self::Waits)
    }
}

/// One value of a facet.
#[derive(Clone, Debug)]
pub struct Value {
    /// What identifies it.
    pub key: String,
    /// Its words.
    pub label: String,
}

fn value(key: &str, label: &str) -> Value {
    Value { key: key.to_owned(), label: crate::base::visible(label) }
}

/// The groups of all nations, each once, in the order in which the plan names them.
pub(super) fn groups(plan: &Plan) -> Vec<&str> {
    let mut groups: Vec<&str> = Vec::new();
    for group in plan.nations.iter().flat_map(|nation| &nation.groups) {
        if !groups.contains(&group.as_str()) {
            groups.push(group);
        }
    }
    groups
}

/// The values of every facet, in the plan's order; the empty key stands for "none of these" and comes last.
pub(super) fn values(plan: &Plan) -> [Vec<Value>; Facet::COUNT] {
    let none = |values: Vec<Value>, label: &str| values.into_iter().chain([value("", label)]).collect();
    Facet::ALL.map(|facet| match facet {
        Facet::Domain => Domain::ALL.iter().map(|d| value(d.word(), text::domain(*d))).collect(),
        Facet::Status => none(Status::ALL.iter().map(|s| value(s.word(), text::status(*s))).collect(), "unknown"),
        Facet::Where => none(plan.areas.iter().map(|a| value(a.id.as_str(), &a.name)).collect(), "Any"),
        Facet::Figures => {
            vec![value("illustrative", "Illustrative"), value("reported", "Reported"), value("requested", "Requested")]
        }
        Facet::Nation => plan.nations.iter().map(|n| value(n.id.as_str(), &n.name)).collect(),
        Facet::Group => none(groups(plan).into_iter().map(|group| value(group, group)).collect(), "None"),
        Facet::Capability => plan.capabilities.iter().map(|c| value(c.id.as_str(), &c.name)).collect(),
        Facet::Waits => none(plan.conditions.iter().map(|c| value(c.id.as_str(), &c.name)).collect(), "Nothing"),
        Facet::Twice => vec![value("unit", "The same unit in two"), value("text", "The same words of two nations")],
    })
}

/// The positions among the values of those that a pledge has by itself; what other pledges say is left out.
pub(super) fn of_pledge(
    (plan, index): (&Plan, &Index),
    groups: &[Vec<u32>],
    pledge: &Contribution,
    mut give: impl FnMut(Facet, &[u32]),
) {
    let nation = index.nation_at(&pledge.nation);
    let capability = index.capability_at(&pledge.capability);
    let domain = capability.and_then(|at| plan.capabilities.get(at)).map_or(Domain::Unknown, |c| c.domain);
    let one = |at: Option<usize>| at.map(|at| at as u32);
    let domain = Domain::ALL.iter().position(|d| *d == domain);
    give(Facet::Domain, one(domain).as_slice());
    let status = Status::ALL.iter().position(|s| *s == pledge.status).unwrap_or(Status::ALL.len());
    give(Facet::Status, &[status as u32]);
    let any = pledge.areas.is_empty().then_some(plan.areas.len());
    give(Facet::Where, &each_once(pledge.areas.iter().filter_map(|id| index.area_at(id)).chain(any)));
    give(Facet::Figures, &[figures(pledge)]);
    give(Facet::Nation, one(nation).as_slice());
    give(Facet::Group, nation.and_then(|at| groups.get(at)).map_or(&[], Vec::as_slice));
    give(Facet::Capability, one(capability).as_slice());
    let nothing = pledge.conditions.is_empty().then_some(plan.conditions.len());
    let conditions = pledge.conditions.iter().filter_map(|id| index.condition_at(id));
    give(Facet::Waits, &each_once(conditions.chain(nothing)));
}

/// Positions, each once.
pub(super) fn each_once(positions: impl Iterator<Item = usize>) -> Vec<u32> {
    let mut all: Vec<u32> = positions.map(|at| at as u32).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// How far a pledge's figures can be leant on: invented, reported, or asked for.
fn figures(pledge: &Contribution) -> u32 {
    match (pledge.status, pledge.illustrative) {
        (Status::Requested, _) => 2,
        (_, true) => 0,
        _ => 1,
    }
}
