//! The plan's own fields: title, dates, marking, length, currency and rates, and the rules that figures follow.

use super::record::{days, text};
use crate::base::{CurrencyCode, Date, Day, Decimal, normalise};
use crate::edit::draft::Draft;
use crate::edit::refusal::Refusal;
use crate::edit::uses::{self, Place, Use};
use crate::model::{Correlation, Marking, Plan, Properties, Status, UNIT_MONEY};

/// One of the plan's own fields with its new value.
#[derive(Clone, Debug, PartialEq)]
pub enum PlanField {
    /// The title.
    Title(String),
    /// What the plan is for.
    Summary(String),
    /// The protective marking.
    Marking(Marking),
    /// The date of the plan's knowledge.
    AsOf(Date),
    /// The date of C-day; none = not set.
    CDay(Option<Date>),
    /// The length of scenarios in days.
    Duration(Day),
    /// The base currency, with every rate in it. Refused while a line asks for an amount in the one that stands.
    Currency(CurrencyCode, Vec<(CurrencyCode, Decimal)>),
    /// Base units for one unit of a currency; none takes the rate out, which is refused while a pledge needs it.
    Rate(CurrencyCode, Option<Decimal>),
    /// The day of the rates.
    RatesAsOf(Option<Date>),
    /// Where the rates were read.
    RatesSource(Option<String>),
    /// The notice taken where it is not known.
    UnknownNotice(Day),
    /// How contributions fall together.
    Correlation(Correlation),
    /// The probability that a pledge of a status holds; none = the usual one.
    Likelihood(Status, Option<Decimal>),
    /// A limit of findings and screening.
    Threshold(Threshold),
}

/// A limit of findings and screening with its new value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Threshold {
    /// The least share of essential lines expected to reach their minimum.
    ExpectedMinimum(Decimal),
    /// The largest share one nation should bear.
    LargestShare(Decimal),
    /// Above this similarity two scenarios are not distinguishable.
    Similarity(Decimal),
    /// Below this confidence a met line is called unlikely.
    Unlikely(Decimal),
    /// Days after which a last confirmation is stale.
    StaleDays(Day),
    /// Days after which rates are stale.
    StaleRateDays(Day),
}

pub(in crate::edit) fn edit(draft: &mut Draft, field: &PlanField) -> Result<String, Refusal> {
    let mut properties = draft.plan().properties.as_ref().clone();
    let (key, what) = match field {
        PlanField::Title(title) => {
            let title = normalise(title.trim());
            if title.is_empty() {
                return Err(Refusal::BadValue("A plan needs a title".to_owned()));
            }
            properties.title = title;
            ("title", "title")
        }
        PlanField::Summary(text) => {
            properties.summary = normalise(text.trim());
            ("summary", "summary")
        }
        PlanField::Marking(marking) => {
            properties.marking = marking.clone();
            ("marking", "marking")
        }
        PlanField::AsOf(date) => {
            properties.as_of = Some(*date);
            ("as_of", "as-of date")
        }
        PlanField::CDay(date) => {
            properties.c_day = *date;
            ("c_day", "C-day")
        }
        PlanField::Duration(days) => {
            if !(1..=3650).contains(&days.0) {
                return Err(Refusal::BadValue("A plan lasts 1 to 3,650 days".to_owned()));
            }
            properties.duration_days = *days;
            ("duration_days", "length")
        }
        PlanField::Currency(code, rates) => {
            set_currency(draft.plan(), &mut properties, code, rates)?;
            let what = format!("Set the plan's base currency to {}", properties.currency);
            draft.set_properties(properties.clone(), "currency");
            draft.set_properties(properties, "rates");
            return Ok(what);
        }
        PlanField::Rate(code, rate) => {
            let code = checked_code(code)?;
            let what = format!("rate of {code}");
            set_rate(draft.plan(), &mut properties, code, *rate)?;
            draft.set_properties(properties, "rates");
            return Ok(format!("Set the {what}"));
        }
        PlanField::RatesAsOf(date) => {
            properties.rates_as_of = *date;
            ("rates_as_of", "date of the rates")
        }
        PlanField::RatesSource(source) => {
            properties.rates_source = text(source.as_deref());
            ("rates_source", "source of the rates")
        }
        PlanField::UnknownNotice(notice) => {
            properties.unknown_notice_days = days(*notice)?;
            ("unknown_notice_days", "notice where none is known")
        }
        PlanField::Correlation(correlation) => {
            if correlation.word().is_empty() {
                return Err(Refusal::BadValue("Choose how pledges fall together".to_owned()));
            }
            properties.correlation = *correlation;
            ("correlation", "rule of how pledges fall together")
        }
        PlanField::Likelihood(status, likelihood) => {
            if status.step().is_none() {
                let why = "A pledge that has ended does not hold; give a likelihood to those that stand";
                return Err(Refusal::BadValue(why.to_owned()));
            }
            match likelihood {
                None => {
                    properties.likelihoods.shift_remove(status.word());
                }
                Some(likelihood) => {
                    share(*likelihood, "A likelihood")?;
                    properties.likelihoods.insert(status.word().to_owned(), *likelihood);
                }
            }
            draft.set_properties(properties, "likelihoods");
            return Ok(format!("Set the plan's likelihood of {} pledges", status.word()));
        }
        PlanField::Threshold(threshold) => {
            let (key, what) = set_threshold(&mut properties, *threshold)?;
            properties.thresholds.extra.forget(key);
            ("thresholds", what)
        }
    };
    draft.set_properties(properties, key);
    Ok(format!("Set the plan's {what}"))
}

/// The code of a currency in its own form.
pub(super) fn checked_code(code: &CurrencyCode) -> Result<CurrencyCode, Refusal> {
    let code = code.as_str().trim().to_ascii_uppercase();
    if code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase()) {
        Ok(code.into())
    } else {
        Err(Refusal::BadValue("A currency is its three letters of ISO 4217, such as EUR".to_owned()))
    }
}

fn set_rate(
    plan: &Plan,
    properties: &mut Properties,
    code: CurrencyCode,
    rate: Option<Decimal>,
) -> Result<(), Refusal> {
    let Some(rate) = rate else {
        if code != properties.currency {
            refuse_if_paid_in(plan, &[&code])?;
        }
        properties.rates.shift_remove(&code);
        return Ok(());
    };
    if code == properties.currency {
        return Err(Refusal::BadValue(format!("{code} is the base currency and needs no rate")));
    }
    if rate.is_negative() || rate.is_zero() || rate.places() > 6 {
        return Err(Refusal::BadValue("A rate is above 0, with at most 6 places".to_owned()));
    }
    properties.rates.insert(code, rate);
    Ok(())
}

/// Refuses to lose the rates of currencies in which pledges are.
fn refuse_if_paid_in(plan: &Plan, codes: &[&CurrencyCode]) -> Result<(), Refusal> {
    for code in codes {
        let pledges = plan
            .contributions
            .iter()
            .filter(|c| c.currency.as_ref() == Some(*code) || c.costs.iter().any(|cost| cost.currency == **code));
        let used: Vec<Use> =
            pledges.map(|c| Use { place: Place::Pledge(c.id.clone()), words: c.id.to_string() }).collect();
        if !used.is_empty() {
            return Err(Refusal::Used { what: format!("The rate of {code}"), places: uses::in_words(&used) });
        }
    }
    Ok(())
}

/// Another base currency: every rate that stands gives way to those in it. Amounts that lines ask for are in the base
/// currency and would silently mean something else.
fn set_currency(
    plan: &Plan,
    properties: &mut Properties,
    code: &CurrencyCode,
    rates: &[(CurrencyCode, Decimal)],
) -> Result<(), Refusal> {
    let code = checked_code(code)?;
    let mut asked: Vec<Use> = Vec::new();
    for set in &plan.requirement_sets {
        let money = |id: &str| plan.capabilities.find(id).is_some_and(|capability| capability.unit == UNIT_MONEY);
        let lines = set.lines().map(|(_, line)| line).filter(|line| money(line.capability.as_str()));
        asked.extend(lines.map(|line| Use::line(set, line)));
    }
    if code != properties.currency && !properties.currency.is_empty() && !asked.is_empty() {
        let what = format!("The base currency {}", properties.currency);
        return Err(Refusal::Used { what, places: uses::in_words(&asked) });
    }
    let before = std::mem::replace(&mut properties.currency, code);
    let old = std::mem::take(&mut properties.rates);
    for (other, rate) in rates {
        let other = checked_code(other)?;
        set_rate(plan, properties, other, Some(*rate))?;
    }
    let known = old.keys().chain((!before.is_empty()).then_some(&before));
    let lost: Vec<&CurrencyCode> =
        known.filter(|c| **c != properties.currency && !properties.rates.contains_key(*c)).collect();
    refuse_if_paid_in(plan, &lost)
}

fn share(value: Decimal, what: &str) -> Result<Decimal, Refusal> {
    if value.is_negative() || value > Decimal::ONE || value.places() > 6 {
        return Err(Refusal::BadValue(format!("{what} is 0 to 1, with at most 6 places")));
    }
    Ok(value)
}

/// Sets the limit. Returns its key and its words.
fn set_threshold(properties: &mut Properties, threshold: Threshold) -> Result<(&'static str, &'static str), Refusal> {
    let limits = &mut properties.thresholds;
    Ok(match threshold {
        Threshold::ExpectedMinimum(value) => {
            limits.expected_minimum = share(value, "The least share expected at minimum")?;
            ("expected_minimum", "least share expected at minimum")
        }
        Threshold::LargestShare(value) => {
            limits.largest_share = share(value, "The largest share of one nation")?;
            ("largest_share", "largest share of one nation")
        }
        Threshold::Similarity(value) => {
            limits.similarity = share(value, "The similarity of scenarios")?;
            ("similarity", "limit of similarity")
        }
        Threshold::Unlikely(value) => {
            limits.unlikely = share(value, "The confidence below which a line is unlikely")?;
            ("unlikely", "limit of unlikely lines")
        }
        Threshold::StaleDays(value) => {
            limits.stale_days = days(value)?;
            ("stale_days", "age at which a confirmation is stale")
        }
        Threshold::StaleRateDays(value) => {
            limits.stale_rate_days = days(value)?;
            ("stale_rate_days", "age at which rates are stale")
        }
    })
}
