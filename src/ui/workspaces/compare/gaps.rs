//! Gaps and the ask: the lines that are not met, and how many pledges could fill each now.

use super::beside::Unit;
use super::maker::Maker;
use super::rank::Better;
use super::sheet::{Body, Cell, Figure, Part, Section, Source};
use crate::analysis::Gap;
use crate::base::{RequirementId, RequirementSetId};
use crate::session::Entry;
use crate::ui::{format, present, text};

/// The gap of a line in a scenario.
pub(super) fn gap<'a>(entry: &'a Entry, set: &RequirementSetId, id: &RequirementId) -> Option<&'a Gap> {
    if entry.scenario.requirement_set != *set {
        return None;
    }
    entry.study.as_ref()?.gaps.iter().find(|gap| gap.requirement == *id)
}

/// The section: every line that some shown scenario does not meet, the most important first.
pub(super) fn section(sources: &[Source<'_>]) -> Section {
    let mut open: Vec<(crate::model::Priority, &RequirementSetId, &RequirementId)> = Vec::new();
    for source in sources {
        let set = &source.entry.scenario.requirement_set;
        for line in source.entry.figures.lines.iter().filter(|line| !line.met()) {
            if !open.iter().any(|(_, s, id)| *s == set && **id == line.id) {
                open.push((line.priority, set, &line.id));
            }
        }
    }
    open.sort_by_key(|(priority, ..)| *priority);
    let several = open.iter().any(|(_, set, _)| open.first().is_some_and(|(_, first, _)| first != set));
    let mut make = Maker::new(sources);
    for (priority, set, id) in open {
        let named = sources.iter().find(|s| s.entry.scenario.requirement_set == *set);
        let Some((first, line)) = named.and_then(|s| s.entry.figures.line(id).map(|line| (s, line))) else { continue };
        let label = present::capability(first.file, &line.capability);
        let kind = if present::money_of(first.file, line).is_some() { Unit::Money } else { Unit::Count };
        let figure = Figure::Gap(set.clone(), id.clone());
        let note = if several { present::set_name(first.file, set) } else { String::new() };
        let row = make.row(figure, &label, &note, (kind, Better::Neither), |source| {
            let fits = source.entry.scenario.requirement_set == *set;
            let Some(line) = source.entry.figures.line(id).filter(|_| fits) else { return (Cell::nothing(), None) };
            let missing = text::units(&line.gap, present::money_of(source.file, line));
            if line.met() {
                return (Cell { text: "met".to_owned(), muted: true, ..Cell::default() }, Some(line.gap.clone()));
            }
            let gap = gap(source.entry, set, id);
            let now = gap.map_or(0, |gap| gap.would_count);
            let later = gap.map_or(0, |gap| gap.could_fill_count - now);
            let words = match (now, later) {
                (0, 0) => "nobody offers".to_owned(),
                (0, later) => format!("{later} not now"),
                (now, _) => format::counted(now as i64, "could", "could"),
            };
            let exact = format!(
                "{missing} missing. {} would count now, {later} would not yet",
                format::counted(now as i64, "pledge", "pledges")
            );
            (Cell { text: missing, body: Body::Gap(words), exact, ..Cell::default() }, Some(line.gap.clone()))
        });
        row.importance = present::importance(priority);
        row.code = id.to_string();
        row.name_cells(sources);
    }
    Section { part: Part::Gaps, title: "Gaps and the ask", right: "missing; who could fill it", rows: make.rows }
}
