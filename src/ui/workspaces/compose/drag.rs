//! What is dragged, what a drop would do at each target, and doing it. A drop carries out the very command whose verdict
//! was shown.

use std::collections::HashMap;

use crate::base::{AssignmentId, ContributionId, Quantity, ScenarioId, TaskId};
use crate::edit::{self, BadValue, Command, Label, Placing, Refusal};
use crate::model::Contribution;
use crate::session::{OpenFile, Placement, Verdict, Warning, need, placements, verdict};
use crate::ui::{format, present};

/// What is dragged, or put somewhere by keyboard.
#[derive(Clone, Debug, PartialEq)]
pub enum Payload {
    /// Pledges from the pool.
    Pledges(Vec<ContributionId>),
    /// Assignments of a scenario.
    Assigned {
        /// The scenario they are in.
        scenario: ScenarioId,
        /// The assignments.
        assignments: Vec<AssignmentId>,
    },
}

impl Payload {
    /// The contributions in it, in order.
    pub fn contributions(&self, file: &OpenFile) -> Vec<ContributionId> {
        match self {
            Self::Pledges(ids) => ids.clone(),
            Self::Assigned { scenario, assignments } => {
                let scenario = file.plan().scenarios.find(scenario.as_str());
                let found = |id| scenario.and_then(|s| s.assignment(id)).map(|a| a.contribution.clone());
                assignments.iter().filter_map(found).collect()
            }
        }
    }

    /// What it is, in a few words: "NLD-03 Marine battlegroup", "3 pledges".
    pub fn words(&self, file: &OpenFile) -> String {
        let contributions = self.contributions(file);
        match contributions.as_slice() {
            [one] => {
                let title = present::pledge(file, one).map_or("", |pledge| pledge.title.as_str());
                crate::base::visible(&format!("{one} {title}"))
            }
            many => format::counted(many.len() as i64, "pledge", "pledges"),
        }
    }
}

/// A place that something can be dropped on.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// A requirement line.
    Line(Placement),
    /// A task: its best line is chosen.
    Task(ScenarioId, TaskId),
    /// A scenario: its best line is chosen.
    Scenario(ScenarioId),
}

/// The keys that change a drop.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Keys {
    /// Shift: all that is left.
    pub all: bool,
    /// Ctrl: copy assignments.
    pub copy: bool,
}

/// What a drop would do, and the command that does it.
#[derive(Clone, Debug)]
pub struct Drop {
    /// Where it would go in the end.
    pub placement: Option<Placement>,
    /// The command; none where it cannot be done.
    pub command: Option<Command>,
    /// How much of a single pledge.
    pub quantity: Quantity,
    /// What it would do.
    pub verdict: Verdict,
}

/// A drag that is under way, with the verdicts found so far.
#[derive(Debug)]
pub struct Drag {
    /// What is dragged.
    pub payload: Payload,
    keys: Keys,
    revision: u64,
    drops: HashMap<Target, Drop>,
}

impl Drag {
    /// A drag of a payload over a plan at a revision.
    pub fn new(payload: Payload, keys: Keys, revision: u64) -> Self {
        Self { payload, keys, revision, drops: HashMap::new() }
    }

    /// True when its verdicts still hold.
    pub fn holds(&self, payload: &Payload, keys: Keys, revision: u64) -> bool {
        self.payload == *payload && self.keys == keys && self.revision == revision
    }

    /// What a drop on a target would do.
    pub fn at(&mut self, file: &OpenFile, target: &Target) -> &Drop {
        let (payload, keys) = (&self.payload, self.keys);
        self.drops.entry(target.clone()).or_insert_with(|| drop_on(file, payload, target, keys))
    }

    /// What a drop on a target would do, if it was worked out before.
    pub fn known(&self, target: &Target) -> Option<&Drop> {
        self.drops.get(target)
    }

    /// How many lines fit, fit with a warning and refuse, of those seen so far and not of another kind.
    pub fn counts(&self) -> (usize, usize, usize) {
        let mut counts = (0, 0, 0);
        // The order of the map does not matter: it is only counted.
        #[expect(clippy::iter_over_hash_type, reason = "only counted")]
        for (target, drop) in &self.drops {
            match (target, &drop.verdict) {
                (Target::Task(..) | Target::Scenario(_), _) => {}
                (_, Verdict::Fits { .. }) => counts.0 += 1,
                (_, Verdict::Warning { .. }) => counts.1 += 1,
                (_, refused) if refused.other_kind() => {}
                (_, Verdict::Refused(_)) => counts.2 += 1,
            }
        }
        counts
    }
}

fn drop_on(file: &OpenFile, payload: &Payload, target: &Target, keys: Keys) -> Drop {
    let (scenario, task) = match target {
        Target::Line(placement) => return plan_drop(file, payload, placement, keys),
        Target::Task(scenario, task) => (scenario, Some(task)),
        Target::Scenario(scenario) => (scenario, None),
    };
    let lead = payload.contributions(file).into_iter().next();
    let entry = file.now().entry(scenario);
    let best = lead.zip(entry).map(|(lead, entry)| placements(file, entry, &lead, task)).unwrap_or_default();
    match (best.first(), task) {
        (Some(best), _) => plan_drop(file, payload, &best.placement, keys),
        (None, Some(task)) => {
            let over = Placement { scenario: scenario.clone(), task: task.clone(), requirement: None };
            plan_drop(file, payload, &over, keys)
        }
        (None, None) => refused(Refusal::BadValue(BadValue::NoLineAsks)),
    }
}

fn refused(refusal: Refusal) -> Drop {
    Drop { placement: None, command: None, quantity: Quantity::ZERO, verdict: Verdict::Refused(refusal) }
}

/// What putting a payload in one place would do.
pub fn plan_drop(file: &OpenFile, payload: &Payload, place: &Placement, keys: Keys) -> Drop {
    let mut trial = file.plan().clone();
    let (mut commands, mut placed) = (Vec::new(), Vec::new());
    let mut first_refusal = None;
    let parts = parts(file, payload, place, keys);
    let wanted = parts.len();
    let mut quantity = Quantity::ZERO;
    for (contribution, command, amount) in parts {
        match edit::apply(&trial, &command) {
            Ok(change) => {
                change.apply(&mut trial);
                quantity = amount;
                commands.push(command);
                placed.push(contribution);
            }
            Err(refusal) => {
                first_refusal.get_or_insert(refusal);
            }
        }
    }
    let command = match commands.len() {
        0 => {
            return refused(first_refusal.unwrap_or(Refusal::Nothing));
        }
        1 => commands.remove(0),
        n => {
            let how = match payload {
                Payload::Pledges(_) => Placing::Assign,
                Payload::Assigned { .. } if keys.copy => Placing::Copy,
                Payload::Assigned { .. } => Placing::Move,
            };
            let label = Label::PlaceMany { how, count: n, to: place_words(place) };
            Command::Group { label, commands }
        }
    };
    let mut verdict = verdict(file, &command, &placed, place);
    if let (true, Some(figures)) = (placed.len() < wanted, verdict.figures().cloned()) {
        let why = Warning::NotAll { placed: placed.len(), wanted };
        verdict = Verdict::Warning { why, after: None, figures };
    }
    Drop { placement: Some(place.clone()), command: Some(command), quantity, verdict }
}

fn place_words(place: &Placement) -> String {
    place.requirement.as_ref().map_or_else(|| place.task.to_string(), ToString::to_string)
}

/// One command for each part of the payload, and how much it takes.
fn parts(
    file: &OpenFile,
    payload: &Payload,
    place: &Placement,
    keys: Keys,
) -> Vec<(ContributionId, Command, Quantity)> {
    match payload {
        Payload::Pledges(ids) => {
            let mut parts = Vec::new();
            let mut gap_left: Option<Quantity> = None;
            for id in ids {
                let Some(pledge) = present::pledge(file, id) else { continue };
                let quantity = amount(file, pledge, place, keys.all, gap_left);
                gap_left = Some(gap_left.unwrap_or_else(|| line_gap(file, place)).minus(quantity));
                let command = Command::Assign {
                    scenario: place.scenario.clone(),
                    contribution: id.clone(),
                    task: place.task.clone(),
                    requirement: place.requirement.clone(),
                    quantity: quantity.max(Quantity::ONE),
                };
                parts.push((id.clone(), command, quantity));
            }
            parts
        }
        Payload::Assigned { scenario, assignments } => {
            let from = file.plan().scenarios.find(scenario.as_str());
            let found = |id| from.and_then(|s| s.assignment(id));
            assignments
                .iter()
                .filter_map(found)
                .map(|assignment| {
                    let command = Command::Move {
                        from: scenario.clone(),
                        assignment: assignment.id.clone(),
                        to: place.scenario.clone(),
                        task: place.task.clone(),
                        requirement: place.requirement.clone(),
                        quantity: copied(file, assignment, scenario, place, keys),
                        copy: keys.copy,
                    };
                    (assignment.contribution.clone(), command, assignment.quantity)
                })
                .collect()
        }
    }
}

/// A copy into another scenario takes at most what is left there.
fn copied(
    file: &OpenFile,
    assignment: &crate::model::Assignment,
    from: &ScenarioId,
    place: &Placement,
    keys: Keys,
) -> Quantity {
    let Some(pledge) = present::pledge(file, &assignment.contribution) else { return assignment.quantity };
    if *from == place.scenario && !keys.copy {
        return assignment.quantity;
    }
    let left = present::left(file.now().entry(&place.scenario), pledge).floor_to(pledge.increment);
    if left == Quantity::ZERO { assignment.quantity } else { assignment.quantity.min(left) }
}

fn line_gap(file: &OpenFile, place: &Placement) -> Quantity {
    let entry = file.now().entry(&place.scenario);
    let line = entry.zip(place.requirement.as_ref()).and_then(|(entry, id)| entry.figures.line(id));
    line.map_or(Quantity::ZERO, |line| Quantity(line.gap.to_f64().max(0.0) as u64))
}

fn amount(file: &OpenFile, pledge: &Contribution, place: &Placement, all: bool, gap: Option<Quantity>) -> Quantity {
    let entry = file.now().entry(&place.scenario);
    let left = present::left(entry, pledge);
    let whole = left.floor_to(pledge.increment);
    if all || place.requirement.is_none() {
        return whole;
    }
    if let Some(gap) = gap {
        return gap.max(Quantity::ONE).ceil_to(pledge.increment).min(whole);
    }
    let line = entry.zip(place.requirement.as_ref()).and_then(|(entry, id)| entry.figures.line(id));
    need(pledge, left, line)
}
