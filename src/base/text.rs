//! Text from people and files: one Unicode form, nothing invisible on the screen, one folding for search.

use unicode_normalization::UnicodeNormalization;

/// The text in Unicode form NFC, as the file format asks.
pub fn normalise(text: &str) -> String {
    text.nfc().collect()
}

/// The text with control, direction and zero-width characters shown as the mark ␣, so that no name can pretend to be
/// another on screen. Line breaks and tabs become spaces.
pub fn visible(text: &str) -> String {
    if text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        return text.to_owned();
    }
    text.chars()
        .map(|c| match c {
            '\n' | '\r' | '\t' => ' ',
            c if c.is_control() => '\u{2423}',
            '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' => '\u{2423}',
            c => c,
        })
        .collect()
}

/// The text folded for search: lower case, accents taken off (é → e, ł → l, ı → i).
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.nfd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            'ł' => 'l',
            'ø' => 'o',
            'đ' | 'ð' => 'd',
            'ı' => 'i',
            c => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::{fold, visible};

    #[test]
    fn direction_marks_are_shown() {
        assert_eq!(visible("GBR\u{202e}01"), "GBR␣01");
    }

    #[test]
    fn accents_do_not_hide_a_match() {
        assert_eq!(fold("Türkiye, Łódź, Køge"), "turkiye, lodz, koge");
    }
}
