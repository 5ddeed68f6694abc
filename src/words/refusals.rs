//! Why something was not done, and what would help.

use std::fmt;

use super::uses::places;
use super::{bad_values, kind, listed, status};
use crate::base::Quantity;
use crate::edit::{Refusal, Used};

/// A refusal, with what would help: "A uses 8. Enter 8 or more, or take some out first".
pub fn refusal(refusal: &Refusal) -> String {
    match advice(refusal) {
        Some(advice) => format!("{}. {advice}", why(refusal)),
        None => why(refusal),
    }
}

/// What a refusal says, without its advice.
fn why(refusal: &Refusal) -> String {
    match refusal {
        Refusal::NoSuch { what, id } => format!("There is no {} \"{id}\" in this plan", kind(*what)),
        Refusal::Taken { what, id } => format!("The {} \"{id}\" is there already; choose another id", kind(*what)),
        Refusal::NotEnough { scenario, left, quantity } => not_enough(scenario, *left, *quantity),
        Refusal::Increment { contribution, increment } => format!("{contribution} goes in parts of {increment}"),
        Refusal::EitherOr { contribution, other, scenario } => {
            format!("{scenario} uses {other}: either that or {contribution}")
        }
        Refusal::OtherKind { asked } => format!("Other kind: the line asks for {asked}"),
        Refusal::AreaNotAllowed { allowed } => format!("Offered for {} only", listed(allowed)),
        Refusal::AreaRuledOut { nation, area } => format!("{nation} rules out {area}"),
        Refusal::Ended { contribution, status: ended } => format!("{contribution} is {}", status(*ended)),
        Refusal::Nothing => "The quantity is 0; enter 1 or more".to_owned(),
        Refusal::InUse { scenarios, used } => match scenarios.as_slice() {
            [one] => format!("{one} uses {used}"),
            several => format!("{} use {used}", listed(several)),
        },
        Refusal::Used { what, places: uses } => format!("{} is used in {}", subject(what), listed(&places(uses))),
        Refusal::Logged(scenario) => format!("{scenario} stands in the log, which keeps what was said of it"),
        Refusal::BadValue(value) => bad_values::why(value),
        Refusal::NeedsReason { from, to } => {
            format!("A step back from {} to {} needs a reason", status(*from), status(*to))
        }
    }
}

/// What would help, as a sentence of its own.
fn advice(refusal: &Refusal) -> Option<String> {
    match refusal {
        Refusal::InUse { used, .. } => Some(format!("Enter {used} or more, or take some out first")),
        Refusal::Used { .. } => Some("Take it out there first".to_owned()),
        Refusal::Logged(_) => Some("Archive it instead".to_owned()),
        Refusal::BadValue(value) => bad_values::advice(value),
        _ => None,
    }
}

fn subject(what: &Used) -> String {
    match what {
        Used::Record(name) => name.clone(),
        Used::Task(name) => format!("The task \"{name}\""),
        Used::Unit { capability, unit } => format!("{capability}, counted in {unit},"),
        Used::Rate(code) => format!("The rate of {code}"),
        Used::BaseCurrency(code) => format!("The base currency {code}"),
        Used::Asked { line, capability } => format!("{line} as it asks for {capability}"),
    }
}

fn not_enough(scenario: &str, left: Quantity, quantity: Quantity) -> String {
    let used = quantity.minus(left);
    if left == Quantity::ZERO {
        format!("None left in {scenario}: {used} of {quantity} used")
    } else {
        format!("Only {left} left in {scenario}: {used} of {quantity} used")
    }
}

impl Refusal {
    /// What it says, without its advice, for where what was asked for happens all the same.
    pub fn without_advice(&self) -> String {
        why(self)
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&refusal(self))
    }
}

#[cfg(test)]
mod tests {
    use super::{refusal, why};
    use crate::base::Quantity;
    use crate::edit::Refusal;

    #[test]
    fn a_refusal_can_be_told_without_its_advice() {
        let in_use = |scenarios: &[&str]| Refusal::InUse {
            scenarios: scenarios.iter().map(|name| (*name).to_owned()).collect(),
            used: Quantity(8),
        };
        assert_eq!(refusal(&in_use(&["A. B"])), "A. B uses 8. Enter 8 or more, or take some out first");
        assert_eq!(why(&in_use(&["A. B"])), "A. B uses 8", "a name with a stop in it stays whole");
        assert_eq!(why(&in_use(&["A", "B"])), "A and B use 8");
    }
}
