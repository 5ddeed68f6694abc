//! The workspaces, one folder or file each.

pub mod compare;
pub mod compose;
pub mod register;
mod start;
pub mod survey;

use egui::Ui;

use super::actions::Action;
use super::cx::Cx;
use super::intent::Intent;
use super::view::Workspace;
use crate::ui::kit::empty_state::empty_state;
use crate::ui::look::icons::Icon;
use crate::words::{OPEN_WHOLE_COPY, lost};

/// Draws the workspace that is looked at.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    match cx.view.workspace {
        Workspace::Start => start::show(ui, cx),
        Workspace::Survey => survey::show(ui, cx),
        Workspace::Register => register::show(ui, cx),
        Workspace::Compose => compose::show(ui, cx),
        Workspace::Compare => compare::show(ui, cx),
    }
}

/// What Compose and Compare say while no plan has a scenario, with the next thing to do.
fn no_scenario(ui: &mut Ui, cx: &mut Cx<'_>, icon: Icon) {
    if let Some(sentence) = cx.session.active().and_then(|file| lost(file, "scenarios")) {
        if empty_state(ui, icon, &sentence, Some(OPEN_WHOLE_COPY)).is_some_and(|button| button.clicked()) {
            cx.wish(Intent::Do(Action::Open));
        }
        return;
    }
    let sets = cx.session.active().is_some_and(|file| !file.plan().requirement_sets.is_empty());
    let (sentence, act, action) = if sets {
        let sentence = "No scenario yet. Start one from a requirement set, or take one from a file.";
        (sentence, "New scenario", Action::NewScenario)
    } else {
        let sentence = "No scenario yet, and no requirement set to measure one against. Say first what is needed.";
        (sentence, "Requirement sets", Action::RequirementSets)
    };
    if empty_state(ui, icon, sentence, Some(act)).is_some_and(|button| button.clicked()) {
        cx.wish(Intent::Do(action));
    }
}
