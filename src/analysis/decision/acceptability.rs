//! Rank acceptability (SMAA-2): how often each scenario takes each rank when the weights are anything at all. It answers
//! whether an option wins on its own strength or on the weights that someone chose.

use crate::analysis::draws::Draws;

/// How often each candidate takes each rank over weight vectors drawn uniformly from the simplex of all criteria.
#[derive(Clone, Debug, PartialEq)]
pub struct Acceptability {
    /// Weight vectors drawn.
    pub draws: u32,
    /// The seed that they were drawn from.
    pub seed: u64,
    /// By candidate, then rank (the first is rank 1): shares of the draws, 0 to 1, tied ones shared equally.
    pub shares: Vec<Vec<f64>>,
    /// By candidate: the mean of the weight vectors that put it first, by criterion, sum 1; `None` when none does.
    pub central: Vec<Option<Vec<f64>>>,
    /// The largest standard error of a share; at least 1/draws, since they are drawn.
    pub standard_error: f64,
}

/// Draws weights and ranks the candidates under each. `values` by candidate, then criterion, each 0 to 1 (a value that
/// is not there counts 0); the weights of the decision play no part. The same input gives the same figures. It holds
/// nothing but its own memory, so that it can run on any thread: 10,000 draws over 12 candidates and 10 criteria take
/// a few milliseconds.
pub fn acceptability(values: &[Vec<f64>], draws: u32, seed: u64) -> Acceptability {
    let count = values.len();
    let criteria = values.iter().map(Vec::len).max().unwrap_or(0);
    // By criterion, so that the inner loop runs over the candidates.
    let columns: Vec<Vec<f64>> = (0..criteria)
        .map(|criterion| values.iter().map(|row| row.get(criterion).copied().unwrap_or(0.0)).collect())
        .collect();
    let mut source = Draws::seeded(seed);
    let mut weights = vec![0.0; criteria];
    let mut scores = vec![0.0; count];
    let mut order: Vec<usize> = (0..count).collect();
    let mut shares = vec![vec![0.0; count]; count];
    let mut central = vec![vec![0.0; criteria]; count];
    for _ in 0..draws {
        draw(&mut source, &mut weights);
        scores.fill(0.0);
        for (weight, column) in weights.iter().zip(&columns) {
            for (score, value) in scores.iter_mut().zip(column) {
                *score += weight * value;
            }
        }
        order.sort_unstable_by(|a, b| scores[*b].total_cmp(&scores[*a]));
        let mut start = 0;
        while start < count {
            let score = scores[order[start]];
            let tied = order[start..].iter().take_while(|at| scores[**at] >= score).count().max(1);
            let part = 1.0 / tied as f64;
            for at in &order[start..start + tied] {
                for share in &mut shares[*at][start..start + tied] {
                    *share += part;
                }
                if start == 0 {
                    for (sum, weight) in central[*at].iter_mut().zip(&weights) {
                        *sum += part * weight;
                    }
                }
            }
            start += tied;
        }
    }
    let of_draws = 1.0 / f64::from(draws.max(1));
    let central = central
        .into_iter()
        .zip(&shares)
        .map(|(sums, ranks)| {
            let first = ranks.first().copied().filter(|first| *first > 0.0)?;
            Some(sums.into_iter().map(|sum| sum / first).collect())
        })
        .collect();
    for share in shares.iter_mut().flatten() {
        *share *= of_draws;
    }
    let error = shares.iter().flatten().map(|share| (share * (1.0 - share) * of_draws).max(0.0).sqrt());
    Acceptability { draws, seed, standard_error: error.fold(of_draws, f64::max), shares, central }
}

/// A weight vector, uniform on the simplex: exponential draws over their sum.
fn draw(source: &mut Draws, weights: &mut [f64]) {
    const UNIT: f64 = 1.0 / (1u64 << f64::MANTISSA_DIGITS) as f64;
    let mut sum = 0.0;
    for weight in &mut *weights {
        let above_0 = ((source.next() >> (u64::BITS - f64::MANTISSA_DIGITS)) + 1) as f64 * UNIT;
        *weight = -above_0.ln();
        sum += *weight;
    }
    if sum > 0.0 {
        for weight in weights {
            *weight /= sum;
        }
    }
}
