//! What leaders decide with: what-ifs, what breaks a scenario, gaps and the ask, the decision matrix, differences in
//! sentences, all through the names that assistive technology reads; and kept pictures.

use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use muster::analysis::Metric;
use muster::base::Moment;
use muster::edit::{Command, Stamp};
use muster::model::{ConditionKind, LogKind, Status};
use muster::session::{Replace, Session};
use muster::store::{FileKind, to_bytes};
use muster::ui::view::Workspace;

use crate::common::window::{Window, session, settle, shows, starter, window};

const LIGHT: egui::Theme = egui::Theme::Light;
const USUAL: [f32; 2] = [1440.0, 900.0];
/// Wide enough for every column, high enough for every row of a section and for the whole side panel.
const HIGH: [f32; 2] = [2560.0, 2400.0];

fn by() -> Stamp {
    Stamp { author: "Planner".to_owned(), at: Moment::from_unix(1_742_000_000) }
}

/// The sample with its criteria locked, so that scores are shown.
fn sample() -> Session {
    let mut session = session();
    "Planner".clone_into(&mut session.settings.author);
    session.open_sample().unwrap();
    if session.active().unwrap().plan().properties.criteria_locked.is_none() {
        session.edit(&Command::LockCriteria(by())).unwrap();
    }
    session
}

fn compare(session: Session, size: [f32; 2]) -> Window {
    window(session, Workspace::Compare, LIGHT, size)
}

/// Goes to a section by the menu over the labels.
fn go_to(h: &mut Window, section: &str) {
    h.get_by_label("Sections").click();
    h.run();
    h.get_by_role_and_label(Role::Button, section).click();
    settle(h);
}

fn plan_bytes(h: &Window) -> Vec<u8> {
    let file = h.state().as_ref().unwrap().session.active().unwrap();
    to_bytes(FileKind::Plan, file.plan())
}

fn labels(h: &Window, part: &str) -> Vec<String> {
    let name = |node: egui_kittest::Node<'_>| {
        let node = node.accesskit_node();
        node.label().or_else(|| node.value()).unwrap_or_default()
    };
    h.query_all_by_label_contains(part).map(name).collect()
}

/// The figure of a row and a scenario, as its cell's name has it.
fn cell(h: &Window, row: &str, letter: &str) -> String {
    let start = format!("{row}, {letter}, ");
    let all = labels(h, &start);
    let found = all.iter().find_map(|label| label.strip_prefix(&start));
    found.unwrap_or_else(|| panic!("no cell {start}: {all:?}")).to_owned()
}

/// How many scenarios show a score of a style.
fn scored(h: &Window, style: &str) -> usize {
    let of = |letter: &str| labels(h, &format!("{style}, {letter}, ")).iter().any(|label| label.starts_with(style));
    ["A", "B", "C", "D", "E", "F"].into_iter().filter(|letter| of(letter)).count()
}

#[test]
fn a_what_if_puts_the_changed_figure_beside_the_planned_one_and_writes_nothing() {
    let mut h = compare(starter(), HIGH);
    let before = plan_bytes(&h);
    assert_eq!(cell(&h, "People", "C"), "≈ 15,080");
    h.get_by_label("What-if No US backstop").click();
    settle(&mut h);
    // The published figures without the United States.
    assert_eq!(cell(&h, "People", "C"), "≈ 14,130, planned 15,080, change −950");
    assert_eq!(cell(&h, "People", "A"), "≈ 1,660, as planned");
    assert_eq!(cell(&h, "Essential fill", "C"), "78 %, planned 96, change −18 pt");
    assert_eq!(cell(&h, "L-018 Tanker aircraft", "C"), "2 of 4, met before, at minimum now, planned 4, change −2");
    assert!(shows(&h, "What-if in force: No US backstop"));
    assert!(shows(&h, "Remove United States"));
    assert_eq!(plan_bytes(&h), before);
    // One of its two parts taken off: what is left is no saved what-if.
    h.get_by_label("Remove United States").click();
    settle(&mut h);
    assert!(shows(&h, "What-if in force: 1 condition fails"));
    h.get_by_label("Clear the what-if").click();
    settle(&mut h);
    assert_eq!(cell(&h, "People", "C"), "≈ 15,080");
    assert_eq!(plan_bytes(&h), before);
}

#[test]
fn a_what_if_of_ones_own_is_chosen_named_and_kept() {
    let mut h = compare(starter(), USUAL);
    h.get_by_label("Withdraw a nation, fail a condition").click();
    h.run();
    h.get_by_role_and_label(Role::CheckBox, "France").click();
    h.run();
    h.get_by_label("Put in force").click();
    settle(&mut h);
    assert!(shows(&h, "What-if in force: 1 nation withdraws"));
    assert!(cell(&h, "Nations", "C").starts_with("19, planned 20"));
    h.get_by_label("Name and keep").click();
    h.run();
    h.key_press(egui::Key::Enter);
    settle(&mut h);
    let plan = h.state().as_ref().unwrap().session.active().unwrap().plan().clone();
    let kept = plan.what_ifs.iter().find(|what_if| what_if.name == "France withdraws").unwrap();
    assert_eq!(kept.withdrawn.len(), 1);
    assert!(shows(&h, "What-if in force: France withdraws"));
}

#[test]
fn in_compose_lines_and_heads_show_the_change_too() {
    let mut h = window(starter(), Workspace::Compose, LIGHT, USUAL);
    h.get_by_label("What-if").click();
    h.run();
    h.get_by_role_and_label(Role::CheckBox, "No US backstop").click();
    settle(&mut h);
    let heads = labels(&h, "Scenario C: Division reassurance, people planned ≈ 15,080, now ≈ 14,130");
    assert!(!heads.is_empty(), "{:?}", labels(&h, "Scenario C"));
    assert!(labels(&h, ", planned ").iter().any(|label| label.starts_with("L-0")));
}

#[test]
fn the_heavier_figures_are_the_last_ones_until_the_next_are_there() {
    let mut session = starter();
    session.wait_for_studies();
    let c = muster::base::ScenarioId::from("c");
    let metric = |session: &Session, metric: Metric| {
        let entry = session.active().unwrap().board().entry(&c).unwrap().clone();
        (entry.figures.metrics.get(metric), entry.waiting)
    };
    let (linchpins, waiting) = metric(&session, Metric::Linchpins);
    let (expected, _) = metric(&session, Metric::ExpectedMinimum);
    assert!(linchpins.is_some() && expected.is_some() && !waiting);
    let scenario = session.active().unwrap().plan().scenarios.find("c").unwrap().clone();
    let all = scenario.assignments.iter().map(|a| a.id.clone()).take(20).collect();
    session.edit(&Command::TakeOut { scenario: c.clone(), assignments: all }).unwrap();
    // What breaks the scenario is that of before; how sure its lines are is worked out with the edit.
    assert_eq!(metric(&session, Metric::Linchpins), (linchpins.clone(), true));
    let (at_once, _) = metric(&session, Metric::ExpectedMinimum);
    assert!(at_once < expected, "{at_once:?} {expected:?}");
    session.wait_for_studies();
    let (after, waiting) = metric(&session, Metric::Linchpins);
    assert!(!waiting && after != linchpins, "{after:?} {linchpins:?}");
    // What the command line works out at once is what was worked out off the thread.
    let file = session.active().unwrap();
    let entry = file.board().entry(&c).unwrap();
    let none = muster::analysis::Withdrawal::default();
    let sure = muster::analysis::confidence(file.plan(), file.index(), &entry.scenario, &none);
    assert_eq!(at_once, sure.expected_minimum);
    assert_eq!(metric(&session, Metric::ExpectedMinimum), (at_once, false));
}

#[test]
fn scores_are_shown_only_once_the_criteria_are_locked() {
    let mut session = session();
    "Planner".clone_into(&mut session.settings.author);
    session.open_sample().unwrap();
    if session.active().unwrap().plan().properties.criteria_locked.is_some() {
        session.edit(&Command::UnlockCriteria(by())).unwrap();
    }
    let mut h = compare(session, HIGH);
    go_to(&mut h, "Decision matrix");
    assert!(shows(&h, "Scores are shown once the criteria are locked."));
    assert_eq!(scored(&h, "Weighted score"), 0);
    assert!(shows(&h, "Weight of Essential fill"));
    h.get_by_label("Lock the criteria…").click();
    h.run();
    h.get_by_role_and_label(Role::Button, "Lock the criteria").click();
    settle(&mut h);
    let plan = h.state().as_ref().unwrap().session.active().unwrap().plan().clone();
    let lock = plan.properties.criteria_locked.as_ref().unwrap();
    assert_eq!(lock.by, "Planner");
    assert!(lock.at.is_some());
    assert_eq!(scored(&h, "Weighted score"), 6);
}

#[test]
fn the_five_styles_stand_side_by_side_and_a_doubtful_winner_is_said() {
    let mut h = compare(sample(), HIGH);
    go_to(&mut h, "Decision matrix");
    for style in ["Weighted score", "Weighted rank", "Plus, minus, zero", "TOPSIS", "PROMETHEE II"] {
        assert_eq!(scored(&h, style), 6, "{style}");
    }
    // Told exactly: not that there is no winner, but in what it is level, and that this is the baseline's doing.
    let verdict = labels(&h, "C leads 4 of the 5 styles and is level with A and E in plus, minus, zero.");
    assert!(!verdict.is_empty());
    assert!(labels(&h, "No clear winner").is_empty());
    assert!(
        verdict.iter().any(|words| words.contains("follows from the baseline, A; against B, C leads")),
        "{verdict:?}"
    );
    assert!(verdict.iter().any(|words| words.contains("Smallest move: ")), "{verdict:?}");
    // Raw figure and value in each cell.
    let value = cell(&h, "Essential fill", "A");
    assert!(value.contains('%'), "{value}");
    assert!(labels(&h, "1st ").iter().any(|label| label.starts_with("C: 1st ")));
}

/// The session in a window.
fn of(h: &Window) -> &Session {
    &h.state().as_ref().unwrap().session
}

#[test]
fn a_weight_is_tried_at_once_and_written_only_when_it_is_kept_with_a_name() {
    let mut h = compare(sample(), HIGH);
    go_to(&mut h, "Decision matrix");
    let log = |h: &Window| of(h).active().unwrap().plan().log.len();
    let before = (plan_bytes(&h), log(&h));
    h.get_by_label("Weight of Cost a month").focus();
    h.run();
    for _ in 0..40 {
        h.key_press(egui::Key::ArrowRight);
    }
    settle(&mut h);
    // It moves at once, the ranking that follows stands beside the one in force, and nothing is written.
    let said = labels(&h, "Trial weights: Cost a month 10 → 50 %, the others in proportion.");
    assert!(said[0].contains(" would lead instead of C. Nothing is kept yet."), "{said:?}");
    assert!(cell(&h, "Weighted score", "C").ends_with(", 1st"));
    assert!(cell(&h, "Trial ranking", "C").contains("down "), "{}", cell(&h, "Trial ranking", "C"));
    assert!(cell(&h, "Trial ranking", "A").contains("1st, up 2"), "{}", cell(&h, "Trial ranking", "A"));
    assert!(labels(&h, "Weighted score: C in force, A on trial, changes").len() == 1);
    assert_eq!((plan_bytes(&h), log(&h)), before);
    // Reset goes back.
    h.get_by_label("Reset the trial weights").click();
    settle(&mut h);
    assert!(labels(&h, "Trial weights: ").is_empty() && labels(&h, "Trial ranking").is_empty());
    // Keep asks for the name and is one step, recorded in the log.
    h.get_by_label("Weight of Cost a month").focus();
    h.run();
    h.key_press(egui::Key::ArrowRight);
    settle(&mut h);
    h.get_by_label("Keep the trial weights").click();
    h.run();
    assert_eq!((plan_bytes(&h), log(&h)), before);
    h.get_by_role_and_label(Role::Button, "Keep the weights").click();
    settle(&mut h);
    let plan = of(&h).active().unwrap().plan().clone();
    let cost = plan.criteria.find("cost").unwrap();
    let total: f64 = plan.criteria.iter().map(|c| c.weight.exact().to_f64()).sum();
    assert!((cost.weight.exact().to_f64() / total - 0.11).abs() < 1e-3);
    assert_eq!(log(&h), before.1 + 1);
    let entry = plan.log.last().unwrap();
    assert!(entry.kind == LogKind::Status && entry.author == "Planner", "{entry:?}");
    assert!(labels(&h, "Trial weights: ").is_empty());
    h.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Z);
    settle(&mut h);
    assert_eq!((plan_bytes(&h), log(&h)), before);
}

#[test]
fn without_a_lock_weights_are_tried_as_well_and_kept_by_a_press() {
    let mut session = session();
    session.open_sample().unwrap();
    session.edit(&Command::UnlockCriteria(by())).unwrap();
    let mut h = compare(session, HIGH);
    go_to(&mut h, "Decision matrix");
    let before = plan_bytes(&h);
    h.get_by_label("Weight of Cost a month").focus();
    h.run();
    h.key_press(egui::Key::ArrowRight);
    settle(&mut h);
    assert_eq!(labels(&h, "Trial weights: Cost a month 10 → 11 %").len(), 1);
    assert!(labels(&h, "Trial ranking").is_empty(), "no score is shown before the lock");
    assert_eq!(plan_bytes(&h), before);
    h.get_by_label("Keep the trial weights").click();
    settle(&mut h);
    assert_ne!(plan_bytes(&h), before);
    assert!(labels(&h, "Trial weights: ").is_empty());
}

#[test]
fn of_two_files_the_criteria_are_those_of_the_first_and_locking_them_shows_the_scores() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("first.muster");
    let mut first = session();
    first.open_sample().unwrap();
    first.edit(&Command::UnlockCriteria(by())).unwrap();
    std::fs::write(&path, to_bytes(FileKind::Plan, first.active().unwrap().plan())).unwrap();
    let mut session = session();
    "Planner".clone_into(&mut session.settings.author);
    session.open(&path).unwrap();
    session.open(std::path::Path::new(crate::common::window::STARTER)).unwrap();
    let mut h = compare(session, [4000.0, 2400.0]);
    assert_eq!(of(&h).called(of(&h).active().unwrap().id), "starter-plan");
    // Said on screen, and the way to another file's.
    assert!(shows(&h, "Criteria, thresholds and currency of file 1"));
    go_to(&mut h, "Decision matrix");
    h.get_by_label("Criteria…").click();
    h.run();
    assert!(!labels(&h, "These are the criteria of first. The comparison goes by them.").is_empty());
    h.key_press(egui::Key::Escape);
    settle(&mut h);
    h.get_by_label("File 2: starter-plan, saved").click();
    h.run();
    h.get_by_label("Lock the criteria…").click();
    h.run();
    h.get_by_role_and_label(Role::Button, "Lock the criteria").click();
    settle(&mut h);
    let locked = |h: &Window, at: usize| of(h).files()[at].plan().properties.criteria_locked.is_some();
    assert!(locked(&h, 0));
    assert!(!labels(&h, "Weighted score, C of first, ").is_empty());
    assert!(!labels(&h, "Weighted score, C of starter-plan, ").is_empty());
    // Another file can be gone by instead.
    h.get_by_label("Criteria, thresholds and currency of file 1").click();
    h.run();
    h.get_by_label("Go by those of starter-plan").click();
    settle(&mut h);
    assert!(shows(&h, "File 1: starter-plan, saved"));
    assert_eq!(of(&h).called(of(&h).criteria_owner().unwrap().id), "starter-plan");
}

#[test]
fn what_breaks_a_scenario_opens_to_the_lines_that_fall() {
    let mut h = compare(sample(), HIGH);
    go_to(&mut h, "What breaks it");
    let poland = cell(&h, "Poland", "C");
    let lost: usize = poland.split(':').next().unwrap().trim().parse().unwrap();
    assert!(lost > 0, "{poland}");
    let session = &h.state().as_ref().unwrap().session;
    let entry = session.active().unwrap().board().entry(&"c".into()).unwrap().clone();
    let alone = &entry.study.as_ref().unwrap().linchpins.alone;
    let poland_alone = alone.iter().find(|loss| loss.members[0].id() == "POL").unwrap();
    assert_eq!(poland_alone.essential_lost.len(), lost);
    h.get_by_label(&format!("Poland, C, {poland}")).click();
    settle(&mut h);
    assert!(shows(&h, "C without Poland"));
    assert!(shows(&h, "Withdrawal map of C"));
    assert!(shows(&h, "Worst together with"));
    assert!(!labels(&h, "Poland: ").is_empty());
}

#[test]
fn a_gap_becomes_an_ask_that_counts_where_it_is_assumed() {
    let mut h = compare(sample(), HIGH);
    go_to(&mut h, "Gaps and the ask");
    let before = h.state().as_ref().unwrap().session.active().unwrap().plan().clone();
    let gap = labels(&h, " missing, ").into_iter().find(|label| label.starts_with("L-006 ") && label.contains(", B, "));
    h.get_by_label(&gap.unwrap()).click();
    settle(&mut h);
    assert!(shows(&h, "Gap of L-006 in B"));
    let ask = labels(&h, "Ask a partner for ").remove(0);
    h.get_by_label(&ask).click();
    h.run();
    h.get_by_label("Make the ask").click();
    settle(&mut h);
    let plan = h.state().as_ref().unwrap().session.active().unwrap().plan().clone();
    assert_eq!(plan.contributions.len(), before.contributions.len() + 1);
    let asked = plan.contributions.last().unwrap();
    assert_eq!((asked.nation.as_str(), asked.status), ("USA", Status::Requested));
    let condition = plan.conditions.find(asked.conditions[0].as_str()).unwrap();
    assert!(matches!(condition.kind, ConditionKind::Backstop | ConditionKind::Approval));
    let b = plan.scenarios.find("b").unwrap();
    assert!(b.assumes.contains(&condition.id));
    assert!(b.assignments.iter().any(|a| a.contribution == asked.id));
    let line = |h: &Window| {
        let file = h.state().as_ref().unwrap().session.active().unwrap();
        file.board().entry(&"b".into()).unwrap().figures.line(&"L-006".into()).unwrap().gap.clone()
    };
    assert!(line(&h).is_zero());
    // One step.
    h.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Z);
    settle(&mut h);
    assert_eq!(h.state().as_ref().unwrap().session.active().unwrap().plan(), &before);
}

#[test]
fn differences_are_told_as_sentences_with_their_effect() {
    let h = compare(starter(), HIGH);
    let said = labels(&h, "Adds ");
    assert!(said.iter().any(|sentence| sentence.contains(" to L-")), "{said:?}");
    assert!(labels(&h, " more people").len() > 1);
}

#[test]
fn a_person_judges_a_screening_test_beside_the_computed_one() {
    let mut h = compare(sample(), HIGH);
    go_to(&mut h, "Screening");
    let test = labels(&h, "Acceptable, B, ").remove(0);
    h.get_by_label(&test).click();
    settle(&mut h);
    h.get_by_label("Judge it…").click();
    h.run();
    h.get_by_role_and_label(Role::RadioButton, "Passes, Your judgement").click();
    h.run();
    let reason = h.get_by_role_and_label(Role::MultilineTextInput, "Reason");
    reason.focus();
    reason.type_text("The chiefs accept it");
    h.run();
    h.get_by_label("Record judgement").click();
    settle(&mut h);
    let plan = h.state().as_ref().unwrap().session.active().unwrap().plan().clone();
    let judged = plan.scenarios.find("b").unwrap().screening.get("acceptable").unwrap().clone();
    assert_eq!((judged.reason.as_str(), judged.by.as_deref()), ("The chiefs accept it", Some("Planner")));
    assert!(labels(&h, "Acceptable, B, ")[0].contains("The chiefs accept it"));
}

#[test]
fn an_aide_sees_difference_doubt_and_what_it_hangs_on_of_two_files_of_different_plans() {
    // One scenario of the sample and one of the starter plan, each mailed as a file of its own.
    let folder = tempfile::tempdir().unwrap();
    let mut sample = sample();
    let one = folder.path().join("division.muster");
    sample.save_scenario(&"c".into(), &one, Replace::No).unwrap();
    let two = folder.path().join("light.muster");
    let mut starter = starter();
    starter.save_scenario(&"b".into(), &two, Replace::No).unwrap();
    let mut session = session();
    session.open(&one).unwrap();
    session.open(&two).unwrap();
    let mut h = compare(session, USUAL);
    // Nothing pressed: both columns, the doubt in the summary, who leads and whether that stands.
    assert_eq!(h.query_all_by_role(Role::ColumnHeader).count(), 2);
    let doubt = labels(&h, "Expected at minimum, C of division, ");
    assert!(doubt[0].contains('%'), "{doubt:?}");
    assert_eq!(labels(&h, "Weighted score: ").len(), 1);
    // One press: how they differ, as sentences.
    h.get_by_label("Scenario B: Light reassurance, light").click();
    settle(&mut h);
    let differs = labels(&h, "From C of division to B of light: ");
    assert!(differs[0].contains(" differences, "), "{differs:?}");
    // Another: the decision matrix with what it hangs on.
    go_to(&mut h, "Decision matrix");
    assert!(!labels(&h, "Smallest move: ").is_empty() || !labels(&h, "No shift of 5 points").is_empty());
}

fn pictured(name: &str, theme: egui::Theme, act: impl Fn(&mut Window)) {
    let mut h = window(sample(), Workspace::Compare, theme, USUAL);
    act(&mut h);
    settle(&mut h);
    h.remove_cursor();
    settle(&mut h);
    h.snapshot(name);
}

#[test]
fn a_what_if_looks_as_designed() {
    pictured("compare-what-if-dark", egui::Theme::Dark, |h| h.get_by_label("What-if No US backstop").click());
}

#[test]
fn the_decision_matrix_looks_as_designed() {
    pictured("compare-decision-light", LIGHT, |h| go_to(h, "Decision matrix"));
}

#[test]
fn what_breaks_a_scenario_looks_as_designed() {
    pictured("compare-breaks-light", LIGHT, |h| {
        go_to(h, "What breaks it");
        let germany = format!("Germany, C, {}", cell(h, "Germany", "C"));
        h.get_by_label(&germany).click();
    });
}
