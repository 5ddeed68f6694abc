//! The clock and the random source: read here and nowhere else.

use std::sync::OnceLock;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use crate::base::{Date, Moment};

static START: OnceLock<Instant> = OnceLock::new();

/// Marks the start of the process; the first call counts.
pub fn mark_start() {
    START.get_or_init(Instant::now);
}

/// Time since the process was marked as started.
pub fn since_start() -> Duration {
    START.get_or_init(Instant::now).elapsed()
}

/// This moment.
#[allow(clippy::disallowed_methods)] // the one place
pub fn now() -> Moment {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_secs());
    Moment::from_unix(i64::try_from(seconds).unwrap_or(0))
}

/// Today in the machine's time zone.
pub fn today() -> Option<Date> {
    let date = jiff::ZonedDateTime::now().date();
    Date::new(date.year(), date.month(), date.day())
}

/// Hours and minutes in the machine's time zone, as 14:02.
pub fn time_of_day() -> String {
    let now = jiff::ZonedDateTime::now();
    format!("{:02}:{:02}", now.hour(), now.minute())
}

/// A new id for a plan.
#[allow(clippy::disallowed_methods)] // the one place
pub fn new_plan_id() -> String {
    uuid::Uuid::new_v4().to_string()
}
