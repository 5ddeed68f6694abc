//! Register: every pledge in one table, found by search and facets, edited in place and in the form at the right.

mod bulk;
mod cells;
pub mod choices;
mod clipboard;
mod columns;
mod editing;
mod facets;
mod fit;
mod form;
mod form_lists;
mod form_status;
mod form_terms;
mod form_use;
mod heads;
mod order;
#[allow(clippy::unnecessary_wraps)] // all fields are read by functions of one kind
pub mod read;
mod reason;
mod removal;
mod rows;
mod table;
mod toolbar;
mod typing;
mod views;

use std::collections::{BTreeMap, BTreeSet};

use egui::{Frame, Id, Margin, Ui};

pub use columns::{Column, Edits};

use crate::base::ContributionId;
use crate::session::{FileId, OpenFile};
use crate::ui::actions::Action;
use crate::ui::cx::Cx;
use crate::ui::frame::NARROW;
use crate::ui::intent::Intent;
use crate::ui::kit::empty_state::empty_state;
use crate::ui::look::icons::Icon;
use crate::ui::look::theme::Theme;
use crate::ui::pledges::{Facet, Pledges};
use crate::ui::view::Selection;
use crate::words::lost;

/// The facets' name among the folded panels.
const FACETS: &str = "facets";
/// The form's name among the folded panels.
const FORM: &str = "form";

/// What Register remembers.
#[derive(Debug, Default)]
pub struct RegisterView {
    /// What is searched for.
    pub search: String,
    file: Option<FileId>,
    checked: rows::Checked,
    /// The keys of the order, the first first.
    sort: Vec<order::SortKey>,
    rows: rows::Rows,
    widths: BTreeMap<Column, f32>,
    /// The columns that are shown, in order.
    shown: Vec<Column>,
    /// What is typed as the name of a view.
    view_name: String,
    selected: BTreeSet<ContributionId>,
    anchor: Option<ContributionId>,
    seen: Selection,
    reveal: bool,
    focus: bool,
    fresh: bool,
    top: f32,
    /// The positions in the list of the rows that are drawn.
    in_view: std::ops::Range<usize>,
    cell: Column,
    editing: Option<(ContributionId, Column)>,
    /// What the list over a cell offers while it is open.
    menu: Option<editing::Menu>,
    /// The cell with the keyboard is to be edited.
    edit: bool,
    typing: Option<typing::Typing>,
    reason: Option<reason::Reason>,
    form: form::Form,
    drawer: Option<&'static str>,
    /// Facets of which all values are shown.
    whole: BTreeSet<Facet>,
}

impl RegisterView {
    /// Forgets what belongs to another file or to pledges that are gone; follows a selection made elsewhere.
    fn follow(&mut self, file: &OpenFile, selection: &Selection) {
        if self.file != Some(file.id) {
            let (search, widths) = (std::mem::take(&mut self.search), std::mem::take(&mut self.widths));
            let shown = std::mem::take(&mut self.shown);
            *self = Self { file: Some(file.id), search, widths, shown, ..Self::default() };
        }
        if self.shown.is_empty() {
            self.shown = Column::USUAL.to_vec();
        }
        if self.sort.is_empty() {
            self.sort = vec![order::SortKey::default()];
        }
        let exists = |id: &ContributionId| file.index().contribution(file.plan(), id).is_some();
        self.selected.retain(exists);
        if self.seen != *selection {
            self.seen = selection.clone();
            if let Selection::Contribution(id) = selection
                && !self.selected.contains(id)
                && exists(id)
            {
                self.selected = BTreeSet::from([id.clone()]);
                self.anchor = Some(id.clone());
                self.reveal = true;
            }
        }
    }

    /// The pledge that the form shows, while it is in the plan.
    fn current(&self, file: &OpenFile) -> Option<ContributionId> {
        match &self.seen {
            Selection::Contribution(id) if file.index().contribution(file.plan(), id).is_some() => Some(id.clone()),
            _ => None,
        }
    }

    /// Brings the list up to date with what is searched for, checked and sorted by. Cheap when nothing changed.
    pub fn list(&mut self, file: &OpenFile, pledges: &mut Pledges) {
        self.rows.refresh(file, pledges, &self.search, &self.checked, &self.sort);
    }

    /// Makes a pledge the one that is looked at.
    fn look_at(&mut self, id: &ContributionId, intents: &mut Vec<Intent>) {
        self.seen = Selection::Contribution(id.clone());
        intents.push(Intent::Select(self.seen.clone()));
    }

    /// Takes the keys that mean something else here than in the rest of the window: F2 edits the cell.
    pub fn take_keys(&mut self, ui: &Ui) {
        if !ui.text_edit_focused() {
            self.edit |= ui.input_mut(|i| i.consume_key(egui::Modifiers::NONE, egui::Key::F2));
        }
    }

    /// Goes to a pledge, which search and facets give way to where they hide it.
    fn go_to(&mut self, file: &OpenFile, id: &ContributionId, intents: &mut Vec<Intent>) {
        let listed = |at: &usize| file.plan().contributions.get(*at).is_some_and(|pledge| pledge.id == *id);
        if !self.rows.list().iter().any(listed) {
            self.clear();
        }
        self.selected = BTreeSet::from([id.clone()]);
        self.anchor = Some(id.clone());
        self.reveal = true;
        self.look_at(id, intents);
    }

    /// Takes search and facets away.
    fn clear(&mut self) {
        self.search.clear();
        self.checked.clear();
    }
}

/// Draws the workspace.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let t = Theme::of(ui);
    let Some(file) = cx.session.active() else { return };
    let view = &mut cx.view.register;
    view.follow(file, &cx.view.selection);
    if let Some(command) = typing::settle(ui, &mut view.typing) {
        cx.intents.push(Intent::Edit(command));
    }
    let narrow = ui.available_width() < NARROW - 40.0;
    let frame = Frame::new().fill(t.panel);
    egui::Panel::top("register bar")
        .frame(frame.inner_margin(Margin::symmetric(12, 6)))
        .exact_size(40.0)
        .show(ui, |ui| toolbar::show(ui, cx, file, narrow));
    clipboard::keys(ui, cx, file);
    if file.plan().contributions.is_empty() {
        ui.add_space(24.0);
        let pressed = ui.vertical_centered(|ui| {
            ui.set_max_width(420.0);
            match lost(file, "contributions") {
                Some(sentence) => empty_state(ui, Icon::Register, &sentence, None),
                None => {
                    let sentence = "No pledge yet. Add what a nation would give.";
                    empty_state(ui, Icon::Register, sentence, Some("New pledge"))
                }
            }
        });
        if pressed.inner.is_some_and(|button| button.clicked()) {
            cx.wish(Intent::Do(Action::NewPledge));
        }
        return;
    }
    let room = ui.available_width();
    let (facets, form) = match room {
        w if w < 1300.0 => (176.0, 264.0),
        w if w < 2000.0 => (188.0, 280.0),
        _ => (240.0, 400.0),
    };
    let settings = &cx.session.settings;
    let drawer = cx.view.register.drawer.filter(|_| narrow);
    if if narrow { drawer == Some(FACETS) } else { !settings.is_folded(FACETS) } {
        egui::Panel::left("register facets")
            .frame(frame)
            .exact_size(facets)
            .resizable(false)
            .show(ui, |ui| facets::show(ui, cx));
        cx.view.list_pledges(file);
    }
    let wants_form = if narrow { drawer == Some(FORM) } else { !settings.is_folded(FORM) };
    if wants_form {
        egui::Panel::right("register form")
            .frame(frame)
            .exact_size(form)
            .resizable(false)
            .show(ui, |ui| form::show(ui, cx, file));
    }
    egui::CentralPanel::default().frame(Frame::new().fill(t.card)).show(ui, |ui| {
        if cx.view.pledges.working() {
            crate::ui::pledges::being_read(ui);
        } else if cx.view.register.rows.list().is_empty() {
            nothing_matches(ui, cx);
        } else {
            table::show(ui, cx, file);
        }
        bulk::show(ui, cx, file);
    });
    reason::show(ui, cx);
}

fn nothing_matches(ui: &mut Ui, cx: &mut Cx<'_>) {
    ui.add_space(24.0);
    let pressed = ui.vertical_centered(|ui| {
        ui.set_max_width(420.0);
        empty_state(ui, Icon::Search, "No pledge matches. Clear the search.", Some("Clear"))
    });
    if pressed.inner.is_some_and(|button| button.clicked()) {
        cx.view.register.clear();
    }
}

/// The name of the search field's place in the keyboard's order.
fn search_id() -> Id {
    Id::unique("register search")
}
