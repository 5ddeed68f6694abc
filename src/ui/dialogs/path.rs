//! A path to type, where the system has no file dialog. The folder's files are listed to choose from.

use std::path::PathBuf;

use egui::{Align, Key, Layout, Modifiers, ScrollArea, Ui};

use super::{Outcome, buttons};
use crate::session::Replace;
use crate::store;
use crate::ui::cx::Cx;
use crate::ui::kit::button::Button;
use crate::ui::kit::field::Field;
use crate::ui::picker::Pick;

/// What is typed.
#[derive(Debug)]
pub struct Path {
    pick: Pick,
    text: String,
    listed: Option<(PathBuf, Vec<store::Listed>)>,
    /// The file that is there already and may only be replaced when the person says so.
    in_the_way: Option<PathBuf>,
}

impl Path {
    /// Begins in the home folder, or with the suggested name.
    pub fn new(pick: Pick) -> Self {
        let home = store::home();
        let suggested = PathBuf::from(pick.name());
        let path = if suggested.is_absolute() { suggested } else { home.join(suggested) };
        let mut text = path.to_string_lossy().into_owned();
        if pick.name().is_empty() && !text.ends_with('/') {
            text.push('/');
        }
        Self { pick, text, listed: None, in_the_way: None }
    }

    /// Begins with the question whether the file that is there may be replaced.
    pub fn asking(pick: Pick, path: PathBuf) -> Self {
        Self { pick, text: path.to_string_lossy().into_owned(), listed: None, in_the_way: Some(path) }
    }

    /// The dialog's title.
    pub fn title(&self) -> &'static str {
        match self.pick {
            Pick::Open => "Open",
            Pick::Add => "Add a file to the comparison",
            Pick::Take => "Take a scenario from a file",
            Pick::Import => "Import pledges from a sheet",
            Pick::Save { .. } => "Save as",
            Pick::Replies { page: false, .. } => "Export reply sheet",
            Pick::Replies { page: true, .. } => "Export reply sheet to print",
            Pick::Answers => "Import answers",
            Pick::SaveScenario { .. } => "Save the scenario as a file",
        }
    }
}

/// Draws the field and the list.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut Path) -> Outcome {
    if let Some(path) = state.in_the_way.clone() {
        return ask(ui, cx, state, path);
    }
    let width = ui.available_width();
    let field = Field::text(&mut state.text, "Path", width).show(ui);
    if ui.memory(|m| m.focused().is_none()) {
        field.request_focus();
    }
    let typed = PathBuf::from(state.text.trim());
    let folder =
        if state.text.ends_with('/') { typed.clone() } else { typed.parent().map(PathBuf::from).unwrap_or_default() };
    if state.listed.as_ref().is_none_or(|(listed, _)| *listed != folder) {
        state.listed = Some((folder.clone(), store::list_folder(&folder, state.pick.kind().1)));
    }
    let mut chosen = None;
    ScrollArea::vertical().max_height(240.0).auto_shrink([false, false]).show(ui, |ui| {
        let entries = state.listed.as_ref().map_or(&[][..], |(_, entries)| entries);
        if entries.is_empty() {
            ui.label(format!("No folder or .{} file here.", state.pick.kind().1.join(" or .")));
        }
        for entry in entries {
            let name = crate::base::visible(&entry.name);
            let shown = if entry.folder { format!("{name}/") } else { name };
            if ui.selectable_label(false, shown).clicked() {
                chosen = Some((entry.name.clone(), entry.folder));
            }
        }
    });
    if let Some((name, is_folder)) = chosen {
        state.text = folder.join(name).to_string_lossy().into_owned();
        if is_folder {
            state.text.push('/');
        }
    }
    let possible = !state.text.trim().is_empty() && !state.text.ends_with('/');
    let (done, cancelled) = buttons(ui, if state.pick.saves() { "Save" } else { "Open" }, possible);
    if !done {
        return if cancelled { Outcome::Closed } else { Outcome::Open };
    }
    let path = state.pick.complete(PathBuf::from(state.text.trim()));
    if state.pick.saves() && store::is_folder(&path) {
        state.text.push('/');
        return Outcome::Open;
    }
    if state.pick.saves() && store::is_there(&path) && !is_own(cx, &state.pick, &path) {
        state.in_the_way = Some(path);
        return Outcome::Open;
    }
    cx.wish(state.pick.clone().with(path, Replace::No));
    Outcome::Closed
}

/// True where the active plan would be saved over its own file: that is what saving is for.
fn is_own(cx: &Cx<'_>, pick: &Pick, path: &std::path::Path) -> bool {
    let own = cx.session.active().and_then(|file| file.path.as_deref());
    matches!(pick, Pick::Save { .. }) && own.is_some_and(|own| store::same_file(own, path))
}

/// Asks whether the file that is there may be replaced. Escape and the first button go back to the name.
fn ask(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut Path, path: PathBuf) -> Outcome {
    let name = path.file_name().map_or_else(String::new, |name| crate::base::visible(&name.to_string_lossy()));
    ui.label(format!("{name} is there already. Replace it? What it holds now is lost then."));
    ui.add_space(16.0);
    let mut outcome = Outcome::Open;
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let other = Button::primary("Choose another name").show(ui);
        if ui.memory(|m| m.focused().is_none()) {
            other.request_focus();
        }
        let escape = ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape));
        if other.clicked() || escape {
            state.in_the_way = None;
        }
        if Button::new("Replace").show(ui).clicked() {
            cx.wish(state.pick.clone().with(path, Replace::Agreed));
            outcome = Outcome::Closed;
        }
    });
    outcome
}
