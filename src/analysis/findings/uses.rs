//! What a finding concerns, and which records a scenario uses, directly or through other records.

use std::cell::OnceCell;

use rustc_hash::FxHashSet;

use super::money::currencies;
use super::names::{Name, of_area, of_capability, of_contribution, of_set, resolve};
use crate::analysis::case::Case;
use crate::base::{CurrencyCode, ScenarioId};
use crate::model::{Index, Plan, Scenario, Status};

/// What a record finding concerns; records by list and position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Concern {
    Area(usize),
    Nation(usize),
    Capability(usize),
    Condition(usize),
    Contribution(usize),
    RedLine(usize),
    Set(usize),
    /// Every scenario with this id.
    Scenario(ScenarioId),
    /// Scenarios that assign both contributions.
    Both(usize, usize),
    /// Scenarios that use the rate of this currency.
    Rate(CurrencyCode),
    /// Scenarios that use any rate.
    AnyRate,
    /// Scenarios without a length of their own.
    PlanDuration,
    /// Scenarios that assign a contribution whose notice is not known.
    UnknownNotice,
    /// Scenarios that assign a contribution of this status without a likelihood of its own.
    Likelihood(Status),
    /// No scenario: it is the plan's.
    Plan,
}

/// The records that a scenario uses.
pub(crate) struct Uses<'p> {
    plan: &'p Plan,
    index: &'p Index,
    scenario: &'p Scenario,
    /// Contributions with an assignment that counts on paper; looked up when first asked for.
    assigned: OnceCell<FxHashSet<usize>>,
    pub areas: FxHashSet<usize>,
    pub nations: FxHashSet<usize>,
    pub capabilities: FxHashSet<usize>,
    pub conditions: FxHashSet<usize>,
    pub contributions: FxHashSet<usize>,
    pub red_lines: FxHashSet<usize>,
    set: Option<usize>,
    pub rates: FxHashSet<&'p CurrencyCode>,
    plan_duration: bool,
    unknown_notice: bool,
    likelihoods: FxHashSet<Status>,
}

impl<'p> Uses<'p> {
    /// Follows every name from the scenario on.
    pub fn of(plan: &'p Plan, index: &'p Index, scenario: &'p Scenario) -> Self {
        let mut uses = Self {
            plan,
            index,
            scenario,
            assigned: OnceCell::new(),
            areas: FxHashSet::default(),
            nations: FxHashSet::default(),
            capabilities: FxHashSet::default(),
            conditions: FxHashSet::default(),
            contributions: FxHashSet::default(),
            red_lines: FxHashSet::default(),
            set: None,
            rates: FxHashSet::default(),
            plan_duration: scenario.duration_days.is_none(),
            unknown_notice: false,
            likelihoods: FxHashSet::default(),
        };
        let mut open: Vec<Name<'p>> = vec![Name::Set(&scenario.requirement_set)];
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

    fn take_contribution(&mut self, plan: &'p Plan, index: &Index, at: usize) {
        let contribution = &*plan.contributions[at];
        let foreign = currencies(plan, index, contribution).filter(|c| **c != plan.properties.currency);
        self.rates.extend(foreign);
        self.unknown_notice |= contribution.notice_days.is_none();
        if contribution.likelihood.is_none() {
            self.likelihoods.insert(contribution.status);
        }
    }

    fn assigned(&self) -> &FxHashSet<usize> {
        self.assigned.get_or_init(|| {
            let case = Case::new(self.plan, self.index, self.scenario);
            case.items.iter().map(|item| item.contribution_at).collect()
        })
    }

    /// True when a finding of this concern is the scenario's.
    pub fn concerned_by(&self, concern: &Concern) -> bool {
        match concern {
            Concern::Area(at) => self.areas.contains(at),
            Concern::Nation(at) => self.nations.contains(at),
            Concern::Capability(at) => self.capabilities.contains(at),
            Concern::Condition(at) => self.conditions.contains(at),
            Concern::Contribution(at) => self.contributions.contains(at),
            Concern::RedLine(at) => self.red_lines.contains(at),
            Concern::Set(at) => self.set == Some(*at),
            Concern::Scenario(id) => self.scenario.id == *id,
            Concern::Both(one, other) => self.assigned().contains(one) && self.assigned().contains(other),
            Concern::Rate(currency) => self.rates.contains(currency),
            Concern::AnyRate => !self.rates.is_empty(),
            Concern::PlanDuration => self.plan_duration,
            Concern::UnknownNotice => self.unknown_notice,
            Concern::Likelihood(status) => self.likelihoods.contains(status),
            Concern::Plan => false,
        }
    }
}
