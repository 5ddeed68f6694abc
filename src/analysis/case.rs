//! One scenario with every name looked up once: its lines, and those of its assignments whose records are all there.
//! What depends on a what-if is not here.

use rustc_hash::{FxHashMap, FxHashSet};

use super::arrival::{arrival, departure};
use super::money::Costs;
use crate::base::{Exact, RequirementId, TaskId};
use crate::model::{Area, Assignment, Capability, Contribution, Index, Nation, Plan, Requirement, Scenario, Task};

/// A scenario, resolved.
pub(crate) struct Case<'p> {
    pub plan: &'p Plan,
    pub index: &'p Index,
    pub scenario: &'p Scenario,
    /// The scenario's length in days.
    pub end: i32,
    /// The lines of the set that stand, in its order.
    pub lines: Vec<Line<'p>>,
    /// The assignments that stand and whose names are all there, in the scenario's order.
    pub items: Vec<Item<'p>>,
    /// What the others lack: position among the assignments, and what is wrong.
    pub broken: Vec<(usize, Broken)>,
}

/// A requirement line of the case.
pub(crate) struct Line<'p> {
    pub task: &'p Task,
    pub requirement: &'p Requirement,
    /// Its capability; an assignment to a line without one is unknown.
    pub capability: Option<&'p Capability>,
}

/// Why an assignment is not among the items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Broken {
    /// An earlier assignment has its id.
    Duplicate,
    /// It names, itself or through its records, something that is not there: the list, and the id.
    Unknown(&'static str, String),
}

/// An assignment whose names are all there.
pub(crate) struct Item<'p> {
    /// Its position among the scenario's assignments.
    pub at: usize,
    pub assignment: &'p Assignment,
    pub contribution: &'p Contribution,
    pub contribution_at: usize,
    pub nation: &'p Nation,
    pub nation_at: usize,
    pub capability: &'p Capability,
    pub capability_at: usize,
    pub task: &'p Task,
    pub area: &'p Area,
    /// The line it is for, as a position in [`Case::lines`].
    pub line: Option<usize>,
    /// Its part of the contribution.
    pub fraction: Exact,
    /// In the line's unit; base currency when it is money.
    pub units: Exact,
    pub personnel: Exact,
    /// First day present, and the first day no longer so.
    pub arrival: i32,
    pub departure: i32,
    pub costs: Costs,
}

impl Item<'_> {
    /// Days present; 0 for one that is never there.
    pub fn days(&self) -> i64 {
        (i64::from(self.departure) - i64::from(self.arrival)).max(0)
    }

    /// People times days present.
    pub fn person_days(&self) -> Exact {
        if self.personnel.is_zero() { Exact::zero() } else { &self.personnel * &Exact::whole(self.days()) }
    }

    pub fn present_on(&self, day: i32) -> bool {
        self.arrival <= day && day < self.departure
    }
}

impl Line<'_> {
    /// The days on which the line asks for its quantity, as first day and the day after the last; never empty.
    pub fn window(&self, end: i32) -> (i32, i32) {
        let from = self.requirement.from_day.0;
        let to = self.requirement.to_day.map_or(end, |day| day.0.min(end));
        (from, to.max(from.saturating_add(1)))
    }

    /// True when a capability counts on this line: the one asked for, or a substitute of the same unit.
    pub fn takes(&self, capability: &Capability) -> bool {
        let asked = &self.requirement.capability;
        *asked == capability.id
            || (self.requirement.substitutes.contains(&capability.id)
                && self.capability.is_some_and(|own| own.unit == capability.unit))
    }
}

/// A record by its id; an id that was left out names nothing.
macro_rules! look_up {
    ($index:expr, $plan:expr, $at:ident, $list:ident, $id:expr) => {
        (!$id.is_empty()).then(|| $index.$at($id)).flatten().and_then(|at| $plan.$list.get(at).map(|r| (at, &**r)))
    };
}

impl<'p> Case<'p> {
    /// Looks up everything that the scenario names.
    pub fn new(plan: &'p Plan, index: &'p Index, scenario: &'p Scenario) -> Self {
        let set =
            look_up!(index, plan, requirement_set_at, requirement_sets, &scenario.requirement_set).map(|(_, set)| set);
        let end = scenario.duration_days.unwrap_or(plan.properties.duration_days).0;
        let mut case = Self { plan, index, scenario, end, lines: Vec::new(), items: Vec::new(), broken: Vec::new() };
        let mut tasks: FxHashMap<&TaskId, &'p Task> = FxHashMap::default();
        let mut line_at: FxHashMap<&RequirementId, usize> = FxHashMap::default();
        for task in set.map_or(&[][..], |set| &set.tasks[..]) {
            if !task.id.is_empty() && !std::ptr::eq(*tasks.entry(&task.id).or_insert(task), task) {
                continue;
            }
            for requirement in &task.requirements {
                if !requirement.id.is_empty() {
                    if line_at.contains_key(&requirement.id) {
                        continue;
                    }
                    line_at.insert(&requirement.id, case.lines.len());
                }
                let capability =
                    look_up!(index, plan, capability_at, capabilities, &requirement.capability).map(|(_, c)| c);
                case.lines.push(Line { task, requirement, capability });
            }
        }
        let mut seen = FxHashSet::default();
        for (at, assignment) in scenario.assignments.iter().enumerate() {
            if !assignment.id.is_empty() && !seen.insert(&assignment.id) {
                case.broken.push((at, Broken::Duplicate));
                continue;
            }
            match case.item(at, assignment, &tasks, &line_at) {
                Ok(item) => case.items.push(item),
                Err(broken) => case.broken.push((at, broken)),
            }
        }
        case
    }

    fn item(
        &self,
        at: usize,
        assignment: &'p Assignment,
        tasks: &FxHashMap<&TaskId, &'p Task>,
        line_at: &FxHashMap<&RequirementId, usize>,
    ) -> Result<Item<'p>, Broken> {
        let (plan, index) = (self.plan, self.index);
        let unknown = |list: &'static str, id: &dyn std::fmt::Display| Broken::Unknown(list, id.to_string());
        let (contribution_at, contribution) =
            look_up!(index, plan, contribution_at, contributions, &assignment.contribution)
                .ok_or_else(|| unknown("contributions", &assignment.contribution))?;
        let task: &'p Task = tasks.get(&assignment.task).copied().ok_or_else(|| unknown("tasks", &assignment.task))?;
        let line = match &assignment.requirement {
            None => None,
            Some(id) => Some(
                line_at
                    .get(id)
                    .copied()
                    .filter(|line| std::ptr::eq(self.lines[*line].task, task))
                    .ok_or_else(|| unknown("requirements", id))?,
            ),
        };
        if let Some(line) = line.map(|line| &self.lines[line])
            && line.capability.is_none()
        {
            return Err(unknown("capabilities", &line.requirement.capability));
        }
        let (nation_at, nation) = look_up!(index, plan, nation_at, nations, &contribution.nation)
            .ok_or_else(|| unknown("nations", &contribution.nation))?;
        let (capability_at, capability) = look_up!(index, plan, capability_at, capabilities, &contribution.capability)
            .ok_or_else(|| unknown("capabilities", &contribution.capability))?;
        let (_, area) =
            look_up!(index, plan, area_at, areas, &task.area).ok_or_else(|| unknown("areas", &task.area))?;
        let fraction = Exact::ratio(assignment.quantity.0, contribution.quantity.0).unwrap_or_default();
        let units = if capability.is_money() {
            let rate = contribution.currency.as_ref().and_then(|currency| plan.properties.rate(currency));
            rate.map_or_else(Exact::zero, |rate| &Exact::from(assignment.quantity) * &rate)
        } else {
            Exact::from(assignment.quantity)
        };
        let personnel = match contribution.personnel {
            Some(people) if people > 0 => &fraction * &Exact::whole(people),
            _ => Exact::zero(),
        };
        let arrival = arrival(&plan.properties, contribution, nation, capability, area, assignment);
        let departure = departure(contribution, assignment, arrival, self.end);
        let costs = Costs::of(&plan.properties, contribution, &fraction);
        Ok(Item {
            at,
            assignment,
            contribution,
            contribution_at,
            nation,
            nation_at,
            capability,
            capability_at,
            task,
            area,
            line,
            fraction,
            units,
            personnel,
            arrival,
            departure,
            costs,
        })
    }
}
