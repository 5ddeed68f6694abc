//! a
#[derive(Debug, Default)]
pub struct Fits {}
