//! The command type: everything that can change a plan. One variant a verb; each is carried out in its own file.

use super::change::{Change, Op};
use super::commands::{
    ask, assign, contribution, criteria, plan_properties, position, record, requirement_set, scenario, what_if,
};
use super::draft::Draft;
use super::label::{Gesture, Label};
use super::refusal::Refusal;
use super::{
    Ask, ContributionField, CriterionField, PlanField, RecordCommand, ScenarioField, SetCommand, Stamp, Statement,
};
use crate::base::{
    AssignmentId, ConditionId, ContributionId, CriterionId, Day, NationId, Quantity, RequirementId, RequirementSetId,
    ScenarioId, TaskId, WhatIfId,
};
use crate::model::{
    Area, Capability, Condition, Contribution, Criterion, Meeting, Nation, Plan, Position, RedLine, RequirementSet,
};

/// What a person wants changed.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Gives a part of a contribution to a task, and to one of its lines when one is named.
    Assign {
        /// The scenario.
        scenario: ScenarioId,
        /// The contribution.
        contribution: ContributionId,
        /// The task.
        task: TaskId,
        /// The line; none = over and above what the task asks.
        requirement: Option<RequirementId>,
        /// How much.
        quantity: Quantity,
    },
    /// Moves a part of an assignment to another line, task or scenario, or copies it there.
    Move {
        /// The scenario it is in.
        from: ScenarioId,
        /// The assignment.
        assignment: AssignmentId,
        /// The scenario it goes to.
        to: ScenarioId,
        /// The task it goes to.
        task: TaskId,
        /// The line it goes to.
        requirement: Option<RequirementId>,
        /// How much.
        quantity: Quantity,
        /// True when the assignment also stays where it is.
        copy: bool,
    },
    /// Takes assignments out of a scenario.
    TakeOut {
        /// The scenario.
        scenario: ScenarioId,
        /// The assignments.
        assignments: Vec<AssignmentId>,
    },
    /// Sets how much an assignment takes.
    Resize {
        /// The scenario.
        scenario: ScenarioId,
        /// The assignment.
        assignment: AssignmentId,
        /// How much.
        quantity: Quantity,
    },
    /// Sets from when to when an assignment lasts.
    Schedule {
        /// The scenario.
        scenario: ScenarioId,
        /// The assignment.
        assignment: AssignmentId,
        /// Not before this day.
        from_day: Option<Day>,
        /// Until this day.
        to_day: Option<Day>,
    },
    /// Adds an empty scenario.
    NewScenario {
        /// Its name; a letter is put before it when it has none.
        name: String,
        /// What it is measured against.
        requirement_set: RequirementSetId,
    },
    /// Copies a scenario; the copy stands behind it.
    DuplicateScenario {
        /// The scenario.
        scenario: ScenarioId,
    },
    /// Sets a field of a scenario.
    EditScenario {
        /// The scenario.
        scenario: ScenarioId,
        /// The field and its value.
        field: ScenarioField,
    },
    /// Moves a scenario to another place in the list.
    ReorderScenario {
        /// The scenario.
        scenario: ScenarioId,
        /// Its new position.
        to: usize,
    },
    /// Measures a scenario against another set; what has no line there is taken out.
    ChangeRequirementSet {
        /// The scenario.
        scenario: ScenarioId,
        /// The set.
        requirement_set: RequirementSetId,
    },
    /// Takes a scenario out of the plan; one that stands in the log stays.
    RemoveScenario {
        /// The scenario.
        scenario: ScenarioId,
        /// True to take it out of the meetings that it was put to as well. Else it is refused while there is one.
        take_out: bool,
    },
    /// Adds a contribution; one without an id gets the next free one of its nation.
    AddContribution(Box<Contribution>),
    /// Sets a field of a contribution.
    EditContribution {
        /// The contribution.
        contribution: ContributionId,
        /// The field and its value.
        field: ContributionField,
    },
    /// Takes contributions as nations state them, from a sheet or a reply.
    TakeContributions(Box<Statement>),
    /// Takes a contribution out of the plan.
    RemoveContribution {
        /// The contribution.
        contribution: ContributionId,
    },
    /// Records what a nation answered.
    RecordAnswer(Box<Position>),
    /// Corrects an answer that was recorded.
    EditAnswer {
        /// Its place in the list.
        at: usize,
        /// What stands there from now on.
        answer: Box<Position>,
    },
    /// Takes an answer that was recorded by mistake out of the plan.
    RemoveAnswer {
        /// Its place in the list.
        at: usize,
    },
    /// Asks a nation for what a line lacks: a requested contribution that waits for a condition, assumed in the scenario
    /// and assigned to the line.
    Ask(Box<Ask>),
    /// Keeps a what-if under a name. One of that name is replaced.
    SaveWhatIf {
        /// Its name.
        name: String,
        /// Nations that withdraw.
        withdrawn: Vec<NationId>,
        /// Conditions that fail.
        failed: Vec<ConditionId>,
    },
    /// Gives a saved what-if another name.
    RenameWhatIf {
        /// The what-if.
        what_if: WhatIfId,
        /// Its new name.
        name: String,
    },
    /// Moves a saved what-if to another place in the list.
    ReorderWhatIf {
        /// The what-if.
        what_if: WhatIfId,
        /// Its new position.
        to: usize,
    },
    /// Takes a saved what-if out of the plan.
    RemoveWhatIf {
        /// The what-if.
        what_if: WhatIfId,
    },
    /// Adds a criterion; one without an id gets one made from its name.
    AddCriterion {
        /// The criterion.
        criterion: Box<Criterion>,
        /// Who, and when; recorded when the criteria are locked, as in the other changes of criteria.
        by: Stamp,
    },
    /// Sets a field of a criterion.
    EditCriterion {
        /// The criterion.
        criterion: CriterionId,
        /// The field and its value.
        field: CriterionField,
        /// Who, and when.
        by: Stamp,
    },
    /// Moves a criterion to another place in the list.
    ReorderCriterion {
        /// The criterion.
        criterion: CriterionId,
        /// Its new position.
        to: usize,
        /// Who, and when.
        by: Stamp,
    },
    /// Takes a criterion out of the plan.
    RemoveCriterion {
        /// The criterion.
        criterion: CriterionId,
        /// Who, and when.
        by: Stamp,
    },
    /// Locks the criteria: from now on each change of them is recorded in the log.
    LockCriteria(Stamp),
    /// Unlocks the criteria, which is recorded too.
    UnlockCriteria(Stamp),
    /// Sets one of the plan's own fields.
    EditPlan(PlanField),
    /// Changes the list of nations.
    Nation(RecordCommand<Nation>),
    /// Changes the list of areas.
    Area(RecordCommand<Area>),
    /// Changes the list of capabilities.
    Capability(RecordCommand<Capability>),
    /// Changes the list of conditions.
    Condition(RecordCommand<Condition>),
    /// Changes the list of red lines.
    RedLine(RecordCommand<RedLine>),
    /// Changes the list of meetings.
    Meeting(RecordCommand<Meeting>),
    /// Changes the list of requirement sets.
    RequirementSet(RecordCommand<RequirementSet>),
    /// Changes what is in a requirement set.
    InSet(RequirementSetId, SetCommand),
    /// Makes the plan's lists what another plan's are, such as after a scenario file was taken in. The plan's own fields
    /// stay.
    Become {
        /// What the step does.
        label: Label,
        /// The plan whose records are taken over.
        plan: Box<Plan>,
    },
    /// Several commands as one step. All are done or none.
    Group {
        /// What the step does.
        label: Label,
        /// The commands, in order.
        commands: Vec<Command>,
    },
}

impl Command {
    /// The gesture that it is a step of, where carrying it out twice in a row is one (typing, a slider).
    fn gesture(&self) -> Option<Gesture> {
        match self {
            Self::EditScenario { scenario, field: ScenarioField::Concept(_) } => {
                Some(Gesture::Concept(scenario.clone()))
            }
            Self::EditCriterion { criterion, field: CriterionField::Weight(_), .. } => {
                Some(Gesture::Weight(criterion.clone()))
            }
            _ => None,
        }
    }
}

/// Carries a command out on a plan: the change to make, or the reason why not. The plan itself is not touched.
///
/// # Errors
/// The refusal that the command's own file documents.
pub fn apply(plan: &Plan, command: &Command) -> Result<Change, Refusal> {
    let mut draft = Draft::new(plan);
    let what = carry_out(&mut draft, command)?;
    let ops = draft.into_ops();
    // What the log records is a step of its own each time, with its entry.
    let recorded = ops.iter().any(|op| matches!(op, Op::Log(_)));
    Ok(Change { what, gesture: command.gesture().filter(|_| !recorded), ops })
}

fn carry_out(draft: &mut Draft, command: &Command) -> Result<Label, Refusal> {
    match command {
        Command::Assign { scenario, contribution, task, requirement, quantity } => {
            assign::assign(draft, scenario, contribution, task, requirement.as_ref(), *quantity)
        }
        Command::Move { from, assignment, to, task, requirement, quantity, copy } => {
            assign::transfer(draft, (from, assignment), (to, task, requirement.as_ref()), *quantity, *copy)
        }
        Command::TakeOut { scenario, assignments } => assign::take_out(draft, scenario, assignments),
        Command::Resize { scenario, assignment, quantity } => assign::resize(draft, scenario, assignment, *quantity),
        Command::Schedule { scenario, assignment, from_day, to_day } => {
            assign::schedule(draft, scenario, assignment, *from_day, *to_day)
        }
        Command::NewScenario { name, requirement_set } => scenario::create(draft, name, requirement_set),
        Command::DuplicateScenario { scenario } => scenario::duplicate(draft, scenario),
        Command::EditScenario { scenario, field } => scenario::edit(draft, scenario, field),
        Command::ReorderScenario { scenario, to } => scenario::reorder(draft, scenario, *to),
        Command::ChangeRequirementSet { scenario, requirement_set } => {
            scenario::change_requirement_set(draft, scenario, requirement_set)
        }
        Command::RemoveScenario { scenario, take_out } => scenario::remove(draft, scenario, *take_out),
        Command::AddContribution(record) => contribution::add(draft, record),
        Command::EditContribution { contribution, field } => contribution::edit(draft, contribution, field),
        Command::TakeContributions(statement) => contribution::take(draft, statement),
        Command::RemoveContribution { contribution } => contribution::remove(draft, contribution),
        Command::RecordAnswer(answer) => position::record(draft, answer),
        Command::EditAnswer { at, answer } => position::edit(draft, *at, answer),
        Command::RemoveAnswer { at } => position::remove(draft, *at),
        Command::Ask(wish) => ask::ask(draft, wish),
        Command::SaveWhatIf { name, withdrawn, failed } => what_if::save(draft, name, withdrawn, failed),
        Command::RenameWhatIf { what_if, name } => what_if::rename(draft, what_if, name),
        Command::ReorderWhatIf { what_if, to } => what_if::reorder(draft, what_if, *to),
        Command::RemoveWhatIf { what_if } => what_if::remove(draft, what_if),
        Command::AddCriterion { criterion, by } => criteria::add(draft, criterion, by),
        Command::EditCriterion { criterion, field, by } => criteria::edit(draft, criterion, field, by),
        Command::ReorderCriterion { criterion, to, by } => criteria::reorder(draft, criterion, *to, by),
        Command::RemoveCriterion { criterion, by } => criteria::remove(draft, criterion, by),
        Command::LockCriteria(by) => criteria::lock(draft, by),
        Command::UnlockCriteria(by) => criteria::unlock(draft, by),
        Command::EditPlan(field) => plan_properties::edit(draft, field),
        Command::Nation(command) => record::carry_out(draft, command),
        Command::Area(command) => record::carry_out(draft, command),
        Command::Capability(command) => record::carry_out(draft, command),
        Command::Condition(command) => record::carry_out(draft, command),
        Command::RedLine(command) => record::carry_out(draft, command),
        Command::Meeting(command) => record::carry_out(draft, command),
        Command::RequirementSet(command) => record::carry_out(draft, command),
        Command::InSet(set, command) => requirement_set::carry_out(draft, set, command),
        Command::Become { label, plan } => {
            contribution::become_like(draft, plan)?;
            Ok(label.clone())
        }
        Command::Group { label, commands } => {
            for command in commands {
                carry_out(draft, command)?;
            }
            Ok(label.clone())
        }
    }
}
