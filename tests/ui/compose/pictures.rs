//! Kept pictures of Compose. The others are drawn to be looked at, into `target/looks`.

use muster::session::{Session, Template, ThemeChoice, Trace};
use muster::ui::view::Selection;

use super::desk::{Desk, settings, starter};

fn selected(theme: ThemeChoice, size: [f32; 2], text_size: u16) -> Desk {
    let mut settings = settings(theme);
    settings.text_size = text_size;
    let mut desk = Desk::with(starter(settings), size);
    let app = desk.app();
    app.view.compose.activate("c".into());
    app.view.selection = Selection::Line("c".into(), "L-004".into());
    desk.run();
    desk
}

/// Draws a picture to look at.
fn look(desk: &mut Desk, name: &str) {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("looks");
    std::fs::create_dir_all(&folder).unwrap();
    desk.h.render().unwrap().save(folder.join(name).with_extension("png")).unwrap();
}

#[test]
fn compose_looks_as_kept_in_light() {
    selected(ThemeChoice::Light, [1440.0, 900.0], 100).h.snapshot("compose-light");
}

#[test]
fn compose_looks_as_kept_in_dark() {
    selected(ThemeChoice::Dark, [1440.0, 900.0], 100).h.snapshot("compose-dark");
}

#[test]
fn a_drag_looks_as_kept() {
    let mut desk = selected(ThemeChoice::Dark, [1440.0, 900.0], 100);
    desk.activate('B');
    let app = desk.app();
    app.view.selection = Selection::Contribution("NLD-03".into());
    let from = desk.card("NLD-03");
    let to = desk.on_line('B', "L-004");
    desk.carry(from, to);
    assert!(desk.says("Dragging NLD-03 "), "the picture shows a drag");
    assert!(desk.tag('B', "L-004").is_some());
    desk.h.snapshot("compose-drag-dark");
}

#[test]
fn an_empty_plan_says_what_to_do_next() {
    let mut session = Session::new(settings(ThemeChoice::Light), Trace::default());
    session.new_plan(Template::Reassurance).unwrap();
    let mut desk = Desk::with(session, [1440.0, 900.0]);
    assert!(desk.says("No scenario yet. Start one from a requirement set, or take one from a file."));
    assert!(desk.says("No pledge yet. Record what a nation would give."));
    look(&mut desk, "compose-empty-light");
}

#[test]
fn other_sizes_can_be_looked_at() {
    look(&mut selected(ThemeChoice::Light, [1440.0, 900.0], 200), "compose-200-light");
    look(&mut selected(ThemeChoice::Dark, [1280.0, 800.0], 100), "compose-1280-dark");
    look(&mut selected(ThemeChoice::Light, [2560.0, 1440.0], 100), "compose-2560-light");
}
