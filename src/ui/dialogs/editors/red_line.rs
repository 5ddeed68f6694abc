//! A red line: what every option must respect, in full, and where it was read.

use egui::Ui;

use super::form::{self, Typed};
use crate::base::RedLineId;
use crate::edit::RedLineField;
use crate::model::{Plan, RedLine};
use crate::session::OpenFile;
use crate::ui::cx::Cx;
use crate::ui::dialogs::{Outcome, fields};

/// What is typed.
#[derive(Debug)]
pub struct RedLineForm {
    id: Option<RedLineId>,
    name: String,
    text: String,
    source: String,
    focused: bool,
}

impl RedLineForm {
    /// Begins with what stands, or empty.
    pub fn new(file: &OpenFile, id: Option<&RedLineId>) -> Self {
        let stands = id.and_then(|id| file.plan().red_lines.find(id.as_str()));
        let red_line = stands.map(|red_line| red_line.as_ref().clone()).unwrap_or_default();
        Self {
            id: stands.map(|red_line| red_line.id.clone()),
            name: red_line.name,
            text: red_line.text.unwrap_or_default(),
            source: red_line.source.unwrap_or_default(),
            focused: false,
        }
    }

    /// Its title.
    pub fn title(&self) -> &'static str {
        if self.id.is_some() { "Red line" } else { "New red line" }
    }

    fn typed<'p>(&self, plan: &'p Plan) -> Typed<'p, RedLine> {
        let before = self.id.as_ref().and_then(|id| plan.red_lines.find(id.as_str())).map(AsRef::as_ref);
        let mut typed = Typed::new(plan, before);
        if !typed.need(self.name.trim().is_empty(), "a name") {
            typed.put("name", Ok(RedLineField::Name(self.name.clone())));
        }
        typed.put("text", Ok(RedLineField::Text(form::some_text(&self.text))));
        typed.put("source", Ok(RedLineField::Source(form::some_text(&self.source))));
        typed
    }

    /// Draws the fields.
    pub fn show(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) -> Outcome {
        let Some(file) = cx.session.active() else { return form::GONE };
        let plan = file.plan();
        let before = self.id.as_ref().and_then(|id| plan.red_lines.find(id.as_str()));
        if self.id.is_some() && before.is_none() {
            return form::GONE;
        }
        let typed = self.typed(plan);
        fields::scrolled(ui, |ui| {
            let hint = "No demilitarisation of the host country";
            let first = fields::line(ui, &mut self.name, "Name", hint, typed.wrong("name"));
            if !std::mem::replace(&mut self.focused, true) {
                first.request_focus();
            }
            fields::paragraph(ui, &mut self.text, "In full", 4);
            fields::line(ui, &mut self.source, "Source", "where it was read", typed.wrong("source"));
        });
        form::finish(ui, cx, typed, before.map(AsRef::as_ref))
    }
}
