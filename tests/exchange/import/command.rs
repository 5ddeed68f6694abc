//! `muster import`: its files, its words and its status.

use std::fs;
use std::process::{Command, Output, Stdio};

use muster::store::{FileKind, to_bytes};
use serde_json::{Value, json};

use super::plan;

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        fs::write(folder.at("plan.muster"), to_bytes(FileKind::Plan, &plan())).unwrap();
        folder
    }

    fn at(&self, name: &str) -> String {
        self.0.path().join(name).to_str().unwrap().to_owned()
    }

    fn with(&self, name: &str, content: &str) -> String {
        fs::write(self.at(name), content).unwrap();
        self.at(name)
    }

    fn import(&self, sheet: &str, more: &[&str]) -> Output {
        let mut arguments = vec!["import", sheet, "--into"];
        let (plan, out) = (self.at("plan.muster"), self.at("out.muster"));
        arguments.extend([plan.as_str(), "-o", out.as_str()]);
        arguments.extend(more);
        Command::new(env!("CARGO_BIN_EXE_muster")).args(arguments).stdin(Stdio::null()).output().unwrap()
    }

    fn names(&self) -> Vec<String> {
        let mut names: Vec<_> =
            fs::read_dir(self.0.path()).unwrap().map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

fn said(output: &Output, status: i32) -> (String, String) {
    let errors = String::from_utf8(output.stderr.clone()).unwrap();
    assert_eq!(output.status.code(), Some(status), "{errors}");
    (String::from_utf8(output.stdout.clone()).unwrap(), errors)
}

const GOOD: &str =
    "Country,Contribution,Kind,Qty,Status\nFrance,New,land.inf,c. 2,offered\nUK,Light battalions,land.inf,4,\n";

#[test]
fn rows_go_into_the_plan_and_the_report_tells_each() {
    let folder = Folder::new();
    let sheet = folder.with("s.csv", GOOD);
    let report = folder.at("report.json");
    let (text, errors) = said(&folder.import(&sheet, &["--report", &report]), 0);
    assert_eq!(errors, "");
    assert!(
        text.starts_with("s.csv: 2 rows: 1 added, 1 changed, 0 unchanged, 0 unreadable; 1 missing now\n"),
        "{text}"
    );
    assert!(text.contains("row 3: changed GBR-01: quantity 3 → 4\n"), "{text}");
    assert!(text.contains("missing: FRA-01\n"), "{text}");
    let report: Value = serde_json::from_slice(&fs::read(report).unwrap()).unwrap();
    assert_eq!(report["sheet"], sheet);
    assert_eq!(
        report["rows"],
        json!([
            { "row": 2, "outcome": "added", "id": "FRA-02", "notes": ["Qty: “c. 2” read as 2 battalion"] },
            { "row": 3, "outcome": "changed", "id": "GBR-01", "changes": [{ "field": "quantity", "from": 3, "to": 4 }] }
        ])
    );
    assert_eq!(report["missing"], json!(["FRA-01"]));
    let plan: Value = serde_json::from_slice(&fs::read(folder.at("out.muster")).unwrap()).unwrap();
    assert_eq!(plan["contributions"].as_array().unwrap().len(), 3);
}

#[test]
fn an_unreadable_row_is_status_1_and_the_others_are_taken() {
    let folder = Folder::new();
    let sheet = folder.with("s.csv", &format!("{GOOD}Mars,X,land.inf,1,offered\n"));
    let (text, _) = said(&folder.import(&sheet, &[]), 1);
    assert!(text.contains("row 4: unreadable: Country: nation “Mars” is not known"), "{text}");
    let plan: Value = serde_json::from_slice(&fs::read(folder.at("out.muster")).unwrap()).unwrap();
    assert_eq!(plan["contributions"].as_array().unwrap().len(), 3);
}

#[test]
fn what_cannot_be_read_is_status_3_with_one_line_and_nothing_is_written() {
    let folder = Folder::new();
    let bad = folder.with("bad.csv", "a,b\n1,2\n");
    let good = folder.with("good.csv", GOOD);
    let map = folder.with("map.json", "{\n \"columns\": { \"Qty\": \"quantities\" } }");
    let before = folder.names();
    let missing = folder.at("missing.csv");
    let cases: [(&str, Vec<&str>, &str); 4] = [
        (&bad, vec![], "bad.csv: no head names"),
        (&missing, vec![], "missing.csv: there is no such file"),
        (&good, vec!["--map", &map], "map.json: line 2, column "),
        (folder.0.path().to_str().unwrap(), vec![], "not a file; name a CSV or XLSX file"),
    ];
    for (sheet, more, line) in cases {
        let (text, errors) = said(&folder.import(sheet, &more), 3);
        assert_eq!((text.as_str(), errors.lines().count()), ("", 1), "{errors}");
        assert!(errors.starts_with("muster: ") && errors.contains(line), "{errors}");
    }
    assert_eq!(folder.names(), before);
}

#[test]
fn a_wrong_call_is_status_2() {
    let folder = Folder::new();
    let good = folder.with("good.csv", GOOD);
    let out = folder.at("out.muster");
    said(&folder.import(&good, &["--report", &out]), 2);
    said(&folder.import(&good, &["--report", &good]), 2);
    said(&folder.import(&out, &[]), 2);
    let plan = folder.at("plan.muster");
    let bare = Command::new(env!("CARGO_BIN_EXE_muster")).args(["import", &good, "--into", &plan]).output().unwrap();
    said(&bare, 2);
}

#[test]
fn a_map_is_heeded_and_a_column_that_is_not_there_is_told() {
    let folder = Folder::new();
    let sheet = folder.with("s.csv", GOOD);
    let map = folder.with("map.json", r#"{ "columns": { "Qty": "keep", "Gone": "title" } }"#);
    let (text, errors) = said(&folder.import(&sheet, &["--map", &map]), 1);
    assert!(errors.contains("there is no column \"Gone\""), "{errors}");
    assert!(text.contains("row 2: unreadable: no quantity is given"), "{text}");
}

#[test]
#[cfg(target_os = "linux")]
fn a_map_that_was_saved_in_the_window_goes_by_its_name() {
    let folder = Folder::new();
    let sheet = folder.with("s.csv", "Kraj;Wklad;Typ;Ile\nFrance;New;land.inf;2\n");
    let columns = json!({ "Kraj": "nation", "Wklad": "title", "Typ": "capability", "Ile": "quantity" });
    let mut settings = muster::session::Settings::default();
    let map = json!({ "name": "Polish returns", "columns": columns }).to_string();
    settings.remember_map(muster::exchange::pledges::Map::read(map.as_bytes()).unwrap());
    fs::create_dir(folder.at("muster")).unwrap();
    folder.with("muster/settings.json", &serde_json::to_string(&settings).unwrap());
    let call = |map: &str| {
        let (plan, out) = (folder.at("plan.muster"), folder.at("out.muster"));
        let arguments = ["import", &sheet, "--into", &plan, "-o", &out, "--map", map];
        let mut command = Command::new(env!("CARGO_BIN_EXE_muster"));
        command.args(arguments).env("XDG_CONFIG_HOME", folder.0.path()).stdin(Stdio::null()).output().unwrap()
    };
    let (text, _) = said(&call("Polish returns"), 0);
    assert!(text.starts_with("s.csv: 1 rows: 1 added"), "{text}");
    let (_, errors) = said(&call("Other returns"), 3);
    assert!(errors.contains("there is no such file"), "{errors}");
}
