//! Which other pledges one may be pledged twice with: the same real unit of its nation, or the same words of another.

use std::collections::BTreeSet;

use crate::base::{ContributionId, fold};
use crate::model::{Contribution, Plan};

/// A pledge that resembles another, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Alike {
    /// The other pledge.
    pub id: ContributionId,
    /// What both name, in words.
    pub why: String,
}

/// Words as they are compared: folded, spaces once.
fn compared(text: &str) -> String {
    fold(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The live pledges that resemble one, in the plan's order.
pub(super) fn others(plan: &Plan, pledge: &Contribution) -> Vec<Alike> {
    if pledge.status.ended() {
        return Vec::new();
    }
    let units: BTreeSet<String> = pledge.elements.iter().map(|unit| compared(unit)).collect();
    let words = compared(&pledge.title);
    let live = plan.contributions.iter().filter(|other| other.id != pledge.id && !other.status.ended());
    let alike = live.filter_map(|other| {
        let why = if other.nation == pledge.nation {
            let unit = other.elements.iter().find(|unit| units.contains(&compared(unit)))?;
            format!("names {unit} too")
        } else if compared(&other.title) == words {
            "has the same title".to_owned()
        } else {
            return None;
        };
        Some(Alike { id: other.id.clone(), why })
    });
    alike.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Status;

    fn pledge(id: &str, title: &str, unit: &str) -> Contribution {
        Contribution {
            id: id.into(),
            nation: id.split('-').next().unwrap_or_default().into(),
            title: title.to_owned(),
            elements: vec![unit.to_owned()],
            status: Status::Offered,
            ..Contribution::default()
        }
    }

    #[test]
    fn the_same_unit_of_a_nation_and_the_same_words_of_two_are_alike() {
        let pledges = [
            pledge("GBR-01", "Battlegroup", "1 RIFLES"),
            pledge("GBR-02", "Reserve", "1  rifles"),
            pledge("FRA-01", "BATTLEGROUP", "1 RIFLES"),
            Contribution { status: Status::Declined, ..pledge("GBR-03", "Reserve", "1 RIFLES") },
            pledge("GBR-04", "Battlegroup", "2 RIFLES"),
        ];
        let plan = Plan { contributions: pledges.into_iter().collect(), ..Plan::default() };
        let of = |id: &str| -> Vec<(String, String)> {
            let pledge = plan.contributions.find(id).map(AsRef::as_ref);
            let others = pledge.map(|pledge| others(&plan, pledge)).unwrap_or_default();
            others.into_iter().map(|alike| (alike.id.to_string(), alike.why)).collect()
        };
        let expected = [("GBR-02", "names 1  rifles too"), ("FRA-01", "has the same title")];
        assert_eq!(of("GBR-01"), expected.map(|(id, why)| (id.to_owned(), why.to_owned())));
        assert!(of("GBR-03").is_empty(), "what has ended counts nowhere");
        assert_eq!(of("GBR-04").len(), 1, "the same words of one nation are no sign");
    }
}
