//! A name: for a new scenario with the set it is measured against, or a new one for an old scenario.

use egui::{ComboBox, Ui};

use super::{Outcome, buttons};
use crate::base::{RequirementSetId, ScenarioId};
use crate::edit::{Command, ScenarioField};
use crate::model::Scenario;
use crate::session::OpenFile;
use crate::ui::cx::Cx;
use crate::ui::intent::Intent;
use crate::ui::kit::field::Field;

/// What is typed.
#[derive(Debug)]
pub struct Name {
    scenario: Option<ScenarioId>,
    name: String,
    set: RequirementSetId,
    focused: bool,
}

impl Name {
    /// For a new scenario, measured against the set of the last one.
    pub fn new_scenario(file: &OpenFile) -> Self {
        let plan = file.plan();
        let last = plan.scenarios.last().map(|scenario| scenario.requirement_set.clone());
        let first = plan.requirement_sets.first().map(|set| set.id.clone());
        Self { scenario: None, name: String::new(), set: last.or(first).unwrap_or_default(), focused: false }
    }

    /// For an old scenario.
    pub fn rename(scenario: &Scenario) -> Self {
        let (id, name) = (scenario.id.clone(), scenario.name.clone());
        Self { scenario: Some(id), name, set: RequirementSetId::default(), focused: false }
    }

    /// The dialog's title.
    pub fn title(&self) -> &'static str {
        if self.scenario.is_some() { "Rename the scenario" } else { "New scenario" }
    }
}

/// Draws the fields.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut Name) -> Outcome {
    let Some(file) = cx.session.active() else { return Outcome::Closed };
    let width = ui.available_width();
    let field = Field::text(&mut state.name, "Name", width).show(ui);
    if !state.focused {
        field.request_focus();
        state.focused = true;
    }
    if state.scenario.is_none() {
        ui.add_space(8.0);
        let sets = &file.plan().requirement_sets;
        let chosen = sets.find(state.set.as_str()).map_or("", |set| set.name.as_str());
        ui.horizontal(|ui| {
            let label = ui.label("Measured against");
            ComboBox::from_id_salt("set")
                .selected_text(chosen)
                .show_ui(ui, |ui| {
                    for set in sets {
                        ui.selectable_value(&mut state.set, set.id.clone(), &set.name);
                    }
                })
                .response
                .labelled_by(label.id);
        });
    }
    let possible = !state.name.trim().is_empty();
    let (done, cancelled) = buttons(ui, if state.scenario.is_some() { "Rename" } else { "Make scenario" }, possible);
    if done {
        cx.wish(Intent::Edit(match &state.scenario {
            Some(id) => Command::EditScenario { scenario: id.clone(), field: ScenarioField::Name(state.name.clone()) },
            None => Command::NewScenario { name: state.name.clone(), requirement_set: state.set.clone() },
        }));
    }
    if done || cancelled { Outcome::Closed } else { Outcome::Open }
}
