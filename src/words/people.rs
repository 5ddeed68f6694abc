//! Numbers of people, with the mark of figures that are only illustrative.

use super::whole;
use crate::base::Exact;

/// Puts "≈ " before a figure that is illustrative.
pub fn illustrative(figure: String, is_illustrative: bool) -> String {
    if is_illustrative { format!("≈ {figure}") } else { figure }
}

/// People, rounded to whole ones: "≈ 15,080".
pub fn people(people: &Exact, is_illustrative: bool) -> String {
    illustrative(whole(people.to_f64().round() as i64), is_illustrative)
}

/// A number of people that may not be known: "≈ 300", "?".
pub fn people_known(n: Option<u64>, is_illustrative: bool) -> String {
    let n = n.map(|n| i64::try_from(n).unwrap_or(i64::MAX));
    n.map_or_else(|| "?".to_owned(), |n| illustrative(whole(n), is_illustrative))
}

#[cfg(test)]
mod tests {
    use super::{people, people_known};
    use crate::base::Exact;

    #[test]
    fn illustrative_figures_are_marked_and_unknown_ones_are_no_number() {
        assert_eq!(people(&Exact::whole(15_080), true), "≈ 15,080");
        assert_eq!((people_known(Some(300), false), people_known(None, true)), ("300".to_owned(), "?".to_owned()));
    }
}
