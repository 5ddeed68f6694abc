//! The report of an import as JSON: what came of every row.

use serde::Serialize;
use serde_json::{Map, Value};

use super::plan::{FieldChange, Import, Outcome, RowResult};
use crate::base::ContributionId;

#[derive(Serialize)]
struct Report<'a> {
    sheet: &'a str,
    #[serde(serialize_with = "rows")]
    rows: &'a [RowResult],
    missing: &'a [ContributionId],
    columns: Map<String, Value>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<String>,
}

#[derive(Serialize)]
struct Line<'a> {
    row: u32,
    outcome: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a ContributionId>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    changes: &'a [FieldChange],
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<String>,
}

/// The rows one after the other: a report of many is never held as a tree.
fn rows<S: serde::Serializer>(rows: &[RowResult], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(rows.iter().map(|row| Line {
        row: row.row,
        outcome: Outcome::word(row.outcome),
        id: row.id.as_ref(),
        changes: &row.changes,
        reason: row.reason.as_ref().map(ToString::to_string),
        notes: row.notes.iter().map(ToString::to_string).collect(),
    }))
}

/// The report as text, indented; `sheet` is the sheet's name as the call has it.
pub fn report(import: &Import, sheet: &str) -> String {
    let columns = import.columns.iter().map(|(head, column)| (head.clone(), Value::from(column.word())));
    let report = Report {
        sheet,
        rows: &import.rows,
        missing: &import.missing,
        columns: columns.collect(),
        notes: import.notes.iter().map(ToString::to_string).collect(),
    };
    serde_json::to_string_pretty(&report).unwrap_or_default() + "\n"
}
