//! What made a figure: the assignments that count and those that do not, each with its reason.

use super::findings::SEVERITIES;
use super::sheet::Source;
use super::sheet::{Figure, Sheet, sources};
use super::state::Key;
use super::summary::in_host;
use crate::analysis::{AssignmentFigures, Finding, LineFigures, LineState, Metric};
use crate::base::{Exact, NationId};
use crate::model::{Basis, Bearer, Contribution};
use crate::session::{Session, why_not};
use crate::ui::widgets::state_mark::Severity;
use crate::ui::{format, present, text};

/// The explanation of one figure.
#[derive(Debug, Default)]
pub(super) struct Explanation {
    /// The row's name.
    pub title: String,
    pub column: usize,
    /// What the figure is, in one sentence.
    pub lead: String,
    pub groups: Vec<Group>,
}

/// Some of what made it, under a heading.
#[derive(Debug)]
pub(super) struct Group {
    pub title: String,
    pub items: Vec<Item>,
}

/// One thing that made the figure, or that was left out.
#[derive(Debug, Default)]
pub(super) struct Item {
    /// Alpha-3 code of a flag; empty for none.
    pub nation: String,
    pub code: String,
    pub title: String,
    pub figure: String,
    /// Why it is left out, or how it counts.
    pub why: String,
    pub severity: Option<Severity>,
}

/// Explains a figure of a scenario; `None` when the scenario or the row is gone.
pub(super) fn explain(session: &Session, sheet: &Sheet, key: &Key, figure: &Figure) -> Option<Explanation> {
    let at = sheet.position(key)?;
    let row = sheet.row(figure)?;
    let source = sources(session, &sheet.columns[at..=at]).pop()?;
    let groups = groups(&source, sheet, figure);
    let cell = row.cells.get(at)?;
    let lead = match figure {
        Figure::Words(_) | Figure::Test(_) => cell.text.clone(),
        Figure::Line(..) => cell.exact.clone(),
        _ if cell.exact.is_empty() => cell.name.clone(),
        _ => format!("{}. {}", cell.name, cell.exact),
    };
    Some(Explanation { title: row.label.clone(), column: at, lead, groups })
}

fn groups(source: &Source<'_>, sheet: &Sheet, figure: &Figure) -> Vec<Group> {
    let people = |a: &AssignmentFigures| text::people(&a.personnel, false);
    match figure {
        Figure::People | Figure::Metric(Metric::LargestShare | Metric::Concentration) => {
            counted(source, |a| !a.personnel.is_zero(), people)
        }
        Figure::Host => counted(source, |a| in_host(source, a) && !a.personnel.is_zero(), people),
        Figure::Metric(Metric::ConfirmedShare) => {
            let confirmed = |a: &AssignmentFigures| {
                present::pledge(source.file, &a.contribution).is_some_and(|pledge| pledge.status.confirmed())
            };
            let mut groups = counted(source, |a| !a.personnel.is_zero() && confirmed(a), people);
            groups.truncate(1);
            groups
        }
        Figure::Aircraft => counted(
            source,
            |a| {
                let capability = source.file.index().capability(source.file.plan(), &a.capability);
                capability.is_some_and(|c| c.unit == crate::model::UNIT_AIRCRAFT)
            },
            |a| format::quantity(a.units.to_f64()),
        ),
        Figure::Nation(nation) => counted(source, |a| a.nation == *nation, people),
        Figure::Nations => nations(source),
        Figure::Essential | Figure::FullFrom | Figure::Metric(Metric::EssentialMet | Metric::EssentialFill) => {
            lines(source)
        }
        Figure::Line(_, id) => line(source, id),
        Figure::Metric(Metric::ConditionsAssumed) => conditions(source),
        Figure::Metric(Metric::Funding) => counted(
            source,
            |a| present::pledge(source.file, &a.contribution).is_some_and(|p| is_money(source, p)),
            |a| money(source, sheet, &a.units),
        ),
        Figure::Metric(Metric::StartupCost) => costs(source, sheet, Basis::Once, &[Bearer::Common, Bearer::Nation]),
        Figure::Metric(Metric::MonthlyCost) => costs(source, sheet, Basis::PerMonth, &[Bearer::Common, Bearer::Nation]),
        Figure::Metric(Metric::TotalCost) => both(source, sheet, &[Bearer::Common, Bearer::Nation]),
        Figure::Metric(Metric::CommonCost) => both(source, sheet, &[Bearer::Common]),
        Figure::NationCost => both(source, sheet, &[Bearer::Nation]),
        Figure::Severity(at) => {
            let severity = SEVERITIES.get(usize::from(*at)).map(|(severity, _)| *severity);
            findings(source, |f| Some(f.severity) == severity)
        }
        Figure::Code(code) => findings(source, |f| f.code == *code),
        Figure::Metric(_)
        | Figure::Test(_)
        | Figure::Words(_)
        | Figure::Heading(_)
        | Figure::Criterion(_)
        | Figure::Member(_)
        | Figure::WorstPair
        | Figure::Gap(..) => Vec::new(),
    }
}

fn is_money(source: &Source<'_>, pledge: &Contribution) -> bool {
    source.file.index().capability(source.file.plan(), &pledge.capability).is_some_and(|c| c.is_money())
}

fn money(source: &Source<'_>, sheet: &Sheet, amount: &Exact) -> String {
    let Some(rate) = &source.rate else { return format::NO_VALUE.to_owned() };
    text::money(&(amount * rate), &sheet.currency)
}

fn group(title: &str, items: Vec<Item>) -> Group {
    Group { title: format!("{title}: {}", items.len()), items }
}

fn item(source: &Source<'_>, assignment: &AssignmentFigures, figure: String) -> Item {
    let pledge = present::pledge(source.file, &assignment.contribution);
    Item {
        nation: assignment.nation.to_string(),
        code: assignment.contribution.to_string(),
        title: pledge.map_or_else(String::new, |pledge| crate::base::visible(&pledge.title)),
        figure,
        ..Item::default()
    }
}

/// Assignments that count, the largest first as far as the scenario's order goes, and those left out with reasons.
fn counted(
    source: &Source<'_>,
    of: impl Fn(&AssignmentFigures) -> bool,
    figure: impl Fn(&AssignmentFigures) -> String,
) -> Vec<Group> {
    let all: Vec<&AssignmentFigures> = source.entry.figures.assignments.iter().filter(|a| of(a)).collect();
    let (mut usable, left): (Vec<_>, Vec<_>) = all.into_iter().partition(|a| a.usable());
    usable.sort_by(|a, b| b.personnel.cmp(&a.personnel));
    let made = usable.iter().map(|a| item(source, a, figure(a))).collect();
    vec![group("Counted", made), group("Left out", left_out(source, &left, figure))]
}

/// The first reason why an assignment does not count, or not in full on a line.
fn not_counted(source: &Source<'_>, line: Option<&LineFigures>, a: &AssignmentFigures) -> Option<String> {
    why_not(source.file, &source.entry.scenario, &source.entry.figures, a, line).into_iter().next()
}

fn left_out(
    source: &Source<'_>,
    left: &[&AssignmentFigures],
    figure: impl Fn(&AssignmentFigures) -> String,
) -> Vec<Item> {
    let why = |a: &AssignmentFigures| not_counted(source, None, a).unwrap_or_default();
    left.iter().map(|a| Item { why: why(a), ..item(source, a, figure(a)) }).collect()
}

fn nations(source: &Source<'_>) -> Vec<Group> {
    let burden = &source.entry.figures.burden;
    let made = burden.iter().map(|b| Item {
        nation: b.nation.to_string(),
        code: b.nation.to_string(),
        title: present::nation(source.file, &b.nation),
        figure: text::people(&b.personnel, false),
        ..Item::default()
    });
    let absent = |nation: &NationId| !burden.iter().any(|b| b.nation == *nation);
    let left: Vec<&AssignmentFigures> =
        source.entry.figures.assignments.iter().filter(|a| !a.usable() && absent(&a.nation)).collect();
    vec![
        group("Nations that count", made.collect()),
        group("Left out", left_out(source, &left, |a| text::people(&a.personnel, false))),
    ]
}

fn lines(source: &Source<'_>) -> Vec<Group> {
    let of = |state: LineState| {
        let lines = source.entry.figures.lines.iter().filter(|line| line.essential() && line.state == state);
        lines
            .map(|line| {
                let (sustained, asked) = present::figures(source.file, line);
                Item {
                    code: line.id.to_string(),
                    title: present::capability(source.file, &line.capability),
                    figure: format!("{sustained} of {asked}"),
                    why: format!("full from {}", format::day_or_never(line.full_from.map(|day| i64::from(day.0)))),
                    ..Item::default()
                }
            })
            .collect::<Vec<_>>()
    };
    vec![
        group("Unmet", of(LineState::Unmet)),
        group("At minimum", of(LineState::Minimum)),
        group("Met", of(LineState::Met)),
    ]
}

fn line(source: &Source<'_>, id: &crate::base::RequirementId) -> Vec<Group> {
    let Some(line) = source.entry.figures.line(id) else { return Vec::new() };
    let currency = present::money_of(source.file, line);
    let all =
        source.entry.figures.assignments.iter().filter(|a| a.requirement.as_ref() == Some(id) && a.task == line.task);
    let (mut made, mut left) = (Vec::new(), Vec::new());
    for assignment in all {
        let units = text::units(&assignment.units, currency);
        match not_counted(source, Some(line), assignment) {
            None => made.push(item(source, assignment, units)),
            Some(why) => left.push(Item { why, ..item(source, assignment, units) }),
        }
    }
    vec![group("Counted in full", made), group("Left out, or not in full", left)]
}

fn conditions(source: &Source<'_>) -> Vec<Group> {
    let made = source.entry.scenario.assumes.iter().map(|id| {
        let found = source.file.index().condition(source.file.plan(), id);
        let title = found.map_or_else(|| id.to_string(), |condition| crate::base::visible(&condition.name));
        Item { title, ..Item::default() }
    });
    vec![group("Assumed", made.collect())]
}

fn both(source: &Source<'_>, sheet: &Sheet, bearers: &[Bearer]) -> Vec<Group> {
    let mut groups = costs(source, sheet, Basis::PerMonth, bearers);
    let left = groups.pop();
    groups.extend(costs(source, sheet, Basis::Once, bearers).into_iter().take(1));
    groups.extend(left);
    groups
}

/// Costs of one basis by assignment, and the usable assignments without a known cost or rate.
fn costs(source: &Source<'_>, sheet: &Sheet, basis: Basis, bearers: &[Bearer]) -> Vec<Group> {
    let properties = &source.file.plan().properties;
    let (mut made, mut left) = (Vec::new(), Vec::new());
    for assignment in &source.entry.figures.assignments {
        let Some(pledge) = present::pledge(source.file, &assignment.contribution) else { continue };
        let people = text::people(&assignment.personnel, false);
        if !assignment.usable() {
            let why = not_counted(source, None, assignment).unwrap_or_default();
            left.push(Item { why, ..item(source, assignment, people) });
            continue;
        }
        let costs = pledge.costs.iter().filter(|c| c.basis == basis && bearers.contains(&c.borne_by));
        let mut sum = Exact::zero();
        let mut unknown = pledge.costs.is_empty().then(|| "no cost known".to_owned());
        for cost in costs {
            match properties.rate(&cost.currency) {
                Some(rate) => sum += &(&(&cost.amount.exact() * &rate) * &assignment.fraction),
                None => unknown = Some(format!("no rate for {}", cost.currency)),
            }
        }
        match unknown {
            Some(why) => left.push(Item { why, ..item(source, assignment, String::new()) }),
            None if sum.is_zero() => {}
            None => made.push((sum.clone(), item(source, assignment, money(source, sheet, &sum)))),
        }
    }
    made.sort_by(|a, b| b.0.cmp(&a.0));
    let title = if basis == Basis::Once { "Due once" } else { "Due a month" };
    vec![group(title, made.into_iter().map(|(_, item)| item).collect()), group("Left out", left)]
}

fn findings(source: &Source<'_>, of: impl Fn(&Finding) -> bool) -> Vec<Group> {
    let made = source.entry.findings.iter().filter(|f| of(f)).map(|f| Item {
        severity: Some(present::severity(f.severity)),
        why: crate::base::visible(&f.text),
        ..Item::default()
    });
    vec![group("Findings", made.collect())]
}
