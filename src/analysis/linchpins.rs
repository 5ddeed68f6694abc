//! Linchpins: what a scenario loses when one nation withdraws or one condition fails, the worst two together, and how
//! far it depends on the backstop. Heavier than [`super::analyse`]: every pair is tried.

use fixedbitset::FixedBitSet;
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
#[derive(Clone, Debug, Default, PartialEq)]
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
    linchpins_until(plan, index, scenario, what_if, &|| false).unwrap_or_default()
}

/// The same, given up as soon as `stop` says so; `None` then.
pub fn linchpins_until(
    plan: &Plan,
    index: &Index,
    scenario: &Scenario,
    what_if: &Withdrawal,
    stop: &dyn Fn() -> bool,
) -> Option<Linchpins> {
    let case = Case::new(plan, index, scenario);
    let trial = Trial::new(&case, what_if);
    let mut alone: Vec<(Gone, Loss)> = members(&trial)
        .into_iter()
        .map(|member| {
            let gone = trial.gone(&trial.leaning_on(&member));
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
    let mut pairs: Vec<Loss> = Vec::with_capacity(alone.len() * alone.len().saturating_sub(1) / 2);
    for (at, one) in alone.iter().enumerate() {
        if stop() {
            return None;
        }
        pairs.extend(alone[at + 1..].iter().map(|other| trial.pair(one, other)));
    }
    pairs.sort_by(|a, b| (b.essential_lost.len(), &b.personnel_lost).cmp(&(a.essential_lost.len(), &a.personnel_lost)));
    let alone = alone.into_iter().map(|(_, loss)| loss).collect();
    Some(Linchpins { alone, pairs, backstop_dependence: backstop_dependence(&case) })
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
    let lost = trial.gone(&gone).lost;
    trial.met.ones().map(|at| (at, lost.contains(at))).collect()
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

/// A case prepared for trying many losses: a loss looks again only at the lines that it touches.
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
    givers: Vec<Vec<usize>>,
    /// Items usable under the what-if in force.
    usable: Vec<bool>,
    /// By item, the days on which it is present and supported under the what-if in force; none where it is not usable.
    standing: Vec<Spans>,
    /// By item, its units where all are whole and their sum fits; sums are then of machine numbers.
    whole: Option<Vec<i64>>,
    /// The lines that are essential and met under the what-if in force.
    met: FixedBitSet,
}

/// What goes with one or several members, and what that does.
struct Gone {
    /// The items that were usable and are not, or the other way round.
    changed: FixedBitSet,
    /// The capabilities that these give.
    capabilities: FixedBitSet,
    /// Essential lines that were met and whose supply changes.
    touched: FixedBitSet,
    /// Those of them that are no longer met.
    lost: FixedBitSet,
    /// People lost.
    personnel: Exact,
}

impl<'a, 'p> Trial<'a, 'p> {
    fn new(case: &'a Case<'p>, what_if: &Withdrawal) -> Self {
        let mut givers: Vec<Vec<usize>> = vec![Vec::new(); case.plan.capabilities.len()];
        for (at, item) in case.items.iter().enumerate() {
            givers[item.capability_at].push(at);
        }
        let mut trial = Self {
            case,
            own: by_line(case),
            base: case.items.iter().map(|item| own_reasons(case, item, what_if).is_empty()).collect(),
            excluding: case.items.iter().any(|item| !item.contribution.excludes.is_empty()),
            needs: case.items.iter().map(|item| needs(item).map(|id| case.index.capability_at(id)).collect()).collect(),
            givers,
            usable: Vec::new(),
            standing: Vec::new(),
            whole: whole_units(case),
            met: FixedBitSet::with_capacity(case.lines.len()),
        };
        trial.usable = trial.usable_without(&[]);
        let mut support = Support::default();
        trial.standing = (0..case.items.len())
            .map(|at| if trial.usable[at] { trial.stands(at, &trial.usable, &mut support) } else { Spans::default() })
            .collect();
        let none = FixedBitSet::with_capacity(trial.givers.len());
        for (line, of) in case.lines.iter().enumerate() {
            let essential = of.requirement.priority == Priority::Essential;
            trial.met.set(line, essential && trial.meets(line, &trial.usable, &none, &mut support));
        }
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

    /// Whether a line's quantity holds through its window, where of what it leans on only these capabilities have changed.
    fn meets(&self, line: usize, usable: &[bool], changed: &FixedBitSet, support: &mut Support) -> bool {
        let own = || self.own[line].iter().copied().filter(|at| usable[*at]);
        let requirement = self.case.lines[line].requirement;
        let window = self.case.lines[line].window(self.case.end);
        let mut afresh: Vec<(usize, Spans)> = Vec::new();
        for at in own() {
            let known = self.usable[at] && !self.needs[at].iter().flatten().any(|needed| changed.contains(*needed));
            if !known {
                afresh.push((at, self.stands(at, usable, support)));
            }
        }
        let spans = |at: usize| {
            let fresh = afresh.iter().find(|(known, _)| *known == at).map(|(_, spans)| spans);
            &fresh.unwrap_or(&self.standing[at]).0[..]
        };
        let Some(whole) = &self.whole else {
            let supply = Series::sum(own().map(|at| (&self.case.items[at].units, spans(at))));
            return supply.least(window) >= Exact::from(requirement.quantity);
        };
        let Ok(enough) = i64::try_from(requirement.quantity.0) else { return false };
        if own().map(|at| whole[at]).sum::<i64>() < enough {
            return false;
        }
        let steps = own().flat_map(|at| spans(at).iter().flat_map(move |(a, b)| [(*a, whole[at]), (*b, -whole[at])]));
        holds(steps, window, enough)
    }

    /// The days on which a usable item is present and supported; as [`super::support::supported`] has them.
    fn stands(&self, at: usize, usable: &[bool], support: &mut Support) -> Spans {
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
        let counted = self.givers[capability].iter().filter(|at| usable[**at] && Some(**at) != apart_from);
        Spans::union(counted.map(|at| (self.case.items[*at].arrival, self.case.items[*at].departure)).collect())
    }

    /// What the loss of these items does.
    fn gone(&self, items: &[usize]) -> Gone {
        let usable = self.usable_without(items);
        let mut gone = Gone {
            changed: FixedBitSet::with_capacity(usable.len()),
            capabilities: FixedBitSet::with_capacity(self.givers.len()),
            touched: FixedBitSet::with_capacity(self.met.len()),
            lost: FixedBitSet::with_capacity(self.met.len()),
            personnel: Exact::zero(),
        };
        for (at, item) in self.case.items.iter().enumerate().filter(|(at, _)| usable[*at] != self.usable[*at]) {
            if usable[at] {
                gone.personnel -= &item.personnel;
            } else {
                gone.personnel += &item.personnel;
            }
            gone.changed.insert(at);
            gone.capabilities.insert(item.capability_at);
        }
        // A line changes where an item of it comes or goes, or what one leans on does.
        let concerns = |at: &usize| {
            gone.changed.contains(*at)
                || (usable[*at] && self.needs[*at].iter().flatten().any(|needed| gone.capabilities.contains(*needed)))
        };
        let touched: Vec<usize> = self.met.ones().filter(|line| self.own[*line].iter().any(concerns)).collect();
        let mut support = Support::default();
        for line in touched {
            gone.touched.insert(line);
            if !self.meets(line, &usable, &gone.capabilities, &mut support) {
                gone.lost.insert(line);
            }
        }
        gone
    }

    fn loss(&self, members: Vec<Member>, gone: &Gone) -> Loss {
        let essential_lost = gone.lost.ones().map(|line| self.case.lines[line].requirement.id.clone()).collect();
        Loss { members, essential_lost, personnel_lost: gone.personnel.clone() }
    }

    /// The loss of two together. Where nobody excludes a partner, each line that only one of them touches is as it is
    /// without that one, and one that is lost without either is lost without both.
    fn pair(&self, (gone, one): &(Gone, Loss), (gone_too, other): &(Gone, Loss)) -> Loss {
        let members = one.members.iter().chain(&other.members).cloned().collect();
        if self.excluding {
            let items: Vec<usize> =
                one.members.iter().chain(&other.members).flat_map(|member| self.leaning_on(member)).collect();
            return self.loss(members, &self.gone(&items));
        }
        let mut lost = gone.lost.clone();
        lost.union_with(&gone_too.lost);
        let mut open = gone.touched.intersection(&gone_too.touched).filter(|line| !lost.contains(*line)).peekable();
        if open.peek().is_some() {
            let open: Vec<usize> = open.collect();
            let mut usable = self.usable.clone();
            gone.changed.ones().chain(gone_too.changed.ones()).for_each(|at| usable[at] = false);
            let mut capabilities = gone.capabilities.clone();
            capabilities.union_with(&gone_too.capabilities);
            let mut support = Support::default();
            for line in open {
                lost.set(line, !self.meets(line, &usable, &capabilities, &mut support));
            }
        }
        let both: Exact = gone.changed.intersection(&gone_too.changed).map(|at| &self.case.items[at].personnel).sum();
        let essential_lost = lost.ones().map(|line| self.case.lines[line].requirement.id.clone()).collect();
        Loss { members, essential_lost, personnel_lost: &(&gone.personnel + &gone_too.personnel) - &both }
    }
}

/// The items' units as machine numbers, where all are whole and no sum of them can pass the range.
fn whole_units(case: &Case<'_>) -> Option<Vec<i64>> {
    let units: Option<Vec<i64>> =
        case.items.iter().map(|item| item.units.small().filter(|(_, d)| *d == 1).map(|(n, _)| n)).collect();
    units.filter(|units| units.iter().map(|n| i128::from(*n)).sum::<i128>() <= i64::MAX.into())
}

/// True when a supply with these changes, in any order, is enough on every day of the window.
fn holds(changes: impl Iterator<Item = (i32, i64)>, (from, to): (i32, i32), enough: i64) -> bool {
    let mut now: i64 = 0;
    let mut later: Vec<(i32, i64)> = Vec::new();
    for (day, by) in changes {
        if day <= from {
            now += by;
        } else if day < to {
            later.push((day, by));
        }
    }
    if now < enough {
        return false;
    }
    later.sort_unstable_by_key(|(day, _)| *day);
    for (at, (day, by)) in later.iter().enumerate() {
        now += by;
        let last_of_day = later.get(at + 1).is_none_or(|(next, _)| next != day);
        if last_of_day && now < enough {
            return false;
        }
    }
    true
}

/// The days on which a capability is given, as far as they have been asked for, under one loss.
type Support = FxHashMap<usize, Spans>;

#[cfg(test)]
mod tests {
    use super::holds;
    use crate::analysis::steps::Series;
    use crate::base::Exact;

    #[test]
    fn a_supply_of_whole_numbers_holds_where_that_of_fractions_does() {
        let spans: [(i64, (i32, i32)); 4] = [(2, (0, 30)), (3, (10, 20)), (3, (20, 40)), (1, (5, 6))];
        let exact: Vec<(Exact, [(i32, i32); 1])> =
            spans.iter().map(|(units, span)| (Exact::whole(*units), [*span])).collect();
        let series = Series::sum(exact.iter().map(|(units, span)| (units, &span[..])));
        let changes = || spans.iter().flat_map(|(units, (a, b))| [(*a, *units), (*b, -units)]);
        for window in [(0, 5), (0, 30), (10, 30), (10, 31), (12, 20), (15, 25), (30, 41), (50, 51)] {
            for enough in 0..8 {
                let expected = series.least(window) >= Exact::whole(enough);
                assert_eq!(holds(changes(), window, enough), expected, "{window:?} {enough}");
            }
        }
    }
}
