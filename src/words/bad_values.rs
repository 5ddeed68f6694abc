//! Why a value was not taken, and what would be.

use super::day::day;
use super::{a_kind, listed};
use crate::edit::{Axis, BadValue, Choice, RecordKind, ShareOf};
use crate::model::Direction;

/// What is wrong with the value.
pub(super) fn why(value: &BadValue) -> String {
    match value {
        BadValue::NoName(kind) => format!("{} needs a name", a_kind(*kind)),
        BadValue::NoNameOfCapital => "A capital needs a name".to_owned(),
        BadValue::NoTitle(kind) => format!("{} needs a title", a_kind(*kind)),
        BadValue::NotChosen(choice) => not_chosen(*choice).to_owned(),
        BadValue::NameTaken { what: RecordKind::Condition, name } => {
            format!("A condition is called \"{name}\" already; choose it, or enter another name")
        }
        BadValue::NameTaken { what, name } => {
            format!("{} is called \"{name}\" already; enter another name", a_kind(*what))
        }
        BadValue::Id(RecordKind::Nation) => "A nation's id is its three letters of ISO 3166-1, such as KEN".to_owned(),
        BadValue::Id(_) => {
            "An id is small letters and digits in parts with dots between, such as land.inf.mech".to_owned()
        }
        BadValue::Days => "Enter 0 to 36,500 days".to_owned(),
        BadValue::Length(kind) => format!("{} lasts 1 to 3,650 days", a_kind(*kind)),
        BadValue::BeforeCDay => "Days are counted from C-day; enter 0 or more".to_owned(),
        BadValue::EndsBeforeItBegins { from, to } => {
            format!("{} is not after {}; enter a later last day", day(*to), day(*from))
        }
        BadValue::LastDayBeforeFirst { from, to } => {
            format!("{} is before {}; enter a later last day", day(*to), day(*from))
        }
        BadValue::Degrees(axis) => degrees(*axis),
        BadValue::Share(of) => format!("{} is 0 to 1, with at most 6 places", share(*of)),
        BadValue::NoAuthor => "This is recorded with a name; enter yours first".to_owned(),
        BadValue::ThereAlready(contribution) => format!("{contribution} is there already"),
        BadValue::NoLineAsks => "No line here asks for it".to_owned(),
        BadValue::NoCurrencyToAskIn => "The plan has no currency to ask for money in; set one first".to_owned(),
        BadValue::LineNeverOpen { line, from, last, .. } => {
            format!("{line} ends at {}, before it begins at {}", day(*last), day(*from))
        }
        BadValue::FailedCondition(name) => format!("\"{name}\" has failed, so nothing that waits for it counts"),
        BadValue::NotAskedUnder(name) => format!(
            "\"{name}\" is neither a backstop nor an approval; what is asked for counts only under one of these"
        ),
        BadValue::OnlyArea(pledges) => match pledges.as_slice() {
            [one] => format!("{one} is offered for this area only"),
            several => format!("{} are offered for this area only", listed(several)),
        },
        BadValue::NoUnit => "Enter what it is counted in, such as battalion, aircraft or money".to_owned(),
        BadValue::LeansOnItself => "A capability cannot lean on itself".to_owned(),
        BadValue::SymbolCode => "A symbol code of APP-6(D) has 20 digits".to_owned(),
        BadValue::NoDate => "A meeting needs a date, such as 2025-03-11".to_owned(),
        BadValue::NoApprover => "Name who approves, such as parliament".to_owned(),
        BadValue::Colour(colour) => format!("\"{colour}\" is no colour; write it as #00747C"),
        BadValue::CurrencyCode => "A currency is its three letters of ISO 4217, such as EUR".to_owned(),
        BadValue::RateOfBase(code) => format!("{code} is the base currency and needs no rate"),
        BadValue::Rate => "A rate is above 0, with at most 6 places".to_owned(),
        BadValue::LikelihoodOfEnded => {
            "A pledge that has ended does not hold; give a likelihood to those that stand".to_owned()
        }
        BadValue::AnswerThere => "This answer stands in the history already".to_owned(),
        BadValue::NoReason => "A judgement against the figures needs a reason; enter one".to_owned(),
        BadValue::EmptyWhatIf => {
            "A what-if needs a nation that withdraws or a condition that fails; choose one first".to_owned()
        }
        BadValue::ExcludedPartner { contribution, nation } => {
            format!("{contribution} will not serve beside {nation}")
        }
        BadValue::ExcludesItself { contribution, nation } => format!("{contribution} is of {nation} itself"),
        BadValue::LeansOnOwnCapability(contribution) => {
            format!("{contribution} is of that capability and does not lean on it")
        }
        BadValue::PartInUse { scenario, used, part } => {
            format!("{scenario} uses {used}, which is no whole number of parts of {part}")
        }
        BadValue::SmallestPart(quantity) => format!("The smallest part is 1 to {quantity}"),
        BadValue::MoneyWithoutCurrency => "Money is in a currency; name one, such as EUR".to_owned(),
        BadValue::NotMoney(contribution) => format!("{contribution} is not money and has no currency"),
        BadValue::Tours => "A tour lasts 1 day or more, and there is 1 or more".to_owned(),
        BadValue::UnitTwice(unit) => format!("\"{unit}\" is named twice"),
        BadValue::LockedAlready(by) if by.is_empty() => "The criteria are locked already".to_owned(),
        BadValue::LockedAlready(by) => format!("The criteria are locked already by {by}"),
        BadValue::NothingToLock => "There is no criterion to lock; add one first".to_owned(),
        BadValue::NotLocked => "The criteria are not locked".to_owned(),
        BadValue::NoMeasure => "A criterion needs a measure; choose one, or manual".to_owned(),
        BadValue::Weight => "A weight is 0 or more, with at most 6 places".to_owned(),
        BadValue::EndOfScale => "An end of the scale has at most 6 places".to_owned(),
        BadValue::WrongWayRound { best, worst, direction } => {
            format!("Best {best} and worst {worst} are the wrong way round when {}; swap the ends", better(*direction))
        }
        BadValue::Measured(name) => {
            format!("\"{name}\" is measured by a metric; set its measure to manual before scoring it")
        }
        BadValue::Score => "A score is 0 to 100, with at most 6 places".to_owned(),
        BadValue::NotEmpty(RecordKind::Task) => "A new task begins empty; its lines are added after it".to_owned(),
        BadValue::NotEmpty(_) => "A new requirement set begins empty; its tasks are added after it".to_owned(),
        BadValue::OtherUnit { name, unit, asked, asked_unit } => {
            format!("{name} is counted in {unit}, {asked} in {asked_unit}")
        }
        BadValue::OwnSubstitute(name) => format!("{name} is what is asked for; it is no substitute"),
        BadValue::Minimum(quantity) => format!("The minimum is 1 to {quantity}"),
    }
}

/// What would help, as a sentence of its own.
pub(super) fn advice(value: &BadValue) -> Option<String> {
    Some(match value {
        BadValue::LineNeverOpen { scenario, .. } => format!("Set its days or the length of {scenario} first"),
        BadValue::FailedCondition(_) => "Choose another, or make one".to_owned(),
        BadValue::NotAskedUnder(_) => "Choose another".to_owned(),
        BadValue::PartInUse { .. } => "Take it out there first".to_owned(),
        BadValue::OnlyArea(pledges) if pledges.len() == 1 => "Offer it for another area first, or delete it".to_owned(),
        BadValue::OnlyArea(_) => "Offer them for another area first, or delete them".to_owned(),
        _ => return None,
    })
}

/// Which way is better, as the end of a clause: "more is better".
pub(super) const fn better(direction: Direction) -> &'static str {
    match direction {
        Direction::Max => "more is better",
        Direction::Min => "less is better",
        Direction::Unknown => "nothing",
    }
}

const fn not_chosen(choice: Choice) -> &'static str {
    match choice {
        Choice::Answer => "Choose yes, no, conditional, undecided or not stated",
        Choice::ApprovalState => "Choose where the approval stands",
        Choice::AreaOfTask => "Choose the area in which the task is done",
        Choice::AskedCapability => "Choose the capability that is asked for",
        Choice::ConditionKind => "Choose what kind of condition it is",
        Choice::ConditionState => "Choose where it stands",
        Choice::Correlation => "Choose how pledges fall together",
        Choice::Domain => "Choose a domain",
        Choice::AreaKind => "Choose what kind of place it is",
        Choice::Priority => "Choose a priority",
        Choice::Question => "An answer needs its question; choose one",
        Choice::Role => "Choose its part in the coalition",
    }
}

fn degrees(axis: Axis) -> String {
    let most = axis.most();
    match axis {
        Axis::Latitude => format!("A latitude is −{most} to {most} degrees"),
        Axis::Longitude => format!("A longitude is −{most} to {most} degrees"),
    }
}

const fn share(of: ShareOf) -> &'static str {
    match of {
        ShareOf::Likelihood => "A likelihood",
        ShareOf::ExpectedMinimum => "The least share expected at minimum",
        ShareOf::LargestShare => "The largest share of one nation",
        ShareOf::Similarity => "The similarity of scenarios",
        ShareOf::Unlikely => "The confidence below which a line is unlikely",
    }
}
