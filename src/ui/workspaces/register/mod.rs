//! Register: every pledge in one table.

use egui::Ui;

use crate::ui::app::Cx;

/// What Register remembers.
#[derive(Debug, Default)]
pub struct RegisterView {
    /// What is searched for.
    pub search: String,
}

/// Draws the workspace.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let _ = (ui, cx);
}
