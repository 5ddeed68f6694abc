//! Every change of a plan: what each command does, what it refuses, and that it can be taken back exactly.
#![allow(clippy::many_single_char_names)]
#![allow(clippy::disallowed_methods)] // the files and clock of a test are its own
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod assignments;
mod contributions;
mod criteria;
mod decisions;
mod fixture;
mod history;
mod kept;
mod lists;
mod many;
mod positions;
mod properties;
mod rules;
mod scenarios;
mod sets;
