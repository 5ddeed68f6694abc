//! Compose, driven as a person would: dragged, typed, seen. Pictures are drawn on the processor.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../common/mod.rs"]
mod common;
mod desk;
mod drag;
mod keyboard;
mod pictures;
mod pool;
mod saving;
mod toolbar;
mod whole;
