//! A large change made off the interface's thread: the plan with it, and all that rests on that plan, worked out for one
//! state of a file and put in place in one frame.

use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::open_file::{FileId, Resting};
use super::touched::{Before, Touched, touched};
use crate::base::ContributionId;
use crate::edit::{self, Change, Command, Refusal};
use crate::model::{Index, Plan};
use crate::store::FileKind;

/// A state of an open file, to prepare a change of.
#[derive(Clone, Debug)]
pub struct Snapshot {
    pub(super) file: FileId,
    pub(super) kind: FileKind,
    pub(super) revision: u64,
    pub(super) resting: Arc<Resting>,
    /// The plan as it was.
    pub plan: Plan,
}

/// A change of a file in one state, with the plan that it makes and all that rests on that.
#[derive(Clone, Debug)]
pub struct Prepared {
    pub(super) file: FileId,
    pub(super) revision: u64,
    pub(super) change: Change,
    pub(super) plan: Plan,
    pub(super) resting: Resting,
}

impl PartialEq for Prepared {
    fn eq(&self, other: &Self) -> bool {
        (self.file, self.revision, &self.change) == (other.file, other.revision, &other.change)
    }
}

impl Snapshot {
    /// The scenarios that a change of pledges touches, before it is made: those that use one of them.
    pub fn touched(&self, command: &Command, changed: &FxHashSet<ContributionId>) -> Vec<Touched> {
        let used = self.plan.scenarios.iter().flat_map(|scenario| scenario.assignments.iter());
        if !used.map(|assignment| &assignment.contribution).any(|id| changed.contains(id)) {
            return Vec::new();
        }
        let Ok(change) = edit::apply(&self.plan, command) else { return Vec::new() };
        let mut after = self.plan.clone();
        change.apply(&mut after);
        touched(&self.before(), &after, &Index::new(&after), &|pledge| changed.contains(&pledge.id))
    }

    /// The plan as it was, to weigh what comes in against.
    pub(super) fn before(&self) -> Before<'_> {
        let Resting { index, board, .. } = &*self.resting;
        Before { kind: self.kind, plan: &self.plan, index, board }
    }

    /// Prepares a change.
    ///
    /// # Errors
    /// The refusal.
    pub fn prepare(&self, command: &Command) -> Result<Prepared, Refusal> {
        let change = edit::apply(&self.plan, command)?;
        let mut plan = self.plan.clone();
        change.apply(&mut plan);
        let resting = self.resting.after(&plan, self.kind, &change);
        Ok(Prepared { file: self.file, revision: self.revision, change, plan, resting })
    }
}
