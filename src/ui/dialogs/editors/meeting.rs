//! A meeting: when and where, who takes part, which scenarios are put to it, what is wanted of it and what came of it.

use egui::Ui;

use super::form::{self, Typed, shown};
use crate::base::{MeetingId, NationId, ScenarioId, visible};
use crate::edit::MeetingField;
use crate::model::{Meeting, NationRole, Plan};
use crate::session::OpenFile;
use crate::ui::cx::Cx;
use crate::ui::dialogs::controls::{checked_row, heading, keyed, taking_enter};
use crate::ui::dialogs::{Outcome, fields};
use crate::ui::kit::button::Button;
use crate::ui::{present, text};

/// What is typed.
#[derive(Debug)]
pub struct MeetingForm {
    id: Option<MeetingId>,
    title: String,
    date: String,
    place: String,
    nations: Vec<NationId>,
    scenarios: Vec<ScenarioId>,
    wanted: String,
    outcome: String,
    source: String,
    focused: bool,
}

impl MeetingForm {
    /// Begins with what stands, or empty.
    pub fn new(file: &OpenFile, id: Option<&MeetingId>) -> Self {
        let stands = id.and_then(|id| file.plan().meetings.find(id.as_str()));
        let meeting = stands.map(|meeting| meeting.as_ref().clone()).unwrap_or_default();
        Self {
            id: stands.map(|meeting| meeting.id.clone()),
            title: meeting.title,
            date: shown(meeting.date),
            place: meeting.place.unwrap_or_default(),
            nations: meeting.nations,
            scenarios: meeting.scenarios,
            wanted: meeting.wanted.unwrap_or_default(),
            outcome: meeting.outcome.unwrap_or_default(),
            source: meeting.source.unwrap_or_default(),
            focused: false,
        }
    }

    /// Its title.
    pub fn title(&self) -> &'static str {
        if self.id.is_some() { "Meeting" } else { "New meeting" }
    }

    fn typed<'p>(&self, plan: &'p Plan) -> Typed<'p, Meeting> {
        let before = self.id.as_ref().and_then(|id| plan.meetings.find(id.as_str())).map(AsRef::as_ref);
        let mut typed = Typed::new(plan, before);
        if !typed.need(self.title.trim().is_empty(), "a title") {
            typed.put("title", Ok(MeetingField::Title(self.title.clone())));
        }
        if !typed.need(self.date.trim().is_empty(), "a date") {
            typed.put("date", fields::date(&self.date).map(MeetingField::Date));
        }
        typed.put("place", Ok(MeetingField::Place(form::some_text(&self.place))));
        typed.put("nations", Ok(MeetingField::Nations(self.nations.clone())));
        typed.put("scenarios", Ok(MeetingField::Scenarios(self.scenarios.clone())));
        typed.put("wanted", Ok(MeetingField::Wanted(form::some_text(&self.wanted))));
        typed.put("outcome", Ok(MeetingField::Outcome(form::some_text(&self.outcome))));
        typed.put("source", Ok(MeetingField::Source(form::some_text(&self.source))));
        typed
    }

    /// Draws the fields.
    pub fn show(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) -> Outcome {
        let Some(file) = cx.session.active() else { return form::GONE };
        let plan = file.plan();
        let before = self.id.as_ref().and_then(|id| plan.meetings.find(id.as_str()));
        if self.id.is_some() && before.is_none() {
            return form::GONE;
        }
        let typed = self.typed(plan);
        fields::scrolled(ui, |ui| self.fields(ui, plan, &typed));
        form::finish(ui, cx, typed, before.map(AsRef::as_ref))
    }

    fn fields(&mut self, ui: &mut Ui, plan: &Plan, typed: &Typed<'_, Meeting>) {
        let first = fields::line(ui, &mut self.title, "Title", "Leaders' call", typed.wrong("title"));
        if !std::mem::replace(&mut self.focused, true) {
            first.request_focus();
        }
        ui.columns(2, |columns| {
            fields::line(&mut columns[0], &mut self.date, "Date", "2025-03-11", typed.wrong("date"));
            fields::line(&mut columns[1], &mut self.place, "Place", "not stated", typed.wrong("place"));
        });
        fields::paragraph(ui, &mut self.wanted, "Decision wanted", 2);
        fields::paragraph(ui, &mut self.outcome, "What came of it", 2);
        fields::line(ui, &mut self.source, "Source", "where it was read", typed.wrong("source"));
        if !plan.scenarios.is_empty() {
            heading(ui, "Scenarios put to it");
            for (at, scenario) in plan.scenarios.iter().enumerate() {
                let words = format!("{} {}", present::letter(plan, scenario), present::title(scenario));
                let right = if scenario.archived { "archived" } else { "" };
                keyed(ui, ("scenario", at), |ui| row(ui, &mut self.scenarios, &scenario.id, (None, &words, right)));
            }
        }
        if !plan.nations.is_empty() {
            heading(ui, &format!("Who takes part: {} of {}", self.nations.len(), plan.nations.len()));
            self.all_or_none(ui, plan);
            for (at, nation) in plan.nations.iter().enumerate() {
                let words = visible(&nation.name);
                let shown = (Some(nation.id.as_str()), words.as_str(), text::role(nation.role));
                keyed(ui, ("nation", at), |ui| row(ui, &mut self.nations, &nation.id, shown));
            }
        }
    }

    fn all_or_none(&mut self, ui: &mut Ui, plan: &Plan) {
        let coalition = |role| matches!(role, NationRole::Lead | NationRole::Participant);
        ui.horizontal(|ui| {
            let all = Button { small: true, ..Button::quiet("All of the coalition") }.show(ui);
            if taking_enter(ui, all).clicked() {
                for nation in plan.nations.iter().filter(|nation| coalition(nation.role)) {
                    turn(&mut self.nations, &nation.id, true);
                }
            }
            let none = Button { small: true, disabled: self.nations.is_empty(), ..Button::quiet("None") }.show(ui);
            if taking_enter(ui, none).clicked() {
                self.nations.clear();
            }
        });
    }
}

/// A record that can be among those named: its flag, its words, what stands at the right.
fn row<Id: Clone + PartialEq>(ui: &mut Ui, list: &mut Vec<Id>, id: &Id, shown: (Option<&str>, &str, &str)) {
    let mut on = list.contains(id);
    if checked_row(ui, &mut on, shown.0, shown.1, shown.2) {
        turn(list, id, on);
    }
}

/// Names a record or no longer names it; the others keep their places.
fn turn<Id: Clone + PartialEq>(list: &mut Vec<Id>, id: &Id, on: bool) {
    if !on {
        list.retain(|named| named != id);
    } else if !list.contains(id) {
        list.push(id.clone());
    }
}
