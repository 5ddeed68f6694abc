//! The way without a mouse.

use egui::{Key, Modifiers};

use super::desk::Desk;

#[test]
fn a_card_is_placed_with_enter_arrows_and_enter() {
    let mut desk = Desk::new();
    desk.activate('B');
    desk.card("NLD-03");
    desk.named("NLD-03 ").focus();
    desk.run();
    desk.key(Key::Enter);
    assert!(desk.says("Assign NLD-03 "), "the list of places is there");
    // The active scenario's line is first of those that fit alike.
    let first = desk.named("B   L-004 ");
    assert!(first.rect().top() > 0.0);
    desk.key(Key::ArrowDown);
    desk.key(Key::ArrowUp);
    desk.key(Key::Enter);
    let placed: Vec<String> = ["a", "b", "c", "e"].iter().flat_map(|s| desk.assigned(s, "NLD-03")).collect();
    assert_eq!(placed.len(), 2, "C had one, and one more has been placed: {placed:?}");
    assert_eq!(desk.steps(), 1);
    assert!(!desk.says("Assign NLD-03 Marine"), "the list is gone");
}

#[test]
fn the_list_of_places_ranks_what_fits_before_what_is_refused() {
    let mut desk = Desk::new();
    desk.card("NLD-03");
    desk.named("NLD-03 ").focus();
    desk.run();
    desk.key(Key::Enter);
    let mut rows: Vec<(f32, String)> =
        ["A   L-", "B   L-", "C   L-", "E   L-"].iter().flat_map(|begin| desk.all_named(begin)).collect();
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    let refused =
        |words: &str| words.contains("Offered for") || words.contains("None left") || words.contains("either");
    let first_refused = rows.iter().position(|(_, words)| refused(words)).unwrap_or(rows.len());
    assert!(rows.len() >= 4 && first_refused > 0, "{rows:?}");
    assert!(rows[first_refused..].iter().all(|(_, words)| refused(words)), "{rows:?}");
    desk.key(Key::Escape);
    assert_eq!(desk.steps(), 0);
}

#[test]
fn space_marks_several_cards_and_enter_places_them_together() {
    let mut desk = Desk::new();
    desk.activate('B');
    desk.write("Search pledges", "air.ftr");
    if desk.cards().is_empty() {
        desk.write("Search pledges", "fighter");
    }
    let cards = desk.cards();
    assert!(cards.len() >= 3, "{cards:?}");
    let first = cards[0].split(' ').next().unwrap().to_owned();
    desk.named(&format!("{first} ")).focus();
    desk.run();
    desk.key(Key::Space);
    desk.key(Key::ArrowDown);
    desk.key(Key::Space);
    desk.key(Key::Enter);
    assert!(desk.says("Assign 2 pledges"), "both are marked");
    desk.key(Key::Escape);
}

#[test]
fn delete_takes_the_focused_chip_out() {
    let mut desk = Desk::new();
    desk.chip("NLD-03", "L-004", 'C').focus();
    desk.run();
    desk.key(Key::Delete);
    assert_eq!(desk.assigned("c", "NLD-03"), [""; 0]);
    desk.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(desk.assigned("c", "NLD-03"), ["1 on L-004"]);
}

#[test]
fn space_marks_several_chips_and_delete_takes_them_out_in_one_step() {
    let mut desk = Desk::new();
    for id in ["NLD-03", "TUR-05"] {
        desk.chip(id, "L-004", 'C').focus();
        desk.run();
        desk.key(Key::Space);
    }
    desk.key(Key::Delete);
    assert_eq!(desk.notice(), "Take 2 assignments out of C");
    assert_eq!(desk.steps(), 1);
}

#[test]
fn a_chip_is_moved_with_enter() {
    let mut desk = Desk::new();
    desk.chip("TUR-05", "L-004", 'C').focus();
    desk.run();
    desk.key(Key::Enter);
    assert!(desk.says("TUR-05 "));
    desk.named("B   L-004 ").click();
    desk.run();
    assert_eq!(desk.assigned("b", "TUR-05"), ["1 on L-004"]);
    assert_eq!(desk.assigned("c", "TUR-05"), [""; 0]);
}
