//! A person's judgement beside a computed screening test. Both stay in sight; the judgement needs a reason and a name.

use egui::{RichText, Ui, vec2};

use super::controls::{Author, Pressed, day_of, few, footer};
use super::{Outcome, fields};
use crate::base::{ScenarioId, visible};
use crate::edit::{Command, Judgement, ScenarioField};
use crate::model::Scenario;
use crate::ui::cx::Cx;
use crate::ui::intent::Intent;
use crate::ui::look::fonts;
use crate::ui::look::icons::{self, Icon};
use crate::ui::look::theme::Theme;

/// What is chosen and typed.
#[derive(Debug)]
pub struct Screening {
    scenario: ScenarioId,
    name: String,
    /// The test's key in files.
    test: String,
    computed: bool,
    evidence: String,
    /// The judgement as it stands: whose, and of which day.
    stands: Option<String>,
    /// 0 as computed, 1 passes, 2 fails.
    chosen: usize,
    reason: String,
    author: Author,
}

impl Screening {
    /// Begins with the judgement that stands, if one does.
    pub fn new(scenario: &Scenario, test: &str, computed: bool, evidence: &str) -> Self {
        let judged = scenario.screening.get(test);
        let told = |judged: &crate::model::Override| {
            let by = judged.by.as_deref().map(visible).unwrap_or_default();
            let parts: Vec<String> = [by, day_of(judged.at)].into_iter().filter(|part| !part.is_empty()).collect();
            parts.join(", ")
        };
        Self {
            scenario: scenario.id.clone(),
            name: visible(&scenario.name),
            test: test.to_owned(),
            computed,
            evidence: visible(evidence),
            stands: judged.map(told),
            chosen: judged.map_or(0, |judged| if judged.pass { 1 } else { 2 }),
            reason: judged.map(|judged| judged.reason.clone()).unwrap_or_default(),
            author: Author::default(),
        }
    }

    /// The title.
    pub fn title(&self) -> String {
        format!("Screening: {}", self.test)
    }

    fn command(&self, cx: &Cx<'_>) -> Option<Command> {
        let judgement = match self.chosen {
            0 if self.stands.is_none() => return None,
            0 => None,
            chosen => {
                Some(Judgement { pass: chosen == 1, reason: self.reason.clone(), by: self.author.stamp(cx.session) })
            }
        };
        let field = ScenarioField::Screening(self.test.clone(), judgement);
        Some(Command::EditScenario { scenario: self.scenario.clone(), field })
    }
}

/// Draws the result and the fields.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut Screening) -> Outcome {
    let t = Theme::of(ui);
    let known = cx.session.active().is_some_and(|f| f.plan().scenarios.find(state.scenario.as_str()).is_some());
    if !known {
        return Outcome::Closed;
    }
    fields::scrolled(ui, |ui| {
        let words = RichText::new(&state.name).font(fonts::bold(13.0)).color(t.text1);
        ui.add(egui::Label::new(words).truncate());
        ui.add_space(4.0);
        ui.horizontal_top(|ui| {
            let (icon, ink, verdict) = if state.computed {
                (Icon::Met, t.met, "Passes by the figures")
            } else {
                (Icon::Error, t.unmet, "Fails by the figures")
            };
            let (at, _) = ui.allocate_exact_size(vec2(14.0, 18.0), egui::Sense::hover());
            let at = egui::Rect::from_center_size(at.center(), vec2(14.0, 14.0));
            icons::draw(ui.painter(), icon, at, ink);
            let words = if state.evidence.is_empty() {
                format!("{verdict}.")
            } else {
                format!("{verdict}: {}", state.evidence)
            };
            let words = RichText::new(words).font(fonts::regular(12.0)).color(t.text1);
            ui.add(egui::Label::new(words).wrap());
        });
        ui.add_space(4.0);
        few(ui, "Your judgement", &["As the figures say", "Passes", "Fails"], &mut state.chosen);
        if let Some(stands) = state.stands.as_ref().filter(|stands| !stands.is_empty()) {
            ui.add_space(2.0);
            fields::remark(ui, &format!("Judged by {stands}."));
        }
        ui.add_space(2.0);
        ui.add_enabled_ui(state.chosen > 0, |ui| {
            fields::paragraph(ui, &mut state.reason, "Reason", 3);
            state.author.show(ui, cx.session, "");
        });
    });
    let unnamed = state.author.name(cx.session).is_empty();
    let missing = match state.chosen {
        0 if state.stands.is_none() => Some("Choose passes or fails."),
        0 => None,
        _ if state.reason.trim().is_empty() => Some("Enter a reason first."),
        _ if unnamed => Some("Enter your name first."),
        _ => None,
    };
    let primary = if state.chosen == 0 && state.stands.is_some() { "Take judgement back" } else { "Record judgement" };
    let pressed = footer(ui, primary, "Cancel", missing);
    if pressed == Pressed::Primary {
        cx.intents.extend(state.author.remember(cx.session).filter(|_| state.chosen > 0));
        let command = state.command(cx);
        cx.intents.extend(command.map(Intent::Edit));
    }
    if pressed == Pressed::Nothing { Outcome::Open } else { Outcome::Closed }
}
