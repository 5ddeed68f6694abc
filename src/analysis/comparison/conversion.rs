//! Money told in another plan's base currency: when plans are compared, the first one's currency and rates count.

use crate::analysis::metrics::{Metric, Metrics};
use crate::base::{CapabilityId, Exact};
use crate::model::{Plan, Properties};

/// How one plan's base money is told. The default tells it as it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Conversion {
    rate: Rate,
    /// The capabilities whose unit is money, of two records with one id the first.
    money: Vec<CapabilityId>,
}

/// Units of the other base for one of this.
#[derive(Clone, Debug, Default, PartialEq)]
enum Rate {
    #[default]
    SameBase,
    Is(Exact),
    /// The other plan has none.
    Missing,
}

impl Conversion {
    /// From a plan's base currency to that of `rules`, at its rates.
    pub fn new(plan: &Plan, rules: &Properties) -> Self {
        let own = &plan.properties.currency;
        if *own == rules.currency {
            return Self::default();
        }
        let money = plan.capabilities.iter().enumerate().filter(|(at, capability)| {
            capability.is_money() && plan.capabilities.position(capability.id.as_str()) == Some(*at)
        });
        let rate = rules.rate(own).map_or(Rate::Missing, Rate::Is);
        Self { rate, money: money.map(|(_, capability)| capability.id.clone()).collect() }
    }

    /// An amount of base money; `None` without a rate.
    pub fn money(&self, amount: &Exact) -> Option<Exact> {
        match &self.rate {
            Rate::SameBase => Some(amount.clone()),
            Rate::Is(rate) => Some(amount * rate),
            Rate::Missing => None,
        }
    }

    /// An amount of a capability: converted where that is money, else as it is.
    pub fn units(&self, capability: &CapabilityId, amount: &Exact) -> Option<Exact> {
        if self.money.contains(capability) { self.money(amount) } else { Some(amount.clone()) }
    }

    /// Converts the metrics that are money; absent without a rate.
    pub fn enter(&self, metrics: &mut Metrics) {
        for metric in Metric::ALL.iter().copied().filter(|metric| metric.is_money()) {
            let value = metrics.get(metric).and_then(|value| self.money(&value));
            if metrics.computed(metric) {
                metrics.set(metric, value);
            }
        }
    }
}
