//! The consultation: what nations answered, the red lines every option must respect, and the meetings.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::list::record;
use super::words::words;
use super::{Extra, Record};
use crate::base::{Date, MeetingId, NationId, RedLineId, ScenarioId};

words! {
    /// A question of the survey.
    pub enum Question {
        /// Would you send troops to the host country?
        TroopsInHost => "troops_in_host",
        /// Would you station troops in a neighbouring country?
        TroopsInNeighbour => "troops_in_neighbour",
        /// What else would you give?
        OtherContribution => "other_contribution",
    }
}

impl Question {
    /// What the question is about, in words.
    pub const fn subject(self) -> &'static str {
        match self {
            Self::TroopsInHost => "troops in the host country",
            Self::TroopsInNeighbour => "troops in a neighbouring country",
            Self::OtherContribution => "another contribution",
            Self::Unknown => "an unknown question",
        }
    }
}

words! {
    /// An answer to a question of the survey.
    pub enum Answer {
        /// Yes.
        Yes => "yes",
        /// No.
        No => "no",
        /// Under stated conditions.
        Conditional => "conditional",
        /// Declined to commit.
        Undecided => "undecided",
        /// Nothing was said.
        NotStated => "not_stated",
        /// Nobody asked.
        NotAsked => "not_asked",
    }
}

/// A nation's answer to one question.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(extend("required" = ["nation", "question", "answer"]))]
pub struct Position {
    /// The nation.
    #[serde(skip_serializing_if = "NationId::is_empty")]
    pub nation: NationId,
    /// The question.
    #[serde(skip_serializing_if = "Question::is_unknown")]
    pub question: Question,
    /// The answer.
    #[serde(skip_serializing_if = "Answer::is_unknown")]
    pub answer: Answer,
    /// When it was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// What was said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Where it was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Keys that this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Record for Position {
    const LIST: &'static str = "positions";

    #[allow(clippy::unnecessary_literal_bound)] // the trait's own signature
    fn id(&self) -> &str {
        ""
    }

    fn extra(&self) -> &Extra {
        &self.extra
    }

    fn extra_mut(&mut self) -> &mut Extra {
        &mut self.extra
    }
}

/// A position that every option must respect.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(extend("required" = ["id", "name"]))]
pub struct RedLine {
    /// Its id.
    #[serde(skip_serializing_if = "RedLineId::is_empty")]
    pub id: RedLineId,
    /// Its name.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// What it says in full.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Where it was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Keys that this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}
record!(RedLine, "red_lines");

/// A step of the consultation.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(extend("required" = ["id", "date", "title"]))]
pub struct Meeting {
    /// Its id.
    #[serde(skip_serializing_if = "MeetingId::is_empty")]
    pub id: MeetingId,
    /// When it was or will be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// What it is.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// Where.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Who takes part.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub nations: Vec<NationId>,
    /// The scenarios put to it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub scenarios: Vec<ScenarioId>,
    /// The decision wanted of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wanted: Option<String>,
    /// What came of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
    /// Where it was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Keys that this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}
record!(Meeting, "meetings");
