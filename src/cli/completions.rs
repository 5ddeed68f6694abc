//! `muster completions`: completions for a shell, from the same definitions as the commands.

use clap::CommandFactory;

use super::{Answer, Outcome, out};

/// Print completions for a shell
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The shell
    shell: clap_complete::Shell,
}

/// Runs it.
pub fn run(arguments: &Arguments) -> Outcome {
    let mut text = Vec::new();
    clap_complete::generate(arguments.shell, &mut super::Arguments::command(), "muster", &mut text);
    out::print(&text)?;
    Ok(Answer::Good)
}
