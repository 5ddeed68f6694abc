//! Assign, move, copy, take out, resize, schedule, and several as one step.

use super::fixture::{after, done, plan, refusal, refused, text, with_a};
use muster::base::{Day, Quantity};
use muster::edit::{Command, Label, Placing, Refusal};

pub fn assign(scenario: &str, contribution: &str, place: &str, quantity: u64) -> Command {
    let (task, line) = split(place);
    Command::Assign {
        scenario: scenario.into(),
        contribution: contribution.into(),
        task: task.into(),
        requirement: line.map(Into::into),
        quantity: Quantity(quantity),
    }
}

fn split(place: &str) -> (&str, Option<&str>) {
    place.split_once('/').map_or((place, None), |(task, line)| (task, Some(line)))
}

fn transfer(from: &str, assignment: &str, to: &str, place: &str, quantity: u64, copy: bool) -> Command {
    let (task, line) = split(place);
    Command::Move {
        from: from.into(),
        assignment: assignment.into(),
        to: to.into(),
        task: task.into(),
        requirement: line.map(Into::into),
        quantity: Quantity(quantity),
        copy,
    }
}

fn take_out(scenario: &str, assignments: &[&str]) -> Command {
    Command::TakeOut { scenario: scenario.into(), assignments: assignments.iter().map(|id| (*id).into()).collect() }
}

fn resize(scenario: &str, assignment: &str, quantity: u64) -> Command {
    Command::Resize { scenario: scenario.into(), assignment: assignment.into(), quantity: Quantity(quantity) }
}

fn schedule(assignment: &str, from: Option<i32>, to: Option<i32>) -> Command {
    Command::Schedule {
        scenario: "a".into(),
        assignment: assignment.into(),
        from_day: from.map(Day),
        to_day: to.map(Day),
    }
}

#[test]
fn assigning_puts_a_part_of_a_pledge_on_a_line() {
    let (label, plan) = done(&plan(), &assign("b", "GBR-01", "west/L-1", 2));
    assert_eq!(label, "Assign 2 × Light infantry battlegroup (GBR) to L-1");
    assert_eq!(
        text(&plan),
        "A: First [full]\n  a-1: 1 × GBR-01 on west/L-1\nB: Second [full]\n  b-1: 2 × GBR-01 on west/L-1\nC: Third [small]"
    );
}

#[test]
fn assigning_more_of_the_same_to_the_same_line_adds_to_what_is_there() {
    let (_, plan) = done(&plan(), &assign("a", "GBR-01", "west/L-1", 1));
    assert_eq!(text(&plan), with_a(&["a-1: 2 × GBR-01 on west/L-1"]));
}

#[test]
fn assigning_without_a_line_goes_over_and_above_what_the_task_asks() {
    let (label, plan) = done(&plan(), &assign("a", "GBR-02", "east", 4));
    assert_eq!(label, "Assign 4 × Fighter squadron (GBR) to east");
    assert_eq!(text(&plan), with_a(&["a-1: 1 × GBR-01 on west/L-1", "a-2: 4 × GBR-02 on east"]));
}

#[test]
fn a_substitute_of_the_same_unit_may_stand_on_a_line() {
    let (_, plan) = done(&plan(), &assign("a", "NLD-01", "west/L-1", 1));
    assert_eq!(text(&plan), with_a(&["a-1: 1 × GBR-01 on west/L-1", "a-2: 1 × NLD-01 on west/L-1"]));
}

#[test]
fn assigning_says_why_not() {
    let plan = after(&[assign("a", "NLD-01", "west/L-1", 1)]);
    let cases = [
        (assign("x", "GBR-01", "west/L-1", 1), "There is no scenario \"x\" in this plan"),
        (assign("a", "XXX-01", "west/L-1", 1), "There is no contribution \"XXX-01\" in this plan"),
        (assign("a", "GBR-01", "north/L-1", 1), "There is no task \"north\" in this plan"),
        (assign("a", "GBR-01", "east/L-1", 1), "There is no requirement \"L-1\" in this plan"),
        (assign("a", "GBR-01", "west/L-1", 0), "The quantity is 0; enter 1 or more"),
        (assign("a", "GBR-01", "west/L-1", 2), "Only 1 left in A: 1 of 2 used"),
        (assign("a", "NLD-01", "west/L-1", 1), "None left in A: 1 of 1 used"),
        (assign("a", "GBR-02", "west/L-2", 3), "GBR-02 goes in parts of 4"),
        (assign("a", "GBR-02", "west/L-2", 16), "Only 12 left in A: 0 of 12 used"),
        (assign("a", "NLD-02", "east/L-3", 1), "A uses NLD-01: either that or NLD-02"),
        (assign("a", "GBR-02", "west/L-1", 4), "Other kind: the line asks for Light infantry"),
        (assign("a", "POL-02", "west/L-1", 3), "Other kind: the line asks for Light infantry"),
        (assign("b", "NLD-02", "west/L-1", 1), "Offered for Next only"),
        (assign("a", "POL-01", "west/L-1", 1), "Poland rules out Host"),
        (assign("a", "POL-01", "west", 1), "Poland rules out Host"),
        (assign("a", "GBR-03", "west/L-1", 1), "GBR-03 is declined"),
    ];
    for (command, why) in cases {
        assert_eq!(refused(&plan, &command), why, "{command:?}");
    }
}

#[test]
fn moving_takes_the_assignment_to_another_line() {
    let (label, plan) = done(&plan(), &transfer("a", "a-1", "a", "east/L-3", 1, false));
    assert_eq!(label, "Move 1 × Light infantry battlegroup (GBR) to L-3");
    assert_eq!(text(&plan).lines().nth(1).unwrap().split_once(": ").unwrap().1, "1 × GBR-01 on east/L-3");
}

#[test]
fn moving_a_part_leaves_the_rest_where_it_was() {
    let plan = after(&[assign("a", "GBR-01", "west/L-1", 1)]);
    let (_, plan) = done(&plan, &transfer("a", "a-1", "a", "east/L-3", 1, false));
    assert_eq!(text(&plan), with_a(&["a-1: 1 × GBR-01 on west/L-1", "a-2: 1 × GBR-01 on east/L-3"]));
}

#[test]
fn moving_to_another_scenario_takes_it_out_of_the_first() {
    let (label, plan) = done(&plan(), &transfer("a", "a-1", "b", "west/L-1", 1, false));
    assert_eq!(label, "Move 1 × Light infantry battlegroup (GBR) to L-1 in B");
    assert_eq!(text(&plan), "A: First [full]\nB: Second [full]\n  b-1: 1 × GBR-01 on west/L-1\nC: Third [small]");
}

#[test]
fn copying_leaves_the_assignment_where_it_is() {
    let (label, plan) = done(&plan(), &transfer("a", "a-1", "b", "west/L-1", 1, true));
    assert_eq!(label, "Copy 1 × Light infantry battlegroup (GBR) to L-1 in B");
    assert_eq!(
        text(&plan),
        "A: First [full]\n  a-1: 1 × GBR-01 on west/L-1\nB: Second [full]\n  b-1: 1 × GBR-01 on west/L-1\nC: Third [small]"
    );
}

#[test]
fn a_moved_assignment_keeps_its_days_its_note_and_what_it_holds_unread() {
    let mut value = super::fixture::value();
    let assignment = &mut value["scenarios"][0]["assignments"][0];
    assignment["from_day"] = 30.into();
    assignment["note"] = "by rail".into();
    assignment["x_rail"] = "42".into();
    let plan = super::fixture::read(&value);
    let (_, plan) = done(&plan, &transfer("a", "a-1", "b", "east/L-3", 1, false));
    let moved = &plan.scenarios[1].assignments[0];
    assert_eq!((moved.from_day, moved.note.as_deref()), (Some(Day(30)), Some("by rail")));
    assert_eq!(moved.extra.0.get("x_rail"), Some(&"42".into()));
}

#[test]
fn moving_says_why_not() {
    let plan = after(&[assign("b", "GBR-01", "west/L-1", 2), assign("b", "GBR-02", "west/L-2", 12)]);
    let cases = [
        (transfer("a", "a-9", "b", "west/L-1", 1, false), "There is no assignment \"a-9\" in this plan"),
        (transfer("a", "a-1", "x", "west/L-1", 1, false), "There is no scenario \"x\" in this plan"),
        (transfer("a", "a-1", "a", "west/L-1", 1, false), "GBR-01 is there already"),
        (transfer("a", "a-1", "b", "west/L-1", 1, false), "None left in B: 2 of 2 used"),
        (transfer("a", "a-1", "a", "west/L-2", 1, false), "Other kind: the line asks for Fighters"),
        (transfer("a", "a-1", "a", "east/L-3", 0, false), "The quantity is 0; enter 1 or more"),
        (transfer("b", "b-2", "a", "west/L-2", 3, false), "GBR-02 goes in parts of 4"),
    ];
    for (command, why) in cases {
        assert_eq!(refused(&plan, &command), why, "{command:?}");
    }
}

#[test]
fn taking_out_one_or_several() {
    let two = after(&[assign("a", "GBR-02", "west/L-2", 8)]);
    let (label, one) = done(&two, &take_out("a", &["a-1"]));
    assert_eq!(label, "Take GBR-01 out of A");
    assert_eq!(text(&one), with_a(&["a-2: 8 × GBR-02 on west/L-2"]));
    let (label, none) = done(&two, &take_out("a", &["a-1", "a-2"]));
    assert_eq!(label, "Take 2 assignments out of A");
    assert_eq!(text(&none), with_a(&[]));
    assert_eq!(refused(&two, &take_out("a", &[])), "The quantity is 0; enter 1 or more");
    assert_eq!(refused(&two, &take_out("a", &["a-7"])), "There is no assignment \"a-7\" in this plan");
    assert_eq!(refused(&two, &take_out("a", &["a-1", "a-7"])), "There is no assignment \"a-7\" in this plan");
}

#[test]
fn resizing_stays_within_what_is_left_and_in_whole_parts() {
    let plan = after(&[assign("a", "GBR-02", "west/L-2", 4)]);
    let (label, larger) = done(&plan, &resize("a", "a-2", 12));
    assert_eq!(label, "Set GBR-02 to 12 in A");
    assert_eq!(text(&larger), with_a(&["a-1: 1 × GBR-01 on west/L-1", "a-2: 12 × GBR-02 on west/L-2"]));
    assert_eq!(refused(&plan, &resize("a", "a-2", 16)), "Only 12 left in A: 0 of 12 used");
    assert_eq!(refused(&plan, &resize("a", "a-2", 5)), "GBR-02 goes in parts of 4");
    assert_eq!(refused(&plan, &resize("a", "a-2", 0)), "The quantity is 0; enter 1 or more");
    assert_eq!(refused(&plan, &resize("a", "a-3", 4)), "There is no assignment \"a-3\" in this plan");
}

#[test]
fn scheduling_sets_the_days_of_an_assignment() {
    let (label, later) = done(&plan(), &schedule("a-1", Some(90), Some(180)));
    assert_eq!(label, "Set the days of GBR-01 in A");
    assert_eq!(text(&later), with_a(&["a-1: 1 × GBR-01 on west/L-1 from 90 to 180"]));
    let (_, back) = done(&later, &schedule("a-1", None, None));
    assert_eq!(text(&back), with_a(&["a-1: 1 × GBR-01 on west/L-1"]));
    let why = "C+90 is not after C+90; enter a later last day";
    assert_eq!(refused(&plan(), &schedule("a-1", Some(90), Some(90))), why);
    let why = "Days are counted from C-day; enter 0 or more";
    assert_eq!(refused(&plan(), &schedule("a-1", Some(-1), None)), why);
    assert_eq!(refused(&plan(), &schedule("a-1", None, Some(-5))), why);
    assert_eq!(refused(&plan(), &schedule("a-4", None, None)), "There is no assignment \"a-4\" in this plan");
}

#[test]
fn a_group_is_one_step_and_all_or_nothing() {
    let label = Label::PlaceMany { how: Placing::Assign, count: 2, to: "L-1".to_owned() };
    let group = |commands| Command::Group { label: label.clone(), commands };
    let both = group(vec![assign("a", "GBR-01", "west/L-1", 1), assign("a", "NLD-01", "west/L-1", 1)]);
    let (label, plan) = done(&plan(), &both);
    assert_eq!(label, "Assign 2 pledges to L-1");
    assert_eq!(text(&plan), with_a(&["a-1: 2 × GBR-01 on west/L-1", "a-2: 1 × NLD-01 on west/L-1"]));
    // The second of these sees what the first has taken.
    let too_much = group(vec![assign("b", "GBR-01", "west/L-1", 2), assign("b", "GBR-01", "east/L-3", 1)]);
    assert_eq!(refused(&plan, &too_much), "None left in B: 2 of 2 used");
}

#[test]
fn no_more_is_moved_than_is_there() {
    let (_, plan) = done(&plan(), &transfer("a", "a-1", "b", "west/L-1", 2, false));
    assert_eq!(text(&plan), "A: First [full]\nB: Second [full]\n  b-1: 1 × GBR-01 on west/L-1\nC: Third [small]");
}

#[test]
fn an_assignment_grows_by_what_the_others_of_its_pledge_leave() {
    let plan = after(&[assign("a", "GBR-01", "west", 1)]);
    let refusal = refusal(&plan, &resize("a", "a-1", 2));
    assert!(matches!(refusal, Refusal::NotEnough { left: Quantity(1), quantity: Quantity(2), .. }), "{refusal:?}");
}

#[test]
fn assigning_more_under_other_days_stands_apart() {
    let plan = after(&[schedule("a-1", Some(30), Some(90)), assign("a", "GBR-01", "west/L-1", 1)]);
    assert_eq!(text(&plan), with_a(&["a-1: 1 × GBR-01 on west/L-1 from 30 to 90", "a-2: 1 × GBR-01 on west/L-1"]));
}
