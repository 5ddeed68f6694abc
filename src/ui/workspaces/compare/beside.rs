//! How the change that a what-if makes is written beside the planned figure.

use crate::base::Exact;
use crate::ui::format;

/// What a figure is, and so how its change is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// A count: "−950".
    Count,
    /// A share of 1: "−11 pt".
    Share,
    /// Base currency units: "−11.6", in millions.
    Money,
    /// A day, which may never come: "+12 d", "lost".
    Day,
}

/// What stands beside a figure under a what-if.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Beside {
    /// The planned figure, bare of signs and units.
    pub planned: String,
    /// The change; "=" where there is none.
    pub change: String,
}

impl Beside {
    /// Of a figure with its text, planned and now.
    pub fn new(unit: Unit, planned: (&str, Option<&Exact>), now: (&str, Option<&Exact>)) -> Self {
        let change = if planned.1 == now.1 { "=".to_owned() } else { change(unit, planned.1, now.1) };
        Self { planned: bare(planned.0), change }
    }

    /// True when the what-if leaves the figure as planned.
    pub fn same(&self) -> bool {
        self.change == "="
    }
}

fn change(unit: Unit, planned: Option<&Exact>, now: Option<&Exact>) -> String {
    let (Some(planned), Some(now)) = (planned, now) else {
        return match (unit, now) {
            (Unit::Day, Some(_)) => "reached".to_owned(),
            (_, None) => "lost".to_owned(),
            (_, Some(_)) => "new".to_owned(),
        };
    };
    let difference = (now - planned).to_f64();
    let signed = |text: String| if difference > 0.0 { format!("+{text}") } else { text };
    match unit {
        Unit::Count => signed(format::quantity(difference)),
        Unit::Share => {
            let points = format::points(difference);
            if points == "=" { "< 1 pt".to_owned() } else { points }
        }
        Unit::Money => {
            let tenths = (difference / 1e5).round() / 10.0;
            if tenths == 0.0 { "< 0.1".to_owned() } else { signed(format!("{tenths:.1}").replace('-', "−")) }
        }
        Unit::Day => signed(format!("{} d", format::quantity(difference))),
    }
}

/// The figure alone: what the changed one beside it says is not said twice.
fn bare(text: &str) -> String {
    let text = text.strip_prefix("≈ ").unwrap_or(text);
    let text = text.strip_suffix(" %").unwrap_or(text);
    let text = text.split_once(" of ").map_or(text, |(figure, _)| figure);
    match text.strip_suffix(" m").and_then(|t| t.split_once(' ')) {
        Some((_, figure)) => figure.to_owned(),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Beside, Unit};
    use crate::base::Exact;

    fn of(unit: Unit, planned: (&str, Option<i32>), now: (&str, Option<i32>), per: u64) -> (String, String) {
        let exact = |n: i32| &Exact::whole(n) / per;
        let (before, after) = (planned.1.map(exact), now.1.map(exact));
        let beside = Beside::new(unit, (planned.0, before.as_ref()), (now.0, after.as_ref()));
        (beside.planned, beside.change)
    }

    #[test]
    fn changes_carry_their_sign_and_unit() {
        let two = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        let people = of(Unit::Count, ("≈ 15,080", Some(15_080)), ("≈ 14,130", Some(14_130)), 1);
        assert_eq!(people, two("15,080", "−950"));
        assert_eq!(of(Unit::Share, ("44 %", Some(44)), ("58 %", Some(58)), 100), two("44", "+14 pt"));
        assert_eq!(of(Unit::Share, ("42 %", Some(420)), ("42 %", Some(421)), 1000), two("42", "< 1 pt"));
        let money = of(Unit::Money, ("€ 175.1 m", Some(175_100_000)), ("€ 163.5 m", Some(163_500_000)), 1);
        assert_eq!(money, two("175.1", "−11.6"));
        assert_eq!(of(Unit::Day, ("C+87", Some(87)), ("never", None), 1), two("C+87", "lost"));
        assert_eq!(of(Unit::Day, ("C+87", Some(87)), ("C+99", Some(99)), 1), two("C+87", "+12 d"));
        assert_eq!(of(Unit::Count, ("9", Some(9)), ("9", Some(9)), 1), two("9", "="));
    }
}
