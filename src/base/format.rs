//! How figures are written wherever people read them: thousands, days, money, shares, changes, words in a row.

use std::fmt::{Display, Write as _};

/// The sign of a negative figure: the minus of the field's tables, not a hyphen.
pub const MINUS: char = '−';
/// A range or a comparison that has no value.
pub const NO_VALUE: &str = "–";

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

/// Puts "≈ " before a figure that is illustrative.
pub fn illustrative(figure: String, is_illustrative: bool) -> String {
    if is_illustrative { format!("≈ {figure}") } else { figure }
}

/// Number of people, "?" if not known: "≈ 15,080".
pub fn people(n: Option<i64>, is_illustrative: bool) -> String {
    n.map_or_else(|| "?".to_owned(), |n| illustrative(whole(n), is_illustrative))
}

/// A day counted from C-day: "C+45", "C−3", "C+0"; not known "C+?".
pub fn day(day: Option<i64>) -> String {
    match day {
        None => "C+?".to_owned(),
        Some(d) if d < 0 => format!("C{MINUS}{}", d.unsigned_abs()),
        Some(d) => format!("C+{d}"),
    }
}

/// A day that may never come: "C+87", "never".
pub fn day_or_never(d: Option<i64>) -> String {
    d.map_or_else(|| "never".to_owned(), |d| day(Some(d)))
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

/// One noun for one, the other for the rest: "1 pledge", "3 pledges".
pub fn counted(n: i64, one: &str, many: &str) -> String {
    format!("{} {}", whole(n), if n == 1 { one } else { many })
}

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
    use super::*;

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
        assert_eq!((day(Some(45)), day(Some(-3)), day(None)), ("C+45".into(), "C−3".into(), "C+?".into()));
        assert_eq!(day_or_never(None), "never");
        assert_eq!(millions(14.2, "EUR"), "€ 14.2 m");
        assert_eq!(millions(1234.56, "PLN"), "PLN 1,235 m");
        assert_eq!(millions(999.94, "PLN"), "PLN 999.9 m");
        assert_eq!(millions(-0.25, "EUR"), "€ −0.3 m");
        assert_eq!(exact_money(14_210_500, "EUR"), "€ 14,210,500");
        assert_eq!((percent(0.955), percent(f64::INFINITY)), ("96 %".into(), "?".into()));
        assert_eq!((points(0.09), points(-0.03), points(0.001)), ("+9 pt".into(), "−3 pt".into(), "=".into()));
        assert_eq!((change(120), change(-950), change(0)), ("+120".into(), "−950".into(), "=".into()));
        assert_eq!(people(Some(300), true), "≈ 300");
        assert_eq!(people(None, true), "?");
        assert_eq!(
            (counted(1, "pledge", "pledges"), counted(3, "pledge", "pledges")),
            ("1 pledge".into(), "3 pledges".into())
        );
    }
}
