//! The toolbar: the baseline, differences only, which columns are shown, another file.

use egui::{
    Align, Align2, CornerRadius, Layout, Popup, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
};
use egui::{pos2, vec2};

use super::sheet::{Column, Sheet};
use crate::ui::actions::Action;
use crate::ui::cx::Cx;
use crate::ui::frame::what_if_bar;
use crate::ui::intent::Intent;
use crate::ui::kit::button::Button;
use crate::ui::kit::switch::{checkbox, switch};
use crate::ui::look::fonts;
use crate::ui::look::icons::{self, Icon};
use crate::ui::look::paint::{self, Force};
use crate::ui::look::theme::{RADIUS, Sizes, Theme};

/// Room for what acts at the right, in points.
const ACTS: f32 = 220.0;
/// Widest title in the baseline's button, in points.
const TITLE: f32 = 180.0;

/// Draws the toolbar.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, sheet: &Sheet) {
    let narrow = ui.available_width() < 860.0;
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        if let Some(column) = sheet.columns.get(sheet.baseline) {
            let t = Theme::of(ui);
            ui.label(egui::RichText::new("Baseline").font(fonts::regular(12.0)).color(t.text2));
            let button = baseline_button(ui, column, if narrow { 0.0 } else { TITLE });
            Popup::menu(&button).show(|ui| baselines(ui, cx, sheet));
            ui.add_space(4.0);
            switch(ui, &mut cx.view.compare.differences_only, "Differences only", "");
            if !narrow {
                ui.separator();
                ui.label(egui::RichText::new("What-if").font(fonts::regular(12.0)).color(t.text2));
            }
            what_if_bar::switches(ui, cx, if narrow { f32::INFINITY } else { ACTS });
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let words = if narrow { "" } else { "Add file" };
            if (Button { name: "Add file", ..Button::new(words).with_icon(Icon::Plus) }).show(ui).clicked() {
                cx.wish(Intent::Do(Action::AddFile));
            }
            if !sheet.all.is_empty() {
                let words = if narrow { "" } else { "Columns" };
                let button = Button { menu: true, name: "Columns", ..Button::new(words).with_icon(Icon::Columns) };
                let button = button.show(ui);
                Popup::menu(&button)
                    .close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside)
                    .show(|ui| columns(ui, cx, sheet));
            }
        });
    });
}

fn baseline_button(ui: &mut Ui, column: &Column, room: f32) -> Response {
    let t = Theme::of(ui);
    let galley = (room > 0.0).then(|| paint::line(ui.painter(), &column.title, fonts::regular(12.0), t.text1, room));
    let words = galley.as_ref().map_or(0.0, |galley| galley.size().x + 7.0);
    let (rect, response) = ui.allocate_exact_size(
        vec2(words + 52.0 + column.badge().room(16.0), Sizes::of(ui).control_small),
        Sense::click(),
    );
    let name = format!("Baseline, {}", column.name);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::ComboBox, ui.is_enabled(), &name));
    let painter = ui.painter();
    let fill = paint::surface(ui, &response, Force::Live, t.card);
    let radius = CornerRadius::same(RADIUS as u8);
    painter.rect(rect, radius, fill, Stroke::new(1.0, t.line_strong), StrokeKind::Inside);
    let middle = rect.center().y;
    let left = column.badge().draw_from(painter, pos2(rect.left() + 8.0, middle), 16.0);
    if let Some(galley) = galley {
        paint::place(painter, pos2(left + 7.0, middle), Align2::LEFT_CENTER, galley, t.text1);
    }
    let chevron = Rect::from_min_size(pos2(rect.right() - 20.0, middle - 6.0), Vec2::splat(12.0));
    icons::draw(painter, Icon::ChevronDown, chevron, t.text1);
    paint::ring_if_focused(ui, &response);
    response.on_hover_text(name)
}

fn baselines(ui: &mut Ui, cx: &mut Cx<'_>, sheet: &Sheet) {
    ui.set_min_width(220.0);
    for (at, column) in sheet.columns.iter().enumerate() {
        if ui.selectable_label(at == sheet.baseline, &column.name).clicked() {
            cx.view.compare.baseline = Some(column.key.clone());
            ui.close();
        }
    }
}

fn columns(ui: &mut Ui, cx: &mut Cx<'_>, sheet: &Sheet) {
    ui.set_min_width(220.0);
    for (key, name) in &sheet.all {
        let hidden = &mut cx.view.compare.hidden;
        let mut shown = !hidden.contains(key);
        if checkbox(ui, &mut shown, name, "").clicked() {
            if shown {
                hidden.remove(key);
            } else {
                hidden.insert(key.clone());
            }
        }
    }
}
