//! A file that ends too early: what was found, what is missing and what can be done stand across the window, and no list
//! that the file lost invites entries as if it were empty.

use std::fs;

use muster::session::{Session, ThemeChoice, Trace};
use muster::ui::view::Workspace;

use super::desk::{Desk, settings};

/// A window over the starter plan, cut off within the list of this key.
fn over_a_cut_plan(within: &str) -> Desk {
    let whole = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/starter-plan.muster")).unwrap();
    let at = whole.find(&format!("\n  \"{within}\": [")).unwrap() + within.len() + 10;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cut.muster");
    fs::write(&path, &whole[..at]).unwrap();
    let mut session = Session::new(settings(ThemeChoice::Light), Trace::default());
    session.open(&path).unwrap();
    Desk::with(session, [1440.0, 900.0])
}

#[test]
fn a_cut_file_says_what_was_found_what_is_missing_and_what_can_be_done() {
    let desk = over_a_cut_plan("contributions");
    assert!(desk.says("cut.muster ends too early, at line "));
    assert!(desk.says("Found: ") && desk.says("nations"));
    assert!(desk.says("Missing: the rest of the pledges, and what there was of "));
    for button in ["Open a whole copy", "Save what is here as…", "What was read"] {
        assert!(desk.shown(button), "{button}");
    }
}

#[test]
fn a_list_that_a_cut_file_lost_invites_no_entries() {
    let mut desk = over_a_cut_plan("contributions");
    assert!(!desk.says("No scenario yet") && desk.says("The part of the file with the scenarios is missing."));
    desk.app().view.workspace = Workspace::Register;
    desk.run();
    assert!(!desk.says("No pledge yet") && desk.says("The part of the file with the pledges is missing."));
    let mut desk = over_a_cut_plan("nations");
    desk.app().view.workspace = Workspace::Survey;
    desk.run();
    assert!(!desk.says("No nation yet") && desk.says("The part of the file with the nations is missing."));
}
