//! `muster sample`: the built-in sample plan.

use super::out::{self, Output};
use super::{Answer, Outcome};

const SAMPLE: &[u8] = include_bytes!("../../assets/sample.muster");

/// Write the built-in sample plan
#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    output: Output,
}

/// Runs it.
pub fn run(arguments: &Arguments) -> Outcome {
    out::put(&arguments.output, SAMPLE)?;
    Ok(Answer::Good)
}
