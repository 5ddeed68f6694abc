//! Finding things by what a person types, and narrowing what was found. The words of a search must stand in the text,
//! small slips forgiven ([`Texts`]); in the palette the letters in order are enough ([`fuzzy()`]). Which pledges may be
//! the same is told by their words too ([`Duplicates`]).

mod duplicates;
mod fuzzy;
mod lists;
mod narrow;
mod texts;
mod vocabulary;

pub use duplicates::{Alike, Duplicates};
pub use fuzzy::fuzzy;
pub use lists::Lists;
pub use narrow::{FacetValues, Narrowed, narrow};
pub use texts::Texts;
