//! The probability that several sums all reach their needs, each sum made of parts that groups give or not. Exact by
//! convolution over what is still needed of each sum, while the states number at most a million; drawn beyond that.

use std::hash::Hash;

use num_bigint::{BigInt, BigUint};
use num_rational::BigRational;
use num_traits::{One, PrimInt, ToPrimitive, Zero};
use rustc_hash::FxHashMap;

use super::draws::Draws;
use crate::base::Exact;

/// The most states that are kept for an exact answer.
const MOST_STATES: usize = 1_000_000;
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

/// What can come of one group: weights in parts of a common denominator, and what each outcome gives to each sum.
struct Outcomes {
    given: Vec<Vec<(usize, u128)>>,
    weights: Vec<BigUint>,
    denominator: BigUint,
    /// The chance of each outcome or one before it, in parts of 2^64, for drawing.
    thresholds: Vec<u128>,
}

/// The probability that every need is reached.
pub(crate) fn probability(of: &Chance) -> Probability {
    let needs = of.needs.iter().enumerate().map(|(sum, need)| scale(of, sum, need)).collect::<Vec<_>>();
    let factors: Vec<&BigInt> = needs.iter().map(|(_, factor)| factor).collect();
    let needs: Vec<u128> = needs.iter().map(|(need, _)| *need).collect();
    let groups: Vec<Outcomes> = of.groups.iter().map(|group| outcomes(group, &needs, &factors)).collect();
    let order = order(&needs, &groups);
    let groups: Vec<&Outcomes> = order.iter().map(|at| &groups[*at]).collect();
    // Most needs are small; states in few bytes make a million of them bearable.
    let small = needs.iter().all(|need| u32::try_from(*need).is_ok());
    let exact = if small { exact::<u32>(&needs, &groups) } else { exact::<u128>(&needs, &groups) };
    exact.unwrap_or_else(|| drawn(&needs, &groups))
}

/// A need in whole parts, and the factor that makes all amounts of its sum whole.
fn scale(of: &Chance, sum: usize, need: &Exact) -> (u128, BigInt) {
    let amounts = of
        .groups
        .iter()
        .flat_map(|group| group.levels.iter().flat_map(|(_, given)| given))
        .filter(|(at, _)| *at == sum)
        .map(|(_, amount)| amount);
    let factor = amounts.chain([need]).fold(BigInt::one(), |factor, amount| {
        let ratio = amount.to_ratio();
        let denominator = ratio.denom();
        if (&factor % denominator).is_zero() { factor } else { lcm(&factor, denominator) }
    });
    (whole(need, &factor), factor)
}

fn lcm(a: &BigInt, b: &BigInt) -> BigInt {
    // The denominator of b/a in lowest terms, times b, is their least common multiple.
    BigRational::new(b.clone(), a.clone()).denom() * b
}

/// An amount in whole parts; amounts past the type's range (10^38 parts) are kept at its end.
fn whole(amount: &Exact, factor: &BigInt) -> u128 {
    let parts = amount.to_ratio() * factor;
    parts.to_integer().to_u128().unwrap_or(if amount.is_negative() { 0 } else { u128::MAX })
}

fn outcomes(group: &Group, needs: &[u128], factors: &[&BigInt]) -> Outcomes {
    // Outcome 0 gives all levels, each later one a level less, the last none.
    let mut given: Vec<Vec<(usize, u128)>> = Vec::with_capacity(group.levels.len() + 1);
    let mut so_far: Vec<(usize, u128)> = Vec::new();
    given.push(Vec::new());
    for (_, level) in &group.levels {
        for (sum, amount) in level {
            let amount = whole(amount, factors[*sum]).min(needs[*sum]);
            match so_far.iter_mut().find(|(at, _)| at == sum) {
                Some((_, all)) => *all = all.saturating_add(amount).min(needs[*sum]),
                None => so_far.push((*sum, amount)),
            }
        }
        given.push(so_far.clone());
    }
    given.reverse();
    // The chances: all levels with the least likelihood, then the differences, then what is left.
    let denominator = group.levels.iter().fold(BigInt::one(), |d, (l, _)| lcm(&d, l.to_ratio().denom()));
    let reached: Vec<BigUint> = group
        .levels
        .iter()
        .rev()
        .map(|(l, _)| (l.to_ratio() * &denominator).to_integer().to_biguint().unwrap_or_default())
        .chain([denominator.to_biguint().unwrap_or_default()])
        .collect();
    let denominator = denominator.to_biguint().unwrap_or_default();
    let mut weights = Vec::with_capacity(reached.len());
    let mut before = BigUint::zero();
    for cumulated in &reached {
        weights.push(cumulated - &before);
        before.clone_from(cumulated);
    }
    let thresholds = reached.iter().map(|r| ((r << 64u32) / &denominator).to_u128().unwrap_or(u128::MAX)).collect();
    Outcomes { given, weights, denominator, thresholds }
}

/// An order of the groups in which sums are finished early, one after the other: states then differ in few sums.
fn order(needs: &[u128], groups: &[Outcomes]) -> Vec<usize> {
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
fn exact<N: PrimInt + Hash>(needs: &[u128], groups: &[&Outcomes]) -> Option<Probability> {
    let left = outlook(needs, groups);
    let certain = |value: Exact| Some(Probability { value, error: Exact::zero() });
    if needs.iter().zip(&left[0]).any(|(need, left)| need > left) {
        return certain(Exact::zero());
    }
    // An amount past the number's range reaches every need.
    let narrow = |amount: u128| N::from(amount).unwrap_or_else(N::max_value);
    let mut states: FxHashMap<Box<[N]>, BigUint> = FxHashMap::default();
    states.insert(needs.iter().map(|need| narrow(*need)).collect(), BigUint::one());
    let mut denominator = BigUint::one();
    for (at, group) in groups.iter().enumerate() {
        let mut next: FxHashMap<Box<[N]>, BigUint> = FxHashMap::default();
        let left: Vec<N> = left[at + 1].iter().map(|left| narrow(*left)).collect();
        #[allow(clippy::iter_over_hash_type)] // exact sums: the order does not matter
        for (state, weight) in &states {
            for (given, chance) in group.given.iter().zip(&group.weights) {
                if chance.is_zero() {
                    continue;
                }
                let mut after = state.clone();
                for (sum, amount) in given {
                    let amount = narrow(*amount);
                    after[*sum] = if after[*sum] > amount { after[*sum] - amount } else { N::zero() };
                }
                if after.iter().zip(&left).all(|(need, left)| need <= left) {
                    *next.entry(after).or_default() += weight * chance;
                }
            }
            if next.len() > MOST_STATES {
                return None;
            }
        }
        states = next;
        denominator *= &group.denominator;
    }
    let reached = states.remove(&vec![N::zero(); needs.len()].into_boxed_slice()).unwrap_or_default();
    certain(Exact::from(BigRational::new(reached.into(), denominator.into())))
}

/// By Monte Carlo, always from the same seed.
fn drawn(needs: &[u128], groups: &[&Outcomes]) -> Probability {
    let mut draws = Draws::seeded(SEED);
    let mut hits: u64 = 0;
    let mut state = needs.to_vec();
    for _ in 0..DRAWS {
        state.copy_from_slice(needs);
        for group in groups {
            let draw = u128::from(draws.next());
            let outcome = group.thresholds.iter().position(|threshold| draw < *threshold);
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
        let factor = BigInt::one();
        let outcomes: Vec<Outcomes> = groups.iter().map(|group| outcomes(group, &[2], &[&factor])).collect();
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
}
