//! Currencies without a rate, and rates that are old.

use indexmap::IndexMap;

use super::text::{days, listed};
use super::uses::Concern;
use super::{Finding, Severity};
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

pub(super) fn find(plan: &Plan, index: &Index, found: &mut Vec<(Concern, Finding)>) {
    let properties = &plan.properties;
    let mut missing: IndexMap<&CurrencyCode, Vec<&str>> = IndexMap::new();
    for contribution in &plan.contributions {
        for currency in currencies(plan, index, contribution) {
            if properties.rate(currency).is_none() {
                let pledges = missing.entry(currency).or_default();
                if pledges.last() != Some(&contribution.id.as_str()) {
                    pledges.push(contribution.id.as_str());
                }
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
            .mend(format!("Give the rate of {currency} in {}", properties.currency));
        found.push((Concern::Rate(currency.clone()), finding));
    }
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
