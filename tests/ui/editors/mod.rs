//! The editors of what the rest of a plan names, driven as a person would, and a plan made from an empty one to a
//! comparison of two scenarios with the keyboard alone.

mod keyboard;
mod lists;
mod rules;
mod sets;

use muster::base::Decimal;
use muster::session::{Session, Settings, Template, Trace};
use muster::ui::{Editor, ListOf};

use crate::common::desk::{Desk, settings};

fn session() -> Session {
    Session::new(settings(Settings::default()), Trace::default())
}

/// With the sample open.
fn sample() -> Desk {
    let mut session = session();
    session.open_sample().unwrap();
    Desk::over(session, [1440.0, 900.0])
}

/// With an empty plan open.
fn empty() -> Desk {
    let mut session = session();
    session.new_plan(Template::Empty).unwrap();
    Desk::over(session, [1440.0, 900.0])
}

fn list(desk: &mut Desk, of: ListOf) {
    desk.open(Editor::list(of));
}

fn rates(desk: &mut Desk) {
    let dialog = Editor::rates(desk.file());
    desk.open(dialog);
}

fn rules(desk: &mut Desk) {
    let dialog = Editor::rules(desk.file());
    desk.open(dialog);
}

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}
