//! Times tessellation for the trace: the shapes of a frame are tessellated once more, and only while a trace is written.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use egui::{Context, FullOutput, Plugin};

use crate::session::clock;

/// The time of the last frame's tessellation, shared with the application.
#[derive(Clone, Debug, Default)]
pub struct Tessellation(Arc<AtomicU64>);

impl Tessellation {
    /// Begins to measure in a context.
    pub fn measure(ctx: &Context) -> Self {
        let shared = Self::default();
        ctx.add_plugin(Meter(shared.clone()));
        shared
    }

    /// How long the last frame's tessellation took.
    pub fn last(&self) -> Duration {
        Duration::from_nanos(self.0.load(Ordering::Relaxed))
    }
}

struct Meter(Tessellation);

impl Plugin for Meter {
    fn debug_name(&self) -> &'static str {
        "tessellation meter"
    }

    fn output_hook(&mut self, ctx: &Context, output: &mut FullOutput) {
        let shapes = output.shapes.clone();
        let began = clock::since_start();
        std::hint::black_box(ctx.tessellate(shapes, output.pixels_per_point));
        let nanos = u64::try_from(clock::since_start().saturating_sub(began).as_nanos()).unwrap_or(u64::MAX);
        (self.0).0.store(nanos, Ordering::Relaxed);
    }
}
