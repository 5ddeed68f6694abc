//! A name for a what-if, so that it can be put in force again. Nothing else of the plan changes.

use egui::Ui;

use super::controls::{Pressed, footer};
use super::{Outcome, fields};
use crate::base::{ConditionId, NationId, visible};
use crate::edit::{self, Command};
use crate::model::Plan;
use crate::ui::cx::Cx;
use crate::ui::intent::Intent;

/// What is typed, for which what-if.
#[derive(Debug)]
pub struct SaveWhatIf {
    withdrawn: Vec<NationId>,
    failed: Vec<ConditionId>,
    /// Begins as a suggestion, once the plan is seen.
    name: Option<String>,
    focused: bool,
}

impl SaveWhatIf {
    /// Begins with a name made from what is in it.
    pub fn new(withdrawn: Vec<NationId>, failed: Vec<ConditionId>) -> Self {
        Self { withdrawn, failed, name: None, focused: false }
    }
}

/// The names of nations and of conditions, as they are shown; the id of one that the plan does not have.
pub(super) fn names(plan: &Plan, withdrawn: &[NationId], failed: &[ConditionId]) -> (Vec<String>, Vec<String>) {
    let nation = |id: &NationId| visible(plan.nations.find(id.as_str()).map_or(id.as_str(), |n| &n.name));
    let condition = |id: &ConditionId| visible(plan.conditions.find(id.as_str()).map_or(id.as_str(), |c| &c.name));
    (withdrawn.iter().map(nation).collect(), failed.iter().map(condition).collect())
}

/// What a what-if does, in a sentence. Of long lists the first names are told, and how many there are more.
pub(super) fn told(plan: &Plan, withdrawn: &[NationId], failed: &[ConditionId]) -> String {
    let (nations, conditions) = names(plan, withdrawn, failed);
    let conditions: Vec<String> = conditions.iter().map(|name| format!("\"{name}\"")).collect();
    let verb = if nations.len() == 1 { "withdraws" } else { "withdraw" };
    let fail = if conditions.len() == 1 { "fails" } else { "fail" };
    let parts = [
        (!nations.is_empty()).then(|| format!("{} {verb}", listed(&nations))),
        (!conditions.is_empty()).then(|| format!("{} {fail}", listed(&conditions))),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

fn listed(names: &[String]) -> String {
    const MOST: usize = 4;
    match names.len().checked_sub(MOST) {
        Some(more) if more > 1 => format!("{} and {more} more", names[..MOST].join(", ")),
        _ => names.join(", "),
    }
}

fn suggested(plan: &Plan, state: &SaveWhatIf) -> String {
    let (nations, conditions) = names(plan, &state.withdrawn, &state.failed);
    match (&nations[..], &conditions[..]) {
        ([nation], []) => format!("{nation} withdraws"),
        ([], [condition]) => format!("{condition} fails"),
        _ => String::new(),
    }
}

/// Draws the field.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut SaveWhatIf) -> Outcome {
    let Some(file) = cx.session.active() else { return Outcome::Closed };
    let plan = file.plan();
    let suggestion = state.name.is_none().then(|| suggested(plan, state));
    let name = state.name.get_or_insert(suggestion.unwrap_or_default());
    let replaces = plan.what_ifs.iter().any(|saved| saved.name == name.trim());
    fields::scrolled(ui, |ui| {
        fields::remark(ui, &told(plan, &state.withdrawn, &state.failed));
        let field = fields::line(ui, name, "Name", "No backstop", None);
        if !std::mem::replace(&mut state.focused, true) {
            field.request_focus();
        }
        if replaces {
            ui.add_space(4.0);
            fields::remark(ui, "A what-if of this name is saved already; it is replaced.");
        }
    });
    let command =
        Command::SaveWhatIf { name: name.clone(), withdrawn: state.withdrawn.clone(), failed: state.failed.clone() };
    let refused = edit::apply(plan, &command).err().map(|refusal| format!("{refusal}."));
    let missing = if name.trim().is_empty() { Some("Enter a name first.") } else { refused.as_deref() };
    let pressed = footer(ui, if replaces { "Replace what-if" } else { "Save what-if" }, "Cancel", missing);
    if pressed == Pressed::Primary {
        cx.wish(Intent::Edit(command));
    }
    if pressed == Pressed::Nothing { Outcome::Open } else { Outcome::Closed }
}
