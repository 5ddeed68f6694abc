//! The interface's own time a frame, layout and tessellation, without the drawing by the graphics driver: standing still,
//! scrolling and dragging in each workspace, with 10,000 contributions and 12 scenarios of 200 assignments; opening, one
//! edit with all figures anew, saving: `cargo bench --bench frames`.
#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout)]

use std::time::{Duration, Instant};

use egui::{Context, Event, Modifiers, PointerButton, Pos2, RawInput, Rect, pos2, vec2};
use muster::edit::Command;
use muster::session::{Session, Settings, Trace};
use muster::store::{FileKind, to_bytes};
use muster::ui::app::App;
use muster::ui::view::Workspace;

mod big_plan;

const CONTRIBUTIONS: usize = 10_000;
const SCENARIOS: usize = 12;

/// A window without a screen.
struct Window {
    ctx: Context,
    app: App,
    time: f64,
}

impl Window {
    fn open(path: &std::path::Path) -> Self {
        let ctx = Context::default();
        let mut session = Session::new(Settings::default(), Trace::default());
        session.open(path).unwrap();
        let app = App::new(&ctx, session);
        Self { ctx, app, time: 0.0 }
    }

    fn frame(&mut self, events: Vec<Event>) -> Duration {
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
        took
    }

    /// Frames until the workspace has settled: words that are worked out a little each frame included.
    fn settle(&mut self, workspace: Workspace) {
        self.app.view.workspace = workspace;
        for _ in 0..120 {
            self.frame(Vec::new());
        }
    }
}

fn wheel(by: f32) -> Event {
    Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: vec2(0.0, by),
        modifiers: Modifiers::NONE,
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
    }
}

fn button(pos: Pos2, pressed: bool) -> Event {
    Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE }
}

fn report(what: &str, mut times: Vec<Duration>) -> f64 {
    times.sort();
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize].as_secs_f64() * 1000.0;
    println!("{what}: median {:.2} ms, 99th percentile {:.2} ms, most {:.2} ms", at(0.5), at(0.99), at(1.0));
    at(0.5)
}

fn scrolling(window: &mut Window, at: Pos2) -> Vec<Duration> {
    window.frame(vec![Event::PointerMoved(at)]);
    (0..200).map(|n| window.frame(vec![wheel(if n < 100 { -40.0 } else { 40.0 })])).collect()
}

fn dragging(window: &mut Window) -> Vec<Duration> {
    let from = pos2(200.0, 300.0);
    window.frame(vec![Event::PointerMoved(from)]);
    window.frame(vec![button(from, true)]);
    let mut times = Vec::new();
    for n in 0..200 {
        let t = n as f32 / 200.0;
        let to = pos2(200.0 + 900.0 * t, 300.0 + 300.0 * (t * 20.0).sin());
        times.push(window.frame(vec![Event::PointerMoved(to)]));
    }
    window.frame(vec![Event::Key {
        key: egui::Key::Escape,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    }]);
    window.frame(vec![button(from, false)]);
    times
}

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("big.muster");
    let bytes = to_bytes(FileKind::Plan, &big_plan::plan(CONTRIBUTIONS, SCENARIOS));
    muster::store::save(&path, &bytes, None).unwrap();
    println!(
        "{CONTRIBUTIONS} contributions, {SCENARIOS} scenarios of 200 assignments, {:.1} MB",
        bytes.len() as f64 / 1e6
    );

    let began = Instant::now();
    let mut window = Window::open(&path);
    let first = window.frame(Vec::new());
    println!("open to first frame {:.1} ms, of it the frame {:.1} ms", ms(began.elapsed()), ms(first));

    let mut medians = Vec::new();
    for (workspace, name, list) in [
        (Workspace::Compose, "Compose", pos2(700.0, 500.0)),
        (Workspace::Register, "Register", pos2(700.0, 500.0)),
        (Workspace::Compare, "Compare", pos2(700.0, 500.0)),
    ] {
        window.settle(workspace);
        medians.push(report(&format!("{name}, still"), (0..200).map(|_| window.frame(Vec::new())).collect()));
        report(&format!("{name}, scrolling"), scrolling(&mut window, list));
    }
    window.settle(Workspace::Compose);
    report("Compose, scrolling the pool", scrolling(&mut window, pos2(200.0, 500.0)));
    report("Compose, dragging", dragging(&mut window));

    edits(&mut window);
    independence(folder.path(), medians[0]);
}

/// One edit with all figures anew.
fn edits(window: &mut Window) {
    let file = window.app.session.active().unwrap();
    let scenario = file.plan().scenarios[0].clone();
    let mut times = Vec::new();
    for assignment in scenario.assignments.iter().take(50) {
        let command = Command::TakeOut { scenario: scenario.id.clone(), assignments: vec![assignment.id.clone()] };
        let began = Instant::now();
        window.app.session.edit(&command).unwrap();
        times.push(began.elapsed());
    }
    report("one edit of a scenario, all figures anew", times);
    let mut times = Vec::new();
    for n in 0..20 {
        let id = window.app.session.active().unwrap().plan().contributions[n].id.clone();
        let field = muster::edit::ContributionField::NoticeDays(Some(muster::base::Day(10)));
        let command = Command::EditContribution { contribution: id, field };
        let began = Instant::now();
        window.app.session.edit(&command).unwrap();
        times.push(began.elapsed());
    }
    report("one edit of a contribution, all figures of all scenarios anew", times);
}

/// A frame with ten times the contributions beside one with these.
fn independence(folder: &std::path::Path, median: f64) {
    let path = folder.join("bigger.muster");
    let bytes = to_bytes(FileKind::Plan, &big_plan::plan(10 * CONTRIBUTIONS, SCENARIOS));
    muster::store::save(&path, &bytes, None).unwrap();
    let mut window = Window::open(&path);
    window.settle(Workspace::Compose);
    let bigger = report("Compose, still, 100,000 contributions", (0..200).map(|_| window.frame(Vec::new())).collect());
    println!("frame with 100,000 contributions / with 10,000: {:.2}", bigger / median);
}

fn ms(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1000.0
}
