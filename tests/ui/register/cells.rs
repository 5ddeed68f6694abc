//! Cells edited in place, by keyboard alone: text, one of a list, any of a list, and the form at its field.

use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use muster::base::Day;
use muster::model::{Command, Lift};

use super::{app, field, pledge, row, says, type_search, wide};
use crate::common::window::Window;

const ID: &str = "GBR-02";

/// The register with these columns before the usual ones' end, the row of one pledge with the keyboard, and the cell of the
/// first of them.
fn at(columns: &[&str]) -> Window {
    let mut h = wide();
    h.get_by_label("Columns").click();
    h.run();
    for column in ["Quantity", "Unit", "People", "Where", "Notice", "Status"] {
        h.get_by_role_and_label(egui::accesskit::Role::CheckBox, column).click_accesskit();
        h.run();
    }
    for column in columns {
        h.get_by_role_and_label(egui::accesskit::Role::CheckBox, column).click_accesskit();
        h.run();
    }
    h.key_press(Key::Escape);
    h.run();
    type_search(&mut h, ID);
    row(&h, ID).focus();
    h.run();
    row(&h, ID).click();
    h.run();
    // The press chose the cell under it; the title is the first.
    for _ in 0..columns.len() {
        press(&mut h, Key::ArrowLeft);
    }
    go_right(&mut h);
    h
}

fn go_right(h: &mut Window) {
    h.key_press(Key::ArrowRight);
    h.run();
}

fn press(h: &mut Window, key: Key) {
    h.key_press(key);
    h.run();
}

fn depth(h: &mut Window) -> usize {
    app(h).session.active().unwrap().history().depth()
}

#[test]
fn every_text_column_is_typed_in_place_and_tab_goes_on() {
    let mut h = at(&["Decision", "Likelihood", "Either-or", "Valid until", "Source", "Note"]);
    press(&mut h, Key::F2);
    for (column, text) in [
        ("Decision", "12"),
        ("Likelihood", "0.35"),
        ("Either-or", "brigade or battlegroup"),
        ("Valid until", "2026-06-30"),
        ("Source", "Press"),
        ("Note", "As told"),
    ] {
        let name = format!("{column} of {ID}");
        assert!(h.get_by_label(&name).is_focused(), "{name}");
        h.get_by_label(&name).type_text(text);
        h.run();
        press(&mut h, Key::Tab);
    }
    let set = pledge(&mut h, ID);
    assert_eq!((set.decision_days, set.likelihood.map(|p| p.to_string())), (Day(12), Some("0.35".to_owned())));
    assert_eq!(set.either_or.as_deref(), Some("brigade or battlegroup"));
    assert_eq!(set.valid_until.map(|date| date.to_string()).as_deref(), Some("2026-06-30"));
    assert_eq!((set.source.as_deref(), set.note.as_deref()), (Some("Press"), Some("As told")));
    assert_eq!(depth(&mut h), 6);
    // After the last cell the row has the keyboard again.
    assert!(row(&h, ID).is_focused());
    // Back with Shift and Tab; Escape leaves what stands.
    press(&mut h, Key::F2);
    h.key_press_modifiers(Modifiers::SHIFT, Key::Tab);
    h.run();
    assert!(h.get_by_label(&format!("Source of {ID}")).is_focused());
    h.get_by_label(&format!("Source of {ID}")).type_text("Other");
    h.run();
    press(&mut h, Key::Escape);
    assert_eq!(pledge(&mut h, ID).source.as_deref(), Some("Press"));
    assert!(row(&h, ID).is_focused());
}

#[test]
fn what_is_typed_wrong_is_said_and_not_taken() {
    let mut h = at(&["Likelihood", "Valid until"]);
    press(&mut h, Key::Enter);
    h.get_by_label(&format!("Likelihood of {ID}")).type_text("1.2");
    h.run();
    assert!(says(&h, "A likelihood is 0 to 1, with at most 6 places."));
    press(&mut h, Key::Tab);
    h.get_by_label(&format!("Valid until of {ID}")).type_text("soon");
    h.run();
    assert!(says(&h, "Enter a date as 2025-12-31."));
    press(&mut h, Key::Enter);
    assert_eq!(depth(&mut h), 0);
}

#[test]
fn one_of_a_list_is_chosen_by_arrow_and_by_letter() {
    let mut h = at(&["Command", "Lift", "Nation"]);
    press(&mut h, Key::Enter);
    press(&mut h, Key::Home);
    assert!(h.get_by_label("Not stated").is_focused());
    press(&mut h, Key::ArrowDown);
    press(&mut h, Key::ArrowDown);
    assert!(h.get_by_label("Operational control (OPCON)").is_focused());
    press(&mut h, Key::Enter);
    assert_eq!(pledge(&mut h, ID).command, Some(Command::Opcon));
    assert!(row(&h, ID).is_focused());
    press(&mut h, Key::F2);
    press(&mut h, Key::Tab);
    h.event(egui::Event::Text("c".to_owned()));
    h.run();
    assert!(h.get_by_label("Common: moved together").is_focused());
    press(&mut h, Key::Enter);
    assert_eq!(pledge(&mut h, ID).lift, Some(Lift::Common));
    go_right(&mut h);
    let (before, nation) = (depth(&mut h), pledge(&mut h, ID).nation);
    press(&mut h, Key::Enter);
    press(&mut h, Key::ArrowDown);
    press(&mut h, Key::Escape);
    assert_eq!((depth(&mut h), pledge(&mut h, ID).nation), (before, nation), "Escape chooses nothing");
    assert!(row(&h, ID).is_focused());
}

#[test]
fn what_cannot_be_chosen_says_why() {
    let mut h = at(&["Capability"]);
    press(&mut h, Key::Enter);
    assert!(says(&h, &format!("{ID} is used in")), "a pledge on a line keeps its capability");
    let now = pledge(&mut h, ID).capability.to_string();
    press(&mut h, Key::ArrowDown);
    press(&mut h, Key::Enter);
    assert_eq!(pledge(&mut h, ID).capability.as_str(), now);
}

#[test]
fn any_of_a_list_is_checked_over_the_cell() {
    let mut h = at(&["Not beside"]);
    press(&mut h, Key::Enter);
    let nation = app(&mut h).session.active().unwrap().plan().nations.iter().find(|n| n.id.as_str() != "GBR").cloned();
    let nation = nation.unwrap();
    press(&mut h, Key::Space);
    assert_eq!(pledge(&mut h, ID).excludes, std::slice::from_ref(&nation.id));
    press(&mut h, Key::Space);
    assert!(pledge(&mut h, ID).excludes.is_empty());
    press(&mut h, Key::Enter);
    assert!(row(&h, ID).is_focused());
    assert_eq!(depth(&mut h), 2);
}

#[test]
fn a_list_opens_the_form_at_its_field() {
    for (column, name) in [
        ("Tours", "Tour, days"),
        ("Units", "Units, one a line"),
        ("Costs", "Amount of cost 1"),
        ("Marking", "Marking policy"),
    ] {
        let mut h = at(&[column]);
        app(&mut h).session.settings.set_folded("form", true);
        h.run();
        press(&mut h, Key::Enter);
        h.run();
        assert!(field(&h, name).is_focused(), "{column} opens {name}");
    }
    let mut h = at(&["Caveats"]);
    press(&mut h, Key::Enter);
    let focused = |node: &egui_kittest::kittest::AccessKitNode<'_>| node.is_focused();
    let name = h.get_by(focused).accesskit_node().label().unwrap();
    assert!(["Text of caveat 1", "Add a caveat"].contains(&name.as_str()), "{name}");
}
