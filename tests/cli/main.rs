//! The built binary, command by command: what it prints, in which shape, and with which status.
#![allow(clippy::disallowed_methods)] // the files and clock of a test are its own
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod figures;
mod files;
mod outputs;
#[path = "../common/small_plan.rs"]
mod small_plan;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const STARTER: &str = "tests/cases/starter-plan.muster";

fn muster(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_muster")).args(arguments).stdin(Stdio::null()).output().unwrap()
}

fn status(output: &Output) -> i32 {
    output.status.code().expect("no signal ended it")
}

/// Its standard output, of a call that must end with this status and say nothing beside it.
fn said(arguments: &[&str], wanted: i32) -> String {
    let output = muster(arguments);
    let errors = String::from_utf8(output.stderr.clone()).unwrap();
    assert_eq!(status(&output), wanted, "{arguments:?}: {errors}");
    assert_eq!(errors, "", "{arguments:?}");
    String::from_utf8(output.stdout).unwrap()
}

fn data(arguments: &[&str], wanted: i32) -> Value {
    serde_json::from_str(&said(arguments, wanted)).unwrap()
}

/// The one line of a call that fails with this status and prints no data.
fn refusal(arguments: &[&str], wanted: i32) -> String {
    let output = muster(arguments);
    let line = String::from_utf8(output.stderr.clone()).unwrap();
    assert_eq!(status(&output), wanted, "{arguments:?}: {line}");
    assert_eq!(output.stdout, b"", "{arguments:?}");
    assert_eq!(line.trim_end().lines().count(), 1, "{line}");
    assert!(line.starts_with("muster: "), "{line}");
    line
}

/// The text of a kept case; `UPDATE_CASES=1 cargo test --test cli` rewrites it.
fn is_case(name: &str, text: &str) {
    let path = Path::new("tests/cases/cli").join(name);
    if std::env::var_os("UPDATE_CASES").is_some() {
        fs::write(&path, text).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == text, "{name} differs; it is now:\n{text}");
}

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn at(&self, name: &str) -> String {
        self.0.path().join(name).to_str().unwrap().to_owned()
    }

    fn with(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.at(name);
        fs::write(&path, content).unwrap();
        path
    }

    fn names(&self) -> BTreeSet<String> {
        fs::read_dir(self.0.path()).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect()
    }
}

fn keys(value: &Value) -> BTreeSet<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[track_caller]
fn has_keys(value: &Value, wanted: &[&str]) {
    let keys = keys(value);
    let missing: Vec<_> = wanted.iter().filter(|key| !keys.contains(*key)).collect();
    assert!(missing.is_empty(), "missing {missing:?} in {keys:?}");
}
