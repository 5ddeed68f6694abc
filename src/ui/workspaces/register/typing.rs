//! One value being typed, in a cell or in the form: checked at each key against the plan, carried out when the field is
//! left or Enter is pressed, dropped on Escape.

use egui::{Id, Key, Response, Ui};

use crate::base::ContributionId;
use crate::edit::{self, Command, ContributionField};
use crate::session::OpenFile;
use crate::ui::kit::field::{self, Field};
use crate::ui::look::fonts;
use crate::ui::look::theme::Theme;

/// What is being typed.
#[derive(Debug)]
pub struct Typing {
    id: Id,
    text: String,
    outcome: Result<Option<Command>, String>,
}

/// A field to show: what it stands for and how its text is read.
pub struct Entry<'a> {
    /// The pledge.
    pub pledge: &'a ContributionId,
    /// Name for assistive technology.
    pub name: &'a str,
    /// The value as it stands.
    pub current: &'a str,
    /// Width in points.
    pub width: f32,
    /// Figures stand at the right.
    pub figure: bool,
    /// Muted words while empty.
    pub hint: &'a str,
    /// Identity of the field.
    pub id: Id,
    /// The field's value from its text, or why not.
    pub read: &'a dyn Fn(&str) -> Result<ContributionField, String>,
}

/// The command of what was typed into a field that has been left, if it changes anything.
pub fn settle(ui: &Ui, typing: &mut Option<Typing>) -> Option<Command> {
    let left = typing.as_ref().is_some_and(|typing| !ui.memory(|m| m.has_focus(typing.id)));
    if !left {
        return None;
    }
    if ui.input(|i| i.key_pressed(Key::Escape)) {
        *typing = None;
    }
    typing.take().and_then(|typing| typing.outcome.ok().flatten())
}

/// Shows a one-line field. What is typed waits in `typing` until the field is left.
pub fn field(ui: &mut Ui, file: &OpenFile, typing: &mut Option<Typing>, entry: &Entry<'_>) -> Response {
    let here = typing.as_ref().filter(|typing| typing.id == entry.id);
    let mut text = here.map_or_else(|| entry.current.to_owned(), |typing| typing.text.clone());
    let error = here.and_then(|typing| typing.outcome.as_ref().err().cloned());
    let response = Field {
        figure: entry.figure,
        hint: entry.hint,
        id: Some(entry.id),
        error: error.as_deref(),
        ..Field::text(&mut text, entry.name, entry.width)
    }
    .show(ui);
    take(file, typing, entry, text, &response);
    response
}

/// Shows a field of several lines.
pub fn paragraph(ui: &mut Ui, file: &OpenFile, typing: &mut Option<Typing>, entry: &Entry<'_>) -> Response {
    let t = Theme::of(ui);
    let here = typing.as_ref().filter(|typing| typing.id == entry.id);
    let mut text = here.map_or_else(|| entry.current.to_owned(), |typing| typing.text.clone());
    let error = here.and_then(|typing| typing.outcome.as_ref().err().cloned());
    let response = field::paragraph(ui, &mut text, entry.name, entry.width, 2, Some(entry.id));
    if let Some(error) = error {
        ui.label(egui::RichText::new(error).font(fonts::regular(12.0)).color(t.unmet));
    }
    take(file, typing, entry, text, &response);
    response
}

fn take(file: &OpenFile, typing: &mut Option<Typing>, entry: &Entry<'_>, text: String, response: &Response) {
    if response.changed() {
        let outcome = if text == entry.current { Ok(None) } else { check(file, entry, &text).map(Some) };
        *typing = Some(Typing { id: entry.id, text, outcome });
    }
}

fn check(file: &OpenFile, entry: &Entry<'_>, text: &str) -> Result<Command, String> {
    let field = (entry.read)(text)?;
    let command = Command::EditContribution { contribution: entry.pledge.clone(), field };
    match edit::apply(file.plan(), &command) {
        Ok(_) => Ok(command),
        Err(refusal) => Err(format!("{refusal}.")),
    }
}
