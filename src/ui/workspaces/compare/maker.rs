//! Makes the rows of figures: one cell for each scenario, ranked, with the planned figure beside it under a what-if.

use super::beside::{Beside, Unit};
use super::rank::{self, Better};
use super::sheet::{Body, Cell, Figure, Row, Source};
use crate::analysis::{AssignmentFigures, Metric};
use crate::base::Exact;
use crate::ui::{format, present};

/// Rows being made.
pub(super) struct Maker<'a, 's> {
    pub sources: &'a [Source<'s>],
    pub rows: Vec<Row>,
}

impl<'a, 's> Maker<'a, 's> {
    /// No rows yet.
    pub fn new(sources: &'a [Source<'s>]) -> Self {
        Self { sources, rows: Vec::new() }
    }

    /// Adds a row. `of` gives a scenario's cell and the value it is ranked by.
    pub fn row(
        &mut self,
        figure: Figure,
        label: &str,
        note: &str,
        (unit, better): (Unit, Better),
        of: impl Fn(&Source<'s>) -> (Cell, Option<Exact>),
    ) -> &mut Row {
        let (mut cells, values): (Vec<Cell>, Vec<Option<Exact>>) = self.sources.iter().map(&of).unzip();
        rank::mark(&mut cells, &values, better);
        for ((cell, now), source) in cells.iter_mut().zip(&values).zip(self.sources) {
            let Some(planned) = source.as_planned() else { continue };
            let (before, value) = of(&planned);
            cell.beside = Some(Beside::new(unit, (&before.text, value.as_ref()), (&cell.text, now.as_ref())));
        }
        self.rows.push(Row::new(figure, label, note, self.sources, cells));
        let last = self.rows.len() - 1;
        &mut self.rows[last]
    }

    /// Adds a row of shares, as "96 %".
    pub fn share(&mut self, metric: Metric, label: &str, note: &str, better: Better) -> &mut Row {
        self.row(Figure::Metric(metric), label, note, (Unit::Share, better), |source| {
            let value = source.metric(metric);
            (source.studied(metric, value.as_ref().map_or_else(Cell::nothing, share)), value)
        })
    }

    /// Adds a row of whole numbers.
    pub fn count(&mut self, figure: Figure, metric: Metric, label: &str, note: &str, better: Better) -> &mut Row {
        self.row(figure, label, note, (Unit::Count, better), |source| {
            let value = source.metric(metric);
            let figure = |value: &Exact| Cell { text: format::quantity(value.to_f64()), ..Cell::default() };
            (source.studied(metric, value.as_ref().map_or_else(Cell::nothing, figure)), value)
        })
    }

    /// Adds a row of money, in the first file's currency.
    pub fn money(&mut self, metric: Metric, label: &str, note: &str, better: Better, currency: &str) -> &mut Row {
        let kind = (Unit::Money, better);
        self.row(Figure::Metric(metric), label, note, kind, |source| {
            money(source, source.metric(metric).as_ref(), currency)
        })
    }
}

/// A share as a cell, with two places on hover.
pub(super) fn share(value: &Exact) -> Cell {
    let whole = format::percent(value.to_f64());
    let text = if !value.is_zero() && whole == "0 %" { "< 1 %".to_owned() } else { whole };
    Cell { text, exact: format!("{:.2} %", value.to_f64() * 100.0), ..Cell::default() }
}

/// An amount in a scenario's base currency as a cell in the first file's; no value without a rate.
pub(super) fn money(source: &Source<'_>, amount: Option<&Exact>, currency: &str) -> (Cell, Option<Exact>) {
    let Some(value) = amount.and_then(|amount| source.conversion.money(amount)) else {
        let exact = if amount.is_some() { "No rate into the first file's currency" } else { "" };
        return (Cell { exact: exact.to_owned(), ..Cell::nothing() }, None);
    };
    let marked = !value.is_zero()
        && leans(source, |a| present::pledge(source.file, &a.contribution).is_some_and(|p| !p.costs.is_empty()));
    let text = format::illustrative(format::millions(value.to_f64() / 1e6, currency), marked);
    let exact = format::exact_money(value.to_f64().round() as i64, currency);
    (Cell { text, exact, ..Cell::default() }, Some(value))
}

/// True when a usable assignment of the kind rests on an illustrative pledge.
pub(super) fn leans(source: &Source<'_>, counts: impl Fn(&AssignmentFigures) -> bool) -> bool {
    source.entry.figures.assignments.iter().any(|a| {
        a.usable()
            && counts(a)
            && present::pledge(source.file, &a.contribution).is_some_and(|pledge| pledge.illustrative)
    })
}

impl Source<'_> {
    /// A cell of a metric that comes from a study: still being worked out, or the last one while the next is.
    pub fn studied(&self, metric: Metric, cell: Cell) -> Cell {
        if !self.entry.waits_for(metric) {
            return cell;
        }
        if self.entry.figures.metrics.computed(metric) {
            let exact = format!("{}. The last figure: the next is being worked out", cell.exact);
            return Cell { exact, muted: true, body: Body::Figure, ..cell };
        }
        Cell { text: "…".to_owned(), exact: "Being worked out".to_owned(), muted: true, ..Cell::default() }
    }
}
