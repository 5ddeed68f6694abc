//! Gaps and the ask: the lines not met, and who could fill each.

use rustc_hash::{FxHashMap, FxHashSet};

use super::arrival::{arrival, departure};
use super::case::{Case, Line};
use super::figures::Figures;
use super::findings::share_group;
use super::usable::{has_ended, pledge_reasons};
use super::{LineState, Withdrawal};
use crate::base::{CapabilityId, ContributionId, Day, Exact, NationId, Quantity, RequirementId};
use crate::model::{Assignment, Contribution, Index, NationRole, Plan, Scenario};

/// A line that is not met.
#[derive(Clone, Debug, PartialEq)]
pub struct Gap {
    /// The line.
    pub requirement: RequirementId,
    /// What is missing of its quantity.
    pub gap: Exact,
    /// Contributions of the register that fit and are not used up, in the register's order.
    pub could_fill: Vec<CouldFill>,
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

/// The lines not met, by priority and then by gap, the largest first, each with who could fill it.
pub fn gaps(plan: &Plan, index: &Index, scenario: &Scenario, what_if: &Withdrawal, figures: &Figures) -> Vec<Gap> {
    let mut open: Vec<usize> =
        (0..figures.lines.len()).filter(|at| figures.lines[*at].state != LineState::Met).collect();
    open.sort_by(|a, b| {
        let (a, b) = (&figures.lines[*a], &figures.lines[*b]);
        a.priority.cmp(&b.priority).then_with(|| b.gap.cmp(&a.gap))
    });
    if open.is_empty() {
        return Vec::new();
    }
    let case = Case::new(plan, index, scenario);
    let search = Search::new(&case, what_if, figures);
    let partners: Vec<NationId> =
        plan.nations.iter().filter(|n| n.role == NationRole::Requested).map(|n| n.id.clone()).collect();
    open.into_iter()
        .filter_map(|at| case.lines.get(at).map(|line| (line, &figures.lines[at])))
        .map(|(line, figures)| Gap {
            requirement: figures.id.clone(),
            gap: figures.gap.clone(),
            could_fill: search.candidates(line),
            partners: partners.clone(),
        })
        .collect()
}

struct Search<'a, 'p> {
    case: &'a Case<'p>,
    what_if: &'a Withdrawal,
    by_capability: FxHashMap<&'p CapabilityId, Vec<usize>>,
    used: FxHashMap<usize, u64>,
    /// Nations with an assignment that is usable, exclusions set aside.
    serving: FxHashSet<&'p NationId>,
    groups: FxHashMap<&'p str, FxHashSet<usize>>,
    /// Live assigned contributions by the elements behind them.
    backed: FxHashMap<(&'p NationId, &'p str), Vec<usize>>,
}

impl<'a, 'p> Search<'a, 'p> {
    fn new(case: &'a Case<'p>, what_if: &'a Withdrawal, figures: &Figures) -> Self {
        let mut search = Self {
            case,
            what_if,
            by_capability: FxHashMap::default(),
            used: FxHashMap::default(),
            serving: FxHashSet::default(),
            groups: FxHashMap::default(),
            backed: FxHashMap::default(),
        };
        for (at, contribution) in case.plan.contributions.iter().enumerate() {
            search.by_capability.entry(&contribution.capability).or_default().push(at);
        }
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

    fn candidates(&self, line: &Line<'p>) -> Vec<CouldFill> {
        let asked = &line.requirement.capability;
        let mut fitting: Vec<usize> = std::iter::once(asked)
            .chain(&line.requirement.substitutes)
            .filter_map(|id| self.case.index.capability(self.case.plan, id))
            .filter(|capability| line.takes(capability))
            .filter_map(|capability| self.by_capability.get(&capability.id))
            .flatten()
            .copied()
            .collect();
        fitting.sort_unstable();
        fitting.dedup();
        fitting.into_iter().filter_map(|at| self.candidate(line, at)).collect()
    }

    fn candidate(&self, line: &Line<'p>, at: usize) -> Option<CouldFill> {
        let case = self.case;
        let contribution = &*case.plan.contributions[at];
        if contribution.id.is_empty() || case.index.contribution_at(&contribution.id) != Some(at) {
            return None; // of two records with one id the first stands
        }
        let left = contribution.quantity.0.saturating_sub(self.used.get(&at).copied().unwrap_or(0));
        (left > 0).then(|| CouldFill {
            contribution: contribution.id.clone(),
            left: Quantity(left),
            reasons: self.reasons(line, at, contribution, left),
        })
    }

    fn reasons(&self, line: &Line<'p>, at: usize, contribution: &Contribution, left: u64) -> Vec<&'static str> {
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
}
