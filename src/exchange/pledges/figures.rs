//! The figures of a row other than the quantity: people, days, tours and the likelihood.

use super::cell::{Filling, at};
use super::field::Field;
use super::number;
use super::plain;
use super::reason::{Fault, Reason, Remark};
use super::unit::{self, PERSON};
use super::words;
use crate::base::Day;

/// Numbers beside the quantity.
pub(super) fn figures(row: &mut Filling) -> Result<(), Reason> {
    if let Some(cell) = row.cell(Field::Personnel) {
        if cell.merged {
            row.note(cell, Remark::PeopleAbove);
        } else if words::not_known(cell.text) {
            row.record.personnel = None;
            row.note(cell, Remark::FigureNotKnown);
        } else {
            let reading = number::read(cell.text, false).map_err(at(cell))?;
            if !reading.unit.is_empty() && unit::unit(&reading.unit) != PERSON || reading.currency.is_some() {
                return Err(cell.wrong(Fault::NoPeople));
            }
            let people = reading.value.whole().ok_or_else(|| cell.wrong(Fault::NotWhole))?;
            if reading.interpreted {
                row.note(cell, Remark::People { people, lower: reading.is_lower_end() });
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
            return Err(cell.reason(Fault::TourOfNoDay));
        }
    }
    if let Some(cell) = row.cell(Field::Tours) {
        let tours = cell.text.parse().ok().filter(|tours| *tours > 0);
        row.record.tours = Some(tours.ok_or_else(|| cell.wrong(Fault::NoTours))?);
    }
    plain::read(row, Field::Likelihood, None)
}
