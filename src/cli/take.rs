//! `muster take`: a scenario file into a plan.

use std::path::PathBuf;

use super::out::{self, Output};
use super::{Answer, Outcome, load};
use crate::base::visible;
use crate::model::fields::{fields, short};
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
    if let Some(path) = &arguments.output.path {
        out::keep(&arguments.scenario, &[path])?;
    }
    out::put_plan(&arguments.output, file.document.kind, &taken.plan, &file)?;
    for differing in &taken.differing {
        let what = if differing.ours.is_object() && differing.theirs.is_object() {
            let fields = fields(&differing.ours, &differing.theirs);
            fields.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
        } else {
            format!("{} here, {} in the scenario file", short(&differing.ours), short(&differing.theirs))
        };
        out::say(&visible(&format!(
            "muster: differs, the plan's own stands: {} {}: {what}",
            differing.list, differing.id
        )));
    }
    Ok(Answer::Good)
}
