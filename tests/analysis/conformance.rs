//! The conformance set: small plans with figures worked by hand, held against what the built binary answers. How to
//! read and use the files is in `tests/conformance/README.md`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// What does not match, each with its path.
fn differences(path: &str, expected: &Value, found: &Value, tolerance: f64) -> Vec<String> {
    let differs = || vec![format!("{path}: expected {expected}, found {found}")];
    match (expected, found) {
        (Value::Object(wanted), Value::Object(object)) => wanted
            .iter()
            .flat_map(|(key, wanted)| match object.get(key) {
                Some(found) => differences(&format!("{path}.{key}"), wanted, found, tolerance),
                None => vec![format!("{path}.{key}: expected {wanted}, found no such key")],
            })
            .collect(),
        (Value::Array(wanted), Value::Array(list)) if wanted.iter().all(Value::is_object) && !wanted.is_empty() => {
            wanted
                .iter()
                .flat_map(|wanted| {
                    let tries = list.iter().map(|one| differences(path, wanted, one, tolerance));
                    // Of what does not match the nearest is shown.
                    let nearest = tries.min_by_key(Vec::len);
                    nearest.unwrap_or_else(|| vec![format!("{path}: expected {wanted}, found nothing")])
                })
                .collect()
        }
        (Value::Array(wanted), Value::Array(list)) => {
            if wanted.len() != list.len() {
                return differs();
            }
            let pairs = wanted.iter().zip(list).enumerate();
            pairs.flat_map(|(at, (a, b))| differences(&format!("{path}[{at}]"), a, b, tolerance)).collect()
        }
        (Value::Number(a), Value::Number(b)) => {
            let (a, b) = (a.as_f64().unwrap(), b.as_f64().unwrap());
            if (a - b).abs() <= tolerance * a.abs().max(1.0) { Vec::new() } else { differs() }
        }
        _ if expected == found => Vec::new(),
        _ => differs(),
    }
}

fn check(path: &Path, folder: &Path) -> Vec<String> {
    let name = path.file_stem().unwrap().to_str().unwrap();
    let case: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    for key in ["about", "plan", "what_if", "expected", "working"] {
        assert!(!case[key].is_null(), "{name} has no {key}");
    }
    let plan = folder.join(format!("{name}.muster"));
    fs::write(&plan, case["plan"].to_string()).unwrap();
    let mut call = Command::new(env!("CARGO_BIN_EXE_muster"));
    call.arg("compare").arg(&plan).arg("--json");
    for (key, option) in [("withdrawn", "--withdraw"), ("failed", "--fail")] {
        for id in case["what_if"][key].as_array().unwrap() {
            call.args([option, id.as_str().unwrap()]);
        }
    }
    let output = call.output().unwrap();
    assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{name} is not understood wholly");
    let found: Value = serde_json::from_slice(&output.stdout).unwrap();
    differences(name, &case["expected"], &found, case["tolerance"].as_f64().unwrap_or(1e-9))
}

#[test]
fn the_program_gives_the_figures_worked_by_hand() {
    let mut files: Vec<PathBuf> = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/conformance"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "json"))
        .collect();
    files.sort();
    assert!(files.len() >= 12, "{} files", files.len());
    let folder = tempfile::tempdir().unwrap();
    let all: Vec<String> = files.iter().flat_map(|path| check(path, folder.path())).collect();
    assert!(all.is_empty(), "\n{}", all.join("\n"));
}
