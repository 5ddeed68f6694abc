//! An assignment: how much, from when to when, whether it counts and why not; its pledge below.

use egui::Ui;

use super::{contribution, facts};
use crate::base::{AssignmentId, Day, Quantity, ScenarioId};
use crate::edit::Command;
use crate::model::Assignment;
use crate::session::{Entry, OpenFile};
use crate::ui::cx::Cx;
use crate::ui::intent::Intent;
use crate::ui::kit::button::Button;
use crate::ui::kit::field::Field;
use crate::ui::look::icons::Icon;
use crate::ui::look::theme::Theme;
use crate::ui::{present, text};
use crate::words::ui::inspector as words;

/// Draws an assignment of a scenario.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile, scenario: &ScenarioId, id: &AssignmentId) {
    let entry = file.now().entry(scenario);
    let found = entry.and_then(|entry| {
        let at = entry.scenario.assignments.iter().position(|a| a.id == *id)?;
        Some((entry, at, entry.scenario.assignments.get(at)?, entry.figures.assignments.get(at)?))
    });
    let Some((entry, at, assignment, figures)) = found else {
        return facts::muted(ui, words::ASSIGNMENT_GONE);
    };
    let t = Theme::of(ui);
    let line = assignment.requirement.as_ref().map_or_else(|| words::OVER_AND_ABOVE.to_owned(), ToString::to_string);
    facts::title(ui, "", true, &format!("{} on {line}", assignment.contribution));
    facts::scenario(ui, file, &entry.scenario, "");
    let whys = present::shortfalls(file, entry, at);
    if !figures.usable() {
        facts::state(ui, Icon::NoEntry, t.unmet, "Not usable", "");
    } else if whys.is_empty() {
        facts::state(ui, Icon::Met, t.met, "Counts", "");
    } else {
        facts::state(ui, Icon::Clock, t.minimum, "Does not count in full", "");
    }
    facts::row(ui, "Arrives", &text::day(figures.arrival));
    facts::row(ui, "Leaves", &text::day(figures.departure));
    let illustrative = present::pledge(file, &assignment.contribution).is_some_and(|p| p.illustrative);
    facts::row(ui, "People", &text::people(&figures.personnel, illustrative));
    let (icon, ink) = if figures.usable() { (Icon::Clock, t.minimum) } else { (Icon::NoEntry, t.unmet) };
    for why in whys {
        facts::marked(ui, icon, ink, "", &format!("{why}."));
    }
    let conflict = |f: &&crate::analysis::Finding| f.code == "position_conflict" && f.place.id == id.as_str();
    for finding in entry.findings.iter().filter(conflict) {
        facts::marked(ui, Icon::Warning, t.minimum, "", &format!("{}.", crate::base::visible(&finding.text)));
    }
    edit(ui, cx, file, entry, assignment);
    facts::section(ui, "The pledge", "");
    contribution::show(ui, cx, file, &assignment.contribution);
}

/// Fields for amount and days; each is taken when Enter is pressed or the field is left.
fn edit(ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile, entry: &Entry, assignment: &Assignment) {
    facts::section(ui, "Change", "");
    let scenario = &entry.scenario.id;
    let left =
        present::pledge(file, &assignment.contribution).map_or(Quantity::ZERO, |p| present::left(Some(entry), p));
    let most = assignment.quantity.plus(left);
    let shown = |day: Option<Day>| day.map_or_else(String::new, |day| day.to_string());
    if let Some(text) =
        field(ui, &format!("Quantity, of {most}"), &assignment.quantity.to_string(), (scenario, &assignment.id, 0))
    {
        match text.trim().replace(',', "").parse() {
            Ok(n) => cx.wish(Intent::Edit(Command::Resize {
                scenario: scenario.clone(),
                assignment: assignment.id.clone(),
                quantity: Quantity(n),
            })),
            Err(_) => cx.wish(Intent::Say(words::no_quantity(&text, most))),
        }
    }
    let from = field(ui, "Not before C+", &shown(assignment.from_day), (scenario, &assignment.id, 1));
    let to = field(ui, "Until C+", &shown(assignment.to_day), (scenario, &assignment.id, 2));
    if from.is_some() || to.is_some() {
        let from = from.unwrap_or_else(|| shown(assignment.from_day));
        let to = to.unwrap_or_else(|| shown(assignment.to_day));
        match (day(&from), day(&to)) {
            (Ok(from_day), Ok(to_day)) => cx.wish(Intent::Edit(Command::Schedule {
                scenario: scenario.clone(),
                assignment: assignment.id.clone(),
                from_day,
                to_day,
            })),
            (Err(text), _) | (_, Err(text)) => {
                cx.wish(Intent::Say(words::no_day(&text)));
            }
        }
    }
    ui.add_space(4.0);
    if Button::new("Take out").show(ui).clicked() {
        cx.wish(Intent::Edit(Command::TakeOut {
            scenario: scenario.clone(),
            assignments: vec![assignment.id.clone()],
        }));
    }
}

fn day(text: &str) -> Result<Option<Day>, String> {
    let text = text.trim().trim_start_matches("C+");
    if text.is_empty() { Ok(None) } else { text.parse().map(|n| Some(Day(n))).map_err(|_cause| text.to_owned()) }
}

/// A field with its label; returns what was typed once it is taken and differs from what stands.
fn field(ui: &mut Ui, label: &str, stands: &str, salt: (&ScenarioId, &AssignmentId, u8)) -> Option<String> {
    let id = egui::Id::unique(("assignment field", salt));
    let mut typed = ui.data(|d| d.get_temp::<String>(id)).unwrap_or_else(|| stands.to_owned());
    let mut taken = None;
    ui.horizontal(|ui| {
        let t = Theme::of(ui);
        ui.label(egui::RichText::new(label).size(12.0).color(t.text2));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let response = Field { id: Some(id.with("text")), ..Field::figure(&mut typed, label, 72.0) }.show(ui);
            if response.changed() {
                ui.data_mut(|d| d.insert_temp(id, typed.clone()));
            }
            if response.lost_focus() {
                ui.data_mut(|d| d.remove::<String>(id));
                if !ui.input(|i| i.key_pressed(egui::Key::Escape)) && typed.trim() != stands {
                    taken = Some(typed.clone());
                }
            }
        });
    });
    taken
}
