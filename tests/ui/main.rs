//! The window, driven as a person would through the names that assistive technology reads, and compared with kept pictures.
#![allow(clippy::disallowed_methods)] // the files and clock of a test are its own
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../common/mod.rs"]
mod common;
mod compare;
mod compose;
mod decide;
mod decision_dialogs;
mod editors;
mod import_dialog;
mod kit;
mod register;
mod survey;
mod symbols_look;
