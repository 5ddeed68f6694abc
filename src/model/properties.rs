//! A plan's own fields, from its id to its thresholds.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::words::words;
use super::{Extra, Marking, Status};
use crate::base::{CurrencyCode, Date, Day, Decimal, Exact, Moment};

words! {
    /// How contributions fall together.
    pub enum Correlation = National {
        /// A nation's contributions hold or fall together.
        National => "national",
        /// Each alone.
        Independent => "independent",
    }
}

/// The limits that findings and screening use.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Thresholds {
    /// The least share of essential lines expected to reach their minimum.
    pub expected_minimum: Decimal,
    /// The largest share one nation should bear.
    pub largest_share: Decimal,
    /// Above this similarity two scenarios are not distinguishable.
    pub similarity: Decimal,
    /// Below this confidence a met line is called unlikely.
    pub unlikely: Decimal,
    /// Days after which a contribution's last confirmation is stale.
    pub stale_days: Day,
    /// Days after which rates are stale.
    pub stale_rate_days: Day,
    /// Keys that this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self {
            expected_minimum: Decimal::new(5, 1),
            largest_share: Decimal::new(5, 1),
            similarity: Decimal::new(85, 2),
            unlikely: Decimal::new(5, 1),
            stale_days: Day(60),
            stale_rate_days: Day(30),
            extra: Extra::default(),
        }
    }
}

impl Thresholds {
    /// True for the limits that a file may leave out.
    pub fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

/// When and by whom the criteria were locked.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(extend("required" = ["at", "by"]))]
pub struct CriteriaLock {
    /// When.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<Moment>,
    /// By whom.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub by: String,
    /// Keys that this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A plan's own fields.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(extend("required" = ["id", "title", "as_of", "currency"]))]
pub struct Properties {
    /// A UUID that stays with the plan for life.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// Its title.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// What it is for.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub summary: String,
    /// Its protective marking.
    #[serde(skip_serializing_if = "Marking::is_empty")]
    pub marking: Marking,
    /// The date of its knowledge.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<Date>,
    /// The date of C-day, once it is set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub c_day: Option<Date>,
    /// The base currency.
    #[serde(skip_serializing_if = "CurrencyCode::is_empty")]
    pub currency: CurrencyCode,
    /// Base units for one unit of each currency.
    #[serde(skip_serializing_if = "IndexMap::is_empty", deserialize_with = "crate::base::json::unique_map")]
    #[schemars(with = "std::collections::BTreeMap<String, Decimal>")]
    pub rates: IndexMap<CurrencyCode, Decimal>,
    /// The day of the rates.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rates_as_of: Option<Date>,
    /// Where the rates were read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rates_source: Option<String>,
    /// The length of scenarios in days.
    pub duration_days: Day,
    /// The notice taken where it is not known.
    #[serde(skip_serializing_if = "Properties::usual_notice")]
    pub unknown_notice_days: Day,
    /// How contributions fall together.
    #[serde(skip_serializing_if = "Correlation::is_default")]
    pub correlation: Correlation,
    /// Likelihoods by status, where they differ from the defaults.
    #[serde(skip_serializing_if = "IndexMap::is_empty", deserialize_with = "crate::base::json::unique_map")]
    #[schemars(with = "std::collections::BTreeMap<String, Decimal>")]
    pub likelihoods: IndexMap<String, Decimal>,
    /// Limits of findings and screening.
    #[serde(skip_serializing_if = "Thresholds::is_default")]
    pub thresholds: Thresholds,
    /// When the criteria were locked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub criteria_locked: Option<CriteriaLock>,
}

impl Default for Properties {
    fn default() -> Self {
        Self {
            id: String::new(),
            title: String::new(),
            summary: String::new(),
            marking: Marking::default(),
            as_of: None,
            c_day: None,
            currency: CurrencyCode::default(),
            rates: IndexMap::new(),
            rates_as_of: None,
            rates_source: None,
            duration_days: Day(360),
            unknown_notice_days: Self::USUAL_NOTICE,
            correlation: Correlation::default(),
            likelihoods: IndexMap::new(),
            thresholds: Thresholds::default(),
            criteria_locked: None,
        }
    }
}

impl Properties {
    const USUAL_NOTICE: Day = Day(90);

    /// The keys of the fields on which no figure depends.
    pub const CAPTIONS: [&str; 7] =
        ["id", "title", "summary", "marking", "rates_as_of", "rates_source", "criteria_locked"];

    #[allow(clippy::trivially_copy_pass_by_ref)] // the signature that serde asks for
    fn usual_notice(days: &Day) -> bool {
        *days == Self::USUAL_NOTICE
    }

    /// Base units for one unit of a currency: 1 for the base currency, `None` without a rate above 0.
    pub fn rate(&self, currency: &CurrencyCode) -> Option<Exact> {
        if *currency == self.currency {
            return Some(Exact::one());
        }
        self.rates.get(currency).filter(|rate| !rate.is_zero() && !rate.is_negative()).map(Decimal::exact)
    }

    /// True where an amount in this currency can be told in the base currency.
    pub fn has_rate(&self, currency: &CurrencyCode) -> bool {
        let above_0 = |rate: &Decimal| !rate.is_zero() && !rate.is_negative();
        *currency == self.currency || self.rates.get(currency).is_some_and(above_0)
    }

    /// The probability that a contribution of this status holds: the plan's, else the default.
    pub fn likelihood(&self, status: Status) -> Decimal {
        self.likelihoods.get(status.word()).copied().unwrap_or_else(|| status.default_likelihood())
    }
}
