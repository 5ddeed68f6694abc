//! Shares of a whole, as per cent and as the difference of two.

pub use crate::base::format::{percent, points};

use crate::base::Exact;

/// A share of 1 in per cent with one decimal, for tables that are checked: "95.5 %".
pub fn percent_to_tenths(share: &Exact) -> String {
    format!("{:.1} %", share.to_f64() * 100.0)
}
