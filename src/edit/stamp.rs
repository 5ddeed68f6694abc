//! Who does something and when, for the changes that the log or a judgement records. It comes in with the command: the
//! edit layer has no clock.

use super::bad_value::BadValue;
use super::refusal::Refusal;
use crate::base::{Moment, normalise};

/// A person and a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Who.
    pub author: String,
    /// When.
    pub at: Moment,
}

impl Stamp {
    /// The person's name, trimmed; refused where there is none.
    pub(super) fn name(&self) -> Result<String, Refusal> {
        let name = normalise(self.author.trim());
        if name.is_empty() {
            return Err(BadValue::NoAuthor.into());
        }
        Ok(name)
    }
}
