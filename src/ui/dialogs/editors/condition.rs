//! A condition: what it is, what kind, and where it stands.

use egui::Ui;

use super::form::{self, Typed, said};
use crate::base::ConditionId;
use crate::edit::ConditionField;
use crate::model::{Condition, ConditionKind, ConditionState, Plan};
use crate::session::OpenFile;
use crate::ui::cx::Cx;
use crate::ui::dialogs::controls::few;
use crate::ui::dialogs::{Outcome, fields};

/// What is typed.
#[derive(Debug)]
pub struct ConditionForm {
    id: Option<ConditionId>,
    name: String,
    kind: usize,
    state: usize,
    text: String,
    focused: bool,
}

impl ConditionForm {
    /// Begins with what stands, or empty and open.
    pub fn new(file: &OpenFile, id: Option<&ConditionId>) -> Self {
        let stands = id.and_then(|id| file.plan().conditions.find(id.as_str()));
        let condition = stands.map(|condition| condition.as_ref().clone()).unwrap_or_default();
        let state = ConditionState::ALL.iter().position(|state| *state == condition.state);
        Self {
            id: stands.map(|condition| condition.id.clone()),
            name: condition.name,
            kind: ConditionKind::ALL.iter().position(|kind| *kind == condition.kind).unwrap_or(usize::MAX),
            state: state.unwrap_or(if stands.is_some() { usize::MAX } else { 0 }),
            text: condition.text.unwrap_or_default(),
            focused: false,
        }
    }

    /// Its title.
    pub fn title(&self) -> &'static str {
        if self.id.is_some() { "Condition" } else { "New condition" }
    }

    fn typed<'p>(&self, plan: &'p Plan) -> Typed<'p, Condition> {
        let before = self.id.as_ref().and_then(|id| plan.conditions.find(id.as_str())).map(AsRef::as_ref);
        let mut typed = Typed::new(plan, before);
        if !typed.need(self.name.trim().is_empty(), "a name") {
            typed.put("name", Ok(ConditionField::Name(self.name.clone())));
        }
        match ConditionKind::ALL.get(self.kind) {
            Some(kind) => typed.put("kind", Ok(ConditionField::Kind(*kind))),
            None => {
                typed.need(self.id.is_none(), "its kind");
            }
        }
        if let Some(state) = ConditionState::ALL.get(self.state) {
            typed.put("state", Ok(ConditionField::State(*state)));
        }
        typed.put("text", Ok(ConditionField::Text(form::some_text(&self.text))));
        typed
    }

    /// Draws the fields.
    pub fn show(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) -> Outcome {
        let Some(file) = cx.session.active() else { return form::GONE };
        let plan = file.plan();
        let before = self.id.as_ref().and_then(|id| plan.conditions.find(id.as_str()));
        if self.id.is_some() && before.is_none() {
            return form::GONE;
        }
        let typed = self.typed(plan);
        fields::scrolled(ui, |ui| {
            let first = fields::line(ui, &mut self.name, "Name", "Peace settlement in force", typed.wrong("name"));
            if !std::mem::replace(&mut self.focused, true) {
                first.request_focus();
            }
            ui.columns(2, |columns| {
                let words: Vec<String> = ConditionKind::ALL.iter().map(|kind| said(kind.word())).collect();
                fields::choice(&mut columns[0], "Kind of condition", &words, &mut self.kind);
                few(&mut columns[1], "State", &["Open", "Met", "Failed"], &mut self.state);
            });
            fields::paragraph(ui, &mut self.text, "In full", 4);
        });
        form::finish(ui, cx, typed, before.map(AsRef::as_ref))
    }
}
