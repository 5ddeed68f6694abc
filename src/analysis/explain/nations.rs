//! What makes the figures of nations and contributions: how many count, and whose the person-days are.

use indexmap::{IndexMap, IndexSet};

use super::{LeftOut, Made, Note, Part, PartOf, Rule, View};
use crate::analysis::burden::shares;
use crate::analysis::case::Item;
use crate::analysis::{Linchpins, Member};
use crate::base::{ContributionId, Exact};

pub(super) fn nations(view: &View<'_, '_>, usable: bool) -> Made {
    distinct(view, usable, |item| item.nation_at, |item| PartOf::Nation(item.nation.id.clone()))
}

pub(super) fn contributions(view: &View<'_, '_>, usable: bool) -> Made {
    distinct(view, usable, |item| item.contribution_at, |item| PartOf::Contribution(item.contribution.id.clone()))
}

/// One part for each thing that has an assignment which counts; the assignments that do not are left out, each with what
/// it would have added: 1 where nothing else stands for its thing.
fn distinct(
    view: &View<'_, '_>,
    usable: bool,
    key: impl Fn(&Item<'_>) -> usize,
    part_of: impl Fn(&Item<'_>) -> PartOf,
) -> Made {
    let mut found: IndexMap<usize, (PartOf, IndexSet<&ContributionId>)> = IndexMap::new();
    let counts = |item: &Item<'_>| !usable || view.reasons(item).is_empty();
    for item in view.case.items.iter().filter(|item| counts(item)) {
        let (_, ids) = found.entry(key(item)).or_insert_with(|| (part_of(item), IndexSet::new()));
        ids.insert(&item.contribution.id);
    }
    let left_out = view.case.items.iter().filter(|item| !counts(item)).map(|item| {
        let alone = !found.contains_key(&key(item));
        view.not_usable(item, if alone { Exact::one() } else { Exact::zero() })
    });
    let left_out: Vec<LeftOut> = left_out.chain(view.broken()).collect();
    let part = |(of, ids): (PartOf, IndexSet<&ContributionId>)| {
        let note = matches!(of, PartOf::Nation(_)).then(|| Note::Contributions(ids.into_iter().cloned().collect()));
        Part { of, value: Exact::one(), note }
    };
    Made { rule: Rule::Count, parts: found.into_values().map(part).collect(), left_out }
}

/// The person-days of each nation, the largest first; what is not usable is left out with its own.
pub(super) fn person_days(view: &View<'_, '_>, rule: impl Fn(Exact) -> Rule) -> Made {
    let days = shares(view.case, &view.flags());
    let all: Exact = days.iter().map(|(_, days, _)| days).sum();
    let mut parts: Vec<Part> = days
        .into_iter()
        .map(|(nation, days, _)| Part {
            of: PartOf::Nation(view.case.plan.nations[nation].id.clone()),
            value: days,
            note: None,
        })
        .collect();
    parts.sort_by(|a, b| b.value.cmp(&a.value));
    let out = view.case.items.iter().filter(|item| !view.reasons(item).is_empty());
    let left_out = out.map(|item| view.not_usable(item, item.person_days())).chain(view.broken()).collect();
    Made { rule: rule(all), parts, left_out }
}

pub(super) fn linchpins(found: Option<&Linchpins>) -> Made {
    let Some(found) = found else { return Made::whole(None) };
    let mut parts = Vec::new();
    for loss in found.alone.iter().filter(|loss| !loss.essential_lost.is_empty()) {
        for member in &loss.members {
            if let Member::Nation(id) = member {
                let note = Some(Note::NotMetWithout(loss.essential_lost.clone()));
                parts.push(Part { of: PartOf::Nation(id.clone()), value: Exact::one(), note });
            }
        }
    }
    Made::of_parts(Rule::Count, parts)
}
