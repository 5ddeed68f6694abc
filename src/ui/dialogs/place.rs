//! Where to put pledges: every place ranked by need, with the same verdicts as a drag. The way without a mouse.

use egui::{Align2, Key, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::Outcome;
use crate::base::ScenarioId;
use crate::edit::Command;
use crate::session::{OpenFile, Placement, Ranked, Verdict, placements};
use crate::ui::cx::Cx;
use crate::ui::intent::Intent;
use crate::ui::kit::verdict_tag;
use crate::ui::kit::verdict_tag::Verdict as Tag;
use crate::ui::look::fonts;
use crate::ui::look::paint::{self, Force};
use crate::ui::look::theme::Theme;
use crate::ui::workspaces::compose;
use crate::words;

/// One row of the list.
#[derive(Debug)]
struct Row {
    placement: Placement,
    words: String,
    /// What the tag says, and how it looks.
    tag: (Tag, String),
    command: Option<Command>,
}

/// The list.
#[derive(Debug)]
pub struct Place {
    title: String,
    rows: Vec<Row>,
    at: usize,
}

impl Place {
    /// The list for something, over these scenarios, in this order; `copy` leaves assignments where they are, too.
    pub fn new(file: &OpenFile, payload: &compose::Payload, scenarios: &[ScenarioId], copy: bool) -> Self {
        let keys = compose::Keys { all: false, copy };
        let mut rows: Vec<(u8, Row)> = Vec::new();
        for scenario in scenarios {
            let Some(entry) = file.now().entry(scenario) else { continue };
            let Some(lead) = payload.contributions(file).first().cloned() else { continue };
            for Ranked { placement, .. } in placements(file, entry, &lead, None) {
                let drop = compose::plan_drop(file, payload, &placement, keys);
                let rank = match &drop.verdict {
                    Verdict::Fits { .. } => 0,
                    Verdict::Warning { .. } => 1,
                    Verdict::Refused(_) => 2,
                };
                let line = line_words(file, &placement);
                let tag = (tag_of(&drop.verdict), words::verdict(file, scenario, &drop.verdict));
                rows.push((rank, Row { placement, words: line, tag, command: drop.command }));
            }
        }
        rows.sort_by_key(|(rank, _)| *rank);
        Self { title: payload.words(file), rows: rows.into_iter().map(|(_, row)| row).collect(), at: 0 }
    }

    /// The dialog's title.
    pub fn title(&self) -> String {
        format!("Assign {}", self.title)
    }
}

fn line_words(file: &OpenFile, place: &Placement) -> String {
    let plan = file.plan();
    let scenario = plan.scenarios.find(place.scenario.as_str());
    let letter = scenario.map_or("", |s| s.short_name());
    let set = scenario.and_then(|s| file.index().requirement_set(plan, &s.requirement_set));
    let line = set.zip(place.requirement.as_ref()).and_then(|(set, id)| set.line(id));
    let Some((task, line)) = line else { return letter.to_owned() };
    let name = file.index().capability(plan, &line.capability).map_or("", |c| c.name.as_str());
    format!("{letter}   {} {name}, {}", line.id, task.name)
}

/// Draws the list.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut Place) -> Outcome {
    let t = Theme::of(ui);
    if state.rows.is_empty() {
        return super::message::show(ui, "No line in the scenarios shown asks for it.");
    }
    let (down, up, enter) =
        ui.input(|i| (i.key_pressed(Key::ArrowDown), i.key_pressed(Key::ArrowUp), i.key_pressed(Key::Enter)));
    if down {
        state.at = (state.at + 1).min(state.rows.len() - 1);
    }
    if up {
        state.at = state.at.saturating_sub(1);
    }
    let mut chosen = enter.then_some(state.at);
    ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
        for (n, row) in state.rows.iter().enumerate() {
            let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 56.0), Sense::click());
            let words = format!("{}: {}", row.words, row.tag.1);
            let selected = n == state.at;
            response.widget_info(|| WidgetInfo::selected(egui::Role::ListBoxOption, true, selected, &words));
            let fill = if selected { t.select } else { paint::surface(ui, &response, Force::Live, t.card) };
            ui.painter().rect_filled(rect, 4, fill);
            let at = pos2(rect.left() + 8.0, rect.top() + 14.0);
            paint::text(
                ui.painter(),
                at,
                Align2::LEFT_CENTER,
                &row.words,
                fonts::bold(12.0),
                t.text1,
                rect.width() - 16.0,
            );
            let tag = egui::Rect::from_min_max(pos2(rect.left() + 8.0, rect.top() + 27.0), rect.max - vec2(8.0, 5.0));
            verdict_tag::paint_verdict(ui.painter(), tag, row.tag.0, &row.tag.1, selected);
            if selected && (down || up) {
                ui.scroll_to_rect(rect, None);
            }
            if response.clicked() {
                chosen = Some(n);
            }
        }
    });
    let pressed =
        chosen.and_then(|n| state.rows.get(n)).and_then(|row| row.command.clone().map(|c| (c, &row.placement)));
    if let Some((command, placement)) = pressed {
        cx.view.compose.activate(placement.scenario.clone());
        cx.wish(Intent::Edit(command));
        return Outcome::Closed;
    }
    Outcome::Open
}

/// The tag of a verdict.
pub fn tag_of(verdict: &Verdict) -> Tag {
    match verdict {
        Verdict::Fits { .. } => Tag::Fits,
        Verdict::Warning { .. } => Tag::Warning,
        Verdict::Refused(_) => Tag::Refused,
    }
}
