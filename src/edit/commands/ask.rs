//! The ask: one step turns a gap into a requested contribution that waits for a condition, assumed in the scenario and
//! assigned to the line. So it counts just where the scenario openly assumes that it is granted.

use super::ids::{free_id, required};
use super::{assign, contribution};
use crate::base::{ConditionId, ContributionId, Date, Day, NationId, Quantity, RequirementId, ScenarioId};
use crate::edit::bad_value::BadValue;
use crate::edit::draft::Draft;
use crate::edit::kind::RecordKind;
use crate::edit::label::Label;
use crate::edit::refusal::Refusal;
use crate::model::{
    Capability, Condition, ConditionKind, ConditionState, Contribution, Extra, Nation, Requirement, Scenario, Status,
    StatusStep,
};

/// What an ask waits for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AskCondition {
    /// A condition of the plan, of kind backstop or approval.
    Existing(ConditionId),
    /// A new one.
    New {
        /// Its name.
        name: String,
        /// Backstop or approval.
        kind: ConditionKind,
    },
}

/// What is asked of whom, for which line of which scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// The scenario.
    pub scenario: ScenarioId,
    /// The line that is not met.
    pub requirement: RequirementId,
    /// Who is asked.
    pub nation: NationId,
    /// How much.
    pub quantity: Quantity,
    /// What the ask waits for.
    pub condition: AskCondition,
    /// The id of the new contribution; none = the next free one of the nation.
    pub id: Option<ContributionId>,
    /// The date on which it is recorded.
    pub date: Option<Date>,
}

/// The texts that the new contribution bears. The sentences are made in `words`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AskText {
    /// Its title.
    Title {
        /// The name of the capability.
        capability: String,
        /// The line that it is asked for.
        line: RequirementId,
    },
    /// Its note: the day on which it is wanted.
    Note(Day),
}

pub(in crate::edit) fn ask(draft: &mut Draft, wish: &Ask) -> Result<Label, Refusal> {
    let (at, scenario) = draft.scenario(&wish.scenario)?;
    let (_, set) = draft.requirement_set(&scenario.requirement_set)?;
    let (task, line) = set
        .line(&wish.requirement)
        .ok_or_else(|| Refusal::NoSuch { what: RecordKind::Requirement, id: wish.requirement.to_string() })?;
    check_window(draft, &scenario, line)?;
    let (_, nation) = draft.find::<Nation>(wish.nation.as_str())?;
    let (_, capability) = draft.find::<Capability>(line.capability.as_str())?;
    let currency = draft.plan().properties.currency.clone();
    if capability.is_money() && currency.is_empty() {
        return Err(BadValue::NoCurrencyToAskIn.into());
    }
    let condition = condition(draft, &wish.condition)?;

    // What is asked for is asked to be there when the line needs it.
    let area = draft.plan().areas.find(task.area.as_str()).map(|area| area.transit_days.plus(area.reception_days));
    let notice = Day(line.from_day.0.saturating_sub(area.unwrap_or(Day::ZERO).0).max(0));
    let asked = Contribution {
        id: wish.id.clone().unwrap_or_default(),
        nation: wish.nation.clone(),
        capability: line.capability.clone(),
        title: AskText::Title { capability: capability.name.clone(), line: line.id.clone() }.to_string(),
        quantity: wish.quantity,
        currency: capability.is_money().then(|| currency.clone()),
        areas: vec![task.area.clone()],
        notice_days: Some(notice),
        note: Some(AskText::Note(line.from_day).to_string()),
        status: Status::Requested,
        status_history: vec![StatusStep {
            status: Status::Requested,
            date: wish.date,
            by: None,
            reason: None,
            extra: Extra::default(),
        }],
        conditions: vec![condition.clone()],
        ..Contribution::default()
    };
    contribution::add(draft, &asked)?;
    let id = draft.plan().contributions.last().map(|added| added.id.clone()).unwrap_or_default();

    let short = scenario.short_name().to_owned();
    if !scenario.assumes.contains(&condition) {
        let mut assuming = scenario.clone();
        assuming.assumes.push(condition);
        assuming.extra.forget("assumes");
        draft.replace(at, assuming);
    }
    assign::assign(draft, &wish.scenario, &id, &task.id, Some(&line.id), wish.quantity)?;
    Ok(Label::Ask {
        nation: nation.name,
        quantity: wish.quantity,
        currency: capability.is_money().then_some(currency),
        capability: capability.name,
        line: line.id.clone(),
        scenario: short,
    })
}

/// Refuses a line that is over before it begins, so that nothing asked for it could ever count.
fn check_window(draft: &Draft, scenario: &Scenario, line: &Requirement) -> Result<(), Refusal> {
    let end = scenario.duration_days.unwrap_or(draft.plan().properties.duration_days);
    let last = line.to_day.map_or(end, |day| day.min(end));
    if last <= line.from_day {
        let (line, from, scenario) = (line.id.clone(), line.from_day, scenario.short_name().to_owned());
        return Err(BadValue::LineNeverOpen { line, from, last, scenario }.into());
    }
    Ok(())
}

/// The condition that an ask waits for, made when it is new.
fn condition(draft: &mut Draft, wanted: &AskCondition) -> Result<ConditionId, Refusal> {
    match wanted {
        AskCondition::Existing(id) => {
            let (_, record) = draft.find::<Condition>(id.as_str())?;
            check_kind(&record.name, record.kind)?;
            if record.state == ConditionState::Failed {
                return Err(BadValue::FailedCondition(record.name).into());
            }
            Ok(record.id)
        }
        AskCondition::New { name, kind } => {
            let name = required(name, BadValue::NoName(RecordKind::Condition))?;
            check_kind(&name, *kind)?;
            let conditions = &draft.plan().conditions;
            if conditions.iter().any(|record| record.name == name) {
                return Err(BadValue::NameTaken { what: RecordKind::Condition, name }.into());
            }
            let id = ConditionId::from(free_id(conditions, &name, "condition"));
            draft.append(Condition {
                id: id.clone(),
                name,
                text: None,
                kind: *kind,
                state: ConditionState::Open,
                extra: Extra::default(),
            });
            Ok(id)
        }
    }
}

fn check_kind(name: &str, kind: ConditionKind) -> Result<(), Refusal> {
    if matches!(kind, ConditionKind::Backstop | ConditionKind::Approval) {
        return Ok(());
    }
    Err(BadValue::NotAskedUnder(name.to_owned()).into())
}
