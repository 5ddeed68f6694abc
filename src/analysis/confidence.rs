//! Confidence: the probability that lines are met when each contribution holds or not with its likelihood, timing and
//! support as planned. Heavier than [`super::analyse`]; exact as long as the states stay few, else drawn.

use rustc_hash::FxHashMap;

use super::Withdrawal;
use super::case::{Case, Item, Line};
use super::chance::{Budget, Chance, Group, Probability, probability, probability_until, probability_within};
use super::figures::Found;
use super::metrics::{Metric, Metrics, mean};
use super::steps::Spans;
use crate::base::{Exact, Quantity, RequirementId};
use crate::model::{Correlation, Index, Plan, Priority, Scenario};

/// The confidence of one line.
#[derive(Clone, Debug, PartialEq)]
pub struct LineConfidence {
    /// The line.
    pub id: RequirementId,
    /// Probability that its quantity holds through its window.
    pub met: Exact,
    /// Probability that its minimum does.
    pub minimum: Exact,
    /// The larger standard error of the two; 0 when both are exact.
    pub error: Exact,
}

/// The confidence of a scenario.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Confidence {
    /// By line, in the set's order.
    pub lines: Vec<LineConfidence>,
    /// Share of the essential lines that can be expected to be met; `None` without essential lines.
    pub expected_met: Option<Exact>,
    /// Share of the essential lines that can be expected to reach their minimum.
    pub expected_minimum: Option<Exact>,
    /// Probability that every essential line is met.
    pub joint: Option<Exact>,
    /// Its standard error; 0 when it is exact.
    pub joint_error: Option<Exact>,
}

impl Confidence {
    /// The confidence of a line.
    pub fn line(&self, id: &RequirementId) -> Option<&LineConfidence> {
        self.lines.iter().find(|line| line.id == *id)
    }

    /// Enters the metrics that follow from it.
    pub fn enter(&self, metrics: &mut Metrics) {
        metrics.set(Metric::ExpectedMet, self.expected_met.clone());
        metrics.set(Metric::ExpectedMinimum, self.expected_minimum.clone());
        metrics.set(Metric::Confidence, self.joint.clone());
        metrics.set(Metric::ConfidenceError, self.joint_error.clone());
    }
}

/// What the confidence of a line follows from beside its own figures: for each of its least steps, who supplies how much.
pub(crate) type Grounds = Vec<Vec<(usize, Exact)>>;

/// Works out the confidence of a scenario under a what-if, by the plan's correlation rule.
pub fn confidence(plan: &Plan, index: &Index, scenario: &Scenario, what_if: &Withdrawal) -> Confidence {
    joint_confidence(plan, index, scenario, what_if, &[], &|| false).unwrap_or_default()
}

/// The same with the lines that are known already taken as they are, given up as soon as `stop` says so; `None` then.
pub fn joint_confidence(
    plan: &Plan,
    index: &Index,
    scenario: &Scenario,
    what_if: &Withdrawal,
    known: &[Option<LineConfidence>],
    stop: &dyn Fn() -> bool,
) -> Option<Confidence> {
    let case = Case::new(plan, index, scenario);
    let found = Found::new(&case, what_if);
    let steps = all_steps(&case, &found);
    let groups = Groups::of(&case);
    let mut lines: Vec<LineConfidence> = Vec::with_capacity(case.lines.len());
    for (at, (line, steps)) in case.lines.iter().zip(&steps).enumerate() {
        if stop() {
            return None;
        }
        let known = known.get(at).and_then(Clone::clone);
        lines.push(known.unwrap_or_else(|| groups.line(&case, line, steps)));
    }
    let essential =
        || case.lines.iter().enumerate().filter(|(_, line)| line.requirement.priority == Priority::Essential);
    let joint = if essential().next().is_none() {
        None
    } else if essential().any(|(at, _)| lines[at].met.is_zero()) {
        // A line that cannot be met makes the whole impossible, without a look at the others.
        Some(Probability { value: Exact::zero(), error: Exact::zero() })
    } else {
        let all =
            essential().flat_map(|(at, line)| steps[at].iter().map(move |step| (&step[..], line.requirement.quantity)));
        Some(probability_until(&groups.chance(&case, all), stop)?)
    };
    Some(Confidence {
        expected_met: expected(&case, &lines, |line| &line.met),
        expected_minimum: expected(&case, &lines, |line| &line.minimum),
        joint: joint.as_ref().map(|joint| joint.value.clone()),
        joint_error: joint.map(|joint| joint.error),
        lines,
    })
}

/// The confidence of each line alone where it takes no more work than the budget holds; those beyond are left out. With
/// no budget all are there.
pub(crate) fn lines_within(
    case: &Case<'_>,
    found: &Found,
    mut budget: Option<Budget<'_>>,
) -> Vec<Option<LineConfidence>> {
    let groups = Groups::of(case);
    let steps = all_steps(case, found);
    let one = |(line, steps): (&Line<'_>, &Vec<Vec<usize>>)| match &mut budget {
        Some(budget) => groups.line_within(case, line, steps, budget),
        None => Some(groups.line(case, line, steps)),
    };
    case.lines.iter().zip(&steps).map(one).collect()
}

/// The confidence of each line alone, with its grounds; without the joint figure, which costs most. A line whose grounds
/// are as before is as sure as before, and is not worked out again.
pub(crate) fn line_confidence(
    case: &Case<'_>,
    found: &Found,
    before: &[(Grounds, LineConfidence)],
) -> Vec<(Grounds, LineConfidence)> {
    let groups = Groups::of(case);
    let steps = all_steps(case, found);
    let of = |(at, (line, steps)): (usize, (&Line<'_>, &Vec<Vec<usize>>))| {
        let grounds = grounds(case, steps);
        match before.get(at).filter(|(known, _)| *known == grounds) {
            Some((_, known)) => (grounds, known.clone()),
            None => (grounds, groups.line(case, line, steps)),
        }
    };
    case.lines.iter().zip(&steps).enumerate().map(of).collect()
}

/// The mean over the essential lines of a figure of their confidence.
pub(crate) fn expected<'a>(
    case: &Case<'_>,
    lines: &'a [LineConfidence],
    of: impl Fn(&'a LineConfidence) -> &'a Exact,
) -> Option<Exact> {
    let essential = case.lines.iter().zip(lines).filter(|(line, _)| line.requirement.priority == Priority::Essential);
    mean(essential.map(|(_, line)| of(line)))
}

fn grounds(case: &Case<'_>, steps: &[Vec<usize>]) -> Grounds {
    let of = |step: &Vec<usize>| {
        let mut given: Vec<(usize, Exact)> =
            step.iter().map(|at| (case.items[*at].contribution_at, case.items[*at].units.clone())).collect();
        given.sort_unstable();
        given
    };
    let mut all: Grounds = steps.iter().map(of).collect();
    all.sort_unstable();
    all
}

/// By line, the least steps of its window.
fn all_steps(case: &Case<'_>, found: &Found) -> Vec<Vec<Vec<usize>>> {
    let lines = case.lines.iter().zip(&found.own);
    lines.map(|(line, own)| least_steps(own, &found.supported, line.window(case.end))).collect()
}

/// The sets of a line's items that are supported on the steps of its window; only those sets that contain no other, for
/// a step with more is never the one that fails first.
fn least_steps(own: &[usize], supported: &[Spans], (from, to): (i32, i32)) -> Vec<Vec<usize>> {
    let mut days: Vec<i32> = vec![from];
    for at in own {
        days.extend(supported[*at].0.iter().flat_map(|(a, b)| [*a, *b]).filter(|day| from < *day && *day < to));
    }
    days.sort_unstable();
    days.dedup();
    let mut sets: Vec<Vec<usize>> =
        days.iter().map(|day| own.iter().copied().filter(|at| supported[*at].holds_on(*day)).collect()).collect();
    sets.sort_unstable_by_key(Vec::len);
    let mut least: Vec<Vec<usize>> = Vec::new();
    for set in sets {
        if !least.iter().any(|smaller| smaller.iter().all(|at| set.binary_search(at).is_ok())) {
            least.push(set);
        }
    }
    least
}

/// Which items hold or fall together.
struct Groups {
    /// The group of each item, and the likelihood of each item's contribution.
    of_item: Vec<(usize, Exact)>,
}

impl Groups {
    fn of(case: &Case<'_>) -> Self {
        let mut numbers: FxHashMap<usize, usize> = FxHashMap::default();
        let national = case.plan.properties.correlation != Correlation::Independent;
        let of_item = case
            .items
            .iter()
            .map(|item| {
                let key = if national { item.nation_at } else { item.contribution_at };
                let next = numbers.len();
                (*numbers.entry(key).or_insert(next), likelihood(case, item))
            })
            .collect();
        Self { of_item }
    }

    /// The confidence of one line, from the least steps of its window.
    fn line(&self, case: &Case<'_>, line: &Line<'_>, steps: &[Vec<usize>]) -> LineConfidence {
        let met = probability(&self.chance_of(case, steps, line.requirement.quantity));
        let other = Some(line.requirement.minimum()).filter(|minimum| *minimum != line.requirement.quantity);
        let minimum = other.map(|minimum| probability(&self.chance_of(case, steps, minimum)));
        sure(line, met, minimum)
    }

    /// The same within a budget; `None` where it does not suffice.
    fn line_within(
        &self,
        case: &Case<'_>,
        line: &Line<'_>,
        steps: &[Vec<usize>],
        budget: &mut Budget<'_>,
    ) -> Option<LineConfidence> {
        let met = probability_within(&self.chance_of(case, steps, line.requirement.quantity), budget)?;
        let other = Some(line.requirement.minimum()).filter(|minimum| *minimum != line.requirement.quantity);
        let minimum = match other {
            Some(minimum) => Some(probability_within(&self.chance_of(case, steps, minimum), budget)?),
            None => None,
        };
        Some(sure(line, met, minimum))
    }

    fn chance_of(&self, case: &Case<'_>, steps: &[Vec<usize>], target: Quantity) -> Chance {
        self.chance(case, steps.iter().map(|step| (&step[..], target)))
    }

    /// The chance that each of these sets of items reaches its target.
    fn chance<'s>(&self, case: &Case<'_>, steps: impl Iterator<Item = (&'s [usize], Quantity)>) -> Chance {
        let mut needs: Vec<Exact> = Vec::new();
        let mut given: Vec<(usize, &Exact, usize, &Exact)> = Vec::new();
        for (step, target) in steps {
            let component = needs.len();
            needs.push(Exact::from(target));
            given.extend(step.iter().map(|at| {
                let (group, likelihood) = &self.of_item[*at];
                (*group, likelihood, component, &case.items[*at].units)
            }));
        }
        // By group, the largest likelihood first, then by component.
        given.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| b.1.cmp(a.1)).then_with(|| a.2.cmp(&b.2)));
        let mut groups: Vec<Group> = Vec::new();
        let mut last: Option<(usize, &Exact, usize)> = None;
        for (group, likelihood, component, units) in given {
            let before = last.replace((group, likelihood, component));
            if before.is_none_or(|(known, ..)| known != group) {
                groups.push(Group { levels: Vec::new() });
            }
            let Some(levels) = groups.last_mut().map(|group| &mut group.levels) else { continue };
            if before.is_none_or(|(known, least, _)| known != group || least != likelihood) {
                levels.push((likelihood.clone(), Vec::new()));
            }
            let Some((_, level)) = levels.last_mut() else { continue };
            match level.last_mut() {
                Some((known, sum)) if *known == component => *sum += units,
                _ => level.push((component, units.clone())),
            }
        }
        Chance { needs, groups }
    }
}

/// The confidence of a line whose minimum is its quantity where it has no probability of its own.
fn sure(line: &Line<'_>, met: Probability, minimum: Option<Probability>) -> LineConfidence {
    let minimum = minimum.unwrap_or_else(|| met.clone());
    LineConfidence {
        id: line.requirement.id.clone(),
        error: met.error.max(minimum.error),
        met: met.value,
        minimum: minimum.value,
    }
}

/// The likelihood of an item's contribution, kept within 0 to 1.
fn likelihood(case: &Case<'_>, item: &Item<'_>) -> Exact {
    let own = item.contribution.likelihood;
    let likelihood = own.unwrap_or_else(|| case.plan.properties.likelihood(item.contribution.status)).exact();
    likelihood.clamp(Exact::zero(), Exact::one())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use serde_json::{Value, json};

    use super::{Confidence, confidence};
    use crate::analysis::Withdrawal;
    use crate::analysis::fixture::{plan_with, ratio};
    use crate::base::Exact;
    use crate::model::Index;

    fn sure(changes: &[(&str, Value)]) -> Confidence {
        let plan = plan_with(changes);
        confidence(&plan, &Index::new(&plan), &plan.scenarios[0], &Withdrawal::default())
    }

    /// A line of one medical team from C+61 on, first by one team until C+200, then by another.
    fn relief(second_nation: &str, rule: &str) -> Confidence {
        sure(&[
            ("/correlation", json!(rule)),
            ("/requirement_sets/0/tasks/0/requirements/1/from_day", json!(61)),
            ("/requirement_sets/0/tasks/0/requirements/1/priority", json!("essential")),
            ("/requirement_sets/0/tasks/0/requirements/0/priority", json!("desirable")),
            (
                "/contributions/-",
                json!({ "id": "X-01", "nation": second_nation, "capability": "med.r2", "title": "Relief",
                "quantity": 1, "notice_days": 0, "status": "confirmed" }),
            ),
            ("/scenarios/0/assignments/1/to_day", json!(200)),
            (
                "/scenarios/0/assignments/-",
                json!({ "id": "a-4", "contribution": "X-01", "task": "west",
                "requirement": "L-2", "quantity": 1, "from_day": 200 }),
            ),
        ])
    }

    #[test]
    fn one_relieving_the_other_needs_both_to_hold() {
        // Of two nations .85 · .85; of one nation, which falls together, .85; each alone again .7225.
        assert_eq!(relief("GBR", "national").lines[1].met, ratio(7225, 10_000));
        assert_eq!(relief("FRA", "national").lines[1].met, ratio(85, 100));
        assert_eq!(relief("FRA", "independent").lines[1].met, ratio(7225, 10_000));
        let sure = relief("FRA", "national");
        assert_eq!((sure.joint, sure.joint_error), (Some(ratio(85, 100)), Some(Exact::zero())));
        assert_eq!(sure.expected_met, Some(ratio(85, 100)));
    }

    #[test]
    fn lines_of_one_nation_are_met_together() {
        // From C+61 on L-1 is met at .5 (an offer) and L-2 at .85 (confirmed), of two nations: jointly .425.
        let from = |line: usize| format!("/requirement_sets/0/tasks/0/requirements/{line}/from_day");
        let essential = "/requirement_sets/0/tasks/0/requirements/1/priority";
        let base = [(&*from(0), json!(61)), (&*from(1), json!(61)), (essential, json!("essential"))];
        let two = sure(&base);
        assert_eq!([&two.lines[0].met, &two.lines[1].met], [&ratio(1, 2), &ratio(85, 100)]);
        assert_eq!(two.joint, Some(ratio(425, 1000)));
        // (.5 + .85) / 2
        assert_eq!(two.expected_met, Some(ratio(675, 1000)));
        // Of one nation with one draw: both hold where the less likely does.
        let one: Vec<_> = base.into_iter().chain([("/contributions/1/nation", json!("GBR"))]).collect();
        assert_eq!(sure(&one).joint, Some(ratio(1, 2)));
    }

    #[test]
    fn a_line_not_met_as_planned_has_none_and_no_essential_line_no_figure() {
        let found = sure(&[]);
        assert_eq!((&found.lines[0].met, found.joint), (&Exact::zero(), Some(Exact::zero())));
        let none = sure(&[("/requirement_sets/0/tasks/0/requirements/0/priority", json!("desirable"))]);
        assert_eq!((none.joint, none.joint_error, none.expected_met), (None, None, None));
    }

    #[test]
    fn a_minimum_is_reached_by_fewer() {
        // L-1 from C+61: two battalions of two pledges would do; here one pledge gives both: .5 for either.
        let from = ("/requirement_sets/0/tasks/0/requirements/0/from_day", json!(61));
        let found = sure(&[from]);
        assert_eq!((&found.lines[0].met, &found.lines[0].minimum), (&ratio(1, 2), &ratio(1, 2)));
    }
}
