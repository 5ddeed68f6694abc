//! Canonical bytes: JSON with two spaces of indentation, keys in the model's order, unknown keys after them, a line break
//! at the end.

use std::borrow::Cow;
use std::sync::LazyLock;

use serde::Serialize;
use serde_json::Value;

use super::normal::composed;
use super::{FORMAT, FileKind, VERSION, kept};
use crate::model::Plan;

#[derive(Serialize)]
struct File<T> {
    format: &'static str,
    kind: &'static str,
    version: u32,
    #[serde(flatten)]
    plan: T,
}

fn bytes<T: Serialize>(kind: FileKind, plan: T) -> Vec<u8> {
    let mut out = Vec::with_capacity(64 * 1024);
    let file = File { format: FORMAT, kind: kind.word(), version: VERSION, plan };
    #[allow(clippy::expect_used)] // plain data with text keys, written to memory: nothing in it can fail
    serde_json::to_writer_pretty(&mut out, &file).expect("plain data can be written as JSON");
    out.push(b'\n');
    out
}

/// The canonical bytes of a plan or scenario file.
pub fn to_bytes(kind: FileKind, plan: &Plan) -> Vec<u8> {
    static SHAPE: LazyLock<Value> = LazyLock::new(|| schemars::schema_for!(Plan).to_value());
    let out = written(kind, plan, &SHAPE);
    // An edit or a sheet may have brought text that is not in NFC; reading would put it into that form.
    match composed(&out) {
        Cow::Borrowed(_) => out,
        Cow::Owned(composed) => composed,
    }
}

fn written(kind: FileKind, plan: &Plan, shape: &Value) -> Vec<u8> {
    let out = bytes(kind, plan);
    // Values that were not understood stand under marked keys: they go back to their own.
    if memchr::memmem::find(&out, br#""\u0000"#).is_none() {
        return out;
    }
    match serde_json::to_value(plan) {
        Ok(mut value) => {
            kept::restore(&mut value, shape, shape);
            bytes(kind, value)
        }
        Err(_) => out,
    }
}
