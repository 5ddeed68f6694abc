//! Linchpins: what a scenario loses when one nation withdraws or one condition fails, the worst two together, and how
//! far it depends on the backstop. Heavier than [`super::analyse`]: every pair is tried.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Withdrawal;
use super::case::Case;
use super::funnel::by_line;
use super::metrics::{Metric, Metrics};
use super::steps::{Series, Spans};
use super::support::needs;
use super::usable::{excluded_partners, own_reasons};
use crate::base::{ConditionId, Exact, NationId, RequirementId};
use crate::model::{ConditionKind, Index, NationRole, Plan, Priority, Scenario};

/// Whose loss is tried; nations come before conditions, then ids decide.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Member {
    /// A nation withdraws.
    Nation(NationId),
    /// A condition fails.
    Condition(ConditionId),
}

impl Member {
    /// `nation` or `condition`, as JSON holds it.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Nation(_) => "nation",
            Self::Condition(_) => "condition",
        }
    }

    /// Its id as text.
    pub fn id(&self) -> &str {
        match self {
            Self::Nation(id) => id.as_str(),
            Self::Condition(id) => id.as_str(),
        }
    }
}

/// What the loss of one or two members costs.
#[derive(Clone, Debug, PartialEq)]
pub struct Loss {
    /// Who is lost.
    pub members: Vec<Member>,
    /// Essential lines that are met with them and not without, in the set's order.
    pub essential_lost: Vec<RequirementId>,
    /// People lost; negative where a withdrawal frees a partner that excluded it.
    pub personnel_lost: Exact,
}

/// The linchpins of a scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Linchpins {
    /// Each member alone: most essential lines lost first, then most people, then nations first, then by id.
    pub alone: Vec<Loss>,
    /// Every two together, the worst first: most essential lines lost, then most people; ties in the order of `alone`.
    pub pairs: Vec<Loss>,
    /// Share of the essential lines met in the plan as it stands that are lost without the backstop.
    pub backstop_dependence: Option<Exact>,
}

impl Linchpins {
    /// The worst two together; `None` when there are not two.
    pub fn worst_pair(&self) -> Option<&Loss> {
        self.pairs.first()
    }

    /// Enters the metrics that follow from it.
    pub fn enter(&self, metrics: &mut Metrics) {
        let nations = self.alone.iter().filter(|loss| {
            !loss.essential_lost.is_empty() && loss.members.iter().all(|member| matches!(member, Member::Nation(_)))
        });
        metrics.set(Metric::Linchpins, Some(Exact::whole(nations.count())));
        metrics.set(Metric::BackstopDependence, self.backstop_dependence.clone());
    }
}

/// Tries the loss of each nation with a usable assignment and of each condition that the scenario assumes or a usable
/// assignment waits for, on top of the what-if in force, alone and in pairs.
pub fn linchpins(plan: &Plan, index: &Index, scenario: &Scenario, what_if: &Withdrawal) -> Linchpins {
    let case = Case::new(plan, index, scenario);
    let trial = Trial::new(&case, what_if);
    let mut alone: Vec<(Vec<usize>, Loss)> = members(&trial)
        .into_iter()
        .map(|member| {
            let gone = trial.leaning_on(&member);
            let loss = trial.loss(vec![member], &gone);
            (gone, loss)
        })
        .collect();
    alone.sort_by(|(_, a), (_, b)| {
        b.essential_lost
            .len()
            .cmp(&a.essential_lost.len())
            .then_with(|| b.personnel_lost.cmp(&a.personnel_lost))
            .then_with(|| a.members.cmp(&b.members))
    });
    let mut pairs: Vec<Loss> = Vec::new();
    for (at, (gone, one)) in alone.iter().enumerate() {
        for (gone_too, other) in &alone[at + 1..] {
            let members = one.members.iter().chain(&other.members).cloned().collect();
            pairs.push(trial.loss(members, &[&gone[..], gone_too].concat()));
        }
    }
    pairs.sort_by(|a, b| (b.essential_lost.len(), &b.personnel_lost).cmp(&(a.essential_lost.len(), &a.personnel_lost)));
    let alone = alone.into_iter().map(|(_, loss)| loss).collect();
    Linchpins { alone, pairs, backstop_dependence: backstop_dependence(&case) }
}

/// How far the essential lines that are met without any what-if depend on the backstop.
fn backstop_dependence(case: &Case<'_>) -> Option<Exact> {
    let met = backstop(case);
    Exact::ratio(met.iter().filter(|(_, lost)| *lost).count() as u64, met.len() as u64)
}

/// The essential lines that are met without any what-if, by position, and whether each is lost without the backstop.
pub(crate) fn backstop(case: &Case<'_>) -> Vec<(usize, bool)> {
    let trial = Trial::new(case, &Withdrawal::default());
    let nations = case.plan.nations.iter().filter(|nation| nation.role == NationRole::Requested);
    let conditions = case.plan.conditions.iter().filter(|condition| condition.kind == ConditionKind::Backstop);
    let without: Vec<Member> = nations
        .map(|nation| Member::Nation(nation.id.clone()))
        .chain(conditions.map(|condition| Member::Condition(condition.id.clone())))
        .collect();
    let gone: Vec<usize> = without.iter().flat_map(|member| trial.leaning_on(member)).collect();
    let lost = trial.loss(without, &gone).essential_lost;
    let met = trial.met.iter().enumerate().filter(|(_, met)| **met);
    met.map(|(at, _)| (at, lost.contains(&case.lines[at].requirement.id))).collect()
}

fn members(trial: &Trial<'_, '_>) -> Vec<Member> {
    let case = trial.case;
    let mut members: Vec<Member> = Vec::new();
    let mut seen = FxHashSet::default();
    let mut take = |member: Member| {
        if seen.insert(member.clone()) {
            members.push(member);
        }
    };
    let counted = || case.items.iter().zip(&trial.usable).filter(|(_, usable)| **usable).map(|(item, _)| item);
    counted().for_each(|item| take(Member::Nation(item.nation.id.clone())));
    let waited = counted().flat_map(|item| &item.contribution.conditions);
    for id in case.scenario.assumes.iter().chain(waited) {
        if case.index.condition_at(id).is_some() && !id.is_empty() {
            take(Member::Condition(id.clone()));
        }
    }
    members
}

/// A case prepared for trying many losses: a loss looks again only at the lines that it can touch.
struct Trial<'a, 'p> {
    case: &'a Case<'p>,
    own: Vec<Vec<usize>>,
    /// Items usable under the what-if in force, exclusions set aside.
    base: Vec<bool>,
    /// Whether any item excludes a partner, so that a loss can also free items.
    excluding: bool,
    /// By item, the capabilities that it leans on; `None` for one that is not there.
    needs: Vec<Vec<Option<usize>>>,
    /// By capability, the items that give it.
    givers: FxHashMap<usize, Vec<usize>>,
    /// Items usable under the what-if in force.
    usable: Vec<bool>,
    /// By line, whether it is essential and met under the what-if in force.
    met: Vec<bool>,
}

impl<'a, 'p> Trial<'a, 'p> {
    fn new(case: &'a Case<'p>, what_if: &Withdrawal) -> Self {
        let mut givers: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
        for (at, item) in case.items.iter().enumerate() {
            givers.entry(item.capability_at).or_default().push(at);
        }
        let mut trial = Self {
            case,
            own: by_line(case),
            base: case.items.iter().map(|item| own_reasons(case, item, what_if).is_empty()).collect(),
            excluding: case.items.iter().any(|item| !item.contribution.excludes.is_empty()),
            needs: case.items.iter().map(|item| needs(item).map(|id| case.index.capability_at(id)).collect()).collect(),
            givers,
            usable: Vec::new(),
            met: Vec::new(),
        };
        trial.usable = trial.usable_without(&[]);
        let essential = |line: usize| case.lines[line].requirement.priority == Priority::Essential;
        let mut support = Support::default();
        trial.met = (0..case.lines.len())
            .map(|line| essential(line) && trial.meets(line, &trial.usable, &mut support))
            .collect();
        trial
    }

    /// The items that go with a member.
    fn leaning_on(&self, member: &Member) -> Vec<usize> {
        let gone = self.case.items.iter().enumerate().filter(|(_, item)| match member {
            Member::Nation(id) => item.nation.id == *id,
            Member::Condition(id) => item.contribution.conditions.contains(id),
        });
        gone.map(|(at, _)| at).collect()
    }

    fn usable_without(&self, gone: &[usize]) -> Vec<bool> {
        let case = self.case;
        let mut usable = self.base.clone();
        for at in gone {
            usable[*at] = false;
        }
        if self.excluding {
            let serving: FxHashSet<usize> =
                case.items.iter().zip(&usable).filter(|(_, u)| **u).map(|(item, _)| item.nation_at).collect();
            for (usable, item) in usable.iter_mut().zip(&case.items).filter(|(usable, _)| **usable) {
                *usable = excluded_partners(case, item, |nation| serving.contains(&nation)).is_empty();
            }
        }
        usable
    }

    /// Whether a line's quantity holds through its window.
    fn meets(&self, line: usize, usable: &[bool], support: &mut Support) -> bool {
        let spans: Vec<(usize, Spans)> = self.own[line]
            .iter()
            .filter(|at| usable[**at])
            .map(|at| (*at, self.standing(*at, usable, support)))
            .collect();
        let supply = Series::sum(spans.iter().map(|(at, spans)| (&self.case.items[*at].units, &spans.0[..])));
        let line = &self.case.lines[line];
        supply.least(line.window(self.case.end)) >= Exact::from(line.requirement.quantity)
    }

    /// The days on which a usable item is present and supported; as [`super::support::supported`] has them.
    fn standing(&self, at: usize, usable: &[bool], support: &mut Support) -> Spans {
        let item = &self.case.items[at];
        let mut days = Spans::one(item.arrival, item.departure);
        for needed in &self.needs[at] {
            if days.is_empty() {
                break;
            }
            let Some(needed) = *needed else { return Spans::default() };
            if needed == item.capability_at {
                // It cannot lean on itself.
                days = days.meet(&self.given(needed, usable, Some(at)));
            } else {
                days = days.meet(support.entry(needed).or_insert_with(|| self.given(needed, usable, None)));
            }
        }
        days
    }

    /// The days on which a usable item other than `apart_from` gives a capability.
    fn given(&self, capability: usize, usable: &[bool], apart_from: Option<usize>) -> Spans {
        let givers = self.givers.get(&capability).map_or(&[][..], |givers| &givers[..]);
        let counted = givers.iter().filter(|at| usable[**at] && Some(**at) != apart_from);
        Spans::union(counted.map(|at| (self.case.items[*at].arrival, self.case.items[*at].departure)).collect())
    }

    /// What is lost with some members, with whom the items `gone` go.
    fn loss(&self, members: Vec<Member>, gone: &[usize]) -> Loss {
        let usable = self.usable_without(gone);
        let changed = |at: usize| usable[at] != self.usable[at];
        let mut personnel_lost = Exact::zero();
        let mut capabilities: Vec<usize> = Vec::new();
        for (at, item) in self.case.items.iter().enumerate().filter(|(at, _)| changed(*at)) {
            if usable[at] {
                personnel_lost -= &item.personnel;
            } else {
                personnel_lost += &item.personnel;
            }
            capabilities.push(item.capability_at);
        }
        let mut support = Support::default();
        // A line changes where an item of it comes or goes, or what one leans on does.
        let touched = |at: &usize| {
            changed(*at)
                || (usable[*at] && self.needs[*at].iter().flatten().any(|needed| capabilities.contains(needed)))
        };
        let essential_lost = (0..self.met.len())
            .filter(|line| self.met[*line] && self.own[*line].iter().any(touched))
            .filter(|line| !self.meets(*line, &usable, &mut support))
            .map(|line| self.case.lines[line].requirement.id.clone())
            .collect();
        Loss { members, essential_lost, personnel_lost }
    }
}

/// The days on which a capability is given, as far as they have been asked for, under one loss.
type Support = FxHashMap<usize, Spans>;
