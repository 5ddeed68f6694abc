//! The fields of a pledge as text and back: what a person types becomes a value, or a sentence that says what to type.

use super::columns::Column;
use crate::base::{Date, Day};
use crate::edit::{ContributionField, ContributionKey, Kind, Value};
use crate::model::{Contribution, Marking};
use crate::words::fields::not_read;

/// A field with the value of a text.
pub fn field(key: ContributionKey, text: &str) -> Result<ContributionField, String> {
    let wrong = || not_read(key);
    let value = key.kind().ok_or_else(wrong)?.read(text).map_err(|_cause| wrong())?;
    key.with(value).ok_or_else(wrong)
}

/// The field that a text typed in a column sets.
pub fn cell(column: Column, text: &str) -> Result<ContributionField, String> {
    field(column.field().unwrap_or(ContributionKey::Title), text)
}

/// The text of a column as it is edited.
pub fn typed(pledge: &Contribution, column: Column) -> String {
    column.field().and_then(|field| field.value(pledge)).map(|value| value.to_string()).unwrap_or_default()
}

/// Days of one tour, and the number of tours as it stands.
pub fn tour_days(text: &str, tours: Option<u32>) -> Result<ContributionField, String> {
    match Kind::Days.read(text) {
        Ok(Value::Days(days)) => Ok(ContributionField::Tours(days, tours)),
        _ => Err("Enter a tour in whole days, such as 30.".to_owned()),
    }
}

/// The number of tours, and their days as they stand.
pub fn tours(text: &str, days: Option<Day>) -> Result<ContributionField, String> {
    match Kind::Count.read(text) {
        Ok(Value::Count(tours)) => {
            let tours =
                tours.map(|n| u32::try_from(n).map_err(|_cause| "Enter fewer tours.".to_owned())).transpose()?;
            Ok(ContributionField::Tours(days, tours))
        }
        _ => Err("Enter tours as a whole number, such as 12.".to_owned()),
    }
}

/// A date; nothing is none.
pub fn date(text: &str) -> Result<Option<Date>, String> {
    match Kind::Date.read(text) {
        Ok(Value::Date(date)) => Ok(date),
        _ => Err("Enter a date as 2025-12-31.".to_owned()),
    }
}

/// A marking with one part as typed.
pub fn marking(before: &Marking, text: &str, put: impl Fn(&mut Marking, &str)) -> Result<ContributionField, String> {
    let mut marking = before.clone();
    put(&mut marking, text);
    Ok(ContributionField::Marking(Some(marking)))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn figures_are_read_as_they_are_shown() {
        let people = |text| cell(Column::People, text);
        let notice = |text| cell(Column::Notice, text);
        let quantity = |text| cell(Column::Quantity, text);
        assert_eq!(people("≈ 1,200").unwrap(), ContributionField::Personnel(Some(1200)));
        assert_eq!(people("?").unwrap(), ContributionField::Personnel(None));
        assert_eq!(notice("30 d").unwrap(), ContributionField::NoticeDays(Some(Day(30))));
        assert_eq!(notice("").unwrap(), ContributionField::NoticeDays(None));
        assert!(quantity("").is_err() && quantity("many").is_err() && notice("soon").is_err());
    }
}
