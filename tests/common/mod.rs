//! What several interface tests share.

pub mod cpu_renderer;
#[allow(dead_code)] // each test file uses its part
pub mod sheet;
