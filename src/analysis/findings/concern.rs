//! What a record finding concerns, so that it can be told with the scenarios that use it.

use crate::base::{CurrencyCode, ScenarioId};
use crate::model::Status;

/// What a record finding concerns; records by list and position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Concern {
    Area(usize),
    Nation(usize),
    Capability(usize),
    Condition(usize),
    Contribution(usize),
    RedLine(usize),
    Set(usize),
    /// Every scenario with this id.
    Scenario(ScenarioId),
    /// Scenarios that assign both contributions.
    Both(usize, usize),
    /// Scenarios that use the rate of this currency.
    Rate(CurrencyCode),
    /// Scenarios that use any rate.
    AnyRate,
    /// Scenarios without a length of their own.
    PlanDuration,
    /// Scenarios that assign a contribution whose notice is not known.
    UnknownNotice,
    /// Scenarios that assign a contribution of this status without a likelihood of its own.
    Likelihood(Status),
    /// No scenario: it is the plan's.
    Plan,
}
