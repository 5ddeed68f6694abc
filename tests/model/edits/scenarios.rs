//! Whole scenarios: new, duplicated, renamed, recoloured, put in order, archived, measured against another set, removed.

use super::assignments::assign;
use super::fixture::{after, done, plan, refused, text};
use muster::base::{Day, Moment};
use muster::edit::{Command, Judgement, Place, ScenarioField, Stamp, of_scenario};
use muster::model::{Scenario, ScenarioStatus, Stance};

fn edit(scenario: &str, field: ScenarioField) -> Command {
    Command::EditScenario { scenario: scenario.into(), field }
}

fn new(name: &str, set: &str) -> Command {
    Command::NewScenario { name: name.to_owned(), requirement_set: set.into() }
}

fn names(plan: &muster::model::Plan) -> Vec<&str> {
    plan.scenarios.iter().map(|s| s.name.as_str()).collect()
}

#[test]
fn a_new_scenario_gets_the_next_letter_and_a_colour_of_its_own() {
    let (label, made) = done(&plan(), &new("Sky first", "full"));
    assert_eq!(label, "New scenario D: Sky first");
    let scenario = made.scenarios.last().unwrap();
    assert_eq!((scenario.id.as_str(), scenario.requirement_set.as_str()), ("d-sky-first", "full"));
    assert!(plan().scenarios.iter().all(|s| s.colour != scenario.colour), "{}", scenario.colour);
    let (label, _) = done(&plan(), &new(" X: Own letter ", "small"));
    assert_eq!(label, "New scenario X: Own letter");
    assert_eq!(refused(&plan(), &new("  ", "full")), "A scenario needs a name");
    assert_eq!(refused(&plan(), &new("N", "none")), "There is no requirement set \"none\" in this plan");
}

#[test]
fn a_duplicate_stands_behind_its_original_with_all_its_assignments() {
    let (label, plan) = done(&plan(), &Command::DuplicateScenario { scenario: "a".into() });
    assert_eq!(label, "Duplicate A: First");
    assert_eq!(names(&plan), ["A: First", "D: First, copy", "B: Second", "C: Third"]);
    let copy = &plan.scenarios[1];
    assert_ne!(copy.colour, plan.scenarios[0].colour);
    assert_eq!(copy.assignments.len(), 1);
    assert_eq!(copy.assignments[0].id.as_str(), "d-first-copy-1");
    assert_eq!(
        refused(&plan, &Command::DuplicateScenario { scenario: "z".into() }),
        "There is no scenario \"z\" in this plan"
    );
}

#[test]
fn a_duplicate_is_a_draft_that_nobody_has_judged() {
    let by = Stamp { author: "Kowalska".to_owned(), at: Moment::from_unix(0) };
    let judged = Judgement { pass: true, reason: "Enough".to_owned(), by };
    let plan = after(&[
        edit("a", ScenarioField::Status(ScenarioStatus::Agreed)),
        edit("a", ScenarioField::Screening("feasible".to_owned(), Some(judged))),
        Command::DuplicateScenario { scenario: "a".into() },
    ]);
    let (original, copy) = (&plan.scenarios[0], &plan.scenarios[1]);
    assert_eq!((original.status, original.screening.len()), (ScenarioStatus::Agreed, 1));
    assert_eq!((copy.status, copy.screening.len()), (ScenarioStatus::Draft, 0));
}

#[test]
fn each_field_of_a_scenario_is_set_under_its_name() {
    type Reads = fn(&Scenario) -> String;
    let cases: [(ScenarioField, &str, Reads, &str); 11] = [
        (
            ScenarioField::Name("A: Renamed ".to_owned()),
            "Rename A: First to A: Renamed",
            |s| s.name.clone(),
            "A: Renamed",
        ),
        (ScenarioField::Colour("#2A6BBF".to_owned()), "Recolour A", |s| s.colour.clone(), "#2A6BBF"),
        (ScenarioField::Concept("Hold".to_owned()), "Edit the concept of A", |s| s.concept.clone(), "Hold"),
        (
            ScenarioField::Duration(Some(Day(90))),
            "Set the length of A",
            |s| format!("{:?}", s.duration_days),
            "Some(Day(90))",
        ),
        (
            ScenarioField::Status(ScenarioStatus::WithChiefs),
            "Set the status of A to with chiefs",
            |s| s.status.word().to_owned(),
            "with_chiefs",
        ),
        (
            ScenarioField::Assume("peace".into(), true),
            "Assume \"Peace in force\" in A",
            |s| format!("{}", s.assumes.len()),
            "1",
        ),
        (
            ScenarioField::Assume("peace".into(), false),
            "Do not assume \"Peace in force\" in A",
            |s| format!("{}", s.assumes.len()),
            "0",
        ),
        (
            ScenarioField::RedLine("army".into(), Some((Stance::AtRisk, Some("why".to_owned())))),
            "Judge A against \"No limit on the army\"",
            |s| s.red_lines["army"].stance.word().to_owned(),
            "at_risk",
        ),
        (
            ScenarioField::Strengths(vec!["fast".to_owned()]),
            "Edit the strengths of A",
            |s| s.strengths.join("|"),
            "fast",
        ),
        (
            ScenarioField::Weaknesses(vec!["few".to_owned()]),
            "Edit the weaknesses of A",
            |s| s.weaknesses.join("|"),
            "few",
        ),
        (ScenarioField::Archived(true), "Archive A: First", |s| s.archived.to_string(), "true"),
    ];
    for (field, name, read, value) in cases {
        let (label, plan) = done(&plan(), &edit("a", field));
        assert_eq!((label.as_str(), read(&plan.scenarios[0]).as_str()), (name, value));
    }
    let archived = after(&[edit("a", ScenarioField::Archived(true))]);
    assert!(text(&archived).starts_with("A: First [full], archived"));
    let (label, back) = done(&archived, &edit("a", ScenarioField::Archived(false)));
    assert_eq!(label, "Bring back A: First");
    assert_eq!(back, plan());
    let judged = after(&[edit("a", ScenarioField::RedLine("army".into(), Some((Stance::Kept, None))))]);
    let (_, back) = done(&judged, &edit("a", ScenarioField::RedLine("army".into(), None)));
    assert_eq!(back, plan());
}

#[test]
fn a_field_of_a_scenario_out_of_range_is_refused() {
    let cases = [
        (edit("z", ScenarioField::Concept(String::new())), "There is no scenario \"z\" in this plan"),
        (edit("a", ScenarioField::Name(" ".to_owned())), "A scenario needs a name"),
        (edit("a", ScenarioField::Colour("teal".to_owned())), "\"teal\" is no colour; write it as #00747C"),
        (edit("a", ScenarioField::Colour("#ääx".to_owned())), "\"#ääx\" is no colour; write it as #00747C"),
        (edit("a", ScenarioField::Duration(Some(Day(0)))), "A scenario lasts 1 to 3,650 days"),
        (edit("a", ScenarioField::Duration(Some(Day(3651)))), "A scenario lasts 1 to 3,650 days"),
        (edit("a", ScenarioField::Assume("war".into(), true)), "There is no condition \"war\" in this plan"),
        (edit("a", ScenarioField::RedLine("x".into(), None)), "There is no red line \"x\" in this plan"),
    ];
    for (command, why) in cases {
        assert_eq!(refused(&plan(), &command), why, "{command:?}");
    }
}

#[test]
fn scenarios_are_put_in_order() {
    let to = |scenario: &str, to| Command::ReorderScenario { scenario: scenario.into(), to };
    let (label, moved) = done(&plan(), &to("a", 2));
    assert_eq!(label, "Move A to place 3");
    assert_eq!(names(&moved), ["B: Second", "C: Third", "A: First"]);
    let (label, moved) = done(&plan(), &to("c", 0));
    assert_eq!(label, "Move C to place 1");
    assert_eq!(names(&moved), ["C: Third", "A: First", "B: Second"]);
    let (_, last) = done(&plan(), &to("a", 99));
    assert_eq!(names(&last), ["B: Second", "C: Third", "A: First"]);
    let (_, same) = done(&plan(), &to("a", 0));
    assert_eq!(same, plan());
}

#[test]
fn another_requirement_set_keeps_what_has_a_line_there_and_takes_the_rest_out() {
    let measure = Command::ChangeRequirementSet { scenario: "a".into(), requirement_set: "small".into() };
    let (label, moved) = done(&plan(), &measure);
    assert_eq!(label, "Measure A against Small");
    assert!(text(&moved).starts_with("A: First [small]\n  a-1: 1 × GBR-01 on all/L-1\n"), "{}", text(&moved));
    // L-2 is not there, L-1 takes no substitute, and a task of that name is not there either.
    let rich = after(&[
        assign("a", "GBR-02", "west/L-2", 8),
        assign("a", "NLD-01", "west/L-1", 1),
        assign("a", "POL-01", "east", 1),
    ]);
    let (label, moved) = done(&rich, &measure);
    assert_eq!(label, "Measure A against Small; 3 assignments without a line taken out");
    assert!(text(&moved).starts_with("A: First [small]\n  a-1: 1 × GBR-01 on all/L-1\nB"), "{}", text(&moved));
    let one = after(&[assign("a", "GBR-02", "west/L-2", 8)]);
    assert_eq!(done(&one, &measure).0, "Measure A against Small; 1 assignment without a line taken out");
    let none = Command::ChangeRequirementSet { scenario: "a".into(), requirement_set: "none".into() };
    assert_eq!(refused(&plan(), &none), "There is no requirement set \"none\" in this plan");
}

#[test]
fn a_line_of_the_other_set_keeps_a_substitute_only_of_its_own_unit() {
    let mut value = super::fixture::value();
    // POL-02 is counted in companies; it stands on a line of companies in one set, which the other set counts in
    // battalions.
    value["requirement_sets"][1]["tasks"][0]["requirements"][0]["capability"] = "land.eng".into();
    value["scenarios"][2]["assignments"] = serde_json::json!([
        { "id": "c-1", "contribution": "POL-02", "task": "all", "requirement": "L-1", "quantity": 3 }]);
    let plan = super::fixture::read(&value);
    let measure = Command::ChangeRequirementSet { scenario: "c".into(), requirement_set: "full".into() };
    let (_, moved) = done(&plan, &measure);
    assert!(moved.scenarios[2].assignments.is_empty(), "{}", text(&moved));
}

#[test]
fn a_scenario_is_removed_with_the_scores_given_to_it() {
    let (label, gone) = done(&plan(), &Command::RemoveScenario { scenario: "a".into(), take_out: false });
    assert_eq!(label, "Delete A: First");
    assert_eq!(names(&gone), ["B: Second", "C: Third"]);
    let scored: Vec<&str> = gone.criteria[0].scores.keys().map(muster::base::ScenarioId::as_str).collect();
    assert_eq!(scored, ["b"]);
}

#[test]
fn a_scenario_that_was_put_to_a_meeting_is_taken_out_of_it_when_that_is_said() {
    let remove = |id: &str, take_out| Command::RemoveScenario { scenario: id.into(), take_out };
    let why = refused(&plan(), &remove("c", false));
    assert_eq!(why, "C: Third is used in the meeting \"Chiefs\". Take it out there first");
    assert_eq!(of_scenario(&plan(), &"c".into())[0].place, Place::Meeting("m".into()));
    let (label, gone) = done(&plan(), &remove("c", true));
    assert_eq!(label, "Delete C: Third and take it out of the meetings");
    assert!(gone.meetings[0].scenarios.is_empty() && gone.scenarios.find("c").is_none());
    assert_eq!(refused(&plan(), &remove("z", true)), "There is no scenario \"z\" in this plan");
}

#[test]
fn a_scenario_that_stands_in_the_log_is_archived_and_not_removed() {
    let mut value = super::fixture::value();
    value["log"] = serde_json::json!([{ "id": "l", "at": "2025-03-14T12:00:00Z", "author": "P", "role": "planner",
        "scenario": "b", "kind": "comment", "text": "T" }]);
    let plan = super::fixture::read(&value);
    for take_out in [false, true] {
        let why = refused(&plan, &Command::RemoveScenario { scenario: "b".into(), take_out });
        assert_eq!(why, "B: Second stands in the log, which keeps what was said of it. Archive it instead");
    }
}
