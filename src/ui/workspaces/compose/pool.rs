//! a
#[derive(Debug, Default)]
pub struct Pool {
    pub dragged_words: Option<String>,
}
