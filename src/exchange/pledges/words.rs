//! Words of a sheet: one plain form to compare them in, and those that stand for a status, for yes and no, for nothing
//! and for "not known".

use crate::base::fold;
use crate::model::Status;

/// Text to compare by: folded, letters and digits only, one space between words.
pub(super) fn plain(text: &str) -> String {
    if text.is_ascii() {
        return plain_ascii(text);
    }
    let folded = fold(text);
    let mut out = String::with_capacity(folded.len());
    for word in folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// The same of text that needs no folding but for its case: most of a sheet.
fn plain_ascii(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut apart = false;
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() {
            if apart && !out.is_empty() {
                out.push(' ');
            }
            apart = false;
            out.push(char::from(byte.to_ascii_lowercase()));
        } else {
            apart = true;
        }
    }
    out
}

/// The same with each word in the singular.
pub(super) fn singular(text: &str) -> String {
    plain(text).split(' ').map(one).collect::<Vec<_>>().join(" ")
}

fn one(word: &str) -> String {
    if let Some(stem) = word.strip_suffix("ies")
        && stem.len() > 1
    {
        return format!("{stem}y");
    }
    match word.strip_suffix('s') {
        Some(stem) if stem.len() > 2 && !stem.ends_with(['s', 'u', 'i']) => stem.to_owned(),
        _ => word.to_owned(),
    }
}

/// True for a cell that says nothing.
pub(super) fn says_nothing(text: &str) -> bool {
    matches!(text, "" | "-" | "–" | "—" | "--") || ["n/a", "n.a.", "na", "nil", "none"].contains(&&*fold(text))
}

/// True for a cell that says that the value is not known.
pub(super) fn not_known(text: &str) -> bool {
    const WORDS: [&str; 11] = [
        "unknown",
        "not known",
        "tbc",
        "tbd",
        "n k",
        "nk",
        "not public",
        "not stated",
        "to be confirmed",
        "to be determined",
        "undisclosed",
    ];
    text == "?" || WORDS.contains(&&*plain(text))
}

/// An error that a spreadsheet leaves in a cell.
pub(super) fn spreadsheet_error(text: &str) -> bool {
    text.starts_with('#')
        && ["#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!"].contains(&text)
}

/// How a word stands for a status.
pub(super) struct StatusWord {
    /// The status.
    pub status: Status,
    /// True where it is the word itself.
    pub exact: bool,
    /// True where it says that the figure is invented.
    pub illustrative: bool,
}

/// The status that a cell means.
pub(super) fn status(text: &str) -> Option<StatusWord> {
    let word = plain(text);
    if let Some(status) = Status::ALL.iter().copied().find(|status| status.word() == word) {
        return Some(StatusWord { status, exact: true, illustrative: false });
    }
    let said = |status| Some(StatusWord { status, exact: false, illustrative: false });
    match word.as_str() {
        "illustrative" | "notional" | "planning figure" | "planning assumption" => {
            Some(StatusWord { status: Status::Indicated, exact: false, illustrative: true })
        }
        "request" | "asked" | "asked for" | "required" => said(Status::Requested),
        "reported"
        | "indication"
        | "informal"
        | "possible"
        | "tentative"
        | "under consideration"
        | "considered"
        | "considering"
        | "discussed" => said(Status::Indicated),
        "offer" | "pledged" | "pledge" | "announced" | "proposed" => said(Status::Offered),
        "committed" | "commitment" | "approved" | "agreed" | "decided" | "firm" => said(Status::Confirmed),
        "deployed" | "in place" | "delivered" | "handed over" => said(Status::Transferred),
        "refused" | "rejected" => said(Status::Declined),
        "cancelled" | "canceled" | "taken back" | "revoked" => said(Status::Withdrawn),
        "lapsed" => said(Status::Expired),
        "replaced" => said(Status::Superseded),
        _ => None,
    }
}

/// Yes or no.
pub(super) fn yes(text: &str) -> Option<bool> {
    match plain(text).as_str() {
        "yes" | "y" | "true" | "1" | "x" | "ja" | "oui" => Some(true),
        "no" | "n" | "false" | "0" | "nein" | "non" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{plain, singular};

    #[test]
    fn words_are_compared_in_one_form() {
        assert_eq!(plain("  Türkiye – (North)"), "turkiye north");
        assert_eq!(singular("Air-defence batteries"), "air defence battery");
        assert_eq!(singular("Light infantry battalions"), "light infantry battalion");
        assert_eq!(singular("Chassis, bus, class"), "chassis bus class");
    }
}
