//! The decision matrix as rows of the table: what it says at once, criteria with their weights, the five styles.

use std::sync::Arc;

use egui::{Align2, CornerRadius, Id, Rect, Sense, Stroke, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2};

use super::decided::{CriterionCell, CriterionRow, Matrix, StyleRow};
use super::sheet::{Column, Sheet};
use super::trial;
use crate::ui::actions::Action;
use crate::ui::cx::Cx;
use crate::ui::intent::Intent;
use crate::ui::kit::button::Button;
use crate::ui::kit::weight_slider::{TakeOver, WeightSlider};
use crate::ui::look::fonts;
use crate::ui::look::icons::{self, Icon};
use crate::ui::look::paint::{self, Force};
use crate::ui::look::theme::{RADIUS_TAG, Sizes, Theme};
use crate::ui::text;

/// A row of the matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MatrixRow {
    /// Who locked the criteria, and what can be done with them.
    Lock,
    /// Weights that are tried: what would follow, and what can be done with them.
    Trial,
    /// What the matrix says at once: the winner, or why there is none.
    Verdict,
    /// A criterion.
    Criterion(usize),
    /// A style.
    Style(usize),
    /// The ranking by the weights that are tried.
    TrialRanking,
    /// A note.
    Note(usize),
}

/// The decision: by the weights in force, and by those that are tried if any are.
pub(super) struct Both {
    pub in_force: Arc<Matrix>,
    pub tried: Option<Arc<Matrix>>,
}

/// The rows with their heights, in order.
pub(super) fn rows(ui: &Ui, both: &Both, width: f32) -> Vec<(f32, MatrixRow)> {
    let sizes = Sizes::of(ui);
    let matrix = &both.in_force;
    let mut rows = vec![(36.0, MatrixRow::Lock)];
    if both.tried.is_some() {
        rows.push((34.0, MatrixRow::Trial));
    }
    if matrix.stands() {
        let words = matrix.verdict.join(" ");
        let galley = ui.painter().layout(words, fonts::regular(12.0), Theme::of(ui).text1, width - VERDICT_LEFT - 12.0);
        rows.push((galley.size().y.ceil() + 14.0, MatrixRow::Verdict));
    }
    let criteria = 0..matrix.criteria.len();
    rows.extend(criteria.map(|at| (sizes.decision, MatrixRow::Criterion(at))));
    for at in 0..matrix.styles.len() {
        rows.push((sizes.row, MatrixRow::Style(at)));
        if at == 0 && both.tried.is_some() {
            rows.push((sizes.row, MatrixRow::TrialRanking));
        }
    }
    if matrix.locked {
        rows.extend((0..matrix.notes.len()).map(|at| (20.0, MatrixRow::Note(at))));
    }
    rows
}

/// Where the verdict's words begin, in points from the left.
const VERDICT_LEFT: f32 = 34.0;

/// A row that goes across all columns.
pub(super) fn across(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, sheet: &Sheet, both: &Both, row: MatrixRow) {
    let matrix = both.in_force.as_ref();
    match row {
        MatrixRow::Trial => trial::bar(ui, cx, rect, sheet, both),
        MatrixRow::Lock => lock(ui, cx, rect, matrix),
        MatrixRow::Verdict => said(ui, rect, matrix),
        MatrixRow::Note(at) => {
            let t = Theme::of(ui);
            let words = matrix.notes.get(at).map_or("", String::as_str);
            let response = ui.interact(rect, Id::unique(("decision note", at)), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, words));
            let at = pos2(rect.left() + 12.0, rect.center().y);
            let (_, cut) = paint::text(
                ui.painter(),
                at,
                Align2::LEFT_CENTER,
                words,
                fonts::regular(11.0),
                t.text3,
                rect.width() - 24.0,
            );
            if cut {
                response.on_hover_text(words);
            }
        }
        MatrixRow::Criterion(_) | MatrixRow::Style(_) | MatrixRow::TrialRanking => {}
    }
}

fn lock(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, matrix: &Matrix) {
    let t = Theme::of(ui);
    ui.painter().rect_filled(rect, 0, t.panel);
    let inner = rect.shrink2(vec2(12.0, 0.0));
    let mut child = ui.new_child(UiBuilder::new().max_rect(inner).id_salt("criteria lock"));
    child.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let (mark, _) = ui.allocate_exact_size(Vec2::splat(12.0), Sense::hover());
        icons::draw(ui.painter(), Icon::Lock, mark, if matrix.locked { t.text2 } else { t.minimum });
        let words = match (matrix.criteria.is_empty(), matrix.locked) {
            (true, _) => "No criterion yet. Say what a good option is before looking at scores.".to_owned(),
            (false, true) if matrix.recorded => format!("{}. Later changes are recorded in the log.", matrix.lock),
            (false, true) => format!("{}.", matrix.lock),
            (false, false) => "Scores are shown once the criteria are locked.".to_owned(),
        };
        ui.label(egui::RichText::new(words).font(fonts::regular(12.0)).color(t.text2));
        if !matrix.locked && !matrix.criteria.is_empty() {
            let button = Button { small: true, ..Button::primary("Lock the criteria…") };
            if button.show(ui).clicked() {
                cx.wish(Intent::Do(Action::LockCriteria));
            }
        }
        if (Button { small: true, ..Button::new("Criteria…") }).show(ui).clicked() {
            cx.wish(Intent::Do(Action::Criteria));
        }
    });
}

fn said(ui: &Ui, rect: Rect, matrix: &Matrix) {
    let t = Theme::of(ui);
    let clear = matrix.clear;
    let words = matrix.verdict.join(" ");
    let response = ui.interact(rect, Id::unique("decision verdict"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Status, true, &words));
    let (tint, ink, icon) =
        if clear { (t.met_tint, t.met, Icon::Met) } else { (t.minimum_tint, t.minimum, Icon::Warning) };
    ui.painter().rect_filled(rect, 0, tint);
    let mark = Rect::from_min_size(pos2(rect.left() + 12.0, rect.top() + 8.0), Vec2::splat(14.0));
    icons::draw(ui.painter(), icon, mark, ink);
    let width = rect.width() - VERDICT_LEFT - 12.0;
    let galley = ui.painter().layout(words, fonts::regular(12.0), t.text1, width);
    ui.painter().galley(pos2(rect.left() + VERDICT_LEFT, rect.top() + 7.0), galley, t.text1);
}

/// The label of a criterion with its slider, or of a style.
pub(super) fn label(ui: &Ui, cx: &mut Cx<'_>, rect: Rect, sheet: &Sheet, both: &Both, row: MatrixRow) {
    let matrix = both.in_force.as_ref();
    let t = Theme::of(ui);
    ui.painter().rect_filled(rect, 0, t.panel);
    match row {
        MatrixRow::Criterion(at) => {
            if let Some(criterion) = matrix.criteria.get(at) {
                let tried = both.tried.as_ref().and_then(|tried| tried.criteria.get(at));
                slider(ui, cx, rect, sheet, (matrix, scale(both)), (criterion, tried.map(|tried| tried.share)));
            }
        }
        MatrixRow::Style(at) => {
            let Some(style) = matrix.styles.get(at) else { return };
            let response = ui.interact(rect, Id::unique(("style", at)), Sense::hover());
            let name = style.style.name();
            response.widget_info(|| WidgetInfo::labeled(egui::Role::RowHeader, true, name));
            let middle = rect.center().y;
            let font = if at == 0 { fonts::bold(12.0) } else { fonts::regular(12.0) };
            let from = pos2(rect.left() + 12.0, middle);
            let room = rect.width() - 20.0;
            let (drawn, _) = paint::text(ui.painter(), from, Align2::LEFT_CENTER, name, font, t.text1, room);
            let note = if style.style.lowest_leads() { "lowest leads" } else { "highest leads" };
            let room = rect.right() - 8.0 - drawn.right() - 6.0;
            let at = pos2(rect.right() - 8.0, middle);
            paint::text(ui.painter(), at, Align2::RIGHT_CENTER, note, fonts::regular(11.0), t.text3, room);
        }
        MatrixRow::TrialRanking => trial::label(ui, rect),
        _ => {}
    }
}

/// The end of the sliders' scale: 60 per cent, unless a weight lies beyond, in force or tried.
fn scale(both: &Both) -> f64 {
    let beyond = |matrix: &Matrix| matrix.criteria.iter().any(|criterion| criterion.share > 0.58);
    if beyond(&both.in_force) || both.tried.as_deref().is_some_and(beyond) { 1.0 } else { 0.6 }
}

/// What the head of the section says at the right.
pub(super) fn scale_words(both: &Both) -> &'static str {
    match (both.in_force.stands(), scale(both) < 1.0) {
        (false, _) => "",
        (true, true) => "raw value, value 0 to 1, weight on a scale to 60 %",
        (true, false) => "raw value, value 0 to 1, weight on a scale to 100 %",
    }
}

fn slider(
    ui: &Ui,
    cx: &mut Cx<'_>,
    rect: Rect,
    sheet: &Sheet,
    (matrix, most): (&Matrix, f64),
    (criterion, tried): (&CriterionRow, Option<f64>),
) {
    let leader = matrix.styles.first().map(|style| style.leader);
    let over = |end: Option<(f64, usize)>| -> TakeOver<'_> {
        let (at, who) = end?;
        let column = sheet.columns.get(who)?;
        Some((at, column.badge()))
    };
    let name = format!("Weight of {}", criterion.name);
    let shown = WeightSlider {
        criterion: &criterion.name,
        direction: criterion.direction,
        most,
        name: &name,
        // The range in which the leader stays is that of the weights in force.
        leader: leader.and_then(|at| sheet.columns.get(at)).map(|column| column.slot).filter(|_| tried.is_none()),
        below: over(criterion.below).filter(|_| tried.is_none()),
        above: over(criterion.above).filter(|_| tried.is_none()),
        words: &criterion.range,
        in_force: tried.map(|_| criterion.share),
    };
    let place = Rect::from_min_max(rect.min + vec2(12.0, 0.0), rect.max - vec2(8.0, 0.0));
    let mut share = tried.unwrap_or(criterion.share);
    let id = Id::unique(("weight", criterion.id.as_str()));
    let mut response = shown.show_at(ui, place, id, &mut share);
    if !criterion.definition.is_empty() {
        response = response.on_hover_text(&criterion.definition);
    }
    if response.changed() {
        cx.view.compare.deciding.try_share(cx.session, &criterion.id, share);
    }
}

/// One scenario's cell of a criterion or a style.
pub(super) fn cell(ui: &Ui, rect: Rect, column: &Column, both: &Both, row: MatrixRow, at: usize) -> bool {
    let matrix = both.in_force.as_ref();
    match row {
        MatrixRow::Criterion(n) => {
            let Some(criterion) = matrix.criteria.get(n) else { return false };
            criterion.cells.get(at).is_some_and(|cell| criterion_cell(ui, rect, column, criterion, cell))
        }
        MatrixRow::Style(n) => {
            if let Some(style) = matrix.styles.get(n) {
                style_cell(ui, rect, column, style, at);
            }
            false
        }
        MatrixRow::TrialRanking => {
            trial::cell(ui, rect, column, both, at);
            false
        }
        _ => false,
    }
}

fn criterion_cell(ui: &Ui, rect: Rect, column: &Column, criterion: &CriterionRow, cell: &CriterionCell) -> bool {
    let t = Theme::of(ui);
    let response = ui.interact(rect, Id::unique(("criterion", criterion.id.as_str(), &column.key)), Sense::click());
    let name = format!("{}, {}, {}, value {:.2}", criterion.name, column.called, cell.raw, cell.value);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &name));
    let painter = ui.painter();
    painter.rect_filled(rect, 0, paint::surface(ui, &response, Force::Live, t.card));
    let y = rect.top() + 12.0;
    let at = pos2(rect.right() - 9.0, y);
    let value = format!("{:.2}", cell.value);
    let font = if cell.value >= 0.9999 { fonts::bold(12.0) } else { fonts::regular(12.0) };
    let (drawn, _) = paint::text(painter, at, Align2::RIGHT_CENTER, &value, font, t.text1, 60.0);
    let at = pos2(rect.left() + 9.0, y);
    let room = drawn.left() - at.x - 8.0;
    paint::text(painter, at, Align2::LEFT_CENTER, &cell.raw, fonts::regular(12.0), t.text2, room);
    let track = Rect::from_min_max(
        pos2(rect.left() + 9.0, rect.bottom() - 10.0),
        pos2(rect.right() - 9.0, rect.bottom() - 6.0),
    );
    painter.rect_filled(track, CornerRadius::same(1), t.well);
    if cell.value > 0.0 {
        let to = track.left() + (track.width() * cell.value as f32).round().max(2.0);
        painter.rect_filled(track.with_max_x(to), CornerRadius::same(1), t.slot(column.slot));
    }
    paint::ring_if_focused(ui, &response);
    let clicked = response.clicked();
    response.on_hover_text(&cell.reason);
    clicked
}

fn style_cell(ui: &Ui, rect: Rect, column: &Column, style: &StyleRow, at: usize) {
    let t = Theme::of(ui);
    let (Some(score), Some(place)) = (style.scores.get(at), style.places.get(at)) else { return };
    let level = style.places.iter().filter(|other| *other == place).count() > 1;
    let word = format!("{}{}", text::place(*place), if level { ", level" } else { "" });
    let response = ui.interact(rect, Id::unique(("style cell", style.style.key(), &column.key)), Sense::hover());
    let before = style.planned.get(at).filter(|before| *before != score);
    let mut name = format!("{}, {}, {score}, {word}", style.style.name(), column.called);
    if let Some(before) = before {
        name = format!("{name}, planned {before}");
    }
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Cell, true, &name));
    let painter = ui.painter();
    painter.rect_filled(rect, 0, t.card);
    let middle = rect.center().y;
    let first = *place == 1;
    let font = if first { fonts::bold(11.0) } else { fonts::regular(11.0) };
    let galley = paint::line(painter, &word, font, t.text1, 90.0);
    if first {
        let tag = Rect::from_min_size(pos2(rect.left() + 8.0, middle - 9.0), vec2(galley.size().x + 12.0, 18.0));
        painter.rect_filled(tag, RADIUS_TAG, t.select);
        painter.rect_stroke(tag, RADIUS_TAG, Stroke::new(1.0, t.accent), egui::StrokeKind::Inside);
        paint::place(painter, tag.center(), Align2::CENTER_CENTER, galley, t.text1);
    } else {
        paint::place(painter, pos2(rect.left() + 9.0, middle), Align2::LEFT_CENTER, galley, t.text3);
    }
    let before = before.map_or_else(String::new, |before| format!("{before} → "));
    let font = if first || !before.is_empty() { fonts::bold(12.0) } else { fonts::regular(12.0) };
    let parts = [(before.as_str(), fonts::regular(12.0), t.text2), (score.as_str(), font, t.text1)];
    let galley = paint::runs(painter, &parts, rect.width() - 70.0);
    paint::place(painter, pos2(rect.right() - 9.0, middle), Align2::RIGHT_CENTER, galley, t.text1);
}
