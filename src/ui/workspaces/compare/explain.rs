//! What made a figure, as the side panel lists it: the parts that the analysis names and what it left out, each with its
//! reason. Nothing is worked out here; the few rows that are no metric are put together from metrics or assignments.

use rustc_hash::FxHashMap;

use super::decided::measure;
use super::findings::SEVERITIES;
use super::sheet::Source;
use super::sheet::{Figure, Sheet, sources};
use super::state::Key;
use crate::analysis::{
    self, AssignmentFigures, Explained, Finding, LeftOut, LineFigures, LineState, Metric, Note, Part, PartOf, Reason,
    Rule, Step, explain_line,
};
use crate::base::{AssignmentId, Exact, RequirementId, visible};
use crate::session::Session;
use crate::ui::kit::state_mark::Severity;
use crate::ui::{format, measures, present, text};
use crate::words;

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
    let source = sources(session, &sheet.columns[at..=at]).pop()?;
    let mut assignments = FxHashMap::default();
    for (at, assignment) in source.entry.figures.assignments.iter().enumerate() {
        assignments.entry(&assignment.id).or_insert((at, assignment));
    }
    let opened = Opened { source: &source, sheet, assignments };
    let cell = sheet.row(figure).map(|row| row.cells.get(at).map(|cell| (row.label.clone(), cell)));
    let (title, mut lead) = match (cell, figure) {
        (Some(cell), _) => {
            let (title, cell) = cell?;
            let lead = match figure {
                Figure::Words(_) | Figure::Test(_) => cell.text.clone(),
                Figure::Line(..) => format!("{}.", cell.exact),
                _ if cell.exact.is_empty() => format!("{}.", cell.name),
                _ => format!("{}. {}.", cell.name, cell.exact),
            };
            (title, lead)
        }
        // A measure of a criterion need have no row of its own.
        (None, Figure::Metric(metric)) => {
            let value = source
                .metric(*metric)
                .and_then(|value| if metric.is_money() { source.conversion.money(&value) } else { Some(value) });
            let value = value.map(|value| measure(metric.key(), &value, &sheet.currency));
            let name = measures::name(*metric);
            (name.to_owned(), format!("{name}: {}.", value.unwrap_or_else(|| format::NO_VALUE.to_owned())))
        }
        (None, _) => return None,
    };
    let (rule, groups) = opened.figure(figure);
    if !rule.is_empty() {
        lead = format!("{lead} {rule}");
    }
    Some(Explanation { title, column: at, lead, groups })
}

fn group(title: &str, items: Vec<Item>) -> Group {
    Group { title: format!("{title}: {}", items.len()), items }
}

/// The scenario that a figure is of, and the sheet that shows it.
struct Opened<'a> {
    source: &'a Source<'a>,
    sheet: &'a Sheet,
    /// Of two assignments with one id the first stands.
    assignments: FxHashMap<&'a AssignmentId, (usize, &'a AssignmentFigures)>,
}

impl Opened<'_> {
    /// The rule by which the parts make the figure, in words, and the parts in groups.
    fn figure(&self, figure: &Figure) -> (String, Vec<Group>) {
        match figure {
            Figure::People => self.metric(Metric::Personnel),
            Figure::Host => self.metric(Metric::PersonnelHost),
            Figure::Nations => self.metric(Metric::Nations),
            Figure::Essential => self.metric(Metric::EssentialMet),
            Figure::FullFrom => self.metric(Metric::DaysToFull),
            Figure::Metric(metric) => self.metric(*metric),
            Figure::NationCost => self.own_cost(),
            Figure::Line(_, id) => self.line(id),
            Figure::Aircraft => {
                let aircraft = |a: &AssignmentFigures| {
                    let capability = self.source.file.index().capability(self.source.file.plan(), &a.capability);
                    capability.is_some_and(|c| c.unit == crate::model::UNIT_AIRCRAFT)
                };
                (String::new(), self.counted(aircraft, |a| format::quantity(a.units.to_f64())))
            }
            Figure::Nation(nation) => {
                (String::new(), self.counted(|a| a.nation == *nation, |a| text::people(&a.personnel, false)))
            }
            Figure::Severity(at) => {
                let severity = SEVERITIES.get(usize::from(*at)).map(|(severity, _)| *severity);
                (String::new(), self.findings(|f| Some(f.severity) == severity))
            }
            Figure::Code(severity, code) => {
                let same = |f: &Finding| f.code == *code && present::severity(f.severity) == *severity;
                (String::new(), self.findings(same))
            }
            // These open to something of their own, or say it all themselves.
            Figure::Test(_)
            | Figure::Words(_)
            | Figure::Heading(_)
            | Figure::Criterion(_)
            | Figure::Member(_)
            | Figure::WorstPair
            | Figure::Gap(..) => (String::new(), Vec::new()),
        }
    }

    fn explained(&self, metric: Metric) -> Explained {
        let (file, entry) = (self.source.file, self.source.entry);
        let what_if = file.what_if().map_or_else(Default::default, |board| board.what_if.clone());
        let study = entry.study.as_ref().filter(|_| !entry.waiting);
        let heavy = (study.map(|study| &study.confidence), study.map(|study| &study.linchpins));
        analysis::explain(file.plan(), file.index(), &entry.scenario, &what_if, &entry.figures, heavy, metric)
    }

    fn metric(&self, metric: Metric) -> (String, Vec<Group>) {
        let made = self.explained(metric);
        let written = |amount: &Exact| match metric {
            Metric::ConfirmedShare | Metric::LargestShare | Metric::Concentration => person_days(amount),
            _ => format::quantity(amount.to_f64()),
        };
        let rule = if made.parts.is_empty() { String::new() } else { words::rule(&made.rule, written) };
        let of_lines = |of: &PartOf| matches!(of, PartOf::Line(_));
        if made.parts.iter().any(|part| of_lines(&part.of)) || made.left_out.iter().any(|left| of_lines(&left.of)) {
            return (rule, self.by_state(&made));
        }
        let parts = made.parts.iter().filter(|part| !part.value.is_zero());
        let counted: Vec<Item> = parts.map(|part| self.part(metric, &made.rule, part)).collect();
        let title = match metric {
            Metric::Nations | Metric::NationsAssigned | Metric::Linchpins => "Nations that count",
            Metric::StartupCost => "Due once",
            Metric::MonthlyCost => "Due a month",
            Metric::ConditionsAssumed => "Assumed",
            _ => "Counted",
        };
        (rule, vec![group(title, counted), group("Left out", self.left_out(metric, &made.left_out))])
    }

    /// A part with its figure.
    fn part(&self, metric: Metric, rule: &Rule, part: &Part) -> Item {
        let figure = match rule {
            Rule::Count => String::new(),
            Rule::Share { of } | Rule::Largest { of } | Rule::SumOfSquares { of } => {
                Exact::share(&part.value, of).map_or_else(String::new, |share| format::percent(share.to_f64()))
            }
            _ => self.amount(metric, &part.value),
        };
        let why = match (&part.of, rule) {
            (PartOf::Nation(_), Rule::Largest { .. } | Rule::SumOfSquares { .. }) => person_days(&part.value),
            _ => self.noted(part.note.as_ref()),
        };
        let item = match &part.of {
            PartOf::Assignment(id) | PartOf::Cost(id, _) => self.assignment(id),
            PartOf::Contribution(id) => Item { code: id.to_string(), ..Item::default() },
            PartOf::Nation(id) => Item {
                nation: id.to_string(),
                code: id.to_string(),
                title: present::nation(self.source.file, id),
                ..Item::default()
            },
            PartOf::Line(id) => {
                self.source.entry.figures.line(id).map_or_else(Item::default, |line| self.of_line(line))
            }
            PartOf::Condition(id) => {
                let found = self.source.file.index().condition(self.source.file.plan(), id);
                let title = found.map_or_else(|| id.to_string(), |condition| condition.name.clone());
                Item { title: visible(&title), ..Item::default() }
            }
        };
        let figure = if metric == Metric::Nations { self.people_of(part) } else { figure };
        Item { figure, why: if shows_why(metric) { why } else { String::new() }, ..item }
    }

    fn people_of(&self, part: &Part) -> String {
        let burden = &self.source.entry.figures.burden;
        let found = burden.iter().find(|burden| matches!(&part.of, PartOf::Nation(id) if *id == burden.nation));
        found.map_or_else(String::new, |burden| text::people(&burden.personnel, false))
    }

    fn amount(&self, metric: Metric, value: &Exact) -> String {
        if metric.is_money() { self.money(value) } else { text::people(value, false) }
    }

    fn money(&self, amount: &Exact) -> String {
        let Some(amount) = self.source.conversion.money(amount) else { return format::NO_VALUE.to_owned() };
        text::money(&amount, &self.sheet.currency)
    }

    /// What would have added something, or nobody knows what.
    fn left_out(&self, metric: Metric, left_out: &[LeftOut]) -> Vec<Item> {
        let shown = left_out.iter().filter(|left| left.value.as_ref().is_none_or(|value| !value.is_zero()));
        shown
            .map(|left| {
                let figure = match (&left.value, metric) {
                    (None, _) => String::new(),
                    (Some(_), Metric::Nations | Metric::Contributions) => left
                        .of
                        .assignment()
                        .and_then(|id| self.found(id))
                        .map_or_else(String::new, |a| text::people(&a.personnel, false)),
                    (Some(value), Metric::ConfirmedShare | Metric::LargestShare | Metric::Concentration) => {
                        person_days(value)
                    }
                    (Some(value), _) => self.amount(metric, value),
                };
                self.without(left, figure)
            })
            .collect()
    }

    fn without(&self, left: &LeftOut, figure: String) -> Item {
        let item = left.of.assignment().map_or_else(Item::default, |id| self.assignment(id));
        let why = self.reason(&left.reasons);
        Item { figure, why: visible(&why.unwrap_or_else(|| self.noted(left.note.as_ref()))), ..item }
    }

    fn found(&self, id: &AssignmentId) -> Option<&AssignmentFigures> {
        self.assignments.get(id).map(|(_, found)| *found)
    }

    /// The gravest way in which an assignment falls short on its line, as a clause.
    fn shortfall(&self, id: &AssignmentId) -> Option<String> {
        let (at, _) = self.assignments.get(id)?;
        present::shortfalls(self.source.file, self.source.entry, *at).into_iter().next()
    }

    /// A note in words; nothing without one.
    fn noted(&self, note: Option<&Note>) -> String {
        note.map_or_else(String::new, |note| words::note(self.names(), note))
    }

    fn names(&self) -> words::Names<'_> {
        let (file, entry) = (self.source.file, self.source.entry);
        words::Names::new(file.plan(), file.index(), &entry.scenario)
    }

    /// Why an assignment is not usable, as a clause.
    fn reason(&self, reasons: &[Reason]) -> Option<String> {
        reasons.first().map(|reason| words::reason(self.names(), reason))
    }

    fn assignment(&self, id: &AssignmentId) -> Item {
        self.found(id).map_or_else(Item::default, |a| self.item(a, String::new()))
    }

    fn item(&self, assignment: &AssignmentFigures, figure: String) -> Item {
        let pledge = present::pledge(self.source.file, &assignment.contribution);
        Item {
            nation: assignment.nation.to_string(),
            code: assignment.contribution.to_string(),
            title: pledge.map_or_else(String::new, |pledge| visible(&pledge.title)),
            figure,
            ..Item::default()
        }
    }

    fn of_line(&self, line: &LineFigures) -> Item {
        Item {
            code: line.id.to_string(),
            title: present::capability(self.source.file, &line.capability),
            ..Item::default()
        }
    }

    /// Lines, by how far they are met.
    fn by_state(&self, made: &Explained) -> Vec<Group> {
        let parts = made.parts.iter().map(|part| (&part.of, Some(&part.value), part.note.as_ref()));
        let all: Vec<_> = parts.chain(made.left_out.iter().map(|left| (&left.of, None, left.note.as_ref()))).collect();
        let of = |state: LineState| {
            let lines = self.source.entry.figures.lines.iter().filter(|line| line.state == state);
            let found = lines.filter_map(|line| {
                let (_, value, note) =
                    all.iter().find(|(of, _, _)| matches!(of, PartOf::Line(id) if *id == line.id))?;
                let (sustained, asked) = present::figures(self.source.file, line);
                let (figure, why) = match (made.metric, value) {
                    (Metric::EssentialMet, _) => (
                        format!("{sustained} of {asked}"),
                        line.full_from
                            .map_or_else(|| "never full".to_owned(), |day| format!("full from {}", format::day(day))),
                    ),
                    (Metric::DaysToFull, day) => {
                        let day = day.map(|day| day.to_f64() as i64);
                        (format::day_or_never(day), format!("{sustained} of {asked}"))
                    }
                    (_, Some(value)) => (format::percent(value.to_f64()), self.noted(*note)),
                    (_, None) => (format::NO_VALUE.to_owned(), self.noted(*note)),
                };
                Some(Item { figure, why, ..self.of_line(line) })
            });
            found.collect::<Vec<_>>()
        };
        vec![
            group("Unmet", of(LineState::Unmet)),
            group("At minimum", of(LineState::Minimum)),
            group("Met", of(LineState::Met)),
        ]
    }

    /// A line: who makes its sustained figure, on the day of its window with least, and who does not.
    fn line(&self, id: &RequirementId) -> (String, Vec<Group>) {
        let (file, entry) = (self.source.file, self.source.entry);
        let what_if = file.what_if().map_or_else(Default::default, |board| board.what_if.clone());
        let made = explain_line(file.plan(), file.index(), &entry.scenario, &what_if, &entry.figures, id);
        let Some((line, made)) = entry.figures.line(id).zip(made) else { return Default::default() };
        let Some(step) = made.step(Step::Sustained) else { return Default::default() };
        let units = |units: &Exact| text::units(units, present::money_of(file, line));
        let part = |part: &Part| {
            let Some((id, found)) = part.of.assignment().and_then(|id| Some((id, self.found(id)?))) else {
                return Item::default();
            };
            Item { why: self.shortfall(id).unwrap_or_default(), ..self.item(found, units(&part.value)) }
        };
        let left = |left: &LeftOut| self.without(left, left.value.as_ref().map_or_else(String::new, units));
        let on = step.day.map_or_else(String::new, text::day);
        let rule = format!("Sustained is what is there on {on}, the first day of its window with least.");
        let made = step.parts.iter().map(part).collect();
        (rule, vec![group("Counted", made), group("Left out", step.left_out.iter().map(left).collect())])
    }

    /// What nations bear themselves: of each cost what is not borne in common.
    fn own_cost(&self) -> (String, Vec<Group>) {
        let (mut all, common) = (self.explained(Metric::TotalCost), self.explained(Metric::CommonCost));
        let parts = common.parts.iter().map(|part| (&part.of, &part.value));
        let left = common.left_out.iter().filter_map(|left| Some((&left.of, left.value.as_ref()?)));
        let in_common: FxHashMap<&PartOf, &Exact> = parts.chain(left).collect();
        for part in &mut all.parts {
            if let Some(borne) = in_common.get(&part.of) {
                part.value -= borne;
            }
        }
        for left in &mut all.left_out {
            if let Some((value, borne)) = left.value.as_mut().zip(in_common.get(&left.of)) {
                *value -= borne;
            }
        }
        all.parts.sort_by(|a, b| b.value.cmp(&a.value));
        let parts = all.parts.iter().filter(|part| !part.value.is_zero());
        let counted = parts.map(|part| self.part(Metric::TotalCost, &all.rule, part)).collect();
        let left = self.left_out(Metric::TotalCost, &all.left_out);
        (words::rule(&all.rule, person_days), vec![group("Counted", counted), group("Left out", left)])
    }

    /// Assignments that count, the largest first, and those left out with reasons.
    fn counted(
        &self,
        of: impl Fn(&AssignmentFigures) -> bool,
        figure: impl Fn(&AssignmentFigures) -> String,
    ) -> Vec<Group> {
        let all: Vec<&AssignmentFigures> = self.source.entry.figures.assignments.iter().filter(|a| of(a)).collect();
        let (mut usable, left): (Vec<_>, Vec<_>) = all.into_iter().partition(|a| a.usable());
        usable.sort_by(|a, b| b.personnel.cmp(&a.personnel));
        let made = usable.iter().map(|a| self.item(a, figure(a))).collect();
        let left =
            left.iter().map(|a| Item { why: self.reason(&a.reasons).unwrap_or_default(), ..self.item(a, figure(a)) });
        vec![group("Counted", made), group("Left out", left.collect())]
    }

    fn findings(&self, of: impl Fn(&Finding) -> bool) -> Vec<Group> {
        let made = self.source.entry.findings.iter().filter(|f| of(f)).map(|f| Item {
            severity: Some(present::severity(f.severity)),
            why: visible(&f.text),
            ..Item::default()
        });
        vec![group("Findings", made.collect())]
    }
}

/// "1,204,000 person-days".
fn person_days(amount: &Exact) -> String {
    format!("{} person-days", format::whole(amount.to_f64().round() as i64))
}

/// True for the metrics whose parts are explained by their notes; elsewhere they would repeat each other.
fn shows_why(metric: Metric) -> bool {
    matches!(
        metric,
        Metric::LargestShare
            | Metric::Concentration
            | Metric::TotalCost
            | Metric::CommonCost
            | Metric::Linchpins
            | Metric::ConditionsAssumed
    )
}
