//! A person's desk: the application in a harness, and how dialogs are read and filled by the names that assistive
//! technology has.
#![allow(clippy::unwrap_used, clippy::panic)]

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT, Queryable};
use muster::model::Plan;
use muster::session::{OpenFile, Session, Settings, ThemeChoice};
use muster::ui::Dialog;
use muster::ui::app::App;

use super::window::{Window, over};

/// The application with a person before it.
pub struct Desk {
    pub h: Window,
}

/// Light, without motion, else as given.
pub fn settings(settings: Settings) -> Settings {
    Settings { theme: ThemeChoice::Light, reduced_motion: true, ..settings }
}

impl Desk {
    /// Over a session.
    pub fn over(session: Session, size: [f32; 2]) -> Self {
        Self { h: over(session, None, size) }
    }

    pub fn app(&mut self) -> &mut App {
        self.h.state_mut().as_mut().unwrap()
    }

    pub fn view(&self) -> &muster::ui::view::View {
        &self.h.state().as_ref().unwrap().view
    }

    pub fn session(&self) -> &Session {
        &self.h.state().as_ref().unwrap().session
    }

    pub fn file(&self) -> &OpenFile {
        self.session().active().unwrap()
    }

    pub fn plan(&self) -> &Plan {
        self.file().plan()
    }

    /// How many steps can be taken back.
    pub fn steps(&self) -> usize {
        self.file().history().depth()
    }

    pub fn undo(&mut self) {
        self.app().session.undo();
        self.run();
    }

    pub fn run(&mut self) {
        self.h.run_ok();
    }

    pub fn open(&mut self, dialog: Dialog) {
        self.app().view.dialog = Some(dialog);
        self.run();
    }

    pub fn is_open(&self) -> bool {
        self.view().dialog.is_some()
    }

    pub fn find(&self, role: Role, name: &str) -> Option<Node<'_>> {
        let name = name.to_owned();
        self.h.query_all_by(move |node| node.role() == role && node.label().as_deref() == Some(name.as_str())).next()
    }

    pub fn button(&self, name: &str) -> Node<'_> {
        self.find(Role::Button, name).unwrap_or_else(|| panic!("no button {name}"))
    }

    /// Presses a button with the pointer.
    pub fn click(&mut self, name: &str) {
        self.button(name).click();
        self.run();
    }

    /// Presses a button as assistive technology does, be it in sight or scrolled away.
    pub fn press(&mut self, name: &str) {
        self.button(name).click_accesskit();
        self.run();
    }

    /// Turns a check box, be it in sight or scrolled away.
    pub fn tick(&mut self, name: &str) {
        self.find(Role::CheckBox, name).unwrap_or_else(|| panic!("no check box {name}")).click_accesskit();
        self.run();
    }

    /// Chooses a segment of a choice of a few words.
    pub fn segment(&mut self, words: &str, of: &str) {
        self.find(Role::RadioButton, &format!("{words}, {of}")).unwrap().click();
        self.run();
    }

    /// Goes through a choice by arrow, down and then up, until it shows these words.
    pub fn choose(&mut self, field: &str, words: &str) {
        self.find(Role::ComboBox, field).unwrap_or_else(|| panic!("no choice {field}")).focus();
        self.run();
        for key in [Key::ArrowDown; 60].into_iter().chain([Key::ArrowUp; 60]) {
            if self.find(Role::ComboBox, field).unwrap().value().as_deref() == Some(words) {
                return;
            }
            self.key(key);
        }
        panic!("{field} does not offer {words}");
    }

    pub fn field(&self, name: &str) -> Node<'_> {
        self.find(Role::TextInput, name)
            .or_else(|| self.find(Role::MultilineTextInput, name))
            .unwrap_or_else(|| panic!("no field {name}"))
    }

    /// What stands in a field.
    pub fn text(&self, name: &str) -> String {
        self.field(name).value().unwrap_or_default()
    }

    /// Replaces what stands in a field.
    pub fn write(&mut self, name: &str, text: &str) {
        self.field(name).focus();
        self.run();
        self.h.key_press_modifiers(Modifiers::COMMAND, Key::A);
        self.run();
        if text.is_empty() {
            self.key(Key::Delete);
        } else {
            self.field(name).type_text(text);
        }
        self.run();
    }

    pub fn key(&mut self, key: Key) {
        self.h.key_press(key);
        self.run();
    }

    /// True when a label or sentence with these words is there.
    pub fn says(&self, words: &str) -> bool {
        let words = words.to_owned();
        let holds = move |text: Option<String>| text.is_some_and(|text| text.contains(&words));
        self.h.query_all_by(move |node| holds(node.label()) || holds(node.value())).next().is_some()
    }

    /// True when a button can be pressed.
    pub fn possible(&self, name: &str) -> bool {
        !self.button(name).accesskit_node().is_disabled()
    }
}
