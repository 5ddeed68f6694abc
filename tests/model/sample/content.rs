//! What the sample must hold: the whole published picture, its provenance, and no broken rule.

use std::collections::{BTreeMap, BTreeSet};

use muster::base::Quantity;
use muster::model::{Answer, AreaKind, Domain, List, Plan, Question, Record, Scenario, Status, UNIT_MONEY};

use super::build::Facts;

fn plan() -> Plan {
    Facts::read().sample()
}

#[test]
fn the_sample_holds_every_row_of_the_tables_and_six_scenarios_on_three_sets() {
    let plan = plan();
    assert_eq!(plan.nations.len(), 40);
    assert_eq!(plan.positions.len(), 123);
    assert_eq!(plan.contributions.len(), 140);
    assert_eq!(plan.requirement_sets.len(), 3);
    assert_eq!(plan.scenarios.len(), 6);
    assert_eq!(Facts::read().composition.contributions.len(), 140, "nothing is composed that the table lacks");
}

#[test]
fn every_position_contribution_red_line_and_meeting_has_a_source() {
    let plan = plan();
    let contributions = plan.contributions.iter().map(|it| (it.id.to_string(), it.source.clone()));
    let positions = plan.positions.iter().map(|it| (format!("{} {:?}", it.nation, it.date), it.source.clone()));
    let red_lines = plan.red_lines.iter().map(|it| (it.id.to_string(), it.source.clone()));
    let meetings = plan.meetings.iter().map(|it| (it.id.to_string(), it.source.clone()));
    for (what, source) in contributions.chain(positions).chain(red_lines).chain(meetings) {
        assert!(source.is_some_and(|source| !source.is_empty()), "{what} has no source");
    }
}

#[test]
fn what_was_not_reported_is_illustrative() {
    let (plan, facts) = (plan(), Facts::read());
    for (contribution, row) in plan.contributions.iter().zip(&facts.contributions) {
        let id = &contribution.id;
        let note = contribution.note.as_deref().unwrap_or_default();
        match row.status.as_str() {
            "illustrative" => assert!(contribution.illustrative && note.starts_with("Illustrative"), "{id}"),
            "requested" => assert!(contribution.illustrative && contribution.status == Status::Requested, "{id}"),
            _ => {}
        }
        // A reported row has no invented figure unless it says so.
        let invented = !contribution.costs.is_empty() || contribution.tour_days.is_some();
        assert!(!invented || contribution.illustrative, "{id} shows invented figures as reported");
        assert!(row.status != "reported" || !contribution.illustrative || note.contains("Assumed:"), "{id}");
    }
}

#[test]
fn money_keeps_its_amount_and_currency() {
    let (plan, facts) = (plan(), Facts::read());
    for (contribution, row) in plan.contributions.iter().zip(&facts.contributions) {
        let money = plan.capabilities.find(contribution.capability.as_str()).expect("a capability").unit == UNIT_MONEY;
        assert_eq!(contribution.currency.is_some(), money, "{}", contribution.id);
        if money {
            assert_eq!(contribution.quantity.to_string(), row.quantity);
            let currency = contribution.currency.as_ref().expect("a currency");
            assert_eq!(currency.as_str(), row.unit);
            assert!(*currency == plan.properties.currency || plan.properties.rates.contains_key(currency));
        }
    }
}

#[test]
fn ids_are_unique_and_every_id_named_is_there() {
    let facts = Facts::read();
    sound(&facts.sample());
    for template in facts.composition.templates.values() {
        sound(&facts.template(template));
    }
}

#[test]
fn templates_hold_what_they_promise() {
    let facts = Facts::read();
    let template = |name: &str| facts.template(&facts.composition.templates[name]);
    let reassurance = template("reassurance");
    assert_eq!((reassurance.nations.len(), reassurance.criteria.len()), (40, 6));
    assert_eq!(reassurance.requirement_sets.len(), 1);
    let mines = template("mine-clearance");
    assert_eq!(mines.requirement_sets[0].lines().count(), 7);
    assert!(mines.conditions.find("straits").is_some());
    let empty = template("empty");
    assert!(empty.areas.is_empty() && !empty.capabilities.is_empty() && !empty.nations.is_empty());
    for plan in [reassurance, mines, empty] {
        assert!(plan.contributions.is_empty() && plan.scenarios.is_empty() && plan.positions.is_empty());
    }
}

#[test]
fn no_scenario_assigns_more_than_a_pledge_holds_or_parts_that_it_does_not_come_in() {
    let plan = plan();
    for scenario in &plan.scenarios {
        for assignment in &scenario.assignments {
            let contribution = plan.contributions.find(assignment.contribution.as_str()).expect("a contribution");
            assert!(scenario.used(&contribution.id) <= contribution.quantity, "{}: {}", scenario.id, contribution.id);
            assert!(assignment.quantity > Quantity::ZERO);
            assert_eq!(assignment.quantity.0 % contribution.increment.0, 0, "{}: {}", scenario.id, contribution.id);
        }
    }
}

#[test]
fn no_scenario_uses_two_contributions_of_one_either_or_group() {
    let plan = plan();
    for scenario in &plan.scenarios {
        let mut used = BTreeMap::new();
        for id in scenario.assignments.iter().map(|it| &it.contribution) {
            let contribution = plan.contributions.find(id.as_str()).expect("a contribution");
            if let Some(group) = &contribution.either_or {
                assert_eq!(used.insert(group.clone(), id).unwrap_or(id), id, "{}: {group}", scenario.id);
            }
        }
    }
}

#[test]
fn every_assignment_goes_to_a_line_of_its_task_that_asks_for_it() {
    let plan = plan();
    for scenario in &plan.scenarios {
        let set = plan.requirement_sets.find(scenario.requirement_set.as_str()).expect("a set");
        for assignment in &scenario.assignments {
            assert!(set.task(&assignment.task).is_some(), "{}: {}", scenario.id, assignment.id);
            let Some(requirement) = &assignment.requirement else { continue };
            let (task, line) = set.line(requirement).expect("a line");
            assert_eq!(task.id, assignment.task);
            let capability = &plan.contributions.find(assignment.contribution.as_str()).expect("one").capability;
            assert!(line.names(capability), "{}: {} for {requirement}", scenario.id, assignment.contribution);
        }
    }
}

#[test]
fn no_scenario_puts_people_where_their_government_rules_it_out() {
    let plan = plan();
    for scenario in &plan.scenarios {
        for (contribution, area) in places(&plan, scenario) {
            let question = match area {
                AreaKind::Host => Question::TroopsInHost,
                AreaKind::Neighbour => Question::TroopsInNeighbour,
                _ => continue,
            };
            let domain = plan.capabilities.find(contribution.capability.as_str()).expect("a capability").domain;
            if matches!(domain, Domain::Air | Domain::Maritime | Domain::Finance) || contribution.personnel == Some(0) {
                continue;
            }
            let answers =
                plan.positions.iter().filter(|it| it.nation == contribution.nation && it.question == question);
            let latest = answers.max_by_key(|it| it.date).map(|it| it.answer);
            assert_ne!(latest, Some(Answer::No), "{}: {}", scenario.id, contribution.id);
        }
    }
}

#[test]
fn every_scenario_is_judged_against_every_red_line() {
    let plan = plan();
    for scenario in &plan.scenarios {
        let judged: Vec<_> = scenario.red_lines.keys().collect();
        let lines: Vec<_> = plan.red_lines.iter().map(|line| &line.id).collect();
        assert_eq!(judged, lines, "{}", scenario.id);
    }
}

fn places<'a>(
    plan: &'a Plan,
    scenario: &'a Scenario,
) -> impl Iterator<Item = (&'a muster::model::Contribution, AreaKind)> {
    let set = plan.requirement_sets.find(scenario.requirement_set.as_str()).expect("a set");
    scenario.assignments.iter().map(move |assignment| {
        let task = set.task(&assignment.task).expect("a task");
        let area = plan.areas.find(task.area.as_str()).expect("an area");
        (&**plan.contributions.find(assignment.contribution.as_str()).expect("a contribution"), area.kind)
    })
}

/// Every id stands once, every id named is there, and no key was misspelt.
fn sound(plan: &Plan) {
    let areas = ids(&plan.areas);
    let nations = ids(&plan.nations);
    let capabilities = ids(&plan.capabilities);
    let conditions = ids(&plan.conditions);
    let contributions = ids(&plan.contributions);
    let red_lines = ids(&plan.red_lines);
    let sets = ids(&plan.requirement_sets);
    let scenarios = ids(&plan.scenarios);
    ids(&plan.meetings);
    ids(&plan.criteria);
    ids(&plan.what_ifs);
    ids(&plan.log);

    for area in &plan.areas {
        area.nation.iter().for_each(|id| there(&nations, id));
    }
    for capability in &plan.capabilities {
        capability.requires.iter().for_each(|id| there(&capabilities, id));
        assert!(capability.sidc.as_ref().is_none_or(|code| code.len() == 20), "{}", capability.id);
        assert!(capability.sidc15.as_ref().is_none_or(|code| code.len() == 15), "{}", capability.id);
    }
    for position in &plan.positions {
        there(&nations, &position.nation);
    }
    for contribution in &plan.contributions {
        there(&nations, &contribution.nation);
        there(&capabilities, &contribution.capability);
        contribution.areas.iter().for_each(|id| there(&areas, id));
        contribution.conditions.iter().for_each(|id| there(&conditions, id));
        contribution.caveats.iter().flat_map(|it| &it.areas).for_each(|id| there(&areas, id));
    }
    for meeting in &plan.meetings {
        meeting.nations.iter().for_each(|id| there(&nations, id));
        meeting.scenarios.iter().for_each(|id| there(&scenarios, id));
    }
    for set in &plan.requirement_sets {
        let lines: BTreeSet<_> = set.lines().map(|(_, line)| line.id.as_str()).collect();
        assert_eq!(lines.len(), set.lines().count(), "{}", set.id);
        for (task, line) in set.lines() {
            there(&areas, &task.area);
            there(&capabilities, &line.capability);
            let unit = |id: &str| plan.capabilities.find(id).map(|it| it.unit.clone());
            for substitute in &line.substitutes {
                assert_eq!(unit(substitute.as_str()), unit(line.capability.as_str()), "{}", line.id);
            }
            assert!(line.minimum() > Quantity::ZERO && line.minimum() <= line.quantity, "{}", line.id);
        }
    }
    for scenario in &plan.scenarios {
        there(&sets, &scenario.requirement_set);
        scenario.assumes.iter().for_each(|id| there(&conditions, id));
        scenario.assignments.iter().for_each(|it| there(&contributions, &it.contribution));
        scenario.red_lines.keys().for_each(|id| there(&red_lines, id));
    }
    for criterion in &plan.criteria {
        criterion.scores.keys().for_each(|id| there(&scenarios, id));
    }
    for what_if in &plan.what_ifs {
        what_if.withdrawn.iter().for_each(|id| there(&nations, id));
        what_if.failed.iter().for_each(|id| there(&conditions, id));
    }
    for entry in &plan.log {
        entry.scenario.iter().for_each(|id| there(&scenarios, id));
    }
}

fn ids<T: Record>(list: &List<T>) -> BTreeSet<String> {
    let found: BTreeSet<_> = list.iter().map(|record| record.id().to_owned()).collect();
    assert_eq!(found.len(), list.len(), "an id stands twice in {}", T::LIST);
    assert!(list.iter().all(|record| record.extra().is_empty()), "{} hold keys that the model lacks", T::LIST);
    found
}

fn there(ids: &BTreeSet<String>, id: &impl AsRef<str>) {
    assert!(ids.contains(id.as_ref()), "{} is not there", id.as_ref());
}
