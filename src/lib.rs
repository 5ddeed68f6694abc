//! Muster works out what force a coalition could really field.

pub mod analysis;
pub mod base;
pub mod cli;
pub mod edit;
pub mod exchange;
pub mod model;
pub mod search;
pub mod session;
pub mod store;
pub mod ui;
pub mod words;
