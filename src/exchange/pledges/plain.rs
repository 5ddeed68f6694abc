//! Cells of plain fields, read and written by the kind of value that the field holds.

use super::cell::{Cell, Filling, at};
use super::date::{self, DateOrder};
use super::field::Field;
use super::number;
use super::reason::{Fault, Reason, Remark};
use super::words;
use crate::base::{Date, Day, Decimal};
use crate::edit::{Kind, Value};

/// Sets a plain field of a row from its cell, where it has one.
pub(super) fn read(row: &mut Filling, field: Field, order: Option<DateOrder>) -> Result<(), Reason> {
    let Some(cell) = row.cell(field) else { return Ok(()) };
    let Some((key, kind)) = field.key().and_then(|key| Some((key, key.kind()?))) else { return Ok(()) };
    let value = match kind {
        Kind::Text => Some(Value::Text(cell.text.to_owned())),
        Kind::Lines => Some(Value::Lines(lines(cell.text))),
        Kind::Count => Some(Value::Count(count(row, cell)?)),
        Kind::Days => Some(Value::Days(days(row, cell)?)),
        Kind::Date => Some(Value::Date(date(row, cell, order)?)),
        Kind::Share => share(row, cell)?,
        Kind::Flag => {
            let yes = words::yes(cell.text);
            Some(Value::Flag(yes.ok_or_else(|| cell.wrong(Fault::NeitherYesNorNo))?))
        }
        Kind::Word => {
            let word = words::plain(cell.text).replace(' ', "_");
            let known = key.choices().into_iter().find(|choice| *choice == word);
            if known.is_none() {
                row.keep(cell);
            }
            known.map(Value::Word)
        }
    };
    // A figure that is as it was keeps the places with which it is written.
    let value = value.filter(|value| key.value(&row.record).as_ref() != Some(value));
    if let Some(field) = value.and_then(|value| key.with(value)) {
        field.put(&mut row.record);
    }
    Ok(())
}

/// The cell of a plain value, so that it is read back as it is.
pub(super) fn written(value: &Value) -> String {
    match value {
        Value::Lines(lines) => lines.join(if lines.iter().any(|line| line.contains(';')) { "\n" } else { "; " }),
        other => other.to_string(),
    }
}

fn lines(text: &str) -> Vec<String> {
    let mark = if text.contains('\n') { '\n' } else { ';' };
    text.split(mark).map(|one| one.trim().to_owned()).filter(|one| !one.is_empty()).collect()
}

fn count(row: &mut Filling, cell: Cell) -> Result<Option<u64>, Reason> {
    if words::not_known(cell.text) {
        row.note(cell, Remark::FigureNotKnown);
        return Ok(None);
    }
    let reading = number::read(cell.text, false).map_err(at(cell))?;
    let count = reading.value.whole().filter(|_| reading.unit.is_empty() && reading.currency.is_none());
    let count = count.ok_or_else(|| cell.wrong(Fault::NotWhole))?;
    if reading.interpreted {
        row.note(cell, Remark::Count { count, lower: reading.is_lower_end() });
    }
    Ok(Some(count))
}

pub(super) fn days(row: &mut Filling, cell: Cell) -> Result<Option<Day>, Reason> {
    if words::not_known(cell.text) {
        row.note(cell, Remark::FigureNotKnown);
        return Ok(None);
    }
    let (days, interpreted) = date::days(cell.text).map_err(at(cell))?;
    if interpreted {
        row.note(cell, Remark::Days(days));
    }
    Ok(Some(Day(days)))
}

fn date(row: &mut Filling, cell: Cell, order: Option<DateOrder>) -> Result<Option<Date>, Reason> {
    if words::not_known(cell.text) {
        row.note(cell, Remark::DateNotKnown);
        return Ok(None);
    }
    let (date, interpreted) = date::date(cell.text, order).map_err(at(cell))?;
    if interpreted {
        row.note(cell, Remark::Date(date));
    }
    Ok(Some(date))
}

fn share(row: &mut Filling, cell: Cell) -> Result<Option<Value>, Reason> {
    let (text, percent) = cell.text.strip_suffix('%').map_or((cell.text, false), |text| (text.trim(), true));
    let wrong = || cell.wrong(Fault::NoLikelihood);
    let plain = text.replace(',', ".");
    let found: Decimal = match plain.parse::<u32>() {
        Ok(whole) if percent => Decimal::new(i64::from(whole), 2),
        _ if percent => return Err(wrong()),
        _ => plain.parse().map_err(|_cause| wrong())?,
    };
    if found.is_negative() || found > Decimal::ONE || found.places() > 6 {
        return Err(wrong());
    }
    if plain != cell.text {
        row.note(cell, Remark::Share(found));
    }
    Ok(Some(Value::Share(Some(found))))
}
