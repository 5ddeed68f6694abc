//! Saves a plan over and over, for the crash tests: `save_loop FILE TIMES`. After each save it prints the number that it
//! wrote as the plan's title, so that whoever kills it knows what was acknowledged.
#![allow(clippy::print_stdout)]

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use muster::model::{Contribution, Plan, Properties};
use muster::store::{Durability, FileKind, Over, save, to_bytes};

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let (Some(path), Some(times)) = (arguments.next(), arguments.next().and_then(|n| n.parse::<u64>().ok())) else {
        return ExitCode::from(2);
    };
    let pledge = |n: u64| Contribution {
        id: format!("C-{n}").as_str().into(),
        title: "Battlegroup with its supply and medical elements".into(),
        ..Contribution::default()
    };
    let mut plan = Plan { contributions: (0..1_000).map(pledge).collect(), ..Plan::default() };
    let mut out = std::io::stdout();
    for n in 1..=times {
        plan.properties = Arc::new(Properties { title: n.to_string(), ..Properties::default() });
        match save(Path::new(&path), &to_bytes(FileKind::Plan, &plan), Over::Any) {
            Ok(saved) => {
                let sure = saved.durability == Durability::Confirmed;
                if writeln!(out, "{n} {}", if sure { "confirmed" } else { "not confirmed" }).is_err() {
                    return ExitCode::SUCCESS;
                }
            }
            Err(error) => {
                if writeln!(out, "error {error}").is_err() {
                    return ExitCode::SUCCESS;
                }
                return ExitCode::from(3);
            }
        }
    }
    ExitCode::SUCCESS
}
