//! What the forms share: a record read from what is typed, what is wrong with it field by field, what is still missing,
//! and the commands that lead from what stands to what is typed.

use std::collections::BTreeMap;
use std::str::FromStr;

use egui::Ui;

use super::Editor;
use super::list::Row;
use crate::edit::{Command, Editable, Label, RecordCommand};
use crate::model::Plan;
use crate::ui::cx::Cx;
use crate::ui::dialogs::Outcome;
use crate::ui::dialogs::controls::{Pressed, footer};
use crate::ui::dialogs::fields;
use crate::ui::intent::Intent;

/// A record as it is typed, with what is wrong in it.
pub(super) struct Typed<'p, T> {
    plan: &'p Plan,
    /// The record with every value that is sound.
    pub record: T,
    wrong: BTreeMap<&'static str, String>,
    needed: Vec<&'static str>,
}

impl<'p, T: Editable> Typed<'p, T> {
    /// Begins with what stands, or an empty record.
    pub fn new(plan: &'p Plan, before: Option<&T>) -> Self {
        let record = before.cloned().unwrap_or_default();
        Self { plan, record, wrong: BTreeMap::new(), needed: Vec::new() }
    }

    /// Says what is missing where something is.
    pub fn need(&mut self, missing: bool, what: &'static str) -> bool {
        if missing {
            self.needed.push(what);
        }
        missing
    }

    /// Gives a field its value, or keeps in words why not. A value that stands already is not looked at.
    pub fn put(&mut self, key: &'static str, value: Result<T::Field, String>) {
        let put = value.and_then(|value| {
            if self.record.fields().contains(&value) {
                return Ok(None);
            }
            self.record.checked(self.plan, value).map(Some).map_err(|refusal| format!("{refusal}."))
        });
        match put {
            Ok(Some(value)) => self.record.put(value),
            Ok(None) => {}
            Err(why) => {
                self.wrong.insert(key, why);
            }
        }
    }

    /// Keeps what is wrong with a field.
    pub fn mark(&mut self, key: &'static str, why: String) {
        self.wrong.insert(key, why);
    }

    /// What is wrong with a field, in a sentence.
    pub fn wrong(&self, key: &str) -> Option<&str> {
        self.wrong.get(key).map(String::as_str)
    }

    /// Why the form cannot be taken yet.
    pub fn missing(&self) -> Option<String> {
        if !self.wrong.is_empty() {
            return Some("Mend what is marked first.".to_owned());
        }
        entered_first(&self.needed)
    }
}

/// "Enter a name and a role first."; nothing where nothing is needed.
pub(super) fn entered_first(needed: &[&str]) -> Option<String> {
    let (last, rest) = needed.split_last()?;
    let rest = if rest.is_empty() { String::new() } else { format!("{} and ", rest.join(", ")) };
    Some(format!("Enter {rest}{last} first."))
}

/// The commands that lead from a record that stands, or none, to the one typed; one step.
fn commands<T: Editable>(
    before: Option<(&T, &T::Id)>,
    after: T,
    wrap: impl Fn(RecordCommand<T>) -> Command,
) -> Vec<Command> {
    let Some((before, id)) = before else { return vec![wrap(RecordCommand::Add(Box::new(after)))] };
    let edit = |field| wrap(RecordCommand::Edit { id: id.clone(), field });
    after.fields_beside(before).into_iter().map(edit).collect()
}

/// Wishes for commands as one step.
pub(super) fn wish(cx: &mut Cx<'_>, label: Label, mut commands: Vec<Command>) {
    match commands.len() {
        0 => {}
        1 => cx.intents.extend(commands.pop().map(Intent::Edit)),
        _ => cx.wish(Intent::Edit(Command::Group { label, commands })),
    }
}

/// The end of a record's form: the buttons; what is typed becomes one step; then the list is there again, at the record.
pub(super) fn finish<T: Row>(ui: &mut Ui, cx: &mut Cx<'_>, typed: Typed<'_, T>, before: Option<&T>) -> Outcome {
    let what = T::WHAT;
    let primary = format!("{} {what}", if before.is_some() { "Set" } else { "Add" });
    let Some(taken) = end(ui, &primary, typed.missing().as_deref()) else { return Outcome::Open };
    let id = before.map(Row::own_id);
    if taken {
        let label = Label::SetRecord { what, name: typed.record.name().to_owned() };
        wish(cx, label, commands(before.zip(id.as_ref()), typed.record, T::wrap));
    }
    cx.view.dialog = Some(id.map_or_else(|| Editor::list(T::OF), |id| Editor::list_at(T::OF, id.as_ref())));
    Outcome::Closed
}

/// The buttons of a form. `Some(true)` takes it, `Some(false)` leaves it.
pub(super) fn end(ui: &mut Ui, primary: &str, missing: Option<&str>) -> Option<bool> {
    match footer(ui, primary, "Cancel", missing) {
        Pressed::Nothing => None,
        Pressed::Primary => Some(true),
        Pressed::Other => Some(false),
    }
}

/// What becomes of a form whose record is gone.
pub(super) const GONE: Outcome = Outcome::Closed;

/// Text as typed; nothing is none.
pub(super) fn some_text(text: &str) -> Option<String> {
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// A whole number of days as typed; nothing is none.
pub(super) fn days(text: &str) -> Result<Option<crate::base::Day>, String> {
    Ok(fields::whole::<i32>(text)?.map(crate::base::Day))
}

/// Degrees as typed; nothing is none.
pub(super) fn degrees(text: &str) -> Result<Option<f64>, String> {
    let plain = text.trim().replace('\u{2212}', "-");
    if plain.is_empty() {
        return Ok(None);
    }
    let wrong = || "Enter degrees, such as 51.5 or −0.13.".to_owned();
    f64::from_str(&plain).ok().filter(|degrees| degrees.is_finite()).map(Some).ok_or_else(wrong)
}

/// A value as a field shows it; nothing where there is none.
pub(super) fn shown<V: ToString>(value: Option<V>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// A word of the file as people read it: "reach back".
pub(super) fn said(word: &str) -> String {
    word.replace('_', " ")
}
