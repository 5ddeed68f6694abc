//! The text of a cell as it is kept, and the signs by which a spreadsheet would take it for a formula.

use std::borrow::Cow;

use crate::base::normalise;

/// What a spreadsheet takes for the beginning of a formula; the last is the mark that keeps a text from being one.
pub(super) const LEADS: [char; 9] = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\''];

/// A cell's text as it is kept: trimmed, in Unicode form NFC, without the mark that keeps a text from being a formula.
pub(super) fn tidy(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    let text = match text.strip_prefix('\'') {
        Some(guarded) if guarded.trim_start().starts_with(LEADS) => guarded.trim(),
        _ => text,
    };
    if text.is_ascii() { Cow::Borrowed(text) } else { Cow::Owned(normalise(text)) }
}
