//! Burden by nation: each nation's share of people over time, on one scale for all scenarios.

use super::beside::{Beside, Unit};
use super::maker::share;
use super::sheet::{Body, Cell, Figure, Lead, Part, Row, Section, Source};
use crate::analysis::Burden;
use crate::base::{Exact, NationId};
use crate::ui::{format, present};

/// The section: the nation that bears most in any scenario first.
pub(super) fn section(sources: &[Source<'_>]) -> Section {
    let mut nations: Vec<(Exact, &NationId)> = Vec::new();
    let planned = sources.iter().filter_map(|source| source.planned);
    let entries = sources.iter().map(|source| source.entry).chain(planned);
    for burden in entries.flat_map(|entry| &entry.figures.burden) {
        let most = burden.share.clone().unwrap_or_default();
        match nations.iter_mut().find(|(_, id)| *id == &burden.nation) {
            Some(found) => found.0 = most.max(found.0.clone()),
            None => nations.push((most, &burden.nation)),
        }
    }
    nations.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    let scale = nations.first().map_or(1.0, |(most, _)| most.to_f64()).max(1e-9);
    let rows = nations.into_iter().map(|(_, id)| row(sources, id, scale)).collect();
    Section { part: Part::Burden, title: "Burden by nation", right: "share of person-days", rows }
}

fn row(sources: &[Source<'_>], id: &NationId, scale: f64) -> Row {
    let of = |source: &Source<'_>| source.entry.figures.burden.iter().find(|b| b.nation == *id).cloned();
    let made = |source: &Source<'_>| {
        let burden = of(source);
        let share = burden.as_ref().and_then(|burden| burden.share.clone());
        (burden.map_or_else(Cell::nothing, |burden| cell(&burden, scale)), share)
    };
    let cells = sources.iter().map(|source| {
        let (mut cell, now) = made(source);
        if let Some((before, planned)) = source.as_planned().map(|planned| made(&planned)) {
            let now = (cell.text.as_str(), now.as_ref());
            cell.beside = Some(Beside::new(Unit::Share, (&before.text, planned.as_ref()), now));
        }
        cell
    });
    let name = sources.iter().find(|s| s.file.index().nation(s.file.plan(), id).is_some());
    let name = name.map_or_else(|| id.to_string(), |source| present::nation(source.file, id));
    let mut row = Row::new(Figure::Nation(id.clone()), &name, id.as_str(), sources, cells.collect());
    row.lead = Lead::Flag(id.to_string());
    row
}

fn cell(burden: &Burden, scale: f64) -> Cell {
    let Some(value) = &burden.share else { return Cell::nothing() };
    let mut exact = vec![format!("{} people", format::whole(burden.personnel.to_f64().round() as i64))];
    if let Some(per) = &burden.per_100k {
        exact.push(format!("{:.1} for each 100,000 inhabitants", per.to_f64()));
    }
    for (amount, what) in [(&burden.vessels, "vessels"), (&burden.aircraft, "aircraft")] {
        if !amount.is_zero() {
            exact.push(format!("{} {what}", format::quantity(amount.to_f64())));
        }
    }
    Cell { body: Body::Bar { value: value.to_f64() / scale }, exact: exact.join(", "), ..share(value) }
}
