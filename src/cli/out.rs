//! Standard output and standard error. A closed pipe is no accident: it ends the command quietly.

use std::io::{self, Write};
use std::path::Path;

use serde::Serialize;

use super::Failure;
use crate::base::visible;
use crate::store;

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
pub fn put(path: Option<&Path>, bytes: &[u8], expected: Option<store::Fingerprint>) -> Result<(), Failure> {
    let Some(path) = path else { return print(bytes) };
    let saved = store::save(path, bytes, expected)?;
    if let Some(warning) = saved.warning {
        say(&format!("muster: {}: {warning}", shown(path)));
    }
    Ok(())
}

/// A path as text that is safe to show.
pub fn shown(path: &Path) -> String {
    visible(&path.to_string_lossy())
}
