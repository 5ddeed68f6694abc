//! The plan's own fields: title, dates, marking, length, currency and rates, and the rules that figures follow.

use super::record::{days, text};
use crate::base::{CurrencyCode, Date, Day, Decimal, normalise};
use crate::edit::bad_value::{BadValue, Choice, ShareOf};
use crate::edit::draft::Draft;
use crate::edit::kind::RecordKind;
use crate::edit::label::Label;
use crate::edit::refusal::{Refusal, Used};
use crate::edit::uses::Use;
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

pub(in crate::edit) fn edit(draft: &mut Draft, field: &PlanField) -> Result<Label, Refusal> {
    let mut properties = draft.plan().properties.as_ref().clone();
    let key = match field {
        PlanField::Title(title) => {
            let title = normalise(title.trim());
            if title.is_empty() {
                return Err(BadValue::NoTitle(RecordKind::Plan).into());
            }
            properties.title = title;
            "title"
        }
        PlanField::Summary(text) => {
            properties.summary = normalise(text.trim());
            "summary"
        }
        PlanField::Marking(marking) => {
            properties.marking = marking.clone();
            "marking"
        }
        PlanField::AsOf(date) => {
            properties.as_of = Some(*date);
            "as_of"
        }
        PlanField::CDay(date) => {
            properties.c_day = *date;
            "c_day"
        }
        PlanField::Duration(days) => {
            if !(1..=3650).contains(&days.0) {
                return Err(BadValue::Length(RecordKind::Plan).into());
            }
            properties.duration_days = *days;
            "duration_days"
        }
        PlanField::Currency(code, rates) => {
            set_currency(draft.plan(), &mut properties, code, rates)?;
            let label = Label::SetCurrency(properties.currency.clone());
            draft.set_properties(properties.clone(), "currency");
            draft.set_properties(properties, "rates");
            return Ok(label);
        }
        PlanField::Rate(code, rate) => {
            let code = checked_code(code)?;
            set_rate(draft.plan(), &mut properties, code.clone(), *rate)?;
            draft.set_properties(properties, "rates");
            return Ok(Label::SetRate(code));
        }
        PlanField::RatesAsOf(date) => {
            properties.rates_as_of = *date;
            "rates_as_of"
        }
        PlanField::RatesSource(source) => {
            properties.rates_source = text(source.as_deref());
            "rates_source"
        }
        PlanField::UnknownNotice(notice) => {
            properties.unknown_notice_days = days(*notice)?;
            "unknown_notice_days"
        }
        PlanField::Correlation(correlation) => {
            if correlation.word().is_empty() {
                return Err(BadValue::NotChosen(Choice::Correlation).into());
            }
            properties.correlation = *correlation;
            "correlation"
        }
        PlanField::Likelihood(status, likelihood) => {
            if status.step().is_none() {
                return Err(BadValue::LikelihoodOfEnded.into());
            }
            match likelihood {
                None => {
                    properties.likelihoods.shift_remove(status.word());
                }
                Some(likelihood) => {
                    share(*likelihood, ShareOf::Likelihood)?;
                    properties.likelihoods.insert(status.word().to_owned(), *likelihood);
                }
            }
            draft.set_properties(properties, "likelihoods");
            return Ok(Label::SetLikelihood(*status));
        }
        PlanField::Threshold(threshold) => {
            let key = set_threshold(&mut properties, *threshold)?;
            properties.thresholds.extra.forget(key);
            draft.set_properties(properties, "thresholds");
            return Ok(Label::SetPlan(key));
        }
    };
    draft.set_properties(properties, key);
    Ok(Label::SetPlan(key))
}

/// The code of a currency in its own form.
pub(super) fn checked_code(code: &CurrencyCode) -> Result<CurrencyCode, Refusal> {
    let code = code.as_str().trim().to_ascii_uppercase();
    if code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase()) {
        Ok(code.into())
    } else {
        Err(BadValue::CurrencyCode.into())
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
        return Err(BadValue::RateOfBase(code).into());
    }
    if rate.is_negative() || rate.is_zero() || rate.places() > 6 {
        return Err(BadValue::Rate.into());
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
        let used: Vec<Use> = pledges.map(|c| Use::pledge(&c.id)).collect();
        if !used.is_empty() {
            return Err(Refusal::Used { what: Used::Rate((*code).clone()), places: used });
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
        let what = Used::BaseCurrency(properties.currency.clone());
        return Err(Refusal::Used { what, places: asked });
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

fn share(value: Decimal, what: ShareOf) -> Result<Decimal, Refusal> {
    if value.is_negative() || value > Decimal::ONE || value.places() > 6 {
        return Err(BadValue::Share(what).into());
    }
    Ok(value)
}

/// Sets the limit. Returns its key.
fn set_threshold(properties: &mut Properties, threshold: Threshold) -> Result<&'static str, Refusal> {
    let limits = &mut properties.thresholds;
    Ok(match threshold {
        Threshold::ExpectedMinimum(value) => {
            limits.expected_minimum = share(value, ShareOf::ExpectedMinimum)?;
            "expected_minimum"
        }
        Threshold::LargestShare(value) => {
            limits.largest_share = share(value, ShareOf::LargestShare)?;
            "largest_share"
        }
        Threshold::Similarity(value) => {
            limits.similarity = share(value, ShareOf::Similarity)?;
            "similarity"
        }
        Threshold::Unlikely(value) => {
            limits.unlikely = share(value, ShareOf::Unlikely)?;
            "unlikely"
        }
        Threshold::StaleDays(value) => {
            limits.stale_days = days(value)?;
            "stale_days"
        }
        Threshold::StaleRateDays(value) => {
            limits.stale_rate_days = days(value)?;
            "stale_rate_days"
        }
    })
}
