//! How the analysis writes figures and reasons where it speaks in sentences. Figures are written as everywhere else;
//! findings have their own small words in `findings::text`.

use super::{LineState, Reason};
use crate::base::{ConditionId, Exact, NationId, format};
use crate::model::{Index, Plan, Scenario};

pub(crate) use super::findings::text::days as count;
pub(crate) use super::findings::text::listed;
pub(crate) use crate::base::format::whole;

/// A day as planners write it: "C+45", "C−3".
pub(crate) fn day(day: i32) -> String {
    format::day(i64::from(day))
}

/// An amount in a unit: whole where it is whole, else with one decimal.
pub(crate) fn amount(amount: &Exact) -> String {
    format::quantity(amount.to_f64())
}

/// Whole people: "15,080".
pub(crate) fn people(people: &Exact) -> String {
    whole(people.to_f64().round() as i64)
}

/// Money in millions: "€ 3.1 m", from a thousand on "€ 3,682 m"; small sums to the unit: "€ 25,000".
pub(crate) fn money(sum: &Exact, currency: &str) -> String {
    let units = sum.to_f64();
    if units.abs() < 50_000.0 {
        format::exact_money(units.round() as i64, currency)
    } else {
        format::millions(units / 1e6, currency)
    }
}

/// Units of a line: money where a currency is given.
pub(crate) fn units(units: &Exact, currency: Option<&str>) -> String {
    currency.map_or_else(|| amount(units), |currency| money(units, currency))
}

/// A share of 1 in whole per cent: "96 %".
pub(crate) fn percent(share: &Exact) -> String {
    format::percent(share.to_f64())
}

/// A difference of two shares of 1 in whole points with its sign, "+4 pt"; `None` for one that rounds to nothing.
pub(crate) fn points(difference: &Exact) -> Option<String> {
    Some(format::points(difference.to_f64())).filter(|points| points != "=")
}

/// How far a line is met.
pub(crate) fn state(state: LineState) -> &'static str {
    match state {
        LineState::Met => "met",
        LineState::Minimum => "at minimum",
        LineState::Unmet => "unmet",
    }
}

/// A reason why an assignment of a scenario does not count, as a short clause: "it has only been asked for", "B does not
/// assume “Backstop”".
pub fn reason_in_words(plan: &Plan, index: &Index, scenario: &Scenario, reason: &Reason) -> String {
    let nation = |id: &NationId| index.nation(plan, id).map_or_else(|| id.to_string(), |n| n.name.clone());
    let condition =
        |id: &ConditionId| index.condition(plan, id).map_or_else(|| id.to_string(), |c| format!("\"{}\"", c.name));
    let first = |ids: &[NationId]| ids.first().map_or_else(String::new, &nation);
    let text = match reason {
        Reason::UnknownId { id, .. } => format!("\"{id}\" is not in the plan"),
        Reason::DuplicateId => "an earlier assignment has its id".to_owned(),
        Reason::EndedPledge { status, lapsed: None } => format!("it is {}", status.word()),
        Reason::EndedPledge { lapsed: Some(date), .. } => format!("it lapsed on {date}"),
        Reason::NotOffered => "it has only been asked for".to_owned(),
        Reason::Withdrawn { nation: id } => format!("{} withdraws", nation(id)),
        Reason::ApprovalRefused { nation: id } => format!("approval refused in {}", nation(id)),
        Reason::AreaNotAllowed { .. } => "it may not go there".to_owned(),
        Reason::ConditionFailed { conditions } => {
            conditions.first().map_or_else(String::new, |id| format!("{} fails", condition(id)))
        }
        Reason::ConditionNotAssumed { conditions } => conditions
            .first()
            .map_or_else(String::new, |id| format!("{} does not assume {}", scenario.short_name(), condition(id))),
        Reason::ExcludedPartner { nations } => format!("will not serve beside {}", first(nations)),
        Reason::WrongCapability { .. } => "other kind".to_owned(),
        Reason::NeverPresent { arrival, .. } => format!("it would arrive {}, after the end", day(arrival.0)),
    };
    crate::base::visible(&text)
}

#[cfg(test)]
mod tests {
    use super::{amount, day, money, points, whole};
    use crate::analysis::fixture::ratio;
    use crate::base::Exact;

    #[test]
    fn figures_are_written_as_the_field_writes_them() {
        assert_eq!((whole(15_080), whole(-950), whole(999)), ("15,080".into(), "−950".into(), "999".into()));
        assert_eq!((day(45), day(-3)), ("C+45".into(), "C−3".into()));
        assert_eq!((amount(&Exact::whole(1200)), amount(&ratio(5, 2))), ("1,200".into(), "2.5".into()));
        assert_eq!(money(&Exact::whole(3_140_000), "EUR"), "€ 3.1 m");
        assert_eq!(money(&Exact::whole(3_682_400_000_i64), "PLN"), "PLN 3,682 m");
        assert_eq!(money(&Exact::whole(-250_000), "GBP"), "£ −0.3 m");
        assert_eq!(money(&Exact::whole(25_000), "EUR"), "€ 25,000");
        assert_eq!((points(&ratio(9, 100)), points(&-ratio(3, 100))), (Some("+9 pt".into()), Some("−3 pt".into())));
        assert_eq!(points(&ratio(1, 1000)), None);
    }
}
