//! The funnel of a requirement line: from what is assigned to what holds through its window on confirmed pledges alone.

use super::case::{Case, Line};
use super::steps::{Series, Spans, Steps};
use crate::base::{CapabilityId, Day, Exact, Quantity, RequirementId, TaskId};
use crate::model::Priority;

/// How far a line is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LineState {
    /// Its quantity holds through its window.
    Met,
    /// Its minimum does.
    Minimum,
    /// Neither.
    Unmet,
}

impl LineState {
    /// The word as JSON holds it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Minimum => "minimum",
            Self::Unmet => "unmet",
        }
    }
}

/// The figures of one line, amounts in its unit (base currency when that is money).
#[derive(Clone, Debug, PartialEq)]
pub struct LineFigures {
    /// The line.
    pub id: RequirementId,
    /// Its task.
    pub task: TaskId,
    /// What it asks for.
    pub capability: CapabilityId,
    /// How much it matters.
    pub priority: Priority,
    /// How much it asks for.
    pub quantity: Quantity,
    /// The least that is of use.
    pub minimum: Quantity,
    /// The first day it is needed.
    pub from: Day,
    /// The first day it is no longer needed; its window is never empty.
    pub to: Day,
    /// All that is assigned and of the right capability.
    pub assigned: Exact,
    /// … that is usable.
    pub usable: Exact,
    /// … that is present on the line's first day.
    pub on_time: Exact,
    /// … that is supported on that day.
    pub supported: Exact,
    /// The least that is present and supported on a day of the window.
    pub sustained: Exact,
    /// The same on confirmed pledges alone.
    pub confirmed: Exact,
    /// What is missing of the quantity.
    pub gap: Exact,
    /// Share of the window's days with the full quantity.
    pub covered: Exact,
    /// How far it is met.
    pub state: LineState,
    /// The first day from which the full quantity holds to the window's end.
    pub full_from: Option<Day>,
    /// What is present and supported, over time.
    pub build_up: Steps<Exact>,
}

impl LineFigures {
    /// The part of the quantity that a step of the funnel fills, at most 1; `None` for a line that asks for nothing.
    pub fn fill(&self, step: &Exact) -> Option<Exact> {
        Exact::share(step, &Exact::from(self.quantity)).map(|fill| fill.min(Exact::one()))
    }

    /// True for an essential line.
    pub fn essential(&self) -> bool {
        self.priority == Priority::Essential
    }

    /// True when the quantity holds through the window.
    pub fn met(&self) -> bool {
        self.state == LineState::Met
    }
}

/// The positions of each line's items, so that a line looks at its own alone.
pub(crate) fn by_line(case: &Case<'_>) -> Vec<Vec<usize>> {
    let mut own = vec![Vec::new(); case.lines.len()];
    for (at, item) in case.items.iter().enumerate() {
        if let Some(line) = item.line {
            own[line].push(at);
        }
    }
    own
}

/// What is present and supported of a line's own items.
pub(crate) fn supply_of(case: &Case<'_>, own: &[usize], supported: &[Spans]) -> Series {
    Series::sum(own.iter().map(|at| (&case.items[*at].units, &supported[*at].0[..])))
}

/// The figures of one line. `own` are the positions of its items, `usable` and `supported` go by item, `confirmed` is
/// the supported days with confirmed pledges alone.
pub(crate) fn line_figures(
    case: &Case<'_>,
    line: &Line<'_>,
    own: &[usize],
    usable: &[bool],
    supported: &[Spans],
    confirmed: &[Spans],
) -> LineFigures {
    let requirement = line.requirement;
    let window = line.window(case.end);
    let series = supply_of(case, own, supported);
    let quantity = Exact::from(requirement.quantity);
    let minimum = requirement.minimum();
    let sum = |counts: &dyn Fn(usize) -> bool| -> Exact {
        own.iter().copied().filter(|at| counts(*at)).map(|at| &case.items[at].units).sum()
    };
    let sustained = series.least(window);
    let state = if sustained >= quantity {
        LineState::Met
    } else if sustained >= Exact::from(minimum) {
        LineState::Minimum
    } else {
        LineState::Unmet
    };
    let days = i64::from(window.1) - i64::from(window.0);
    let gap = if state == LineState::Met { Exact::zero() } else { &quantity - &sustained };
    LineFigures {
        id: requirement.id.clone(),
        task: line.task.id.clone(),
        capability: requirement.capability.clone(),
        priority: requirement.priority,
        quantity: requirement.quantity,
        minimum,
        from: Day(window.0),
        to: Day(window.1),
        assigned: sum(&|at| line.takes(case.items[at].capability)),
        usable: sum(&|at| usable[at]),
        on_time: sum(&|at| usable[at] && case.items[at].present_on(window.0)),
        supported: series.at(window.0),
        confirmed: supply_of(case, own, confirmed).least(window),
        gap,
        covered: Exact::ratio(series.days_with(window, &quantity) as u64, days as u64).unwrap_or_default(),
        state,
        full_from: series.full_from(window.1, &quantity).map(Day),
        build_up: series.steps(case.end),
        sustained,
    }
}
