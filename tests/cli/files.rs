//! Help, wrong calls, and what is read, written and compared as files.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use super::small_plan::small;
use super::{Folder, STARTER, data, muster, refusal, said, status};

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
    let output = muster(&["take", &part, "--into", &without, "-o", &back, "--force"]);
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
