//! What makes the figures of people: assignments, all of them or those present on one day, and their person-days.

use super::{Counted, Made, Note, Rule, View, absence, presence};
use crate::analysis::case::Item;
use crate::analysis::steps::Series;
use crate::base::{Day, Exact};
use crate::model::AreaKind;

fn note(item: &Item<'_>) -> Note {
    if item.contribution.personnel.is_none() && !item.capability.is_money() {
        Note::HeadcountNotKnown
    } else {
        presence(item)
    }
}

pub(super) fn usable(view: &View<'_, '_>) -> Made {
    view.assignments(Rule::Sum, false, |item| item.personnel.clone(), |item| Counted::Yes(Some(note(item))))
}

pub(super) fn assigned(view: &View<'_, '_>) -> Made {
    view.assignments(Rule::Sum, true, |item| item.personnel.clone(), |item| Counted::Yes(Some(note(item))))
}

pub(super) fn peak(view: &View<'_, '_>) -> Made {
    on_peak(view, |_| true)
}

pub(super) fn host(view: &View<'_, '_>) -> Made {
    on_peak(view, |item| item.area.kind == AreaKind::Host)
}

fn on_peak(view: &View<'_, '_>, in_question: impl Fn(&Item<'_>) -> bool) -> Made {
    let on = most_on(view, |item| in_question(item).then_some(&item.personnel));
    let stands = |item: &Item<'_>| match on {
        _ if !in_question(item) => Counted::Other(Note::OutsideHost(item.area.id.clone())),
        Some(Day(on)) if !item.present_on(on) => Counted::LeftOut(absence(item, on)),
        _ => Counted::Yes(Some(note(item))),
    };
    let mut made = view.assignments(Rule::OnDay(on), false, |item| item.personnel.clone(), stands);
    if on.is_none() {
        made.parts.clear();
    }
    made
}

/// The first day on which the amounts of the usable items that are present sum to the most; `None` without days.
pub(super) fn most_on<'a>(
    view: &'a View<'_, '_>,
    amount: impl for<'i> Fn(&'i Item<'a>) -> Option<&'i Exact>,
) -> Option<Day> {
    let spans: Vec<([(i32, i32); 1], &Exact)> = view
        .usable()
        .filter_map(|item| amount(item).map(|amount| ([(item.arrival, item.departure)], amount)))
        .collect();
    let series = Series::sum(spans.iter().map(|(span, amount)| (*amount, &span[..])));
    // Of equals `min_by` takes the first.
    let stretches = series.stretches(0, view.case.end);
    stretches.into_iter().min_by(|a, b| b.2.cmp(&a.2)).map(|(from, _, _)| Day(from))
}

pub(super) fn confirmed(view: &View<'_, '_>) -> Made {
    let all: Exact = view.usable().map(Item::person_days).sum();
    let stands = |item: &Item<'_>| {
        let status = item.contribution.status;
        if status.confirmed() { Counted::Yes(Some(presence(item))) } else { Counted::LeftOut(Note::OnlyStatus(status)) }
    };
    view.assignments(Rule::Share { of: all }, false, Item::person_days, stands)
}
