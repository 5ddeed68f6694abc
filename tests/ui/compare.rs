//! The Compare workspace: rows, baseline, differences only, folding, explanations; and kept pictures in both themes.

use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use muster::session::Session;
use muster::ui::view::Workspace;

use crate::common::window::{Window, session, settle, shows, starter, window};

fn harness(session: Session, theme: egui::Theme, size: [f32; 2]) -> Window {
    window(session, Workspace::Compare, theme, size)
}

fn view(h: &mut Window) -> &mut muster::ui::view::View {
    &mut h.state_mut().as_mut().unwrap().view
}

#[test]
fn figures_stand_in_rows_named_by_row_scenario_and_figure() {
    let h = harness(starter(), egui::Theme::Light, [1440.0, 900.0]);
    for label in [
        "Scenario A: Training and regeneration, baseline",
        "Scenario C: Division reassurance",
        "People, A, ≈ 1,660",
        "People, C, ≈ 15,080",
        "In Ukraine, B, ≈ 8,390",
        "Aircraft, E, 57",
        "Nations, C, 20",
        "Essential lines met, B, 6, 3 at minimum, 0 unmet",
        "Essential fill, C, 96 %",
        "Full from, A, never",
        "Full from, C, never",
        "Confirmed people, B, 48 %",
        "Largest nation, E, POL 29 %",
        "Cost a month, C, ≈ € 175.1 m",
        "L-004 Battlegroup, C, 7 of 9, at minimum",
        "L-017 Fighter aircraft, E, 48 of 48, met",
    ] {
        assert!(shows(&h, label), "{label}");
    }
}

#[test]
fn only_what_is_seen_is_drawn_and_what_is_below_can_be_scrolled_to() {
    let mut h = harness(starter(), egui::Theme::Light, [1440.0, 900.0]);
    assert!(!shows(&h, "Concept"));
    let drawn = h.query_all_by_role(Role::RowHeader).count();
    assert!(drawn < 40, "{drawn} rows drawn");
    h.hover_at(egui::pos2(500.0, 500.0));
    for _ in 0..40 {
        h.event(egui::Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: egui::vec2(0.0, -400.0),
            phase: egui::TouchPhase::Move,
            modifiers: egui::Modifiers::NONE,
            source: egui::MouseWheelSource::Unknown,
        });
        h.run();
    }
    assert!(shows(&h, "Concept"));
    assert!(!shows(&h, "People, A, ≈ 1,660"));
    // Heads stay.
    assert!(shows(&h, "Scenario C: Division reassurance"));
}

#[test]
fn the_baseline_is_chosen_from_a_list_and_the_differences_follow() {
    // High enough for the whole side panel.
    let mut h = harness(starter(), egui::Theme::Light, [1440.0, 2400.0]);
    h.get_by_label("Baseline, Scenario A: Training and regeneration").click();
    h.run();
    h.get_by_role_and_label(Role::Button, "Scenario B: Light reassurance").click();
    h.run();
    assert!(shows(&h, "Scenario B: Light reassurance, baseline"));
    assert!(shows(&h, "Differences of A from B: 1 only here, 10 only in B, 0 changed, 52 % alike"));
    assert!(shows(&h, "Differences of C from B: 13 only here, 0 only in B, 0 changed, 64 % alike"));
    assert!(shows(&h, "Differences of E from B: 5 only here, 13 only in B, 0 changed, 34 % alike"));
    h.get_by_role_and_label(Role::RadioButton, "Pledges, differences").click();
    h.run();
    assert!(shows(&h, "Only in C: 13 pledges"));
}

#[test]
fn differences_only_leaves_out_rows_in_which_all_are_alike() {
    let mut h = harness(starter(), egui::Theme::Light, [1440.0, 900.0]);
    assert!(shows(&h, "L-001 Force headquarters, 1 by C+0"));
    h.get_by_label("Differences only").click();
    h.run();
    assert!(h.state().as_ref().unwrap().view.compare.differences_only);
    assert!(!shows(&h, "L-001 Force headquarters, 1 by C+0"));
    assert!(shows(&h, "L-004 Battlegroup, 9 by C+60"));
}

#[test]
fn a_section_folds_and_stays_folded() {
    let mut h = harness(starter(), egui::Theme::Light, [1440.0, 900.0]);
    h.get_by_label("Summary").click();
    h.run();
    assert!(!shows(&h, "People, A, ≈ 1,660"));
    view(&mut h).workspace = Workspace::Register;
    h.run();
    view(&mut h).workspace = Workspace::Compare;
    h.run();
    assert!(!shows(&h, "People, A, ≈ 1,660"));
    h.get_by_label("Summary").click();
    h.run();
    assert!(shows(&h, "People, A, ≈ 1,660"));
}

#[test]
fn a_pressed_figure_lists_what_made_it_and_what_was_left_out() {
    let mut h = harness(starter(), egui::Theme::Light, [1440.0, 900.0]);
    h.get_by_label("People, C, ≈ 15,080").click();
    h.run();
    assert!(shows(&h, "People in C"));
    let counted = h.query_all_by_label_contains("Counted: ").count();
    assert_eq!(counted, 1);
    h.get_by_label("L-004 Battlegroup, C, 7 of 9, at minimum").click();
    h.run();
    assert!(shows(&h, "Battlegroup in C"));
    assert!(h.query_all_by_label_contains("late by").next().is_some());
    // The chart follows the line.
    assert!(h.query_all_by_label_contains("L-004 Battlegroup by day").next().is_some());
    h.get_by_label("Close the explanation").click();
    h.run();
    assert!(!shows(&h, "Battlegroup in C"));
}

#[test]
fn a_column_can_be_hidden_and_shown_again() {
    let mut h = harness(starter(), egui::Theme::Light, [1440.0, 900.0]);
    h.get_by_label("Menu of Scenario A: Training and regeneration").click();
    h.run();
    h.get_by_label("Hide").click();
    h.run();
    assert!(!shows(&h, "People, A, ≈ 1,660"));
    assert!(shows(&h, "Scenario B: Light reassurance, baseline"));
    h.get_by_label("Columns").click();
    h.run();
    h.get_by_role_and_label(Role::CheckBox, "Scenario A: Training and regeneration").click();
    h.run();
    assert!(shows(&h, "People, A, ≈ 1,660"));
}

#[test]
fn scenarios_of_every_open_file_stand_side_by_side_set_by_set() {
    let mut session = starter();
    session.open_sample().unwrap();
    let mut h = harness(session, egui::Theme::Light, [2560.0, 1440.0]);
    let heads = h.query_all_by_role(Role::ColumnHeader).count();
    assert_eq!(heads, 10);
    assert!(shows(&h, "Scenario A: Training and regeneration, starter-plan.muster, baseline"));
    // A scenario measured against another set has no such line.
    let missing = h
        .query_all_by_label_contains("L-004")
        .filter(|n| n.accesskit_node().label().unwrap_or_default().ends_with(", –"));
    assert!(missing.count() > 0);
    view(&mut h).compare.differences_only = true;
    h.run();
}

#[test]
fn with_no_scenario_the_way_out_is_said() {
    use muster::session::Template;
    for (template, sentence, act) in [
        (
            Template::Empty,
            "No scenario yet, and no requirement set to measure one against. Say first what is needed.",
            "Requirement sets",
        ),
        (
            Template::Reassurance,
            "No scenario yet. Start one from a requirement set, or take one from a file.",
            "New scenario",
        ),
    ] {
        let mut session = session();
        session.new_plan(template).unwrap();
        let h = harness(session, egui::Theme::Light, [1440.0, 900.0]);
        assert!(shows(&h, sentence) && shows(&h, act), "{sentence}");
    }
}

#[test]
fn a_figure_is_reached_and_opened_by_keyboard() {
    let mut h = harness(starter(), egui::Theme::Light, [1440.0, 900.0]);
    h.get_by_label("Nations, B, 15").focus();
    h.run();
    h.key_press(egui::Key::Enter);
    h.run();
    assert!(shows(&h, "Nations in B"));
}

#[test]
fn a_narrow_window_puts_the_side_panel_below() {
    let h = harness(starter(), egui::Theme::Light, [720.0, 900.0]);
    let table = h.get_by_label("People, A, ≈ 1,660").rect();
    let side = h.get_by_label("Build-up").rect();
    assert!(side.top() > table.bottom());
}

fn pictured(theme: egui::Theme, name: &str) {
    let mut h = harness(starter(), theme, [1440.0, 900.0]);
    h.get_by_label("Baseline, Scenario A: Training and regeneration").click();
    h.run();
    h.get_by_role_and_label(Role::Button, "Scenario B: Light reassurance").click();
    h.run();
    h.remove_cursor();
    settle(&mut h);
    h.snapshot(name);
}

#[test]
fn the_workspace_looks_as_designed_in_light() {
    pictured(egui::Theme::Light, "compare-light");
}

#[test]
fn the_workspace_looks_as_designed_in_dark() {
    pictured(egui::Theme::Dark, "compare-dark");
}

#[test]
fn what_made_a_figure_and_a_line_look_as_designed() {
    let mut h = harness(starter(), egui::Theme::Light, [1440.0, 900.0]);
    h.get_by_label("L-004 Battlegroup, C, 7 of 9, at minimum").click();
    h.run();
    h.remove_cursor();
    settle(&mut h);
    h.snapshot("compare-explained-light");
}
