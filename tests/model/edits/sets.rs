//! Requirement sets, their tasks and lines: made, edited, put in order, moved, taken out, and what rests on them.

use muster::base::{Day, Quantity};
use muster::edit::{Command, LineField, RecordCommand, RequirementSetField, SetCommand, TaskField};
use muster::model::{Plan, Priority, Requirement, RequirementSet, Task};
use serde_json::json;

use super::assignments::assign;
use super::fixture::{after, bytes, done, plan, read, refused, text, value, with_a};

fn full(command: SetCommand) -> Command {
    Command::InSet("full".into(), command)
}

fn line(capability: &str) -> Requirement {
    let (quantity, priority) = (Quantity(2), Priority::Essential);
    Requirement { capability: capability.into(), quantity, priority, ..Requirement::default() }
}

fn add_line(task: &str, line: Requirement) -> Command {
    full(SetCommand::AddLine(task.into(), Box::new(line)))
}

fn edit(id: &str, field: LineField) -> Command {
    full(SetCommand::EditLine(id.into(), field))
}

/// The sets in a line each: `full: west[L-1 L-2] east[L-3]`.
fn told(plan: &Plan) -> String {
    let task = |task: &Task| {
        let lines: Vec<&str> = task.requirements.iter().map(|line| line.id.as_str()).collect();
        format!("{}[{}]", task.id, lines.join(" "))
    };
    let set =
        |set: &RequirementSet| format!("{}: {}", set.id, set.tasks.iter().map(task).collect::<Vec<_>>().join(" "));
    plan.requirement_sets.iter().map(|each| set(each)).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_set_is_made_renamed_copied_and_put_in_order() {
    let new = Command::RequirementSet(RecordCommand::Add(Box::new(RequirementSet {
        name: " Large force ".into(),
        ..RequirementSet::default()
    })));
    let (label, changed) = done(&plan(), &new);
    assert_eq!(label, "Add the requirement set \"Large force\"");
    assert_eq!(told(&changed), "full: west[L-1 L-2] east[L-3]\nsmall: all[L-1]\nlarge-force: ");
    let name = |name: &str| {
        let field = RequirementSetField::Name(name.to_owned());
        Command::RequirementSet(RecordCommand::Edit { id: "full".into(), field })
    };
    assert_eq!(done(&plan(), &name("Fuller")).1.requirement_sets[0].name, "Fuller");
    assert_eq!(refused(&plan(), &name(" ")), "A requirement set needs a name");
    let (label, changed) = done(&plan(), &full(SetCommand::Duplicate));
    assert_eq!(label, "Duplicate the requirement set \"Full\"");
    assert_eq!(told(&changed), "full: west[L-1 L-2] east[L-3]\nfull-copy: west[L-1 L-2] east[L-3]\nsmall: all[L-1]");
    assert_eq!(changed.requirement_sets[1].name, "Full, copy");
    let order = Command::RequirementSet(RecordCommand::Reorder { id: "full".into(), to: 1 });
    assert_eq!(told(&done(&plan(), &order).1), "small: all[L-1]\nfull: west[L-1 L-2] east[L-3]");
}

#[test]
fn a_set_goes_with_the_scenarios_measured_against_it_unless_the_consultation_names_them() {
    let remove = |id: &str, take_out| Command::RequirementSet(RecordCommand::Remove { id: id.into(), take_out });
    assert_eq!(refused(&plan(), &remove("full", false)), "Full is used in A and B. Take it out there first");
    let (_, changed) = done(&plan(), &remove("full", true));
    assert_eq!(text(&changed), "C: Third [small]");
    assert!(changed.criteria[0].scores.is_empty());
    assert!(refused(&plan(), &remove("small", true)).contains("the meeting \"Chiefs\""));
}

#[test]
fn tasks_are_added_edited_and_put_in_order() {
    let task = |name: &str, area: &str| {
        full(SetCommand::AddTask(Box::new(Task { name: name.into(), area: area.into(), ..Task::default() })))
    };
    let (label, changed) = done(&plan(), &task("West", "host"));
    assert_eq!(label, "Add the task \"West\" to Full");
    assert!(told(&changed).starts_with("full: west[L-1 L-2] east[L-3] west-2[]"));
    assert_eq!(refused(&plan(), &task("", "host")), "A task needs a name");
    assert_eq!(refused(&plan(), &task("North", "")), "Choose the area in which the task is done");
    assert_eq!(refused(&plan(), &task("North", "sea")), "There is no area \"sea\" in this plan");
    let (label, changed) = done(&plan(), &full(SetCommand::EditTask("west".into(), TaskField::Area("next".into()))));
    assert_eq!(label, "Set the area of West in Full");
    assert_eq!(changed.requirement_sets[0].tasks[0].area.as_str(), "next");
    let (label, changed) = done(&plan(), &full(SetCommand::ReorderTask("west".into(), 9)));
    assert_eq!(label, "Move the task \"West\" to place 2 in Full");
    assert!(told(&changed).starts_with("full: east[L-3] west[L-1 L-2]"));
    assert_eq!(refused(&plan(), &full(SetCommand::ReorderTask("x".into(), 0))), "There is no task \"x\" in this plan");
}

#[test]
fn lines_get_the_next_number_and_each_value_is_looked_at() {
    let (label, changed) = done(&plan(), &add_line("east", line("land.eng")));
    assert_eq!(label, "Add L-004 Engineers to East");
    assert!(told(&changed).starts_with("full: west[L-1 L-2] east[L-3 L-004]"));
    let taken = Requirement { id: "L-2".into(), ..line("land.eng") };
    assert!(refused(&plan(), &add_line("east", taken)).contains("\"L-2\" is there already"));
    assert_eq!(refused(&plan(), &add_line("east", line(""))), "Choose the capability that is asked for");
    let other = Requirement { substitutes: vec!["land.eng".into()], ..line("land.inf") };
    let why = refused(&plan(), &add_line("east", other));
    assert_eq!(why, "Engineers is counted in company, Light infantry in battalion");
    let itself = Requirement { substitutes: vec!["land.inf".into()], ..line("land.inf") };
    assert!(refused(&plan(), &add_line("east", itself)).contains("no substitute"));
    let amount =
        |quantity, minimum: Option<u64>| edit("L-1", LineField::Amount(Quantity(quantity), minimum.map(Quantity)));
    done(&plan(), &amount(9, Some(7)));
    assert_eq!(refused(&plan(), &amount(9, Some(10))), "The minimum is 1 to 9");
    assert_eq!(refused(&plan(), &amount(0, None)), "The quantity is 0; enter 1 or more");
    let days = |from, to: Option<i32>| edit("L-1", LineField::Days(Day(from), to.map(Day)));
    done(&plan(), &days(30, Some(300)));
    assert_eq!(refused(&plan(), &days(30, Some(20))), "C+20 is before C+30; enter a later last day");
    assert_eq!(refused(&plan(), &days(-1, None)), "Enter 0 to 36,500 days");
    assert_eq!(refused(&plan(), &edit("L-1", LineField::Priority(Priority::Unknown))), "Choose a priority");
    let (label, changed) = done(&plan(), &edit("L-1", LineField::Note(Some(" Guards ".into()))));
    assert_eq!(label, "Set the note of L-1 in Full");
    assert_eq!(changed.requirement_sets[0].tasks[0].requirements[0].note.as_deref(), Some("Guards"));
}

#[test]
fn what_is_asked_stays_while_something_else_would_rest_on_the_line() {
    let kind = |capability: &str, substitutes: &[&str]| {
        let substitutes = substitutes.iter().map(|id| (*id).into()).collect();
        edit("L-1", LineField::Kind(capability.into(), substitutes))
    };
    let why = refused(&plan(), &kind("land.mech", &[]));
    assert_eq!(why, "L-1 as it asks for Light infantry is used in GBR-01 in A. Take it out there first");
    // As a substitute it may stay.
    let (_, changed) = done(&plan(), &kind("land.mech", &["land.inf"]));
    assert_eq!(changed.requirement_sets[0].tasks[0].requirements[0].capability.as_str(), "land.mech");
    // A substitute of another unit, which the file names, may stay beside the capability that it stood beside.
    done(&plan(), &kind("land.inf", &["land.eng"]));
}

#[test]
fn a_line_moves_and_what_is_assigned_to_it_goes_along() {
    let move_to = |task: &str, to| full(SetCommand::MoveLine { line: "L-1".into(), task: task.into(), to });
    let (label, changed) = done(&plan(), &move_to("west", 5));
    assert_eq!(label, "Move L-1 to place 2 of West");
    assert!(told(&changed).starts_with("full: west[L-2 L-1] east[L-3]"));
    let (label, changed) = done(&plan(), &move_to("east", 0));
    assert_eq!(label, "Move L-1 to place 1 of East");
    assert!(told(&changed).starts_with("full: west[L-2] east[L-1 L-3]"));
    assert_eq!(text(&changed), with_a(&["a-1: 1 × GBR-01 on east/L-1"]));
    assert_eq!(refused(&plan(), &move_to("none", 0)), "There is no task \"none\" in this plan");
}

#[test]
fn a_line_or_task_that_is_used_is_refused_or_taken_out_with_what_rests_on_it() {
    let plan = after(&[assign("b", "NLD-01", "west/L-1", 1), assign("b", "GBR-02", "west/L-2", 4)]);
    let line = |take_out| full(SetCommand::RemoveLine { line: "L-1".into(), take_out });
    assert_eq!(refused(&plan, &line(false)), "L-1 is used in GBR-01 in A and NLD-01 in B. Take it out there first");
    let (label, changed) = done(&plan, &line(true));
    assert_eq!(label, "Delete L-1 of Full and take 2 assignments out");
    assert!(told(&changed).starts_with("full: west[L-2] east[L-3]"));
    assert!(changed.scenarios[0].assignments.is_empty());
    let task = |take_out| full(SetCommand::RemoveTask { task: "west".into(), take_out });
    let why = refused(&plan, &task(false));
    assert_eq!(why, "The task \"West\" is used in GBR-01 in A, NLD-01 in B and GBR-02 in B. Take it out there first");
    let (label, changed) = done(&plan, &task(true));
    assert_eq!(label, "Delete the task \"West\" of Full and take 3 assignments out");
    assert!(told(&changed).starts_with("full: east[L-3]"));
    assert_eq!(text(&changed), with_a(&[]));
    let (label, _) = done(&plan, &full(SetCommand::RemoveLine { line: "L-3".into(), take_out: false }));
    assert_eq!(label, "Delete L-3 of Full");
    // The line of the same id in another set is another line.
    let small = Command::InSet("small".into(), SetCommand::RemoveLine { line: "L-1".into(), take_out: false });
    assert_eq!(text(&done(&plan, &small).1), text(&plan));
}

#[test]
fn an_unreadable_value_of_a_line_gives_way_when_it_is_set() {
    let mut file = value();
    file["requirement_sets"][0]["tasks"][0]["requirements"][0]["to_day"] = json!("late");
    let plan = read(&file);
    let written = |plan: &Plan| {
        let value: serde_json::Value = serde_json::from_slice(&bytes(plan)).unwrap();
        value["requirement_sets"][0]["tasks"][0]["requirements"][0].get("to_day").cloned()
    };
    let (_, other) = done(&plan, &edit("L-1", LineField::Note(Some("x".into()))));
    assert_eq!(written(&other), Some(json!("late")));
    let (_, set) = done(&plan, &edit("L-1", LineField::Days(Day(60), None)));
    assert_eq!(written(&set), None);
}
