//! Register, the start page and the dialogs about records, driven as a person would, with kept pictures.

mod bulk;
mod cells;
mod clipboard;
mod columns;
mod form;
mod pictures;
mod records;
mod search;
mod start;
mod table;

use std::path::{Path, PathBuf};

use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use muster::model::Contribution;
use muster::session::{Recent, Session, Settings, ThemeChoice, Trace};
use muster::ui::app::App;
use muster::ui::view::Workspace;

use crate::common::window::{Window, over, settle};

fn settings(theme: ThemeChoice) -> Settings {
    Settings { theme, reduced_motion: true, ..Settings::default() }
}

/// The application over a session, with every heavier figure there.
fn desk(session: Session, size: [f32; 2]) -> Window {
    let mut h = over(session, None, size);
    settle(&mut h);
    h
}

fn app(h: &mut Window) -> &mut App {
    h.state_mut().as_mut().unwrap()
}

fn pledge(h: &mut Window, id: &str) -> Contribution {
    let plan = app(h).session.active().unwrap().plan().clone();
    plan.contributions.find(id).unwrap().as_ref().clone()
}

fn sample(theme: ThemeChoice, size: [f32; 2]) -> Window {
    let mut session = Session::new(settings(theme), Trace::default());
    session.open_sample().unwrap();
    let mut h = desk(session, size);
    app(&mut h).view.workspace = Workspace::Register;
    h.run();
    h
}

fn wide() -> Window {
    sample(ThemeChoice::Light, [1440.0, 900.0])
}

fn row<'h>(h: &'h Window, id: &str) -> egui_kittest::Node<'h> {
    let begins = format!("{id} ");
    h.get_by(move |node| {
        node.role() == egui::accesskit::Role::Row && node.label().is_some_and(|l| l.starts_with(&begins))
    })
}

fn rows(h: &Window) -> Vec<String> {
    let row = |node: &egui_kittest::kittest::AccessKitNode<'_>| node.role() == egui::accesskit::Role::Row;
    let mut rows: Vec<(f32, String)> = h
        .query_all_by(row)
        .map(|node| (node.rect().top(), node.accesskit_node().label().unwrap().split(' ').next().unwrap().to_owned()))
        .collect();
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    rows.into_iter().map(|(_, id)| id).collect()
}

/// The field of that name, not the words above it.
fn field<'h>(h: &'h Window, name: &str) -> egui_kittest::Node<'h> {
    let name = name.to_owned();
    h.get_by(move |node| {
        use egui::accesskit::Role;
        let typed = matches!(node.role(), Role::TextInput | Role::MultilineTextInput | Role::ComboBox);
        typed && node.label().as_deref() == Some(name.as_str())
    })
}

/// Presses what assistive technology finds by this name, in view or not; the last of several.
fn press_named(h: &mut Window, name: &str) {
    h.get_all_by_label(name).last().unwrap().click_accesskit();
    h.run();
}

/// Opens a choice and takes a word of it.
fn choose(h: &mut Window, name: &str, word: &str) {
    field(h, name).click_accesskit();
    h.run();
    press_named(h, word);
}

/// Types in place of what stands in a field.
fn overwrite(h: &mut Window, name: &str, text: &str) {
    field(h, name).focus();
    h.run();
    h.key_press_modifiers(Modifiers::COMMAND, Key::A);
    h.run();
    field(h, name).type_text(text);
    h.run();
}

/// Goes to a field and types at the end of what stands in it.
fn write(h: &mut Window, name: &str, text: &str) {
    field(h, name).focus();
    h.run();
    h.key_press_modifiers(Modifiers::COMMAND, Key::End);
    h.run();
    field(h, name).type_text(text);
    h.run();
}

/// True when a sentence that holds these words is shown.
fn says(h: &Window, words: &str) -> bool {
    let words = words.to_owned();
    let holds = move |text: Option<String>| text.is_some_and(|text| text.contains(&words));
    h.query_all_by(move |node| holds(node.label()) || holds(node.value())).next().is_some()
}

fn type_search(h: &mut Window, text: &str) {
    h.key_press_modifiers(Modifiers::COMMAND, Key::F);
    h.run();
    app(h).view.register.search.clear();
    h.get_by_label("Search all fields").type_text(text);
    h.run();
}

fn case() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/starter-plan.muster")
}

fn recent_files() -> Vec<Recent> {
    let file = |path: &str, title: &str, letters: &str, opened: &str| Recent {
        path: path.into(),
        title: title.into(),
        marking: "EXERCISE UNCLASSIFIED".into(),
        scenarios: letters
            .chars()
            .zip(["#00747C", "#C05600", "#6B2FA0", "#7C0935"])
            .map(|(l, c)| (l.into(), c.into()))
            .collect(),
        opened: opened.into(),
    };
    vec![
        file("/Plans/reassurance-2025.muster", "Reassurance force, first look", "ABCE", "2025-12-31 14:02"),
        file("/Plans/training-and-regeneration.muster", "A. Training and regeneration", "A", "2025-12-30 18:40"),
        file("/Plans/black-sea-group.muster", "Black Sea mine clearance", "AB", "2025-12-28 09:15"),
        file("/Courses/staff-college-3.muster", "Staff college, week 3", "ABC", "2025-12-12 11:20"),
    ]
}

/// The saved views that the session holds.
fn views(h: &mut Window) -> Vec<muster::session::SavedView> {
    app(h).session.settings.views.clone()
}
