//! Currencies without a rate, and rates that are old.

use super::text::{days, id_or_place};
use super::uses::Concern;
use super::{Finding, Severity};
use crate::base::CurrencyCode;
use crate::model::Plan;

pub(super) fn find(plan: &Plan, found: &mut Vec<(Concern, Finding)>) {
    let properties = &plan.properties;
    for (at, contribution) in plan.contributions.iter().enumerate() {
        let mut told: Vec<&CurrencyCode> = Vec::new();
        let currencies = contribution.costs.iter().map(|cost| &cost.currency).chain(&contribution.currency);
        for currency in currencies {
            if currency.is_empty() || told.contains(&currency) || properties.rate(currency).is_some() {
                continue;
            }
            told.push(currency);
            let id = id_or_place(contribution.id.as_str(), at);
            let text = format!("{id}: there is no rate for {currency}; its amounts are left out of sums");
            let finding = Finding::new(Severity::Warning, "no_rate", "contributions", &id, text)
                .mend(format!("Give the rate of {currency} in {}", properties.currency));
            found.push((Concern::Contribution(at), finding));
        }
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
