//! Which records a scenario uses, directly or through other records, and so which record findings are its own.

use rustc_hash::FxHashSet;

use super::concern::Concern;
use super::money::currencies;
use super::names::{Name, of_area, of_capability, of_contribution, of_set, resolve};
use crate::analysis::case::Case;
use crate::base::{CurrencyCode, ScenarioId};
use crate::model::{Index, Plan, Scenario, Status};

/// The records that a scenario uses, by position in their lists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Uses {
    scenario: ScenarioId,
    /// Contributions with an assignment that counts on paper.
    assigned: FxHashSet<usize>,
    pub(crate) areas: FxHashSet<usize>,
    pub(crate) nations: FxHashSet<usize>,
    pub(crate) capabilities: FxHashSet<usize>,
    pub(crate) conditions: FxHashSet<usize>,
    pub(crate) contributions: FxHashSet<usize>,
    pub(crate) red_lines: FxHashSet<usize>,
    set: Option<usize>,
    pub(crate) rates: FxHashSet<CurrencyCode>,
    plan_duration: bool,
    unknown_notice: bool,
    likelihoods: FxHashSet<Status>,
}

impl Uses {
    /// Follows every name from a scenario on.
    pub fn of(plan: &Plan, index: &Index, scenario: &Scenario) -> Self {
        Self::of_case(&Case::new(plan, index, scenario))
    }

    /// Follows every name from the scenario of a case on.
    pub(crate) fn of_case(case: &Case<'_>) -> Self {
        let (plan, index, scenario) = (case.plan, case.index, case.scenario);
        let mut uses = Self {
            scenario: scenario.id.clone(),
            assigned: case.items.iter().map(|item| item.contribution_at).collect(),
            plan_duration: scenario.duration_days.is_none(),
            ..Self::default()
        };
        let mut open: Vec<Name<'_>> = vec![Name::Set(&scenario.requirement_set)];
        open.extend(scenario.assumes.iter().map(Name::Condition));
        open.extend(scenario.red_lines.keys().map(Name::RedLine));
        open.extend(scenario.assignments.iter().map(|assignment| Name::Contribution(&assignment.contribution)));
        while let Some(name) = open.pop() {
            let Some(at) = resolve(plan, index, name) else { continue };
            match name {
                Name::Area(_) => {
                    if uses.areas.insert(at) {
                        open.extend(of_area(&plan.areas[at]));
                    }
                }
                Name::Capability(_) => {
                    if uses.capabilities.insert(at) {
                        open.extend(of_capability(&plan.capabilities[at]));
                    }
                }
                Name::Contribution(_) => {
                    if uses.contributions.insert(at) {
                        open.extend(of_contribution(&plan.contributions[at]));
                        uses.take_contribution(plan, index, at);
                    }
                }
                Name::Set(_) => {
                    uses.set = Some(at);
                    open.extend(of_set(&plan.requirement_sets[at]));
                }
                Name::Nation(_) => {
                    uses.nations.insert(at);
                }
                Name::Condition(_) => {
                    uses.conditions.insert(at);
                }
                Name::RedLine(_) => {
                    uses.red_lines.insert(at);
                }
                Name::Scenario(_) => {}
            }
        }
        uses
    }

    fn take_contribution(&mut self, plan: &Plan, index: &Index, at: usize) {
        let contribution = &*plan.contributions[at];
        for currency in currencies(plan, index, contribution).filter(|c| **c != plan.properties.currency) {
            if !self.rates.contains(currency) {
                self.rates.insert(currency.clone());
            }
        }
        self.unknown_notice |= contribution.notice_days.is_none();
        if contribution.likelihood.is_none() {
            self.likelihoods.insert(contribution.status);
        }
    }

    /// The scenario.
    pub fn scenario(&self) -> &ScenarioId {
        &self.scenario
    }

    /// True when the scenario assigns the contribution at a position.
    pub fn has_contribution(&self, at: usize) -> bool {
        self.contributions.contains(&at)
    }

    /// True when a finding of this concern is the scenario's.
    pub(crate) fn concerned_by(&self, concern: &Concern) -> bool {
        match concern {
            Concern::Area(at) => self.areas.contains(at),
            Concern::Nation(at) => self.nations.contains(at),
            Concern::Capability(at) => self.capabilities.contains(at),
            Concern::Condition(at) => self.conditions.contains(at),
            Concern::Contribution(at) => self.contributions.contains(at),
            Concern::RedLine(at) => self.red_lines.contains(at),
            Concern::Set(at) => self.set == Some(*at),
            Concern::Scenario(id) => self.scenario == *id,
            Concern::Both(one, other) => self.assigned.contains(one) && self.assigned.contains(other),
            Concern::Rate(currency) => self.rates.contains(currency),
            Concern::AnyRate => !self.rates.is_empty(),
            Concern::PlanDuration => self.plan_duration,
            Concern::UnknownNotice => self.unknown_notice,
            Concern::Likelihood(status) => self.likelihoods.contains(status),
            Concern::Plan => false,
        }
    }
}
