//! What commands write: standard output, standard error and files. A closed pipe is no accident: it ends the command
//! quietly. A file that is there is left alone, unless it is the one that was read or the call says `--force`.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::{Failure, load};
use crate::base::visible;
use crate::model::Plan;
use crate::store::{self, FileKind, Over, SaveError, SaveFault, Saved};

/// The file that a command writes, where it writes one.
#[derive(Debug, clap::Args)]
pub struct Output {
    /// The file to write; without it the data goes to standard output
    #[arg(short = 'o', long = "output", value_name = "OUT")]
    pub path: Option<PathBuf>,
    #[command(flatten)]
    pub force: Force,
}

/// Whether files that are there already may be replaced.
#[derive(Clone, Copy, Debug, clap::Args)]
pub struct Force {
    /// Replace a file that is there already; a plan is replaced by a plan only
    #[arg(long = "force")]
    given: bool,
}

impl Force {
    /// What may stand where a command writes a file of its own.
    pub fn over(self) -> Over {
        if self.given { Over::Any } else { Over::Nothing }
    }

    /// The same of a command that may write the file over itself that it read.
    pub fn over_or_itself(self, output: &Path, read: &load::File) -> Over {
        if store::same_file(output, &read.path) { Over::This(read.fingerprint) } else { self.over() }
    }
}

/// Writes data to standard output.
pub fn print(bytes: &[u8]) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    out.write_all(bytes)?;
    out.flush()?;
    Ok(())
}

/// Writes JSON to standard output as it is made.
pub fn print_json(value: &impl Serialize) -> Result<(), Failure> {
    let mut out = io::BufWriter::with_capacity(1 << 16, io::stdout().lock());
    serde_json::to_writer_pretty(&mut out, value).map_err(io::Error::from)?;
    out.write_all(b"\n")?;
    out.flush()?;
    Ok(())
}

/// Writes a message to standard error, where anybody still listens.
pub fn say(line: &str) {
    writeln!(io::stderr().lock(), "{line}").unwrap_or_default();
}

/// Writes a file safely, or standard output where no file is named.
pub fn put(output: &Output, bytes: &[u8]) -> Result<(), Failure> {
    match &output.path {
        Some(path) => put_file(path, bytes, output.force.over()),
        None => print(bytes),
    }
}

/// Writes a plan or a scenario safely, or to standard output where no file is named. It may be written over the file
/// that it was read from.
pub fn put_plan(output: &Output, kind: FileKind, plan: &Plan, read: &load::File) -> Result<(), Failure> {
    match &output.path {
        Some(path) => put_plan_file(path, kind, plan, output.force.over_or_itself(path, read)),
        None => print(&store::to_bytes(kind, plan)),
    }
}

/// Writes a file safely.
pub fn put_file(path: &Path, bytes: &[u8], over: Over) -> Result<(), Failure> {
    told(path, store::save(path, bytes, over))
}

/// Writes a file with a plan or a scenario safely.
pub fn put_plan_file(path: &Path, kind: FileKind, plan: &Plan, over: Over) -> Result<(), Failure> {
    told(path, store::save_plan(path, kind, plan, over))
}

fn told(path: &Path, saved: Result<Saved, SaveError>) -> Result<(), Failure> {
    if let Some(warning) = saved?.warning {
        say(&format!("muster: {}: {warning}", shown(path)));
    }
    Ok(())
}

/// A wrong call where a command would write over a file that it reads and may not change.
pub fn keep(read: &Path, outputs: &[&Path]) -> Result<(), Failure> {
    match outputs.iter().find(|output| store::same_file(output, read)) {
        Some(output) => Err(Failure::Call(format!("{} would be written over; name another file", shown(output)))),
        None => Ok(()),
    }
}

/// The line of a save that was not done, with what the call can do about it.
pub fn not_saved(error: &SaveError) -> String {
    let path = shown(&error.path);
    match &error.why {
        SaveFault::Exists => {
            format!("{path}: not saved; the file is there already: name another, or give --force to replace it")
        }
        SaveFault::Changed => {
            format!("{path}: not saved; somebody else changed the file meanwhile: run the command again")
        }
        _ if ["/dev/", "/proc/"].iter().any(|system| error.path.starts_with(system)) => {
            format!("{path}: this is no file; leave -o out to write to standard output, or name a file")
        }
        _ => error.to_string(),
    }
}

/// A path as text that is safe to show.
pub fn shown(path: &Path) -> String {
    visible(&path.to_string_lossy())
}
