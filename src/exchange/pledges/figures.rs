//! The figures of a row other than the quantity: people, days, tours and the likelihood.

use super::cell::{Filling, at};
use super::date;
use super::field::Field;
use super::number;
use super::unit::{self, PERSON};
use super::words;
use crate::base::{Day, Decimal};

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
    for field in [Field::NoticeDays, Field::DecisionDays, Field::TourDays] {
        let Some(cell) = row.cell(field) else { continue };
        let unknown = words::not_known(cell.text);
        let days = if unknown {
            row.note(cell, "says that the figure is not known");
            None
        } else {
            let (days, interpreted) = date::days(cell.text).map_err(at(cell))?;
            if interpreted {
                row.note(cell, format!("read as {days} days"));
            }
            Some(Day(days))
        };
        match field {
            Field::NoticeDays => row.record.notice_days = days,
            Field::DecisionDays => row.record.decision_days = days.unwrap_or_default(),
            _ if days == Some(Day::ZERO) => return Err(format!("{}: a tour lasts 1 day or more", cell.head)),
            _ => row.record.tour_days = days,
        }
    }
    if let Some(cell) = row.cell(Field::Tours) {
        let tours = cell.text.parse().ok().filter(|tours| *tours > 0);
        row.record.tours = Some(tours.ok_or_else(|| format!("{}: “{}” is no number of tours", cell.head, cell.text))?);
    }
    if let Some(cell) = row.cell(Field::Likelihood) {
        let (text, percent) = cell.text.strip_suffix('%').map_or((cell.text, false), |text| (text.trim(), true));
        let wrong = || format!("{}: “{}” is no likelihood; write 0 to 1, such as 0.8", cell.head, cell.text);
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
            row.note(cell, format!("read as {found}"));
        }
        if row.record.likelihood.is_none_or(|old| old != found) {
            row.record.likelihood = Some(found);
        }
    }
    Ok(())
}
