//! Calendar dates and moments, ISO 8601 and RFC 3339 in files.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Day;

/// A calendar date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Date(jiff::civil::Date);

impl Date {
    /// The date of year, month (1–12) and day (1–31), if there is one.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        jiff::civil::Date::new(year, month, day).ok().map(Self)
    }

    /// Whole days from `earlier` to this date; negative when this one is the earlier.
    pub fn days_since(self, earlier: Self) -> i32 {
        self.0.since(earlier.0).map_or(0, |span| span.get_days())
    }

    /// This date moved by `days`, or `None` past the calendar's end.
    pub fn plus(self, days: Day) -> Option<Self> {
        self.0.checked_add(jiff::Span::new().try_days(days.0).ok()?).ok().map(Self)
    }

    /// Year, month and day.
    pub fn parts(self) -> (i16, i8, i8) {
        (self.0.year(), self.0.month(), self.0.day())
    }
}

/// A moment in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Moment(jiff::Timestamp);

impl Moment {
    /// The moment this many seconds after 1970-01-01T00:00:00Z, kept within the calendar.
    pub fn from_unix(seconds: i64) -> Self {
        Self(jiff::Timestamp::from_second(seconds).unwrap_or(jiff::Timestamp::UNIX_EPOCH))
    }

    /// Its day, in UTC.
    pub fn date(self) -> Date {
        Date(jiff::tz::Offset::UTC.to_datetime(self.0).date())
    }
}

macro_rules! iso_text {
    ($name:ident, $inner:ty, $what:literal, $format:literal) => {
        impl FromStr for $name {
            type Err = String;
            fn from_str(text: &str) -> Result<Self, String> {
                text.parse::<$inner>().map(Self).map_err(|_cause| format!("\"{}\" is no {}", text, $what))
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(&self.0)
            }
        }
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = Cow::<'de, str>::deserialize(deserializer)?;
                text.parse().map_err(D::Error::custom)
            }
        }
        impl schemars::JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "format": $format })
            }
        }
    };
}
iso_text!(Date, jiff::civil::Date, "date; write it as 2025-03-14", "date");
iso_text!(Moment, jiff::Timestamp, "moment; write it as 2025-03-14T12:00:00Z", "date-time");

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::Date;

    #[test]
    fn days_between_dates_cross_months_and_years() {
        let early: Date = "2025-03-11".parse().unwrap();
        let late: Date = "2025-12-31".parse().unwrap();
        assert_eq!(late.days_since(early), 295);
        assert_eq!(early.days_since(late), -295);
    }
}
