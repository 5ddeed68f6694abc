//! A plan being changed: each step is made at once, so that later commands of a group see it, and kept for the change.

use std::cell::{Cell, OnceCell};
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::change::{Listed, Op, Slot};
use super::kind::RecordKind;
use super::refusal::Refusal;
use crate::base::ContributionId;
use crate::model::{Contribution, Extra, List, Plan, Properties, RequirementSet, Scenario};

/// After so many contributions that were looked for one by one, a map of their places is worth its making.
const FEW: usize = 8;

pub(super) struct Draft {
    plan: Plan,
    ops: Vec<Op>,
    /// How many contributions were looked for since the list last grew or shrank.
    asked: Cell<usize>,
    /// Where each contribution stands first, once many are looked for.
    places: OnceCell<FxHashMap<ContributionId, usize>>,
}

impl Draft {
    pub fn new(plan: &Plan) -> Self {
        Self { plan: plan.clone(), ops: Vec::new(), asked: Cell::new(0), places: OnceCell::new() }
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
        let length = self.plan.contributions.len();
        op.apply(&mut self.plan);
        if self.plan.contributions.len() != length {
            (self.asked, self.places) = Default::default();
        }
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

    /// Puts a record in the place of the one at a position.
    pub fn replace_shared<T: Listed>(&mut self, at: usize, record: Arc<T>) {
        let Some(before) = T::list(&self.plan).get(at).cloned() else { return };
        if before != record {
            self.push(T::op(Slot { at, before: Some(before), after: Some(record) }));
        }
    }

    /// Puts a record at the end of its list.
    pub fn append_shared<T: Listed>(&mut self, record: Arc<T>) {
        self.push(T::op(Slot { at: T::list(&self.plan).len(), before: None, after: Some(record) }));
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
    pub fn find<T: Listed>(&self, id: &str) -> Result<(usize, T), Refusal> {
        let list = T::list(&self.plan);
        let at = list.position(id).ok_or_else(|| Refusal::NoSuch { what: T::KIND, id: id.to_owned() })?;
        Ok((at, T::clone(&list[at])))
    }

    pub fn scenario(&self, id: &crate::base::ScenarioId) -> Result<(usize, Scenario), Refusal> {
        self.find(id.as_str())
    }

    pub fn contribution(&self, id: &ContributionId) -> Result<(usize, Contribution), Refusal> {
        self.asked.set(self.asked.get() + 1);
        if self.asked.get() <= FEW {
            return self.find(id.as_str());
        }
        let list = &self.plan.contributions;
        let places = self.places.get_or_init(|| {
            // Of two records with one id, which a file may hold, the first counts: it is put in last.
            list.iter().enumerate().rev().map(|(at, pledge)| (pledge.id.clone(), at)).collect()
        });
        let at = places.get(id).copied();
        let at = at.ok_or_else(|| Refusal::NoSuch { what: RecordKind::Contribution, id: id.to_string() })?;
        Ok((at, list[at].as_ref().clone()))
    }

    pub fn requirement_set(&self, id: &crate::base::RequirementSetId) -> Result<(usize, RequirementSet), Refusal> {
        self.find(id.as_str())
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::sync::Arc;

    use super::{Draft, FEW};
    use crate::base::ContributionId;
    use crate::model::{Contribution, Plan};

    #[test]
    fn contributions_are_found_alike_whether_few_or_many_are_looked_for() {
        let pledge =
            |n: usize| Arc::new(Contribution { id: format!("P-{n}").as_str().into(), ..Contribution::default() });
        let mut plan = Plan::default();
        plan.contributions.make_mut().extend((0..20).chain([3]).map(pledge));
        let mut draft = Draft::new(&plan);
        let place = |draft: &Draft, n: usize| {
            let id: ContributionId = format!("P-{n}").as_str().into();
            draft.contribution(&id).map(|(at, pledge)| (at, pledge.id == id)).ok()
        };
        for n in 0..20 {
            assert_eq!(place(&draft, n), Some((n, true)), "of two with one id the first");
        }
        assert!(draft.places.get().is_some_and(|places| places.len() == 20) && FEW < 20);
        draft.remove::<Contribution>(3);
        for n in 0..20 {
            let now = match n {
                3 => 19,
                n => n - usize::from(n > 3),
            };
            assert_eq!(place(&draft, n), Some((now, true)), "after one is gone");
        }
        assert_eq!(place(&draft, 99), None);
    }
}
