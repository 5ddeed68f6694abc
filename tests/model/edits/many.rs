//! One field for many contributions: which change, which have it already, which refuse; the step that follows is exact.

use muster::base::{ContributionId, Day};
use muster::edit::{ContributionField, Many};

use super::assignments::assign;
use super::fixture::{after, done, plan};

fn ids(ids: &[&str]) -> Vec<ContributionId> {
    ids.iter().map(|id| ContributionId::new(id)).collect()
}

#[test]
fn those_that_have_the_value_and_those_that_refuse_are_told_apart_and_left() {
    // GBR-01 stands on a line of A, so it keeps its capability; NLD-01 has the one that is wanted.
    let field = ContributionField::Capability("land.mech".into());
    let many = Many::new(&plan(), &ids(&["GBR-01", "NLD-01", "POL-01", "POL-02", "XXX"]), &field);
    assert_eq!((many.changing.clone(), many.same), (ids(&["POL-01", "POL-02"]), 1));
    let refused: Vec<(String, String)> =
        many.refused.iter().map(|(id, why)| (id.to_string(), why.to_string())).collect();
    assert_eq!(
        refused,
        [
            ("GBR-01".to_owned(), "GBR-01 is used in A. Take it out there first".to_owned()),
            ("XXX".to_owned(), "There is no contribution \"XXX\" in this plan".to_owned())
        ]
    );
    let (label, changed) = done(&plan(), &many.command(&field));
    assert_eq!(label, "Set capability for 2 pledges; 2 refused");
    let of = |id: &str| changed.contributions.find(id).unwrap().capability.to_string();
    assert_eq!([of("GBR-01"), of("POL-01"), of("POL-02")], ["land.inf", "land.mech", "land.mech"]);
}

#[test]
fn each_is_tried_after_those_before_it() {
    // A uses both: the first may join the group, the second then not.
    let used = after(&[assign("a", "POL-01", "east/L-3", 1)]);
    let field = ContributionField::EitherOr(Some("one of them".to_owned()));
    let many = Many::new(&used, &ids(&["GBR-01", "POL-01"]), &field);
    assert_eq!(many.changing, ids(&["GBR-01"]));
    assert_eq!(many.refused[0].1.to_string(), "A uses GBR-01: either that or POL-01");
    done(&used, &many.command(&field));
}

#[test]
fn where_nothing_changes_the_step_is_empty() {
    let field = ContributionField::NoticeDays(Some(Day(10)));
    let many = Many::new(&plan(), &ids(&["GBR-01", "GBR-02"]), &field);
    assert_eq!((many.changing.len(), many.same, many.refused.len()), (0, 2, 0));
    assert_eq!(done(&plan(), &many.command(&field)).1, plan());
}
