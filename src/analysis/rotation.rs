//! The rotation calculator: how many distinct people or units it takes to keep a number deployed, tour after tour. It is
//! no figure of a scenario; it answers "can this be kept up" for a number that someone names.

use crate::base::{Decimal, Exact};

/// Distinct people or units needed to keep `deployed` of them in place for `horizon_days`, in tours of `tour_days` each
/// and with `dwell` tours' length at home for one away (3 for three to one, 0 for none): deployed × min(⌈horizon ÷
/// tour⌉, ⌈1 + dwell⌉). The first is the number of tours: nobody serves twice; the second what a lasting cycle needs.
///
/// `None` without a tour's length, with a dwell below 0, or when the number is past counting.
pub fn rotation(deployed: u64, horizon_days: u32, tour_days: u32, dwell: Decimal) -> Option<u64> {
    if tour_days == 0 || dwell.is_negative() {
        return None;
    }
    let tours = u64::from(horizon_days.div_ceil(tour_days));
    let cycle = (&Exact::one() + &dwell.exact()).to_ratio().ceil().to_integer();
    // A cycle past counting is longer than any number of tours.
    let sets = u64::try_from(cycle).map_or(tours, |cycle| tours.min(cycle));
    deployed.checked_mul(sets)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::rotation;
    use crate::base::Decimal;

    fn whole(n: i64) -> Decimal {
        Decimal::new(n, 0)
    }

    #[test]
    fn the_published_figures_come_out() {
        // Two years of six-month tours, three to one: min(4, 4) sets.
        assert_eq!(rotation(64_000, 720, 180, whole(3)), Some(256_000));
        // Two to one needs three sets once the horizon holds three tours.
        assert_eq!(rotation(60_000, 540, 180, whole(2)), Some(180_000));
        assert_eq!(rotation(60_000, 3650, 180, whole(2)), Some(180_000));
        assert_eq!(rotation(60_000, 360, 180, whole(2)), Some(120_000));
    }

    #[test]
    fn parts_of_a_tour_and_of_a_ratio_are_rounded_up() {
        assert_eq!(rotation(10, 181, 180, whole(5)), Some(20));
        // 1 + 1.5 = 2.5 sets are three.
        assert_eq!(rotation(10, 3650, 30, Decimal::new(15, 1)), Some(30));
        assert_eq!(rotation(10, 3650, 30, whole(0)), Some(10));
    }

    #[test]
    fn nothing_odd_breaks_it() {
        assert_eq!(rotation(10, 360, 0, whole(1)), None);
        assert_eq!(rotation(10, 360, 30, whole(-1)), None);
        assert_eq!(rotation(u64::MAX, 360, 30, whole(1)), None);
        assert_eq!(rotation(0, 360, 30, whole(1)), Some(0));
        assert_eq!(rotation(10, 0, 30, whole(1)), Some(0));
        assert_eq!(rotation(2, 300, 30, "79228162514264337593543950335".parse().unwrap()), Some(20));
    }
}
