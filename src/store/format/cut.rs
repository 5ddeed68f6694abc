//! Why a document must not be saved over its file; and of a file that ends too early, what that cost.

use super::kept::LISTS;

/// Why a document must not be saved over its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadOnly {
    /// The file ends too early: what stands before its end is shown.
    Cut(Cut),
    /// A newer program wrote it; with the version of the file.
    Newer(u32),
}

/// Where a file ends too early, and which of the plan's lists that cost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cut {
    /// The line of its end, from 1.
    pub line: usize,
    /// The column of its end, from 1.
    pub column: usize,
    /// The list in which it ends, by its key; none where it ends elsewhere.
    pub within: Option<String>,
    /// The lists that would follow, by their keys. The file may never have had all of them: empty lists are not written.
    pub after: Vec<String>,
}

impl Cut {
    /// What a text cost that ends at this place, having got through these keys of the plan.
    pub(super) fn new(line: usize, column: usize, keys: &[String]) -> Self {
        let place = |key: &String| LISTS.iter().position(|list| list == key);
        let within = keys.last().filter(|key| place(key).is_some());
        let places: Vec<usize> = keys.iter().filter_map(place).collect();
        // In a file of the usual order a list that is passed was empty; in another it may still come.
        let usual = places.is_sorted();
        let passed = if usual { places.last().map_or(0, |last| last + 1) } else { 0 };
        let after = LISTS.iter().skip(passed).filter(|list| !keys.iter().any(|key| key == *list));
        Self { line, column, within: within.cloned(), after: after.map(|list| (*list).to_owned()).collect() }
    }

    /// True where this list is not there, or not as a whole.
    pub fn lost(&self, list: &str) -> bool {
        self.within.as_deref() == Some(list) || self.after.iter().any(|lost| lost == list)
    }
}

#[cfg(test)]
mod tests {
    use super::Cut;

    fn cut(keys: &[&str]) -> (Option<String>, usize) {
        let keys: Vec<String> = keys.iter().map(|key| (*key).to_owned()).collect();
        let cut = Cut::new(1, 1, &keys);
        (cut.within.clone(), cut.after.len())
    }

    #[test]
    fn what_follows_the_list_in_which_a_text_ends_is_lost_and_what_was_passed_was_empty() {
        assert_eq!(cut(&["format", "title", "areas", "contributions"]), (Some("contributions".into()), 7));
        assert_eq!(cut(&["format", "title"]), (None, 13));
        assert_eq!(cut(&["format", "scenarios", "areas"]), (Some("areas".into()), 11));
        assert_eq!(cut(&["format", "areas", "log"]), (Some("log".into()), 0));
        assert!(Cut::new(1, 1, &["areas".to_owned()]).lost("scenarios"));
    }
}
