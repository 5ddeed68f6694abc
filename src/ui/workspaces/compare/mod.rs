//! Compare: scenarios side by side.

use egui::Ui;

use crate::ui::app::Cx;

/// What Compare remembers.
#[derive(Debug, Default)]
pub struct CompareView {
    /// Show only rows in which the scenarios differ.
    pub differences_only: bool,
}

/// Draws the workspace.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let _ = (ui, cx);
}
