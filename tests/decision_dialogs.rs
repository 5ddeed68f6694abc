//! The dialogs that decisions are made in, driven as a person would: criteria and their lock, screening, what-ifs, the ask
//! and the rotation calculator.
#![allow(clippy::disallowed_methods)] // the files and clock of a test are its own
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::cpu_renderer::CpuRenderer;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use egui_kittest::{Harness, Node};
use muster::analysis::Withdrawal;
use muster::base::{Decimal, Exact, Quantity};
use muster::edit::{Command, Stamp};
use muster::model::{Direction, Plan, Status};
use muster::session::{OpenFile, Session, Settings, ThemeChoice, Trace, clock};
use muster::ui::Dialog;
use muster::ui::app::App;

/// The application, made in the first frame.
struct State {
    session: Option<Session>,
    app: Option<App>,
}

/// A person's desk with the sample open.
struct Desk {
    h: Harness<'static, State>,
}

/// The sample as it was before its criteria were locked, as a file in a folder.
fn unlocked_sample(folder: &std::path::Path) -> std::path::PathBuf {
    let text = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/sample.muster")).unwrap();
    let mut plan: serde_json::Value = serde_json::from_slice(&text).unwrap();
    plan.as_object_mut().unwrap().shift_remove("criteria_locked");
    let path = folder.join("sample.muster");
    std::io::Write::write_all(&mut std::fs::File::create(&path).unwrap(), plan.to_string().as_bytes()).unwrap();
    path
}

impl Desk {
    fn new() -> Self {
        Self::with(Settings::default(), [1440.0, 900.0])
    }

    fn with(settings: Settings, size: [f32; 2]) -> Self {
        let settings = Settings { theme: ThemeChoice::Light, reduced_motion: true, ..settings };
        let folder = tempfile::tempdir().unwrap();
        let mut session = Session::new(settings, Trace::default());
        session.open(&unlocked_sample(folder.path())).unwrap();
        let mut h = Harness::builder()
            .with_size(size)
            .with_max_steps(60)
            .with_os(egui::os::OperatingSystem::Nix)
            .renderer(CpuRenderer::default())
            .build_ui_state(
                |ui, state: &mut State| {
                    if let Some(session) = state.session.take() {
                        state.app = Some(App::new(ui.ctx(), session).with_built_in_dialogs());
                    }
                    // The harness leaves a margin; the program's window has none.
                    let window = ui.ctx().content_rect();
                    let mut whole = ui.new_child(egui::UiBuilder::new().max_rect(window));
                    whole.set_clip_rect(window);
                    state.app.as_mut().unwrap().root(&mut whole);
                },
                State { session: Some(session), app: None },
            );
        h.run_ok();
        Self { h }
    }

    fn app(&mut self) -> &mut App {
        self.h.state_mut().app.as_mut().unwrap()
    }

    fn session(&self) -> &Session {
        &self.h.state().app.as_ref().unwrap().session
    }

    fn file(&self) -> &OpenFile {
        self.session().active().unwrap()
    }

    fn plan(&self) -> &Plan {
        self.file().plan()
    }

    fn steps(&self) -> usize {
        self.file().history().depth()
    }

    fn log(&self) -> Vec<&str> {
        self.plan().log.iter().skip(5).map(|entry| entry.text.as_str()).collect()
    }

    fn run(&mut self) {
        self.h.run_ok();
    }

    fn open(&mut self, dialog: Dialog) {
        self.app().view.dialog = Some(dialog);
        self.run();
    }

    fn is_open(&self) -> bool {
        self.h.state().app.as_ref().unwrap().view.dialog.is_some()
    }

    fn edit(&mut self, command: &Command) {
        self.app().session.edit(command).unwrap();
        self.run();
    }

    /// Changes the criteria as another person would, outside the dialogs.
    fn lock(&mut self) {
        self.edit(&Command::LockCriteria(Stamp { author: "Ben".to_owned(), at: clock::now() }));
    }

    fn find(&self, role: Role, name: &str) -> Option<Node<'_>> {
        let name = name.to_owned();
        self.h.query_all_by(move |node| node.role() == role && node.label().as_deref() == Some(name.as_str())).next()
    }

    fn button(&self, name: &str) -> Node<'_> {
        self.find(Role::Button, name).unwrap_or_else(|| panic!("no button {name}"))
    }

    fn press(&mut self, name: &str) {
        self.button(name).click();
        self.run();
    }

    /// Turns a check box, be it in sight or scrolled away, as assistive technology does.
    fn tick(&mut self, name: &str) {
        self.find(Role::CheckBox, name).unwrap_or_else(|| panic!("no check box {name}")).click_accesskit();
        self.run();
    }

    /// The segment of a choice of a few words.
    fn segment(&mut self, words: &str, of: &str) {
        self.find(Role::RadioButton, &format!("{words}, {of}")).unwrap().click();
        self.run();
    }

    fn choose(&mut self, field: &str, words: &str) {
        self.find(Role::ComboBox, field).unwrap_or_else(|| panic!("no choice {field}")).click();
        self.run();
        let words = words.to_owned();
        let choice =
            self.h.query_all_by(move |node| node.role() == Role::Button && node.label().as_deref() == Some(&words));
        choice.last().unwrap().click_accesskit();
        self.run();
        // A press by assistive technology leaves the list open.
        self.find(Role::ComboBox, field).unwrap().click();
        self.run();
    }

    fn field(&self, name: &str) -> Node<'_> {
        self.find(Role::TextInput, name)
            .or_else(|| self.find(Role::MultilineTextInput, name))
            .unwrap_or_else(|| panic!("no field {name}"))
    }

    fn text(&self, name: &str) -> String {
        self.field(name).value().unwrap_or_default()
    }

    /// Replaces what stands in a field.
    fn write(&mut self, name: &str, text: &str) {
        self.field(name).focus();
        self.run();
        self.h.key_press_modifiers(Modifiers::COMMAND, Key::A);
        self.run();
        if text.is_empty() {
            self.key(Key::Delete);
        } else {
            self.field(name).type_text(text);
        }
        self.run();
    }

    fn key(&mut self, key: Key) {
        self.h.key_press(key);
        self.run();
    }

    /// True when a label or sentence with these words is there.
    fn says(&self, words: &str) -> bool {
        let words = words.to_owned();
        let holds = move |text: Option<String>| text.is_some_and(|text| text.contains(&words));
        self.h.query_all_by(move |node| holds(node.label()) || holds(node.value())).next().is_some()
    }

    fn possible(&self, name: &str) -> bool {
        !self.button(name).accesskit_node().is_disabled()
    }

    fn criteria(&mut self) {
        let dialog = Dialog::criteria(self.file());
        self.open(dialog);
    }

    fn criterion(&mut self, id: Option<&str>) {
        let dialog = Dialog::criterion(self.file(), id.map(Into::into).as_ref());
        self.open(dialog);
    }
}

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

#[test]
fn the_list_shows_each_criterion_with_its_measure_weight_and_share() {
    let mut desk = Desk::new();
    desk.criteria();
    assert!(desk.says("Lock the criteria before scores are shown"));
    assert!(desk.says("Essential fill, more is better"));
    assert!(desk.says("Cost a month, less is better"));
    assert!(desk.says("Scored by people, "));
    assert!(!desk.possible("Move Essential fill up"));
    desk.press("Move To be expected up");
    let order: Vec<_> = desk.plan().criteria.iter().take(2).map(|c| c.id.to_string()).collect();
    assert_eq!(order, ["sure", "fill"]);
    desk.press("Delete Essential fill");
    assert!(desk.plan().criteria.find("fill").is_none());
    assert_eq!((desk.steps(), desk.log().len()), (2, 0));
    desk.press("Done");
    assert!(!desk.is_open());
}

#[test]
fn enter_on_a_button_of_a_row_presses_it_alone() {
    let mut desk = Desk::new();
    desk.criteria();
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
    let mut desk = Desk::new();
    desk.criteria();
    desk.press("Add criterion");
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
    let mut desk = Desk::new();
    desk.criterion(Some("cost"));
    assert_eq!((desk.text("Name").as_str(), desk.text("Weight").as_str()), ("Cost a month", "0.1"));
    desk.press("Set criterion");
    assert_eq!(desk.steps(), 0);
    desk.criterion(Some("cost"));
    desk.write("Weight", "0.15");
    desk.write("Definition", "What a month costs at most");
    // Enter in a paragraph begins a line; Cancel changes nothing.
    desk.press("Cancel");
    assert_eq!(desk.steps(), 0);
    desk.criterion(Some("cost"));
    desk.write("Weight", "0.15");
    desk.segment("More is better", "Direction");
    assert!(desk.says("wrong way round when more is better"));
    desk.write("Best end of the scale, EUR", "350,000,000");
    desk.write("Worst end, EUR", "0");
    desk.press("Set criterion");
    let cost = desk.plan().criteria.find("cost").unwrap().clone();
    assert_eq!((cost.weight, cost.direction), (decimal("0.15"), Direction::Max));
    assert_eq!((cost.best, cost.worst), (Some(decimal("350000000")), Some(decimal("0"))));
    assert_eq!((desk.steps(), desk.log().len()), (1, 0));
}

#[test]
fn people_score_scenarios_with_a_rationale() {
    let mut desk = Desk::new();
    desk.criterion(Some("calm"));
    desk.write("Score of B: Light reassurance", "101");
    assert!(desk.says("A score is 0 to 100, with at most 6 places."));
    assert!(!desk.possible("Set criterion"));
    desk.write("Score of B: Light reassurance", "72.5");
    desk.write("Why, B: Light reassurance", "Few troops near the line");
    desk.write("Score of C: Division reassurance", "");
    desk.press("Set criterion");
    let calm = desk.plan().criteria.find("calm").unwrap();
    assert_eq!(calm.scores["b"].value, decimal("72.5"));
    assert_eq!(calm.scores["b"].rationale, "Few troops near the line");
    assert!(!calm.scores.contains_key("c"));
    assert_eq!(desk.steps(), 1);
}

#[test]
fn locking_needs_a_name_that_is_remembered_and_later_changes_are_recorded() {
    let mut desk = Desk::new();
    desk.criteria();
    desk.press("Lock the criteria");
    assert!(desk.says("Enter your name first."));
    assert!(!desk.possible("Lock the criteria"));
    desk.write("Your name", "Ann Planner");
    desk.key(Key::Enter);
    assert_eq!(desk.plan().properties.criteria_locked.as_ref().unwrap().by, "Ann Planner");
    assert_eq!(desk.session().settings.author, "Ann Planner");
    assert!(desk.says(" by Ann Planner; later changes are recorded"));
    desk.press("Edit Cost a month");
    assert_eq!(desk.text("Your name"), "Ann Planner");
    desk.write("Weight", "0.2");
    desk.press("Set criterion");
    assert_eq!(desk.log()[1], "After the criteria were locked: weight of \"Cost a month\" from 0.1 to 0.2");
    desk.press("Delete Nations");
    assert_eq!(desk.log()[2], "After the criteria were locked: \"Nations\" removed, weight 0.05");
    desk.press("Unlock the criteria");
    desk.press("Unlock the criteria");
    assert!(desk.plan().properties.criteria_locked.is_none());
    assert_eq!(desk.log().len(), 4);
    assert!(desk.says("Lock the criteria before scores are shown"));
}

#[test]
fn while_locked_nothing_is_changed_without_a_name() {
    let mut desk = Desk::new();
    desk.lock();
    desk.criteria();
    assert!(!desk.possible("Delete Cost a month"));
    desk.write("Your name", "Ann");
    desk.press("Delete Cost a month");
    assert_eq!(desk.plan().log.last().unwrap().author, "Ann");
    desk.criterion(Some("share"));
    desk.write("Your name", "");
    desk.write("Weight", "0.3");
    assert!(desk.says("Enter your name first."));
    assert!(!desk.possible("Set criterion"));
    desk.key(Key::Enter);
    assert!(desk.is_open());
}

#[test]
fn a_judgement_stands_beside_the_computed_test_and_is_taken_back() {
    let mut desk = Desk::new();
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
    desk.press("Take judgement back");
    assert!(desk.plan().scenarios[0].screening.is_empty());
    assert_eq!(desk.steps(), 2);
}

#[test]
fn a_what_if_is_chosen_by_search_and_put_in_force() {
    let mut desk = Desk::new();
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
    desk.press("Put in force");
    let what_if = desk.session().what_if().clone();
    assert_eq!(what_if.withdrawn.iter().map(ToString::to_string).collect::<Vec<_>>(), ["POL"]);
    assert_eq!(what_if.failed.iter().map(ToString::to_string).collect::<Vec<_>>(), ["straits"]);
    assert_eq!(desk.steps(), 0);
    desk.open(Dialog::choose_what_if(&what_if));
    desk.press("Choose the saved what-if No US backstop");
    assert!(desk.says("United States withdraws; \"US backstop granted\" fails."));
    desk.tick("United States");
    desk.tick("US backstop granted");
    desk.press("End what-if");
    assert!(desk.session().what_if().is_empty());
}

#[test]
fn a_what_if_is_saved_under_a_name_or_in_place_of_one() {
    let mut desk = Desk::new();
    desk.open(Dialog::save_what_if(vec!["POL".into()], Vec::new()));
    assert_eq!(desk.text("Name"), "Poland withdraws");
    desk.key(Key::Enter);
    assert_eq!(desk.plan().what_ifs.last().unwrap().name, "Poland withdraws");
    desk.open(Dialog::save_what_if(vec!["POL".into(), "ROU".into()], vec!["bases".into()]));
    assert!(desk.says("Enter a name first."));
    desk.write("Name", "Straits closed");
    assert!(desk.says("A what-if of this name is saved already; it is replaced."));
    desk.press("Replace what-if");
    assert_eq!(desk.plan().what_ifs.find("straits").unwrap().withdrawn.len(), 2);
    assert_eq!(desk.steps(), 2);
}

#[test]
fn saved_what_ifs_are_put_in_order_renamed_and_deleted_in_one_step() {
    let mut desk = Desk::new();
    let dialog = Dialog::what_ifs(desk.file());
    desk.open(dialog);
    desk.press("Delete Straits closed");
    desk.press("Move up Parliaments say no");
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
    let mut desk = Desk::new();
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
    desk.press("Make the ask");
    let asked = desk.plan().contributions.last().unwrap().clone();
    assert_eq!((asked.nation.as_str(), asked.status, asked.quantity), ("USA", Status::Requested, whole));
    assert!(asked.status_history[0].date.is_some());
    let label = desk.file().history().undo_label().unwrap().to_owned();
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
    let mut desk = Desk::new();
    let dialog = Dialog::ask(desk.file(), &"b".into(), &"L-none".into(), &Exact::one());
    desk.open(dialog);
    assert!(!desk.is_open());
}

#[test]
fn the_rotation_calculator_answers_as_its_fields_are_typed() {
    let mut desk = Desk::new();
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
    desk.press("Done");
    assert!(!desk.is_open());
}

#[test]
fn at_twice_the_text_size_every_dialog_stays_in_the_window_and_its_buttons_in_reach() {
    let mut desk =
        Desk::with(Settings { text_size: 200, author: "Ann".to_owned(), ..Settings::default() }, [1440.0, 900.0]);
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
