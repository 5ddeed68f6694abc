//! Screening: the five tests of each scenario with their evidence, and a person's judgement beside.

use super::sheet::{Body, Cell, Figure, Part, Row, Section, Source};
use crate::analysis::{Metric, Screened, Test};
use crate::words::comparison as words;

/// The section, of the screening of each column.
pub(super) fn section(sources: &[Source<'_>], screened: &[Vec<Screened>]) -> Section {
    let names: Vec<String> = sources.iter().map(|source| source.column.called.clone()).collect();
    let rows = Test::ALL.iter().enumerate().map(|(at, test)| {
        let of = |(tests, source): (&Vec<Screened>, &Source<'_>)| {
            tests.get(at).map_or_else(Cell::nothing, |test| cell(test, source, &names))
        };
        let cells = screened.iter().zip(sources).map(of).collect();
        let mut row = Row::new(Figure::Test(*test), label(*test), "", sources, cells);
        row.wraps = true;
        row
    });
    Section { part: Part::Screening, title: "Screening", right: "five tests before any weighing", rows: rows.collect() }
}

/// A test is not failed for want of a figure that has not been worked out.
fn cell(screened: &Screened, source: &Source<'_>, names: &[String]) -> Cell {
    let computed = source.entry.figures.metrics.computed(Metric::ExpectedMinimum);
    let unknown = screened.waits_for_a_figure() && !computed;
    let evidence = words::screened(screened, names);
    let mut text = evidence.clone();
    if let Some(person) = &screened.person {
        let word = if person.pass { "passes" } else { "fails" };
        let by = person.by.as_deref().unwrap_or("a person");
        text = format!("{text}. Judged by {by}: {word}, {}", person.reason);
    }
    Cell {
        body: Body::Test((!unknown).then_some(screened.pass)),
        text: crate::base::visible(&text),
        exact: crate::base::visible(&evidence),
        ..Cell::default()
    }
}

fn label(test: Test) -> &'static str {
    match test {
        Test::Feasible => "Feasible",
        Test::Suitable => "Suitable",
        Test::Acceptable => "Acceptable",
        Test::Distinguishable => "Distinguishable",
        Test::Complete => "Complete",
    }
}
