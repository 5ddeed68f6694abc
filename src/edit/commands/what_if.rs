//! Saved what-ifs: kept under a name, renamed, put in order, taken out. They change no figure of the plan.

use super::ids::{free_id, required};
use crate::base::{ConditionId, NationId, WhatIfId};
use crate::edit::bad_value::BadValue;
use crate::edit::draft::Draft;
use crate::edit::kind::RecordKind;
use crate::edit::label::Label;
use crate::edit::refusal::Refusal;
use crate::model::{Condition, Extra, Nation, WhatIf};

const NEEDS_A_NAME: BadValue = BadValue::NoName(RecordKind::WhatIf);

pub(in crate::edit) fn save(
    draft: &mut Draft,
    name: &str,
    withdrawn: &[NationId],
    failed: &[ConditionId],
) -> Result<Label, Refusal> {
    let name = required(name, NEEDS_A_NAME)?;
    if withdrawn.is_empty() && failed.is_empty() {
        return Err(BadValue::EmptyWhatIf.into());
    }
    for nation in withdrawn {
        draft.find::<Nation>(nation.as_str())?;
    }
    for condition in failed {
        draft.find::<Condition>(condition.as_str())?;
    }
    let (withdrawn, failed) = (once_each(withdrawn), once_each(failed));
    let what_ifs = &draft.plan().what_ifs;
    if let Some(at) = what_ifs.iter().position(|saved| saved.name == name) {
        let mut saved = WhatIf { withdrawn, failed, ..what_ifs[at].as_ref().clone() };
        saved.extra.forget("withdrawn");
        saved.extra.forget("failed");
        draft.replace(at, saved);
        return Ok(Label::ReplaceWhatIf(name));
    }
    let id = WhatIfId::from(free_id(what_ifs, &name, "what-if"));
    draft.append(WhatIf { id, name: name.clone(), withdrawn, failed, extra: Extra::default() });
    Ok(Label::SaveWhatIf(name))
}

pub(in crate::edit) fn rename(draft: &mut Draft, id: &WhatIfId, name: &str) -> Result<Label, Refusal> {
    let (at, mut saved) = draft.find::<WhatIf>(id.as_str())?;
    let name = required(name, NEEDS_A_NAME)?;
    if draft.plan().what_ifs.iter().enumerate().any(|(other, record)| other != at && record.name == name) {
        return Err(BadValue::NameTaken { what: RecordKind::WhatIf, name }.into());
    }
    let label = Label::RenameWhatIf { from: saved.name, to: name.clone() };
    saved.name = name;
    saved.extra.forget("name");
    draft.replace(at, saved);
    Ok(label)
}

pub(in crate::edit) fn reorder(draft: &mut Draft, id: &WhatIfId, to: usize) -> Result<Label, Refusal> {
    let (at, saved) = draft.find::<WhatIf>(id.as_str())?;
    let place = draft.move_to::<WhatIf>(at, to);
    Ok(Label::Reorder { what: RecordKind::WhatIf, name: saved.name, place: place + 1 })
}

pub(in crate::edit) fn remove(draft: &mut Draft, id: &WhatIfId) -> Result<Label, Refusal> {
    let (at, saved) = draft.find::<WhatIf>(id.as_str())?;
    draft.remove::<WhatIf>(at);
    Ok(Label::Delete { what: RecordKind::WhatIf, name: saved.name })
}

/// The ids in order, each once.
fn once_each<T: Clone + PartialEq>(ids: &[T]) -> Vec<T> {
    let mut kept: Vec<T> = Vec::with_capacity(ids.len());
    for id in ids {
        if !kept.contains(id) {
            kept.push(id.clone());
        }
    }
    kept
}
