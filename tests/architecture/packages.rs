//! Asks cargo which packages the program is built of, under which licences, and which of them it names itself.

use std::process::Command;

use serde_json::Value;

/// Licences under which a package may come in, whole or as one of several to choose from.
const ALLOWED: [&str; 14] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT-0",
    "OFL-1.1",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
    "bzip2-1.0.6",
];

/// Packages under another licence, each with the reason why it may stand.
const EXCEPTIONS: [(&str, &str); 2] = [
    ("option-ext", "MPL-2.0, used unchanged by `directories`: its own files stay under it, ours do not come under it"),
    ("colored", "MPL-2.0, in tests alone"),
];

/// Dependencies that are named for a feature alone, since a package that uses them does not switch it on: `winit` finds
/// Wayland when it runs, so that the program starts where Wayland is not installed.
pub const FOR_A_FEATURE: [&str; 1] = ["winit"];

/// A dependency of this package as its manifest has it.
pub struct Dependency {
    /// As it is named in code.
    pub name: String,
    /// For tests and benchmarks alone.
    pub dev: bool,
}

fn metadata(arguments: &[&str]) -> Value {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["metadata", "--format-version", "1", "--locked", "--offline"])
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// What the manifest names.
pub fn dependencies() -> Vec<Dependency> {
    let metadata = metadata(&["--no-deps"]);
    let all = metadata["packages"][0]["dependencies"].as_array().unwrap().iter();
    all.map(|dependency| Dependency {
        name: dependency["rename"].as_str().or(dependency["name"].as_str()).unwrap().replace('-', "_"),
        dev: dependency["kind"] == "dev",
    })
    .collect()
}

/// Packages whose licence is not allowed, with it; and the exceptions that none needs.
pub fn wrong_licences() -> (Vec<String>, Vec<&'static str>) {
    let metadata = metadata(&["--filter-platform", "x86_64-unknown-linux-gnu"]);
    let packages = metadata["packages"].as_array().unwrap();
    assert!(packages.len() > 100, "{} packages", packages.len());
    let mut wrong: Vec<(&str, &str)> = packages
        .iter()
        .map(|package| (package["name"].as_str().unwrap(), package["license"].as_str().unwrap_or("none is named")))
        .filter(|(_, licence)| !allowed(licence))
        .collect();
    let unneeded =
        EXCEPTIONS.iter().map(|(name, _)| *name).filter(|name| !wrong.iter().any(|(wrong, _)| wrong == name));
    let unneeded = unneeded.collect();
    wrong.retain(|(name, _)| !EXCEPTIONS.iter().any(|(exception, _)| exception == name));
    (wrong.into_iter().map(|(name, licence)| format!("{name}: {licence}")).collect(), unneeded)
}

/// True where an expression of SPDX can be kept with what is allowed. `AND` binds closer than `OR`; `/` is an old `OR`.
pub fn allowed(expression: &str) -> bool {
    let expression = expression.replace('/', " OR ");
    split(&expression, " OR ").any(|part| split(part, " AND ").all(one_allowed))
}

fn one_allowed(part: &str) -> bool {
    let part = part.trim();
    match part.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')) {
        Some(inner) => allowed(inner),
        None => ALLOWED.contains(&part),
    }
}

/// The parts between a word that stands outside parentheses.
fn split<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = &'a str> {
    let mut parts = Vec::new();
    let (mut depth, mut start) = (0, 0);
    for (at, c) in text.char_indices() {
        depth += i32::from(c == '(') - i32::from(c == ')');
        if depth == 0 && at >= start && text[at..].starts_with(word) {
            parts.push(&text[start..at]);
            start = at + word.len();
        }
    }
    parts.push(&text[start..]);
    parts.into_iter()
}
