//! a
#[derive(Debug, Default)]
pub struct Columns {}
