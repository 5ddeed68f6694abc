//! A scenario's concept, assumptions and red lines.

use egui::Ui;

use super::Outcome;
use crate::model::Scenario;
use crate::ui::app::Cx;

/// What is typed.
#[derive(Debug)]
pub struct ScenarioProperties {}

impl ScenarioProperties {
    /// Begins with what stands.
    pub fn new(scenario: &Scenario) -> Self {
        let _ = scenario;
        Self {}
    }
}

/// Draws the fields.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut ScenarioProperties) -> Outcome {
    let _ = (ui, cx, state);
    Outcome::Closed
}
