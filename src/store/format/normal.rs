//! Puts the strings of a JSON text into Unicode form NFC, as the format asks.
//!
//! Each string is composed as it reads, not as it is spelt: in the bare text a combining mark would join the letter of an
//! escape before it (`\n` and U+0301 would become `\ń`, which is no escape), and a mark that is escaped itself would not
//! join at all.

use std::borrow::Cow;

use memchr::{memchr, memmem};

use super::salvage::string_end;

/// Below this byte every character of UTF-8 text lies below U+0300 and is in NFC.
const FIRST_TO_COMPOSE: u8 = 0xcc;

/// The text with every string in NFC; the very text where all of them are.
pub(super) fn composed(text: &[u8]) -> Cow<'_, [u8]> {
    let plain = text.chunks(4096).all(|chunk| chunk.iter().fold(0, |most, b| most.max(*b)) < FIRST_TO_COMPOSE);
    if plain && memmem::find(text, br"\u").is_none() {
        return Cow::Borrowed(text);
    }
    let mut out = Vec::new();
    let (mut at, mut done) = (0, 0);
    while let Some(start) = text.get(at..).and_then(|rest| memchr(b'"', rest)).map(|next| at + next) {
        let Some(end) = string_end(text, start) else { break };
        if let Some(string) = text.get(start..end).and_then(in_nfc) {
            out.extend_from_slice(text.get(done..start).unwrap_or_default());
            out.extend(string);
            done = end;
        }
        at = end;
    }
    if done == 0 {
        return Cow::Borrowed(text);
    }
    out.extend_from_slice(text.get(done..).unwrap_or_default());
    Cow::Owned(out)
}

/// The string, quotes included, put into NFC; none where it is so already, or where it cannot be read: then the parser
/// names the place.
fn in_nfc(string: &[u8]) -> Option<Vec<u8>> {
    if string.iter().all(|byte| *byte < FIRST_TO_COMPOSE) && memmem::find(string, br"\u").is_none() {
        return None;
    }
    let text: String = serde_json::from_slice(string).ok()?;
    if unicode_normalization::is_nfc(&text) {
        return None;
    }
    serde_json::to_vec(&crate::base::normalise(&text)).ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::composed;

    fn of(text: &str) -> String {
        String::from_utf8(composed(text.as_bytes()).into_owned()).unwrap()
    }

    #[test]
    fn a_mark_after_an_escape_does_not_join_the_letter_of_the_escape() {
        for text in ["[\"\\n\u{301}\"]", "[\"a\\\\n\u{301}x\", \"\\t\u{308}\"]", "[\"\\\"\u{338}\"]"] {
            let read = |text: &str| serde_json::from_str::<Vec<String>>(text).unwrap();
            let wanted: Vec<String> = read(text).iter().map(|text| crate::base::normalise(text)).collect();
            assert_eq!(read(&of(text)), wanted, "{text}");
        }
    }

    #[test]
    fn an_escaped_mark_composes_as_a_written_one_does() {
        assert_eq!(of(r#"{"Cafe\u0301": "\u0065\u0301 \ud83d\ude00"}"#), "{\"Café\": \"é 😀\"}");
        assert_eq!(of(r#"["Cafe\u0301"]"#), of("[\"Cafe\u{301}\"]"));
    }

    #[test]
    fn what_is_composed_or_no_text_stays_byte_for_byte() {
        for text in ["[\"Café\", \"\\u0041\", \"–\"]", r#"["\ud800"]"#, "[\"cut \\u0301", "\"\\", "{}"] {
            assert_eq!(of(text), text);
        }
        let bytes = b"[\"e\xcc\", \"e\xcc\x81\"]".as_slice();
        assert_eq!(composed(bytes).as_ref(), b"[\"e\xcc\", \"\xc3\xa9\"]");
    }
}
