//! The texts of a row, and the words of the model's own lists.

use super::cell::Filling;
use super::field::Field;
use super::plain;
use super::reason::{Reason, Remark};
use crate::model::{Caveat, CaveatKind, CaveatStrength, Disclosure};

/// Texts, and words of the model's own lists.
pub(super) fn texts(row: &mut Filling) -> Result<(), Reason> {
    for field in [Field::EitherOr, Field::Elements, Field::Source, Field::Command, Field::Lift] {
        plain::read(row, field, None)?;
    }
    if row.record.status_history.is_empty()
        && let Some(cell) = row.cell(Field::StatusReason)
    {
        row.keep(cell);
    }
    if let Some(cell) = row.cell(Field::Caveat).filter(|_| !row.caveats_read) {
        let held = row.record.note.as_ref().is_some_and(|note| note.contains(cell.text))
            || row.record.caveats.iter().any(|caveat| caveat.text == cell.text);
        if !held {
            let made = |text: &str| Caveat {
                kind: CaveatKind::Other,
                strength: CaveatStrength::Limitation,
                text: text.to_owned(),
                disclosure: Disclosure::Written,
                ..Caveat::default()
            };
            let mut ours = row.record.caveats.iter_mut().filter(|caveat| **caveat == made(&caveat.text));
            match (ours.next(), ours.next()) {
                (Some(one), None) => cell.text.clone_into(&mut one.text),
                _ => row.record.caveats.push(made(cell.text)),
            }
            row.note(cell, Remark::Limitation);
        }
    }
    Ok(())
}
