//! Compose, driven as a person would: dragged, typed, seen. Pictures are drawn on the processor.

mod cut;
mod desk;
mod drag;
mod keyboard;
mod pictures;
mod pool;
mod saving;
mod toolbar;
mod whole;
