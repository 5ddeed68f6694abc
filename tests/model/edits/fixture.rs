//! A plan with one of everything that a command can meet, and a text of it to compare: before, do, after.

use muster::edit::{Command, Refusal, apply};
use muster::model::Plan;
use muster::store;
use serde_json::{Value, json};

/// The plan's JSON. Scenario A uses one of GBR-01's two battlegroups; B is empty.
pub fn value() -> Value {
    json!({
        "format": "muster", "kind": "plan", "version": 1,
        "id": "p", "title": "Edits", "as_of": "2025-03-14", "currency": "EUR",
        "areas": [{ "id": "host", "name": "Host", "kind": "host" }, { "id": "next", "name": "Next", "kind": "neighbour" }],
        "nations": [{ "id": "GBR", "name": "United Kingdom", "role": "lead" },
            { "id": "NLD", "name": "Netherlands", "role": "participant" },
            { "id": "POL", "name": "Poland", "role": "neighbour" }],
        "capabilities": [
            { "id": "land.inf", "name": "Light infantry", "domain": "land", "unit": "battalion" },
            { "id": "land.mech", "name": "Mechanised infantry", "domain": "land", "unit": "battalion" },
            { "id": "land.eng", "name": "Engineers", "domain": "land", "unit": "company" },
            { "id": "air.fighter", "name": "Fighters", "domain": "air", "unit": "aircraft" }],
        "conditions": [{ "id": "peace", "name": "Peace in force", "kind": "settlement", "state": "open" }],
        "contributions": [
            { "id": "GBR-01", "nation": "GBR", "capability": "land.inf", "title": "Light infantry battlegroup",
              "quantity": 2, "status": "offered", "notice_days": 10 },
            { "id": "GBR-02", "nation": "GBR", "capability": "air.fighter", "title": "Fighter squadron",
              "quantity": 12, "increment": 4, "status": "confirmed", "notice_days": 10 },
            { "id": "GBR-03", "nation": "GBR", "capability": "land.inf", "title": "Second battlegroup",
              "quantity": 1, "status": "declined" },
            { "id": "NLD-01", "nation": "NLD", "capability": "land.mech", "title": "Battalion in the host country",
              "quantity": 1, "status": "offered", "either_or": "nld" },
            { "id": "NLD-02", "nation": "NLD", "capability": "land.mech", "title": "Battalion next door",
              "quantity": 1, "status": "offered", "either_or": "nld", "areas": ["next"] },
            { "id": "POL-01", "nation": "POL", "capability": "land.inf", "title": "Border battalion",
              "quantity": 1, "status": "offered",
              "caveats": [{ "kind": "area", "strength": "prohibition", "text": "Not there", "areas": ["host"] }] },
            { "id": "POL-02", "nation": "POL", "capability": "land.eng", "title": "Engineers",
              "quantity": 3, "increment": 3, "status": "offered" }],
        "red_lines": [{ "id": "army", "name": "No limit on the army" }],
        "meetings": [{ "id": "m", "date": "2025-03-11", "title": "Chiefs", "scenarios": ["c"] }],
        "requirement_sets": [
            { "id": "full", "name": "Full", "tasks": [
                { "id": "west", "name": "West", "area": "host", "requirements": [
                    { "id": "L-1", "capability": "land.inf", "substitutes": ["land.mech", "land.eng"], "quantity": 3,
                      "from_day": 60, "priority": "essential" },
                    { "id": "L-2", "capability": "air.fighter", "quantity": 8, "from_day": 60,
                      "priority": "important" }] },
                { "id": "east", "name": "East", "area": "next", "requirements": [
                    { "id": "L-3", "capability": "land.inf", "substitutes": ["land.mech"], "quantity": 1,
                      "from_day": 60, "priority": "essential" }] }] },
            { "id": "small", "name": "Small", "tasks": [
                { "id": "all", "name": "All", "area": "host", "requirements": [
                    { "id": "L-1", "capability": "land.inf", "quantity": 1, "from_day": 60,
                      "priority": "essential" }] }] }],
        "scenarios": [
            { "id": "a", "name": "A: First", "colour": "#00747C", "requirement_set": "full", "status": "draft",
              "assignments": [{ "id": "a-1", "contribution": "GBR-01", "task": "west", "requirement": "L-1",
                "quantity": 1 }] },
            { "id": "b", "name": "B: Second", "colour": "#C05600", "requirement_set": "full", "status": "draft" },
            { "id": "c", "name": "C: Third", "colour": "#6B2FA0", "requirement_set": "small", "status": "draft" }],
        "criteria": [{ "id": "unity", "name": "Unity", "measure": "manual", "direction": "max", "weight": "1",
            "scores": { "a": { "value": "50" }, "b": { "value": "60" } } }]
    })
}

/// The plan of a JSON value, which must hold nothing that is not understood unless a test wants that.
pub fn read(value: &Value) -> Plan {
    store::parse(&serde_json::to_vec(value).unwrap()).unwrap().plan
}

/// The plan.
pub fn plan() -> Plan {
    read(&value())
}

/// The plan after commands that must all be done.
pub fn after(commands: &[Command]) -> Plan {
    let mut plan = plan();
    for command in commands {
        apply(&plan, command).unwrap_or_else(|why| panic!("{command:?}: {why}")).apply(&mut plan);
    }
    plan
}

/// Carries a command out, sees that it can be taken back to the same bytes, and returns its name and the plan after.
pub fn done(plan: &Plan, command: &Command) -> (String, Plan) {
    let before = bytes(plan);
    let change = apply(plan, command).unwrap_or_else(|why| panic!("{command:?}: {why}"));
    let mut changed = plan.clone();
    change.apply(&mut changed);
    let mut back = changed.clone();
    change.inverse().apply(&mut back);
    assert_eq!(bytes(&back), before, "{command:?} taken back");
    assert_eq!(back, *plan, "{command:?} taken back");
    (change.what.to_string(), changed)
}

/// The words of the refusal of a command, which must be refused.
pub fn refused(plan: &Plan, command: &Command) -> String {
    refusal(plan, command).to_string()
}

/// The refusal of a command, which must be refused and touch nothing.
pub fn refusal(plan: &Plan, command: &Command) -> Refusal {
    let before = bytes(plan);
    let refusal = apply(plan, command).expect_err("refused");
    assert_eq!(bytes(plan), before);
    refusal
}

/// The canonical bytes of a plan.
pub fn bytes(plan: &Plan) -> Vec<u8> {
    store::to_bytes(store::FileKind::Plan, plan)
}

/// The scenarios of a plan as text: a line for each, then one for each assignment.
pub fn text(plan: &Plan) -> String {
    let mut lines = Vec::new();
    for scenario in &plan.scenarios {
        let put_away = if scenario.archived { ", archived" } else { "" };
        lines.push(format!("{} [{}]{put_away}", scenario.name, scenario.requirement_set));
        for a in &scenario.assignments {
            let place = a.requirement.as_ref().map_or_else(|| a.task.to_string(), |line| format!("{}/{line}", a.task));
            let day = |day: Option<muster::base::Day>| day.map_or_else(String::new, |day| day.to_string());
            let days = match (a.from_day, a.to_day) {
                (None, None) => String::new(),
                (from, to) => format!(" from {} to {}", day(from), day(to)),
            };
            lines.push(format!("  {}: {} × {} on {place}{days}", a.id, a.quantity, a.contribution));
        }
    }
    lines.join("\n")
}

/// The text of a plan whose scenario A holds these assignments and whose others are empty.
pub fn with_a(assignments: &[&str]) -> String {
    let mut lines = vec!["A: First [full]".to_owned()];
    lines.extend(assignments.iter().map(|line| format!("  {line}")));
    lines.extend(["B: Second [full]".to_owned(), "C: Third [small]".to_owned()]);
    lines.join("\n")
}
