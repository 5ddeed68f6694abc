//! The probability that several sums all reach their needs, each sum made of parts that groups give or not. Exact by
//! convolution over what is still needed of each sum, while the states number at most a million; drawn beyond that.
//!
//! Chances are counted in parts of the product of the groups' denominators. Where that product fits in a machine number,
//! as it mostly does, so does every sum of chances, and no larger numbers are needed.

use std::hash::Hash;

use num_bigint::{BigInt, BigUint};
use num_rational::BigRational;
use num_traits::{One, PrimInt, ToPrimitive, Zero};
use rustc_hash::FxHashMap;

use super::draws::Draws;
use crate::base::Exact;

/// The most states that are kept for an exact answer.
const MOST_STATES: usize = 1_000_000;
/// The largest need of a single sum whose states are kept in a row, one for each amount still needed.
const MOST_IN_A_ROW: u128 = 4_096;
/// Draws of Monte Carlo, and where they start.
const DRAWS: u64 = 100_000;
const SEED: u64 = 20_250_311;

/// A group that draws once: with probability of a level's likelihood or less, that level and all before it are given.
#[derive(Clone, Debug)]
pub(crate) struct Group {
    /// Likelihood, the largest first and each once, and what is given at it: sum and amount.
    pub levels: Vec<(Exact, Vec<(usize, Exact)>)>,
}

/// Sums with their needs, and the groups that give.
#[derive(Clone, Debug)]
pub(crate) struct Chance {
    pub needs: Vec<Exact>,
    pub groups: Vec<Group>,
}

/// A probability and its standard error, 0 when exact.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Probability {
    pub value: Exact,
    pub error: Exact,
}

/// What can come of one group: what each outcome gives to each sum, and its chance in parts of a common denominator.
struct Outcomes {
    given: Vec<Vec<(usize, u128)>>,
    weights: Weights,
}

/// Chances in parts of a denominator.
enum Weights {
    Small(Vec<u128>, u128),
    Big(Vec<BigUint>, BigUint),
}

/// A number of parts: a machine number where a bound proves that all sums fit, else one of any size.
trait Parts: Clone {
    fn zero() -> Self;
    fn one() -> Self;
    fn is_zero(&self) -> bool;
    /// Adds a product.
    fn add(&mut self, one: &Self, other: &Self);
}

impl Parts for u128 {
    fn zero() -> Self {
        0
    }
    fn one() -> Self {
        1
    }
    fn is_zero(&self) -> bool {
        *self == 0
    }
    fn add(&mut self, one: &Self, other: &Self) {
        *self += one * other;
    }
}

impl Parts for BigUint {
    fn zero() -> Self {
        Zero::zero()
    }
    fn one() -> Self {
        One::one()
    }
    fn is_zero(&self) -> bool {
        Zero::is_zero(self)
    }
    fn add(&mut self, one: &Self, other: &Self) {
        *self += one * other;
    }
}

/// How much work exact answers may still take, in steps from one state to another.
#[derive(Clone, Copy)]
pub(crate) struct Budget<'s> {
    steps: u64,
    stop: Option<&'s dyn Fn() -> bool>,
}

impl<'s> Budget<'s> {
    /// So many steps.
    pub const fn steps(steps: u64) -> Self {
        Self { steps, stop: None }
    }

    /// As many as it takes, until told to stop.
    pub fn until(stop: &'s dyn Fn() -> bool) -> Self {
        Self { steps: u64::MAX, stop: Some(stop) }
    }

    fn take(&mut self, steps: u64) -> bool {
        self.steps = self.steps.saturating_sub(steps);
        self.steps > 0 && !self.stop.is_some_and(|stop| stop())
    }
}

/// Why a convolution was given up.
enum GaveUp {
    TooManyStates,
    OverBudget,
}

/// The probability that every need is reached.
pub(crate) fn probability(of: &Chance) -> Probability {
    let (needs, groups) = prepared(of);
    let groups: Vec<&Outcomes> = groups.iter().collect();
    exact(&needs, &groups, &mut Budget::steps(u64::MAX)).unwrap_or_else(|_| drawn(&needs, &groups))
}

/// The same, unless it is told to stop before the answer is there.
pub(crate) fn probability_until(of: &Chance, stop: &dyn Fn() -> bool) -> Option<Probability> {
    let (needs, groups) = prepared(of);
    let groups: Vec<&Outcomes> = groups.iter().collect();
    match exact(&needs, &groups, &mut Budget::until(stop)) {
        Ok(found) => Some(found),
        Err(GaveUp::TooManyStates) => Some(drawn(&needs, &groups)),
        Err(GaveUp::OverBudget) => None,
    }
}

/// The same where the exact answer takes no more work than the budget holds; `None` where it would, or where it would
/// have to be drawn.
pub(crate) fn probability_within(of: &Chance, budget: &mut Budget<'_>) -> Option<Probability> {
    let (needs, groups) = prepared(of);
    exact(&needs, &groups.iter().collect::<Vec<_>>(), budget).ok()
}

/// The needs in whole parts, and the outcomes of the groups in the order in which they are gone through.
fn prepared(of: &Chance) -> (Vec<u128>, Vec<Outcomes>) {
    let factors: Vec<Option<BigInt>> = (0..of.needs.len()).map(|sum| factor(of, sum)).collect();
    let needs: Vec<u128> = of.needs.iter().zip(&factors).map(|(need, factor)| whole(need, factor.as_ref())).collect();
    let mut groups: Vec<Option<Outcomes>> =
        of.groups.iter().map(|group| Some(outcomes(group, &needs, &factors))).collect();
    let order = order(&needs, &groups.iter().flatten().collect::<Vec<_>>());
    let groups = order.into_iter().filter_map(|at| groups.get_mut(at).and_then(Option::take)).collect();
    (needs, groups)
}

/// The factor that makes all amounts of a sum whole; `None` where they are.
fn factor(of: &Chance, sum: usize) -> Option<BigInt> {
    let given = of.groups.iter().flat_map(|group| group.levels.iter().flat_map(|(_, given)| given));
    let amounts = given.filter(|(at, _)| *at == sum).map(|(_, amount)| amount).chain([&of.needs[sum]]);
    let mut broken = amounts.filter(|amount| !amount.is_whole()).peekable();
    broken.peek()?;
    Some(broken.fold(BigInt::one(), |factor, amount| lcm(&factor, amount.to_ratio().denom())))
}

fn lcm(a: &BigInt, b: &BigInt) -> BigInt {
    if (a % b).is_zero() {
        return a.clone();
    }
    // The denominator of b/a in lowest terms, times b, is their least common multiple.
    BigRational::new(b.clone(), a.clone()).denom() * b
}

/// An amount in whole parts; amounts past the type's range (10^38 parts) are kept at its end.
fn whole(amount: &Exact, factor: Option<&BigInt>) -> u128 {
    if let (None, Some((whole, 1))) = (factor, amount.small()) {
        return u128::try_from(whole).unwrap_or(0);
    }
    let parts = factor.map_or_else(|| amount.to_ratio(), |factor| amount.to_ratio() * factor);
    parts.to_integer().to_u128().unwrap_or(if amount.is_negative() { 0 } else { u128::MAX })
}

fn outcomes(group: &Group, needs: &[u128], factors: &[Option<BigInt>]) -> Outcomes {
    // Outcome 0 gives all levels, each later one a level less, the last none.
    let mut given: Vec<Vec<(usize, u128)>> = Vec::with_capacity(group.levels.len() + 1);
    let mut so_far: Vec<(usize, u128)> = Vec::new();
    given.push(Vec::new());
    for (_, level) in &group.levels {
        for (sum, amount) in level {
            let amount = whole(amount, factors[*sum].as_ref()).min(needs[*sum]);
            match so_far.iter_mut().find(|(at, _)| at == sum) {
                Some((_, all)) => *all = all.saturating_add(amount).min(needs[*sum]),
                None => so_far.push((*sum, amount)),
            }
        }
        given.push(so_far.clone());
    }
    given.reverse();
    // The chances: all levels with the least likelihood, then the differences, then what is left.
    let weights = small_weights(group).unwrap_or_else(|| big_weights(group));
    Outcomes { given, weights }
}

/// The differences between chances that are each given with all before it.
fn differences<N: Clone + std::ops::Sub<Output = N>>(reached: &[N]) -> Vec<N> {
    let later = reached.windows(2).map(|pair| pair[1].clone() - pair[0].clone());
    reached.first().cloned().into_iter().chain(later).collect()
}

fn small_weights(group: &Group) -> Option<Weights> {
    let mut denominator: u64 = 1;
    for (likelihood, _) in &group.levels {
        let (_, d) = likelihood.small()?;
        let d = u64::try_from(d).ok()?;
        denominator = (denominator / gcd(denominator, d)).checked_mul(d)?;
    }
    let mut reached: Vec<u128> = Vec::with_capacity(group.levels.len() + 1);
    for (likelihood, _) in group.levels.iter().rev() {
        let (n, d) = likelihood.small()?;
        reached.push(u128::try_from(n).ok()?.checked_mul(u128::from(denominator / u64::try_from(d).ok()?))?);
    }
    reached.push(denominator.into());
    Some(Weights::Small(differences(&reached), denominator.into()))
}

fn gcd(mut a: u64, mut b: u64) -> u64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

fn big_weights(group: &Group) -> Weights {
    let denominator = group.levels.iter().fold(BigInt::one(), |d, (l, _)| lcm(&d, l.to_ratio().denom()));
    let reached: Vec<BigUint> = group
        .levels
        .iter()
        .rev()
        .map(|(l, _)| (l.to_ratio() * &denominator).to_integer().to_biguint().unwrap_or_default())
        .chain([denominator.to_biguint().unwrap_or_default()])
        .collect();
    Weights::Big(differences(&reached), denominator.to_biguint().unwrap_or_default())
}

impl Weights {
    fn big(&self) -> (Vec<BigUint>, BigUint) {
        match self {
            Self::Small(weights, denominator) => {
                (weights.iter().map(|weight| BigUint::from(*weight)).collect(), BigUint::from(*denominator))
            }
            Self::Big(weights, denominator) => (weights.clone(), denominator.clone()),
        }
    }

    /// The chance of each outcome or one before it, in parts of 2^64.
    fn thresholds(&self) -> Vec<u128> {
        let (weights, denominator) = self.big();
        let mut reached = BigUint::default();
        let part = |weight: &BigUint| {
            reached += weight;
            ((&reached << 64u32) / &denominator).to_u128().unwrap_or(u128::MAX)
        };
        weights.iter().map(part).collect()
    }
}

/// An order of the groups in which sums are finished early, one after the other: states then differ in few sums.
fn order(needs: &[u128], groups: &[&Outcomes]) -> Vec<usize> {
    let touches: Vec<Vec<usize>> =
        groups.iter().map(|group| group.given[0].iter().map(|(sum, _)| *sum).collect()).collect();
    let mut waiting: Vec<usize> = vec![0; needs.len()];
    touches.iter().flatten().for_each(|sum| waiting[*sum] += 1);
    let mut order = Vec::with_capacity(groups.len());
    let mut taken = vec![false; groups.len()];
    while let Some(sum) = (0..needs.len()).filter(|sum| waiting[*sum] > 0).min_by_key(|sum| waiting[*sum]) {
        for group in 0..groups.len() {
            if !taken[group] && touches[group].contains(&sum) {
                taken[group] = true;
                order.push(group);
                touches[group].iter().for_each(|sum| waiting[*sum] -= 1);
            }
        }
    }
    order
}

/// The most that the groups from each place on can still give to each sum.
fn outlook(needs: &[u128], groups: &[&Outcomes]) -> Vec<Vec<u128>> {
    let mut left = vec![vec![0u128; needs.len()]; groups.len() + 1];
    for (at, group) in groups.iter().enumerate().rev() {
        let mut still = left[at + 1].clone();
        for (sum, amount) in &group.given[0] {
            still[*sum] = still[*sum].saturating_add(*amount);
        }
        left[at] = still;
    }
    left
}

/// By convolution: states are what is still needed; those that can no longer reach it are dropped.
fn exact(needs: &[u128], groups: &[&Outcomes], budget: &mut Budget<'_>) -> Result<Probability, GaveUp> {
    let left = outlook(needs, groups);
    let certain = |value: Exact| Probability { value, error: Exact::zero() };
    if needs.iter().zip(&left[0]).any(|(need, left)| need > left) {
        return Ok(certain(Exact::zero()));
    }
    // With the product of the denominators all sums of chances fit, for none is above it.
    let small = groups.iter().try_fold((Vec::new(), 1u128), |(mut all, product), group| match &group.weights {
        Weights::Small(weights, denominator) => {
            all.push(&weights[..]);
            Some((all, product.checked_mul(*denominator).filter(|product| *product <= i128::MAX as u128)?))
        }
        Weights::Big(..) => None,
    });
    if let Some((weights, denominator)) = small {
        let reached = reached(needs, groups, &weights, &left, budget)?;
        return Ok(certain(Exact::parts(reached, denominator)));
    }
    let big: Vec<(Vec<BigUint>, BigUint)> = groups.iter().map(|group| group.weights.big()).collect();
    let weights: Vec<&[BigUint]> = big.iter().map(|(weights, _)| &weights[..]).collect();
    let reached = reached(needs, groups, &weights, &left, budget)?;
    let denominator: BigUint = big.iter().map(|(_, denominator)| denominator).product();
    Ok(certain(Exact::from(BigRational::new(reached.into(), denominator.into()))))
}

/// The parts in which every need is reached.
fn reached<W: Parts>(
    needs: &[u128],
    groups: &[&Outcomes],
    weights: &[&[W]],
    left: &[Vec<u128>],
    budget: &mut Budget<'_>,
) -> Result<W, GaveUp> {
    if let [need] = needs
        && *need <= MOST_IN_A_ROW
    {
        return in_a_row(*need as usize, groups, weights, budget);
    }
    // Most needs are small; states in few bytes make a million of them bearable.
    if needs.iter().all(|need| u8::try_from(*need).is_ok()) {
        by_state::<u8, W>(needs, groups, weights, left, budget)
    } else if needs.iter().all(|need| u32::try_from(*need).is_ok()) {
        by_state::<u32, W>(needs, groups, weights, left, budget)
    } else {
        by_state::<u128, W>(needs, groups, weights, left, budget)
    }
}

/// A single sum: the states stand in a row, by what is still needed.
fn in_a_row<W: Parts>(
    need: usize,
    groups: &[&Outcomes],
    weights: &[&[W]],
    budget: &mut Budget<'_>,
) -> Result<W, GaveUp> {
    let mut states = vec![W::zero(); need + 1];
    states[need] = W::one();
    let mut next = states.clone();
    for (group, weights) in groups.iter().zip(weights) {
        if !budget.take(((need + 1) * weights.len()) as u64) {
            return Err(GaveUp::OverBudget);
        }
        next.fill(W::zero());
        for (given, chance) in group.given.iter().zip(*weights).filter(|(_, chance)| !chance.is_zero()) {
            let amount = given.first().map_or(0, |(_, amount)| usize::try_from(*amount).unwrap_or(usize::MAX));
            for (still, weight) in states.iter().enumerate().filter(|(_, weight)| !weight.is_zero()) {
                next[still.saturating_sub(amount)].add(weight, chance);
            }
        }
        std::mem::swap(&mut states, &mut next);
    }
    Ok(states.swap_remove(0))
}

fn by_state<N: PrimInt + Hash, W: Parts>(
    needs: &[u128],
    groups: &[&Outcomes],
    weights: &[&[W]],
    left: &[Vec<u128>],
    budget: &mut Budget<'_>,
) -> Result<W, GaveUp> {
    // An amount past the number's range reaches every need.
    let narrow = |amount: u128| N::from(amount).unwrap_or_else(N::max_value);
    let mut states: FxHashMap<Box<[N]>, W> = FxHashMap::default();
    states.insert(needs.iter().map(|need| narrow(*need)).collect(), W::one());
    let mut after: Vec<N> = Vec::with_capacity(needs.len());
    for (at, (group, weights)) in groups.iter().zip(weights).enumerate() {
        if !budget.take((states.len() * weights.len()) as u64) {
            return Err(GaveUp::OverBudget);
        }
        let mut next: FxHashMap<Box<[N]>, W> = FxHashMap::default();
        let left: Vec<N> = left[at + 1].iter().map(|left| narrow(*left)).collect();
        #[allow(clippy::iter_over_hash_type)] // exact sums: the order does not matter
        for (state, weight) in &states {
            for (given, chance) in group.given.iter().zip(*weights) {
                if chance.is_zero() {
                    continue;
                }
                after.clear();
                after.extend_from_slice(state);
                for (sum, amount) in given {
                    let amount = narrow(*amount);
                    after[*sum] = if after[*sum] > amount { after[*sum] - amount } else { N::zero() };
                }
                if after.iter().zip(&left).all(|(need, left)| need <= left) {
                    match next.get_mut(&after[..]) {
                        Some(sum) => sum.add(weight, chance),
                        None => {
                            let mut sum = W::zero();
                            sum.add(weight, chance);
                            next.insert(after.as_slice().into(), sum);
                        }
                    }
                }
            }
            if next.len() > MOST_STATES {
                return Err(GaveUp::TooManyStates);
            }
        }
        states = next;
    }
    Ok(states.remove(&vec![N::zero(); needs.len()].into_boxed_slice()).unwrap_or_else(W::zero))
}

/// By Monte Carlo, always from the same seed.
fn drawn(needs: &[u128], groups: &[&Outcomes]) -> Probability {
    let mut draws = Draws::seeded(SEED);
    let thresholds: Vec<Vec<u128>> = groups.iter().map(|group| group.weights.thresholds()).collect();
    let mut hits: u64 = 0;
    let mut state = needs.to_vec();
    for _ in 0..DRAWS {
        state.copy_from_slice(needs);
        for (group, thresholds) in groups.iter().zip(&thresholds) {
            let draw = u128::from(draws.next());
            let outcome = thresholds.iter().position(|threshold| draw < *threshold);
            for (sum, amount) in outcome.map_or(&[][..], |outcome| &group.given[outcome]) {
                state[*sum] = state[*sum].saturating_sub(*amount);
            }
        }
        hits += u64::from(state.iter().all(|need| *need == 0));
    }
    let share = hits as f64 / DRAWS as f64;
    let error = (share * (1.0 - share) / DRAWS as f64).sqrt().max(1.0 / DRAWS as f64);
    Probability {
        value: Exact::ratio(hits, DRAWS).unwrap_or_default(),
        // Twelve digits of an estimate are more than enough.
        error: Exact::ratio((error * 1e12).round() as u64, 1_000_000_000_000).unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn ratio(a: u64, b: u64) -> Exact {
        Exact::ratio(a, b).unwrap()
    }

    /// A likelihood as a fraction, and what is given to which sum.
    type Pledge<'a> = ((u64, u64), &'a [(usize, u64)]);

    /// One group for each pledge.
    fn alone(pledges: &[Pledge<'_>]) -> Vec<Group> {
        let level = |((a, b), given): &Pledge<'_>| {
            (ratio(*a, *b), given.iter().map(|(sum, amount)| (*sum, Exact::whole(*amount))).collect())
        };
        pledges.iter().map(|pledge| Group { levels: vec![level(pledge)] }).collect()
    }

    #[test]
    fn two_of_three_independent_pledges_hold_with_575() {
        // .9·.5·.25 + .9·.5·.75 + .9·.5·.25 + .1·.5·.25 = .1125 + .3375 + .1125 + .0125 = .575
        let groups = alone(&[((9, 10), &[(0, 1)]), ((1, 2), &[(0, 1)]), ((1, 4), &[(0, 1)])]);
        let found = probability(&Chance { needs: vec![Exact::whole(2)], groups });
        assert_eq!(found, Probability { value: ratio(575, 1000), error: Exact::zero() });
    }

    #[test]
    fn a_relief_of_another_nation_must_hold_too() {
        // Two steps, each with one pledge of .85: .85² = .7225.
        let groups = alone(&[((85, 100), &[(0, 1)]), ((85, 100), &[(1, 1)])]);
        let found = probability(&Chance { needs: vec![Exact::one(), Exact::one()], groups });
        assert_eq!(found.value, ratio(7225, 10000));
    }

    #[test]
    fn a_nation_falls_together() {
        // One draw: the pledge of .5 holds only where that of .85 does; both needed: .5, the first alone: .85.
        let levels = vec![(ratio(85, 100), vec![(0, Exact::one())]), (ratio(1, 2), vec![(0, Exact::one())])];
        let chance =
            |need: u64| Chance { needs: vec![Exact::whole(need)], groups: vec![Group { levels: levels.clone() }] };
        assert_eq!(probability(&chance(2)).value, ratio(1, 2));
        assert_eq!(probability(&chance(1)).value, ratio(85, 100));
        assert_eq!(probability(&chance(3)).value, Exact::zero());
        assert_eq!(probability(&chance(0)).value, Exact::one());
    }

    #[test]
    fn drawing_comes_near_the_exact_answer() {
        let groups = alone(&[((9, 10), &[(0, 1)]), ((1, 2), &[(0, 1)]), ((1, 4), &[(0, 1)])]);
        let outcomes: Vec<Outcomes> = groups.iter().map(|group| outcomes(group, &[2], &[None])).collect();
        let found = drawn(&[2], &outcomes.iter().collect::<Vec<_>>());
        let (value, error) = (found.value.to_f64(), found.error.to_f64());
        assert!((value - 0.575).abs() < 4.0 * error, "{value} ± {error}");
        // √(.575·.425/100000) = .001563
        assert!((error - 0.001_563).abs() < 0.000_01, "{error}");
    }

    #[test]
    fn broken_amounts_of_money_are_made_whole_first() {
        // 1/3 + 1/6 = 1/2 of the need of 1/2, both certain but for .5 of the second.
        let groups = vec![
            Group { levels: vec![(Exact::one(), vec![(0, ratio(1, 3))])] },
            Group { levels: vec![(ratio(1, 2), vec![(0, ratio(1, 6))])] },
        ];
        assert_eq!(probability(&Chance { needs: vec![ratio(1, 2)], groups }).value, ratio(1, 2));
    }

    #[test]
    fn chances_of_any_size_give_what_small_ones_give() {
        // Twelve groups over two sums, once with machine numbers and once, by a group that gives nothing with a chance of
        // 1 / (2^61 - 1), thrice over, past them.
        let pledge = |n: u64| ((n + 1, 20 + n), [(0usize, 1 + n % 3), (1usize, n % 2)]);
        let pledges: Vec<_> = (0..12).map(pledge).collect();
        let pledges: Vec<Pledge<'_>> = pledges.iter().map(|(likelihood, given)| (*likelihood, &given[..])).collect();
        let small = Chance { needs: vec![Exact::whole(7), Exact::whole(3)], groups: alone(&pledges) };
        let mut big = small.clone();
        for _ in 0..3 {
            let levels = vec![(ratio(1, (1 << 61) - 1), vec![(0, Exact::zero())])];
            big.groups.push(Group { levels });
        }
        assert_eq!(probability(&small), probability(&big));
        let one = |chance: &Chance| Chance { needs: vec![Exact::whole(7)], groups: chance.groups.clone() };
        let lone = |mut chance: Chance| {
            for group in &mut chance.groups {
                group.levels[0].1.retain(|(sum, _)| *sum == 0);
            }
            chance
        };
        assert_eq!(probability(&lone(one(&small))), probability(&lone(one(&big))));
        // A single need past those that stand in a row.
        let scaled = |by: u64| {
            let pledges: Vec<_> = (0..12u64).map(|n| ((n + 1, 20 + n), [(0usize, (1 + n % 3) * by)])).collect();
            let pledges: Vec<Pledge<'_>> = pledges.iter().map(|(l, given)| (*l, &given[..])).collect();
            probability(&Chance { needs: vec![Exact::whole(7 * by)], groups: alone(&pledges) })
        };
        assert_eq!(scaled(1), scaled(1_000));
    }

    #[test]
    fn an_answer_past_its_budget_is_not_given() {
        let groups = alone(&[((9, 10), &[(0, 1)]), ((1, 2), &[(0, 1)]), ((1, 4), &[(0, 1)])]);
        let chance = Chance { needs: vec![Exact::whole(2)], groups };
        assert_eq!(probability_within(&chance, &mut Budget::steps(1_000)), Some(probability(&chance)));
        assert_eq!(probability_within(&chance, &mut Budget::steps(10)), None);
    }
}
