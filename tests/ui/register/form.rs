//! The form: every field of a pledge can be set in it.

use egui::Key;
use egui_kittest::kittest::{NodeT, Queryable};
use muster::edit::{Command, ContributionField};
use muster::model::{self, Lift, Status};
use muster::session::{Session, ThemeChoice, Trace};
use muster::ui::view::{Selection, Workspace};

use super::{app, choose, desk, overwrite, pledge, press_named, row, says, settings, wide, write};
use crate::common::window::Window;

const ID: &str = "GBR-02";

fn open(id: &str) -> Window {
    let mut h = wide();
    app(&mut h).view.selection = Selection::Contribution(id.into());
    h.run();
    h
}

/// Leaves the field that is typed in, which takes it.
fn leave(h: &mut Window) {
    h.key_press(Key::Tab);
    h.run();
}

fn replace(h: &mut Window, name: &str, text: &str) {
    overwrite(h, name, text);
    leave(h);
}

#[test]
fn terms_units_and_marking_are_set_in_the_form() {
    let mut h = open(ID);
    choose(&mut h, "Command authority", "Tactical control (TACON)");
    choose(&mut h, "Lift", "Needed: others must move it");
    replace(&mut h, "Either-or group", "brigade");
    replace(&mut h, "Units, one a line", "1 RIFLES\n3 SCOTS");
    press_named(&mut h, "Add a capability it leans on");
    let capability = app(&mut h).session.active().unwrap().plan().capabilities[3].clone();
    press_named(&mut h, &capability.name);
    press_named(&mut h, "Add a nation it will not serve beside");
    press_named(&mut h, "Türkiye");
    replace(&mut h, "Marking policy", "UK");
    replace(&mut h, "Classification", "OFFICIAL");
    replace(&mut h, "Releasable to, with commas between", "FRA, JEF");
    replace(&mut h, "Handling, with semicolons between", "By hand; no copies");
    let set = pledge(&mut h, ID);
    assert_eq!((set.command, set.lift), (Some(model::Command::Tacon), Some(Lift::Needed)));
    assert_eq!(set.either_or.as_deref(), Some("brigade"));
    assert_eq!(set.elements, ["1 RIFLES", "3 SCOTS"]);
    assert!(set.requires.contains(&capability.id) && set.excludes.iter().any(|n| n.as_str() == "TUR"));
    let marking = set.marking.clone().unwrap();
    assert_eq!((marking.policy.as_str(), marking.classification.as_str()), ("UK", "OFFICIAL"));
    assert_eq!((marking.releasable_to.len(), marking.handling.len()), (2, 2));
    press_named(&mut h, "Remove Türkiye");
    assert!(pledge(&mut h, ID).excludes.is_empty());
    while app(&mut h).session.active().unwrap().history().depth() > 0 {
        app(&mut h).session.undo();
    }
    assert!(pledge(&mut h, ID).marking.is_none());
}

#[test]
fn a_unit_named_twice_is_said_while_it_is_typed() {
    let mut h = open(ID);
    write(&mut h, "Units, one a line", "1 RIFLES\n1 RIFLES");
    assert!(says(&h, "\"1 RIFLES\" is named twice."));
    leave(&mut h);
    assert!(pledge(&mut h, ID).elements.is_empty());
}

#[test]
fn an_either_or_group_of_the_plan_is_offered() {
    let mut h = open("GBR-05");
    let edit = |id: &str, group: &str| Command::EditContribution {
        contribution: id.into(),
        field: ContributionField::EitherOr(Some(group.to_owned())),
    };
    app(&mut h).session.edit(&edit("GBR-06", "two ways to fly")).unwrap();
    h.run();
    press_named(&mut h, "Choose an either-or group");
    press_named(&mut h, "two ways to fly");
    assert_eq!(pledge(&mut h, "GBR-05").either_or.as_deref(), Some("two ways to fly"));
    assert!(says(&h, "A scenario uses this one or GBR-06."));
    press_named(&mut h, "Choose an either-or group");
    press_named(&mut h, "None");
    assert_eq!(pledge(&mut h, "GBR-05").either_or, None);
}

#[test]
fn money_is_given_its_currency() {
    let mut h = wide();
    let plan = app(&mut h).session.active().unwrap().plan().clone();
    let fund = plan.contributions.iter().find(|c| c.currency.is_some()).unwrap().clone();
    let other = plan.properties.rates.keys().find(|code| fund.currency.as_ref() != Some(code)).unwrap().to_string();
    app(&mut h).view.selection = Selection::Contribution(fund.id.clone());
    h.run();
    choose(&mut h, "Currency", &other);
    assert_eq!(pledge(&mut h, fund.id.as_str()).currency.as_ref().map(ToString::to_string), Some(other));
    app(&mut h).view.selection = Selection::Contribution(ID.into());
    h.run();
    assert!(h.query_by_label("Currency").is_none(), "nothing but money has one");
}

#[test]
fn a_step_in_status_is_written_down_with_date_author_and_reason() {
    let mut h = open(ID);
    let before = pledge(&mut h, ID);
    assert_eq!(before.status, Status::Confirmed);
    h.get_by_label_contains("History").click();
    h.run();
    choose(&mut h, "Next status", "Offered");
    assert!(says(&h, "A step back from confirmed to offered needs a reason."));
    replace(&mut h, "Date of the step", "2026-01-15");
    replace(&mut h, "Recorded by", "Ada");
    write(&mut h, "Reason of the step", "Parliament asks again");
    press_named(&mut h, "Record the step");
    let set = pledge(&mut h, ID);
    let step = set.status_history.last().unwrap();
    assert_eq!((set.status, step.status), (Status::Offered, Status::Offered));
    assert_eq!(step.date.map(|date| date.to_string()).as_deref(), Some("2026-01-15"));
    assert_eq!((step.by.as_deref(), step.reason.as_deref()), (Some("Ada"), Some("Parliament asks again")));
    assert!(says(&h, "Offered, 15 January 2026. Ada. Parliament asks again"));
}

#[test]
fn a_pledge_that_is_perhaps_twice_leads_to_the_other() {
    let mut session = Session::new(settings(ThemeChoice::Light), Trace::default());
    session.open_sample().unwrap();
    for id in ["GBR-05", "FRA-05"] {
        let field = ContributionField::Title("Same words".to_owned());
        session.edit(&Command::EditContribution { contribution: id.into(), field }).unwrap();
    }
    let mut h = desk(session, [1440.0, 900.0]);
    app(&mut h).view.workspace = Workspace::Register;
    app(&mut h).view.selection = Selection::Contribution("GBR-05".into());
    // What hides the other gives way.
    app(&mut h).view.register.search = "GBR-05".to_owned();
    h.run();
    assert!(says(&h, "has the same title"));
    press_named(&mut h, "FRA-05 Same words");
    assert_eq!(app(&mut h).view.selection, Selection::Contribution("FRA-05".into()));
    assert!(row(&h, "FRA-05").accesskit_node().label().unwrap().starts_with("FRA-05 Same words"));
}
