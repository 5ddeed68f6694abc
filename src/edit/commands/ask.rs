//! The ask: one step turns a gap into a requested contribution that waits for a condition, assumed in the scenario and
//! assigned to the line. So it counts just where the scenario openly assumes that it is granted.

use super::ids::{free_id, required};
use super::{assign, contribution};
use crate::base::{ConditionId, ContributionId, Date, NationId, Quantity, RequirementId, ScenarioId};
use crate::edit::draft::Draft;
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

pub(in crate::edit) fn ask(draft: &mut Draft, wish: &Ask) -> Result<String, Refusal> {
    let (at, scenario) = draft.scenario(&wish.scenario)?;
    let (_, set) = draft.requirement_set(&scenario.requirement_set)?;
    let (task, line) = set
        .line(&wish.requirement)
        .ok_or_else(|| Refusal::NoSuch { what: "requirement", id: wish.requirement.to_string() })?;
    check_window(draft, &scenario, line)?;
    let (_, nation) = draft.find::<Nation>("nation", wish.nation.as_str())?;
    let (_, capability) = draft.find::<Capability>("capability", line.capability.as_str())?;
    let currency = draft.plan().properties.currency.clone();
    if capability.is_money() && currency.is_empty() {
        return Err(Refusal::BadValue("The plan has no currency to ask for money in; set one first".to_owned()));
    }
    let condition = condition(draft, &wish.condition)?;

    let asked = Contribution {
        id: wish.id.clone().unwrap_or_default(),
        nation: wish.nation.clone(),
        capability: line.capability.clone(),
        title: format!("Ask: {} for {}", capability.name, line.id),
        quantity: wish.quantity,
        currency: capability.is_money().then(|| currency.clone()),
        areas: vec![task.area.clone()],
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
    let what = if capability.is_money() {
        format!("{} {currency} of {}", wish.quantity, capability.name)
    } else {
        format!("{} × {}", wish.quantity, capability.name)
    };
    Ok(format!("Ask {} for {what} for {} in {short}", nation.name, line.id))
}

/// Refuses a line that is over before it begins, so that nothing asked for it could ever count.
fn check_window(draft: &Draft, scenario: &Scenario, line: &Requirement) -> Result<(), Refusal> {
    let end = scenario.duration_days.unwrap_or(draft.plan().properties.duration_days);
    let last = line.to_day.map_or(end, |day| day.min(end));
    if last <= line.from_day {
        return Err(Refusal::BadValue(format!(
            "{} ends at C+{last}, before it begins at C+{}. Set its days or the length of {} first",
            line.id,
            line.from_day,
            scenario.short_name()
        )));
    }
    Ok(())
}

/// The condition that an ask waits for, made when it is new.
fn condition(draft: &mut Draft, wanted: &AskCondition) -> Result<ConditionId, Refusal> {
    match wanted {
        AskCondition::Existing(id) => {
            let (_, record) = draft.find::<Condition>("condition", id.as_str())?;
            check_kind(&record.name, record.kind)?;
            if record.state == ConditionState::Failed {
                return Err(Refusal::BadValue(format!(
                    "\"{}\" has failed, so nothing that waits for it counts. Choose another, or make one",
                    record.name
                )));
            }
            Ok(record.id)
        }
        AskCondition::New { name, kind } => {
            let name = required(name, "A condition needs a name")?;
            check_kind(&name, *kind)?;
            let conditions = &draft.plan().conditions;
            if conditions.iter().any(|record| record.name == name) {
                return Err(Refusal::BadValue(format!(
                    "A condition is called \"{name}\" already; choose it, or enter another name"
                )));
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
    Err(Refusal::BadValue(format!(
        "\"{name}\" is neither a backstop nor an approval; what is asked for counts only under one of these. Choose another"
    )))
}
