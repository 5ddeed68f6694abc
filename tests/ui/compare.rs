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
    assert!(shows(&h, "Scenario A: Training and regeneration, starter-plan, baseline"));
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

/// What `compare --json` says of the files.
fn compared(files: &[&std::path::Path]) -> serde_json::Value {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_muster"))
        .arg("compare")
        .args(files)
        .arg("--json")
        .output()
        .expect("the program runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("the answer is JSON")
}

/// The names of all nodes on screen.
fn names(h: &Window) -> std::collections::BTreeSet<String> {
    h.query_all_by(|_| true)
        .filter_map(|node| {
            let node = node.accesskit_node();
            node.label().or_else(|| node.value())
        })
        .collect()
}

/// Checks each figure of the decision, the screening and the differences that the window shows against the answer of the
/// command line. `called` gives what the window calls a scenario of that key.
fn shows_what_the_command_line_says(h: &mut Window, answer: &serde_json::Value, called: impl Fn(&str) -> String) {
    let mut shown = names(h);
    for _ in 0..6 {
        h.hover_at(egui::pos2(900.0, 900.0));
        for _ in 0..4 {
            h.event(egui::Event::MouseWheel {
                unit: egui::MouseWheelUnit::Point,
                delta: egui::vec2(0.0, -400.0),
                phase: egui::TouchPhase::Move,
                modifiers: egui::Modifiers::NONE,
                source: egui::MouseWheelSource::Unknown,
            });
            h.run();
        }
        shown.extend(names(h));
    }
    let begins = |start: &str| shown.iter().any(|name| name.starts_with(start));
    let decision = answer["decision"].as_object().expect("there is a matrix");
    let keys: Vec<&String> = decision["weighted_score"].as_object().unwrap().keys().collect();
    assert!(keys.len() > 3);
    for criterion in decision["criteria"].as_array().unwrap() {
        for key in &keys {
            let value = criterion["value"][key.as_str()].as_f64().unwrap();
            let (name, end) = (called(key), format!(", value {value:.2}"));
            let known = |n: &String| n.contains(&format!(", {name}, ")) && n.ends_with(&end);
            assert!(shown.iter().any(known), "{key}: {}, value {value}", criterion["id"]);
        }
    }
    for (style, key_of, places) in [("Weighted score", "weighted_score", 3), ("TOPSIS", "topsis", 3)] {
        for key in &keys {
            let start =
                format!("{style}, {}, {:.places$}, ", called(key), decision[key_of][key.as_str()].as_f64().unwrap());
            assert!(begins(&start), "{start}");
        }
    }
    let smaa = &answer["sensitivity"]["smaa"];
    assert_eq!((smaa["draws"].as_u64(), smaa["seed"].as_u64()), (Some(100_000), Some(1)));
    for key in &keys {
        let first = smaa["acceptability"][key.as_str()][0].as_f64().unwrap() * 100.0;
        let start = format!("{}: 1st {first:.1} %, 2nd ", called(key));
        assert!(begins(&start), "{start}: {:?}", shown.iter().filter(|n| n.contains(": 1st ")).collect::<Vec<_>>());
    }
    for note in answer["notes"].as_array().unwrap() {
        let criterion = note.as_str().unwrap().split(':').next().unwrap();
        assert!(begins(criterion), "{note}");
    }
    for key in &keys {
        for (test, word) in
            [("feasible", "Feasible"), ("suitable", "Suitable"), ("acceptable", "Acceptable"), ("complete", "Complete")]
        {
            let screened = &answer["screening"][key.as_str()][test];
            let verdict = if screened["pass"].as_bool().unwrap() { "passes" } else { "fails" };
            let start = format!("{word}, {}, {verdict}: {}", called(key), screened["evidence"].as_str().unwrap());
            assert!(begins(&start), "{start}");
        }
    }
    for pair in answer["differences"].as_array().unwrap().iter().take(keys.len() - 1) {
        let (a, b) = (called(pair["a"].as_str().unwrap()), called(pair["b"].as_str().unwrap()));
        let count = |list: &str| pair[list].as_array().unwrap().len();
        let start = format!(
            "Differences of {b} from {a}: {} only here, {} only in {a}, {} changed, {:.0} % alike",
            count("only_b"),
            count("only_a"),
            count("changed"),
            pair["similarity"].as_f64().unwrap() * 100.0
        );
        assert!(begins(&start), "{start}");
    }
}

/// High enough for every row of a section, wide enough for the columns of two files.
const WHOLE: [f32; 2] = [4000.0, 2600.0];

/// The sample as a file with its criteria locked.
fn locked_sample(folder: &std::path::Path) -> std::path::PathBuf {
    let mut session = session();
    session.open_sample().unwrap();
    let path = folder.join("sample.muster");
    let plan = session.active().unwrap().plan();
    assert!(plan.properties.criteria_locked.is_some());
    std::fs::write(&path, muster::store::to_bytes(muster::store::FileKind::Plan, plan)).unwrap();
    path
}

#[test]
fn the_window_shows_what_compare_json_says_of_one_file() {
    let folder = tempfile::tempdir().unwrap();
    let sample = locked_sample(folder.path());
    let answer = compared(&[&sample]);
    let mut session = session();
    session.open(&sample).unwrap();
    let letters = letters_of(&session);
    let mut h = harness(session, egui::Theme::Light, WHOLE);
    shows_what_the_command_line_says(&mut h, &answer, |key| letters[key].clone());
}

#[test]
fn the_window_shows_what_compare_json_says_of_two_files() {
    let folder = tempfile::tempdir().unwrap();
    let sample = locked_sample(folder.path());
    let other = std::path::Path::new(crate::common::window::STARTER);
    let answer = compared(&[&sample, other]);
    let mut session = session();
    session.open(&sample).unwrap();
    let mut letters = letters_of(&session);
    session.open(other).unwrap();
    letters.extend(letters_of(&session));
    let mut h = harness(session, egui::Theme::Light, WHOLE);
    shows_what_the_command_line_says(&mut h, &answer, |key| match key.rsplit_once('#') {
        Some((file, id)) if file.contains("starter") => format!("{} of starter-plan", letters[id]),
        Some((_, id)) => format!("{} of sample", letters[id]),
        None => format!("{} of sample", letters[key]),
    });
}

/// The letter of each scenario of the active file.
fn letters_of(session: &Session) -> std::collections::BTreeMap<String, String> {
    let plan = session.active().unwrap().plan();
    let letter = |id: &muster::base::ScenarioId| id.as_str().to_uppercase();
    plan.scenarios.iter().map(|scenario| (scenario.id.to_string(), letter(&scenario.id))).collect()
}

/// The starter plan and the sample, both from files.
fn two_files(folder: &std::path::Path) -> Session {
    let mut session = starter();
    session.open(&locked_sample(folder)).unwrap();
    session
}

#[test]
fn scenarios_of_two_files_are_told_apart_by_mark_name_colour_and_dash() {
    let folder = tempfile::tempdir().unwrap();
    let session = two_files(folder.path());
    let files: Vec<_> = session.files().iter().map(|file| (session.mark(file.id), session.called(file.id))).collect();
    assert_eq!(files, [(Some(1), "starter-plan".to_owned()), (Some(2), "sample".to_owned())]);
    let mut h = harness(session, egui::Theme::Light, WHOLE);
    let looks: std::collections::BTreeSet<String> =
        view(&mut h).compare.looks().iter().map(|(mark, letter, slot)| format!("{mark:?} {letter} {slot:?}")).collect();
    assert_eq!(looks.len(), 10);
    let slots: std::collections::BTreeSet<String> =
        view(&mut h).compare.looks().iter().map(|(.., slot)| format!("{slot:?}")).collect();
    assert_eq!(slots.len(), 10, "each has a look of its own: {looks:?}");
    // No cell, head or curve speaks of a bare letter.
    let shown = names(&h);
    assert!(shown.iter().any(|name| name.starts_with("People, A of starter-plan, ")));
    assert!(shown.iter().any(|name| name.starts_with("People, A of sample, ")));
    let chart = shown.iter().find(|name| name.starts_with("People present by day")).unwrap();
    assert!(chart.contains("A of starter-plan ") && chart.contains("A of sample "), "{chart}");
    assert!(!shown.iter().any(|name| name.starts_with("People, A, ")));
}

#[test]
fn the_strip_of_open_files_switches_saves_and_closes() {
    let folder = tempfile::tempdir().unwrap();
    let mut h = harness(two_files(folder.path()), egui::Theme::Light, [1440.0, 900.0]);
    let active = |h: &Window| {
        let session = &h.state().as_ref().unwrap().session;
        session.called(session.active().unwrap().id)
    };
    assert_eq!(active(&h), "sample");
    assert!(shows(&h, "File 2: sample, saved"));
    h.get_by_label("File 1: starter-plan, saved").click();
    h.run();
    assert_eq!(active(&h), "starter-plan");
    // An edit shows, and can be saved from there.
    h.get_by_label("File 2: sample, saved").click();
    h.run();
    let app = h.state_mut().as_mut().unwrap();
    let scenario = app.session.active().unwrap().plan().scenarios[0].id.clone();
    app.session
        .edit(&muster::edit::Command::EditScenario {
            scenario,
            field: muster::edit::ScenarioField::Concept("Another".to_owned()),
        })
        .unwrap();
    h.run();
    assert!(shows(&h, "File 2: sample, edited, not saved"));
    h.get_by_label("Save sample").click();
    settle(&mut h);
    h.run();
    let saved = |h: &Window| names(h).iter().any(|name| name.starts_with("File 2: sample, saved"));
    for _ in 0..50 {
        if saved(&h) {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
        h.run();
    }
    assert!(saved(&h));
    h.get_by_label("Close sample").click();
    h.run();
    assert_eq!(h.state().as_ref().unwrap().session.files().len(), 1);
    // With one file there is nothing to tell apart.
    assert!(!shows(&h, "Close starter-plan"));
}

#[test]
fn two_files_side_by_side_look_as_designed() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = session();
    session.open(&locked_sample(folder.path())).unwrap();
    session.open(std::path::Path::new(crate::common::window::STARTER)).unwrap();
    let mut h = harness(session, egui::Theme::Dark, [1440.0, 900.0]);
    h.get_by_label("Sections").click();
    h.run();
    h.get_by_role_and_label(Role::Button, "Decision matrix").click();
    settle(&mut h);
    h.get_by_label("Weight of Cost a month").focus();
    h.run();
    for _ in 0..40 {
        h.key_press(egui::Key::ArrowRight);
    }
    settle(&mut h);
    h.remove_cursor();
    settle(&mut h);
    h.snapshot("compare-two-files-dark");
}
