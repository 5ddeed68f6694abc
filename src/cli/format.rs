//! `muster format`: a file in its canonical form.

use std::path::PathBuf;

use super::out::{self, Output};
use super::{Answer, Outcome, load};
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
    let in_place = arguments.output.path.as_ref().is_some_and(|path| store::same_file(path, &file.path));
    if in_place && file.document.version < store::VERSION {
        store::back_up(&arguments.file)?;
    }
    out::put_plan(&arguments.output, file.document.kind, file.plan(), &file)?;
    Ok(Answer::Good)
}
