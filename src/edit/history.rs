//! The way back: every change in order, unlimited, with its name.

use super::{Change, Label};
use crate::model::Plan;

/// Names a state of the plan: equal numbers stand for equal plans. 0 is the state that the history began with.
pub type State = u64;

/// A change, and the state that it leads to.
#[derive(Clone, Debug)]
struct Step {
    change: Change,
    to: State,
}

/// Changes made and changes taken back.
#[derive(Clone, Debug, Default)]
pub struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
    latest: State,
}

impl History {
    /// Keeps a change that has been made; what had been taken back is forgotten.
    pub fn push(&mut self, change: Change) {
        self.undone.clear();
        self.latest += 1;
        self.done.push(Step { change, to: self.latest });
    }

    /// Joins a change to the last one when both are of one gesture, so that it is one step.
    pub fn join(&mut self, change: Change) {
        match self.done.last_mut() {
            Some(last) if change.goes_on(&last.change) => {
                self.undone.clear();
                self.latest += 1;
                last.change.ops.extend(change.ops);
                last.to = self.latest;
            }
            _ => self.push(change),
        }
    }

    /// Takes the last change back. Returns it, or `None` when there is nothing to take back.
    pub fn undo(&mut self, plan: &mut Plan) -> Option<Change> {
        let step = self.done.pop()?;
        step.change.inverse().apply(plan);
        let change = step.change.clone();
        self.undone.push(step);
        Some(change)
    }

    /// Makes the last change that was taken back again. Returns it, or `None`.
    pub fn redo(&mut self, plan: &mut Plan) -> Option<Change> {
        let step = self.undone.pop()?;
        step.change.apply(plan);
        let change = step.change.clone();
        self.done.push(step);
        Some(change)
    }

    /// What the change does that undo would take back.
    pub fn undo_label(&self) -> Option<&Label> {
        self.done.last().map(|step| &step.change.what)
    }

    /// What the change does that redo would make again.
    pub fn redo_label(&self) -> Option<&Label> {
        self.undone.last().map(|step| &step.change.what)
    }

    /// The state that the plan is in.
    pub fn state(&self) -> State {
        self.done.last().map_or(0, |step| step.to)
    }

    /// How many changes have been made and not taken back.
    pub fn depth(&self) -> usize {
        self.done.len()
    }
}
