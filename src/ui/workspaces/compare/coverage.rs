//! Coverage, line by line: lines of one requirement set stand in one row, whichever file a scenario comes from.

use super::beside::{Beside, Unit};
use super::sheet::{Body, Cell, Figure, Part, Row, Section, Source};
use crate::analysis::LineFigures;
use crate::base::{RequirementId, RequirementSetId};
use crate::ui::{present, text};

/// The section: one block of rows for each requirement set.
pub(super) fn section(sources: &[Source<'_>]) -> Section {
    let mut sets: Vec<&RequirementSetId> = Vec::new();
    for source in sources {
        let set = &source.entry.scenario.requirement_set;
        if !sets.contains(&set) {
            sets.push(set);
        }
    }
    let mut rows = Vec::new();
    for set in &sets {
        if sets.len() > 1 {
            rows.push(heading(sources, set));
        }
        rows.extend(ids(sources, set).into_iter().filter_map(|id| line(sources, set, id)));
    }
    Section { part: Part::Coverage, title: "Coverage, line by line", right: "sustained of asked", rows }
}

/// The lines of a set in the first scenario's order, then those that only others have.
fn ids<'a>(sources: &[Source<'a>], set: &RequirementSetId) -> Vec<&'a RequirementId> {
    let mut ids: Vec<&RequirementId> = Vec::new();
    let mut seen = std::collections::BTreeSet::new();
    for source in sources.iter().filter(|source| source.entry.scenario.requirement_set == *set) {
        ids.extend(source.entry.figures.lines.iter().map(|line| &line.id).filter(|id| seen.insert(*id)));
    }
    ids
}

/// The line of a scenario, if it is measured against the set and has it.
fn of<'a>(source: &Source<'a>, set: &RequirementSetId, id: &RequirementId) -> Option<&'a LineFigures> {
    (source.entry.scenario.requirement_set == *set).then(|| source.entry.figures.line(id)).flatten()
}

fn line(sources: &[Source<'_>], set: &RequirementSetId, id: &RequirementId) -> Option<Row> {
    let (first, asked) = sources.iter().find_map(|source| of(source, set, id).map(|line| (source, line)))?;
    let label = present::capability(first.file, &asked.capability);
    let (_, quantity) = present::figures(first.file, asked);
    let note = format!("{quantity} by {}", text::day(asked.from));
    let cells = sources.iter().map(|source| {
        let Some(line) = of(source, set, id) else { return Cell::nothing() };
        let mut cell = cell(source, line);
        let before = source.planned.and_then(|planned| planned.figures.line(id));
        if let (Some(before), Body::Line { planned, .. }) = (before, &mut cell.body) {
            *planned = (before.state != line.state).then(|| present::state(before.state));
            let (sustained, _) = present::figures(source.file, before);
            let money = present::money_of(source.file, line).is_some();
            let unit = if money { Unit::Money } else { Unit::Count };
            let now = (cell.text.as_str(), Some(&line.sustained));
            let same = planned.is_none() && before.sustained == line.sustained;
            let beside = Beside::new(unit, (&sustained, Some(&before.sustained)), now);
            cell.beside = Some(if same { beside } else { Beside { change: changed(beside.change), ..beside } });
        }
        cell
    });
    let figure = Figure::Line(set.clone(), id.clone());
    let mut row = Row::new(figure, &label, &note, sources, cells.collect()).with_code(id.as_str(), sources);
    row.importance = present::importance(asked.priority);
    Some(row)
}

/// A change of state is one even where the units sustained stay.
fn changed(change: String) -> String {
    if change == "=" { "state".to_owned() } else { change }
}

fn cell(source: &Source<'_>, line: &LineFigures) -> Cell {
    let (sustained, asked) = present::figures(source.file, line);
    let funnel = present::funnel(line, None);
    let mut exact = funnel.sentence();
    if let Some((sure, _)) = source.entry.line_confidence(&line.id) {
        let of = |p: &crate::base::Exact| crate::ui::format::percent(p.to_f64());
        let (met, least) = (of(&sure.met), of(&sure.minimum));
        let units = |n: crate::base::Quantity| text::units(&n.into(), present::money_of(source.file, line));
        let (all, minimum) = (units(line.quantity), units(line.minimum));
        exact =
            format!("{exact}; chance of all {all}: {met}; of the minimum {minimum}: {least}, if the assumptions hold");
    }
    Cell {
        exact,
        body: Body::Line {
            state: present::state(line.state),
            planned: None,
            funnel: Box::new(funnel),
            of: format!(" of {asked}"),
        },
        text: sustained,
        ..Cell::default()
    }
}

fn heading(sources: &[Source<'_>], set: &RequirementSetId) -> Row {
    let source = sources.iter().find(|source| source.entry.scenario.requirement_set == *set);
    let name = source
        .and_then(|s| s.file.index().requirement_set(s.file.plan(), set))
        .map_or_else(|| set.to_string(), |found| found.name.clone());
    let name = if name.is_empty() { "No requirement set".to_owned() } else { crate::base::visible(&name) };
    Row::new(Figure::Heading(set.clone()), &name, "", sources, Vec::new())
}
