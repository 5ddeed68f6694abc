//! Keys that this version does not know: kept and written back, at every level.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserializer, MapAccess, Visitor};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::base::json::{DUPLICATE_KEY, Unique};

/// The unknown keys of one record, in the file's order.
///
/// A known key whose value could not be understood is kept here too, its name prefixed with [`KEPT_PREFIX`]; it is
/// written back under its own name as long as nobody has set the field. Elements of a list or map that is understood
/// but for them are kept in an object, that itself under the prefix alone.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Extra(pub Map<String, Value>);

/// Marks a known key whose value was not understood. No key of a JSON text that people write begins with it.
pub const KEPT_PREFIX: char = '\u{0}';
const MARK: &str = "\u{0}";

impl Extra {
    /// True when nothing is kept.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The values kept for known keys that were not understood: key and value. Of a list or map that was understood but
    /// for some elements, those elements, each with the list's key.
    pub fn not_understood(&self) -> impl Iterator<Item = (&str, &Value)> {
        let mut all = Vec::new();
        for (key, value) in &self.0 {
            let Some(key) = key.strip_prefix(KEPT_PREFIX) else { continue };
            match value.as_object().filter(|map| map.len() == 1).and_then(|map| map.get(MARK)?.as_object()) {
                Some(parts) => all.extend(parts.values().map(|part| (key, part))),
                None => all.push((key, value)),
            }
        }
        all.into_iter()
    }

    /// Forgets the unreadable value of a known key, since the field has been set. Single elements of a list that were not
    /// understood stay: it is the rest of the list that is set.
    pub fn forget(&mut self, key: &str) {
        let marked = format!("{KEPT_PREFIX}{key}");
        let parts = |value: &Value| value.as_object().is_some_and(|map| map.len() == 1 && map.contains_key(MARK));
        if self.0.get(&marked).is_some_and(|value| !parts(value)) {
            self.0.shift_remove(&marked);
        }
    }
}

impl<'de> Deserialize<'de> for Extra {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Keys;
        impl<'de> Visitor<'de> for Keys {
            type Value = Extra;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a map")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Extra, A::Error> {
                let mut map = Map::new();
                while let Some(key) = access.next_key::<String>()? {
                    let value = access.next_value_seed(Unique { plain_keys: false })?;
                    if map.contains_key(&key) {
                        return Err(serde::de::Error::custom(format_args!("{DUPLICATE_KEY}{key}")));
                    }
                    map.insert(key, value);
                }
                Ok(Extra(map))
            }
        }
        deserializer.deserialize_map(Keys)
    }
}

impl schemars::JsonSchema for Extra {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Extra".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "object", "additionalProperties": true })
    }
}
