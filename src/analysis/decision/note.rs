//! What must be known to read a decision matrix, as data; the sentences are made from it here alone.

use crate::analysis::words::listed;
use crate::base::{Decimal, visible};

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

impl Note {
    /// The sentence, without its full stop. `names` are what the candidates are called, by position.
    pub fn in_words(&self, names: &[String]) -> String {
        let words = match self {
            Self::NoCriteria => "There are no criteria, so there is no decision matrix".to_owned(),
            Self::OneCandidate => "A decision matrix needs two scenarios or more".to_owned(),
            Self::NoWeight => "No criterion has a weight, so there is no decision matrix".to_owned(),
            Self::NegativeWeight(criterion, weight) => format!("{criterion}: its weight of {weight} counts 0"),
            Self::NoDirection(criterion) => {
                format!("{criterion}: its direction is not known; more is taken as better")
            }
            Self::NoMetric(criterion, measure) => format!("{criterion}: its measure \"{measure}\" is no metric"),
            Self::EndsFromCandidates { criterion, worst, best } => {
                let which = match (worst, best) {
                    (true, true) => "both ends of its scale are",
                    (true, false) => "the worst end of its scale is",
                    _ => "the best end of its scale is",
                };
                format!(
                    "{criterion}: {which} taken from the compared scenarios, so that adding one changes the others' values"
                )
            }
            Self::NoLength(criterion) => {
                format!("{criterion}: all score the same and the scale has no length, so each has the value 0.5")
            }
            Self::Missing(criterion, candidates) => {
                let missing: Vec<&str> =
                    candidates.iter().map(|at| names.get(*at).map_or("another scenario", String::as_str)).collect();
                format!("{criterion}: no figure for {}; the value there is 0", listed(&missing))
            }
            Self::TestedTwice(criterion) => {
                format!("{criterion}: a screening threshold tests it too, so that an option is judged by it twice")
            }
            Self::OtherLines => {
                "The scenarios are not all measured by the same lines, so that shares of lines are of different lines"
                    .to_owned()
            }
        };
        visible(&words)
    }
}
