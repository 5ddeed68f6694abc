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
    /// Keys that this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}
record!(LogEntry, "log");
