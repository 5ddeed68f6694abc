//! The inspector: whatever is selected, with its facts and findings.

use egui::{ScrollArea, Ui};

use crate::ui::app::Cx;
use crate::ui::view::Selection;

/// Draws the inspector for the selection.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    ScrollArea::vertical().id_salt("inspector").auto_shrink(false).show(ui, |ui| match cx.view.selection.clone() {
        Selection::Nothing
        | Selection::Contribution(_)
        | Selection::Assignment(..)
        | Selection::Line(..)
        | Selection::Scenario(_) => {
            ui.label("");
        }
    });
}
