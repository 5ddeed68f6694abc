//! Properties of any sequence of commands: invariants 1 to 5 hold, undo and redo are exact, refusals touch nothing, and
//! the figures that an edit touches alone are those of the whole plan worked out anew.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use muster::analysis::{Scope, Withdrawal, record_findings};
use muster::base::{Date, Day, Decimal, Moment, Quantity, RequirementId, RequirementSetId};
use muster::edit::{
    AreaField, Ask, AskCondition, CapabilityField, Command, ContributionField, CriterionField, Judgement, LineField,
    NationField, PlanField, RecordCommand, ScenarioField, SetCommand, Stamp, apply,
};
use muster::model::{
    Answer, Area, AreaKind, ConditionKind, Contribution, Criterion, Direction, Index, Lift, Marking, Nation,
    NationRole, Plan, Position, Priority, Question, Record, Requirement, RequirementSet, Status, StatusStep, Task,
};
use muster::session::{Board, OpenFile, Session, Settings, Sources, Trace};
use proptest::prelude::*;
use proptest::sample::Index as At;

use super::fixture::bytes;

/// The raw material of a command: what kind, which records, how much.
type Raw = (u8, At, At, At, At, u64, bool);

fn raw() -> impl Strategy<Value = Raw> {
    let at = any::<At>;
    (0..56u8, at(), at(), at(), at(), 0..14u64, any::<bool>())
}

fn id_of<T: Record>(list: &[std::sync::Arc<T>], at: At) -> String {
    if list.is_empty() { "none".to_owned() } else { at.get(list).id().to_owned() }
}

/// The command that the raw material means in a plan. It may well be one that is refused.
fn command(plan: &Plan, raw: &Raw) -> Command {
    let (kind, a, b, c, d, n, flag) = raw;
    let (n, flag) = (*n, *flag);
    let scenario = id_of(&plan.scenarios, *a);
    let other = id_of(&plan.scenarios, *b);
    let contribution = id_of(&plan.contributions, *c);
    let set_of = |scenario: &str| {
        let scenario = plan.scenarios.find(scenario)?;
        plan.requirement_sets.find(scenario.requirement_set.as_str())
    };
    let line_of = |scenario: &str| {
        let lines: Vec<_> = set_of(scenario).map(|set| set.lines().collect()).unwrap_or_default();
        let (task, line) = if lines.is_empty() { return ("none".into(), None) } else { d.get(&lines) };
        (task.id.clone(), (n % 5 != 0).then(|| line.id.clone()))
    };
    let assignments = plan.scenarios.find(&scenario).map(|s| s.assignments.clone()).unwrap_or_default();
    let assignment = if assignments.is_empty() { "none".into() } else { c.get(&assignments).id.clone() };
    let set = id_of(&plan.requirement_sets, *d).into();
    let quantity = Quantity(n);
    let edit = |field| Command::EditContribution { contribution: contribution.clone().into(), field };
    let of_scenario = |field| Command::EditScenario { scenario: scenario.clone().into(), field };
    match kind {
        0..=5 => {
            let (task, requirement) = line_of(&scenario);
            Command::Assign {
                scenario: scenario.into(),
                contribution: contribution.into(),
                task,
                requirement,
                quantity,
            }
        }
        6..=8 => {
            let (task, requirement) = line_of(&other);
            let (from, to) = (scenario.into(), other.into());
            Command::Move { from, assignment, to, task, requirement, quantity, copy: flag }
        }
        9 => Command::TakeOut { scenario: scenario.into(), assignments: vec![assignment] },
        10 => Command::Resize { scenario: scenario.into(), assignment, quantity },
        11 => Command::Schedule {
            scenario: scenario.into(),
            assignment,
            from_day: flag.then_some(Day(n as i32 * 10)),
            to_day: (n % 2 == 0).then_some(Day(70)),
        },
        12 => Command::NewScenario { name: format!("New {n}"), requirement_set: set },
        13 => Command::DuplicateScenario { scenario: scenario.into() },
        14 => Command::ReorderScenario { scenario: scenario.into(), to: n as usize },
        15 => Command::ChangeRequirementSet { scenario: scenario.into(), requirement_set: set },
        16 => Command::RemoveScenario { scenario: scenario.into(), take_out: flag },
        17 => Command::AddContribution(Box::new(Contribution {
            nation: id_of(&plan.nations, *a).into(),
            capability: id_of(&plan.capabilities, *b).into(),
            title: "New".to_owned(),
            quantity,
            increment: Quantity(n % 3 + 1),
            status: Status::Offered,
            ..Contribution::default()
        })),
        18 => Command::RemoveContribution { contribution: contribution.into() },
        19 => edit(ContributionField::Quantity(quantity)),
        20 => edit(ContributionField::Increment(quantity)),
        21 => edit(match n % 11 {
            0 => ContributionField::EitherOr(flag.then(|| format!("group {}", n % 2))),
            1 => ContributionField::Capability(id_of(&plan.capabilities, *d).into()),
            2 => ContributionField::Area(id_of(&plan.areas, *d).into(), flag),
            3 => ContributionField::Condition(id_of(&plan.conditions, *d).into(), flag),
            4 => ContributionField::NoticeDays(flag.then_some(Day(n as i32 * 7))),
            5 => ContributionField::Requires(id_of(&plan.capabilities, *d).into(), flag),
            6 => ContributionField::Excludes(id_of(&plan.nations, *d).into(), flag),
            7 => ContributionField::Elements(vec![format!("Unit {n}"); if flag { 1 } else { 2 }]),
            8 => ContributionField::Lift(flag.then(|| *d.get(Lift::ALL))),
            9 => {
                ContributionField::Marking(Some(Marking { policy: "UK".repeat(n as usize % 2), ..Marking::default() }))
            }
            _ => ContributionField::Status(StatusStep {
                status: *d.get(Status::ALL),
                reason: flag.then(|| "so".to_owned()),
                ..StatusStep::default()
            }),
        }),
        22 => match n % 3 {
            0 => of_scenario(ScenarioField::Archived(flag)),
            1 => of_scenario(ScenarioField::Concept(format!("Concept {n}"))),
            _ => of_scenario(ScenarioField::Assume(id_of(&plan.conditions, *d).into(), flag)),
        },
        36 => Command::RecordAnswer(Box::new(position(plan, raw))),
        37 if flag => Command::EditAnswer { at: n as usize, answer: Box::new(position(plan, raw)) },
        37 => Command::RemoveAnswer { at: n as usize },
        23 => Command::EditPlan(PlanField::Duration(Day(n as i32 * 40))),
        38.. => lists(plan, raw),
        _ => decision(plan, raw, scenario, line_of(&id_of(&plan.scenarios, *a)).1),
    }
}

fn position(plan: &Plan, raw: &Raw) -> Position {
    let (_, a, b, c, _, n, flag) = raw;
    Position {
        nation: id_of(&plan.nations, *a).into(),
        question: *b.get(Question::ALL),
        answer: *c.get(Answer::ALL),
        date: Date::new(2025, 1, *n as i8),
        text: flag.then(|| format!("Said {n}")),
        ..Position::default()
    }
}

/// Commands about what-ifs, criteria, screening and asks.
fn decision(plan: &Plan, raw: &Raw, scenario: String, line: Option<RequirementId>) -> Command {
    let (kind, _, b, c, d, n, flag) = raw;
    let (n, flag) = (*n, *flag);
    let by = Stamp { author: if n == 13 { String::new() } else { format!("P{n}") }, at: Moment::from_unix(n as i64) };
    let (criterion, what_if) = (id_of(&plan.criteria, *b), id_of(&plan.what_ifs, *b).into());
    let small = |n: u64| Decimal::new(n as i64 - 1, 1);
    match kind {
        24 => Command::SaveWhatIf {
            name: format!("What if {}", n % 4),
            withdrawn: (n % 3 > 0).then(|| id_of(&plan.nations, *c).into()).into_iter().collect(),
            failed: flag.then(|| id_of(&plan.conditions, *d).into()).into_iter().collect(),
        },
        25 if flag => Command::RenameWhatIf { what_if, name: format!("What if {}", n % 4) },
        25 => Command::ReorderWhatIf { what_if, to: n as usize },
        26 => Command::RemoveWhatIf { what_if },
        27 => Command::AddCriterion {
            criterion: Box::new(Criterion {
                name: format!("Criterion {}", n % 4),
                measure: if flag { "manual" } else { "nations" }.to_owned(),
                direction: if n % 2 == 0 { Direction::Max } else { Direction::Min },
                weight: small(n),
                best: (n % 3 == 0).then(|| small(n)),
                worst: (n % 5 == 0).then_some(Decimal::ONE),
                ..Criterion::default()
            }),
            by,
        },
        28 => Command::RemoveCriterion { criterion: criterion.into(), by },
        29 => Command::ReorderCriterion { criterion: criterion.into(), to: n as usize, by },
        30 if flag || n % 2 == 0 => Command::LockCriteria(by),
        30 => Command::UnlockCriteria(by),
        31..=33 => Command::EditCriterion {
            criterion: criterion.into(),
            field: match n % 8 {
                0 => CriterionField::Name(format!("Renamed {n}")),
                1 => CriterionField::Best(flag.then(|| small(n))),
                2 => CriterionField::Worst(flag.then(|| small(n))),
                3 => CriterionField::Direction(if flag { Direction::Max } else { Direction::Min }),
                4 => CriterionField::Measure(if flag { "manual" } else { "nations" }.to_owned()),
                5 => CriterionField::Score(scenario.into(), flag.then(|| (Decimal::new(n as i64 * 9, 0), "So".into()))),
                6 => CriterionField::Scale { direction: Direction::Min, best: Some(small(n)), worst: Some(small(7)) },
                _ => CriterionField::Weight(small(n)),
            },
            by,
        },
        34 => {
            let test = ["feasible", "suitable", "acceptable", "none"][n as usize % 4].to_owned();
            let judgement = flag.then(|| Judgement { pass: n % 2 == 0, reason: "So".to_owned(), by });
            Command::EditScenario { scenario: scenario.into(), field: ScenarioField::Screening(test, judgement) }
        }
        _ => Command::Ask(Box::new(Ask {
            scenario: scenario.into(),
            requirement: line.unwrap_or_else(|| "none".into()),
            nation: id_of(&plan.nations, *b).into(),
            quantity: Quantity(n),
            condition: if flag {
                AskCondition::New { name: format!("Agreed {}", n % 4), kind: ConditionKind::Backstop }
            } else {
                AskCondition::Existing(id_of(&plan.conditions, *c).into())
            },
            id: (n == 3).then(|| "ask".into()),
            date: None,
        })),
    }
}

/// Commands about the lists that the rest names, requirement sets and the rules of figures.
fn lists(plan: &Plan, raw: &Raw) -> Command {
    let (kind, a, b, c, d, n, flag) = raw;
    let (n, flag) = (*n, *flag);
    let (nation, area) = (id_of(&plan.nations, *a), id_of(&plan.areas, *b));
    let (capability, other) = (id_of(&plan.capabilities, *c), id_of(&plan.capabilities, *d));
    let set = plan.requirement_sets.get(a.index(plan.requirement_sets.len().max(1)));
    let set_id: RequirementSetId = set.map_or_else(|| "none".into(), |set| set.id.clone());
    let tasks = set.map(|set| set.tasks.clone()).unwrap_or_default();
    let task = |at: &At| if tasks.is_empty() { "none".into() } else { at.get(&tasks).id.clone() };
    let lines: Vec<RequirementId> =
        set.map(|set| set.lines().map(|(_, line)| line.id.clone()).collect()).unwrap_or_default();
    let line = if lines.is_empty() { "none".into() } else { c.get(&lines).clone() };
    let in_set = |command| Command::InSet(set_id.clone(), command);
    match kind {
        38 => Command::Nation(RecordCommand::Add(Box::new(Nation {
            id: format!("N{}X", char::from(b'A' + n as u8)).as_str().into(),
            name: format!("Nation {n}"),
            role: NationRole::Participant,
            ..Nation::default()
        }))),
        39 => Command::Nation(RecordCommand::Remove { id: nation.as_str().into(), take_out: flag }),
        40 if flag => Command::Nation(RecordCommand::Reorder { id: nation.as_str().into(), to: n as usize }),
        40 => {
            Command::Nation(RecordCommand::Edit { id: nation.as_str().into(), field: NationField::Population(Some(n)) })
        }
        41 => Command::Area(RecordCommand::Add(Box::new(Area {
            name: format!("Area {}", n % 3),
            kind: AreaKind::Sea,
            nation: flag.then(|| nation.as_str().into()),
            ..Area::default()
        }))),
        42 => Command::Area(RecordCommand::Remove { id: area.as_str().into(), take_out: flag }),
        43 => Command::Area(RecordCommand::Edit {
            id: area.as_str().into(),
            field: AreaField::Nation(flag.then(|| nation.as_str().into())),
        }),
        44 => Command::Capability(RecordCommand::Edit {
            id: capability.as_str().into(),
            field: match n % 3 {
                0 => CapabilityField::Unit(["battalion", "company", "money"][n as usize % 3].to_owned()),
                1 => CapabilityField::Requires(vec![other.as_str().into()]),
                _ => CapabilityField::Unit("company".to_owned()),
            },
        }),
        45 => Command::Capability(RecordCommand::Remove { id: capability.as_str().into(), take_out: flag }),
        46 => Command::Condition(RecordCommand::Remove {
            id: id_of(&plan.conditions, *a).as_str().into(),
            take_out: flag,
        }),
        47 if flag => Command::RequirementSet(RecordCommand::Add(Box::new(RequirementSet {
            name: format!("Set {}", n % 2),
            ..RequirementSet::default()
        }))),
        47 => in_set(SetCommand::Duplicate),
        48 => Command::RequirementSet(RecordCommand::Remove { id: set_id, take_out: flag }),
        49 => in_set(SetCommand::AddTask(Box::new(Task {
            name: format!("Task {}", n % 3),
            area: area.as_str().into(),
            ..Task::default()
        }))),
        50 if flag => in_set(SetCommand::ReorderTask(task(b), n as usize)),
        50 => in_set(SetCommand::RemoveTask { task: task(b), take_out: n % 2 == 0 }),
        51 => in_set(SetCommand::AddLine(
            task(b),
            Box::new(Requirement {
                capability: capability.as_str().into(),
                quantity: Quantity(n),
                priority: Priority::Important,
                ..Requirement::default()
            }),
        )),
        52 => in_set(SetCommand::MoveLine { line, task: task(b), to: n as usize }),
        53 => in_set(SetCommand::RemoveLine { line, take_out: flag }),
        54 => in_set(SetCommand::EditLine(
            line,
            match n % 3 {
                0 => LineField::Amount(Quantity(n), flag.then_some(Quantity(2))),
                1 => LineField::Days(Day(n as i32 * 10), flag.then_some(Day(70))),
                _ => LineField::Kind(capability.as_str().into(), vec![other.as_str().into()]),
            },
        )),
        _ => Command::EditPlan(match n % 4 {
            0 => PlanField::Rate("GBP".into(), flag.then(|| Decimal::new(n as i64, 1))),
            1 => PlanField::Currency(if flag { "EUR" } else { "USD" }.into(), Vec::new()),
            2 => PlanField::UnknownNotice(Day(n as i32)),
            _ => PlanField::Likelihood(*d.get(Status::ALL), Some(Decimal::new(n as i64, 1))),
        }),
    }
}

/// The first id that is named and not there, or that stands twice, in the lists that the rest names.
fn unknown(plan: &Plan) -> Option<String> {
    let nation = |id: &str| plan.nations.find(id).is_none();
    let capability = |id: &str| plan.capabilities.find(id).is_none();
    let mut wrong: Vec<String> = Vec::new();
    for area in &plan.areas {
        wrong.extend(area.nation.iter().filter(|id| nation(id.as_str())).map(|id| format!("{} names {id}", area.id)));
    }
    for each in &plan.capabilities {
        let unknown = each.requires.iter().filter(|id| capability(id.as_str()));
        wrong.extend(unknown.map(|id| format!("{} leans on {id}", each.id)));
    }
    for pledge in &plan.contributions {
        let unknown = pledge.requires.iter().filter(|id| capability(id.as_str()));
        wrong.extend(unknown.map(|id| format!("{} leans on {id}", pledge.id)));
        let areas = pledge.caveats.iter().flat_map(|caveat| &caveat.areas);
        let unknown = areas.filter(|id| plan.areas.find(id.as_str()).is_none());
        wrong.extend(unknown.map(|id| format!("{} rules out {id}", pledge.id)));
    }
    for set in &plan.requirement_sets {
        let mut seen = BTreeSet::new();
        for (_, line) in set.lines() {
            if !seen.insert(&line.id) {
                wrong.push(format!("{} twice in {}", line.id, set.id));
            }
            let unknown = std::iter::once(&line.capability).chain(&line.substitutes);
            wrong.extend(unknown.filter(|id| capability(id.as_str())).map(|id| format!("{} asks for {id}", line.id)));
            if line.quantity == Quantity::ZERO || line.minimum() > line.quantity {
                wrong.push(format!("{}: {} of {}", line.id, line.minimum(), line.quantity));
            }
        }
        let mut seen = BTreeSet::new();
        for task in &set.tasks {
            if !seen.insert(&task.id) || plan.areas.find(task.area.as_str()).is_none() {
                wrong.push(format!("{} twice, or in no area", task.id));
            }
        }
    }
    for scenario in &plan.scenarios {
        let unknown = scenario.assumes.iter().filter(|id| plan.conditions.find(id.as_str()).is_none());
        wrong.extend(unknown.map(|id| format!("{} assumes {id}", scenario.id)));
    }
    let rates = plan.properties.rates.iter();
    wrong.extend(rates.filter(|(_, r)| r.is_zero() || r.is_negative()).map(|(id, rate)| format!("{id} at {rate}")));
    wrong.into_iter().next()
}

/// Invariants 1 to 5 of the model; the first that is broken, in words.
fn broken(plan: &Plan) -> Option<String> {
    let twice = |what: &str, ids: Vec<&str>| {
        let mut seen = BTreeSet::new();
        ids.into_iter().find(|id| !seen.insert(*id)).map(|id| format!("1: {what} {id} twice"))
    };
    if let Some(found) = twice("scenario", plan.scenarios.iter().map(|s| s.id.as_str()).collect())
        .or_else(|| twice("contribution", plan.contributions.iter().map(|c| c.id.as_str()).collect()))
        .or_else(|| twice("condition", plan.conditions.iter().map(|c| c.id.as_str()).collect()))
        .or_else(|| twice("criterion", plan.criteria.iter().map(|c| c.id.as_str()).collect()))
        .or_else(|| twice("what-if", plan.what_ifs.iter().map(|w| w.id.as_str()).collect()))
        .or_else(|| twice("log entry", plan.log.iter().map(|e| e.id.as_str()).collect()))
    {
        return Some(found);
    }
    for saved in &plan.what_ifs {
        let known = saved.withdrawn.iter().all(|n| plan.nations.find(n.as_str()).is_some())
            && saved.failed.iter().all(|c| plan.conditions.find(c.as_str()).is_some());
        if !known || saved.withdrawn.is_empty() && saved.failed.is_empty() {
            return Some(format!("1: the what-if {} names what is not there, or nothing", saved.id));
        }
    }
    for pledge in &plan.contributions {
        let known = plan.nations.find(pledge.nation.as_str()).is_some()
            && plan.capabilities.find(pledge.capability.as_str()).is_some()
            && pledge.areas.iter().all(|a| plan.areas.find(a.as_str()).is_some())
            && pledge.conditions.iter().all(|c| plan.conditions.find(c.as_str()).is_some());
        if !known {
            return Some(format!("1: {} names what is not there", pledge.id));
        }
    }
    for criterion in &plan.criteria {
        if let Some(id) = criterion.scores.keys().find(|id| plan.scenarios.find(id.as_str()).is_none()) {
            return Some(format!("1: {} scores {id}, which is not there", criterion.id));
        }
        let against = match (criterion.best, criterion.worst) {
            (Some(best), Some(worst)) if criterion.direction == Direction::Max => best < worst,
            (Some(best), Some(worst)) => best > worst,
            _ => false,
        };
        if against || criterion.weight.is_negative() {
            return Some(format!("{}: a weight below 0, or ends against the direction", criterion.id));
        }
    }
    for scenario in &plan.scenarios {
        let Some(set) = plan.requirement_sets.find(scenario.requirement_set.as_str()) else {
            return Some(format!("1: {} names no set", scenario.id));
        };
        if let Some(found) = twice("assignment", scenario.assignments.iter().map(|a| a.id.as_str()).collect()) {
            return Some(found);
        }
        let mut groups: BTreeMap<&str, &str> = BTreeMap::new();
        for a in &scenario.assignments {
            let place = format!("{} in {}", a.id, scenario.id);
            let Some(pledge) = plan.contributions.find(a.contribution.as_str()) else {
                return Some(format!("1: {place} names no contribution"));
            };
            let Some(task) = set.task(&a.task) else { return Some(format!("1: {place} names no task")) };
            if scenario.used(&pledge.id) > pledge.quantity {
                return Some(format!("2: {place}: {} of {}", scenario.used(&pledge.id), pledge.quantity));
            }
            if a.quantity == Quantity::ZERO || a.quantity.floor_to(pledge.increment) != a.quantity {
                return Some(format!("3: {place}: {} in parts of {}", a.quantity, pledge.increment));
            }
            if let Some(group) = &pledge.either_or {
                let first = groups.entry(group).or_insert(pledge.id.as_str());
                if *first != pledge.id.as_str() {
                    return Some(format!("4: {place}: {first} and {}", pledge.id));
                }
            }
            if let Some(line) = &a.requirement {
                let Some(line) = task.requirements.iter().find(|r| r.id == *line) else {
                    return Some(format!("5: {place}: {line} is not of {}", task.id));
                };
                let unit = |id: &str| plan.capabilities.find(id).map(|c| c.unit.clone());
                if !line.names(&pledge.capability) || unit(line.capability.as_str()) != unit(pledge.capability.as_str())
                {
                    return Some(format!("5: {place}: {} on {}", pledge.capability, line.id));
                }
            }
        }
    }
    None
}

/// True when criteria that were locked and have changed have one log entry more for it, and others have none. (A scenario
/// that is taken out takes its scores along; that is no change of the yardstick.)
fn recorded(before: &Plan, after: &Plan) -> bool {
    let was_locked = before.properties.criteria_locked.is_some();
    let lock_changed = was_locked != after.properties.criteria_locked.is_some();
    let changed = before.criteria != after.criteria && before.scenarios.len() == after.scenarios.len();
    let entries = after.log.len() - before.log.len();
    entries == usize::from(lock_changed || was_locked && changed)
}

fn plans() -> impl Strategy<Value = Plan> {
    let starter = serde_json::from_str(include_str!("../../cases/starter-plan.muster")).unwrap();
    prop_oneof![Just(super::fixture::plan()), Just(starter)]
}

fn starter_session() -> Session {
    let mut session = Session::new(Settings::default(), Trace::default());
    session.open(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/starter-plan.muster"))).unwrap();
    session
}

fn same_board(kept: &Board, whole: &Board) {
    assert_eq!(kept.plan_findings, whole.plan_findings);
    assert_eq!(kept.entries.len(), whole.entries.len());
    for (kept, whole) in kept.entries.iter().zip(&whole.entries) {
        assert_eq!(kept.scenario, whole.scenario);
        assert_eq!(kept.figures, whole.figures, "{}", whole.scenario.id);
        assert_eq!(kept.findings, whole.findings, "{}", whole.scenario.id);
    }
}

#[test]
fn the_plans_that_the_properties_begin_with_are_whole() {
    assert_eq!(unknown(&super::fixture::plan()), None);
    assert_eq!(broken(&super::fixture::plan()), None);
    assert_eq!(unknown(starter_session().active().unwrap().plan()), None);
    assert_eq!(broken(starter_session().active().unwrap().plan()), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_commands_keep_the_invariants_and_are_taken_back_and_made_again_exactly(
        start in plans(),
        raws in prop::collection::vec(raw(), 1..25),
    ) {
        let mut plan = start.clone();
        let mut made = Vec::new();
        for raw in &raws {
            let command = command(&plan, raw);
            let before = plan.clone();
            match apply(&plan, &command) {
                Ok(change) => {
                    prop_assert_eq!(&plan, &before, "applying alone changes nothing");
                    change.apply(&mut plan);
                    prop_assert!(recorded(&before, &plan), "{:?}", command);
                    made.push(change);
                }
                Err(why) => {
                    prop_assert_eq!(&plan, &before);
                    prop_assert!(!why.to_string().is_empty());
                }
            }
            prop_assert_eq!(broken(&plan), None, "after {:?}", command);
            prop_assert_eq!(unknown(&plan), None, "after {:?}", command);
        }
        let (first, last) = (bytes(&start), bytes(&plan));
        let mut walked = plan.clone();
        for change in made.iter().rev() {
            change.inverse().apply(&mut walked);
        }
        prop_assert!(bytes(&walked) == first, "taken back");
        for change in &made {
            change.apply(&mut walked);
        }
        prop_assert!(bytes(&walked) == last, "made again");
        prop_assert_eq!(walked, plan);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn the_figures_kept_through_edits_undo_and_redo_are_those_of_the_whole_plan(
        raws in prop::collection::vec((raw(), 0..5u8), 1..12),
    ) {
        let mut session = starter_session();
        let nation = session.active().unwrap().plan().nations[0].id.clone();
        let withdrawn = Withdrawal { withdrawn: [nation].into(), ..Withdrawal::default() };
        session.set_what_if(withdrawn.clone());
        for (raw, then) in &raws {
            let command = command(session.active().unwrap().plan(), raw);
            session.edit(&command).unwrap_or_default();
            match then {
                0 => session.undo(),
                1 => { session.undo(); session.redo(); }
                _ => {}
            }
        }
        let file: &OpenFile = session.active().unwrap();
        let index = Index::new(file.plan());
        let records = record_findings(file.plan(), &index, Scope::Plan);
        let sources = Sources { plan: file.plan(), index: &index, records: &records };
        same_board(file.board(), &Board::new(&sources, Withdrawal::default(), None));
        same_board(file.what_if().unwrap(), &Board::new(&sources, withdrawn, None));
    }
}
