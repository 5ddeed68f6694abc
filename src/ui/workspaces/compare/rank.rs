//! Which figure of a row is the best and which the worst, where better has a direction.

use crate::base::Exact;
use crate::ui::kit::figure_cell::Rank;

use super::sheet::Cell;

/// In which direction a figure is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Better {
    Higher,
    Lower,
    /// Neither: a larger force is not a better one.
    Neither,
}

/// Marks best and worst. A scenario without a value is never marked, yet makes a row of otherwise equal values unequal:
/// a day that is reached is better than one that is not.
pub(super) fn mark(cells: &mut [Cell], values: &[Option<Exact>], better: Better) {
    if better == Better::Neither {
        return;
    }
    let (Some(least), Some(most)) = (values.iter().flatten().min(), values.iter().flatten().max()) else { return };
    let missing = values.iter().any(Option::is_none);
    if least == most && !missing {
        return;
    }
    // What most scenarios share does not stand out.
    let few = |value: &Exact| values.iter().flatten().filter(|v| *v == value).count() * 2 <= values.len();
    let (best, worst) = if better == Better::Higher { (most, least) } else { (least, most) };
    for (cell, value) in cells.iter_mut().zip(values) {
        match value {
            Some(value) if value == best && few(best) => cell.rank = Rank::Best,
            Some(value) if value == worst && few(worst) => cell.rank = Rank::Worst,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ranks(values: &[Option<i32>], better: Better) -> Vec<Rank> {
        let mut cells = vec![Cell::default(); values.len()];
        let values: Vec<Option<Exact>> = values.iter().map(|v| v.map(Exact::whole)).collect();
        mark(&mut cells, &values, better);
        cells.iter().map(|cell| cell.rank).collect()
    }

    #[test]
    fn best_and_worst_follow_the_direction() {
        use Rank::{Best, None as Not, Worst};
        let values = [Some(4), Some(6), Some(7)];
        assert_eq!(ranks(&values, Better::Higher), [Worst, Not, Best]);
        assert_eq!(ranks(&values, Better::Lower), [Best, Not, Worst]);
        assert_eq!(ranks(&values, Better::Neither), [Not, Not, Not]);
    }

    #[test]
    fn equal_figures_and_missing_ones_are_not_marked() {
        use Rank::{Best, None as Not};
        assert_eq!(ranks(&[Some(3), Some(3)], Better::Higher), [Not, Not]);
        assert_eq!(ranks(&[None, None], Better::Lower), [Not, Not]);
        assert_eq!(ranks(&[None, Some(87)], Better::Lower), [Not, Best]);
        assert_eq!(ranks(&[Some(1), Some(2), Some(2), Some(2)], Better::Lower), [Best, Not, Not, Not]);
    }
}
