//! `muster diff`: what differs between two plans or scenarios, by record and field, whatever their order of keys or
//! layout.

use std::path::PathBuf;

use serde_json::{Map, Value, json};

use super::{Answer, Outcome, load, out};
use crate::base::visible;
use crate::model::fields::{Field, fields, fields_at, is_records, keys, named};

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

impl Difference {
    fn line(&self) -> String {
        let place = if self.id.is_empty() { self.list.clone() } else { format!("{} {}", self.list, self.id) };
        match &self.change {
            Change::OnlyA => format!("- {place}"),
            Change::OnlyB => format!("+ {place}"),
            Change::Order => format!("~ {place}: another order"),
            Change::Fields(fields) => {
                let fields: Vec<String> = fields.iter().map(Field::to_string).collect();
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
            own.extend(fields_at(key, left, right));
        }
    }
    if !own.is_empty() {
        all.insert(0, Difference { list: "plan".into(), id: String::new(), change: Change::Fields(own) });
    }
    all
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
                let fields = fields(record, other);
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
