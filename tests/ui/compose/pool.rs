//! The pool: searched, filtered, grouped.

use egui::Key;

use super::desk::Desk;

#[test]
fn any_text_may_be_searched_and_nothing_found_says_what_to_do() {
    let mut desk = Desk::new();
    let all = desk.cards().len();
    assert!(all > 5);
    for text in ["1 (", "*", "\\", "[a", "((((((", "ÄÖ ß", "%s"] {
        desk.write("Search pledges", text);
    }
    desk.write("Search pledges", "1 (*[");
    assert!(desk.cards().is_empty(), "{:?}", desk.cards());
    assert!(desk.says("No pledge matches."));
    desk.press("Clear the search");
    assert_eq!(desk.cards().len(), all);
}

#[test]
fn slash_goes_to_the_search() {
    let mut desk = Desk::new();
    desk.key(Key::Slash);
    assert!(desk.field("Search pledges").is_focused());
    desk.field("Search pledges").type_text("NLD-03");
    desk.run();
    assert_eq!(desk.cards().len(), 1);
}

#[test]
fn a_facet_shows_only_its_domain_and_its_count_is_true() {
    let mut desk = Desk::new();
    let plan = desk.plan().clone();
    let maritime = plan
        .contributions
        .iter()
        .filter(|c| c.capability.as_str().starts_with("mar."))
        .map(|c| c.id.to_string())
        .collect::<Vec<_>>();
    desk.press(&format!("Sea {}", maritime.len()));
    let cards = desk.cards();
    assert!(!cards.is_empty());
    for card in &cards {
        assert!(maritime.iter().any(|id| card.starts_with(id)), "{card}");
    }
    desk.press(&format!("Sea {}", maritime.len()));
    assert!(desk.cards().len() > cards.len());
}

#[test]
fn grouping_by_capability_heads_the_cards_with_it() {
    let mut desk = Desk::new();
    desk.press("Capability");
    let first =
        desk.plan().capabilities.iter().find(|c| desk.plan().contributions.iter().any(|p| p.capability == c.id));
    assert!(desk.shown(&first.unwrap().name));
}

#[test]
fn what_is_left_follows_the_active_scenario() {
    let mut desk = Desk::new();
    desk.activate('A');
    desk.card("NLD-03");
    assert!(desk.cards()[0].ends_with("1 of 1 left"), "{:?}", desk.cards());
    desk.activate('C');
    assert!(desk.cards()[0].ends_with("0 of 1 left"), "{:?}", desk.cards());
}

#[test]
fn a_slip_of_the_fingers_is_forgiven_and_the_counts_follow_the_search() {
    let mut desk = Desk::new();
    desk.write("Search pledges", "typhoon");
    let typhoons = desk.cards();
    assert!(!typhoons.is_empty());
    assert!(desk.shown(&format!("Air {}", typhoons.len())), "counted among what is found");
    desk.write("Search pledges", "tyhpoon");
    assert_eq!(desk.cards(), typhoons);
}
