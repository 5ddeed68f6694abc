//! Days and dates as planners write them: "C+45", "C−3", "31 December 2025".

use super::counted;
use crate::base::{Date, Day, format};

/// A day counted from C-day: "C+45", "C−3", "C+0".
pub fn day(day: impl Into<i64>) -> String {
    format::day(day.into())
}

/// A day that may not be known: "C+45", "C+?".
pub fn day_known(known: Option<Day>) -> String {
    known.map_or_else(|| "C+?".to_owned(), day)
}

/// A day that may never come: "C+87", "never".
pub fn day_or_never(comes: Option<impl Into<i64>>) -> String {
    comes.map_or_else(|| "never".to_owned(), day)
}

/// A length of time: "1 day", "81 days".
pub fn days(n: i64) -> String {
    counted(n, "day", "days")
}

/// A date as "31 December 2025".
pub fn date(date: Date) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    with_month(date, MONTHS)
}

/// A date as "31 Dec 2025", for columns.
pub fn short_date(date: Date) -> String {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    with_month(date, MONTHS)
}

fn with_month(date: Date, months: [&str; 12]) -> String {
    let (year, month, day) = date.parts();
    let name = usize::try_from(month - 1).ok().and_then(|m| months.get(m)).unwrap_or(&"");
    format!("{day} {name} {year}")
}

#[cfg(test)]
mod tests {
    use super::{date, day, day_known, day_or_never, days, short_date};
    use crate::base::Day;

    #[test]
    fn days_before_c_day_have_a_minus_sign_and_no_plus() {
        let written = [45, 0, -3, i32::MIN].map(|n| day(Day(n)));
        assert_eq!(written, ["C+45", "C+0", "C−3", "C−2147483648"]);
        assert_eq!((day_known(None), day_or_never(None::<Day>)), ("C+?".to_owned(), "never".to_owned()));
        assert_eq!((day_known(Some(Day(-1))), day_or_never(Some(Day(87)))), ("C−1".to_owned(), "C+87".to_owned()));
        assert_eq!([1, 81, 1_200].map(days), ["1 day", "81 days", "1,200 days"]);
    }

    #[test]
    fn dates_are_written_out() {
        let new_year: crate::base::Date = "2025-12-31".parse().unwrap();
        assert_eq!((date(new_year), short_date(new_year)), ("31 December 2025".into(), "31 Dec 2025".into()));
    }
}
