//! Numbers as people write them: with thousands marks, about, as ranges, with scale, unit and currency. What reads in two
//! ways is refused.

use super::reason::Fault;
use super::unit;

/// A number read from a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reading {
    /// The number, or the lower end of a range.
    pub value: Exact,
    /// The upper end of a range.
    pub upper: Option<Exact>,
    /// The unit behind it, as it stands there.
    pub unit: String,
    /// The currency that stands with it.
    pub currency: Option<&'static str>,
    /// True where the text is more than a number with plain thousands marks.
    pub interpreted: bool,
}

impl Reading {
    /// True where it is the lower end of a range.
    pub fn is_lower_end(&self) -> bool {
        self.upper.is_some()
    }
}

/// An exact number that is not below 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Exact {
    digits: u128,
    places: u32,
}

impl Exact {
    /// The whole number that it is.
    pub fn whole(self) -> Option<u64> {
        let unit = 10u128.checked_pow(self.places)?;
        self.digits.is_multiple_of(unit).then(|| u64::try_from(self.digits / unit).ok()).flatten()
    }

    /// This number times another, rounded up to a whole one where it is none: of a duration.
    pub fn times_up(self, numerator: u128, denominator: u128) -> Option<u64> {
        let unit = 10u128.checked_pow(self.places)?.checked_mul(denominator)?;
        u64::try_from(self.digits.checked_mul(numerator)?.div_ceil(unit)).ok()
    }

    fn scaled(self, power: u32) -> Option<Self> {
        Some(Self { digits: self.digits.checked_mul(10u128.checked_pow(power)?)?, places: self.places })
    }
}

const ABOUT: [&str; 31] = [
    "approximately",
    "approx.",
    "approx",
    "circa",
    "ca.",
    "ca",
    "c.",
    "c",
    "about",
    "around",
    "roughly",
    "some",
    "nearly",
    "almost",
    "up to",
    "at least",
    "at most",
    "more than",
    "less than",
    "over",
    "under",
    "minimum",
    "maximum",
    "min.",
    "max.",
    "estimated",
    "est.",
    "min",
    "max",
    "between",
    "from",
];

/// The whole number of a text that reads as one and nothing else: marks between thousands may stand in it.
///
/// # Errors
/// Why it is none.
pub fn whole_number(text: &str) -> Result<u64, Fault> {
    let reading = read(text, false)?;
    match reading.value.whole() {
        Some(number) if reading.interpreted => Err(Fault::NotBare { text: text.to_owned(), number }),
        Some(number) => Ok(number),
        None => Err(Fault::NotWhole(text.to_owned())),
    }
}

/// Reads a number. `money` allows m and bn for million and billion without a currency.
pub(super) fn read(text: &str, money: bool) -> Result<Reading, Fault> {
    let wrong = || Fault::NoNumber(text.to_owned());
    if text.len() > 200 {
        return Err(Fault::LongNumber);
    }
    if !text.is_empty() && text.len() <= 18 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        let digits = text.parse().map_err(|_cause| wrong())?;
        let value = Exact { digits, places: 0 };
        return Ok(Reading { value, upper: None, unit: String::new(), currency: None, interpreted: false });
    }
    let lower: String = text.to_lowercase().chars().map(even).collect();
    let money = money || has_currency(text, &lower);
    let mut rest = lower.trim();
    let mut reading = Reading {
        value: Exact { digits: 0, places: 0 },
        upper: None,
        unit: String::new(),
        currency: None,
        interpreted: false,
    };
    if let Some(after) = qualifier(rest) {
        rest = after;
        reading.interpreted = true;
    }
    rest = leading_currency(rest, text, &mut reading);
    if let Some(after) = qualifier(rest) {
        rest = after;
        reading.interpreted = true;
    }
    if rest.starts_with('-') {
        return Err(Fault::BelowNought(text.to_owned()));
    }
    let (first, after) = figure(rest).ok_or_else(wrong)?;
    let (first_scale, after_scale) = scale(after, money);
    let (mut last, mut tail) = (first, after_scale);
    let mut last_scale = first_scale;
    let range =
        ["-", "to ", "and ", "until ", "bis "].iter().find_map(|mark| after_scale.trim_start().strip_prefix(mark));
    let mut ranged = false;
    if let Some(behind) = range {
        let behind = leading_currency(behind.trim_start(), text, &mut reading);
        if let Some((second, after)) = figure(behind) {
            ranged = true;
            last = second;
            (last_scale, tail) = scale(after, money);
        } else {
            return Err(wrong());
        }
    }
    let mut tail = tail.trim();
    for mark in ["+", "(approx.)", "(approx)", "(est.)", "(estimated)", "(tbc)"] {
        if let Some(after) = tail.strip_prefix(mark) {
            tail = after.trim_start();
            reading.interpreted = true;
        }
    }
    tail = trailing_currency(tail, text, &mut reading);
    let mut scales = (first_scale, last_scale);
    if ranged && scales.0 == 0 {
        scales.0 = scales.1; // 3-4k
    }
    let low = number(first, scales.0, &mut reading.interpreted).ok_or_else(|| two_ways(text, first, scales.0))?;
    reading.value = low;
    if ranged {
        let high = number(last, scales.1, &mut reading.interpreted).ok_or_else(|| two_ways(text, last, scales.1))?;
        if compare(low, high) != std::cmp::Ordering::Less {
            return Err(Fault::NoRange(text.to_owned()));
        }
        reading.upper = Some(high);
    }
    tail = tail.strip_prefix(['×', '*']).or_else(|| tail.strip_prefix("x ")).unwrap_or(tail).trim();
    tail = tail.strip_prefix("of ").unwrap_or(tail);
    if tail.contains(|c: char| c.is_ascii_digit()) {
        return Err(wrong());
    }
    reading.unit = tail.trim_matches(|c: char| c == '.' || c == ',' || c.is_whitespace()).to_owned();
    reading.interpreted |= ranged || !reading.unit.is_empty() || reading.currency.is_some() || scales.0 > 0;
    Ok(reading)
}

fn even(c: char) -> char {
    match c {
        '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{2007}' | '\t' | '\n' | '\r' => ' ',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{2019}' | '\u{2bc}' | '`' => '\'',
        c => c,
    }
}

/// True where a currency stands somewhere in the text.
fn has_currency(written: &str, lower: &str) -> bool {
    lower
        .char_indices()
        .any(|(at, c)| !c.is_ascii_alphanumeric() && unit::sign(lower.get(at..).unwrap_or_default()).is_some())
        || lower.contains("euro")
        || lower.split(|c: char| !c.is_alphabetic()).any(|word| code(word, written).is_some())
}

/// The currency whose code a word is: written in capitals, but for the commonest, since some codes are words.
fn code(word: &str, written: &str) -> Option<&'static str> {
    unit::currency(word).filter(|code| written.contains(code) || ["EUR", "GBP", "USD"].contains(code))
}

/// What stands behind a word such as "about".
fn qualifier(text: &str) -> Option<&str> {
    if let Some(after) = text.strip_prefix(['~', '≈', '>', '<', '≥', '≤', '±']) {
        return Some(after.trim_start_matches(['=', ' ']));
    }
    ABOUT.iter().find_map(|word| {
        let after = text.strip_prefix(word)?;
        let apart = after.starts_with(' ') || word.ends_with('.') || after.starts_with(|c: char| c.is_ascii_digit());
        apart.then(|| after.trim_start())
    })
}

fn leading_currency<'a>(text: &'a str, written: &str, reading: &mut Reading) -> &'a str {
    if let Some((code, length, shared)) = unit::sign(text) {
        reading.currency = Some(code);
        reading.interpreted |= shared;
        return text.get(length..).unwrap_or_default().trim_start();
    }
    let found = text.get(..3).and_then(|word| code(word, written));
    let after = text.get(3..).unwrap_or_default();
    match found {
        Some(code) if after.starts_with(|c: char| c == ' ' || c.is_ascii_digit()) => {
            reading.currency = Some(code);
            after.trim_start()
        }
        _ => text,
    }
}

fn trailing_currency<'a>(text: &'a str, written: &str, reading: &mut Reading) -> &'a str {
    if let Some((code, length, _)) = unit::sign(text) {
        reading.currency = Some(code);
        return text.get(length..).unwrap_or_default().trim_start();
    }
    let word = text.split(' ').next().unwrap_or_default();
    match code(word, written) {
        Some(code) => {
            reading.currency = Some(code);
            text.get(word.len()..).unwrap_or_default().trim_start()
        }
        None => text,
    }
}

/// The figure at the beginning, with the marks in it, and what stands behind it.
fn figure(text: &str) -> Option<(&str, &str)> {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    if !digit(0) {
        return None;
    }
    let mut end = 0;
    loop {
        let group = digit(end + 1) && digit(end + 2) && digit(end + 3) && !digit(end + 4);
        match bytes.get(end) {
            Some(b) if b.is_ascii_digit() => end += 1,
            Some(b',' | b'.') if digit(end + 1) => end += 1,
            Some(b' ' | b'\'') if group => end += 1,
            _ => break,
        }
    }
    Some((text.get(..end)?, text.get(end..)?))
}

/// The power of ten that a word behind a figure means, and what stands behind it.
fn scale(text: &str, money: bool) -> (u32, &str) {
    let trimmed = text.trim_start();
    let word: &str = trimmed.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let power = match word {
        "k" | "thousand" | "tsd" => 3,
        "million" | "millions" | "mn" | "mio" | "mln" => 6,
        "billion" | "billions" | "mrd" => 9,
        "m" if money => 6,
        "bn" | "b" if money => 9,
        _ => return (0, text),
    };
    (power, trimmed.get(word.len()..).unwrap_or_default().trim_start_matches('.'))
}

/// The number of a figure; nothing where its marks read in two ways.
fn number(figure: &str, power: u32, interpreted: &mut bool) -> Option<Exact> {
    let bare: String = figure.chars().filter(|c| *c != ' ' && *c != '\'').collect();
    let grouped = bare.len() < figure.len();
    let marks: Vec<char> = bare.chars().filter(|c| !c.is_ascii_digit()).collect();
    let thousands = |mark: char, whole: &str| {
        let mut groups = whole.split(mark);
        let first = groups.next().unwrap_or_default();
        (1..=3).contains(&first.len()) && !first.starts_with('0') && groups.all(|group| group.len() == 3)
    };
    let (whole, part) = match marks.as_slice() {
        [] => (bare.clone(), String::new()),
        [mark] => {
            let (before, after) = bare.split_once(*mark)?;
            let like_thousands = !grouped && thousands(*mark, &bare);
            match (like_thousands, power > 0) {
                (true, true) => return None, // 1.250 million
                (true, false) => {
                    *interpreted |= *mark == '.';
                    (format!("{before}{after}"), String::new())
                }
                (false, _) => {
                    *interpreted |= *mark == ',';
                    (before.to_owned(), after.to_owned())
                }
            }
        }
        [first, .., last] if first != last => {
            let (before, after) = bare.rsplit_once(*last)?;
            let one = marks.iter().filter(|mark| *mark == last).count() == 1;
            if grouped || !one || after.len() == 3 || !thousands(*first, before) {
                return None; // 1,000.000
            }
            (before.replace(*first, ""), after.to_owned())
        }
        [mark, ..] => {
            if grouped || !thousands(*mark, &bare) {
                return None;
            }
            *interpreted |= *mark == '.';
            (bare.replace(*mark, ""), String::new())
        }
    };
    if whole.len() + part.len() > 24 {
        return None;
    }
    let digits = format!("{whole}{part}").parse().ok()?;
    Exact { digits, places: part.len() as u32 }.scaled(power)
}

fn two_ways(text: &str, figure: &str, power: u32) -> Fault {
    if power > 0 && figure.contains([',', '.']) {
        Fault::ScaleInTwoWays(text.to_owned())
    } else {
        Fault::UnclearMarks(text.to_owned())
    }
}

fn compare(a: Exact, b: Exact) -> std::cmp::Ordering {
    let scaled = |x: Exact, other: Exact| x.scaled(other.places).map(|x| x.digits);
    scaled(a, b).cmp(&scaled(b, a))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        // text, value, upper, unit, currency, whether a note is left
        let cases = [
            ("12", 12, None, "", None, false),
            ("1,000", 1000, None, "", None, false),
            ("1 000", 1000, None, "", None, false),
            ("1\u{202f}000\u{a0}000", 1_000_000, None, "", None, false),
            ("1'000", 1000, None, "", None, false),
            ("1.000", 1000, None, "", None, true),
            ("1.000.000", 1_000_000, None, "", None, true),
            ("12.0", 12, None, "", None, false),
            ("1,000.00", 1000, None, "", None, false),
            ("1.000,00", 1000, None, "", None, false),
            ("c. 1,000", 1000, None, "", None, true),
            ("ca 800", 800, None, "", None, true),
            ("about 1,000 troops", 1000, None, "troops", None, true),
            ("~500", 500, None, "", None, true),
            ("500+", 500, None, "", None, true),
            ("up to 500", 500, None, "", None, true),
            ("800–1,000", 800, Some(1000), "", None, true),
            ("800 - 1 000 personnel", 800, Some(1000), "personnel", None, true),
            ("between 800 and 1,000", 800, Some(1000), "", None, true),
            ("3-4k", 3000, Some(4000), "", None, true),
            ("12 aircraft", 12, None, "aircraft", None, true),
            ("2 × battalions", 2, None, "battalions", None, true),
            ("€ 3.1m", 3_100_000, None, "", Some("EUR"), true),
            ("3,1 Mio. €", 3_100_000, None, "", Some("EUR"), true),
            ("GBP 1.16bn", 1_160_000_000, None, "", Some("GBP"), true),
            ("1.6 bn EUR", 1_600_000_000, None, "", Some("EUR"), true),
            ("2 bn", 2, None, "bn", None, true),
            ("EUR 500,000", 500_000, None, "", Some("EUR"), true),
            ("5 m", 5, None, "m", None, true),
            ("2 billion", 2_000_000_000, None, "", None, true),
            ("1,5 Mrd", 1_500_000_000, None, "", None, true),
            ("12,0", 12, None, "", None, true),
        ];
        for (text, value, upper, unit, currency, note) in cases {
            let read = read(text, false).unwrap_or_else(|why| panic!("{text}: {why}"));
            assert_eq!(read.value.whole(), Some(value), "{text}");
            assert_eq!(read.upper.map(|upper| upper.whole().unwrap()), upper, "{text}");
            assert_eq!((read.unit.as_str(), read.currency, read.interpreted), (unit, currency, note), "{text}");
        }
    }

    #[test]
    fn a_figure_that_begins_with_a_nought_has_no_thousands() {
        assert_eq!(read("0.800", false).unwrap().value.whole(), None);
        assert_eq!(read("0.800", false).unwrap().value.times_up(10, 1), Some(8));
    }

    #[test]
    fn what_is_below_nought_is_told_as_that() {
        assert_eq!(read("-5", false), Err(Fault::BelowNought("-5".to_owned())));
    }

    #[test]
    fn what_reads_in_two_ways_or_in_none_is_refused() {
        let texts = [
            "several",
            "",
            "-5",
            "1.250 million",
            "1,000.000",
            "12 F-16",
            "1000-800",
            "1,00,000",
            "TBC",
            "12 or 13",
            "0x10",
            "1e5",
            "99999999999999999999999999",
            "12.3.4",
        ];
        for text in texts {
            assert!(read(text, false).is_err(), "{text}: {:?}", read(text, false));
        }
        assert_eq!(read("2.5", false).unwrap().value.whole(), None);
    }
}
