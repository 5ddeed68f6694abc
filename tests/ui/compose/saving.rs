//! Saving under another name by the program's own dialog: a file that is there is never replaced without a question.

use std::fs;
use std::path::Path;

use egui::{Key, Modifiers};

use super::desk::Desk;

/// The dialog of Save as, with this path typed and Save pressed.
fn save_as(desk: &mut Desk, path: &Path) {
    desk.keys(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::S);
    desk.write("Path", path.to_str().unwrap());
    desk.press("Save");
    desk.app().session.wait_for_saves();
    desk.run();
}

#[test]
fn a_file_that_is_there_is_replaced_only_when_the_person_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kept.muster");
    fs::write(&path, "notes of somebody's").unwrap();
    let mut desk = Desk::new();
    // The ending is added before the question, not after it.
    for typed in ["kept.muster", "kept"] {
        save_as(&mut desk, &folder.path().join(typed));
        assert!(desk.says("kept.muster is there already. Replace it? What it holds now is lost then."), "{typed}");
        assert_eq!(fs::read_to_string(&path).unwrap(), "notes of somebody's", "{typed}");
        desk.key(Key::Escape);
        assert_eq!(
            desk.field("Path").value().unwrap(),
            folder.path().join(typed).to_str().unwrap(),
            "{typed}: back to the name"
        );
        desk.key(Key::Escape);
        assert!(desk.app().view.dialog.is_none());
    }
    save_as(&mut desk, &folder.path().join("kept"));
    desk.key(Key::Enter); // what has the focus is no button that destroys
    assert_eq!(fs::read_to_string(&path).unwrap(), "notes of somebody's");
    desk.press("Save");
    desk.press("Replace");
    desk.app().session.wait_for_saves();
    desk.run();
    assert_eq!(fs::read(&path).unwrap(), desk.bytes());
    assert_eq!(desk.notice(), format!("Saved {}", path.display()));
}

#[test]
fn a_plan_saved_under_its_own_name_is_not_asked_about() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::new();
    save_as(&mut desk, &folder.path().join("mine"));
    assert!(desk.app().view.dialog.is_none() && folder.path().join("mine.muster").is_file());
    save_as(&mut desk, &folder.path().join("mine.muster"));
    assert!(desk.app().view.dialog.is_none());
}
