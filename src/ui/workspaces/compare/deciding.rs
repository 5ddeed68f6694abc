//! The decision and what is kept of it between frames: the matrix, worked out once for each state of the figures and of
//! the weights that are tried, and its rank acceptability, drawn off the interface's thread.

use std::sync::Arc;

use super::decided::{Matrix, matrix};
use super::sheet::Sheet;
use crate::analysis::Acceptability;
use crate::analysis::comparison::{TrialWeights, robustness};
use crate::session::{Jobs, Session};

/// Values by alternative, then criterion.
type Table = Vec<Vec<f64>>;

/// What is kept.
#[derive(Debug, Default)]
pub(super) struct Deciding {
    /// The weights that are being tried on the sliders.
    pub trial: Option<TrialWeights>,
    made: Option<(Arc<Sheet>, Option<TrialWeights>, Arc<Matrix>)>,
    drawn: Option<(Table, Arc<Acceptability>)>,
    wanted: Option<Table>,
    drawing: Jobs<(Table, Acceptability)>,
}

impl Deciding {
    /// The matrix, worked out anew only when the figures, the criteria or the tried weights have changed.
    pub fn matrix(&mut self, session: &Session, sheet: &Arc<Sheet>) -> Arc<Matrix> {
        if let Some((of, trial, matrix)) = &self.made
            && Arc::ptr_eq(of, sheet)
            && *trial == self.trial
        {
            return Arc::clone(matrix);
        }
        let matrix = Arc::new(matrix(session, sheet, self.trial.as_ref()));
        self.made = Some((Arc::clone(sheet), self.trial.clone(), Arc::clone(&matrix)));
        matrix
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
