//! A change: the records that it replaces, before and after. Turned round, it is its own exact inverse.

use std::sync::Arc;

use super::kind::RecordKind;
use super::label::{Gesture, Label};
use crate::model::{
    Area, Capability, Condition, Contribution, Criterion, Extra, List, LogEntry, Meeting, Nation, Plan, Position,
    Properties, Record, RedLine, RequirementSet, Scenario, WhatIf,
};

/// One place in a list: what stood there and what stands there now. Nothing before = put in; nothing after = taken out.
#[derive(Clone, Debug, PartialEq)]
pub struct Slot<T> {
    /// The position in the list.
    pub at: usize,
    /// The record before.
    pub before: Option<Arc<T>>,
    /// The record after.
    pub after: Option<Arc<T>>,
}

impl<T> Slot<T> {
    fn inverse(&self) -> Self {
        Self { at: self.at, before: self.after.clone(), after: self.before.clone() }
    }
}

impl<T: Record> Slot<T> {
    fn apply(&self, list: &mut List<T>) {
        let records = list.make_mut();
        match (&self.before, &self.after) {
            (Some(_), Some(after)) => {
                if let Some(place) = records.get_mut(self.at) {
                    *place = Arc::clone(after);
                }
            }
            (None, Some(after)) => records.insert(self.at.min(records.len()), Arc::clone(after)),
            (Some(_), None) => {
                if self.at < records.len() {
                    records.remove(self.at);
                }
            }
            (None, None) => {}
        }
    }
}

macro_rules! ops {
    ($($variant:ident($type:ty) in $list:ident: $kind:ident,)+) => {
        /// One step of a change: the plan's own fields, what it holds unread, or one place in one list.
        #[derive(Clone, Debug, PartialEq)]
        #[allow(missing_docs)] // each variant is the list of its name
        pub enum Op {
            Properties { before: Arc<Properties>, after: Arc<Properties> },
            Extra { before: Extra, after: Extra },
            $($variant(Slot<$type>),)+
        }

        impl Op {
            fn inverse(&self) -> Self {
                match self {
                    Self::Properties { before, after } => {
                        Self::Properties { before: Arc::clone(after), after: Arc::clone(before) }
                    }
                    Self::Extra { before, after } => Self::Extra { before: after.clone(), after: before.clone() },
                    $(Self::$variant(slot) => Self::$variant(slot.inverse()),)+
                }
            }

            pub(super) fn apply(&self, plan: &mut Plan) {
                match self {
                    Self::Properties { after, .. } => plan.properties = Arc::clone(after),
                    Self::Extra { after, .. } => plan.extra.clone_from(after),
                    $(Self::$variant(slot) => slot.apply(&mut plan.$list),)+
                }
            }
        }

        $(impl Listed for $type {
            const KIND: RecordKind = RecordKind::$kind;

            fn list(plan: &Plan) -> &List<Self> {
                &plan.$list
            }
            fn op(slot: Slot<Self>) -> Op {
                Op::$variant(slot)
            }
        })+
    };
}

/// A record that a plan keeps in a list.
pub(super) trait Listed: Record {
    /// What kind of record it is.
    const KIND: RecordKind;

    fn list(plan: &Plan) -> &List<Self>;
    fn op(slot: Slot<Self>) -> Op;
}

ops! {
    Area(Area) in areas: Area,
    Nation(Nation) in nations: Nation,
    Capability(Capability) in capabilities: Capability,
    Condition(Condition) in conditions: Condition,
    Position(Position) in positions: Answer,
    Contribution(Contribution) in contributions: Contribution,
    RedLine(RedLine) in red_lines: RedLine,
    Meeting(Meeting) in meetings: Meeting,
    RequirementSet(RequirementSet) in requirement_sets: RequirementSet,
    Scenario(Scenario) in scenarios: Scenario,
    Criterion(Criterion) in criteria: Criterion,
    WhatIf(WhatIf) in what_ifs: WhatIf,
    Log(LogEntry) in log: LogEntry,
}

/// A change with its name.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// What it does.
    pub what: Label,
    /// The gesture that it is part of, where it may go on.
    pub gesture: Option<Gesture>,
    /// Its steps, in order.
    pub ops: Vec<Op>,
}

impl Change {
    /// The change that takes this one back exactly.
    #[must_use]
    pub fn inverse(&self) -> Self {
        let ops = self.ops.iter().rev().map(Op::inverse).collect();
        Self { what: self.what.clone(), gesture: self.gesture.clone(), ops }
    }

    /// Makes the change in a plan that it was made for.
    pub fn apply(&self, plan: &mut Plan) {
        for op in &self.ops {
            op.apply(plan);
        }
    }

    /// True when, of what figures rest on, the change replaces scenarios alone, so that only theirs are touched. On
    /// criteria, their lock, saved what-ifs and the log no scenario's figures rest.
    pub fn only_scenarios(&self) -> bool {
        self.ops.iter().all(|op| match op {
            Op::Scenario(_) | Op::Criterion(_) | Op::WhatIf(_) | Op::Log(_) => true,
            Op::Properties { before, after } => {
                let unlocked = |p: &Properties| Properties { criteria_locked: None, ..p.clone() };
                unlocked(before) == unlocked(after)
            }
            _ => false,
        })
    }

    /// Each contribution that the change replaced in its place, with what stood there before; `None` when it does more than
    /// that and what [`Self::only_scenarios`] names.
    pub fn replaced_contributions(&self) -> Option<Vec<(usize, Arc<Contribution>)>> {
        let mut replaced: Vec<(usize, Arc<Contribution>)> = Vec::new();
        for op in &self.ops {
            match op {
                Op::Contribution(Slot { at, before: Some(before), after: Some(_) }) => {
                    replaced.push((*at, Arc::clone(before)));
                }
                Op::Scenario(_) | Op::Criterion(_) | Op::WhatIf(_) | Op::Log(_) => {}
                _ => return None,
            }
        }
        // Of one that was replaced twice, the first step tells what stood there.
        replaced.sort_by_key(|(at, _)| *at);
        replaced.dedup_by_key(|(at, _)| *at);
        Some(replaced)
    }

    /// True when both are steps of one gesture.
    pub(super) fn goes_on(&self, earlier: &Self) -> bool {
        self.gesture.is_some() && self.gesture == earlier.gesture
    }
}
