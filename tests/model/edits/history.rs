//! The way back, and whether a file is saved as it is shown.

use super::assignments::assign;
use super::fixture::{bytes, value};
use muster::base::ScenarioId;
use muster::edit::{Command, ScenarioField};
use muster::session::{NoticeKind, Replace, SaveState, Session, Settings, Trace};

fn concept(text: &str) -> Command {
    let scenario = ScenarioId::from("a");
    Command::EditScenario { scenario, field: ScenarioField::Concept(text.to_owned()) }
}

/// A session with the plan open from a file of its own.
fn session(folder: &tempfile::TempDir) -> Session {
    let path = folder.path().join("plan.muster");
    let plan = super::fixture::read(&value());
    std::fs::write(&path, bytes(&plan)).unwrap();
    let mut session = Session::new(Settings::default(), Trace::default());
    session.open(&path).unwrap();
    session
}

fn save(session: &mut Session) {
    let (id, path) = session.active().map(|file| (file.id, file.path.clone().unwrap())).unwrap();
    session.save(id, path);
}

fn edited(session: &Session) -> bool {
    session.active().unwrap().edited()
}

fn saved_bytes(session: &Session) -> Vec<u8> {
    std::fs::read(session.active().unwrap().path.as_ref().unwrap()).unwrap()
}

#[test]
fn undo_and_redo_name_what_they_do_and_an_edit_forgets_what_was_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = session(&folder);
    let before = bytes(session.active().unwrap().plan());
    session.edit(&assign("a", "GBR-02", "west/L-2", 4)).unwrap();
    session.edit(&assign("b", "GBR-01", "west/L-1", 1)).unwrap();
    let after = bytes(session.active().unwrap().plan());
    let label = |session: &Session| {
        let history = session.active().unwrap().history();
        (history.undo_label().map(ToString::to_string), history.redo_label().map(ToString::to_string))
    };
    let (first, second) =
        ("Assign 4 × Fighter squadron (GBR) to L-2", "Assign 1 × Light infantry battlegroup (GBR) to L-1");
    assert_eq!(label(&session), (Some(second.to_owned()), None));
    session.undo();
    assert_eq!(
        session.notice().unwrap().message.to_string(),
        "Undone: assign 1 × Light infantry battlegroup (GBR) to L-1"
    );
    assert_eq!(label(&session), (Some(first.to_owned()), Some(second.to_owned())));
    session.undo();
    session.undo();
    assert_eq!(bytes(session.active().unwrap().plan()), before);
    assert_eq!(label(&session), (None, Some(first.to_owned())));
    session.redo();
    session.redo();
    session.redo();
    assert_eq!(bytes(session.active().unwrap().plan()), after);
    session.undo();
    session.edit(&concept("Hold")).unwrap();
    assert_eq!(label(&session).1, None);
}

#[test]
fn typing_is_one_step() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = session(&folder);
    for text in ["H", "Ho", "Hol", "Hold"] {
        session.edit(&concept(text)).unwrap();
    }
    assert_eq!(session.active().unwrap().history().depth(), 1);
    session.undo();
    assert_eq!(session.active().unwrap().plan().scenarios[0].concept, "");
    session.redo();
    assert_eq!(session.active().unwrap().plan().scenarios[0].concept, "Hold");
}

#[test]
fn an_edit_that_changes_nothing_is_no_step() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = session(&folder);
    session.edit(&concept("")).unwrap();
    assert!(!edited(&session));
    assert_eq!(session.active().unwrap().history().depth(), 0);
}

#[test]
fn a_refused_edit_is_no_step_and_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = session(&folder);
    session.edit(&assign("a", "GBR-01", "west/L-1", 9)).unwrap_err();
    assert_eq!(session.notice().unwrap().message.to_string(), "Only 1 left in A: 1 of 2 used");
    assert!(!edited(&session));
    assert_eq!(session.active().unwrap().revision(), 0);
}

#[test]
fn undo_to_what_was_saved_is_saved_and_beyond_it_is_edited() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = session(&folder);
    assert!(!edited(&session));
    session.edit(&assign("a", "GBR-02", "west/L-2", 4)).unwrap();
    assert!(edited(&session));
    save(&mut session);
    session.wait_for_saves();
    assert!(!edited(&session));
    assert_eq!(saved_bytes(&session), bytes(session.active().unwrap().plan()));
    session.undo();
    assert!(edited(&session));
    session.redo();
    assert!(!edited(&session));
    // Another change at the same depth is not what was saved.
    session.undo();
    session.edit(&assign("b", "GBR-02", "west/L-2", 4)).unwrap();
    assert!(edited(&session));
    session.undo();
    assert!(edited(&session));
}

#[test]
fn typing_after_a_save_is_a_step_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = session(&folder);
    session.edit(&concept("Hold")).unwrap();
    save(&mut session);
    session.wait_for_saves();
    session.edit(&concept("Hold on")).unwrap();
    assert!(edited(&session));
    session.undo();
    assert!(!edited(&session));
    assert_eq!(session.active().unwrap().plan().scenarios[0].concept, "Hold");
}

#[test]
fn what_is_typed_while_a_save_is_under_way_is_not_taken_as_saved() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = session(&folder);
    session.edit(&concept("Hold")).unwrap();
    save(&mut session);
    session.edit(&concept("Hold on")).unwrap();
    session.wait_for_saves();
    assert_ne!(saved_bytes(&session), bytes(session.active().unwrap().plan()));
    assert!(edited(&session));
}

#[test]
fn another_change_made_while_a_save_is_under_way_is_not_taken_as_saved() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = session(&folder);
    session.edit(&assign("a", "GBR-02", "west/L-2", 4)).unwrap();
    save(&mut session);
    session.undo();
    session.edit(&assign("b", "GBR-02", "west/L-2", 4)).unwrap();
    session.wait_for_saves();
    assert_ne!(saved_bytes(&session), bytes(session.active().unwrap().plan()));
    assert!(edited(&session));
}

#[test]
fn saves_of_one_file_follow_each_other_and_none_takes_its_own_for_somebody_elses() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = session(&folder);
    for round in 0..20 {
        for text in ["Hold", "Hold on", "Hold on there"] {
            session.edit(&concept(&format!("{text} {round}"))).unwrap();
            save(&mut session);
            assert_eq!(session.save_state(session.active().unwrap()), SaveState::Saving);
        }
        session.wait_for_saves();
        assert_eq!(session.notice().unwrap().kind, NoticeKind::Note, "{:?}", session.notice());
        assert_eq!(session.save_state(session.active().unwrap()), SaveState::Saved);
        assert_eq!(saved_bytes(&session), bytes(session.active().unwrap().plan()));
    }
}

#[test]
fn a_plan_never_saved_is_saved_twice_before_the_first_is_done() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = session(&folder);
    let path = folder.path().join("copy.muster");
    let id = session.active().unwrap().id;
    session.edit(&concept("Hold")).unwrap();
    session.save(id, path.clone());
    session.edit(&concept("Hold on")).unwrap();
    assert_eq!(session.place_to_save(session.active().unwrap()), Some(path.clone()), "and not the file it came from");
    session.save(id, path.clone());
    session.wait_for_saves();
    assert!(!edited(&session));
    assert_eq!(session.active().unwrap().path.as_deref(), Some(path.as_path()));
    assert_eq!(std::fs::read(&path).unwrap(), bytes(session.active().unwrap().plan()));
}

#[test]
fn a_file_that_is_there_is_replaced_only_where_that_was_agreed() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = session(&folder);
    let other = folder.path().join("other.muster");
    std::fs::copy(folder.path().join("plan.muster"), &other).unwrap();
    let id = session.active().unwrap().id;
    session.edit(&concept("Hold")).unwrap();
    let before = std::fs::read(&other).unwrap();
    session.save(id, other.clone());
    session.wait_for_saves();
    assert_eq!(session.notice().unwrap().kind, NoticeKind::Refused);
    assert!(edited(&session) && std::fs::read(&other).unwrap() == before);
    session.save_as(id, other.clone(), Replace::Agreed);
    session.wait_for_saves();
    assert!(!edited(&session));
    assert_eq!(std::fs::read(&other).unwrap(), bytes(session.active().unwrap().plan()));
}

#[cfg(unix)]
#[test]
fn a_file_opened_or_saved_by_another_spelling_is_the_same_file() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = session(&folder);
    let (id, path) = session.active().map(|file| (file.id, file.path.clone().unwrap())).unwrap();
    let link = folder.path().join("link.muster");
    std::os::unix::fs::symlink(&path, &link).unwrap();
    assert_eq!(session.open(&link), Ok(id), "it is open already");
    session.edit(&concept("Hold")).unwrap();
    std::fs::write(&path, super::fixture::value().to_string()).unwrap(); // somebody else
    session.save_as(id, link.clone(), Replace::Agreed);
    session.wait_for_saves();
    assert!(
        session.notice().unwrap().message.to_string().contains("somebody else changed it"),
        "{:?}",
        session.notice()
    );
    assert!(edited(&session));
}
