//! Several names in a row, as a sentence has them.

use std::fmt::Display;

/// Words in a row: "B", "B and C", "B, C and E".
pub fn listed<T: Display>(words: &[T]) -> String {
    match words {
        [] => String::new(),
        [one] => one.to_string(),
        [first @ .., last] => {
            let first: Vec<String> = first.iter().map(ToString::to_string).collect();
            format!("{} and {last}", first.join(", "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::listed;

    #[test]
    fn the_last_of_several_follows_an_and() {
        assert_eq!(listed::<&str>(&[]), "");
        assert_eq!([listed(&["B"]), listed(&["B", "C"]), listed(&["B", "C", "E"])], ["B", "B and C", "B, C and E"]);
    }
}
