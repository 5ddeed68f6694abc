//! Compose: the pool at the left, scenarios as columns, dragging between them with a verdict before the drop.

mod amount;
mod columns;
mod drag;
mod fits;
mod pool;
mod state;

use egui::Ui;

use crate::ui::app::Cx;

pub use drag::{Drop, Keys, Payload, Target, plan_drop};
pub use state::ComposeView;

/// Draws the workspace.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let _ = (ui, cx);
}
