//! Columns by keyboard, by menu and by double click.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

use super::{app, rows, views, wide, write};
use crate::common::window::Window;

fn columns(h: &mut Window) -> Vec<String> {
    saved(h).0
}

/// The columns and the widths as a view keeps them.
fn saved(h: &mut Window) -> (Vec<String>, Vec<(String, f32)>) {
    h.get_by_label("Views").click();
    h.run();
    write(h, "Name of this view", "Now");
    h.get_by_label("Save view").click();
    h.run();
    let view = views(h).last().unwrap().clone();
    (view.columns, view.widths)
}

fn width(h: &mut Window, key: &str) -> f32 {
    saved(h).1.iter().find(|(column, _)| column == key).map(|(_, width)| *width).unwrap()
}

fn press(h: &mut Window, modifiers: Modifiers, key: Key) {
    h.key_press_modifiers(modifiers, key);
    h.run();
}

#[test]
fn a_head_with_the_keyboard_moves_and_resizes_its_column() {
    let mut h = wide();
    h.get_by_label("People").focus();
    h.run();
    press(&mut h, Modifiers::ALT, Key::ArrowLeft);
    assert!(h.get_by_label("People").is_focused(), "the head keeps the keyboard as it moves");
    press(&mut h, Modifiers::ALT | Modifiers::SHIFT, Key::ArrowRight);
    press(&mut h, Modifiers::ALT | Modifiers::SHIFT, Key::ArrowRight);
    press(&mut h, Modifiers::NONE, Key::ArrowRight);
    assert!(h.get_by_label("Unit").is_focused());
    press(&mut h, Modifiers::NONE, Key::Enter);
    h.get_by_label("Unit, sorted up");
    assert_eq!(columns(&mut h)[..5], ["id", "title", "quantity", "personnel", "unit"]);
    assert!((width(&mut h, "personnel") - 90.0).abs() < 0.01, "twice 8 on 74");
}

#[test]
fn the_menu_of_a_head_opens_by_key_and_hides_its_column() {
    let mut h = wide();
    h.get_by_label("Notice").focus();
    h.run();
    press(&mut h, Modifiers::NONE, Key::Menu);
    h.get_by_label("Sort down").click();
    h.run();
    h.get_by_label("Notice, sorted down");
    h.get_by_label("Notice, sorted down").click_secondary();
    h.run();
    h.get_by_label("Hide").click();
    h.run();
    assert!(h.query_by_label_contains("Notice, sorted").is_none());
    h.get_by_label("Pledge").click_secondary();
    h.run();
    h.get_by_label("Hide").click();
    h.run();
    assert_eq!(columns(&mut h)[0], "id", "the pledge's own column stays");
}

#[test]
fn a_double_click_on_the_grip_fits_the_width_to_what_is_in_view() {
    let mut h = wide();
    let head = |h: &Window| {
        let heads = h.get_all_by_role_and_label(egui::accesskit::Role::Button, "Where");
        heads.map(|node| node.rect()).max_by(|a, b| a.left().total_cmp(&b.left())).unwrap()
    };
    let place = head(&h);
    let grip = egui::pos2(place.right() + 2.0, place.center().y);
    h.hover_at(grip);
    h.run();
    // In one frame: two frames of a test are further apart than a double click's presses.
    let (button, modifiers) = (egui::PointerButton::Primary, Modifiers::NONE);
    let press = |pressed| egui::Event::PointerButton { pos: grip, button, pressed, modifiers };
    h.input_mut().events.extend([true, false, true, false].map(press));
    h.run();
    let fitted = width(&mut h, "areas");
    assert!(fitted > 80.0 && fitted < 300.0, "{fitted}");
    assert!((head(&h).width() + 4.0 - fitted).abs() < 1.0);
}

#[test]
fn the_columns_menu_moves_widens_and_shows_a_marking() {
    let mut h = wide();
    h.get_by_label("Columns").click();
    h.run();
    h.get_by_label("Move People left").click();
    h.run();
    h.get_by_label("Widen People").click();
    h.run();
    h.get_by_label("Narrow Unit").click();
    h.run();
    h.get_by_role_and_label(egui::accesskit::Role::CheckBox, "Marking").click_accesskit();
    h.run();
    h.key_press(Key::Escape);
    h.run();
    let (columns, widths) = saved(&mut h);
    assert_eq!(columns[3], "personnel");
    assert_eq!(columns.last().map(String::as_str), Some("marking"));
    assert_eq!(widths.len(), 2);
    assert!(!rows(&h).is_empty());
    assert_eq!(app(&mut h).session.active().unwrap().history().depth(), 0, "how it is looked at is no edit");
}
