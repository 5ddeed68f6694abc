//! What several interface tests share.
#![allow(dead_code)] // each test file uses its part

pub mod cpu_renderer;
pub mod desk;
pub mod sheet;
pub mod window;
