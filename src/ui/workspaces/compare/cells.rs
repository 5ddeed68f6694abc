//! How one cell is drawn: a figure with its mark, and what stands before it.

use egui::text::{LayoutJob, TextFormat};
use egui::{Align2, Id, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::beside::Beside;
use super::sheet::{Body, Cell, Row};
use crate::ui::kit::figure_cell::FigureCell;
use crate::ui::kit::funnel_bar::paint_funnel;
use crate::ui::kit::state_mark::LineState;
use crate::ui::look::icons::{self, Icon};
use crate::ui::look::paint::{self, Force};
use crate::ui::look::theme::{RADIUS_TAG, Sizes, Theme};
use crate::ui::look::{flags, fonts};

/// Room for the change at the right of a figure under a what-if, in points.
const CHANGE: f32 = 52.0;
/// Space between a wrapping cell's edge and its words, in points.
const PAD: Vec2 = vec2(9.0, 4.0);

/// Draws a cell; a press explains it.
pub(super) fn cell(ui: &Ui, rect: Rect, id: Id, row: &Row, cell: &Cell, opened: bool) -> Response {
    let response = if row.wraps { words(ui, rect, id, cell) } else { figure(ui, rect, id, row, cell) };
    if opened {
        ui.painter().rect_stroke(rect, 0, Stroke::new(2.0, Theme::of(ui).accent), StrokeKind::Inside);
    }
    if cell.exact.is_empty() { response } else { response.on_hover_text(&cell.exact) }
}

fn figure(ui: &Ui, rect: Rect, id: Id, row: &Row, cell: &Cell) -> Response {
    let t = Theme::of(ui);
    let own = matches!(cell.body, Body::Line { .. } | Body::Loss { .. } | Body::Gap(_))
        || (cell.muted && cell.beside.is_none());
    let shown = FigureCell {
        figure: if own { "" } else { &cell.text },
        change: cell.beside.as_ref().map(|b| (if own { "" } else { b.planned.as_str() }, b.change.as_str())),
        rank: cell.rank,
        strong: row.strong,
        name: &cell.name,
    };
    let response = shown.show_at(ui, rect, id);
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let painter = ui.painter();
    let middle = rect.center().y;
    let change = if cell.beside.is_some() { CHANGE } else { 0.0 };
    let right = pos2(rect.right() - 9.0 - change, middle);
    if cell.muted && own {
        paint::text(
            painter,
            right,
            Align2::RIGHT_CENTER,
            &cell.text,
            fonts::regular(12.0),
            t.text3,
            rect.width() - 30.0,
        );
    }
    match &cell.body {
        // Two figures with "of" leave no room for the marks; the cell's name says them.
        Body::Marks { .. } if cell.beside.as_ref().is_some_and(|b| !b.same()) && cell.text.contains(" of ") => {}
        Body::Marks { minimum, unmet } => {
            let mut x = rect.left() + 26.0;
            for (state, n) in [(LineState::AtMinimum, minimum), (LineState::Unmet, unmet)] {
                let mark = Rect::from_min_size(pos2(x, middle - 5.5), Vec2::splat(11.0));
                icons::draw(painter, state.icon(), mark, state.colour(t));
                let at = pos2(x + 15.0, middle);
                let (drawn, _) =
                    paint::text(painter, at, Align2::LEFT_CENTER, &n.to_string(), fonts::regular(11.0), t.text2, 40.0);
                x = drawn.right() + 7.0;
            }
        }
        Body::Nation(nation) => {
            flags::draw(painter, pos2(rect.left() + 26.0, middle - 6.0), flags::SIZE, nation);
            // A changed figure is longer; the flag alone says the nation then, and the cell's name.
            if cell.beside.is_none() {
                let at = pos2(rect.left() + 50.0, middle);
                paint::text(painter, at, Align2::LEFT_CENTER, nation, fonts::regular(12.0), t.text2, 40.0);
            }
        }
        Body::Line { state, planned, funnel, of } => {
            let mut x = rect.left() + 8.0;
            let mut mark = |state: &LineState, ink| {
                let mark = Rect::from_min_size(pos2(x, middle - 6.5), Vec2::splat(13.0));
                icons::draw(painter, state.icon(), mark, ink);
                x = mark.right();
            };
            if let Some(planned) = planned {
                mark(planned, t.text3);
            }
            mark(state, state.colour(t));
            let unchanged = cell.beside.as_ref().is_some_and(Beside::same);
            let ink = if unchanged { t.text2 } else { t.text1 };
            let drawn = paint::figure_of(painter, right, &cell.text, of, 12.0, [ink, ink]);
            let usual = if cell.beside.is_some() { 48.0 } else { rect.width() - 27.0 - 61.0 };
            let from = x + 6.0;
            let width = usual.min(drawn.left() - from - 6.0).floor();
            if width >= 24.0 {
                let bar = Rect::from_min_size(pos2(from, middle - 6.0), vec2(width, 12.0));
                paint_funnel(painter, bar, funnel, t.card);
            }
        }
        Body::Loss { lost, words } => {
            let boxed = Rect::from_center_size(pos2(right.x - 18.0, middle), vec2(36.0, 18.0));
            loss_box(painter, boxed, *lost, &cell.text);
            let at = pos2(rect.left() + 26.0, middle);
            let room = boxed.left() - at.x - 6.0;
            if room > 16.0 {
                paint::text(painter, at, Align2::LEFT_CENTER, words, fonts::regular(11.0), t.text2, room);
            }
        }
        Body::Gap(words) => {
            let drawn = paint::figure_of(painter, right, &cell.text, "", 12.0, [t.text1, t.text1]);
            let at = pos2(rect.left() + 9.0, middle);
            let room = drawn.left() - at.x - 8.0;
            if room > 16.0 {
                paint::text(painter, at, Align2::LEFT_CENTER, words, fonts::regular(11.0), t.text2, room);
            }
        }
        Body::Bar { value } => {
            let track = Rect::from_min_max(
                pos2(rect.left() + 27.0, middle - 5.0),
                pos2(rect.right() - 58.0 - change, middle + 5.0),
            );
            let bar = track.with_max_x(track.left() + (track.width() * *value as f32).round().max(2.0));
            painter.rect(bar, 0, t.sustained, Stroke::new(1.0, t.confirmed), StrokeKind::Inside);
        }
        Body::Figure | Body::Test(_) | Body::Words => {}
    }
    response
}

/// A number of lines lost in its box: the more, the darker; the number always stands.
pub(super) fn loss_box(painter: &egui::Painter, rect: Rect, lost: usize, figure: &str) {
    let t = Theme::of(painter.ctx());
    let (fill, edge, ink) = match lost {
        0 => (t.card, t.line, t.text2),
        1 | 2 => (t.sustained, t.confirmed, t.text1),
        _ => (t.confirmed, t.confirmed, t.card),
    };
    painter.rect(rect, RADIUS_TAG, fill, Stroke::new(1.0, edge), StrokeKind::Inside);
    let font = if lost > 0 { fonts::bold(11.0) } else { fonts::regular(11.0) };
    paint::text(painter, rect.center(), Align2::CENTER_CENTER, figure, font, ink, rect.width());
}

fn job(ui: &Ui, cell: &Cell, width: f32) -> LayoutJob {
    let t = Theme::of(ui);
    let ink = if cell.muted { t.text3 } else { t.text1 };
    let mut job = LayoutJob::default();
    let format = |bold: bool| {
        let font = if bold { fonts::bold(12.0) } else { fonts::regular(12.0) };
        TextFormat { line_height: Some(16.0), ..TextFormat::simple(font, ink) }
    };
    if let Body::Test(pass) = cell.body {
        let word = match pass {
            Some(true) => "Passes. ",
            Some(false) => "Fails. ",
            None => "Not known yet. ",
        };
        job.append(word, 0.0, format(true));
    }
    job.append(&cell.text, 0.0, format(false));
    job.wrap.max_width = width - 2.0 * PAD.x - indent(cell);
    job
}

fn indent(cell: &Cell) -> f32 {
    if matches!(cell.body, Body::Test(_)) { 18.0 } else { 0.0 }
}

/// The height of a row whose words wrap in columns of a width.
pub(super) fn wrapped_height(ui: &Ui, row: &Row, width: f32) -> f32 {
    let heights = row.cells.iter().map(|cell| ui.painter().layout_job(job(ui, cell, width)).size().y);
    (heights.fold(0.0, f32::max).ceil() + 2.0 * PAD.y).max(Sizes::of(ui).row)
}

fn words(ui: &Ui, rect: Rect, id: Id, cell: &Cell) -> Response {
    let t = Theme::of(ui);
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, ui.is_enabled(), &cell.name));
    let painter = ui.painter();
    painter.rect_filled(rect, 0, paint::surface(ui, &response, Force::Live, t.card));
    if let Body::Test(pass) = cell.body {
        let (icon, colour) = match pass {
            Some(true) => (Icon::Met, t.met),
            Some(false) => (Icon::Ring, t.unmet),
            None => (Icon::Dots, t.text3),
        };
        let mark = Rect::from_min_size(rect.min + vec2(8.0, 6.0), Vec2::splat(13.0));
        icons::draw(painter, icon, mark, colour);
    }
    let galley = painter.layout_job(job(ui, cell, rect.width()));
    painter.galley(rect.min + PAD + vec2(indent(cell), 0.0), galley, t.text1);
    paint::ring_if_focused(ui, &response);
    response
}
