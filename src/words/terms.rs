//! The field's words for what the plan records in codes: domains, roles, statuses, authorities.

use crate::base::Exact;
use crate::model::{Command, Domain, Lift, NationRole, Priority, ScenarioStatus, Status};

use super::{amount, money};

/// Units as "9" or "2.5"; money as "€ 14.2 m" when a currency is given.
pub fn units_or_money(units: &Exact, currency: Option<&str>) -> String {
    currency.map_or_else(|| amount(units), |currency| money(units, currency))
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
