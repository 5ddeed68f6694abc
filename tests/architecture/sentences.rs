//! Tells English from keys, codes and figures.

/// Three words and more: letters alone, with what may stand around a word.
pub fn is_english(text: &str) -> bool {
    let mut depth = 0;
    let without_figures: String = text
        .chars()
        .filter(|c| {
            depth += i32::from(*c == '{') - i32::from(*c == '}');
            depth == 0 && *c != '}'
        })
        .collect();
    without_figures.split_whitespace().filter(|word| is_word(word)).count() >= 3
}

fn is_word(word: &str) -> bool {
    let word = word.trim_matches(|c: char| ".,;:!?…()“”‘’\"'".contains(c));
    word.chars().count() >= 2
        && word.chars().all(|c| c.is_alphabetic() || "’'-".contains(c))
        && word.chars().any(char::is_lowercase)
}
