//! The JSON Schema of the file, made from the types that read and write it; and a plan held against it.

use serde_json::{Map, Value, json};

use super::format::{FORMAT, FileKind, Problem, VERSION, resolve};
use crate::base::visible;
use crate::model::Plan;

/// JSON Schema 2020-12 of plan and scenario files.
pub fn schema() -> Value {
    let Value::Object(mut plan) = schemars::schema_for!(Plan).to_value() else { return Value::Null };
    let mut properties = Map::new();
    properties.insert("format".into(), json!({ "const": FORMAT }));
    properties.insert("kind".into(), json!({ "enum": [FileKind::Plan.word(), FileKind::Scenario.word()] }));
    properties.insert("version".into(), json!({ "const": VERSION }));
    if let Some(Value::Object(own)) = plan.get_mut("properties").map(Value::take) {
        properties.extend(own);
    }
    let mut required = vec![json!("format"), json!("kind"), json!("version")];
    if let Some(Value::Array(own)) = plan.get_mut("required").map(Value::take) {
        required.extend(own);
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": format!("Muster file, version {VERSION}"),
        "description": "A plan, or one scenario of a plan with what it uses.",
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": true,
        "$defs": plan.get_mut("$defs").map(Value::take).unwrap_or_default(),
    })
}

/// What a plan lacks of what the schema requires. Values of the wrong type were named when the file was read.
pub fn check_schema(plan: &Plan) -> Vec<Problem> {
    let shape = schemars::schema_for!(Plan).to_value();
    let mut problems = Vec::new();
    if let Ok(value) = serde_json::to_value(plan) {
        let place = Place { list: "", id: "", words: String::new() };
        walk(&value, &shape, &shape, &place, &mut problems);
    }
    problems
}

struct Place<'a> {
    list: &'a str,
    id: &'a str,
    words: String,
}

fn walk(value: &Value, shape: &Value, root: &Value, place: &Place, problems: &mut Vec<Problem>) {
    let Value::Object(map) = value else { return };
    let shape = resolve(shape, root);
    for key in shape.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str) {
        if !map.contains_key(key) {
            let words = if place.words.is_empty() { "the plan" } else { &place.words };
            problems.push(Problem {
                list: place.list.to_owned(),
                id: place.id.to_owned(),
                place: words.to_owned(),
                what: format!("\"{key}\" is missing"),
                mend: format!("write \"{key}\""),
            });
        }
    }
    let known = shape.get("properties");
    for (key, child) in map {
        let child_shape = known.and_then(|known| known.get(key)).or_else(|| shape.get("additionalProperties"));
        let Some(child_shape) = child_shape else { continue };
        match child {
            Value::Array(items) => {
                let Some(item_shape) = resolve(child_shape, root).get("items") else { continue };
                for (at, item) in items.iter().enumerate() {
                    let id = item.get("id").and_then(Value::as_str).unwrap_or_default();
                    let number = format!("#{}", at + 1);
                    let name = if id.is_empty() { &number } else { id };
                    let inner = place.within(&format!("{key} {}", visible(name)), key, name);
                    walk(item, item_shape, root, &inner, problems);
                }
            }
            Value::Object(_) => {
                walk(child, child_shape, root, &place.within(&visible(key), place.list, place.id), problems);
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
}

impl<'a> Place<'a> {
    /// A place inside this one. The record is the outermost one: the one of the plan's own lists.
    fn within(&self, words: &str, list: &'a str, id: &'a str) -> Place<'a>
    where
        Self: 'a,
    {
        let words = if self.words.is_empty() { words.to_owned() } else { format!("{}, {words}", self.words) };
        let (list, id) = if self.list.is_empty() { (list, id) } else { (self.list, self.id) };
        Place { list, id, words }
    }
}
