//! What a finding is: how much it matters, its code, where it is, what it says.

use std::fmt;

use crate::base::ScenarioId;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// The figures do not stand, or the scenario fails.
    Error,
    /// A weakness that a person should weigh.
    Warning,
    /// A fact to know.
    Info,
}

impl Severity {
    /// The word as JSON holds it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }
}

/// Where a finding is: the list, and the record's id in it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// The list's key in the file; `tasks`, `requirements` and `assignments` for the parts of sets and scenarios, `plan`
    /// for the plan's own fields.
    pub list: &'static str,
    /// The record's id; `#3` for the third of a list when it has none.
    pub id: String,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.list, self.id)
    }
}

/// A finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How much it matters.
    pub severity: Severity,
    /// Its code.
    pub code: &'static str,
    /// The scenario it belongs to; `None` for the plan's.
    pub scenario: Option<ScenarioId>,
    /// Where it is.
    pub place: Place,
    /// What it is, naming the things.
    pub text: String,
    /// What would mend it.
    pub mend: Option<String>,
}

impl Finding {
    pub(crate) fn new(severity: Severity, code: &'static str, list: &'static str, id: &str, text: String) -> Self {
        let place = Place { list, id: id.to_owned() };
        Self { severity, code, scenario: None, place, text, mend: None }
    }

    pub(crate) fn mend(mut self, mend: impl Into<String>) -> Self {
        self.mend = Some(mend.into());
        self
    }
}

/// What kind of file is looked at: some findings make sense in a whole plan only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// A plan with its whole register.
    Plan,
    /// A scenario file, which holds just what its scenario uses.
    Scenario,
}
