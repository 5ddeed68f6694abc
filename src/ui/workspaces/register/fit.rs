//! How wide a column must be for what is in view of it.

use egui::Ui;

use super::RegisterView;
use super::cells::said;
use super::columns::Column;
use crate::session::OpenFile;
use crate::ui::look::theme::Theme;
use crate::ui::look::{fonts, paint};

/// The width in points that holds the head and every cell in view.
pub(super) fn width(ui: &Ui, view: &RegisterView, file: &OpenFile, column: Column) -> f32 {
    let ink = Theme::of(ui).text1;
    let measure = |words: &str, font| paint::line(ui.painter(), words, font, ink, f32::INFINITY).size().x;
    // The sign of the order needs its room beside the head.
    let sorted = if view.sort.iter().any(|key| key.column == column) { 14.0 } else { 0.0 };
    let head = measure(column.label(), fonts::bold(12.0)) + sorted;
    let list = view.rows.list();
    let rows = list.get(view.in_view.clone()).unwrap_or_default();
    let pledges = rows.iter().filter_map(|at| file.plan().contributions.get(*at));
    let font = || if column == Column::Quantity { fonts::bold(12.0) } else { fonts::regular(12.0) };
    let cells = pledges.map(|pledge| measure(&said(file, pledge, column), font()) + lead(column));
    (cells.fold(head, f32::max) + 16.0).ceil()
}

/// What stands before a cell's words, in points.
fn lead(column: Column) -> f32 {
    match column {
        Column::Pledge => 24.0,
        Column::Title => 26.0,
        Column::Status => 20.0,
        _ => 0.0,
    }
}
