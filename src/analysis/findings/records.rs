//! The findings that lie in the records, kept part by part in their order: a change of contributions looks again at these
//! contributions alone, any other change at the lists that it can bear on.

use std::sync::Arc;

use super::concern::Concern;
use super::finding::{Finding, Scope};
use super::pledges::{self, Offers, is_live};
use super::uses::Uses;
use super::{duplicates, money, names, survey, values, values_contribution, values_set};
use crate::model::{Contribution, Index, Plan};

/// Findings of one part, each with what it concerns.
type Part = Vec<(Concern, Finding)>;

/// Findings that lie in the records, each with what it concerns.
#[derive(Clone, Debug)]
pub struct RecordFindings {
    scope: Scope,
    /// In the order in which they are told.
    parts: [Part; PARTS],
    offers: Offers,
}

const PARTS: usize = 15;
const DUPLICATES_BEFORE: usize = 0;
const DUPLICATES: usize = 1;
const DUPLICATES_AFTER: usize = 2;
const NAMES_BEFORE: usize = 3;
const NAMES: usize = 4;
const NAMES_AFTER: usize = 5;
const VALUES_BEFORE: usize = 6;
const VALUES: usize = 7;
const CURRENCIES: usize = 8;
const VALUES_AFTER: usize = 9;
const DOUBLE_PLEDGED: usize = 10;
const CAVEATS: usize = 11;
const NOBODY_OFFERS: usize = 12;
const NO_RATE: usize = 13;
const RATES_AND_SURVEY: usize = 14;

/// The parts whose findings are each of one contribution, in the order of the register.
const OF_CONTRIBUTIONS: [usize; 4] = [NAMES, VALUES, CURRENCIES, CAVEATS];

/// A contribution that was replaced in its place by another of the same id.
#[derive(Clone, Debug)]
pub struct Changed {
    /// Its place in the list.
    pub at: usize,
    /// What stood there.
    pub before: Arc<Contribution>,
}

/// What a change of contributions did to the record findings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Moved {
    /// Findings of the changed contributions are not those of before.
    pub own: bool,
    /// Findings that rest on several records are not those of before.
    pub shared: bool,
}

impl RecordFindings {
    /// Looks through all records.
    pub fn new(plan: &Plan, index: &Index, scope: Scope) -> Self {
        let mut all = Self { scope, parts: Default::default(), offers: Offers::default() };
        for (at, contribution) in plan.contributions.iter().enumerate() {
            for part in OF_CONTRIBUTIONS {
                find_in(part, plan, index, at, contribution, &mut all.parts[part]);
            }
            if is_live(plan, index, at, contribution) {
                all.offers.add(contribution);
            }
        }
        duplicates::of_contributions(plan, index, &mut all.parts[DUPLICATES]);
        pledges::double_pledged(plan, index, &mut all.parts[DOUBLE_PLEDGED]);
        money::no_rate(plan, index, &mut all.parts[NO_RATE]);
        all.other_records_changed(plan, index);
        all
    }

    /// Looks again at all lists but the contributions, on which the contributions' own findings do not rest: scenarios,
    /// requirement sets, positions, meetings, criteria, what-ifs, the log.
    /// True when a finding is not what it was.
    pub fn other_records_changed(&mut self, plan: &Plan, index: &Index) -> bool {
        let moved = [
            self.look_again(DUPLICATES_BEFORE, |part| duplicates::before_contributions(plan, index, part)),
            self.look_again(DUPLICATES_AFTER, |part| duplicates::after_contributions(plan, index, part)),
            self.look_again(NAMES_BEFORE, |part| names::before_contributions(plan, index, part)),
            self.look_again(NAMES_AFTER, |part| names::after_contributions(plan, index, part)),
            self.look_again(VALUES_BEFORE, |part| values::before_contributions(plan, part)),
            self.look_again(VALUES_AFTER, |part| {
                values::after_contributions(plan, part);
                values_set::find(plan, index, part);
            }),
            self.look_again(RATES_AND_SURVEY, |part| {
                money::stale_rate(plan, part);
                survey::find(plan, index, part);
            }),
            self.look_for_offers(plan),
        ];
        moved.contains(&true)
    }

    /// Looks again at contributions that were replaced in their place, each by one of the same id, in a plan whose
    /// contributions all have ids of their own.
    pub fn contributions_changed(&mut self, plan: &Plan, index: &Index, changed: &[Changed]) -> Moved {
        let mut moved = Moved::default();
        let (mut elements, mut rates, mut offers) = (false, false, false);
        for Changed { at, before } in changed {
            let Some(after) = plan.contributions.get(*at) else { continue };
            for part in OF_CONTRIBUTIONS {
                let mut found = Part::new();
                find_in(part, plan, index, *at, after, &mut found);
                let part = &mut self.parts[part];
                let range = part.partition_point(|one| place(one) < *at)..part.partition_point(|one| place(one) <= *at);
                if part[range.clone()] != found[..] {
                    moved.own = true;
                    part.splice(range, found);
                }
            }
            let live = |contribution: &Contribution| is_live(plan, index, *at, contribution);
            let backing = |c: &Contribution| (c.nation.clone(), c.elements.clone(), c.either_or.clone(), live(c));
            let named = !before.elements.is_empty() || !after.elements.is_empty();
            elements |= named && backing(before) != backing(after);
            rates |= !money::without_rate(plan, index, before).eq(money::without_rate(plan, index, after));
            let counted = |c: &Contribution| (live(c) && pledges::is_offer(c)).then(|| c.capability.clone());
            if counted(before) != counted(after) {
                offers = true;
                if live(before) {
                    self.offers.take(before);
                }
                if live(after) {
                    self.offers.add(after);
                }
            }
        }
        if elements {
            moved.shared |= self.look_again(DOUBLE_PLEDGED, |part| pledges::double_pledged(plan, index, part));
        }
        if rates {
            moved.shared |= self.look_again(NO_RATE, |part| money::no_rate(plan, index, part));
        }
        if offers {
            moved.shared |= self.look_for_offers(plan);
        }
        moved
    }

    /// True when there are none.
    pub fn is_empty(&self) -> bool {
        self.parts.iter().all(Vec::is_empty)
    }

    /// Those that concern a scenario, as its own.
    pub(super) fn of_scenario(&self, uses: &Uses) -> Vec<Finding> {
        let concerned = self.parts.iter().flatten().filter(|(concern, _)| uses.concerned_by(concern));
        concerned.map(|(_, finding)| Finding { scenario: Some(uses.scenario().clone()), ..finding.clone() }).collect()
    }

    /// Those that concern none of the plan's scenarios, given what each uses; by severity.
    pub fn of_no_scenario(&self, uses: &[&Uses]) -> Vec<Finding> {
        let free = self.parts.iter().flatten().filter(|(concern, _)| !uses.iter().any(|u| u.concerned_by(concern)));
        let mut findings: Vec<Finding> = free.map(|(_, finding)| finding.clone()).collect();
        findings.sort_by_key(|finding| finding.severity);
        findings
    }

    fn look_for_offers(&mut self, plan: &Plan) -> bool {
        if self.scope != Scope::Plan {
            return false;
        }
        let offers = std::mem::take(&mut self.offers);
        let moved = self.look_again(NOBODY_OFFERS, |part| pledges::nobody_offers(plan, &offers, part));
        self.offers = offers;
        moved
    }

    /// Fills a part anew; true when it is not what it was.
    fn look_again(&mut self, part: usize, find: impl FnOnce(&mut Part)) -> bool {
        let before = std::mem::take(&mut self.parts[part]);
        find(&mut self.parts[part]);
        self.parts[part] != before
    }
}

fn find_in(part: usize, plan: &Plan, index: &Index, at: usize, contribution: &Contribution, found: &mut Part) {
    match part {
        NAMES => names::of_record(plan, index, at, contribution, found),
        VALUES => values_contribution::of_record(at, contribution, found),
        CURRENCIES => values_contribution::currency(plan, index, at, contribution, found),
        CAVEATS => pledges::of_record(plan, index, at, contribution, found),
        _ => {}
    }
}

/// The place of the contribution that a finding of one contribution is about.
fn place((concern, _): &(Concern, Finding)) -> usize {
    match concern {
        Concern::Contribution(at) => *at,
        _ => usize::MAX,
    }
}
