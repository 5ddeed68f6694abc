//! What makes the six figures of a line's funnel, and its build-up: which of its assignments count in each step, and
//! which do not and why.

use super::{LeftOut, Note, Part, PartOf, View, presence};
use crate::analysis::case::{Case, Item, Line};
use crate::analysis::funnel::supply_of;
use crate::analysis::steps::Spans;
use crate::analysis::support::{needs, supported};
use crate::analysis::{Figures, LineFigures, Withdrawal};
use crate::base::{AssignmentId, CapabilityId, Day, Exact, RequirementId};
use crate::model::{Index, Plan, Scenario};

/// A step of the funnel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Step {
    /// All of the right capability.
    Assigned,
    /// … that is usable.
    Usable,
    /// … that is present on the line's first day.
    OnTime,
    /// … that is supported on that day.
    Supported,
    /// The least that is present and supported on a day of the window.
    Sustained,
    /// The same on confirmed pledges alone.
    Confirmed,
}

impl Step {
    /// The steps in their order.
    pub const ALL: [Self; 6] =
        [Self::Assigned, Self::Usable, Self::OnTime, Self::Supported, Self::Sustained, Self::Confirmed];

    /// Its figure.
    pub fn of(self, line: &LineFigures) -> &Exact {
        match self {
            Self::Assigned => &line.assigned,
            Self::Usable => &line.usable,
            Self::OnTime => &line.on_time,
            Self::Supported => &line.supported,
            Self::Sustained => &line.sustained,
            Self::Confirmed => &line.confirmed,
        }
    }
}

/// A step of a line's funnel with what made it.
#[derive(Clone, Debug, PartialEq)]
pub struct StepExplained {
    /// The step.
    pub step: Step,
    /// Its figure, in the line's unit (base currency when that is money).
    pub value: Exact,
    /// The day it is taken on: the line's first, or the first day of its window with the least; `None` for the steps that
    /// look at no day.
    pub day: Option<Day>,
    /// The assignments that count, the largest first.
    pub parts: Vec<Part>,
    /// The line's other assignments.
    pub left_out: Vec<LeftOut>,
}

impl StepExplained {
    /// The figure made anew of the parts: always the value.
    pub fn total(&self) -> Exact {
        self.parts.iter().map(|part| &part.value).sum()
    }
}

/// Who makes up a line's build-up over some days.
#[derive(Clone, Debug, PartialEq)]
pub struct Stretch {
    /// The first day.
    pub from: Day,
    /// The first day on which others, or not all of these, are there.
    pub to: Day,
    /// Those present and supported, with their units, in the scenario's order.
    pub there: Vec<(AssignmentId, Exact)>,
}

impl Stretch {
    /// The units there.
    pub fn total(&self) -> Exact {
        self.there.iter().map(|(_, units)| units).sum()
    }
}

/// A line with what made its figures.
#[derive(Clone, Debug, PartialEq)]
pub struct LineExplained {
    /// The line.
    pub line: RequirementId,
    /// The six steps of its funnel, in their order.
    pub steps: Vec<StepExplained>,
    /// Its build-up from day 0 to the scenario's end, a stretch for each change of who is there.
    pub build_up: Vec<Stretch>,
}

impl LineExplained {
    /// A step.
    pub fn step(&self, step: Step) -> Option<&StepExplained> {
        self.steps.iter().find(|explained| explained.step == step)
    }
}

/// Explains a line of a scenario; `None` for one that its set does not have. `figures` are those of the scenario under
/// the what-if.
pub fn explain_line(
    plan: &Plan,
    index: &Index,
    scenario: &Scenario,
    what_if: &Withdrawal,
    figures: &Figures,
    line: &RequirementId,
) -> Option<LineExplained> {
    let case = Case::new(plan, index, scenario);
    let at = case.lines.iter().position(|of| of.requirement.id == *line)?;
    let view = View { case: &case, figures, what_if };
    let looked = Looked::new(&view, at);
    let steps = Step::ALL.into_iter().map(|step| looked.step(step)).collect();
    Some(LineExplained { line: line.clone(), steps, build_up: looked.build_up() })
}

/// Whether an assignment counts in a step of its line's funnel.
enum InStep {
    /// It does.
    Counts,
    /// It does not, as the reasons why it is not usable tell.
    NotUsable,
    /// It does not, for what the note tells.
    LeftOut(Note),
}

/// One line, looked at.
struct Looked<'a, 'p> {
    view: &'a View<'a, 'p>,
    line: &'a Line<'p>,
    /// Positions of its items.
    own: Vec<usize>,
    usable: Vec<bool>,
    /// Usable ones of confirmed pledges.
    confirmed: Vec<bool>,
    /// By item, the supported days; of confirmed pledges alone.
    supported: Vec<Spans>,
    supported_confirmed: Vec<Spans>,
}

impl<'a, 'p> Looked<'a, 'p> {
    fn new(view: &'a View<'a, 'p>, at: usize) -> Self {
        let case = view.case;
        let usable = view.flags();
        let confirmed: Vec<bool> =
            case.items.iter().zip(&usable).map(|(i, usable)| *usable && i.contribution.status.confirmed()).collect();
        Self {
            own: (0..case.items.len()).filter(|item| case.items[*item].line == Some(at)).collect(),
            line: &case.lines[at],
            supported: supported(case, &usable),
            supported_confirmed: supported(case, &confirmed),
            usable,
            confirmed,
            view,
        }
    }

    /// The first day of the window on which there is least.
    fn least_on(&self, spans: &[Spans]) -> i32 {
        let (from, to) = self.line.window(self.view.case.end);
        let series = supply_of(self.view.case, &self.own, spans);
        series.stretches(from, to).into_iter().min_by(|a, b| a.2.cmp(&b.2)).map_or(from, |(day, _, _)| day)
    }

    fn step(&self, step: Step) -> StepExplained {
        let from = self.line.window(self.view.case.end).0;
        let on = match step {
            Step::Assigned | Step::Usable => None,
            Step::OnTime | Step::Supported => Some(from),
            Step::Sustained => Some(self.least_on(&self.supported)),
            Step::Confirmed => Some(self.least_on(&self.supported_confirmed)),
        };
        let (mut parts, mut left_out) = (Vec::new(), Vec::new());
        for at in &self.own {
            let item = &self.view.case.items[*at];
            let of = PartOf::Assignment(item.assignment.id.clone());
            let units = item.units.clone();
            match self.in_step(step, on.unwrap_or(from), *at) {
                InStep::Counts => parts.push(Part { of, value: units, note: Some(presence(item)) }),
                InStep::NotUsable => left_out.push(self.view.not_usable(item, units)),
                InStep::LeftOut(note) => {
                    left_out.push(LeftOut { note: Some(note), ..self.view.not_usable(item, units) });
                }
            }
        }
        parts.sort_by(|a, b| b.value.cmp(&a.value));
        let line = &self.line.requirement.id;
        let broken =
            self.view.figures.assignments.iter().filter(|a| !a.known() && a.requirement.as_ref() == Some(line));
        left_out.extend(broken.map(|a| LeftOut {
            of: PartOf::Assignment(a.id.clone()),
            value: None,
            reasons: a.reasons.clone(),
            note: None,
        }));
        let figures = self.view.figures.line(line);
        StepExplained {
            step,
            value: figures.map_or_else(Exact::zero, |line| step.of(line).clone()),
            day: on.map(Day),
            parts,
            left_out,
        }
    }

    /// Whether an item counts in a step.
    fn in_step(&self, step: Step, on: i32, at: usize) -> InStep {
        let item = &self.view.case.items[at];
        if step == Step::Assigned {
            return if self.line.takes(item.capability) { InStep::Counts } else { InStep::NotUsable };
        }
        if !self.usable[at] {
            return InStep::NotUsable;
        }
        if step == Step::Usable {
            return InStep::Counts;
        }
        if step == Step::Confirmed && !self.confirmed[at] {
            return InStep::LeftOut(Note::NotConfirmed(item.contribution.status));
        }
        if !item.present_on(on) {
            return InStep::LeftOut(self.not_there(item, on));
        }
        let (spans, counted) = match step {
            Step::Confirmed => (&self.supported_confirmed, &self.confirmed),
            _ => (&self.supported, &self.usable),
        };
        if step == Step::OnTime || spans[at].holds_on(on) {
            return InStep::Counts;
        }
        let missing = lacking(self.view.case, counted, at, on);
        InStep::LeftOut(Note::NoEnabler { on: Day(on), missing, confirmed: step == Step::Confirmed })
    }

    fn not_there(&self, item: &Item<'_>, on: i32) -> Note {
        if item.arrival <= on {
            return Note::LeavesBefore { leaves: Day(item.departure), needed: Day(on) };
        }
        let from = self.line.window(self.view.case.end).0;
        Note::ArrivesAfter { arrives: Day(item.arrival), needed: Day(on.max(from)) }
    }

    fn build_up(&self) -> Vec<Stretch> {
        let end = self.view.case.end.max(1);
        let mut days: Vec<i32> = vec![0];
        for at in &self.own {
            days.extend(
                self.supported[*at].0.iter().flat_map(|(from, to)| [*from, *to]).filter(|d| 0 < *d && *d < end),
            );
        }
        days.sort_unstable();
        days.dedup();
        let ends = days.iter().skip(1).copied().chain([end]);
        let there = |from: i32| {
            let held = self.own.iter().filter(move |at| self.supported[**at].holds_on(from));
            held.map(|at| &self.view.case.items[*at])
                .map(|item| (item.assignment.id.clone(), item.units.clone()))
                .collect()
        };
        days.iter().zip(ends).map(|(from, to)| Stretch { from: Day(*from), to: Day(to), there: there(*from) }).collect()
    }
}

/// The capabilities that an item needs for support and that are not there on a day.
fn lacking(case: &Case<'_>, counted: &[bool], at: usize, on: i32) -> Vec<CapabilityId> {
    let mut all: Vec<CapabilityId> = Vec::new();
    for needed in needs(&case.items[at]) {
        let given =
            case.items.iter().enumerate().any(|(other, item)| {
                other != at && counted[other] && item.capability.id == *needed && item.present_on(on)
            });
        if !given && !all.contains(needed) {
            all.push(needed.clone());
        }
    }
    all
}
