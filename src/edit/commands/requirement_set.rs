//! Requirement sets: copied, filled with tasks and lines, these edited, put in order and taken out. Assignments follow a
//! line that moves; what rests on a line or task that goes is named, or taken out in the same step.

use std::collections::BTreeSet;

use super::assign::takes;
use super::ids::{free_among, free_id};
use super::record::{self, Editable, TakenOut, chosen, drop_each, each, editable, fields};
use super::scenario;
use crate::base::{AreaId, CapabilityId, ContributionId, Day, Quantity, RequirementId, RequirementSetId, TaskId};
use crate::edit::bad_value::{BadValue, Choice};
use crate::edit::draft::Draft;
use crate::edit::kind::RecordKind;
use crate::edit::label::Label;
use crate::edit::refusal::{Refusal, Used};
use crate::edit::uses::{self, Use};
use crate::model::{Assignment, Capability, Contribution, Plan, Priority, Requirement, RequirementSet, Scenario, Task};

fields! {
    /// A field of a requirement set with its new value.
    RequirementSetField of RequirementSet {
        /// Its name.
        Name(name: String),
    }
}

impl Editable for RequirementSet {
    editable!(RequirementSet, RequirementSetId, RequirementSetField, RecordKind::RequirementSet);

    fn id_of_new(&self, plan: &Plan) -> Result<String, Refusal> {
        if !self.tasks.is_empty() {
            return Err(BadValue::NotEmpty(RecordKind::RequirementSet).into());
        }
        let id = self.id.as_str().trim();
        Ok(if id.is_empty() { free_id(&plan.requirement_sets, &self.name, "set") } else { id.to_owned() })
    }

    fn checked(&self, _plan: &Plan, field: RequirementSetField) -> Result<RequirementSetField, Refusal> {
        let RequirementSetField::Name(name) = field;
        Ok(RequirementSetField::Name(record::name(RecordKind::RequirementSet, &name)?))
    }

    fn uses(plan: &Plan, id: &str) -> Vec<Use> {
        uses::of_set(plan, id)
    }
}

impl TakenOut for RequirementSet {
    /// Takes the scenarios measured against it out of the plan, unless the consultation names one.
    fn take_out(draft: &mut Draft, id: &str) -> Result<(), Refusal> {
        let measured: Vec<_> = uses::measured(draft.plan(), id).map(|scenario| scenario.id.clone()).collect();
        for scenario in measured {
            scenario::remove(draft, &scenario, false)?;
        }
        Ok(())
    }
}

/// A field of a task with its new value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TaskField {
    /// Its name.
    Name(String),
    /// Where it is done.
    Area(AreaId),
}

/// A field of a requirement line with its new value. What must agree is set together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineField {
    /// What kind of force is asked for, and what does as well.
    Kind(CapabilityId, Vec<CapabilityId>),
    /// How much, and the least that is of use; none = all of it.
    Amount(Quantity, Option<Quantity>),
    /// From when to when; none = the scenario's end.
    Days(Day, Option<Day>),
    /// How much it matters.
    Priority(Priority),
    /// A remark.
    Note(Option<String>),
}

impl LineField {
    /// Every field of a line with the value that it has.
    pub fn all(line: &Requirement) -> Vec<Self> {
        vec![
            Self::Kind(line.capability.clone(), line.substitutes.clone()),
            Self::Amount(line.quantity, line.minimum),
            Self::Days(line.from_day, line.to_day),
            Self::Priority(line.priority),
            Self::Note(line.note.clone()),
        ]
    }

    fn keys(&self) -> &'static [&'static str] {
        match self {
            Self::Kind(..) => &["capability", "substitutes"],
            Self::Amount(..) => &["quantity", "minimum"],
            Self::Days(..) => &["from_day", "to_day"],
            Self::Priority(_) => &["priority"],
            Self::Note(_) => &["note"],
        }
    }
}

/// What is done inside a requirement set.
#[derive(Clone, Debug, PartialEq)]
pub enum SetCommand {
    /// Copies the set; the copy stands behind it. Scenarios stay with the original.
    Duplicate,
    /// Adds a task without lines; one without an id gets one made from its name.
    AddTask(Box<Task>),
    /// Sets a field of a task.
    EditTask(TaskId, TaskField),
    /// Moves a task to another place in the set.
    ReorderTask(TaskId, usize),
    /// Takes a task out with its lines. `take_out`: what is assigned to them too; else that is refused.
    RemoveTask {
        /// The task.
        task: TaskId,
        /// Take the assignments out too.
        take_out: bool,
    },
    /// Adds a line to a task; one without an id gets the next free number.
    AddLine(TaskId, Box<Requirement>),
    /// Sets a field of a line.
    EditLine(RequirementId, LineField),
    /// Moves a line to a place in its task or another; what is assigned to it goes along.
    MoveLine {
        /// The line.
        line: RequirementId,
        /// The task it goes to.
        task: TaskId,
        /// Its new position there.
        to: usize,
    },
    /// Takes a line out. `take_out`: what is assigned to it too; else that is refused.
    RemoveLine {
        /// The line.
        line: RequirementId,
        /// Take the assignments out too.
        take_out: bool,
    },
}

pub(in crate::edit) fn carry_out(
    draft: &mut Draft,
    id: &RequirementSetId,
    command: &SetCommand,
) -> Result<Label, Refusal> {
    let (at, mut set) = draft.requirement_set(id)?;
    let label = match command {
        SetCommand::Duplicate => return Ok(duplicate(draft, at, &set)),
        SetCommand::AddTask(task) => add_task(draft.plan(), &mut set, task)?,
        SetCommand::EditTask(task, field) => edit_task(draft.plan(), &mut set, task, field)?,
        SetCommand::ReorderTask(task, to) => {
            let from = task_at(&set, task)?;
            let to = (*to).min(set.tasks.len() - 1);
            let task = set.tasks.remove(from);
            let label = Label::MoveTask { name: task.name.clone(), place: to + 1, set: set.name.clone() };
            set.tasks.insert(to, task);
            label
        }
        SetCommand::RemoveTask { task, take_out } => {
            let from = task_at(&set, task)?;
            let name = set.tasks[from].name.clone();
            let used = uses::of_task(draft.plan(), id, task);
            let taken = clear(draft, &set, used, || Used::Task(name.clone()), *take_out)?;
            set.tasks.remove(from);
            Label::DeleteTask { name, set: set.name.clone(), taken }
        }
        SetCommand::AddLine(task, line) => add_line(draft.plan(), &mut set, task, line)?,
        SetCommand::EditLine(line, field) => edit_line(draft.plan(), &mut set, line, field)?,
        SetCommand::MoveLine { line, task, to } => {
            let (of, from) = line_at(&set, line)?;
            let into = task_at(&set, task)?;
            let moved = set.tasks[of].requirements.remove(from);
            let place = (*to).min(set.tasks[into].requirements.len());
            set.tasks[into].requirements.insert(place, moved);
            if of != into {
                follow(draft, id, line, task);
            }
            Label::MoveLine { line: line.clone(), place: place + 1, task: set.tasks[into].name.clone() }
        }
        SetCommand::RemoveLine { line, take_out } => {
            let (of, from) = line_at(&set, line)?;
            let used = uses::of_line(draft.plan(), id, line);
            let taken = clear(draft, &set, used, || Used::Record(line.to_string()), *take_out)?;
            set.tasks[of].requirements.remove(from);
            Label::DeleteLine { line: line.clone(), set: set.name.clone(), taken }
        }
    };
    draft.replace(at, set);
    Ok(label)
}

fn duplicate(draft: &mut Draft, at: usize, set: &RequirementSet) -> Label {
    let mut copy = set.clone();
    copy.name = format!("{}, copy", set.name);
    copy.id = free_id(&draft.plan().requirement_sets, &copy.name, "set").into();
    draft.insert(at + 1, copy);
    Label::DuplicateSet(set.name.clone())
}

fn task_at(set: &RequirementSet, id: &TaskId) -> Result<usize, Refusal> {
    let at = set.tasks.iter().position(|task| task.id == *id);
    at.ok_or_else(|| Refusal::NoSuch { what: RecordKind::Task, id: id.to_string() })
}

fn line_at(set: &RequirementSet, id: &RequirementId) -> Result<(usize, usize), Refusal> {
    let places = set.tasks.iter().enumerate();
    let mut found = places.filter_map(|(of, task)| Some((of, task.requirements.iter().position(|l| l.id == *id)?)));
    found.next().ok_or_else(|| Refusal::NoSuch { what: RecordKind::Requirement, id: id.to_string() })
}

fn add_task(plan: &Plan, set: &mut RequirementSet, task: &Task) -> Result<Label, Refusal> {
    let mut new = task.clone();
    if !new.requirements.is_empty() {
        return Err(BadValue::NotEmpty(RecordKind::Task).into());
    }
    new.name = record::name(RecordKind::Task, &task.name)?;
    check_area(plan, &task.area)?;
    if new.id.is_empty() {
        let taken = |id: &str| set.tasks.iter().any(|task| task.id.as_str() == id);
        new.id = free_among(taken, &new.name, "task").into();
    } else if set.task(&new.id).is_some() {
        return Err(Refusal::Taken { what: RecordKind::Task, id: new.id.to_string() });
    }
    let label = Label::AddTask { name: new.name.clone(), set: set.name.clone() };
    set.tasks.push(new);
    Ok(label)
}

fn edit_task(plan: &Plan, set: &mut RequirementSet, id: &TaskId, field: &TaskField) -> Result<Label, Refusal> {
    let at = task_at(set, id)?;
    let task = &mut set.tasks[at];
    let key = match field {
        TaskField::Name(name) => {
            task.name = record::name(RecordKind::Task, name)?;
            task.extra.forget("name");
            "name"
        }
        TaskField::Area(area) => {
            check_area(plan, area)?;
            task.area = area.clone();
            task.extra.forget("area");
            "area"
        }
    };
    Ok(Label::SetTask { key, name: set.tasks[at].name.clone(), set: set.name.clone() })
}

fn check_area(plan: &Plan, area: &AreaId) -> Result<(), Refusal> {
    if area.is_empty() {
        return Err(BadValue::NotChosen(Choice::AreaOfTask).into());
    }
    if plan.areas.find(area.as_str()).is_none() {
        return Err(Refusal::NoSuch { what: RecordKind::Area, id: area.to_string() });
    }
    Ok(())
}

fn add_line(plan: &Plan, set: &mut RequirementSet, task: &TaskId, line: &Requirement) -> Result<Label, Refusal> {
    let at = task_at(set, task)?;
    let mut new = line.clone();
    if new.id.is_empty() {
        new.id = free_line(set);
    } else if set.line(&new.id).is_some() {
        return Err(Refusal::Taken { what: RecordKind::Requirement, id: new.id.to_string() });
    }
    let before = Requirement::default();
    for field in LineField::all(line) {
        put(plan, &before, &mut new, &field)?;
    }
    let capability = plan.capabilities.find(new.capability.as_str()).map_or_else(String::new, |c| c.name.clone());
    let label = Label::AddLine { line: new.id.clone(), capability, task: set.tasks[at].name.clone() };
    set.tasks[at].requirements.push(new);
    Ok(label)
}

fn edit_line(plan: &Plan, set: &mut RequirementSet, id: &RequirementId, field: &LineField) -> Result<Label, Refusal> {
    let (of, at) = line_at(set, id)?;
    let before = set.tasks[of].requirements[at].clone();
    let mut line = before.clone();
    put(plan, &before, &mut line, field)?;
    if matches!(field, LineField::Kind(..)) {
        check_rests(plan, &set.id, &before, &line)?;
    }
    for key in field.keys() {
        line.extra.forget(key);
    }
    set.tasks[of].requirements[at] = line;
    Ok(Label::SetLine { key: field.keys()[0], line: id.clone(), set: set.name.clone() })
}

/// Gives a field of a line its value, once it is looked at.
fn put(plan: &Plan, before: &Requirement, line: &mut Requirement, field: &LineField) -> Result<(), Refusal> {
    let wrong = |why: BadValue| Err(Refusal::BadValue(why));
    match field {
        LineField::Kind(capability, substitutes) => {
            if capability.is_empty() {
                return wrong(BadValue::NotChosen(Choice::AskedCapability));
            }
            let find = |id: &CapabilityId| {
                let found = plan.capabilities.find(id.as_str()).map(AsRef::as_ref);
                found.ok_or_else(|| Refusal::NoSuch { what: RecordKind::Capability, id: id.to_string() })
            };
            let asked: &Capability = find(capability)?;
            let mut kept: Vec<CapabilityId> = Vec::new();
            for id in substitutes {
                // What a file named before it may go on naming beside the same capability.
                let stood = before.capability == *capability && before.substitutes.contains(id);
                if !stood {
                    let other = find(id)?;
                    if other.unit != asked.unit {
                        return wrong(BadValue::OtherUnit {
                            name: other.name.clone(),
                            unit: other.unit.clone(),
                            asked: asked.name.clone(),
                            asked_unit: asked.unit.clone(),
                        });
                    }
                    if other.id == asked.id {
                        return wrong(BadValue::OwnSubstitute(asked.name.clone()));
                    }
                }
                if !kept.contains(id) {
                    kept.push(id.clone());
                }
            }
            (line.capability, line.substitutes) = (capability.clone(), kept);
        }
        LineField::Amount(quantity, minimum) => {
            if *quantity == Quantity::ZERO {
                return Err(Refusal::Nothing);
            }
            if minimum.is_some_and(|minimum| minimum == Quantity::ZERO || minimum > *quantity) {
                return wrong(BadValue::Minimum(*quantity));
            }
            (line.quantity, line.minimum) = (*quantity, *minimum);
        }
        LineField::Days(from, to) => {
            record::days(*from)?;
            if let Some(to) = to {
                record::days(*to)?;
                if to < from {
                    return wrong(BadValue::LastDayBeforeFirst { from: *from, to: *to });
                }
            }
            (line.from_day, line.to_day) = (*from, *to);
        }
        LineField::Priority(priority) => {
            chosen(priority.word(), Choice::Priority)?;
            line.priority = *priority;
        }
        LineField::Note(note) => line.note = record::text(note.as_deref()),
    }
    Ok(())
}

/// Refuses a kind of force that something assigned to the line is not.
fn check_rests(plan: &Plan, set: &RequirementSetId, before: &Requirement, after: &Requirement) -> Result<(), Refusal> {
    let mut used = Vec::new();
    for scenario in uses::measured(plan, set.as_str()) {
        for assignment in scenario.assignments.iter().filter(|a| a.requirement.as_ref() == Some(&before.id)) {
            let pledge = plan.contributions.find(assignment.contribution.as_str());
            if pledge.is_some_and(|pledge| takes(plan, before, pledge) && !takes(plan, after, pledge)) {
                used.push(Use::assignment(scenario, assignment));
            }
        }
    }
    if used.is_empty() {
        return Ok(());
    }
    let asked = plan.capabilities.find(before.capability.as_str());
    let asked = asked.map_or_else(|| before.capability.to_string(), |capability| capability.name.clone());
    Err(Refusal::Used { what: Used::Asked { line: before.id.clone(), capability: asked }, places: used })
}

/// Refuses while something is assigned, or takes that out. Returns how many assignments were taken out.
fn clear(
    draft: &mut Draft,
    set: &RequirementSet,
    used: Vec<Use>,
    what: impl FnOnce() -> Used,
    take_out: bool,
) -> Result<usize, Refusal> {
    if used.is_empty() {
        return Ok(0);
    }
    if !take_out {
        return Err(Refusal::Used { what: what(), places: used });
    }
    let out = |scenario: &Scenario, assignment: &Assignment| {
        let place = uses::Place::Assignment(scenario.id.clone(), assignment.id.clone());
        used.iter().any(|rests| rests.place == place)
    };
    drop_assignments(draft, set.id.as_str(), out);
    Ok(used.len())
}

/// Assignments go with their line to its new task.
fn follow(draft: &mut Draft, set: &RequirementSetId, line: &RequirementId, task: &TaskId) {
    each(draft, |scenario: &mut Scenario| {
        if scenario.requirement_set == *set {
            for assignment in scenario.assignments.iter_mut().filter(|a| a.requirement.as_ref() == Some(line)) {
                assignment.task = task.clone();
                assignment.extra.forget("task");
            }
        }
    });
}

fn drop_assignments(draft: &mut Draft, set: &str, out: impl Fn(&Scenario, &Assignment) -> bool) {
    each(draft, |scenario: &mut Scenario| {
        if scenario.requirement_set.as_str() == set {
            let before = scenario.clone();
            scenario.assignments.retain(|assignment| !out(&before, assignment));
        }
    });
}

/// Takes pledges out of the plan, and out of every scenario.
pub(super) fn drop_pledges(draft: &mut Draft, out: impl Fn(&Contribution) -> bool) {
    let gone = draft.plan().contributions.iter().filter(|pledge| out(pledge));
    let gone: BTreeSet<ContributionId> = gone.map(|pledge| pledge.id.clone()).collect();
    each(draft, |scenario: &mut Scenario| scenario.assignments.retain(|a| !gone.contains(&a.contribution)));
    drop_each(draft, |pledge: &Contribution| gone.contains(&pledge.id));
}

/// Takes lines out of every set, with what is assigned to them.
pub(super) fn drop_lines(draft: &mut Draft, out: impl Fn(&Requirement) -> bool) {
    let sets: Vec<RequirementSet> = draft.plan().requirement_sets.iter().map(|set| set.as_ref().clone()).collect();
    for set in sets {
        let gone: Vec<&RequirementId> = set.lines().map(|(_, line)| line).filter(|l| out(l)).map(|l| &l.id).collect();
        drop_assignments(draft, set.id.as_str(), |_, a| {
            a.requirement.as_ref().is_some_and(|line| gone.contains(&line))
        });
    }
    change_sets(draft, |set| {
        for task in &mut set.tasks {
            task.requirements.retain(|line| !out(line));
        }
    });
}

/// Takes tasks out of every set, with what is assigned to them.
pub(super) fn drop_tasks(draft: &mut Draft, out: impl Fn(&Task) -> bool) {
    let sets: Vec<RequirementSet> = draft.plan().requirement_sets.iter().map(|set| set.as_ref().clone()).collect();
    for set in sets {
        let gone: Vec<&TaskId> = set.tasks.iter().filter(|task| out(task)).map(|task| &task.id).collect();
        drop_assignments(draft, set.id.as_str(), |_, assignment| gone.contains(&&assignment.task));
    }
    change_sets(draft, |set| set.tasks.retain(|task| !out(task)));
}

/// Changes every set alike.
pub(super) fn change_sets(draft: &mut Draft, change: impl Fn(&mut RequirementSet)) {
    each(draft, change);
}

/// The next free id of a set's lines: `L-001`, `L-002`, …
fn free_line(set: &RequirementSet) -> RequirementId {
    let numbers = set.lines().filter_map(|(_, line)| line.id.as_str().strip_prefix("L-")?.parse::<u64>().ok());
    let mut n = numbers.max().unwrap_or(0).saturating_add(1);
    while set.line(&RequirementId::from(format!("L-{n:03}"))).is_some() {
        n = n.saturating_add(1);
    }
    RequirementId::from(format!("L-{n:03}"))
}
