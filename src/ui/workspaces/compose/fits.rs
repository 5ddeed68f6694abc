//! How many pledges of the register would fit an empty line, worked out a little at a time and kept until the plan
//! changes.

use std::collections::HashMap;
use std::time::Duration;

use super::drag::{Keys, Payload, plan_drop};
use crate::base::{Quantity, RequirementId, ScenarioId};
use crate::session::{Entry, OpenFile, Placement, Verdict, clock};
use crate::ui::format::whole;
use crate::ui::present;

/// Time that one frame may spend on it.
const A_FRAME: Duration = Duration::from_millis(2);
/// Above so many candidates they are only counted.
const MOST: usize = 40;

/// Words for empty lines, by scenario and line.
#[derive(Debug, Default)]
pub struct Fits {
    revision: u64,
    words: HashMap<(ScenarioId, RequirementId), String>,
    spent: Duration,
    waiting: bool,
}

impl Fits {
    /// Begins a frame at a revision of the plan.
    pub fn begin(&mut self, revision: u64) {
        if self.revision != revision {
            self.words.clear();
            self.revision = revision;
        }
        self.spent = Duration::ZERO;
        self.waiting = false;
    }

    /// True when words are still to be worked out, so that another frame is wanted.
    pub fn waiting(&self) -> bool {
        self.waiting
    }

    /// What an empty line says.
    pub fn words(&mut self, file: &OpenFile, entry: &Entry, place: &Placement) -> &str {
        const NOTHING: &str = "Nothing assigned.";
        let Some(line) = place.requirement.clone() else { return NOTHING };
        let key = (place.scenario.clone(), line);
        if !self.words.contains_key(&key) {
            if self.spent > A_FRAME {
                self.waiting = true;
                return NOTHING;
            }
            let began = clock::since_start();
            let words = work_out(file, entry, place);
            self.spent += clock::since_start().saturating_sub(began);
            self.words.insert(key.clone(), words);
        }
        self.words.get(&key).map_or(NOTHING, String::as_str)
    }
}

fn work_out(file: &OpenFile, entry: &Entry, place: &Placement) -> String {
    let plan = file.plan();
    let set = file.index().requirement_set(plan, &entry.scenario.requirement_set);
    let Some((_, line)) = set.zip(place.requirement.as_ref()).and_then(|(set, id)| set.line(id)) else {
        return "Nothing assigned.".to_owned();
    };
    let candidates: Vec<_> = plan
        .contributions
        .iter()
        .filter(|c| line.names(&c.capability) && !c.status.ended() && present::left(Some(entry), c) > Quantity::ZERO)
        .collect();
    if candidates.len() > MOST {
        return format!("Nothing assigned. {} of this kind left", whole(candidates.len() as i64));
    }
    let (mut fits, mut warned) = (0, 0);
    for candidate in candidates {
        let payload = Payload::Pledges(vec![candidate.id.clone()]);
        match plan_drop(file, &payload, place, Keys::default()).verdict {
            Verdict::Fits { .. } => fits += 1,
            Verdict::Warning { .. } => warned += 1,
            Verdict::Refused(_) => {}
        }
    }
    match (fits, warned) {
        (0, 0) => "Nothing assigned. No pledge fits".to_owned(),
        (0, 1) => "Nothing assigned. 1 fits with a warning".to_owned(),
        (0, n) => format!("Nothing assigned. {n} fit with a warning"),
        (1, 0) => "Nothing assigned. 1 pledge fits".to_owned(),
        (n, 0) => format!("Nothing assigned. {n} pledges fit"),
        (1, w) => format!("Nothing assigned. 1 fits, {w} with a warning"),
        (n, w) => format!("Nothing assigned. {n} fit, {w} with a warning"),
    }
}
