//! The plan's own fields: what it is, its dates, its protective marking. All that was changed is one step.

use egui::Ui;

use super::marking::MarkingFields;
use super::{Outcome, buttons, fields};
use crate::base::Day;
use crate::edit::{self, Command, Label, PlanField};
use crate::model::Properties;
use crate::session::OpenFile;
use crate::ui::cx::Cx;
use crate::ui::intent::Intent;

/// What is typed.
#[derive(Debug)]
pub struct PlanProperties {
    title: String,
    summary: String,
    as_of: String,
    c_day: String,
    duration: String,
    marking: MarkingFields,
    focused: bool,
}

impl PlanProperties {
    /// Begins with what stands.
    pub fn new(file: &OpenFile) -> Self {
        let properties = &file.plan().properties;
        Self {
            title: properties.title.clone(),
            summary: properties.summary.clone(),
            as_of: properties.as_of.map(|d| d.to_string()).unwrap_or_default(),
            c_day: properties.c_day.map(|d| d.to_string()).unwrap_or_default(),
            duration: properties.duration_days.to_string(),
            marking: MarkingFields::new(&properties.marking),
            focused: false,
        }
    }

    /// The fields that were changed. The caller has looked at dates and length before.
    fn changes(&self, before: &Properties) -> Vec<Command> {
        let mut fields = Vec::new();
        if self.title.trim() != before.title {
            fields.push(PlanField::Title(self.title.clone()));
        }
        if self.summary.trim() != before.summary {
            fields.push(PlanField::Summary(self.summary.clone()));
        }
        if let Ok(Some(date)) = fields::date(&self.as_of)
            && before.as_of != Some(date)
        {
            fields.push(PlanField::AsOf(date));
        }
        if let Ok(date) = fields::date(&self.c_day)
            && before.c_day != date
        {
            fields.push(PlanField::CDay(date));
        }
        if let Ok(Some(days)) = fields::whole(&self.duration)
            && before.duration_days != Day(days)
        {
            fields.push(PlanField::Duration(Day(days)));
        }
        let marking = self.marking.marking(&before.marking);
        if marking != before.marking {
            fields.push(PlanField::Marking(marking));
        }
        fields.into_iter().map(Command::EditPlan).collect()
    }
}

/// Draws the fields.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut PlanProperties) -> Outcome {
    let Some(file) = cx.session.active() else { return Outcome::Closed };
    let before = &file.plan().properties;
    let as_of = match fields::date(&state.as_of) {
        Ok(None) if before.as_of.is_some() => Some("A plan needs the date of its knowledge.".to_owned()),
        other => other.err(),
    };
    let c_day = fields::date(&state.c_day).err();
    let commands = state.changes(before);
    let refused = |wanted: fn(&PlanField) -> bool| {
        commands
            .iter()
            .find(|c| matches!(c, Command::EditPlan(field) if wanted(field)))
            .and_then(|command| edit::apply(file.plan(), command).err().map(|refusal| format!("{refusal}.")))
    };
    let title = refused(|field| matches!(field, PlanField::Title(_)));
    let duration = match fields::whole::<i32>(&state.duration) {
        Ok(None) => Some("Enter the length in days, such as 360.".to_owned()),
        Err(why) => Some(why),
        Ok(Some(_)) => refused(|field| matches!(field, PlanField::Duration(_))),
    };
    fields::scrolled(ui, |ui| {
        let first = fields::line(ui, &mut state.title, "Title", "", title.as_deref());
        if !std::mem::replace(&mut state.focused, true) {
            first.request_focus();
        }
        fields::paragraph(ui, &mut state.summary, "Summary", 3);
        ui.columns(3, |columns| {
            fields::line(&mut columns[0], &mut state.as_of, "As of", "2025-12-31", as_of.as_deref());
            fields::line(&mut columns[1], &mut state.c_day, "C-day", "not set", c_day.as_deref());
            fields::figure(&mut columns[2], &mut state.duration, "Length of scenarios, days", "", duration.as_deref());
        });
        state.marking.show(ui);
        ui.add_space(6.0);
        fields::remark(ui, "Muster shows the marking and does not protect the file; it is not accredited.");
    });
    let sound = title.is_none() && as_of.is_none() && c_day.is_none() && duration.is_none();
    let (done, cancelled) = buttons(ui, "Set properties", sound);
    if done {
        let label = Label::PlanProperties;
        match commands.len() {
            0 => {}
            1 => cx.intents.extend(commands.into_iter().map(Intent::Edit)),
            _ => cx.wish(Intent::Edit(Command::Group { label, commands })),
        }
    }
    if done || cancelled { Outcome::Closed } else { Outcome::Open }
}
