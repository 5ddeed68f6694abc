//! Why a command was not done, and what would help, as data: a refusal touches nothing. The sentences are made in `words`.

use super::bad_value::BadValue;
use super::kind::RecordKind;
use super::uses::Use;
use crate::base::{ContributionId, CurrencyCode, Quantity, RequirementId};
use crate::model::Status;

/// A command that was not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Something named is not in the plan.
    NoSuch {
        /// What kind of record.
        what: RecordKind,
        /// The id that was named.
        id: String,
    },
    /// The id is taken.
    Taken {
        /// What kind of record.
        what: RecordKind,
        /// The id.
        id: String,
    },
    /// Nothing, or not enough, of the contribution is left in the scenario.
    NotEnough {
        /// The scenario's short name.
        scenario: String,
        /// How much is left.
        left: Quantity,
        /// The contribution's quantity.
        quantity: Quantity,
    },
    /// The quantity is no multiple of the increment.
    Increment {
        /// The contribution.
        contribution: ContributionId,
        /// Its increment.
        increment: Quantity,
    },
    /// Another contribution of the same either-or group is in the scenario.
    EitherOr {
        /// The contribution.
        contribution: ContributionId,
        /// The one of its group that the scenario uses.
        other: ContributionId,
        /// The scenario's short name.
        scenario: String,
    },
    /// The line asks for another capability.
    OtherKind {
        /// The capability asked for.
        asked: String,
    },
    /// The contribution was offered for other areas.
    AreaNotAllowed {
        /// The areas it may go to.
        allowed: Vec<String>,
    },
    /// A prohibition names the area.
    AreaRuledOut {
        /// The nation.
        nation: String,
        /// The area.
        area: String,
    },
    /// The contribution has ended.
    Ended {
        /// The contribution.
        contribution: ContributionId,
        /// How it ended.
        status: Status,
    },
    /// Nothing was asked for.
    Nothing,
    /// Scenarios use more than the new quantity.
    InUse {
        /// The short names of the scenarios that use it.
        scenarios: Vec<String>,
        /// The most that one of them uses.
        used: Quantity,
    },
    /// The record is used elsewhere.
    Used {
        /// The record, or what of it is used.
        what: Used,
        /// Where.
        places: Vec<Use>,
    },
    /// The scenario of this name stands in the log.
    Logged(String),
    /// A value is outside its range.
    BadValue(BadValue),
    /// A step back in status needs a reason.
    NeedsReason {
        /// The status now.
        from: Status,
        /// The status wanted.
        to: Status,
    },
}

impl std::error::Error for Refusal {}

impl From<BadValue> for Refusal {
    fn from(value: BadValue) -> Self {
        Self::BadValue(value)
    }
}

/// What is used elsewhere, so that it cannot go or change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Used {
    /// A record, by its name.
    Record(String),
    /// A task of a requirement set.
    Task(String),
    /// The unit of a capability.
    Unit {
        /// The capability's name.
        capability: String,
        /// Its unit.
        unit: String,
    },
    /// The rate of a currency.
    Rate(CurrencyCode),
    /// The base currency.
    BaseCurrency(CurrencyCode),
    /// The capability that a line asks for.
    Asked {
        /// The line.
        line: RequirementId,
        /// The capability's name.
        capability: String,
    },
}
