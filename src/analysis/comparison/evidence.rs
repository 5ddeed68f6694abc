//! What a screening test rests on, as data; the sentences are made from it here alone.

use crate::analysis::words::{listed, percent};
use crate::base::{Exact, Quantity, RequirementId, visible};

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
        expected_minimum: Option<Exact>,
        /// The largest nation's share.
        largest_share: Option<Exact>,
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

impl Evidence {
    /// The sentence, without its full stop. `names` are what the alternatives are called, by position.
    pub fn in_words(&self, names: &[String]) -> String {
        let name = |at: &usize| names.get(*at).map_or("another scenario", String::as_str);
        match self {
            Self::NoErrors => "No errors apart from unmet lines and red lines".to_owned(),
            Self::Error(text) => text.clone(),
            Self::MinimaReached => "Every essential line reaches its minimum".to_owned(),
            Self::NoEssentialLine => "The requirement set has no essential line".to_owned(),
            Self::BelowMinimum(line, minimum) => format!("{line} is below its minimum of {minimum}"),
            Self::RedLinesKept { at_risk, expected_minimum, largest_share } => {
                let kept = match at_risk.as_slice() {
                    [] => "Red lines kept".to_owned(),
                    [one] => format!("Red lines kept, {} at risk", quoted(one)),
                    more => format!(
                        "Red lines kept, {} at risk",
                        listed(&more.iter().map(|one| quoted(one)).collect::<Vec<_>>())
                    ),
                };
                let share = |share: &Option<Exact>| share.as_ref().map_or_else(String::new, percent);
                format!(
                    "{kept}; {} of essential lines expected at their minimum; largest share {}",
                    share(expected_minimum),
                    share(largest_share)
                )
            }
            Self::Breached(red_line) => format!("The red line {} is breached", quoted(red_line)),
            Self::NotJudged(red_line) => format!("The red line {} has not been judged", quoted(red_line)),
            Self::ExpectedMinimumUnknown => "The expected minimum is not known".to_owned(),
            Self::ExpectedMinimumBelow(value, limit) => {
                format!("{} of essential lines expected at their minimum, below {}", percent(value), percent(limit))
            }
            Self::LargestShareUnknown => "The largest share is not known".to_owned(),
            Self::LargestShareAbove(value, limit) => {
                format!("One nation bears {}, above {}", percent(value), percent(limit))
            }
            Self::AtMostAlike(other, similarity) => format!("At most {} alike ({})", percent(similarity), name(other)),
            Self::NothingToTellFrom => "No other scenario is compared".to_owned(),
            Self::Alike(other, similarity) => format!("{} alike with {}", percent(similarity), name(other)),
            Self::SimilarityUnknown(other) => format!("The similarity to {} is not known", name(other)),
            Self::Complete => "Concept written, every task has a usable assignment, a headquarters is there".to_owned(),
            Self::NoConcept => "The concept is not written".to_owned(),
            Self::TaskUnserved(task) => format!("The task {} has no usable assignment", quoted(task)),
            Self::NoHeadquarters => "No headquarters is usable".to_owned(),
        }
    }
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", visible(name))
}
