//! The rail: the workspaces, with icon and name.

use egui::{Align2, Rect, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::ui::app::Cx;
use crate::ui::icons::{self, Icon};
use crate::ui::intent::Intent;
use crate::ui::paint::{self, Force};
use crate::ui::theme::Theme;
use crate::ui::view::Workspace;
use crate::ui::{actions::Action, fonts};

const ITEMS: [(Workspace, Icon, Action); 3] = [
    (Workspace::Register, Icon::Register, Action::GoRegister),
    (Workspace::Compose, Icon::Compose, Action::GoCompose),
    (Workspace::Compare, Icon::Compare, Action::GoCompare),
];

/// Draws the rail.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, narrow: bool) {
    let t = Theme::of(ui);
    ui.add_space(8.0);
    ui.spacing_mut().item_spacing.y = 4.0;
    for (workspace, icon, action) in ITEMS {
        let active = cx.view.workspace == workspace;
        let size = vec2(ui.available_width(), if narrow { 40.0 } else { 52.0 });
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        response.widget_info(|| WidgetInfo::selected(egui::Role::Tab, true, active, workspace.label()));
        let inner = rect.shrink2(vec2(4.0, 0.0));
        let fill = if active { t.select } else { paint::surface(ui, &response, Force::Live, t.panel) };
        ui.painter().rect_filled(inner, 4, fill);
        let ink = if active { t.text1 } else { t.text2 };
        let y = if narrow { rect.center().y } else { rect.top() + 18.0 };
        icons::draw(ui.painter(), icon, Rect::from_center_size(pos2(rect.center().x, y), vec2(20.0, 20.0)), ink);
        if !narrow {
            let font = if active { fonts::bold(11.0) } else { fonts::regular(11.0) };
            let at = pos2(rect.center().x, rect.top() + 40.0);
            paint::text(ui.painter(), at, Align2::CENTER_CENTER, workspace.label(), font, ink, 60.0);
        }
        if active {
            let bar = Rect::from_min_size(rect.left_top(), vec2(3.0, rect.height()));
            ui.painter().rect_filled(bar, 0, t.accent);
        }
        paint::ring_if_focused(ui, &response);
        let shortcut = action.row().and_then(|row| row.shortcut).map(|s| ui.format_shortcut(&s)).unwrap_or_default();
        if response.on_hover_text(format!("{}  {shortcut}", workspace.label())).clicked() {
            cx.wish(Intent::Go(workspace));
        }
    }
}
