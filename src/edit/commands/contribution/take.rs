//! Contributions taken as nations state them, from a sheet or a reply: many as one step, each checked as in any edit. That
//! scenarios use more of one than is left is no reason to refuse: what a nation says stands, and the findings say where it
//! no longer fits.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::check::checked;
use crate::base::ContributionId;
use crate::edit::commands::record;
use crate::edit::draft::Draft;
use crate::edit::kind::RecordKind;
use crate::edit::label::Label;
use crate::edit::refusal::Refusal;
use crate::model::{Capability, Contribution, Plan};

/// A contribution to be taken.
#[derive(Clone, Debug, PartialEq)]
pub struct Stated {
    /// Where the one that it replaces is in the plan's list; none = it is new.
    pub at: Option<usize>,
    /// The contribution.
    pub record: Arc<Contribution>,
}

/// What a sheet or a reply states.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// What the step does.
    pub label: Label,
    /// Capabilities that the plan does not have yet.
    pub capabilities: Vec<Arc<Capability>>,
    /// The contributions.
    pub contributions: Vec<Stated>,
}

/// Why a contribution cannot be taken in place of another, or as a new one; none where it can.
pub fn objection(plan: &Plan, before: Option<&Contribution>, new: &Contribution) -> Option<Refusal> {
    checked(plan, before, new.clone()).err()
}

pub(in crate::edit) fn take(draft: &mut Draft, statement: &Statement) -> Result<Label, Refusal> {
    for capability in &statement.capabilities {
        let new = record::checked(draft.plan(), capability.as_ref())?;
        if new.id.is_empty() || draft.plan().capabilities.find(new.id.as_str()).is_some() {
            return Err(Refusal::Taken { what: RecordKind::Capability, id: new.id.to_string() });
        }
        draft.append(new);
    }
    let mut ids: Option<FxHashSet<ContributionId>> = None;
    for stated in &statement.contributions {
        let record = &stated.record;
        let before = stated.at.map(|at| {
            let found = draft.plan().contributions.get(at).filter(|found| found.id == record.id);
            found.cloned().ok_or_else(|| Refusal::NoSuch { what: RecordKind::Contribution, id: record.id.to_string() })
        });
        let before = before.transpose()?;
        let kept = checked(draft.plan(), before.as_deref(), Contribution::clone(record))?;
        let kept = if kept == **record { Arc::clone(record) } else { Arc::new(kept) };
        match stated.at {
            Some(at) => draft.replace_shared(at, kept),
            None => {
                let ids = ids.get_or_insert_with(|| draft.plan().contributions.iter().map(|c| c.id.clone()).collect());
                if record.id.is_empty() || !ids.insert(record.id.clone()) {
                    return Err(Refusal::Taken { what: RecordKind::Contribution, id: record.id.to_string() });
                }
                draft.append_shared(kept);
            }
        }
    }
    Ok(statement.label.clone())
}

/// Makes the plan's lists what another plan's are, once the contributions that differ hold what they must.
pub(in crate::edit) fn become_like(draft: &mut Draft, other: &Plan) -> Result<(), Refusal> {
    let own = &draft.plan().contributions;
    let differ = |(at, new): &(usize, &Arc<Contribution>)| own.get(*at).is_none_or(|old| !Arc::ptr_eq(old, new));
    let mut differing = other.contributions.iter().enumerate().filter(differ).peekable();
    if differing.peek().is_some() {
        // Of two records with one id, which a file may hold, the first counts: it is put in last.
        let before: FxHashMap<_, _> = own.iter().rev().map(|pledge| (&pledge.id, pledge)).collect();
        for (_, new) in differing {
            let old = before.get(&new.id).map(AsRef::as_ref);
            if old != Some(new) {
                checked(other, old, Contribution::clone(new))?;
            }
        }
    }
    draft.become_like(other);
    Ok(())
}
