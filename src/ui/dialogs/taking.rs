//! Records that the plan and a file both have and that differ, side by side: which one stands is chosen one by one.

use egui::{Grid, RichText, ScrollArea, Ui};
use serde_json::Value;

use super::{Outcome, buttons};
use crate::session::Taking;
use crate::ui::cx::Cx;
use crate::ui::intent::Intent;
use crate::ui::kit::segmented::segmented;
use crate::ui::look::fonts;
use crate::ui::look::theme::Theme;

/// The file and what was chosen.
#[derive(Debug)]
pub struct Choice {
    taking: Taking,
    theirs: Vec<bool>,
}

impl Choice {
    /// Begins with the plan's own records.
    pub fn new(taking: Taking) -> Self {
        let theirs = vec![false; taking.differing.len()];
        Self { taking, theirs }
    }
}

/// Draws the list.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut Choice) -> Outcome {
    let t = Theme::of(ui);
    let n = state.taking.differing.len();
    let records = crate::ui::format::counted(n as i64, "record differs", "records differ");
    ui.label(format!("{records} between the plan and {}. What the plan does not have is added.", state.taking.name));
    ui.add_space(8.0);
    let height = (ui.ctx().content_rect().height() - 280.0).max(120.0);
    ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
        for (at, differing) in state.taking.differing.iter().enumerate() {
            ui.horizontal(|ui| {
                let name = format!("{} {}", differing.list.replace('_', " "), differing.id);
                ui.label(RichText::new(crate::base::visible(&name)).font(fonts::bold(12.0)));
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    let mut chosen = usize::from(state.theirs[at]);
                    segmented(ui, &name, &["Plan’s", "File’s"], &mut chosen, None);
                    state.theirs[at] = chosen == 1;
                });
            });
            Grid::new(("differing", at)).num_columns(3).spacing([16.0, 2.0]).show(ui, |ui| {
                for (key, ours, theirs) in fields(&differing.ours, &differing.theirs) {
                    ui.label(RichText::new(key).font(fonts::regular(11.0)).color(t.text3));
                    ui.label(RichText::new(ours).font(fonts::regular(11.0)).color(t.text2));
                    ui.label(RichText::new(theirs).font(fonts::regular(11.0)).color(t.text2));
                    ui.end_row();
                }
            });
            ui.separator();
        }
    });
    let (done, cancelled) = buttons(ui, "Take it in", true);
    if done {
        let theirs: Vec<usize> = (0..n).filter(|at| state.theirs[*at]).collect();
        cx.wish(Intent::Edit(state.taking.command(&theirs)));
    }
    if done || cancelled { Outcome::Closed } else { Outcome::Open }
}

/// The fields in which two records differ: key, the plan's value, the file's.
fn fields(ours: &Value, theirs: &Value) -> Vec<(String, String, String)> {
    let (Value::Object(a), Value::Object(b)) = (ours, theirs) else {
        return vec![(String::new(), shown(Some(ours)), shown(Some(theirs)))];
    };
    let mut keys: Vec<&String> = a.keys().collect();
    keys.extend(b.keys().filter(|key| !a.contains_key(*key)));
    let differ = |key: &&&String| a.get(**key) != b.get(**key);
    keys.iter().filter(differ).map(|key| ((*key).clone(), shown(a.get(*key)), shown(b.get(*key)))).collect()
}

/// A value in a few words.
fn shown(value: Option<&Value>) -> String {
    const MOST: usize = 60;
    let text = match value {
        None => "–".to_owned(),
        Some(Value::String(text)) => text.clone(),
        Some(Value::Array(items)) if items.iter().any(Value::is_object) => {
            crate::ui::format::counted(items.len() as i64, "entry", "entries")
        }
        Some(other) => other.to_string(),
    };
    let text = crate::base::visible(&text);
    if text.chars().count() > MOST { text.chars().take(MOST - 1).chain(['…']).collect() } else { text }
}
