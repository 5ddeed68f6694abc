//! The way back: every change in order, unlimited, with its name.

use super::Change;
use crate::model::Plan;

/// Changes made and changes taken back.
#[derive(Clone, Debug, Default)]
pub struct History {
    done: Vec<Change>,
    undone: Vec<Change>,
}

impl History {
    /// Keeps a change that has been made; what had been taken back is forgotten.
    pub fn push(&mut self, change: Change) {
        self.undone.clear();
        self.done.push(change);
    }

    /// Joins a change to the last one when both bear one label, so that one gesture is one step.
    pub fn join(&mut self, change: Change) {
        self.undone.clear();
        match self.done.last_mut() {
            Some(last) if last.label == change.label => last.ops.extend(change.ops),
            _ => self.done.push(change),
        }
    }

    /// Takes the last change back. Returns it, or `None` when there is nothing to take back.
    pub fn undo(&mut self, plan: &mut Plan) -> Option<Change> {
        let change = self.done.pop()?;
        change.inverse().apply(plan);
        self.undone.push(change.clone());
        Some(change)
    }

    /// Makes the last change that was taken back again. Returns it, or `None`.
    pub fn redo(&mut self, plan: &mut Plan) -> Option<Change> {
        let change = self.undone.pop()?;
        change.apply(plan);
        self.done.push(change.clone());
        Some(change)
    }

    /// The name of the change that undo would take back.
    pub fn undo_label(&self) -> Option<&str> {
        self.done.last().map(|change| change.label.as_str())
    }

    /// The name of the change that redo would make again.
    pub fn redo_label(&self) -> Option<&str> {
        self.undone.last().map(|change| change.label.as_str())
    }

    /// How many changes have been made and not taken back.
    pub fn depth(&self) -> usize {
        self.done.len()
    }
}
