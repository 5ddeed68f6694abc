//! What Compare remembers: baseline, hidden columns, folded sections, the figure that is explained.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::deciding::Deciding;
use super::explain::{self, Explanation};
use super::sentences::Sentences;
use super::sheet::{Figure, Part, Sheet, Stamp};
use super::side_curves::Curve;
use crate::base::ScenarioId;
use crate::session::{FileId, Session};
use crate::ui::look::theme::Slot;

/// A scenario of an open file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Key(pub FileId, pub ScenarioId);

/// What Compare remembers.
#[derive(Debug)]
pub struct CompareView {
    /// Show only rows in which the scenarios differ.
    pub differences_only: bool,
    pub(super) baseline: Option<Key>,
    pub(super) hidden: BTreeSet<Key>,
    pub(super) folded: BTreeSet<Part>,
    /// The figure that the side panel explains.
    pub(super) opened: Option<(Key, Figure)>,
    /// The line whose build-up is drawn in place of people.
    pub(super) line: Option<Figure>,
    /// Bands of the side panel that are folded, and the one to scroll to in the next frame.
    pub(super) folded_bands: BTreeSet<&'static str>,
    pub(super) band_to: Option<&'static str>,
    /// What the chart of the side panel draws, and whether it is a table.
    pub(super) curve: Curve,
    pub(super) curve_table: bool,
    /// The column whose differences from the baseline are listed.
    pub(super) beside: Option<Key>,
    /// The section to scroll to in the next frame.
    pub(super) go_to: Option<Part>,
    /// The two figures that are set against each other, by place in their list.
    pub(super) axes: [usize; 2],
    /// The decision matrix and the weight that is being tried.
    pub(super) deciding: Deciding,
    /// How the chosen column differs from the baseline, in sentences.
    pub(super) sentences: Sentences,
    /// How differences are listed: as sentences, as pledges, as records.
    pub(super) way: usize,
    sheet: Option<Arc<Sheet>>,
    explained: Option<Explained>,
}

/// The explanation that was made last, and what for.
#[derive(Debug)]
struct Explained {
    key: Key,
    figure: Figure,
    sheet: Arc<Sheet>,
    made: Arc<Explanation>,
}

impl Default for CompareView {
    fn default() -> Self {
        Self {
            differences_only: false,
            baseline: None,
            hidden: BTreeSet::new(),
            folded: BTreeSet::new(),
            opened: None,
            line: None,
            folded_bands: BTreeSet::new(),
            band_to: None,
            curve: Curve::default(),
            curve_table: false,
            beside: None,
            go_to: None,
            axes: [7, 1], // cost a month, expected at minimum
            deciding: Deciding::default(),
            sentences: Sentences::default(),
            way: 0,
            sheet: None,
            explained: None,
        }
    }
}

impl CompareView {
    /// The sheet for the files as they stand, worked out anew only when something it depends on has changed.
    pub(super) fn sheet(&mut self, session: &Session) -> Arc<Sheet> {
        let stamp = Stamp::of(session, self.baseline.as_ref(), &self.hidden);
        if let Some(sheet) = self.sheet.as_ref().filter(|sheet| sheet.stamp == stamp) {
            return Arc::clone(sheet);
        }
        let sheet = Arc::new(Sheet::new(session, stamp));
        self.opened = self.opened.take().filter(|(key, _)| sheet.position(key).is_some());
        self.beside = self.beside.take().filter(|key| sheet.position(key).is_some());
        self.sheet = Some(Arc::clone(&sheet));
        sheet
    }

    /// What the shown columns look like: the file's mark, the letter, the slot.
    pub fn looks(&self) -> Vec<(Option<usize>, String, Slot)> {
        let columns = self.sheet.as_ref().map_or(&[][..], |sheet| &sheet.columns);
        columns.iter().map(|column| (column.mark, column.letter.clone(), column.slot)).collect()
    }

    /// Weights that are tried, with what they were, are kept or given up: back to those in force.
    pub fn reset_trial(&mut self) {
        self.deciding.reset();
    }

    /// Waits for what is being worked out.
    pub fn settle(&mut self) {
        self.deciding.settle();
        self.sentences.settle();
    }

    /// What made the figure that is open, worked out once for each figure and sheet.
    pub(super) fn explanation(&mut self, session: &Session, sheet: &Arc<Sheet>) -> Option<Arc<Explanation>> {
        let (key, figure) = self.opened.as_ref()?;
        if let Some(known) = &self.explained
            && (&known.key, &known.figure) == (key, figure)
            && Arc::ptr_eq(&known.sheet, sheet)
        {
            return Some(Arc::clone(&known.made));
        }
        let made = Arc::new(explain::explain(session, sheet, key, figure)?);
        let (key, figure) = (key.clone(), figure.clone());
        self.explained = Some(Explained { key, figure, sheet: Arc::clone(sheet), made: Arc::clone(&made) });
        Some(made)
    }

    /// The column whose differences are listed: the one chosen, else the first that is not the baseline.
    pub(super) fn beside(&self, sheet: &Sheet) -> Option<usize> {
        let chosen = self.beside.as_ref().and_then(|key| sheet.position(key)).filter(|at| *at != sheet.baseline);
        chosen.or_else(|| sheet.most_different())
    }

    /// Opens the explanation of a figure, or closes it when it is open already.
    pub(super) fn press(&mut self, key: &Key, figure: &Figure) {
        let same = self.opened.as_ref().is_some_and(|(k, f)| k == key && f == figure);
        self.opened = (!same).then(|| (key.clone(), figure.clone()));
        if let Figure::Line(..) = figure {
            self.line = Some(figure.clone());
            self.curve = Curve::Line;
        }
    }
}
