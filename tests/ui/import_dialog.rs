//! Importing a sheet in the window, driven as a person would: the columns, the list of changes, what is taken.

use std::path::PathBuf;

use crate::common::window::{Window, settle, starter, window};
use egui::{Key, Role};
use egui_kittest::kittest::{NodeT, Queryable};
use muster::model::Plan;
use muster::session::Session;
use muster::ui::view::Workspace;

const SHEET: &str = "Country;Contribution;Kind;Anz.;Status;Odd
United Kingdom;A new thing;land.bg;c. 2;offered;x
France;Another;land.bg;several;offered;
France;A third;land.bg;3;offered;y
";

fn session(h: &Window) -> &Session {
    &h.state().as_ref().unwrap().session
}

fn plan(h: &Window) -> Plan {
    session(h).active().unwrap().plan().clone()
}

fn dialog_is_open(h: &Window) -> bool {
    h.state().as_ref().unwrap().view.dialog.is_some()
}

fn press(h: &mut Window, name: &str) {
    h.get_by_role_and_label(Role::Button, name).click();
    settle(h);
}

fn has(h: &Window, part: &str) -> bool {
    h.query_all_by_label_contains(part).next().is_some()
}

/// What a field's box says.
fn is(h: &Window, column: &str) -> String {
    h.get_by_role_and_label(Role::ComboBox, &format!("{column} is")).accesskit_node().value().unwrap_or_default()
}

fn choose(h: &mut Window, column: &str, words: &str) {
    let name = format!("{column} is");
    h.get_by_role_and_label(Role::ComboBox, &name).click();
    h.run();
    h.get_all_by_role_and_label(Role::Button, words).last().unwrap().click_accesskit();
    h.run();
    h.get_by_role_and_label(Role::ComboBox, &name).click();
    h.run();
}

/// The window with the dialog on a sheet.
fn importing(folder: &tempfile::TempDir, text: &str) -> Window {
    let sheet: PathBuf = folder.path().join("returns.csv");
    std::fs::write(&sheet, text).unwrap();
    let mut h = window(starter(), Workspace::Register, egui::Theme::Light, [1280.0, 800.0]);
    open(&mut h, &sheet);
    h
}

/// Chooses a sheet by the menu and the program's own file dialog.
fn open(h: &mut Window, sheet: &std::path::Path) {
    press(h, "File");
    press(h, "Import pledges from a sheet…");
    let field = h.get_by_role_and_label(Role::TextInput, "Path");
    field.focus();
    h.run();
    h.key_press_modifiers(egui::Modifiers::COMMAND, Key::A);
    h.run();
    h.get_by_role_and_label(Role::TextInput, "Path").type_text(sheet.to_str().unwrap());
    settle(h);
    press(h, "Open");
}

#[test]
fn columns_are_guessed_and_changed_rows_are_taken_one_by_one_and_undone_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut h = importing(&folder, SHEET);
    assert!(has(&h, "3 rows below the head in row 1"));
    assert_eq!(is(&h, "Country"), "Nation");
    assert_eq!(is(&h, "Anz."), "Kept in the note");
    choose(&mut h, "Anz.", "Quantity");
    assert_eq!(is(&h, "Anz."), "Quantity");
    press(&mut h, "Show the changes");
    assert!(has(&h, "row 2 GBR-") && has(&h, "read as 2 battle"));
    assert!(has(&h, "“several” is no number"));
    h.get_by_role_and_label(Role::CheckBox, "Take row 4").click();
    h.run();
    let before = plan(&h);
    press(&mut h, "Take 1 row");
    assert!(!dialog_is_open(&h));
    let after = plan(&h);
    assert_eq!(after.contributions.len(), before.contributions.len() + 1);
    let new = after.contributions.last().unwrap();
    assert_eq!((new.title.as_str(), new.quantity.0, new.note.as_deref()), ("A new thing", 2, Some("Odd: x")));
    let label = session(&h).active().unwrap().history().undo_label().map(ToString::to_string);
    assert_eq!(label.as_deref(), Some("Import 1 pledge from returns.csv"));
    h.state_mut().as_mut().unwrap().session.undo();
    assert_eq!(plan(&h), before);
}

#[test]
fn a_map_is_kept_under_its_name_and_chosen_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut h = importing(&folder, SHEET);
    choose(&mut h, "Anz.", "Quantity");
    h.get_by_role_and_label(Role::TextInput, "Name of this map, to save it").focus();
    h.run();
    h.get_by_role_and_label(Role::TextInput, "Name of this map, to save it").type_text("Returns");
    h.run();
    press(&mut h, "Save map");
    let maps = &session(&h).settings.import_maps;
    assert_eq!(maps.len(), 1);
    assert_eq!(
        (maps[0].name.as_str(), maps[0].columns["Anz."].word(), maps[0].columns.len()),
        ("Returns", "quantity", 6)
    );
    let text = serde_json::to_vec(&session(&h).settings).unwrap();
    let read: muster::session::Settings = serde_json::from_slice(&text).unwrap();
    assert_eq!(read.import_maps, session(&h).settings.import_maps);
    assert!(h.query_all_by_role_and_label(Role::ComboBox, "Saved map").next().is_some());
}

#[test]
fn the_counts_show_the_rows_of_one_outcome_and_a_row_opens_field_by_field() {
    let folder = tempfile::tempdir().unwrap();
    let text = "id,title,personnel\nGBR-02,Another title,c. 4000\nGBR-99,X,1\n";
    let mut h = importing(&folder, text);
    press(&mut h, "Show the changes");
    h.get_by_role_and_label(Role::RadioButton, "1 changed, rows shown").click();
    settle(&mut h);
    assert!(!has(&h, "row 3"));
    h.query_all_by_label_contains("row 2 GBR-02").next().unwrap().click();
    settle(&mut h);
    assert!(has(&h, "title: ") && has(&h, "→ Another title") && has(&h, "read as 4000 people"));
    press(&mut h, "Take none shown");
    assert!(has(&h, "No row that changes the plan is ticked."));
    press(&mut h, "Back to the columns");
    assert!(has(&h, "2 rows below the head"));
}

#[test]
fn a_sheet_whose_heads_are_not_known_is_read_by_what_a_person_says_of_them() {
    let folder = tempfile::tempdir().unwrap();
    let mut h = importing(&folder, "Kraj;Wklad;Typ;Ile\nFrance;New;land.bg;2\n");
    assert!(has(&h, "no head is recognised; row 1 is taken as the head"));
    press(&mut h, "Show the changes");
    assert!(has(&h, "row 1 has: Kraj, Wklad, Typ, Ile"));
    press(&mut h, "Back to the columns");
    for (column, words) in [("Kraj", "Nation"), ("Wklad", "Title"), ("Typ", "Capability"), ("Ile", "Quantity")] {
        choose(&mut h, column, words);
    }
    press(&mut h, "Show the changes");
    assert!(has(&h, "1 added"));
    // The row of the head can be said, too.
    press(&mut h, "Back to the columns");
    let field = h.get_by_role_and_label(Role::TextInput, "Header row");
    field.focus();
    h.run();
    h.key_press_modifiers(egui::Modifiers::COMMAND, Key::A);
    h.run();
    h.get_by_role_and_label(Role::TextInput, "Header row").type_text("0");
    h.run();
    h.key_press(Key::Tab);
    settle(&mut h);
    assert!(has(&h, "2 rows without a head"));
    assert_eq!(is(&h, "Column 1"), "Kept in the note");
}

#[test]
fn a_saved_map_is_used_for_the_next_sheet_with_its_heads() {
    let folder = tempfile::tempdir().unwrap();
    let mut h = importing(&folder, "Kraj;Wklad;Typ;Ile\nFrance;New;land.bg;2\n");
    for (column, words) in [("Kraj", "Nation"), ("Wklad", "Title"), ("Typ", "Capability"), ("Ile", "Quantity")] {
        choose(&mut h, column, words);
    }
    let name = "Name of this map, to save it";
    h.get_by_role_and_label(Role::TextInput, name).focus();
    h.run();
    h.get_by_role_and_label(Role::TextInput, name).type_text("Polish returns");
    h.run();
    press(&mut h, "Save map");
    h.key_press(Key::Escape);
    settle(&mut h);
    let next: PathBuf = folder.path().join("next.csv");
    std::fs::write(&next, "Kraj;Wklad;Typ;Ile\nFrance;Newer;land.bg;3\n").unwrap();
    open(&mut h, &next);
    assert!(has(&h, "The saved map Polish returns is used."));
    assert_eq!(is(&h, "Ile"), "Quantity");
    press(&mut h, "Show the changes");
    assert!(has(&h, "1 added"));
}

#[test]
fn a_newer_sheet_shows_which_scenarios_it_touches_and_which_lines_break_before_it_is_taken() {
    let folder = tempfile::tempdir().unwrap();
    // GBR-02 is used by scenarios; its nation takes it back, and makes GBR-08 smaller than what they use.
    let mut h = importing(&folder, "id,status\nGBR-02,withdrawn\n");
    press(&mut h, "Show the changes");
    settle(&mut h);
    assert!(has(&h, "scenarios use what changes here") || has(&h, "scenario uses what changes here"));
    assert!(has(&h, "line breaks") || has(&h, "lines break"));
    let before = plan(&h);
    h.get_by_role_and_label(Role::CheckBox, "Take row 2").click();
    settle(&mut h);
    assert!(!has(&h, "what changes here"), "nothing is taken, nothing is touched");
    h.get_by_role_and_label(Role::CheckBox, "Take row 2").click();
    settle(&mut h);
    assert!(has(&h, "what changes here"));
    assert_eq!(plan(&h), before);
}

#[test]
fn a_sheet_that_cannot_be_read_is_told_and_escape_closes() {
    let folder = tempfile::tempdir().unwrap();
    let mut h = importing(&folder, "nation,title\nFrance,\"open\n");
    assert!(has(&h, "row 2: a quotation mark opens a cell"));
    h.key_press(Key::Escape);
    settle(&mut h);
    assert!(!dialog_is_open(&h));
}
