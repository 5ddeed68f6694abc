//! What the dialogs about decisions share: the row of buttons that says what is still missing, the person's name, rows
//! with a check box and a flag, and figures as typed.

use egui::{Align, Id, Key, Layout, Modifiers, Response, RichText, Ui, UiBuilder};

use super::fields;
use crate::base::{Date, Decimal, Moment};
use crate::edit::Stamp;
use crate::session::{Session, clock};
use crate::ui::intent::Intent;
use crate::ui::kit::button::Button;
use crate::ui::kit::segmented::segmented;
use crate::ui::kit::switch::checkbox;
use crate::ui::look::theme::Theme;
use crate::ui::look::{flags, fonts};
use crate::ui::text;

/// What was pressed in the row of buttons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pressed {
    /// Nothing.
    Nothing,
    /// The primary button, or Enter.
    Primary,
    /// The other one.
    Other,
}

/// The row of buttons at the end: the primary one and another, where there is one. While something is missing, the primary one cannot be
/// pressed and a sentence says why. Enter presses the primary one, unless another control has the keyboard.
pub(super) fn footer(ui: &mut Ui, primary: &str, other: &str, missing: Option<&str>) -> Pressed {
    ui.add_space(16.0);
    let mut pressed = Pressed::Nothing;
    let possible = missing.is_none();
    from_right(ui, |ui| {
        let primary = Button { disabled: !possible, ..Button::primary(primary) };
        if primary.show(ui).clicked() {
            pressed = Pressed::Primary;
        }
        if !other.is_empty() {
            let response = Button::new(other).show(ui);
            if taking_enter(ui, response).clicked() {
                pressed = Pressed::Other;
            }
        }
        if let Some(why) = missing.filter(|why| !why.is_empty()) {
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| fields::remark(ui, why));
        }
    });
    let enter = possible && ui.input(|i| crate::ui::kit::keys::struck(i, Key::Enter, |held| !held.shift));
    if pressed == Pressed::Nothing && enter { Pressed::Primary } else { pressed }
}

/// One row, filled from the right.
pub(super) fn from_right<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.horizontal(|ui| ui.with_layout(Layout::right_to_left(Align::Center), add).inner).inner
}

/// A control that Enter acts on while it has the keyboard, so that the dialog's primary button does not.
pub(super) fn taking_enter(ui: &Ui, response: Response) -> Response {
    if response.has_focus() {
        ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter));
    }
    response
}

/// A choice of a few words side by side under its name. Enter on one of them chooses it.
pub(super) fn few(ui: &mut Ui, name: &str, words: &[&str], chosen: &mut usize) {
    fields::caption(ui, name);
    few_bare(ui, name, words, chosen);
}

/// The same without its name above it.
pub(super) fn few_bare(ui: &mut Ui, name: &str, words: &[&str], chosen: &mut usize) {
    let whole = segmented(ui, name, words, chosen, None);
    if (0..words.len()).any(|at| ui.memory(|m| m.has_focus(whole.id.with(at)))) {
        ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter));
    }
}

/// A check box with a nation's flag before its words. `name` is what assistive technology reads. Returns whether it
/// was turned.
pub(super) fn checked_row(ui: &mut Ui, on: &mut bool, flag: Option<&str>, words: &str, right: &str) -> bool {
    ui.horizontal(|ui| {
        let response = checkbox(ui, on, "", words);
        let changed = taking_enter(ui, response).changed();
        if let Some(nation) = flag {
            let (rect, _) = ui.allocate_exact_size(flags::SIZE, egui::Sense::hover());
            flags::draw(ui.painter(), rect.min, flags::SIZE, nation);
        }
        let t = Theme::of(ui);
        let words = RichText::new(words).font(fonts::regular(12.0)).color(t.text1);
        let label = ui.add(egui::Label::new(words).truncate().sense(egui::Sense::CLICK));
        if !right.is_empty() {
            let words = RichText::new(right).font(fonts::regular(11.0)).color(t.text3);
            ui.add(egui::Label::new(words).truncate());
        }
        let pressed = label.clicked();
        if pressed {
            *on = !*on;
        }
        changed || pressed
    })
    .inner
}

/// A heading inside a dialog.
pub(super) fn heading(ui: &mut Ui, words: &str) {
    ui.add_space(10.0);
    ui.label(RichText::new(words).font(fonts::bold(12.0)).color(Theme::of(ui).text1));
}

/// A row that keeps its identity, and so the keyboard, when it moves in its list. The key must be one of a kind.
pub(super) fn keyed<R>(ui: &mut Ui, key: impl std::hash::Hash + std::fmt::Debug, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.scope_builder(UiBuilder::new().scope_id(Id::unique(("dialog row", key))), add).inner
}

/// The name of the person, for what is recorded with one: as last entered, until it is changed here.
#[derive(Clone, Debug, Default)]
pub(super) struct Author(Option<String>);

impl Author {
    /// The field.
    pub(super) fn show(&mut self, ui: &mut Ui, session: &Session, hint: &str) {
        let name = self.0.get_or_insert_with(|| session.settings.author.clone());
        fields::line(ui, name, "Your name", hint, None);
    }

    /// The name as it stands.
    pub(super) fn name<'a>(&'a self, session: &'a Session) -> &'a str {
        self.0.as_deref().unwrap_or(&session.settings.author).trim()
    }

    /// The name and this moment.
    pub(super) fn stamp(&self, session: &Session) -> Stamp {
        Stamp { author: self.name(session).to_owned(), at: clock::now() }
    }

    /// The wish to remember the name, when it is another than the one remembered.
    pub(super) fn remember(&self, session: &Session) -> Option<Intent> {
        let name = self.name(session);
        (!name.is_empty() && name != session.settings.author).then(|| Intent::RememberAuthor(name.to_owned()))
    }
}

/// A moment as a date in words; nothing where there is none.
pub(super) fn day_of(at: Option<Moment>) -> String {
    let date = at.and_then(|at| at.to_string().get(..10).and_then(|day| day.parse::<Date>().ok()));
    date.map_or_else(String::new, text::date)
}

/// A decimal as typed; nothing is none.
pub(super) fn decimal(text: &str) -> Result<Option<Decimal>, String> {
    let plain: String = text.chars().filter(|c| !matches!(c, ',' | ' ')).collect();
    if plain.is_empty() {
        return Ok(None);
    }
    plain.parse().map(Some).map_err(|_cause| "Enter a number, such as 12 or 0.15.".to_owned())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::{day_of, decimal};

    #[test]
    fn figures_are_read_as_people_type_them() {
        assert_eq!(decimal(" 350,000,000 ").unwrap(), Some("350000000".parse().unwrap()));
        assert_eq!(decimal("0.15").unwrap(), Some("0.15".parse().unwrap()));
        assert_eq!(decimal(" ").unwrap(), None);
        assert!(decimal("much").is_err());
    }

    #[test]
    fn a_moment_is_told_as_its_date() {
        assert_eq!(day_of(Some("2025-03-14T12:00:00Z".parse().unwrap())), "14 March 2025");
        assert_eq!(day_of(None), "");
    }
}
