//! The layers see each other one way, so do the rooms of the interface; nothing is imported in a circle larger than a
//! folder; and what has one place is nowhere else. Read from the parsed source.
//!
//! The tables are the rules. What breaks one today is listed beside it as known, to be emptied: a new breach fails, and so
//! does an entry that nothing needs any more.
#![allow(clippy::disallowed_methods)] // the files and clock of a test are its own
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "architecture/circles.rs"]
mod circles;
#[path = "architecture/crate_map.rs"]
mod crate_map;
#[path = "architecture/packages.rs"]
mod packages;
#[path = "architecture/sentences.rs"]
mod sentences;
#[path = "architecture/source.rs"]
mod source;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use circles::{circles, folders};
use crate_map::{CrateMap, Use};
use source::{Name, Source};

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

/// The rooms of the interface from the ground up, floor by floor: a room may see those on the floors below it, and none
/// beside it.
const FLOORS: [&[&str]; 10] = [
    &["ui/look", "ui/text", "ui/measures"],
    &["ui/kit", "ui/pledges"],
    &["ui/present"],
    &[CONTEXT],
    &["ui/dialogs"],
    &["ui/frame"],
    &[
        "ui/workspaces/compare",
        "ui/workspaces/compose",
        "ui/workspaces/register",
        "ui/workspaces/start",
        "ui/workspaces/survey",
    ],
    &["ui/workspaces"],
    &["ui/app"],
    &["ui/start_up", "ui"],
];

/// What a panel is given, and what it asks for: one room, since each of its files names the others.
const CONTEXT: &str = "the context";
const CONTEXT_FILES: [&str; 6] =
    ["ui/actions.rs", "ui/cx.rs", "ui/dialog.rs", "ui/intent.rs", "ui/picker.rs", "ui/view.rs"];

/// Rooms that see one they must not, today.
const KNOWN_VIEWS: &[(&str, &str)] = &[
    (CONTEXT, "ui/dialogs"),
    (CONTEXT, "ui/workspaces/compare"),
    (CONTEXT, "ui/workspaces/compose"),
    (CONTEXT, "ui/workspaces/register"),
    (CONTEXT, "ui/workspaces/survey"),
    ("ui/dialogs", "ui/frame"),
    ("ui/dialogs", "ui/workspaces/compose"),
    ("ui/dialogs", "ui/workspaces/register"),
    ("ui/workspaces/compare", "ui/workspaces"),
    ("ui/workspaces/compose", "ui/workspaces"),
    ("ui/workspaces/register", "ui/workspaces/compose"),
];

/// Circles of imports that reach over more than one folder, today: the folders of each.
const KNOWN_CIRCLES: &[&[&str]] = &[&[
    "ui",
    "ui/dialogs",
    "ui/dialogs/editors",
    "ui/frame",
    "ui/frame/inspector",
    "ui/workspaces",
    "ui/workspaces/compare",
    "ui/workspaces/compose",
    "ui/workspaces/register",
    "ui/workspaces/survey",
]];

/// How many texts of three English words and more stand in each part outside `words`, today.
const SENTENCES: &[(&str, usize)] = &[
    ("analysis", 165),
    ("base", 5),
    ("cli", 50),
    ("exchange", 60),
    ("model", 3),
    ("session", 17),
    ("store", 52),
    (CONTEXT, 20),
    ("ui/app", 3),
    ("ui/dialogs", 300),
    ("ui/frame", 6),
    ("ui/kit", 3),
    ("ui/pledges", 2),
    ("ui/start_up", 1),
    ("ui/text", 1),
    ("ui/workspaces", 2),
    ("ui/workspaces/compare", 120),
    ("ui/workspaces/compose", 22),
    ("ui/workspaces/register", 90),
    ("ui/workspaces/survey", 50),
];

/// A file's text as it stands, or, for the tests of the checker, some lines out of a function.
fn parsed(file: &str, text: &str) -> Source {
    source::read(file, text)
        .or_else(|_| source::read(file, &format!("fn f() {{ {text} }}")))
        .unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// What one file does that it may not: its place under `src`, and what it holds.
fn wrongs(file: &str, text: &str) -> Vec<String> {
    wrongs_of(&parsed(file, text))
}

fn wrongs_of(source: &Source) -> Vec<String> {
    let file = source.file.as_str();
    let layer = file.split('/').next().unwrap_or(file);
    let names = || source.names.iter().chain(source.imports.iter().map(|import| &import.name));
    let mut wrongs = Vec::new();
    if let Some((_, may)) = LAYERS.iter().find(|(name, _)| *name == layer) {
        for name in names() {
            let [root, seen, ..] = name.segments.as_slice() else { continue };
            if ["crate", "muster"].contains(&root.as_str()) && seen != layer && !may.contains(&seen.as_str()) {
                wrongs.push(format!("{file}:{}: {layer} must not see {seen}", name.line));
            }
        }
    } else if !["main.rs", "lib.rs"].contains(&file) {
        wrongs.push(format!("{file}: no layer named {layer} is known"));
    }
    // Out of its own layer by `super`: as many as it is deep lead to the crate's root.
    for name in names() {
        let count = name.segments.iter().take_while(|part| *part == "super").count();
        if count > 0 && count >= name.module.len() {
            wrongs.push(format!("{file}:{}: {count} × super leaves the layer; write crate::", name.line));
        }
    }
    for (word, only, why) in ONLY_IN {
        if !only.iter().any(|place| file == *place || file.starts_with(&format!("{place}/"))) {
            wrongs.extend(
                names().filter(|name| says(name, word)).map(|name| format!("{file}:{}: {word}: {why}", name.line)),
            );
        }
    }
    wrongs.sort();
    wrongs.dedup();
    wrongs
}

/// True where a word of `ONLY_IN` stands in a path; one that ends in `_` is the beginning of a name.
fn says(name: &Name, word: &str) -> bool {
    let parts: Vec<&str> = word.split("::").collect();
    name.segments.windows(parts.len()).any(|window| {
        window.iter().zip(&parts).all(|(is, part)| if part.ends_with('_') { is.starts_with(part) } else { is == part })
    })
}

/// The room of a file under `src/ui`.
fn room(file: &str) -> Option<&'static str> {
    if CONTEXT_FILES.contains(&file) {
        return Some(CONTEXT);
    }
    let within = |room: &str| file.strip_prefix(room).is_some_and(|rest| rest == ".rs" || rest.starts_with('/'));
    FLOORS.iter().copied().flatten().copied().filter(|room| within(room)).max_by_key(|room| room.len())
}

fn floor(room: &str) -> usize {
    FLOORS.iter().position(|rooms| rooms.contains(&room)).unwrap()
}

/// The rooms that see one which is not below them, each with the places.
fn wrong_views(uses: &[Use]) -> BTreeMap<(&'static str, &'static str), Vec<String>> {
    let mut wrong: BTreeMap<_, Vec<String>> = BTreeMap::new();
    for Use { from, to, line } in uses {
        let (Some(seeing), Some(seen)) = (room(from), room(to)) else { continue };
        if seeing != seen && floor(seen) >= floor(seeing) {
            wrong.entry((seeing, seen)).or_default().push(format!("{from}:{line} uses {to}"));
        }
    }
    wrong
}

/// What a count that may only fall says of itself: where it has fallen by a quarter, its figure must follow.
fn held_to(what: &str, count: usize, allowed: usize) -> Option<String> {
    if count > allowed {
        Some(format!("{what}: {count}, and {allowed} are allowed"))
    } else if allowed > count + 15 && 4 * count < 3 * allowed || count == 0 && allowed > 0 {
        Some(format!("{what}: {count} only; lower the {allowed} that are allowed"))
    } else {
        None
    }
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

/// Parsed once for all tests.
static SOURCES: LazyLock<Vec<Source>> = LazyLock::new(|| {
    let files = all_sources();
    assert!(files.len() > 100, "{} files", files.len());
    files
        .iter()
        .map(|(name, text)| source::read(name, text).unwrap_or_else(|error| panic!("{name}: {error}")))
        .collect()
});

/// Which file uses which, likewise.
static USES: LazyLock<Vec<Use>> = LazyLock::new(|| CrateMap::new(&SOURCES).uses());

#[test]
fn layers_see_each_other_one_way_and_what_has_one_place_is_nowhere_else() {
    let wrongs: Vec<String> = SOURCES.iter().flat_map(wrongs_of).collect();
    assert!(wrongs.is_empty(), "\n{}", wrongs.join("\n"));
}

#[test]
fn rooms_of_the_interface_see_only_the_floors_below_them() {
    let sources = &*SOURCES;
    let homeless: Vec<&str> = sources
        .iter()
        .map(|source| source.file.as_str())
        .filter(|file| file.starts_with("ui/") && room(file).is_none())
        .collect();
    assert!(homeless.is_empty(), "no room is known for {homeless:?}");
    let found = wrong_views(&USES);
    let new: Vec<String> = found
        .iter()
        .filter(|(view, _)| !KNOWN_VIEWS.contains(view))
        .map(|((seeing, seen), places)| format!("{seeing} must not see {seen}:\n    {}", places.join("\n    ")))
        .collect();
    assert!(new.is_empty(), "\n{}", new.join("\n"));
    let ended: Vec<_> = KNOWN_VIEWS.iter().filter(|view| !found.contains_key(view)).collect();
    assert!(ended.is_empty(), "these are mended; take them from the list: {ended:?}");
}

#[test]
fn no_circle_of_imports_is_larger_than_one_folder() {
    let found: Vec<(Vec<&str>, Vec<&str>)> =
        circles(&USES).into_iter().map(|circle| (folders(&circle), circle)).collect();
    let new: Vec<String> = found
        .iter()
        .filter(|(folders, _)| !KNOWN_CIRCLES.contains(&folders.as_slice()))
        .map(|(folders, circle)| format!("a circle over {folders:?}: {circle:?}"))
        .collect();
    assert!(new.is_empty(), "\n{}", new.join("\n"));
    let ended: Vec<_> = KNOWN_CIRCLES.iter().filter(|known| !found.iter().any(|(is, _)| is == *known)).collect();
    assert!(ended.is_empty(), "these are mended; take them from the list: {ended:?}");
}

#[test]
fn sentences_outside_words_grow_fewer() {
    let sources = &*SOURCES;
    let mut found: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for source in sources {
        let place = source.file.split('/').next().unwrap_or_default();
        let place = if place == "ui" { room(&source.file).unwrap_or("ui") } else { place };
        let sentences = source.texts.iter().filter(|text| sentences::is_english(&text.text));
        found
            .entry(place)
            .or_default()
            .extend(sentences.map(|text| format!("{}:{} “{}”", source.file, text.line, text.text)));
    }
    found.remove("words");
    let places: BTreeSet<&str> = found.keys().copied().chain(SENTENCES.iter().map(|(place, _)| *place)).collect();
    let wrongs: Vec<String> = places
        .into_iter()
        .filter_map(|place| {
            let texts = found.get(place).map_or(&[][..], Vec::as_slice);
            let allowed = SENTENCES.iter().find(|(known, _)| *known == place).map_or(0, |(_, count)| *count);
            held_to(&format!("sentences in {place}"), texts.len(), allowed).map(|wrong| {
                if texts.len() > allowed {
                    format!("{wrong}; say them in words:\n    {}", texts.join("\n    "))
                } else {
                    wrong
                }
            })
        })
        .collect();
    assert!(wrongs.is_empty(), "\n{}", wrongs.join("\n"));
}

#[test]
fn every_dependency_is_used_where_the_manifest_says() {
    let mut elsewhere = Vec::new();
    for folder in ["tests", "benches", "examples"] {
        sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut elsewhere);
    }
    let elsewhere: Vec<Source> =
        elsewhere.iter().map(|path| source::read("tests.rs", &fs::read_to_string(path).unwrap()).unwrap()).collect();
    let roots = |sources: &[Source], test: bool| -> BTreeSet<String> {
        let names = sources
            .iter()
            .flat_map(|source| source.names.iter().chain(source.imports.iter().map(|import| &import.name)));
        names.filter(|name| test || !name.test).filter_map(|name| name.segments.first().cloned()).collect()
    };
    let (program, tests) = (roots(&SOURCES, false), &roots(&SOURCES, true) | &roots(&elsewhere, true));
    let unused: Vec<String> = packages::dependencies()
        .into_iter()
        .filter(|dependency| !packages::FOR_A_FEATURE.contains(&dependency.name.as_str()))
        .filter(|dependency| !if dependency.dev { &tests } else { &program }.contains(&dependency.name))
        .map(|dependency| dependency.name)
        .collect();
    assert!(unused.is_empty(), "the manifest names what no code uses: {unused:?}");
}

#[test]
fn every_package_comes_under_a_licence_that_is_allowed() {
    let (wrong, unneeded) = packages::wrong_licences();
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(unneeded.is_empty(), "these exceptions are not needed any more: {unneeded:?}");
    for right in ["MIT", "MIT/GPL-3.0", "GPL-2.0-only OR Apache-2.0", "(MIT OR GPL-3.0) AND Unicode-3.0"] {
        assert!(packages::allowed(right), "{right}");
    }
    for wrong in ["GPL-3.0", "MIT AND GPL-3.0", "(MIT OR ISC) AND GPL-3.0", "MIT WITH X", ""] {
        assert!(!packages::allowed(wrong), "{wrong}");
    }
}

#[test]
fn integration_tests_are_few_binaries() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let binary = |path: &PathBuf| path.extension().is_some_and(|e| e == "rs") || path.join("main.rs").exists();
    let mut binaries: Vec<String> =
        entries.filter(binary).map(|path| path.file_stem().unwrap().to_string_lossy().into_owned()).collect();
    binaries.sort();
    let known = ["analysis", "architecture", "cli", "end_to_end", "exchange", "files", "hostile", "model", "ui"];
    assert_eq!(binaries, known, "each links the whole program: add a module to one of these");
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

/// A crate of a few files.
fn uses_of(files: &[(&str, &str)]) -> Vec<Use> {
    let sources: Vec<Source> = files.iter().map(|(file, text)| parsed(file, text)).collect();
    CrateMap::new(&sources).uses()
}

#[test]
fn the_checker_finds_a_breach_between_rooms_however_it_is_written() {
    let known = [
        ("ui/kit/mod.rs", "pub mod chip;"),
        ("ui/dialogs/mod.rs", "mod ask; pub use ask::Ask;"),
        ("ui/dialogs/ask.rs", "pub struct Ask;"),
        ("ui/workspaces/compose/mod.rs", "pub fn show() {}"),
        ("ui/frame/mod.rs", "pub const NARROW: f32 = 1.0;"),
    ];
    let breaches = [
        ("ui/kit/chip.rs", "use crate::ui::dialogs::Ask;", ("ui/kit", "ui/dialogs")),
        ("ui/kit/chip.rs", "use super::super::dialogs; fn f(ask: dialogs::Ask) {}", ("ui/kit", "ui/dialogs")),
        ("ui/look/theme.rs", "fn f() { format!(\"{}\", crate::ui::frame::NARROW); }", ("ui/look", "ui/frame")),
        ("ui/dialogs/place.rs", "use crate::ui::workspaces::compose::show;", ("ui/dialogs", "ui/workspaces/compose")),
        ("ui/workspaces/survey/mod.rs", "use super::compose::show;", ("ui/workspaces/survey", "ui/workspaces/compose")),
        ("ui/cx.rs", "use super::frame::NARROW;", (CONTEXT, "ui/frame")),
    ];
    for (file, text, breach) in breaches {
        let files: Vec<_> = known.into_iter().chain([(file, text)]).collect();
        let found: Vec<_> = wrong_views(&uses_of(&files)).into_keys().collect();
        assert_eq!(found, [breach], "{file}: {text}");
    }
    let right = [
        ("ui/frame/rail.rs", "use crate::ui::dialogs::Ask;"),
        ("ui/app/mod.rs", "use super::workspaces::compose::show;"),
        ("ui/kit/chip.rs", "#[cfg(test)] mod tests { use crate::ui::dialogs::Ask; }"),
    ];
    for (file, text) in right {
        let files: Vec<_> = known.into_iter().chain([(file, text)]).collect();
        assert!(wrong_views(&uses_of(&files)).is_empty(), "{file}: {text}");
    }
}

#[test]
fn the_checker_finds_a_circle_over_two_folders_and_leaves_one_within_a_folder_alone() {
    let over_two = [
        ("edit/mod.rs", "mod draft; pub use draft::Draft; pub mod commands;"),
        ("edit/draft.rs", "pub struct Draft; fn f() { crate::edit::commands::area::add() }"),
        ("edit/commands/mod.rs", "pub mod area;"),
        ("edit/commands/area.rs", "use crate::edit::Draft; pub fn add() { Draft; }"),
    ];
    assert_eq!(circles(&uses_of(&over_two)), [vec!["edit/commands/area.rs", "edit/draft.rs"]]);
    let handed_on = [
        ("edit/mod.rs", "mod draft; pub use draft::Draft; pub mod commands;"),
        ("edit/draft.rs", "pub struct Draft;"),
        ("edit/commands/mod.rs", "pub mod area;"),
        ("edit/commands/area.rs", "use crate::edit::Draft; pub fn add() { Draft; }"),
    ];
    assert_eq!(circles(&uses_of(&handed_on)), [[""; 0]; 0], "what a module only hands on is no use of it");
    let within = [("edit/a.rs", "use super::b::B; pub struct A;"), ("edit/b.rs", "use super::a::A; pub struct B;")];
    assert_eq!(circles(&uses_of(&within)), [[""; 0]; 0]);
}

#[test]
fn the_checker_counts_sentences_in_code_and_not_in_documentation_or_tests() {
    let text = "//! Why it stands here.\n/// What it is for.\n#[error(\"the file is gone\")] struct Gone;\n\
        fn f() { format!(\"Saved {} of the plan\", 1); let key = \"land.inf\"; let unit = \"km² of land\"; }\n\
        macro_rules! m { () => { /// Of a macro itself.\n struct A; } }\n\
        #[cfg(test)] mod tests { fn g() { f(\"as the test says\"); } }";
    let found = parsed("model/a.rs", text);
    let sentences: Vec<&str> =
        found.texts.iter().map(|text| text.text.as_str()).filter(|text| sentences::is_english(text)).collect();
    assert_eq!(sentences, ["the file is gone", "Saved {} of the plan"]);
    assert_eq!(held_to("x", 5, 4).unwrap(), "x: 5, and 4 are allowed");
    assert_eq!(held_to("x", 74, 100).unwrap(), "x: 74 only; lower the 100 that are allowed");
    assert_eq!(held_to("x", 0, 1).unwrap(), "x: 0 only; lower the 1 that are allowed");
    assert_eq!((held_to("x", 75, 100), held_to("x", 1, 8)), (None, None));
}
