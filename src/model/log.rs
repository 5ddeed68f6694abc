//! The log: comments, questions, endorsements and decisions. It only grows.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Extra;
use super::list::record;
use super::words::words;
use crate::base::{LogId, Moment, ScenarioId};

words! {
    /// In which part somebody writes.
    pub enum Role {
        /// Composes options.
        Planner => "planner",
        /// Chief of defence.
        Chief => "chief",
        /// Leader.
        Leader => "leader",
        /// A leader's aide.
        Aide => "aide",
        /// A partner outside the coalition.
        Partner => "partner",
    }
}

words! {
    /// What an entry is.
    pub enum LogKind {
        /// A comment.
        Comment => "comment",
        /// A question.
        Question => "question",
        /// An answer.
        Answer => "answer",
        /// An endorsement.
        Concur => "concur",
        /// An objection.
        Object => "object",
        /// A decision.
        Decide => "decide",
        /// A change of status.
        Status => "status",
    }
}

/// What the program records of itself in the log.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(extend("required" = ["what"]))]
pub struct Event {
    /// What happened: one of the constants of this type, or a word of a later version.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub what: String,
    /// The name that the criterion had.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub criterion: Option<String>,
    /// The key of the field that was set, or `scale` for direction and both ends.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// The short name of the scenario that a score is of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scenario: Option<String>,
    /// What stood before, by key, as files hold it; for a move, the place counted from 1.
    #[serde(skip_serializing_if = "Extra::is_empty")]
    pub before: Extra,
    /// What stands after.
    #[serde(skip_serializing_if = "Extra::is_empty")]
    pub after: Extra,
    /// Keys that this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Event {
    /// The criteria were locked.
    pub const CRITERIA_LOCKED: &str = "criteria_locked";
    /// The criteria were unlocked.
    pub const CRITERIA_UNLOCKED: &str = "criteria_unlocked";
    /// A criterion was added while they were locked.
    pub const CRITERION_ADDED: &str = "criterion_added";
    /// A criterion was taken out while they were locked.
    pub const CRITERION_REMOVED: &str = "criterion_removed";
    /// A criterion went to another place while they were locked.
    pub const CRITERION_MOVED: &str = "criterion_moved";
    /// A field of a criterion was set while they were locked.
    pub const CRITERION_CHANGED: &str = "criterion_changed";
}

/// An entry of the log.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(extend("required" = ["id", "at", "author", "role", "kind", "text"]))]
pub struct LogEntry {
    /// Its id.
    #[serde(skip_serializing_if = "LogId::is_empty")]
    pub id: LogId,
    /// When.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<Moment>,
    /// Who.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub author: String,
    /// In which part.
    #[serde(skip_serializing_if = "Role::is_unknown")]
    pub role: Role,
    /// The scenario it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scenario: Option<ScenarioId>,
    /// What it is.
    #[serde(skip_serializing_if = "LogKind::is_unknown")]
    pub kind: LogKind,
    /// What it says.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// What the program records of itself, as data; `text` says the same for readers without it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event: Option<Event>,
    /// Keys that this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}
record!(LogEntry, "log");
