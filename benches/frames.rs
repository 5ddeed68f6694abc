//! The interface's own time a frame, layout and tessellation, without the drawing by the graphics driver: standing still,
//! scrolling and dragging in each workspace, with 10,000 contributions and 12 scenarios of 200 assignments; opening, one
//! edit with all figures anew, saving: `cargo bench --bench frames`.
#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout)]

use std::time::{Duration, Instant};

use egui::{Event, Key, Modifiers, PointerButton, Pos2, pos2, vec2};
use muster::base::Day;
use muster::edit::{Command, ContributionField, Many};
use muster::store::{FileKind, to_bytes};
use muster::ui::view::Workspace;

mod big_plan;
mod window;

use window::Window;

const CONTRIBUTIONS: usize = 10_000;
const SCENARIOS: usize = 12;

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
        key: Key::Escape,
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
    muster::store::save(&path, &bytes, muster::store::Over::Any).unwrap();
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
        window.go(workspace);
        medians.push(report(&format!("{name}, still"), (0..200).map(|_| window.frame(Vec::new())).collect()));
        report(&format!("{name}, scrolling"), scrolling(&mut window, list));
    }
    all_selected(&mut window);
    window.go(Workspace::Compose);
    report("Compose, scrolling the pool", scrolling(&mut window, pos2(200.0, 500.0)));
    report("Compose, dragging", dragging(&mut window));

    edits(&mut window);
    independence(folder.path(), medians[0]);
}

/// Every pledge selected in Register: standing still, one field set for all, all deleted and taken back.
fn all_selected(window: &mut Window) {
    let key = |key, modifiers| Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
    window.go(Workspace::Register);
    window.frame(vec![key(Key::ArrowDown, Modifiers::NONE)]);
    window.frame(vec![key(Key::A, Modifiers::COMMAND)]);
    report("Register, all selected, still", (0..60).map(|_| window.frame(Vec::new())).collect());
    let file = window.app.session.active().unwrap();
    let ids: Vec<_> = file.plan().contributions.iter().map(|pledge| pledge.id.clone()).collect();
    let field = ContributionField::NoticeDays(Some(Day(77)));
    let began = Instant::now();
    let many = Many::new(file.plan(), &ids, &field);
    println!("a field tried on all {:.1} ms, of which {} would change", ms(began.elapsed()), many.changing.len());
    let before = file.plan().contributions.len();
    let deleting = window.frame(vec![key(Key::Delete, Modifiers::NONE)]);
    let left = window.app.session.active().unwrap().plan().contributions.len();
    println!("deleting all {:.1} ms, {before} before, {left} left", ms(deleting));
    let undone = window.frame(vec![key(Key::Z, Modifiers::COMMAND)]);
    println!("taking it back {:.1} ms", ms(undone));
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
    muster::store::save(&path, &bytes, muster::store::Over::Any).unwrap();
    let mut window = Window::open(&path);
    window.go(Workspace::Compose);
    let bigger = report("Compose, still, 100,000 contributions", (0..200).map(|_| window.frame(Vec::new())).collect());
    println!("frame with 100,000 contributions / with 10,000: {:.2}", bigger / median);
}

fn ms(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1000.0
}
