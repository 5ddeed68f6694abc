//! The decision and what is kept of it between frames: the matrix, worked out once for each state of the figures and of
//! the weights that are tried, and its rank acceptability, drawn off the interface's thread.

use std::sync::Arc;

use super::decided::{Matrix, matrix};
use super::sheet::Sheet;
use crate::analysis::Acceptability;
use crate::analysis::comparison::{TrialWeights, robustness};
use crate::base::{CriterionId, Decimal};
use crate::session::{FileId, Jobs, Session};

/// Values by alternative, then criterion.
type Table = Vec<Vec<f64>>;

/// What is kept.
#[derive(Debug, Default)]
pub(super) struct Deciding {
    /// The weights that are being tried on the sliders, and the file whose criteria they are of.
    trial: Option<(FileId, TrialWeights)>,
    made: Option<(Arc<Sheet>, Arc<Matrix>)>,
    tried: Option<(Arc<Sheet>, TrialWeights, Arc<Matrix>)>,
    drawn: Option<(Table, Arc<Acceptability>)>,
    wanted: Option<Table>,
    drawing: Jobs<(Table, Acceptability)>,
}

impl Deciding {
    /// The matrix by the weights in force, worked out anew only when the figures or the criteria have changed.
    pub fn matrix(&mut self, session: &Session, sheet: &Arc<Sheet>) -> Arc<Matrix> {
        if let Some((of, matrix)) = &self.made
            && Arc::ptr_eq(of, sheet)
        {
            return Arc::clone(matrix);
        }
        let matrix = Arc::new(matrix(session, sheet, None));
        self.made = Some((Arc::clone(sheet), Arc::clone(&matrix)));
        matrix
    }

    /// The weights that are tried and differ from those in force, in the order of the criteria.
    pub fn changes(&self, session: &Session) -> Vec<(CriterionId, Decimal)> {
        let Some((trial, owner)) = self.trial.as_ref().zip(session.criteria_owner()) else { return Vec::new() };
        if trial.0 == owner.id { trial.1.changes(&owner.plan().criteria) } else { Vec::new() }
    }

    /// The matrix by the weights that are tried; `None` while none differs from those in force.
    pub fn tried(&mut self, session: &Session, sheet: &Arc<Sheet>) -> Option<Arc<Matrix>> {
        if self.changes(session).is_empty() {
            return None;
        }
        let (_, weights) = self.trial.as_ref()?;
        if let Some((of, trial, matrix)) = &self.tried
            && Arc::ptr_eq(of, sheet)
            && trial == weights
        {
            return Some(Arc::clone(matrix));
        }
        let matrix = Arc::new(matrix(session, sheet, Some(weights)));
        self.tried = Some((Arc::clone(sheet), weights.clone(), Arc::clone(&matrix)));
        Some(matrix)
    }

    /// Tries a criterion at a share of all weight, on top of what is tried already. Nothing is written.
    pub fn try_share(&mut self, session: &Session, criterion: &CriterionId, share: f64) {
        let Some(owner) = session.criteria_owner() else { return };
        let trial = self.trial.take().filter(|(file, _)| *file == owner.id);
        let mut weights = trial.map(|(_, weights)| weights).unwrap_or_default();
        weights.set_share(&owner.plan().criteria, criterion, share);
        self.trial = Some((owner.id, weights));
    }

    /// Back to the weights in force.
    pub fn reset(&mut self) {
        self.trial = None;
        self.tried = None;
    }

    /// Waits for what is being drawn.
    pub fn settle(&mut self) {
        while let Some((values, drawn)) = self.drawing.wait() {
            self.drawn = Some((values, Arc::new(drawn)));
        }
    }

    /// The rank acceptability of a matrix and whether it is of these values: the last one stands while the next is drawn,
    /// off the interface's thread.
    pub fn robust(&mut self, ctx: &egui::Context, matrix: &Matrix) -> Option<(Arc<Acceptability>, bool)> {
        while let Some((values, drawn)) = self.drawing.take() {
            self.drawn = Some((values, Arc::new(drawn)));
        }
        if matrix.table.is_empty() {
            return None;
        }
        let current = self.drawn.as_ref().is_some_and(|(values, _)| *values == matrix.table);
        if !current && !self.drawing.busy() && self.wanted.as_ref() != Some(&matrix.table) {
            let wake = ctx.clone();
            self.drawing.set_wake(Arc::new(move || wake.request_repaint()));
            let values = matrix.table.clone();
            self.wanted = Some(values.clone());
            self.drawing.start(move || {
                let drawn = robustness(&values);
                (values, drawn)
            });
        }
        if current {
            self.wanted = None;
        }
        let fits = self.drawn.as_ref().filter(|(values, _)| values.len() == matrix.table.len());
        fits.map(|(_, drawn)| (Arc::clone(drawn), current))
    }
}
