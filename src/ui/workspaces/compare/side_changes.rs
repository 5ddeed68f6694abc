//! Differences from the baseline: a table of counts, and the pledges of the chosen column as chips by capability.

use egui::{Align2, Id, RichText, Sense, Ui, WidgetInfo, pos2, vec2};

use super::sentences;
use super::sheet::{Column, Sheet};
use super::side::{PAD, folding, padded};
use crate::base::ContributionId;
use crate::session::OpenFile;
use crate::ui::cx::Cx;
use crate::ui::intent::Intent;
use crate::ui::kit::chip::Chip;
use crate::ui::kit::segmented::segmented;
use crate::ui::look::fonts;
use crate::ui::look::paint::{self, Force};
use crate::ui::look::theme::{Sizes, Theme};
use crate::ui::view::Selection;
use crate::ui::{format, present};

/// The band's title.
pub(super) const BAND: &str = "Differences from the baseline";
/// Where the four figures end, as parts of the width.
const ENDS: [f32; 4] = [0.38, 0.57, 0.76, 1.0];
/// Room for a capability's name before its chips, in points.
const NAME: f32 = 142.0;

/// Draws the table and the lists.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, sheet: &Sheet) {
    let base = &sheet.columns[sheet.baseline];
    if !folding(ui, cx, BAND, &format!("against {}", base.called)) {
        return;
    }
    ui.add_space(4.0);
    let chosen = cx.view.compare.beside(sheet);
    heads(ui, base);
    for (at, column) in sheet.columns.iter().enumerate() {
        if at != sheet.baseline && row(ui, column, base, chosen == Some(at)) {
            cx.view.compare.beside = Some(column.key.clone());
        }
    }
    ui.add_space(8.0);
    let Some(column) = chosen.map(|at| &sheet.columns[at]) else { return };
    let Some(difference) = &column.difference else { return };
    let (file, base_file) = (cx.session.file(column.key.0), cx.session.file(base.key.0));
    let (Some(file), Some(base_file)) = (file, base_file) else { return };
    let changed: Vec<ContributionId> = difference.changed.iter().map(|changed| changed.contribution.clone()).collect();
    let only = |letter: &str| format!("Only in {letter}");
    padded(ui, |ui| {
        // Two plans can hold one pledge otherwise, which no assignment shows.
        let ways: &[&str] =
            if column.key.0 == base.key.0 { &["Sentences", "Pledges"] } else { &["Sentences", "Pledges", "Records"] };
        let mut way = cx.view.compare.way.min(ways.len() - 1);
        segmented(ui, "differences", ways, &mut way, None);
        cx.view.compare.way = way;
        ui.add_space(6.0);
        if way != 1 {
            if let Some(at) = chosen {
                sentences::show(ui, cx, sheet, at, way == 2);
            }
            return;
        }
        list(ui, cx, file, column, &only(&column.called), &difference.only_a);
        list(ui, cx, base_file, base, &only(&base.called), &difference.only_b);
        list(ui, cx, file, column, "Changed", &changed);
        if difference.only_a.is_empty() && difference.only_b.is_empty() && changed.is_empty() {
            let words = format!("{} assigns what {} assigns.", column.called, base.called);
            ui.label(RichText::new(words).font(fonts::regular(12.0)).color(Theme::of(ui).text2));
        }
    });
}

fn heads(ui: &mut Ui, base: &Column) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 20.0), Sense::hover());
    let rect = rect.shrink2(vec2(PAD, 0.0));
    let names =
        ["only here".to_owned(), format!("only in {}", base.called), "changed".to_owned(), "similarity".to_owned()];
    let ink = Theme::of(ui).text3;
    for (name, end) in names.iter().zip(ENDS) {
        let at = pos2(rect.left() + rect.width() * end, rect.center().y);
        paint::text(ui.painter(), at, Align2::RIGHT_CENTER, name, fonts::regular(11.0), ink, 80.0);
    }
}

/// One column's counts; true when it was pressed.
fn row(ui: &mut Ui, column: &Column, base: &Column, chosen: bool) -> bool {
    let Some(difference) = &column.difference else { return false };
    let t = Theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), Sizes::of(ui).row), Sense::click());
    let similarity =
        difference.similarity.as_ref().map_or_else(|| format::NO_VALUE.to_owned(), |s| format::percent(s.to_f64()));
    let counts = [difference.only_a.len(), difference.only_b.len(), difference.changed.len()];
    let name = format!(
        "Differences of {} from {}: {} only here, {} only in {}, {} changed, {similarity} alike",
        column.called, base.called, counts[0], counts[1], base.called, counts[2]
    );
    response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, chosen, &name));
    let painter = ui.painter();
    painter.rect_filled(rect, 0, paint::surface(ui, &response, Force::Live, if chosen { t.select } else { t.panel }));
    if chosen {
        painter.rect_filled(rect.with_max_x(rect.left() + 3.0), 0, t.accent);
    }
    let inner = rect.shrink2(vec2(PAD, 0.0));
    column.badge().draw_from(painter, inner.left_center(), 16.0);
    let texts = counts.map(|n| n.to_string()).into_iter().chain([similarity]);
    for (text, end) in texts.zip(ENDS) {
        let at = pos2(inner.left() + inner.width() * end, inner.center().y);
        paint::text(painter, at, Align2::RIGHT_CENTER, &text, fonts::regular(12.0), t.text1, 70.0);
    }
    paint::hline(painter, inner, rect.bottom() - 1.0, t.line);
    if response.has_focus() {
        paint::focus_ring(ui, rect.shrink(3.0), 3.0);
    }
    let pressed = response.clicked();
    response.on_hover_text(&column.name);
    pressed
}

/// Pledges by capability, in the order in which the capabilities first come.
fn list(ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile, column: &Column, title: &str, pledges: &[ContributionId]) {
    if pledges.is_empty() {
        return;
    }
    let t = Theme::of(ui);
    ui.add_space(4.0);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), Sense::hover());
    let count = format::counted(i64::try_from(pledges.len()).unwrap_or(i64::MAX), "pledge", "pledges");
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Heading, true, format!("{title}: {count}")));
    let left = column.badge().draw_from(ui.painter(), rect.left_center(), 16.0);
    let at = pos2(left + 6.0, rect.center().y);
    let (words, _) = paint::text(ui.painter(), at, Align2::LEFT_CENTER, title, fonts::bold(12.0), t.text1, 200.0);
    let at = pos2(words.right() + 6.0, rect.center().y);
    paint::text(ui.painter(), at, Align2::LEFT_CENTER, &count, fonts::regular(11.0), t.text3, 120.0);
    for (capability, ids) in by_capability(file, pledges) {
        let row = ui.available_width();
        let name_room = NAME.min(row * 0.45);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            let (at, _) = ui.allocate_exact_size(vec2(name_room, Sizes::of(ui).chip), Sense::hover());
            let from = pos2(at.left(), at.center().y);
            paint::text(
                ui.painter(),
                from,
                Align2::LEFT_CENTER,
                &capability,
                fonts::regular(12.0),
                t.text2,
                name_room - 6.0,
            );
            paint::wrapping_row(ui, 6.0, Sizes::of(ui).chip, |ui| {
                ui.set_max_width(row - name_room);
                for id in ids {
                    chip(ui, cx, file, column, id, title);
                }
            });
        });
        ui.add_space(6.0);
    }
}

fn by_capability<'a>(file: &OpenFile, pledges: &'a [ContributionId]) -> Vec<(String, Vec<&'a ContributionId>)> {
    let mut groups: Vec<(String, Vec<&ContributionId>)> = Vec::new();
    for id in pledges {
        let name = present::pledge(file, id)
            .map_or_else(|| "Unknown".to_owned(), |pledge| present::capability(file, &pledge.capability));
        match groups.iter_mut().find(|(known, _)| *known == name) {
            Some((_, ids)) => ids.push(id),
            None => groups.push((name, vec![id])),
        }
    }
    groups.sort_by_key(|(_, ids)| std::cmp::Reverse(ids.len()));
    groups
}

fn chip(ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile, column: &Column, id: &ContributionId, title: &str) {
    let pledge = present::pledge(file, id);
    let words = pledge.map_or_else(String::new, |pledge| crate::base::visible(&pledge.title));
    let name = format!("{id} {words}, {title}");
    let nation = pledge.map_or("", |pledge| pledge.nation.as_str());
    let chip = Chip {
        nation,
        code: id.as_str(),
        symbol: pledge.map(|pledge| present::symbol(file, pledge)),
        selected: cx.view.selection == Selection::Contribution(id.clone()),
        name: &name,
        ..Chip::default()
    };
    let response = chip.show(ui, Id::unique(("compare pledge", &column.key, id, title)));
    if response.clicked() {
        cx.wish(Intent::Activate(file.id));
        cx.wish(Intent::Select(Selection::Contribution(id.clone())));
    }
    response.on_hover_text(&name);
}
