//! Linchpins: what a scenario loses when one nation withdraws or one condition fails, the worst two together, and how
//! far it depends on the backstop. Heavier than [`super::analyse`]: every pair is tried.

use rustc_hash::FxHashSet;

use super::Withdrawal;
use super::case::Case;
use super::funnel::{by_line, supply_of};
use super::metrics::{Metric, Metrics};
use super::support::supported;
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
    /// The worst two together; `None` when there are not two.
    pub worst_pair: Option<Loss>,
    /// Share of the essential lines met in the plan as it stands that are lost without the backstop.
    pub backstop_dependence: Option<Exact>,
}

impl Linchpins {
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
    let with = trial.outcome(&[]);
    let mut alone: Vec<Loss> =
        members(&case, &trial).into_iter().map(|member| trial.loss(&with, vec![member])).collect();
    alone.sort_by(|a, b| {
        b.essential_lost
            .len()
            .cmp(&a.essential_lost.len())
            .then_with(|| b.personnel_lost.cmp(&a.personnel_lost))
            .then_with(|| a.members.cmp(&b.members))
    });
    let mut worst_pair: Option<Loss> = None;
    for (at, one) in alone.iter().enumerate() {
        for other in &alone[at + 1..] {
            let loss = trial.loss(&with, one.members.iter().chain(&other.members).cloned().collect());
            let worse = worst_pair.as_ref().is_none_or(|worst| {
                (loss.essential_lost.len(), &loss.personnel_lost) > (worst.essential_lost.len(), &worst.personnel_lost)
            });
            if worse {
                worst_pair = Some(loss);
            }
        }
    }
    Linchpins { alone, worst_pair, backstop_dependence: backstop_dependence(&case) }
}

/// How far the essential lines that are met without any what-if depend on the backstop.
fn backstop_dependence(case: &Case<'_>) -> Option<Exact> {
    let met = backstop(case);
    Exact::ratio(met.iter().filter(|(_, lost)| *lost).count() as u64, met.len() as u64)
}

/// The essential lines that are met without any what-if, by position, and whether each is lost without the backstop.
pub(crate) fn backstop(case: &Case<'_>) -> Vec<(usize, bool)> {
    let trial = Trial::new(case, &Withdrawal::default());
    let with = trial.outcome(&[]);
    let nations = case.plan.nations.iter().filter(|nation| nation.role == NationRole::Requested);
    let conditions = case.plan.conditions.iter().filter(|condition| condition.kind == ConditionKind::Backstop);
    let without: Vec<Member> = nations
        .map(|nation| Member::Nation(nation.id.clone()))
        .chain(conditions.map(|condition| Member::Condition(condition.id.clone())))
        .collect();
    let without = trial.outcome(&without);
    let lines = with.met.iter().zip(&without.met).enumerate();
    lines.filter(|(_, (with, _))| **with).map(|(at, (_, without))| (at, !without)).collect()
}

fn members(case: &Case<'_>, trial: &Trial<'_, '_>) -> Vec<Member> {
    let usable = trial.usable(&[]);
    let mut members: Vec<Member> = Vec::new();
    let mut seen = FxHashSet::default();
    let mut take = |member: Member| {
        if seen.insert(member.clone()) {
            members.push(member);
        }
    };
    let counted = || case.items.iter().zip(&usable).filter(|(_, usable)| **usable).map(|(item, _)| item);
    counted().for_each(|item| take(Member::Nation(item.nation.id.clone())));
    let waited = counted().flat_map(|item| &item.contribution.conditions);
    for id in case.scenario.assumes.iter().chain(waited) {
        if case.index.condition_at(id).is_some() && !id.is_empty() {
            take(Member::Condition(id.clone()));
        }
    }
    members
}

/// What holds under a loss.
struct Outcome {
    /// By line; false for lines that are not essential.
    met: Vec<bool>,
    personnel: Exact,
}

/// A case prepared for trying many losses.
struct Trial<'a, 'p> {
    case: &'a Case<'p>,
    own: Vec<Vec<usize>>,
    /// Items usable under the what-if in force, exclusions set aside.
    base: Vec<bool>,
}

impl<'a, 'p> Trial<'a, 'p> {
    fn new(case: &'a Case<'p>, what_if: &Withdrawal) -> Self {
        let base = case.items.iter().map(|item| own_reasons(case, item, what_if).is_empty()).collect();
        Self { case, own: by_line(case), base }
    }

    fn usable(&self, lost: &[Member]) -> Vec<bool> {
        let case = self.case;
        let mut usable = self.base.clone();
        for (usable, item) in usable.iter_mut().zip(&case.items).filter(|(usable, _)| **usable) {
            *usable = !lost.iter().any(|member| match member {
                Member::Nation(id) => item.nation.id == *id,
                Member::Condition(id) => item.contribution.conditions.contains(id),
            });
        }
        if case.items.iter().any(|item| !item.contribution.excludes.is_empty()) {
            let serving: FxHashSet<usize> =
                case.items.iter().zip(&usable).filter(|(_, u)| **u).map(|(item, _)| item.nation_at).collect();
            for (usable, item) in usable.iter_mut().zip(&case.items).filter(|(usable, _)| **usable) {
                *usable = excluded_partners(case, item, |nation| serving.contains(&nation)).is_empty();
            }
        }
        usable
    }

    fn outcome(&self, lost: &[Member]) -> Outcome {
        let usable = self.usable(lost);
        let spans = supported(self.case, &usable);
        let met = self.case.lines.iter().zip(&self.own).map(|(line, own)| {
            line.requirement.priority == Priority::Essential
                && supply_of(self.case, own, &spans).least(line.window(self.case.end))
                    >= Exact::from(line.requirement.quantity)
        });
        let met = met.collect();
        let counted = self.case.items.iter().zip(&usable).filter(|(_, usable)| **usable);
        Outcome { met, personnel: counted.map(|(item, _)| &item.personnel).sum() }
    }

    fn loss(&self, with: &Outcome, members: Vec<Member>) -> Loss {
        let without = self.outcome(&members);
        let lines = self.case.lines.iter().zip(with.met.iter().zip(&without.met));
        let essential_lost = lines
            .filter(|(_, (with, without))| **with && !**without)
            .map(|(line, _)| line.requirement.id.clone())
            .collect();
        Loss { members, essential_lost, personnel_lost: &with.personnel - &without.personnel }
    }
}
