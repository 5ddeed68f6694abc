//! Files: what is written is what was read, what the schema allows, and a safe save whatever happens during it.
#![allow(clippy::disallowed_methods)] // the files and clock of a test are its own
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr)]

#[cfg(unix)]
mod crash;
mod round_trip;
mod scenario_files;
mod schema;
#[path = "../common/small_plan.rs"]
mod small_plan;
