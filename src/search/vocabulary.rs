//! The distinct words of many texts, each once and by a number, so that what is typed is looked for among words and not
//! in every text; and which of them are meant when a word is misspelt.
//!
//! A word is what stands between white space, folded. Slips are forgiven in words of letters alone: a figure or a code
//! with one character wrong is another one. The letters of a word and its parts (air, to, air) are compared, and so are
//! the beginnings of longer words, since the rest may not have been typed yet.

use fixedbitset::FixedBitSet;
use rustc_hash::FxHashMap;

use crate::base::fold;

/// The most slips that are forgiven.
pub const MOST_SLIPS: usize = 2;
/// The longest word that slips are looked for in, in letters; none in use is longer.
const LONGEST: usize = 48;
/// The shortest part of a word that is compared, in letters.
const SHORTEST: usize = 3;

/// The words. A word stays when the last text that had it is gone, so a word that is here need not be in a text.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    numbers: FxHashMap<Box<str>, u32>,
    /// All words in order, each with a line break after it.
    written: String,
    /// Where in it each word ends, with its line break.
    ends: Vec<usize>,
    /// What is compared when a word is misspelt.
    spelt: Vec<Spelt>,
    spelt_at: FxHashMap<Box<str>, usize>,
}

/// The letters of a word, or of a part of one.
#[derive(Clone, Debug)]
struct Spelt {
    letters: Vec<char>,
    /// Which letters are in it; several letters may share a bit.
    set: u64,
    /// The words that it is, or is a part of.
    of: Vec<u32>,
}

impl Vocabulary {
    /// Adds the numbers of a text's words to a list, in order.
    pub fn add(&mut self, text: &str, to: &mut Vec<u32>) {
        for word in fold(text).split_whitespace() {
            to.push(match self.numbers.get(word) {
                Some(number) => *number,
                None => self.learn(word),
            });
        }
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    fn learn(&mut self, word: &str) -> u32 {
        let number = self.ends.len() as u32;
        self.numbers.insert(word.into(), number);
        self.written.push_str(word);
        self.written.push('\n');
        self.ends.push(self.written.len());
        let whole = [word.trim_matches(|c: char| !c.is_alphanumeric())];
        let whole = whole.into_iter().filter(|word| !word.contains(char::is_numeric));
        for part in whole.chain(word.split(|c: char| !c.is_alphabetic())) {
            if part.chars().take(SHORTEST).count() < SHORTEST {
                continue;
            }
            let at = *self.spelt_at.entry(part.into()).or_insert_with(|| {
                let letters: Vec<char> = part.chars().take(LONGEST + MOST_SLIPS).collect();
                self.spelt.push(Spelt { set: set(&letters), letters, of: Vec::new() });
                self.spelt.len() - 1
            });
            if self.spelt[at].of.last() != Some(&number) {
                self.spelt[at].of.push(number);
            }
        }
        number
    }

    /// The words in which this stands as it is.
    pub fn with(&self, word: &str) -> FixedBitSet {
        let mut words = FixedBitSet::with_capacity(self.len());
        let finder = memchr::memmem::Finder::new(word);
        let (mut from, mut number) = (0, 0);
        while let Some(at) = self.written.as_bytes().get(from..).and_then(|rest| finder.find(rest)) {
            while self.ends[number] <= from + at {
                number += 1;
            }
            words.insert(number);
            from = self.ends[number];
        }
        words
    }

    /// The words that are meant when this was typed with so many slips or fewer.
    pub fn near(&self, word: &str, slips: usize) -> FixedBitSet {
        let mut words = FixedBitSet::with_capacity(self.len());
        let typed = word.trim_matches(|c: char| !c.is_alphanumeric());
        let letters: Vec<char> = typed.chars().collect();
        let set = set(&letters);
        for spelt in &self.spelt {
            // A letter that the word lacks takes a slip, whatever else there is.
            let lacks = (set & !spelt.set).count_ones() as usize;
            if lacks <= slips && spelt.near(typed, letters.len(), slips) {
                words.extend(spelt.of.iter().map(|number| *number as usize));
            }
        }
        words
    }
}

impl Spelt {
    /// True when what was typed is this, or its beginning, with so many slips or fewer.
    fn near(&self, typed: &str, long: usize, slips: usize) -> bool {
        let most = self.letters.len().min(long + slips);
        (long.saturating_sub(slips)..=most).any(|n| {
            let beginning: String = self.letters.iter().take(n).collect();
            strsim::osa_distance(typed, &beginning) <= slips
        })
    }
}

/// How many slips are forgiven in a word that was typed.
pub fn forgiven(word: &str) -> usize {
    let typed = word.trim_matches(|c: char| !c.is_alphanumeric());
    if typed.contains(char::is_numeric) {
        return 0;
    }
    match typed.chars().filter(|c| c.is_alphabetic()).take(LONGEST + 1).count() {
        4..=7 => 1,
        8..=LONGEST if typed.chars().count() <= LONGEST => MOST_SLIPS,
        _ => 0,
    }
}

fn set(letters: &[char]) -> u64 {
    letters.iter().fold(0, |set, letter| set | 1 << (u32::from(*letter) % 64))
}

#[cfg(test)]
mod tests {
    use super::{Vocabulary, forgiven};

    fn near(word: &str, slips: usize, texts: &[&str]) -> Vec<usize> {
        let mut words = Vocabulary::default();
        for text in texts {
            words.add(text, &mut Vec::new());
        }
        words.near(word, slips).ones().collect()
    }

    #[test]
    fn a_letter_wrong_missing_added_or_two_swapped_is_one_slip() {
        for typed in ["frogate", "frgate", "friigate", "firgate"] {
            assert_eq!(near(typed, 1, &["frigate brigade"]), [0], "{typed}");
        }
        assert!(near("frgaet", 1, &["frigate"]).is_empty());
        assert_eq!(near("frgaet", 2, &["frigate"]), [0]);
    }

    #[test]
    fn the_beginning_of_a_longer_word_and_the_parts_of_one_are_compared() {
        assert_eq!(near("batel", 1, &["light battlegroup"]), [1]);
        assert_eq!(near("refuling", 1, &["(air-to-air/refueling)"]), [0]);
        assert_eq!(near("air-ot-air", 1, &["\u{201c}air-to-air\u{201d}"]), [0]);
        assert!(near("rgoup", 1, &["battlegroup"]).is_empty(), "an end is not a beginning");
    }

    #[test]
    fn slips_are_forgiven_by_length_and_in_letters_alone() {
        for (typed, slips) in [
            ("air", 0),
            ("land", 1),
            ("(land)", 1),
            ("brigade", 1),
            ("squadron", 2),
            ("p-00042", 0),
            ("f-35", 0),
            ("...---...", 0),
            ("", 0),
        ] {
            assert_eq!(forgiven(typed), slips, "{typed}");
        }
        assert_eq!(forgiven(&"a".repeat(1_000_000)), 0);
    }
}
