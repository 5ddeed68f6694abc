//! The application under a harness, and how parts of Compose are found by the names that assistive technology reads.

use std::path::Path;

use egui::accesskit::Role;
use egui::{Modifiers, Pos2, Rect, Shape};
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT, Queryable};
use muster::model::Plan;
use muster::session::{Session, Settings, ThemeChoice, Trace};
use muster::store::{FileKind, to_bytes};
use muster::ui::app::App;

use crate::common::window::{Window, over};

/// A person's desk.
pub struct Desk {
    pub h: Window,
}

pub fn starter(settings: Settings) -> Session {
    let mut session = Session::new(settings, Trace::default());
    session.open(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/starter-plan.muster"))).unwrap();
    session
}

pub fn settings(theme: ThemeChoice) -> Settings {
    Settings { theme, reduced_motion: true, ..Settings::default() }
}

impl Desk {
    /// The starter plan in a usual window.
    pub fn new() -> Self {
        Self::with(starter(settings(ThemeChoice::Light)), [1440.0, 900.0])
    }

    pub fn with(session: Session, size: [f32; 2]) -> Self {
        let h = over(session, None, size);
        let mut desk = Self { h };
        desk.app().settle();
        desk.h.run();
        desk
    }

    pub fn app(&mut self) -> &mut App {
        self.h.state_mut().as_mut().unwrap()
    }

    pub fn session(&self) -> &Session {
        &self.h.state().as_ref().unwrap().session
    }

    pub fn plan(&self) -> &Plan {
        self.session().active().unwrap().plan()
    }

    pub fn bytes(&self) -> Vec<u8> {
        to_bytes(FileKind::Plan, self.plan())
    }

    pub fn steps(&self) -> usize {
        self.session().active().unwrap().history().depth()
    }

    pub fn notice(&self) -> String {
        self.session().notice().map_or_else(String::new, |notice| notice.message.to_string())
    }

    /// What a scenario assigns of a contribution, as "3 on L-004".
    pub fn assigned(&self, scenario: &str, contribution: &str) -> Vec<String> {
        let scenario = self.plan().scenarios.find(scenario).unwrap();
        let of = scenario.assignments.iter().filter(|a| a.contribution.as_str() == contribution);
        of.map(|a| format!("{} on {}", a.quantity, a.requirement.as_ref().map_or("none", |r| r.as_str()))).collect()
    }

    pub fn run(&mut self) {
        self.h.run();
    }

    /// The nodes whose name begins so.
    pub fn begins(&self, begin: &str) -> Vec<Node<'_>> {
        let begin = begin.to_owned();
        self.h.query_all_by(move |node| node.label().is_some_and(|label| label.starts_with(&begin))).collect()
    }

    /// The heights and names of the nodes whose name begins so.
    pub fn all_named(&self, begin: &str) -> Vec<(f32, String)> {
        let row = |node: Node<'_>| (node.rect().top(), node.accesskit_node().label().unwrap());
        self.begins(begin).into_iter().map(row).collect()
    }

    pub fn shown(&self, begin: &str) -> bool {
        !self.begins(begin).is_empty()
    }

    pub fn named(&self, begin: &str) -> Node<'_> {
        self.begins(begin).into_iter().next().unwrap_or_else(|| panic!("nothing is named {begin}"))
    }

    pub fn press(&mut self, begin: &str) {
        self.named(begin).click();
        self.run();
    }

    /// True when a label or sentence with these words is there.
    pub fn says(&self, words: &str) -> bool {
        let words = words.to_owned();
        let holds = move |text: Option<String>| text.is_some_and(|text| text.contains(&words));
        self.h.query_all_by(move |node| holds(node.label()) || holds(node.value())).next().is_some()
    }

    /// The field with this name.
    pub fn field(&self, name: &str) -> Node<'_> {
        let name = name.to_owned();
        self.h.get_by(move |node| node.role() == Role::TextInput && node.label().as_deref() == Some(name.as_str()))
    }

    /// Replaces what stands in a field.
    pub fn write(&mut self, name: &str, text: &str) {
        self.field(name).focus();
        self.run();
        self.h.key_press_modifiers(Modifiers::COMMAND, egui::Key::A);
        self.run();
        self.field(name).type_text(text);
        self.run();
    }

    /// The names of the cards in sight.
    pub fn cards(&self) -> Vec<String> {
        let card = |label: &str| label.ends_with(" left") && label.as_bytes().get(3) == Some(&b'-');
        let nodes = self.h.query_all_by(move |node| node.label().is_some_and(|label| card(&label)));
        nodes.map(|node| node.accesskit_node().label().unwrap()).collect()
    }

    /// Brings a card into sight by searching for it, and says where it is.
    pub fn card(&mut self, contribution: &str) -> Pos2 {
        self.write("Search pledges", contribution);
        let begin = format!("{contribution} ");
        // Other parts of the screen name the pledge too; only its card says what is left of it.
        let card = move |label: String| label.starts_with(&begin) && label.ends_with(" left");
        self.h.get_by(move |node| node.label().is_some_and(&card)).rect().center()
    }

    /// The head of a scenario's column.
    pub fn head(&self, letter: char) -> Rect {
        self.named(&format!("Scenario {letter}:")).rect()
    }

    /// A line in the column of a scenario.
    pub fn line(&self, letter: char, line: &str) -> Rect {
        let column = self.head(letter);
        let lines = self.begins(&format!("{line} "));
        let here = lines.iter().map(Node::rect).find(|rect| column.x_range().contains(rect.center().x));
        here.unwrap_or_else(|| panic!("{line} is not in sight in {letter}"))
    }

    /// Where to drop on a line: its head.
    pub fn on_line(&self, letter: char, line: &str) -> Pos2 {
        self.line(letter, line).center()
    }

    /// The chip of a contribution on a line.
    pub fn chip(&self, contribution: &str, line: &str, letter: char) -> Node<'_> {
        let (begin, middle) = (format!("{contribution} "), format!(" on {line} in {letter}"));
        self.h
            .get_by(move |node| node.label().is_some_and(|label| label.starts_with(&begin) && label.contains(&middle)))
    }

    /// Makes a scenario the active one.
    pub fn activate(&mut self, letter: char) {
        self.press(&format!("Scenario {letter}:"));
    }

    /// Takes something up and carries it to a place without letting go.
    pub fn carry(&mut self, from: Pos2, to: Pos2) {
        self.h.hover_at(from);
        self.run();
        self.h.drag_at(from);
        self.run();
        self.h.hover_at(from + egui::vec2(12.0, 4.0));
        self.run();
        self.h.hover_at(to);
        self.run();
    }

    pub fn let_go(&mut self, at: Pos2) {
        self.h.drop_at(at);
        self.run();
    }

    pub fn drag(&mut self, from: Pos2, to: Pos2) {
        self.carry(from, to);
        self.let_go(to);
    }

    pub fn key(&mut self, key: egui::Key) {
        self.h.key_press(key);
        self.run();
    }

    pub fn keys(&mut self, modifiers: Modifiers, key: egui::Key) {
        self.h.key_press_modifiers(modifiers, key);
        self.run();
    }

    /// Every text that is painted, with its place.
    pub fn painted(&self) -> Vec<(String, Pos2)> {
        let mut all = Vec::new();
        for clipped in &self.h.output().shapes {
            texts(&clipped.shape, &mut all);
        }
        all
    }

    /// The text of a verdict's tag, painted in the rows below a line's head.
    pub fn tag(&self, letter: char, line: &str) -> Option<String> {
        let head = self.line(letter, line);
        let heads = self.begins("L-").into_iter().map(|node| node.rect());
        let below = heads.filter(|rect| head.x_range().contains(rect.center().x) && rect.top() > head.bottom());
        // The line ends where the next one begins.
        let end = below.map(|rect| rect.top()).fold(f32::INFINITY, f32::min);
        let marks =
            ["Fits", "Late", "No enabler", "Not counted", "Leaves", "Offered for", "None left", "Only ", " rules out "];
        self.painted()
            .into_iter()
            .filter(|(_, at)| head.x_range().contains(at.x) && at.y > head.top() && at.y < end)
            .find(|(text, _)| marks.iter().any(|mark| text.contains(mark)))
            .map(|(text, _)| text)
    }
}

fn texts(shape: &Shape, all: &mut Vec<(String, Pos2)>) {
    match shape {
        Shape::Text(text) => all.push((text.galley.text().to_owned(), text.pos)),
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| texts(shape, all)),
        _ => {}
    }
}
