//! The table: labels and heads stay put, the body scrolls both ways, and only what is seen is drawn.

use std::sync::Arc;

use egui::{Align2, Id, Rect, ScrollArea, Sense, Stroke, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2};

use super::cells;
use super::heads::{self, HEAD};
use super::layout::Layout;
use super::matrix::{self, Both, MatrixRow};
use super::sheet::{Figure, Lead, Part, Row, Section, Sheet};
use super::side_curves::Curve;
use super::summary::LEGEND;
use crate::ui::cx::Cx;
use crate::ui::intent::Intent;
use crate::ui::kit::line_head::Importance;
use crate::ui::kit::section_header::SectionHeader;
use crate::ui::look::icons::{self, Icon};
use crate::ui::look::paint;
use crate::ui::look::theme::{Sizes, Theme};
use crate::ui::look::{flags, fonts};
use crate::ui::view::Selection;

/// What stands at some height of the body.
enum Piece<'a> {
    Header(&'a Section),
    Row(&'a Section, &'a Row),
    Decision(MatrixRow),
}

/// The regions of the table on screen: what scrolls is clipped to its region.
struct Frame {
    whole: Rect,
    labels: Rect,
    body: Rect,
    heads: Rect,
}

/// Draws the table.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, sheet: &Arc<Sheet>, layout: &Layout) {
    let matrix = Both {
        in_force: cx.view.compare.deciding.matrix(cx.session, sheet),
        tried: cx.view.compare.deciding.tried(cx.session, sheet),
    };
    let pieces = pieces(ui, cx, sheet, layout, &matrix);
    let height = HEAD + pieces.iter().map(|(_, h, _)| h).sum::<f32>();
    let width = layout.label + layout.column * sheet.columns.len() as f32;
    // A fade at the top would lie over the heads.
    ui.spacing_mut().scroll.fade.strength = 0.0;
    let mut area = ScrollArea::both().id_salt("compare table").auto_shrink(false);
    if let Some(part) = cx.view.compare.go_to.take() {
        let of = |piece: &Piece<'_>| matches!(piece, Piece::Header(section) if section.part == part);
        if let Some((y, ..)) = pieces.iter().find(|(_, _, piece)| of(piece)) {
            area = area.vertical_scroll_offset(*y);
        }
    }
    area.show_viewport(ui, |ui, viewport| {
        let origin = ui.max_rect().min;
        ui.allocate_rect(Rect::from_min_size(origin, vec2(width, height)), Sense::hover());
        let whole = viewport.translate(origin.to_vec2()).intersect(ui.clip_rect());
        let frame = Frame {
            whole,
            labels: Rect::from_min_max(whole.min + vec2(0.0, HEAD), pos2(whole.left() + layout.label, whole.bottom())),
            body: Rect::from_min_max(whole.min + vec2(layout.label, HEAD), whole.max),
            heads: Rect::from_min_max(whole.min + vec2(layout.label, 0.0), pos2(whole.right(), whole.top() + HEAD)),
        };
        ui.painter().rect_filled(whole, 0, Theme::of(ui).panel);
        heads::corner(ui, cx, Rect::from_min_max(whole.min, frame.labels.right_top()), sheet);
        let left = origin.x + layout.label;
        let mut over = region(ui, frame.heads, "heads");
        for (at, column) in sheet.columns.iter().enumerate() {
            let x = left + layout.column * at as f32;
            let rect = Rect::from_min_size(pos2(x, frame.heads.top()), vec2(layout.column, HEAD));
            heads::head(&mut over, cx, rect, column, at == sheet.baseline);
        }
        let mut regions = Regions {
            across: region(ui, whole.with_min_y(frame.body.top()), "across"),
            labels: region(ui, frame.labels, "labels"),
            body: region(ui, frame.body, "body"),
        };
        for (y, h, piece) in &pieces {
            let top = origin.y + HEAD + y;
            // A row beyond what is seen is drawn too, so that the keyboard can reach it.
            if top + h < frame.body.top() - h || top > frame.body.bottom() + h {
                continue;
            }
            match piece {
                Piece::Header(section) => header(&mut regions.across, cx, &frame, top, section, &matrix),
                Piece::Decision(row) => {
                    let place = Place { top, height: *h, left, part: Part::Decision };
                    decision(&mut regions, cx, &frame, &place, sheet, layout, (&matrix, *row));
                }
                Piece::Row(section, row) => {
                    let place = Place { top, height: *h, left, part: section.part };
                    draw_row(&regions, cx, &frame, &place, sheet, layout, row);
                }
            }
        }
        let rule = Stroke::new(1.0, Theme::of(ui).line);
        ui.painter().hline(whole.x_range(), frame.heads.bottom() - 0.5, rule);
    });
}

/// Where rows are drawn, each clipped to its part of the table.
struct Regions {
    across: Ui,
    labels: Ui,
    body: Ui,
}

/// A part of the table to draw into, clipped to it.
fn region(ui: &mut Ui, rect: Rect, salt: &str) -> Ui {
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(salt));
    child.set_clip_rect(rect.intersect(ui.clip_rect()));
    child
}

/// All pieces that are not folded or left out, with their tops and heights.
fn pieces<'a>(ui: &Ui, cx: &Cx<'_>, sheet: &'a Sheet, layout: &Layout, matrix: &Both) -> Vec<(f32, f32, Piece<'a>)> {
    let sizes = Sizes::of(ui);
    let view = &cx.view.compare;
    let only = view.differences_only && sheet.columns.len() > 1;
    let mut y = 0.0;
    let mut pieces = Vec::new();
    let mut put = |height: f32, piece| {
        pieces.push((y, height, piece));
        y += height;
    };
    for section in &sheet.sections {
        let shown =
            |row: &&Row| !only || row.differs || (row.cells.is_empty() && section.rows.iter().any(|r| r.differs));
        let decision = section.part == Part::Decision;
        if decision && sheet.columns.len() < 2 {
            continue;
        }
        if only && !decision && !section.rows.iter().any(|row| row.differs) {
            continue;
        }
        put(sizes.section, Piece::Header(section));
        if view.folded.contains(&section.part) {
            continue;
        }
        if decision {
            let width = layout.label + layout.column * sheet.columns.len() as f32;
            for (height, row) in matrix::rows(ui, matrix, width.min(ui.available_width())) {
                put(height, Piece::Decision(row));
            }
        }
        for row in section.rows.iter().filter(shown) {
            let height = if row.wraps { cells::wrapped_height(ui, row, layout.column) } else { sizes.row };
            put(height, Piece::Row(section, row));
        }
    }
    pieces
}

fn header(ui: &mut Ui, cx: &mut Cx<'_>, frame: &Frame, top: f32, section: &Section, matrix: &Both) {
    let rect = Rect::from_min_size(pos2(frame.whole.left(), top), vec2(frame.whole.width(), Sizes::of(ui).section));
    let open = !cx.view.compare.folded.contains(&section.part);
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(section.title));
    let best = section.right == LEGEND;
    let right = if section.part == Part::Decision { matrix::scale_words(matrix) } else { section.right };
    let head =
        SectionHeader { title: section.title, right: if best { "" } else { right }, open, ..SectionHeader::default() };
    let response = head.show(&mut child, Id::unique(("compare section", section.title)));
    if best {
        legend(ui, rect);
    }
    follow_focus(ui, frame, &response);
    if response.clicked() && !cx.view.compare.folded.remove(&section.part) {
        cx.view.compare.folded.insert(section.part);
    }
}

/// What the marks of best and worst mean, at the right of the summary's header.
fn legend(ui: &Ui, rect: Rect) {
    let t = Theme::of(ui);
    let mut x = rect.right() - 9.0;
    for (icon, words, colour) in [(Icon::Worst, "worst of the row", t.unmet), (Icon::Best, "best of the row", t.met)] {
        let at = pos2(x, rect.center().y);
        let (drawn, _) =
            paint::text(ui.painter(), at, Align2::RIGHT_CENTER, words, fonts::regular(11.0), t.text3, 140.0);
        let mark = Rect::from_min_size(pos2(drawn.left() - 15.0, rect.center().y - 5.0), Vec2::splat(10.0));
        icons::draw(ui.painter(), icon, mark, colour);
        x = mark.left() - 10.0;
    }
}

/// Where a row stands.
struct Place {
    top: f32,
    height: f32,
    /// Left edge of the first scenario's column, scrolled.
    left: f32,
    part: Part,
}

fn draw_row(
    regions: &Regions,
    cx: &mut Cx<'_>,
    frame: &Frame,
    place: &Place,
    sheet: &Sheet,
    layout: &Layout,
    row: &Row,
) {
    let Regions { labels, body, .. } = regions;
    let rule = Stroke::new(1.0, Theme::of(body).line);
    let line_y = place.top + place.height - 0.5;
    let rect = Rect::from_min_size(pos2(frame.labels.left(), place.top), vec2(layout.label, place.height));
    label(labels, cx, rect, place.part, row);
    labels.painter().hline(rect.x_range(), line_y, rule);
    for (at, cell) in row.cells.iter().enumerate() {
        let x = place.left + layout.column * at as f32;
        if x + 2.0 * layout.column < frame.body.left() || x - layout.column > frame.body.right() {
            continue;
        }
        let rect = Rect::from_min_size(pos2(x, place.top), vec2(layout.column, place.height));
        let key = &sheet.columns[at].key;
        let opened = cx.view.compare.opened.as_ref().is_some_and(|(k, f)| k == key && *f == row.figure);
        let id = Id::unique(("compare cell", key, &row.figure));
        let response = cells::cell(body, rect, id, row, cell, opened);
        body.painter().vline(rect.left() + 0.5, rect.y_range(), rule);
        follow_focus(body, frame, &response);
        if response.clicked() {
            press(cx, sheet, at, row);
        }
    }
    body.painter().hline(frame.body.x_range(), line_y, rule);
}

/// A row of the decision matrix.
fn decision(
    regions: &mut Regions,
    cx: &mut Cx<'_>,
    frame: &Frame,
    place: &Place,
    sheet: &Sheet,
    layout: &Layout,
    (both, row): (&Both, MatrixRow),
) {
    let rule = Stroke::new(1.0, Theme::of(&regions.body).line);
    let line_y = place.top + place.height - 0.5;
    if matches!(row, MatrixRow::Lock | MatrixRow::Trial | MatrixRow::Verdict | MatrixRow::Note(_)) {
        let rect = Rect::from_min_size(pos2(frame.whole.left(), place.top), vec2(frame.whole.width(), place.height));
        matrix::across(&mut regions.across, cx, rect, sheet, both, row);
        regions.across.painter().hline(rect.x_range(), line_y, rule);
        return;
    }
    let rect = Rect::from_min_size(pos2(frame.labels.left(), place.top), vec2(layout.label, place.height));
    matrix::label(&regions.labels, cx, rect, sheet, both, row);
    regions.labels.painter().hline(rect.x_range(), line_y, rule);
    for (at, column) in sheet.columns.iter().enumerate() {
        let x = place.left + layout.column * at as f32;
        if x + 2.0 * layout.column < frame.body.left() || x - layout.column > frame.body.right() {
            continue;
        }
        let rect = Rect::from_min_size(pos2(x, place.top), vec2(layout.column, place.height));
        let pressed = matrix::cell(&regions.body, rect, column, both, row, at);
        regions.body.painter().vline(rect.left() + 0.5, rect.y_range(), rule);
        if let (true, MatrixRow::Criterion(n)) = (pressed, row) {
            let figure = both.in_force.criteria.get(n).map(|criterion| Figure::Criterion(criterion.id.clone()));
            if let Some(figure) = figure {
                cx.view.compare.press(&column.key, &figure);
            }
        }
    }
    regions.body.painter().hline(frame.body.x_range(), line_y, rule);
}

/// Explains a figure, and selects the line it is about where its file is the active one.
fn press(cx: &mut Cx<'_>, sheet: &Sheet, at: usize, row: &Row) {
    let key = &sheet.columns[at].key;
    cx.view.compare.press(key, &row.figure);
    if at != sheet.baseline {
        cx.view.compare.beside = Some(key.clone());
    }
    if let Figure::Line(_, id) = &row.figure
        && cx.session.active().is_some_and(|file| file.id == key.0)
    {
        cx.wish(Intent::Select(Selection::Line(key.1.clone(), id.clone())));
    }
}

/// Scrolls what has just got the keyboard out from under the labels and heads.
fn follow_focus(ui: &Ui, frame: &Frame, response: &egui::Response) {
    if response.gained_focus() && !frame.body.contains_rect(response.rect) {
        let covered = vec2(frame.labels.width(), frame.heads.height());
        let min = response.rect.min - covered;
        ui.scroll_to_rect(Rect::from_min_max(min, response.rect.max), None);
    }
}

fn label(ui: &Ui, cx: &mut Cx<'_>, rect: Rect, part: Part, row: &Row) {
    let t = Theme::of(ui);
    let line = matches!(row.figure, Figure::Line(..));
    let sense = if line { Sense::click() } else { Sense::hover() };
    let response = ui.interact(rect, Id::unique(("compare row", part, &row.figure)), sense);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::RowHeader, true, row.name()));
    let painter = ui.painter();
    let chosen = cx.view.compare.line.as_ref() == Some(&row.figure);
    let fill = if chosen { t.select } else { t.panel };
    painter.rect_filled(rect, 0, if line { paint::surface(ui, &response, paint::Force::Live, fill) } else { fill });
    let y = if row.wraps { rect.top() + 12.0 } else { rect.center().y };
    if row.cells.is_empty() {
        let at = pos2(rect.left() + 12.0, y);
        paint::text(painter, at, Align2::LEFT_CENTER, &row.label, fonts::bold(12.0), t.text2, rect.width() - 20.0);
        return;
    }
    let mut x = rect.left() + 12.0;
    match &row.lead {
        Lead::Nothing => {}
        Lead::Flag(nation) => {
            flags::draw(painter, pos2(x, y - 6.0), flags::SIZE, nation);
            x += 25.0;
        }
        Lead::Condition => {
            let mark = Rect::from_min_size(pos2(x + 2.0, y - 7.0), Vec2::splat(14.0));
            icons::draw(painter, Icon::Lock, mark, t.text2);
            x += 25.0;
        }
        Lead::Severity(severity) => {
            let mark = Rect::from_min_size(pos2(x, y - 7.0), Vec2::splat(14.0));
            icons::draw(painter, severity.icon(), mark, severity.colour(t));
            x += 21.0;
        }
    }
    if !row.code.is_empty() {
        let at = pos2(x, y);
        let (code, _) = paint::text(painter, at, Align2::LEFT_CENTER, &row.code, fonts::regular(12.0), t.text3, 60.0);
        x = code.right() + 6.0;
    }
    let (font, ink) = match row.importance {
        Importance::Essential => (fonts::bold(12.0), t.text1),
        Importance::Important => (fonts::regular(12.0), t.text1),
        Importance::Desirable => (fonts::regular(12.0), t.text2),
    };
    let room = rect.right() - 8.0 - x;
    let (said, mut cut) = paint::text(painter, pos2(x, y), Align2::LEFT_CENTER, &row.label, font, ink, room);
    let room = rect.right() - 8.0 - said.right() - 6.0;
    if room > 24.0 {
        let at = pos2(rect.right() - 8.0, y);
        cut |= paint::text(painter, at, Align2::RIGHT_CENTER, &row.note, fonts::regular(11.0), t.text3, room).1;
    }
    paint::ring_if_focused(ui, &response);
    if response.clicked() {
        let line = &mut cx.view.compare.line;
        *line = if chosen { None } else { Some(row.figure.clone()) };
        cx.view.compare.curve = if chosen { Curve::People } else { Curve::Line };
    }
    if cut {
        response.on_hover_text(row.name());
    }
}
