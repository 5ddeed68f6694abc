//! A plan being changed: each step is made at once, so that later commands of a group see it, and kept for the change.

use std::sync::Arc;

use super::change::{Listed, Op, Slot};
use super::refusal::Refusal;
use crate::model::{Contribution, Extra, List, Plan, Properties, RequirementSet, Scenario};

pub(super) struct Draft {
    plan: Plan,
    ops: Vec<Op>,
}

impl Draft {
    pub fn new(plan: &Plan) -> Self {
        Self { plan: plan.clone(), ops: Vec::new() }
    }

    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    pub fn into_ops(self) -> Vec<Op> {
        self.ops
    }

    /// How many steps have been made.
    pub fn steps(&self) -> usize {
        self.ops.len()
    }

    fn push(&mut self, op: Op) {
        op.apply(&mut self.plan);
        self.ops.push(op);
    }

    /// Replaces the record at a position. A field that is set now loses the unreadable value kept for it.
    pub fn replace<T: Listed>(&mut self, at: usize, mut record: T) {
        let Some(before) = T::list(&self.plan).get(at).cloned() else { return };
        forget_set_fields(before.as_ref(), &mut record);
        if *before != record {
            self.push(T::op(Slot { at, before: Some(before), after: Some(Arc::new(record)) }));
        }
    }

    pub fn insert<T: Listed>(&mut self, at: usize, record: T) {
        self.push(T::op(Slot { at, before: None, after: Some(Arc::new(record)) }));
    }

    pub fn append<T: Listed>(&mut self, record: T) {
        self.insert(T::list(&self.plan).len(), record);
    }

    pub fn remove<T: Listed>(&mut self, at: usize) {
        if let Some(before) = T::list(&self.plan).get(at).cloned() {
            self.push(T::op(Slot { at, before: Some(before), after: None }));
        }
    }

    /// Moves the record at a position to another, the last one at most. Returns where it stands then.
    pub fn move_to<T: Listed>(&mut self, at: usize, to: usize) -> usize {
        let list = T::list(&self.plan);
        let to = to.min(list.len().saturating_sub(1));
        if at != to
            && let Some(record) = list.get(at).map(|record| T::clone(record))
        {
            self.remove::<T>(at);
            self.insert(to, record);
        }
        to
    }

    /// Makes every list what it is in another plan.
    pub fn become_like(&mut self, other: &Plan) {
        self.list_like(&other.areas);
        self.list_like(&other.nations);
        self.list_like(&other.capabilities);
        self.list_like(&other.conditions);
        self.list_like(&other.positions);
        self.list_like(&other.contributions);
        self.list_like(&other.red_lines);
        self.list_like(&other.meetings);
        self.list_like(&other.requirement_sets);
        self.list_like(&other.scenarios);
        self.list_like(&other.criteria);
        self.list_like(&other.what_ifs);
        self.list_like(&other.log);
    }

    fn list_like<T: Listed>(&mut self, wanted: &List<T>) {
        for (at, record) in wanted.iter().enumerate() {
            match T::list(&self.plan).get(at).cloned() {
                Some(own) if own == *record => {}
                Some(own) => self.push(T::op(Slot { at, before: Some(own), after: Some(Arc::clone(record)) })),
                None => self.push(T::op(Slot { at, before: None, after: Some(Arc::clone(record)) })),
            }
        }
        while T::list(&self.plan).len() > wanted.len() {
            self.remove::<T>(T::list(&self.plan).len() - 1);
        }
    }

    /// Sets the plan's own fields, of which `key` loses the unreadable value kept for it.
    pub fn set_properties(&mut self, after: Properties, key: &str) {
        let (kept, mut extra) = (self.plan.extra.clone(), self.plan.extra.clone());
        extra.forget(key);
        if extra != kept {
            self.push(Op::Extra { before: kept, after: extra });
        }
        let before = Arc::clone(&self.plan.properties);
        if *before != after {
            self.push(Op::Properties { before, after: Arc::new(after) });
        }
    }

    /// Position and copy of the record with this id.
    pub fn find<T: Listed>(&self, what: &'static str, id: &str) -> Result<(usize, T), Refusal> {
        let list = T::list(&self.plan);
        let at = list.position(id).ok_or_else(|| Refusal::NoSuch { what, id: id.to_owned() })?;
        Ok((at, T::clone(&list[at])))
    }

    pub fn scenario(&self, id: &crate::base::ScenarioId) -> Result<(usize, Scenario), Refusal> {
        self.find("scenario", id.as_str())
    }

    pub fn contribution(&self, id: &crate::base::ContributionId) -> Result<(usize, Contribution), Refusal> {
        self.find("contribution", id.as_str())
    }

    pub fn requirement_set(&self, id: &crate::base::RequirementSetId) -> Result<(usize, RequirementSet), Refusal> {
        self.find("requirement set", id.as_str())
    }
}

fn forget_set_fields<T: Listed>(before: &T, after: &mut T) {
    let kept: Vec<String> = after.extra().not_understood().map(|(key, _)| key.to_owned()).collect();
    if kept.is_empty() {
        return;
    }
    let shape = |record: &T| {
        let mut plain = record.clone();
        *plain.extra_mut() = Extra::default();
        serde_json::to_value(&plain).unwrap_or_default()
    };
    let (old, new) = (shape(before), shape(after));
    for key in kept {
        if old.get(&key) != new.get(&key) {
            after.extra_mut().forget(&key);
        }
    }
}
