//! The start page: open, the sample, new from a template, recent files.

use egui::Ui;

use crate::ui::app::Cx;

/// Draws the page.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let _ = (ui, cx);
}
