//! `muster verify`: whether a file is sound in itself, and the fingerprint of what it says.

use std::path::PathBuf;

use super::{Answer, Outcome, load, out};
use crate::analysis::Severity;
use crate::base::visible;
use crate::store::{self, Fingerprint, check_schema};

/// The findings that name a broken invariant of the model.
const INVARIANTS: [&str; 7] =
    ["unknown_id", "duplicate_id", "bad_value", "over_assigned", "increment", "either_or", "wrong_capability"];

/// Check a file against the schema and the invariants, and report the SHA-256 of its canonical form
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The plan or scenario
    file: PathBuf,
}

/// Runs it.
pub fn run(arguments: &Arguments) -> Outcome {
    let file = load::open_quietly(&arguments.file)?;
    let canonical = Fingerprint::of(&store::to_bytes(file.document.kind, file.plan()));
    let mut lines =
        vec![format!("file       {}, {} of version {}", file.name, file.document.kind.word(), file.document.version)];
    let faults: Vec<String> =
        file.document.problems.iter().chain(&check_schema(file.plan())).map(ToString::to_string).collect();
    lines.push(format!("schema     {}", verdict(faults.len())));
    lines.extend(faults.iter().map(|fault| format!("  {fault}")));
    let broken: Vec<String> = super::check::findings(&file)?
        .into_iter()
        .filter(|finding| finding.severity == Severity::Error && INVARIANTS.contains(&finding.code))
        .map(|finding| format!("  {} {}: {}", finding.code, finding.place, finding.text))
        .collect();
    lines.push(format!("invariants {}", verdict(broken.len())));
    let sound = faults.is_empty() && broken.is_empty();
    lines.extend(broken);
    let same =
        if canonical == file.fingerprint { "as it stands" } else { "of the canonical form, which the file is not in" };
    lines.push(format!("sha256     {canonical} ({same})"));
    let text: String = lines.iter().map(|line| visible(line) + "\n").collect();
    out::print(text.as_bytes())?;
    Ok(if sound { Answer::Good } else { Answer::Bad })
}

fn verdict(faults: usize) -> String {
    match faults {
        0 => "kept".into(),
        1 => "1 fault".into(),
        n => format!("{n} faults"),
    }
}
