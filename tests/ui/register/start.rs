//! The start page and its recent files.

use egui::Key;
use egui_kittest::kittest::Queryable;
use muster::session::{Session, Settings, ThemeChoice, Trace};

use super::{app, desk, recent_files, settings, write};

#[test]
fn the_start_page_opens_the_sample_and_says_true_numbers() {
    let mut h = desk(Session::new(settings(ThemeChoice::Light), Trace::default()), [1280.0, 800.0]);
    h.get_by_label("Open the sample plan").click();
    h.run();
    let plan = app(&mut h).session.active().unwrap().plan().clone();
    assert_eq!((plan.nations.len(), plan.contributions.len(), plan.scenarios.len()), (40, 140, 6));
    let mut session = Session::new(Settings::default(), Trace::default());
    let lines = |session: &Session| {
        let plan = session.active().unwrap().plan();
        let sets = plan.requirement_sets.iter().flat_map(|s| &s.tasks).map(|t| t.requirements.len()).sum::<usize>();
        (sets, plan.criteria.len())
    };
    session.new_plan(muster::session::Template::Reassurance).unwrap();
    assert_eq!(lines(&session), (36, 6));
    session.new_plan(muster::session::Template::MineClearance).unwrap();
    assert_eq!(lines(&session).0, 7);
}

#[test]
fn recent_files_are_found_and_marked_for_compare() {
    let mut settings = settings(ThemeChoice::Light);
    settings.recent = recent_files();
    let mut h = desk(Session::new(settings, Trace::default()), [1440.0, 900.0]);
    let name = "Black Sea mine clearance, /Plans/black-sea-group.muster";
    h.get_by_label(name).focus();
    h.run();
    h.key_press(Key::Space);
    h.run();
    h.get_by_label(&format!("{name}, selected"));
    h.get_by_label("Staff college, week 3, /Courses/staff-college-3.muster").focus();
    h.run();
    h.key_press(Key::Space);
    h.run();
    h.get_by_label("Open 2 files in Compare");
    write(&mut h, "Find a recent file", "mine");
    assert!(h.query_by_label("Staff college, week 3, /Courses/staff-college-3.muster, selected").is_none());
}
