//! The first keys of a file, read on their own: they decide whether and how the rest is read.

use std::fmt;

use serde::de::{Deserializer as _, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;

use super::{FORMAT, Fault, FileKind, HEAD_KEYS, ReadError, shown};

/// What a file says that it is.
pub(super) struct Head {
    pub kind: FileKind,
    pub version: u32,
}

/// The values of `format`, `kind` and `version`, as far as they are there.
type Found = [Option<Value>; 3];

/// Reads just the keys, and no further than the last of them.
struct HeadKeys<'a>(&'a mut Found);

impl<'de> Visitor<'de> for HeadKeys<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<std::borrow::Cow<'de, str>>()? {
            match HEAD_KEYS.iter().position(|known| *known == key).and_then(|at| self.0.get_mut(at)) {
                Some(slot) if slot.is_none() => *slot = Some(map.next_value()?),
                Some(_) | None => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
            if self.0.iter().all(Option::is_some) {
                break;
            }
        }
        Ok(())
    }
}

/// The head of a file, or why the file is none of ours.
pub(super) fn read(text: &[u8]) -> Result<Head, ReadError> {
    let mut found = Found::default();
    let outcome = serde_json::Deserializer::from_slice(text).deserialize_map(HeadKeys(&mut found));
    let [format, kind, version] = found;
    if format.is_none() || kind.is_none() || version.is_none() {
        outcome.map_err(|error| ReadError::from_json(&error))?;
    }
    if format.as_ref().and_then(Value::as_str) != Some(FORMAT) {
        return Err(Fault::NotMuster.at(1, 1));
    }
    let kind = match kind.as_ref().and_then(Value::as_str) {
        Some("plan") => FileKind::Plan,
        Some("scenario") => FileKind::Scenario,
        Some("review") => return Err(Fault::Review.into()),
        Some(_) | None => return Err(Fault::UnknownKind(said(kind.as_ref())).into()),
    };
    let number = version.as_ref().and_then(Value::as_u64).and_then(|n| u32::try_from(n).ok());
    match number {
        Some(version) if version > 0 => Ok(Head { kind, version }),
        Some(_) | None => Err(Fault::Version(said(version.as_ref())).into()),
    }
}

fn said(value: Option<&Value>) -> String {
    value.map_or_else(|| "(nothing)".into(), shown)
}

/// What these bytes are, where they are a Muster file, be it a damaged one.
pub(in crate::store) fn kind_of(bytes: &[u8]) -> Option<FileKind> {
    if !begins_as_json(bytes) {
        return None;
    }
    match read(bytes.strip_prefix(super::BOM).unwrap_or(bytes)) {
        Ok(head) => Some(head.kind),
        Err(ReadError { fault: Fault::Review, .. }) => Some(FileKind::Review),
        Err(_) => None,
    }
}

/// True where the first bytes of a file could be those of a Muster file.
pub(in crate::store) fn begins_as_json(bytes: &[u8]) -> bool {
    bytes.strip_prefix(super::BOM).unwrap_or(bytes).trim_ascii_start().first() == Some(&b'{')
}
