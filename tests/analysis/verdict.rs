//! What is said before a drop is what happens after it: tried on random placements over the sample.

use muster::analysis::{LineFigures, Shortfalls};
use muster::base::{ContributionId, Exact, Quantity, TaskId};
use muster::edit::Command;
use muster::model::Contribution;
use muster::session::{Placement, Session, Settings, Trace, Verdict, Warning, need, placements, verdict};
use muster::store::{FileKind, to_bytes};
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::strategy::ValueTree;

fn sample() -> Session {
    let mut session = Session::new(Settings::default(), Trace::default());
    session.open_sample().unwrap();
    session
}

fn bytes(session: &Session) -> Vec<u8> {
    to_bytes(FileKind::Plan, session.active().unwrap().plan())
}

/// A command that puts something somewhere, with the contribution that it puts and where.
fn put(
    session: &Session,
    at: [Index; 4],
    quantity: u64,
    moved: bool,
    line: bool,
) -> (Command, ContributionId, Placement) {
    let plan = session.active().unwrap().plan();
    let scenario = at[0].get(&plan.scenarios);
    let set = plan.requirement_sets.find(scenario.requirement_set.as_str()).unwrap();
    let lines: Vec<_> = set.lines().collect();
    let from = at[3].get(&plan.scenarios);
    let assignment = from.assignments.get(at[1].index(from.assignments.len().max(1))).filter(|_| moved);
    // Mostly what is left of somewhere, on a line that asks for it: else nearly all is refused.
    let likely = !quantity.is_multiple_of(5);
    let left_over: Vec<_> = plan.contributions.iter().filter(|c| scenario.used(&c.id) < c.quantity).collect();
    let contribution = match assignment {
        Some(assignment) => plan.contributions.find(assignment.contribution.as_str()).unwrap(),
        None if likely && !left_over.is_empty() => at[1].get(&left_over),
        None => at[1].get(&plan.contributions),
    };
    let asking: Vec<_> = lines.iter().filter(|(_, line)| line.names(&contribution.capability)).collect();
    let (task, requirement) = if likely && !asking.is_empty() { **at[2].get(&asking) } else { *at[2].get(&lines) };
    let place = Placement {
        scenario: scenario.id.clone(),
        task: task.id.clone(),
        requirement: line.then(|| requirement.id.clone()),
    };
    if let Some(assignment) = assignment {
        let command = Command::Move {
            from: from.id.clone(),
            assignment: assignment.id.clone(),
            to: place.scenario.clone(),
            task: place.task.clone(),
            requirement: place.requirement.clone(),
            quantity: assignment.quantity,
            copy: quantity.is_multiple_of(2),
        };
        return (command, assignment.contribution.clone(), place);
    }
    let left = contribution.quantity.minus(scenario.used(&contribution.id));
    let whole = Quantity(quantity).ceil_to(contribution.increment).min(left.floor_to(contribution.increment));
    let quantity = if likely { whole } else { Quantity(quantity) };
    let contribution = contribution.id.clone();
    let command = Command::Assign {
        scenario: place.scenario.clone(),
        contribution: contribution.clone(),
        task: place.task.clone(),
        requirement: place.requirement.clone(),
        quantity,
    };
    (command, contribution, place)
}

/// Sees that a verdict comes true when its command is carried out, and takes it back.
fn comes_true(
    session: &mut Session,
    said: &Verdict,
    command: &Command,
    contribution: &ContributionId,
    place: &Placement,
) {
    let before = bytes(session);
    let done = session.edit(command);
    let file = session.active().unwrap();
    let entry = file.what_if().unwrap_or(file.board()).entry(&place.scenario).unwrap();
    let sustained = place.requirement.as_ref().and_then(|id| entry.figures.line(id)).map(|line| line.sustained.clone());
    match said {
        Verdict::Refused(why) => {
            assert_eq!(done.as_ref(), Err(why), "{command:?}");
            assert_eq!(bytes(session), before, "{command:?}");
            return;
        }
        Verdict::Fits { after, asked, figures } => {
            done.unwrap_or_else(|why| panic!("{command:?}: {why}"));
            assert_eq!(*after, sustained, "{command:?}");
            assert_eq!(**figures, *entry.figures, "{command:?}");
            let quantity = place.requirement.as_ref().and_then(|id| entry.figures.line(id)).map(|line| line.quantity);
            assert_eq!(*asked, quantity.unwrap_or(Quantity::ZERO));
        }
        Verdict::Warning { after, figures, .. } => {
            done.unwrap_or_else(|why| panic!("{command:?}: {why}"));
            assert_eq!(*after, sustained, "{command:?}");
            assert_eq!(**figures, *entry.figures, "{command:?}");
        }
    }
    // What was said of it is what is found of the assignment that it made.
    let found = Shortfalls::new(file.plan(), file.index(), &entry.figures);
    let put = entry.figures.assignments.iter().rposition(|put| {
        put.contribution == *contribution && put.task == place.task && put.requirement == place.requirement
    });
    let why = put.and_then(|at| found.of(at).into_iter().next());
    match said {
        Verdict::Warning { why: Warning::Shortfall(warned), .. } => assert_eq!(Some(warned), why.as_ref()),
        other => assert!(why.is_none() && matches!(other, Verdict::Fits { .. }), "{other:?}: {why:?}"),
    }
    session.undo();
    assert_eq!(bytes(session), before);
}

#[test]
fn the_verdict_shown_before_a_drop_equals_the_result_after_it() {
    let mut session = sample();
    let mut seen = [0; 3];
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let raw = (any::<[Index; 4]>(), 0..13u64, any::<bool>(), prop::bool::weighted(0.85), prop::bool::weighted(0.2));
    for _ in 0..300 {
        let (at, quantity, moved, line, what_if) = raw.new_tree(&mut runner).unwrap().current();
        let withdrawn = what_if.then(|| session.active().unwrap().plan().nations[0].id.clone());
        let withdrawal =
            withdrawn.map(|id| muster::analysis::Withdrawal { withdrawn: [id].into(), ..Default::default() });
        if session.active().unwrap().what_if().is_some() != what_if {
            session.set_what_if(withdrawal.unwrap_or_default());
        }
        let (command, contribution, place) = put(&session, at, quantity, moved, line);
        let said = verdict(session.active().unwrap(), &command, std::slice::from_ref(&contribution), &place);
        seen[match said {
            Verdict::Fits { .. } => 0,
            Verdict::Warning { .. } => 1,
            Verdict::Refused(_) => 2,
        }] += 1;
        comes_true(&mut session, &said, &command, &contribution, &place);
    }
    assert!(seen.iter().all(|n| *n >= 10), "too few of a kind to tell: {seen:?}");
}

#[test]
fn every_place_that_is_offered_does_what_it_says_and_the_best_come_first() {
    let mut session = sample();
    let plan = session.active().unwrap().plan().clone();
    let mut tried = 0;
    for (n, scenario) in plan.scenarios.iter().enumerate() {
        for pledge in plan.contributions.iter().skip(n).step_by(9) {
            let file = session.active().unwrap();
            let entry = file.board().entry(&scenario.id).unwrap();
            let ranked = placements(file, entry, &pledge.id, None);
            let left = pledge.quantity.minus(scenario.used(&pledge.id));
            let rank = |verdict: &Verdict| match verdict {
                Verdict::Fits { .. } => 0,
                Verdict::Warning { .. } => 1,
                Verdict::Refused(_) => 2,
            };
            assert!(ranked.is_sorted_by_key(|r| rank(&r.verdict)), "{} in {}", pledge.id, scenario.id);
            let whole: Vec<(TaskId, Quantity, Verdict, Placement)> =
                ranked.into_iter().map(|r| (r.placement.task.clone(), r.quantity, r.verdict, r.placement)).collect();
            for (task, quantity, said, place) in whole {
                let line = session.active().unwrap().board().entry(&scenario.id).unwrap().figures.clone();
                let line = place.requirement.as_ref().and_then(|id| line.line(id).cloned());
                assert_eq!(quantity, need(pledge, left, line.as_ref()));
                let command = Command::Assign {
                    scenario: scenario.id.clone(),
                    contribution: pledge.id.clone(),
                    task,
                    requirement: place.requirement.clone(),
                    quantity: quantity.max(Quantity::ONE),
                };
                comes_true(&mut session, &said, &command, &pledge.id, &place);
                tried += 1;
            }
        }
    }
    assert!(tried > 30, "{tried}");
}

/// What is offered of a pledge of 12 in steps of `increment` with `left` of it, for a line that lacks `gap`.
fn offered(increment: u64, left: u64, gap: u64) -> u64 {
    let session = sample();
    let file = session.active().unwrap();
    let line = file.board().entries[0].figures.lines[0].clone();
    let line = LineFigures { gap: Exact::whole(gap), ..line };
    let pledge = Contribution { quantity: Quantity(12), increment: Quantity(increment), ..Contribution::default() };
    need(&pledge, Quantity(left), Some(&line)).0
}

#[test]
fn the_amount_offered_is_the_gap_in_whole_steps_rounded_up() {
    // By single units, what is missing.
    assert_eq!(offered(1, 12, 5), 5);
    // In steps of four, five missing are eight; all or nothing, they are all twelve.
    assert_eq!(offered(4, 12, 5), 8);
    assert_eq!(offered(12, 12, 5), 12);
    // Never more than is left, in whole steps: of seven one step of four.
    assert_eq!(offered(4, 7, 5), 4);
    assert_eq!(offered(1, 3, 5), 3);
    // Less than a step is left: nothing. On a line that lacks nothing: one step.
    assert_eq!(offered(4, 3, 5), 0);
    assert_eq!(offered(4, 12, 0), 4);
}
