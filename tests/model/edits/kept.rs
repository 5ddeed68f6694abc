//! A field whose value could not be read is kept as it was written, until the field is set.

use super::fixture::{bytes, done, read, value};
use muster::base::{Day, Quantity};
use muster::edit::{Command, ContributionField, PlanField};
use serde_json::{Value, json};

fn written(plan: &muster::model::Plan) -> Value {
    serde_json::from_slice(&bytes(plan)).unwrap()
}

#[test]
fn a_field_of_a_record_loses_its_unreadable_value_when_it_is_set() {
    let mut file = value();
    file["contributions"][0]["notice_days"] = json!("soon");
    file["contributions"][0]["x_unknown"] = json!(7);
    let plan = read(&file);
    assert_eq!(written(&plan)["contributions"][0]["notice_days"], "soon");
    let edit = |field| Command::EditContribution { contribution: "GBR-01".into(), field };
    let (_, other) = done(&plan, &edit(ContributionField::Illustrative(true)));
    assert_eq!(written(&other)["contributions"][0]["notice_days"], "soon");
    let (_, set) = done(&plan, &edit(ContributionField::NoticeDays(Some(Day(30)))));
    assert_eq!(written(&set)["contributions"][0]["notice_days"], 30);
    assert_eq!(written(&set)["contributions"][0]["x_unknown"], 7);
}

#[test]
fn a_field_set_to_its_default_loses_its_unreadable_value_too() {
    let mut file = value();
    file["contributions"][0]["illustrative"] = json!("perhaps");
    file["contributions"][0]["notice_days"] = json!("soon");
    let plan = read(&file);
    let edit = |field| Command::EditContribution { contribution: "GBR-01".into(), field };
    let (_, set) = done(&plan, &edit(ContributionField::Illustrative(false)));
    assert_eq!(written(&set)["contributions"][0].get("illustrative"), None);
    let (_, set) = done(&plan, &edit(ContributionField::NoticeDays(None)));
    assert_eq!(written(&set)["contributions"][0].get("notice_days"), None);
}

#[test]
fn the_plans_own_fields_and_assignments_do_so_too() {
    let mut file = value();
    file["duration_days"] = json!("a year");
    file["scenarios"][0]["assignments"][0]["quantity"] = json!("both");
    let plan = read(&file);
    let (_, set) = done(&plan, &Command::EditPlan(PlanField::Duration(Day(90))));
    assert_eq!(written(&set)["duration_days"], 90);
    let resize = Command::Resize { scenario: "a".into(), assignment: "a-1".into(), quantity: Quantity(1) };
    let (_, set) = done(&plan, &resize);
    assert_eq!(written(&set)["scenarios"][0]["assignments"][0]["quantity"], 1);
}

#[test]
fn what_a_list_holds_unread_stays_through_changes_of_the_rest_of_it() {
    let mut file = value();
    file["scenarios"][0]["assignments"].as_array_mut().unwrap().insert(0, json!("half a battalion"));
    file["contributions"][0]["areas"] = json!(["host", 42]);
    let plan = read(&file);
    let (_, more) = done(&plan, &super::assignments::assign("a", "GBR-02", "west/L-2", 4));
    let written = written(&more);
    assert_eq!(written["scenarios"][0]["assignments"][0], "half a battalion");
    assert_eq!(written["scenarios"][0]["assignments"].as_array().unwrap().len(), 3);
    let area = ContributionField::Area("next".into(), true);
    let (_, more) = done(&plan, &Command::EditContribution { contribution: "GBR-01".into(), field: area });
    assert_eq!(self::written(&more)["contributions"][0]["areas"], json!(["host", 42, "next"]));
}

#[test]
fn a_list_that_was_unreadable_as_a_whole_gives_way_to_what_is_put_in() {
    let mut file = value();
    file["scenarios"][1]["assignments"] = json!("none yet");
    let plan = read(&file);
    let (_, more) = done(&plan, &super::assignments::assign("b", "GBR-02", "west/L-2", 4));
    assert_eq!(written(&more)["scenarios"][1]["assignments"][0]["contribution"], "GBR-02");
}
