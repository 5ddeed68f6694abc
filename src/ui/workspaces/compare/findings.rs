//! Findings: how many of each severity and of each code a scenario has.

use std::collections::BTreeSet;

use super::beside::Unit;
use super::maker::Maker;
use super::rank::Better;
use super::sheet::{Cell, Figure, Lead, Part, Section, Source};
use crate::analysis::{Finding, Severity};
use crate::base::Exact;
use crate::ui::present;

/// The severities in their order, with the word for many.
pub(super) const SEVERITIES: [(Severity, &str); 3] =
    [(Severity::Error, "Errors"), (Severity::Warning, "Warnings"), (Severity::Info, "Notes")];

/// The section.
pub(super) fn section(sources: &[Source<'_>]) -> Section {
    let mut make = Maker::new(sources);
    for (at, (severity, label)) in SEVERITIES.into_iter().enumerate() {
        let better = if severity == Severity::Info { Better::Neither } else { Better::Lower };
        let row = make.row(Figure::Severity(at as u8), label, "", (Unit::Count, better), |s| {
            count(s, |f| f.severity == severity)
        });
        row.lead = Lead::Severity(present::severity(severity));
        row.strong = true;
    }
    let codes: BTreeSet<(Severity, &'static str)> =
        sources.iter().flat_map(|s| s.entry.findings.iter().map(|f| (f.severity, f.code))).collect();
    for (severity, code) in codes {
        let row = make.row(
            Figure::Code(present::severity(severity), code),
            &words(code),
            severity_word(severity),
            (Unit::Count, Better::Neither),
            |s| count(s, |f| f.code == code && f.severity == severity),
        );
        row.importance = crate::ui::kit::line_head::Importance::Desirable;
    }
    Section { part: Part::Findings, title: "Findings", right: "press a figure to read them", rows: make.rows }
}

fn count(source: &Source<'_>, of: impl Fn(&Finding) -> bool) -> (Cell, Option<Exact>) {
    let n = source.entry.findings.iter().filter(|f| of(f)).count();
    (Cell { text: n.to_string(), muted: n == 0, ..Cell::default() }, Some(Exact::whole(n)))
}

fn severity_word(severity: Severity) -> &'static str {
    present::severity(severity).word()
}

/// A code as words: `essential_unmet` as "Essential unmet".
fn words(code: &str) -> String {
    let text = code.replace('_', " ");
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
