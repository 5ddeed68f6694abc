//! The decision matrix as Compare shows it: worked out once for each state of the figures and of the weights that are
//! being tried, with what the answer bears.

use std::sync::Arc;

use super::sheet::{Column, Sheet, Source, sources};
use crate::analysis::{
    Acceptability, Candidate, Counts, CriterionValues, Decided, Decision, Metric, Metrics, NoClearWinner, Sensitivity,
    Style, acceptability, decide, no_clear_winner, sensitivity,
};
use crate::base::{CriterionId, Decimal, Exact, visible};
use crate::model::{Criterion, Direction, List, Plan};
use crate::session::{Jobs, Session};
use crate::store::FileKind;
use crate::ui::{format, text};

/// Draws for the rank acceptability, each time the same.
const DRAWS: u32 = 10_000;
/// Their seed.
const SEED: u64 = 7;

/// One criterion with its words.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct CriterionRow {
    pub id: CriterionId,
    pub name: String,
    pub definition: String,
    /// "more is better".
    pub direction: &'static str,
    /// Its part of all weight, 0 to 1.
    pub share: f64,
    /// By column; empty while the criteria are not locked.
    pub cells: Vec<CriterionCell>,
    /// The stable range: low end with who takes over below, high end with who takes over above.
    pub below: Option<(f64, usize)>,
    pub above: Option<(f64, usize)>,
    /// "C leads from 4 % to 100 %".
    pub range: String,
}

/// One criterion of one scenario.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct CriterionCell {
    /// "74 %".
    pub raw: String,
    /// 0 to 1.
    pub value: f64,
    /// How the value came about.
    pub reason: String,
}

/// One style over all columns.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct StyleRow {
    pub style: Style,
    pub scores: Vec<String>,
    /// The planned scores under a what-if.
    pub planned: Vec<String>,
    /// 1 is first; ties share the better place.
    pub places: Vec<usize>,
    pub leader: usize,
    pub tied: Vec<usize>,
}

/// What Compare shows of the decision.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Matrix {
    pub criteria: Vec<CriterionRow>,
    pub styles: Vec<StyleRow>,
    /// True once the criteria are locked: no score is shown before.
    pub locked: bool,
    /// True when later changes are recorded: the plan itself holds the lock.
    pub recorded: bool,
    /// "Locked 14 March 2025 by Plans staff".
    pub lock: String,
    /// "All five styles put C first", or who leads where.
    pub agreement: String,
    pub agree: bool,
    /// "No clear winner: …"; empty when there is one.
    pub doubt: String,
    /// "The smallest move: 1.4 points of weight from Cost to Reach puts B level with C".
    pub smallest_move: String,
    pub notes: Vec<String>,
    /// The values by scenario and criterion, for the rank acceptability.
    table: Vec<Vec<f64>>,
}

impl Matrix {
    /// True when there is a matrix to show.
    pub fn stands(&self) -> bool {
        self.locked && !self.styles.is_empty()
    }
}

/// A weight that is being tried, not yet in the plan.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Trial {
    pub criterion: CriterionId,
    /// Its share of all weight, 0 to 1.
    pub share: f64,
}

impl Trial {
    /// The weight that gives the criterion its share while the others keep theirs.
    pub fn weight(&self, plan: &Plan) -> Decimal {
        let others = plan.criteria.iter().filter(|c| c.id != self.criterion);
        let rest: f64 = others.map(|c| c.weight.exact().to_f64().max(0.0)).sum();
        let share = self.share.clamp(0.0, 0.99);
        let weight = if rest > 0.0 { share * rest / (1.0 - share) } else { share.min(1.0) };
        Decimal::new((weight * 1e4).round() as i64, 4)
    }
}

fn with_trial(plan: &Plan, trial: Option<&Trial>) -> List<Criterion> {
    let weigh = |criterion: &Arc<Criterion>| match trial.filter(|trial| trial.criterion == criterion.id) {
        Some(trial) => Arc::new(Criterion { weight: trial.weight(plan), ..criterion.as_ref().clone() }),
        None => Arc::clone(criterion),
    };
    plan.criteria.iter().map(weigh).collect()
}

/// The metrics with all money in the first file's currency.
fn converted(source: &Source<'_>) -> Metrics {
    let mut metrics = source.entry.figures.metrics.clone();
    source.conversion.enter(&mut metrics);
    metrics
}

fn decided(criteria: &List<Criterion>, sources: &[Source<'_>], baseline: usize) -> Decided {
    let metrics: Vec<Metrics> = sources.iter().map(converted).collect();
    let candidates: Vec<Candidate<'_>> = sources
        .iter()
        .zip(&metrics)
        .map(|(source, metrics)| Candidate { scenario: &source.entry.scenario.id, metrics })
        .collect();
    decide(criteria, &candidates, baseline)
}

/// Works the matrix out by the first file's criteria.
pub(super) fn matrix(session: &Session, sheet: &Sheet, trial: Option<&Trial>) -> Matrix {
    let Some(first) = session.files().first() else { return Matrix::default() };
    let plan = first.plan();
    let criteria = with_trial(plan, trial);
    let sources = sources(session, &sheet.columns);
    let now = decided(&criteria, &sources, sheet.baseline);
    let before: Option<Vec<Source<'_>>> = sources.iter().map(Source::as_planned).collect();
    let planned = before.and_then(|before| decided(&criteria, &before, sheet.baseline).decision);
    let locked = plan.properties.criteria_locked.as_ref();
    let lock = locked.map_or_else(String::new, |lock| {
        let at = lock.at.as_ref().map_or_else(String::new, |at| format!(" {}", text::date(at.date())));
        let by = if lock.by.is_empty() { String::new() } else { format!(" by {}", visible(&lock.by)) };
        format!("Locked{at}{by}")
    });
    // A scenario file does not carry its plan's lock: its criteria came with it.
    let sent = first.kind == FileKind::Scenario;
    let lock = if locked.is_none() && sent { "These criteria came with the scenario file".to_owned() } else { lock };
    let mut matrix = Matrix {
        locked: locked.is_some() || sent,
        recorded: locked.is_some(),
        lock,
        notes: now.notes,
        ..Matrix::default()
    };
    let Some(decision) = now.decision else {
        matrix.criteria = plan.criteria.iter().map(|c| row(c, 0.0)).collect();
        return matrix;
    };
    let bounds = sensitivity(&decision);
    matrix.criteria = rows(plan, &decision, &bounds, sheet, matrix.locked);
    matrix.table = decision.table();
    if matrix.locked {
        matrix.styles = Style::ALL.iter().filter_map(|style| style_row(*style, &decision, planned.as_ref())).collect();
        matrix.agree = decision.agree;
        matrix.agreement = agreement(&decision, &sheet.columns);
        matrix.doubt = no_clear_winner(&decision, &bounds).map_or_else(String::new, |d| doubt(&d, &decision, sheet));
        matrix.smallest_move = smallest_move(plan, &bounds, &decision, sheet);
    }
    matrix
}

fn row(criterion: &Criterion, share: f64) -> CriterionRow {
    CriterionRow {
        id: criterion.id.clone(),
        name: visible(&criterion.name),
        definition: visible(&criterion.definition),
        direction: if criterion.direction == Direction::Min { "less is better" } else { "more is better" },
        share,
        cells: Vec::new(),
        below: None,
        above: None,
        range: String::new(),
    }
}

fn rows(plan: &Plan, decision: &Decision, bounds: &Sensitivity, sheet: &Sheet, locked: bool) -> Vec<CriterionRow> {
    let leader = decision.result(Style::WeightedScore).map_or(0, |result| result.leader);
    let letter = |at: usize| sheet.columns.get(at).map_or("", |column| column.letter.as_str());
    let of = |values: &CriterionValues| -> Option<CriterionRow> {
        let criterion = plan.criteria.find(values.id.as_str())?;
        let mut row = row(criterion, values.share.to_f64());
        let range = bounds.ranges.iter().find(|range| range.id == values.id)?;
        if !locked {
            return Some(row);
        }
        row.cells = (0..decision.candidates()).map(|at| cell(criterion, values, at, sheet)).collect();
        row.below = range.below.map(|who| (range.low.to_f64(), who));
        row.above = range.above.map(|who| (range.high.to_f64(), who));
        let (low, high) = (format::percent(range.low.to_f64()), format::percent(range.high.to_f64()));
        let over = [
            range.below.map(|who| format!("{} below", letter(who))),
            range.above.map(|who| format!("{} above", letter(who))),
        ];
        let over = over.into_iter().flatten().collect::<Vec<_>>().join(", ");
        row.range = if over.is_empty() {
            format!("{} leads whatever its weight", letter(leader))
        } else {
            format!("{} leads from {low} to {high}; {over}", letter(leader))
        };
        Some(row)
    };
    decision.criteria.iter().filter_map(of).collect()
}

fn cell(criterion: &Criterion, values: &CriterionValues, at: usize, sheet: &Sheet) -> CriterionCell {
    let value = values.values.get(at).map_or(0.0, Exact::to_f64);
    let raw = values.raw.get(at).and_then(Option::as_ref);
    let written = |value: &Exact| measure(&values.measure, value, &sheet.currency);
    let shown = raw.map_or_else(|| format::NO_VALUE.to_owned(), written);
    let scale = values.ends.as_ref().map_or_else(String::new, |(worst, best)| {
        let taken = |fixed: bool| if fixed { "" } else { " (of those compared)" };
        format!(
            "{value:.2} on a scale from {}{} at 0 to {}{} at 1",
            written(worst),
            taken(values.ends_fixed.0),
            written(best),
            taken(values.ends_fixed.1)
        )
    });
    let rationale = sheet.columns.get(at).and_then(|column| criterion.scores.get(&column.key.1));
    let rationale = rationale.filter(|_| criterion.measure == "manual").map(|score| visible(&score.rationale));
    let weight = format!("weight {}", format::percent(values.share.to_f64()));
    let parts =
        [if raw.is_none() { "No figure: counts 0".to_owned() } else { scale }, weight, rationale.unwrap_or_default()];
    let reason = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ");
    CriterionCell { raw: shown, value, reason }
}

/// A measure's value as people read it.
pub(super) fn measure(key: &str, value: &Exact, currency: &str) -> String {
    match Metric::from_key(key).map(Metric::counts) {
        Some(Counts::Money) => text::money(value, currency),
        Some(Counts::Days) => format::day(value.to_f64().round() as i64),
        Some(Counts::Index) => format!("{:.3}", value.to_f64()),
        Some(Counts::Share) => format::percent(value.to_f64()),
        Some(Counts::People | Counts::Things) | None => format::quantity(value.to_f64()),
    }
}

fn style_row(style: Style, decision: &Decision, planned: Option<&Decision>) -> Option<StyleRow> {
    let result = decision.result(style)?;
    let written = |score: &f64| match style {
        Style::WeightedScore | Style::Topsis => format!("{score:.3}"),
        Style::WeightedRank => format!("{score:.2}"),
        Style::PlusMinus => format::change(score.round() as i64).replace('=', "0"),
        Style::Promethee => if *score > 0.0 { format!("+{score:.2}") } else { format!("{score:.2}") }.replace('-', "−"),
    };
    let better = |a: f64, b: f64| if style.lowest_leads() { a < b - 1e-12 } else { a > b + 1e-12 };
    let places =
        result.scores.iter().map(|s| 1 + result.scores.iter().filter(|other| better(**other, *s)).count()).collect();
    let planned = planned.and_then(|planned| planned.result(style));
    Some(StyleRow {
        style,
        scores: result.scores.iter().map(written).collect(),
        planned: planned.map_or_else(Vec::new, |planned| planned.scores.iter().map(written).collect()),
        places,
        leader: result.leader,
        tied: result.tied.clone(),
    })
}

fn letters(columns: &[Column], at: &[usize]) -> String {
    let words: Vec<String> = at.iter().filter_map(|at| columns.get(*at)).map(|c| c.called.clone()).collect();
    format::listed(&words)
}

fn agreement(decision: &Decision, columns: &[Column]) -> String {
    if decision.agree {
        let leader = decision.results.first().map_or(0, |result| result.leader);
        return format!("All five styles put {} first.", letters(columns, &[leader]));
    }
    let mut by_leader: Vec<(Vec<usize>, Vec<String>)> = Vec::new();
    for result in &decision.results {
        let first = if result.tied.is_empty() { vec![result.leader] } else { result.tied.clone() };
        let name = result.style.name().to_owned();
        match by_leader.iter_mut().find(|(known, _)| *known == first) {
            Some((_, names)) => names.push(name),
            None => by_leader.push((first, vec![name])),
        }
    }
    let parts: Vec<String> = by_leader
        .into_iter()
        .map(|(first, names)| {
            let tied = if first.len() > 1 { " level" } else { "" };
            format!("{}{tied} by {}", letters(columns, &first), format::listed(&names))
        })
        .collect();
    format!("The styles disagree on first place: {}.", parts.join("; "))
}

fn points(weight: &Exact) -> String {
    let points = weight.to_f64() * 100.0;
    if points < 0.05 { "less than 0.1 points".to_owned() } else { format!("{points:.1} points") }
}

fn doubt(doubt: &NoClearWinner, decision: &Decision, sheet: &Sheet) -> String {
    let leader = decision.result(Style::WeightedScore).map_or(0, |result| result.leader);
    let mut why = Vec::new();
    if doubt.styles_differ {
        why.push("the leader changes with the style".to_owned());
    }
    match &doubt.shift {
        Some((weight, _)) if weight.is_zero() => why.push("the weighted scores are level".to_owned()),
        Some((weight, at)) => why.push(format!(
            "a shift of {} of weight puts {} level with {}",
            points(weight),
            letters(&sheet.columns, &[*at]),
            letters(&sheet.columns, &[leader])
        )),
        None => {}
    }
    format!("No clear winner: {}.", why.join(", and "))
}

fn smallest_move(plan: &Plan, bounds: &Sensitivity, decision: &Decision, sheet: &Sheet) -> String {
    let leader = decision.result(Style::WeightedScore).map_or(0, |result| result.leader);
    let Some(least) = &bounds.smallest_move else { return String::new() };
    let name = |id: &CriterionId| plan.criteria.find(id.as_str()).map_or_else(|| id.to_string(), |c| visible(&c.name));
    format!(
        "Smallest move: {} of weight from \"{}\" to \"{}\" puts {} level with {}.",
        points(&least.weight),
        name(&least.from),
        name(&least.to),
        letters(&sheet.columns, &[least.scenario]),
        letters(&sheet.columns, &[leader])
    )
}

/// The decision and what is kept of it between frames.
#[derive(Debug, Default)]
pub(super) struct Deciding {
    /// The weight that is being tried on a slider.
    pub trial: Option<Trial>,
    made: Option<(Arc<Sheet>, Option<Trial>, Arc<Matrix>)>,
    robust: Option<(Vec<Vec<f64>>, Arc<Acceptability>)>,
    wanted: Option<Vec<Vec<f64>>>,
    drawing: Jobs<(Vec<Vec<f64>>, Acceptability)>,
}

impl Deciding {
    /// The matrix, worked out anew only when the figures, the criteria or the tried weight have changed.
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
            self.robust = Some((values, Arc::new(drawn)));
        }
    }

    /// The rank acceptability of a matrix and whether it is of these values: the last one stands while the next is drawn,
    /// off the interface's thread.
    pub fn robust(&mut self, ctx: &egui::Context, matrix: &Matrix) -> Option<(Arc<Acceptability>, bool)> {
        while let Some((values, drawn)) = self.drawing.take() {
            self.robust = Some((values, Arc::new(drawn)));
        }
        if matrix.table.is_empty() {
            return None;
        }
        let current = self.robust.as_ref().is_some_and(|(values, _)| *values == matrix.table);
        if !current && !self.drawing.busy() && self.wanted.as_ref() != Some(&matrix.table) {
            let wake = ctx.clone();
            self.drawing.set_wake(Arc::new(move || wake.request_repaint()));
            let values = matrix.table.clone();
            self.wanted = Some(values.clone());
            self.drawing.start(move || {
                let drawn = acceptability(&values, DRAWS, SEED);
                (values, drawn)
            });
        }
        if current {
            self.wanted = None;
        }
        let fits = self.robust.as_ref().filter(|(values, _)| values.len() == matrix.table.len());
        fits.map(|(_, drawn)| (Arc::clone(drawn), current))
    }
}
