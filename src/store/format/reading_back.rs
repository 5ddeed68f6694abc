//! What a save is held against before it takes the old file's place: its own bytes, read back.

use super::{FileKind, ReadError, parse, to_bytes};
use crate::model::Plan;

/// How a plan's bytes read.
#[derive(Debug)]
pub(in crate::store) enum Reading {
    /// As the plan that they were made from.
    Same,
    /// As another plan: something would not come back as it is shown.
    Differs,
}

/// Reads the bytes of a plan back.
pub(in crate::store) fn read_back(kind: FileKind, plan: &Plan, bytes: &[u8]) -> Result<Reading, ReadError> {
    let document = parse(bytes)?;
    // Text that is not in NFC is put into that form on the way out, so that plans are compared as they are written.
    let same = document.kind == kind
        && document.read_only.is_none()
        && (document.plan == *plan || to_bytes(kind, &document.plan) == bytes);
    Ok(if same { Reading::Same } else { Reading::Differs })
}
