//! Screening: the five tests of each scenario with their evidence, and a person's judgement beside.

use super::sheet::{Body, Cell, Figure, Part, Row, Section, Source};
use crate::analysis::{self, Holdings, Metric, Screened, Screening, Test};
use crate::session::OpenFile;

/// The section; thresholds are those of the first file.
pub(super) fn section(sources: &[Source<'_>], first: Option<&OpenFile>) -> Section {
    let results: Vec<Vec<Screened>> = first.map_or_else(Vec::new, |first| screen(sources, first));
    let rows = Test::ALL.iter().enumerate().map(|(at, test)| {
        let cells = results.iter().zip(sources).map(|(tests, source)| cell(&tests[at], source)).collect();
        let mut row = Row::new(Figure::Test(*test), label(*test), "", sources, cells);
        row.wraps = true;
        row
    });
    Section { part: Part::Screening, title: "Screening", right: "five tests before any weighing", rows: rows.collect() }
}

fn screen(sources: &[Source<'_>], first: &OpenFile) -> Vec<Vec<Screened>> {
    let holdings: Vec<Holdings> =
        sources.iter().map(|s| Holdings::of(s.file.plan(), s.file.index(), &s.entry.scenario)).collect();
    let screened = sources.iter().enumerate().map(|(at, source)| {
        let others: Vec<_> = (0..sources.len())
            .filter(|other| *other != at)
            .map(|other| (sources[other].column.called.clone(), analysis::similarity(&holdings[at], &holdings[other])))
            .collect();
        analysis::screening(&Screening {
            plan: source.file.plan(),
            index: source.file.index(),
            scenario: &source.entry.scenario,
            figures: &source.entry.figures,
            findings: &source.entry.findings,
            others: &others,
            thresholds: &first.plan().properties.thresholds,
        })
    });
    screened.collect()
}

/// A test is not failed for want of a figure that has not been worked out.
fn cell(screened: &Screened, source: &Source<'_>) -> Cell {
    let unknown = screened.test == Test::Acceptable
        && !screened.pass
        && !source.entry.figures.metrics.computed(Metric::ExpectedMinimum)
        && !screened.evidence.contains(';');
    let mut text = screened.evidence.clone();
    if let Some(person) = &screened.person {
        let word = if person.pass { "passes" } else { "fails" };
        let by = person.by.as_deref().unwrap_or("a person");
        text = format!("{text}. Judged by {by}: {word}, {}", person.reason);
    }
    Cell {
        body: Body::Test((!unknown).then_some(screened.pass)),
        text: crate::base::visible(&text),
        exact: crate::base::visible(&screened.evidence),
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
