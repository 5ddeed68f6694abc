//! Fuzzy search, for the palette: the letters in order, the best match first. Matching is done by the library frizbee.

use crate::base::fold;

/// The positions of the texts that match, the best first; all, in order, when nothing is typed.
pub fn fuzzy(typed: &str, texts: &[&str]) -> Vec<usize> {
    let needle = fold(typed.trim());
    if needle.is_empty() {
        return (0..texts.len()).collect();
    }
    let folded: Vec<String> = texts.iter().map(|text| fold(text)).collect();
    let mut found = frizbee::Matcher::new(&needle, &frizbee::Config::default()).match_list(&folded);
    found.sort_by(|a, b| b.score.cmp(&a.score).then(a.index.cmp(&b.index)));
    found.into_iter().map(|m| m.index as usize).collect()
}

#[cfg(test)]
mod tests {
    use super::fuzzy;

    #[test]
    fn letters_in_order_match_and_the_closest_comes_first() {
        let texts = ["Save as…", "Open the sample plan", "GBR-03 Typhoon air policing detachment"];
        assert_eq!(fuzzy("typhoon", &texts).first(), Some(&2));
        assert_eq!(fuzzy("sample", &texts).first(), Some(&1));
        assert!(fuzzy("zzz", &texts).is_empty());
        assert_eq!(fuzzy("", &texts), [0, 1, 2]);
    }
}
