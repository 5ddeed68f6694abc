//! One check for each way in: whoever sets a field of a pledge, it holds what it must.

use std::sync::Arc;

use super::assignments::assign;
use super::fixture::{after, done, plan, read, refused, value};
use muster::base::{Day, Quantity};
use muster::edit::{Command, ContributionField, ContributionKey, Label, Stated, Statement};
use muster::model::{Capability, Caveat, Contribution, Domain, Plan, Status};
use serde_json::json;

fn of(plan: &Plan, id: &str) -> Contribution {
    plan.contributions.find(id).unwrap().as_ref().clone()
}

fn state(at: Option<usize>, record: Contribution) -> Command {
    Command::TakeContributions(Box::new(Statement {
        label: Label::Import { count: 1, sheet: "s.csv".to_owned() },
        capabilities: Vec::new(),
        contributions: vec![Stated { at, record: Arc::new(record) }],
    }))
}

fn become_with(plan: &Plan, at: Option<usize>, record: Contribution) -> Command {
    let mut other = plan.clone();
    let mut list: Vec<_> = other.contributions.iter().cloned().collect();
    match at {
        Some(at) => list[at] = Arc::new(record),
        None => list.push(Arc::new(record)),
    }
    other.contributions = list.into_iter().collect();
    Command::Become { label: Label::TakeFile("a.muster".to_owned()), plan: Box::new(other) }
}

#[test]
fn a_value_that_an_edit_refuses_comes_in_by_no_other_way() {
    type Change = fn(&mut Contribution);
    let cases: [(Change, &str); 19] = [
        (|p| p.title = "  ".to_owned(), "A contribution needs a title"),
        (|p| p.nation = "XXX".into(), "There is no nation \"XXX\" in this plan"),
        (|p| p.capability = "sea".into(), "There is no capability \"sea\" in this plan"),
        (|p| p.quantity = Quantity(0), "The quantity is 0; enter 1 or more"),
        (|p| p.increment = Quantity(9), "The smallest part is 1 to 2"),
        (|p| p.currency = Some("EUR".into()), "P-1 is not money and has no currency"),
        (|p| p.decision_days = Day(-1), "Enter 0 to 36,500 days"),
        (|p| p.notice_days = Some(Day(40_000)), "Enter 0 to 36,500 days"),
        (|p| p.tour_days = Some(Day(0)), "A tour lasts 1 day or more, and there is 1 or more"),
        (|p| p.tours = Some(0), "A tour lasts 1 day or more, and there is 1 or more"),
        (|p| p.likelihood = "1.1".parse().ok(), "A likelihood is 0 to 1, with at most 6 places"),
        (|p| p.elements = vec!["1 Bn".to_owned(), " 1 Bn".to_owned()], "\"1 Bn\" is named twice"),
        (|p| p.areas = vec!["moon".into()], "There is no area \"moon\" in this plan"),
        (|p| p.conditions = vec!["war".into()], "There is no condition \"war\" in this plan"),
        (|p| p.requires = vec!["x".into()], "There is no capability \"x\" in this plan"),
        (|p| p.requires = vec!["land.inf".into()], "P-1 is of that capability and does not lean on it"),
        (|p| p.excludes = vec!["X".into()], "There is no nation \"X\" in this plan"),
        (|p| p.excludes = vec!["GBR".into()], "P-1 is of GBR itself"),
        (
            |p| p.caveats = vec![Caveat { areas: vec!["moon".into()], ..Caveat::default() }],
            "There is no area \"moon\" in this plan",
        ),
    ];
    let sound = Contribution {
        id: "P-1".into(),
        nation: "GBR".into(),
        capability: "land.inf".into(),
        title: "Battalion".to_owned(),
        quantity: Quantity(2),
        status: Status::Offered,
        ..Contribution::default()
    };
    let with = after(&[Command::AddContribution(Box::new(sound.clone()))]);
    let at = with.contributions.position("P-1");
    for (change, why) in cases {
        let mut record = sound.clone();
        change(&mut record);
        assert_eq!(refused(&plan(), &Command::AddContribution(Box::new(record.clone()))), why);
        assert_eq!(refused(&plan(), &state(None, record.clone())), why, "stated as new");
        assert_eq!(refused(&with, &state(at, record.clone())), why, "stated in place of another");
        assert_eq!(refused(&plan(), &become_with(&plan(), None, record.clone())), why, "in another plan");
        assert_eq!(refused(&with, &become_with(&with, at, record)), why, "otherwise in another plan");
    }
    let mut back = sound.clone();
    back.status = Status::Requested;
    let why = "A step back from offered to requested needs a reason";
    assert_eq!(refused(&with, &state(at, back.clone())), why);
    assert_eq!(refused(&with, &become_with(&with, at, back)), why);
}

#[test]
fn what_a_nation_states_is_taken_though_scenarios_use_more() {
    let used = after(&[assign("a", "GBR-01", "west/L-1", 1)]);
    let at = used.contributions.position("GBR-01");
    let less = |plan: &Plan| Contribution { quantity: Quantity(1), ..of(plan, "GBR-01") };
    let (label, taken) = done(&used, &state(at, less(&used)));
    assert_eq!(label, "Import 1 pledge from s.csv");
    assert_eq!(of(&taken, "GBR-01").quantity, Quantity(1));
    let edit =
        Command::EditContribution { contribution: "GBR-01".into(), field: ContributionField::Quantity(Quantity(1)) };
    assert_eq!(refused(&used, &edit), "A uses 2. Enter 2 or more, or take some out first");
}

#[test]
fn what_is_stated_has_an_id_of_its_own_and_replaces_the_one_that_is_named() {
    let new = Contribution { id: "GBR-01".into(), ..of(&plan(), "GBR-02") };
    let taken = "The contribution \"GBR-01\" is there already; choose another id";
    assert_eq!(refused(&plan(), &state(None, new.clone())), taken);
    let at = plan().contributions.position("GBR-02");
    assert_eq!(refused(&plan(), &state(at, new)), "There is no contribution \"GBR-01\" in this plan");
    // Twice the same in one step is once too often.
    let new = Arc::new(Contribution { id: "NEW-1".into(), ..of(&plan(), "GBR-02") });
    let stated = Stated { at: None, record: new };
    let twice = Command::TakeContributions(Box::new(Statement {
        label: Label::SetPledges(2),
        capabilities: Vec::new(),
        contributions: vec![stated.clone(), stated],
    }));
    assert!(refused(&plan(), &twice).contains("NEW-1"));
}

#[test]
fn a_capability_that_is_brought_along_is_checked_and_added_once() {
    let kind = Capability {
        id: "ground_troops.person".into(),
        name: "Ground troops (person)".to_owned(),
        domain: Domain::Land,
        unit: "person".to_owned(),
        ..Capability::default()
    };
    let pledge = Contribution { id: "NEW-1".into(), capability: kind.id.clone(), ..of(&plan(), "GBR-01") };
    let with = |kind: Capability| {
        Command::TakeContributions(Box::new(Statement {
            label: Label::SetPledges(1),
            capabilities: vec![Arc::new(kind)],
            contributions: vec![Stated { at: None, record: Arc::new(pledge.clone()) }],
        }))
    };
    let (_, taken) = done(&plan(), &with(kind.clone()));
    assert_eq!(of(&taken, "NEW-1").capability, kind.id);
    assert!(refused(&taken, &with(kind.clone())).contains("is there already"));
    let nameless = Capability { name: " ".to_owned(), ..kind };
    assert_eq!(refused(&plan(), &with(nameless)), "A capability needs a name");
}

#[test]
fn money_that_is_added_is_in_the_plans_currency_until_another_is_named() {
    let mut value = value();
    value["capabilities"]
        .as_array_mut()
        .unwrap()
        .push(json!({ "id": "fund", "name": "Fund", "domain": "finance", "unit": "money" }));
    let plan = read(&value);
    let fund = Contribution {
        nation: "GBR".into(),
        capability: "fund".into(),
        title: "Fund".to_owned(),
        quantity: Quantity(500),
        ..Contribution::default()
    };
    let (_, added) = done(&plan, &Command::AddContribution(Box::new(fund.clone())));
    assert_eq!(added.contributions.last().unwrap().currency.as_ref().map(ToString::to_string).as_deref(), Some("EUR"));
    let wrong = Contribution { currency: Some("pounds".into()), ..fund };
    let why = "A currency is its three letters of ISO 4217, such as EUR";
    assert_eq!(refused(&plan, &Command::AddContribution(Box::new(wrong))), why);
}

#[test]
fn a_pledge_that_holds_something_odd_can_still_be_edited_elsewhere() {
    let mut value = value();
    value["contributions"][0]["areas"] = json!(["moon"]);
    value["contributions"][0]["notice_days"] = json!(90_000);
    let plan = read(&value);
    let id = plan.contributions.first().unwrap().id.clone();
    let edit = |field| Command::EditContribution { contribution: id.clone(), field };
    let (_, titled) = done(&plan, &edit(ContributionField::Title("Another".to_owned())));
    assert_eq!(titled.contributions.first().unwrap().title, "Another");
    let record = Contribution { note: Some("Seen".to_owned()), ..plan.contributions.first().unwrap().as_ref().clone() };
    done(&plan, &state(Some(0), record.clone()));
    done(&plan, &become_with(&plan, Some(0), record));
    assert_eq!(refused(&plan, &edit(ContributionField::NoticeDays(Some(Day(80_000))))), "Enter 0 to 36,500 days");
}

#[test]
fn every_field_is_found_by_its_keys_and_every_plain_value_is_put_back_as_it_is() {
    for key in ContributionKey::ALL {
        for name in key.keys() {
            assert_eq!(ContributionKey::of_key(name), Some(*key), "{name}");
        }
        for pledge in &plan().contributions {
            let Some(value) = key.value(pledge) else { continue };
            let Some(field) = key.with(value.clone()) else { continue };
            assert_eq!((field.which(), field.value()), (*key, Some(value)), "{key:?}");
            if *key != ContributionKey::Quantity {
                let edit = Command::EditContribution { contribution: pledge.id.clone(), field };
                assert_eq!(done(&plan(), &edit).1, plan(), "{key:?}");
            }
        }
    }
    let record = serde_json::to_value(Contribution { id: "x".into(), ..of(&plan(), "GBR-01") }).unwrap();
    let apart = ["id", "status_history"];
    for key in record.as_object().unwrap().keys().filter(|key| !apart.contains(&key.as_str())) {
        assert!(ContributionKey::of_key(key).is_some(), "{key} has no row in the table of fields");
    }
}
