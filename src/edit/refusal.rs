//! Why a command was not done, and what would help. Data with the words beside it; a refusal touches nothing.

use crate::base::{ContributionId, Quantity};

/// A command that was not done.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Something named is not in the plan.
    #[error("There is no {what} \"{id}\" in this plan")]
    NoSuch {
        /// What kind of record.
        what: &'static str,
        /// The id that was named.
        id: String,
    },
    /// The id is taken.
    #[error("The {what} \"{id}\" is there already; choose another id")]
    Taken {
        /// What kind of record.
        what: &'static str,
        /// The id.
        id: String,
    },
    /// Nothing, or not enough, of the contribution is left in the scenario.
    #[error("{}", not_enough(.scenario, *.left, *.quantity))]
    NotEnough {
        /// The scenario's short name.
        scenario: String,
        /// How much is left.
        left: Quantity,
        /// The contribution's quantity.
        quantity: Quantity,
    },
    /// The quantity is no multiple of the increment.
    #[error("{contribution} goes in parts of {increment}")]
    Increment {
        /// The contribution.
        contribution: ContributionId,
        /// Its increment.
        increment: Quantity,
    },
    /// Another contribution of the same either-or group is in the scenario.
    #[error("{scenario} uses {other}: either that or {contribution}")]
    EitherOr {
        /// The contribution.
        contribution: ContributionId,
        /// The one of its group that the scenario uses.
        other: ContributionId,
        /// The scenario's short name.
        scenario: String,
    },
    /// The line asks for another capability.
    #[error("Other kind: the line asks for {asked}")]
    OtherKind {
        /// The capability asked for.
        asked: String,
    },
    /// The contribution was offered for other areas.
    #[error("Offered for {} only", .allowed.join(" and "))]
    AreaNotAllowed {
        /// The areas it may go to.
        allowed: Vec<String>,
    },
    /// A prohibition names the area.
    #[error("{nation} rules out {area}")]
    AreaRuledOut {
        /// The nation.
        nation: String,
        /// The area.
        area: String,
    },
    /// The contribution has ended.
    #[error("{contribution} is {status}")]
    Ended {
        /// The contribution.
        contribution: ContributionId,
        /// How it ended.
        status: String,
    },
    /// Nothing was asked for.
    #[error("The quantity is 0; enter 1 or more")]
    Nothing,
    /// Scenarios use more than the new quantity.
    #[error("{} {} {used}. Enter {used} or more, or take some out first", join(.scenarios), if .scenarios.len() == 1 { "uses" } else { "use" })]
    InUse {
        /// The short names of the scenarios that use it.
        scenarios: Vec<String>,
        /// The most that one of them uses.
        used: Quantity,
    },
    /// The record is used elsewhere.
    #[error("{what} is used in {}. Take it out there first", join(.places))]
    Used {
        /// The record.
        what: String,
        /// Where.
        places: Vec<String>,
    },
    /// The scenario stands in the log.
    #[error("{0} stands in the log, which keeps what was said of it. Archive it instead")]
    Logged(String),
    /// A value is outside its range.
    #[error("{0}")]
    BadValue(String),
    /// A step back in status needs a reason.
    #[error("A step back from {from} to {to} needs a reason")]
    NeedsReason {
        /// The status now.
        from: String,
        /// The status wanted.
        to: String,
    },
}

fn not_enough(scenario: &str, left: Quantity, quantity: Quantity) -> String {
    let used = quantity.minus(left);
    if left == Quantity::ZERO {
        format!("None left in {scenario}: {used} of {quantity} used")
    } else {
        format!("Only {left} left in {scenario}: {used} of {quantity} used")
    }
}

pub(super) fn join(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}
