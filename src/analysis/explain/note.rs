//! What is noted of a part of a figure, or of what is left out of it, as data; its words are made in the words layer.

use crate::analysis::LineState;
use crate::base::{AreaId, CapabilityId, ContributionId, CurrencyCode, Day, Exact, Quantity, RequirementId};
use crate::model::{ConditionState, Status};

/// How a line stands: its sustained units of its quantity, and how far it is met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineStanding {
    /// Units sustained through the window.
    pub sustained: Exact,
    /// What the line asks for.
    pub quantity: Quantity,
    /// How far it is met.
    pub state: LineState,
}

/// A remark on a part of a figure, or the reason why something is left out of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// It is present from a day until another.
    Present {
        /// The first day.
        from: Day,
        /// The first day no longer present.
        until: Day,
    },
    /// Its headcount is not known.
    HeadcountNotKnown,
    /// It is in an area that is not in the host country.
    OutsideHost(AreaId),
    /// It is still to arrive, on this day.
    Arrives(Day),
    /// It has left, on this day.
    Leaves(Day),
    /// Its pledge has this status, which is not confirmed.
    OnlyStatus(Status),
    /// No cost of it is known.
    NoCostKnown,
    /// Some of its costs are in currencies without a rate.
    NoRate(Vec<CurrencyCode>),
    /// A cost a month, while it is present for so many days.
    AMonth(i64),
    /// A cost that falls due once.
    Once,
    /// It has no cost of this kind.
    NoSuchCost,
    /// Its capability gives no money.
    GivesNoMoney,
    /// The money is in a currency without a rate.
    NoRateForItsCurrency,
    /// The contributions that stand for it.
    Contributions(Vec<ContributionId>),
    /// The essential lines that are not met without it.
    NotMetWithout(Vec<RequirementId>),
    /// How the line stands.
    Line(LineStanding),
    /// How the line stands; its confidence was drawn.
    LineDrawn(LineStanding),
    /// What a step of its funnel has of the line's quantity.
    Filled(Exact, Quantity),
    /// The line asks for nothing.
    AsksForNothing,
    /// The share of its days on which the line is met.
    Covered(Exact),
    /// The day from which the line holds its quantity.
    FullFrom(Day),
    /// The line never holds its quantity to the end.
    NeverFull(LineStanding),
    /// The line is not met without the backstop.
    LeansOnBackstop,
    /// The line is met without the backstop too.
    MetWithoutBackstop,
    /// The condition fails in the what-if.
    FailsInWhatIf,
    /// The condition's state.
    Condition(ConditionState),
    /// The condition is not in the plan.
    NotInPlan,
    /// Its pledge is not confirmed, but has this status.
    NotConfirmed(Status),
    /// What it needs for support is not there on a day.
    NoEnabler {
        /// The day.
        on: Day,
        /// The capabilities that are missing.
        missing: Vec<CapabilityId>,
        /// True when only confirmed supporters are counted.
        confirmed: bool,
    },
    /// It has left by a day on which it is needed.
    LeavesBefore {
        /// The day it leaves.
        leaves: Day,
        /// The day it is needed.
        needed: Day,
    },
    /// It arrives after a day on which it is needed.
    ArrivesAfter {
        /// The day it arrives.
        arrives: Day,
        /// The day it is needed.
        needed: Day,
    },
}
