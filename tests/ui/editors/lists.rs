//! Nations, areas, capabilities, conditions, red lines and meetings.

use egui::Key;
use egui::accesskit::Role;
use muster::base::Day;
use muster::model::{ApprovalState, AreaKind, ConditionState, Domain, NationRole};
use muster::ui::ListOf;
use muster::ui::view::{Selection, Workspace};

use super::{empty, list, sample};

#[test]
fn a_nation_is_added_with_every_field_looked_at_as_it_is_typed() {
    let mut desk = empty();
    list(&mut desk, ListOf::Nations);
    // The keyboard begins at the button that adds.
    assert!(desk.button("Add nation").is_focused());
    desk.key(Key::Enter);
    assert!(desk.says("Enter its three letters, a name and its part first."));
    desk.write("Letters of ISO 3166-1", "gbr");
    assert!(desk.says("The nation GBR is there already."));
    desk.write("Letters of ISO 3166-1", "ke");
    assert!(desk.says("three letters of ISO 3166-1"));
    desk.write("Letters of ISO 3166-1", "ken");
    desk.write("Name", "Kenya");
    desk.choose("Part in the coalition", "participant");
    desk.write("Groups, with commas between", "Africa, Commonwealth");
    desk.write("Population", "many");
    assert!(desk.says("Enter a whole number"));
    assert!(!desk.possible("Add nation"));
    desk.write("Population", "55,000,000");
    desk.write("Capital", "Nairobi");
    assert!(desk.says("Enter the capital's latitude and longitude first."));
    desk.write("Latitude", "-91");
    desk.write("Longitude", "36.8");
    assert!(desk.says("A latitude is −90 to 90 degrees."));
    desk.write("Latitude", "−1.286");
    desk.choose("Approval", "pending");
    assert!(desk.says("Enter who approves first."));
    desk.write("Who approves", "parliament");
    desk.write("Days it takes", "21");
    desk.press("Add nation");
    let made = desk.plan().nations.last().unwrap().clone();
    assert_eq!((made.id.as_str(), made.name.as_str(), made.role), ("KEN", "Kenya", NationRole::Participant));
    assert_eq!((made.groups.join("/"), made.population), ("Africa/Commonwealth".to_owned(), Some(55_000_000)));
    let (capital, approval) = (made.capital.as_ref().unwrap(), made.approval.as_ref().unwrap());
    assert_eq!((capital.name.as_str(), capital.lat, capital.lon), ("Nairobi", -1.286, 36.8));
    assert_eq!((approval.lead_days, approval.state), (Day(21), ApprovalState::Pending));
    assert_eq!(desk.steps(), 1);
    // Back in the list.
    assert!(desk.says("KEN, participant, 0 pledges, Africa, Commonwealth"));
    desk.key(Key::Escape);
    assert!(!desk.is_open());
}

#[test]
fn a_nation_is_edited_in_one_step_and_nothing_changed_is_none() {
    let mut desk = sample();
    list(&mut desk, ListOf::Nations);
    desk.write("Find a nation", "pola");
    assert!(desk.find(Role::Button, "Edit France").is_none());
    desk.press("Edit Poland");
    desk.press("Set nation");
    assert_eq!(desk.steps(), 0);
    // The keyboard is back at the nation.
    assert!(desk.button("Edit Poland").is_focused());
    desk.press("Edit Poland");
    desk.write("Active personnel", "240000");
    desk.write("Name", "");
    assert!(desk.says("Enter a name first."));
    desk.write("Name", "Republic of Poland");
    desk.press("Set nation");
    let poland = desk.plan().nations.find("POL").unwrap();
    assert_eq!((poland.name.as_str(), poland.active_personnel), ("Republic of Poland", Some(240_000)));
    assert_eq!(desk.steps(), 1);
    desk.press("Move Republic of Poland up");
    assert_eq!(desk.steps(), 2);
}

#[test]
fn what_is_used_says_where_shows_it_and_goes_with_all_that_used_it() {
    let mut desk = sample();
    list(&mut desk, ListOf::Nations);
    let before = desk.plan().clone();
    desk.press("Delete Poland");
    assert!(desk.says("Poland is used in "), "told where");
    assert!(desk.says("Taking it out of all of them takes out "));
    assert_eq!(desk.steps(), 0);
    desk.press("Keep Poland");
    assert!(!desk.says("Poland is used in "));
    assert!(desk.button("Edit Poland").is_focused());
    desk.press("Delete Poland");
    let first = before.contributions.iter().find(|pledge| pledge.nation.as_str() == "POL").unwrap().id.clone();
    desk.press(&format!("Show {first}"));
    assert!(!desk.is_open());
    assert_eq!(desk.view().workspace, Workspace::Register);
    assert_eq!(desk.view().selection, Selection::Contribution(first));
    list(&mut desk, ListOf::Nations);
    desk.press("Delete Poland");
    desk.press("Delete Poland and take it out there too");
    assert!(desk.plan().nations.find("POL").is_none());
    assert!(!desk.plan().contributions.iter().any(|pledge| pledge.nation.as_str() == "POL"));
    assert_eq!(desk.steps(), 1);
    desk.undo();
    assert_eq!(*desk.plan(), before);
}

#[test]
fn what_is_not_used_is_deleted_at_once_and_the_keyboard_goes_to_the_next() {
    let mut desk = empty();
    list(&mut desk, ListOf::Nations);
    desk.press("Delete United Kingdom");
    assert!(desk.plan().nations.find("GBR").is_none());
    assert!(desk.button("Edit France").is_focused());
    desk.key(Key::Enter);
    assert!(desk.says("Set nation"));
}

#[test]
fn areas_are_added_and_the_only_one_of_a_pledge_stays() {
    let mut desk = sample();
    list(&mut desk, ListOf::Areas);
    desk.press("Add area");
    assert!(desk.field("Name").is_focused());
    desk.write("Name", "Red Sea, south");
    assert!(desk.says("Enter its kind first."));
    desk.choose("Kind of place", "sea");
    desk.choose("Whose territory", "France");
    desk.write("Days of movement from home", "-3");
    assert!(desk.says("Enter 0 to 36,500 days."));
    desk.write("Days of movement from home", "20");
    desk.write("Latitude", "14.5");
    desk.write("Longitude", "42");
    desk.press("Add area");
    let made = desk.plan().areas.last().unwrap().clone();
    assert_eq!((made.id.as_str(), made.kind, made.transit_days), ("red-sea-south", AreaKind::Sea, Day(20)));
    assert_eq!((made.nation.as_ref().unwrap().as_str(), made.lat, made.lon), ("FRA", Some(14.5), Some(42.0)));
    assert!(desk.says("sea, 20 days of movement, 0 days of reception"));
    let host = desk.plan().areas.iter().find(|area| area.kind == AreaKind::Host).unwrap().name.clone();
    desk.press(&format!("Delete {host}"));
    assert!(desk.says("offered for this area only"));
    // It cannot be taken out of them all, so that is not offered.
    assert!(desk.find(Role::Button, &format!("Delete {host} and take it out there too")).is_none());
    assert_eq!(desk.steps(), 1);
}

#[test]
fn capabilities_have_a_unit_that_stays_and_lean_on_others() {
    let mut desk = empty();
    list(&mut desk, ListOf::Capabilities);
    desk.press("Add capability");
    desk.write("Name", "River patrol boat");
    desk.choose("Domain", "Sea");
    assert!(desk.says("Enter what it is counted in first."));
    desk.write("Counted in", "vessel");
    desk.write("Id, such as mar.mcm", "mar.mcm");
    assert!(desk.says("The capability mar.mcm is there already."));
    desk.write("Id, such as mar.mcm", "");
    desk.write("Symbol code, 20 digits", "123");
    assert!(desk.says("A symbol code of APP-6(D) has 20 digits."));
    desk.write("Symbol code, 20 digits", "10033000001204050000");
    desk.tick("Logistics battalion, leans on");
    desk.press("Add capability");
    let made = desk.plan().capabilities.last().unwrap().clone();
    assert_eq!(
        (made.id.as_str(), made.domain, made.unit.as_str()),
        ("mar.river-patrol-boat", Domain::Maritime, "vessel")
    );
    assert_eq!(made.requires, ["log.css".into()]);
    assert!(desk.says("mar.river-patrol-boat, Sea, counted in vessel, leans on Logistics battalion"));

    let mut desk = sample();
    list(&mut desk, ListOf::Capabilities);
    desk.press("Edit Fighter aircraft");
    desk.write("Counted in", "squadron");
    assert!(desk.says("Fighter aircraft, counted in aircraft, is used in "));
    assert!(!desk.possible("Set capability"));
}

#[test]
fn conditions_and_red_lines_are_added_and_edited() {
    let mut desk = empty();
    list(&mut desk, ListOf::Conditions);
    assert!(desk.says("No condition yet."));
    desk.press("Add condition");
    desk.write("Name", "Port access");
    desk.choose("Kind of condition", "access");
    desk.segment("Met", "State");
    desk.write("In full", "Two ports are open to us");
    desk.press("Add condition");
    let made = desk.plan().conditions[0].clone();
    assert_eq!((made.id.as_str(), made.state), ("port-access", ConditionState::Met));
    assert_eq!(made.text.as_deref(), Some("Two ports are open to us"));
    desk.press("Done");
    list(&mut desk, ListOf::RedLines);
    desk.press("Add red line");
    desk.write("Name", "No bases");
    desk.key(Key::Enter);
    assert_eq!(desk.plan().red_lines[0].id.as_str(), "no-bases");
    desk.press("Edit No bases");
    desk.write("Source", "The talks");
    desk.press("Set red line");
    assert_eq!(desk.plan().red_lines[0].source.as_deref(), Some("The talks"));
    desk.press("Delete No bases");
    assert!(desk.plan().red_lines.is_empty());
    assert!(desk.says("No red line yet."));
}

fn delete_scenario(desk: &mut super::Desk) {
    desk.press("Scenario");
    desk.press("Delete");
}

#[test]
fn a_meeting_is_added_and_a_scenario_that_was_put_to_it_says_so_before_it_is_deleted() {
    let mut desk = sample();
    let (put, nations) = {
        let plan = desk.plan();
        (plan.scenarios[0].clone(), plan.nations.len())
    };
    let before = desk.plan().meetings.len();
    list(&mut desk, ListOf::Meetings);
    desk.press("Add meeting");
    assert!(!desk.possible("Add meeting"));
    desk.write("Title", "Second call");
    desk.write("Date", "soon");
    assert!(desk.says("Enter a date as 2025-12-31."));
    desk.write("Date", "2026-01-06");
    desk.write("Decision wanted", "Which option goes to the partner");
    desk.tick("A Training and regeneration");
    desk.press("All of the coalition");
    desk.tick("Ukraine");
    assert!(desk.says(&format!("Who takes part: 36 of {nations}")));
    desk.press("Add meeting");
    let made = desk.plan().meetings.last().unwrap().clone();
    assert_eq!((desk.plan().meetings.len(), made.id.as_str(), made.nations.len()), (before + 1, "second-call", 36));
    assert_eq!(made.scenarios, std::slice::from_ref(&put.id));
    assert!(desk.says("6 January 2026, 36 nations, on A"));
    desk.press("Done");

    delete_scenario(&mut desk);
    assert!(desk.says(&format!("Delete {} and take it out there too", put.name)));
    desk.press("Show the meeting \"Second call\"");
    assert!(desk.says("Decision wanted"));
    desk.press("Cancel");
    desk.press("Done");
    delete_scenario(&mut desk);
    desk.press("Archive it instead");
    assert!(desk.plan().scenarios.find(put.id.as_str()).unwrap().archived);
}
