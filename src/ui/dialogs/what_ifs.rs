//! The saved what-ifs: renamed, put in order, deleted. All that was changed is one step.

use egui::Ui;

use super::controls::{Pressed, footer, keyed, taking_enter};
use super::{Outcome, fields};
use crate::base::WhatIfId;
use crate::edit::{self, Command, Label};
use crate::model::Plan;
use crate::session::OpenFile;
use crate::ui::cx::Cx;
use crate::ui::intent::Intent;
use crate::ui::kit::button::Button;
use crate::ui::kit::field::Field;
use crate::ui::look::icons::Icon;
use crate::ui::look::theme::Sizes;

/// The rows as they are wanted.
#[derive(Debug)]
pub struct WhatIfs {
    rows: Vec<Row>,
    focused: bool,
}

#[derive(Debug)]
struct Row {
    id: WhatIfId,
    /// Its place in the plan.
    key: usize,
    name: String,
    told: String,
}

impl WhatIfs {
    /// Begins with what stands.
    pub fn new(file: &OpenFile) -> Self {
        let plan = file.plan();
        let row = |(key, saved): (usize, &std::sync::Arc<crate::model::WhatIf>)| Row {
            id: saved.id.clone(),
            key,
            name: saved.name.clone(),
            told: super::save_what_if::told(plan, &saved.withdrawn, &saved.failed),
        };
        Self { rows: plan.what_ifs.iter().enumerate().map(row).collect(), focused: false }
    }

    /// The commands that lead from what stands to what is wanted.
    fn commands(&self, plan: &Plan) -> Vec<Command> {
        let kept = |id: &WhatIfId| self.rows.iter().any(|row| row.id == *id);
        let mut commands: Vec<Command> = Vec::new();
        let mut order: Vec<WhatIfId> = Vec::new();
        for saved in &plan.what_ifs {
            if kept(&saved.id) {
                order.push(saved.id.clone());
            } else {
                commands.push(Command::RemoveWhatIf { what_if: saved.id.clone() });
            }
        }
        for row in &self.rows {
            let before = plan.what_ifs.find(row.id.as_str());
            if before.is_some_and(|before| before.name != row.name.trim()) {
                commands.push(Command::RenameWhatIf { what_if: row.id.clone(), name: row.name.clone() });
            }
        }
        for (to, row) in self.rows.iter().enumerate() {
            let Some(at) = order.iter().position(|id| *id == row.id) else { continue };
            if at != to {
                let id = order.remove(at);
                order.insert(to.min(order.len()), id.clone());
                commands.push(Command::ReorderWhatIf { what_if: id, to });
            }
        }
        commands
    }
}

/// Draws the rows.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut WhatIfs) -> Outcome {
    let Some(file) = cx.session.active() else { return Outcome::Closed };
    let plan = file.plan();
    if plan.what_ifs.is_empty() {
        fields::remark(ui, "No what-if is saved yet. Save the one in force to keep it.");
        return if footer(ui, "Done", "", None) == Pressed::Nothing { Outcome::Open } else { Outcome::Closed };
    }
    let mut wanted = None;
    let focus = !std::mem::replace(&mut state.focused, true);
    fields::scrolled(ui, |ui| {
        let last = state.rows.len().saturating_sub(1);
        for (at, row) in state.rows.iter_mut().enumerate() {
            keyed(ui, row.key, |ui| {
                if let Some(act) = show_row(ui, row, (at == 0, at == last), focus && at == 0) {
                    wanted = Some((at, act));
                }
            });
        }
        if state.rows.is_empty() {
            fields::remark(ui, "All are deleted.");
        }
    });
    match wanted {
        Some((at, Act::Up)) => state.rows.swap(at, at - 1),
        Some((at, Act::Down)) => state.rows.swap(at, at + 1),
        Some((at, Act::Delete)) => {
            state.rows.remove(at);
        }
        None => {}
    }
    let mut commands = state.commands(plan);
    let group = Command::Group { label: Label::ChangeWhatIfs, commands: commands.clone() };
    let refused = edit::apply(plan, &group).err().map(|refusal| format!("{refusal}."));
    let pressed = footer(ui, "Set what-ifs", "Cancel", refused.as_deref());
    if pressed == Pressed::Primary {
        match commands.len() {
            0 => {}
            1 => cx.intents.extend(commands.pop().map(Intent::Edit)),
            _ => cx.wish(Intent::Edit(group)),
        }
    }
    if pressed == Pressed::Nothing { Outcome::Open } else { Outcome::Closed }
}

/// What was pressed in a row.
#[derive(Clone, Copy)]
enum Act {
    Up,
    Down,
    Delete,
}

fn show_row(ui: &mut Ui, row: &mut Row, (first, last): (bool, bool), focus: bool) -> Option<Act> {
    let mut act = None;
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let buttons = 3.0 * (Sizes::of(ui).control.max(28.0) + 4.0);
        let name = format!("Name of {}", row.id);
        let width = (ui.available_width() - buttons).max(80.0);
        let field = Field::text(&mut row.name, &name, width).show(ui);
        if focus {
            field.request_focus();
        }
        let mut button = |ui: &mut Ui, icon, words: &str, disabled: bool, wanted| {
            let name = format!("{words} {}", crate::base::visible(row.name.trim()));
            let response = Button { disabled, ..Button::icon(icon, &name) }.show(ui);
            if taking_enter(ui, response).clicked() {
                act = Some(wanted);
            }
        };
        button(ui, Icon::ChevronUp, "Move up", first, Act::Up);
        button(ui, Icon::ChevronDown, "Move down", last, Act::Down);
        button(ui, Icon::Cross, "Delete", false, Act::Delete);
    });
    fields::remark(ui, &row.told);
    ui.add_space(2.0);
    act
}
