//! Nations, areas, capabilities, conditions, red lines and meetings: added, edited, put in order, taken out, and what stands in the
//! way.

use muster::base::{CapabilityId, Day};
use muster::edit::{
    AreaField, CapabilityField, Command, ConditionField, Editable, MeetingField, NationField, Place, RecordCommand,
    RedLineField, Refusal, Used, apply,
};
use muster::model::{
    Approval, ApprovalState, Area, AreaKind, Capability, Capital, Condition, ConditionKind, ConditionState, Domain,
    Extra, Meeting, Nation, NationRole, Plan, RedLine,
};
use serde_json::json;

use super::assignments::assign;
use super::fixture::{after, bytes, done, plan, read, refusal, refused, text, value, with_a};

fn nation(id: &str, name: &str) -> Command {
    let (id, name) = (id.into(), name.to_owned());
    Command::Nation(RecordCommand::Add(Box::new(Nation {
        id,
        name,
        role: NationRole::Participant,
        ..Nation::default()
    })))
}

fn set_nation(field: NationField) -> Command {
    Command::Nation(RecordCommand::Edit { id: "POL".into(), field })
}

fn remove_nation(id: &str, take_out: bool) -> Command {
    Command::Nation(RecordCommand::Remove { id: id.into(), take_out })
}

fn remove_area(id: &str, take_out: bool) -> Command {
    Command::Area(RecordCommand::Remove { id: id.into(), take_out })
}

fn set_capability(id: &str, field: CapabilityField) -> Command {
    Command::Capability(RecordCommand::Edit { id: id.into(), field })
}

fn remove_capability(id: &str, take_out: bool) -> Command {
    Command::Capability(RecordCommand::Remove { id: id.into(), take_out })
}

#[test]
fn a_nation_is_added_under_its_three_letters() {
    let (label, changed) = done(&plan(), &nation(" ken ", " Kenya "));
    assert_eq!(label, "Add the nation \"Kenya\"");
    let made = changed.nations.last().unwrap();
    assert_eq!((made.id.as_str(), made.name.as_str()), ("KEN", "Kenya"));
    assert_eq!(refused(&plan(), &nation("GBR", "Britain")), "The nation \"GBR\" is there already; choose another id");
    for wrong in ["", "KE", "KENY", "K3N"] {
        assert!(refused(&plan(), &nation(wrong, "Kenya")).contains("three letters of ISO 3166-1"), "{wrong}");
    }
    assert_eq!(refused(&plan(), &nation("KEN", " ")), "A nation needs a name");
    let without_role = Nation { id: "KEN".into(), name: "Kenya".into(), ..Nation::default() };
    let command = Command::Nation(RecordCommand::Add(Box::new(without_role)));
    assert_eq!(refused(&plan(), &command), "Choose its part in the coalition");
}

#[test]
fn every_field_of_a_nation_is_set_and_looked_at() {
    let capital = |lat, lon| Capital { name: "Warsaw".into(), lat, lon, extra: Extra::default() };
    let approval = |body: &str, state| {
        Some(Approval { body: body.to_owned(), lead_days: Day(30), state, extra: Extra::default() })
    };
    let (label, changed) =
        done(&plan(), &set_nation(NationField::Groups(vec![" EU ".into(), "NATO".into(), "EU".into()])));
    assert_eq!(label, "Set the groups of Poland");
    assert_eq!(changed.nations.find("POL").unwrap().groups, ["EU", "NATO"]);
    let (_, changed) = done(&plan(), &set_nation(NationField::Capital(Some(capital(52.2, 21.0)))));
    assert!(changed.nations.find("POL").unwrap().capital.is_some());
    let (_, changed) = done(&plan(), &set_nation(NationField::Approval(approval("Sejm", ApprovalState::Pending))));
    assert_eq!(changed.nations.find("POL").unwrap().approval.as_ref().unwrap().lead_days, Day(30));
    assert!(refused(&plan(), &set_nation(NationField::Capital(Some(capital(91.0, 0.0))))).contains("−90 to 90"));
    assert!(refused(&plan(), &set_nation(NationField::Capital(Some(capital(f64::NAN, 0.0))))).contains("latitude"));
    assert!(refused(&plan(), &set_nation(NationField::Approval(approval("", ApprovalState::Granted)))).contains("who"));
    assert!(refused(&plan(), &set_nation(NationField::Role(NationRole::Unknown))).contains("part"));
    let missing = Command::Nation(RecordCommand::Edit { id: "XXX".into(), field: NationField::Population(None) });
    assert_eq!(refused(&plan(), &missing), "There is no nation \"XXX\" in this plan");
}

#[test]
fn records_are_put_in_order() {
    let to = |to| Command::Nation(RecordCommand::Reorder { id: "GBR".into(), to });
    let (label, changed) = done(&plan(), &to(9));
    assert_eq!(label, "Move the nation \"United Kingdom\" to place 3");
    assert_eq!(changed.nations.last().unwrap().id.as_str(), "GBR");
    assert_eq!(bytes(&done(&plan(), &to(0)).1), bytes(&plan()));
}

#[test]
fn a_nation_that_is_used_is_named_with_its_places() {
    let why = refusal(&plan(), &remove_nation("NLD", false));
    let Refusal::Used { what, places } = &why else { panic!("{why}") };
    let named: Vec<&str> = places.iter().map(|place| place.name.as_str()).collect();
    assert_eq!((what, named), (&Used::Record("Netherlands".to_owned()), vec!["NLD-01", "NLD-02"]));
    assert_eq!(Nation::uses(&plan(), "NLD")[0].place, Place::Pledge("NLD-01".into()));
    let (_, with_new) = done(&plan(), &nation("KEN", "Kenya"));
    let (label, without) = done(&with_new, &remove_nation("KEN", false));
    assert_eq!(label, "Delete the nation \"Kenya\"");
    assert_eq!(bytes(&without), bytes(&plan()));
}

#[test]
fn a_nation_goes_with_its_pledges_answers_and_assignments_in_one_step() {
    let mut file = value();
    file["areas"][0]["nation"] = json!("GBR");
    file["positions"] = json!([{ "nation": "GBR", "question": "troops_in_host", "answer": "yes" },
        { "nation": "POL", "question": "troops_in_host", "answer": "no" }]);
    file["meetings"][0]["nations"] = json!(["GBR", "POL"]);
    file["contributions"][6]["excludes"] = json!(["GBR"]);
    file["what_ifs"] = json!([{ "id": "w", "name": "Alone", "withdrawn": ["GBR"] },
        { "id": "v", "name": "Both", "withdrawn": ["GBR", "POL"] }]);
    let before = read(&file);
    let why = refused(&before, &remove_nation("GBR", false));
    let places = "GBR-01, GBR-02, GBR-03, POL-02, the area \"Host\", the survey and 3 more places";
    assert_eq!(why, format!("United Kingdom is used in {places}. Take it out there first"));
    let (_, changed) = done(&before, &remove_nation("GBR", true));
    assert!(!String::from_utf8(bytes(&changed)).unwrap().contains("GBR"));
    assert_eq!(text(&changed), with_a(&[]));
    assert_eq!((changed.positions.len(), changed.what_ifs.len()), (1, 1));
}

#[test]
fn an_area_gets_an_id_from_its_name_and_names_a_nation_of_the_plan() {
    let area = |nation: Option<&str>| {
        let nation = nation.map(Into::into);
        Command::Area(RecordCommand::Add(Box::new(Area {
            name: "Red Sea, south".into(),
            kind: AreaKind::Sea,
            transit_days: Day(20),
            nation,
            ..Area::default()
        })))
    };
    let (label, changed) = done(&plan(), &area(Some("POL")));
    assert_eq!(label, "Add the area \"Red Sea, south\"");
    assert_eq!(changed.areas.last().unwrap().id.as_str(), "red-sea-south");
    assert_eq!(refused(&plan(), &area(Some("YEM"))), "There is no nation \"YEM\" in this plan");
    let set = |field| Command::Area(RecordCommand::Edit { id: "host".into(), field });
    assert_eq!(refused(&plan(), &set(AreaField::TransitDays(Day(-1)))), "Enter 0 to 36,500 days");
    assert!(refused(&plan(), &set(AreaField::Lon(Some(181.0)))).contains("longitude"));
    assert!(refused(&plan(), &set(AreaField::Kind(AreaKind::Unknown))).contains("kind of place"));
    let (label, _) = done(&plan(), &set(AreaField::ReceptionDays(Day(7))));
    assert_eq!(label, "Set the days of reception of Host");
}

#[test]
fn an_area_goes_with_its_tasks_but_never_widens_an_offer() {
    let why = refused(&plan(), &remove_area("host", false));
    assert_eq!(
        why,
        "Host is used in the task \"West\" of Full, the task \"All\" of Small and POL-01. Take it out there first"
    );
    let (_, changed) = done(&plan(), &remove_area("host", true));
    assert_eq!(text(&changed), with_a(&[]));
    let tasks: Vec<usize> = changed.requirement_sets.iter().map(|set| set.tasks.len()).collect();
    assert_eq!(tasks, [1, 0]);
    // The prohibition was about this area alone; without it, it would hold everywhere.
    assert!(changed.contributions.find("POL-01").unwrap().caveats.is_empty());
    let why = refused(&plan(), &remove_area("next", true));
    assert_eq!(why, "NLD-02 is offered for this area only. Offer it for another area first, or delete it");
}

fn capability(id: &str, unit: &str) -> Command {
    Command::Capability(RecordCommand::Add(Box::new(Capability {
        id: id.into(),
        name: "Mine hunter".into(),
        domain: Domain::Maritime,
        unit: unit.into(),
        ..Capability::default()
    })))
}

#[test]
fn a_capability_has_a_dotted_id_a_unit_and_known_enablers() {
    let (_, changed) = done(&plan(), &capability("", "vessel"));
    assert_eq!(changed.capabilities.last().unwrap().id.as_str(), "mar.mine-hunter");
    let (_, again) = done(&changed, &capability("", "vessel"));
    assert_eq!(again.capabilities.last().unwrap().id.as_str(), "mar.mine-hunter-2");
    for wrong in ["Mar.MH", "mar..mh", ".mh", "mar mh"] {
        assert!(refused(&plan(), &capability(wrong, "vessel")).contains("small letters"), "{wrong}");
    }
    assert!(refused(&plan(), &capability("mar.mh", " ")).contains("counted in"));
    let requires = |id: &str| set_capability("land.inf", CapabilityField::Requires(vec![CapabilityId::from(id)]));
    done(&plan(), &requires("land.eng"));
    assert_eq!(refused(&plan(), &requires("land.inf")), "A capability cannot lean on itself");
    assert_eq!(refused(&plan(), &requires("med.r2")), "There is no capability \"med.r2\" in this plan");
    let code = |code: &str| set_capability("land.inf", CapabilityField::Sidc(Some(code.to_owned())));
    done(&plan(), &code("10031000161211000000"));
    assert!(refused(&plan(), &code("1003")).contains("20 digits"));
}

#[test]
fn a_unit_stays_while_assignments_or_substitutes_rest_on_it() {
    let unit = |id, unit: &str| set_capability(id, CapabilityField::Unit(unit.to_owned()));
    let why = refused(&plan(), &unit("land.inf", "company"));
    assert!(why.starts_with("Light infantry, counted in battalion, is used in "), "{why}");
    assert!(why.contains("GBR-01 in A") && why.ends_with("Take it out there first"), "{why}");
    assert!(refused(&plan(), &unit("land.mech", "company")).contains("L-3 of Full"));
    done(&plan(), &unit("air.fighter", "flight"));
    // Amounts of money are of another kind: the pledges and lines stand in the way.
    let why = refused(&plan(), &unit("air.fighter", "money"));
    assert!(why.contains("GBR-02") && why.contains("L-2 of Full"), "{why}");
}

#[test]
fn a_capability_goes_with_its_pledges_and_lines() {
    let plan = after(&[assign("a", "GBR-02", "west/L-2", 4)]);
    let why = refused(&plan, &remove_capability("air.fighter", false));
    assert_eq!(why, "Fighters is used in GBR-02 and L-2 of Full. Take it out there first");
    let (label, changed) = done(&plan, &remove_capability("air.fighter", true));
    assert_eq!(label, "Delete the capability \"Fighters\" and take it out of all that used it");
    assert_eq!(text(&changed), with_a(&["a-1: 1 × GBR-01 on west/L-1"]));
    assert!(!String::from_utf8(bytes(&changed)).unwrap().contains("air.fighter"));
    let (_, changed) = done(&plan, &remove_capability("land.mech", true));
    assert!(!String::from_utf8(bytes(&changed)).unwrap().contains("land.mech"));
}

#[test]
fn a_condition_and_a_red_line_are_added_edited_and_taken_out() {
    let add = Command::Condition(RecordCommand::Add(Box::new(Condition {
        name: "Port access".into(),
        kind: ConditionKind::Access,
        state: ConditionState::Open,
        ..Condition::default()
    })));
    let (_, changed) = done(&plan(), &add);
    assert_eq!(changed.conditions.last().unwrap().id.as_str(), "port-access");
    let set = |field| Command::Condition(RecordCommand::Edit { id: "peace".into(), field });
    let (label, changed) = done(&plan(), &set(ConditionField::State(ConditionState::Met)));
    assert_eq!(label, "Set the state of Peace in force");
    assert_eq!(changed.conditions[0].state, ConditionState::Met);
    assert!(refused(&plan(), &set(ConditionField::Kind(ConditionKind::Unknown))).contains("Choose"));

    let mut file = value();
    file["contributions"][0]["conditions"] = json!(["peace"]);
    file["scenarios"][1]["assumes"] = json!(["peace"]);
    file["scenarios"][1]["red_lines"] = json!({ "army": { "stance": "kept" } });
    file["what_ifs"] = json!([{ "id": "w", "name": "No peace", "failed": ["peace"] }]);
    let used = read(&file);
    let remove = |take_out| Command::Condition(RecordCommand::Remove { id: "peace".into(), take_out });
    let why = refused(&used, &remove(false));
    assert_eq!(why, "Peace in force is used in GBR-01, B and the what-if \"No peace\". Take it out there first");
    let (_, changed) = done(&used, &remove(true));
    assert!(!String::from_utf8(bytes(&changed)).unwrap().contains("peace"));
    let remove = |take_out| Command::RedLine(RecordCommand::Remove { id: "army".into(), take_out });
    assert_eq!(refused(&used, &remove(false)), "No limit on the army is used in B. Take it out there first");
    assert!(done(&used, &remove(true)).1.scenarios[1].red_lines.is_empty());
    let add = Command::RedLine(RecordCommand::Add(Box::new(RedLine { name: "No bases".into(), ..RedLine::default() })));
    assert_eq!(done(&plan(), &add).1.red_lines[1].id.as_str(), "no-bases");
    let field = RedLineField::Source(Some(" The talks ".to_owned()));
    let set = Command::RedLine(RecordCommand::Edit { id: "army".into(), field });
    assert_eq!(done(&plan(), &set).1.red_lines[0].source.as_deref(), Some("The talks"));
}

#[test]
fn a_meeting_names_nations_and_scenarios_of_the_plan_and_has_a_date() {
    let meeting = |change: &dyn Fn(&mut Meeting)| {
        let mut meeting =
            Meeting { title: " Leaders' call ".into(), date: "2025-03-15".parse().ok(), ..Meeting::default() };
        change(&mut meeting);
        Command::Meeting(RecordCommand::Add(Box::new(meeting)))
    };
    let (label, changed) = done(&plan(), &meeting(&|m| m.scenarios = vec!["a".into()]));
    assert_eq!(label, "Add the meeting \"Leaders' call\"");
    let made = changed.meetings.last().unwrap();
    assert_eq!((made.id.as_str(), made.title.as_str()), ("leaders-call", "Leaders' call"));
    for (wrong, why) in [
        (meeting(&|m| m.date = None), "A meeting needs a date, such as 2025-03-11"),
        (meeting(&|m| m.title.clear()), "A meeting needs a name"),
        (meeting(&|m| m.nations = vec!["XXX".into()]), "There is no nation \"XXX\" in this plan"),
        (meeting(&|m| m.scenarios = vec!["z".into()]), "There is no scenario \"z\" in this plan"),
    ] {
        assert_eq!(refused(&plan(), &wrong), why);
    }
    let edit = |field| Command::Meeting(RecordCommand::Edit { id: "m".into(), field });
    let (label, set) = done(&plan(), &edit(MeetingField::Outcome(Some(" Agreed ".into()))));
    assert_eq!(label, "Set the outcome of Chiefs");
    assert_eq!(set.meetings[0].outcome.as_deref(), Some("Agreed"));
    let remove = Command::Meeting(RecordCommand::Remove { id: "m".into(), take_out: false });
    assert!(done(&plan(), &remove).1.meetings.is_empty());
}

#[test]
fn fields_in_which_two_records_differ_are_told_with_the_new_value() {
    let before = plan().nations[0].as_ref().clone();
    let after = Nation { name: "Britain".into(), population: Some(69), ..before.clone() };
    let fields = [NationField::Name("Britain".into()), NationField::Population(Some(69))];
    assert_eq!(after.fields_beside(&before), fields);
    assert_eq!(before.fields_beside(&before), []);
}

#[test]
fn an_unreadable_value_gives_way_to_the_one_that_is_set_and_to_no_other() {
    let mut file = value();
    file["nations"][0]["population"] = json!("many");
    file["nations"][0]["x_own"] = json!(1);
    let plan = read(&file);
    let written =
        |plan: &Plan| serde_json::from_slice::<serde_json::Value>(&bytes(plan)).unwrap()["nations"][0].clone();
    let set = |field| Command::Nation(RecordCommand::Edit { id: "GBR".into(), field });
    let (_, other) = done(&plan, &set(NationField::Name("Britain".into())));
    assert_eq!(written(&other)["population"], "many");
    let (_, none) = done(&plan, &set(NationField::Population(None)));
    assert_eq!((written(&none).get("population"), written(&none)["x_own"].as_i64()), (None, Some(1)));
    // What refuses is told and touches nothing.
    assert!(apply(&plan, &set(NationField::Name(String::new()))).is_err());
}
