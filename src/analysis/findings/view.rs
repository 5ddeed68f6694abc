//! What the finders of one scenario look at.

use crate::analysis::case::Case;
use crate::analysis::figures::Figures;
use crate::analysis::steps::Spans;

/// A scenario with its figures and what they follow from.
pub(crate) struct View<'a, 'p> {
    pub case: &'a Case<'p>,
    pub figures: &'a Figures,
    /// By item.
    pub usable: Vec<bool>,
    /// By item.
    pub supported: Vec<Spans>,
}
