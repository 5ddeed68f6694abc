//! Fields with their names above them, as the dialogs with several fields lay them out.

use egui::{ComboBox, Modifiers, Response, RichText, ScrollArea, Ui};

use crate::base::Date;
use crate::ui::kit::field::{self, Field};
use crate::ui::look::fonts;
use crate::ui::look::theme::Theme;

/// Shows fields in as much height as the window leaves to a dialog beside what stands above them already, its buttons and
/// its edges.
pub fn scrolled(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    let height = (ui.ctx().content_rect().height() - ui.min_rect().height() - 184.0).max(120.0);
    ScrollArea::vertical().max_height(height).min_scrolled_height(height).show(ui, |ui| {
        // Room for the focus ring and the scroll bar.
        egui::Frame::new().inner_margin(egui::Margin { left: 3, right: 10, top: 0, bottom: 4 }).show(ui, |ui| {
            ui.set_width(ui.available_width());
            add(ui);
        });
    });
}

/// The name above a field.
pub fn caption(ui: &mut Ui, words: &str) {
    ui.add_space(4.0);
    ui.spacing_mut().item_spacing.y = 2.0;
    ui.label(RichText::new(words).font(fonts::regular(11.0)).color(Theme::of(ui).text3));
}

/// A sentence in muted words.
pub fn remark(ui: &mut Ui, words: &str) {
    let words = RichText::new(words).font(fonts::regular(12.0)).color(Theme::of(ui).text2);
    ui.add(egui::Label::new(words).wrap());
}

/// One line of text; `error` is shown below it.
pub fn line(ui: &mut Ui, value: &mut String, name: &str, hint: &str, error: Option<&str>) -> Response {
    caption(ui, name);
    let width = ui.available_width();
    Field { hint, error, ..Field::text(value, name, width) }.show(ui)
}

/// A figure; `error` is shown below it.
pub fn figure(ui: &mut Ui, value: &mut String, name: &str, hint: &str, error: Option<&str>) -> Response {
    caption(ui, name);
    let width = ui.available_width();
    Field { hint, error, ..Field::figure(value, name, width) }.show(ui)
}

/// Several lines of text. Enter begins a new line and does not close the dialog.
pub fn paragraph(ui: &mut Ui, value: &mut String, name: &str, rows: usize) -> Response {
    caption(ui, name);
    let width = ui.available_width();
    let response = field::paragraph(ui, value, name, width, rows, None);
    if response.has_focus() {
        ui.input_mut(|i| i.consume_key(Modifiers::NONE, egui::Key::Enter));
    }
    response
}

/// A choice among words, by position; `usize::MAX` for none yet. With the keyboard on it the arrows go through the words,
/// a letter goes to the next word that begins with it, and Enter opens or closes the list.
pub fn choice(ui: &mut Ui, name: &str, words: &[String], chosen: &mut usize) -> Response {
    caption(ui, name);
    let shown = words.get(*chosen).map_or("Choose", String::as_str);
    let width = ui.available_width();
    let combo = ComboBox::from_id_salt(name).selected_text(shown).width(width).truncate();
    let open = combo.show_ui(ui, |ui| {
        for (n, word) in words.iter().enumerate() {
            let row = ui.selectable_value(chosen, n, word);
            if row.clicked() {
                // A press by assistive technology has no pointer that would close the list.
                ui.close();
            }
            if n == *chosen && ui.input(|i| i.key_pressed(egui::Key::ArrowDown) || i.key_pressed(egui::Key::ArrowUp)) {
                row.scroll_to_me(None);
            }
        }
    });
    if open.response.has_focus() {
        by_key(ui, open.response.id, words, chosen);
    }
    let shown = words.get(*chosen).cloned().unwrap_or_default();
    open.response.widget_info(|| {
        let mut info = egui::WidgetInfo::labeled(egui::Role::ComboBox, true, name);
        info.current_text_value = Some(shown.clone());
        info
    });
    if open.response.has_focus() || open.inner.is_some() {
        ui.input_mut(|i| i.consume_key(Modifiers::NONE, egui::Key::Enter));
    }
    open.response
}

/// Goes through the words of a choice by arrow and by letter.
fn by_key(ui: &Ui, id: egui::Id, words: &[String], chosen: &mut usize) {
    use egui::{Event, EventFilter, Key};
    let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let Some(last) = words.len().checked_sub(1) else { return };
    // Left to the list, which scrolls to the word that is chosen.
    let pressed = |key| ui.input(|i| crate::ui::kit::keys::plain(i, key));
    let before = *chosen;
    if pressed(Key::ArrowDown) {
        *chosen = if *chosen > last { 0 } else { (*chosen + 1).min(last) };
    }
    if pressed(Key::ArrowUp) {
        *chosen = if *chosen > last { last } else { chosen.saturating_sub(1) };
    }
    let typed = ui.input(|i| {
        i.events.iter().find_map(|event| match event {
            Event::Text(text) if !text.trim().is_empty() => Some(crate::base::fold(text)),
            _ => None,
        })
    });
    if let Some(letter) = typed {
        let from = if *chosen > last { 0 } else { *chosen + 1 };
        let begins = |at: &usize| crate::base::fold(&words[*at]).starts_with(&letter);
        *chosen = (from..words.len()).chain(0..from.min(words.len())).find(begins).unwrap_or(*chosen);
    }
    if *chosen != before {
        ui.ctx().request_repaint();
    }
}

/// A date as typed; nothing is none.
pub fn date(text: &str) -> Result<Option<Date>, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|_cause: String| "Enter a date as 2025-12-31.".to_owned())
}

/// A whole number as typed; nothing is none.
pub fn whole<N: std::str::FromStr>(text: &str) -> Result<Option<N>, String> {
    let plain: String = text.chars().filter(|c| !matches!(c, ',' | ' ')).collect();
    if plain.is_empty() || plain == "?" {
        return Ok(None);
    }
    plain.parse().map(Some).map_err(|_cause| "Enter a whole number, such as 12.".to_owned())
}
