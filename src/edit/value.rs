//! Plain values: what a field that is no list of records holds, whatever record it is in. A field's type says which kind
//! of value it takes; one check per kind holds for all fields.

use std::fmt;

use super::bad_value::{BadValue, ShareOf};
use super::refusal::Refusal;
use crate::base::{Date, Day, Decimal, Quantity, normalise};
use crate::model::{Command, Lift};

/// The value of a plain field.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Text; empty where nothing is stated.
    Text(String),
    /// Texts, each once.
    Lines(Vec<String>),
    /// A whole number; none = not known.
    Count(Option<u64>),
    /// A number of days; none = not known.
    Days(Option<Day>),
    /// A date; none = not known.
    Date(Option<Date>),
    /// A probability or a share, 0 to 1; none = not stated.
    Share(Option<Decimal>),
    /// Yes or no.
    Flag(bool),
    /// One of the file format's words; empty where nothing is stated.
    Word(&'static str),
}

/// What kind of value a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    Text,
    /// Texts, each once.
    Lines,
    /// A whole number.
    Count,
    /// A number of days.
    Days,
    /// A date.
    Date,
    /// A probability or a share.
    Share,
    /// Yes or no.
    Flag,
    /// One of the file format's words.
    Word,
}

impl Value {
    /// True where nothing is stated.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.is_empty(),
            Self::Lines(lines) => lines.is_empty(),
            Self::Count(count) => count.is_none(),
            Self::Days(days) => days.is_none(),
            Self::Date(date) => date.is_none(),
            Self::Share(share) => share.is_none(),
            Self::Flag(_) => false,
            Self::Word(word) => word.is_empty(),
        }
    }

    /// The value as it is kept.
    ///
    /// # Errors
    /// A value outside the range of its kind.
    pub(super) fn checked(self) -> Result<Self, Refusal> {
        Ok(match self {
            Self::Text(text) => Self::Text(normalise(text.trim())),
            Self::Lines(lines) => Self::Lines(each_once(&lines)?),
            Self::Days(Some(days)) if !(0..=36_500).contains(&days.0) => {
                return Err(BadValue::Days.into());
            }
            Self::Share(Some(share)) if share.is_negative() || share > Decimal::ONE || share.places() > 6 => {
                return Err(BadValue::Share(ShareOf::Likelihood).into());
            }
            other => other,
        })
    }
}

/// A text that is no value of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotRead(pub Kind);

impl Kind {
    /// The value of a text as a person types it. Nothing, or "?", is not known; marks between thousands do not count.
    ///
    /// # Errors
    /// A text that is no value of this kind.
    pub fn read(self, text: &str) -> Result<Value, NotRead> {
        let wrong = || NotRead(self);
        let bare = text.trim();
        let stated = Some(bare).filter(|bare| !["", "?", "–"].contains(bare));
        let digits =
            |text: &str| -> String { text.chars().filter(|c| !matches!(c, ',' | ' ' | '\u{a0}' | '≈')).collect() };
        Ok(match self {
            Self::Text => Value::Text(bare.to_owned()),
            Self::Lines => Value::Lines(text.lines().map(str::to_owned).collect()),
            Self::Count => {
                let number = stated.map(|text| digits(text).parse::<u64>().map_err(|_cause| wrong()));
                Value::Count(number.transpose()?)
            }
            Self::Days => {
                let bare = |text: &str| digits(text.trim_end_matches('d').trim_end());
                let days = stated.map(|text| bare(text).parse::<i32>().map(Day).map_err(|_cause| wrong()));
                Value::Days(days.transpose()?)
            }
            Self::Date => Value::Date(stated.map(|text| text.parse::<Date>().map_err(|_cause| wrong())).transpose()?),
            Self::Share => {
                Value::Share(stated.map(|text| text.parse::<Decimal>().map_err(|_cause| wrong())).transpose()?)
            }
            Self::Flag | Self::Word => return Err(wrong()),
        })
    }
}

impl fmt::Display for Value {
    /// The value as it is typed: empty where nothing is stated.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Lines(lines) => f.write_str(&lines.join("\n")),
            Self::Count(Some(count)) => write!(f, "{count}"),
            Self::Days(Some(days)) => write!(f, "{days}"),
            Self::Date(Some(date)) => write!(f, "{date}"),
            Self::Share(Some(share)) => write!(f, "{share}"),
            Self::Flag(on) => f.write_str(if *on { "yes" } else { "no" }),
            Self::Word(word) => f.write_str(word),
            Self::Count(None) | Self::Days(None) | Self::Date(None) | Self::Share(None) => Ok(()),
        }
    }
}

/// Texts as they are kept: trimmed, none empty.
fn each_once(lines: &[String]) -> Result<Vec<String>, Refusal> {
    let mut named: Vec<String> = Vec::new();
    for line in lines.iter().map(|line| normalise(line.trim())).filter(|line| !line.is_empty()) {
        if named.contains(&line) {
            return Err(BadValue::UnitTwice(line).into());
        }
        named.push(line);
    }
    Ok(named)
}

/// A type of field that holds a plain value.
pub(super) trait Plain: Sized {
    /// The kind of its value.
    const KIND: Kind;
    /// The words that it can be, where it is one of some.
    fn words() -> Vec<&'static str> {
        Vec::new()
    }
    /// Its value.
    fn value(&self) -> Value;
    /// The field with a value; none where it cannot be without one, or the value is of another kind.
    fn of(value: Value) -> Option<Self>;
}

macro_rules! plain {
    ($($type:ty as $kind:ident: $from:ident => $to:expr, $value:pat => $back:expr;)+) => {
        $(impl Plain for $type {
            const KIND: Kind = Kind::$kind;

            fn value(&self) -> Value {
                let $from = self;
                Value::$kind($to)
            }

            fn of(value: Value) -> Option<Self> {
                match value {
                    Value::$kind($value) => $back,
                    _ => None,
                }
            }
        })+
    };
}

plain! {
    String as Text: text => text.clone(), text => Some(text);
    Option<String> as Text: text => text.clone().unwrap_or_default(), text => Some(Some(text).filter(|text| !text.is_empty()));
    Vec<String> as Lines: lines => lines.clone(), lines => Some(lines);
    Quantity as Count: quantity => Some(quantity.0), count => count.map(Quantity);
    Option<u64> as Count: count => *count, count => Some(count);
    Day as Days: days => Some(*days), days => Some(days.unwrap_or(Day::ZERO));
    Option<Day> as Days: days => *days, days => Some(days);
    Option<Date> as Date: date => *date, date => Some(date);
    Option<Decimal> as Share: share => *share, share => Some(share);
    bool as Flag: on => *on, on => Some(on);
}

macro_rules! words {
    ($($type:ty),+) => {
        $(impl Plain for Option<$type> {
            const KIND: Kind = Kind::Word;

            fn words() -> Vec<&'static str> {
                <$type>::ALL.iter().map(|one| one.word()).collect()
            }

            fn value(&self) -> Value {
                Value::Word(self.map_or("", <$type>::word))
            }

            fn of(value: Value) -> Option<Self> {
                match value {
                    Value::Word("") => Some(None),
                    Value::Word(word) => <$type>::ALL.iter().find(|one| one.word() == word).copied().map(Some),
                    _ => None,
                }
            }
        })+
    };
}
words!(Command, Lift);
