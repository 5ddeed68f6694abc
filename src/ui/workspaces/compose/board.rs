//! The scenario columns: heads that stay, rows that scroll together.

use egui::{Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use super::columns::Choice;
use super::head;
use super::line::{self, RowCx};
use crate::session::OpenFile;
use crate::ui::cx::Cx;
use crate::ui::kit::empty_state::empty_state;
use crate::ui::look::icons::Icon;
use crate::ui::look::theme::{COLUMN_HEAD_HEIGHT, Theme};

/// Space between columns.
const GAP: f32 = 9.0;
/// Narrowest column.
const NARROWEST: f32 = 232.0;
/// Widest column.
const WIDEST: f32 = 480.0;

/// Draws the columns.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile) {
    let room = ui.available_width() - 9.0;
    let most = (((room + GAP) / (NARROWEST + GAP)) as usize).clamp(1, 4);
    let shown = cx.view.compose.shown(file, most);
    if shown.is_empty() {
        return nothing(ui, cx, file);
    }
    let n = shown.len() as f32;
    let width = ((room - GAP * (n - 1.0)) / n).floor().clamp(NARROWEST.min(room), WIDEST);
    let mut columns = std::mem::take(&mut cx.view.compose.columns);
    let choice = Choice {
        shown: &shown,
        folded: &cx.view.compose.folded,
        free_lines: cx.view.compose.free_lines,
        gaps_only: cx.view.compose.gaps_only,
        width,
    };
    columns.update(ui.painter(), file, &choice);

    let (top, _) = ui.allocate_exact_size(vec2(ui.available_width(), COLUMN_HEAD_HEIGHT), egui::Sense::hover());
    for (n, id) in shown.iter().enumerate() {
        let left = top.left() + n as f32 * (width + GAP);
        let rect = Rect::from_min_size(pos2(left, top.top()), vec2(width, COLUMN_HEAD_HEIGHT));
        let mut child = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(("head", id)));
        head::show(&mut child, cx, file, id, rect);
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let t = Theme::of(ui);
    ScrollArea::vertical().id_salt("columns").auto_shrink(false).show(ui, |ui| {
        super::drag_scroll(ui);
        let (area, _) =
            ui.allocate_exact_size(vec2(ui.available_width() - 9.0, columns.height + 8.0), egui::Sense::hover());
        let visible = ui.clip_rect();
        for (n, column) in columns.columns.iter().enumerate() {
            let (Some(entry), Some(set)) = (file.now().entry(&column.scenario), &column.set) else { continue };
            let left = area.left() + n as f32 * (width + GAP);
            let body = Rect::from_min_size(pos2(left, area.top()), vec2(width, columns.height));
            ui.painter().rect_filled(body, 0, t.card);
            let from = column.rows.partition_point(|row| area.top() + row.top + row.height < visible.top());
            for (row, assigned) in column.rows.iter().zip(&column.assigned).skip(from) {
                let rect = Rect::from_min_size(pos2(left, area.top() + row.top), vec2(width, row.height));
                if rect.top() > visible.bottom() {
                    break;
                }
                let row = RowCx { file, entry, set, row: *row, assigned };
                let salt = ("column", &column.scenario, row.row.top.to_bits());
                let mut child = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(salt));
                line::show(&mut child, cx, &row, rect);
            }
        }
    });
    cx.view.compose.columns = columns;
}

fn nothing(ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile) {
    ui.add_space(80.0);
    ui.vertical_centered(|ui| {
        ui.set_max_width(360.0);
        if file.plan().scenarios.iter().any(|s| !s.archived) {
            let sentence = "Every scenario is hidden. Show one with its badge in the toolbar.";
            empty_state(ui, Icon::Compose, sentence, None);
        } else {
            crate::ui::workspaces::no_scenario(ui, cx, Icon::Compose);
        }
    });
}
