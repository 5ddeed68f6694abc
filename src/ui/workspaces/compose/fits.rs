//! What each pledge that a line could take would do there, tried a little at a time and kept until a figure changes. An
//! empty line's words and the inspector's list of who could fill it are both read from here, and each trial is the very
//! drop that a person would make, so that neither says what then does not happen.

use std::collections::{HashMap, HashSet};
use std::time::Duration;

use super::drag::{Keys, Payload, plan_drop};
use crate::base::{ContributionId, Quantity, RequirementId, ScenarioId};
use crate::session::{Entry, FileId, OpenFile, Placement, Verdict, clock};
use crate::ui::present;
use crate::words::{self, Fitting};

/// Time that one frame may spend on trials, once it has made a few.
const A_FRAME: Duration = Duration::from_millis(2);
/// Trials that every frame may make.
const A_FEW: usize = 8;
/// An empty line with more candidates says only how many there are.
const MOST: usize = 40;

/// The trials of each line.
#[derive(Debug, Default)]
pub struct Fits {
    /// The file and the revision of its figures that the trials are of.
    of: Option<(FileId, u64)>,
    frame: u64,
    lines: HashMap<(ScenarioId, RequirementId), Line>,
    spent: Duration,
    made: usize,
    waiting: bool,
}

/// The trials of one line.
#[derive(Debug, Default)]
struct Line {
    /// Pledges of the right kind of which something is left; looked up when an empty line first asks.
    candidates: Option<Vec<ContributionId>>,
    verdicts: HashMap<ContributionId, Verdict>,
}

impl Fits {
    /// Begins a frame, or goes on with it; what was found of other figures is forgotten.
    fn begin(&mut self, file: &OpenFile, frame: u64) {
        let of = Some((file.id, file.figures_revision()));
        if self.of != of {
            self.lines.clear();
            self.of = of;
        }
        if self.frame != frame {
            self.frame = frame;
            self.spent = Duration::ZERO;
            self.made = 0;
            self.waiting = false;
        }
    }

    /// True when this frame asked for trials that are still to be made, so that another frame is needed.
    pub fn waiting(&self, frame: u64) -> bool {
        self.waiting && self.frame == frame
    }

    /// What dropping a pledge at a place would do; `None` until it was tried.
    pub fn verdict(
        &mut self,
        file: &OpenFile,
        place: &Placement,
        pledge: &ContributionId,
        frame: u64,
    ) -> Option<&Verdict> {
        self.begin(file, frame);
        let key = (place.scenario.clone(), place.requirement.clone()?);
        if !self.lines.get(&key).is_some_and(|line| line.verdicts.contains_key(pledge)) {
            if self.used_up() {
                self.waiting = true;
                return None;
            }
            self.try_out(file, place, &key, pledge);
        }
        self.lines.get(&key)?.verdicts.get(pledge)
    }

    /// True when this frame has made as many trials as it may.
    fn used_up(&self) -> bool {
        self.made >= A_FEW && self.spent > A_FRAME
    }

    fn try_out(
        &mut self,
        file: &OpenFile,
        place: &Placement,
        key: &(ScenarioId, RequirementId),
        pledge: &ContributionId,
    ) {
        let began = clock::since_start();
        let verdict = plan_drop(file, &Payload::Pledges(vec![pledge.clone()]), place, Keys::default()).verdict;
        self.spent += clock::since_start().saturating_sub(began);
        self.made += 1;
        self.lines.entry(key.clone()).or_default().verdicts.insert(pledge.clone(), verdict);
    }

    /// What an empty line says.
    pub fn words(&mut self, file: &OpenFile, entry: &Entry, place: &Placement, frame: u64) -> String {
        self.begin(file, frame);
        words::nothing_assigned(self.fitting(file, entry, place))
    }

    fn fitting(&mut self, file: &OpenFile, entry: &Entry, place: &Placement) -> Fitting {
        let Some(line) = place.requirement.clone() else { return Fitting::NotKnown };
        let key = (place.scenario.clone(), line);
        let line = self.lines.entry(key.clone()).or_default();
        let candidates = line.candidates.get_or_insert_with(|| candidates(file, entry, place));
        if candidates.len() > MOST {
            return Fitting::Left(candidates.len());
        }
        let untried: Vec<ContributionId> =
            candidates.iter().filter(|pledge| !line.verdicts.contains_key(*pledge)).cloned().collect();
        if !untried.is_empty() && self.used_up() {
            self.waiting = true;
            return Fitting::NotKnown;
        }
        // A line that is begun is finished.
        for pledge in untried {
            self.try_out(file, place, &key, &pledge);
        }
        let Some(line) = self.lines.get(&key) else { return Fitting::NotKnown };
        let of = |wanted: fn(&Verdict) -> bool| {
            let found = line.candidates.iter().flatten().filter_map(|pledge| line.verdicts.get(pledge));
            found.filter(|verdict| wanted(verdict)).count()
        };
        Fitting::Known {
            fits: of(|verdict| matches!(verdict, Verdict::Fits { .. })),
            warned: of(|verdict| matches!(verdict, Verdict::Warning { .. })),
        }
    }
}

/// The pledges that a line asks for, that have not ended and of which the scenario has something left.
fn candidates(file: &OpenFile, entry: &Entry, place: &Placement) -> Vec<ContributionId> {
    let plan = file.plan();
    let set = file.index().requirement_set(plan, &entry.scenario.requirement_set);
    let found = set.zip(place.requirement.as_ref()).and_then(|(set, id)| set.line(id));
    let Some((_, line)) = found else { return Vec::new() };
    let mut seen = HashSet::new();
    let fitting = plan.contributions.iter().filter(|pledge| {
        line.names(&pledge.capability) && !pledge.status.ended() && present::left(Some(entry), pledge) > Quantity::ZERO
    });
    fitting.filter(|pledge| seen.insert(&pledge.id)).map(|pledge| pledge.id.clone()).collect()
}
