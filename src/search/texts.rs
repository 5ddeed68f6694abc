//! Many texts, searched as one types. Each word that is typed must stand somewhere in a text, whatever its case and
//! accents; any text can be typed, `1 (` as well. A word that stands in no text at all is taken for a slip of the
//! fingers, and the words with the fewest slips are found instead: one in a word of four letters or more, two in one of
//! eight or more. So what is there as it was typed is never mixed with guesses.

use std::ops::Range;

use fixedbitset::FixedBitSet;

use super::Lists;
use super::vocabulary::{Vocabulary, forgiven};
use crate::base::fold;

/// The texts, by their position.
#[derive(Clone, Debug, Default)]
pub struct Texts {
    vocabulary: Vocabulary,
    of: Lists,
    /// The words of the last search and the texts that have them: of most keystrokes only one word is another.
    last: Vec<(String, FixedBitSet)>,
}

impl Texts {
    /// The texts, each of several parts.
    pub fn new<'a, P: IntoIterator<Item = &'a str>>(texts: impl IntoIterator<Item = P>) -> Self {
        let mut all = Self::default();
        for parts in texts {
            let mut words = Vec::new();
            parts.into_iter().for_each(|part| all.add_words(part, &mut words));
            all.of.push(words);
        }
        all
    }

    /// Adds the numbers of a part's words to a list, which may become a text by [`Self::replace`].
    pub fn add_words(&mut self, part: &str, to: &mut Vec<u32>) {
        self.vocabulary.add(part, to);
    }

    /// Puts texts, as the numbers of their words, in the place of a stretch of texts.
    pub fn replace(&mut self, range: Range<usize>, texts: &Lists) {
        self.of.replace(range, texts);
        self.last.clear();
    }

    /// The positions of the texts that have what was typed; all when nothing was.
    pub fn find(&mut self, typed: &str) -> FixedBitSet {
        let mut found = FixedBitSet::with_capacity(self.of.len());
        found.insert_range(..);
        let mut last = std::mem::take(&mut self.last);
        for word in fold(typed).split_whitespace() {
            if self.last.iter().any(|(of, _)| of == word) {
                continue;
            }
            let known = last.iter().position(|(of, _)| of == word).map(|at| last.swap_remove(at));
            let (word, having) = known.unwrap_or_else(|| (word.to_owned(), self.having(word)));
            found.intersect_with(&having);
            self.last.push((word, having));
        }
        found
    }

    /// The texts that have the word as it is, or with the fewest slips.
    fn having(&self, word: &str) -> FixedBitSet {
        let mut having = self.with_any(&self.vocabulary.with(word));
        let mut slips = 1;
        while having.is_clear() && slips <= forgiven(word) {
            having = self.with_any(&self.vocabulary.near(word, slips));
            slips += 1;
        }
        having
    }

    fn with_any(&self, words: &FixedBitSet) -> FixedBitSet {
        let mut texts = FixedBitSet::with_capacity(self.of.len());
        if !words.is_clear() {
            let has = |text: &[u32]| text.iter().any(|number| words.contains(*number as usize));
            texts.extend(self.of.iter().enumerate().filter(|(_, text)| has(text)).map(|(at, _)| at));
        }
        texts
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Texts;
    use crate::base::fold;

    fn found(typed: &str, texts: &[&str]) -> Vec<usize> {
        Texts::new(texts.iter().map(|text| [*text])).find(typed).ones().collect()
    }

    #[test]
    fn every_word_must_stand_somewhere_in_any_order() {
        let mut texts = Texts::new([["GBR-01", "Light infantry battlegroup (1)", "United Kingdom"]]);
        assert_eq!(texts.find("kingdom LIGHT").count_ones(..), 1);
        assert_eq!(texts.find("kingdom heavy").count_ones(..), 0);
    }

    #[test]
    fn any_text_can_be_typed() {
        let texts = ["Battlegroup 1 (reserve)", "Brigade 2"];
        assert_eq!(found("1 (", &texts), [0]);
        assert_eq!(found("", &texts), [0, 1]);
        assert!(found("*.[", &texts).is_empty());
    }

    #[test]
    fn a_slip_is_forgiven_where_the_word_stands_nowhere() {
        let texts = ["Frigate of Türkiye", "Mine hunter", "Engineer squadron, Łódź"];
        assert_eq!(found("firgate", &texts), [0]);
        assert_eq!(found("turkyie", &texts), [0]);
        assert_eq!(found("egineer squardon", &texts), [2]);
        assert!(found("firgate mine", &texts).is_empty(), "each word counts");
    }

    #[test]
    fn what_stands_as_typed_is_not_mixed_with_guesses() {
        let texts = ["Sand bags", "Land forces", "Lend lease"];
        assert_eq!(found("land", &texts), [1]);
        assert_eq!(found("lind", &texts), [1, 2], "both are one slip away");
        let texts = ["battlegroup", "battlegroop"];
        assert_eq!(found("batlegroop", &texts), [1], "the fewest slips that find something");
    }

    #[test]
    fn words_of_texts_that_are_gone_are_misspelt_words() {
        let mut texts = Texts::new([["brigade"], ["brigadier"]]);
        let mut lists = super::Lists::default();
        let mut words = Vec::new();
        texts.add_words("corvette", &mut words);
        lists.push(words);
        assert_eq!(texts.find("brigade").ones().collect::<Vec<_>>(), [0]);
        texts.replace(0..1, &lists);
        assert_eq!(texts.find("brigade").ones().collect::<Vec<_>>(), [1], "a slip away, now that no text has it");
        assert_eq!(texts.find("corvette").ones().collect::<Vec<_>>(), [0]);
    }

    proptest! {
        #[test]
        fn whatever_is_typed_every_exact_hit_is_found(
            texts in prop::collection::vec("\\PC{0,12}|[a-d ()1-3-]{0,20}|[A-Zéłı]{4,12}", 0..12),
            typed in "\\PC{0,12}|[a-d ()1-3-]{0,8}|[A-Zéłı]{4,12}|.{0,6}",
            cut in (0_usize..12, 0_usize..20, 1_usize..8),
        ) {
            // Something typed at random, and a piece of one of the texts.
            let piece = texts.get(cut.0).map(|text| text.chars().skip(cut.1).take(cut.2).collect::<String>());
            for typed in piece.into_iter().chain([typed]) {
                let found = Texts::new(texts.iter().map(|text| [text.as_str()])).find(&typed);
                let words = fold(&typed);
                let standing = |text: &String| words.split_whitespace().all(|word| fold(text).contains(word));
                let exact: Vec<usize> = (0..texts.len()).filter(|at| standing(&texts[*at])).collect();
                prop_assert!(exact.iter().all(|at| found.contains(*at)), "{typed:?} in {texts:?}");
                // With one word, either the exact ones alone or, where there are none, guesses.
                if words.split_whitespace().count() == 1 && !exact.is_empty() {
                    prop_assert_eq!(found.ones().collect::<Vec<_>>(), exact);
                }
            }
        }
    }
}
