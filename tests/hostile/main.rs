//! Bad input: none of it panics, each gives one clear line or a listed problem, and the file stays as it was.
#![allow(clippy::disallowed_methods)] // the files and clock of a test are its own
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};

use muster::store::{parse, read, to_bytes};
use serde_json::{Value, json};

#[path = "../common/small_plan.rs"]
mod small_plan;
use small_plan::small;

const STARTER: &[u8] = include_bytes!("../cases/starter-plan.muster");

/// What a reading of these bytes from a file gave: the line, or the lines of its problems.
fn outcome(bytes: &[u8]) -> Result<Vec<String>, String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bad.muster");
    std::fs::write(&path, bytes).unwrap();
    let outcome = read(&path);
    assert!(std::fs::read(&path).unwrap() == bytes, "the file stays as it was");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
    outcome
        .map(|opened| opened.document.problems.iter().map(ToString::to_string).collect())
        .map_err(|error| error.to_string())
}

/// One line that names the file, and the place where there is one.
fn refused(bytes: &[u8], wanted: &str) {
    let line = outcome(bytes).expect_err(wanted);
    assert!(!line.contains('\n') && !line.chars().any(char::is_control), "{line}");
    assert!(line.contains("bad.muster: "), "{line}");
    assert!(line.contains(wanted), "{line} does not say: {wanted}");
    assert!(line.len() < 400, "{line}");
}

/// Opens, and a problem's line says this.
fn listed(bytes: &[u8], wanted: &str) {
    let lines = outcome(bytes).unwrap();
    assert!(lines.iter().all(|line| !line.contains('\n')), "{lines:?}");
    assert!(lines.iter().any(|line| line.contains(wanted)), "{lines:?} does not say: {wanted}");
}

fn text(change: impl FnOnce(&mut Value)) -> Vec<u8> {
    let mut plan = small();
    change(&mut plan);
    plan.to_string().into_bytes()
}

fn replaced(from: &str, to: &str) -> Vec<u8> {
    let plan = small().to_string();
    assert!(plan.contains(from), "{from}");
    plan.replacen(from, to, 1).into_bytes()
}

#[test]
fn texts_that_are_no_plan_are_refused_in_one_line() {
    refused(b"", "the file is empty");
    refused(b" \n\t\r\n", "the file is empty");
    refused(b"\xef\xbb\xbf", "no Muster file");
    refused(b"\0\0\0\0", "no Muster file");
    refused(b"hello", "line 1, column 1: this is no Muster file");
    refused(b"\n\n  hello", "line 3, column 3: this is no Muster file");
    refused(b"[]", "no Muster file");
    refused(b"null", "no Muster file");
    refused(b"{}", "no Muster file");
    refused(b"{", "the file ends too early");
    refused(b"{\"format\"", "the file ends too early");
    refused(b"{\"format\": \"muster\"", "the file ends too early");
    refused(b"\xff\xfe{\0}\0", "UTF-16");
    refused(b"\x89PNG\r\n\x1a\n", "no Muster file");
    refused(b"PK\x03\x04", "no Muster file");
    refused(b"{ \"type\": \"ORBAT-mapper\", \"id\": \"x\", \"sides\": [] }", "no Muster file");
    refused(b"{ \"format\": 3 }", "no Muster file");
}

#[test]
fn heads_of_other_kinds_and_versions_are_refused_or_read_only() {
    refused(&text(|p| p["kind"] = json!("brief")), "the kind \"brief\" is not known");
    refused(&text(|p| p["kind"] = json!(null)), "the kind null is not known");
    refused(&text(|p| p["kind"] = json!("review")), "review file");
    refused(&text(|p| p["version"] = json!(0)), "0 is no version");
    refused(&text(|p| p["version"] = json!(-1)), "-1 is no version");
    refused(&text(|p| p["version"] = json!("1")), "\"1\" is no version");
    refused(&text(|p| p["version"] = json!(1.5)), "1.5 is no version");
    refused(&text(|p| p["version"] = json!(5_000_000_000_u64)), "is no version");
    refused(&text(|p| drop(p.as_object_mut().unwrap().shift_remove("version"))), "(nothing) is no version");
    refused(&text(|p| drop(p.as_object_mut().unwrap().shift_remove("kind"))), "the kind (nothing)");
    refused(&text(|p| p["format"] = json!("Muster")), "no Muster file");

    let newer = parse(&text(|p| p["version"] = json!(99))).unwrap();
    assert_eq!(newer.version, 99);
    assert!(newer.read_only.unwrap().to_string().contains("newer Muster"));
    assert_eq!(newer.plan.contributions.len(), 1);
    listed(&text(|p| p["version"] = json!(99)), "version 99");
}

#[test]
fn the_head_may_stand_anywhere() {
    let late = text(|p| {
        let map = p.as_object_mut().unwrap();
        for key in ["format", "kind", "version"] {
            let value = map.shift_remove(key).unwrap();
            map.insert(key.into(), value);
        }
    });
    assert_eq!(outcome(&late), Ok(Vec::new()));
}

#[test]
fn broken_json_is_refused_with_its_place() {
    refused(&replaced("\"duration_days\":360", "\"duration_days\":NaN"), "line 1, column ");
    refused(&replaced("\"duration_days\":360", "\"duration_days\":1e400"), "the number is too large");
    refused(&replaced("\"duration_days\":360", "\"duration_days\":Infinity"), "not valid JSON");
    refused(&replaced("\"duration_days\":360", "\"duration_days\":-"), "not valid JSON");
    refused(&replaced("\"duration_days\":360", "\"duration_days\":0x10"), "not valid JSON");
    refused(&replaced("\"title\":\"Small\"", "\"title\":\"a\u{1}b\""), "not valid JSON");
    refused(&replaced("\"title\":\"Small\"", "\"title\":\"\\ud800\""), "not valid JSON");
    refused(&replaced("\"title\":\"Small\"", "\"title\":'Small'"), "not valid JSON");
    refused(&replaced("\"title\":\"Small\"", "\"title\" \"Small\""), "not valid JSON");
    refused(&replaced("\"title\":\"Small\",", "\"title\":\"Small\",,"), "not valid JSON");
    refused(&replaced("\"title\":\"Small\",", "// a remark\n\"title\":\"Small\","), "not valid JSON");
    refused(&replaced("\"title\":\"Small\",", "\0\"title\":\"Small\","), "not valid JSON");
    refused(&[small().to_string().as_bytes(), b"}"].concat(), "not valid JSON");
    refused(&[small().to_string().as_bytes(), b"{}"].concat(), "not valid JSON");

    let mut latin = small().to_string().into_bytes();
    let at = latin.windows(5).position(|w| w == b"Small").unwrap();
    latin[at] = 0xe9;
    refused(&latin, "no UTF-8 text");
}

#[test]
fn the_place_of_a_fault_is_its_line_and_column() {
    let plan =
        serde_json::to_string_pretty(&small()).unwrap().replace("\"duration_days\": 360", "\"duration_days\": oops");
    let line = plan.lines().position(|line| line.contains("oops")).unwrap() + 1;
    refused(plan.as_bytes(), &format!("bad.muster: line {line}, column "));
}

#[test]
fn keys_that_stand_twice_are_refused_at_every_level() {
    for (from, to) in [
        ("\"title\":\"Small\"", "\"title\":\"Small\",\"title\":\"Large\""),
        ("\"version\":1", "\"version\":1,\"version\":1"),
        ("\"GBP\":\"1.19\"", "\"GBP\":\"1.19\",\"GBP\":\"1.2\""),
        ("\"quantity\":3", "\"quantity\":3,\"quantity\":4"),
        ("\"quantity\":3", "\"quantity\":3,\"x_new\":4,\"x_new\":4"),
        ("\"quantity\":3", "\"quantity\":3,\"x_new\":{\"a\":[{\"b\":1,\"b\":2}]}"),
        ("\"army\":{\"stance\":\"kept\"}", "\"army\":{\"stance\":\"kept\"},\"army\":{\"stance\":\"kept\"}"),
        ("\"lat\":51.5085", "\"lat\":51.5085,\"lat\":0"),
        ("\"areas\":[{", "\"areas\":[],\"areas\":[{"),
    ] {
        refused(&replaced(from, to), "stands twice");
    }
    refused(&replaced("\"quantity\":3", "\"\\u0000quantity\":3"), "null character");
}

#[test]
fn brackets_in_brackets_without_end_are_refused() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        for depth in [128, 100_000] {
            let deep = format!("{}1{}", open.repeat(depth), close.repeat(depth));
            refused(&replaced("\"duration_days\":360", &format!("\"x_new\":{deep}")), "too deep");
            refused(&replaced("\"quantity\":3", &format!("\"quantity\":{deep}")), "too deep");
        }
    }
    let within = format!("{}1{}", "[".repeat(100), "]".repeat(100));
    assert_eq!(outcome(&replaced("\"quantity\":3", &format!("\"quantity\":3,\"x_new\":{within}"))), Ok(Vec::new()));
}

#[test]
fn values_out_of_range_open_and_are_listed() {
    listed(&replaced("\"quantity\":3", "\"quantity\":-3"), "L-1, quantity: -3 is not understood");
    listed(&replaced("\"quantity\":3", "\"quantity\":2.5"), "2.5 is not understood; write a whole number");
    listed(&replaced("\"quantity\":3", "\"quantity\":1e300"), "write a whole number");
    listed(&replaced("\"quantity\":3", "\"quantity\":18446744073709551616"), "write a whole number");
    listed(&replaced("\"duration_days\":360", "\"duration_days\":4294967296"), "duration_days: 4294967296");
    listed(&replaced("\"2025-03-01\"", "\"31/02/2025\""), "write it as 2025-03-14");
    listed(&replaced("\"2025-03-01\"", "\"2025-02-31\""), "is no date");
    listed(&replaced("\"2025-03-01\"", "20250301"), "20250301 is not understood");
    listed(&replaced("\"2025-03-14T12:00:00Z\"", "\"yesterday\""), "is no moment");
    listed(&replaced("\"14000000\"", "\"1e400\""), "is no decimal number");
    listed(&replaced("\"14000000\"", "\"NaN\""), "is no decimal number");
    listed(&replaced("\"14000000\"", "\"99999999999999999999999999999999\""), "is no decimal number");
    listed(&replaced("\"lead\"", "\"boss\""), "nations GBR, role: \"boss\" is not understood");
    listed(&replaced("\"id\":\"GBR-01\"", "\"id\":1"), "contributions #1, id: 1 is not understood");
    listed(&replaced("\"areas\":[{", "\"areas\":[7,\"x\",null,[],{"), "areas #1: 7 is not understood");
    listed(&text(|p| p["scenarios"] = json!({})), "scenarios: an object is not understood; write a list");
    listed(&text(|p| p["title"] = json!("\u{202e}x".repeat(1000).as_bytes())), "title: a list is not understood");
    listed(&text(|p| p["title"] = json!({ "a": "b" })), "write text in quotation marks");
}

/// Faults of content, as other programs have stumbled over them: they open without loss, and the checks name them.
#[test]
fn faults_of_content_open_without_loss() {
    for bytes in [
        text(|p| {
            let twice = p["contributions"][0].clone();
            p["contributions"].as_array_mut().unwrap().push(twice);
        }),
        text(|p| p["capabilities"][0]["sidc"] = json!("1003100016121102000")), // 19 digits
        text(|p| drop(p["capabilities"][0].as_object_mut().unwrap().shift_remove("sidc"))),
        text(|p| p["nations"][0]["name"] = json!("\u{202e}modgniK detinU")),
        text(|p| p["nations"][0]["name"] = json!("x".repeat(100_000))),
        text(|p| p["nations"][0]["name"] = json!("filter `1 (`")),
        text(|p| p["scenarios"][0]["assignments"][0]["contribution"] = json!("nobody")),
    ] {
        let document = parse(&bytes).unwrap();
        assert_eq!(document.problems, []);
        let back: Value = serde_json::from_slice(&to_bytes(document.kind, &document.plan)).unwrap();
        assert_eq!(back, serde_json::from_slice::<Value>(&bytes).unwrap());
    }
}

#[test]
fn marks_and_line_ends_of_other_systems_are_taken() {
    let plan = serde_json::to_string_pretty(&small()).unwrap();
    let bom = [b"\xef\xbb\xbf".as_slice(), plan.as_bytes()].concat();
    listed(&bom, "byte order mark");
    assert_eq!(parse(&bom).unwrap().plan, parse(plan.as_bytes()).unwrap().plan);
    let crlf = plan.replace('\n', "\r\n");
    assert_eq!(outcome(crlf.as_bytes()), Ok(Vec::new()));
    listed(&[plan.as_bytes(), &[0; 512]].concat(), "null bytes");
    let decomposed = plan.replace("United Kingdom", "Cafe\u{301}");
    listed(decomposed.as_bytes(), "NFC");
    assert_eq!(parse(decomposed.as_bytes()).unwrap().plan.nations[0].name, "Caf\u{e9}");
}

#[test]
fn a_text_cut_anywhere_shows_what_can_be_read_and_cannot_be_saved_over() {
    let whole = parse(STARTER).unwrap();
    let end = STARTER.trim_ascii_end().len();
    let mut shown = 0;
    let mut before = 0;
    for cut in (1..end).step_by(1_000).chain(end - 50..end) {
        let bytes = &STARTER[..cut];
        match parse(bytes) {
            Ok(document) => {
                assert!(document.read_only.is_some(), "cut at {cut}");
                assert!(document.problems.iter().any(|problem| problem.what.contains("too early")));
                let read = document.plan.contributions.len();
                assert!(read >= before, "a longer text shows no less");
                before = read;
                for (record, original) in
                    document.plan.contributions.iter().zip(&whole.plan.contributions).take(read.saturating_sub(1))
                {
                    assert_eq!(record, original);
                }
                shown += 1;
            }
            Err(error) => assert!(cut < 100, "cut at {cut}: {error}"),
        }
    }
    assert!(shown > 100);
    refused(&STARTER[..30], "the file ends too early");
    listed(&STARTER[..STARTER.len() / 2], "the file ends too early, at line ");
    // What a power cut leaves: the tail all zero.
    let mut zeros = STARTER.to_vec();
    zeros[STARTER.len() / 2..].fill(0);
    listed(&zeros, "the file ends too early");
}

#[test]
fn bytes_flipped_anywhere_never_panic() {
    let mut seed = 1_u64;
    for _ in 0..2_000 {
        let mut bytes = small().to_string().into_bytes();
        for _ in 0..3 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let at = (seed >> 33) as usize % bytes.len();
            bytes[at] = (seed >> 20) as u8;
        }
        if let Ok(document) = parse(&bytes) {
            let again = to_bytes(document.kind, &document.plan);
            assert_eq!(parse(&again).unwrap().plan, document.plan);
        }
    }
}

fn within(limit: Duration, what: &str, job: impl FnOnce()) {
    let start = Instant::now();
    job();
    let took = start.elapsed();
    assert!(took < limit, "{what} took {took:?}");
}

#[test]
fn noise_of_200_mb_is_refused_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("noise.muster");
    let mut file = std::fs::File::create(&path).unwrap();
    let mut seed = 7_u64;
    let piece: Vec<u8> = (0..1 << 20)
        .map(|_| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (seed >> 56) as u8
        })
        .collect();
    for _ in 0..200 {
        file.write_all(&piece).unwrap();
    }
    drop(file);
    within(Duration::from_secs(10), "noise", || {
        let line = read(&path).unwrap_err().to_string();
        assert!(line.contains("no Muster file"), "{line}");
    });

    let huge = folder.path().join("huge.muster");
    std::fs::File::create(&huge).unwrap().set_len(5 << 30).unwrap();
    within(Duration::from_secs(1), "5 GiB", || {
        let line = read(&huge).unwrap_err().to_string();
        assert!(line.contains("larger than 1024 MiB"), "{line}");
    });
}

/// Many bad values cost no more than in proportion.
#[test]
fn many_bad_values_are_read_in_reasonable_time() {
    const MANY: usize = 20_000;
    let limit = Duration::from_secs(20); // unoptimised, on a busy machine; what grows with the square takes minutes
    let bad = |record: Value| Value::Array(vec![record; MANY]);
    within(limit, "contributions", || {
        let bytes = text(|p| {
            p["contributions"] = bad(json!({ "id": "x", "quantity": -1, "status": "?", "costs": [{ "amount": "?" }] }));
        });
        let document = parse(&bytes).unwrap();
        assert_eq!(document.plan.contributions.len(), MANY);
        assert_eq!(document.problems.len(), 1_001);
        assert!(document.problems.last().unwrap().what.contains("more values"));
    });
    within(limit, "assignments", || {
        let bytes = text(|p| p["scenarios"][0]["assignments"] = bad(json!({ "id": "x", "quantity": "?" })));
        assert_eq!(parse(&bytes).unwrap().plan.scenarios[0].assignments.len(), MANY);
    });
    within(limit, "ids", || {
        let bytes = text(|p| p["contributions"][0]["areas"] = bad(json!(7)));
        let document = parse(&bytes).unwrap();
        let back: Value = serde_json::from_slice(&to_bytes(document.kind, &document.plan)).unwrap();
        assert_eq!(back["contributions"][0]["areas"].as_array().unwrap().len(), MANY);
    });
    within(limit, "rates", || {
        let bytes = text(|p| p["rates"] = (0..MANY).map(|n| (format!("C{n}"), json!("?"))).collect());
        let document = parse(&bytes).unwrap();
        let back: Value = serde_json::from_slice(&to_bytes(document.kind, &document.plan)).unwrap();
        assert_eq!(back["rates"].as_object().unwrap().len(), MANY);
    });
}

#[test]
fn what_is_no_file_is_refused_without_waiting() {
    let folder = tempfile::tempdir().unwrap();
    let refusal = |path: &Path| read(path).unwrap_err().to_string();
    assert!(refusal(folder.path()).contains("this is a folder and not a file"));
    assert!(refusal(&folder.path().join("none.muster")).contains("no such file"));
    assert!(refusal(&folder.path().join("none\n\u{202e}.muster")).contains("none ␣.muster: there is no such file"));
    #[cfg(unix)]
    {
        assert!(refusal(Path::new("/dev/zero")).contains("this is a device and not a file"));
        let pipe = folder.path().join("pipe.muster");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        within(Duration::from_secs(1), "a pipe", || assert!(refusal(&pipe).contains("this is a pipe and not a file")));
        let round = folder.path().join("round.muster");
        std::os::unix::fs::symlink(&round, &round).unwrap();
        assert!(refusal(&round).contains("could not be read"));
    }
}
