//! What Compose remembers: which scenarios are shown and active, what is folded and selected, the drag under way.

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::Ui;

use super::amount::Amount;
use super::columns::Columns;
use super::drag::{Drag, Drop, Payload, Target};
use super::fits::Fits;
use super::pool::Pool;
use crate::analysis::Figures;
use crate::base::{AssignmentId, ContributionId, Quantity, ScenarioId, TaskId};
use crate::edit::Command;
use crate::session::{FileId, OpenFile, Session};
use crate::ui::present;

/// What Compose remembers.
#[derive(Debug, Default)]
pub struct ComposeView {
    /// The file that the rest is about.
    pub(super) file: Option<FileId>,
    /// The scenarios that are hidden.
    pub(super) hidden: BTreeSet<ScenarioId>,
    active: Option<ScenarioId>,
    /// Tasks that are folded.
    pub(super) folded: BTreeSet<TaskId>,
    /// Lines of scenarios that share a set are drawn at one height.
    pub(super) free_lines: bool,
    /// Only lines that are not met.
    pub(super) gaps_only: bool,
    /// The pool.
    pub pool: Pool,
    /// Selected chips, all of one scenario.
    pub(super) chips: Option<(ScenarioId, Vec<AssignmentId>)>,
    pub(super) columns: Columns,
    /// What pledges would do on lines.
    pub(in crate::ui) fits: Fits,
    pub(super) drag: Option<Drag>,
    /// The line or task under the pointer in the last frame, and where the pointer was.
    pub(super) hovered: Option<(Target, egui::Pos2)>,
    pub(super) amount: Option<Amount>,
    pending: Option<Amount>,
}

impl ComposeView {
    /// The scenario that edits and the pool's "left" follow: the one chosen last, else the first.
    pub fn active(&self, file: &OpenFile) -> Option<ScenarioId> {
        let scenarios = &file.plan().scenarios;
        let chosen = self.active.as_ref().filter(|id| scenarios.find(id.as_str()).is_some_and(|s| !s.archived));
        chosen.cloned().or_else(|| scenarios.iter().find(|s| !s.archived).map(|s| s.id.clone()))
    }

    /// Makes a scenario the active one, and shows it.
    pub fn activate(&mut self, scenario: ScenarioId) {
        self.hidden.remove(&scenario);
        self.active = Some(scenario);
    }

    /// The scenarios that are not archived, in order.
    #[allow(clippy::unused_self)] // asked of the view, like what is shown and active
    pub fn open<'p>(&self, file: &'p OpenFile) -> impl Iterator<Item = &'p ScenarioId> + use<'p> {
        file.plan().scenarios.iter().filter(|s| !s.archived).map(|s| &s.id)
    }

    /// The scenarios shown, at most `most`: the active one always among them.
    pub fn shown(&self, file: &OpenFile, most: usize) -> Vec<ScenarioId> {
        let mut shown: Vec<ScenarioId> = self.open(file).filter(|id| !self.hidden.contains(*id)).cloned().collect();
        if shown.len() > most.max(1) {
            let active = self.active(file);
            let at = shown.iter().position(|id| Some(id) == active.as_ref()).unwrap_or(0);
            let first = (at + 1).saturating_sub(most.max(1));
            shown = shown.into_iter().skip(first).take(most.max(1)).collect();
        }
        shown
    }

    /// Forgets what belongs to another file.
    pub(super) fn follow(&mut self, file: &OpenFile) {
        if self.file != Some(file.id) {
            *self = Self { file: Some(file.id), ..Self::default() };
        }
    }

    /// What the status line says during a drag.
    pub fn dragging_words(&self) -> Option<String> {
        let drag = self.drag.as_ref()?;
        let (fits, warnings, refused) = drag.counts();
        let words = self.pool.dragged_words.as_deref().unwrap_or("pledges");
        let targets = if fits == 1 { "1 target fits".to_owned() } else { format!("{fits} targets fit") };
        Some(format!("Dragging {words}: {targets}, {warnings} with a warning, {refused} refused"))
    }

    /// The figures of a scenario after the drop that is being shown: on its head, or on the line or task last hovered.
    pub(super) fn previewed(&self, scenario: &ScenarioId, head: bool, ui: &Ui) -> Option<Arc<Figures>> {
        let drag = self.drag.as_ref()?;
        if head {
            return drag.known(&Target::Scenario(scenario.clone()))?.verdict.figures().cloned();
        }
        let (target, at) = self.hovered.as_ref()?;
        let still = ui.input(|i| i.pointer.latest_pos()) == Some(*at);
        let here = matches!(target, Target::Line(place) if place.scenario == *scenario)
            || matches!(target, Target::Task(of, _) if of == scenario);
        (here && still).then(|| drag.known(target)?.verdict.figures().cloned()).flatten()
    }

    /// Notes that a drop was carried out, so that its amount can be offered once the edit is done.
    pub(super) fn dropped(&mut self, file: &OpenFile, payload: &Payload, drop: &Drop, at: egui::Pos2) {
        let (Payload::Pledges(ids), Some(place)) = (payload, &drop.placement) else { return };
        let [id] = ids.as_slice() else { return };
        let Some(pledge) = present::pledge(file, id) else { return };
        let left = present::left(file.now().entry(&place.scenario), pledge).floor_to(pledge.increment);
        if left > pledge.increment && pledge.increment < pledge.quantity {
            self.pending = Some(Amount::new(id.clone(), place.clone(), drop.quantity, left, pledge.increment, at));
        }
    }

    /// Called after an edit was carried out or refused.
    pub fn after_edit(&mut self, command: &Command, session: &Session) {
        self.drag = None;
        self.chips = None;
        if let Command::NewScenario { .. } = command {
            self.active = session.active().and_then(|file| file.plan().scenarios.last()).map(|s| s.id.clone());
        }
        let (Some(pending), Some(file)) = (self.pending.take(), session.active()) else {
            self.amount = None;
            return;
        };
        let done = matches!(command, Command::Assign { contribution, .. } if pending.contribution == *contribution)
            && used(file, &pending.place.scenario, &pending.contribution) > Quantity::ZERO;
        self.amount = done.then(|| pending.at_revision(file.revision()));
    }
}

fn used(file: &OpenFile, scenario: &ScenarioId, contribution: &ContributionId) -> Quantity {
    file.plan().scenarios.find(scenario.as_str()).map_or(Quantity::ZERO, |s| s.used(contribution))
}
