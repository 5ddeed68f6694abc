//! Dragging: what is said before the drop, what happens after it, and one step to take it back.

use egui::{Event, Key, Modifiers, Rect};
use egui_kittest::Node;
use muster::base::Quantity;
use muster::edit::Command;
use muster::session::{Placement, verdict};

use super::desk::Desk;

/// What the session says of assigning a contribution to a line of a scenario.
fn said(desk: &Desk, scenario: &str, contribution: &str, place: (&str, &str), quantity: u64) -> String {
    let (task, line) = place;
    let place = Placement { scenario: scenario.into(), task: task.into(), requirement: Some(line.into()) };
    let command = Command::Assign {
        scenario: scenario.into(),
        contribution: contribution.into(),
        task: task.into(),
        requirement: Some(line.into()),
        quantity: Quantity(quantity),
    };
    let file = desk.session().active().unwrap();
    muster::words::verdict(file, &place.scenario, &verdict(file, &command, &[contribution.into()], &place))
}

#[test]
fn a_card_dragged_onto_a_line_is_assigned_as_its_tag_said_and_one_undo_takes_it_back() {
    let mut desk = Desk::new();
    desk.activate('B');
    let before = desk.bytes();
    let from = desk.card("NLD-03");
    let to = desk.on_line('B', "L-004");
    let wanted = said(&desk, "b", "NLD-03", ("west", "L-004"), 1);
    desk.carry(from, to);
    assert_eq!(desk.tag('B', "L-004").as_deref(), Some(wanted.as_str()));
    assert!(desk.says("Dragging NLD-03 "), "the status line counts the targets");
    assert!(desk.bytes() == before, "nothing changes before the drop");
    desk.let_go(to);
    assert_eq!(desk.assigned("b", "NLD-03"), ["1 on L-004"]);
    assert!(
        desk.notice().starts_with("Assign 1 × ") && desk.notice().ends_with(" (NLD) to L-004"),
        "{}",
        desk.notice()
    );
    assert_eq!(desk.steps(), 1);
    desk.keys(Modifiers::COMMAND, Key::Z);
    assert!(desk.bytes() == before);
    desk.keys(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Z);
    assert_eq!(desk.assigned("b", "NLD-03"), ["1 on L-004"]);
}

#[test]
fn a_drop_that_cannot_be_says_why_before_and_changes_nothing_after() {
    let mut desk = Desk::new();
    desk.activate('B');
    let before = desk.bytes();
    let from = desk.card("ESP-04");
    let to = desk.on_line('B', "L-006");
    let wanted = said(&desk, "b", "ESP-04", ("west", "L-006"), 1);
    assert!(wanted.starts_with("Offered for "), "{wanted}");
    desk.carry(from, to);
    assert_eq!(desk.tag('B', "L-006").as_deref(), Some(wanted.as_str()));
    desk.let_go(to);
    assert_eq!(desk.notice(), wanted);
    assert!(desk.bytes() == before);
    assert_eq!(desk.steps(), 0);
}

#[test]
fn a_task_and_a_scenario_take_a_card_to_their_best_line() {
    let mut desk = Desk::new();
    let from = desk.card("NLD-03");
    let head = desk.head('B').center();
    desk.drag(from, head);
    assert_eq!(desk.assigned("b", "NLD-03"), ["1 on L-004"]);
}

#[test]
fn a_divisible_pledge_fills_the_need_and_asks_for_the_amount() {
    let mut desk = Desk::new();
    let from = desk.card("GBR-02");
    let to = desk.on_line('A', "L-004");
    desk.drag(from, to);
    assert_eq!(desk.assigned("a", "GBR-02"), ["3 on L-004"]);
    assert!(desk.says("GBR-02 to L-004") && desk.says("3 left"));
    desk.write("Amount", "2");
    desk.key(Key::Enter);
    assert_eq!(desk.assigned("a", "GBR-02"), ["2 on L-004"]);
    assert!(!desk.says("GBR-02 to L-004"), "the question is gone");
    assert_eq!(desk.steps(), 1, "the drop and its amount are one step");
    desk.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(desk.assigned("a", "GBR-02"), [""; 0]);
}

#[test]
fn escape_in_the_amount_takes_the_drop_back() {
    let mut desk = Desk::new();
    let before = desk.bytes();
    let from = desk.card("GBR-02");
    let to = desk.on_line('A', "L-004");
    desk.drag(from, to);
    desk.key(Key::Escape);
    assert!(desk.bytes() == before);
    assert!(!desk.says("GBR-02 to L-004"));
}

#[test]
fn undo_while_the_amount_is_asked_ends_the_question_and_takes_back_just_the_drop() {
    let mut desk = Desk::new();
    let from = desk.card("NLD-03");
    let to = desk.on_line('A', "L-004");
    desk.drag(from, to);
    let first = desk.bytes();
    let from = desk.card("GBR-02");
    desk.drag(from, to);
    desk.keys(Modifiers::COMMAND, Key::Z);
    assert!(desk.bytes() == first);
    assert!(!desk.says("GBR-02 to L-004"), "the question is gone with its drop");
    desk.key(Key::Enter);
    desk.key(Key::Escape);
    assert!(desk.bytes() == first, "what was done before stays");
}

#[test]
fn shift_gives_all_that_is_left() {
    let mut desk = Desk::new();
    desk.activate('A');
    for task in ["Headquarters", "Sites and cities in the west", "Training and regeneration", "Reserve and support"] {
        desk.press(task);
    }
    let from = desk.card("USA-01");
    desk.h.event(Event::ModifiersChanged(Modifiers::SHIFT));
    let to = desk.on_line('A', "L-017");
    desk.drag(from, to);
    assert_eq!(desk.assigned("a", "USA-01"), ["24 on L-017"]);
}

#[test]
fn a_chip_dragged_to_another_scenario_moves_and_with_ctrl_is_copied() {
    let mut desk = Desk::new();
    let from = desk.chip("TUR-05", "L-004", 'C').rect().center();
    let to = desk.on_line('B', "L-004");
    desk.drag(from, to);
    assert_eq!(desk.assigned("c", "TUR-05"), [""; 0]);
    assert_eq!(desk.assigned("b", "TUR-05"), ["1 on L-004"]);
    assert_eq!(desk.steps(), 1);

    let from = desk.chip("NLD-03", "L-004", 'C').rect().center();
    desk.h.event(Event::ModifiersChanged(Modifiers::COMMAND));
    let to = desk.on_line('B', "L-004");
    desk.drag(from, to);
    desk.h.event(Event::ModifiersChanged(Modifiers::NONE));
    assert_eq!(desk.assigned("c", "NLD-03"), ["1 on L-004"]);
    assert_eq!(desk.assigned("b", "NLD-03"), ["1 on L-004"]);
    assert!(desk.notice().starts_with("Copy 1 × "), "{}", desk.notice());
}

#[test]
fn a_chip_dragged_to_the_pool_is_taken_out() {
    let mut desk = Desk::new();
    let from = desk.chip("NLD-03", "L-004", 'C').rect().center();
    let pool = desk.field("Search pledges").rect().center() + egui::vec2(0.0, 300.0);
    desk.carry(from, pool);
    assert!(desk.painted().iter().any(|(text, _)| text == "Release to take it out"));
    desk.let_go(pool);
    assert_eq!(desk.assigned("c", "NLD-03"), [""; 0]);
    assert_eq!(desk.notice(), "Take NLD-03 out of C");
}

#[test]
fn escape_cancels_a_drag() {
    let mut desk = Desk::new();
    desk.activate('B');
    let before = desk.bytes();
    let from = desk.card("NLD-03");
    let to = desk.on_line('B', "L-004");
    desk.carry(from, to);
    assert!(desk.says("Dragging "));
    desk.key(Key::Escape);
    assert!(!desk.says("Dragging "));
    desk.let_go(to);
    assert!(desk.bytes() == before);
}

#[test]
fn a_drop_beside_every_target_changes_nothing() {
    let mut desk = Desk::new();
    let before = desk.bytes();
    let from = desk.card("NLD-03");
    desk.drag(from, from + egui::vec2(0.0, 200.0));
    assert!(desk.bytes() == before);
}

#[test]
fn several_cards_go_in_one_step_named_after_their_number() {
    let mut desk = Desk::new();
    desk.activate('B');
    desk.write("Search pledges", "battlegroup");
    let cards: Vec<_> = ["NLD-03", "TUR-05", "CAN-02"]
        .into_iter()
        .filter(|id| desk.shown(&format!("{id} ")) && desk.cards().iter().any(|c| c.starts_with(id)))
        .map(|id| (id, desk.named(&format!("{id} ")).rect().center()))
        .collect();
    assert!(cards.len() >= 2, "{:?}", desk.cards());
    for (id, _) in &cards {
        let begin = format!("{id} ");
        desk.named(&begin).click_modifiers(Modifiers::COMMAND);
        desk.run();
    }
    let to = desk.on_line('B', "L-004");
    desk.drag(cards[0].1, to);
    for (id, _) in &cards {
        assert_eq!(desk.assigned("b", id), ["1 on L-004"], "{id}");
    }
    assert_eq!(desk.notice(), format!("Assign {} pledges to L-004", cards.len()));
    assert_eq!(desk.steps(), 1);
}

#[test]
fn several_chips_move_in_one_step_named_as_a_move() {
    let mut desk = Desk::new();
    for id in ["NLD-03", "TUR-05"] {
        desk.chip(id, "L-004", 'C').click_modifiers(Modifiers::COMMAND);
        desk.run();
    }
    let from = desk.chip("NLD-03", "L-004", 'C').rect().center();
    let to = desk.on_line('B', "L-004");
    desk.drag(from, to);
    assert_eq!(desk.assigned("b", "TUR-05"), ["1 on L-004"]);
    assert_eq!(desk.assigned("c", "TUR-05"), [""; 0]);
    assert_eq!(desk.notice(), "Move 2 pledges to L-004");
}

#[test]
fn a_chip_dragged_with_ctrl_within_its_scenario_is_copied_too() {
    let mut desk = Desk::new();
    desk.activate('A');
    let from = desk.card("GBR-02");
    let to = desk.on_line('A', "L-004");
    desk.drag(from, to);
    desk.write("Amount", "2");
    desk.key(Key::Enter);
    let from = desk.chip("GBR-02", "L-004", 'A').rect().center();
    // No line of that task asks for it: it goes there over and above.
    let (column, headers) = (desk.head('A'), desk.begins("Training and regeneration"));
    let here = |rect: &Rect| column.x_range().contains(rect.center().x) && rect.top() > column.bottom();
    let to = headers.iter().map(Node::rect).find(here).unwrap().center();
    desk.h.event(Event::ModifiersChanged(Modifiers::COMMAND));
    desk.drag(from, to);
    desk.h.event(Event::ModifiersChanged(Modifiers::NONE));
    // What was there stays, and the copy takes the one that was left.
    assert_eq!(desk.assigned("a", "GBR-02"), ["2 on L-004", "1 on none"]);
    assert!(desk.notice().starts_with("Copy 1 × "), "{}", desk.notice());
    desk.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(desk.assigned("a", "GBR-02"), ["2 on L-004"]);
}
