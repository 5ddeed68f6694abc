//! Money as the field writes it: in millions where it is read, to the unit where it is checked.

pub use crate::base::format::{exact_money, millions, symbol};

use crate::base::Exact;

/// Money in units of its currency, written in millions: "€ 14.2 m", from a thousand on "€ 3,682 m".
pub fn money(amount: &Exact, currency: &str) -> String {
    millions(amount.to_f64() / 1e6, currency)
}
