//! What a nation answered, the newest first: each with its mark, its date, its words and its source.

use egui::{Align, Label, Layout, Popup, Rect, RichText, Sense, Ui, Vec2, WidgetInfo, vec2};

use super::{form, known, new_pledge};
use crate::analysis::survey::history;
use crate::base::{NationId, visible};
use crate::edit::Command;
use crate::model::{Answer, Position};
use crate::session::OpenFile;
use crate::ui::cx::Cx;
use crate::ui::intent::Intent;
use crate::ui::kit::button;
use crate::ui::look::fonts;
use crate::ui::look::icons::{self, Icon};
use crate::ui::look::paint::{self, Force};
use crate::ui::look::theme::{RADIUS_TAG, Theme};
use crate::ui::{format, text};

/// Draws the answers of a nation.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile, nation: &NationId) {
    let t = Theme::of(ui);
    let places = history(file.plan(), nation);
    super::side::heading(ui, "Answers, newest first", &format::whole(places.len() as i64));
    if places.is_empty() {
        let words = "Nothing is recorded yet.";
        ui.label(RichText::new(words).font(fonts::regular(12.0)).color(t.text2));
        ui.add_space(8.0);
    }
    for at in places {
        if let Some(position) = file.plan().positions.get(at).cloned() {
            entry(ui, cx, file, at, &position);
        }
    }
}

fn entry(ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile, at: usize, position: &Position) {
    let t = Theme::of(ui);
    ui.spacing_mut().item_spacing.y = 3.0;
    ui.spacing_mut().interact_size.y = 16.0;
    let date = position.date.map_or_else(|| "date not known".to_owned(), text::short_date);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(13.0), Sense::hover());
        known::draw(ui.painter(), known::mark(position.answer), rect, t.text1);
        ui.label(RichText::new(known::answer(position.answer)).font(fonts::bold(12.0)).color(t.text1));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.label(RichText::new(&date).font(fonts::regular(11.0)).color(t.text3));
        });
    });
    let subject = known::subject(file, position.question);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            more(ui, cx, at, position, &format!("{subject}, {date}"));
            if matches!(position.answer, Answer::Yes | Answer::Conditional) {
                let link = button::link(ui, "Pledge");
                let name = format!("Make a pledge of it: {subject}, {date}");
                link.widget_info(|| WidgetInfo::labeled(egui::Role::Link, ui.is_enabled(), &name));
                if link.on_hover_text("Make a pledge of it").clicked() {
                    cx.view.dialog = Some(new_pledge(file, &position.nation, Some(at)));
                }
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let words = RichText::new(&subject).font(fonts::regular(11.0)).color(t.text3);
                ui.add(Label::new(words).truncate());
            });
        });
    });
    if let Some(said) = &position.text {
        let words = RichText::new(visible(said)).font(fonts::regular(12.0)).color(t.text1);
        ui.add(Label::new(words).wrap());
    }
    if let Some(source) = &position.source {
        let words = RichText::new(visible(source)).font(fonts::regular(11.0)).color(t.text3);
        ui.add(Label::new(words).wrap());
    }
    ui.add_space(5.0);
    let rule = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), 1.0));
    paint::hline(ui.painter(), rule, rule.top(), t.line);
    ui.add_space(6.0);
}

fn more(ui: &mut Ui, cx: &mut Cx<'_>, at: usize, position: &Position, which: &str) {
    let t = Theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(18.0, 16.0), Sense::click());
    let name = format!("More: {which}");
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, ui.is_enabled(), &name));
    let fill = paint::surface(ui, &response, Force::Live, t.panel);
    ui.painter().rect_filled(rect, RADIUS_TAG, fill);
    icons::draw(ui.painter(), Icon::More, Rect::from_center_size(rect.center(), Vec2::splat(12.0)), t.text2);
    paint::ring_if_focused(ui, &response);
    Popup::menu(&response).show(|ui| {
        if ui.button("Correct…").clicked() {
            cx.view.survey.form = Some(form::Form::correct(at, position));
        }
        if ui.button("Take out").clicked() {
            cx.intents.push(Intent::Edit(Command::RemoveAnswer { at }));
        }
    });
}
