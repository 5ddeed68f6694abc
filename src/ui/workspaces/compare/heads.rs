//! The heads of the columns, which stay put: who a scenario is, whether it is the baseline, its menu.

use egui::{Align2, CornerRadius, Id, Popup, Rect, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::sheet::{Column, Sheet};
use super::side_changes::BAND;
use crate::ui::cx::Cx;
use crate::ui::intent::Intent;
use crate::ui::kit::badge;
use crate::ui::kit::button::Button;
use crate::ui::look::fonts;
use crate::ui::look::icons::{self, Icon};
use crate::ui::look::paint::{self, Force};
use crate::ui::look::theme::{RADIUS_TAG, Theme};
use crate::ui::view::{Selection, Workspace};

/// Height of the heads, in points.
pub(super) const HEAD: f32 = 64.0;

/// How many scenarios and which set, over the labels, and the way to each section.
pub(super) fn corner(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, sheet: &Sheet) {
    let place = Rect::from_min_size(rect.min + vec2(6.0, 4.0), vec2(110.0, 24.0));
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(place).id_salt("sections"));
    let button = Button { small: true, menu: true, ..Button::quiet("Sections") }.show(&mut child);
    Popup::menu(&button).show(|ui| {
        ui.set_min_width(200.0);
        for section in &sheet.sections {
            let entry = egui::Button::new(section.title).min_size(vec2(ui.available_width(), 24.0));
            if ui.add(entry).clicked() {
                cx.view.compare.folded.remove(&section.part);
                cx.view.compare.go_to = Some(section.part);
                ui.close();
            }
        }
    });
    let t = Theme::of(ui);
    let room = rect.width() - 20.0;
    let at = pos2(rect.left() + 12.0, rect.bottom() - 32.0);
    paint::text(ui.painter(), at, Align2::LEFT_CENTER, &sheet.head[0], fonts::regular(11.0), t.text3, room);
    let at = pos2(rect.left() + 12.0, rect.bottom() - 17.0);
    paint::text(ui.painter(), at, Align2::LEFT_CENTER, &sheet.head[1], fonts::bold(12.0), t.text1, room);
}

/// One head; a press lists its differences from the baseline beside the table.
pub(super) fn head(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, column: &Column, baseline: bool) {
    let t = Theme::of(ui);
    let id = Id::unique(("compare head", &column.key));
    let response = ui.interact(rect, id, Sense::click());
    let name = if baseline { format!("{}, baseline", column.name) } else { column.name.clone() };
    response.widget_info(|| WidgetInfo::labeled(egui::Role::ColumnHeader, true, &name));
    let button = Rect::from_min_size(pos2(rect.right() - 32.0, rect.top() + 8.0), vec2(26.0, 24.0));
    let menu = ui.interact(button, id.with("menu"), Sense::click());
    menu.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, format!("Menu of {}", column.name)));
    paint_head(ui, rect, column, baseline, paint::surface(ui, &response, Force::Live, t.card));
    let fill = paint::surface(ui, &menu, Force::Live, egui::Color32::TRANSPARENT);
    ui.painter().rect_filled(button, RADIUS_TAG, fill);
    icons::draw(ui.painter(), Icon::More, Rect::from_center_size(button.center(), Vec2::splat(14.0)), t.text2);
    paint::ring_if_focused(ui, &menu);
    if response.has_focus() {
        paint::focus_ring(ui, rect.shrink(3.0), RADIUS_TAG);
    }
    Popup::menu(&menu).show(|ui| entries(ui, cx, column, baseline));
    Popup::context_menu(&response).show(|ui| entries(ui, cx, column, baseline));
    if response.clicked() {
        cx.view.compare.beside = Some(column.key.clone());
        cx.view.compare.folded_bands.remove(BAND);
        cx.view.compare.band_to = Some(BAND);
    }
    response.on_hover_text(&column.name);
}

fn paint_head(ui: &Ui, rect: Rect, column: &Column, baseline: bool, fill: egui::Color32) {
    let t = Theme::of(ui);
    let painter = ui.painter();
    painter.rect_filled(rect, 0, fill);
    let bar = rect.with_max_y(rect.top() + 3.0);
    // The edge of a scenario of another file than the first is dashed.
    if column.mark.is_none_or(|mark| mark == 1) {
        painter.rect_filled(bar, CornerRadius::ZERO, t.slot(column.slot));
    } else {
        let stroke = Stroke::new(bar.height(), t.slot(column.slot));
        paint::dashed(painter, &[bar.left_center(), bar.right_center()], stroke, &[8.0, 4.0]);
    }
    painter.vline(rect.left() + 0.5, rect.y_range(), Stroke::new(1.0, t.line));
    let badge = column.badge().draw_from(painter, pos2(rect.left() + 8.0, rect.top() + 20.0), badge::SIDE);
    let y = rect.top() + 20.0;
    let small = fonts::regular(11.0);
    let right = rect.right() - 36.0;
    let mut x = badge + 7.0;
    let at = pos2(x, y);
    // Where several files are open the file's name says more than the status.
    let words = if column.file.is_empty() { column.status } else { &column.file };
    let room = right - x - if baseline && column.mark.is_some() { 76.0 } else { 0.0 };
    let (status, _) = paint::text(painter, at, Align2::LEFT_CENTER, words, small, t.text3, room);
    x = status.right() + 8.0;
    if baseline {
        let galley = paint::line(painter, "Baseline", fonts::bold(11.0), t.text1, 70.0);
        let tag = Rect::from_min_size(pos2(x, y - 9.0), vec2(galley.size().x + 14.0, 18.0));
        painter.rect_filled(tag, RADIUS_TAG, t.select);
        paint::place(painter, tag.center(), Align2::CENTER_CENTER, galley, t.text1);
    }
    let at = pos2(rect.left() + 9.0, rect.top() + 45.0);
    let room = rect.width() - 18.0;
    paint::text(painter, at, Align2::LEFT_CENTER, &column.title, fonts::bold(13.0), t.text1, room);
}

fn entries(ui: &mut Ui, cx: &mut Cx<'_>, column: &Column, baseline: bool) {
    ui.set_min_width(200.0);
    let entry = |ui: &mut Ui, words: &str, enabled: bool| {
        let button = egui::Button::new(words).wrap_mode(egui::TextWrapMode::Extend);
        let pressed = ui.add_enabled(enabled, button.min_size(vec2(ui.available_width(), 24.0))).clicked();
        if pressed {
            ui.close();
        }
        pressed
    };
    if entry(ui, "Make baseline", !baseline) {
        cx.view.compare.baseline = Some(column.key.clone());
    }
    if entry(ui, "Compose this scenario", true) {
        cx.view.compose.activate(column.key.1.clone());
        cx.wish(Intent::Activate(column.key.0));
        cx.wish(Intent::Select(Selection::Scenario(column.key.1.clone())));
        cx.wish(Intent::Go(Workspace::Compose));
    }
    if entry(ui, "Hide", true) {
        cx.view.compare.hidden.insert(column.key.clone());
    }
}
