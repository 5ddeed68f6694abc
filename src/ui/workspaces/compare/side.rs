//! The side panel: build-up over time, what made the open figure, differences from the baseline.

use std::sync::Arc;

use egui::{Align2, Rect, RichText, ScrollArea, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::explain::{Explanation, Group, Item};
use super::matrix::Both;
use super::sheet::{Figure, Sheet};
use super::{side_changes, side_curves, side_decision, side_opened};
use crate::ui::cx::Cx;
use crate::ui::kit::button::Button;
use crate::ui::kit::section_header::SectionHeader;
use crate::ui::look::icons::{self, Icon};
use crate::ui::look::paint;
use crate::ui::look::theme::{Sizes, Theme};
use crate::ui::look::{flags, fonts};

/// Space at both sides of the panel, in points.
pub(super) const PAD: f32 = 12.0;

/// Draws the panel.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, sheet: &Arc<Sheet>) {
    ScrollArea::vertical().id_salt("compare side").auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        opened(ui, cx, sheet);
        side_curves::show(ui, cx, sheet);
        let matrix = cx.view.compare.deciding.matrix(cx.session, sheet);
        let tried = cx.view.compare.deciding.tried(cx.session, sheet);
        side_decision::decision(ui, cx, sheet, &Both { in_force: matrix, tried });
        side_decision::breaks(ui, cx, sheet);
        side_decision::against(ui, cx, sheet);
        if sheet.columns.len() > 1 {
            side_changes::show(ui, cx, sheet);
        }
        ui.add_space(12.0);
    });
}

/// What made the figure that was pressed.
fn opened(ui: &mut Ui, cx: &mut Cx<'_>, sheet: &Arc<Sheet>) {
    let Some((key, figure)) = cx.view.compare.opened.clone() else { return };
    match &figure {
        Figure::Gap(set, id) => side_opened::gap(ui, cx, sheet, &key, (set, id)),
        Figure::Member(member) => side_opened::loss(ui, cx, sheet, &key, Some(member)),
        Figure::WorstPair => side_opened::loss(ui, cx, sheet, &key, None),
        Figure::Criterion(id) => side_opened::criterion(ui, cx, sheet, &key, id),
        _ => {
            if let Some(made) = cx.view.compare.explanation(cx.session, sheet) {
                explanation(ui, cx, sheet, &made);
            }
            if let Figure::Test(test) = &figure {
                side_opened::judge(ui, cx, sheet, &key, *test);
            }
        }
    }
}

/// The band over what is opened, with a button that closes it.
pub(super) fn opened_band(ui: &mut Ui, cx: &mut Cx<'_>, title: &str) {
    let rect = band(ui, title, "");
    let button = Rect::from_min_size(pos2(rect.right() - 30.0, rect.top() + 1.0), Vec2::splat(24.0));
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(button).id_salt("close explanation"));
    let close = Button { small: true, ..Button::icon(Icon::Cross, "Close the explanation") };
    if close.show(&mut child).clicked() {
        cx.view.compare.opened = None;
    }
}

/// A band that folds what is under it; returns whether that is open. Its rectangle is scrolled to where it was asked for.
pub(super) fn folding(ui: &mut Ui, cx: &mut Cx<'_>, title: &'static str, right: &str) -> bool {
    let folded = cx.view.compare.folded_bands.contains(title);
    let header = SectionHeader { title, right, open: !folded, ..SectionHeader::default() };
    let response = header.show(ui, egui::Id::unique(("compare band", title)));
    if response.clicked() && !cx.view.compare.folded_bands.remove(title) {
        cx.view.compare.folded_bands.insert(title);
    }
    if cx.view.compare.band_to == Some(title) {
        cx.view.compare.band_to = None;
        ui.scroll_to_rect(response.rect, Some(egui::Align::TOP));
    }
    !folded
}

/// A band with a title and muted words at the right; returns its rectangle.
pub(super) fn band(ui: &mut Ui, title: &str, right: &str) -> Rect {
    let t = Theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), Sizes::of(ui).section), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Heading, true, title));
    ui.painter().rect_filled(rect, 0, t.head);
    let at = pos2(rect.right() - PAD, rect.center().y);
    let (words, _) =
        paint::text(ui.painter(), at, Align2::RIGHT_CENTER, right, fonts::regular(11.0), t.text3, rect.width() / 2.0);
    let at = pos2(rect.left() + PAD, rect.center().y);
    let room = words.left() - at.x - 8.0;
    paint::text(ui.painter(), at, Align2::LEFT_CENTER, title, fonts::bold(12.0), t.text1, room);
    rect
}

/// What is drawn with the panel's space at both sides.
pub(super) fn padded<R>(ui: &mut Ui, draw: impl FnOnce(&mut Ui) -> R) -> R {
    egui::Frame::NONE
        .inner_margin(egui::Margin::symmetric(PAD as i8, 0))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            draw(ui)
        })
        .inner
}

fn explanation(ui: &mut Ui, cx: &mut Cx<'_>, sheet: &Sheet, made: &Explanation) {
    let column = &sheet.columns[made.column];
    opened_band(ui, cx, &format!("{} in {}", made.title, column.called));
    padded(ui, |ui| {
        ui.add_space(6.0);
        ui.label(RichText::new(&made.lead).font(fonts::regular(12.0)).color(Theme::of(ui).text2));
        for group in made.groups.iter().filter(|group| !group.items.is_empty()) {
            items(ui, group);
        }
        ui.add_space(10.0);
    });
}

fn items(ui: &mut Ui, group: &Group) {
    let t = Theme::of(ui);
    ui.add_space(8.0);
    ui.label(RichText::new(&group.title).font(fonts::bold(12.0)).color(t.text1));
    ui.add_space(2.0);
    for item in &group.items {
        if !item.code.is_empty() || !item.title.is_empty() {
            one_line(ui, item);
        }
        if !item.why.is_empty() {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                let (mark, _) = ui.allocate_exact_size(vec2(24.0, 15.0), Sense::hover());
                if let Some(severity) = item.severity {
                    let at = Rect::from_min_size(mark.min + vec2(0.0, 1.0), Vec2::splat(14.0));
                    icons::draw(ui.painter(), severity.icon(), at, severity.colour(t));
                }
                ui.add(egui::Label::new(RichText::new(&item.why).font(fonts::regular(11.0)).color(t.text2)).wrap());
            });
            ui.add_space(4.0);
        }
    }
}

fn one_line(ui: &mut Ui, item: &Item) {
    let t = Theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 22.0), Sense::hover());
    let name = format!("{} {}, {}", item.code, item.title, item.figure);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::ListItem, true, &name));
    if !ui.is_rect_visible(rect) {
        return;
    }
    let painter = ui.painter();
    let middle = rect.center().y;
    let mut x = rect.left();
    if !item.nation.is_empty() {
        flags::draw(painter, pos2(x, middle - 6.0), flags::SIZE, &item.nation);
        x += 24.0;
    }
    let right = pos2(rect.right(), middle);
    let (figure, _) =
        paint::text(painter, right, Align2::RIGHT_CENTER, &item.figure, fonts::bold(12.0), t.text1, 110.0);
    let at = pos2(x, middle);
    let (code, _) = paint::text(painter, at, Align2::LEFT_CENTER, &item.code, fonts::regular(12.0), t.text1, 80.0);
    x = code.right() + if item.code.is_empty() { 0.0 } else { 6.0 };
    let room = figure.left() - x - 6.0;
    let at = pos2(x, middle);
    let (_, cut) = paint::text(painter, at, Align2::LEFT_CENTER, &item.title, fonts::regular(12.0), t.text2, room);
    if cut {
        response.on_hover_text(&name);
    }
}
