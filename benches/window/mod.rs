//! A window without a screen, for benchmarks of the interface's own time: layout and tessellation of whole frames, without
//! the drawing by the graphics driver.
#![allow(clippy::unwrap_used)]

use std::time::{Duration, Instant};

use egui::accesskit::{Node, NodeId};
use egui::{Context, Event, Pos2, RawInput, Rect, vec2};
use muster::session::{Session, Settings, Trace};
use muster::ui::app::App;
use muster::ui::view::Workspace;

/// The window.
pub struct Window {
    pub ctx: Context,
    pub app: App,
    /// What assistive technology was told last.
    pub nodes: Vec<(NodeId, Node)>,
    time: f64,
}

impl Window {
    /// With a file open.
    pub fn open(path: &std::path::Path) -> Self {
        let ctx = Context::default();
        let mut session = Session::new(Settings::default(), Trace::default());
        session.open(path).unwrap();
        let app = App::new(&ctx, session);
        Self { ctx, app, nodes: Vec::new(), time: 0.0 }
    }

    /// A frame with these events; how long it took.
    pub fn frame(&mut self, events: Vec<Event>) -> Duration {
        self.time += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1440.0, 900.0))),
            time: Some(self.time),
            events,
            ..RawInput::default()
        };
        let began = Instant::now();
        let output = self.ctx.run_ui(input, |ui| self.app.root(ui));
        let shapes = self.ctx.tessellate(output.shapes, output.pixels_per_point);
        let took = began.elapsed();
        std::hint::black_box(shapes);
        if let Some(update) = output.platform_output.accesskit_update {
            self.nodes = update.nodes;
        }
        took
    }

    /// Goes to a workspace, and waits until words that are worked out a little each frame are there; the longest frame.
    pub fn go(&mut self, workspace: Workspace) -> Duration {
        self.app.view.workspace = workspace;
        (0..120).map(|_| self.frame(Vec::new())).max().unwrap()
    }
}
