//! The file format: what is read is what is written, and nothing that a file holds is lost.

use muster::store::{Document, FileKind, Over, parse, read, save, to_bytes};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::small_plan::{all_paths, small};

const STARTER: &[u8] = include_bytes!("../cases/starter-plan.muster");

fn parsed(value: &Value) -> Document {
    parse(value.to_string().as_bytes()).unwrap()
}

fn written(document: &Document) -> Value {
    serde_json::from_slice(&to_bytes(document.kind, &document.plan)).unwrap()
}

/// The value without empty lists, which the canonical form leaves out.
fn without_empty_lists(value: &Value) -> Value {
    let empty = |value: &Value| value.as_array().is_some_and(Vec::is_empty);
    match value {
        Value::Object(map) => map
            .iter()
            .filter(|(_, child)| !empty(child))
            .map(|(key, child)| (key.clone(), without_empty_lists(child)))
            .collect(),
        Value::Array(items) => items.iter().map(without_empty_lists).collect(),
        _ => value.clone(),
    }
}

#[test]
fn the_starter_plan_keeps_every_value() {
    let document = parse(STARTER).unwrap();
    assert_eq!(document.problems, []);
    assert_eq!(document.read_only, None);
    assert_eq!(document.plan.contributions.len(), 47);
    let before: Value = serde_json::from_slice(STARTER).unwrap();
    assert_eq!(without_empty_lists(&written(&document)), without_empty_lists(&before));
}

#[test]
fn a_canonical_file_is_rewritten_byte_for_byte() {
    let canonical = to_bytes(FileKind::Plan, &parse(STARTER).unwrap().plan);
    let again = parse(&canonical).unwrap();
    assert_eq!(again, parse(STARTER).unwrap());
    assert!(to_bytes(FileKind::Plan, &again.plan) == canonical);
    assert!(canonical.ends_with(b"}\n"));
}

#[test]
fn the_small_plan_comes_back_as_it_was() {
    let document = parsed(&small());
    assert_eq!(document.problems, []);
    assert_eq!(written(&document).to_string(), small().to_string(), "the order of keys included");
}

#[test]
fn unknown_keys_are_kept_at_every_level() {
    let mut plan = small();
    let mut objects: Vec<String> = vec![String::new()];
    // A map from ids to values has no level of its own.
    let maps = ["/rates", "/red_lines", "/screening", "/scores"];
    let map = |path: &str| maps.iter().any(|name| path.ends_with(name)) && plan.pointer(path).unwrap().is_object();
    objects.extend(all_paths(&plan).into_iter().filter(|path| plan.pointer(path).unwrap().is_object() && !map(path)));
    for path in &objects {
        let object = plan.pointer_mut(path).unwrap().as_object_mut().unwrap();
        object.insert("x_new".into(), json!({ "from": "a newer version", "n": [1, 2.5, null] }));
    }
    assert!(objects.len() > 20);
    let document = parsed(&plan);
    assert_eq!(document.problems, []);
    assert_eq!(written(&document), plan);
}

#[test]
fn a_value_of_the_wrong_type_anywhere_is_named_kept_and_written_back() {
    let plan = small();
    for path in all_paths(&plan) {
        if ["/format", "/kind", "/version"].contains(&path.as_str()) {
            continue;
        }
        for wrong in [json!(true), json!("nonsense"), json!(-7.5), json!([[]]), json!({ "k": [] })] {
            let mut broken = plan.clone();
            let slot = broken.pointer_mut(&path).unwrap();
            if *slot == wrong {
                continue;
            }
            *slot = wrong.clone();
            let document = parsed(&broken);
            let again = to_bytes(document.kind, &document.plan);
            let back: Value = serde_json::from_slice(&again).unwrap();
            // A wrong value that reads as a right one (text where text is wanted) may be written in another form, and
            // where it is an empty record its defaults appear; then no problem is named.
            if document.problems.is_empty() {
                assert!(parse(&again).unwrap().plan == document.plan, "{path} {wrong}");
            } else {
                assert_eq!(back.to_string(), broken.to_string(), "{path} {wrong}");
                assert_eq!(parse(&again).unwrap(), document, "{path} {wrong}");
            }
        }
    }
}

#[test]
fn a_problem_names_the_place_and_the_mend() {
    let mut plan = small();
    *plan.pointer_mut("/contributions/0/quantity").unwrap() = json!(-3);
    *plan.pointer_mut("/contributions/0/caveats/0/strength").unwrap() = json!("weak");
    *plan.pointer_mut("/rates/GBP").unwrap() = json!("c. 1.2");
    let lines: Vec<String> = parsed(&plan).problems.iter().map(ToString::to_string).collect();
    let kept = "until then it is kept as it stands and counts as not given";
    assert_eq!(
        lines,
        [
            format!(
                "contributions GBR-01, caveats #1, strength: \"weak\" is not understood; \
                 write \"limitation\" or \"prohibition\"; {kept}"
            ),
            format!("contributions GBR-01, quantity: -3 is not understood; write a whole number, 0 or more; {kept}"),
            format!(
                "rates, GBP: \"c. 1.2\" is not understood; \
                 \"c. 1.2\" is no decimal number; write digits with a point, such as 0.85; {kept}"
            ),
        ]
    );
}

#[test]
fn elements_that_are_not_understood_keep_their_places() {
    let mut plan = small();
    let area = plan["areas"][0].clone();
    plan["areas"] = json!([7, area, "x", area, null, 7, [], area, 8]);
    plan["nations"][0]["groups"] = json!([1, "NATO", {}, 2, "EU", null, {}, "JEF", 3]);
    plan["rates"] = json!({ "AAA": 1.5, "BBB": "?", "CCC": "1", "DDD": [], "EEE": "2", "FFF": "?" });
    plan["rates"]["AAA"] = json!(true);
    let document = parsed(&plan);
    assert_eq!(document.plan.areas.len(), 3);
    assert_eq!(document.plan.nations[0].groups, ["NATO", "EU", "JEF"]);
    assert_eq!(document.plan.properties.rates.len(), 2);
    assert_eq!(written(&document).to_string(), plan.to_string());
}

/// However a mark is spelt in the file, the plan and its canonical bytes are the same.
#[test]
fn a_mark_that_is_escaped_composes_as_one_that_is_not() {
    let with =
        |title: &str| small().to_string().replace("Small", title).replace("\"Battlegroup\"", &format!("\"{title}\""));
    let read = |title: &str| parse(with(title).as_bytes()).unwrap();
    let composed = read("Café Żubr");
    let canonical = to_bytes(FileKind::Plan, &composed.plan);
    for spelt in
        ["Cafe\u{301} Z\u{307}ubr", r"Cafe\u0301 Z\u0307ubr", r"Caf\u0065\u0301 \u017bubr", "Cafe\u{301} \\u017bubr"]
    {
        let document = read(spelt);
        assert_eq!(document.plan, composed.plan, "{spelt}");
        assert!(to_bytes(FileKind::Plan, &document.plan) == canonical, "{spelt}");
        let told = document.problems.iter().any(|problem| problem.what.contains("NFC"));
        assert_eq!(told, spelt.contains("0301") || spelt.contains('\u{301}'), "{spelt}");
    }
}

/// A mark behind a line break, a tab or a quotation mark, as a cell of a sheet may hold it, in a plan that was made and
/// one that was read.
#[test]
fn a_mark_behind_an_escape_is_saved_and_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.muster");
    for text in ["\n\u{301}", "\t\u{308}x", "\"\u{338}", "\\\u{300}n", "a\u{301}\n\u{301}"] {
        let mut plan = parse(STARTER).unwrap().plan;
        let mut properties = plan.properties.as_ref().clone();
        properties.summary = text.to_owned();
        plan.properties = properties.into();
        let saved = muster::store::save_plan(&path, FileKind::Plan, &plan, Over::Any).unwrap();
        assert_eq!(saved.warning, None, "{text:?}");
        let opened = read(&path).unwrap();
        assert_eq!(opened.document.problems, [], "{text:?}: written in NFC");
        assert_eq!(opened.document.plan.properties.summary, muster::base::normalise(text));
        assert!(to_bytes(FileKind::Plan, &opened.document.plan) == std::fs::read(&path).unwrap());
    }
}

#[test]
fn a_saved_file_reads_back_equal() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.muster");
    let document = parse(STARTER).unwrap();
    let saved = save(&path, &to_bytes(document.kind, &document.plan), Over::Any).unwrap();
    let opened = read(&path).unwrap();
    assert_eq!(opened.fingerprint, saved.fingerprint);
    assert_eq!(opened.document, document);
}

/// Any JSON value, not too large.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        (0_u64..400).prop_map(Value::from),
        any::<f64>().prop_map(Value::from), // NaN becomes null
        "\\PC{0,12}".prop_map(Value::from),
        "(host|GBR|GBR-01|land.inf|a|set|lead|offered|0.5|2025-03-14)".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec(("[a-z_]{1,10}", inner), 0..4)
                .prop_map(|entries| Value::Object(entries.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Any plan, sound or broken, comes back from its bytes as it went, and gives the same bytes again.
    #[test]
    fn any_plan_is_stable_once_written(changes in prop::collection::vec((any::<prop::sample::Index>(), any_json(), 0..4), 0..12)) {
        let mut plan = small();
        for (place, value, kind) in changes {
            let paths: Vec<String> =
                all_paths(&plan).into_iter().filter(|p| !["/format", "/kind", "/version"].contains(&p.as_str())).collect();
            let path = place.get(&paths);
            let (parent, key) = path.rsplit_once('/').unwrap();
            match (kind, plan.pointer_mut(parent).unwrap()) {
                (0, Value::Object(map)) => { map.shift_remove(key); }
                (1, Value::Array(items)) => items.push(value),
                (2, Value::Object(map)) => { map.insert("x_new".into(), value); }
                _ => *plan.pointer_mut(path).unwrap() = value,
            }
        }
        let first = parse(plan.to_string().as_bytes()).unwrap();
        let bytes = to_bytes(first.kind, &first.plan);
        let second = parse(&bytes).unwrap();
        prop_assert_eq!(&second.plan, &first.plan);
        prop_assert!(to_bytes(second.kind, &second.plan) == bytes);
    }
}
