//! The dialogs that decisions are made in, driven as a person would: criteria and their lock, screening, what-ifs, the ask
//! and the rotation calculator.

use crate::common::desk::{Desk, settings};
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use muster::analysis::Withdrawal;
use muster::base::{Decimal, Exact, Quantity};
use muster::edit::{Command, Stamp};
use muster::model::{Direction, Status};
use muster::session::{Session, Settings, Trace, clock};
use muster::ui::Dialog;

/// The sample as it was before its criteria were locked, as a file in a folder.
fn unlocked_sample(folder: &std::path::Path) -> std::path::PathBuf {
    let text = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/sample.muster")).unwrap();
    let mut plan: serde_json::Value = serde_json::from_slice(&text).unwrap();
    plan.as_object_mut().unwrap().shift_remove("criteria_locked");
    let path = folder.join("sample.muster");
    std::io::Write::write_all(&mut std::fs::File::create(&path).unwrap(), plan.to_string().as_bytes()).unwrap();
    path
}

fn sample() -> Desk {
    sample_with(Settings::default(), [1440.0, 900.0])
}

fn sample_with(given: Settings, size: [f32; 2]) -> Desk {
    let folder = tempfile::tempdir().unwrap();
    let mut session = Session::new(settings(given), Trace::default());
    session.open(&unlocked_sample(folder.path())).unwrap();
    Desk::over(session, size)
}

/// The texts that the log has beyond the sample's own.
fn log(desk: &Desk) -> Vec<&str> {
    desk.plan().log.iter().skip(5).map(|entry| entry.text.as_str()).collect()
}

fn edit(desk: &mut Desk, command: &Command) {
    desk.app().session.edit(command).unwrap();
    desk.run();
}

/// Changes the criteria as another person would, outside the dialogs.
fn lock(desk: &mut Desk) {
    edit(desk, &Command::LockCriteria(Stamp { author: "Ben".to_owned(), at: clock::now() }));
}

fn criteria(desk: &mut Desk) {
    let dialog = Dialog::criteria(desk.file());
    desk.open(dialog);
}

fn criterion(desk: &mut Desk, id: Option<&str>) {
    let dialog = Dialog::criterion(desk.file(), id.map(Into::into).as_ref());
    desk.open(dialog);
}

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

#[test]
fn the_list_shows_each_criterion_with_its_measure_weight_and_share() {
    let mut desk = sample();
    criteria(&mut desk);
    assert!(desk.says("Lock the criteria before scores are shown"));
    assert!(desk.says("Essential fill, more is better"));
    assert!(desk.says("Cost a month, less is better"));
    assert!(desk.says("Scored by people, "));
    assert!(!desk.possible("Move Essential fill up"));
    desk.click("Move To be expected up");
    let order: Vec<_> = desk.plan().criteria.iter().take(2).map(|c| c.id.to_string()).collect();
    assert_eq!(order, ["sure", "fill"]);
    desk.click("Delete Essential fill");
    assert!(desk.plan().criteria.find("fill").is_none());
    assert_eq!((desk.steps(), log(&desk).len()), (2, 0));
    desk.click("Done");
    assert!(!desk.is_open());
}

#[test]
fn enter_on_a_button_of_a_row_presses_it_alone() {
    let mut desk = sample();
    criteria(&mut desk);
    desk.button("Move Essential fill down").focus();
    desk.run();
    desk.key(Key::Enter);
    assert!(desk.is_open());
    assert_eq!(desk.plan().criteria[1].id.as_str(), "fill");
    // The keyboard stays with the criterion that was moved.
    desk.key(Key::Enter);
    assert_eq!(desk.plan().criteria[2].id.as_str(), "fill");
    desk.key(Key::Escape);
    assert!(!desk.is_open());
}

#[test]
fn a_criterion_is_added_from_the_list_and_enter_makes_it() {
    let mut desk = sample();
    criteria(&mut desk);
    desk.click("Add criterion");
    assert!(desk.says("Enter a name, a measure and a weight first."));
    // The first field has the keyboard.
    assert!(desk.field("Name").is_focused());
    desk.write("Name", "Speed");
    desk.choose("Measure", "Days until every essential line is full");
    assert!(desk.says("An end that is not fixed"));
    desk.write("Weight", "much");
    assert!(desk.says("Enter a number, such as 12 or 0.15."));
    assert!(!desk.possible("Add criterion"));
    desk.write("Weight", "-1");
    assert!(desk.says("A weight is 0 or more"));
    desk.write("Weight", "0.2");
    desk.write("Best end of the scale, days", "90");
    desk.write("Worst end, days", "30");
    assert!(desk.says("Best 90 and worst 30 are the wrong way round when less is better; swap the ends."));
    desk.write("Best end of the scale, days", "30");
    desk.write("Worst end, days", "90");
    assert!(desk.possible("Add criterion"));
    desk.key(Key::Enter);
    let made = desk.plan().criteria.last().unwrap().clone();
    assert_eq!((made.id.as_str(), made.name.as_str(), made.measure.as_str()), ("speed", "Speed", "days_to_full"));
    assert_eq!((made.direction, made.weight), (Direction::Min, decimal("0.2")));
    assert_eq!((made.best, made.worst), (Some(decimal("30")), Some(decimal("90"))));
    assert_eq!(desk.steps(), 1);
    // Back in the list.
    assert!(desk.says("Days until every essential line is full, less is better"));
}

#[test]
fn a_criterion_is_edited_in_one_step_and_nothing_changed_is_none() {
    let mut desk = sample();
    criterion(&mut desk, Some("cost"));
    assert_eq!((desk.text("Name").as_str(), desk.text("Weight").as_str()), ("Cost a month", "0.1"));
    desk.click("Set criterion");
    assert_eq!(desk.steps(), 0);
    criterion(&mut desk, Some("cost"));
    desk.write("Weight", "0.15");
    desk.write("Definition", "What a month costs at most");
    // Enter in a paragraph begins a line; Cancel changes nothing.
    desk.click("Cancel");
    assert_eq!(desk.steps(), 0);
    criterion(&mut desk, Some("cost"));
    desk.write("Weight", "0.15");
    desk.segment("More is better", "Direction");
    assert!(desk.says("wrong way round when more is better"));
    desk.write("Best end of the scale, EUR", "350,000,000");
    desk.write("Worst end, EUR", "0");
    desk.click("Set criterion");
    let cost = desk.plan().criteria.find("cost").unwrap().clone();
    assert_eq!((cost.weight, cost.direction), (decimal("0.15"), Direction::Max));
    assert_eq!((cost.best, cost.worst), (Some(decimal("350000000")), Some(decimal("0"))));
    assert_eq!((desk.steps(), log(&desk).len()), (1, 0));
}

#[test]
fn people_score_scenarios_with_a_rationale() {
    let mut desk = sample();
    criterion(&mut desk, Some("calm"));
    desk.write("Score of B: Light reassurance", "101");
    assert!(desk.says("A score is 0 to 100, with at most 6 places."));
    assert!(!desk.possible("Set criterion"));
    desk.write("Score of B: Light reassurance", "72.5");
    desk.write("Why, B: Light reassurance", "Few troops near the line");
    desk.write("Score of C: Division reassurance", "");
    desk.click("Set criterion");
    let calm = desk.plan().criteria.find("calm").unwrap();
    assert_eq!(calm.scores["b"].value, decimal("72.5"));
    assert_eq!(calm.scores["b"].rationale, "Few troops near the line");
    assert!(!calm.scores.contains_key("c"));
    assert_eq!(desk.steps(), 1);
}

#[test]
fn locking_needs_a_name_that_is_remembered_and_later_changes_are_recorded() {
    let mut desk = sample();
    criteria(&mut desk);
    desk.click("Lock the criteria");
    assert!(desk.says("Enter your name first."));
    assert!(!desk.possible("Lock the criteria"));
    desk.write("Your name", "Ann Planner");
    desk.key(Key::Enter);
    assert_eq!(desk.plan().properties.criteria_locked.as_ref().unwrap().by, "Ann Planner");
    assert_eq!(desk.session().settings.author, "Ann Planner");
    assert!(desk.says(" by Ann Planner; later changes are recorded"));
    desk.click("Edit Cost a month");
    assert_eq!(desk.text("Your name"), "Ann Planner");
    desk.write("Weight", "0.2");
    desk.click("Set criterion");
    assert_eq!(log(&desk)[1], "After the criteria were locked: weight of \"Cost a month\" from 0.1 to 0.2");
    desk.click("Delete Nations");
    assert_eq!(log(&desk)[2], "After the criteria were locked: \"Nations\" removed, weight 0.05");
    desk.click("Unlock the criteria");
    desk.click("Unlock the criteria");
    assert!(desk.plan().properties.criteria_locked.is_none());
    assert_eq!(log(&desk).len(), 4);
    assert!(desk.says("Lock the criteria before scores are shown"));
}

#[test]
fn while_locked_nothing_is_changed_without_a_name() {
    let mut desk = sample();
    lock(&mut desk);
    criteria(&mut desk);
    assert!(!desk.possible("Delete Cost a month"));
    desk.write("Your name", "Ann");
    desk.click("Delete Cost a month");
    assert_eq!(desk.plan().log.last().unwrap().author, "Ann");
    criterion(&mut desk, Some("share"));
    desk.write("Your name", "");
    desk.write("Weight", "0.3");
    assert!(desk.says("Enter your name first."));
    assert!(!desk.possible("Set criterion"));
    desk.key(Key::Enter);
    assert!(desk.is_open());
}

#[test]
fn a_judgement_stands_beside_the_computed_test_and_is_taken_back() {
    let mut desk = sample();
    let open = |desk: &mut Desk| {
        let scenario = desk.plan().scenarios[0].clone();
        desk.open(Dialog::screening(&scenario, "suitable", false, "2 essential lines below their minimum"));
    };
    open(&mut desk);
    assert!(desk.says("Fails by the figures: 2 essential lines below their minimum"));
    assert!(desk.says("Choose passes or fails."));
    desk.segment("Passes", "Your judgement");
    assert!(desk.says("Enter a reason first."));
    desk.write("Reason", "Both lines are filled by the host");
    assert!(desk.says("Enter your name first."));
    desk.write("Your name", "Ann");
    desk.key(Key::Enter);
    let judged = desk.plan().scenarios[0].screening["suitable"].clone();
    assert!(judged.pass && judged.at.is_some());
    assert_eq!((judged.reason.as_str(), judged.by.as_deref()), ("Both lines are filled by the host", Some("Ann")));
    assert_eq!(desk.session().settings.author, "Ann");
    open(&mut desk);
    assert!(desk.says("Judged by Ann, "));
    assert_eq!(desk.text("Reason"), "Both lines are filled by the host");
    desk.segment("As the figures say", "Your judgement");
    desk.click("Take judgement back");
    assert!(desk.plan().scenarios[0].screening.is_empty());
    assert_eq!(desk.steps(), 2);
}

#[test]
fn a_what_if_is_chosen_by_search_and_put_in_force() {
    let mut desk = sample();
    desk.open(Dialog::choose_what_if(&Withdrawal::default()));
    assert!(desk.says("Nothing chosen: the plan as it stands."));
    assert!(!desk.possible("Put in force"));
    desk.write("Search nations and conditions", "pol");
    assert!(desk.find(Role::CheckBox, "United Kingdom").is_none());
    desk.tick("Poland");
    desk.write("Search nations and conditions", "");
    // Space turns a check box that has the keyboard, and so does Enter, without closing.
    let straits = "Passage through the Turkish Straits";
    desk.find(Role::CheckBox, straits).unwrap().focus();
    desk.run();
    desk.key(Key::Enter);
    assert!(desk.is_open());
    assert!(desk.says("Poland withdraws; \"Passage through the Turkish Straits\" fails."));
    desk.click("Put in force");
    let what_if = desk.session().what_if().clone();
    assert_eq!(what_if.withdrawn.iter().map(ToString::to_string).collect::<Vec<_>>(), ["POL"]);
    assert_eq!(what_if.failed.iter().map(ToString::to_string).collect::<Vec<_>>(), ["straits"]);
    assert_eq!(desk.steps(), 0);
    desk.open(Dialog::choose_what_if(&what_if));
    desk.click("Choose the saved what-if No US backstop");
    assert!(desk.says("United States withdraws; \"US backstop granted\" fails."));
    desk.tick("United States");
    desk.tick("US backstop granted");
    desk.click("End what-if");
    assert!(desk.session().what_if().is_empty());
}

#[test]
fn a_what_if_is_saved_under_a_name_or_in_place_of_one() {
    let mut desk = sample();
    desk.open(Dialog::save_what_if(vec!["POL".into()], Vec::new()));
    assert_eq!(desk.text("Name"), "Poland withdraws");
    desk.key(Key::Enter);
    assert_eq!(desk.plan().what_ifs.last().unwrap().name, "Poland withdraws");
    desk.open(Dialog::save_what_if(vec!["POL".into(), "ROU".into()], vec!["bases".into()]));
    assert!(desk.says("Enter a name first."));
    desk.write("Name", "Straits closed");
    assert!(desk.says("A what-if of this name is saved already; it is replaced."));
    desk.click("Replace what-if");
    assert_eq!(desk.plan().what_ifs.find("straits").unwrap().withdrawn.len(), 2);
    assert_eq!(desk.steps(), 2);
}

#[test]
fn saved_what_ifs_are_put_in_order_renamed_and_deleted_in_one_step() {
    let mut desk = sample();
    let dialog = Dialog::what_ifs(desk.file());
    desk.open(dialog);
    desk.click("Delete Straits closed");
    desk.click("Move up Parliaments say no");
    desk.write("Name of no-us", "No peace");
    desk.write("Name of no-peace", "No peace");
    assert!(desk.says("A what-if is called \"No peace\" already; enter another name."));
    assert!(!desk.possible("Set what-ifs"));
    desk.write("Name of no-us", "Alone");
    desk.key(Key::Enter);
    let names: Vec<_> = desk.plan().what_ifs.iter().map(|saved| saved.name.as_str()).collect();
    assert_eq!(names, ["Alone", "No peace", "Parliaments say no", "Poland and Romania close their bases"]);
    assert_eq!(desk.steps(), 1);
}

#[test]
fn a_gap_is_asked_of_a_partner() {
    let mut desk = sample();
    let entry = desk.file().board().entries.iter().find(|entry| entry.scenario.id.as_str() == "b").unwrap();
    let line = entry.figures.lines.iter().find(|line| !line.gap.is_zero()).unwrap();
    let (id, gap) = (line.id.clone(), line.gap.clone());
    let whole = Quantity(gap.to_f64().ceil() as u64);
    let open = |desk: &mut Desk| {
        let dialog = Dialog::ask(desk.file(), &"b".into(), &id, &gap);
        desk.open(dialog);
    };
    open(&mut desk);
    assert!(desk.says(&format!("{id} ")));
    assert!(desk.says("It counts in B because B then assumes \"US backstop granted\""));
    desk.click("Make the ask");
    let asked = desk.plan().contributions.last().unwrap().clone();
    assert_eq!((asked.nation.as_str(), asked.status, asked.quantity), ("USA", Status::Requested, whole));
    assert!(asked.status_history[0].date.is_some());
    let label = desk.file().history().undo_label().unwrap().to_string();
    assert!(label.starts_with(&format!("Ask United States for {whole} × ")) && label.ends_with(" in B"), "{label}");
    desk.app().session.undo();
    desk.run();
    open(&mut desk);
    desk.choose("Ask", "Poland");
    desk.choose("Counts only if granted, under the condition", "A new condition");
    assert!(desk.says("Enter the condition's name first."));
    desk.write("Name of the condition", "US backstop granted");
    assert!(desk.says("A condition is called \"US backstop granted\" already"));
    desk.write("Name of the condition", "Sejm agrees");
    desk.segment("Approval", "Kind of the condition");
    let quantity = desk.h.query_all_by(|node| node.label().is_some_and(|label| label.starts_with("How much, "))).next();
    let quantity = quantity.unwrap().accesskit_node().label().unwrap();
    desk.write(&quantity, "0");
    assert!(!desk.possible("Make the ask"));
    desk.write(&quantity, "1");
    desk.key(Key::Enter);
    let asked = desk.plan().contributions.last().unwrap();
    assert_eq!((asked.nation.as_str(), asked.conditions[0].as_str()), ("POL", "sejm-agrees"));
    assert_eq!(desk.plan().conditions.find("sejm-agrees").unwrap().kind.word(), "approval");
    assert!(desk.plan().scenarios.find("b").unwrap().assumes.contains(&"sejm-agrees".into()));
    assert!(!desk.is_open());
}

#[test]
fn an_ask_for_a_line_that_is_not_there_shows_nothing() {
    let mut desk = sample();
    let dialog = Dialog::ask(desk.file(), &"b".into(), &"L-none".into(), &Exact::one());
    desk.open(dialog);
    assert!(!desk.is_open());
}

#[test]
fn the_rotation_calculator_answers_as_its_fields_are_typed() {
    let mut desk = sample();
    desk.open(Dialog::rotation());
    assert!(desk.says("Enter all four to see how many are needed."));
    desk.write("Deployed at a time, people or units", "64,000");
    desk.write("Kept up for, days", "720");
    assert!(desk.says("256,000"));
    assert!(desk.says("nobody need serve twice"));
    desk.write("Tours at home for one away", "2");
    assert!(desk.says("192,000"));
    desk.write("Tour, days", "0");
    assert!(desk.says("Enter 1 day or more."));
    desk.click("Done");
    assert!(!desk.is_open());
}

#[test]
fn at_twice_the_text_size_every_dialog_stays_in_the_window_and_its_buttons_in_reach() {
    let mut desk =
        sample_with(Settings { text_size: 200, author: "Ann".to_owned(), ..Settings::default() }, [1440.0, 900.0]);
    let scenario = desk.plan().scenarios[0].clone();
    let line = desk.file().board().entries[1].figures.lines[0].id.clone();
    let dialogs = [
        (Dialog::criteria(desk.file()), "Done"),
        (Dialog::criterion(desk.file(), Some(&"calm".into())), "Set criterion"),
        (Dialog::lock_criteria(desk.file()), "Lock the criteria"),
        (Dialog::screening(&scenario, "feasible", true, "No error"), "Record judgement"),
        (Dialog::save_what_if(vec!["POL".into()], Vec::new()), "Save what-if"),
        (Dialog::what_ifs(desk.file()), "Set what-ifs"),
        (Dialog::choose_what_if(&Withdrawal::default()), "Put in force"),
        (Dialog::ask(desk.file(), &"b".into(), &line, &Exact::one()), "Make the ask"),
        (Dialog::rotation(), "Done"),
    ];
    let window = desk.h.ctx.content_rect();
    for (dialog, primary) in dialogs {
        desk.open(dialog);
        let button = desk.button(primary).rect();
        assert!(window.contains_rect(button), "{primary}: {button} in {window}");
        desk.key(Key::Escape);
        assert!(!desk.is_open(), "{primary}");
    }
}
