//! Values that were not understood: how they are kept in a record's extra keys, and put back when it is written.
//!
//! A whole value is kept under the mark and its key. Elements of a list or a map are kept under the mark and the list's
//! key, as `{ mark: { place: element } }`, where a place is the element's index in the file, in a map with a space and its
//! key after it.

use serde_json::{Map, Value};

use crate::model::{
    Area, Capability, Condition, Contribution, Criterion, KEPT_PREFIX, LogEntry, Meeting, Nation, Position, Record,
    RedLine, RequirementSet, Scenario, WhatIf,
};

/// The keys of the plan's lists, in the order in which they are written.
pub(super) const LISTS: [&str; 13] = [
    Area::LIST,
    Nation::LIST,
    Capability::LIST,
    Condition::LIST,
    Position::LIST,
    Contribution::LIST,
    RedLine::LIST,
    Meeting::LIST,
    RequirementSet::LIST,
    Scenario::LIST,
    Criterion::LIST,
    WhatIf::LIST,
    LogEntry::LIST,
];

/// True for a key under which parts of one of the plan's lists are kept.
pub(in crate::store) fn is_kept_list(key: &str) -> bool {
    key.strip_prefix(KEPT_PREFIX).is_some_and(|key| LISTS.contains(&key))
}

/// The key under which the value of `key` is kept.
pub(super) fn marked(key: &str) -> String {
    format!("{KEPT_PREFIX}{key}")
}

/// The elements kept of the list or map `key` of a record, to add to.
pub(super) fn parts<'a>(record: &'a mut Map<String, Value>, key: &str) -> Option<&'a mut Map<String, Value>> {
    let fresh = || Value::Object(Map::from_iter([(KEPT_PREFIX.to_string(), Value::Object(Map::new()))]));
    record.entry(marked(key)).or_insert_with(fresh).as_object_mut()?.get_mut(&KEPT_PREFIX.to_string())?.as_object_mut()
}

fn as_parts(value: Value) -> Result<Map<String, Value>, Value> {
    let mark = KEPT_PREFIX.to_string();
    match value {
        Value::Object(mut map) if map.len() == 1 && map.get(&mark).is_some_and(Value::is_object) => {
            match map.shift_remove(&mark) {
                Some(Value::Object(parts)) => Ok(parts),
                other => Err(other.unwrap_or_default()),
            }
        }
        other => Err(other),
    }
}

/// Puts every kept value of a written record, and of the records in it, back under its own key and in that key's place.
/// `shape` is the JSON schema of the value, `root` the one that its references point into.
pub(super) fn restore(value: &mut Value, shape: &Value, root: &Value) {
    let shape = resolve(shape, root);
    match value {
        Value::Array(items) => {
            if let Some(shape) = shape.get("items") {
                for item in items {
                    restore(item, shape, root);
                }
            }
        }
        Value::Object(map) => match shape.get("properties").and_then(Value::as_object) {
            Some(known) => {
                for (key, child) in map.iter_mut() {
                    if let Some(shape) = known.get(key) {
                        restore(child, shape, root);
                    }
                }
                if map.keys().any(|key| key.starts_with(KEPT_PREFIX)) {
                    *map = restored(std::mem::take(map), known);
                }
            }
            None => {
                if let Some(shape) = shape.get("additionalProperties").filter(|shape| shape.is_object()) {
                    for child in map.values_mut() {
                        restore(child, shape, root);
                    }
                }
            }
        },
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn restored(map: Map<String, Value>, known: &Map<String, Value>) -> Map<String, Value> {
    let mut fields = Map::new();
    let mut kept = Vec::new();
    for (key, value) in map {
        match key.strip_prefix(KEPT_PREFIX) {
            Some(key) => kept.push((key.to_owned(), value)),
            None => {
                fields.insert(key, value);
            }
        }
    }
    for (key, value) in kept {
        match as_parts(value) {
            Ok(parts) => {
                let list = known.get(&key).and_then(|shape| shape.get("type")).is_some_and(|kind| kind == "array");
                let empty = || if list { Value::Array(Vec::new()) } else { Value::Object(Map::new()) };
                put_parts(fields.entry(key).or_insert_with(empty), parts);
            }
            Err(value) => {
                fields.insert(key, value);
            }
        }
    }
    let mut ordered = Map::new();
    for key in known.keys() {
        if let Some(value) = fields.get_mut(key) {
            ordered.insert(key.clone(), value.take());
        }
    }
    for (key, value) in fields {
        ordered.entry(key).or_insert(value);
    }
    ordered
}

/// Puts elements back at their place in a list or map.
fn put_parts(field: &mut Value, parts: Map<String, Value>) {
    match field {
        Value::Array(items) => {
            let back = parts.into_iter().map(|(place, element)| (index(&place), element)).collect();
            *items = merged(std::mem::take(items).into_iter(), back);
        }
        Value::Object(map) => {
            let key = |place: &str| place.split_once(' ').map_or_else(String::new, |(_, key)| key.to_owned());
            let back = parts.into_iter().map(|(place, element)| (index(&place), (key(&place), element))).collect();
            *map = merged(std::mem::take(map).into_iter(), back).into_iter().collect();
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// The index that a place begins with.
fn index(place: &str) -> usize {
    place.split(' ').next().and_then(|index| index.parse().ok()).unwrap_or(usize::MAX)
}

/// Elements in order, those that come back each at its index as far as there are enough others before it.
fn merged<T>(mut there: impl Iterator<Item = T>, mut back: Vec<(usize, T)>) -> Vec<T> {
    back.sort_by_key(|(at, _)| *at);
    let mut all = Vec::new();
    for (at, element) in back {
        all.extend(there.by_ref().take(at.saturating_sub(all.len())));
        all.push(element);
    }
    all.extend(there);
    all
}

/// Notes elements, each with its index among those that are left now, in order; gives their indices in the file.
pub(super) fn keep_parts<'k>(
    parts: &mut Map<String, Value>,
    elements: impl IntoIterator<Item = (usize, Option<&'k str>, Value)>,
) -> Vec<usize> {
    let mut taken: Vec<usize> = parts.keys().map(|place| index(place)).collect();
    taken.sort_unstable();
    let mut taken = taken.into_iter().peekable();
    let mut before = 0; // how many were taken out before the one at hand
    let mut places = Vec::new();
    for (at, key, element) in elements {
        while taken.next_if(|taken| *taken <= at + before).is_some() {
            before += 1;
        }
        let at = at + before;
        parts.insert(key.map_or_else(|| at.to_string(), |key| format!("{at} {key}")), element);
        places.push(at);
    }
    places
}

/// The schema that a schema refers to, or of an optional value that of the value.
pub(in crate::store) fn resolve<'a>(shape: &'a Value, root: &'a Value) -> &'a Value {
    if let Some(target) = shape.get("$ref").and_then(Value::as_str) {
        return target.strip_prefix('#').and_then(|pointer| root.pointer(pointer)).unwrap_or(shape);
    }
    let record = |option: &&Value| option.get("$ref").is_some() || option.get("properties").is_some();
    match shape.get("anyOf").and_then(Value::as_array).and_then(|options| options.iter().find(record)) {
        Some(option) => resolve(option, root),
        None => shape,
    }
}
