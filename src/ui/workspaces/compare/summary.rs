//! The summary: what a leader asks first.

use super::beside::Unit;
use super::maker::{Maker, leans, share};
use super::rank::Better;
use super::sheet::{Body, Cell, Figure, Part, Section, Source};
use crate::analysis::{AssignmentFigures, LineState, Metric};
use crate::base::Exact;
use crate::model::{AreaKind, NationRole};
use crate::ui::format;

/// What the table draws as the meaning of its marks.
pub(super) const LEGEND: &str = "best of the row";

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

/// "In Ukraine", or the host country where that is not the same one in all files.
fn host_label(sources: &[Source<'_>]) -> String {
    let mut hosts: Vec<Option<&str>> = sources.iter().map(|s| s.file.plan().host_country()).collect();
    hosts.sort_unstable();
    hosts.dedup();
    match hosts.as_slice() {
        [Some(one)] => format!("In {}", crate::base::visible(one)),
        _ => "In the host country".to_owned(),
    }
}

/// The section, in the order in which leaders ask.
pub(super) fn section(sources: &[Source<'_>], currency: &str) -> Section {
    let mut make = Maker::new(sources);
    essential(&mut make);
    make.share(Metric::ExpectedMinimum, "Expected at minimum", "if the assumptions hold", Better::Higher).strong = true;
    make.share(Metric::ExpectedMet, "Expected met", "if the assumptions hold", Better::Higher);
    make.row(Figure::FullFrom, "Full from", "all essential lines", (Unit::Day, Better::Lower), |s| {
        let value = s.metric(Metric::DaysToFull);
        let day = value.as_ref().map(|value| value.to_f64().round() as i64);
        let cell = Cell { text: format::day_or_never(day), muted: day.is_none(), ..Cell::default() };
        (cell, value)
    });
    make.row(Figure::People, "People", "usable pledges", (Unit::Count, Better::Neither), |s| {
        (people(s, Metric::Personnel, |_| true), s.metric(Metric::Personnel))
    })
    .strong = true;
    make.row(Figure::Host, &host_label(sources), "most on one day", (Unit::Count, Better::Neither), |s| {
        (people(s, Metric::PersonnelHost, |a| in_host(s, a)), s.metric(Metric::PersonnelHost))
    });
    lost_without_backstop(&mut make);
    make.money(Metric::MonthlyCost, "Cost a month", "at its highest", Better::Lower, currency);
    make.share(Metric::EssentialFill, "Essential fill", "sustained", Better::Higher).strong = true;
    make.row(Figure::Aircraft, "Aircraft", "", (Unit::Count, Better::Neither), |s| {
        let sum: Exact = s.entry.figures.burden.iter().map(|burden| &burden.aircraft).sum();
        (Cell { text: format::quantity(sum.to_f64()), ..Cell::default() }, Some(sum))
    });
    make.count(Figure::Nations, Metric::Nations, "Nations", "", Better::Higher);
    make.share(Metric::ConfirmedShare, "Confirmed people", "share", Better::Higher);
    let largest = (Unit::Share, Better::Lower);
    make.row(Figure::Metric(Metric::LargestShare), "Largest nation", "share of people", largest, |s| {
        let value = s.metric(Metric::LargestShare);
        let burden = s.entry.figures.burden.iter().find(|burden| burden.share == value);
        let cell = match (&value, burden) {
            (Some(value), Some(burden)) => Cell { body: Body::Nation(burden.nation.to_string()), ..share(value) },
            _ => Cell::nothing(),
        };
        (cell, value)
    });
    let linchpins = Figure::Metric(Metric::Linchpins);
    make.count(linchpins, Metric::Linchpins, "Linchpins", "nations, each alone", Better::Lower);
    let assumed = Figure::Metric(Metric::ConditionsAssumed);
    make.count(assumed, Metric::ConditionsAssumed, "Conditions assumed", "", Better::Lower);
    make.money(Metric::TotalCost, "Total cost", "to the end", Better::Lower, currency);
    let under = sources.iter().any(|source| source.planned.is_some());
    let right = match sources.len() {
        _ if under => "planned → what-if, change",
        0 | 1 => "",
        _ => LEGEND,
    };
    Section { part: Part::Summary, title: "Summary", right, rows: make.rows }
}

fn essential(make: &mut Maker<'_, '_>) {
    let asked: Vec<usize> =
        make.sources.iter().map(|s| s.entry.figures.lines.iter().filter(|line| line.essential()).count()).collect();
    let alike = asked.windows(2).all(|pair| pair[0] == pair[1]);
    let note = if alike { format!("of {}", asked.first().unwrap_or(&0)) } else { "of those asked".to_owned() };
    make.row(Figure::Essential, "Essential lines met", &note, (Unit::Count, Better::Higher), |s| {
        let count = |state| s.entry.figures.lines.iter().filter(|l| l.essential() && l.state == state).count();
        let (met, minimum, unmet) = (count(LineState::Met), count(LineState::Minimum), count(LineState::Unmet));
        let text = if alike { met.to_string() } else { format!("{met} of {}", met + minimum + unmet) };
        let cell = Cell { text, body: Body::Marks { minimum, unmet }, ..Cell::default() };
        (cell, Some(Exact::whole(met)))
    })
    .strong = true;
}

fn lost_without_backstop(make: &mut Maker<'_, '_>) {
    let metric = Metric::BackstopDependence;
    let label = format!("Lost without {}", backstop(make.sources));
    make.row(Figure::Metric(metric), &label, "of lines planned met", (Unit::Share, Better::Lower), |s| {
        let value = s.metric(metric);
        let planned = s.planned.unwrap_or(s.entry);
        let met = planned.figures.lines.iter().filter(|line| line.essential() && line.met()).count();
        let cell = value.as_ref().map_or_else(Cell::nothing, |value| {
            let lost = (value.to_f64() * met as f64).round() as i64;
            Cell { text: format!("{lost} of {met}"), ..Cell::default() }
        });
        (s.studied(metric, cell), value)
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
