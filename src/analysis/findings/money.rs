//! Currencies without a rate, and rates that are old.

use indexmap::IndexMap;

use super::concern::Concern;
use super::finding::{Finding, Severity};
use super::text::{days, listed};
use crate::base::CurrencyCode;
use crate::model::{Contribution, Index, Plan};

/// The currencies whose rates a contribution uses: of its costs, and its own when it is money.
pub(super) fn currencies<'p>(
    plan: &'p Plan,
    index: &Index,
    contribution: &'p Contribution,
) -> impl Iterator<Item = &'p CurrencyCode> {
    let money = index.capability(plan, &contribution.capability).is_some_and(|capability| capability.is_money());
    let own = contribution.currency.iter().filter(move |_| money);
    contribution.costs.iter().map(|cost| &cost.currency).chain(own).filter(|currency| !currency.is_empty())
}

/// The currencies without a rate that a contribution uses.
pub(super) fn without_rate<'p>(
    plan: &'p Plan,
    index: &Index,
    contribution: &'p Contribution,
) -> impl Iterator<Item = &'p CurrencyCode> {
    currencies(plan, index, contribution).filter(|currency| !plan.properties.has_rate(currency))
}

/// Currencies without a rate: `no_rate`, once a currency.
pub(super) fn no_rate(plan: &Plan, index: &Index, found: &mut Vec<(Concern, Finding)>) {
    let mut missing: IndexMap<&CurrencyCode, Vec<&str>> = IndexMap::new();
    for contribution in &plan.contributions {
        for currency in without_rate(plan, index, contribution) {
            let pledges = missing.entry(currency).or_default();
            if pledges.last() != Some(&contribution.id.as_str()) {
                pledges.push(contribution.id.as_str());
            }
        }
    }
    for (currency, pledges) in missing {
        let who = match &pledges[..] {
            [first, second, third, _, ..] => format!("{first}, {second}, {third} and {} more", pledges.len() - 3),
            few => listed(few),
        };
        let text = format!("There is no rate for {currency}; the amounts of {who} are left out of sums");
        let finding = Finding::new(Severity::Warning, "no_rate", "rates", currency.as_str(), text)
            .mend(format!("Give the rate of {currency} in {}", plan.properties.currency));
        found.push((Concern::Rate(currency.clone()), finding));
    }
}

/// Rates that are old: `stale_rate`.
pub(super) fn stale_rate(plan: &Plan, found: &mut Vec<(Concern, Finding)>) {
    let properties = &plan.properties;
    if let (Some(as_of), Some(rates)) = (properties.as_of, properties.rates_as_of)
        && !properties.rates.is_empty()
    {
        let age = as_of.days_since(rates);
        let limit = properties.thresholds.stale_rate_days.0;
        if age > limit {
            let text = format!("The rates are of {rates}, {} before {as_of}; the limit is {limit}", days(age.into()));
            let finding = Finding::new(Severity::Warning, "stale_rate", "plan", &properties.id, text)
                .mend("Enter newer rates and their date");
            found.push((Concern::AnyRate, finding));
        }
    }
}
