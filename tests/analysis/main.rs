//! The figures of a plan, held against worked cases, a second implementation and properties that hold for every plan.
#![allow(clippy::disallowed_methods)] // the files and clock of a test are its own
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![allow(clippy::print_stdout)]

mod conformance;
mod decision;
mod differences;
mod explain;
mod properties;
#[path = "../common/random_plan.rs"]
mod random_plan;
mod reference;
mod starter;
mod verdict;
