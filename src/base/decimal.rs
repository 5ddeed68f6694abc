//! An exact decimal, held as text in files: money, rates, likelihoods, weights. The digits that a file gives are the
//! digits that are written back.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use serde::de::{Deserializer, Visitor};
use serde::{Deserialize, Serialize, Serializer};

use super::Exact;

/// An exact decimal of at most 28 digits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decimal(rust_decimal::Decimal);

/// Text that is no decimal.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is no decimal number; write digits with a point, such as 0.85")]
pub struct DecimalError(pub String);

impl Decimal {
    /// 0.
    pub const ZERO: Self = Self(rust_decimal::Decimal::ZERO);
    /// 1.
    pub const ONE: Self = Self(rust_decimal::Decimal::ONE);

    /// `mantissa` divided by 10 to the power of `scale` (0 to 28).
    pub fn new(mantissa: i64, scale: u32) -> Self {
        Self(rust_decimal::Decimal::new(mantissa, scale.min(28)))
    }

    /// The same number as an exact fraction.
    pub fn exact(&self) -> Exact {
        let (mantissa, scale) = (self.0.mantissa(), self.0.scale());
        // 10^28, the largest, fits; a mantissa has 96 bits.
        Exact::reduced(mantissa, 10i128.pow(scale))
    }

    /// True when below 0.
    pub fn is_negative(&self) -> bool {
        self.0.is_sign_negative() && !self.0.is_zero()
    }

    /// True when 0.
    pub fn is_zero(&self) -> bool {
        self.0.is_zero()
    }

    /// The nearest double, for drawing only.
    pub fn to_f64(&self) -> f64 {
        self.exact().to_f64()
    }

    /// Digits after the point.
    pub fn places(&self) -> u32 {
        self.0.scale()
    }
}

impl FromStr for Decimal {
    type Err = DecimalError;

    fn from_str(text: &str) -> Result<Self, DecimalError> {
        let plain = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b'-' || b == b'+');
        if !plain {
            return Err(DecimalError(text.to_owned()));
        }
        rust_decimal::Decimal::from_str_exact(text).map(Self).map_err(|_cause| DecimalError(text.to_owned()))
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;
        impl Visitor<'_> for Text {
            type Value = Decimal;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a decimal as text, such as \"0.85\"")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Decimal, E> {
                text.parse().map_err(E::custom)
            }

            fn visit_u64<E: serde::de::Error>(self, n: u64) -> Result<Decimal, E> {
                n.to_string().parse().map_err(E::custom)
            }

            fn visit_i64<E: serde::de::Error>(self, n: i64) -> Result<Decimal, E> {
                n.to_string().parse().map_err(E::custom)
            }

            // A file written by hand may hold a bare number; its shortest text is what its author typed.
            fn visit_f64<E: serde::de::Error>(self, n: f64) -> Result<Decimal, E> {
                n.to_string().parse().map_err(E::custom)
            }
        }
        deserializer.deserialize_any(Text)
    }
}

impl schemars::JsonSchema for Decimal {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Decimal".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "pattern": "^[-+]?[0-9]*\\.?[0-9]+$" })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::Decimal;

    #[test]
    fn the_digits_of_the_file_are_kept() {
        for text in ["0.30", "1", "14000000", "0.000630", "-2.50"] {
            let json = format!("\"{text}\"");
            let read: Decimal = serde_json::from_str(&json).unwrap();
            assert_eq!(serde_json::to_string(&read).unwrap(), json);
        }
    }

    #[test]
    fn words_exponents_and_nothing_are_refused() {
        for text in ["", "NaN", "1e400", "c. 5", "0x10", "1_000", "inf"] {
            assert!(text.parse::<Decimal>().is_err(), "{text}");
        }
    }
}
