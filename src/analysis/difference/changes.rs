//! The difference of two scenarios as a person would say it: added, removed, moved, resized, rescheduled, swapped.
//!
//! A change is a bundle of assignments of the first scenario (`a`) that become a bundle of assignments of the second
//! (`b`). What both hold alike is in none, everything else is in exactly one, so changes can be taken over one by one, in
//! any order, and nothing is lost. An assignment that differs in several ways at once is one change all the same, for it
//! cannot be half taken over; [`Change::also`] names the further ways.
//!
//! Pairs are made in tiers, from what fits best to what fits least, and by value within a tier, so that neither the
//! order of the assignments nor what else differs changes who is paired with whom.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use super::{Held, Holdings, Share, Spot};
use crate::base::{CapabilityId, ContributionId, Exact, RequirementId, TaskId};

/// What kind of change one scenario is against another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// In the second only.
    Added,
    /// In the first only.
    Removed,
    /// On another line or task; a part of an assignment can move and the rest stay.
    Moved,
    /// More or less of it in the same place.
    Resized,
    /// From or until another day.
    Rescheduled,
    /// On one line, one contribution out and another that does as well in.
    Swapped,
}

/// An assignment of a contribution, as it is compared.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Assigned {
    /// The contribution.
    pub contribution: ContributionId,
    /// Where, how much and when.
    pub share: Share,
}

/// One change of the second scenario against the first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What kind of change it is.
    pub kind: Kind,
    /// Further ways in which the same assignment differs: an assignment that moved can be resized and rescheduled too.
    pub also: Vec<Kind>,
    /// The assignments of the first scenario that go, none for what is added. For a part that moved, the whole
    /// assignments that it is taken from and added to.
    pub a: Vec<Assigned>,
    /// The assignments of the second that come in their place; none for what is removed.
    pub b: Vec<Assigned>,
}

impl Change {
    /// All ways in which it differs, the main one first.
    pub fn kinds(&self) -> impl Iterator<Item = Kind> {
        std::iter::once(self.kind).chain(self.also.iter().copied())
    }

    /// The contributions that it concerns, each once: the one that goes before the one that comes.
    pub fn contributions(&self) -> Vec<&ContributionId> {
        let mut all: Vec<&ContributionId> = Vec::new();
        for one in self.a.iter().chain(&self.b) {
            if !all.contains(&&one.contribution) {
                all.push(&one.contribution);
            }
        }
        all
    }

    /// The lines that it touches, each once, those left before those reached.
    pub fn lines(&self) -> Vec<&RequirementId> {
        let mut all: Vec<&RequirementId> = Vec::new();
        for id in self.a.iter().chain(&self.b).filter_map(|one| one.share.requirement.as_ref()) {
            if !all.contains(&id) {
                all.push(id);
            }
        }
        all
    }
}

/// An assignment that only one of the two has.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Loose<'h> {
    share: &'h Share,
    contribution: &'h ContributionId,
}

impl<'h> Loose<'h> {
    fn spot(self) -> (&'h TaskId, Option<&'h RequirementId>) {
        (&self.share.task, self.share.requirement.as_ref())
    }

    fn days(self) -> (Option<crate::base::Day>, Option<crate::base::Day>) {
        (self.share.from_day, self.share.to_day)
    }

    fn assigned(self) -> Assigned {
        Assigned { contribution: self.contribution.clone(), share: self.share.clone() }
    }
}

/// Takes from both sides what agrees in a key, pair by pair in the order of the values; the rest stays.
///
/// Without one of the pairs, or without one of those that stay, the others are paired as they were: that makes changes
/// independent of each other.
fn pair<T: Copy + Ord, K: Ord>(out: &mut Vec<T>, into: &mut Vec<T>, key: impl Fn(T) -> K, mut take: impl FnMut(T, T)) {
    if out.is_empty() || into.is_empty() {
        return;
    }
    let by_key = |one: &T, other: &T| key(*one).cmp(&key(*other)).then_with(|| one.cmp(other));
    out.sort_unstable_by(by_key);
    into.sort_unstable_by(by_key);
    let (mut left, mut right) = (Vec::new(), Vec::new());
    let (mut a, mut b) = (out.iter().copied().peekable(), into.iter().copied().peekable());
    while let (Some(one), Some(other)) = (a.peek().copied(), b.peek().copied()) {
        match key(one).cmp(&key(other)) {
            std::cmp::Ordering::Less => left.extend(a.next()),
            std::cmp::Ordering::Greater => right.extend(b.next()),
            std::cmp::Ordering::Equal => {
                take(one, other);
                a.next();
                b.next();
            }
        }
    }
    left.extend(a);
    right.extend(b);
    (*out, *into) = (left, right);
}

/// How the second scenario differs from the first, one change for one act: by place in the requirement set's order, and
/// then the largest first, by people and then by quantity.
pub fn changes(a: &Holdings, b: &Holdings) -> Vec<Change> {
    let mut found = Vec::new();
    let (mut removed, mut added) = (Vec::new(), Vec::new());
    for (id, held) in &a.held {
        let theirs = b.held.get(id).map_or(&[][..], |held| &held.shares);
        if held.shares != theirs {
            of_contribution(id, &held.shares, theirs, &mut found, (&mut removed, &mut added));
        }
    }
    for (id, held) in b.held.iter().filter(|(id, _)| !a.held.contains_key(*id)) {
        of_contribution(id, &[], &held.shares, &mut found, (&mut removed, &mut added));
    }
    swaps(a, b, (&mut removed, &mut added), &mut found);
    let one = |kind, a: Option<Loose<'_>>, b: Option<Loose<'_>>| change(kind, a, b);
    found.extend(removed.into_iter().map(|gone| one(Kind::Removed, Some(gone), None)));
    found.extend(added.into_iter().map(|come| one(Kind::Added, None, Some(come))));
    sorted(a, b, found)
}

fn change<'h>(kind: Kind, a: impl IntoIterator<Item = Loose<'h>>, b: impl IntoIterator<Item = Loose<'h>>) -> Change {
    let listed = |side: &mut dyn Iterator<Item = Loose<'h>>| side.map(Loose::assigned).collect();
    Change { kind, also: Vec::new(), a: listed(&mut a.into_iter()), b: listed(&mut b.into_iter()) }
}

/// A step up or down of one contribution's amount in one place.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Step<'h> {
    by: u64,
    a: Option<Loose<'h>>,
    b: Option<Loose<'h>>,
}

impl<'h> Step<'h> {
    fn days(self) -> Option<(Option<crate::base::Day>, Option<crate::base::Day>)> {
        self.a.or(self.b).map(Loose::days)
    }

    fn sides(self, other: Self) -> [Vec<Loose<'h>>; 2] {
        [self.a.into_iter().chain(other.a).collect(), self.b.into_iter().chain(other.b).collect()]
    }
}

/// The changes within one contribution; what has nothing to be paired with is left loose.
fn of_contribution<'h>(
    contribution: &'h ContributionId,
    ours: &'h [Share],
    theirs: &'h [Share],
    found: &mut Vec<Change>,
    (removed, added): (&mut Vec<Loose<'h>>, &mut Vec<Loose<'h>>),
) {
    let loose = |share: &'h Share| Loose { share, contribution };
    let (mut out, mut into): (Vec<_>, Vec<_>) = (ours.iter().map(loose).collect(), theirs.iter().map(loose).collect());
    pair(&mut out, &mut into, |one| one, |_, _| {});
    let mut pairs: Vec<(Loose<'h>, Loose<'h>)> = Vec::new();
    let mut take = |one, other| pairs.push((one, other));
    pair(&mut out, &mut into, |one| (one.spot(), one.share.quantity), &mut take);
    pair(&mut out, &mut into, |one| (one.spot(), one.days()), &mut take);
    pair(&mut out, &mut into, Loose::spot, &mut take);
    pair(&mut out, &mut into, |one| (one.share.quantity, one.days()), &mut take);
    pair(&mut out, &mut into, |one| one.share.quantity, &mut take);
    pair(&mut out, &mut into, |_| (), &mut take);

    // Less here and as much more there is one move of a part.
    let (mut fewer, mut more) = (Vec::new(), Vec::new());
    for (a, b) in pairs {
        let (was, is) = (a.share.quantity.0, b.share.quantity.0);
        let step = Step { by: was.abs_diff(is), a: Some(a), b: Some(b) };
        match () {
            () if a.spot() != b.spot() || a.days() != b.days() => found.push(differing(a, b)),
            () if is < was => fewer.push(step),
            () => more.push(step),
        }
    }
    fewer.extend(out.into_iter().map(|a| Step { by: a.share.quantity.0, a: Some(a), b: None }));
    more.extend(into.into_iter().map(|b| Step { by: b.share.quantity.0, a: None, b: Some(b) }));
    pair(
        &mut fewer,
        &mut more,
        |step| (step.by, step.days()),
        |one, other| {
            let [a, b] = one.sides(other);
            found.push(change(Kind::Moved, a, b));
        },
    );
    for step in fewer.into_iter().chain(more) {
        match (step.a, step.b) {
            (Some(a), Some(b)) => found.push(differing(a, b)),
            (Some(a), None) => removed.push(a),
            (None, Some(b)) => added.push(b),
            (None, None) => {}
        }
    }
}

/// One assignment that became another of the same contribution.
fn differing(a: Loose<'_>, b: Loose<'_>) -> Change {
    let ways = [
        (Kind::Moved, a.spot() != b.spot()),
        (Kind::Resized, a.share.quantity != b.share.quantity),
        (Kind::Rescheduled, a.days() != b.days()),
    ];
    let mut kinds = ways.into_iter().filter(|(_, differs)| *differs).map(|(kind, _)| kind);
    let kind = kinds.next().unwrap_or(Kind::Rescheduled);
    Change { also: kinds.collect(), ..change(kind, [a], [b]) }
}

/// Pairs, place by place, one contribution out with another in: the same capability, amount and days first, then less
/// and less alike, at last whatever counts on the line.
fn swaps<'h>(
    a: &'h Holdings,
    b: &'h Holdings,
    (removed, added): (&mut Vec<Loose<'h>>, &mut Vec<Loose<'h>>),
    found: &mut Vec<Change>,
) {
    let kind_of = |one: Loose<'h>| -> Option<&'h CapabilityId> {
        let held: Option<&Held> = a.held.get(one.contribution).or_else(|| b.held.get(one.contribution));
        held.map(|held| &held.capability)
    };
    let mut take = |out, into| found.push(change(Kind::Swapped, [out], [into]));
    pair(removed, added, |one| (one.spot(), kind_of(one), one.share.quantity, one.days()), &mut take);
    pair(removed, added, |one| (one.spot(), kind_of(one), one.share.quantity), &mut take);
    pair(removed, added, |one| (one.spot(), kind_of(one)), &mut take);
    let counts = |one: &Loose<'h>| {
        let spot: Spot = (one.share.task.clone(), one.share.requirement.clone());
        let taken = a.spots.get(&spot).or_else(|| b.spots.get(&spot));
        taken.zip(kind_of(*one)).is_some_and(|(taken, kind)| taken.contains(kind))
    };
    let mut out: Vec<Loose<'h>> = removed.extract_if(.., |one| counts(one)).collect();
    let mut into: Vec<Loose<'h>> = added.extract_if(.., |one| counts(one)).collect();
    pair(&mut out, &mut into, |one| (one.spot(), one.share.quantity), &mut take);
    pair(&mut out, &mut into, Loose::spot, &mut take);
    removed.append(&mut out);
    added.append(&mut into);
}

/// By place in the set's order (the first scenario's, then what only the second's has), then the largest first.
fn sorted(a: &Holdings, b: &Holdings, found: Vec<Change>) -> Vec<Change> {
    let mut places: FxHashMap<(&TaskId, Option<&RequirementId>), usize> = FxHashMap::default();
    for (task, line) in a.spots.keys().chain(b.spots.keys()) {
        let next = places.len();
        places.entry((task, line.as_ref())).or_insert(next);
    }
    let place = |change: &Change| {
        let all = change.a.iter().chain(&change.b).map(|one| (&one.share.task, one.share.requirement.as_ref()));
        all.map(|spot| places.get(&spot).copied().unwrap_or(usize::MAX)).min()
    };
    // People, and units where there are none, of the larger side.
    let size = |change: &Change| -> (Exact, u64) {
        let of = |side: &[Assigned]| {
            let people: Exact = side.iter().map(|one| people(a, b, one)).sum();
            (people, side.iter().fold(0_u64, |sum, one| sum.saturating_add(one.share.quantity.0)))
        };
        of(&change.a).max(of(&change.b))
    };
    let mut keyed: Vec<_> = found.into_iter().map(|change| (place(&change), Reverse(size(&change)), change)).collect();
    keyed.sort_by(|one, other| {
        let values = |change: &'_ Change| (change.kind, change.a.clone(), change.b.clone());
        (one.0, &one.1).cmp(&(other.0, &other.1)).then_with(|| values(&one.2).cmp(&values(&other.2)))
    });
    keyed.into_iter().map(|(_, _, change)| change).collect()
}

fn people(a: &Holdings, b: &Holdings, one: &Assigned) -> Exact {
    let held = a.held.get(&one.contribution).or_else(|| b.held.get(&one.contribution));
    held.and_then(|held| {
        let part = Exact::ratio(one.share.quantity.0, held.whole.0)?;
        Some(&part * &Exact::whole(held.people))
    })
    .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use serde_json::{Value, json};

    use super::{Change, Holdings, Kind, changes};
    use crate::analysis::fixture::plan_with;
    use crate::model::Index;

    /// A second battalion pledge, and a spare task without lines.
    fn found(a: &Value, b: &Value) -> Vec<Change> {
        let scenario = |id: &str, assignments: &Value| {
            let assigned = |(at, one): (usize, &Value)| {
                let words: Vec<&str> = one.as_str().unwrap().split(' ').collect();
                let mut value = json!({ "id": format!("{id}-{at}"), "contribution": words[0],
                    "task": if words[1] == "-" { "east" } else { "west" }, "quantity": words[2].parse::<u64>().unwrap() });
                if words[1] != "-" {
                    value["requirement"] = words[1].into();
                }
                if let Some(day) = words.get(3) {
                    value["from_day"] = day.parse::<i32>().unwrap().into();
                }
                value
            };
            let assignments: Vec<Value> = assignments.as_array().unwrap().iter().enumerate().map(assigned).collect();
            json!({ "id": id, "name": id, "requirement_set": "set", "assignments": assignments })
        };
        let plan = plan_with(&[
            ("/contributions/-", json!({ "id": "FRA-03", "nation": "FRA", "capability": "land.inf", "quantity": 3 })),
            ("/contributions/-", json!({ "id": "FRA-04", "nation": "FRA", "capability": "land.inf", "quantity": 3 })),
            ("/requirement_sets/0/tasks/-", json!({ "id": "east", "name": "East", "area": "host" })),
            ("/scenarios", json!([scenario("a", a), scenario("b", b)])),
        ]);
        let index = Index::new(&plan);
        let held = |at: usize| Holdings::of(&plan, &index, &plan.scenarios[at]);
        changes(&held(0), &held(1))
    }

    fn said(a: &Value, b: &Value) -> Vec<String> {
        let side = |side: &[super::Assigned]| {
            let one = |one: &super::Assigned| {
                let line = one.share.requirement.as_ref().map_or("-", |id| id.as_str());
                format!("{} {line} {}", one.contribution, one.share.quantity)
            };
            side.iter().map(one).collect::<Vec<_>>().join(", ")
        };
        let kinds = |change: &Change| change.kinds().map(|kind| format!("{kind:?}")).collect::<Vec<_>>().join("+");
        found(a, b).iter().map(|c| format!("{}: {} > {}", kinds(c), side(&c.a), side(&c.b))).collect()
    }

    #[test]
    fn each_kind_is_told_from_the_others() {
        for (a, b, expected) in [
            (json!([]), json!(["FRA-01 L-2 1"]), "Added:  > FRA-01 L-2 1"),
            (json!(["FRA-01 L-2 1"]), json!([]), "Removed: FRA-01 L-2 1 > "),
            (json!(["FRA-01 L-2 1"]), json!(["FRA-01 - 1"]), "Moved: FRA-01 L-2 1 > FRA-01 - 1"),
            (json!(["GBR-01 L-1 1"]), json!(["GBR-01 L-1 2"]), "Resized: GBR-01 L-1 1 > GBR-01 L-1 2"),
            (json!(["GBR-01 L-1 1"]), json!(["GBR-01 L-1 1 30"]), "Rescheduled: GBR-01 L-1 1 > GBR-01 L-1 1"),
            (json!(["GBR-01 L-1 1"]), json!(["FRA-03 L-1 2"]), "Swapped: GBR-01 L-1 1 > FRA-03 L-1 2"),
            (json!(["GBR-01 L-1 1"]), json!(["GBR-01 - 2 30"]), "Moved+Resized+Rescheduled: GBR-01 L-1 1 > GBR-01 - 2"),
            // One of two moves and the other stays; and back.
            (
                json!(["GBR-01 L-1 2"]),
                json!(["GBR-01 L-1 1", "GBR-01 - 1"]),
                "Moved: GBR-01 L-1 2 > GBR-01 L-1 1, GBR-01 - 1",
            ),
            (
                json!(["GBR-01 L-1 1", "GBR-01 - 1"]),
                json!(["GBR-01 L-1 2"]),
                "Moved: GBR-01 - 1, GBR-01 L-1 1 > GBR-01 L-1 2",
            ),
        ] {
            assert_eq!(said(&a, &b), [expected], "{a} > {b}");
        }
        assert!(found(&json!(["GBR-01 L-1 1", "FRA-01 L-2 1"]), &json!(["FRA-01 L-2 1", "GBR-01 L-1 1"])).is_empty());
    }

    #[test]
    fn of_two_that_could_take_its_place_the_one_of_the_same_amount_does() {
        let swapped = said(&json!(["GBR-01 L-1 2"]), &json!(["FRA-03 L-1 1", "FRA-04 L-1 2"]));
        assert_eq!(swapped, ["Swapped: GBR-01 L-1 2 > FRA-04 L-1 2", "Added:  > FRA-03 L-1 1"]);
        // A medical team takes no battalion's place.
        let two = found(&json!(["GBR-01 L-1 2"]), &json!(["FRA-01 L-2 1"]));
        assert_eq!(two.iter().map(|c| c.kind).collect::<Vec<_>>(), [Kind::Removed, Kind::Added]);
    }

    #[test]
    fn changes_come_line_by_line_and_the_largest_first() {
        // L-1 before L-2; there 1,800 people before a pledge without people.
        let all = said(&json!([]), &json!(["FRA-01 L-2 1", "FRA-03 L-1 3", "GBR-01 L-1 2"]));
        assert_eq!(all, ["Added:  > GBR-01 L-1 2", "Added:  > FRA-03 L-1 3", "Added:  > FRA-01 L-2 1"]);
    }
}
