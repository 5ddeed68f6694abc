//! Requirement sets: tasks and lines, put in order with the keyboard and by their handles.

use egui::Key;
use muster::base::{Day, Quantity};
use muster::model::{AreaKind, Plan, Priority};
use muster::session::Template;
use muster::ui::ListOf;

use super::{list, sample, session};
use crate::common::desk::Desk;

#[test]
fn a_requirement_set_is_filled_with_tasks_and_lines() {
    let mut desk = sample();
    list(&mut desk, ListOf::RequirementSets);
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
    let mut session = session();
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
    list(&mut desk, ListOf::RequirementSets);
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
    list(&mut desk, ListOf::RequirementSets);
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
fn a_line_that_something_is_assigned_to_says_so_and_is_shown() {
    let mut desk = sample();
    let (scenario, assignment) = desk
        .plan()
        .scenarios
        .iter()
        .find_map(|s| Some((s.clone(), s.assignments.iter().find(|a| a.requirement.is_some())?.clone())))
        .unwrap();
    let set = desk.plan().requirement_sets.find(scenario.requirement_set.as_str()).unwrap().clone();
    let line = assignment.requirement.clone().unwrap();
    list(&mut desk, ListOf::RequirementSets);
    desk.press(&format!("Edit {}", set.name));
    desk.press(&format!("Delete {line}"));
    assert!(desk.says(&format!("{line} is used in ")));
    desk.press(&format!("Delete {line} and take it out there too"));
    assert!(desk.plan().requirement_sets.find(set.id.as_str()).unwrap().line(&line).is_none());
    assert_eq!(desk.steps(), 1);
    desk.undo();
    assert!(desk.plan().requirement_sets.find(set.id.as_str()).unwrap().line(&line).is_some());
}
