//! One field of many pledges, deleting, and what each pledge is used for.

use egui::Key;
use egui_kittest::kittest::{NodeT, Queryable};
use muster::base::{AreaId, ContributionId, Day};
use muster::ui::view::Selection;

use super::{app, choose, field, overwrite, pledge, row, rows, says, type_search, wide, write};
use crate::common::window::Window;

fn depth(h: &mut Window) -> usize {
    app(h).session.active().unwrap().history().depth()
}

/// The pledges of a search, all selected.
fn selected(search: &str) -> (Window, Vec<String>) {
    let mut h = wide();
    type_search(&mut h, search);
    h.get_by_label("Select all that are listed").click();
    h.run();
    let ids = rows(&h);
    assert!(ids.len() > 2, "{ids:?}");
    (h, ids)
}

#[test]
fn a_field_is_set_for_many_as_one_step() {
    let (mut h, ids) = selected("GBR");
    let before = app(&mut h).session.active().unwrap().plan().clone();
    h.get_by_label("Edit…").click();
    h.run();
    h.get_by_label(&format!("Edit {} pledges", ids.len()));
    assert!(says(&h, "Choose a field."));
    choose(&mut h, "Field", "Notice, days");
    assert!(says(&h, "Enter a value."), "an empty field takes nothing away by itself");
    write(&mut h, "Notice, days", "soon");
    assert!(says(&h, "Enter the notice in whole days, such as 30."));
    h.key_press(Key::Enter);
    h.run();
    assert_eq!(depth(&mut h), 0);
    overwrite(&mut h, "Notice, days", "17");
    let same = ids.iter().filter(|id| pledge(&mut h, id).notice_days == Some(Day(17))).count();
    assert_eq!(same, 0);
    assert!(says(&h, &format!("{} pledges change.", ids.len())));
    h.get_by_label(&format!("Change {} pledges", ids.len())).click();
    h.run();
    assert_eq!(depth(&mut h), 1);
    assert!(says(&h, &format!("Set notice for {} pledges", ids.len())));
    assert!(ids.iter().all(|id| pledge(&mut h, id).notice_days == Some(Day(17))));
    // None of it again: they have it already.
    app(&mut h).session.undo();
    assert_eq!(app(&mut h).session.active().unwrap().plan(), &before);
    h.run();
    h.get_by_label("Edit…").click();
    h.run();
    choose(&mut h, "Field", "Notice, days");
    h.get_by_label("Not known").click();
    h.run();
    let known = ids.iter().filter(|id| pledge(&mut h, id).notice_days.is_some()).count();
    h.get_by_label(&format!("Change {known} pledges")).click();
    h.run();
    assert!(ids.iter().all(|id| pledge(&mut h, id).notice_days.is_none()));
}

#[test]
fn those_that_refuse_are_named_and_left() {
    let (mut h, ids) = selected("GBR");
    let plan = app(&mut h).session.active().unwrap().plan().clone();
    let on_line = |id: &ContributionId| {
        plan.scenarios.iter().any(|s| s.assignments.iter().any(|a| a.contribution == *id && a.requirement.is_some()))
    };
    let target = plan.capabilities.iter().find(|c| c.unit == "company").unwrap_or(&plan.capabilities[0]).clone();
    let all: Vec<ContributionId> = ids.iter().map(|id| id.as_str().into()).collect();
    let other = |id: &&ContributionId| plan.contributions.find(id.as_str()).unwrap().capability != target.id;
    let refuse: Vec<&ContributionId> = all.iter().filter(other).filter(|id| on_line(id)).collect();
    let change: Vec<&ContributionId> = all.iter().filter(other).filter(|id| !on_line(id)).collect();
    assert!(!refuse.is_empty() && change.len() > 1);
    h.get_by_label("Edit…").click();
    h.run();
    choose(&mut h, "Field", "Capability");
    choose(&mut h, "Value", &target.name);
    assert!(says(&h, &format!("{} is used in ", refuse[0])));
    h.get_by_label(&format!("Change {} pledges", change.len())).click();
    h.run();
    assert_eq!(depth(&mut h), 1);
    assert!(change.iter().all(|id| pledge(&mut h, id.as_str()).capability == target.id));
    assert!(refuse.iter().all(|id| pledge(&mut h, id.as_str()).capability != target.id));
    assert!(says(&h, &format!("; {} refused", refuse.len())), "the step says it too");
    app(&mut h).session.undo();
    assert_eq!(app(&mut h).session.active().unwrap().plan(), &plan);
}

#[test]
fn an_area_is_put_in_and_taken_out_for_many_by_keyboard() {
    let (mut h, ids) = selected("GBR");
    let plan = app(&mut h).session.active().unwrap().plan().clone();
    let area = plan.areas[0].clone();
    let has = |h: &mut Window, area: &AreaId, id: &str| pledge(h, id).areas.contains(area);
    h.get_by_label("Edit…").focus();
    h.run();
    h.key_press(Key::Enter);
    h.run();
    assert!(field(&h, "Field").is_focused());
    // The arrow chooses: notice, decision, areas.
    for _ in 0..3 {
        h.key_press(Key::ArrowDown);
        h.run();
    }
    h.key_press(Key::Tab);
    h.run();
    h.key_press(Key::Tab);
    h.run();
    h.key_press(Key::Tab);
    h.run();
    assert!(field(&h, "Which").is_focused());
    h.key_press(Key::ArrowDown);
    h.run();
    h.key_press(Key::Tab);
    h.run();
    h.key_press(Key::Enter);
    h.run();
    let put = ids.iter().all(|id| has(&mut h, &area.id, id));
    assert!(put && depth(&mut h) == 1, "Tab and Enter alone put {} in", area.name);
}

#[test]
fn delete_takes_pledges_out_of_their_scenarios_in_one_step_that_says_so() {
    let mut h = wide();
    let plan = app(&mut h).session.active().unwrap().plan().clone();
    let used = |id: &ContributionId| {
        let by = plan.scenarios.iter().filter(|s| s.assignments.iter().any(|a| a.contribution == *id));
        by.map(|s| s.letter_and_title().0.unwrap().to_owned()).collect::<Vec<_>>()
    };
    let pledge = plan.contributions.iter().find(|c| used(&c.id).len() == 1).unwrap().clone();
    let letter = used(&pledge.id)[0].clone();
    let at = plan.contributions.position(pledge.id.as_str()).unwrap();
    type_search(&mut h, pledge.id.as_str());
    row(&h, pledge.id.as_str()).click();
    h.run();
    app(&mut h).view.register.search.clear();
    h.run();
    h.key_press(Key::Delete);
    h.run();
    assert!(says(&h, &format!("Delete {} ({}), used in {letter}", pledge.title, pledge.id)));
    let after = app(&mut h).session.active().unwrap().plan().clone();
    assert!(after.contributions.find(pledge.id.as_str()).is_none());
    assert!(after.scenarios.iter().all(|s| s.assignments.iter().all(|a| a.contribution != pledge.id)));
    // The keyboard goes on with the next row.
    let next = &plan.contributions[at + 1].id;
    assert_eq!(app(&mut h).view.selection, Selection::Contribution(next.clone()));
    assert!(row(&h, next.as_str()).is_focused());
    h.key_press_modifiers(egui::Modifiers::COMMAND, Key::Z);
    h.run();
    assert_eq!(app(&mut h).session.active().unwrap().plan(), &plan);
}

#[test]
fn the_bar_deletes_all_that_are_selected() {
    let (mut h, ids) = selected("GBR");
    let plan = app(&mut h).session.active().unwrap().plan().clone();
    h.get_by_label("Delete").hover();
    h.run();
    assert!(says(&h, "taken out there too. Undo brings all of it back."));
    h.get_by_label("Delete").click();
    h.run();
    assert_eq!(depth(&mut h), 1);
    assert!(says(&h, &format!("Delete {} pledges, used in ", ids.len())));
    app(&mut h).session.undo();
    assert_eq!(app(&mut h).session.active().unwrap().plan(), &plan);
}

#[test]
fn a_row_says_how_much_of_it_each_scenario_uses() {
    let mut h = wide();
    let plan = app(&mut h).session.active().unwrap().plan().clone();
    let half = plan.contributions.iter().find_map(|pledge| {
        let scenario = plan.scenarios.iter().find(|s| (1..pledge.quantity.0).contains(&s.used(&pledge.id).0))?;
        pledge.currency.is_none().then(|| (pledge.clone(), scenario.clone()))
    });
    let (pledge, scenario) = half.unwrap();
    type_search(&mut h, pledge.id.as_str());
    let letter = scenario.letter_and_title().0.unwrap();
    let words = format!("{letter}: {} of {}", scenario.used(&pledge.id), pledge.quantity);
    let name = row(&h, pledge.id.as_str()).accesskit_node().label().unwrap();
    assert!(name.contains(", used in ") && name.contains(&words), "{name}");
}
