//! Kept pictures.

use egui_kittest::kittest::Queryable;
use muster::session::{Session, ThemeChoice, Trace};
use muster::ui::view::Workspace;

use super::{app, case, desk, recent_files, settings};

#[test]
fn pictures_of_the_start_page() {
    let mut results = egui_kittest::SnapshotResults::new();
    for (theme, name) in [(ThemeChoice::Light, "start-light"), (ThemeChoice::Dark, "start-dark")] {
        let mut settings = settings(theme);
        settings.recent = recent_files();
        let mut h = desk(Session::new(settings, Trace::default()), [1440.0, 900.0]);
        h.get_by_label("Reassurance force, first look, /Plans/reassurance-2025.muster").focus();
        h.run();
        h.snapshot(name);
        results.extend(h.take_snapshot_results());
    }
}

#[test]
fn pictures_of_register() {
    let mut results = egui_kittest::SnapshotResults::new();
    for (theme, name) in [(ThemeChoice::Light, "register-light"), (ThemeChoice::Dark, "register-dark")] {
        let mut session = Session::new(settings(theme), Trace::default());
        session.open(&case()).unwrap();
        let mut h = desk(session, [1440.0, 900.0]);
        app(&mut h).view.workspace = Workspace::Register;
        h.run();
        h.get_by_label("People").click();
        h.run();
        h.get_by_label("People, sorted up").click();
        h.run();
        for id in ["NLD-03", "CAN-02", "DNK-02"] {
            if h.query_by_label(&format!("Select {id}")).is_some() {
                h.get_by_label(&format!("Select {id}")).click();
                h.run();
            }
        }
        h.remove_cursor();
        h.run();
        h.snapshot(name);
        results.extend(h.take_snapshot_results());
    }
}
