//! A name for a new requirement set; its tasks and lines are added next.

use egui::Ui;

use super::form::{self, Typed};
use super::list::Row;
use super::{Editor, ListOf, set};
use crate::edit::{self, Op, RequirementSetField};
use crate::model::RequirementSet;
use crate::ui::cx::Cx;
use crate::ui::dialogs::{Outcome, fields};
use crate::ui::intent::Intent;

/// What is typed.
#[derive(Debug, Default)]
pub struct NewSet {
    name: String,
    focused: bool,
}

impl NewSet {
    /// Draws the field.
    pub fn show(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) -> Outcome {
        let Some(file) = cx.session.active() else { return form::GONE };
        let mut typed: Typed<'_, RequirementSet> = Typed::new(file.plan(), None);
        if !typed.need(self.name.trim().is_empty(), "a name") {
            typed.put("name", Ok(RequirementSetField::Name(self.name.clone())));
        }
        let first = fields::line(ui, &mut self.name, "Name", "Medium force", typed.wrong("name"));
        if !std::mem::replace(&mut self.focused, true) {
            first.request_focus();
        }
        ui.add_space(6.0);
        fields::remark(ui, "Scenarios that share a set are comparable line by line.");
        let missing = typed.missing();
        let Some(taken) = form::end(ui, "Add requirement set", missing.as_deref()) else { return Outcome::Open };
        if !taken {
            cx.view.dialog = Some(Editor::list(ListOf::RequirementSets));
            return Outcome::Closed;
        }
        let command = RequirementSet::wrap(edit::RecordCommand::Add(Box::new(typed.record)));
        let made = edit::apply(file.plan(), &command).ok().and_then(|change| {
            change.ops.iter().find_map(|op| match op {
                Op::RequirementSet(slot) => slot.after.as_ref().map(|set| set.id.clone()),
                _ => None,
            })
        });
        cx.wish(Intent::Edit(command));
        cx.view.dialog = Some(made.map_or_else(|| Editor::list(ListOf::RequirementSets), set::fresh));
        Outcome::Closed
    }
}
