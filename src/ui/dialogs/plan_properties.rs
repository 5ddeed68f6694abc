//! The plan's own fields.

use egui::Ui;

use super::Outcome;
use crate::session::OpenFile;
use crate::ui::app::Cx;

/// What is typed.
#[derive(Debug)]
pub struct PlanProperties {}

impl PlanProperties {
    /// Begins with what stands.
    pub fn new(file: &OpenFile) -> Self {
        let _ = file;
        Self {}
    }
}

/// Draws the fields.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut PlanProperties) -> Outcome {
    let _ = (ui, cx, state);
    Outcome::Closed
}
