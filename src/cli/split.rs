//! `muster split`: a scenario file out of a plan.

use std::path::PathBuf;

use super::out::{self, Output};
use super::{Answer, Failure, Outcome, load};
use crate::store::{self, FileKind};

/// Write one scenario of a plan, with just what it uses, as a file of its own
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The plan
    plan: PathBuf,
    /// The scenario
    #[arg(long, value_name = "ID")]
    scenario: String,
    #[command(flatten)]
    output: Output,
}

/// Runs it.
pub fn run(arguments: &Arguments) -> Outcome {
    let file = load::open_to_rewrite(&arguments.plan)?;
    let id = &load::scenario(&file, &arguments.scenario)?.id;
    let part = store::split(file.plan(), id).ok_or_else(|| Failure::Call(format!("there is no scenario \"{id}\"")))?;
    match &arguments.output.path {
        Some(path) => {
            out::keep(&arguments.plan, &[path])?;
            out::put_plan_file(path, FileKind::Scenario, &part, arguments.output.force.over())?;
        }
        None => out::print(&store::to_bytes(FileKind::Scenario, &part))?,
    }
    Ok(Answer::Good)
}
