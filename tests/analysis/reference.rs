//! Compares the program with the second implementation of the analysis in `tests/reference`, figure by
//! figure, over random plans. It needs Python 3; where that is missing the comparison is skipped and says so.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Mutex;

use serde_json::Value;

/// Seed and number of contributions of each plan, the largest first. `MUSTER_PLANS=500 cargo test --test analysis reference`
/// makes 500 of them.
fn plans() -> Vec<(u32, u32)> {
    let all: u32 = std::env::var("MUSTER_PLANS").ok().and_then(|count| count.parse().ok()).unwrap_or(44);
    let large = [(2, 10_000), (1, 300), (2, 300), (3, 300)];
    let small = (1..=all.saturating_sub(large.len() as u32)).map(|seed| (seed, 60));
    large.into_iter().chain(small).collect()
}

fn script(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference").join(name)
}

fn text(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

/// What a command prints as JSON. Exit status 1 says that there are findings of severity error.
fn json(command: &mut Command) -> Value {
    let output = command.output().unwrap();
    assert!(matches!(output.status.code(), Some(0 | 1)), "{command:?}: {}", text(&output));
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{command:?}: {error}: {}", text(&output)))
}

fn muster(command: &str, plan: &Path, what_if: &[String]) -> Value {
    json(Command::new(env!("CARGO_BIN_EXE_muster")).arg(command).arg(plan).args(what_if).arg("--json"))
}

/// The what-if of a plan: none, a nation, a condition, or several, in turn.
fn what_if(seed: u32, plan: &Value) -> Vec<String> {
    let pick = |list: &str, place: u32| {
        let records = plan[list].as_array().unwrap();
        let record = &records[place as usize % records.len()];
        record["id"].as_str().unwrap().to_owned()
    };
    let withdraw = |place| ["--withdraw".to_owned(), pick("nations", place)];
    let fail = |place| ["--fail".to_owned(), pick("conditions", place)];
    match seed % 5 {
        0 => withdraw(seed / 5).to_vec(),
        1 => fail(seed / 5).to_vec(),
        2 => [withdraw(seed), withdraw(seed + 1), fail(seed / 5), fail(seed / 5 + 1)].concat(),
        _ => Vec::new(),
    }
}

/// The differences found, each with its path.
#[derive(Default)]
struct Differences(Vec<String>);

impl Differences {
    fn add(&mut self, path: &str, expected: impl std::fmt::Display, found: impl std::fmt::Display) {
        let short = |value: String| value.chars().take(300).collect::<String>();
        self.0.push(format!("{path}: expected {}, found {}", short(expected.to_string()), short(found.to_string())));
    }

    /// Every key that both hold. `slack` is how far a drawn probability may lie from the exact one.
    fn compare(&mut self, path: &str, expected: &Value, found: &Value, slack: f64) {
        match (expected, found) {
            (Value::Object(a), Value::Object(b)) => {
                let slack =
                    b.get("confidence_error").and_then(Value::as_f64).map_or(slack, |error| slack.max(6.0 * error));
                for (key, value) in a {
                    let path = format!("{path}.{key}");
                    match (key.as_str(), b.get(key)) {
                        ("findings", Some(other)) => self.findings(&path, value, other),
                        (key, Some(other)) if probability(key) => {
                            self.equal(&path, value, other, slack);
                        }
                        (_, Some(other)) => self.compare(&path, value, other, slack),
                        (_, None) => {}
                    }
                }
            }
            (Value::Array(a), Value::Array(b)) => {
                if a.len() != b.len() {
                    self.add(path, expected, found);
                    return;
                }
                for (place, one) in a.iter().enumerate() {
                    let name = name_of(one).map_or_else(|| place.to_string(), str::to_owned);
                    let path = format!("{path}[{name}]");
                    match partner(path.as_str(), one, place, b) {
                        Some(other) => self.compare(&path, one, other, slack),
                        None => self.add(&path, one, "nothing"),
                    }
                }
            }
            _ => self.equal(path, expected, found, 0.0),
        }
    }

    fn equal(&mut self, path: &str, expected: &Value, found: &Value, slack: f64) {
        let alike = match (expected.as_f64(), found.as_f64()) {
            (Some(a), Some(b)) if expected.is_i64() && slack == 0.0 => a.to_bits() == b.to_bits(),
            (Some(a), Some(b)) => (a - b).abs() <= (1e-9 * a.abs()).max(slack),
            _ => expected == found,
        };
        if !alike {
            self.add(path, expected, found);
        }
    }

    /// As sets of severity, code, scenario and, where the reference names one record, place.
    fn findings(&mut self, path: &str, expected: &Value, found: &Value) {
        let rows = |value: &Value| value.as_array().cloned().unwrap_or_default();
        let (expected, found) = (rows(expected), rows(found));
        let of = |row: &Value, key: &str| row[key].as_str().unwrap_or_default().to_owned();
        // What the reference could not decide, and codes whose place is open.
        let unsure: BTreeSet<(String, String)> = expected
            .iter()
            .filter(|row| row["severity"] == "unsure")
            .map(|row| (of(row, "code"), of(&row["place"], "id")))
            .collect();
        let placeless: BTreeSet<String> =
            expected.iter().filter(|row| row["place"]["id"].is_null()).map(|row| of(row, "code")).collect();
        let set = |rows: &[Value]| -> BTreeSet<String> {
            rows.iter()
                .filter(|row| !unsure.contains(&(of(row, "code"), of(&row["place"], "id"))))
                .map(|row| {
                    let place = if placeless.contains(&of(row, "code")) {
                        String::new()
                    } else {
                        format!(" at {} {}", of(&row["place"], "list"), of(&row["place"], "id"))
                    };
                    let scenario = of(row, "scenario");
                    format!("{} {} in [{scenario}]{place}", of(row, "severity"), of(row, "code"))
                })
                .collect()
        };
        let (expected, found) = (set(&expected), set(&found));
        for row in expected.difference(&found) {
            self.add(path, row, "nothing");
        }
        for row in found.difference(&expected) {
            self.add(path, "nothing", row);
        }
    }
}

fn probability(key: &str) -> bool {
    key.starts_with("confidence") || key.starts_with("expected_")
}

/// What tells an element of a list from the others.
fn name_of(element: &Value) -> Option<&str> {
    ["id", "contribution", "requirement", "nation"].iter().find_map(|key| element.get(key)?.as_str())
}

/// The element to compare with: that of the same name, but by place where the order is defined.
fn partner<'a>(path: &str, one: &Value, place: usize, others: &'a [Value]) -> Option<&'a Value> {
    let ordered = ["linchpins", "members", "differences", ".a[", ".b["];
    match name_of(one) {
        Some(name) if !ordered.iter().any(|part| path.contains(part)) => {
            others.iter().find(|other| name_of(other) == Some(name))
        }
        _ => others.get(place),
    }
}

/// The mean of drawn confidences lies no further off than the furthest of them.
fn spread_error(found: &mut Value) {
    for scenario in found["scenarios"].as_array_mut().unwrap() {
        let rows = scenario["requirements"].as_array().unwrap();
        let worst = rows.iter().filter_map(|row| row["confidence_error"].as_f64()).fold(0.0, f64::max);
        if worst > 0.0 && scenario["metrics"]["confidence_error"].as_f64() < Some(worst) {
            scenario["metrics"]["confidence_error"] = worst.into();
        }
        for reasons in scenario["assignments"].as_array_mut().unwrap() {
            sort_words(&mut reasons["reasons"]);
        }
        for gap in scenario["gaps"].as_array_mut().unwrap() {
            for row in gap["could_fill"].as_array_mut().unwrap() {
                sort_words(&mut row["reasons"]);
            }
        }
    }
}

/// Whether a criterion measures a probability that was drawn.
fn drawn(found: &Value) -> bool {
    let rows = |value: &Value| value.as_array().cloned().unwrap_or_default();
    rows(&found["scenarios"]).iter().any(|scenario| scenario["metrics"]["confidence_error"].as_f64() > Some(0.0))
        && rows(&found["decision"]["criteria"]).iter().any(|row| row["measure"].as_str().is_some_and(probability))
}

fn sort_words(list: &mut Value) {
    if let Some(words) = list.as_array_mut() {
        words.sort_by_key(ToString::to_string);
    }
}

/// Compares one plan under one what-if.
fn compare_plan(name: &str, plan: &Path, what_if: &[String]) -> Vec<String> {
    let mut expected = json(Command::new("python3").arg(script("reference.py")).arg(plan).args(what_if));
    let mut differences = Differences::default();
    for command in ["analyse", "compare"] {
        let mut found = muster(command, plan, what_if);
        spread_error(&mut found);
        if drawn(&found) {
            // The values of a criterion would be as inexact as the figure.
            for key in ["decision", "sensitivity"] {
                expected.as_object_mut().unwrap().remove(key);
            }
        }
        differences.compare(&format!("{name} {command}"), &expected, &found, 0.0);
    }
    if what_if.is_empty() {
        let found = muster("check", plan, &[]);
        differences.compare(&format!("{name} check"), &expected["check"], &found, 0.0);
    }
    differences.0
}

/// Makes one random plan and compares it.
fn compare_random(folder: &Path, seed: u32, size: u32) -> Vec<String> {
    let path = folder.join(format!("{seed}-{size}.muster"));
    let written = Command::new("python3")
        .arg(script("random_plans.py"))
        .args([seed.to_string(), size.to_string()])
        .arg(&path)
        .output()
        .unwrap();
    assert!(written.status.success(), "{}", text(&written));
    let plan: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
    let what_if = what_if(seed, &plan);
    let found = compare_plan(&format!("seed {seed} of {size} {}", what_if.join(" ")), &path, &what_if);
    std::fs::remove_file(&path).unwrap();
    found
}

#[test]
fn agrees_with_the_second_implementation() {
    if Command::new("python3").arg("--version").output().is_err() {
        // Not by `eprintln`, which a passing test swallows.
        writeln!(std::io::stderr(), "SKIPPED: python3 is not installed, so nothing was compared").unwrap();
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let plans = Mutex::new(plans().into_iter());
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let differences: Vec<String> = std::thread::scope(|scope| {
        let work = || {
            let mut differences = Vec::new();
            loop {
                let next = plans.lock().unwrap().next();
                let Some((seed, size)) = next else { return differences };
                differences.extend(compare_random(folder.path(), seed, size));
            }
        };
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect()
    });
    for line in differences.iter().take(400) {
        println!("{line}");
    }
    assert!(differences.is_empty(), "{} differences, of which the first are listed above", differences.len());
}
