//! Values that are missing or outside their range in a contribution.

use super::concern::Concern;
use super::finding::Finding;
use super::values::Values;
use crate::model::{Contribution, Extra, Index, Plan, Record};

/// Looks through one contribution.
pub(super) fn of_record(at: usize, c: &Contribution, found: &mut Vec<(Concern, Finding)>) {
    let mut values =
        Values { found, list: Contribution::LIST, id: c.id.as_str(), at: Some(at), concern: Concern::Contribution(at) };
    values.required(
        &c.extra,
        &[
            ("id", c.id.is_empty()),
            ("nation", c.nation.is_empty()),
            ("capability", c.capability.is_empty()),
            ("title", c.title.is_empty()),
            ("status", c.status.word().is_empty()),
        ],
    );
    let kept = |key: &str| c.extra.not_understood().any(|(name, _)| name == key);
    if c.quantity.0 == 0 && !kept("quantity") {
        values.bad("quantity is missing or 0", "Give how much is pledged, 1 or more");
    }
    if c.increment.0 == 0 && !kept("increment") {
        values.bad("increment is 0", "Give the smallest part that can be assigned, 1 or more");
    }
    values.days("decision_days", c.decision_days);
    for (key, days) in [("notice_days", c.notice_days), ("tour_days", c.tour_days)] {
        values.days(key, days.unwrap_or_default());
    }
    if let Some(likelihood) = c.likelihood {
        values.between("likelihood", likelihood, (0, 1));
    }
    for caveat in &c.caveats {
        values.required(
            &caveat.extra,
            &[
                ("kind of a caveat", caveat.kind.word().is_empty() && !has(&caveat.extra, "kind")),
                ("strength of a caveat", caveat.strength.word().is_empty() && !has(&caveat.extra, "strength")),
                ("text of a caveat", caveat.text.is_empty() && !has(&caveat.extra, "text")),
            ],
        );
        values.days("approval_days of a caveat", caveat.approval_days.unwrap_or_default());
    }
    for cost in &c.costs {
        values.required(
            &cost.extra,
            &[
                ("currency of a cost", cost.currency.is_empty() && !has(&cost.extra, "currency")),
                ("basis of a cost", cost.basis.word().is_empty() && !has(&cost.extra, "basis")),
                ("borne_by of a cost", cost.borne_by.word().is_empty() && !has(&cost.extra, "borne_by")),
            ],
        );
        if cost.amount.is_negative() {
            values.bad(&format!("a cost is {}, below 0", cost.amount), "Give an amount of 0 or more");
        }
    }
    for step in &c.status_history {
        values.required(
            &step.extra,
            &[
                ("status of a step", step.status.word().is_empty() && !has(&step.extra, "status")),
                ("date of a step", step.date.is_none() && !has(&step.extra, "date")),
            ],
        );
    }
    if let Some(marking) = &c.marking {
        values.required(&marking.extra, &[]);
    }
}

fn has(extra: &Extra, key: &str) -> bool {
    extra.not_understood().any(|(kept, _)| kept == key)
}

/// Money must say in which currency it is.
pub(super) fn currency(
    plan: &Plan,
    index: &Index,
    at: usize,
    money: &Contribution,
    found: &mut Vec<(Concern, Finding)>,
) {
    if money.currency.is_some() || !index.capability(plan, &money.capability).is_some_and(|c| c.is_money()) {
        return;
    }
    let id = money.id.as_str();
    let mut values = Values { found, list: Contribution::LIST, id, at: Some(at), concern: Concern::Contribution(at) };
    values.required(&Extra::default(), &[("currency", true)]);
}
