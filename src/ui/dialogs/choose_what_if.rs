//! Which nations withdraw and which conditions fail. Nothing is written to the plan: the choice is put in force.

use std::collections::BTreeSet;

use egui::Ui;

use super::controls::{Pressed, checked_row, footer, heading, keyed, taking_enter};
use super::{Outcome, fields};
use crate::analysis::Withdrawal;
use crate::base::{ConditionId, NationId, visible};
use crate::model::{ConditionState, Plan};
use crate::search::Texts;
use crate::ui::cx::Cx;
use crate::ui::intent::Intent;
use crate::ui::kit::button::Button;
use crate::ui::kit::field::Field;
use crate::ui::look::paint;
use crate::ui::text;

/// What is chosen, and what is searched for.
#[derive(Debug)]
pub struct ChooseWhatIf {
    withdrawn: BTreeSet<NationId>,
    failed: BTreeSet<ConditionId>,
    search: String,
    was_empty: bool,
    focused: bool,
}

impl ChooseWhatIf {
    /// Begins with what is in force.
    pub fn new(current: &Withdrawal) -> Self {
        Self {
            withdrawn: current.withdrawn.iter().cloned().collect(),
            failed: current.failed.iter().cloned().collect(),
            search: String::new(),
            was_empty: current.is_empty(),
            focused: false,
        }
    }

    /// What is chosen, in the plan's order; what another open file has and this plan has not, after it.
    fn chosen(&self, plan: &Plan) -> (Vec<NationId>, Vec<ConditionId>) {
        let own = plan.nations.iter().map(|nation| &nation.id).filter(|id| self.withdrawn.contains(*id));
        let mut withdrawn: Vec<NationId> = own.cloned().collect();
        withdrawn.extend(self.withdrawn.iter().filter(|id| plan.nations.find(id.as_str()).is_none()).cloned());
        let own = plan.conditions.iter().map(|condition| &condition.id).filter(|id| self.failed.contains(*id));
        let mut failed: Vec<ConditionId> = own.cloned().collect();
        failed.extend(self.failed.iter().filter(|id| plan.conditions.find(id.as_str()).is_none()).cloned());
        (withdrawn, failed)
    }
}

/// Puts a member in or takes it out.
fn turn<T: Ord + Clone>(set: &mut BTreeSet<T>, id: &T, on: bool) {
    if on {
        set.insert(id.clone());
    } else {
        set.remove(id);
    }
}

/// Draws the search field and the two lists.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut ChooseWhatIf) -> Outcome {
    let Some(file) = cx.session.active() else { return Outcome::Closed };
    let plan = file.plan();
    let width = ui.available_width();
    let hint = "Search nations and conditions";
    let search = Field::search(&mut state.search, hint, hint, "", width).show(ui);
    if !std::mem::replace(&mut state.focused, true) {
        search.request_focus();
    }
    fields::scrolled(ui, |ui| {
        saved(ui, plan, state);
        ui.columns(2, |columns| {
            nations(&mut columns[0], plan, state);
            conditions(&mut columns[1], plan, state);
        });
    });
    let (withdrawn, failed) = state.chosen(plan);
    let empty = withdrawn.is_empty() && failed.is_empty();
    ui.add_space(8.0);
    let told = if empty {
        "Nothing chosen: the plan as it stands.".to_owned()
    } else {
        format!("{}.", super::save_what_if::told(plan, &withdrawn, &failed))
    };
    fields::remark(ui, &told);
    let (primary, missing) = match (empty, state.was_empty) {
        (true, true) => ("Put in force", Some("Choose a nation or a condition.")),
        (true, false) => ("End what-if", None),
        (false, _) => ("Put in force", None),
    };
    let pressed = footer(ui, primary, "Cancel", missing);
    if pressed == Pressed::Primary {
        cx.wish(Intent::SetWhatIf { withdrawn, failed });
    }
    if pressed == Pressed::Nothing { Outcome::Open } else { Outcome::Closed }
}

/// The saved what-ifs as buttons that choose what is in them.
fn saved(ui: &mut Ui, plan: &Plan, state: &mut ChooseWhatIf) {
    if plan.what_ifs.is_empty() || !state.search.trim().is_empty() {
        return;
    }
    ui.add_space(6.0);
    paint::wrapping_row(ui, 6.0, 24.0, |ui| {
        for saved in &plan.what_ifs {
            let words = visible(&saved.name);
            let name = format!("Choose the saved what-if {words}");
            let same = saved.withdrawn.iter().collect::<BTreeSet<_>>() == state.withdrawn.iter().collect()
                && saved.failed.iter().collect::<BTreeSet<_>>() == state.failed.iter().collect();
            let response = Button { name: &name, small: true, selected: same, ..Button::new(&words) }.show(ui);
            if taking_enter(ui, response).clicked() {
                state.withdrawn = saved.withdrawn.iter().cloned().collect();
                state.failed = saved.failed.iter().cloned().collect();
            }
        }
    });
}

fn nations(ui: &mut Ui, plan: &Plan, state: &mut ChooseWhatIf) {
    heading(ui, "Nations that withdraw");
    let found =
        Texts::new(plan.nations.iter().map(|nation| [nation.name.as_str(), nation.id.as_str()])).find(&state.search);
    for (at, nation) in plan.nations.iter().enumerate().filter(|(at, _)| found.contains(*at)) {
        let words = visible(&nation.name);
        let mut on = state.withdrawn.contains(&nation.id);
        keyed(ui, ("nation", at), |ui| {
            if checked_row(ui, &mut on, Some(nation.id.as_str()), &words, text::role(nation.role)) {
                turn(&mut state.withdrawn, &nation.id, on);
            }
        });
    }
    if found.is_clear() {
        fields::remark(ui, "No nation matches.");
    }
}

fn conditions(ui: &mut Ui, plan: &Plan, state: &mut ChooseWhatIf) {
    heading(ui, "Conditions that fail");
    let found = Texts::new(plan.conditions.iter().map(|condition| [condition.name.as_str(), condition.id.as_str()]))
        .find(&state.search);
    for (at, condition) in plan.conditions.iter().enumerate().filter(|(at, _)| found.contains(*at)) {
        let words = visible(&condition.name);
        let mut on = state.failed.contains(&condition.id);
        let right = if condition.state == ConditionState::Open { "" } else { condition.state.word() };
        keyed(ui, ("condition", at), |ui| {
            if checked_row(ui, &mut on, None, &words, right) {
                turn(&mut state.failed, &condition.id, on);
            }
        });
    }
    if found.is_clear() {
        fields::remark(ui, "No condition matches.");
    }
}
