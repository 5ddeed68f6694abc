//! What a change of one scenario against another does to the figures of the first: these as they are, and with that
//! change alone taken over, in the first scenario's plan and under its what-if.
//!
//! The changes of a pair are independent, their effects are not: two pledges that fill one line together each show what
//! they do without the other.

use super::apply::taken;
use super::{Change, Share};
use crate::analysis::case::Case;
use crate::analysis::confidence::{Grounds, LineConfidence, expected, line_confidence};
use crate::analysis::figures::{Found, figures};
use crate::analysis::{
    AssignmentFigures, Figures, LineFigures, LineState, Metric, Metrics, Reason, Shortfall, Shortfalls, Withdrawal,
};
use crate::base::{CapabilityId, ContributionId, Day, Exact, Quantity, RequirementId, TaskId};
use crate::model::{Index, Plan, Scenario};

/// A figure before and after a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shift<T> {
    /// In the scenario as it is.
    pub before: T,
    /// With the change taken over.
    pub after: T,
}

impl<T: PartialEq> Shift<T> {
    fn new(before: T, after: T) -> Self {
        Self { before, after }
    }

    /// True when the change moves the figure.
    pub fn moved(&self) -> bool {
        self.before != self.after
    }
}

impl Shift<Option<Exact>> {
    /// What is added; `None` where the figure is absent before or after.
    pub fn by(&self) -> Option<Exact> {
        self.after.as_ref().zip(self.before.as_ref()).map(|(after, before)| after - before)
    }
}

/// What a change does to one line.
#[derive(Clone, Debug, PartialEq)]
pub struct LineEffect {
    /// The line.
    pub requirement: RequirementId,
    /// Its task.
    pub task: TaskId,
    /// What it asks for.
    pub capability: CapabilityId,
    /// How much it asks for, in its unit (base currency when that is money).
    pub quantity: Quantity,
    /// The first day it is needed.
    pub from: Day,
    /// The first day it is no longer needed.
    pub to: Day,
    /// True for an essential line.
    pub essential: bool,
    /// True when the change takes from it or gives to it; others feel it through support or partners.
    pub touched: bool,
    /// Units sustained through its window.
    pub sustained: Shift<Exact>,
    /// How far it is met.
    pub state: Shift<LineState>,
    /// The day from which its quantity holds to the window's end; `None` when it never does.
    pub full_from: Shift<Option<Day>>,
    /// Probability that its quantity holds, 0 to 1.
    pub confidence: Shift<Exact>,
    /// Probability that its minimum holds, 0 to 1.
    pub confidence_minimum: Shift<Exact>,
}

impl LineEffect {
    fn moved(&self) -> bool {
        self.sustained.moved()
            || self.state.moved()
            || self.full_from.moved()
            || self.confidence.moved()
            || self.confidence_minimum.moved()
    }
}

/// What a change does to a scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Effect {
    /// The lines that it touches, and the others whose figures it moves, in the set's order.
    pub lines: Vec<LineEffect>,
    /// The metrics, with `expected_met` and `expected_minimum`; joint confidence, linchpins and backstop dependence are
    /// left to heavier analyses.
    pub metrics: Shift<Metrics>,
    /// What the change brings in, as it counts or does not count in this scenario.
    pub brought: Vec<Brought>,
}

/// Why the effect of a change cannot be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoEffect {
    /// The first scenario does not assign this contribution as the change says.
    NotAssignedLikeThis(ContributionId),
    /// The first scenario's requirement set has no task of this id.
    NoSuchTask(TaskId),
    /// The first scenario's requirement set has no line of this id.
    NoSuchLine(RequirementId),
    /// The first plan has no record of this id.
    NoSuchRecord(String),
}

/// An assignment that a change brings in.
#[derive(Clone, Debug, PartialEq)]
pub struct Brought {
    /// Its figures in the first scenario.
    pub figures: AssignmentFigures,
    /// In what it falls short on its line there, the gravest first; empty when it counts in full.
    pub shortfalls: Vec<Shortfall>,
}

impl Effect {
    /// A metric before and after; absent figures are `None`.
    pub fn metric(&self, metric: Metric) -> Shift<Option<Exact>> {
        Shift::new(self.metrics.before.get(metric), self.metrics.after.get(metric))
    }
}

/// A scenario with its figures worked out once, so that the effect of one change after another can be asked for.
pub struct Before<'p> {
    plan: &'p Plan,
    index: &'p Index,
    scenario: &'p Scenario,
    what_if: &'p Withdrawal,
    now: Worked,
}

/// Figures, and by line how sure it is and on which grounds.
struct Worked {
    figures: Figures,
    lines: Vec<(Grounds, LineConfidence)>,
}

impl<'p> Before<'p> {
    /// Works out the scenario as it is under a what-if.
    pub fn new(plan: &'p Plan, index: &'p Index, scenario: &'p Scenario, what_if: &'p Withdrawal) -> Self {
        let now = work(plan, index, scenario, what_if, &[]);
        Self { plan, index, scenario, what_if, now }
    }

    /// The figures as they are, with the expected shares among the metrics.
    pub fn figures(&self) -> &Figures {
        &self.now.figures
    }

    /// What one change does, taken over alone.
    ///
    /// # Errors
    /// What this plan or this scenario does not have and the change needs.
    pub fn effect(&self, change: &Change) -> Result<Effect, NoEffect> {
        let (made, left_out) = taken(self.scenario, std::slice::from_ref(change));
        if !left_out.is_empty() {
            let contribution = change.a.first().map(|one| one.contribution.clone()).unwrap_or_default();
            return Err(NoEffect::NotAssignedLikeThis(contribution));
        }
        let then = work(self.plan, self.index, &made, self.what_if, &self.now.lines);
        // What is new stands last of what is like it.
        let shortfalls = Shortfalls::new(self.plan, self.index, &then.figures);
        let brought: Vec<Brought> = change
            .b
            .iter()
            .filter_map(|one| {
                let same = |a: &AssignmentFigures| a.contribution == one.contribution && is(a, &one.share);
                let at = then.figures.assignments.iter().rposition(same)?;
                let figures = then.figures.assignments.get(at)?.clone();
                Some(Brought { figures, shortfalls: shortfalls.of(at) })
            })
            .collect();
        for one in &brought {
            if let Some(Reason::UnknownId { list, id }) = one.figures.reasons.first() {
                return Err(missing(list, id));
            }
        }
        Ok(Effect {
            lines: self.lines(change, &then),
            brought,
            metrics: Shift::new(self.now.figures.metrics.clone(), then.figures.metrics),
        })
    }

    fn lines(&self, change: &Change, then: &Worked) -> Vec<LineEffect> {
        let touched = change.lines();
        let sides = self.now.figures.lines.iter().zip(&self.now.lines).zip(then.figures.lines.iter().zip(&then.lines));
        sides
            .map(|((before, (_, sure)), (after, (_, then)))| line_effect((before, sure), (after, then), &touched))
            .filter(|line| line.touched || line.moved())
            .collect()
    }
}

fn line_effect(
    (before, sure): (&LineFigures, &LineConfidence),
    (after, then): (&LineFigures, &LineConfidence),
    touched: &[&RequirementId],
) -> LineEffect {
    LineEffect {
        requirement: before.id.clone(),
        task: before.task.clone(),
        capability: before.capability.clone(),
        quantity: before.quantity,
        from: before.from,
        to: before.to,
        essential: before.essential(),
        touched: touched.contains(&&before.id),
        sustained: Shift::new(before.sustained.clone(), after.sustained.clone()),
        state: Shift::new(before.state, after.state),
        full_from: Shift::new(before.full_from, after.full_from),
        confidence: Shift::new(sure.met.clone(), then.met.clone()),
        confidence_minimum: Shift::new(sure.minimum.clone(), then.minimum.clone()),
    }
}

fn is(assignment: &AssignmentFigures, share: &Share) -> bool {
    (&assignment.task, &assignment.requirement, assignment.quantity)
        == (&share.task, &share.requirement, share.quantity)
}

fn missing(list: &str, id: &str) -> NoEffect {
    match list {
        "tasks" => NoEffect::NoSuchTask(id.into()),
        "requirements" => NoEffect::NoSuchLine(id.into()),
        _ => NoEffect::NoSuchRecord(id.to_owned()),
    }
}

fn work(
    plan: &Plan,
    index: &Index,
    scenario: &Scenario,
    what_if: &Withdrawal,
    known: &[(Grounds, LineConfidence)],
) -> Worked {
    let case = Case::new(plan, index, scenario);
    let found = Found::new(&case, what_if);
    let lines = line_confidence(&case, &found, known);
    let mut figures = figures(&case, found);
    let sure: Vec<LineConfidence> = lines.iter().map(|(_, sure)| sure.clone()).collect();
    figures.metrics.set(Metric::ExpectedMet, expected(&case, &sure, |line| &line.met));
    figures.metrics.set(Metric::ExpectedMinimum, expected(&case, &sure, |line| &line.minimum));
    Worked { figures, lines }
}

/// What each change does to the first scenario, taken over alone; the reason where that cannot be told. For several
/// hundred changes ask [`Before`] one by one instead.
pub fn effects(
    plan: &Plan,
    index: &Index,
    a: &Scenario,
    what_if: &Withdrawal,
    changes: &[Change],
) -> Vec<Result<Effect, NoEffect>> {
    let before = Before::new(plan, index, a, what_if);
    changes.iter().map(|change| before.effect(change)).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use serde_json::json;

    use super::{Effect, NoEffect, effects};
    use crate::analysis::difference::{Assigned, Change, Holdings, Kind, Share, changes};
    use crate::analysis::fixture::{plan_with, ratio};
    use crate::analysis::{LineState, Metric, Withdrawal};
    use crate::base::{Day, Exact, Quantity};
    use crate::model::{Index, Plan};

    fn of(plan: &Plan, what_if: &Withdrawal) -> Vec<Result<Effect, NoEffect>> {
        let index = Index::new(plan);
        let held = |at: usize| Holdings::of(plan, &index, &plan.scenarios[at]);
        effects(plan, &index, &plan.scenarios[0], what_if, &changes(&held(0), &held(1)))
    }

    /// A holds one of two battalions from C+61; B holds both.
    fn one_more() -> Plan {
        plan_with(&[
            ("/requirement_sets/0/tasks/0/requirements/0/from_day", json!(61)),
            ("/scenarios/0/assignments/0/quantity", json!(1)),
            (
                "/scenarios/-",
                json!({ "id": "b", "name": "B", "requirement_set": "set", "assignments": [
                { "id": "b-1", "contribution": "GBR-01", "task": "west", "requirement": "L-1", "quantity": 2 },
                { "id": "b-2", "contribution": "FRA-01", "task": "west", "requirement": "L-2", "quantity": 1 },
                { "id": "b-3", "contribution": "FRA-02", "task": "west", "quantity": 1_000_000 }] }),
            ),
        ])
    }

    #[test]
    fn the_effect_of_one_battalion_more() {
        let found = of(&one_more(), &Withdrawal::default());
        let [Ok(effect)] = &found[..] else { panic!("{found:?}") };
        assert_eq!(effect.lines.len(), 1);
        let line = &effect.lines[0];
        assert_eq!((line.state.before, line.state.after), (LineState::Minimum, LineState::Met));
        assert_eq!((&line.sustained.before, &line.sustained.after), (&Exact::one(), &Exact::whole(2)));
        assert_eq!((line.full_from.before, line.full_from.after), (None, Some(Day(61))));
        // An offer holds at .5: met only with both, its minimum already with one.
        assert_eq!((&line.confidence.before, &line.confidence.after), (&Exact::zero(), &ratio(1, 2)));
        assert!(!line.confidence_minimum.moved());
        assert_eq!(effect.metric(Metric::Personnel).by(), Some(Exact::whole(900)));
        // Half of 14 million pounds at 1.19.
        assert_eq!(effect.metric(Metric::MonthlyCost).by(), Some(Exact::whole(8_330_000)));
        assert_eq!(effect.metric(Metric::ExpectedMet).by(), Some(ratio(1, 2)));
        assert_eq!(effect.metric(Metric::DaysToFull).after, Some(Exact::whole(61)));
    }

    #[test]
    fn under_a_what_if_the_effect_is_that_of_the_what_if() {
        let gone = Withdrawal { withdrawn: ["GBR".into()].into(), ..Withdrawal::default() };
        let found = of(&one_more(), &gone);
        let [Ok(effect)] = &found[..] else { panic!("{found:?}") };
        assert!(!effect.metric(Metric::Personnel).moved() && !effect.lines[0].sustained.moved());
        assert_eq!(effect.metric(Metric::PersonnelAssigned).by(), Some(Exact::whole(900)));
        assert_eq!(effect.brought[0].figures.reasons[0].code(), "withdrawn");
    }

    #[test]
    fn what_the_plan_does_not_have_is_named() {
        let plan = one_more();
        let index = Index::new(&plan);
        let added = |contribution: &str, task: &str, line: &str| Change {
            kind: Kind::Added,
            also: Vec::new(),
            a: Vec::new(),
            b: vec![Assigned {
                contribution: contribution.into(),
                share: Share {
                    task: task.into(),
                    requirement: Some(line.into()),
                    quantity: Quantity::ONE,
                    from_day: None,
                    to_day: None,
                },
            }],
        };
        let all = [added("AUS-03", "west", "L-1"), added("GBR-01", "east", "L-1"), added("GBR-01", "west", "L-9")];
        let found = effects(&plan, &index, &plan.scenarios[0], &Withdrawal::default(), &all);
        let whys: Vec<NoEffect> = found.into_iter().map(|effect| effect.unwrap_err()).collect();
        assert_eq!(
            whys,
            [
                NoEffect::NoSuchRecord("AUS-03".to_owned()),
                NoEffect::NoSuchTask("east".into()),
                NoEffect::NoSuchLine("L-9".into())
            ]
        );
    }
}
