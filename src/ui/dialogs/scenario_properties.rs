//! A scenario's concept, assumptions and red lines. All that was changed is one step.

use std::collections::BTreeMap;

use egui::{RichText, Ui};

use super::{Outcome, buttons, fields};
use crate::base::{ConditionId, Day, RedLineId, ScenarioId, visible};
use crate::edit::{Command, Label, ScenarioField};
use crate::model::{Plan, Scenario, ScenarioStatus, Stance};
use crate::ui::cx::Cx;
use crate::ui::intent::Intent;
use crate::ui::kit::field::Field;
use crate::ui::kit::segmented::segmented;
use crate::ui::kit::switch::checkbox;
use crate::ui::look::fonts;
use crate::ui::look::theme::Theme;
use crate::ui::text;

const STANCES: [(&str, Option<Stance>); 4] = [
    ("not judged", None),
    ("kept", Some(Stance::Kept)),
    ("at risk", Some(Stance::AtRisk)),
    ("breached", Some(Stance::Breached)),
];

/// What is typed.
#[derive(Debug)]
pub struct ScenarioProperties {
    scenario: ScenarioId,
    concept: String,
    duration: String,
    status: usize,
    assumes: Vec<ConditionId>,
    judged: BTreeMap<RedLineId, (usize, String)>,
    strengths: String,
    weaknesses: String,
}

impl ScenarioProperties {
    /// Begins with what stands.
    pub fn new(scenario: &Scenario) -> Self {
        let judged = scenario.red_lines.iter().map(|(id, judgement)| {
            let at = STANCES.iter().position(|(_, stance)| *stance == Some(judgement.stance)).unwrap_or(0);
            (id.clone(), (at, judgement.note.clone().unwrap_or_default()))
        });
        Self {
            scenario: scenario.id.clone(),
            concept: scenario.concept.clone(),
            duration: scenario.duration_days.map(|d| d.to_string()).unwrap_or_default(),
            status: ScenarioStatus::ALL.iter().position(|s| *s == scenario.status).unwrap_or(usize::MAX),
            assumes: scenario.assumes.clone(),
            judged: judged.collect(),
            strengths: scenario.strengths.join("\n"),
            weaknesses: scenario.weaknesses.join("\n"),
        }
    }

    fn changes(&self, plan: &Plan, before: &Scenario) -> Vec<Command> {
        let mut fields = Vec::new();
        if self.concept != before.concept {
            fields.push(ScenarioField::Concept(self.concept.clone()));
        }
        if let Ok(days) = fields::whole(&self.duration).map(|d| d.map(Day))
            && days != before.duration_days
        {
            fields.push(ScenarioField::Duration(days));
        }
        if let Some(status) = ScenarioStatus::ALL.get(self.status).filter(|s| **s != before.status) {
            fields.push(ScenarioField::Status(*status));
        }
        for condition in &plan.conditions {
            let on = self.assumes.contains(&condition.id);
            if on != before.assumes.contains(&condition.id) {
                fields.push(ScenarioField::Assume(condition.id.clone(), on));
            }
        }
        for red_line in &plan.red_lines {
            let Some((at, note)) = self.judged.get(&red_line.id) else { continue };
            let note = Some(note.trim().to_owned()).filter(|note| !note.is_empty());
            let wanted = STANCES.get(*at).and_then(|(_, stance)| *stance).map(|stance| (stance, note));
            // A word that was not understood stays as it is until somebody judges.
            let now = before.red_lines.get(&red_line.id).filter(|j| j.stance != Stance::Unknown);
            if wanted != now.map(|judgement| (judgement.stance, judgement.note.clone())) {
                fields.push(ScenarioField::RedLine(red_line.id.clone(), wanted));
            }
        }
        let lines =
            |text: &str| text.lines().map(str::trim).filter(|l| !l.is_empty()).map(str::to_owned).collect::<Vec<_>>();
        if lines(&self.strengths) != before.strengths {
            fields.push(ScenarioField::Strengths(lines(&self.strengths)));
        }
        if lines(&self.weaknesses) != before.weaknesses {
            fields.push(ScenarioField::Weaknesses(lines(&self.weaknesses)));
        }
        let command = |field| Command::EditScenario { scenario: self.scenario.clone(), field };
        fields.into_iter().map(command).collect()
    }
}

/// Draws the fields.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut ScenarioProperties) -> Outcome {
    let t = Theme::of(ui);
    let Some(file) = cx.session.active() else { return Outcome::Closed };
    let plan = file.plan();
    let Some(before) = plan.scenarios.find(state.scenario.as_str()) else { return Outcome::Closed };
    let duration = match fields::whole::<i32>(&state.duration) {
        Ok(Some(days)) if !(1..=3650).contains(&days) => Some("A scenario lasts 1 to 3,650 days.".to_owned()),
        other => other.err(),
    };
    ui.label(RichText::new(visible(&before.name)).font(fonts::bold(13.0)).color(t.text1));
    fields::scrolled(ui, |ui| {
        fields::paragraph(ui, &mut state.concept, "Concept", 3);
        ui.columns(2, |columns| {
            let words: Vec<String> = ScenarioStatus::ALL.iter().map(|s| text::scenario_status(*s).to_owned()).collect();
            fields::choice(&mut columns[0], "Status", &words, &mut state.status);
            let hint = format!("{} as the plan", plan.properties.duration_days);
            fields::figure(&mut columns[1], &mut state.duration, "Length, days", &hint, duration.as_deref());
        });
        heading(ui, "Assumes");
        if plan.conditions.is_empty() {
            fields::remark(ui, "The plan has no condition.");
        }
        for condition in &plan.conditions {
            let mut on = state.assumes.contains(&condition.id);
            if checkbox(ui, &mut on, &visible(&condition.name), "").changed() {
                state.assumes.retain(|id| *id != condition.id);
                if on {
                    state.assumes.push(condition.id.clone());
                }
            }
        }
        heading(ui, "Red lines");
        if plan.red_lines.is_empty() {
            fields::remark(ui, "The plan has no red line.");
        }
        for red_line in &plan.red_lines {
            let name = visible(&red_line.name);
            let (at, note) = state.judged.entry(red_line.id.clone()).or_default();
            ui.add_space(4.0);
            let label = ui.add(egui::Label::new(RichText::new(&name).font(fonts::regular(12.0)).color(t.text1)).wrap());
            if let Some(full) = &red_line.text {
                label.on_hover_text(visible(full));
            }
            ui.horizontal(|ui| {
                segmented(ui, &name, &STANCES.map(|(word, _)| word), at, Some(270.0));
                let width = ui.available_width();
                Field { hint: "Why", ..Field::text(note, &format!("Why, {name}"), width) }.show(ui);
            });
        }
        heading(ui, "Judgement");
        ui.columns(2, |columns| {
            fields::paragraph(&mut columns[0], &mut state.strengths, "Strengths, one a line", 4);
            fields::paragraph(&mut columns[1], &mut state.weaknesses, "Weaknesses, one a line", 4);
        });
    });
    let (done, cancelled) = buttons(ui, "Set properties", duration.is_none());
    if done {
        let commands = state.changes(plan, before);
        let label = Label::ScenarioProperties(before.short_name().to_owned());
        match commands.len() {
            0 => {}
            1 => cx.intents.extend(commands.into_iter().map(Intent::Edit)),
            _ => cx.wish(Intent::Edit(Command::Group { label, commands })),
        }
    }
    if done || cancelled { Outcome::Closed } else { Outcome::Open }
}

fn heading(ui: &mut Ui, words: &str) {
    ui.add_space(10.0);
    ui.label(RichText::new(words).font(fonts::bold(12.0)).color(Theme::of(ui).text1));
}
