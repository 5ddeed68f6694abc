//! `muster man`: the manual page, from the same definitions as the commands.

use clap::CommandFactory;

use super::{Answer, Outcome, out};

/// Print the manual page, in roff; of one command where it is named
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The command
    command: Option<String>,
}

/// Runs it.
pub fn run(arguments: &Arguments) -> Outcome {
    let mut all = super::Arguments::command();
    all.build();
    let page = match &arguments.command {
        None => all,
        Some(name) => match all.find_subcommand(name) {
            Some(command) => command.clone(),
            None => {
                return Err(super::load::unknown("command", name, all.get_subcommands().map(clap::Command::get_name)));
            }
        },
    };
    let mut text = Vec::new();
    clap_mangen::Man::new(page).render(&mut text)?;
    out::print(&text)?;
    Ok(Answer::Good)
}
