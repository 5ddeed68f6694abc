//! Which scenarios a newer word of the nations touches, and what changes in their lines, before it is taken: every line is
//! counted without what the answers rule out, and with no more of a pledge than is left of it.

use rustc_hash::FxHashMap;

use super::Board;
use crate::analysis::survey::{Contradiction, contradictions};
use crate::analysis::{self, Figures, LineState, Scope, Withdrawal};
use crate::base::{CapabilityId, ContributionId, Exact, Quantity, RequirementId, ScenarioId};
use crate::model::{Contribution, Index, Plan, Scenario};
use crate::store::FileKind;

/// A requirement line whose state or amount the answers change.
#[derive(Clone, Debug, PartialEq)]
pub struct LineShift {
    /// The line.
    pub line: RequirementId,
    /// What it asks for.
    pub capability: CapabilityId,
    /// How much it asks for.
    pub quantity: Quantity,
    /// State and amount that holds, as the plan stands.
    pub before: (LineState, Exact),
    /// The same with the answers.
    pub after: (LineState, Exact),
}

impl LineShift {
    /// True when the line falls to a lower state.
    pub fn breaks(&self) -> bool {
        self.after.0 > self.before.0
    }
}

/// A scenario that uses a pledge of a nation whose answers change.
#[derive(Clone, Debug, PartialEq)]
pub struct Touched {
    /// The scenario.
    pub scenario: ScenarioId,
    /// Assignments that the new answers rule out; the lines are counted without them.
    pub ruled_out: Vec<Contradiction>,
    /// Pledges of which it uses more than is left; the lines are counted with what is.
    pub cut: Vec<ContributionId>,
    /// Lines that change, those that break first.
    pub lines: Vec<LineShift>,
}

/// The plan as it stands.
pub(super) struct Before<'a> {
    pub kind: FileKind,
    pub plan: &'a Plan,
    pub index: &'a Index,
    pub board: &'a Board,
}

/// The scenarios that use a pledge that is concerned, with what changes in them.
pub(super) fn touched(
    before: &Before,
    after: &Plan,
    index: &Index,
    concerned: &dyn Fn(&Contribution) -> bool,
) -> Vec<Touched> {
    let scope = match before.kind {
        FileKind::Scenario => Scope::Scenario,
        FileKind::Plan | FileKind::Review => Scope::Plan,
    };
    let uses = |scenario: &Scenario| {
        scenario
            .assignments
            .iter()
            .any(|a| index.contribution(after, &a.contribution).is_some_and(|pledge| concerned(pledge)))
    };
    let scenarios: Vec<_> = before.plan.scenarios.iter().filter(|s| !s.archived && uses(s)).collect();
    if scenarios.is_empty() {
        return Vec::new();
    }
    let records = analysis::record_findings(after, index, scope);
    let none = Withdrawal::default();
    let mut found = Vec::new();
    for scenario in scenarios {
        let Some(entry) = before.board.entry(&scenario.id) else { continue };
        let stood = contradictions(before.plan, before.index, scenario, &entry.findings);
        let mut figures = analysis::analyse(after, index, scenario, &none);
        let findings = analysis::scenario_findings(after, index, &records, scenario, &figures);
        let mut ruled_out = contradictions(after, index, scenario, &findings);
        ruled_out.retain(|new| !stood.contains(new));
        let mut without = scenario.as_ref().clone();
        without.assignments.retain(|a| !ruled_out.iter().any(|out| out.assignment == a.id));
        let cut = cut_to_what_is_left(&mut without, before, after, index);
        if !ruled_out.is_empty() || !cut.is_empty() {
            figures = analysis::analyse(after, index, &without, &none);
        }
        let lines = shifts(&entry.figures, &figures);
        found.push(Touched { scenario: scenario.id.clone(), ruled_out, cut, lines });
    }
    found
}

/// Takes from the last assignments of a pledge what is more than is left of it, where the plan as it stands has enough.
fn cut_to_what_is_left(scenario: &mut Scenario, before: &Before, after: &Plan, index: &Index) -> Vec<ContributionId> {
    let mut used: FxHashMap<ContributionId, Quantity> = FxHashMap::default();
    for assignment in &scenario.assignments {
        let sum = used.entry(assignment.contribution.clone()).or_default();
        *sum = sum.plus(assignment.quantity);
    }
    let mut cut = Vec::new();
    for assignment in scenario.assignments.iter_mut().rev() {
        let Some(sum) = used.get_mut(&assignment.contribution) else { continue };
        let left = index.contribution(after, &assignment.contribution).map(|pledge| pledge.quantity);
        let stood = before.index.contribution(before.plan, &assignment.contribution).map(|pledge| pledge.quantity);
        let (Some(left), Some(stood)) = (left, stood) else { continue };
        if *sum <= left || (*sum > stood && !cut.contains(&assignment.contribution)) {
            continue;
        }
        let over = Quantity(sum.0 - left.0);
        let kept = Quantity(assignment.quantity.0.saturating_sub(over.0));
        *sum = Quantity(sum.0 - (assignment.quantity.0 - kept.0));
        assignment.quantity = kept;
        if !cut.contains(&assignment.contribution) {
            cut.push(assignment.contribution.clone());
        }
    }
    scenario.assignments.retain(|assignment| assignment.quantity > Quantity::ZERO);
    cut
}

fn shifts(before: &Figures, after: &Figures) -> Vec<LineShift> {
    let shift = |line: &analysis::LineFigures| {
        let now = after.line(&line.id)?;
        let (old, new) = ((line.state, line.sustained.clone()), (now.state, now.sustained.clone()));
        (old != new).then(|| LineShift {
            line: line.id.clone(),
            capability: line.capability.clone(),
            quantity: line.quantity,
            before: old,
            after: new,
        })
    };
    let mut lines: Vec<LineShift> = before.lines.iter().filter_map(shift).collect();
    lines.sort_by_key(|line| !line.breaks());
    lines
}
