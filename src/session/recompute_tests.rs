//! What is worked out anew after an edit is what would be worked out of the whole plan.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::sync::Arc;

use proptest::prelude::*;

use super::open_file::Resting;
use crate::analysis::{ChangedContribution, Withdrawal};
use crate::base::{Day, Quantity};
use crate::edit::{Change, Label, Op, Slot};
use crate::model::{
    Basis, Bearer, Caveat, CaveatStrength, Contribution, Cost, Disclosure, Nation, Plan, RequirementSet, Scenario,
    Status,
};
use crate::store::{self, FileKind};

fn sample() -> Plan {
    store::parse(include_bytes!("../../assets/sample.muster")).unwrap().plan
}

/// A contribution with something else in one or two of its fields, sound or not.
fn twisted(plan: &Plan, at: usize, what: u8, by: usize) -> Contribution {
    let mut pledge = plan.contributions[at].as_ref().clone();
    let other = &plan.contributions[by % plan.contributions.len()];
    match what {
        0 => pledge.status = Status::ALL[by % Status::ALL.len()],
        1 => pledge.notice_days = (!by.is_multiple_of(3)).then_some(Day(by as i32 % 200 - 5)),
        2 => pledge.quantity = Quantity((by % 4) as u64),
        3 => pledge.nation = if by.is_multiple_of(4) { "XXX".into() } else { other.nation.clone() },
        4 => pledge.capability = if by.is_multiple_of(5) { "none".into() } else { other.capability.clone() },
        5 => {
            pledge.elements = vec![["1st Brigade", "2nd Brigade"][by % 2].to_owned()];
            pledge.nation = plan.contributions[0].nation.clone();
        }
        6 => pledge.either_or = Some(["one", "two", ""][by % 3].to_owned()),
        7 => {
            let disclosure = [Disclosure::Verbal, Disclosure::Inferred, Disclosure::Written][by % 3];
            let caveat = Caveat { text: "Not there".to_owned(), disclosure, ..Caveat::default() };
            pledge.caveats = vec![Caveat { strength: CaveatStrength::Limitation, ..caveat }; by % 3];
        }
        8 => {
            let currency = ["EUR", "GBP", "ZZZ", "YYY"][by % 4].into();
            let cost = Cost { amount: "7".parse().unwrap(), currency, ..Cost::default() };
            pledge.costs = vec![Cost { basis: Basis::Once, borne_by: Bearer::Common, ..cost }];
        }
        9 => pledge.likelihood = ["0.5", "1.5", "0.9"].get(by % 4).map(|text| text.parse().unwrap()),
        10 => pledge.illustrative = by.is_multiple_of(2),
        11 => pledge.excludes = vec![other.nation.clone()],
        12 => pledge.conditions = other.conditions.clone(),
        _ => pledge.title = if by.is_multiple_of(3) { String::new() } else { other.title.clone() },
    }
    pledge
}

fn replaced<T: Clone>(list: &[Arc<T>], at: usize, after: T) -> Slot<T> {
    Slot { at, before: Some(Arc::clone(&list[at])), after: Some(Arc::new(after)) }
}

fn scenario(plan: &Plan, at: usize, by: usize) -> Slot<Scenario> {
    let mut scenario: Scenario = plan.scenarios[at].as_ref().clone();
    match by % 4 {
        0 if !scenario.assignments.is_empty() => {
            let gone = by % scenario.assignments.len();
            scenario.assignments.remove(gone);
        }
        1 if !scenario.assignments.is_empty() => {
            let at = by % scenario.assignments.len();
            scenario.assignments[at].contribution = plan.contributions[by % plan.contributions.len()].id.clone();
        }
        2 => scenario.name = String::new(),
        _ => scenario.duration_days = Some(Day(by as i32 % 400)),
    }
    replaced(&plan.scenarios, at, scenario)
}

/// One edit of a plan; some bear on several records.
fn change(plan: &Plan, (kind, what, at, by): (u8, u8, usize, usize)) -> Change {
    let pledge = at % plan.contributions.len();
    let twist = |at: usize, what: u8| Op::Contribution(replaced(&plan.contributions, at, twisted(plan, at, what, by)));
    let of_scenario = || Op::Scenario(scenario(plan, at % plan.scenarios.len(), by));
    let ops = match kind {
        0..=5 => vec![twist(pledge, what)],
        6 => {
            let other = (pledge + 1 + by % 7) % plan.contributions.len();
            if other == pledge { vec![twist(pledge, what)] } else { vec![twist(pledge, what), twist(other, what / 2)] }
        }
        7 | 8 => vec![of_scenario()],
        9 => vec![twist(pledge, what), of_scenario()],
        10 => {
            // A record put in, with an id of its own or one that is there already.
            let id = if by.is_multiple_of(2) { "NEW-1".into() } else { plan.contributions[pledge].id.clone() };
            let after = Contribution { id, ..plan.contributions[pledge].as_ref().clone() };
            vec![Op::Contribution(Slot {
                at: by % (plan.contributions.len() + 1),
                before: None,
                after: Some(after.into()),
            })]
        }
        11 => {
            let before = Some(Arc::clone(&plan.contributions[pledge]));
            vec![Op::Contribution(Slot { at: pledge, before, after: None })]
        }
        12 => {
            let at = at % plan.nations.len();
            let nation = Nation { id: "XXX".into(), ..plan.nations[at].as_ref().clone() };
            vec![Op::Nation(replaced(&plan.nations, at, nation))]
        }
        _ => {
            let mut set: RequirementSet = plan.requirement_sets[0].as_ref().clone();
            if let Some(line) = set.tasks.iter_mut().flat_map(|task| &mut task.requirements).nth(by % 5) {
                line.quantity = Quantity((by % 9) as u64);
                line.capability = plan.contributions[pledge].capability.clone();
            }
            vec![Op::RequirementSet(replaced(&plan.requirement_sets, 0, set))]
        }
    };
    Change { what: Label::SetPledges(1), gesture: None, ops }
}

/// Asserts that two states of what rests on one plan are alike.
fn assert_alike(plan: &Plan, kept: &Resting, whole: &Resting) {
    for pledge in &plan.contributions {
        assert_eq!(kept.index.contribution_at(&pledge.id), whole.index.contribution_at(&pledge.id));
    }
    let boards = [(Some(&kept.board), Some(&whole.board)), (kept.what_if.as_ref(), whole.what_if.as_ref())];
    for (kept, whole) in boards {
        let (Some(kept), Some(whole)) = (kept, whole) else { panic!("a board is missing") };
        assert_eq!(kept.entries.len(), whole.entries.len());
        assert_eq!(kept.illustrative, whole.illustrative);
        assert_eq!(kept.plan_findings, whole.plan_findings);
        for (kept, whole) in kept.entries.iter().zip(&whole.entries) {
            assert_eq!(kept.scenario, whole.scenario);
            assert_eq!(kept.figures, whole.figures);
            assert_eq!(kept.findings, whole.findings);
            for line in &whole.figures.lines {
                assert_eq!(kept.line_confidence(&line.id), whole.line_confidence(&line.id));
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn after_any_edits_all_is_as_if_worked_out_of_the_whole_plan(
        edits in prop::collection::vec((0_u8..14, 0_u8..14, 0_usize..500, 0_usize..500), 1..7),
        back in 0_usize..3,
    ) {
        let mut plan = sample();
        let what_if = Withdrawal { withdrawn: [plan.nations[1].id.clone()].into(), ..Withdrawal::default() };
        let whole = |plan: &Plan| Resting::under(plan, FileKind::Plan, Some(what_if.clone()));
        let mut kept = whole(&plan);
        let mut done = Vec::new();
        for edit in edits {
            let change = change(&plan, edit);
            change.apply(&mut plan);
            kept = kept.after(&plan, FileKind::Plan, &change);
            assert_alike(&plan, &kept, &whole(&plan));
            done.push(change);
        }
        for change in done.iter().rev().take(back).map(Change::inverse) {
            change.apply(&mut plan);
            kept = kept.after(&plan, FileKind::Plan, &change);
        }
        assert_alike(&plan, &kept, &whole(&plan));
    }
}

#[test]
fn an_edit_of_a_pledge_leaves_the_figures_of_scenarios_without_it_in_place() {
    let mut plan = sample();
    let kept = Resting::under(&plan, FileKind::Plan, None);
    let used_by_one = (0..plan.contributions.len()).find(|at| {
        let id = &plan.contributions[*at].id;
        plan.scenarios.iter().filter(|scenario| scenario.used(id).0 > 0).count() == 1
    });
    let at = used_by_one.unwrap();
    let change = change(&plan, (0, 1, at, 100));
    change.apply(&mut plan);
    let after = kept.after(&plan, FileKind::Plan, &change);
    let anew =
        kept.board.entries.iter().zip(&after.board.entries).filter(|(a, b)| !Arc::ptr_eq(&a.figures, &b.figures));
    assert_eq!(anew.count(), 1);
    assert!(Arc::ptr_eq(&kept.index, &after.index), "the index is not built anew");
}

#[test]
fn a_change_of_contributions_says_which_stood_where() {
    let plan = sample();
    let (first, second) = (change(&plan, (0, 0, 3, 1)), change(&plan, (0, 1, 3, 1)));
    let both =
        Change { what: Label::SetPledges(1), gesture: None, ops: first.ops.into_iter().chain(second.ops).collect() };
    let replaced = both.replaced_contributions().unwrap();
    assert_eq!(replaced.len(), 1);
    assert!(Arc::ptr_eq(&replaced[0].1, &plan.contributions[3]));
    let changed = ChangedContribution { at: replaced[0].0, before: Arc::clone(&replaced[0].1) };
    assert_eq!(changed.at, 3);
    let more = Change { what: Label::SetPledges(1), gesture: None, ops: change(&plan, (12, 0, 0, 0)).ops };
    assert_eq!(more.replaced_contributions(), None);
}
