//! `muster schema`: the JSON Schema of the file.

use super::{Answer, Outcome, out};
use crate::store;

/// Print the JSON Schema of plan and scenario files
#[derive(Debug, clap::Args)]
pub struct Arguments {}

/// Runs it.
pub fn run(_: &Arguments) -> Outcome {
    out::print_json(&store::schema())?;
    Ok(Answer::Good)
}
