//! The ask: what a line lacks, asked of a partner under a condition. One step makes the requested pledge, assumes the
//! condition in the scenario and assigns the pledge to the line.

use egui::{RichText, Ui};
use num_traits::ToPrimitive;

use super::controls::{Pressed, few, footer};
use super::{Outcome, fields};
use crate::base::{ConditionId, Exact, Quantity, RequirementId, ScenarioId, visible};
use crate::edit::{self, Ask, AskCondition, Command};
use crate::model::{ConditionKind, ConditionState, NationRole, Plan};
use crate::session::{OpenFile, clock};
use crate::ui::cx::Cx;
use crate::ui::intent::Intent;
use crate::ui::look::fonts;
use crate::ui::look::theme::Theme;

const KINDS: [ConditionKind; 2] = [ConditionKind::Backstop, ConditionKind::Approval];

/// What is chosen and typed.
#[derive(Debug)]
pub struct AskForm {
    scenario: ScenarioId,
    requirement: RequirementId,
    nations: Vec<(crate::base::NationId, String)>,
    nation: usize,
    quantity: String,
    /// The conditions to choose from; after them stands a new one.
    conditions: Vec<(ConditionId, String)>,
    condition: usize,
    name: String,
    kind: usize,
}

impl AskForm {
    /// Begins with the whole gap, the first partner and the first backstop.
    pub fn new(file: &OpenFile, scenario: &ScenarioId, requirement: &RequirementId, gap: &Exact) -> Self {
        let plan = file.plan();
        let partner = |role| role == NationRole::Requested;
        let (partners, others): (Vec<_>, Vec<_>) = plan.nations.iter().partition(|nation| partner(nation.role));
        let nation = |nation: &std::sync::Arc<crate::model::Nation>| (nation.id.clone(), visible(&nation.name));
        let open = |kind| {
            let fits =
                move |c: &&std::sync::Arc<crate::model::Condition>| c.kind == kind && c.state != ConditionState::Failed;
            plan.conditions.iter().filter(fits)
        };
        let conditions: Vec<_> = KINDS.into_iter().flat_map(open).map(|c| (c.id.clone(), visible(&c.name))).collect();
        let whole = gap.to_ratio().ceil().to_integer().to_u64().unwrap_or(1).max(1);
        Self {
            scenario: scenario.clone(),
            requirement: requirement.clone(),
            nation: if partners.is_empty() { usize::MAX } else { 0 },
            nations: partners.into_iter().chain(others).map(nation).collect(),
            quantity: whole.to_string(),
            condition: 0,
            conditions,
            name: String::new(),
            kind: 0,
        }
    }

    fn is_new(&self) -> bool {
        self.condition == self.conditions.len()
    }

    fn command(&self) -> Option<Command> {
        let condition = match self.conditions.get(self.condition) {
            Some((id, _)) => AskCondition::Existing(id.clone()),
            None => AskCondition::New { name: self.name.clone(), kind: *KINDS.get(self.kind)? },
        };
        Some(Command::Ask(Box::new(Ask {
            scenario: self.scenario.clone(),
            requirement: self.requirement.clone(),
            nation: self.nations.get(self.nation)?.0.clone(),
            quantity: Quantity(fields::whole(&self.quantity).ok()??),
            condition,
            id: None,
            date: clock::today(),
        })))
    }
}

/// Draws the fields.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut AskForm) -> Outcome {
    let Some(file) = cx.session.active() else { return Outcome::Closed };
    let plan = file.plan();
    let Some((what, unit, short)) = asked_for(plan, &state.scenario, &state.requirement) else {
        return Outcome::Closed;
    };
    let quantity = match fields::whole::<u64>(&state.quantity) {
        Ok(Some(0)) => Some("The quantity is 0; enter 1 or more.".to_owned()),
        other => other.err(),
    };
    fields::scrolled(ui, |ui| {
        let words = RichText::new(what).font(fonts::bold(13.0)).color(Theme::of(ui).text1);
        ui.add(egui::Label::new(words).wrap());
        ui.columns(2, |columns| {
            let words: Vec<String> = state.nations.iter().map(|(_, name)| name.clone()).collect();
            fields::choice(&mut columns[0], "Ask", &words, &mut state.nation);
            let name = format!("How much, {unit}");
            fields::figure(&mut columns[1], &mut state.quantity, &name, "", quantity.as_deref());
        });
        let mut words: Vec<String> = state.conditions.iter().map(|(_, name)| name.clone()).collect();
        words.push("A new condition".to_owned());
        fields::choice(ui, "Counts only if granted, under the condition", &words, &mut state.condition);
        if state.is_new() {
            fields::line(ui, &mut state.name, "Name of the condition", "Backstop granted", None);
            few(ui, "Kind of the condition", &["Backstop", "Approval"], &mut state.kind);
        }
        ui.add_space(6.0);
        let named = state.conditions.get(state.condition).map_or(state.name.trim(), |(_, name)| name);
        let named = if named.is_empty() { "it" } else { named };
        fields::remark(
            ui,
            &format!(
                "The pledge is noted as requested and assigned to {}. It counts in {short} because {short} then assumes \
                 \"{named}\", and in no scenario that does not.",
                state.requirement
            ),
        );
    });
    let command = state.command();
    let refused = command.as_ref().and_then(|command| edit::apply(plan, command).err());
    let refused = refused.map(|refusal| format!("{refusal}."));
    let missing = if state.nations.get(state.nation).is_none() {
        Some("Choose whom to ask.")
    } else if quantity.is_some() {
        Some("Mend what is marked first.")
    } else if command.is_none() {
        Some("Enter how much first.")
    } else if state.is_new() && state.name.trim().is_empty() {
        Some("Enter the condition's name first.")
    } else {
        refused.as_deref()
    };
    let pressed = footer(ui, "Make the ask", "Cancel", missing);
    if pressed == Pressed::Primary {
        cx.intents.extend(command.map(Intent::Edit));
    }
    if pressed == Pressed::Nothing { Outcome::Open } else { Outcome::Closed }
}

/// The line in words, the unit it is counted in, and the scenario's short name.
fn asked_for(plan: &Plan, scenario: &ScenarioId, requirement: &RequirementId) -> Option<(String, String, String)> {
    let scenario = plan.scenarios.find(scenario.as_str())?;
    let set = plan.requirement_sets.find(scenario.requirement_set.as_str())?;
    let (task, line) = set.line(requirement)?;
    let capability = plan.capabilities.find(line.capability.as_str())?;
    let unit = if capability.is_money() { plan.properties.currency.as_str() } else { &capability.unit };
    let what = format!("{} {} in {}", line.id, capability.name, task.name);
    Some((visible(&what), visible(unit), visible(scenario.short_name())))
}
