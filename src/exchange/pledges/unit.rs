//! What a quantity counts: units in the singular, whatever the sheet's spelling, and currencies.

use super::words::singular;

/// The unit of people.
pub(super) const PERSON: &str = "person";

/// Spellings of units, each with the unit's own word.
const SPELLINGS: [(&str, &str); 37] = [
    ("personnel", PERSON),
    ("people", PERSON),
    ("troop", PERSON),
    ("soldier", PERSON),
    ("pax", PERSON),
    ("men", PERSON),
    ("staff", PERSON),
    ("strong", PERSON),
    ("service member", PERSON),
    ("plane", "aircraft"),
    ("jet", "aircraft"),
    ("airplane", "aircraft"),
    ("aeroplane", "aircraft"),
    ("fighter aircraft", "aircraft"),
    ("ac", "aircraft"),
    ("ship", "vessel"),
    ("boat", "vessel"),
    ("bn", "battalion"),
    ("bns", "battalion"),
    ("bty", "battery"),
    ("btys", "battery"),
    ("coy", "company"),
    ("coys", "company"),
    ("sqn", "squadron"),
    ("sqns", "squadron"),
    ("pl", "platoon"),
    ("plt", "platoon"),
    ("bde", "brigade"),
    ("bdes", "brigade"),
    ("bg", "battlegroup"),
    ("bgs", "battlegroup"),
    ("battle group", "battlegroup"),
    ("tm", "team"),
    ("veh", "vehicle"),
    ("hq", "headquarters"),
    ("headquarter", "headquarters"),
    ("hospital", "facility"),
];

/// Units that a plan may not have and a sheet may.
const OTHERS: [&str; 12] = [
    PERSON,
    "aircraft",
    "vessel",
    "battalion",
    "battery",
    "company",
    "squadron",
    "platoon",
    "brigade",
    "battlegroup",
    "team",
    "vehicle",
];

/// A unit's own word.
pub(super) fn unit(text: &str) -> String {
    let word = singular(text);
    SPELLINGS.iter().find(|(spelling, _)| *spelling == word).map_or(word, |(_, unit)| (*unit).to_owned())
}

/// True for a unit that is counted in everywhere.
pub(super) fn is_common(unit: &str) -> bool {
    OTHERS.contains(&unit) || unit == "missile" || unit == "facility" || unit == "headquarters"
}

/// Currencies by their codes of ISO 4217.
const CURRENCIES: &str = "AED ALL AMD ARS AUD AZN BAM BDT BGN BHD BRL CAD CHF CLP CNY COP CZK DKK DZD EGP EUR GBP GEL HKD \
    HUF IDR ILS INR ISK JOD JPY KES KRW KWD KZT LKR MAD MDL MKD MXN MYR NGN NOK NZD OMR PEN PHP PKR PLN QAR RON RSD RUB SAR \
    SEK SGD THB TND TRY TWD UAH USD UYU VND XAF XOF ZAR";

/// The code of a currency, if it is one.
pub(super) fn currency(text: &str) -> Option<&'static str> {
    let known = CURRENCIES.split_ascii_whitespace();
    known.into_iter().find(|code| code.eq_ignore_ascii_case(text))
}

/// Signs and words of currencies. The last of each says whether others use it too.
const SIGNS: [(&str, &str, bool); 13] = [
    ("€", "EUR", false),
    ("£", "GBP", true),
    ("us$", "USD", false),
    ("c$", "CAD", false),
    ("a$", "AUD", false),
    ("nz$", "NZD", false),
    ("$", "USD", true),
    ("¥", "JPY", true),
    ("₴", "UAH", false),
    ("₺", "TRY", false),
    ("zł", "PLN", false),
    ("euros", "EUR", false),
    ("euro", "EUR", false),
];

/// The currency sign at the beginning of a text in small letters: code, its length, and whether others use it too.
pub(super) fn sign(text: &str) -> Option<(&'static str, usize, bool)> {
    SIGNS.iter().find(|(sign, ..)| text.starts_with(sign)).map(|(sign, code, shared)| (*code, sign.len(), *shared))
}
