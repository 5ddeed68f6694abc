//! Maps: which column is which field, which word stands for which value. Guessed, and kept under a name as JSON.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::date::DateOrder;
use super::field::Field;
use crate::exchange::sheet::{Heads, Layout};

/// What becomes of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnUse {
    /// It is a field.
    Field(Field),
    /// Its cells go into the note, under its head.
    Keep,
    /// Its cells are left out; the report says so.
    Ignore,
}

/// The field that a head may name.
type Guess<'a> = &'a dyn Fn(&str) -> Option<Field>;

const KEEP: &str = "keep";
const IGNORE: &str = "ignore";

impl ColumnUse {
    /// The field that it is.
    pub fn field(self) -> Option<Field> {
        match self {
            Self::Field(field) => Some(field),
            Self::Keep | Self::Ignore => None,
        }
    }

    /// The word for it in a map.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Field(field) => field.word(),
            Self::Keep => KEEP,
            Self::Ignore => IGNORE,
        }
    }
}

impl Serialize for ColumnUse {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.word())
    }
}

impl<'de> Deserialize<'de> for ColumnUse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let word = String::deserialize(deserializer)?;
        match word.as_str() {
            KEEP => Ok(Self::Keep),
            IGNORE => Ok(Self::Ignore),
            word => Field::of_word(word).map(Self::Field).ok_or_else(|| {
                let known: Vec<&str> = Field::ALL.iter().map(|field| field.word()).collect();
                let known = known.join(", ");
                serde::de::Error::custom(format!("\"{word}\" is no field; there is: {known}, {KEEP}, {IGNORE}"))
            }),
        }
    }
}

/// How a sheet is read. All of it may be left out: then it is told from the sheet.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Map {
    /// Its name.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// What each column is, by its head. A column that is not named here is guessed.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub columns: BTreeMap<String, ColumnUse>,
    /// By field: texts of the sheet and what to read in their place.
    #[serde(skip_serializing_if = "BTreeMap::is_empty", deserialize_with = "values")]
    pub values: BTreeMap<String, BTreeMap<String, String>>,
    /// The worksheet to read, of a workbook.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub worksheet: Option<String>,
    /// What stands between the cells of CSV.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub separator: Option<char>,
    /// The row of the head, from 1; 0 where there is none, and the columns are `Column 1` and so on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub head_row: Option<u32>,
    /// The order of day and month.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dates: Option<DateOrder>,
}

fn values<'de, D: Deserializer<'de>>(deserializer: D) -> Result<BTreeMap<String, BTreeMap<String, String>>, D::Error> {
    let values = BTreeMap::<String, BTreeMap<String, String>>::deserialize(deserializer)?;
    match values.keys().find(|word| Field::of_word(word).is_none()) {
        Some(word) => Err(serde::de::Error::custom(format!("\"{word}\" under \"values\" is no field"))),
        None => Ok(values),
    }
}

/// Why a text is no map.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {what}")]
pub struct MapError {
    /// Where.
    pub line: usize,
    /// Where in the line.
    pub column: usize,
    /// What is wrong there.
    pub what: String,
}

impl Map {
    /// The map of a JSON text.
    ///
    /// # Errors
    /// The place and what is wrong there.
    pub fn read(bytes: &[u8]) -> Result<Self, MapError> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        serde_json::from_slice(bytes).map_err(|error| {
            let text = error.to_string();
            let what = text.rsplit_once(" at line ").map_or(text.as_str(), |(what, _)| what).to_owned();
            MapError { line: error.line(), column: error.column(), what }
        })
    }

    /// The map as a JSON text.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// Where the rows of the file are.
    pub fn layout(&self) -> Layout {
        Layout { worksheet: self.worksheet.clone(), separator: self.separator, head_row: self.head_row }
    }

    /// True where both maps read the same cells out of a file.
    pub fn reads_alike(&self, other: &Self) -> bool {
        self.layout() == other.layout()
    }

    /// What each column is: as the map says, else by a head that is known, else by a word in it, else kept.
    pub fn resolve(&self, heads: &[String]) -> Vec<ColumnUse> {
        let mut uses: Vec<Option<ColumnUse>> = heads.iter().map(|head| self.columns.get(head).copied()).collect();
        // A field's own name goes before its other names: a "title" is the title, whatever a "pledge" beside it is.
        let own = |head: &str| {
            let named = |field: &Field| [field.word(), field.name()].iter().any(|name| name.eq_ignore_ascii_case(head));
            Field::exactly(head).filter(named)
        };
        let alike = ["pledge", "contribution", "offer"];
        let titled = heads.iter().any(|head| own(head) == Some(Field::Title));
        let id = |head: &str| {
            let named = titled && alike.iter().any(|word| word.eq_ignore_ascii_case(head));
            named.then_some(Field::Id)
        };
        for guess in [&own as Guess, &Field::exactly, &id, &Field::about] {
            for (at, head) in heads.iter().enumerate() {
                let Some(field) = guess(head) else { continue };
                let taken = uses.contains(&Some(ColumnUse::Field(field)));
                if let Some(place @ None) = uses.get_mut(at)
                    && (!taken || (field.several() && Field::exactly(head).is_some()))
                {
                    *place = Some(ColumnUse::Field(field));
                }
            }
        }
        uses.into_iter().map(|column| column.unwrap_or(ColumnUse::Keep)).collect()
    }

    /// What to read in place of a cell's text.
    pub(super) fn stands_for<'a>(&'a self, field: Field, text: &'a str) -> &'a str {
        self.values.get(field.word()).and_then(|values| values.get(text)).map_or(text, String::as_str)
    }

    /// Columns that the map names and the sheet does not have.
    pub fn absent<'a>(&'a self, heads: &'a [String]) -> impl Iterator<Item = &'a str> {
        self.columns.keys().filter(|name| !heads.contains(name)).map(String::as_str)
    }
}

impl Heads for Map {
    fn column<'a>(&'a self, cell: &'a str) -> Option<&'a str> {
        match self.columns.get_key_value(cell) {
            Some((head, ColumnUse::Keep | ColumnUse::Ignore)) => Some(head.as_str()),
            Some((_, ColumnUse::Field(field))) => Some(field.word()),
            None => Field::exactly(cell).map(Field::word),
        }
    }

    fn is_usual(&self, cell: &str) -> bool {
        Field::exactly(cell).is_some()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_map_is_kept_as_it_is_and_refused_with_its_place() {
        let text = "{\n  \"name\": \"Returns\",\n  \"columns\": {\n    \"Anz.\": \"quantity\",\n    \"X\": \"ignore\"\n  }\n}\n";
        assert_eq!(Map::read(text.as_bytes()).unwrap().to_json(), text);
        let wrong = Map::read(b"{\n\"columns\": { \"A\": \"quantities\" } }").unwrap_err();
        assert_eq!(wrong.line, 2);
        assert!(wrong.what.contains("no field"), "{wrong}");
    }

    #[test]
    fn each_field_has_one_column_and_the_map_goes_first() {
        let heads = ["Country", "ISO3", "Title", "Pledge", "Qty", "Odd"].map(String::from);
        let map = Map { columns: [("Pledge".to_owned(), ColumnUse::Field(Field::Title))].into(), ..Map::default() };
        let words = |map: &Map, heads: &[String]| -> Vec<&str> {
            map.resolve(heads).into_iter().map(ColumnUse::word).collect()
        };
        assert_eq!(words(&map, &heads), ["nation", "nation", "keep", "title", "quantity", "keep"]);
        // A title beside it, and the pledge is the id.
        let heads = ["Pledge", "Title", "Qty"].map(String::from);
        assert_eq!(words(&Map::default(), &heads), ["id", "title", "quantity"]);
    }
}
