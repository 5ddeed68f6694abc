//! Pledges changed together, new ones, and the dialogs about records.

use egui_kittest::kittest::Queryable;
use muster::base::ContributionId;
use muster::model::Status;
use muster::session::{Session, ThemeChoice, Trace};
use muster::ui::view::{Selection, Workspace};

use super::{app, case, desk, field, pledge, rows, says, settings, type_search, wide, write};
use crate::common::window::Window;

#[test]
fn several_pledges_change_as_one_step_and_a_step_back_asks_why() {
    let mut h = wide();
    type_search(&mut h, "typhoon");
    let ids = rows(&h);
    h.get_by_label("Select all that are listed").click();
    h.run();
    if ids.len() < 2 {
        type_search(&mut h, "battlegroup");
        h.get_by_label("Select all that are listed").click();
        h.run();
    }
    let ids = rows(&h);
    assert!(ids.len() > 1);
    let depth = app(&mut h).session.active().unwrap().history().depth();
    h.get_by_label("Set status").click();
    h.run();
    h.get_all_by_label("requested").last().unwrap().click();
    h.run();
    write(&mut h, "Reason", "The capitals asked for time");
    h.get_by_label("Set to requested").click();
    h.run();
    let file = app(&mut h).session.active().unwrap();
    assert_eq!(file.history().depth(), depth + 1);
    for id in &ids {
        let pledge = pledge(&mut h, id);
        assert_eq!(pledge.status, Status::Requested);
    }
    app(&mut h).session.undo();
    h.run();
    assert!(ids.iter().any(|id| pledge(&mut h, id).status != Status::Requested));
}

#[test]
fn a_new_pledge_is_added_and_selected() {
    let mut h = wide();
    h.get_by_label("New pledge").click();
    h.run();
    h.get_all_by(|n| n.role() == egui::accesskit::Role::ComboBox && n.label().as_deref() == Some("Nation"))
        .last()
        .unwrap()
        .click();
    h.run();
    let nation = app(&mut h).session.active().unwrap().plan().nations[1].clone();
    let name = nation.name.clone();
    h.get_by(move |n| n.role() == egui::accesskit::Role::Button && n.label().as_deref() == Some(name.as_str())).click();
    h.run();
    field(&h, "Capability").click();
    h.run();
    let capability = app(&mut h).session.active().unwrap().plan().capabilities[1].clone();
    h.get_by_label(&format!("{} ({})", capability.name, capability.unit)).click();
    h.run();
    write(&mut h, "Title", "Guard battalion");
    h.get_by_label("Add pledge").click();
    h.run();
    let plan = app(&mut h).session.active().unwrap().plan().clone();
    let added = plan.contributions.last().unwrap().clone();
    assert_eq!(
        (added.title.as_str(), added.nation.as_str(), added.status),
        ("Guard battalion", nation.id.as_str(), Status::Indicated)
    );
    assert_eq!(app(&mut h).view.selection, Selection::Contribution(added.id.clone()));
    app(&mut h).session.undo();
    assert!(app(&mut h).session.active().unwrap().plan().contributions.find(added.id.as_str()).is_none());
}

#[test]
fn plan_and_scenario_properties_change_in_one_step_each() {
    let mut h = wide();
    let depth = |h: &mut Window| app(h).session.active().unwrap().history().depth();
    h.get_by_label("Plan").click();
    h.run();
    h.get_by_label("Plan properties…").click();
    h.run();
    write(&mut h, "C-day", "2026-06-01");
    write(&mut h, "Classification", " RESTRICTED");
    h.get_by_label("Set properties").click();
    h.run();
    assert_eq!(depth(&mut h), 1);
    let properties = app(&mut h).session.active().unwrap().plan().properties.clone();
    assert_eq!(properties.c_day.unwrap().to_string(), "2026-06-01");
    assert!(properties.marking.classification.ends_with("RESTRICTED"));
    h.get_by_label("Scenario").click();
    h.run();
    h.get_by_label("Concept, assumptions and red lines…").click();
    h.run();
    write(&mut h, "Strengths, one a line", "\nQuick");
    write(&mut h, "Length, days", "180");
    h.get_by_label("Set properties").click();
    h.run();
    assert_eq!(depth(&mut h), 2);
    let plan = app(&mut h).session.active().unwrap().plan().clone();
    assert_eq!(plan.scenarios[0].duration_days.map(|d| d.0), Some(180));
    assert_eq!(plan.scenarios[0].strengths.last().map(String::as_str), Some("Quick"));
}

#[test]
fn the_repair_view_lists_each_problem() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("broken.muster");
    let text =
        std::fs::read_to_string(case()).unwrap().replacen("\"status\": \"offered\"", "\"status\": \"promised\"", 1);
    std::fs::write(&path, text).unwrap();
    let mut session = Session::new(settings(ThemeChoice::Light), Trace::default());
    session.open(&path).unwrap();
    let problems = session.active().unwrap().problems.clone();
    assert_eq!(problems.len(), 1);
    let mut h = desk(session, [1280.0, 800.0]);
    h.get_by_label("File").click();
    h.run();
    h.get_by_label("Repair view").click();
    h.run();
    h.get_by_label(&problems[0].place);
    assert!(says(&h, "The file on disk is untouched."));
    h.get_by_label("Show").click();
    h.run();
    let id = ContributionId::new(&problems[0].id);
    assert_eq!(app(&mut h).view.selection, Selection::Contribution(id));
    assert_eq!(app(&mut h).view.workspace, Workspace::Register);
}
