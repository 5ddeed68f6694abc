//! Which scenarios another one beats on two figures at once: those need no weights to be set aside.

use crate::base::Exact;
use crate::model::Direction;

/// For each candidate the ones that dominate it, in order: at least as good on both figures, better on one. A candidate
/// without one of the figures neither dominates nor is dominated. An unknown direction counts as more is better.
pub fn pareto(values: &[[Option<Exact>; 2]], directions: [Direction; 2]) -> Vec<Vec<usize>> {
    let full: Vec<Option<[&Exact; 2]>> = values.iter().map(|[one, two]| Some([one.as_ref()?, two.as_ref()?])).collect();
    let better = |of: usize, a: &Exact, b: &Exact| if directions[of] == Direction::Min { a < b } else { a > b };
    let dominates = |a: &[&Exact; 2], b: &[&Exact; 2]| {
        let wins = |one: &[&Exact; 2], other: &[&Exact; 2]| (0..2).any(|of| better(of, one[of], other[of]));
        wins(a, b) && !wins(b, a)
    };
    full.iter()
        .map(|own| {
            let beats =
                |at: &usize| own.as_ref().zip(full[*at].as_ref()).is_some_and(|(own, other)| dominates(other, own));
            (0..full.len()).filter(beats).collect()
        })
        .collect()
}
