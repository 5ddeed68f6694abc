//! The figures of a row other than the quantity: people, days, tours and the likelihood.

use super::cell::{Filling, at};
use super::field::Field;
use super::number;
use super::plain;
use super::unit::{self, PERSON};
use super::words;
use crate::base::Day;

/// Numbers beside the quantity.
pub(super) fn figures(row: &mut Filling) -> Result<(), String> {
    if let Some(cell) = row.cell(Field::Personnel) {
        if cell.merged {
            row.note(cell, "is one with a cell above and counts there; here people are not known");
        } else if words::not_known(cell.text) {
            row.record.personnel = None;
            row.note(cell, "says that the figure is not known");
        } else {
            let reading = number::read(cell.text, false).map_err(at(cell))?;
            if !reading.unit.is_empty() && unit::unit(&reading.unit) != PERSON || reading.currency.is_some() {
                return Err(format!("{}: “{}” is no number of people", cell.head, cell.text));
            }
            let people =
                reading.value.whole().ok_or_else(|| format!("{}: “{}” is no whole number", cell.head, cell.text))?;
            if reading.interpreted {
                row.note(cell, format!("read as {people} people{}", reading.lower_end()));
            }
            row.record.personnel = Some(people);
        }
    }
    for field in [Field::NoticeDays, Field::DecisionDays] {
        plain::read(row, field, None)?;
    }
    if let Some(cell) = row.cell(Field::TourDays) {
        row.record.tour_days = plain::days(row, cell)?;
        if row.record.tour_days == Some(Day::ZERO) {
            return Err(format!("{}: a tour lasts 1 day or more", cell.head));
        }
    }
    if let Some(cell) = row.cell(Field::Tours) {
        let tours = cell.text.parse().ok().filter(|tours| *tours > 0);
        row.record.tours = Some(tours.ok_or_else(|| format!("{}: “{}” is no number of tours", cell.head, cell.text))?);
    }
    plain::read(row, Field::Likelihood, None)
}
