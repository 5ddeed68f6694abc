//! The window's own time a frame while a CSV of 100,000 rows is read, matched, looked through and taken, and taken back:
//! `cargo bench --bench import_window`. The work itself is done beside it, on the same two cores. Gate: 16.7 ms a frame
//! while the dialog is open.
#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout, clippy::disallowed_methods)]

use std::time::{Duration, Instant};

use egui::accesskit::Role;
use egui::{Event, Modifiers, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use muster::session::{Session, Settings, Template, Trace};
use muster::ui::app::App;
use muster::ui::view::Workspace;

mod long_sheet;

const ROWS: usize = 100_000;

/// A file that was dropped on the window.
#[derive(Debug)]
struct Dropped(std::path::PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &std::path::Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

type Window = Harness<'static, Option<App>>;

fn window() -> Window {
    Harness::builder().with_size([1280.0, 800.0]).build_ui_state(
        |ui, app: &mut Option<App>| {
            let app = app.get_or_insert_with(|| {
                let mut session = Session::new(Settings::default(), Trace::default());
                session.new_plan(Template::Reassurance).unwrap();
                let mut app = App::new(ui.ctx(), session).with_built_in_dialogs();
                app.view.workspace = Workspace::Register;
                app
            });
            let whole = ui.ctx().content_rect();
            let mut window = ui.new_child(egui::UiBuilder::new().max_rect(whole));
            app.root(&mut window);
        },
        None,
    )
}

fn frame(h: &mut Window) -> Duration {
    let began = Instant::now();
    h.step();
    began.elapsed()
}

/// Frames at the pace of a screen until something holds.
fn until(h: &mut Window, done: impl Fn(&Window) -> bool) -> Vec<Duration> {
    let mut times = Vec::new();
    while !done(h) {
        times.push(frame(h));
        std::thread::sleep(Duration::from_millis(16).saturating_sub(*times.last().unwrap()));
        assert!(times.len() < 2_000, "it never came");
    }
    times
}

fn shows(h: &Window, role: Role, name: &str) -> bool {
    h.query_by_role_and_label(role, name).is_some()
}

fn press(h: &mut Window, name: &str) -> Vec<Duration> {
    // A dialog that has just grown stands in its place from the next frame on.
    frame(h);
    frame(h);
    h.get_by_role_and_label(Role::Button, name).click();
    (0..4).map(|_| frame(h)).collect()
}

fn report(what: &str, mut times: Vec<Duration>) -> f64 {
    times.sort();
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize].as_secs_f64() * 1000.0;
    println!(
        "{what}: {} frames, median {:.2} ms, 99th percentile {:.2} ms, most {:.2} ms",
        times.len(),
        at(0.5),
        at(0.99),
        at(1.0)
    );
    at(1.0)
}

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("returns.csv");
    std::fs::write(&path, long_sheet::csv(ROWS)).unwrap();
    let mut h = window();
    for _ in 0..60 {
        frame(&mut h);
    }
    let mut most: f64 = 0.0;
    let mut gated = |what: &str, times: Vec<Duration>| most = most.max(report(what, times));

    h.input_mut().dropped_files.push(std::sync::Arc::new(Dropped(path)));
    gated("reading", until(&mut h, |h| shows(h, Role::Button, "Show the changes")));
    gated("the columns, still", (0..60).map(|_| frame(&mut h)).collect());
    gated("asking for the changes", press(&mut h, "Show the changes"));
    let take = "Take 100,000 rows";
    gated("matching", until(&mut h, |h| shows(h, Role::Button, take)));
    gated("the list, still", (0..120).map(|_| frame(&mut h)).collect());
    h.event(Event::PointerMoved(pos2(640.0, 300.0)));
    let wheel = |by: f32| Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: vec2(0.0, by),
        modifiers: Modifiers::NONE,
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
    };
    let scroll = |h: &mut Window, n: usize| {
        h.event(wheel(if n < 100 { -4_000.0 } else { 4_000.0 }));
        frame(h)
    };
    gated("the list, scrolling", (0..200).map(|n| scroll(&mut h, n)).collect());
    gated("taking none", press(&mut h, "Take none shown"));
    gated("taking all", press(&mut h, "Take all shown"));
    gated("back to the columns", press(&mut h, "Back to the columns"));
    gated("with another map", press(&mut h, "Show the changes"));
    gated("matching again", until(&mut h, |h| shows(h, Role::Button, take)));
    frame(&mut h);
    frame(&mut h);
    h.get_by_role_and_label(Role::Button, take).click();
    let closed = |h: &Window| h.state().as_ref().unwrap().view.dialog.is_none();
    // The click's own frames, those while it is worked out, and the one that puts the change in place.
    gated("taking", until(&mut h, closed));
    println!("gate 16.7 ms: the longest frame while the dialog was open took {most:.2} ms");
    report("the frame after: Register lists 100,000 pledges for the first time", vec![frame(&mut h)]);
    report("Register, still", (0..60).map(|_| frame(&mut h)).collect());
    let began = Instant::now();
    h.state_mut().as_mut().unwrap().session.undo();
    report("taking it back", vec![began.elapsed()]);
}
