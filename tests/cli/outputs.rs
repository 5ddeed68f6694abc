//! What a command writes over, and what it leaves alone: files are told apart by what they are, never by their spelling.

use std::fs;
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};

use super::small_plan::small;
use super::{Folder, STARTER, muster, refusal, said, status};

const SHEET: &str = "Country,Contribution,Kind,Qty,Status\nGBR,New,land.inf,1,offered\n";

/// A folder with a plan, a scenario file of it, a sheet, and a page that is none of ours.
fn folder() -> Folder {
    let folder = Folder::new();
    let plan = folder.with("plan.muster", small().to_string());
    said(&["split", &plan, "--scenario", "a", "-o", &folder.at("part.muster")], 0);
    folder.with("sheet.csv", SHEET);
    folder.with("page.html", "<p>A page of somebody's.");
    folder
}

/// Makes the calls, each of which must be refused with this status and these words and leave every file as it is.
fn nothing_is_lost(folder: &Folder, wanted: i32, words: &str, calls: &[Vec<String>]) {
    let content = |name: &String| fs::read(folder.at(name)).unwrap();
    let before: Vec<(String, Vec<u8>)> =
        folder.names().into_iter().map(|name| (name.clone(), content(&name))).collect();
    for call in calls {
        let call: Vec<&str> = call.iter().map(String::as_str).collect();
        let line = refusal(&call, wanted);
        assert!(line.contains(words), "{call:?}: {line}");
        let after: Vec<(String, Vec<u8>)> =
            folder.names().into_iter().map(|name| (name.clone(), content(&name))).collect();
        assert!(before == after, "{call:?}");
    }
}

fn call(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

#[test]
fn a_file_that_is_there_needs_force() {
    let folder = folder();
    let (plan, part, sheet, page) =
        (folder.at("plan.muster"), folder.at("part.muster"), folder.at("sheet.csv"), folder.at("page.html"));
    let out = folder.at("new.muster");
    let calls = [
        call(&["sample", "-o", &page]),
        call(&["format", &plan, "-o", &page]),
        call(&["split", &plan, "--scenario", "a", "-o", &page]),
        call(&["take", &part, "--into", &plan, "-o", &page]),
        call(&["import", &sheet, "--into", &plan, "-o", &page]),
        call(&["import", &sheet, "--into", &plan, "-o", &out, "--report", &page]),
    ];
    nothing_is_lost(&folder, 3, "give --force to replace it", &calls);
    for mut call in calls {
        folder.with("page.html", "<p>A page of somebody's.");
        call.push("--force".to_owned());
        let call: Vec<&str> = call.iter().map(String::as_str).collect();
        assert_eq!(status(&muster(&call)), 0, "{call:?}");
        assert_ne!(fs::read(&page).unwrap(), b"<p>A page of somebody's.", "{call:?}");
    }
}

#[test]
fn a_plan_is_never_replaced_by_another_kind_of_file() {
    let folder = folder();
    let (plan, part, sheet) = (folder.at("plan.muster"), folder.at("part.muster"), folder.at("sheet.csv"));
    let other = folder.with("other.muster", small().to_string().replace("Small", "Other"));
    let late = folder.with("late.muster", r#"{"title":"Late","format":"muster","kind":"plan","version":1}"#);
    let out = folder.at("new.muster");
    nothing_is_lost(
        &folder,
        3,
        "it is a plan",
        &[
            call(&["split", &plan, "--scenario", "a", "-o", &other, "--force"]),
            call(&["split", &plan, "--scenario", "a", "-o", &late, "--force"]),
            call(&["format", &part, "-o", &other, "--force"]),
            call(&["import", &sheet, "--into", &plan, "-o", &out, "--report", &other, "--force"]),
        ],
    );
    nothing_is_lost(&folder, 3, "it is a scenario file", &[call(&["format", &plan, "-o", &part, "--force"])]);
    said(&["format", &plan, "-o", &other, "--force"], 0);
    assert!(fs::read_to_string(&other).unwrap().contains("\"title\": \"Small\""), "a plan by a plan is what was asked");
}

/// By another spelling, a link, and a second name.
#[cfg(unix)]
fn ways_to(folder: &Folder, name: &str) -> [String; 4] {
    fs::create_dir_all(folder.at("in")).unwrap();
    let (link, second) = (folder.at(&format!("in/link to {name}")), folder.at(&format!("in/second {name}")));
    std::os::unix::fs::symlink(folder.at(name), &link).unwrap();
    fs::hard_link(folder.at(name), &second).unwrap();
    [folder.at(name), folder.at(&format!("in/../{name}")), link, second]
}

#[cfg(unix)]
#[test]
fn what_is_read_is_never_written_over_however_it_is_spelt() {
    let outer = folder();
    let (plan, part, sheet) = (outer.at("plan.muster"), outer.at("part.muster"), outer.at("sheet.csv"));
    let map = outer.with("map.json", "{}");
    let out = outer.at("new.muster");
    let mut calls = Vec::new();
    for plan_too in ways_to(&outer, "plan.muster") {
        calls.push(call(&["split", &plan, "--scenario", "a", "-o", &plan_too]));
        calls.push(call(&["import", &sheet, "--into", &plan, "-o", &out, "--report", &plan_too]));
    }
    for part_too in ways_to(&outer, "part.muster") {
        calls.push(call(&["take", &part, "--into", &plan, "-o", &part_too]));
    }
    for read in ["sheet.csv", "map.json"] {
        for read_too in ways_to(&outer, read) {
            calls.push(call(&["import", &sheet, "--into", &plan, "-o", &read_too, "--map", &map]));
            calls.push(call(&["import", &sheet, "--into", &plan, "-o", &out, "--report", &read_too, "--map", &map]));
        }
    }
    calls.push(call(&["import", &sheet, "--into", &plan, "-o", &out, "--report", &outer.at("in/../new.muster")]));
    let forced = calls.iter().map(|call| [call.as_slice(), &["--force".to_owned()]].concat());
    let calls: Vec<Vec<String>> = calls.iter().cloned().chain(forced).collect();
    let links = fs::read_dir(outer.at("in")).unwrap().count();
    let contents =
        || ["plan.muster", "part.muster", "sheet.csv", "map.json"].map(|name| fs::read(outer.at(name)).unwrap());
    let before = contents();
    for call in &calls {
        let call: Vec<&str> = call.iter().map(String::as_str).collect();
        refusal(&call, 2);
    }
    assert!(before == contents());
    assert!(!fs::exists(&out).unwrap());
    assert_eq!(fs::read_dir(outer.at("in")).unwrap().count(), links);
}

#[cfg(unix)]
#[test]
fn a_plan_is_written_over_itself_however_it_is_spelt_and_links_stay_links() {
    let folder = folder();
    let (plan, part, sheet) = (folder.at("plan.muster"), folder.at("part.muster"), folder.at("sheet.csv"));
    let [_, spelt, link, second] = ways_to(&folder, "plan.muster");
    fs::remove_file(second).unwrap();
    said(&["format", &plan, "-o", &link], 0);
    said(&["take", &part, "--into", &plan, "-o", &spelt], 0);
    assert_eq!(status(&muster(&["import", &sheet, "--into", &link, "-o", &plan])), 0);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    let read: Value = serde_json::from_slice(&fs::read(&plan).unwrap()).unwrap();
    assert_eq!(read["contributions"].as_array().unwrap().len(), 2);
}

#[test]
fn standard_output_is_named_by_leaving_the_output_out() {
    assert!(refusal(&["sample", "-o", "/dev/null"], 3).contains("leave -o out to write to standard output"));
}

/// The window's call, without a display: it ends with a line, and never later than this.
fn without_display(arguments: &[&str]) -> (i32, String) {
    let mut child: Child = Command::new("timeout")
        .args(["20", env!("CARGO_BIN_EXE_muster")])
        .args(arguments)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("WAYLAND_SOCKET")
        .env("XDG_RUNTIME_DIR", "/nowhere")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    std::io::Read::read_to_string(&mut child.stderr.take().unwrap(), &mut line).unwrap();
    (child.wait().unwrap().code().unwrap(), line)
}

#[test]
fn a_file_that_cannot_be_opened_does_not_keep_the_window_shut() {
    let folder = folder();
    let (status, line) = without_display(&[&folder.at("page.html"), &folder.at("none.muster")]);
    assert_eq!(status, 3, "{line}");
    for words in ["this is no Muster file", "there is no such file", "No window could be opened"] {
        assert!(line.contains(words), "{line}");
    }
}

#[cfg(unix)]
#[test]
fn a_trace_replaces_nothing_but_an_earlier_trace() {
    let folder = folder();
    let plan = fs::read(folder.at("plan.muster")).unwrap();
    for target in ways_to(&folder, "plan.muster").iter().chain([&folder.at("sheet.csv"), &folder.at("page.html")]) {
        for file in [STARTER, target] {
            let (status, line) = without_display(&[file, "--trace", target]);
            assert_eq!(status, 3, "{line}");
            assert!(line.contains("is no earlier trace"), "{line}");
        }
    }
    assert!(fs::read(folder.at("plan.muster")).unwrap() == plan);
    assert_eq!(fs::read(folder.at("sheet.csv")).unwrap(), SHEET.as_bytes());

    let pipe = folder.at("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let (status, line) = without_display(&["--sample", "--trace", &pipe]);
    assert_eq!(status, 3, "it waits for nobody");
    assert!(line.contains("this is a pipe and not a file"), "{line}");

    let earlier = folder.with("trace.jsonl", "{\"event\":\"open\",\"ms\":1.5}\n");
    let (_, line) = without_display(&["--sample", "--trace", &earlier]);
    assert!(!line.contains("trace"), "{line}");
    assert_eq!(fs::read(&earlier).unwrap(), b"", "begun anew");
}

/// Two imports into one plan at the same time: each is in it or says that it is not. `MUSTER_PAIRS=400` is the long form.
#[test]
fn of_two_imports_at_once_none_is_lost_in_silence() {
    let pairs = std::env::var("MUSTER_PAIRS").ok().and_then(|n| n.parse().ok()).unwrap_or(12);
    let folder = folder();
    let plan = folder.at("plan.muster");
    let sheet = |title: &str| folder.with(&format!("{title}.csv"), SHEET.replace("New", title));
    let sheets = [("One", sheet("One")), ("Two", sheet("Two"))];
    for pair in 0..pairs {
        folder.with("plan.muster", small().to_string());
        let start = |sheet: &str| {
            let mut command = Command::new(env!("CARGO_BIN_EXE_muster"));
            command.args(["import", sheet, "--into", &plan, "-o", &plan]);
            command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
        };
        let children = sheets.each_ref().map(|(title, sheet)| (*title, start(sheet)));
        let done = children.map(|(title, child)| {
            let output = child.wait_with_output().unwrap();
            let line = String::from_utf8(output.stderr.clone()).unwrap();
            let refused = status(&output) == 3 && line.contains("somebody else changed the file");
            assert!(refused || (status(&output) == 0 && line.is_empty()), "{pair}: {line}");
            (title, !refused)
        });
        let there: Value = serde_json::from_slice(&fs::read(&plan).unwrap()).unwrap();
        let titles: Vec<&Value> = there["contributions"].as_array().unwrap().iter().map(|c| &c["title"]).collect();
        for (title, said_so) in done {
            assert_eq!(titles.contains(&&json!(title)), said_so, "{pair}: {title} among {titles:?}");
        }
        assert!(done.iter().any(|(_, said_so)| *said_so), "{pair}: one of the two comes through");
    }
}
