//! Locking the criteria before scores are shown, and unlocking them: both with a name, both recorded in the log.

use egui::Ui;

use super::controls::{Author, Pressed, footer};
use super::{Dialog, Outcome, fields};
use crate::edit::Command;
use crate::session::OpenFile;
use crate::ui::cx::Cx;
use crate::ui::intent::Intent;

/// Who locks or unlocks.
#[derive(Debug)]
pub struct Lock {
    /// True when they are locked now.
    locked: bool,
    /// True when the list of criteria is shown again afterwards.
    to_list: bool,
    author: Author,
}

impl Lock {
    /// For the criteria of a plan as they are now.
    pub fn new(file: &OpenFile, to_list: bool) -> Self {
        let locked = file.plan().properties.criteria_locked.is_some();
        Self { locked, to_list, author: Author::default() }
    }

    /// The title.
    pub fn title(&self) -> &'static str {
        if self.locked { "Unlock the criteria" } else { "Lock the criteria" }
    }
}

/// Draws the field.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut Lock) -> Outcome {
    let Some(file) = cx.session.active() else { return Outcome::Closed };
    let explained = if state.locked {
        "Later changes are no longer recorded. That they were unlocked stands in the log, with your name and the time."
    } else {
        "From now on each change of a criterion, its weight, its scale or its scores is recorded in the log, with the \
         name of whoever makes it and the time. So the yardstick cannot be moved unseen once scores are shown."
    };
    super::criteria::whose(ui, cx, file);
    fields::scrolled(ui, |ui| {
        fields::remark(ui, explained);
        state.author.show(ui, cx.session, "");
    });
    let unnamed = state.author.name(cx.session).is_empty();
    let missing = if plan_is_empty(file) && !state.locked {
        Some("There is no criterion to lock; add one first.")
    } else if unnamed {
        Some("Enter your name first.")
    } else {
        None
    };
    let pressed = footer(ui, state.title(), "Cancel", missing);
    if pressed == Pressed::Nothing {
        return Outcome::Open;
    }
    if pressed == Pressed::Primary {
        cx.intents.extend(state.author.remember(cx.session));
        let by = state.author.stamp(cx.session);
        cx.wish(Intent::Edit(if state.locked { Command::UnlockCriteria(by) } else { Command::LockCriteria(by) }));
    }
    if state.to_list {
        cx.view.dialog = Some(Dialog::criteria(file));
    }
    Outcome::Closed
}

fn plan_is_empty(file: &OpenFile) -> bool {
    file.plan().criteria.is_empty()
}
