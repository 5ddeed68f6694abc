//! Plans and what changes them: every command with its inverse, and the built-in sample.
#![allow(clippy::many_single_char_names)]
#![allow(clippy::disallowed_methods)] // the files and clock of a test are its own
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod edits;
mod sample;
