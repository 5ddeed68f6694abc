//! How a figure is made, in a sentence, and what is noted of its parts and of what is left out of it.

use super::{Names, amount, day, days, listed, percent, status};
use crate::analysis::{LineStanding, LineState, Note, Rule};
use crate::base::{Exact, Quantity, visible};

/// The rule by which parts make a figure, as a sentence; `written` writes the amounts that the rule names.
pub fn rule(rule: &Rule, written: impl Fn(&Exact) -> String) -> String {
    match rule {
        Rule::Sum => "The sum of what counts.".to_owned(),
        Rule::OnDay(Some(on)) => {
            format!("The sum of what is present on {}, the first day with the most.", day(*on))
        }
        Rule::OnDay(None) => "The scenario has no days.".to_owned(),
        Rule::Count => "How many there are.".to_owned(),
        Rule::Mean => "The mean of the lines.".to_owned(),
        Rule::Share { of } => format!("The sum of what counts, as a share of {}.", written(of)),
        Rule::Largest { of } => format!("The largest, as a share of {}.", written(of)),
        Rule::SumOfSquares { of } => format!("Each as a share of {}, squared, and then summed.", written(of)),
        Rule::Latest => "The latest of the lines; none while one is never full.".to_owned(),
        Rule::Whole(_) => "Worked out as a whole, for lines that lean on the same pledges are met together: it lies \
                           between the product of the lines and the least of them."
            .to_owned(),
    }
}

/// A note in a few words: "present from C+51 until C+360", "no enabler on C+60: Role 2".
pub fn note(names: Names<'_>, note: &Note) -> String {
    match note {
        Note::Present { from, until } => format!("present from {} until {}", day(*from), day(*until)),
        Note::HeadcountNotKnown => "headcount not known".to_owned(),
        Note::OutsideHost(area) => format!("not in the host country: {}", names.area(area)),
        Note::Arrives(arrives) => format!("arrives {}", day(*arrives)),
        Note::Leaves(leaves) => format!("leaves {}", day(*leaves)),
        Note::OnlyStatus(is) => status(*is).to_owned(),
        Note::NoCostKnown => "no cost known".to_owned(),
        Note::NoRate(currencies) => visible(&format!("no rate for {}", listed(currencies))),
        Note::AMonth(present) => format!("a month, {} present", days(*present)),
        Note::Once => "once".to_owned(),
        Note::NoSuchCost => "no such cost".to_owned(),
        Note::GivesNoMoney => "gives no money".to_owned(),
        Note::NoRateForItsCurrency => "no rate for its currency".to_owned(),
        Note::Contributions(ids) => visible(&listed(ids)),
        Note::NotMetWithout(lines) if lines.len() == 1 => visible(&format!("without it {} is not met", listed(lines))),
        Note::NotMetWithout(lines) => visible(&format!("without it {} are not met", listed(lines))),
        Note::Line(stands) => line(stands),
        Note::LineDrawn(stands) => format!("{}, drawn", line(stands)),
        Note::Filled(step, quantity) => of(step, *quantity),
        Note::AsksForNothing => "asks for nothing".to_owned(),
        Note::Covered(share) => format!("on {} of its days", percent(share.to_f64())),
        Note::FullFrom(from) => format!("full from {}", day(*from)),
        Note::NeverFull(stands) => format!("never full: {}", line(stands)),
        Note::LeansOnBackstop => "not met without the backstop".to_owned(),
        Note::MetWithoutBackstop => "met without the backstop too".to_owned(),
        Note::FailsInWhatIf => "fails in the what-if".to_owned(),
        Note::Condition(state) => state.word().to_owned(),
        Note::NotInPlan => "not in the plan".to_owned(),
        Note::NotConfirmed(is) => format!("not confirmed: {}", status(*is)),
        Note::NoEnabler { on, missing, confirmed } => {
            let missing = listed(&missing.iter().map(|id| names.capability(id)).collect::<Vec<_>>());
            if *confirmed {
                format!("no confirmed enabler on {}: {missing}", day(*on))
            } else {
                format!("no enabler on {}: {missing}", day(*on))
            }
        }
        Note::LeavesBefore { leaves, needed } => format!("leaves {}, needed on {}", day(*leaves), day(*needed)),
        Note::ArrivesAfter { arrives, needed } => {
            let late = days(i64::from(arrives.0) - i64::from(needed.0));
            format!("late by {late}: arrives {}, needed by {}", day(*arrives), day(*needed))
        }
    }
}

/// "7 of 9".
fn of(step: &Exact, quantity: Quantity) -> String {
    format!("{} of {}", amount(step), amount(&quantity.into()))
}

/// "7 of 9, at minimum".
fn line(stands: &LineStanding) -> String {
    let of = of(&stands.sustained, stands.quantity);
    match stands.state {
        LineState::Met => format!("{of}, met"),
        LineState::Minimum => format!("{of}, at minimum"),
        LineState::Unmet => format!("{of}, unmet"),
    }
}

#[cfg(test)]
mod tests {
    use super::{note, rule};
    use crate::analysis::fixture::plan_with;
    use crate::analysis::{LineStanding, LineState, Note, Rule};
    use crate::base::{Day, Exact, Quantity};
    use crate::model::{Index, Status};
    use crate::words::Names;

    #[test]
    fn notes_name_records_and_days_as_planners_do() {
        let plan = plan_with(&[]);
        let index = Index::new(&plan);
        let names = Names::new(&plan, &index, &plan.scenarios[0]);
        let stands = LineStanding { sustained: Exact::one(), quantity: Quantity(2), state: LineState::Minimum };
        for (found, said) in [
            (Note::Present { from: Day(-3), until: Day(360) }, "present from C−3 until C+360"),
            (Note::OutsideHost("home".into()), "not in the host country: Home"),
            (Note::NoRate(vec!["GBP".into(), "USD".into()]), "no rate for GBP and USD"),
            (Note::AMonth(1), "a month, 1 day present"),
            (Note::NotMetWithout(vec!["L-1".into()]), "without it L-1 is not met"),
            (Note::NotMetWithout(vec!["L-1".into(), "L-2".into()]), "without it L-1 and L-2 are not met"),
            (Note::LineDrawn(stands.clone()), "1 of 2, at minimum, drawn"),
            (Note::NeverFull(stands), "never full: 1 of 2, at minimum"),
            (Note::NotConfirmed(Status::Offered), "not confirmed: offered"),
            (
                Note::NoEnabler { on: Day(60), missing: vec!["med.r2".into()], confirmed: true },
                "no confirmed enabler on C+60: Role 2",
            ),
            (Note::ArrivesAfter { arrives: Day(66), needed: Day(60) }, "late by 6 days: arrives C+66, needed by C+60"),
        ] {
            assert_eq!(note(names, &found), said);
        }
        let on = rule(&Rule::OnDay(Some(Day(61))), |_| String::new());
        assert_eq!(on, "The sum of what is present on C+61, the first day with the most.");
    }
}
