//! Criteria: added, edited, put in order, removed; locked, after which each change stands in the log as well.

use super::fixture::{bytes, done, read, refused, value};
use muster::base::{Decimal, Moment};
use muster::edit::{Command, CriterionField, Stamp, apply};
use muster::model::{Criterion, Direction, ManualScore, Plan};
use muster::session::{Session, Settings, Trace};
use serde_json::json;

fn by(author: &str) -> Stamp {
    Stamp { author: author.to_owned(), at: moment() }
}

fn moment() -> Moment {
    "2025-03-14T12:00:00Z".parse().unwrap()
}

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn edit(id: &str, field: CriterionField) -> Command {
    Command::EditCriterion { criterion: id.into(), field, by: by(" Ann ") }
}

fn weight(id: &str, to: &str) -> Command {
    edit(id, CriterionField::Weight(decimal(to)))
}

fn lock() -> Command {
    Command::LockCriteria(by("Ben"))
}

fn add(criterion: Criterion) -> Command {
    Command::AddCriterion { criterion: Box::new(criterion), by: by("Ann") }
}

fn cost() -> Criterion {
    Criterion {
        name: " Cost a month ".to_owned(),
        measure: "monthly_cost".to_owned(),
        direction: Direction::Min,
        weight: decimal("0.1"),
        ..Criterion::default()
    }
}

/// The plan with a second criterion, "Cost", of weight 0.10.
fn plan() -> Plan {
    let mut file = value();
    file["criteria"].as_array_mut().unwrap().push(json!({ "id": "cost", "name": "Cost", "measure": "monthly_cost",
        "direction": "min", "weight": "0.10", "best": "0", "worst": "100" }));
    file["log"] = json!([{ "id": "log-2", "at": "2025-03-01T12:00:00Z", "author": "P", "role": "planner",
        "kind": "comment", "text": "T" }]);
    read(&file)
}

fn locked() -> Plan {
    done(&plan(), &lock()).1
}

fn names(plan: &Plan) -> Vec<&str> {
    plan.criteria.iter().map(|criterion| criterion.id.as_str()).collect()
}

/// The texts of the log after the entry that the plan began with.
fn log(plan: &Plan) -> Vec<&str> {
    plan.log.iter().skip(1).map(|entry| entry.text.as_str()).collect()
}

#[test]
fn a_new_criterion_gets_an_id_made_from_its_name() {
    let (label, made) = done(&plan(), &add(cost()));
    assert_eq!(label, "Add the criterion \"Cost a month\"");
    assert_eq!(names(&made), ["unity", "cost", "cost-a-month"]);
    assert_eq!(made.criteria[2].name, "Cost a month");
    let (_, twice) = done(&made, &add(cost()));
    assert_eq!(names(&twice), ["unity", "cost", "cost-a-month", "cost-a-month-2"]);
    let (_, own) = done(&plan(), &add(Criterion { id: "own".into(), name: "Ціна".to_owned(), ..cost() }));
    assert_eq!(names(&own), ["unity", "cost", "own"]);
    let (_, other) = done(&plan(), &add(Criterion { name: "Ціна".to_owned(), ..cost() }));
    assert_eq!(names(&other), ["unity", "cost", "criterion"]);
    assert!(log(&made).is_empty());
}

#[test]
fn a_new_criterion_says_why_not() {
    let scored = |scenario: &str, score: &str, measure: &str| {
        let score = ManualScore { value: decimal(score), ..ManualScore::default() };
        let scores = [(scenario.into(), score)].into_iter().collect();
        Criterion { measure: measure.to_owned(), scores, ..cost() }
    };
    let cases = [
        (Criterion { name: " ".to_owned(), ..cost() }, "A criterion needs a name"),
        (Criterion { measure: String::new(), ..cost() }, "A criterion needs a measure; choose one, or manual"),
        (Criterion { weight: decimal("-0.1"), ..cost() }, "A weight is 0 or more, with at most 6 places"),
        (Criterion { id: "cost".into(), ..cost() }, "The criterion \"cost\" is there already; choose another id"),
        (
            Criterion { best: Some(decimal("2")), worst: Some(decimal("1")), ..cost() },
            "Best 2 and worst 1 are the wrong way round when less is better; swap the ends",
        ),
        (scored("z", "1", "manual"), "There is no scenario \"z\" in this plan"),
        (scored("a", "101", "manual"), "A score is 0 to 100, with at most 6 places"),
        (
            scored("a", "1", "nations"),
            "\"Cost a month\" is measured by a metric; set its measure to manual before scoring it",
        ),
    ];
    for (criterion, why) in cases {
        assert_eq!(refused(&plan(), &add(criterion.clone())), why, "{criterion:?}");
    }
}

#[test]
fn each_field_of_a_criterion_is_set_under_its_name() {
    type Reads = fn(&Criterion) -> String;
    let scale = CriterionField::Scale { direction: Direction::Max, best: Some(decimal("20")), worst: None };
    let score = |score: Option<(&str, &str)>| {
        CriterionField::Score("a".into(), score.map(|(value, why)| (decimal(value), why.to_owned())))
    };
    let cases: Vec<(&str, CriterionField, &str, Reads, &str)> = vec![
        ("cost", CriterionField::Name(" Price ".to_owned()), "Set the name of \"Cost\"", |c| c.name.clone(), "Price"),
        (
            "cost",
            CriterionField::Definition("What it costs".to_owned()),
            "Set the definition of \"Cost\"",
            |c| c.definition.clone(),
            "What it costs",
        ),
        (
            "cost",
            CriterionField::Measure("total_cost".to_owned()),
            "Set the measure of \"Cost\"",
            |c| c.measure.clone(),
            "total_cost",
        ),
        (
            "unity",
            CriterionField::Direction(Direction::Min),
            "Set the direction of \"Unity\"",
            |c| c.direction.word().to_owned(),
            "min",
        ),
        (
            "cost",
            CriterionField::Weight(decimal("0.15")),
            "Set the weight of \"Cost\"",
            |c| c.weight.to_string(),
            "0.15",
        ),
        ("cost", CriterionField::Best(None), "Set the best end of \"Cost\"", |c| format!("{:?}", c.best), "None"),
        (
            "cost",
            CriterionField::Worst(Some(decimal("9"))),
            "Set the worst end of \"Cost\"",
            |c| c.worst.unwrap().to_string(),
            "9",
        ),
        (
            "cost",
            scale,
            "Set the scale of \"Cost\"",
            |c| format!("{} {:?} {:?}", c.direction.word(), c.best.map(|b| b.to_string()), c.worst),
            "max Some(\"20\") None",
        ),
        (
            "unity",
            score(Some(("70.5", " Because "))),
            "Set the score of \"Unity\" for A",
            |c| format!("{} {}", c.scores["a"].value, c.scores["a"].rationale),
            "70.5 Because",
        ),
        (
            "unity",
            score(None),
            "Set the score of \"Unity\" for A",
            |c| format!("{:?}", c.scores.keys().collect::<Vec<_>>()),
            "[ScenarioId(\"b\")]",
        ),
    ];
    for (id, field, name, reads, value) in cases {
        let (label, set) = done(&plan(), &edit(id, field));
        assert_eq!((label.as_str(), reads(set.criteria.find(id).unwrap()).as_str()), (name, value));
        assert!(log(&set).is_empty());
    }
}

#[test]
fn a_field_of_a_criterion_out_of_range_is_refused() {
    let score = |to: &str| CriterionField::Score("a".into(), Some((decimal(to), String::new())));
    let cases = [
        (weight("none", "1"), "There is no criterion \"none\" in this plan"),
        (weight("cost", "-1"), "A weight is 0 or more, with at most 6 places"),
        (weight("cost", "0.0000001"), "A weight is 0 or more, with at most 6 places"),
        (edit("cost", CriterionField::Name(" ".to_owned())), "A criterion needs a name"),
        (edit("cost", CriterionField::Measure(" ".to_owned())), "A criterion needs a measure; choose one, or manual"),
        (
            edit("cost", CriterionField::Best(Some(decimal("101")))),
            "Best 101 and worst 100 are the wrong way round when less is better; swap the ends",
        ),
        (
            edit("cost", CriterionField::Worst(Some(decimal("-1")))),
            "Best 0 and worst -1 are the wrong way round when less is better; swap the ends",
        ),
        (
            edit("cost", CriterionField::Direction(Direction::Max)),
            "Best 0 and worst 100 are the wrong way round when more is better; swap the ends",
        ),
        (edit("cost", CriterionField::Best(Some(decimal("0.0000001")))), "An end of the scale has at most 6 places"),
        (edit("unity", score("100.1")), "A score is 0 to 100, with at most 6 places"),
        (edit("unity", score("-1")), "A score is 0 to 100, with at most 6 places"),
        (edit("unity", CriterionField::Score("z".into(), None)), "There is no scenario \"z\" in this plan"),
        (edit("cost", score("1")), "\"Cost\" is measured by a metric; set its measure to manual before scoring it"),
    ];
    for (command, why) in cases {
        assert_eq!(refused(&plan(), &command), why, "{command:?}");
    }
}

#[test]
fn criteria_are_put_in_order_and_removed() {
    let to = |to| Command::ReorderCriterion { criterion: "cost".into(), to, by: by("Ann") };
    let (label, moved) = done(&plan(), &to(0));
    assert_eq!((label.as_str(), names(&moved)), ("Move the criterion \"Cost\" to place 1", vec!["cost", "unity"]));
    let (label, same) = done(&plan(), &to(9));
    assert_eq!((label.as_str(), same), ("Move the criterion \"Cost\" to place 2", plan()));
    let remove = |id: &str| Command::RemoveCriterion { criterion: id.into(), by: by("Ann") };
    let (label, gone) = done(&plan(), &remove("cost"));
    assert_eq!((label.as_str(), names(&gone)), ("Delete the criterion \"Cost\"", vec!["unity"]));
    assert_eq!(refused(&plan(), &remove("none")), "There is no criterion \"none\" in this plan");
}

#[test]
fn locking_and_unlocking_are_recorded_with_name_and_time() {
    let (label, locked) = done(&plan(), &lock());
    assert_eq!(label, "Lock the criteria");
    let lock_kept = locked.properties.criteria_locked.as_ref().unwrap();
    assert_eq!((lock_kept.by.as_str(), lock_kept.at), ("Ben", Some(moment())));
    let entry = locked.log.last().unwrap();
    assert_eq!((entry.id.as_str(), entry.author.as_str(), entry.at), ("log-3", "Ben", Some(moment())));
    assert_eq!((entry.role.word(), entry.kind.word(), entry.scenario.as_ref()), ("planner", "status", None));
    assert_eq!(log(&locked), ["Criteria locked. Later changes of them are recorded here."]);
    assert_eq!(refused(&locked, &lock()), "The criteria are locked already by Ben");

    let unlock = Command::UnlockCriteria(by("Cem"));
    let (label, open) = done(&locked, &unlock);
    assert_eq!(label, "Unlock the criteria");
    assert!(open.properties.criteria_locked.is_none());
    assert_eq!(log(&open)[1], "After the criteria were locked: unlocked");
    assert_eq!(open.log.last().unwrap().author, "Cem");
    assert_eq!(refused(&open, &unlock), "The criteria are not locked");
    assert_eq!(log(&done(&open, &weight("cost", "0.2")).1).len(), 2, "no longer recorded");

    let nobody = Command::LockCriteria(by(" "));
    assert_eq!(refused(&plan(), &nobody), "This is recorded with a name; enter yours first");
    let mut empty = value();
    empty["criteria"] = json!([]);
    assert_eq!(refused(&read(&empty), &lock()), "There is no criterion to lock; add one first");
}

#[test]
fn after_locking_each_change_of_a_criterion_stands_in_the_log() {
    let score = |to: Option<(&str, &str)>| {
        CriterionField::Score("a".into(), to.map(|(value, why)| (decimal(value), why.to_owned())))
    };
    let scale = CriterionField::Scale { direction: Direction::Max, best: Some(decimal("20")), worst: None };
    let cases = [
        (weight("cost", "0.15"), "weight of \"Cost\" from 0.10 to 0.15"),
        (edit("cost", CriterionField::Name("Price".to_owned())), "name of \"Cost\" from \"Cost\" to \"Price\""),
        (edit("cost", CriterionField::Definition("D".to_owned())), "definition of \"Cost\" from nothing to \"D\""),
        (
            edit("cost", CriterionField::Measure("total_cost".to_owned())),
            "measure of \"Cost\" from monthly cost to total cost",
        ),
        (
            edit("unity", CriterionField::Direction(Direction::Min)),
            "direction of \"Unity\" from more is better to less is better",
        ),
        (edit("cost", CriterionField::Best(None)), "best end of \"Cost\" from 0 to not fixed"),
        (edit("cost", CriterionField::Worst(Some(decimal("9")))), "worst end of \"Cost\" from 100 to 9"),
        (
            edit("cost", scale),
            "scale of \"Cost\" from less is better, best 0, worst 100 to more is better, best 20, worst not \
             fixed",
        ),
        (edit("unity", score(Some(("70", "why")))), "score of \"Unity\" for A from 50 to 70 (why)"),
        (edit("unity", score(None)), "score of \"Unity\" for A from 50 to none"),
        (add(cost()), "\"Cost a month\" added, weight 0.1"),
        (Command::RemoveCriterion { criterion: "cost".into(), by: by("Ann") }, "\"Cost\" removed, weight 0.10"),
        (
            Command::ReorderCriterion { criterion: "cost".into(), to: 0, by: by("Ann") },
            "\"Cost\" moved from place 2 to 1",
        ),
    ];
    for (command, text) in cases {
        let (_, changed) = done(&locked(), &command);
        assert_eq!(log(&changed)[1..], [format!("After the criteria were locked: {text}")], "{command:?}");
        let entry = changed.log.last().unwrap();
        assert_eq!((entry.id.as_str(), entry.author.as_str(), entry.at), ("log-4", "Ann", Some(moment())));
    }
    // What changes nothing is not recorded, and what is recorded needs a name.
    assert_eq!(log(&done(&locked(), &weight("cost", "0.1")).1).len(), 1);
    assert_eq!(
        log(&done(&locked(), &Command::ReorderCriterion { criterion: "cost".into(), to: 1, by: by("Ann") }).1).len(),
        1
    );
    let nobody =
        Command::EditCriterion { criterion: "cost".into(), field: CriterionField::Weight(decimal("0.3")), by: by("") };
    assert_eq!(refused(&locked(), &nobody), "This is recorded with a name; enter yours first");
    apply(&plan(), &nobody).unwrap();
}

#[test]
fn what_is_recorded_stands_in_the_entry_as_data_and_is_kept_to_the_byte() {
    let (_, changed) = done(&locked(), &weight("cost", "0.15"));
    let written: serde_json::Value = serde_json::from_slice(&bytes(&changed)).unwrap();
    let entry = written["log"].as_array().unwrap().last().unwrap();
    let event = json!({ "what": "criterion_changed", "criterion": "Cost", "field": "weight",
        "before": { "weight": "0.10" }, "after": { "weight": "0.15" } });
    assert_eq!(entry["event"], event);
    assert_eq!(bytes(&read(&written)), bytes(&changed));

    // An event of a later version stays as it is, and an entry without one stays without.
    let mut later = written.clone();
    later["log"][0]["event"] = json!({ "what": "plan_signed", "by": { "key": "k" }, "parts": [1, 2] });
    let before = serde_json::to_value(&*read(&later).log[0]).unwrap();
    assert_eq!(before["event"], later["log"][0]["event"]);
    assert!(written["log"][0].get("event").is_none());
}

/// A session over a plan kept in a file.
fn session(folder: &tempfile::TempDir, plan: &Plan) -> Session {
    let path = folder.path().join("plan.muster");
    std::fs::write(&path, bytes(plan)).unwrap();
    let mut session = Session::new(Settings::default(), Trace::default());
    session.open(&path).unwrap();
    session
}

#[test]
fn a_weight_that_is_moved_is_one_step_of_its_own_criterion() {
    let folder = tempfile::tempdir().unwrap();
    let mut file = serde_json::to_value(plan()).unwrap();
    file["format"] = "muster".into();
    file["kind"] = "plan".into();
    file["version"] = 1.into();
    // Two criteria of one name are two gestures all the same.
    file["criteria"][0]["name"] = "Cost".into();
    let mut session = session(&folder, &read(&file));
    let before = bytes(session.active().unwrap().plan());
    for to in ["0.2", "0.3", "0.4"] {
        session.edit(&weight("cost", to)).unwrap();
    }
    assert_eq!(session.active().unwrap().history().depth(), 1);
    session.edit(&weight("unity", "2")).unwrap();
    assert_eq!(session.active().unwrap().history().depth(), 2);
    session.undo();
    assert_eq!(session.active().unwrap().plan().criteria[1].weight, decimal("0.4"));
    session.undo();
    assert_eq!(bytes(session.active().unwrap().plan()), before);
    session.redo();
    assert_eq!(session.active().unwrap().plan().criteria[1].weight, decimal("0.4"));
}

#[test]
fn a_weight_that_is_moved_after_locking_is_recorded_each_time_and_each_is_a_step() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = session(&folder, &locked());
    let before = bytes(session.active().unwrap().plan());
    for to in ["0.2", "0.3", "0.2", "0.3"] {
        session.edit(&weight("cost", to)).unwrap();
    }
    let file = session.active().unwrap();
    assert_eq!((file.history().depth(), log(file.plan()).len()), (4, 5));
    let last = file.history().undo_label().unwrap().to_string();
    assert_eq!(last, "Set the weight of \"Cost\" from 0.2 to 0.3; recorded in the log");
    session.undo();
    let plan = session.active().unwrap().plan();
    assert_eq!((plan.criteria[1].weight, log(plan).len()), (decimal("0.2"), 4));
    for _ in 0..3 {
        session.undo();
    }
    assert_eq!(bytes(session.active().unwrap().plan()), before);
}

#[test]
fn an_unreadable_value_gives_way_to_what_is_set() {
    let mut file = value();
    file["criteria"][0]["direction"] = json!("upwards");
    file["criteria"][0]["x_unknown"] = json!(7);
    file["criteria_locked"] = json!("yes");
    let plan = read(&file);
    let written = |plan: &Plan| -> serde_json::Value { serde_json::from_slice(&bytes(plan)).unwrap() };
    assert_eq!(written(&plan)["criteria"][0]["direction"], "upwards");
    let (_, set) = done(&plan, &edit("unity", CriterionField::Direction(Direction::Min)));
    assert_eq!(written(&set)["criteria"][0]["direction"], "min");
    assert_eq!(written(&set)["criteria"][0]["x_unknown"], 7);
    let (_, locked) = done(&set, &lock());
    assert_eq!(written(&locked)["criteria_locked"]["by"], "Ben");
}
