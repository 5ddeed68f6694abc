//! Search in tables: each word that is typed must stand somewhere in the text, whatever its case and accents. Any text
//! can be typed, `1 (` as well.

use crate::base::fold;

/// What is searched for, folded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Needle(Vec<String>);

/// What is searched in, folded once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text(String);

impl Needle {
    /// The words of what was typed.
    pub fn new(typed: &str) -> Self {
        Self(fold(typed).split_whitespace().map(str::to_owned).collect())
    }

    /// True when nothing was typed, so that everything is found.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// True when each word stands in the text.
    pub fn finds(&self, text: &Text) -> bool {
        self.0.iter().all(|word| text.0.contains(word.as_str()))
    }
}

impl Text {
    /// The text to search in, of these parts.
    pub fn new<'a>(parts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut whole = String::new();
        for part in parts {
            whole.push_str(&fold(part));
            whole.push('\n');
        }
        Self(whole)
    }
}

#[cfg(test)]
mod tests {
    use super::{Needle, Text};

    #[test]
    fn every_word_must_stand_somewhere_in_any_order() {
        let text = Text::new(["GBR-01", "Light infantry battlegroup (1)", "United Kingdom"]);
        assert!(Needle::new("kingdom LIGHT").finds(&text));
        assert!(!Needle::new("kingdom heavy").finds(&text));
    }

    #[test]
    fn any_text_can_be_typed() {
        let text = Text::new(["Battlegroup 1 (reserve)"]);
        assert!(Needle::new("1 (").finds(&text));
        assert!(Needle::new("").finds(&text));
        assert!(!Needle::new("*.[").finds(&text));
    }
}
