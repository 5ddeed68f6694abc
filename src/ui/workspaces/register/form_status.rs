//! How the status of a pledge came about, a further step to write down with date, author and reason, and the dates of
//! the pledge.

use egui::{Key, RichText, Sense, Ui, vec2};

use super::columns::Column;
use super::facets::capital;
use super::form::{Line, caption, line, part, set};
use super::form_lists::{choose, nothing};
use super::read;
use crate::base::ContributionId;
use crate::edit::{self, Command, ContributionField};
use crate::model::{Contribution, Status, StatusStep};
use crate::session::{OpenFile, clock};
use crate::ui::cx::Cx;
use crate::ui::kit::button::Button;
use crate::ui::kit::field::Field;
use crate::ui::kit::state_mark;
use crate::ui::look::fonts;
use crate::ui::look::theme::Theme;
use crate::ui::{present, text};

/// A step that is being written down.
#[derive(Debug, Default)]
pub struct Step {
    /// For which pledge; what is written for another is forgotten.
    pledge: ContributionId,
    status: Option<Status>,
    date: String,
    by: String,
    reason: String,
}

/// Draws the dates, a step to write down, and the steps so far.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile, pledge: &Contribution) {
    ui.columns(2, |columns| {
        for (ui, column) in columns.iter_mut().zip([Column::Confirmed, Column::Valid]) {
            let read = |text: &str| read::cell(column, text);
            let current = read::typed(pledge, column);
            let entry = Line { name: column.label(), current, figure: false, hint: "not known", read: &read };
            let field = line(ui, cx, file, pledge, &entry);
            cx.view.register.form.focus(column, &field);
        }
    });
    part(ui, "Next step");
    next(ui, cx, file, pledge);
    part(ui, "Status");
    if pledge.status_history.is_empty() {
        nothing(ui, &format!("{}; no earlier step is recorded.", capital(text::status(pledge.status))));
    }
    for step in pledge.status_history.iter().rev() {
        ui.horizontal_top(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(18.0, 17.0), Sense::hover());
            state_mark::status_bars(ui.painter(), rect.left_center(), present::status(step.status));
            let mut words = capital(text::status(step.status));
            if let Some(date) = step.date {
                words = format!("{words}, {}", text::date(date));
            }
            for more in [&step.by, &step.reason].into_iter().flatten() {
                words = format!("{words}. {more}");
            }
            let words = RichText::new(crate::base::visible(&words));
            ui.add(egui::Label::new(words.font(fonts::regular(12.0)).color(Theme::of(ui).text1)).wrap());
        });
    }
}

fn next(ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile, pledge: &Contribution) {
    let step = &mut cx.view.register.form.step;
    if step.pledge != pledge.id {
        let date = clock::today().map(|date| date.to_string()).unwrap_or_default();
        let by = cx.session.settings.author.clone();
        *step = Step { pledge: pledge.id.clone(), date, by, ..Step::default() };
    }
    caption(ui, "Next status");
    let now = step.status.unwrap_or(pledge.status);
    let word = |status: Status| capital(text::status(status));
    if let Some(status) = choose(ui, ("next status", 0), "Next status", Status::ALL, now, word) {
        step.status = (status != pledge.status).then_some(status);
    }
    let Some(status) = step.status else { return };
    let date = read::date(&step.date);
    ui.columns(2, |columns| {
        caption(&mut columns[0], "Date");
        let width = columns[0].available_width();
        let error = date.as_ref().err().map(String::as_str);
        Field { error, ..Field::text(&mut step.date, "Date of the step", width) }.show(&mut columns[0]);
        caption(&mut columns[1], "Recorded by");
        Field::text(&mut step.by, "Recorded by", width).show(&mut columns[1]);
    });
    caption(ui, "Reason");
    let width = ui.available_width();
    let reason = Field { hint: "why, where it is known", ..Field::text(&mut step.reason, "Reason of the step", width) };
    let reason = reason.show(ui);
    let by = Some(step.by.clone());
    let field = ContributionField::Status(StatusStep {
        status,
        date: date.as_ref().ok().copied().flatten(),
        by,
        reason: Some(step.reason.clone()),
        ..StatusStep::default()
    });
    let command = Command::EditContribution { contribution: pledge.id.clone(), field: field.clone() };
    let refused = edit::apply(file.plan(), &command).err();
    if let Some(refusal) = &refused {
        nothing(ui, &format!("{refusal}."));
    }
    ui.add_space(6.0);
    let possible = refused.is_none() && date.is_ok();
    let button = Button { small: true, disabled: !possible, ..Button::new("Record the step") }.show(ui);
    let entered = reason.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
    if possible && (button.clicked() || entered) {
        *step = Step::default();
        cx.wish(set(pledge, field));
    }
}
