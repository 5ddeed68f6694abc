//! What several interface tests share.

pub mod cpu_renderer;
pub mod sheet;
