//! What lies in the register itself: real units behind two pledges, caveats not in writing, lines for which nobody
//! offers anything.

use rustc_hash::FxHashMap;

use super::concern::Concern;
use super::finding::{Finding, Severity};
use super::text::id_or_place;
use crate::analysis::usable::has_ended;
use crate::base::CapabilityId;
use crate::model::{Contribution, Disclosure, Index, Plan};

/// True when a contribution has not ended; of two with one id only the first is looked at.
pub(super) fn is_live(plan: &Plan, index: &Index, at: usize, contribution: &Contribution) -> bool {
    !has_ended(contribution, plan.properties.as_of)
        && (contribution.id.is_empty() || index.contribution_at(&contribution.id) == Some(at))
}

/// Caveats of a contribution that are not in writing.
pub(super) fn of_record(
    plan: &Plan,
    index: &Index,
    at: usize,
    contribution: &Contribution,
    found: &mut Vec<(Concern, Finding)>,
) {
    if contribution.caveats.is_empty() || !is_live(plan, index, at, contribution) {
        return;
    }
    for caveat in &contribution.caveats {
        let how = match caveat.disclosure {
            Disclosure::Verbal => "given by word of mouth only",
            Disclosure::Inferred => "inferred by others",
            Disclosure::Written | Disclosure::Unknown => continue,
        };
        let id = id_or_place(contribution.id.as_str(), at);
        let text = format!("{id}: the caveat \"{}\" is {how}", caveat.text);
        let finding = Finding::new(Severity::Info, "unconfirmed_caveat", "contributions", &id, text)
            .mend("Ask the nation to state it in writing");
        found.push((Concern::Contribution(at), finding));
    }
}

/// Two contributions share an either-or group.
pub(crate) fn share_group(one: &Contribution, other: &Contribution) -> bool {
    one.either_or.as_ref().is_some_and(|group| !group.is_empty() && other.either_or.as_ref() == Some(group))
}

/// Pairs of live contributions of one nation that one named element backs, with that element.
fn double_pledges<'p>(live: &[(usize, &'p Contribution)]) -> Vec<(usize, usize, &'p str)> {
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

/// Elements that back two live contributions: `double_pledged`.
pub(super) fn double_pledged(plan: &Plan, index: &Index, found: &mut Vec<(Concern, Finding)>) {
    let named = plan.contributions.iter().enumerate().filter(|(_, contribution)| !contribution.elements.is_empty());
    let live: Vec<(usize, &Contribution)> =
        named.map(|(at, c)| (at, &**c)).filter(|(at, c)| is_live(plan, index, *at, c)).collect();
    for (one, other, element) in double_pledges(&live) {
        let (Some(first), Some(second)) = (plan.contributions.get(one), plan.contributions.get(other)) else {
            continue;
        };
        let text = format!("{element} of {} backs both {} and {}", first.nation, first.id, second.id);
        let finding = Finding::new(Severity::Error, "double_pledged", "contributions", second.id.as_str(), text)
            .mend("Name another unit for one of them, or put both into one either-or group");
        found.push((Concern::Both(one, other), finding));
    }
}

/// How many live contributions of status indicated or better there are of each capability.
#[derive(Clone, Debug, Default)]
pub(super) struct Offers(FxHashMap<CapabilityId, usize>);

impl Offers {
    /// Counts a contribution that is live, if it is an offer.
    pub fn add(&mut self, contribution: &Contribution) {
        if is_offer(contribution) {
            match self.0.get_mut(&contribution.capability) {
                Some(count) => *count += 1,
                None => drop(self.0.insert(contribution.capability.clone(), 1)),
            }
        }
    }

    /// Takes a contribution that was counted away.
    pub fn take(&mut self, contribution: &Contribution) {
        if is_offer(contribution)
            && let Some(count) = self.0.get_mut(&contribution.capability)
        {
            *count = count.saturating_sub(1);
        }
    }

    fn has(&self, capability: &CapabilityId) -> bool {
        self.0.get(capability).is_some_and(|count| *count > 0)
    }
}

/// True for a contribution of status indicated or better.
pub(super) fn is_offer(contribution: &Contribution) -> bool {
    contribution.status.step().is_some_and(|step| step >= 1)
}

/// Lines for whose capability and substitutes nobody offers anything: `nobody_offers`.
pub(super) fn nobody_offers(plan: &Plan, offers: &Offers, found: &mut Vec<(Concern, Finding)>) {
    for (at, set) in plan.requirement_sets.iter().enumerate() {
        for (line_at, (_, line)) in set.lines().enumerate() {
            let mut wanted = std::iter::once(&line.capability).chain(&line.substitutes);
            if line.capability.is_empty() || wanted.any(|capability| offers.has(capability)) {
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
