//! How robust the order is against other weights: the one number of draws and the one seed that every view of a
//! comparison takes, so that a figure is the same wherever it is read.

use crate::analysis::decision::{Acceptability, acceptability};

/// Weight vectors drawn: enough for a standard error below 0.0016.
pub const DRAWS: u32 = 100_000;
/// The seed that they are drawn from.
pub const SEED: u64 = 1;
/// The fewest draws, for a matrix so large that more would take minutes.
const FEWEST: u32 = 10_000;

/// The rank acceptability of a matrix of values, by alternative and then criterion. It takes up to a second: work for a
/// job, not for a frame.
pub fn robustness(values: &[Vec<f64>]) -> Acceptability {
    let criteria = values.first().map_or(0, Vec::len);
    acceptability(values, draws(values.len(), criteria), SEED)
}

/// [`DRAWS`], but for huge matrices fewer, down to [`FEWEST`], so that no file makes anyone wait for minutes.
fn draws(alternatives: usize, criteria: usize) -> u32 {
    const WORK: u32 = 100_000_000;
    let cells = u32::try_from(alternatives.saturating_mul(criteria)).unwrap_or(u32::MAX);
    (WORK / cells.max(1)).clamp(FEWEST, DRAWS)
}

#[cfg(test)]
mod tests {
    use super::{DRAWS, FEWEST, SEED, draws, robustness};

    #[test]
    fn an_ordinary_matrix_takes_all_draws_and_a_huge_one_fewer() {
        assert_eq!((draws(2, 3), draws(12, 50), draws(100, 1_000)), (DRAWS, DRAWS, FEWEST));
        assert_eq!(draws(50, 100), 20_000);
    }

    #[test]
    fn the_draws_and_the_seed_are_told_with_the_figure() {
        let drawn = robustness(&[vec![1.0, 0.0], vec![0.4, 0.8]]);
        assert_eq!((drawn.draws, drawn.seed), (DRAWS, SEED));
        assert!((drawn.shares[0][0] - 3.0 / 7.0).abs() < 0.005, "{}", drawn.shares[0][0]);
    }
}
