//! The workspaces, one folder or file each.

pub mod compare;
pub mod compose;
pub mod register;
mod start;
pub mod survey;

use egui::Ui;

use super::app::Cx;
use super::view::Workspace;

/// Draws the workspace that is looked at.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    match cx.view.workspace {
        Workspace::Start => start::show(ui, cx),
        Workspace::Survey => survey::show(ui, cx),
        Workspace::Register => register::show(ui, cx),
        Workspace::Compose => compose::show(ui, cx),
        Workspace::Compare => compare::show(ui, cx),
    }
}
