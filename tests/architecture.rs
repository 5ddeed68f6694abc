//! The layers see each other one way, and each thing that is allowed in one place is used in no other. Read from the
//! source text itself.
#![allow(clippy::disallowed_methods)] // the files and clock of a test are its own
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};

/// What each layer may name of the crate, itself apart.
const LAYERS: [(&str, &[&str]); 11] = [
    ("base", &[]),
    ("model", &["base"]),
    ("edit", &["base", "model"]),
    ("analysis", &["base", "model"]),
    ("search", &["base", "model"]),
    ("store", &["base", "model", "edit", "analysis", "search"]),
    ("exchange", &["base", "model", "edit", "analysis", "search"]),
    ("session", &["base", "model", "edit", "analysis", "search", "store", "exchange"]),
    ("words", &["base", "model", "edit", "analysis", "search", "store", "exchange", "session"]),
    ("ui", &["base", "model", "edit", "analysis", "search", "store", "exchange", "session", "words"]),
    ("cli", &["base", "model", "edit", "analysis", "search", "store", "exchange", "session", "words"]),
];

/// Words that may stand only in the places named, each with the reason. A place is a folder or a file under `src`.
const ONLY_IN: [(&str, &[&str], &str); 13] = [
    ("egui", &["ui", "main.rs"], "the library under the interface knows nothing of it"),
    ("eframe", &["ui", "main.rs"], "the library under the interface knows nothing of it"),
    ("winit", &["ui", "main.rs"], "the library under the interface knows nothing of it"),
    ("rfd", &["ui/picker.rs"], "file dialogs are asked for in one place"),
    ("std::fs", &["store"], "the store alone touches the file system"),
    ("File::open", &["store"], "the store alone touches the file system"),
    ("File::create", &["store"], "the store alone touches the file system"),
    ("SystemTime::now", &["session"], "the clock is read in the session"),
    ("Instant::now", &["session"], "the clock is read in the session"),
    ("Zoned", &["session"], "the clock is read in the session"),
    ("uuid", &["session"], "chance comes from the session"),
    ("Color32::from_", &["ui/look/theme.rs"], "colours are tokens of the theme"),
    ("hex_color", &["ui/look/theme.rs"], "colours are tokens of the theme"),
];

/// The source without comments and without what stands in strings, lines kept.
fn bare(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let mut rest = source;
    let keep_lines = |out: &mut String, text: &str| out.extend(text.chars().filter(|c| *c == '\n'));
    while let Some(first) = rest.chars().next() {
        let taken = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |at| at + 2)
        } else if let Some(hashes) = raw_string(rest) {
            let (open, end) = (hashes + 2, format!("\"{}", "#".repeat(hashes)));
            rest[open..].find(&end).map_or(rest.len(), |at| open + at + end.len())
        } else if first == '"' {
            end_of_string(rest)
        } else if first == '\'' && (rest[1..].starts_with('"') || rest[1..].starts_with('\\')) {
            // A character literal that would look like the beginning of a string.
            1 + rest[1..].char_indices().skip(1).find(|(_, c)| *c == '\'').map_or(rest.len() - 1, |(at, _)| at + 1)
        } else {
            out.push(first);
            rest = &rest[first.len_utf8()..];
            continue;
        };
        keep_lines(&mut out, &rest[..taken]);
        rest = &rest[taken..];
    }
    out
}

/// The number of hashes of a raw string that begins here.
fn raw_string(text: &str) -> Option<usize> {
    let after = text.strip_prefix('r')?;
    let hashes = after.chars().take_while(|c| *c == '#').count();
    after[hashes..].starts_with('"').then_some(hashes)
}

fn end_of_string(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// The positions at which a word stands by itself in a text.
fn places(text: &str, word: &str) -> Vec<usize> {
    let part_of_name = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(word)
        .map(|(at, _)| at)
        .filter(|at| !text[..*at].chars().next_back().is_some_and(part_of_name))
        .filter(|at| word.ends_with('_') || !text[at + word.len()..].chars().next().is_some_and(part_of_name))
        .collect()
}

/// The first names after a path: `ui` of `crate::ui::App`, `base` and `edit` of `crate::{base::Day, edit}`.
fn heads(after: &str) -> Vec<String> {
    let name = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let after = after.trim_start();
    let Some(group) = after.strip_prefix('{') else { return vec![name(after)] };
    let (mut depth, mut names, mut start) = (0, Vec::new(), 0);
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => {
                names.push(name(group[start..at].trim_start()));
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                names.push(name(group[start..at].trim_start()));
                start = at + 1;
            }
            _ => {}
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

/// What one file does that it may not: its place under `src`, and what it holds.
fn wrongs(file: &str, source: &str) -> Vec<String> {
    let text = bare(source);
    let line = |at: usize| text[..at].matches('\n').count() + 1;
    let layer = file.split('/').next().unwrap_or(file);
    let mut wrongs = Vec::new();
    if let Some((_, may)) = LAYERS.iter().find(|(name, _)| *name == layer) {
        for root in ["crate::", "muster::"] {
            for at in places(&text, root.trim_end_matches(':')) {
                let Some(after) = text[at..].strip_prefix(root) else { continue };
                for name in heads(after) {
                    let known = LAYERS.iter().any(|(layer, _)| *layer == name);
                    if name != layer && (!known || !may.contains(&name.as_str())) {
                        wrongs.push(format!("{file}:{}: {layer} must not see {name}", line(at)));
                    }
                }
            }
        }
    } else if !["main.rs", "lib.rs"].contains(&file) {
        wrongs.push(format!("{file}: no layer named {layer} is known"));
    }
    // Out of its own layer by `super`: as many as it is deep lead to the crate's root.
    let depth = file.matches('/').count() + usize::from(!file.ends_with("/mod.rs"));
    for at in places(&text, "super") {
        let preceded = text[..at].ends_with("super::");
        let count = text[at..].split("::").take_while(|part| *part == "super").count();
        if !preceded && count >= depth && !text[..at].contains("mod tests") {
            wrongs.push(format!("{file}:{}: {count} × super leaves the layer; write crate::", line(at)));
        }
    }
    for (word, only, why) in ONLY_IN {
        if only.iter().any(|place| file == *place || file.starts_with(&format!("{place}/"))) {
            continue;
        }
        for at in places(&text, word) {
            wrongs.push(format!("{file}:{}: {word}: {why}", line(at)));
        }
    }
    wrongs
}

fn sources(folder: &Path, all: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, all);
        } else if path.extension().is_some_and(|e| e == "rs") {
            all.push(path);
        }
    }
}

fn all_sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    sources(&root, &mut paths);
    paths.sort();
    let name = |path: &PathBuf| path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
    paths.iter().map(|path| (name(path), fs::read_to_string(path).unwrap())).collect()
}

#[test]
fn layers_see_each_other_one_way_and_what_has_one_place_is_nowhere_else() {
    let files = all_sources();
    assert!(files.len() > 100, "{} files", files.len());
    let wrongs: Vec<String> = files.iter().flat_map(|(name, source)| wrongs(name, source)).collect();
    assert!(wrongs.is_empty(), "\n{}", wrongs.join("\n"));
}

#[test]
fn each_file_says_in_its_first_line_why_it_exists_and_is_not_too_long() {
    for (name, source) in all_sources() {
        assert!(source.starts_with("//! "), "{name} does not say why it exists");
        let lines = source.lines().count();
        assert!(lines <= 600, "{name} has {lines} lines");
    }
}

#[test]
fn the_checker_finds_deliberately_wrong_lines() {
    let cases = [
        ("base/a.rs", "use crate::model::Plan;", "base must not see model"),
        ("edit/a.rs", "fn f() { crate::analysis::analyse() }", "edit must not see analysis"),
        ("analysis/a.rs", "use crate::{base::Day, edit::Command};", "analysis must not see edit"),
        ("search/a.rs", "use crate::{\n    base::{Day, Date},\n    session,\n};", "search must not see session"),
        ("store/a.rs", "pub use crate::session::Session;", "store must not see session"),
        ("exchange/a.rs", "use crate::store::read;", "exchange must not see store"),
        ("store/a.rs", "use crate::exchange::sheet;", "store must not see exchange"),
        ("session/a.rs", "use crate::ui::App;", "session must not see ui"),
        ("session/b.rs", "use crate::words;", "session must not see words"),
        ("words/a.rs", "use crate::{session::Session, ui::App};", "words must not see ui"),
        ("words/a.rs", "fn f(ctx: &egui::Context) {}", "egui: the library under"),
        ("cli/a.rs", "use crate::ui::App;", "cli must not see ui"),
        ("ui/a.rs", "use crate::cli::run;", "ui must not see cli"),
        ("import/a.rs", "", "no layer named import is known"),
        ("model/a.rs", "use super::super::edit::Command;", "2 × super leaves the layer; write crate::"),
        ("model/mod.rs", "use super::edit::Command;", "1 × super leaves the layer; write crate::"),
        ("session/a.rs", "fn f(ctx: &egui::Context) {}", "egui: the library under"),
        ("cli/a.rs", "use eframe::App;", "eframe: the library under"),
        ("ui/app.rs", "let d = rfd::FileDialog::new();", "rfd: file dialogs"),
        ("ui/app.rs", "use std::fs;", "std::fs: the store alone"),
        ("cli/out.rs", "let f = std::fs::File::create(path);", "std::fs: the store alone"),
        ("analysis/a.rs", "let t = std::time::SystemTime::now();", "SystemTime::now: the clock"),
        ("ui/app.rs", "let t = Instant::now();", "Instant::now: the clock"),
        ("ui/app.rs", "let id = uuid::Uuid::new_v4();", "uuid: chance"),
        ("ui/paint.rs", "let c = Color32::from_rgb(1, 2, 3);", "Color32::from_: colours"),
        ("base/a.rs", "let q = '\"'; use crate::ui::App; let p = '\"';", "base must not see ui"),
        ("base/a.rs", "let q = r#\"a \" b\"#; use crate::ui::App;", "base must not see ui"),
    ];
    for (file, source, wrong) in cases {
        let found = wrongs(file, source);
        assert!(found.iter().any(|w| w.contains(wrong)), "{file}: {source}\n{found:?}");
    }
}

#[test]
fn the_checker_leaves_right_lines_alone() {
    let cases = [
        ("edit/commands/assign.rs", "use crate::edit::draft::Draft;\nuse crate::{base::Day, model::Plan};"),
        ("base/a.rs", "//! As crate::ui::App and egui say.\n/* std::fs */ const A: &str = \"crate::ui \\\" egui\";"),
        ("session/clock.rs", "use std::time::{Instant, SystemTime};"),
        ("ui/look/theme.rs", "Color32::from_rgb(1, 2, 3)"),
        ("ui/a.rs", "use super::app::App; fn f<'a>(x: &'a str) -> char { 'x' }"),
        ("model/a.rs", "use super::Plan; let my_egui = 1;"),
        ("main.rs", "use muster::ui::WindowOptions;"),
        ("ui/a.rs", "let c = egui::Color32::TRANSPARENT;"),
    ];
    for (file, source) in cases {
        assert_eq!(wrongs(file, source), Vec::<String>::new(), "{file}: {source}");
    }
}
