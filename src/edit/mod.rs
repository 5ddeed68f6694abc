//! Every change of a plan: one command type, applied with an exact inverse, kept in a history with names.
//!
//! A [`Command`] says what a person wants; [`apply`] answers with a [`Change`] (records before and after, so that it can
//! be turned round exactly) or a [`Refusal`] that says why not and what would help. A refusal touches nothing.

mod change;
mod command;
mod commands;
mod draft;
mod history;
mod refusal;
mod stamp;

pub use change::{Change, Op, Slot};
pub use command::{Command, apply};
pub use commands::ask::{Ask, AskCondition};
pub use commands::contribution::ContributionField;
pub use commands::criteria::CriterionField;
pub use commands::plan_properties::PlanField;
pub use commands::scenario::ScenarioField;
pub use commands::screening::Judgement;
pub use history::{History, State};
pub use refusal::Refusal;
pub use stamp::Stamp;
