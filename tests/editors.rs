//! The editors of what the rest of a plan names, driven as a person would, and a plan made from an empty one to a
//! comparison of two scenarios with the keyboard alone.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::cpu_renderer::CpuRenderer;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use egui_kittest::{Harness, Node};
use muster::base::{Day, Decimal, Quantity};
use muster::model::{ApprovalState, AreaKind, ConditionState, Correlation, Domain, NationRole, Plan, Priority};
use muster::session::{Session, Settings, Template, ThemeChoice, Trace};
use muster::ui::app::App;
use muster::ui::view::{Selection, Workspace};
use muster::ui::{Dialog, Editor, ListOf};

/// The application, made in the first frame.
struct State {
    session: Option<Session>,
    app: Option<App>,
}

/// A person's desk.
struct Desk {
    h: Harness<'static, State>,
}

impl Desk {
    fn over(session: Session, size: [f32; 2]) -> Self {
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

    fn settings() -> Settings {
        Settings { theme: ThemeChoice::Light, reduced_motion: true, ..Settings::default() }
    }

    /// With the sample open.
    fn new() -> Self {
        let mut session = Session::new(Self::settings(), Trace::default());
        session.open_sample().unwrap();
        Self::over(session, [1440.0, 900.0])
    }

    /// With an empty plan open.
    fn empty() -> Self {
        let mut session = Session::new(Self::settings(), Trace::default());
        session.new_plan(Template::Empty).unwrap();
        Self::over(session, [1440.0, 900.0])
    }

    fn app(&mut self) -> &mut App {
        self.h.state_mut().app.as_mut().unwrap()
    }

    fn view(&self) -> &muster::ui::view::View {
        &self.h.state().app.as_ref().unwrap().view
    }

    fn plan(&self) -> &Plan {
        self.h.state().app.as_ref().unwrap().session.active().unwrap().plan()
    }

    fn steps(&self) -> usize {
        self.h.state().app.as_ref().unwrap().session.active().unwrap().history().depth()
    }

    fn undo(&mut self) {
        self.app().session.undo();
        self.run();
    }

    fn run(&mut self) {
        self.h.run_ok();
    }

    fn open(&mut self, dialog: Dialog) {
        self.app().view.dialog = Some(dialog);
        self.run();
    }

    fn list(&mut self, of: ListOf) {
        self.open(Editor::list(of));
    }

    fn rates(&mut self) {
        let dialog = Editor::rates(self.app().session.active().unwrap());
        self.open(dialog);
    }

    fn rules(&mut self) {
        let dialog = Editor::rules(self.app().session.active().unwrap());
        self.open(dialog);
    }

    fn is_open(&self) -> bool {
        self.view().dialog.is_some()
    }

    fn find(&self, role: Role, name: &str) -> Option<Node<'_>> {
        let name = name.to_owned();
        self.h.query_all_by(move |node| node.role() == role && node.label().as_deref() == Some(name.as_str())).next()
    }

    fn button(&self, name: &str) -> Node<'_> {
        self.find(Role::Button, name).unwrap_or_else(|| panic!("no button {name}"))
    }

    /// Presses a button as assistive technology does, be it in sight or scrolled away.
    fn press(&mut self, name: &str) {
        self.button(name).click_accesskit();
        self.run();
    }

    fn tick(&mut self, name: &str) {
        self.find(Role::CheckBox, name).unwrap_or_else(|| panic!("no check box {name}")).click_accesskit();
        self.run();
    }

    fn segment(&mut self, words: &str, of: &str) {
        self.find(Role::RadioButton, &format!("{words}, {of}")).unwrap().click();
        self.run();
    }

    /// Goes through a choice by arrow until it shows these words.
    fn choose(&mut self, field: &str, words: &str) {
        self.find(Role::ComboBox, field).unwrap_or_else(|| panic!("no choice {field}")).focus();
        self.run();
        for _ in 0..60 {
            if self.find(Role::ComboBox, field).unwrap().value().as_deref() == Some(words) {
                return;
            }
            self.key(Key::ArrowDown);
        }
        panic!("{field} does not offer {words}");
    }

    fn field(&self, name: &str) -> Node<'_> {
        self.find(Role::TextInput, name)
            .or_else(|| self.find(Role::MultilineTextInput, name))
            .unwrap_or_else(|| panic!("no field {name}"))
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
}

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

#[test]
fn a_nation_is_added_with_every_field_looked_at_as_it_is_typed() {
    let mut desk = Desk::empty();
    desk.list(ListOf::Nations);
    // The keyboard begins at the button that adds.
    assert!(desk.button("Add nation").is_focused());
    desk.key(Key::Enter);
    assert!(desk.says("Enter its three letters, a name and its part first."));
    desk.write("Letters of ISO 3166-1", "gbr");
    assert!(desk.says("The nation GBR is there already."));
    desk.write("Letters of ISO 3166-1", "ke");
    assert!(desk.says("three letters of ISO 3166-1"));
    desk.write("Letters of ISO 3166-1", "ken");
    desk.write("Name", "Kenya");
    desk.choose("Part in the coalition", "participant");
    desk.write("Groups, with commas between", "Africa, Commonwealth");
    desk.write("Population", "many");
    assert!(desk.says("Enter a whole number"));
    assert!(!desk.possible("Add nation"));
    desk.write("Population", "55,000,000");
    desk.write("Capital", "Nairobi");
    assert!(desk.says("Enter the capital's latitude and longitude first."));
    desk.write("Latitude", "-91");
    desk.write("Longitude", "36.8");
    assert!(desk.says("A latitude is −90 to 90 degrees."));
    desk.write("Latitude", "−1.286");
    desk.choose("Approval", "pending");
    assert!(desk.says("Enter who approves first."));
    desk.write("Who approves", "parliament");
    desk.write("Days it takes", "21");
    desk.press("Add nation");
    let made = desk.plan().nations.last().unwrap().clone();
    assert_eq!((made.id.as_str(), made.name.as_str(), made.role), ("KEN", "Kenya", NationRole::Participant));
    assert_eq!((made.groups.join("/"), made.population), ("Africa/Commonwealth".to_owned(), Some(55_000_000)));
    let (capital, approval) = (made.capital.as_ref().unwrap(), made.approval.as_ref().unwrap());
    assert_eq!((capital.name.as_str(), capital.lat, capital.lon), ("Nairobi", -1.286, 36.8));
    assert_eq!((approval.lead_days, approval.state), (Day(21), ApprovalState::Pending));
    assert_eq!(desk.steps(), 1);
    // Back in the list.
    assert!(desk.says("KEN, participant, 0 pledges, Africa, Commonwealth"));
    desk.key(Key::Escape);
    assert!(!desk.is_open());
}

#[test]
fn a_nation_is_edited_in_one_step_and_nothing_changed_is_none() {
    let mut desk = Desk::new();
    desk.list(ListOf::Nations);
    desk.write("Find a nation", "pola");
    assert!(desk.find(Role::Button, "Edit France").is_none());
    desk.press("Edit Poland");
    desk.press("Set nation");
    assert_eq!(desk.steps(), 0);
    // The keyboard is back at the nation.
    assert!(desk.button("Edit Poland").is_focused());
    desk.press("Edit Poland");
    desk.write("Active personnel", "240000");
    desk.write("Name", "");
    assert!(desk.says("Enter a name first."));
    desk.write("Name", "Republic of Poland");
    desk.press("Set nation");
    let poland = desk.plan().nations.find("POL").unwrap();
    assert_eq!((poland.name.as_str(), poland.active_personnel), ("Republic of Poland", Some(240_000)));
    assert_eq!(desk.steps(), 1);
    desk.press("Move Republic of Poland up");
    assert_eq!(desk.steps(), 2);
}

#[test]
fn what_is_used_says_where_shows_it_and_goes_with_all_that_used_it() {
    let mut desk = Desk::new();
    desk.list(ListOf::Nations);
    let before = desk.plan().clone();
    desk.press("Delete Poland");
    assert!(desk.says("Poland is used in "), "told where");
    assert!(desk.says("Taking it out of all of them takes out "));
    assert_eq!(desk.steps(), 0);
    desk.press("Keep Poland");
    assert!(!desk.says("Poland is used in "));
    assert!(desk.button("Edit Poland").is_focused());
    desk.press("Delete Poland");
    let first = before.contributions.iter().find(|pledge| pledge.nation.as_str() == "POL").unwrap().id.clone();
    desk.press(&format!("Show {first}"));
    assert!(!desk.is_open());
    assert_eq!(desk.view().workspace, Workspace::Register);
    assert_eq!(desk.view().selection, Selection::Contribution(first));
    desk.list(ListOf::Nations);
    desk.press("Delete Poland");
    desk.press("Delete Poland and take it out there too");
    assert!(desk.plan().nations.find("POL").is_none());
    assert!(!desk.plan().contributions.iter().any(|pledge| pledge.nation.as_str() == "POL"));
    assert_eq!(desk.steps(), 1);
    desk.undo();
    assert_eq!(*desk.plan(), before);
}

#[test]
fn what_is_not_used_is_deleted_at_once_and_the_keyboard_goes_to_the_next() {
    let mut desk = Desk::empty();
    desk.list(ListOf::Nations);
    desk.press("Delete United Kingdom");
    assert!(desk.plan().nations.find("GBR").is_none());
    assert!(desk.button("Edit France").is_focused());
    desk.key(Key::Enter);
    assert!(desk.says("Set nation"));
}

#[test]
fn areas_are_added_and_the_only_one_of_a_pledge_stays() {
    let mut desk = Desk::new();
    desk.list(ListOf::Areas);
    desk.press("Add area");
    assert!(desk.field("Name").is_focused());
    desk.write("Name", "Red Sea, south");
    assert!(desk.says("Enter its kind first."));
    desk.choose("Kind of place", "sea");
    desk.choose("Whose territory", "France");
    desk.write("Days of movement from home", "-3");
    assert!(desk.says("Enter 0 to 36,500 days."));
    desk.write("Days of movement from home", "20");
    desk.write("Latitude", "14.5");
    desk.write("Longitude", "42");
    desk.press("Add area");
    let made = desk.plan().areas.last().unwrap().clone();
    assert_eq!((made.id.as_str(), made.kind, made.transit_days), ("red-sea-south", AreaKind::Sea, Day(20)));
    assert_eq!((made.nation.as_ref().unwrap().as_str(), made.lat, made.lon), ("FRA", Some(14.5), Some(42.0)));
    assert!(desk.says("sea, 20 days of movement, 0 days of reception"));
    let host = desk.plan().areas.iter().find(|area| area.kind == AreaKind::Host).unwrap().name.clone();
    desk.press(&format!("Delete {host}"));
    assert!(desk.says("offered for this area only"));
    // It cannot be taken out of them all, so that is not offered.
    assert!(desk.find(Role::Button, &format!("Delete {host} and take it out there too")).is_none());
    assert_eq!(desk.steps(), 1);
}

#[test]
fn capabilities_have_a_unit_that_stays_and_lean_on_others() {
    let mut desk = Desk::empty();
    desk.list(ListOf::Capabilities);
    desk.press("Add capability");
    desk.write("Name", "River patrol boat");
    desk.choose("Domain", "Sea");
    assert!(desk.says("Enter what it is counted in first."));
    desk.write("Counted in", "vessel");
    desk.write("Id, such as mar.mcm", "mar.mcm");
    assert!(desk.says("The capability mar.mcm is there already."));
    desk.write("Id, such as mar.mcm", "");
    desk.write("Symbol code, 20 digits", "123");
    assert!(desk.says("A symbol code of APP-6(D) has 20 digits."));
    desk.write("Symbol code, 20 digits", "10033000001204050000");
    desk.tick("Logistics battalion, leans on");
    desk.press("Add capability");
    let made = desk.plan().capabilities.last().unwrap().clone();
    assert_eq!(
        (made.id.as_str(), made.domain, made.unit.as_str()),
        ("mar.river-patrol-boat", Domain::Maritime, "vessel")
    );
    assert_eq!(made.requires, ["log.css".into()]);
    assert!(desk.says("mar.river-patrol-boat, Sea, counted in vessel, leans on Logistics battalion"));

    let mut desk = Desk::new();
    desk.list(ListOf::Capabilities);
    desk.press("Edit Fighter aircraft");
    desk.write("Counted in", "squadron");
    assert!(desk.says("Fighter aircraft, counted in aircraft, is used in "));
    assert!(!desk.possible("Set capability"));
}

#[test]
fn conditions_and_red_lines_are_added_and_edited() {
    let mut desk = Desk::empty();
    desk.list(ListOf::Conditions);
    assert!(desk.says("No condition yet."));
    desk.press("Add condition");
    desk.write("Name", "Port access");
    desk.choose("Kind of condition", "access");
    desk.segment("Met", "State");
    desk.write("In full", "Two ports are open to us");
    desk.press("Add condition");
    let made = desk.plan().conditions[0].clone();
    assert_eq!((made.id.as_str(), made.state), ("port-access", ConditionState::Met));
    assert_eq!(made.text.as_deref(), Some("Two ports are open to us"));
    desk.press("Done");
    desk.list(ListOf::RedLines);
    desk.press("Add red line");
    desk.write("Name", "No bases");
    desk.key(Key::Enter);
    assert_eq!(desk.plan().red_lines[0].id.as_str(), "no-bases");
    desk.press("Edit No bases");
    desk.write("Source", "The talks");
    desk.press("Set red line");
    assert_eq!(desk.plan().red_lines[0].source.as_deref(), Some("The talks"));
    desk.press("Delete No bases");
    assert!(desk.plan().red_lines.is_empty());
    assert!(desk.says("No red line yet."));
}

#[test]
fn a_requirement_set_is_filled_with_tasks_and_lines() {
    let mut desk = Desk::new();
    desk.list(ListOf::RequirementSets);
    desk.press("Add requirement set");
    desk.write("Name", "Small force");
    desk.key(Key::Enter);
    let set = desk.plan().requirement_sets.last().unwrap().id.clone();
    assert!(desk.button("Add task").is_focused());
    assert!(desk.says("No task yet."));
    desk.press("Add task");
    assert!(desk.says("Enter a name and an area first."));
    desk.write("Name", "West");
    desk.key(Key::Tab);
    desk.key(Key::ArrowDown);
    desk.key(Key::Tab);
    desk.press("Add task");
    assert!(desk.button("Add a line to West").is_focused());
    desk.key(Key::Enter);
    assert!(desk.says("Enter a capability and a quantity first."));
    let first = desk.plan().capabilities.iter().find(|c| c.unit == "battalion").unwrap().clone();
    desk.choose("Capability", &format!("{} ({})", first.name, first.unit));
    desk.write("Quantity", "3");
    desk.write("Minimum", "4");
    assert!(desk.says("The minimum is 1 to 3."));
    desk.write("Minimum", "2");
    desk.write("Needed by C+", "60");
    desk.write("Until C+", "30");
    assert!(desk.says("C+30 is before C+60; enter a later last day."));
    desk.write("Until C+", "");
    desk.segment("Important", "Priority");
    desk.write("Note", "Guards at depots");
    desk.press("Add line");
    let line = desk.plan().requirement_sets.find(set.as_str()).unwrap().tasks[0].requirements[0].clone();
    assert_eq!((line.id.as_str(), line.quantity, line.minimum), ("L-001", Quantity(3), Some(Quantity(2))));
    assert_eq!((line.from_day, line.to_day, line.priority), (Day(60), None, Priority::Important));
    assert!(desk.says("3, minimum 2, from C+60 to the end, important"));
    desk.write("Name of the requirement set", "Smaller force");
    desk.key(Key::Enter);
    assert!(desk.is_open());
    assert_eq!(desk.plan().requirement_sets.find(set.as_str()).unwrap().name, "Smaller force");
    desk.press("Edit L-001");
    desk.write("Quantity", "5");
    desk.press("Set line");
    assert!(desk.button("Edit L-001").is_focused());
    desk.press("Duplicate the requirement set");
    assert!(desk.says("1 task, 1 line, 0 scenarios measured against it"));
    desk.press("Delete Smaller force, copy");
    assert_eq!(desk.plan().requirement_sets.last().unwrap().id, set);
}

/// The tasks of the first set in a line: `west[L-001 L-002] east[]`.
fn told(plan: &Plan) -> String {
    let set = &plan.requirement_sets[0];
    let lines = |task: &muster::model::Task| task.requirements.iter().map(|l| l.id.to_string()).collect::<Vec<_>>();
    let tasks: Vec<String> = set.tasks.iter().map(|t| format!("{}[{}]", t.id, lines(t).join(" "))).collect();
    tasks.join(" ")
}

/// A plan with one set of two tasks.
fn two_tasks() -> Desk {
    use muster::edit::{Command, RecordCommand, SetCommand};
    use muster::model::{Area, Requirement, RequirementSet, Task};
    let mut session = Session::new(Desk::settings(), Trace::default());
    session.new_plan(Template::Empty).unwrap();
    let mut edit = |command: &Command| session.edit(command).unwrap();
    let area = Area { name: "Gulf".into(), kind: AreaKind::Sea, ..Area::default() };
    edit(&Command::Area(RecordCommand::Add(Box::new(area))));
    let set = RequirementSet { name: "Patrol".into(), ..RequirementSet::default() };
    edit(&Command::RequirementSet(RecordCommand::Add(Box::new(set))));
    for name in ["West", "East"] {
        let task = Task { name: name.into(), area: "gulf".into(), ..Task::default() };
        edit(&Command::InSet("patrol".into(), SetCommand::AddTask(Box::new(task))));
    }
    for (task, capability) in [("west", "mar.ffg"), ("west", "mar.mcm"), ("east", "air.mpa")] {
        let (quantity, priority) = (Quantity(2), Priority::Essential);
        let line = Requirement { capability: capability.into(), quantity, priority, ..Requirement::default() };
        edit(&Command::InSet("patrol".into(), SetCommand::AddLine(task.into(), Box::new(line))));
    }
    Desk::over(session, [1440.0, 900.0])
}

#[test]
fn lines_and_tasks_are_put_in_order_with_the_keyboard() {
    let mut desk = two_tasks();
    desk.list(ListOf::RequirementSets);
    desk.press("Edit Patrol");
    assert_eq!(told(desk.plan()), "west[L-001 L-002] east[L-003]");
    desk.press("Move L-001 down");
    assert_eq!(told(desk.plan()), "west[L-002 L-001] east[L-003]");
    desk.button("Move L-001 down").focus();
    desk.run();
    desk.key(Key::Enter);
    assert_eq!(told(desk.plan()), "west[L-002] east[L-001 L-003]");
    // The keyboard stays with the line that was moved.
    desk.key(Key::Enter);
    assert_eq!(told(desk.plan()), "west[L-002] east[L-003 L-001]");
    desk.press("Move East up");
    assert_eq!(told(desk.plan()), "east[L-003 L-001] west[L-002]");
    assert!(!desk.possible("Move East up"));
    desk.press("Move L-002 up");
    assert_eq!(told(desk.plan()), "east[L-003 L-001 L-002] west[]");
    desk.press("Edit L-002");
    desk.choose("Task", "West");
    desk.press("Set line");
    assert_eq!(told(desk.plan()), "east[L-003 L-001] west[L-002]");
    desk.press("Delete East");
    assert_eq!(told(desk.plan()), "west[L-002]");
}

#[test]
fn lines_and_tasks_are_dragged_by_their_handles() {
    let mut desk = two_tasks();
    desk.list(ListOf::RequirementSets);
    desk.press("Edit Patrol");
    let row = |desk: &Desk, button: &str| desk.button(button).rect();
    let left = row(&desk, "Done").right() - 860.0 + 3.0;
    let handle = |desk: &Desk, button: &str, indent: f32| egui::pos2(left + indent, row(desk, button).center().y);
    let drag = |desk: &mut Desk, from: egui::Pos2, to: egui::Pos2| {
        desk.h.drag_at(from);
        desk.h.run_ok();
        for n in 1..=4 {
            desk.h.hover_at(from.lerp(to, n as f32 / 4.0));
            desk.h.run_ok();
        }
        desk.h.drop_at(to);
        desk.run();
    };
    let (from, to) = (handle(&desk, "Edit L-001", 26.0), handle(&desk, "Edit L-003", 26.0) + egui::vec2(30.0, 14.0));
    drag(&mut desk, from, to);
    assert_eq!(told(desk.plan()), "west[L-002] east[L-003 L-001]");
    let (from, to) = (handle(&desk, "Edit East", 12.0), handle(&desk, "Edit West", 12.0) - egui::vec2(0.0, 14.0));
    drag(&mut desk, from, to);
    assert_eq!(told(desk.plan()), "east[L-003 L-001] west[L-002]");
    assert!(desk.is_open());
    // Escape lets go of what is dragged, and of nothing else.
    let (from, to) = (handle(&desk, "Edit L-001", 26.0), handle(&desk, "Edit L-002", 26.0) + egui::vec2(30.0, 14.0));
    desk.h.drag_at(from);
    desk.run();
    desk.h.hover_at(to);
    desk.run();
    desk.key(Key::Escape);
    assert!(desk.is_open());
    desk.h.drop_at(to);
    desk.run();
    assert_eq!(told(desk.plan()), "east[L-003 L-001] west[L-002]");
}

#[test]
fn at_200_per_cent_every_editor_keeps_its_buttons_in_the_window() {
    let mut session = Session::new(Settings { text_size: 200, ..Desk::settings() }, Trace::default());
    session.open_sample().unwrap();
    let mut desk = Desk::over(session, [1440.0, 900.0]);
    let window = desk.h.ctx.content_rect();
    assert!(window.height() <= 451.0, "{window:?}");
    let inside = |desk: &Desk, name: &str| {
        let rect = desk.button(name).rect();
        assert!(window.contains_rect(rect), "{name} at {rect:?} in {window:?}");
    };
    for of in [ListOf::Nations, ListOf::Capabilities, ListOf::RequirementSets] {
        desk.list(of);
        inside(&desk, "Done");
    }
    let set = desk.plan().requirement_sets[0].clone();
    desk.press(&format!("Edit {}", set.name));
    inside(&desk, "Done");
    inside(&desk, "Add task");
    desk.press(&format!("Edit {}", set.tasks[0].requirements[0].id));
    inside(&desk, "Set line");
    desk.list(ListOf::Nations);
    desk.press("Edit Poland");
    inside(&desk, "Set nation");
    desk.rates();
    inside(&desk, "Set rates");
    desk.rules();
    inside(&desk, "Set rules");
}

#[test]
fn a_line_that_something_is_assigned_to_says_so_and_is_shown() {
    let mut desk = Desk::new();
    let (scenario, assignment) = desk
        .plan()
        .scenarios
        .iter()
        .find_map(|s| Some((s.clone(), s.assignments.iter().find(|a| a.requirement.is_some())?.clone())))
        .unwrap();
    let set = desk.plan().requirement_sets.find(scenario.requirement_set.as_str()).unwrap().clone();
    let line = assignment.requirement.clone().unwrap();
    desk.list(ListOf::RequirementSets);
    desk.press(&format!("Edit {}", set.name));
    desk.press(&format!("Delete {line}"));
    assert!(desk.says(&format!("{line} is used in ")));
    desk.press(&format!("Delete {line} and take it out there too"));
    assert!(desk.plan().requirement_sets.find(set.id.as_str()).unwrap().line(&line).is_none());
    assert_eq!(desk.steps(), 1);
    desk.undo();
    assert!(desk.plan().requirement_sets.find(set.id.as_str()).unwrap().line(&line).is_some());
}

#[test]
fn rates_are_set_in_one_step_and_turned_into_another_base_currency() {
    let mut desk = Desk::empty();
    desk.rates();
    desk.write("Rate of GBP", "0");
    assert!(desk.says("A rate is above 0, with at most 6 places."));
    assert!(!desk.possible("Set rates"));
    desk.write("Rate of GBP", "1.2");
    desk.press("Delete the rate of KRW");
    desk.press("Add rate");
    desk.write("Currency of row 17", "gbp");
    assert!(desk.says("GBP stands above already."));
    desk.write("Currency of gbp", "kes");
    desk.write("Rate of kes", "0.0071");
    desk.write("Rates of", "2026-01-05");
    desk.press("Set rates");
    let properties = &desk.plan().properties;
    assert_eq!((properties.rates["GBP"], properties.rates["KES"]), (decimal("1.2"), decimal("0.0071")));
    assert!(!properties.rates.contains_key("KRW"));
    assert_eq!(desk.steps(), 1);

    desk.rates();
    desk.write("Base currency", "usd");
    assert!(desk.says("The rates are in EUR; convert them, or enter them anew."));
    assert!(!desk.possible("Set rates"));
    desk.press("Convert them to USD");
    desk.press("Set rates");
    let properties = &desk.plan().properties;
    assert_eq!((properties.currency.as_str(), properties.rates["EUR"]), ("USD", decimal("1.0912")));
    assert_eq!(properties.rates["GBP"], decimal("1.30944"));
    assert!(!properties.rates.contains_key("USD"));
    assert_eq!(desk.steps(), 2);
}

#[test]
fn rules_and_thresholds_are_set_in_one_step_and_an_empty_field_is_the_usual_value() {
    let mut desk = Desk::empty();
    desk.rules();
    desk.segment("Each alone", "Pledges hold or fall");
    desk.write("Offered", "1.5");
    assert!(desk.says("A likelihood is 0 to 1, with at most 6 places."));
    assert!(!desk.possible("Set rules"));
    desk.write("Offered", "0.6");
    desk.write("Notice where none is known, days", "");
    desk.write("Largest share of one nation", "0.4");
    desk.write("Rates stale after, days", "14");
    desk.key(Key::Enter);
    let properties = &desk.plan().properties;
    assert_eq!((properties.correlation, properties.unknown_notice_days), (Correlation::Independent, Day(90)));
    assert_eq!(properties.likelihoods["offered"], decimal("0.6"));
    assert_eq!((properties.thresholds.largest_share, properties.thresholds.stale_rate_days), (decimal("0.4"), Day(14)));
    assert_eq!(desk.steps(), 1);
    desk.rules();
    desk.write("Offered", "");
    desk.press("Set rules");
    assert!(desk.plan().properties.likelihoods.is_empty());
}

#[test]
fn the_plan_menu_leads_to_each_editor() {
    use muster::ui::actions::{Action, Menu, TABLE};
    let labels: Vec<&str> = TABLE.iter().filter(|row| row.menu == Menu::Plan).map(|row| row.label).collect();
    for label in ["Nations…", "Areas…", "Capabilities…", "Conditions…", "Red lines…", "Requirement sets…"] {
        assert!(labels.contains(&label), "{label}");
    }
    assert_eq!((Action::Rates.label(), Action::Rules.label()), ("Currency and rates…", "Rules and thresholds…"));
}

/// A person with a keyboard and nothing else: key events alone, no pointer and no assistive technology.
struct Hands(Desk);

impl Hands {
    fn keys(&mut self, modifiers: Modifiers, key: Key) {
        self.0.h.key_press_modifiers(modifiers, key);
        self.0.run();
    }

    fn key(&mut self, key: Key) {
        self.keys(Modifiers::NONE, key);
    }

    fn write(&mut self, text: &str) {
        self.0.h.event(egui::Event::Text(text.to_owned()));
        self.0.run();
    }

    /// What has the keyboard: its name and value.
    #[expect(clippy::redundant_closure_for_method_calls, reason = "the method alone is not general enough")]
    fn focus(&self) -> (String, String) {
        let focused = self.0.h.query_all_by(|node| node.is_focused()).last();
        let focused =
            focused.map(|node| (node.accesskit_node().label().unwrap_or_default(), node.value().unwrap_or_default()));
        focused.unwrap_or_default()
    }

    /// Goes on with Tab until something whose name begins so has the keyboard.
    fn tab_to(&mut self, name: &str) {
        let mut seen = Vec::new();
        for _ in 0..90 {
            if self.focus().0.starts_with(name) {
                return;
            }
            self.key(Key::Tab);
            seen.push(self.focus().0);
        }
        panic!("Tab leads to no {name}, but to {seen:?}");
    }

    /// In a choice, goes by the first letter until it shows these words.
    fn choose(&mut self, words: &str) {
        for _ in 0..20 {
            self.write(&words[..1].to_lowercase());
            if self.focus().1 == words {
                return;
            }
        }
        panic!("{:?} does not offer {words}", self.focus());
    }

    /// Carries out a command of the menus through the palette.
    fn command(&mut self, name: &str) {
        self.keys(Modifiers::COMMAND, Key::K);
        self.write(name);
        self.key(Key::Enter);
        assert!(self.0.is_open(), "{name} opens nothing");
    }

    fn plan(&self) -> &Plan {
        self.0.plan()
    }
}

#[test]
fn from_an_empty_plan_to_a_comparison_of_two_scenarios_with_the_keyboard_alone() {
    let session = Session::new(Desk::settings(), Trace::default());
    let mut hands = Hands(Desk::over(session, [1440.0, 900.0]));
    hands.keys(Modifiers::COMMAND, Key::N);
    assert!(hands.plan().areas.is_empty() && hands.plan().requirement_sets.is_empty());

    hands.command("Nations");
    hands.key(Key::Enter);
    hands.write("ken");
    hands.key(Key::Tab);
    hands.write("Kenya");
    hands.key(Key::Tab);
    hands.choose("participant");
    hands.key(Key::Tab);
    hands.key(Key::Enter);
    assert_eq!(hands.plan().nations.last().unwrap().id.as_str(), "KEN");
    hands.key(Key::Escape);

    hands.command("Areas");
    hands.key(Key::Enter);
    hands.write("Gulf of Aden");
    hands.key(Key::Tab);
    hands.choose("sea");
    hands.tab_to("Days of movement from home");
    hands.write("12");
    hands.key(Key::Enter);
    assert_eq!(hands.plan().areas[0].transit_days, Day(12));
    hands.key(Key::Escape);

    hands.command("Capabilities");
    hands.key(Key::Enter);
    hands.write("River patrol boat");
    hands.key(Key::Tab);
    hands.choose("Sea");
    hands.key(Key::Tab);
    hands.write("vessel");
    hands.key(Key::Enter);
    assert_eq!(hands.plan().capabilities.last().unwrap().id.as_str(), "mar.river-patrol-boat");
    hands.key(Key::Escape);

    hands.command("Requirement sets");
    hands.key(Key::Enter);
    hands.write("Patrol");
    hands.key(Key::Enter);
    // In the tree: a task, then a line of it.
    hands.key(Key::Enter);
    hands.write("Watch the strait");
    hands.key(Key::Enter);
    hands.key(Key::Enter);
    hands.choose("River patrol boat (vessel)");
    hands.tab_to("Quantity");
    hands.write("2");
    hands.tab_to("Needed by C+");
    hands.write("90");
    hands.key(Key::Enter);
    let line = hands.plan().requirement_sets[0].tasks[0].requirements[0].clone();
    assert_eq!((line.id.as_str(), line.quantity, line.from_day), ("L-001", Quantity(2), Day(90)));
    hands.key(Key::Escape);

    hands.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::N);
    hands.tab_to("Nation");
    hands.choose("Kenya");
    hands.key(Key::Tab);
    hands.choose("River patrol boat (vessel)");
    hands.key(Key::Tab);
    hands.write("Patrol squadron");
    hands.tab_to("Quantity");
    hands.keys(Modifiers::COMMAND, Key::A);
    hands.write("2");
    hands.tab_to("Notice, days");
    hands.write("30");
    hands.key(Key::Enter);
    assert_eq!(hands.plan().contributions[0].id.as_str(), "KEN-01");

    for name in ["Stay ashore", "Patrol"] {
        hands.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::O);
        hands.write(name);
        hands.key(Key::Enter);
    }
    let names: Vec<&str> = hands.plan().scenarios.iter().map(|scenario| scenario.name.as_str()).collect();
    assert_eq!(names, ["A: Stay ashore", "B: Patrol"]);

    // Into one of them: the card of the pool, then the place.
    hands.tab_to("KEN-01");
    hands.key(Key::Enter);
    assert!(hands.0.says("Assign KEN-01"));
    hands.key(Key::Enter);
    let used: Vec<usize> = hands.plan().scenarios.iter().map(|scenario| scenario.assignments.len()).collect();
    assert_eq!(used, [0, 1]);

    hands.keys(Modifiers::COMMAND, Key::Num4);
    hands.0.app().settle();
    hands.0.run();
    assert_eq!(hands.0.view().workspace, Workspace::Compare);
    let shown = |role, name: &str| assert!(hands.0.find(role, name).is_some(), "{name}");
    shown(Role::ColumnHeader, "Scenario A: Stay ashore, baseline");
    shown(Role::ColumnHeader, "Scenario B: Patrol");
    shown(Role::RowHeader, "L-001 River patrol boat, 2 by C+90");
    shown(Role::Button, "L-001 River patrol boat, A, 0 of 2, unmet");
    shown(Role::Button, "L-001 River patrol boat, B, 2 of 2, met");
}
