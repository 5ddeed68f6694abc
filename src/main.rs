//! The one binary: chooses between window and command.

use std::io::Write;
use std::process::ExitCode;

use muster::ui::WindowOptions;

fn main() -> ExitCode {
    muster::session::clock::mark_start();
    let arguments = match muster::cli::run() {
        Ok(arguments) => arguments,
        Err(status) => return status,
    };
    let options = WindowOptions {
        files: arguments.files,
        sample: arguments.sample,
        compare: arguments.compare,
        trace: arguments.trace,
    };
    match muster::ui::run(&options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(line) => {
            writeln!(std::io::stderr(), "muster: {line}").unwrap_or_default();
            ExitCode::from(3)
        }
    }
}
