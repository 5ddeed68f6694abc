//! Why an assignment does not count on its line, or not in full. The decision is made here alone, within the line's
//! window; the verdict before a drop, the board, the inspector, the difference and the findings all read it.
//!
//! Arriving late and leaving early are shortfalls only while the line is not met: a relief that takes over from another
//! pledge on a line that holds throughout falls short of nothing.

use std::cell::OnceCell;

use rustc_hash::FxHashMap;

use super::steps::Spans;
use super::{AssignmentFigures, Figures, LineFigures, Reason};
use crate::base::{CapabilityId, Day};
use crate::model::{Index, Plan};

/// One way in which an assignment does not count on its line, or not in full.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shortfall {
    /// It is not usable, for this reason.
    NotUsable(Reason),
    /// It arrives after the line needs it.
    Late {
        /// The day it arrives.
        arrives: Day,
        /// The day the line needs it.
        needed: Day,
    },
    /// What it needs for support is not there on all the days of the window on which it is present.
    NoEnabler {
        /// The capabilities that are missing on some of these days, in the order in which they are required.
        missing: Vec<CapabilityId>,
        /// The days without support: first day, and the day after the last.
        without: Vec<(Day, Day)>,
        /// On how many days of the window it is present.
        present: i64,
    },
    /// It leaves while the line still needs it, or before the line needs it at all.
    LeavesEarly {
        /// The first day it is no longer present.
        leaves: Day,
        /// The day from which the line needs it.
        needed: Day,
        /// The first day on which the line no longer needs it.
        until: Day,
    },
}

/// What a [`Shortfall`] is, without its details, the gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ShortfallKind {
    /// Not usable.
    NotUsable,
    /// Late.
    Late,
    /// Without support on some days.
    NoEnabler,
    /// Leaves early.
    LeavesEarly,
}

impl Shortfall {
    /// What it is.
    pub fn kind(&self) -> ShortfallKind {
        match self {
            Self::NotUsable(_) => ShortfallKind::NotUsable,
            Self::Late { .. } => ShortfallKind::Late,
            Self::NoEnabler { .. } => ShortfallKind::NoEnabler,
            Self::LeavesEarly { .. } => ShortfallKind::LeavesEarly,
        }
    }
}

/// The number of days in stretches of a first day and the day after the last.
pub fn days_in(stretches: &[(Day, Day)]) -> i64 {
    stretches.iter().map(|(from, to)| i64::from(to.0) - i64::from(from.0)).sum()
}

/// The line's figures of an assignment; `None` over and above a line, and where the line is not there.
fn line_of<'f>(figures: &'f Figures, put: &AssignmentFigures) -> Option<&'f LineFigures> {
    let id = put.requirement.as_ref()?;
    figures.lines.iter().find(|line| line.id == *id && line.task == put.task)
}

/// Everything in which an assignment falls short on its line, the gravest first; empty when it counts in full.
pub fn shortfall_kinds(put: &AssignmentFigures, line: Option<&LineFigures>) -> Vec<ShortfallKind> {
    if !put.usable() {
        return vec![ShortfallKind::NotUsable];
    }
    let Some(line) = line else { return Vec::new() };
    let (late, early) = (put.arrival > line.from, put.departure < line.to);
    let found = [
        (ShortfallKind::Late, late && !line.met()),
        (ShortfallKind::NoEnabler, !without_support(put, line).is_empty()),
        (ShortfallKind::LeavesEarly, early && !line.met()),
    ];
    found.into_iter().filter(|(_, holds)| *holds).map(|(kind, _)| kind).collect()
}

/// The days of the line's window on which an assignment is present.
fn present(put: &AssignmentFigures, line: &LineFigures) -> (i32, i32) {
    (put.arrival.max(line.from).0, put.departure.min(line.to).0)
}

/// The days of the line's window on which a usable assignment is present and not supported.
fn without_support(put: &AssignmentFigures, line: &LineFigures) -> Vec<(Day, Day)> {
    let (mut from, to) = present(put, line);
    let mut without = Vec::new();
    for (begins, ends) in &put.supported {
        if from >= to {
            break;
        }
        if from < begins.0 {
            without.push((Day(from), Day(begins.0.min(to))));
        }
        from = from.max(ends.0);
    }
    if from < to {
        without.push((Day(from), Day(to)));
    }
    without
}

/// Finds the shortfalls of a scenario's assignments.
pub struct Shortfalls<'a> {
    plan: &'a Plan,
    index: &'a Index,
    figures: &'a Figures,
    /// The usable assignments of each capability, by position; gathered when first asked for.
    suppliers: OnceCell<FxHashMap<&'a CapabilityId, Vec<usize>>>,
}

impl<'a> Shortfalls<'a> {
    /// Those of a scenario's figures; `plan` is the plan that they were worked out of.
    pub fn new(plan: &'a Plan, index: &'a Index, figures: &'a Figures) -> Self {
        Self { plan, index, figures, suppliers: OnceCell::new() }
    }

    /// Everything in which the assignment at a position falls short on its line, the gravest first; one entry for each
    /// reason why it is not usable. Empty when it counts in full.
    pub fn of(&self, at: usize) -> Vec<Shortfall> {
        self.figures.assignments.get(at).map_or_else(Vec::new, |put| self.on_line(at, line_of(self.figures, put)))
    }

    /// The same where the assignment's line is already at hand.
    pub fn on_line(&self, at: usize, line: Option<&LineFigures>) -> Vec<Shortfall> {
        let Some(put) = self.figures.assignments.get(at) else { return Vec::new() };
        let kinds = shortfall_kinds(put, line);
        if kinds.first() == Some(&ShortfallKind::NotUsable) {
            return put.reasons.iter().cloned().map(Shortfall::NotUsable).collect();
        }
        let Some(line) = line else { return Vec::new() };
        kinds.into_iter().filter_map(|kind| self.detailed(kind, at, put, line)).collect()
    }

    fn detailed(
        &self,
        kind: ShortfallKind,
        at: usize,
        put: &AssignmentFigures,
        line: &LineFigures,
    ) -> Option<Shortfall> {
        match kind {
            ShortfallKind::NotUsable => None,
            ShortfallKind::Late => Some(Shortfall::Late { arrives: put.arrival, needed: line.from }),
            ShortfallKind::NoEnabler => {
                let (from, to) = present(put, line);
                Some(Shortfall::NoEnabler {
                    missing: self.missing(at, put, (from, to)),
                    without: without_support(put, line),
                    present: i64::from(to) - i64::from(from),
                })
            }
            ShortfallKind::LeavesEarly => {
                Some(Shortfall::LeavesEarly { leaves: put.departure, needed: line.from, until: line.to })
            }
        }
    }

    /// The capabilities that an assignment requires and that no other gives on all these days.
    fn missing(&self, at: usize, put: &AssignmentFigures, (from, to): (i32, i32)) -> Vec<CapabilityId> {
        let pledge = self.index.contribution(self.plan, &put.contribution).map_or(&[][..], |c| &c.requires);
        let own = self.index.capability(self.plan, &put.capability).map_or(&[][..], |c| &c.requires);
        let there = Spans::one(from, to);
        let mut missing: Vec<CapabilityId> = Vec::new();
        for needed in pledge.iter().chain(own) {
            if !missing.contains(needed) && there.meet(&self.given(needed, at)).days() < there.days() {
                missing.push(needed.clone());
            }
        }
        missing
    }

    /// The days on which a usable assignment other than the one at a position gives a capability.
    fn given(&self, capability: &CapabilityId, apart_from: usize) -> Spans {
        let suppliers = self.suppliers.get_or_init(|| {
            let mut suppliers: FxHashMap<&CapabilityId, Vec<usize>> = FxHashMap::default();
            for (at, put) in self.figures.assignments.iter().enumerate().filter(|(_, put)| put.usable()) {
                suppliers.entry(&put.capability).or_default().push(at);
            }
            suppliers
        });
        let others = suppliers.get(capability).into_iter().flatten().filter(|at| **at != apart_from);
        let spans = others.filter_map(|at| self.figures.assignments.get(*at));
        Spans::union(spans.map(|put| (put.arrival.0, put.departure.0)).collect())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Shortfall, ShortfallKind, Shortfalls, shortfall_kinds};
    use crate::analysis::fixture::{figures, plan_with};
    use crate::base::Day;
    use crate::model::Index;

    fn of_first(changes: &[(&str, Value)]) -> Vec<Shortfall> {
        let plan = plan_with(changes);
        let (index, figures) = (Index::new(&plan), figures(&plan));
        let found = Shortfalls::new(&plan, &index, &figures).of(0);
        let put = &figures.assignments[0];
        let mut kinds: Vec<ShortfallKind> = found.iter().map(Shortfall::kind).collect();
        kinds.dedup();
        assert_eq!(kinds, shortfall_kinds(put, figures.lines.first()));
        found
    }

    #[test]
    fn support_is_missed_on_days_of_the_window_alone() {
        // There from C+51, supported from C+61, needed from C+60 for 300 days: C+60 is without.
        let lacking = |without: (i32, i32), present| Shortfall::NoEnabler {
            missing: vec!["med.r2".into()],
            without: vec![(Day(without.0), Day(without.1))],
            present,
        };
        assert_eq!(of_first(&[]), [lacking((60, 61), 300)]);
        // Needed from C+61 it is supported on all days that matter, though not on all days on which it is there.
        assert_eq!(of_first(&[("/requirement_sets/0/tasks/0/requirements/0/from_day", json!(61))]), []);
    }

    #[test]
    fn late_and_early_are_told_while_the_line_is_not_met() {
        let late = Shortfall::Late { arrives: Day(91), needed: Day(60) };
        assert_eq!(of_first(&[("/contributions/0/notice_days", json!(70))]), [late]); // 70 + 21
        let from = ("/requirement_sets/0/tasks/0/requirements/0/from_day", json!(61));
        let tours = ("/contributions/0/tours", json!(1)); // one tour of 180 days from C+51 on
        let early = Shortfall::LeavesEarly { leaves: Day(231), needed: Day(61), until: Day(360) };
        assert_eq!(of_first(&[from.clone(), tours.clone()]), [early]);
        // Relieved by another of the same size, the line is met and nothing falls short.
        let relief = json!({ "id": "FRA-09", "nation": "FRA", "capability": "land.inf", "title": "Relief",
            "quantity": 2, "notice_days": 0, "status": "offered" });
        let relieves = json!({ "id": "a-9", "contribution": "FRA-09", "task": "west", "requirement": "L-1",
            "quantity": 2, "from_day": 231 });
        assert_eq!(
            of_first(&[from, tours, ("/contributions/-", relief), ("/scenarios/0/assignments/-", relieves)]),
            []
        );
    }

    #[test]
    fn each_reason_for_not_being_usable_is_one() {
        let found = of_first(&[("/contributions/0/status", json!("requested")), ("/scenarios/0/assumes", json!([]))]);
        let codes: Vec<&str> = found
            .iter()
            .map(|shortfall| match shortfall {
                Shortfall::NotUsable(reason) => reason.code(),
                other => unreachable!("{other:?}"),
            })
            .collect();
        assert_eq!(codes, ["not_offered", "condition_not_assumed"]);
    }
}
