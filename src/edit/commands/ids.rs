//! Names and ids of new records: what is typed, trimmed and required; an id made from it that is free.

use crate::base::{Quantity, fold, normalise};
use crate::edit::bad_value::BadValue;
use crate::edit::refusal::Refusal;
use crate::model::{List, Record};

/// The name as it is kept; refused with this when nothing is typed.
pub(super) fn required(name: &str, otherwise: BadValue) -> Result<String, Refusal> {
    let name = normalise(name.trim());
    if name.is_empty() { Err(otherwise.into()) } else { Ok(name) }
}

/// An id made from a name: lower case words joined by hyphens, with a number when it is taken. `otherwise` stands for a
/// name without letters of the Latin script.
pub(super) fn free_id<T: Record>(list: &List<T>, name: &str, otherwise: &str) -> String {
    free_among(|id| list.find(id).is_some(), name, otherwise)
}

/// The same among ids that are taken so.
pub(super) fn free_among(taken: impl Fn(&str) -> bool, name: &str, otherwise: &str) -> String {
    let base = slug(name, otherwise);
    let mut id = base.clone();
    let mut n = Quantity(2);
    while taken(&id) {
        id = format!("{base}-{n}");
        n = n.plus(Quantity::ONE);
    }
    id
}

/// The words of a name, at most four, joined by hyphens.
pub(super) fn slug(name: &str, otherwise: &str) -> String {
    let words: String = fold(name).chars().map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect();
    let mut base = words.split_whitespace().take(4).collect::<Vec<_>>().join("-");
    if base.is_empty() {
        otherwise.clone_into(&mut base);
    }
    base
}
