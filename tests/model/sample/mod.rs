//! The built-in sample and the templates: made from the tables and the composition in `assets/sample`, and checked.
//! `UPDATE_SAMPLE=1` rewrites the files in `assets`.

mod build;
mod composition;
mod content;
mod lessons;
mod table;

use std::path::Path;

use build::Facts;
use muster::model::Plan;
use muster::store::{FileKind, parse, to_bytes};

#[test]
fn the_sample_is_made_from_its_tables_and_composition() {
    current("sample.muster", &Facts::read().sample());
}

#[test]
fn the_templates_are_made_from_the_sample() {
    let facts = Facts::read();
    for (name, template) in &facts.composition.templates {
        current(&format!("templates/{name}.muster"), &facts.template(template));
    }
}

/// The file in `assets` holds this plan in its canonical form.
fn current(name: &str, plan: &Plan) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets").join(name);
    let text = String::from_utf8(to_bytes(FileKind::Plan, plan)).expect("a plan is text");
    if std::env::var_os("UPDATE_SAMPLE").is_some() {
        std::fs::write(&path, &text).expect("assets can be written");
    }
    let file = std::fs::read_to_string(&path).expect("the file is there");
    let line = file.lines().zip(text.lines()).zip(1..).find(|((old, new), _)| old != new);
    assert!(file == text, "assets/{name} is not current (first difference: {line:?}); rewrite it with UPDATE_SAMPLE=1");

    let read = parse(file.as_bytes()).expect("the file can be read");
    assert_eq!((read.kind, read.problems, read.read_only), (FileKind::Plan, Vec::new(), None), "assets/{name}");
    assert_eq!(read.plan, *plan, "assets/{name} reads as it was written");
}
