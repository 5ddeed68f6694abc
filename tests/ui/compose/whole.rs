//! Whole scenarios and the file: shown, made, renamed, duplicated, archived, saved, opened again.

use egui::{Key, Modifiers};
use muster::store::{FileKind, read, to_bytes};
use muster::ui::view::Workspace;

use super::desk::Desk;

fn names(desk: &Desk) -> Vec<String> {
    desk.plan().scenarios.iter().map(|s| s.name.clone()).collect()
}

#[test]
fn a_scenario_is_hidden_and_shown_by_its_badge() {
    let mut desk = Desk::new();
    assert!(desk.shown("Scenario A:") && !desk.shown("Scenario E:"), "three fit");
    desk.press("Show A: ");
    assert!(!desk.shown("Scenario A:") && desk.shown("Scenario E:"));
    desk.press("Show A: ");
    assert!(desk.shown("Scenario A:"));
    assert_eq!(desk.steps(), 0, "what is shown is no part of the plan");
}

#[test]
fn with_every_scenario_hidden_the_view_says_what_to_do() {
    let mut desk = Desk::new();
    for letter in ["A", "B", "C", "E"] {
        desk.press(&format!("Show {letter}: "));
    }
    assert!(desk.says("Every scenario is hidden."));
}

#[test]
fn a_new_scenario_is_made_by_the_dialog() {
    let mut desk = Desk::new();
    desk.keys(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::O);
    desk.write("Name", "Sea first");
    desk.press("Make scenario");
    assert_eq!(names(&desk).last().unwrap(), "D: Sea first");
    assert!(desk.shown("Scenario D: Sea first"), "it is shown");
    desk.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(names(&desk).len(), 4);
}

#[test]
fn a_scenario_is_renamed_by_f2_and_duplicated_by_ctrl_d() {
    let mut desk = Desk::new();
    desk.activate('B');
    desk.key(Key::F2);
    desk.write("Name", "B: Lighter");
    desk.press("Rename");
    assert_eq!(names(&desk)[1], "B: Lighter");
    desk.keys(Modifiers::COMMAND, Key::D);
    assert_eq!(names(&desk)[2], "D: Lighter, copy");
    assert_eq!(desk.plan().scenarios[2].assignments.len(), desk.plan().scenarios[1].assignments.len());
}

#[test]
fn a_scenario_is_archived_and_brought_back_from_a_columns_menu() {
    let mut desk = Desk::new();
    desk.press("Menu of Scenario B:");
    desk.press("Archive");
    assert!(desk.plan().scenarios[1].archived);
    assert!(!desk.shown("Scenario B:"));
    desk.press("Menu of Scenario A:");
    desk.press("Bring back B: ");
    assert!(!desk.plan().scenarios[1].archived);
    assert!(desk.shown("Scenario B:"));
}

#[test]
fn a_column_is_recoloured_from_its_menu() {
    let mut desk = Desk::new();
    desk.press("Menu of Scenario A:");
    desk.press("Colour");
    let before = desk.plan().scenarios[0].colour.clone();
    let other = if before.eq_ignore_ascii_case("#4A5563") { "#4F5B00" } else { "#4A5563" };
    desk.press(&format!("Colour {other}"));
    assert_eq!(desk.plan().scenarios[0].colour, other);
}

#[test]
fn a_plan_saved_by_the_path_dialog_and_opened_again_is_the_same_plan() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("composed.muster");
    let mut desk = Desk::new();
    desk.activate('B');
    let from = desk.card("NLD-03");
    let to = desk.on_line('B', "L-004");
    desk.drag(from, to);
    desk.keys(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::S);
    desk.write("Path", path.to_str().unwrap());
    desk.press("Save");
    desk.app().session.wait_for_saves();
    desk.run();
    assert_eq!(desk.notice(), format!("Saved {}", path.display()));
    assert!(!desk.session().active().unwrap().edited());
    assert_eq!(to_bytes(FileKind::Plan, &read(&path).unwrap().document.plan), desk.bytes());

    let saved = desk.bytes();
    desk.keys(Modifiers::COMMAND, Key::W);
    assert!(desk.session().active().is_none(), "closed without a question, since it is saved");
    desk.keys(Modifiers::COMMAND, Key::O);
    desk.write("Path", path.to_str().unwrap());
    desk.key(Key::Enter);
    assert_eq!(desk.bytes(), saved);
    assert_eq!(desk.assigned("b", "NLD-03"), ["1 on L-004"]);
    desk.keys(Modifiers::COMMAND, Key::Num4);
    assert_eq!(desk.app().view.workspace, Workspace::Compare);
    desk.keys(Modifiers::COMMAND, Key::Num3);
    assert!(desk.shown("Scenario A:"));
}
