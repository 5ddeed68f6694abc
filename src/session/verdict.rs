//! What a command would do, found before it is done: fits, fits with a warning, or is not possible. The same code then
//! does it, so what was shown is what happens.

use std::sync::Arc;

use super::OpenFile;
use super::board::Entry;
use crate::analysis::{self, Figures, LineFigures, Shortfall, Shortfalls};
use crate::base::{ContributionId, Exact, Quantity, RequirementId, ScenarioId, TaskId};
use crate::edit::{self, Command, RecordKind, Refusal};
use crate::model::{Contribution, Plan, Priority, Requirement, Task};

/// What a drop would do.
#[derive(Clone, Debug)]
pub enum Verdict {
    /// It counts in full; the line's sustained units afterwards, and what the line asks.
    Fits {
        /// Units sustained afterwards; absent when no line is named.
        after: Option<Exact>,
        /// What the line asks.
        asked: Quantity,
        /// The scenario's figures afterwards.
        figures: Arc<Figures>,
    },
    /// It can be done, but does not count, or not in full.
    Warning {
        /// Why.
        why: Warning,
        /// Units sustained afterwards; absent when no line is named.
        after: Option<Exact>,
        /// The scenario's figures afterwards.
        figures: Arc<Figures>,
    },
    /// It cannot be done.
    Refused(Refusal),
}

/// Why a drop that can be done needs a second look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// The one contribution that is put somewhere does not count there, or not in full.
    Shortfall(Shortfall),
    /// Of several, this one does not count there, or not in full.
    ShortfallOf(ContributionId, Shortfall),
    /// Some of what is put there cannot go there.
    NotAll {
        /// How many go there.
        placed: usize,
        /// How many were to go there.
        wanted: usize,
    },
}

impl Verdict {
    /// True when the line asks for something else altogether.
    pub fn other_kind(&self) -> bool {
        matches!(self, Self::Refused(Refusal::OtherKind { .. }))
    }

    /// True when the drop can be done.
    pub fn possible(&self) -> bool {
        !matches!(self, Self::Refused(_))
    }

    /// The scenario's figures after the drop, where it can be done.
    pub fn figures(&self) -> Option<&Arc<Figures>> {
        match self {
            Self::Fits { figures, .. } | Self::Warning { figures, .. } => Some(figures),
            Self::Refused(_) => None,
        }
    }

    fn rank(&self) -> u8 {
        match self {
            Self::Fits { .. } => 0,
            Self::Warning { .. } => 1,
            Self::Refused(_) => 2,
        }
    }
}

/// A place for a contribution: a scenario's task, and one of its lines or none.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Placement {
    /// The scenario.
    pub scenario: ScenarioId,
    /// The task.
    pub task: TaskId,
    /// The line; none = over and above.
    pub requirement: Option<RequirementId>,
}

/// A placement with its verdict.
#[derive(Clone, Debug)]
pub struct Ranked {
    /// Where.
    pub placement: Placement,
    /// How much would be assigned.
    pub quantity: Quantity,
    /// What it would do.
    pub verdict: Verdict,
}

/// What a command that puts contributions somewhere would do there.
pub fn verdict(file: &OpenFile, command: &Command, contributions: &[ContributionId], place: &Placement) -> Verdict {
    let change = match edit::apply(file.plan(), command) {
        Ok(change) => change,
        Err(refusal) => return Verdict::Refused(refusal),
    };
    let mut plan = file.plan().clone();
    change.apply(&mut plan);
    let Some(scenario) = plan.scenarios.find(place.scenario.as_str()) else {
        return Verdict::Refused(Refusal::NoSuch { what: RecordKind::Scenario, id: place.scenario.to_string() });
    };
    let what_if = file.what_if().map_or_else(Default::default, |board| board.what_if.clone());
    let figures = Arc::new(analysis::figures_at_once(&plan, file.index(), scenario, &what_if));
    let line = place.requirement.as_ref().and_then(|id| figures.lines.iter().find(|line| line.id == *id));
    let after = line.map(|line| line.sustained.clone());
    let asked = line.map_or(Quantity::ZERO, |line| line.quantity);
    let why = contributions.iter().find_map(|contribution| {
        let shortfall = shortfall_of(file, &plan, &figures, contribution, place)?;
        Some(match contributions {
            [_] => Warning::Shortfall(shortfall),
            _ => Warning::ShortfallOf(contribution.clone(), shortfall),
        })
    });
    match why {
        Some(why) => Verdict::Warning { why, after, figures },
        None => Verdict::Fits { after, asked, figures },
    }
}

/// How much of a contribution a line still needs: what its gap asks, in whole increments, at most what is left.
pub fn need(pledge: &Contribution, left: Quantity, line: Option<&LineFigures>) -> Quantity {
    let gap = line.map_or(Quantity::ZERO, |line| Quantity(line.gap.to_f64().max(0.0) as u64));
    let wanted = gap.max(Quantity::ONE).ceil_to(pledge.increment);
    let whole = left.floor_to(pledge.increment);
    if line.is_none() { whole } else { wanted.min(whole) }
}

/// Every place in a scenario for a contribution, the best first: what fits before what fits with a warning, essential
/// before important, the larger gap first. Lines of another kind are left out.
pub fn placements(file: &OpenFile, entry: &Entry, contribution: &ContributionId, task: Option<&TaskId>) -> Vec<Ranked> {
    let plan = file.plan();
    let (Some(pledge), Some(set)) = (
        file.index().contribution(plan, contribution),
        file.index().requirement_set(plan, &entry.scenario.requirement_set),
    ) else {
        return Vec::new();
    };
    let left = pledge.quantity.minus(entry.scenario.used(contribution));
    let mut ranked: Vec<(Ranked, Priority, Exact)> = set
        .lines()
        .filter(|(of, line)| task.is_none_or(|task| of.id == *task) && line.names(&pledge.capability))
        .map(|(of, line)| rank(file, entry, pledge, left, of, line))
        .collect();
    ranked.sort_by(|a, b| (a.0.verdict.rank(), a.1).cmp(&(b.0.verdict.rank(), b.1)).then_with(|| b.2.cmp(&a.2)));
    ranked.into_iter().map(|(ranked, _, _)| ranked).collect()
}

fn rank(
    file: &OpenFile,
    entry: &Entry,
    pledge: &Contribution,
    left: Quantity,
    task: &Task,
    line: &Requirement,
) -> (Ranked, Priority, Exact) {
    let figures = entry.figures.lines.iter().find(|f| f.id == line.id && f.task == task.id);
    let quantity = need(pledge, left, figures);
    let placement =
        Placement { scenario: entry.scenario.id.clone(), task: task.id.clone(), requirement: Some(line.id.clone()) };
    let command = Command::Assign {
        scenario: placement.scenario.clone(),
        contribution: pledge.id.clone(),
        task: placement.task.clone(),
        requirement: placement.requirement.clone(),
        quantity: quantity.max(Quantity::ONE),
    };
    let verdict = verdict(file, &command, std::slice::from_ref(&pledge.id), &placement);
    let gap = figures.map_or_else(Exact::zero, |f| f.gap.clone());
    (Ranked { placement, quantity, verdict }, line.priority, gap)
}

/// The gravest way in which what was put there falls short; `None` when it counts in full.
fn shortfall_of(
    file: &OpenFile,
    plan: &Plan,
    figures: &Figures,
    contribution: &ContributionId,
    place: &Placement,
) -> Option<Shortfall> {
    // What was put there last stands last of what is like it.
    let at = figures.assignments.iter().rposition(|put| {
        put.contribution == *contribution && put.task == place.task && put.requirement == place.requirement
    })?;
    Shortfalls::new(plan, file.index(), figures).of(at).into_iter().next()
}
