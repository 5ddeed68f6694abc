//! The facets: values with how many pledges would be listed with each; checked ones narrow the list.

use egui::{Align2, CornerRadius, Id, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};

use crate::model::Status;
use crate::ui::cx::Cx;
use crate::ui::intent::Intent;
use crate::ui::kit::button;
use crate::ui::kit::section_header::SectionHeader;
use crate::ui::kit::state_mark;
use crate::ui::look::icons::{self, Icon};
use crate::ui::look::paint::{self, Force};
use crate::ui::look::theme::{RADIUS_TAG, Sizes, Theme};
use crate::ui::look::{flags, fonts};
use crate::ui::pledges::{Facet, Value};
use crate::ui::{format, present};

/// How many values of a facet are shown before the rest is asked for.
const FEW: usize = 12;

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

/// The facet's name among the folded sections.
fn fold_name(facet: Facet) -> &'static str {
    match facet {
        Facet::Domain => "facet domain",
        Facet::Status => "facet status",
        Facet::Where => "facet where",
        Facet::Figures => "facet figures",
        Facet::Nation => "facet nation",
        Facet::Group => "facet group",
        Facet::Capability => "facet capability",
        Facet::Waits => "facet waits for",
        Facet::Twice => "facet twice",
    }
}

/// True for those that are folded until somebody opens them: the ones looked at less often.
fn folded_at_first(facet: Facet) -> bool {
    matches!(facet, Facet::Group | Facet::Capability | Facet::Waits)
}

fn section(ui: &mut Ui, cx: &mut Cx<'_>, facet: Facet) {
    let turned = cx.session.settings.is_folded(fold_name(facet));
    let folded = turned != folded_at_first(facet);
    let header = SectionHeader { title: facet.label(), open: !folded, plain: true, ..SectionHeader::default() };
    if header.show(ui, Id::unique(fold_name(facet))).clicked() {
        cx.wish(Intent::Fold(fold_name(facet), !turned));
    }
    if folded {
        return;
    }
    let (view, pledges) = (&mut cx.view.register, &cx.view.pledges);
    let (values, all) = (view.rows.values(facet), pledges.values(facet));
    let whole = view.whole.contains(&facet);
    // One more is no reason to ask.
    let few = if whole || values.len() <= FEW + 1 { values.len() } else { FEW };
    let mut pressed = None;
    for (n, (at, count)) in values.iter().enumerate() {
        let Some(value) = all.get(*at) else { continue };
        let key = (facet, value.key.clone());
        let on = view.checked.contains(&key);
        if (n < few || on) && row(ui, &Row { facet, value, count: *count, whole: pledges.whole(facet, *at), on }) {
            pressed = Some((key, on));
        }
    }
    let more = values.len() - few;
    match pressed {
        Some((key, true)) => drop(view.checked.remove(&key)),
        Some((key, false)) => drop(view.checked.insert(key)),
        None => {}
    }
    if more > 0 || (whole && values.len() > FEW + 1) {
        ui.horizontal(|ui| {
            ui.add_space(33.0);
            let words = if whole { "Show fewer".to_owned() } else { format!("Show {more} more") };
            if button::link(ui, &words).clicked() && !view.whole.remove(&facet) {
                view.whole.insert(facet);
            }
        });
    }
    ui.add_space(8.0);
}

/// A value as it is shown.
struct Row<'a> {
    facet: Facet,
    value: &'a Value,
    count: usize,
    whole: usize,
    on: bool,
}

/// One value; returns whether it was pressed.
fn row(ui: &mut Ui, row: &Row<'_>) -> bool {
    let Row { facet, value, on, .. } = *row;
    let t = Theme::of(ui);
    let height = Sizes::of(ui).control_small - 2.0;
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height));
    let response = ui.interact(rect, Id::unique(("facet", facet as u8, &value.key)), Sense::click());
    let words = |n: usize| format::whole(i64::try_from(n).unwrap_or(i64::MAX));
    let count = words(row.count);
    let name = format!("{}: {}, {count}", facet.label(), value.label);
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
    let at = pos2(rect.right() - 10.0, middle);
    let (right, _) = paint::text(painter, at, Align2::RIGHT_CENTER, &count, fonts::regular(12.0), t.text3, 50.0);
    let shown = if facet == Facet::Status { capital(&value.label) } else { value.label.clone() };
    let room = right.left() - x - 6.0;
    let ink = if row.count == 0 && !on { t.text3 } else { t.text1 };
    let (_, cut) = paint::text(painter, pos2(x, middle), Align2::LEFT_CENTER, &shown, fonts::regular(12.0), ink, room);
    paint::ring_if_focused(ui, &response);
    let clicked = response.clicked();
    if row.count < row.whole {
        response.on_hover_text(format!("{}: {count} of {}", value.label, words(row.whole)));
    } else if cut {
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
