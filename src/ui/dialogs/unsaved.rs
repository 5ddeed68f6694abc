//! Unsaved work in a file that is to be closed: save it, close it all the same, or stay.

use egui::Ui;

use super::Outcome;
use crate::session::FileId;
use crate::ui::actions::Action;
use crate::ui::cx::Cx;
use crate::ui::intent::Intent;
use crate::ui::kit::button::Button;

/// The question.
#[derive(Debug)]
pub struct Unsaved {
    /// The file.
    pub file: FileId,
    /// True on the way out of the program.
    pub quitting: bool,
    /// True once Save was pressed: the file is closed as soon as it stands on disk.
    pub saving: bool,
}

/// Draws the question.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut Unsaved) -> Outcome {
    let Some(file) = cx.session.file(state.file) else { return Outcome::Closed };
    let title = crate::base::visible(&file.plan().properties.title);
    let edits = crate::ui::format::counted(file.history().depth() as i64, "change", "changes");
    ui.label(format!("{title} has unsaved work: {edits} since it was opened."));
    ui.add_space(16.0);
    let mut outcome = Outcome::Open;
    ui.horizontal(|ui| {
        if Button::quiet("Close without saving").show(ui).clicked() {
            // The wish keeps the dialog's place: on the way out the next file is asked about.
            cx.wish(Intent::CloseAnyway(state.file));
            if !state.quitting {
                outcome = Outcome::Closed;
            }
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if Button::primary("Save").show(ui).clicked() {
                state.saving = true;
                cx.wish(Intent::Activate(state.file));
                cx.wish(Intent::Do(Action::Save));
            }
            if Button::new("Keep open").show(ui).clicked() {
                outcome = Outcome::Closed;
            }
        });
    });
    outcome
}
