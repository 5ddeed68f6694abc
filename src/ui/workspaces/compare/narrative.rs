//! What people wrote about each scenario: concept, strengths, weaknesses.

use super::sheet::{Cell, Figure, Part, Row, Section, Source};
use crate::base::visible;
use crate::model::Scenario;

type Says = fn(&Scenario) -> String;

/// The section.
pub(super) fn section(sources: &[Source<'_>]) -> Section {
    let parts: [(&'static str, Says); 3] = [
        ("Concept", |s| visible(&s.concept)),
        ("Strengths", |s| listed(&s.strengths)),
        ("Weaknesses", |s| listed(&s.weaknesses)),
    ];
    let rows = parts.into_iter().map(|(label, of)| {
        let cells = sources.iter().map(|source| {
            let text = of(&source.entry.scenario);
            if text.trim().is_empty() { Cell::nothing() } else { Cell::words(text) }
        });
        let mut row = Row::new(Figure::Words(label), label, "", sources, cells.collect());
        row.wraps = true;
        row
    });
    Section { part: Part::Narrative, title: "Concept, strengths, weaknesses", right: "", rows: rows.collect() }
}

fn listed(points: &[String]) -> String {
    points.iter().map(|point| visible(point)).collect::<Vec<_>>().join("\n")
}
