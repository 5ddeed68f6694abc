//! One field set for many contributions: which change, which have the value already, and which refuse, before it is done.

use super::command::Command;
use super::commands::contribution::{self, ContributionField};
use super::draft::Draft;
use super::label::Label;
use super::refusal::Refusal;
use crate::base::ContributionId;
use crate::model::Plan;

/// What setting a field for many contributions would do.
#[derive(Clone, Debug, Default)]
pub struct Many {
    /// Those that change, in order.
    pub changing: Vec<ContributionId>,
    /// How many have the value already.
    pub same: usize,
    /// Those that refuse, each with the reason.
    pub refused: Vec<(ContributionId, Refusal)>,
}

impl Many {
    /// Tries the field on each contribution, after those before it.
    pub fn new(plan: &Plan, contributions: &[ContributionId], field: &ContributionField) -> Self {
        let mut draft = Draft::new(plan);
        let mut many = Self::default();
        for id in contributions {
            let steps = draft.steps();
            match contribution::edit(&mut draft, id, field) {
                Ok(_) if draft.steps() == steps => many.same += 1,
                Ok(_) => many.changing.push(id.clone()),
                Err(refusal) => many.refused.push((id.clone(), refusal)),
            }
        }
        many
    }

    /// The one step that sets the field where it changes something and is not refused.
    pub fn command(&self, field: &ContributionField) -> Command {
        let edit = |id: &ContributionId| Command::EditContribution { contribution: id.clone(), field: field.clone() };
        let label = Label::SetForMany { key: field.key(), count: self.changing.len(), refused: self.refused.len() };
        Command::Group { label, commands: self.changing.iter().map(edit).collect() }
    }
}
