//! What a sheet would do to a plan: each row matched to a pledge or new, and the step that takes the rows that are wanted.

use std::collections::BTreeSet;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};
use serde_json::Value;

use super::capability::Capabilities;
use super::cell::Cell;
use super::date;
use super::field::Field;
use super::ids::Ids;
use super::map::{ColumnUse, Map};
use super::matching::{Keyed, keyed, match_rows, missing};
use super::nation::Nations;
use super::reason::{Fault, Note, Reason};
use super::record::{Filled, Reader};
use crate::base::{ContributionId, visible};
use crate::edit::{self, Command, ContributionField, Label, Refusal, Stated, Statement, objection};
use crate::exchange::sheet::{Progress, Row, Sheet, SheetNote};
use crate::model::{Capability, Contribution, Plan};

/// What a row does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Outcome {
    /// A pledge that the plan does not have.
    Added,
    /// One that it has otherwise.
    Changed,
    /// One that it has so.
    Unchanged,
    /// It cannot be read, or cannot be taken.
    Unreadable,
}

impl Outcome {
    /// All of them, in order.
    pub const ALL: [Self; 4] = [Self::Added, Self::Changed, Self::Unchanged, Self::Unreadable];

    /// The word for it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Changed => "changed",
            Self::Unchanged => "unchanged",
            Self::Unreadable => "unreadable",
        }
    }
}

/// A field that a row sets otherwise, its values as a file has them; null where it is left out.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct FieldChange {
    /// The field's key.
    pub field: String,
    /// Its value in the plan.
    pub from: Value,
    /// Its value in the sheet.
    pub to: Value,
}

/// What came of a row.
#[derive(Clone, Debug, PartialEq)]
pub struct RowResult {
    /// Its number in the sheet.
    pub row: u32,
    /// What it does.
    pub outcome: Outcome,
    /// The pledge that it is about, where that is known.
    pub id: Option<ContributionId>,
    /// What is changed.
    pub changes: Vec<FieldChange>,
    /// Why it is unreadable.
    pub reason: Option<Reason>,
    /// What had to be interpreted.
    pub notes: Vec<Note>,
    taken: Option<Taken>,
}

/// The pledge that a row makes.
#[derive(Clone, Debug, PartialEq)]
struct Taken {
    /// Its position in the plan's list; none = new.
    at: Option<usize>,
    record: Arc<Contribution>,
    capability: Option<usize>,
}

impl RowResult {
    /// The pledge as it would be, of a row that can be read.
    pub fn pledge(&self) -> Option<&Contribution> {
        self.taken.as_ref().map(|taken| taken.record.as_ref())
    }

    /// True where taking the row changes the plan.
    pub fn changes_the_plan(&self) -> bool {
        matches!(self.outcome, Outcome::Added | Outcome::Changed)
    }
}

/// Why nothing can be said of what a sheet would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportError {
    /// No head names a nation, a pledge or an id.
    NoHeads {
        /// The row of the head.
        row: u32,
        /// What it holds.
        heads: Vec<String>,
    },
    /// The person had enough.
    Cancelled,
}

/// What a sheet would do to a plan.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Import {
    /// The sheet's name.
    pub sheet: String,
    /// Every row that is not blank, once, in the sheet's order.
    pub rows: Vec<RowResult>,
    /// Pledges of the sheet's nations that it does not hold.
    pub missing: Vec<ContributionId>,
    /// The columns, each with what it is.
    pub columns: Vec<(String, ColumnUse)>,
    /// What a person should know of the reading.
    pub notes: Vec<SheetNote>,
    capabilities: Vec<Arc<Capability>>,
}

impl Import {
    /// How many rows have this outcome.
    pub fn count(&self, outcome: Outcome) -> usize {
        self.rows.iter().filter(|row| row.outcome == outcome).count()
    }

    /// One step that takes the rows wanted, by their position in the list, into the plan that the import was made for.
    /// Nothing when none of them changes it.
    pub fn command(&self, wanted: impl Fn(usize) -> bool) -> Option<Command> {
        let rows = self.rows.iter().enumerate().filter(|(at, row)| row.changes_the_plan() && wanted(*at));
        let taken: Vec<&Taken> = rows.filter_map(|(_, row)| row.taken.as_ref()).collect();
        if taken.is_empty() {
            return None;
        }
        let needed: BTreeSet<usize> = taken.iter().filter_map(|taken| taken.capability).collect();
        let stated = |taken: &&Taken| Stated { at: taken.at, record: Arc::clone(&taken.record) };
        Some(Command::TakeContributions(Box::new(Statement {
            label: Label::Import { count: taken.len(), sheet: self.sheet.clone() },
            capabilities: needed.iter().filter_map(|at| self.capabilities.get(*at).cloned()).collect(),
            contributions: taken.iter().map(stated).collect(),
        })))
    }
}

/// The cells of a sheet's rows by what its columns are.
struct Columns<'a> {
    sheet: &'a Sheet,
    map: &'a Map,
    uses: &'a [ColumnUse],
}

impl<'a> Columns<'a> {
    /// The cells of a row that say something.
    fn cells(&self, row: Row<'a>, cells: &mut Vec<Cell<'a>>) {
        cells.clear();
        let all = row.cells().zip(self.sheet.columns.iter().zip(self.uses)).enumerate();
        for (column, (text, (head, field))) in all {
            if text.is_empty() || *field == ColumnUse::Ignore {
                continue;
            }
            let field = field.field();
            let text = field.map_or(text, |field| self.map.stands_for(field, text));
            let merged = self.sheet.is_merged(row.number, column);
            cells.push(Cell { field, head, text, merged });
        }
    }
}

/// Works out what a sheet would do to a plan.
///
/// # Errors
/// When the sheet's columns name neither a nation, a contribution nor an id, or when the person had enough.
pub fn plan_import(plan: &Plan, sheet: &Sheet, map: &Map, progress: Progress) -> Result<Import, ImportError> {
    let uses = map.resolve(&sheet.columns);
    let has = |field| uses.contains(&ColumnUse::Field(field));
    if !has(Field::Id) && !has(Field::Nation) && !has(Field::Title) {
        let heads = sheet.columns.iter().take(12).map(|head| visible(head)).collect();
        return Err(ImportError::NoHeads { row: sheet.head_row, heads });
    }
    let dated = |field: &ColumnUse| matches!(field, ColumnUse::Field(Field::LastConfirmed | Field::ValidUntil));
    let columns = uses.iter().enumerate().filter(|(_, field)| dated(field)).map(|(column, _)| column);
    let written = columns.flat_map(|column| sheet.rows.iter().map(move |row| row.cell(column)));
    let mut reader = Reader {
        plan,
        nations: Nations::of(plan),
        capabilities: Capabilities::of(plan),
        sheet: sheet.name.clone(),
        order: map.dates.or_else(|| date::order(written)),
        areas: FxHashMap::default(),
    };
    let columns = Columns { sheet, map, uses: &uses };
    let mut cells = Vec::new();
    let mut rows: Vec<Keyed> = Vec::with_capacity(sheet.rows.len());
    let share = |done: usize| done as f32 / sheet.rows.len().max(1) as f32;
    for (done, row) in sheet.rows.iter().enumerate() {
        if done % 1024 == 0 && !progress(share(done) * 0.25) {
            return Err(ImportError::Cancelled);
        }
        columns.cells(row, &mut cells);
        rows.push(keyed(row, &cells, &reader.nations));
    }
    match_rows(plan, &mut rows, &mut reader.capabilities);
    let missing = missing(plan, &rows);
    let mut ids = Ids::of(plan, &rows);
    let in_use: FxHashSet<&str> =
        plan.scenarios.iter().flat_map(|s| s.assignments.iter().map(|a| a.contribution.as_str())).collect();
    // The plan with the capabilities that the sheet brings.
    let mut known = plan.clone();
    let mut results = Vec::with_capacity(rows.len());
    for (done, keyed) in rows.into_iter().enumerate() {
        if done % 512 == 0 && !progress(0.25 + share(done) * 0.75) {
            return Err(ImportError::Cancelled);
        }
        columns.cells(keyed.row, &mut cells);
        results.push(result(plan, &mut known, &mut reader, &mut ids, &in_use, keyed, &cells));
    }
    Ok(Import {
        sheet: sheet.name.clone(),
        rows: results,
        missing,
        columns: sheet.columns.iter().cloned().zip(uses).collect(),
        notes: sheet.notes.clone(),
        capabilities: reader.capabilities.added,
    })
}

fn result(
    plan: &Plan,
    known: &mut Plan,
    reader: &mut Reader,
    ids: &mut Ids,
    in_use: &FxHashSet<&str>,
    keyed: Keyed,
    cells: &[Cell],
) -> RowResult {
    let old = keyed.at.and_then(|at| plan.contributions.get(at));
    let mut result = RowResult {
        row: keyed.row.number,
        outcome: Outcome::Unreadable,
        id: old.map(|pledge| pledge.id.clone()).or_else(|| (!keyed.id.is_empty()).then(|| keyed.id.into())),
        changes: Vec::new(),
        reason: None,
        notes: keyed.note.into_iter().collect(),
        taken: None,
    };
    let read = match (keyed.reason, &keyed.nation) {
        (Some(reason), _) => Err(reason),
        (None, Err(reason)) => Err(reason.clone()),
        (None, Ok(nation)) => {
            let plain_id = visible(keyed.id) == keyed.id && keyed.id.len() <= 100;
            if old.is_none() && !plain_id {
                Err(Fault::IdUnfit.into())
            } else {
                reader.fill(cells, old.map(AsRef::as_ref), nation.as_ref())
            }
        }
    };
    let Filled { mut record, notes, added } = match read {
        Ok(filled) => filled,
        Err(reason) => {
            result.reason = Some(reason);
            return result;
        }
    };
    if let Some(old) = old.filter(|old| in_use.contains(old.id.as_str())) {
        result.notes.extend(against(plan, old, &record).map(Note::TakenAllTheSame));
    }
    result.notes.extend(notes);
    result.outcome = match old {
        None => {
            record.id = if keyed.id.is_empty() { ids.next(&record.nation) } else { keyed.id.into() };
            Outcome::Added
        }
        Some(old) if **old == record => Outcome::Unchanged,
        Some(old) => {
            result.changes = changes(old, &mut record);
            if result.changes.is_empty() { Outcome::Unchanged } else { Outcome::Changed }
        }
    };
    result.id = Some(record.id.clone());
    if result.changes_the_plan() {
        let brought = reader.capabilities.added.get(known.capabilities.len() - plan.capabilities.len()..);
        if let Some(brought) = brought.filter(|brought| !brought.is_empty()) {
            known.capabilities.make_mut().extend(brought.iter().cloned());
        }
        if let Some(refusal) = objection(known, old.map(AsRef::as_ref), &record) {
            return RowResult {
                outcome: Outcome::Unreadable,
                changes: Vec::new(),
                reason: Some(Fault::Refused(refusal).into()),
                ..result
            };
        }
    }
    let same = old.filter(|_| result.outcome == Outcome::Unchanged).cloned();
    let record = same.unwrap_or_else(|| Arc::new(record));
    result.taken = Some(Taken { at: keyed.at, record, capability: added });
    result
}

/// What a scenario that uses a pledge has against its becoming so. What a nation says stands all the same: the findings
/// say where it no longer fits.
fn against(plan: &Plan, old: &Contribution, new: &Contribution) -> Option<Refusal> {
    let mut fields = Vec::new();
    if old.quantity != new.quantity {
        fields.push(ContributionField::Quantity(new.quantity));
    }
    if old.capability != new.capability {
        fields.push(ContributionField::Capability(new.capability.clone()));
    }
    if old.either_or != new.either_or {
        fields.push(ContributionField::EitherOr(new.either_or.clone()));
    }
    if old.increment != new.increment && old.quantity == new.quantity {
        fields.push(ContributionField::Increment(new.increment));
    }
    fields.into_iter().find_map(|field| {
        let command = Command::EditContribution { contribution: old.id.clone(), field };
        edit::apply(plan, &command).err()
    })
}

/// The fields that differ, but for the history, which tells of the status. What was unreadable under a field that is set
/// now gives way.
fn changes(old: &Contribution, new: &mut Contribution) -> Vec<FieldChange> {
    let value = |pledge: &Contribution| serde_json::to_value(pledge).unwrap_or_default();
    let (from, to) = (value(old), value(new));
    let (Some(a), Some(b)) = (from.as_object(), to.as_object()) else { return Vec::new() };
    let mut all = Vec::new();
    for key in crate::model::fields::keys(a, b).filter(|key| *key != "status_history") {
        let (from, to) = (a.get(key).unwrap_or(&Value::Null), b.get(key).unwrap_or(&Value::Null));
        if from != to {
            new.extra.forget(key);
            all.push(FieldChange { field: key.to_owned(), from: from.clone(), to: to.clone() });
        }
    }
    all
}
