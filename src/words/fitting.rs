//! What an empty line says of the pledges that could go there.

use super::{plural, whole};

/// How many pledges could go to an empty line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fitting {
    /// Not known, or not yet.
    NotKnown,
    /// Too many to try: so many of this kind are left.
    Left(usize),
    /// All were tried.
    Known {
        /// So many would count in full.
        fits: usize,
        /// So many would go there and not count, or not in full.
        warned: usize,
    },
}

/// The words of an empty line.
pub fn nothing_assigned(fitting: Fitting) -> String {
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    match fitting {
        Fitting::NotKnown => "Nothing assigned.".to_owned(),
        Fitting::Left(left) => format!("Nothing assigned. {} of this kind left", whole(count(left))),
        Fitting::Known { fits: 0, warned: 0 } => "Nothing assigned. No pledge fits".to_owned(),
        Fitting::Known { fits: 0, warned } => {
            format!("Nothing assigned. {warned} {} with a warning", plural(count(warned), "fits", "fit"))
        }
        Fitting::Known { fits, warned: 0 } => {
            format!("Nothing assigned. {fits} {}", plural(count(fits), "pledge fits", "pledges fit"))
        }
        Fitting::Known { fits, warned } => {
            format!("Nothing assigned. {fits} {}, {warned} with a warning", plural(count(fits), "fits", "fit"))
        }
    }
}

/// Below the pledges that were tried, how many were not.
pub fn not_yet_tried(n: usize) -> String {
    let n = i64::try_from(n).unwrap_or(i64::MAX);
    format!("{} {} not tried yet", whole(n), plural(n, "pledge is", "pledges are"))
}

#[cfg(test)]
mod tests {
    use super::{Fitting, nothing_assigned};

    #[test]
    fn one_and_many_are_told_apart() {
        let known = |fits, warned| nothing_assigned(Fitting::Known { fits, warned });
        assert_eq!(known(0, 0), "Nothing assigned. No pledge fits");
        assert_eq!((known(0, 1), known(0, 2)), (said("1 fits with a warning"), said("2 fit with a warning")));
        assert_eq!((known(1, 0), known(3, 0)), (said("1 pledge fits"), said("3 pledges fit")));
        assert_eq!((known(1, 2), known(4, 1)), (said("1 fits, 2 with a warning"), said("4 fit, 1 with a warning")));
        assert_eq!(nothing_assigned(Fitting::Left(1_200)), "Nothing assigned. 1,200 of this kind left");
    }

    fn said(rest: &str) -> String {
        format!("Nothing assigned. {rest}")
    }
}
