//! `muster sample`: the built-in sample plan.

use super::load::Output;
use super::{Answer, Outcome, out};

const SAMPLE: &[u8] = include_bytes!("../../assets/sample.muster");

/// Write the built-in sample plan
#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    output: Output,
}

/// Runs it.
pub fn run(arguments: &Arguments) -> Outcome {
    out::put(arguments.output.path.as_deref(), SAMPLE, None)?;
    Ok(Answer::Good)
}
