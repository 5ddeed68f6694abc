//! The ground floor: ids, days, quantities, money, exact numbers, dates and safe text. Knows nothing of the plan.

mod country;
mod date;
mod decimal;
mod exact;
pub mod format;
mod id;
pub mod json;
mod quantity;
mod text;

pub use country::{alpha2, alpha3, country_codes};
pub use date::{Date, Moment};
pub use decimal::{Decimal, DecimalError};
pub use exact::Exact;
pub use id::{
    AreaId, AssignmentId, CapabilityId, ConditionId, ContributionId, CriterionId, CurrencyCode, LogId, MeetingId,
    NationId, RedLineId, RequirementId, RequirementSetId, ScenarioId, TaskId, WhatIfId,
};
pub use quantity::{Day, Quantity};
pub use text::{fold, normalise, visible};
