//! What lies in the register itself: real units behind two pledges, caveats not in writing, lines for which nobody
//! offers anything.

use rustc_hash::FxHashMap;

use super::text::id_or_place;
use super::uses::Concern;
use super::{Finding, Scope, Severity};
use crate::analysis::usable::has_ended;
use crate::model::{Contribution, Disclosure, Index, Plan};

pub(super) fn find(plan: &Plan, index: &Index, scope: Scope, found: &mut Vec<(Concern, Finding)>) {
    // Of two contributions with one id the first stands.
    let live: Vec<(usize, &Contribution)> = plan
        .contributions
        .iter()
        .enumerate()
        .map(|(at, contribution)| (at, &**contribution))
        .filter(|(at, c)| {
            !has_ended(c, plan.properties.as_of) && (c.id.is_empty() || index.contribution_at(&c.id) == Some(*at))
        })
        .collect();
    double_pledged(&live, found);
    for (at, contribution) in &live {
        for caveat in &contribution.caveats {
            let how = match caveat.disclosure {
                Disclosure::Verbal => "given by word of mouth only",
                Disclosure::Inferred => "inferred by others",
                Disclosure::Written | Disclosure::Unknown => continue,
            };
            let id = id_or_place(contribution.id.as_str(), *at);
            let text = format!("{id}: the caveat \"{}\" is {how}", caveat.text);
            let finding = Finding::new(Severity::Info, "unconfirmed_caveat", "contributions", &id, text)
                .mend("Ask the nation to state it in writing");
            found.push((Concern::Contribution(*at), finding));
        }
    }
    if scope == Scope::Plan {
        nobody_offers(plan, &live, found);
    }
}

/// Two contributions share an either-or group.
pub(crate) fn share_group(one: &Contribution, other: &Contribution) -> bool {
    one.either_or.as_ref().is_some_and(|group| !group.is_empty() && other.either_or.as_ref() == Some(group))
}

/// Pairs of live contributions of one nation that one named element backs, with that element.
pub(crate) fn double_pledges<'p>(live: &[(usize, &'p Contribution)]) -> Vec<(usize, usize, &'p str)> {
    let mut backed: FxHashMap<(&str, &str), Vec<usize>> = FxHashMap::default();
    let mut pairs = Vec::new();
    for (place, (_, contribution)) in live.iter().enumerate() {
        for element in &contribution.elements {
            let element = element.trim();
            if element.is_empty() {
                continue;
            }
            let earlier = backed.entry((contribution.nation.as_str(), element)).or_default();
            if earlier.last() == Some(&place) {
                continue; // named twice by the same contribution
            }
            for other in earlier.iter() {
                if !share_group(live[*other].1, contribution) {
                    pairs.push((live[*other].0, live[place].0, element));
                }
            }
            earlier.push(place);
        }
    }
    pairs
}

fn double_pledged(live: &[(usize, &Contribution)], found: &mut Vec<(Concern, Finding)>) {
    let by_position: FxHashMap<usize, &Contribution> = live.iter().copied().collect();
    for (one, other, element) in double_pledges(live) {
        let (Some(first), Some(second)) = (by_position.get(&one), by_position.get(&other)) else { continue };
        let text = format!("{element} of {} backs both {} and {}", first.nation, first.id, second.id);
        let finding = Finding::new(Severity::Error, "double_pledged", "contributions", second.id.as_str(), text)
            .mend("Name another unit for one of them, or put both into one either-or group");
        found.push((Concern::Both(one, other), finding));
    }
}

fn nobody_offers(plan: &Plan, live: &[(usize, &Contribution)], found: &mut Vec<(Concern, Finding)>) {
    let offered: rustc_hash::FxHashSet<&crate::base::CapabilityId> = live
        .iter()
        .filter(|(_, contribution)| contribution.status.step().is_some_and(|step| step >= 1))
        .map(|(_, contribution)| &contribution.capability)
        .collect();
    for (at, set) in plan.requirement_sets.iter().enumerate() {
        for (line_at, (_, line)) in set.lines().enumerate() {
            let mut wanted = std::iter::once(&line.capability).chain(&line.substitutes);
            if line.capability.is_empty() || wanted.any(|capability| offered.contains(capability)) {
                continue;
            }
            let id = id_or_place(line.id.as_str(), line_at);
            let text = format!("{id}: nobody offers {} or a substitute", line.capability);
            let finding = Finding::new(Severity::Info, "nobody_offers", "requirements", &id, text)
                .mend("Ask nations for it, or name a substitute");
            found.push((Concern::Set(at), finding));
        }
    }
}
