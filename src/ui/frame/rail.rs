//! The rail: the workspaces, with icon and name.

use egui::{Margin, Ui};

use crate::ui::actions::Action;
use crate::ui::cx::Cx;
use crate::ui::intent::Intent;
use crate::ui::kit::rail::rail_item;
use crate::ui::look::icons::Icon;
use crate::ui::view::Workspace;

const ITEMS: [(Workspace, Icon, Action); 4] = [
    (Workspace::Survey, Icon::Survey, Action::GoSurvey),
    (Workspace::Register, Icon::Register, Action::GoRegister),
    (Workspace::Compose, Icon::Compose, Action::GoCompose),
    (Workspace::Compare, Icon::Compare, Action::GoCompare),
];

/// Draws the rail.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, narrow: bool) {
    let margin = if narrow { Margin::symmetric(2, 8) } else { Margin::symmetric(4, 8) };
    egui::Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        for (workspace, icon, action) in ITEMS {
            let active = cx.view.workspace == workspace;
            let response = rail_item(ui, icon, workspace.label(), active, narrow);
            let shortcut = action.row().and_then(|row| row.shortcut).map(|s| ui.format_shortcut(&s));
            if response.on_hover_text(shortcut.unwrap_or_default()).clicked() {
                cx.wish(Intent::Go(workspace));
            }
        }
    });
}
