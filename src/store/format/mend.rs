//! The tolerant path: records are read one by one, and a value that is not understood is taken out, named and kept, so
//! that the rest of its record can be read.

use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use serde_path_to_error::Segment;

use super::kept::{keep_parts, marked, parts};
use super::{Problem, shown};
use crate::base::visible;
use crate::model::{
    Area, Assignment, Capability, Caveat, Condition, Contribution, Cost, Criterion, Extra, KEPT_PREFIX, List, LogEntry,
    Meeting, Nation, Plan, Position, Properties, Record, RedLine, Requirement, RequirementSet, Scenario, StatusStep,
    Task, WhatIf,
};

/// Problems beyond this number are counted and not listed.
const PROBLEMS_LISTED: usize = 1_000;
/// A record with more unreadable values than this has the field of the next one kept whole.
const MENDS_EACH: usize = 256;

/// Lists of records within a record, each with how one of them is mended.
type Inner = &'static [(&'static str, fn(&mut Value, &Trail, &mut Problems))];

/// A type that is read from part of a file, and what in it needs care.
trait Mend: DeserializeOwned + JsonSchema {
    /// Its lists of records, each with how one of them is mended.
    const RECORDS: Inner = &[];
    /// Its fields that are maps.
    const MAPS: &'static [&'static str] = &[];
}

macro_rules! plain {
    ($($name:ty),*) => {$(impl Mend for $name {})*};
}
plain!(Area, Nation, Capability, Condition, Position, RedLine, Meeting, WhatIf, LogEntry);
plain!(Caveat, Cost, StatusStep, Requirement, Assignment);

impl Mend for Contribution {
    const RECORDS: Inner = &[
        ("status_history", mend_in_place::<StatusStep>),
        ("caveats", mend_in_place::<Caveat>),
        ("costs", mend_in_place::<Cost>),
    ];
}
impl Mend for Task {
    const RECORDS: Inner = &[("requirements", mend_in_place::<Requirement>)];
}
impl Mend for RequirementSet {
    const RECORDS: Inner = &[("tasks", mend_in_place::<Task>)];
}
impl Mend for Scenario {
    const RECORDS: Inner = &[("assignments", mend_in_place::<Assignment>)];
    const MAPS: &'static [&'static str] = &["red_lines", "screening"];
}
impl Mend for Criterion {
    const MAPS: &'static [&'static str] = &["scores"];
}
impl Mend for Properties {
    const MAPS: &'static [&'static str] = &["rates", "likelihoods"];
}

/// The way to a record: its list, its id, and the place in words.
struct Trail {
    list: String,
    id: String,
    place: String,
}

impl Trail {
    fn record(list: &str, at: usize, value: &Value) -> Self {
        let id = label(at, value);
        Self { list: list.to_owned(), place: format!("{list} {}", visible(&id)), id }
    }

    fn inner(&self, list: &str, at: usize, value: &Value) -> Self {
        let place = format!("{}, {list} {}", self.place, visible(&label(at, value)));
        Self { list: self.list.clone(), id: self.id.clone(), place }
    }
}

/// A record's id, else its place in its list.
fn label(at: usize, value: &Value) -> String {
    let id = value.get("id").and_then(Value::as_str).filter(|id| !id.is_empty());
    id.map_or_else(|| format!("#{}", at + 1), str::to_owned)
}

#[derive(Default)]
struct Problems {
    listed: Vec<Problem>,
    more: usize,
}

impl Problems {
    fn add(&mut self, trail: &Trail, field: &str, value: &Value, reason: &str) {
        if self.listed.len() >= PROBLEMS_LISTED {
            self.more += 1;
            return;
        }
        let place = match (trail.place.as_str(), visible(field)) {
            ("", field) => field,
            (record, field) if field.is_empty() => record.to_owned(),
            (record, field) => format!("{record}, {field}"),
        };
        self.listed.push(Problem {
            list: trail.list.clone(),
            id: trail.id.clone(),
            place,
            what: format!("{} is not understood", shown(value)),
            mend: format!("{}; until then it is kept as it stands and counts as not given", wanted(reason)),
        });
    }

    fn all(mut self) -> Vec<Problem> {
        if self.more > 0 {
            self.listed.push(Problem {
                list: String::new(),
                id: String::new(),
                place: "the file".into(),
                what: format!("{} more values are not understood", self.more),
                mend: "mend those above first".into(),
            });
        }
        self.listed
    }
}

/// What is wanted, in plain words, from what serde says.
fn wanted(reason: &str) -> String {
    let reason = visible(reason);
    let Some((_, expected)) = reason.split_once(", expected ") else { return reason };
    let plain = match expected {
        "u64" | "u32" | "usize" => "a whole number, 0 or more",
        "i32" | "i64" => "a whole number",
        "f64" => "a number",
        "a boolean" => "true or false",
        "a string" | "a borrowed string" | "str" => "text in quotation marks",
        "a sequence" => "a list",
        "a map" => "an object",
        other if other.starts_with("struct ") => "an object",
        other => return format!("write {}", other.replace('`', "\"")),
    };
    format!("write {plain}")
}

/// Reads a plan from the top object of a file, the head taken off.
pub(super) fn plan(mut top: Map<String, Value>) -> (Plan, Vec<Problem>) {
    let mut problems = Problems::default();
    let mut kept = Map::new();
    let mut plan = Plan::default();
    macro_rules! lists {
        ($($field:ident),*) => {$( plan.$field = list(&mut top, &mut kept, &mut problems); )*};
    }
    lists!(areas, nations, capabilities, conditions, positions, contributions, red_lines, meetings);
    lists!(requirement_sets, scenarios, criteria, what_ifs, log);

    let known = schemars::schema_for!(Properties).to_value();
    let known = known.get("properties").and_then(Value::as_object).cloned().unwrap_or_default();
    let (own, unknown): (Map<_, _>, Map<_, _>) = top.into_iter().partition(|(key, _)| known.contains_key(key));
    let mut own = Value::Object(own);
    let trail = Trail { list: String::new(), id: String::new(), place: String::new() };
    plan.properties = mend::<Properties>(&mut own, &trail, &mut problems).unwrap_or_default().into();
    if let Value::Object(own) = own {
        kept.extend(own.into_iter().filter(|(key, _)| key.starts_with(KEPT_PREFIX)));
    }
    plan.extra = Extra(unknown.into_iter().chain(kept).collect());
    (plan, problems.all())
}

fn list<T: Record + Mend>(
    top: &mut Map<String, Value>,
    kept: &mut Map<String, Value>,
    problems: &mut Problems,
) -> List<T> {
    let name = T::LIST;
    let items = match top.shift_remove(name) {
        None => return List::default(),
        Some(Value::Array(items)) => items,
        Some(other) => {
            let trail = Trail { list: name.to_owned(), id: String::new(), place: name.to_owned() };
            problems.add(&trail, "", &other, "write, expected a sequence");
            kept.insert(marked(name), other);
            return List::default();
        }
    };
    let mut records = Vec::with_capacity(items.len());
    for (at, mut item) in items.into_iter().enumerate() {
        let trail = Trail::record(name, at, &item);
        if let Some(record) = mend::<T>(&mut item, &trail, problems) {
            records.push(record);
            continue;
        }
        problems.add(&trail, "", &item, "write, expected a map");
        if let Some(parts) = parts(kept, name) {
            parts.insert(at.to_string(), item);
        }
    }
    records.into_iter().collect()
}

fn mend_in_place<T: Mend>(value: &mut Value, trail: &Trail, problems: &mut Problems) {
    // What cannot be mended is found once more by the record that holds it, and kept there.
    let _found_again = mend::<T>(value, trail, problems);
}

/// Reads a record, taking out what is not understood; `None` when it is no record at all.
fn mend<T: Mend>(value: &mut Value, trail: &Trail, problems: &mut Problems) -> Option<T> {
    if !value.is_object() {
        return None;
    }
    for (name, mend_one) in T::RECORDS {
        if let Some(Value::Array(items)) = value.get_mut(*name) {
            for (at, item) in items.iter_mut().enumerate() {
                let inner = trail.inner(name, at, item);
                mend_one(item, &inner, problems);
            }
        }
    }
    let mut original = None;
    let mut mends = 0;
    loop {
        let error = match serde_path_to_error::deserialize::<_, T>(&*value) {
            Ok(record) => return Some(record),
            Err(error) => error,
        };
        let whole = original.get_or_insert_with(|| value.clone());
        let path = steps(error.path());
        let reason = error.into_inner().to_string();
        mends += 1;
        let first = path.first()?;
        if mends > MENDS_EACH || take_out::<T>(value, &path, trail, &reason, problems).is_none() {
            let Step::Key(field) = first else { return None };
            keep_whole(value, field, whole, trail, &reason, problems)?;
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
enum Step {
    Key(String),
    Index(usize),
}

/// The path to the value that failed, no deeper than the model's own fields.
fn steps(path: &serde_path_to_error::Path) -> Vec<Step> {
    path.iter()
        .map_while(|segment| match segment {
            Segment::Map { key } => Some(Step::Key(key.clone())),
            Segment::Seq { index } => Some(Step::Index(*index)),
            Segment::Enum { .. } | Segment::Unknown => None,
        })
        .collect()
}

fn walk<'a>(value: &'a mut Value, path: &[Step]) -> Option<&'a mut Value> {
    path.iter().try_fold(value, |value, step| match step {
        Step::Key(key) => value.get_mut(key),
        Step::Index(index) => value.get_mut(index),
    })
}

fn in_words(path: &[Step]) -> String {
    let mut words = String::new();
    for step in path {
        match step {
            Step::Key(key) if words.is_empty() => words.push_str(key),
            Step::Key(key) => words.extend([", ", key]),
            Step::Index(index) => words.extend([" #", &(index + 1).to_string()]),
        }
    }
    words
}

/// Moves the value at `path` to where kept values are; `None` where that cannot be done.
fn take_out<T: Mend>(
    value: &mut Value,
    path: &[Step],
    trail: &Trail,
    reason: &str,
    problems: &mut Problems,
) -> Option<()> {
    let (last, parents) = path.split_last()?;
    match last {
        Step::Key(key) => {
            let map_name = match parents {
                [Step::Key(name)] if T::MAPS.contains(&name.as_str()) => Some(name),
                _ => None,
            };
            let record = walk(value, parents)?.as_object_mut()?;
            let at = record.keys().position(|known| known == key)?;
            let raw = record.shift_remove(key)?;
            problems.add(trail, &in_words(path), &raw, reason);
            match map_name {
                Some(name) => {
                    keep_parts(parts(value.as_object_mut()?, name)?, [(at, Some(key.as_str()), raw)]);
                }
                None => {
                    record.insert(marked(key), raw);
                }
            }
        }
        Step::Index(index) => {
            let (Step::Key(name), owner) = parents.split_last()? else { return None };
            let items = walk(value, parents)?.as_array_mut()?;
            // Whatever is of the same JSON type fails too: all of it goes in one pass.
            let kind = std::mem::discriminant(items.get(*index)?);
            let old = std::mem::take(items);
            let (mut good, mut bad) = (Vec::new(), Vec::new());
            for (at, item) in old.into_iter().enumerate() {
                if at >= *index && std::mem::discriminant(&item) == kind {
                    bad.push((at, item));
                } else {
                    good.push(item);
                }
            }
            *items = good;
            let parts = parts(walk(value, owner)?.as_object_mut()?, name)?;
            let lines: Vec<Value> = bad.iter().map(|(_, item)| item.clone()).collect();
            let places = keep_parts(parts, bad.into_iter().map(|(at, item)| (at, None, item)));
            for (place, item) in places.into_iter().zip(lines) {
                let way: Vec<Step> = parents.iter().cloned().chain([Step::Index(place)]).collect();
                problems.add(trail, &in_words(&way), &item, reason);
            }
        }
    }
    Some(())
}

/// Keeps a field of the record as it stood before anything in it was taken out.
fn keep_whole(
    value: &mut Value,
    field: &str,
    original: &Value,
    trail: &Trail,
    reason: &str,
    problems: &mut Problems,
) -> Option<()> {
    let raw = original.get(field)?.clone();
    let record = value.as_object_mut()?;
    record.shift_remove(field)?;
    problems.add(trail, field, &raw, reason);
    record.insert(marked(field), raw);
    Some(())
}
