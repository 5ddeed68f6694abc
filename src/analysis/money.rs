//! What an assignment costs, in base currency. A currency without a rate is left out, and a finding says so.

use crate::base::Exact;
use crate::model::{Basis, Bearer, Contribution, Cost, Properties};

/// Costs of an assignment in base currency, by when they fall due and who bears them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Costs {
    /// Once, whoever bears it.
    pub once: Exact,
    /// A month, whoever bears it.
    pub monthly: Exact,
    pub once_common: Exact,
    pub monthly_common: Exact,
    pub once_own: Exact,
    pub monthly_own: Exact,
}

impl Costs {
    /// The part `fraction` of a contribution's costs.
    pub fn of(properties: &Properties, contribution: &Contribution, fraction: &Exact) -> Self {
        let mut sum = Self::default();
        for cost in &contribution.costs {
            let Some(amount) = in_base(properties, cost) else { continue };
            let amount = &amount * fraction;
            let (total, common, own) = match cost.basis {
                Basis::Once => (&mut sum.once, &mut sum.once_common, &mut sum.once_own),
                Basis::PerMonth => (&mut sum.monthly, &mut sum.monthly_common, &mut sum.monthly_own),
                Basis::Unknown => continue,
            };
            *total += &amount;
            match cost.borne_by {
                Bearer::Common => *common += &amount,
                Bearer::Nation => *own += &amount,
                Bearer::Unknown => {}
            }
        }
        sum
    }
}

/// A cost in base currency; `None` without a rate.
pub(crate) fn in_base(properties: &Properties, cost: &Cost) -> Option<Exact> {
    properties.rate(&cost.currency).map(|rate| &cost.amount.exact() * &rate)
}

/// What falls due over a stay: once, and a thirtieth of the monthly amount for each day.
pub(crate) fn over(once: &Exact, monthly: &Exact, days: i64) -> Exact {
    if monthly.is_zero() {
        return once.clone();
    }
    once + &(&(monthly * &Exact::whole(days)) / 30)
}
