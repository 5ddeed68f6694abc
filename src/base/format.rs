//! The notation of figures, without a word of any language: thousands, decimals, days, money, shares, changes. What is read
//! by people takes it from the functions of `words`, which have the value in its type.

use std::fmt::Write as _;

/// The sign of a negative figure: the minus of the field's tables, not a hyphen.
pub const MINUS: char = '−';

/// A whole number with a comma at every third digit: "15,080", "−950".
pub fn whole(n: i64) -> String {
    let digits = n.unsigned_abs().to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3 + 3);
    if n < 0 {
        out.push(MINUS);
    }
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A quantity: whole where it is whole, else with one decimal: "9", "2.5". Not finite is "?".
pub fn quantity(v: f64) -> String {
    if !v.is_finite() {
        return "?".to_owned();
    }
    let tenths = (v * 10.0).round() as i64;
    let mut out = String::new();
    if tenths < 0 {
        out.push(MINUS);
    }
    out.push_str(&whole((tenths / 10).abs()));
    if tenths % 10 != 0 {
        // Writing into a String cannot fail.
        let _infallible = write!(out, ".{}", (tenths % 10).abs());
    }
    out
}

/// A day counted from C-day: "C+45", "C−3", "C+0".
pub fn day(day: i64) -> String {
    if day < 0 { format!("C{MINUS}{}", day.unsigned_abs()) } else { format!("C+{day}") }
}

/// Money given in millions, sign before the figure, one decimal below a thousand: "€ 14.2 m", "€ 3,682 m". Needs a symbol
/// or a code.
pub fn millions(millions: f64, currency: &str) -> String {
    if millions.abs() >= 1000.0 {
        return format!("{} {} m", symbol(currency), whole(millions.round() as i64));
    }
    let tenths = (millions * 10.0).round() as i64;
    let sign = if tenths < 0 { "−" } else { "" };
    let tenths = tenths.unsigned_abs();
    format!("{} {sign}{}.{} m", symbol(currency), whole((tenths / 10).try_into().unwrap_or(i64::MAX)), tenths % 10)
}

/// Money to the unit, for the hover that shows the exact figure: "€ 14,210,500".
pub fn exact_money(units: i64, currency: &str) -> String {
    format!("{} {}", symbol(currency), whole(units))
}

/// The sign of the best known currencies, else the code itself.
pub fn symbol(currency: &str) -> &str {
    match currency {
        "EUR" => "€",
        "GBP" => "£",
        "UAH" => "₴",
        "TRY" => "₺",
        other => other,
    }
}

/// A share of 1 in whole per cent: "96 %". Not finite is "?".
pub fn percent(share: f64) -> String {
    if share.is_finite() { format!("{} %", whole((share * 100.0).round() as i64)) } else { "?".to_owned() }
}

/// A difference of two shares of 1 in percentage points: "+9 pt", "−3 pt", "=".
pub fn points(difference: f64) -> String {
    let n = (difference * 100.0).round() as i64;
    if n == 0 { "=".to_owned() } else { format!("{} pt", change(n)) }
}

/// A change with its sign: "+120", "−950", "=" if nothing changed.
pub fn change(n: i64) -> String {
    match n {
        0 => "=".to_owned(),
        n if n > 0 => format!("+{}", whole(n)),
        n => whole(n),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_part_every_third_digit_and_minus_is_a_minus() {
        for (n, text) in [(0, "0"), (999, "999"), (1000, "1,000"), (15_080, "15,080"), (-950, "−950")] {
            assert_eq!(whole(n), text);
        }
        assert_eq!(whole(i64::MIN), "−9,223,372,036,854,775,808");
    }

    #[test]
    fn quantities_show_a_decimal_only_where_there_is_one() {
        for (v, text) in [(9.0, "9"), (2.5, "2.5"), (-0.5, "−0.5"), (12_000.04, "12,000"), (f64::NAN, "?")] {
            assert_eq!(quantity(v), text);
        }
    }

    #[test]
    fn days_money_shares_and_changes_read_as_the_field_reads_them() {
        assert_eq!((day(45), day(-3), day(0)), ("C+45".into(), "C−3".into(), "C+0".into()));
        assert_eq!(millions(14.2, "EUR"), "€ 14.2 m");
        assert_eq!(millions(1234.56, "PLN"), "PLN 1,235 m");
        assert_eq!(millions(999.94, "PLN"), "PLN 999.9 m");
        assert_eq!(millions(-0.25, "EUR"), "€ −0.3 m");
        assert_eq!(exact_money(14_210_500, "EUR"), "€ 14,210,500");
        assert_eq!((percent(0.955), percent(f64::INFINITY)), ("96 %".into(), "?".into()));
        assert_eq!((points(0.09), points(-0.03), points(0.001)), ("+9 pt".into(), "−3 pt".into(), "=".into()));
        assert_eq!((change(120), change(-950), change(0)), ("+120".into(), "−950".into(), "=".into()));
    }
}
