//! Weights that are tried on the sliders: the bar that says what would follow, with Keep and Reset, and the ranking beside
//! the one in force. Nothing is written to the plan before it is kept.

use egui::{Align, Align2, Id, Layout, Rect, RichText, Sense, Stroke, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2};

use super::decided::Matrix;
use super::matrix::Both;
use super::sheet::{Column, Sheet};
use crate::base::CriterionId;
use crate::edit::{Command, CriterionField, Label, Stamp};
use crate::session::clock;
use crate::ui::cx::Cx;
use crate::ui::dialogs::Dialog;
use crate::ui::intent::Intent;
use crate::ui::kit::button::Button;
use crate::ui::look::fonts;
use crate::ui::look::icons::{self, Icon};
use crate::ui::look::paint;
use crate::ui::look::theme::{RADIUS_TAG, Theme};
use crate::ui::text;
use crate::words::comparison as words;

/// The column that leads the weighted score of a matrix.
fn leader<'s>(sheet: &'s Sheet, matrix: &Matrix) -> Option<&'s Column> {
    sheet.columns.get(matrix.styles.first()?.leader)
}

/// What is tried, in a sentence.
fn moved(cx: &Cx<'_>, both: &Both) -> String {
    let Some(tried) = &both.tried else { return String::new() };
    let changes = cx.view.compare.deciding.changes(cx.session);
    let of = |id: &CriterionId| {
        let at = both.in_force.criteria.iter().position(|row| row.id == *id)?;
        let (before, after) = (both.in_force.criteria.get(at)?, tried.criteria.get(at)?);
        Some(words::tried_weight(&before.name, before.share, after.share))
    };
    let moved: Vec<String> = changes.iter().filter_map(|(id, _)| of(id)).collect();
    words::tried_weights(&moved)
}

/// The bar: what is tried, who would lead, Reset and Keep.
pub(super) fn bar(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, sheet: &Sheet, both: &Both) {
    let Some(tried) = &both.tried else { return };
    let t = Theme::of(ui);
    ui.painter().rect_filled(rect, 0, t.minimum_tint);
    let follows = match (leader(sheet, &both.in_force), leader(sheet, tried)) {
        (Some(before), Some(after)) => words::trial_leader(&before.called, &after.called),
        _ => words::TRIAL_WITHOUT_SCORES.to_owned(),
    };
    let said = format!("{} {follows}", moved(cx, both));
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect.shrink2(vec2(12.0, 0.0))).id_salt("trial weights"));
    child.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let asks = both.in_force.recorded;
        let keep = if asks { "Keep…" } else { "Keep" };
        if (Button { small: true, name: "Keep the trial weights", ..Button::primary(keep) }).show(ui).clicked() {
            keep_them(cx, asks);
        }
        if (Button { small: true, name: "Reset the trial weights", ..Button::new("Reset") }).show(ui).clicked() {
            cx.view.compare.reset_trial();
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.label(RichText::new("Trial weights").font(fonts::bold(12.0)).color(t.text1));
            let label = egui::Label::new(RichText::new(&said).font(fonts::regular(12.0)).color(t.text1)).truncate();
            let response = ui.add(label);
            response.widget_info(|| WidgetInfo::labeled(egui::Role::Status, true, format!("Trial weights: {said}")));
        });
    });
}

/// Writes the tried weights, after asking for a name where changes are recorded.
fn keep_them(cx: &mut Cx<'_>, asks: bool) {
    let Some(owner) = cx.session.criteria_owner() else { return };
    if cx.session.active().map(|file| file.id) != Some(owner.id) {
        cx.wish(Intent::Activate(owner.id));
    }
    let weights = cx.view.compare.deciding.changes(cx.session);
    if asks {
        cx.view.dialog = Some(Dialog::keep_weights(weights));
    } else {
        let by = Stamp { author: cx.session.settings.author.trim().to_owned(), at: clock::now() };
        let set = |(criterion, weight)| Command::EditCriterion {
            criterion,
            field: CriterionField::Weight(weight),
            by: by.clone(),
        };
        let commands: Vec<Command> = weights.into_iter().map(set).collect();
        let label = Label::KeepWeights(commands.len());
        cx.wish(Intent::Edit(Command::Group { label, commands }));
        cx.view.compare.reset_trial();
    }
}

/// The label of the ranking by tried weights.
pub(super) fn label(ui: &Ui, rect: Rect) {
    let t = Theme::of(ui);
    let response = ui.interact(rect, Id::unique("trial ranking"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::RowHeader, true, "Trial ranking"));
    let at = pos2(rect.left() + 12.0, rect.center().y);
    let font = fonts::bold(12.0);
    let (said, _) = paint::text(ui.painter(), at, Align2::LEFT_CENTER, "Trial ranking", font, t.minimum, 160.0);
    let at = pos2(rect.right() - 8.0, rect.center().y);
    let room = at.x - said.right() - 6.0;
    paint::text(ui.painter(), at, Align2::RIGHT_CENTER, "not kept", fonts::regular(11.0), t.text3, room);
}

/// A scenario's weighted score by tried weights, its place, and how that differs from the one in force.
pub(super) fn cell(ui: &Ui, rect: Rect, column: &Column, both: &Both, at: usize) {
    let of = |matrix: &Matrix| {
        let style = matrix.styles.first()?;
        Some((style.scores.get(at)?.clone(), *style.places.get(at)?))
    };
    let (Some((_, before)), Some((score, place))) = (of(&both.in_force), both.tried.as_deref().and_then(of)) else {
        return;
    };
    let t = Theme::of(ui);
    let (word, moved) = (text::place(place), words::moved_place(before, place));
    let response = ui.interact(rect, Id::unique(("trial cell", &column.key)), Sense::hover());
    let name = format!("Trial ranking, {}, {score}, {word}, {moved}", column.called);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Cell, true, &name));
    let painter = ui.painter();
    painter.rect_filled(rect, 0, t.card);
    let middle = rect.center().y;
    let font = if place == 1 { fonts::bold(11.0) } else { fonts::regular(11.0) };
    let galley = paint::line(painter, &word, font, if place == 1 { t.text1 } else { t.text3 }, 70.0);
    let mut x = rect.left() + 9.0;
    if place == 1 {
        let tag = Rect::from_min_size(pos2(rect.left() + 8.0, middle - 9.0), vec2(galley.size().x + 12.0, 18.0));
        painter.rect_filled(tag, RADIUS_TAG, t.minimum_tint);
        paint::dashed_rect(painter, tag, RADIUS_TAG, Stroke::new(1.0, t.minimum), &[3.0, 2.0]);
        paint::place(painter, tag.center(), Align2::CENTER_CENTER, galley, t.text1);
        x = tag.right();
    } else {
        let width = galley.size().x;
        paint::place(painter, pos2(x, middle), Align2::LEFT_CENTER, galley, t.text3);
        x += width;
    }
    let at = pos2(x + 6.0, middle);
    paint::text(painter, at, Align2::LEFT_CENTER, &moved, fonts::bold(11.0), t.minimum, 60.0);
    let at = pos2(rect.right() - 9.0, middle);
    paint::text(painter, at, Align2::RIGHT_CENTER, &score, fonts::bold(12.0), t.text1, 60.0);
}

/// Beside the table: who leads each style by the weights in force, and by those that are tried.
pub(super) fn leaders(ui: &mut Ui, sheet: &Sheet, both: &Both) {
    let Some(tried) = &both.tried else { return };
    for (before, after) in both.in_force.styles.iter().zip(&tried.styles) {
        let (Some(first), Some(then)) = (sheet.columns.get(before.leader), sheet.columns.get(after.leader)) else {
            continue;
        };
        let t = Theme::of(ui);
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::hover());
        let changes = before.leader != after.leader;
        let verdict = if changes { "changes" } else { "=" };
        let name = before.style.name();
        let said = format!("{name}: {} in force, {} on trial, {verdict}", first.called, then.called);
        response.widget_info(|| WidgetInfo::labeled(egui::Role::ListItem, true, &said));
        let painter = ui.painter();
        let inner = rect.shrink2(vec2(super::side::PAD, 0.0));
        let middle = rect.center().y;
        let at = inner.left_center();
        paint::text(painter, at, Align2::LEFT_CENTER, name, fonts::regular(12.0), t.text1, inner.width() * 0.4);
        first.badge().draw_from(painter, pos2(inner.left() + inner.width() * 0.45, middle), 15.0);
        let end = then.badge().draw_from(painter, pos2(inner.left() + inner.width() * 0.65, middle), 15.0);
        let ink = if changes { t.minimum } else { t.text3 };
        let at = pos2(end + 6.0, middle);
        paint::text(painter, at, Align2::LEFT_CENTER, verdict, fonts::regular(11.0), ink, 70.0);
        paint::hline(painter, inner, rect.bottom() - 1.0, t.line);
    }
    let t = Theme::of(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 22.0), Sense::hover());
    let mark = Rect::from_center_size(pos2(rect.left() + super::side::PAD + 7.0, rect.center().y), Vec2::splat(14.0));
    icons::draw(ui.painter(), Icon::Lock, mark, t.text2);
    let at = pos2(mark.right() + 7.0, rect.center().y);
    let words = "in force, then on trial";
    paint::text(ui.painter(), at, Align2::LEFT_CENTER, words, fonts::regular(11.0), t.text3, rect.width() - 40.0);
}
