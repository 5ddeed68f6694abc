//! Plain numbers: whole, with a decimal where there is one, as a change, as a place in an order.

pub use crate::base::format::{MINUS, change, quantity, whole};

use crate::base::Exact;

/// A range or a comparison that has no value.
pub const NO_VALUE: &str = "–";

/// An exact amount: whole where it is whole, else with one decimal: "9", "2.5".
pub fn amount(amount: &Exact) -> String {
    quantity(amount.to_f64())
}

/// An exact amount for tables that are checked: whole where it is whole, else with two decimals: "1,500.50".
pub fn amount_to_hundredths(amount: &Exact) -> String {
    let text = if amount.is_whole() { amount.to_json().to_string() } else { format!("{:.2}", amount.to_f64()) };
    let (whole, rest) = text.split_at(text.find(['.', 'e']).unwrap_or(text.len()));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("−", digits));
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    format!("{sign}{grouped}{rest}")
}

/// A place in an order: "1st", "2nd", "3rd", "4th", "11th", "21st".
pub fn ordinal(place: usize) -> String {
    let end = match (place % 100, place % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    format!("{place}{end}")
}

#[cfg(test)]
mod tests {
    use super::{amount, amount_to_hundredths, ordinal};
    use crate::base::Exact;

    #[test]
    fn amounts_show_decimals_only_where_there_are_some() {
        let half = Exact::ratio(3_001, 2).unwrap_or_default();
        assert_eq!((amount(&half), amount_to_hundredths(&half)), ("1,500.5".to_owned(), "1,500.50".to_owned()));
        assert_eq!(amount_to_hundredths(&Exact::whole(1_234_567)), "1,234,567");
        assert_eq!(amount_to_hundredths(&Exact::whole(-123_456)), "−123,456");
        assert_eq!(amount_to_hundredths(&Exact::whole(7)), "7");
    }

    #[test]
    fn places_in_an_order_all_read_alike() {
        let read = [1, 2, 3, 4, 11, 12, 13, 21, 102, 111].map(ordinal);
        assert_eq!(read, ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "102nd", "111th"]);
    }
}
