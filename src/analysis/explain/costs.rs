//! What makes the figures of money: costs by assignment and basis, and money given.

use super::people::most_on;
use super::{Counted, LeftOut, Made, Note, Part, PartOf, Rule, View, absence, presence};
use crate::analysis::case::Item;
use crate::analysis::money::over;
use crate::base::{CurrencyCode, Day, Exact};
use crate::model::{Basis, Bearer};

/// What falls due of an item on one basis: once, or over its days; only what is borne in common, if asked.
fn due(item: &Item<'_>, basis: Basis, common: bool) -> Exact {
    let costs = &item.costs;
    let (once, monthly) =
        if common { (&costs.once_common, &costs.monthly_common) } else { (&costs.once, &costs.monthly) };
    match basis {
        Basis::Once => once.clone(),
        Basis::PerMonth => over(&Exact::zero(), monthly, item.days()),
        Basis::Unknown => Exact::zero(),
    }
}

/// The currencies without a rate among an item's costs of a basis.
fn without_rate(view: &View<'_, '_>, item: &Item<'_>, basis: Basis, common: bool) -> Vec<CurrencyCode> {
    let mut all: Vec<CurrencyCode> = Vec::new();
    for cost in item.contribution.costs.iter().filter(|cost| cost.basis == basis) {
        let counts = !common || cost.borne_by == Bearer::Common;
        let without = view.case.plan.properties.rate(&cost.currency).is_none();
        if counts && without && !all.contains(&cost.currency) {
            all.push(cost.currency.clone());
        }
    }
    all
}

/// What costs can be told of an item on some bases: parts, and what is left out for want of a cost or a rate.
fn split(view: &View<'_, '_>, item: &Item<'_>, bases: &[(Basis, Exact)], common: bool, made: &mut Made) {
    let id = || item.assignment.id.clone();
    if item.contribution.costs.is_empty() {
        let note = Some(Note::NoCostKnown);
        made.left_out.push(LeftOut { of: PartOf::Assignment(id()), value: None, reasons: Vec::new(), note });
        return;
    }
    let before = made.parts.len() + made.left_out.len();
    for (basis, sum) in bases {
        let missing = without_rate(view, item, *basis, common);
        if !missing.is_empty() {
            let note = Some(Note::NoRate(missing));
            made.left_out.push(LeftOut { of: PartOf::Cost(id(), *basis), value: None, reasons: Vec::new(), note });
        }
        if !sum.is_zero() {
            let note = Some(match basis {
                Basis::PerMonth => Note::AMonth(item.days()),
                Basis::Once | Basis::Unknown => Note::Once,
            });
            made.parts.push(Part { of: PartOf::Cost(id(), *basis), value: sum.clone(), note });
        }
    }
    if let (true, Some((basis, _))) = (made.parts.len() + made.left_out.len() == before, bases.first()) {
        let note = Some(Note::NoSuchCost);
        made.parts.push(Part { of: PartOf::Cost(id(), *basis), value: Exact::zero(), note });
    }
}

/// Costs of these bases over the scenario; only what is borne in common, if asked.
pub(super) fn summed(view: &View<'_, '_>, bases: &[Basis], common: bool) -> Made {
    let mut made = Made::of_parts(Rule::Sum, Vec::new());
    for item in &view.case.items {
        let due: Vec<(Basis, Exact)> = bases.iter().map(|basis| (*basis, due(item, *basis, common))).collect();
        if view.reasons(item).is_empty() {
            split(view, item, &due, common, &mut made);
        } else {
            let sum = due.iter().map(|(_, sum)| sum).sum();
            made.left_out.push(view.not_usable(item, sum));
        }
    }
    finished(view, made)
}

/// The most that falls due a month, on the day of the largest sum.
pub(super) fn monthly(view: &View<'_, '_>) -> Made {
    let on = most_on(view, |item| Some(&item.costs.monthly));
    let mut made = Made::of_parts(Rule::OnDay(on), Vec::new());
    for item in &view.case.items {
        let monthly = item.costs.monthly.clone();
        if !view.reasons(item).is_empty() {
            made.left_out.push(view.not_usable(item, monthly));
        } else if let Some(Day(on)) = on.filter(|on| !item.present_on(on.0)) {
            made.left_out.push(LeftOut { note: Some(absence(item, on)), ..view.not_usable(item, monthly) });
        } else {
            split(view, item, &[(Basis::PerMonth, monthly)], false, &mut made);
        }
    }
    if on.is_none() {
        made.parts.clear();
    }
    finished(view, made)
}

fn finished(view: &View<'_, '_>, mut made: Made) -> Made {
    made.left_out.extend(view.broken());
    made.parts.sort_by(|a, b| b.value.cmp(&a.value));
    made
}

/// Money given, in base currency.
pub(super) fn funding(view: &View<'_, '_>) -> Made {
    let rate = |item: &Item<'_>| {
        item.contribution.currency.as_ref().and_then(|currency| view.case.plan.properties.rate(currency))
    };
    let stands = |item: &Item<'_>| {
        if !item.capability.is_money() {
            Counted::Other(Note::GivesNoMoney)
        } else if rate(item).is_none() {
            Counted::LeftOut(Note::NoRateForItsCurrency)
        } else {
            Counted::Yes(Some(presence(item)))
        }
    };
    let mut made = view.assignments(Rule::Sum, false, |item| item.units.clone(), stands);
    for left in made.left_out.iter_mut().filter(|left| left.note == Some(Note::NoRateForItsCurrency)) {
        left.value = None;
    }
    made
}
