//! What the command line asks of the window, when no command is named.

use std::path::PathBuf;

/// The window's arguments.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct WindowArguments {
    /// Plans and scenarios to open
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Open the built-in sample plan
    #[arg(long)]
    pub sample: bool,
    /// Open on the comparison of all scenarios
    #[arg(long)]
    pub compare: bool,
    /// Write a JSON line for each frame, edit, opening and save
    #[arg(long, value_name = "OUT")]
    pub trace: Option<PathBuf>,
}
