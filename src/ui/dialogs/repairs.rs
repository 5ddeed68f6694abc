//! The repair view: what was wrong with the file, each with its place and mend.

use egui::Ui;

use super::Outcome;
use crate::ui::app::Cx;

/// Draws the list.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) -> Outcome {
    let _ = (ui, cx);
    Outcome::Closed
}
