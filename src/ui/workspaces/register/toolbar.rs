//! The bar above the table: search, what narrows the list, how many are left, what can be done.

use egui::{Align, Key, KeyboardShortcut, Layout, Modifiers, Popup, RichText, Ui};

use super::columns::Column;
use super::heads::{self, Act};
use super::{FACETS, FORM, search_id, views};
use crate::session::OpenFile;
use crate::ui::actions::Action;
use crate::ui::cx::Cx;
use crate::ui::format;
use crate::ui::intent::Intent;
use crate::ui::kit::button::Button;
use crate::ui::kit::chip::Tag;
use crate::ui::kit::field::Field;
use crate::ui::kit::switch::checkbox;
use crate::ui::look::fonts;
use crate::ui::look::icons::Icon;
use crate::ui::look::theme::Theme;
use crate::ui::pledges::Facet;

const FIND: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::F);

/// Draws the bar.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile, narrow: bool) {
    ui.horizontal_centered(|ui| {
        search(ui, cx, if narrow { 140.0 } else { 300.0 });
        // What was typed in this frame is answered in it.
        cx.view.list_pledges(file);
        let buttons = if narrow { 360.0 } else { 410.0 };
        let room = (ui.available_width() - buttons).max(0.0);
        ui.allocate_ui_with_layout(egui::vec2(room, 28.0), Layout::left_to_right(Align::Center), |ui| {
            ui.set_clip_rect(ui.max_rect().expand(3.0).intersect(ui.clip_rect()));
            // In a narrow window the mark on the facets' button stands for the tags.
            if !narrow {
                tags(ui, cx);
            }
            counts(ui, cx, file, narrow);
        });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| acts(ui, cx, file, narrow));
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

fn counts(ui: &mut Ui, cx: &Cx<'_>, file: &OpenFile, narrow: bool) {
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let (listed, all) = (count(cx.view.register.rows.list().len()), count(file.plan().contributions.len()));
    let pledges = format::counted(all, "pledge", "pledges");
    let words = match (listed == all, narrow) {
        (true, _) => pledges,
        (false, true) => format!("{} of {}", format::whole(listed), format::whole(all)),
        (false, false) => format!("{} of {pledges}", format::whole(listed)),
    };
    ui.add(egui::Label::new(RichText::new(words).font(fonts::regular(12.0)).color(Theme::of(ui).text2)).truncate());
}

/// The columns that are shown, in order, to move, resize and hide; then the others.
fn columns_menu(ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile) {
    ui.set_width(280.0);
    ui.spacing_mut().item_spacing.y = 0.0;
    let view = &mut cx.view.register;
    let mut wanted = None;
    let shown = view.shown.clone();
    for column in &shown {
        // The row keeps its identity, and so the keyboard, when it moves.
        ui.push_id(column.key(), |ui| {
            ui.horizontal(|ui| {
                let name = column.name();
                let mut on = true;
                let check = ui.add_enabled_ui(!column.stays(), |ui| checkbox(ui, &mut on, name, "")).inner;
                if check.changed() {
                    wanted = Some((*column, Act::Hide));
                }
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    ui.spacing_mut().item_spacing.x = 0.0;
                    let (first, last) = (shown.first() == Some(column), shown.last() == Some(column));
                    for (icon, what, act, possible) in [
                        (Icon::Plus, format!("Widen {name}"), Act::Wider(24.0), true),
                        (Icon::Minus, format!("Narrow {name}"), Act::Wider(-24.0), true),
                        (Icon::ChevronDown, format!("Move {name} right"), Act::Right, !last),
                        (Icon::ChevronUp, format!("Move {name} left"), Act::Left, !first),
                    ] {
                        let button = Button { small: true, disabled: !possible, ..Button::icon(icon, &what) };
                        if button.show(ui).clicked() {
                            wanted = Some((*column, act));
                        }
                    }
                });
            });
        });
    }
    ui.separator();
    for column in Column::ALL.iter().copied().filter(|column| !shown.contains(column)) {
        let mut on = false;
        if checkbox(ui, &mut on, column.name(), "").changed() {
            view.shown.push(column);
        }
    }
    if let Some((column, act)) = wanted {
        heads::act(ui, view, file, column, act);
    }
}

fn acts(ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile, narrow: bool) {
    if Button::primary(if narrow { "New" } else { "New pledge" }).with_icon(Icon::Plus).show(ui).clicked() {
        cx.wish(Intent::Do(Action::NewPledge));
    }
    let columns = Button { menu: true, ..Button::new("Columns") }.show(ui);
    Popup::menu(&columns).close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
        egui::ScrollArea::vertical().max_height(420.0).show(ui, |ui| columns_menu(ui, cx, file));
    });
    views::show(ui, cx);
    let more = Button::icon(Icon::More, "More").show(ui);
    Popup::menu(&more).show(|ui| {
        for (action, words) in
            [(Action::PasteRows, "Paste from a spreadsheet…"), (Action::ImportPledges, "Import a sheet…")]
        {
            if ui.button(words).clicked() {
                cx.wish(Intent::Do(action));
            }
        }
    });
    for (panel, icon, name) in [(FORM, Icon::Note, "Form"), (FACETS, Icon::Filter, "Facets")] {
        let shown = if narrow { cx.view.register.drawer == Some(panel) } else { !cx.session.settings.is_folded(panel) };
        let narrowed = narrow && panel == FACETS && !cx.view.register.checked.is_empty();
        let name = if narrowed { "Facets, some in force" } else { name };
        if (Button { selected: shown || narrowed, ..Button::icon(icon, name) }).show(ui).clicked() {
            if narrow {
                cx.view.register.drawer = (!shown).then_some(panel);
            } else {
                cx.wish(Intent::Fold(panel, shown));
            }
        }
    }
}
