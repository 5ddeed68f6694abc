//! What the comparison shows, worked out once for each state of the open files: columns, sections, rows, cells as text.

use std::collections::BTreeSet;

use super::beside::Beside;
use super::breaks::{self, Breaker};
use super::state::Key;
use super::{burden, changes, cost, coverage, findings, gaps, narrative, others, screened, summary};
use crate::analysis::comparison::{Alternative, Comparison, Conversion};
use crate::analysis::{Difference, Member, Metric, Test};
use crate::base::{CriterionId, Exact, NationId, RequirementId, RequirementSetId};
use crate::session::{Entry, FileId, OpenFile, Session};
use crate::ui::format;
use crate::ui::kit::badge::Badge;
use crate::ui::kit::figure_cell::Rank;
use crate::ui::kit::funnel_bar::Funnel;
use crate::ui::kit::line_head::Importance;
use crate::ui::kit::state_mark::{LineState, Severity};
use crate::ui::look::theme::Slot;
use crate::ui::present;
use crate::ui::text;

/// What a sheet depends on.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Stamp {
    files: Vec<(FileId, u64)>,
    baseline: Option<Key>,
    hidden: BTreeSet<Key>,
}

impl Stamp {
    pub fn of(session: &Session, baseline: Option<&Key>, hidden: &BTreeSet<Key>) -> Self {
        Self {
            files: session.files().iter().map(|file| (file.id, file.figures_revision())).collect(),
            baseline: baseline.cloned(),
            hidden: hidden.clone(),
        }
    }
}

/// A section of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Part {
    Summary,
    Coverage,
    Breaks,
    Gaps,
    Decision,
    Cost,
    Burden,
    Others,
    Screening,
    Findings,
    Narrative,
}

/// What a row says, and so what a press on it explains.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Figure {
    People,
    Host,
    Aircraft,
    Nations,
    Essential,
    FullFrom,
    Metric(Metric),
    NationCost,
    Line(RequirementSetId, RequirementId),
    Nation(NationId),
    Criterion(CriterionId),
    Member(Member),
    WorstPair,
    Gap(RequirementSetId, RequirementId),
    Test(Test),
    Severity(u8),
    /// A code of findings at a severity: one code can stand at several.
    Code(Severity, &'static str),
    Words(&'static str),
    Heading(RequirementSetId),
}

impl Figure {
    /// The figure that a metric stands in.
    pub fn of(metric: Metric) -> Self {
        match metric {
            Metric::Personnel => Self::People,
            Metric::PersonnelHost => Self::Host,
            Metric::Nations => Self::Nations,
            Metric::EssentialMet => Self::Essential,
            Metric::DaysToFull => Self::FullFrom,
            other => Self::Metric(other),
        }
    }
}

/// How a cell is drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Body {
    /// A figure alone.
    #[default]
    Figure,
    /// Essential lines at minimum and unmet, before the figure.
    Marks { minimum: usize, unmet: usize },
    /// A nation's flag and code before the figure.
    Nation(String),
    /// A requirement line: its state, its funnel, and " of 9" after the figure.
    Line {
        state: LineState,
        /// The planned state, where a what-if changes it.
        planned: Option<LineState>,
        funnel: Box<Funnel>,
        of: String,
    },
    /// A bar from 0 to 1 of the section's scale before the figure.
    Bar { value: f64 },
    /// How many essential lines are lost, and which.
    Loss { lost: usize, words: String },
    /// Who could fill a gap, before what is missing.
    Gap(String),
    /// A screening test: passed, failed, or not known.
    Test(Option<bool>),
    /// Words that wrap.
    Words,
}

/// One figure of one scenario.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Cell {
    pub body: Body,
    pub text: String,
    /// The exact figure, for the hover; empty if the text is exact.
    pub exact: String,
    pub rank: Rank,
    /// The planned figure and the change, under a what-if.
    pub beside: Option<Beside>,
    /// Stands back: there is no figure, or the thing never happens.
    pub muted: bool,
    /// For assistive technology: row, scenario, figure.
    pub name: String,
}

impl Cell {
    pub fn nothing() -> Self {
        Self { text: format::NO_VALUE.to_owned(), muted: true, ..Self::default() }
    }

    pub fn words(text: String) -> Self {
        Self { text, body: Body::Words, ..Self::default() }
    }

    fn said(&self) -> String {
        match &self.beside {
            Some(beside) if beside.same() => format!("{}, as planned", self.said_now()),
            Some(beside) => format!("{}, planned {}, change {}", self.said_now(), beside.planned, beside.change),
            None => self.said_now(),
        }
    }

    fn said_now(&self) -> String {
        match &self.body {
            Body::Marks { minimum, unmet } => format!("{}, {minimum} at minimum, {unmet} unmet", self.text),
            Body::Nation(nation) => format!("{nation} {}", self.text),
            Body::Line { state, of, planned: Some(before), .. } => {
                format!("{}{of}, {} before, {} now", self.text, before.word(), state.word())
            }
            Body::Line { state, of, .. } => format!("{}{of}, {}", self.text, state.word()),
            Body::Test(pass) => {
                let word = match pass {
                    Some(true) => "passes",
                    Some(false) => "fails",
                    None => "not known",
                };
                format!("{word}: {}", self.text)
            }
            Body::Loss { words, .. } if !words.is_empty() => format!("{}: {words}", self.text),
            Body::Gap(words) => format!("{} missing, {words}", self.text),
            Body::Figure | Body::Bar { .. } | Body::Words | Body::Loss { .. } => self.text.clone(),
        }
    }
}

/// What stands before a row's label.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Lead {
    Nothing,
    Flag(String),
    Severity(Severity),
    Condition,
}

/// One row: the same figure of every scenario.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Row {
    pub figure: Figure,
    pub lead: Lead,
    /// A line's id before the label.
    pub code: String,
    pub label: String,
    /// Muted words at the right of the label.
    pub note: String,
    pub importance: Importance,
    /// A figure the eye should find first.
    pub strong: bool,
    /// Its height follows its words.
    pub wraps: bool,
    pub cells: Vec<Cell>,
    /// The scenarios are not all alike in it; under a what-if, it changes one of them.
    pub differs: bool,
}

impl Row {
    /// A row of figures; its cells' names are made here.
    pub fn new(figure: Figure, label: &str, note: &str, sources: &[Source<'_>], cells: Vec<Cell>) -> Self {
        let mut row = Self {
            figure,
            lead: Lead::Nothing,
            code: String::new(),
            label: label.to_owned(),
            note: note.to_owned(),
            importance: Importance::Important,
            strong: false,
            wraps: false,
            differs: differs(&cells),
            cells,
        };
        row.name_cells(sources);
        row
    }

    /// Puts a line's id before the label.
    pub fn with_code(mut self, code: &str, sources: &[Source<'_>]) -> Self {
        code.clone_into(&mut self.code);
        self.name_cells(sources);
        self
    }

    /// The row's name for assistive technology.
    pub fn name(&self) -> String {
        let name = if self.code.is_empty() { self.label.clone() } else { format!("{} {}", self.code, self.label) };
        if self.note.is_empty() { name } else { format!("{name}, {}", self.note) }
    }

    pub fn name_cells(&mut self, sources: &[Source<'_>]) {
        let row = if self.code.is_empty() { self.label.clone() } else { format!("{} {}", self.code, self.label) };
        for (cell, source) in self.cells.iter_mut().zip(sources) {
            cell.name = format!("{row}, {}, {}", source.column.called, cell.said());
        }
    }
}

fn differs(cells: &[Cell]) -> bool {
    if cells.iter().any(|cell| cell.beside.is_some()) {
        return cells.iter().any(|cell| cell.beside.as_ref().is_some_and(|beside| !beside.same()));
    }
    cells.windows(2).any(|pair| (&pair[0].body, &pair[0].text) != (&pair[1].body, &pair[1].text))
}

/// A section with its rows.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Section {
    pub part: Part,
    pub title: &'static str,
    pub right: &'static str,
    pub rows: Vec<Row>,
}

/// A scenario that can be compared.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Column {
    pub key: Key,
    /// The place of its file among the open ones, once there are several.
    pub mark: Option<usize>,
    pub letter: String,
    pub title: String,
    /// Its own, unless a scenario of an earlier file looks like that.
    pub slot: Slot,
    pub status: &'static str,
    /// The file's name, when several are open.
    pub file: String,
    /// "Scenario A: Training and regeneration".
    pub name: String,
    /// The letter, with the file when several are open: letters come twice then.
    pub called: String,
    /// Its length in days.
    pub end: i64,
    /// What it assigns differently from the baseline.
    pub difference: Option<Difference>,
}

impl Column {
    /// Who it is, to be drawn.
    pub fn badge(&self) -> Badge<'_> {
        Badge { mark: self.mark, letter: &self.letter, slot: self.slot }
    }
}

/// A shown column with where its figures come from.
#[derive(Clone)]
pub(super) struct Source<'a> {
    pub file: &'a OpenFile,
    /// The figures that are shown.
    pub entry: &'a Entry,
    /// The planned ones, while a what-if is in force.
    pub planned: Option<&'a Entry>,
    pub column: &'a Column,
    /// From the file's base currency into that of the first file.
    pub conversion: Conversion,
}

impl Source<'_> {
    /// The same column as planned, while a what-if is in force.
    pub fn as_planned(&self) -> Option<Self> {
        self.planned.map(|entry| Self { entry, planned: None, ..self.clone() })
    }

    /// A metric's value.
    pub fn metric(&self, metric: Metric) -> Option<Exact> {
        self.entry.figures.metrics.get(metric)
    }
}

/// Everything that Compare shows.
#[derive(Debug)]
pub(super) struct Sheet {
    pub stamp: Stamp,
    /// Every scenario that could be shown, in order.
    pub all: Vec<(Key, String)>,
    /// The shown ones.
    pub columns: Vec<Column>,
    /// Which column is the baseline; 0 when there is none.
    pub baseline: usize,
    /// The two lines over the labels.
    pub head: [String; 2],
    pub sections: Vec<Section>,
    /// Who breaks what.
    pub breakers: Vec<Breaker>,
    /// A sentence under the build-up chart: column, words.
    pub departure: Option<(usize, String)>,
    /// Currency of all money: the first file's.
    pub currency: String,
}

impl Sheet {
    pub fn new(session: &Session, stamp: Stamp) -> Self {
        let files = session.files();
        let (mut all, mut taken) = (Vec::new(), Vec::new());
        let mut columns = Vec::new();
        let mut places = Vec::new();
        for file in files {
            for entry in file.now().entries.iter().filter(|entry| !entry.scenario.archived) {
                let key = Key(file.id, entry.scenario.id.clone());
                let column = column(session, file, entry, key.clone(), &mut taken);
                all.push((key.clone(), column.name.clone()));
                if !stamp.hidden.contains(&key) {
                    columns.push(column);
                    places.push((file, entry));
                }
            }
        }
        let at = stamp.baseline.as_ref().and_then(|key| columns.iter().position(|column| column.key == *key));
        let baseline = at.unwrap_or(0);
        let owner = session.criteria_owner();
        let screened = owner.map_or_else(Vec::new, |owner| {
            let alternatives = places.iter().map(|(file, entry)| alternative(file, entry)).collect();
            let comparison = Comparison::new(owner.plan(), alternatives, baseline);
            let holdings = comparison.holdings();
            for (column, difference) in columns.iter_mut().zip(comparison.from_baseline(&holdings)) {
                column.difference = difference;
            }
            comparison.screening(&holdings)
        });
        let currency = owner.map_or_else(String::new, |owner| owner.plan().properties.currency.to_string());
        let sources = sources(session, &columns);
        let breakers = breaks::breakers(&sources);
        let sections = if sources.is_empty() {
            Vec::new()
        } else {
            vec![
                summary::section(&sources, &currency),
                coverage::section(&sources),
                breaks::section(&sources, &breakers),
                gaps::section(&sources),
                Section { part: Part::Decision, title: "Decision matrix", right: "", rows: Vec::new() },
                cost::section(&sources, &currency),
                burden::section(&sources),
                others::section(&sources),
                screened::section(&sources, &screened),
                findings::section(&sources),
                narrative::section(&sources),
            ]
        };
        let head = head(&sources);
        let departure = changes::departure(&sources);
        Self { stamp, all, columns, baseline, head, sections, breakers, departure, currency }
    }

    /// Where a scenario's column stands, if it is shown.
    pub fn position(&self, key: &Key) -> Option<usize> {
        self.columns.iter().position(|column| column.key == *key)
    }

    /// The column that has most that the baseline has not.
    pub fn most_different(&self) -> Option<usize> {
        let count = |at: &usize| self.columns[*at].difference.as_ref().map_or(0, |d| d.only_a.len());
        (0..self.columns.len()).rev().filter(|at| *at != self.baseline).max_by_key(count)
    }

    /// The row of a figure.
    pub fn row(&self, figure: &Figure) -> Option<&Row> {
        self.sections.iter().flat_map(|section| &section.rows).find(|row| row.figure == *figure)
    }
}

/// Where the figures of the shown columns come from.
pub(super) fn sources<'a>(session: &'a Session, columns: &'a [Column]) -> Vec<Source<'a>> {
    let owner = session.criteria_owner();
    let of = |column: &'a Column| {
        let file = session.file(column.key.0)?;
        Some(Source {
            file,
            entry: file.now().entry(&column.key.1)?,
            planned: file.what_if().and_then(|_| file.board().entry(&column.key.1)),
            column,
            conversion: owner.map(|owner| Conversion::new(file.plan(), &owner.plan().properties)).unwrap_or_default(),
        })
    };
    columns.iter().filter_map(of).collect()
}

fn alternative<'a>(file: &'a OpenFile, entry: &'a Entry) -> Alternative<'a> {
    Alternative {
        plan: file.plan(),
        index: file.index(),
        scenario: &entry.scenario,
        figures: &entry.figures,
        findings: &entry.findings,
    }
}

/// The shown columns as a comparison; `None` while nothing is open.
pub(super) fn comparison<'a>(session: &'a Session, sources: &[Source<'a>], baseline: usize) -> Option<Comparison<'a>> {
    let owner = session.criteria_owner()?;
    let alternatives = sources.iter().map(|source| alternative(source.file, source.entry)).collect();
    Some(Comparison::new(owner.plan(), alternatives, baseline))
}

/// A column; `taken` are the looks of those before it, none of which it takes while there is another.
fn column(session: &Session, file: &OpenFile, entry: &Entry, key: Key, taken: &mut Vec<Slot>) -> Column {
    let letter = present::letter(file.plan(), &entry.scenario);
    let title = present::title(&entry.scenario);
    let mark = session.mark(file.id);
    let mut name = format!("Scenario {letter}: {title}");
    let mut called = letter.clone();
    let mut file_name = String::new();
    if mark.is_some() {
        file_name = session.called(file.id);
        name = format!("{name}, {file_name}");
        called = format!("{letter} of {file_name}");
    }
    let own = present::slot(file.plan(), &entry.scenario);
    let free = || Slot::all().find(|slot| !taken.contains(slot));
    let slot = if taken.contains(&own) { free().unwrap_or(own) } else { own };
    taken.push(slot);
    Column {
        key,
        mark,
        slot,
        status: text::scenario_status(entry.scenario.status),
        end: i64::from(entry.figures.end.0),
        file: file_name,
        letter,
        title,
        name,
        called,
        difference: None,
    }
}

fn head(sources: &[Source<'_>]) -> [String; 2] {
    let sets: BTreeSet<&RequirementSetId> = sources.iter().map(|s| &s.entry.scenario.requirement_set).collect();
    let first =
        format!("{}, {}", number(sources.len(), "scenario"), number(sets.len(), "requirement set").to_lowercase());
    let Some(source) = sources.first().filter(|_| sets.len() == 1) else {
        return [first, String::new()];
    };
    let name = source.file.index().requirement_set(source.file.plan(), &source.entry.scenario.requirement_set);
    let lines = &source.entry.figures.lines;
    let essential = lines.iter().filter(|line| line.essential()).count();
    let name = name.map_or_else(String::new, |set| format!("{}, ", crate::base::visible(&set.name)));
    let lines = format::counted(i64::try_from(lines.len()).unwrap_or(i64::MAX), "line", "lines");
    [first, format!("{name}{lines}, {essential} essential")]
}

/// A small number as a word at the head of a sentence: "Four scenarios".
fn number(n: usize, noun: &str) -> String {
    const WORDS: [&str; 13] =
        ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"];
    let word = WORDS.get(n).map_or_else(|| n.to_string(), |word| (*word).to_owned());
    format!("{word} {noun}{}", if n == 1 { "" } else { "s" })
}
