//! The facets: the values of the list with their counts; checked ones narrow it.

use egui::{Align2, CornerRadius, Id, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::rows::{Facet, Value};
use crate::model::Status;
use crate::ui::app::Cx;
use crate::ui::icons::{self, Icon};
use crate::ui::intent::Intent;
use crate::ui::paint::{self, Force};
use crate::ui::theme::{RADIUS_TAG, Sizes, Theme};
use crate::ui::widgets::button;
use crate::ui::widgets::section_header::SectionHeader;
use crate::ui::widgets::state_mark;
use crate::ui::{flags, fonts, format, present};

/// How many nations are shown before the rest is asked for.
const NATIONS: usize = 12;

/// Draws the facets.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    ScrollArea::vertical().id_salt("facets").auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.add_space(6.0);
        for facet in Facet::ALL {
            section(ui, cx, facet);
        }
    });
}

fn fold_name(facet: Facet) -> &'static str {
    match facet {
        Facet::Domain => "facet domain",
        Facet::Status => "facet status",
        Facet::Where => "facet where",
        Facet::Figures => "facet figures",
        Facet::Twice => "facet twice",
        Facet::Nation => "facet nation",
    }
}

fn section(ui: &mut Ui, cx: &mut Cx<'_>, facet: Facet) {
    let folded = cx.session.settings.is_folded(fold_name(facet));
    let header = SectionHeader { title: facet.label(), open: !folded, plain: true, ..SectionHeader::default() };
    if header.show(ui, Id::unique(fold_name(facet))).clicked() {
        cx.wish(Intent::Fold(fold_name(facet), !folded));
    }
    if folded {
        return;
    }
    let view = &mut cx.view.register;
    let mut values: Vec<Value> = view.rows.values(facet).iter().filter(|v| v.count > 0).cloned().collect();
    let mut more = 0;
    if facet == Facet::Nation {
        values.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.label.cmp(&b.label)));
        if !view.all_nations && values.len() > NATIONS + 1 {
            more = values.len() - NATIONS;
            let checked = &view.checked;
            let mut n = 0;
            values.retain(|v| {
                n += 1;
                n <= NATIONS || checked.contains(&(facet, v.key.clone()))
            });
        }
    }
    for value in &values {
        let key = (facet, value.key.clone());
        let on = view.checked.contains(&key);
        if row(ui, facet, value, on) {
            if on {
                view.checked.remove(&key)
            } else {
                view.checked.insert(key)
            };
        }
    }
    if more > 0 || (facet == Facet::Nation && view.all_nations) {
        ui.horizontal(|ui| {
            ui.add_space(33.0);
            let words = if view.all_nations { "Show fewer".to_owned() } else { format!("Show {more} more") };
            if button::link(ui, &words).clicked() {
                view.all_nations ^= true;
            }
        });
    }
    ui.add_space(8.0);
}

/// One value; returns whether it was pressed.
fn row(ui: &mut Ui, facet: Facet, value: &Value, on: bool) -> bool {
    let t = Theme::of(ui);
    let height = Sizes::of(ui).control_small - 2.0;
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height));
    let response = ui.interact(rect, Id::unique(("facet", facet as u8, &value.key)), Sense::click());
    let name = format!("{}: {}, {}", facet.label(), value.label, value.count);
    response.widget_info(|| WidgetInfo::selected(egui::Role::CheckBox, ui.is_enabled(), on, &name));
    if !ui.is_rect_visible(rect) {
        return response.clicked();
    }
    let painter = ui.painter();
    painter.rect_filled(rect, 0, paint::surface(ui, &response, Force::Live, t.panel));
    let middle = rect.center().y;
    let tick = Rect::from_min_size(pos2(rect.left() + 32.0, (middle - 7.0).round()), Vec2::splat(14.0));
    check(painter, tick, on);
    let mut x = tick.right() + 8.0;
    match facet {
        Facet::Status => {
            let status = Status::ALL.iter().copied().find(|s| s.word() == value.key).unwrap_or(Status::Unknown);
            state_mark::status_bars(painter, pos2(x, middle), present::status(status));
            x += 20.0;
        }
        Facet::Nation => {
            flags::draw(painter, pos2(x, middle - 5.5), flags::SIZE_CHIP, &value.key);
            x += 22.0;
        }
        _ => {}
    }
    let count = format::whole(i64::try_from(value.count).unwrap_or(i64::MAX));
    let at = pos2(rect.right() - 10.0, middle);
    let (right, _) = paint::text(painter, at, Align2::RIGHT_CENTER, &count, fonts::regular(12.0), t.text3, 50.0);
    let shown = if facet == Facet::Status { capital(&value.label) } else { value.label.clone() };
    let room = right.left() - x - 6.0;
    let (_, cut) =
        paint::text(painter, pos2(x, middle), Align2::LEFT_CENTER, &shown, fonts::regular(12.0), t.text1, room);
    paint::ring_if_focused(ui, &response);
    let clicked = response.clicked();
    if cut {
        response.on_hover_text(&value.label);
    }
    clicked
}

/// Draws a checkbox.
pub fn check(painter: &egui::Painter, rect: Rect, on: bool) {
    let t = Theme::of(painter.ctx());
    let radius = CornerRadius::same(RADIUS_TAG as u8);
    if on {
        painter.rect_filled(rect, radius, t.accent);
        icons::draw(painter, Icon::Tick, rect.shrink(2.0), t.on_accent);
    } else {
        painter.rect(rect, radius, t.card, Stroke::new(1.0, t.line_strong), StrokeKind::Inside);
    }
}

/// The word with a capital at its beginning.
pub fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
