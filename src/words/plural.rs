//! What follows a number: the one place that knows how a noun goes with one and with many.

use super::whole;

/// The noun that goes with a number: the first with one, else the second.
pub fn plural<'w>(n: i64, one: &'w str, many: &'w str) -> &'w str {
    if n == 1 { one } else { many }
}

/// A number with its noun: "1 pledge", "3 pledges", "1,200 people".
pub fn counted(n: i64, one: &str, many: &str) -> String {
    format!("{} {}", whole(n), plural(n, one, many))
}

/// What a capability is counted in, after a number of it: "1 battery", "3 batteries", "2 aircraft". A unit of several words
/// or of none takes the end of its last.
pub fn units(n: u64, unit: &str) -> String {
    const ALIKE: [&str; 5] = ["aircraft", "headquarters", "personnel", "equipment", "money"];
    if n == 1 || unit.is_empty() || ALIKE.iter().any(|word| unit.ends_with(word)) {
        return unit.to_owned();
    }
    let vowel = |c: char| "aeiou".contains(c);
    match unit {
        _ if unit.ends_with("person") => format!("{}people", unit.trim_end_matches("person")),
        _ if unit.ends_with('y') && !unit.chars().rev().nth(1).is_some_and(vowel) => {
            format!("{}ies", unit.trim_end_matches('y'))
        }
        _ if ["s", "x", "ch", "sh"].iter().any(|end| unit.ends_with(end)) => format!("{unit}es"),
        _ => format!("{unit}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::{counted, units};

    #[test]
    fn units_follow_their_number() {
        assert_eq!(units(1, "battery"), "battery");
        let many =
            ["battery", "aircraft", "convoy", "person", "headquarters", "vehicle", "mess", "mine clearance team"]
                .map(|unit| units(2, unit));
        let wanted = [
            "batteries",
            "aircraft",
            "convoys",
            "people",
            "headquarters",
            "vehicles",
            "messes",
            "mine clearance teams",
        ];
        assert_eq!(many, wanted);
        assert_eq!((units(0, "company"), units(3, "")), ("companies".to_owned(), String::new()));
    }

    #[test]
    fn one_goes_with_one_noun_and_all_else_with_the_other() {
        let read = [0, 1, 3, 1_200].map(|n| counted(n, "pledge", "pledges"));
        assert_eq!(read, ["0 pledges", "1 pledge", "3 pledges", "1,200 pledges"]);
    }
}
