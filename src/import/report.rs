//! The report of an import as JSON: what came of every row.

use serde_json::{Map, Value, json};

use super::plan::{Import, RowResult};

/// The report; `sheet` is the sheet's name as the call has it.
pub fn report(import: &Import, sheet: &str) -> Value {
    let columns = import.columns.iter().map(|(head, column)| (head.clone(), Value::from(column.word())));
    let mut value = json!({
        "sheet": sheet,
        "rows": import.rows.iter().map(row).collect::<Vec<_>>(),
        "missing": import.missing,
        "columns": columns.collect::<Map<_, _>>(),
    });
    if !import.notes.is_empty() {
        value["notes"] = json!(import.notes);
    }
    value
}

fn row(row: &RowResult) -> Value {
    let mut value = json!({ "row": row.row, "outcome": row.outcome.word() });
    if let Some(id) = &row.id {
        value["id"] = json!(id);
    }
    if !row.changes.is_empty() {
        let change =
            |change: &super::FieldChange| json!({ "field": change.field, "from": change.from, "to": change.to });
        value["changes"] = row.changes.iter().map(change).collect();
    }
    if let Some(reason) = &row.reason {
        value["reason"] = json!(reason);
    }
    if !row.notes.is_empty() {
        value["notes"] = json!(row.notes);
    }
    value
}
