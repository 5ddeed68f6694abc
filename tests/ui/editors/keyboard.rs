//! From an empty plan to a comparison of two scenarios, with the keyboard alone.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use muster::base::{Day, Quantity};
use muster::model::Plan;
use muster::ui::view::Workspace;

use super::session;
use crate::common::desk::Desk;

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
    let session = session();
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
