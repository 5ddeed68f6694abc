//! The trace that `--trace` asks for: a JSON line for each event, for measuring.

use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};

use super::clock;
use crate::store;

/// Where events go; nowhere unless asked for.
#[derive(Debug, Default)]
pub struct Trace {
    out: Option<store::Lines>,
    first_frame: bool,
}

impl Trace {
    /// A trace that writes to a file: a new one, or over an earlier trace. Any other file is left alone.
    ///
    /// # Errors
    /// Why the file is not written.
    pub fn to(path: &Path) -> Result<Self, store::LinesError> {
        let event = |line: &str| serde_json::from_str::<Value>(line).is_ok_and(|line| line.get("event").is_some());
        Ok(Self { out: Some(store::Lines::create(path, event)?), first_frame: false })
    }

    /// True when events are written.
    pub fn on(&self) -> bool {
        self.out.is_some()
    }

    /// A frame: our own time and that of tessellation. The first one also says when it was, since process start.
    pub fn frame(&mut self, ui: Duration, tessellate: Duration) {
        if !self.first_frame {
            self.first_frame = true;
            self.write(&json!({ "event": "first_frame", "ms": ms(clock::since_start()) }));
        }
        self.write(&json!({ "event": "frame", "ui_ms": ms(ui), "tessellate_ms": ms(tessellate) }));
    }

    /// Something else that took time: an edit, an open or a save.
    pub fn event(&mut self, event: &str, took: Duration) {
        self.write(&json!({ "event": event, "ms": ms(took) }));
    }

    fn write(&mut self, line: &serde_json::Value) {
        let failed = self.out.as_mut().is_some_and(|out| out.write(&line.to_string()).is_err());
        if failed {
            self.out = None;
        }
    }
}

fn ms(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1000.0
}
