//! Whether a decision matrix names a winner at all: one leader in every style, that a small shift of weight does not
//! unseat.

use super::{Decision, Sensitivity};
use crate::base::{Decimal, Exact};

/// A shift of this much weight, of all being 1, is small: 5 points of 100.
pub const NARROW: (i64, u32) = (5, 2);

/// Why no candidate clearly wins; at least one of the two holds.
#[derive(Clone, Debug, PartialEq)]
pub struct NoClearWinner {
    /// The styles do not all have the same sole leader.
    pub styles_differ: bool,
    /// A shift of at most 0.05 of all weight that makes another tie the weighted score's leader: how much, and who.
    pub shift: Option<(Exact, usize)>,
}

/// Says why there is no clear winner; `None` when there is one. A shift is either the smallest move from one criterion
/// to one other, or the way of one weight to an end of its range, the others in proportion; the smaller counts.
pub fn no_clear_winner(decision: &Decision, sensitivity: &Sensitivity) -> Option<NoClearWinner> {
    let narrow = Decimal::new(NARROW.0, NARROW.1).exact();
    let moved = sensitivity.smallest_move.iter().map(|least| (least.weight.clone(), least.scenario));
    let ends = sensitivity.ranges.iter().zip(&decision.criteria).flat_map(|(range, criterion)| {
        let below = range.below.map(|at| (&criterion.share - &range.low, at));
        let above = range.above.map(|at| (&range.high - &criterion.share, at));
        [below, above].into_iter().flatten()
    });
    let mut shift: Option<(Exact, usize)> = None;
    for (weight, at) in moved.chain(ends).filter(|(weight, _)| *weight <= narrow) {
        if shift.as_ref().is_none_or(|(least, _)| weight < *least) {
            shift = Some((weight, at));
        }
    }
    let styles_differ = !decision.agree;
    (styles_differ || shift.is_some()).then_some(NoClearWinner { styles_differ, shift })
}
