//! Gaps and the ask: the lines not met, and who could fill each.

use std::cmp::Reverse;

use rustc_hash::{FxHashMap, FxHashSet};

use super::arrival::{arrival, departure};
use super::case::{Case, Line};
use super::figures::Figures;
use super::findings::share_group;
use super::usable::{has_ended, pledge_reasons};
use super::{LineFigures, Withdrawal};
use crate::base::{ContributionId, Day, Exact, NationId, Quantity, RequirementId};
use crate::model::{Assignment, Contribution, Index, NationRole, Plan, Scenario};

/// The most contributions that are named for one gap.
const MOST_NAMED: usize = 50;

/// A line that is not met.
#[derive(Clone, Debug, PartialEq)]
pub struct Gap {
    /// The line.
    pub requirement: RequirementId,
    /// What is missing of its quantity.
    pub gap: Exact,
    /// Contributions of the register that fit and are not used up: those that would count first, then by quantity left,
    /// the largest first, then in the register's order; the first 50.
    pub could_fill: Vec<CouldFill>,
    /// How many contributions fit and are not used up.
    pub could_fill_count: usize,
    /// How many of them would count.
    pub would_count: usize,
    /// Nations of role requested, of whom it could be asked.
    pub partners: Vec<NationId>,
}

/// A contribution that could fill a gap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CouldFill {
    /// The contribution.
    pub contribution: ContributionId,
    /// What the scenario has not used of it.
    pub left: Quantity,
    /// Codes that say why all that is left, from day 0, would not count now; empty when it would.
    pub reasons: Vec<&'static str>,
}

/// A register's contributions by capability, found once for many scenarios.
#[derive(Debug)]
pub struct Register<'p> {
    plan: &'p Plan,
    by_capability: Vec<Vec<usize>>,
}

impl<'p> Register<'p> {
    /// The register of a plan; of two contributions with one id the first stands, and one without an id is not named.
    pub fn new(plan: &'p Plan, index: &Index) -> Self {
        let mut by_capability = vec![Vec::new(); plan.capabilities.len()];
        let distinct = index.contributions_are_distinct(plan);
        for (at, contribution) in plan.contributions.iter().enumerate() {
            let stands =
                distinct || (!contribution.id.is_empty() && index.contribution_at(&contribution.id) == Some(at));
            if let Some(capability) = index.capability_at(&contribution.capability).filter(|_| stands) {
                by_capability[capability].push(at);
            }
        }
        Self { plan, by_capability }
    }
}

/// The lines not met, by priority and then by gap, the largest first, each with who could fill it.
pub fn gaps(plan: &Plan, index: &Index, scenario: &Scenario, what_if: &Withdrawal, figures: &Figures) -> Vec<Gap> {
    if figures.lines.iter().all(LineFigures::met) {
        return Vec::new();
    }
    gaps_in(&Register::new(plan, index), index, scenario, what_if, figures)
}

/// The same with a register that was made before.
pub fn gaps_in(
    register: &Register<'_>,
    index: &Index,
    scenario: &Scenario,
    what_if: &Withdrawal,
    figures: &Figures,
) -> Vec<Gap> {
    let plan = register.plan;
    let mut open: Vec<usize> = (0..figures.lines.len()).filter(|at| !figures.lines[*at].met()).collect();
    open.sort_by(|a, b| {
        let (a, b) = (&figures.lines[*a], &figures.lines[*b]);
        a.priority.cmp(&b.priority).then_with(|| b.gap.cmp(&a.gap))
    });
    if open.is_empty() {
        return Vec::new();
    }
    let case = Case::new(plan, index, scenario);
    let search = Search::new(&case, register, what_if, figures);
    let partners: Vec<NationId> =
        plan.nations.iter().filter(|n| n.role == NationRole::Requested).map(|n| n.id.clone()).collect();
    open.into_iter()
        .filter_map(|at| case.lines.get(at).map(|line| (line, &figures.lines[at])))
        .map(|(line, figures)| {
            let fits = search.fits(line);
            let would_count = fits.iter().filter(|fit| !fit.hindered).count();
            let could_fill_count = fits.len();
            Gap {
                requirement: figures.id.clone(),
                gap: figures.gap.clone(),
                could_fill: search.named(line, fits),
                could_fill_count,
                would_count,
                partners: partners.clone(),
            }
        })
        .collect()
}

struct Search<'a, 'p> {
    case: &'a Case<'p>,
    register: &'a Register<'p>,
    what_if: &'a Withdrawal,
    used: FxHashMap<usize, u64>,
    /// Nations with an assignment that is usable, exclusions set aside.
    serving: FxHashSet<&'p NationId>,
    groups: FxHashMap<&'p str, FxHashSet<usize>>,
    /// Live assigned contributions by the elements behind them.
    backed: FxHashMap<(&'p NationId, &'p str), Vec<usize>>,
}

/// A contribution that fits a line and is not used up.
struct Fit {
    at: usize,
    left: u64,
    /// True when what is left would not count now.
    hindered: bool,
}

/// How much is asked of what hinders a contribution.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ask {
    /// Whether anything does.
    Any,
    /// All that does.
    All,
}

impl<'a, 'p> Search<'a, 'p> {
    fn new(case: &'a Case<'p>, register: &'a Register<'p>, what_if: &'a Withdrawal, figures: &Figures) -> Self {
        let mut search = Self {
            case,
            register,
            what_if,
            used: FxHashMap::default(),
            serving: FxHashSet::default(),
            groups: FxHashMap::default(),
            backed: FxHashMap::default(),
        };
        for item in &case.items {
            let used = search.used.entry(item.contribution_at).or_default();
            *used = used.saturating_add(item.assignment.quantity.0);
            let reasons = figures.assignments.get(item.at).map_or(&[][..], |assignment| &assignment.reasons[..]);
            if reasons.iter().all(|reason| reason.code() == "excluded_partner") {
                search.serving.insert(&item.nation.id);
            }
            let contribution = item.contribution;
            if let Some(group) = contribution.either_or.as_deref().filter(|group| !group.is_empty()) {
                search.groups.entry(group).or_default().insert(item.contribution_at);
            }
            if !has_ended(contribution, case.plan.properties.as_of) {
                for element in &contribution.elements {
                    let members = search.backed.entry((&contribution.nation, element.trim())).or_default();
                    if !members.contains(&item.contribution_at) {
                        members.push(item.contribution_at);
                    }
                }
            }
        }
        search
    }

    /// The contributions that fit a line and are not used up, in no order.
    fn fits(&self, line: &Line<'p>) -> Vec<Fit> {
        let (plan, index) = (self.case.plan, self.case.index);
        let mut capabilities: Vec<usize> = std::iter::once(&line.requirement.capability)
            .chain(&line.requirement.substitutes)
            .filter_map(|id| index.capability_at(id))
            .filter(|at| line.takes(&plan.capabilities[*at]))
            .collect();
        capabilities.sort_unstable();
        capabilities.dedup();
        let mut fits = Vec::new();
        for at in capabilities.into_iter().flat_map(|capability| &self.register.by_capability[capability]) {
            let contribution = &*plan.contributions[*at];
            let left = contribution.quantity.0.saturating_sub(self.used.get(at).copied().unwrap_or(0));
            if left > 0 {
                let hindered = !self.hindrances(line, *at, contribution, left, Ask::Any).is_empty();
                fits.push(Fit { at: *at, left, hindered });
            }
        }
        fits
    }

    /// Those of the fitting contributions that are named, each with what hinders it.
    fn named(&self, line: &Line<'p>, mut fits: Vec<Fit>) -> Vec<CouldFill> {
        let rank = |fit: &Fit| (fit.hindered, Reverse(fit.left), fit.at);
        if fits.len() > MOST_NAMED {
            fits.select_nth_unstable_by_key(MOST_NAMED - 1, rank);
            fits.truncate(MOST_NAMED);
        }
        fits.sort_unstable_by_key(rank);
        fits.into_iter()
            .map(|fit| {
                let contribution = &*self.case.plan.contributions[fit.at];
                CouldFill {
                    contribution: contribution.id.clone(),
                    left: Quantity(fit.left),
                    reasons: self.hindrances(line, fit.at, contribution, fit.left, Ask::All),
                }
            })
            .collect()
    }

    /// Why what is left of a contribution would not count now: one code where only that is asked, else all.
    fn hindrances(
        &self,
        line: &Line<'p>,
        at: usize,
        contribution: &Contribution,
        left: u64,
        ask: Ask,
    ) -> Vec<&'static str> {
        let case = self.case;
        let area = case.index.area(case.plan, &line.task.area);
        let nation = case.index.nation(case.plan, &contribution.nation);
        let capability = case.index.capability(case.plan, &contribution.capability);
        let (Some(area), Some(nation), Some(capability)) = (area, nation, capability) else {
            return vec!["unknown_id"];
        };
        let mut codes: Vec<&'static str> =
            pledge_reasons(case, contribution, nation, capability.domain, Some(&area.id), self.what_if)
                .iter()
                .map(super::Reason::code)
                .collect();
        if ask == Ask::Any && !codes.is_empty() {
            return codes;
        }
        if contribution.excludes.iter().any(|id| *id != contribution.nation && self.serving.contains(id)) {
            codes.push("excluded_partner");
        }
        let whole = Assignment { from_day: Some(Day::ZERO), ..Assignment::default() };
        let arrives = arrival(&case.plan.properties, contribution, nation, capability, area, &whole);
        if departure(contribution, &whole, arrives, case.end) <= arrives {
            codes.push("never_present");
        }
        let group = contribution.either_or.as_deref().and_then(|group| self.groups.get(group));
        if group.is_some_and(|members| members.iter().any(|member| *member != at)) {
            codes.push("either_or");
        }
        if !has_ended(contribution, case.plan.properties.as_of) && self.backed_twice(at, contribution) {
            codes.push("double_pledged");
        }
        if contribution.increment.0 > 1 && !left.is_multiple_of(contribution.increment.0) {
            codes.push("increment");
        }
        if arrives > line.requirement.from_day.0 {
            codes.push("late");
        }
        codes
    }

    /// True when a live assigned contribution rests on an element of this one, and they are no alternatives.
    fn backed_twice(&self, at: usize, contribution: &Contribution) -> bool {
        contribution.elements.iter().map(|element| element.trim()).filter(|element| !element.is_empty()).any(
            |element| {
                self.backed.get(&(&contribution.nation, element)).is_some_and(|members| {
                    members
                        .iter()
                        .any(|other| *other != at && !share_group(contribution, &self.case.plan.contributions[*other]))
                })
            },
        )
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use serde_json::{Value, json};

    use super::gaps;
    use crate::analysis::Withdrawal;
    use crate::analysis::fixture::{figures, plan_with};
    use crate::model::Index;

    /// Candidates of the first gap: contribution, left, reasons.
    fn candidates(changes: &[(&str, Value)]) -> Vec<(String, u64, String)> {
        let plan = plan_with(changes);
        let figures = figures(&plan);
        let gaps = gaps(&plan, &Index::new(&plan), &plan.scenarios[0], &Withdrawal::default(), &figures);
        assert_eq!(gaps[0].requirement.as_str(), "L-1");
        assert_eq!(gaps[0].partners.iter().map(crate::base::NationId::as_str).collect::<Vec<_>>(), ["USA"]);
        gaps[0].could_fill.iter().map(|c| (c.contribution.to_string(), c.left.0, c.reasons.join(" "))).collect()
    }

    #[test]
    fn what_is_left_of_a_pledge_could_fill_a_gap() {
        assert!(candidates(&[]).is_empty(), "all of GBR-01 is used");
        let half = ("/scenarios/0/assignments/0/quantity", json!(1));
        assert_eq!(candidates(std::slice::from_ref(&half)), [("GBR-01".to_owned(), 1, String::new())]);
        let increment = ("/contributions/0/increment", json!(2));
        let notice = ("/contributions/0/notice_days", json!(40)); // 61, a day after C+60
        assert_eq!(candidates(&[half, increment, notice])[0].2, "increment late");
    }

    #[test]
    fn hindrances_of_the_register_are_named() {
        let other = |more: Value| {
            let mut pledge = json!({ "id": "GBR-02", "nation": "GBR", "capability": "land.inf", "title": "Second",
                "quantity": 1, "notice_days": 0, "status": "offered" });
            pledge.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            candidates(&[
                ("/contributions/0/either_or", json!("one")),
                ("/contributions/0/elements", json!(["1st Battalion"])),
                ("/contributions/-", pledge),
            ])[0]
                .2
                .clone()
        };
        assert_eq!(other(json!({})), "");
        assert_eq!(other(json!({ "either_or": "one" })), "either_or");
        assert_eq!(other(json!({ "elements": ["1st Battalion"] })), "double_pledged");
        assert_eq!(other(json!({ "elements": ["1st Battalion"], "either_or": "one" })), "either_or");
        assert_eq!(
            other(json!({ "status": "requested", "conditions": ["backstop"] })),
            "not_offered condition_not_assumed"
        );
        assert_eq!(other(json!({ "excludes": ["FRA"], "areas": ["home"] })), "area_not_allowed excluded_partner");
        assert_eq!(other(json!({ "status": "declined" })), "ended_pledge");
    }

    #[test]
    fn those_that_would_count_stand_first_then_by_what_is_left_and_fifty_are_named() {
        let pledge = |n: u64| {
            json!({ "id": format!("X-{n:02}"), "nation": "GBR", "capability": "land.inf", "title": "T",
                "quantity": 1 + n % 3, "notice_days": if n.is_multiple_of(2) { 0 } else { 60 }, "status": "offered" })
        };
        let pledges: Vec<(&str, Value)> = (0..60).map(|n| ("/contributions/-", pledge(n))).collect();
        let plan = plan_with(&pledges);
        let figures = figures(&plan);
        let gaps = gaps(&plan, &Index::new(&plan), &plan.scenarios[0], &Withdrawal::default(), &figures);
        assert_eq!((gaps[0].could_fill_count, gaps[0].would_count, gaps[0].could_fill.len()), (60, 30, 50));
        let row = |at: usize| {
            let named = &gaps[0].could_fill[at];
            (named.contribution.to_string(), named.left.0, named.reasons.join(" "))
        };
        // Of 0, 2, … 58 those with n % 3 == 2 have 3 left: 2, 8, …, ten of them; then 4, 10, … with 2.
        assert_eq!([row(0), row(1)], [("X-02".to_owned(), 3, String::new()), ("X-08".to_owned(), 3, String::new())]);
        assert_eq!(row(10), ("X-04".to_owned(), 2, String::new()));
        // The first that comes too late: 60 + 14 + 7 = 81 is after C+60.
        assert_eq!(
            [row(30), row(49)],
            [("X-05".to_owned(), 3, "late".to_owned()), ("X-55".to_owned(), 2, "late".to_owned())]
        );
    }
}
