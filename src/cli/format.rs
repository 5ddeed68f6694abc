//! `muster format`: a file in its canonical form.

use std::path::PathBuf;

use super::load::{self, Output};
use super::{Answer, Outcome, out};
use crate::store;

/// Rewrite a plan or scenario in its canonical form; nothing is lost, unknown keys included
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The plan or scenario
    file: PathBuf,
    #[command(flatten)]
    output: Output,
}

/// Runs it.
pub fn run(arguments: &Arguments) -> Outcome {
    let file = load::open_to_rewrite(&arguments.file)?;
    let output = arguments.output.path.as_deref();
    let in_place = output == Some(arguments.file.as_path());
    if in_place && file.document.version < store::VERSION {
        store::back_up(&arguments.file)?;
    }
    let bytes = store::to_bytes(file.document.kind, file.plan());
    out::put(output, &bytes, in_place.then_some(file.fingerprint))?;
    Ok(Answer::Good)
}
