//! The five ways of adding up a decision matrix, and who leads in each. Comparison is exact but in TOPSIS, where scores
//! less than [`SAME`] apart are one.

use std::cmp::Ordering;

use super::CriterionValues;
use crate::base::Exact;
use crate::model::Direction;

/// TOPSIS scores this near to each other are tied: far below what a person could mean, far above what rounding does.
const SAME: f64 = 1e-12;

/// A way of adding up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Style {
    /// Sum of share times value; highest first.
    WeightedScore,
    /// Sum of share times rank by value, 1 being best; lowest first.
    WeightedRank,
    /// Unweighted signs against the baseline's values; highest first.
    PlusMinus,
    /// Closeness to the ideal, on raw figures; highest first.
    Topsis,
    /// Net flow of pairwise wins, by value; highest first.
    Promethee,
}

impl Style {
    /// The styles in their order.
    pub const ALL: [Self; 5] =
        [Self::WeightedScore, Self::WeightedRank, Self::PlusMinus, Self::Topsis, Self::Promethee];

    /// Its key in JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Self::WeightedScore => "weighted_score",
            Self::WeightedRank => "weighted_rank",
            Self::PlusMinus => "plus_minus",
            Self::Topsis => "topsis",
            Self::Promethee => "promethee",
        }
    }

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::WeightedScore => "Weighted score",
            Self::WeightedRank => "Weighted rank",
            Self::PlusMinus => "Plus, minus, zero",
            Self::Topsis => "TOPSIS",
            Self::Promethee => "PROMETHEE II",
        }
    }

    /// True where the lowest score leads.
    pub const fn lowest_leads(self) -> bool {
        matches!(self, Self::WeightedRank)
    }
}

/// What a style says.
#[derive(Clone, Debug, PartialEq)]
pub struct StyleResult {
    /// The style.
    pub style: Style,
    /// By candidate; the nearest doubles of exact figures, but in TOPSIS.
    pub scores: Vec<f64>,
    /// Who leads: of tied leaders the first in order.
    pub leader: usize,
    /// All that share the first place; empty unless more than one does.
    pub tied: Vec<usize>,
}

/// All styles, in their order. `count` is the number of candidates, `baseline` one of them.
pub(super) fn results(criteria: &[CriterionValues], count: usize, baseline: usize) -> Vec<StyleResult> {
    Style::ALL
        .into_iter()
        .map(|style| match style {
            Style::WeightedScore => exact(style, &weighted_scores(criteria)),
            Style::WeightedRank => exact(style, &weighted_ranks(criteria, count)),
            Style::PlusMinus => plus_minus_result(criteria, count, baseline),
            Style::Promethee => exact(style, &net_flows(criteria, count)),
            Style::Topsis => {
                let scores = closeness(criteria, count);
                let best = scores.iter().copied().fold(f64::MIN, f64::max);
                let first = (0..count).filter(|at| best - scores[*at] <= SAME).collect();
                led(style, scores, first)
            }
        })
        .collect()
}

fn exact(style: Style, scores: &[Exact]) -> StyleResult {
    let best = if style.lowest_leads() { scores.iter().min() } else { scores.iter().max() };
    let first = (0..scores.len()).filter(|at| Some(&scores[*at]) == best).collect();
    led(style, scores.iter().map(Exact::to_f64).collect(), first)
}

fn led(style: Style, scores: Vec<f64>, first: Vec<usize>) -> StyleResult {
    let leader = first.first().copied().unwrap_or(0);
    StyleResult { style, scores, leader, tied: if first.len() > 1 { first } else { Vec::new() } }
}

pub(super) fn weighted_scores(criteria: &[CriterionValues]) -> Vec<Exact> {
    let count = criteria.first().map_or(0, |criterion| criterion.values.len());
    (0..count).map(|at| criteria.iter().map(|criterion| &criterion.share * &criterion.values[at]).sum()).collect()
}

/// Ranks by value, 1 for the best; tied ones share the mean of the places that they take.
fn ranks(values: &[Exact]) -> Vec<Exact> {
    values
        .iter()
        .map(|value| {
            let better = values.iter().filter(|other| *other > value).count();
            let same = values.iter().filter(|other| *other == value).count();
            // Places better + 1 to better + same; twice their mean is 2 · better + same + 1.
            &Exact::whole(2 * better + same + 1) / 2
        })
        .collect()
}

fn weighted_ranks(criteria: &[CriterionValues], count: usize) -> Vec<Exact> {
    let ranks: Vec<Vec<Exact>> = criteria.iter().map(|criterion| ranks(&criterion.values)).collect();
    (0..count)
        .map(|at| criteria.iter().zip(&ranks).map(|(criterion, ranks)| &criterion.share * &ranks[at]).sum())
        .collect()
}

fn sign(order: Ordering) -> i64 {
    order as i64
}

/// Plus, minus, zero against a baseline.
pub(super) fn plus_minus_result(criteria: &[CriterionValues], count: usize, baseline: usize) -> StyleResult {
    exact(Style::PlusMinus, &plus_minus(criteria, count, baseline))
}

fn plus_minus(criteria: &[CriterionValues], count: usize, baseline: usize) -> Vec<Exact> {
    let against = |at: usize| criteria.iter().map(|c| sign(c.values[at].cmp(&c.values[baseline]))).sum::<i64>();
    (0..count).map(|at| Exact::whole(against(at))).collect()
}

/// PROMETHEE II with the usual preference function: what a candidate wins against each other one, less what it loses,
/// on average over the others; −1 to 1.
fn net_flows(criteria: &[CriterionValues], count: usize) -> Vec<Exact> {
    let others = count.saturating_sub(1) as u64;
    (0..count)
        .map(|at| {
            let flow: Exact = criteria
                .iter()
                .map(|criterion| {
                    let own = &criterion.values[at];
                    let net: i64 = criterion.values.iter().map(|other| sign(own.cmp(other))).sum();
                    &criterion.share * &Exact::whole(net)
                })
                .sum();
            &flow / others
        })
        .collect()
}

/// TOPSIS: 0 at the anti-ideal, 1 at the ideal, 0.5 where the two are the same.
fn closeness(criteria: &[CriterionValues], count: usize) -> Vec<f64> {
    let mut to_ideal = vec![0.0; count];
    let mut to_anti = vec![0.0; count];
    for criterion in criteria {
        let raw: Vec<Option<f64>> = criterion.raw.iter().map(|raw| raw.as_ref().map(Exact::to_f64)).collect();
        let present = || raw.iter().flatten().copied();
        // Against overflow; it cancels in the normalisation.
        let size = present().map(f64::abs).fold(0.0, f64::max);
        if size == 0.0 {
            continue;
        }
        let (least, most) = (present().fold(f64::MAX, f64::min), present().fold(f64::MIN, f64::max));
        let (ideal, anti) = if criterion.direction == Direction::Min { (least, most) } else { (most, least) };
        let length = raw.iter().map(|raw| (raw.unwrap_or(anti) / size).powi(2)).sum::<f64>().sqrt();
        let weight = criterion.share.to_f64() / length;
        for (at, raw) in raw.iter().enumerate() {
            let raw = raw.unwrap_or(anti);
            to_ideal[at] += (weight * ((raw - ideal) / size)).powi(2);
            to_anti[at] += (weight * ((raw - anti) / size)).powi(2);
        }
    }
    to_ideal
        .into_iter()
        .zip(to_anti)
        .map(|(plus, minus)| {
            let (plus, minus) = (plus.sqrt(), minus.sqrt());
            if plus + minus == 0.0 { 0.5 } else { minus / (plus + minus) }
        })
        .collect()
}
