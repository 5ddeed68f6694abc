//! What comes in from other programs: pledges out of sheets.
#![allow(missing_docs, clippy::missing_panics_doc, clippy::disallowed_methods)] // the files and clock of a test are its own
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod import;
