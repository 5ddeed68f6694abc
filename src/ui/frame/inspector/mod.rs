//! The inspector: whatever is selected, with its facts, what does not count, and its findings.

mod assignment;
mod contribution;
mod facts;
mod line;
mod scenario;

use egui::{ScrollArea, Ui};

use crate::ui::cx::Cx;
use crate::ui::view::Selection;
use crate::words::ui::inspector as words;

/// Draws the inspector for the selection.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let Some(file) = cx.session.active() else { return };
    ScrollArea::vertical().id_salt("inspector").auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        // Room for the scroll bar; nothing may widen the panel.
        ui.set_max_width(ui.available_width() - 10.0);
        match cx.view.selection.clone() {
            Selection::Contribution(id) => contribution::show(ui, cx, file, &id),
            Selection::Assignment(scenario, id) => assignment::show(ui, cx, file, &scenario, &id),
            Selection::Line(scenario, id) => line::show(ui, cx, file, &scenario, &id),
            Selection::Scenario(id) => scenario::show(ui, cx, file, &id),
            Selection::Nothing => facts::muted(ui, words::NOTHING_SELECTED),
        }
    });
}
