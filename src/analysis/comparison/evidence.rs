//! What a screening test found, as data.

use crate::base::{Exact, Quantity, RequirementId};

/// One thing that a screening test found. Names are those of the plan's records, never their ids.
#[derive(Clone, Debug, PartialEq)]
pub enum Evidence {
    /// Nothing is wrong but what other tests ask for.
    NoErrors,
    /// A finding of severity error, in its own words.
    Error(String),
    /// Every essential line has assigned its minimum or more.
    MinimaReached,
    /// The set has no essential line.
    NoEssentialLine,
    /// An essential line is below its minimum.
    BelowMinimum(RequirementId, Quantity),
    /// No red line is breached, and risk and burden lie within the thresholds.
    RedLinesKept {
        /// The red lines that are judged to be at risk.
        at_risk: Vec<String>,
        /// The share of essential lines expected at minimum.
        expected_minimum: Exact,
        /// The largest nation's share.
        largest_share: Exact,
    },
    /// A red line is breached.
    Breached(String),
    /// Nobody has judged a red line.
    NotJudged(String),
    /// The share expected at minimum has not been worked out, or is of nothing.
    ExpectedMinimumUnknown,
    /// The share expected at minimum, and the threshold that it is below.
    ExpectedMinimumBelow(Exact, Exact),
    /// The largest nation's share is of nothing.
    LargestShareUnknown,
    /// The largest nation's share, and the threshold that it is above.
    LargestShareAbove(Exact, Exact),
    /// The most similar other alternative, and how alike it is.
    AtMostAlike(usize, Exact),
    /// Nothing else is compared.
    NothingToTellFrom,
    /// An alternative that cannot be told from this one, and how alike the two are.
    Alike(usize, Exact),
    /// How alike another alternative is cannot be said.
    SimilarityUnknown(usize),
    /// Concept, tasks and headquarters are there.
    Complete,
    /// The concept is not written.
    NoConcept,
    /// A task has no usable assignment.
    TaskUnserved(String),
    /// No usable assignment is of a headquarters.
    NoHeadquarters,
}
