//! Every change of a plan: one command type, applied with an exact inverse, kept in a history with names.
//!
//! A [`Command`] says what a person wants; [`apply`] answers with a [`Change`] (records before and after, so that it can
//! be turned round exactly) or a [`Refusal`] that says why not and what would help. A refusal touches nothing. What a step is
//! called ([`Label`]) and why one is refused are data; the layer `words` makes the sentences.

mod bad_value;
mod change;
mod command;
mod commands;
mod draft;
mod history;
mod kind;
mod label;
mod many;
mod refusal;
mod stamp;
mod uses;
mod value;

pub use bad_value::{Axis, BadValue, Choice, ShareOf};
pub use change::{Change, Op, Slot};
pub use command::{Command, apply};
pub use commands::area::AreaField;
pub use commands::ask::{Ask, AskCondition, AskText};
pub use commands::capability::CapabilityField;
pub use commands::condition::ConditionField;
pub use commands::contribution::{ContributionField, ContributionKey, Stated, Statement, objection};
pub use commands::criteria::CriterionField;
pub use commands::meeting::MeetingField;
pub use commands::nation::NationField;
pub use commands::plan_properties::PlanField;
pub use commands::plan_properties::Threshold;
pub use commands::record::{Editable, RecordCommand};
pub use commands::red_line::RedLineField;
pub use commands::requirement_set::{LineField, RequirementSetField, SetCommand, TaskField};
pub use commands::scenario::ScenarioField;
pub use commands::screening::Judgement;
pub use uses::{Place, Use, of_line, of_scenario, of_task};

pub use history::{History, State};
pub use kind::RecordKind;
pub use label::{AnswerStep, Gesture, Label, Placing};
pub use many::Many;
pub use refusal::{Refusal, Used};
pub use stamp::Stamp;
pub use value::{Kind, NotRead, Value};
