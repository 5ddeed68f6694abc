//! The texts of a row, and the words of the model's own lists.

use super::cell::Filling;
use super::field::Field;
use super::words;
use crate::model::{Caveat, CaveatKind, CaveatStrength, Command, Disclosure, Lift};

/// Texts, and words of the model's own lists.
pub(super) fn texts(row: &mut Filling) {
    if let Some(cell) = row.cell(Field::EitherOr) {
        row.record.either_or = Some(cell.text.to_owned());
    }
    if let Some(cell) = row.cell(Field::Elements) {
        row.record.elements = cell
            .text
            .split(if cell.text.contains('\n') { '\n' } else { ';' })
            .map(|one| one.trim().to_owned())
            .filter(|one| !one.is_empty())
            .collect();
    }
    if let Some(cell) = row.cell(Field::Source) {
        row.record.source = Some(cell.text.to_owned());
    }
    if let Some(cell) = row.cell(Field::Command) {
        let word = words::plain(cell.text);
        match Command::ALL.iter().find(|command| command.word() == word) {
            Some(command) => row.record.command = Some(*command),
            None => row.keep(cell),
        }
    }
    if let Some(cell) = row.cell(Field::Lift) {
        let word = words::plain(cell.text);
        match Lift::ALL.iter().find(|lift| lift.word() == word) {
            Some(lift) => row.record.lift = Some(*lift),
            None => row.keep(cell),
        }
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
            row.note(cell, "taken as a limitation of kind other");
        }
    }
}
