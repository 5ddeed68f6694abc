//! `muster take`: a scenario file into a plan.

use std::path::PathBuf;

use super::load::{self, Output};
use super::{Answer, Outcome, out};
use crate::base::visible;
use crate::store;

/// Take a scenario file into a plan; what differs stays as the plan has it, and is listed
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The scenario file
    scenario: PathBuf,
    /// The plan
    #[arg(long, value_name = "PLAN")]
    into: PathBuf,
    #[command(flatten)]
    output: Output,
}

/// Runs it.
pub fn run(arguments: &Arguments) -> Outcome {
    let from = load::open_to_rewrite(&arguments.scenario)?;
    let file = load::open_to_rewrite(&arguments.into)?;
    let taken = store::take(file.plan(), from.plan());
    let output = arguments.output.path.as_deref();
    let in_place = output == Some(arguments.into.as_path());
    out::put(output, &store::to_bytes(file.document.kind, &taken.plan), in_place.then_some(file.fingerprint))?;
    for differing in &taken.differing {
        let (ours, theirs) = (super::diff::short(&differing.ours), super::diff::short(&differing.theirs));
        let fields = super::diff::fields(&differing.ours, &differing.theirs);
        let what =
            if fields.is_empty() { format!("{ours} here, {theirs} in the scenario file") } else { fields.join("; ") };
        out::say(&visible(&format!(
            "muster: differs, the plan's own stands: {} {}: {what}",
            differing.list, differing.id
        )));
    }
    Ok(Answer::Good)
}
