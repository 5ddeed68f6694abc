//! The words of the interface that more than one place uses, and those that are put together. British English, sentence
//! case, the field's words; another language replaces this file.

use crate::base::{Date, Day, Exact};
use crate::model::{Command, Domain, Lift, NationRole, Priority, ScenarioStatus, Status};

/// A day as "C+45".
pub fn day(day: Day) -> String {
    super::format::day(Some(i64::from(day.0)))
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
    let (year, month, day) = date.parts();
    let name = usize::try_from(month - 1).ok().and_then(|m| MONTHS.get(m)).unwrap_or(&"");
    format!("{day} {name} {year}")
}

/// A date as "31 Dec 2025", for columns.
pub fn short_date(date: Date) -> String {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let (year, month, day) = date.parts();
    let name = usize::try_from(month - 1).ok().and_then(|m| MONTHS.get(m)).unwrap_or(&"");
    format!("{day} {name} {year}")
}

/// People as "≈ 15,080": rounded to whole people, marked when illustrative figures are among them.
pub fn people(people: &Exact, illustrative: bool) -> String {
    super::format::illustrative(super::format::whole(people.to_f64().round() as i64), illustrative)
}

/// Money in base currency as "€ 14.2 m".
pub fn money(amount: &Exact, currency: &str) -> String {
    super::format::millions(amount.to_f64() / 1e6, currency)
}

/// Units as "9" or "2.5"; money as "€ 14.2 m" when a currency is given.
pub fn units(units: &Exact, currency: Option<&str>) -> String {
    currency.map_or_else(|| super::format::quantity(units.to_f64()), |currency| money(units, currency))
}

/// A domain's name.
pub fn domain(domain: Domain) -> &'static str {
    match domain {
        Domain::Land => "Land",
        Domain::Air => "Air",
        Domain::Maritime => "Sea",
        Domain::C2Intelligence => "C2, intelligence",
        Domain::Support => "Support",
        Domain::Finance => "Finance",
        Domain::Unknown => "Unknown",
    }
}

/// The part a nation has.
pub fn role(role: NationRole) -> &'static str {
    match role {
        NationRole::Lead => "lead",
        NationRole::Participant => "participant",
        NationRole::Host => "host",
        NationRole::Neighbour => "neighbour",
        NationRole::Requested => "requested",
        NationRole::Unknown => "unknown",
    }
}

/// A status as one word; "unknown" where the file's word is not understood.
pub fn status(status: Status) -> &'static str {
    if status == Status::Unknown { "unknown" } else { status.word() }
}

/// A command authority in a word.
pub fn command(command: Command) -> &'static str {
    match command {
        Command::Opcom => "OPCOM",
        Command::Opcon => "OPCON",
        Command::Tacom => "TACOM",
        Command::Tacon => "TACON",
        Command::National => "national",
        Command::Unknown => "unknown",
    }
}

/// A command authority written out, for a choice.
pub fn command_in_full(command: Command) -> &'static str {
    match command {
        Command::Opcom => "Operational command (OPCOM)",
        Command::Opcon => "Operational control (OPCON)",
        Command::Tacom => "Tactical command (TACOM)",
        Command::Tacon => "Tactical control (TACON)",
        Command::National => "Stays national",
        Command::Unknown => "Unknown",
    }
}

/// Who moves a force, in a word.
pub fn lift(lift: Lift) -> &'static str {
    if lift == Lift::Unknown { "unknown" } else { lift.word() }
}

/// Who moves a force, for a choice.
pub fn lift_in_full(lift: Lift) -> &'static str {
    match lift {
        Lift::Own => "Own: the nation moves it",
        Lift::Needed => "Needed: others must move it",
        Lift::Common => "Common: moved together",
        Lift::Unknown => "Unknown",
    }
}

/// A priority as one word.
pub fn priority(priority: Priority) -> &'static str {
    if priority == Priority::Unknown { "unknown" } else { priority.word() }
}

/// A scenario's status in words.
pub fn scenario_status(status: ScenarioStatus) -> &'static str {
    match status {
        ScenarioStatus::Draft => "draft",
        ScenarioStatus::WithChiefs => "with chiefs",
        ScenarioStatus::WithLeaders => "with leaders",
        ScenarioStatus::WithPartner => "with the partner",
        ScenarioStatus::Agreed => "agreed",
        ScenarioStatus::Rejected => "rejected",
        ScenarioStatus::Unknown => "unknown",
    }
}

/// A sentence about the assumptions that figures rest on.
pub const NOT_CHAINED: &str =
    "Support is not chained and has no ratio: one enabler present supports all that lean on it.";

/// A place in an order: "first", "second", then "5th".
pub fn place(place: usize) -> String {
    const WORDS: [&str; 4] = ["first", "second", "third", "fourth"];
    match place.checked_sub(1).and_then(|at| WORDS.get(at)) {
        Some(word) => (*word).to_owned(),
        None => format!("{place}th"),
    }
}

#[cfg(test)]
mod tests {
    use super::date;

    #[test]
    fn dates_are_written_out() {
        assert_eq!(date("2025-12-31".parse().unwrap()), "31 December 2025");
    }
}
