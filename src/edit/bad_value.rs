//! Values that a field cannot have, each with the figures that say why. The sentences are made in `words`.

use super::kind::RecordKind;
use crate::base::{ContributionId, CurrencyCode, Day, Decimal, NationId, Quantity, RequirementId};
use crate::model::Direction;

/// A value that was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BadValue {
    /// A record without a name.
    NoName(RecordKind),
    /// A capital without a name.
    NoNameOfCapital,
    /// A record without a title.
    NoTitle(RecordKind),
    /// Something that must be chosen was not.
    NotChosen(Choice),
    /// The name is that of another record of its kind.
    NameTaken {
        /// The kind.
        what: RecordKind,
        /// The name.
        name: String,
    },
    /// An id that records of this kind cannot have.
    Id(RecordKind),
    /// A number of days out of range.
    Days,
    /// A length of the plan or of a scenario out of range.
    Length(RecordKind),
    /// A day before C-day.
    BeforeCDay,
    /// An assignment that would end before it begins.
    EndsBeforeItBegins {
        /// Its first day.
        from: Day,
        /// Its last day.
        to: Day,
    },
    /// A line whose last day is before its first.
    LastDayBeforeFirst {
        /// Its first day.
        from: Day,
        /// Its last day.
        to: Day,
    },
    /// Degrees out of range.
    Degrees(Axis),
    /// A share that is not between 0 and 1, or too fine.
    Share(ShareOf),
    /// Nobody is named who does what is recorded.
    NoAuthor,

    /// The contribution is where it would be moved to.
    ThereAlready(ContributionId),
    /// No line of the scenario asks for it.
    NoLineAsks,
    /// The plan has no currency in which to ask for money.
    NoCurrencyToAskIn,
    /// The line is over before it begins, so that nothing asked for it would count.
    LineNeverOpen {
        /// The line.
        line: RequirementId,
        /// Its first day.
        from: Day,
        /// Its last day.
        last: Day,
        /// The scenario's short name.
        scenario: String,
    },
    /// The condition has failed, so that nothing that waits for it counts.
    FailedCondition(String),
    /// What is asked for waits for a backstop or an approval, and this is neither.
    NotAskedUnder(String),

    /// Contributions that are offered for this area alone.
    OnlyArea(Vec<ContributionId>),
    /// A capability without a unit.
    NoUnit,
    /// A capability that would lean on itself.
    LeansOnItself,
    /// A symbol code of the wrong form.
    SymbolCode,
    /// A meeting without a date.
    NoDate,
    /// An approval without the body that gives it.
    NoApprover,
    /// A colour of the wrong form.
    Colour(String),

    /// A currency code of the wrong form.
    CurrencyCode,
    /// A rate of the base currency itself.
    RateOfBase(CurrencyCode),
    /// A rate that is not above 0, or too fine.
    Rate,
    /// A likelihood of a pledge that has ended.
    LikelihoodOfEnded,

    /// The answer stands in the history.
    AnswerThere,
    /// A judgement against the figures without a reason.
    NoReason,
    /// A what-if in which nothing happens.
    EmptyWhatIf,

    /// The nation is one that the contribution will not serve beside.
    ExcludedPartner {
        /// The contribution.
        contribution: ContributionId,
        /// The nation.
        nation: NationId,
    },
    /// The contribution is of the nation that it would exclude.
    ExcludesItself {
        /// The contribution.
        contribution: ContributionId,
        /// The nation.
        nation: NationId,
    },
    /// The contribution is of the capability that it would lean on.
    LeansOnOwnCapability(ContributionId),
    /// A scenario uses an amount that is no whole number of the new parts.
    PartInUse {
        /// The scenario's short name.
        scenario: String,
        /// How much it uses.
        used: Quantity,
        /// The new smallest part.
        part: Quantity,
    },
    /// A smallest part that is more than all of it, or nothing.
    SmallestPart(Quantity),
    /// Money without a currency.
    MoneyWithoutCurrency,
    /// A currency of what is not money.
    NotMoney(ContributionId),
    /// A tour of no day, or none at all.
    Tours,
    /// A unit that is named twice.
    UnitTwice(String),

    /// The criteria are locked already, by somebody.
    LockedAlready(String),
    /// There is no criterion to lock.
    NothingToLock,
    /// The criteria are not locked.
    NotLocked,
    /// A criterion without a measure.
    NoMeasure,
    /// A weight that is negative, or too fine.
    Weight,
    /// An end of a scale that is too fine.
    EndOfScale,
    /// The ends of a scale are the wrong way round.
    WrongWayRound {
        /// The best end.
        best: Decimal,
        /// The worst end.
        worst: Decimal,
        /// Which way is better.
        direction: Direction,
    },
    /// A criterion that a metric measures takes no score.
    Measured(String),
    /// A score out of range, or too fine.
    Score,

    /// A new requirement set or task that is not empty.
    NotEmpty(RecordKind),
    /// A substitute that is counted in another unit.
    OtherUnit {
        /// The substitute's name.
        name: String,
        /// Its unit.
        unit: String,
        /// The name of what is asked for.
        asked: String,
        /// Its unit.
        asked_unit: String,
    },
    /// A substitute that is what is asked for itself.
    OwnSubstitute(String),
    /// A minimum that is more than all of it, or nothing.
    Minimum(Quantity),
}

/// What must be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // each variant is the choice of its name
pub enum Choice {
    Answer,
    ApprovalState,
    AreaOfTask,
    AskedCapability,
    ConditionKind,
    ConditionState,
    Correlation,
    Domain,
    AreaKind,
    Priority,
    Question,
    Role,
}

/// Which way degrees are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // each variant is the axis of its name
pub enum Axis {
    Latitude,
    Longitude,
}

impl Axis {
    /// The most degrees to either side.
    pub const fn most(self) -> f64 {
        match self {
            Self::Latitude => 90.0,
            Self::Longitude => 180.0,
        }
    }
}

/// What a share is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // each variant is the share of its name
pub enum ShareOf {
    Likelihood,
    ExpectedMinimum,
    LargestShare,
    Similarity,
    Unlikely,
}
