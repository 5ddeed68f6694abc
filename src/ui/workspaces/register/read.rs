//! The fields of a pledge as text and back: what a person types becomes a value, or a sentence that says what to type.

use super::columns::Column;
use crate::base::{Date, Day, Decimal, Quantity};
use crate::edit::ContributionField;
use crate::model::{Contribution, Marking};

fn digits(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, ',' | ' ' | '\u{a0}' | '≈')).collect()
}

fn whole(text: &str, what: &str) -> Result<u64, String> {
    digits(text)
        .parse()
        .map_err(|_cause: std::num::ParseIntError| format!("Enter {what} as a whole number, such as 12."))
}

fn maybe<T>(text: &str, read: impl FnOnce(&str) -> Result<T, String>) -> Result<Option<T>, String> {
    let text = text.trim();
    if text.is_empty() || text == "?" || text == "–" { Ok(None) } else { read(text).map(Some) }
}

fn days(text: &str, what: &str) -> Result<Day, String> {
    let wrong = || format!("Enter {what} in whole days, such as 30.");
    let text = text.trim().trim_end_matches('d').trim_end();
    digits(text).parse::<i32>().map(Day).map_err(|_cause| wrong())
}

fn filled(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// A title.
pub fn title(text: &str) -> Result<ContributionField, String> {
    Ok(ContributionField::Title(text.to_owned()))
}

/// A quantity in the capability's unit.
pub fn quantity(text: &str) -> Result<ContributionField, String> {
    whole(text, "the quantity").map(|n| ContributionField::Quantity(Quantity(n)))
}

/// The smallest part that can be given.
pub fn increment(text: &str) -> Result<ContributionField, String> {
    whole(text, "the smallest part").map(|n| ContributionField::Increment(Quantity(n)))
}

/// People; nothing or "?" is not known.
pub fn people(text: &str) -> Result<ContributionField, String> {
    maybe(text, |text| whole(text, "people")).map(ContributionField::Personnel)
}

/// Days until the nation decides; nothing is none.
pub fn decision(text: &str) -> Result<ContributionField, String> {
    maybe(text, |text| days(text, "the decision")).map(|d| ContributionField::DecisionDays(d.unwrap_or(Day::ZERO)))
}

/// Days of notice; nothing or "?" is not known.
pub fn notice(text: &str) -> Result<ContributionField, String> {
    maybe(text, |text| days(text, "the notice")).map(ContributionField::NoticeDays)
}

/// Days of one tour, and the number of tours as it stands.
pub fn tour_days(text: &str, tours: Option<u32>) -> Result<ContributionField, String> {
    maybe(text, |text| days(text, "a tour")).map(|d| ContributionField::Tours(d, tours))
}

/// The number of tours, and their days as they stand.
pub fn tours(text: &str, days: Option<Day>) -> Result<ContributionField, String> {
    let n = maybe(text, |text| whole(text, "tours"))?;
    let n = n.map(|n| u32::try_from(n).map_err(|_cause| "Enter fewer tours.".to_owned())).transpose()?;
    Ok(ContributionField::Tours(days, n))
}

/// A probability from 0 to 1; nothing = by status.
pub fn likelihood(text: &str) -> Result<ContributionField, String> {
    let wrong = || "Enter a likelihood from 0 to 1, such as 0.85.".to_owned();
    maybe(text, |text| text.parse::<Decimal>().map_err(|_cause| wrong())).map(ContributionField::Likelihood)
}

/// The name of an either-or group.
pub fn either_or(text: &str) -> Result<ContributionField, String> {
    Ok(ContributionField::EitherOr(filled(text)))
}

/// Where it was read.
pub fn source(text: &str) -> Result<ContributionField, String> {
    Ok(ContributionField::Source(filled(text)))
}

/// A remark.
pub fn note(text: &str) -> Result<ContributionField, String> {
    Ok(ContributionField::Note(filled(text)))
}

/// The named real units, one a line.
pub fn units(text: &str) -> Result<ContributionField, String> {
    Ok(ContributionField::Elements(text.lines().map(str::to_owned).collect()))
}

/// A date; nothing is none.
pub fn date(text: &str) -> Result<Option<Date>, String> {
    let read = |text: &str| text.parse().map_err(|_cause: String| "Enter a date as 2025-12-31.".to_owned());
    maybe(text, read)
}

/// When the nation last confirmed it.
pub fn confirmed(text: &str) -> Result<ContributionField, String> {
    date(text).map(ContributionField::LastConfirmed)
}

/// The last day on which it stands.
pub fn valid(text: &str) -> Result<ContributionField, String> {
    date(text).map(ContributionField::ValidUntil)
}

/// A marking with one part as typed.
pub fn marking(before: &Marking, text: &str, put: impl Fn(&mut Marking, &str)) -> Result<ContributionField, String> {
    let mut marking = before.clone();
    put(&mut marking, text);
    Ok(ContributionField::Marking(Some(marking)))
}

/// The field that a text typed in a column sets.
pub fn cell(column: Column, text: &str) -> Result<ContributionField, String> {
    match column {
        Column::Quantity => quantity(text),
        Column::Part => increment(text),
        Column::People => people(text),
        Column::Decision => decision(text),
        Column::Notice => notice(text),
        Column::Likelihood => likelihood(text),
        Column::EitherOr => either_or(text),
        Column::Confirmed => confirmed(text),
        Column::Valid => valid(text),
        Column::Source => source(text),
        Column::Note => note(text),
        _ => title(text),
    }
}

/// The text of a column as it is edited.
pub fn typed(pledge: &Contribution, column: Column) -> String {
    fn some<T: ToString>(value: Option<&T>) -> String {
        value.map(ToString::to_string).unwrap_or_default()
    }
    match column {
        Column::Title => pledge.title.clone(),
        Column::Quantity => pledge.quantity.to_string(),
        Column::Part => pledge.increment.to_string(),
        Column::People => some(pledge.personnel.as_ref()),
        Column::Decision => pledge.decision_days.to_string(),
        Column::Notice => some(pledge.notice_days.as_ref()),
        Column::Likelihood => some(pledge.likelihood.as_ref()),
        Column::EitherOr => some(pledge.either_or.as_ref()),
        Column::Confirmed => some(pledge.last_confirmed.as_ref()),
        Column::Valid => some(pledge.valid_until.as_ref()),
        Column::Source => some(pledge.source.as_ref()),
        Column::Note => some(pledge.note.as_ref()),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn figures_are_read_as_they_are_shown() {
        assert_eq!(people("≈ 1,200").unwrap(), ContributionField::Personnel(Some(1200)));
        assert_eq!(people("?").unwrap(), ContributionField::Personnel(None));
        assert_eq!(notice("30 d").unwrap(), ContributionField::NoticeDays(Some(Day(30))));
        assert_eq!(notice("").unwrap(), ContributionField::NoticeDays(None));
        assert!(quantity("").is_err() && quantity("many").is_err() && notice("soon").is_err());
    }
}
