//! What must be known to read a decision matrix, as data.

use crate::base::Decimal;

/// One thing to know. A criterion goes by its name, a candidate by its position.
#[derive(Clone, Debug, PartialEq)]
pub enum Note {
    /// There are no criteria, so there is no matrix.
    NoCriteria,
    /// There are fewer than two candidates, so there is no matrix.
    OneCandidate,
    /// No criterion has a weight, so there is no matrix.
    NoWeight,
    /// A criterion's weight is below 0 and counts 0.
    NegativeWeight(String, Decimal),
    /// Which way is better is not known of a criterion; more is taken.
    NoDirection(String),
    /// A criterion's measure is no metric: the criterion, and the measure as in the file.
    NoMetric(String, String),
    /// Ends of a criterion's scale come from the candidates.
    EndsFromCandidates {
        /// The criterion.
        criterion: String,
        /// The worst end does.
        worst: bool,
        /// The best end does.
        best: bool,
    },
    /// All score the same on a criterion whose scale has no length, so that each has the value 0.5.
    NoLength(String),
    /// Candidates without a figure on a criterion, which have the value 0 there.
    Missing(String, Vec<usize>),
    /// A screening threshold tests the measure of a criterion too.
    TestedTwice(String),
    /// The candidates are not all measured by the same lines.
    OtherLines,
}
