//! The command line, one file a command. Data goes to standard output, messages to standard error.
//!
//! Exit status: 0 done; 1 done, and the answer is a bad one (errors found, inputs differ); 2 the call is wrong; 3 a file
//! could not be read, written or understood.

mod analyse;
mod check;
mod compare;
mod compare_text;
mod completions;
mod diff;
mod format;
mod import;
mod load;
mod man;
mod out;
mod sample;
mod schema;
mod split;
mod studied;
mod table;
mod take;
mod verify;
mod window;

use std::fmt;
use std::io;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

pub use window::WindowArguments;

/// Works out what force a coalition could really field.
///
/// Without a command it opens the window.
#[derive(Debug, Parser)]
#[command(name = "muster", version, args_conflicts_with_subcommands = true, max_term_width = 100)]
pub struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    window: WindowArguments,
}

#[derive(Debug, Subcommand)]
enum Command {
    Sample(sample::Arguments),
    Check(check::Arguments),
    Analyse(analyse::Arguments),
    Compare(compare::Arguments),
    Import(import::Arguments),
    Split(split::Arguments),
    Take(take::Arguments),
    Diff(diff::Arguments),
    Format(format::Arguments),
    Schema(schema::Arguments),
    Verify(verify::Arguments),
    Completions(completions::Arguments),
    Man(man::Arguments),
}

/// Why a command did not do its work.
#[derive(Debug)]
enum Failure {
    /// The call is wrong.
    Call(String),
    /// A file could not be read, written or understood.
    File(String),
    /// Whoever reads the output has had enough.
    Closed,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Call(line) | Self::File(line) => f.write_str(line),
            Self::Closed => f.write_str("the output was closed"),
        }
    }
}

impl From<crate::store::ReadError> for Failure {
    fn from(error: crate::store::ReadError) -> Self {
        Self::File(error.to_string())
    }
}

impl From<crate::store::SaveError> for Failure {
    fn from(error: crate::store::SaveError) -> Self {
        Self::File(out::not_saved(&error))
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::Closed,
            _ => Self::File(format!("the output could not be written ({error}); free some space, or write elsewhere")),
        }
    }
}

/// What the person at the other end gets besides the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Answer {
    /// Done.
    Good,
    /// Done, and the answer is a bad one: errors were found, or the inputs differ.
    Bad,
}

type Outcome = Result<Answer, Failure>;

/// Reads the process's arguments. `Ok` holds the window's, for a call without a command; `Err` the status of a command
/// that is done.
pub fn run() -> Result<WindowArguments, ExitCode> {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(told) => {
            let status = u8::try_from(told.exit_code()).unwrap_or(2);
            told.print().unwrap_or_default(); // nobody listens: nothing to tell
            return Err(ExitCode::from(status));
        }
    };
    let outcome = match arguments.command {
        None => return Ok(arguments.window),
        Some(Command::Sample(arguments)) => sample::run(&arguments),
        Some(Command::Check(arguments)) => check::run(&arguments),
        Some(Command::Analyse(arguments)) => analyse::run(&arguments),
        Some(Command::Compare(arguments)) => compare::run(&arguments),
        Some(Command::Import(arguments)) => import::run(&arguments),
        Some(Command::Split(arguments)) => split::run(&arguments),
        Some(Command::Take(arguments)) => take::run(&arguments),
        Some(Command::Diff(arguments)) => diff::run(&arguments),
        Some(Command::Format(arguments)) => format::run(&arguments),
        Some(Command::Schema(arguments)) => schema::run(&arguments),
        Some(Command::Verify(arguments)) => verify::run(&arguments),
        Some(Command::Completions(arguments)) => completions::run(&arguments),
        Some(Command::Man(arguments)) => man::run(&arguments),
    };
    Err(ExitCode::from(match outcome {
        Ok(Answer::Good) | Err(Failure::Closed) => 0,
        Ok(Answer::Bad) => 1,
        Err(failure) => {
            out::say(&format!("muster: {failure}"));
            if matches!(failure, Failure::Call(_)) { 2 } else { 3 }
        }
    }))
}
