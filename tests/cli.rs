//! The built binary, command by command: what it prints, in which shape, and with which status.
#![allow(clippy::disallowed_methods)] // the files and clock of a test are its own
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

mod small_plan;
use small_plan::small;

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

#[test]
fn every_command_has_help_and_wrong_calls_have_status_2() {
    let help = said(&["--help"], 0);
    for command in [
        "sample",
        "check",
        "analyse",
        "compare",
        "import",
        "split",
        "take",
        "diff",
        "format",
        "schema",
        "verify",
        "completions",
        "man",
    ] {
        assert!(help.contains(command), "{command}");
        assert!(said(&[command, "--help"], 0).contains("Usage: muster "), "{command}");
        assert_eq!(status(&muster(&[command, "--no-such-option"])), 2, "{command}");
    }
    for wrong in
        [&["check"] as &[&str], &["compare"], &["split", STARTER], &["--no-such-option"], &["completions", "csh2"]]
    {
        assert_eq!(status(&muster(wrong)), 2, "{wrong:?}");
    }
    assert!(said(&["--version"], 0).starts_with("muster "));
}

#[test]
fn the_sample_is_a_sound_plan() {
    let folder = Folder::new();
    let sample = said(&["sample"], 0);
    let file = folder.at("sample.muster");
    assert_eq!(said(&["sample", "-o", &file], 0), "");
    assert_eq!(fs::read_to_string(&file).unwrap(), sample);
    assert_eq!(said(&["format", &file], 0), sample, "it is in its canonical form");
    assert!(said(&["verify", &file], 0).contains("schema     kept\ninvariants kept\n"));
}

#[test]
fn check_lists_findings_and_errors_give_status_1() {
    let findings = data(&["check", STARTER, "--json"], 1);
    let findings = findings["findings"].as_array().unwrap();
    assert!(findings.len() > 20);
    for finding in findings {
        has_keys(finding, &["severity", "code", "place", "text"]);
        has_keys(&finding["place"], &["list", "id"]);
        assert!(["error", "warning", "info"].contains(&finding["severity"].as_str().unwrap()));
    }
    let folder = Folder::new();
    is_case("check.txt", &said(&["check", &folder.with("small.muster", small().to_string())], 1));
    let mut sound = small();
    sound["scenarios"] = json!([]);
    sound["requirement_sets"] = json!([]);
    sound["criteria"] = json!([]);
    let sound_findings = data(&["check", &folder.with("sound.muster", sound.to_string()), "--json"], 0);
    assert!(sound_findings["findings"].as_array().unwrap().iter().all(|f| f["severity"] != "error"));

    sound["contributions"][0]["quantity"] = json!(-2);
    let bad = data(&["check", &folder.with("bad.muster", sound.to_string()), "--json"], 1);
    let named = bad["findings"].as_array().unwrap().iter().filter(|f| f["code"] == "bad_value").count();
    assert!(named >= 1, "{bad}");

    let cut = &fs::read(STARTER).unwrap()[..60_000];
    let cut = data(&["check", &folder.with("cut.muster", cut), "--json"], 1);
    assert!(cut["findings"][0]["text"].as_str().unwrap().contains("ends too early"));
}

#[test]
fn analyse_gives_the_worked_figures_in_the_documented_shape() {
    let answer = data(&["analyse", STARTER, "--json"], 0);
    has_keys(&answer, &["plan", "what_if", "scenarios"]);
    has_keys(&answer["plan"], &["id", "title"]);
    assert_eq!(answer["what_if"], json!({ "withdrawn": [], "failed": [] }));
    let scenarios = answer["scenarios"].as_array().unwrap();
    assert_eq!(scenarios.len(), 4);
    for s in scenarios {
        has_keys(
            s,
            &[
                "id",
                "name",
                "file",
                "metrics",
                "requirements",
                "assignments",
                "linchpins",
                "worst_pair",
                "gaps",
                "build_up",
                "line_build_up",
                "burden",
                "findings",
            ],
        );
        for line in s["requirements"].as_array().unwrap() {
            has_keys(
                line,
                &[
                    "id",
                    "task",
                    "capability",
                    "priority",
                    "quantity",
                    "minimum",
                    "assigned",
                    "usable",
                    "on_time",
                    "supported",
                    "sustained",
                    "confirmed",
                    "gap",
                    "covered",
                    "state",
                    "full_from",
                    "confidence",
                    "confidence_minimum",
                    "confidence_error",
                ],
            );
        }
        for assignment in s["assignments"].as_array().unwrap() {
            has_keys(
                assignment,
                &[
                    "id",
                    "contribution",
                    "task",
                    "quantity",
                    "fraction",
                    "units",
                    "personnel",
                    "arrival",
                    "departure",
                    "usable",
                    "reasons",
                ],
            );
        }
        for nation in s["burden"].as_array().unwrap() {
            has_keys(
                nation,
                &[
                    "nation",
                    "personnel",
                    "person_days",
                    "share",
                    "per_100k",
                    "funding",
                    "own_cost",
                    "vessels",
                    "aircraft",
                ],
            );
        }
        for gap in s["gaps"].as_array().unwrap() {
            has_keys(gap, &["requirement", "gap", "could_fill", "partners"]);
        }
        for loss in s["linchpins"].as_array().unwrap() {
            has_keys(loss, &["kind", "id", "essential_lost", "personnel_lost"]);
        }
        assert_eq!(s["build_up"][0][0], 0, "a step series begins on day 0");
    }
    let expected: Value = serde_json::from_slice(&fs::read("tests/cases/starter-plan.expected.json").unwrap()).unwrap();
    let mut compared = 0;
    for case in expected["cases"].as_array().unwrap() {
        let named: Vec<&str> = case["withdrawn"].as_array().unwrap().iter().map(|id| id.as_str().unwrap()).collect();
        let failed: Vec<&str> = case["failed"].as_array().unwrap().iter().map(|id| id.as_str().unwrap()).collect();
        let scenario = case["scenario"].as_str().unwrap();
        let mut call = vec!["analyse", STARTER, "--json", "--scenario", scenario];
        call.extend(named.iter().flat_map(|id| ["--withdraw", id]));
        call.extend(failed.iter().flat_map(|id| ["--fail", id]));
        let answer = data(&call, 0);
        assert_eq!(answer["scenarios"].as_array().unwrap().len(), 1);
        for (key, wanted) in case["metrics"].as_object().unwrap() {
            let found = &answer["scenarios"][0]["metrics"][key];
            match (wanted.as_f64(), found.as_f64()) {
                (Some(w), Some(f)) => {
                    assert!((w - f).abs() <= 1e-9 * w.abs().max(1.0), "{scenario} {key}: {f} for {w}");
                }
                _ => assert_eq!(found, wanted, "{scenario} {key}"),
            }
            compared += 1;
        }
    }
    assert!(compared > 100);
    is_case("analyse.txt", &said(&["analyse", STARTER, "--scenario", "b"], 0));
}

#[test]
fn a_what_if_is_named_by_its_parts_or_its_id() {
    let plan: Value = serde_json::from_slice(&fs::read(STARTER).unwrap()).unwrap();
    let saved = &plan["what_ifs"][0];
    let id = saved["id"].as_str().unwrap();
    let by_id = data(&["analyse", STARTER, "--json", "--what-if", id], 0);
    let empty = Vec::new();
    let parts = |key: &str| {
        saved[key].as_array().unwrap_or(&empty).iter().map(|v| v.as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let mut call: Vec<String> = ["analyse", STARTER, "--json"].map(str::to_owned).to_vec();
    call.extend(parts("withdrawn").into_iter().flat_map(|id| ["--withdraw".to_owned(), id]));
    call.extend(parts("failed").into_iter().flat_map(|id| ["--fail".to_owned(), id]));
    let by_parts = data(&call.iter().map(String::as_str).collect::<Vec<_>>(), 0);
    assert_eq!(by_id, by_parts);
    assert_ne!(by_id["what_if"], json!({ "withdrawn": [], "failed": [] }));

    assert!(
        refusal(&["analyse", STARTER, "--withdraw", "XXX"], 2)
            .contains("there is no nation \"XXX\"; there is: GBR, FRA")
    );
    assert!(refusal(&["analyse", STARTER, "--fail", "x"], 2).contains("there is no condition \"x\""));
    assert!(refusal(&["analyse", STARTER, "--what-if", "x"], 2).contains("there is no what-if \"x\""));
    assert!(
        refusal(&["analyse", STARTER, "--scenario", "x"], 2).contains("there is no scenario \"x\"; there is: a, b")
    );
    assert!(refusal(&["compare", STARTER, "--baseline", "x"], 2).contains("there is no scenario \"x\""));
}

#[test]
fn compare_puts_scenarios_of_several_files_side_by_side() {
    let alone = data(&["compare", STARTER, "--json"], 0);
    has_keys(&alone, &["plan", "what_if", "scenarios", "differences", "screening", "decision", "notes", "sensitivity"]);
    assert_eq!(alone["differences"].as_array().unwrap().len(), 6, "each pair of four");
    has_keys(
        &alone["differences"][0],
        &["a", "b", "similarity", "similarity_personnel", "only_a", "only_b", "changed"],
    );
    for (_, tests) in alone["screening"].as_object().unwrap() {
        has_keys(tests, &["feasible", "suitable", "acceptable", "distinguishable", "complete"]);
        has_keys(&tests["feasible"], &["pass", "evidence"]);
    }

    let folder = Folder::new();
    let part = folder.at("b.muster");
    assert_eq!(said(&["split", STARTER, "--scenario", "b", "-o", &part], 0), "");
    let both = data(&["compare", STARTER, &part, "--json", "--scenario", "a", "--scenario", "b"], 0);
    let keys: Vec<&String> = both["screening"].as_object().unwrap().keys().collect();
    assert_eq!(keys, ["a", &format!("{STARTER}#b"), &format!("{part}#b")], "a key names the file where ids are in two");
    let (mut whole, mut alone) = (both["scenarios"][1].clone(), both["scenarios"][2].clone());
    for one in [&mut whole, &mut alone] {
        // What lies in the register: who could fill a gap, and the notes on it.
        for key in ["file", "gaps", "findings"] {
            one.as_object_mut().unwrap().shift_remove(key);
        }
    }
    assert_eq!(whole, alone, "a scenario file gives the plan's figures");
    let same = both["differences"].as_array().unwrap().last().unwrap();
    assert_eq!((&same["similarity"], &same["changed"]), (&json!(1), &json!([])));

    is_case("compare.txt", &said(&["compare", STARTER, "--what-if", "no-us"], 0));
}

/// The small plan with two scenarios, its criteria those given.
fn two_options(criteria: Value) -> Value {
    let mut plan = small();
    let mut other = plan["scenarios"][0].clone();
    (other["id"], other["name"]) = (json!("b"), json!("B"));
    plan["scenarios"].as_array_mut().unwrap().push(other);
    plan["criteria"] = criteria;
    plan
}

#[test]
fn compare_weighs_scenarios_by_the_criteria() {
    let folder = Folder::new();
    let score = |id: &str, weight: &str, a: &str, b: &str| {
        json!({ "id": id, "name": id, "measure": "manual", "direction": "max", "weight": weight,
            "scores": { "a": { "value": a }, "b": { "value": b } } })
    };
    // T2 of the definition, at .6 and .4.
    let plan = folder
        .with("t2.muster", two_options(json!([score("x", "3", "100", "40"), score("y", "2", "0", "80")])).to_string());
    let answer = data(&["compare", &plan, "--json"], 0);
    let decision = &answer["decision"];
    has_keys(
        decision,
        &[
            "criteria",
            "weighted_score",
            "weighted_rank",
            "plus_minus",
            "topsis",
            "promethee",
            "leader",
            "tied",
            "agree",
        ],
    );
    assert_eq!(decision["criteria"][0]["weight"], 3, "as in the file");
    assert_eq!(decision["criteria"][1]["value"], json!({ "a": 0, "b": 0.8 }));
    assert_eq!(decision["weighted_score"], json!({ "a": 0.6, "b": 0.56 }));
    assert_eq!(decision["plus_minus"], json!({ "a": 0, "b": 0 }));
    assert_eq!(decision["leader"]["weighted_score"], "a");
    assert_eq!(decision["tied"]["plus_minus"], json!(["a", "b"]));
    assert_eq!((&decision["agree"], &answer["notes"]), (&json!(false), &json!([])));
    let sensitivity = &answer["sensitivity"];
    assert_eq!(sensitivity["criteria"][0], json!({ "id": "x", "low": 4.0 / 7.0, "high": 1, "below": "b" }));
    // A leads by .04; each point from x to y costs it .6 + .8.
    assert_eq!(sensitivity["smallest_move"], json!({ "from": "x", "to": "y", "weight": 1.0 / 35.0, "scenario": "b" }));
    has_keys(&sensitivity["smaa"], &["draws", "seed", "acceptability", "central_weights", "standard_error"]);
    let words = said(&["compare", &plan], 0);
    for part in [
        "PROMETHEE II",
        "No clear winner: the styles do not all",
        "Smallest move: 2.86 points of weight from x to y make b tie",
    ] {
        assert!(words.contains(part), "{part}: {words}");
    }

    // The baseline decides what plus and minus are against, and nothing else.
    let plan = folder.with("n.muster", two_options(json!([score("x", "1", "90", "10")])).to_string());
    let (first, second) =
        (data(&["compare", &plan, "--json"], 0), data(&["compare", &plan, "--json", "--baseline", "b"], 0));
    assert_eq!(first["decision"]["plus_minus"], json!({ "a": 0, "b": -1 }));
    assert_eq!(second["decision"]["plus_minus"], json!({ "a": 1, "b": 0 }));
    assert_eq!(first["scenarios"], second["scenarios"]);
    assert_eq!(first["decision"]["agree"], true);

    for (criteria, call) in
        [(json!([]), vec!["compare"]), (json!([score("x", "1", "1", "2")]), vec!["compare", "--scenario", "a"])]
    {
        let plan = folder.with("none.muster", two_options(criteria).to_string());
        let answer = data(&[&call[..], &[&plan, "--json"]].concat(), 0);
        assert_eq!((&answer["decision"], &answer["sensitivity"]), (&Value::Null, &Value::Null));
        assert_eq!(answer["notes"].as_array().unwrap().len(), 1);
        assert!(said(&[&call[..], &[&plan]].concat(), 0).contains("Notes on the decision"));
    }
}

#[test]
fn money_of_a_second_plan_is_told_at_the_first_ones_rates_or_not_at_all() {
    let folder = Folder::new();
    let with_money = |base: &str, rates: Value| {
        let mut plan = small();
        plan["currency"] = json!(base);
        plan["rates"] = rates;
        let push = |list: &mut Value, record: Value| list.as_array_mut().unwrap().push(record);
        push(&mut plan["capabilities"], json!({ "id": "fund", "name": "Fund", "domain": "finance", "unit": "money" }));
        push(
            &mut plan["contributions"],
            json!({ "id": "GBR-02", "nation": "GBR", "capability": "fund", "title": "Money",
            "quantity": 1000, "currency": "GBP", "notice_days": 10, "status": "confirmed" }),
        );
        push(
            &mut plan["requirement_sets"][0]["tasks"][0]["requirements"],
            json!({ "id": "L-2", "capability": "fund",
            "quantity": 3000, "minimum": 1000, "from_day": 60, "priority": "important" }),
        );
        push(
            &mut plan["scenarios"][0]["assignments"],
            json!({ "id": "a-2", "contribution": "GBR-02", "task": "west",
            "requirement": "L-2", "quantity": 1000 }),
        );
        plan["criteria"] = json!([{ "id": "f", "name": "F", "measure": "funding", "direction": "max", "weight": "1" }]);
        plan
    };
    // In pounds at 1.2 to the euro, and in a plan of dollars at 1.25 to the pound; the euro plan has a dollar at .9.
    let euros = folder.with("eur.muster", with_money("EUR", json!({ "GBP": "1.2", "USD": "0.9" })).to_string());
    let dollars = folder.with("usd.muster", with_money("USD", json!({ "GBP": "1.25", "EUR": "2" })).to_string());
    let answer = data(&["compare", &euros, &dollars, "--json"], 0);
    let [first, second] = [0, 1].map(|at| &answer["scenarios"][at]);
    assert_eq!((&first["metrics"]["funding"], &second["metrics"]["funding"]), (&json!(1200), &json!(1125)));
    // 14 million pounds a month.
    assert_eq!(second["metrics"]["monthly_cost"], json!(15_750_000));
    let line = &second["requirements"][1];
    let wanted = json!({ "quantity": 2700, "minimum": 900, "assigned": 1125, "usable": 1125, "on_time": 1125,
        "supported": 1125, "sustained": 1125, "confirmed": 1125, "gap": 1575, "state": "minimum" });
    for (key, value) in wanted.as_object().unwrap() {
        assert_eq!(&line[key], value, "{key}");
    }
    assert_eq!(second["line_build_up"]["L-2"], json!([[0, 0], [24, 1125]]));
    let (men, money) = (&second["assignments"][0], &second["assignments"][1]);
    assert_eq!((&money["units"], &money["quantity"], &men["units"]), (&json!(1125), &json!(1000), &json!(2)));
    let gap = second["gaps"].as_array().unwrap().iter().find(|gap| gap["requirement"] == "L-2").unwrap();
    assert_eq!(gap["gap"], 1575);
    assert_eq!(second["burden"][0]["funding"], 1125);
    assert_eq!(
        answer["decision"]["criteria"][0]["raw"],
        json!({ (format!("{euros}#a")): 1200, (format!("{dollars}#a")): 1125 })
    );
    assert!(said(&["compare", &euros, &dollars], 0).contains("1,125 of 2,700 minimum"));

    let alone = folder.with("alone.muster", with_money("CHF", json!({})).to_string());
    let answer = data(&["compare", &alone, &euros, "--json"], 0);
    let second = &answer["scenarios"][1];
    assert_eq!((&second["metrics"]["funding"], &second["metrics"]["personnel"]), (&Value::Null, &json!(0)));
    assert_eq!((&second["requirements"][1]["gap"], &second["requirements"][0]["gap"]), (&Value::Null, &json!(3)));
    assert_eq!((&second["burden"][0]["own_cost"], &second["assignments"][1]["units"]), (&Value::Null, &Value::Null));
    assert_eq!(second["line_build_up"]["L-2"], Value::Null);
}

#[test]
fn format_is_stable_and_keeps_what_it_does_not_know() {
    let folder = Folder::new();
    let mut plan = small();
    plan["contributions"][0]["x_new"] = json!({ "kept": [1, 2.5] });
    plan["contributions"][0]["quantity"] = json!("many");
    let file = folder.with("plan.muster", plan.to_string());
    let output = muster(&["format", &file]);
    assert_eq!(status(&output), 0);
    assert!(
        String::from_utf8(output.stderr)
            .unwrap()
            .contains("contributions GBR-01, quantity: \"many\" is not understood")
    );
    assert_eq!(serde_json::from_slice::<Value>(&output.stdout).unwrap(), plan);
    assert_eq!(status(&muster(&["format", &file, "-o", &file])), 0);
    assert_eq!(fs::read(&file).unwrap(), output.stdout);
    assert_eq!(folder.names(), BTreeSet::from(["plan.muster".to_owned()]));
}

#[test]
fn split_and_take_bring_a_scenario_out_of_a_plan_and_back() {
    let folder = Folder::new();
    let (part, without, back, whole) =
        (folder.at("c.muster"), folder.at("without.muster"), folder.at("back.muster"), folder.at("whole.muster"));
    said(&["format", STARTER, "-o", &whole], 0);
    said(&["split", &whole, "--scenario", "e", "-o", &part], 0);
    assert_eq!(serde_json::from_slice::<Value>(&fs::read(&part).unwrap()).unwrap()["kind"], "scenario");
    assert!(said(&["verify", &part], 0).contains("scenario of version 1"));
    let mut plan: Value = serde_json::from_slice(&fs::read(&whole).unwrap()).unwrap();
    plan["scenarios"].as_array_mut().unwrap().retain(|s| s["id"] != "e");
    fs::write(&without, plan.to_string()).unwrap();
    assert_eq!(said(&["diff", &whole, &without], 1), "- scenarios e\n");
    said(&["take", &part, "--into", &without, "-o", &back], 0);
    assert_eq!(said(&["diff", &whole, &back], 0), "");
    assert_eq!(fs::read(&back).unwrap(), fs::read(&whole).unwrap());
    assert!(refusal(&["split", &whole, "--scenario", "zz"], 2).contains("there is no scenario \"zz\""));

    plan["scenarios"] = json!([]);
    plan["rates"]["GBP"] = json!("1.5");
    fs::write(&without, plan.to_string()).unwrap();
    let output = muster(&["take", &part, "--into", &without, "-o", &back]);
    assert_eq!(status(&output), 0);
    let errors = String::from_utf8(output.stderr).unwrap();
    assert!(errors.starts_with("muster: differs, the plan's own stands: plan rates: GBP \"1.5\" → "), "{errors}");
}

#[test]
fn diff_tells_what_differs_by_record_and_field() {
    let folder = Folder::new();
    let mut other = small();
    other["title"] = json!("Other");
    other["contributions"][0]["quantity"] = json!(5);
    other["requirement_sets"][0]["tasks"][0]["requirements"][0]["from_day"] = json!(30);
    other["nations"].as_array_mut().unwrap().push(json!({ "id": "FRA", "name": "France", "role": "lead" }));
    other["red_lines"] = json!([]);
    let (a, b) = (folder.with("a.muster", small().to_string()), folder.with("b.muster", format!("{other:#}")));
    let lines = "~ plan: title \"Small\" → \"Other\"\n\
                 + nations FRA\n\
                 ~ contributions GBR-01: quantity 2 → 5\n\
                 - red_lines army\n\
                 ~ requirement_sets set: tasks/west/requirements/L-1/from_day 60 → 30\n";
    assert_eq!(said(&["diff", &a, &b], 1), lines);
    let answer = data(&["diff", &a, &b, "--json"], 1);
    assert_eq!(answer["differences"].as_array().unwrap().len(), 5);
    assert_eq!(
        answer["differences"][2],
        json!({ "list": "contributions", "id": "GBR-01", "fields": [{ "field": "quantity", "a": 2, "b": 5 }], "change": "changed" })
    );
    assert_eq!(said(&["diff", &a, &a], 0), "");
    assert_eq!(data(&["diff", &b, &b, "--json"], 0), json!({ "differences": [] }));
}

#[test]
fn verify_names_faults_and_gives_the_fingerprint_of_the_canonical_form() {
    let folder = Folder::new();
    let file = folder.at("plan.muster");
    said(&["format", STARTER, "-o", &file], 0);
    let sum = muster::store::Fingerprint::of(&fs::read(&file).unwrap());
    assert!(said(&["verify", &file], 0).ends_with(&format!("sha256     {sum} (as it stands)\n")));
    assert!(said(&["verify", STARTER], 0).contains(&sum.to_string()), "the same for the same content");

    let mut broken = small();
    broken["nations"][0].as_object_mut().unwrap().shift_remove("role");
    broken["scenarios"][0]["assignments"][0]["quantity"] = json!(9);
    broken["what_ifs"][0]["withdrawn"] = json!(["XXX"]);
    let said = said(&["verify", &folder.with("broken.muster", broken.to_string())], 1);
    assert!(said.contains("nations GBR: \"role\" is missing"), "{said}");
    assert!(said.contains("over_assigned") && said.contains("unknown_id"), "{said}");
}

#[test]
fn schema_completions_and_manual_come_from_the_definitions() {
    assert_eq!(said(&["schema"], 0), fs::read_to_string("assets/muster-1.schema.json").unwrap());
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        assert!(said(&["completions", shell], 0).contains("muster"), "{shell}");
    }
    assert!(said(&["man"], 0).contains(".TH muster 1"));
    assert!(said(&["man", "analyse"], 0).contains("withdraw"));
    assert!(refusal(&["man", "nothing"], 2).contains("there is no command"));
}

/// Each command that reads a file, on files that cannot be read: status 3, one line, nothing written.
#[test]
fn bad_files_have_status_3_and_one_line_and_leave_nothing() {
    let folder = Folder::new();
    let good = folder.with("good.muster", small().to_string());
    let out = folder.at("out.muster");
    let bad: Vec<(PathBuf, &str)> = [
        ("missing.muster", None, "there is no such file"),
        ("empty.muster", Some(b"".as_slice()), "the file is empty"),
        ("noise.muster", Some(b"\x00\xff\x13noise"), "no Muster file"),
        ("twice.muster", Some(br#"{"format":"muster","kind":"plan","version":1,"id":"a","id":"b"}"#), "stands twice"),
        (
            "nan.muster",
            Some(br#"{"format":"muster","kind":"plan","version":1,"duration_days":NaN}"#),
            "line 1, column ",
        ),
    ]
    .into_iter()
    .map(|(name, content, wanted)| {
        let path = PathBuf::from(folder.at(name));
        if let Some(content) = content {
            fs::write(&path, content).unwrap();
        }
        (path, wanted)
    })
    .chain([(PathBuf::from(folder.0.path()), "this is a folder")])
    .collect();
    let before = folder.names();
    for (path, wanted) in &bad {
        let path = path.to_str().unwrap();
        for call in [
            &["check", path] as &[&str],
            &["check", path, "--json"],
            &["analyse", path],
            &["compare", &good, path],
            &["format", path, "-o", &out],
            &["split", path, "--scenario", "a", "-o", &out],
            &["take", path, "--into", &good, "-o", &out],
            &["take", &good, "--into", path, "-o", &out],
            &["diff", &good, path],
            &["verify", path],
        ] {
            let line = refusal(call, 3);
            assert!(line.contains(path) && line.contains(wanted), "{line}");
        }
    }
    assert_eq!(folder.names(), before);

    // What can be read in part or is from a newer program is looked at, and never written on.
    let cut = folder.with("cut.muster", &fs::read(STARTER).unwrap()[..60_000]);
    let newer = folder.with("newer.muster", small().to_string().replace("\"version\":1", "\"version\":9"));
    for path in [&cut, &newer] {
        assert_eq!(status(&muster(&["analyse", path])), 0);
        for call in [&["format", path.as_str(), "-o", &out] as &[&str], &["take", path, "--into", &good, "-o", &out]] {
            let output = muster(call);
            assert_eq!(status(&output), 3);
            assert!(String::from_utf8(output.stderr).unwrap().contains("Nothing was written"));
        }
    }
    assert!(!Path::new(&out).exists());
    assert!(refusal(&["sample", "-o", &folder.at("none/x.muster")], 3).contains("make the folder first"));
    assert!(refusal(&["sample", "-o", folder.0.path().to_str().unwrap()], 3).contains("it is a folder"));
}

/// Whoever reads the output may stop at any time.
#[test]
fn a_closed_pipe_ends_the_command_quietly() {
    for call in [&["sample"] as &[&str], &["schema"], &["analyse", STARTER], &["compare", STARTER, "--json"], &["man"]]
    {
        let mut child = Command::new(env!("CARGO_BIN_EXE_muster"))
            .args(call)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(status(&output), 0, "{call:?}");
        assert_eq!(output.stderr, b"", "{call:?}");
    }
}
