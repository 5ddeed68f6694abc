//! The decision as Compare shows it: each figure and sentence of the comparison as the text that stands in the table.

use super::sheet::{Sheet, Source, comparison, sources};
use crate::analysis::comparison::{TrialWeights, Weighed};
use crate::analysis::{Counts, CriterionValues, Decision, Metric, Sensitivity, Style};
use crate::base::{CriterionId, Exact, visible};
use crate::model::{Criterion, Direction, Plan};
use crate::session::Session;
use crate::store::FileKind;
use crate::ui::{format, text};
use crate::words::comparison as words;

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
    /// One leads in every style, and no small shift of weight unseats it.
    pub clear: bool,
    /// What the matrix says at once, sentence by sentence.
    pub verdict: Vec<String>,
    pub notes: Vec<String>,
    /// The values by scenario and criterion, for the rank acceptability.
    pub(super) table: Vec<Vec<f64>>,
}

impl Matrix {
    /// True when there is a matrix to show.
    pub fn stands(&self) -> bool {
        self.locked && !self.styles.is_empty()
    }
}

/// The matrix by the criteria of the comparison, at the weights that are tried if any are.
pub(super) fn matrix(session: &Session, sheet: &Sheet, trial: Option<&TrialWeights>) -> Matrix {
    let Some(owner) = session.criteria_owner() else { return Matrix::default() };
    let plan = owner.plan();
    let criteria = trial.map_or_else(|| plan.criteria.clone(), |trial| trial.applied(&plan.criteria));
    let sources = sources(session, &sheet.columns);
    let weigh = |sources: &[Source<'_>]| -> Option<Weighed> {
        comparison(session, sources, sheet.baseline).map(|comparison| comparison.weigh_by(&criteria))
    };
    let Some(now) = weigh(&sources) else { return Matrix::default() };
    let before: Option<Vec<Source<'_>>> = sources.iter().map(Source::as_planned).collect();
    let planned = before.and_then(|before| weigh(&before)?.decided.decision);
    let names: Vec<String> = sheet.columns.iter().map(|column| column.called.clone()).collect();
    let locked = plan.properties.criteria_locked.as_ref();
    let lock = locked.map_or_else(String::new, |lock| {
        let at = lock.at.as_ref().map_or_else(String::new, |at| format!(" {}", text::date(at.date())));
        let by = if lock.by.is_empty() { String::new() } else { format!(" by {}", visible(&lock.by)) };
        format!("Locked{at}{by}")
    });
    // A scenario file does not carry its plan's lock: its criteria came with it.
    let sent = owner.kind == FileKind::Scenario;
    let lock = if locked.is_none() && sent { "These criteria came with the scenario file".to_owned() } else { lock };
    let mut matrix = Matrix {
        locked: locked.is_some() || sent,
        recorded: locked.is_some(),
        lock,
        notes: now.decided.notes.iter().map(|note| words::note(note, &names)).collect(),
        ..Matrix::default()
    };
    let (Some(decision), Some(bounds)) = (&now.decided.decision, &now.sensitivity) else {
        matrix.criteria = plan.criteria.iter().map(|c| row(c, 0.0)).collect();
        return matrix;
    };
    matrix.criteria = rows(plan, decision, bounds, sheet, matrix.locked);
    matrix.table = decision.table();
    if matrix.locked {
        matrix.styles = Style::ALL.iter().filter_map(|style| style_row(*style, decision, planned.as_ref())).collect();
        matrix.clear = now.doubt.is_none();
        matrix.verdict = words::verdict(&now, &names);
        matrix.verdict.extend(words::smallest_move(&now, &names));
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
    let letter = |at: usize| sheet.columns.get(at).map_or("", |column| column.called.as_str());
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
