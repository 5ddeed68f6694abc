//! The summary: what a leader asks first.

use super::rank::{self, Better};
use super::sheet::{Body, Cell, Figure, Part, Row, Section, Source};
use crate::analysis::{AssignmentFigures, LineState, Metric};
use crate::base::Exact;
use crate::model::{AreaKind, NationRole};
use crate::ui::{format, present};

/// One row being made: text and exact figure of each scenario.
pub(super) struct Maker<'a, 's> {
    pub sources: &'a [Source<'s>],
    pub rows: Vec<Row>,
}

impl<'s> Maker<'_, 's> {
    /// Adds a row. `of` gives a scenario's cell and the value it is ranked by.
    pub fn row(
        &mut self,
        figure: Figure,
        label: &str,
        note: &str,
        better: Better,
        of: impl Fn(&Source<'s>) -> (Cell, Option<Exact>),
    ) -> &mut Row {
        let (mut cells, values): (Vec<Cell>, Vec<Option<Exact>>) = self.sources.iter().map(of).unzip();
        rank::mark(&mut cells, &values, better);
        self.rows.push(Row::new(figure, label, note, self.sources, cells));
        let last = self.rows.len() - 1;
        &mut self.rows[last]
    }

    /// Adds a row of shares, as "96 %".
    pub fn share(&mut self, metric: Metric, label: &str, note: &str, better: Better) -> &mut Row {
        self.row(Figure::Metric(metric), label, note, better, |source| {
            let value = source.metric(metric);
            (value.as_ref().map_or_else(Cell::nothing, share), value)
        })
    }

    /// Adds a row of whole numbers.
    pub fn count(&mut self, figure: Figure, metric: Metric, label: &str, better: Better) -> &mut Row {
        self.row(figure, label, "", better, |source| {
            let value = source.metric(metric);
            let cell = value
                .as_ref()
                .map_or_else(Cell::nothing, |value| Cell { text: format::quantity(value.to_f64()), ..Cell::default() });
            (cell, value)
        })
    }

    /// Adds a row of money, in the first file's currency.
    pub fn money(&mut self, metric: Metric, label: &str, note: &str, better: Better, currency: &str) -> &mut Row {
        self.row(Figure::Metric(metric), label, note, better, |source| money(source, source.metric(metric), currency))
    }

    /// True when every shown scenario has the metric computed.
    pub fn computed(&self, metric: Metric) -> bool {
        self.sources.iter().all(|source| source.entry.figures.metrics.computed(metric))
    }
}

/// A share as a cell, with two places on hover.
pub(super) fn share(value: &Exact) -> Cell {
    let whole = format::percent(value.to_f64());
    let text = if !value.is_zero() && whole == "0 %" { "< 1 %".to_owned() } else { whole };
    Cell { text, exact: format!("{:.2} %", value.to_f64() * 100.0), ..Cell::default() }
}

/// An amount in a scenario's base currency as a cell in the first file's; no value without a rate.
pub(super) fn money(source: &Source<'_>, amount: Option<Exact>, currency: &str) -> (Cell, Option<Exact>) {
    let Some(value) = amount.zip(source.rate.as_ref()).map(|(amount, rate)| &amount * rate) else {
        let exact = if source.rate.is_none() { "No rate into the first file's currency" } else { "" };
        return (Cell { exact: exact.to_owned(), ..Cell::nothing() }, None);
    };
    let marked = !value.is_zero()
        && leans(source, |a| present::pledge(source.file, &a.contribution).is_some_and(|p| !p.costs.is_empty()));
    let text = format::illustrative(format::millions(value.to_f64() / 1e6, currency), marked);
    let exact = format::exact_money(value.to_f64().round() as i64, currency);
    (Cell { text, exact, ..Cell::default() }, Some(value))
}

/// True when a usable assignment of the kind rests on an illustrative pledge.
fn leans(source: &Source<'_>, counts: impl Fn(&AssignmentFigures) -> bool) -> bool {
    source.entry.figures.assignments.iter().any(|a| {
        a.usable()
            && counts(a)
            && present::pledge(source.file, &a.contribution).is_some_and(|pledge| pledge.illustrative)
    })
}

/// People as a cell, marked when one of the counted assignments is illustrative.
fn people(source: &Source<'_>, metric: Metric, counts: impl Fn(&AssignmentFigures) -> bool) -> Cell {
    let Some(value) = source.metric(metric) else { return Cell::nothing() };
    let n = value.to_f64().round() as i64;
    let marked = leans(source, |a| !a.personnel.is_zero() && counts(a));
    let exact = if value.is_whole() { String::new() } else { format!("{:.2}", value.to_f64()) };
    Cell { text: format::illustrative(format::whole(n), marked), exact, ..Cell::default() }
}

/// True for an assignment in the host country.
pub(super) fn in_host(source: &Source<'_>, assignment: &AssignmentFigures) -> bool {
    let area = source.file.plan().areas.find(assignment.area.as_str());
    area.is_some_and(|area| area.kind == AreaKind::Host)
}

/// "In Ukraine", or the host country where that is not one nation in all files.
fn host_label(sources: &[Source<'_>]) -> String {
    let mut nations: Vec<String> = sources
        .iter()
        .flat_map(|s| s.file.plan().areas.iter().map(move |area| (s, area)))
        .filter(|(_, area)| area.kind == AreaKind::Host)
        .filter_map(|(s, area)| area.nation.as_ref().map(|id| present::nation(s.file, id)))
        .collect();
    nations.sort_unstable();
    nations.dedup();
    match nations.as_slice() {
        [one] => format!("In {one}"),
        _ => "In the host country".to_owned(),
    }
}

/// The section.
pub(super) fn section(sources: &[Source<'_>], currency: &str) -> Section {
    let mut make = Maker { sources, rows: Vec::new() };
    make.row(Figure::People, "People", "usable pledges", Better::Neither, |s| {
        (people(s, Metric::Personnel, |_| true), s.metric(Metric::Personnel))
    })
    .strong = true;
    make.row(Figure::Host, &host_label(sources), "most on one day", Better::Neither, |s| {
        (people(s, Metric::PersonnelHost, |a| in_host(s, a)), s.metric(Metric::PersonnelHost))
    });
    make.row(Figure::Aircraft, "Aircraft", "", Better::Neither, |s| {
        let sum: Exact = s.entry.figures.burden.iter().map(|burden| &burden.aircraft).sum();
        (Cell { text: format::quantity(sum.to_f64()), ..Cell::default() }, Some(sum))
    });
    make.count(Figure::Nations, Metric::Nations, "Nations", Better::Higher);
    essential(&mut make);
    make.share(Metric::EssentialFill, "Essential fill", "sustained", Better::Higher).strong = true;
    if make.computed(Metric::ExpectedMinimum) {
        make.share(Metric::ExpectedMinimum, "Expected at minimum", "if the assumptions hold", Better::Higher);
    }
    if make.computed(Metric::ExpectedMet) {
        make.share(Metric::ExpectedMet, "Expected met", "if the assumptions hold", Better::Higher);
    }
    make.row(Figure::FullFrom, "Full from", "all essential lines", Better::Lower, |s| {
        let value = s.metric(Metric::DaysToFull);
        let day = value.as_ref().map(|value| value.to_f64().round() as i64);
        let cell = Cell { text: format::day_or_never(day), muted: day.is_none(), ..Cell::default() };
        (cell, value)
    });
    make.share(Metric::ConfirmedShare, "Confirmed people", "share", Better::Higher);
    make.row(Figure::Metric(Metric::LargestShare), "Largest nation", "share of people", Better::Lower, |s| {
        let value = s.metric(Metric::LargestShare);
        let burden = s.entry.figures.burden.iter().find(|burden| burden.share == value);
        let cell = match (&value, burden) {
            (Some(value), Some(burden)) => Cell { body: Body::Nation(burden.nation.to_string()), ..share(value) },
            _ => Cell::nothing(),
        };
        (cell, value)
    });
    if make.computed(Metric::BackstopDependence) {
        lost_without_backstop(&mut make);
    }
    make.count(
        Figure::Metric(Metric::ConditionsAssumed),
        Metric::ConditionsAssumed,
        "Conditions assumed",
        Better::Lower,
    );
    make.money(Metric::MonthlyCost, "Cost a month", "at its highest", Better::Lower, currency);
    make.money(Metric::TotalCost, "Total cost", "to the end", Better::Lower, currency);
    let right = if sources.len() > 1 { "best of the row" } else { "" };
    Section { part: Part::Summary, title: "Summary", right, rows: make.rows }
}

fn essential(make: &mut Maker<'_, '_>) {
    let asked: Vec<usize> =
        make.sources.iter().map(|s| s.entry.figures.lines.iter().filter(|line| line.essential()).count()).collect();
    let alike = asked.windows(2).all(|pair| pair[0] == pair[1]);
    let note = if alike { format!("of {}", asked.first().unwrap_or(&0)) } else { "of those asked".to_owned() };
    make.row(Figure::Essential, "Essential lines met", &note, Better::Higher, |s| {
        let count = |state| s.entry.figures.lines.iter().filter(|l| l.essential() && l.state == state).count();
        let (met, minimum, unmet) = (count(LineState::Met), count(LineState::Minimum), count(LineState::Unmet));
        let text = if alike { met.to_string() } else { format!("{met} of {}", met + minimum + unmet) };
        let cell = Cell { text, body: Body::Marks { minimum, unmet }, ..Cell::default() };
        (cell, s.metric(Metric::EssentialMet))
    })
    .strong = true;
}

fn lost_without_backstop(make: &mut Maker<'_, '_>) {
    let metric = Metric::BackstopDependence;
    let label = format!("Lost without {}", backstop(make.sources));
    make.row(Figure::Metric(metric), &label, "essential lines now met", Better::Lower, |s| {
        let value = s.metric(metric);
        let met = s.entry.figures.lines.iter().filter(|line| line.essential() && line.met()).count();
        let cell = value.as_ref().map_or_else(Cell::nothing, |value| {
            let lost = (value.to_f64() * met as f64).round() as i64;
            Cell { text: format!("{lost} of {met}"), ..Cell::default() }
        });
        (cell, value)
    });
}

/// The nation whose backstop is asked for, where that is one in all files.
fn backstop(sources: &[Source<'_>]) -> String {
    let requested = |s: &Source<'_>| -> Vec<String> {
        let nations = s.file.plan().nations.iter().filter(|nation| nation.role == NationRole::Requested);
        nations.map(|nation| nation.id.to_string()).collect()
    };
    let mut nations: Vec<String> = sources.iter().flat_map(requested).collect();
    nations.sort_unstable();
    nations.dedup();
    match nations.as_slice() {
        [one] => one.clone(),
        _ => "the partner".to_owned(),
    }
}
