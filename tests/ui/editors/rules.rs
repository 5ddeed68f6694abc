//! Rates, rules and thresholds; the menu that leads to each editor; room at 200 % text.

use egui::Key;
use muster::base::Day;
use muster::model::Correlation;
use muster::session::{Session, Settings, Trace};
use muster::ui::ListOf;

use super::{decimal, empty, list, rates, rules};
use crate::common::desk::{Desk, settings};

#[test]
fn at_200_per_cent_every_editor_keeps_its_buttons_in_the_window() {
    let mut session = Session::new(Settings { text_size: 200, ..settings(Settings::default()) }, Trace::default());
    session.open_sample().unwrap();
    let mut desk = Desk::over(session, [1440.0, 900.0]);
    let window = desk.h.ctx.content_rect();
    assert!(window.height() <= 451.0, "{window:?}");
    let inside = |desk: &Desk, name: &str| {
        let rect = desk.button(name).rect();
        assert!(window.contains_rect(rect), "{name} at {rect:?} in {window:?}");
    };
    for of in [ListOf::Nations, ListOf::Capabilities, ListOf::RequirementSets] {
        list(&mut desk, of);
        inside(&desk, "Done");
    }
    let set = desk.plan().requirement_sets[0].clone();
    desk.press(&format!("Edit {}", set.name));
    inside(&desk, "Done");
    inside(&desk, "Add task");
    desk.press(&format!("Edit {}", set.tasks[0].requirements[0].id));
    inside(&desk, "Set line");
    list(&mut desk, ListOf::Nations);
    desk.press("Edit Poland");
    inside(&desk, "Set nation");
    rates(&mut desk);
    inside(&desk, "Set rates");
    rules(&mut desk);
    inside(&desk, "Set rules");
}

#[test]
fn rates_are_set_in_one_step_and_turned_into_another_base_currency() {
    let mut desk = empty();
    rates(&mut desk);
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

    rates(&mut desk);
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
    let mut desk = empty();
    rules(&mut desk);
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
    rules(&mut desk);
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
