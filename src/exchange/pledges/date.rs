//! Dates and durations of a sheet.

use serde::{Deserialize, Serialize};

use super::number;
use super::reason::Fault;
use super::words::plain;
use crate::base::Date;

/// In which order the parts of a date such as 03/04/2025 stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DateOrder {
    /// Day, month, year.
    Dmy,
    /// Month, day, year.
    Mdy,
}

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The date of a text, and whether it had to be interpreted.
pub fn date(text: &str, order: Option<DateOrder>) -> Result<(Date, bool), Fault> {
    let wrong = || Fault::NoDate(text.to_owned());
    // A time behind the date says nothing about the day.
    let (day, timed) = match text.split_once(['T', ' ']) {
        Some((day, time)) if time.contains(':') => (day, !time.starts_with("00:00")),
        _ => (text, false),
    };
    if let Ok(date) = day.parse::<Date>()
        && day.len() == 10
    {
        return Ok((date, timed));
    }
    let words = plain(day);
    let parts: Vec<&str> = words.split(' ').filter(|part| *part != "of").collect();
    let [a, b, c] = parts.as_slice() else { return Err(wrong()) };
    let made = |year: i16, month: i8, day: i8| Date::new(year, month, day).ok_or_else(wrong);
    let number = |part: &str| {
        let digits = part.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let rest = part.get(digits.len()..).unwrap_or_default();
        let ordinal = ["", "st", "nd", "rd", "th"].contains(&rest);
        ordinal.then(|| digits.parse::<i16>().ok()).flatten()
    };
    let year = |part: &str| number(part).map(|year| if part.len() == 2 { 2000 + year } else { year });
    let month = |part: &str| {
        let at = MONTHS.iter().position(|month| part.starts_with(month) && part.chars().all(char::is_alphabetic))?;
        i8::try_from(at + 1).ok()
    };
    let small = |part: &str| number(part).and_then(|n| i8::try_from(n).ok());
    if let (Some(day), Some(month), Some(year)) = (small(a), month(b), year(c)) {
        return Ok((made(year, month, day)?, true));
    }
    if let (Some(month), Some(day), Some(year)) = (month(a), small(b), year(c)) {
        return Ok((made(year, month, day)?, true));
    }
    if a.len() == 4
        && let (Some(year), Some(month), Some(day)) = (number(a), small(b), small(c))
    {
        return Ok((made(year, month, day)?, true));
    }
    let (Some(first), Some(second), Some(year)) = (small(a), small(b), year(c)) else { return Err(wrong()) };
    if ![2, 4].contains(&c.len()) {
        return Err(wrong());
    }
    let order = match order {
        _ if day.contains('.') => DateOrder::Dmy,
        _ if first > 12 => DateOrder::Dmy,
        _ if second > 12 => DateOrder::Mdy,
        Some(order) => order,
        None if first == second => DateOrder::Dmy,
        None => {
            return Err(Fault::DateInTwoWays { text: text.to_owned(), year, first, second });
        }
    };
    match order {
        DateOrder::Dmy => Ok((made(year, second, first)?, true)),
        DateOrder::Mdy => Ok((made(year, first, second)?, true)),
    }
}

/// The order that the dates of a column are in: that of those which read in one way only, where they agree.
pub fn order<'a>(texts: impl Iterator<Item = &'a str>) -> Option<DateOrder> {
    let mut found = None;
    for text in texts.filter(|text| text.contains('/') || text.contains('-')) {
        let mut parts = text.split(['/', '-']).map(str::parse::<u8>);
        let (Some(Ok(first)), Some(Ok(second))) = (parts.next(), parts.next()) else { continue };
        let order = match (first > 12, second > 12) {
            (true, false) => DateOrder::Dmy,
            (false, true) => DateOrder::Mdy,
            _ => continue,
        };
        if found.is_some_and(|found| found != order) {
            return None;
        }
        found = Some(order);
    }
    found
}

/// Days of a text such as "2 weeks", and whether it had to be interpreted. Of a range the upper end.
pub(super) fn days(text: &str) -> Result<(i32, bool), Fault> {
    if ["immediate", "immediately", "in place", "at once", "now"].contains(&&*plain(text)) {
        return Ok((0, true));
    }
    let read = number::read(text, false)?;
    let value = read.upper.unwrap_or(read.value);
    let days = match plain(&read.unit).as_str() {
        "" | "d" | "day" | "days" | "days notice" | "tage" | "jours" => value.whole(),
        "w" | "wk" | "wks" | "week" | "weeks" => value.times_up(7, 1),
        "month" | "months" | "mo" => value.times_up(30, 1),
        "year" | "years" | "yr" => value.times_up(365, 1),
        "h" | "hr" | "hrs" | "hour" | "hours" => value.times_up(1, 24),
        unit => return Err(Fault::NoDays { text: text.to_owned(), unit: unit.to_owned() }),
    };
    let days = days.ok_or_else(|| Fault::NotWholeDays(text.to_owned()))?;
    match i32::try_from(days) {
        Ok(days) if days <= 36_500 => Ok((days, read.interpreted)),
        _ => Err(Fault::TooManyDays(text.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn dates_are_read_in_the_spellings_that_leave_no_doubt() {
        let same = [
            "2025-03-14",
            "2025-03-14 00:00:00",
            "2025-03-14T00:00:00",
            "14 March 2025",
            "14th of March, 2025",
            "Mar 14, 2025",
            "14.3.2025",
            "14.03.25",
            "14/03/2025",
            "03/14/2025",
            "2025/03/14",
        ];
        for text in same {
            assert_eq!(date(text, None).map(|(date, _)| date.to_string()), Ok("2025-03-14".to_owned()), "{text}");
        }
        for text in ["03/04/2025", "31.02.2025", "soon", "45730", "2025", "14 Foo 2025", "2025-3"] {
            assert!(date(text, None).is_err(), "{text}");
        }
        assert_eq!(date("03/04/2025", Some(DateOrder::Dmy)).unwrap().0.to_string(), "2025-04-03");
        assert_eq!(order(["03/04/2025", "14/03/2025"].into_iter()), Some(DateOrder::Dmy));
        assert_eq!(order(["03/14/2025", "14/03/2025"].into_iter()), None);
    }

    #[test]
    fn durations_are_days_and_the_longer_end_of_a_range() {
        let cases = [
            ("30", 30, false),
            ("30 days", 30, true),
            ("2 weeks", 14, true),
            ("48 h", 2, true),
            ("10-30", 30, true),
            ("immediate", 0, true),
            ("1.5 months", 45, true),
        ];
        for (text, wanted, note) in cases {
            assert_eq!(days(text), Ok((wanted, note)), "{text}");
        }
        assert!(days("30 parsecs").is_err() && days("C+30").is_err() && days("1.5").is_err());
    }
}
