//! `muster diff`: what differs between two plans or scenarios, by record and field, whatever their order of keys or
//! layout.

use std::path::PathBuf;

use serde_json::{Map, Value, json};

use super::{Answer, Outcome, load, out};
use crate::base::visible;

/// Show the semantic difference of two plans or scenarios
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The first
    a: PathBuf,
    /// The second
    b: PathBuf,
    /// Write JSON
    #[arg(long)]
    json: bool,
}

/// Runs it.
pub fn run(arguments: &Arguments) -> Outcome {
    let (a, b) = (load::open(&arguments.a)?, load::open(&arguments.b)?);
    let bytes = |file: &load::File| crate::store::to_bytes(file.document.kind, file.plan());
    let value = |file: &load::File| serde_json::from_slice::<Value>(&bytes(file)).unwrap_or_default();
    let differences = plans(&value(&a), &value(&b));
    if arguments.json {
        let all: Vec<Value> = differences.iter().map(Difference::to_json).collect();
        out::print_json(&json!({ "differences": all }))?;
    } else {
        let lines: String = differences.iter().map(|difference| visible(&difference.line()) + "\n").collect();
        out::print(lines.as_bytes())?;
    }
    Ok(if differences.is_empty() { Answer::Good } else { Answer::Bad })
}

/// A difference between two files: a record that one has, or the fields of one that both have.
struct Difference {
    list: String,
    id: String,
    change: Change,
}

enum Change {
    OnlyA,
    OnlyB,
    Order,
    Fields(Vec<Field>),
}

/// A field whose values differ; null where a file leaves it out.
struct Field {
    path: String,
    a: Value,
    b: Value,
}

impl Difference {
    fn line(&self) -> String {
        let place = if self.id.is_empty() { self.list.clone() } else { format!("{} {}", self.list, self.id) };
        match &self.change {
            Change::OnlyA => format!("- {place}"),
            Change::OnlyB => format!("+ {place}"),
            Change::Order => format!("~ {place}: another order"),
            Change::Fields(fields) => {
                let fields: Vec<String> = fields.iter().map(Field::line).collect();
                format!("~ {place}: {}", fields.join("; "))
            }
        }
    }

    fn to_json(&self) -> Value {
        let mut value = json!({ "list": self.list, "id": self.id });
        let change = match &self.change {
            Change::OnlyA => "only_a",
            Change::OnlyB => "only_b",
            Change::Order => "order",
            Change::Fields(fields) => {
                let one = |field: &Field| json!({ "field": field.path, "a": field.a, "b": field.b });
                value["fields"] = fields.iter().map(one).collect();
                "changed"
            }
        };
        value["change"] = change.into();
        value
    }
}

impl Field {
    fn line(&self) -> String {
        format!("{} {} → {}", self.path, short(&self.a), short(&self.b))
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

/// The fields in which two records differ, a line each.
pub fn fields(a: &Value, b: &Value) -> Vec<String> {
    let mut all = Vec::new();
    if a.is_object() && b.is_object() {
        compare("", a, b, &mut all);
    }
    all.iter().map(Field::line).collect()
}

fn plans(a: &Value, b: &Value) -> Vec<Difference> {
    let empty = Map::new();
    let (a, b) = (a.as_object().unwrap_or(&empty), b.as_object().unwrap_or(&empty));
    let mut all = Vec::new();
    let mut own = Vec::new();
    for key in keys(a, b) {
        let (left, right) = (a.get(key).unwrap_or(&Value::Null), b.get(key).unwrap_or(&Value::Null));
        if is_records(left) || is_records(right) {
            lists(key, left, right, &mut all);
        } else {
            compare(key, left, right, &mut own);
        }
    }
    if !own.is_empty() {
        all.insert(0, Difference { list: "plan".into(), id: String::new(), change: Change::Fields(own) });
    }
    all
}

fn keys<'a>(a: &'a Map<String, Value>, b: &'a Map<String, Value>) -> impl Iterator<Item = &'a str> {
    a.keys().chain(b.keys().filter(|key| !a.contains_key(*key))).map(String::as_str)
}

fn is_records(value: &Value) -> bool {
    value.as_array().is_some_and(|items| !items.is_empty() && items.iter().all(Value::is_object))
}

/// Records by their name: the id, else what makes a position one of its kind; a second one of a name has its number too.
fn named(list: &Value) -> Vec<(String, &Value)> {
    let mut seen = std::collections::BTreeMap::new();
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

fn lists(list: &str, a: &Value, b: &Value, all: &mut Vec<Difference>) {
    let (a, b) = (named(a), named(b));
    let theirs: std::collections::BTreeMap<&str, &Value> =
        b.iter().map(|(id, record)| (id.as_str(), *record)).collect();
    let ours: std::collections::BTreeSet<&str> = a.iter().map(|(id, _)| id.as_str()).collect();
    let mut add = |id: &str, change| all.push(Difference { list: list.to_owned(), id: id.to_owned(), change });
    for (id, record) in &a {
        match theirs.get(id.as_str()) {
            None => add(id, Change::OnlyA),
            Some(other) => {
                let mut fields = Vec::new();
                compare("", record, other, &mut fields);
                if !fields.is_empty() {
                    add(id, Change::Fields(fields));
                }
            }
        }
    }
    for (id, _) in b.iter().filter(|(id, _)| !ours.contains(id.as_str())) {
        add(id, Change::OnlyB);
    }
    let common_a = a.iter().map(|(id, _)| id.as_str()).filter(|id| theirs.contains_key(id));
    let common_b = b.iter().map(|(id, _)| id.as_str()).filter(|id| ours.contains(id));
    if !common_a.eq(common_b) {
        add("", Change::Order);
    }
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
