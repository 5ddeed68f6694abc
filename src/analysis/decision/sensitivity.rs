//! How far a weight can move before another scenario leads the weighted score. Each score is linear in the weight of one
//! criterion, so the bounds are exact.

use super::Decision;
use crate::base::{CriterionId, Exact};

/// How far the weight of one criterion can move while the leader stays first, the other weights in proportion; in equal
/// parts where it has all the weight.
#[derive(Clone, Debug, PartialEq)]
pub struct Range {
    /// The criterion.
    pub id: CriterionId,
    /// The least normalised weight at which the leader is still first, be it tied; 0 to the present weight.
    pub low: Exact,
    /// The largest such weight; the present weight to 1.
    pub high: Exact,
    /// Who takes over below the range; `None` when the range reaches 0.
    pub below: Option<usize>,
    /// Who takes over above it; `None` when it reaches 1.
    pub above: Option<usize>,
}

/// Weight moved from one criterion to one other.
#[derive(Clone, Debug, PartialEq)]
pub struct Move {
    /// The criterion that gives weight.
    pub from: CriterionId,
    /// The one that takes it.
    pub to: CriterionId,
    /// How much, of all weight being 1; above 0, at most what `from` has.
    pub weight: Exact,
    /// Who then ties the leader.
    pub scenario: usize,
}

/// What the weighted score's leader bears.
#[derive(Clone, Debug, PartialEq)]
pub struct Sensitivity {
    /// By criterion, in the matrix's order.
    pub ranges: Vec<Range>,
    /// The least move that makes another scenario tie the leader; `None` when one ties it already, or when no move
    /// from one criterion to one other does.
    pub smallest_move: Option<Move>,
}

/// Works out the ranges and the smallest move. The leader is that of the weighted score; of tied ones the first in
/// order, and the ranges are those in which it keeps at least the score of every other.
pub fn sensitivity(decision: &Decision) -> Sensitivity {
    let scores = decision.weighted_scores();
    let Some(best) = scores.iter().max() else { return Sensitivity { ranges: Vec::new(), smallest_move: None } };
    let leader = scores.iter().position(|score| score == best).unwrap_or(0);
    let rivals: Vec<Rival> = (0..scores.len())
        .filter(|at| *at != leader)
        .map(|at| Rival {
            at,
            lead: best - &scores[at],
            leads: decision.criteria.iter().map(|c| &c.values[leader] - &c.values[at]).collect(),
        })
        .collect();
    Sensitivity {
        ranges: (0..decision.criteria.len()).map(|criterion| range(decision, &rivals, criterion)).collect(),
        smallest_move: smallest_move(decision, &rivals),
    }
}

/// Another candidate, and how far the leader is ahead of it.
struct Rival {
    at: usize,
    /// In the weighted score, 0 or more.
    lead: Exact,
    /// In value, by criterion.
    leads: Vec<Exact>,
}

fn range(decision: &Decision, rivals: &[Rival], criterion: usize) -> Range {
    let share = &decision.criteria[criterion].share;
    let rest = &Exact::one() - share;
    let others = decision.criteria.len().saturating_sub(1);
    let mut below: Option<Bound> = None;
    let mut above: Option<Bound> = None;
    for rival in rivals {
        // The lead at weight t is t · with + (1 − t) · without.
        let with = &rival.leads[criterion];
        let without = if rest.is_zero() {
            let sum: Exact =
                rival.leads.iter().enumerate().filter(|(at, _)| *at != criterion).map(|(_, lead)| lead).sum();
            // The only criterion has all the weight wherever its slider stands.
            if others == 0 { with.clone() } else { &sum / others as u64 }
        } else {
            Exact::share(&(&rival.lead - &(share * with)), &rest).unwrap_or_default()
        };
        // It is 0 or more at the present weight, so that it is lost on one side at most.
        if !with.is_negative() && !without.is_negative() {
            continue;
        }
        let fall = &without - with; // from weight 0 to 1
        let Some(weight) = Exact::share(&without, &fall) else { continue };
        if with.is_negative() {
            let bound = Bound { weight, fall, at: rival.at };
            if above.as_ref().is_none_or(|first| (&bound.weight, &first.fall) < (&first.weight, &bound.fall)) {
                above = Some(bound);
            }
        } else {
            let bound = Bound { weight, fall: -fall, at: rival.at };
            if below.as_ref().is_none_or(|first| (&first.weight, &first.fall) < (&bound.weight, &bound.fall)) {
                below = Some(bound);
            }
        }
    }
    Range {
        id: decision.criteria[criterion].id.clone(),
        below: below.as_ref().map(|bound| bound.at),
        above: above.as_ref().map(|bound| bound.at),
        low: below.map_or_else(Exact::zero, |bound| bound.weight),
        high: above.map_or_else(Exact::one, |bound| bound.weight),
    }
}

/// Where a lead is lost, and how fast; of several lost at one weight the fastest takes over, then the first in order.
struct Bound {
    weight: Exact,
    fall: Exact,
    at: usize,
}

fn smallest_move(decision: &Decision, rivals: &[Rival]) -> Option<Move> {
    if rivals.iter().any(|rival| rival.lead.is_zero()) {
        return None;
    }
    // Whatever gives the weight, it works most where the leader leads least.
    let takers: Vec<(&Rival, usize, &Exact)> = rivals
        .iter()
        .filter_map(|rival| {
            let (to, least) = rival.leads.iter().enumerate().min_by(|a, b| a.1.cmp(b.1))?;
            Some((rival, to, least))
        })
        .collect();
    let mut smallest: Option<Move> = None;
    for (from, giver) in decision.criteria.iter().enumerate() {
        for (rival, to, least) in &takers {
            let gain = &rival.leads[from] - *least;
            let Some(weight) = Exact::share(&rival.lead, &gain) else { continue };
            if weight <= giver.share && smallest.as_ref().is_none_or(|other| weight < other.weight) {
                smallest = Some(Move {
                    from: giver.id.clone(),
                    to: decision.criteria[*to].id.clone(),
                    weight,
                    scenario: rival.at,
                });
            }
        }
    }
    smallest
}
