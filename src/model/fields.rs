//! How two records in their file form differ, field by field, whatever the order of their keys. Fields are named by
//! their path; records within lists by their id, else by what makes them one of their kind.

use std::collections::BTreeMap;
use std::fmt;

use serde_json::{Map, Value};

/// A field whose values differ.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Its key, under those of the records that it is in: `caveats/area/areas`.
    pub path: String,
    /// In the first; null where it is left out.
    pub a: Value,
    /// In the second.
    pub b: Value,
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} → {}", self.path, short(&self.a), short(&self.b))
    }
}

/// A value in a few words.
pub fn short(value: &Value) -> String {
    const LONGEST: usize = 60;
    let text = match value {
        Value::Null => return "nothing".into(),
        other => other.to_string(),
    };
    if text.chars().count() <= LONGEST { text } else { text.chars().take(LONGEST).chain("…".chars()).collect() }
}

/// The fields in which two values differ, with paths from them on.
pub fn fields(a: &Value, b: &Value) -> Vec<Field> {
    fields_at("", a, b)
}

/// The same with paths that begin with `path`.
pub fn fields_at(path: &str, a: &Value, b: &Value) -> Vec<Field> {
    let mut all = Vec::new();
    compare(path, a, b, &mut all);
    all
}

/// The keys of both objects, the first's before those that only the second has.
pub fn keys<'a>(a: &'a Map<String, Value>, b: &'a Map<String, Value>) -> impl Iterator<Item = &'a str> {
    a.keys().chain(b.keys().filter(|key| !a.contains_key(*key))).map(String::as_str)
}

/// True for a list of records.
pub fn is_records(value: &Value) -> bool {
    value.as_array().is_some_and(|items| !items.is_empty() && items.iter().all(Value::is_object))
}

/// Records by their name: the id, else what makes a position one of its kind; a second one of a name has its number too.
pub fn named(list: &Value) -> Vec<(String, &Value)> {
    let mut seen = BTreeMap::new();
    let text = |record: &Value, key: &str| record.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let records = list.as_array().map(Vec::as_slice).unwrap_or_default();
    records
        .iter()
        .map(|record| {
            let mut name = text(record, "id");
            if name.is_empty() {
                let parts = ["nation", "question", "kind", "status", "date"].map(|key| text(record, key));
                name = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
            }
            let count = seen.entry(name.clone()).and_modify(|n| *n += 1).or_insert(1);
            (if *count > 1 { format!("{name} #{count}") } else { name }, record)
        })
        .collect()
}

/// Descends to the values that differ; records in lists are told by their name.
fn compare(path: &str, a: &Value, b: &Value, all: &mut Vec<Field>) {
    let below = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}/{key}") };
    if a == b {
        return;
    }
    if let (Value::Object(a), Value::Object(b)) = (a, b) {
        for key in keys(a, b) {
            compare(&below(key), a.get(key).unwrap_or(&Value::Null), b.get(key).unwrap_or(&Value::Null), all);
        }
        return;
    }
    if is_records(a) && is_records(b) {
        let (left, right) = (named(a), named(b));
        let before = all.len();
        let find = |list: &[(String, &Value)], id: &str| {
            list.iter().find(|(name, _)| name == id).map_or(Value::Null, |(_, record)| (*record).clone())
        };
        for (id, record) in &left {
            compare(&below(id), record, &find(&right, id), all);
        }
        for (id, record) in right.iter().filter(|(id, _)| find(&left, id).is_null()) {
            compare(&below(id), &Value::Null, record, all);
        }
        if all.len() > before {
            return;
        }
    }
    all.push(Field { path: path.to_owned(), a: a.clone(), b: b.clone() });
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::fields;

    #[test]
    fn fields_are_told_by_path_and_records_in_lists_by_their_name() {
        let a = json!({ "id": "x", "quantity": 2, "caveats": [{ "kind": "area", "text": "No" }], "areas": ["ukr"] });
        let b =
            json!({ "areas": ["ukr"], "id": "x", "caveats": [{ "kind": "area", "text": "Yes" }], "status": "offered" });
        let said: Vec<String> = fields(&a, &b).iter().map(ToString::to_string).collect();
        let expected = ["quantity 2 → nothing", "caveats/area/text \"No\" → \"Yes\"", "status nothing → \"offered\""];
        assert_eq!(said, expected);
    }
}
