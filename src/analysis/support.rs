//! On which days an assignment is present with everything it leans on: another usable assignment with each capability
//! that it or its capability requires, on any task. Support is not chained and has no ratio.

use rustc_hash::FxHashMap;

use super::case::Case;
use super::steps::Spans;
use crate::base::CapabilityId;

/// For each item, the days on which it is counted, present and supported; supply and support come from the counted
/// items alone.
pub(crate) fn supported(case: &Case<'_>, counted: &[bool]) -> Vec<Spans> {
    let mut present: FxHashMap<usize, Spans> = FxHashMap::default();
    case.items
        .iter()
        .enumerate()
        .map(|(at, item)| {
            if !counted[at] {
                return Spans::default();
            }
            let mut days = Spans::one(item.arrival, item.departure);
            for needed in needs(item) {
                if days.is_empty() {
                    break;
                }
                let Some(needed) = case.index.capability_at(needed) else { return Spans::default() };
                if needed == item.capability_at {
                    // It cannot lean on itself.
                    days = days.meet(&provided(case, counted, needed, Some(at)));
                } else {
                    let all = present.entry(needed).or_insert_with(|| provided(case, counted, needed, None));
                    days = days.meet(all);
                }
            }
            days
        })
        .collect()
}

/// The capabilities that an item leans on: its contribution's, then its capability's.
pub(crate) fn needs<'p>(item: &super::case::Item<'p>) -> impl Iterator<Item = &'p CapabilityId> + use<'p> {
    item.contribution.requires.iter().chain(&item.capability.requires)
}

/// The days on which a counted item other than `apart_from` gives a capability.
fn provided(case: &Case<'_>, counted: &[bool], capability: usize, apart_from: Option<usize>) -> Spans {
    Spans::union(
        case.items
            .iter()
            .enumerate()
            .filter(|(at, item)| counted[*at] && item.capability_at == capability && Some(*at) != apart_from)
            .map(|(_, item)| (item.arrival, item.departure))
            .collect(),
    )
}
