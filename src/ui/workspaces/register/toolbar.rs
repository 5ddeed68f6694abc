//! The bar above the table: search, what narrows the list, how many are left, what can be done.

use egui::{Align, Key, KeyboardShortcut, Layout, Modifiers, Popup, RichText, Ui};

use super::columns::Column;
use super::{FACETS, FORM, search_id, views};
use crate::session::OpenFile;
use crate::ui::actions::Action;
use crate::ui::app::Cx;
use crate::ui::icons::Icon;
use crate::ui::intent::Intent;
use crate::ui::pledges::Facet;
use crate::ui::theme::Theme;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::chip::Tag;
use crate::ui::widgets::field::Field;
use crate::ui::widgets::switch::checkbox;
use crate::ui::{fonts, format};

const FIND: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::F);

/// Draws the bar.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile, narrow: bool) {
    ui.horizontal_centered(|ui| {
        search(ui, cx, if narrow { 180.0 } else { 300.0 });
        // What was typed in this frame is answered in it.
        cx.view.list_pledges(file);
        let buttons = if narrow { 250.0 } else { 330.0 };
        let room = (ui.available_width() - buttons).max(0.0);
        ui.allocate_ui_with_layout(egui::vec2(room, 28.0), Layout::left_to_right(Align::Center), |ui| {
            ui.set_clip_rect(ui.max_rect().expand(3.0).intersect(ui.clip_rect()));
            tags(ui, cx);
            counts(ui, cx, file);
        });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| acts(ui, cx, narrow));
    });
}

fn search(ui: &mut Ui, cx: &mut Cx<'_>, width: f32) {
    let free = cx.view.dialog.is_none();
    if free && ui.input_mut(|i| i.consume_shortcut(&FIND)) {
        ui.memory_mut(|m| m.request_focus(search_id()));
    }
    let text = &mut cx.view.register.search;
    let mut field = Field::search(text, "Search all fields", "Search all fields", "Ctrl F", width);
    field.id = Some(search_id());
    field.show(ui);
}

fn tags(ui: &mut Ui, cx: &mut Cx<'_>) {
    let (view, pledges) = (&mut cx.view.register, &cx.view.pledges);
    for facet in Facet::ALL {
        let keys: Vec<&str> = view.checked.iter().filter(|(of, _)| *of == facet).map(|(_, key)| key.as_str()).collect();
        if keys.is_empty() {
            continue;
        }
        let chosen = pledges.values(facet).iter().filter(|value| keys.contains(&value.key.as_str()));
        let words: Vec<&str> = chosen.map(|value| value.label.as_str()).collect();
        let words = match words.as_slice() {
            [] => format!("{}: not in this plan", facet.label()),
            [one] => format!("{}: {one}", facet.label()),
            [one, two] => format!("{}: {one}, {two}", facet.label()),
            many => format!("{}: {}", facet.label(), many.len()),
        };
        if (Tag { text: &words, active: true, ..Tag::default() }).show(ui).clicked() {
            view.checked.retain(|(f, _)| *f != facet);
        }
    }
}

fn counts(ui: &mut Ui, cx: &Cx<'_>, file: &OpenFile) {
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let (listed, all) = (count(cx.view.register.rows.list().len()), count(file.plan().contributions.len()));
    let pledges = format::counted(all, "pledge", "pledges");
    let words = if listed == all { pledges } else { format!("{} of {pledges}", format::whole(listed)) };
    ui.add(egui::Label::new(RichText::new(words).font(fonts::regular(12.0)).color(Theme::of(ui).text2)).truncate());
}

fn acts(ui: &mut Ui, cx: &mut Cx<'_>, narrow: bool) {
    if Button::primary(if narrow { "New" } else { "New pledge" }).with_icon(Icon::Plus).show(ui).clicked() {
        cx.wish(Intent::Do(Action::NewPledge));
    }
    let columns = Button { menu: true, ..Button::new("Columns") }.show(ui);
    Popup::menu(&columns).close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
        egui::ScrollArea::vertical().max_height(420.0).show(ui, |ui| {
            for column in Column::ALL.iter().copied().filter(|column| !column.stays()) {
                let shown = &mut cx.view.register.shown;
                let mut on = shown.contains(&column);
                let label = if column == Column::Quantity { "Quantity" } else { column.label() };
                if checkbox(ui, &mut on, label, "").changed() {
                    shown.retain(|c| *c != column);
                    if on {
                        shown.push(column);
                    }
                }
            }
        });
    });
    views::show(ui, cx);
    for (panel, icon, name) in [(FORM, Icon::Note, "Form"), (FACETS, Icon::Filter, "Facets")] {
        let shown = if narrow { cx.view.register.drawer == Some(panel) } else { !cx.session.settings.is_folded(panel) };
        if (Button { selected: shown, ..Button::icon(icon, name) }).show(ui).clicked() {
            if narrow {
                cx.view.register.drawer = (!shown).then_some(panel);
            } else {
                cx.wish(Intent::Fold(panel, shown));
            }
        }
    }
}
