//! What can be chosen in a column: one of a list, or any of it; and whether a pledge has it already.

use super::columns::Column;
use crate::base::visible;
use crate::edit::{ContributionField, Kind, Value};
use crate::model::{Command, Contribution, Lift, Plan, Status, StatusStep};
use crate::ui::text;

/// One choice.
#[derive(Clone, Debug)]
pub struct Choice {
    /// Its words.
    pub words: String,
    /// The alpha-3 code of the flag before them.
    pub flag: Option<String>,
    /// What it sets.
    pub field: ContributionField,
}

fn choice(words: &str, field: ContributionField) -> Choice {
    Choice { words: visible(words), flag: None, field }
}

/// The values of a column of which a pledge has one.
pub fn one_of(plan: &Plan, column: Column) -> Vec<Choice> {
    let not_stated = |field| std::iter::once(choice("Not stated", field));
    match column {
        Column::Nation => {
            let nations = plan.nations.iter().map(|nation| Choice {
                flag: Some(nation.id.to_string()),
                ..choice(&nation.name, ContributionField::Nation(nation.id.clone()))
            });
            nations.collect()
        }
        Column::Capability => {
            let kinds = plan.capabilities.iter();
            kinds.map(|kind| choice(&kind.name, ContributionField::Capability(kind.id.clone()))).collect()
        }
        Column::Status => Status::ALL
            .iter()
            .map(|status| {
                let step = StatusStep { status: *status, ..StatusStep::default() };
                choice(text::status(*status), ContributionField::Status(step))
            })
            .collect(),
        Column::Command => {
            let all = Command::ALL.iter();
            let all = all.map(|c| choice(text::command_in_full(*c), ContributionField::Command(Some(*c))));
            not_stated(ContributionField::Command(None)).chain(all).collect()
        }
        Column::Lift => {
            let all = Lift::ALL.iter().map(|l| choice(text::lift_in_full(*l), ContributionField::Lift(Some(*l))));
            not_stated(ContributionField::Lift(None)).chain(all).collect()
        }
        Column::Figures => vec![
            choice("Reported by the nation", ContributionField::Illustrative(false)),
            choice("Illustrative planning figures", ContributionField::Illustrative(true)),
        ],
        _ => plain(column),
    }
}

/// The values of a plain field that is one of some words, or yes or no.
fn plain(column: Column) -> Vec<Choice> {
    let Some(field) = column.field() else { return Vec::new() };
    let made = |words: &str, value: Value| field.with(value).map(|field| choice(words, field));
    match field.kind() {
        Some(Kind::Flag) => {
            [("Yes", true), ("No", false)].into_iter().filter_map(|(words, on)| made(words, Value::Flag(on))).collect()
        }
        Some(Kind::Word) => {
            let named = field.choices().into_iter().map(|word| (word.replace('_', " "), word));
            let all = std::iter::once(("Not stated".to_owned(), "")).chain(named);
            all.filter_map(|(words, word)| made(&words, Value::Word(word))).collect()
        }
        _ => Vec::new(),
    }
}

/// The values of a column of which a pledge has any, with the field that puts one in.
pub fn any_of(plan: &Plan, column: Column) -> Vec<Choice> {
    match column {
        Column::Where => {
            let areas = plan.areas.iter().map(|area| Choice {
                flag: area.nation.as_ref().map(ToString::to_string),
                ..choice(&area.name, ContributionField::Area(area.id.clone(), true))
            });
            areas.collect()
        }
        Column::Conditions => {
            let conditions = plan.conditions.iter();
            conditions.map(|c| choice(&c.name, ContributionField::Condition(c.id.clone(), true))).collect()
        }
        Column::Requires => {
            let kinds = plan.capabilities.iter();
            kinds.map(|kind| choice(&kind.name, ContributionField::Requires(kind.id.clone(), true))).collect()
        }
        Column::Excludes => {
            let nations = plan.nations.iter().map(|nation| Choice {
                flag: Some(nation.id.to_string()),
                ..choice(&nation.name, ContributionField::Excludes(nation.id.clone(), true))
            });
            nations.collect()
        }
        _ => Vec::new(),
    }
}

/// The same value put in or taken out.
pub fn turned(field: &ContributionField, on: bool) -> ContributionField {
    match field {
        ContributionField::Area(id, _) => ContributionField::Area(id.clone(), on),
        ContributionField::Condition(id, _) => ContributionField::Condition(id.clone(), on),
        ContributionField::Requires(id, _) => ContributionField::Requires(id.clone(), on),
        ContributionField::Excludes(id, _) => ContributionField::Excludes(id.clone(), on),
        other => other.clone(),
    }
}

/// What a column says where a plan has nothing to choose from.
pub fn none_to_choose(column: Column) -> &'static str {
    match column {
        Column::Where => "The plan has no area yet.",
        Column::Conditions => "The plan has no condition yet.",
        Column::Capability | Column::Requires => "The plan has no capability yet.",
        _ => "The plan has no nation yet.",
    }
}

/// True when a pledge has what a choice sets already.
pub fn holds(pledge: &Contribution, field: &ContributionField) -> bool {
    match field {
        ContributionField::Nation(nation) => pledge.nation == *nation,
        ContributionField::Capability(capability) => pledge.capability == *capability,
        ContributionField::Status(step) => pledge.status == step.status,
        ContributionField::Area(id, on) => pledge.areas.contains(id) == *on,
        ContributionField::Condition(id, on) => pledge.conditions.contains(id) == *on,
        ContributionField::Requires(id, on) => pledge.requires.contains(id) == *on,
        ContributionField::Excludes(id, on) => pledge.excludes.contains(id) == *on,
        other => other.value().is_some() && other.which().value(pledge) == other.value(),
    }
}
