//! Deleting pledges: out of the plan, and out of the scenarios that use them, as one step that says so.

use std::collections::BTreeSet;

use crate::base::{AssignmentId, ContributionId};
use crate::edit::{Command, Label};
use crate::model::{Contribution, Scenario};
use crate::session::OpenFile;
use crate::ui::cx::Cx;
use crate::ui::intent::Intent;
use crate::ui::{format, present};

/// The assignments that go with pledges, scenario by scenario.
fn uses<'p>(
    file: &'p OpenFile,
    ids: &'p BTreeSet<&ContributionId>,
) -> impl Iterator<Item = (&'p Scenario, Vec<AssignmentId>)> {
    file.plan().scenarios.iter().filter_map(|scenario| {
        let of_them = scenario.assignments.iter().filter(|a| ids.contains(&a.contribution));
        let assignments: Vec<AssignmentId> = of_them.map(|a| a.id.clone()).collect();
        (!assignments.is_empty()).then_some((scenario.as_ref(), assignments))
    })
}

fn letters(file: &OpenFile, ids: &BTreeSet<&ContributionId>) -> Vec<String> {
    uses(file, ids).map(|(scenario, _)| present::letter(file.plan(), scenario)).collect()
}

/// ", used in A and C"; nothing where no scenario uses them.
fn used_in(file: &OpenFile, ids: &BTreeSet<&ContributionId>) -> String {
    let letters = letters(file, ids);
    if letters.is_empty() { String::new() } else { format!(", used in {}", format::listed(&letters)) }
}

fn named(file: &OpenFile, ids: &[ContributionId]) -> String {
    match ids {
        [id] => {
            let title = present::pledge(file, id).map_or("", |pledge| pledge.title.as_str());
            format!("{} ({id})", crate::base::visible(title))
        }
        _ => format::counted(ids.len() as i64, "pledge", "pledges"),
    }
}

/// What deleting them takes along, before it is done.
pub(super) fn hint(file: &OpenFile, ids: &[ContributionId]) -> String {
    let all: BTreeSet<&ContributionId> = ids.iter().collect();
    let used = used_in(file, &all);
    let along = if used.is_empty() { ", used in no scenario" } else { "; taken out there too" };
    format!("Delete {}{used}{along}. Undo brings all of it back.", named(file, ids))
}

/// The one step that deletes pledges.
fn command(file: &OpenFile, ids: &[ContributionId]) -> Command {
    let all: BTreeSet<&ContributionId> = ids.iter().collect();
    let out =
        uses(file, &all).map(|(scenario, assignments)| Command::TakeOut { scenario: scenario.id.clone(), assignments });
    let gone = ids.iter().map(|id| Command::RemoveContribution { contribution: id.clone() });
    let one = match ids {
        [id] => Some((present::pledge(file, id).map_or_else(String::new, |pledge| pledge.title.clone()), id.clone())),
        _ => None,
    };
    let label = Label::DeletePledges { one, count: ids.len(), scenarios: letters(file, &all) };
    Command::Group { label, commands: out.chain(gone).collect() }
}

/// Deletes pledges; the row after them is looked at next.
pub(super) fn delete(cx: &mut Cx<'_>, file: &OpenFile, ids: &[ContributionId]) {
    let view = &mut cx.view.register;
    let list = view.rows.list();
    let all: BTreeSet<&ContributionId> = ids.iter().collect();
    let pledge = |at: &usize| file.plan().contributions.get(*at).map(AsRef::<Contribution>::as_ref);
    let stays = |at: &&usize| pledge(at).is_some_and(|pledge| !all.contains(&pledge.id));
    let end = list.iter().rposition(|at| pledge(at).is_some_and(|pledge| all.contains(&pledge.id)));
    let next = end.and_then(|end| {
        let after = list.iter().skip(end + 1).find(stays);
        after.or_else(|| list.iter().take(end).rev().find(stays)).and_then(pledge)
    });
    cx.intents.push(Intent::Edit(command(file, ids)));
    view.selected.clear();
    if let Some(next) = next {
        view.selected.insert(next.id.clone());
        view.anchor = Some(next.id.clone());
        view.reveal = true;
        view.focus = true;
        view.look_at(&next.id, cx.intents);
    }
}
