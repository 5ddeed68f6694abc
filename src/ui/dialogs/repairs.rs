//! The repair view: what was wrong with the file, each with its place and mend.

use egui::{Frame, RichText, Ui};

use super::{Outcome, fields, message};
use crate::base::{ContributionId, visible};
use crate::session::OpenFile;
use crate::store::{Problem, ReadOnly};
use crate::ui::cx::Cx;
use crate::ui::format;
use crate::ui::intent::Intent;
use crate::ui::kit::button;
use crate::ui::look::fonts;
use crate::ui::look::theme::{RADIUS, Theme};
use crate::ui::view::{Selection, Workspace};

/// Draws the list.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) -> Outcome {
    let Some(file) = cx.session.active() else { return Outcome::Closed };
    if file.problems.is_empty() {
        return message::show(ui, "Nothing was wrong with this file when it was opened.");
    }
    let t = Theme::of(ui);
    let problems = format::counted(i64::try_from(file.problems.len()).unwrap_or(i64::MAX), "problem", "problems");
    let head = format!("{}: {problems} when it was opened", file.file_name());
    ui.label(RichText::new(head).font(fonts::bold(13.0)).color(t.text1));
    ui.add_space(2.0);
    fields::remark(ui, &promise(file));
    ui.add_space(8.0);
    let mut shown = None;
    fields::scrolled(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        for problem in &file.problems {
            if row(ui, file, problem) {
                shown = Some(problem.id.as_str());
            }
        }
    });
    if let Some(id) = shown {
        cx.wish(Intent::Go(Workspace::Register));
        cx.wish(Intent::Select(Selection::Contribution(ContributionId::new(id))));
        return Outcome::Closed;
    }
    message::show(ui, "")
}

/// What has been done to the file, and what a save will do.
fn promise(file: &OpenFile) -> String {
    let now = "The file on disk is untouched.";
    match &file.read_only {
        Some(why @ ReadOnly::Cut(_)) => format!("{now} {why}"),
        Some(why @ ReadOnly::Newer(_)) => format!("{now} {why} A save needs another name."),
        None => format!(
            "{now} A save writes what was not understood back as it stands, until the field is set here; and mends what the \
             list says a save mends."
        ),
    }
}

/// One problem; returns whether its record is to be shown.
fn row(ui: &mut Ui, file: &OpenFile, problem: &Problem) -> bool {
    let t = Theme::of(ui);
    let known = problem.list == "contributions" && file.plan().contributions.find(&problem.id).is_some();
    Frame::new()
        .fill(t.panel)
        .stroke(egui::Stroke::new(1.0, t.line))
        .corner_radius(RADIUS)
        .inner_margin(egui::Margin::symmetric(10, 6))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 1.0;
            let mut pressed = false;
            let place = if problem.place.is_empty() { "the file".to_owned() } else { visible(&problem.place) };
            ui.horizontal_wrapped(|ui| {
                ui.label(RichText::new(place).font(fonts::bold(12.0)).color(t.text1));
                pressed = known && button::link(ui, "Show").clicked();
            });
            let text = |words: &str, ink| RichText::new(visible(words)).font(fonts::regular(12.0)).color(ink);
            ui.add(egui::Label::new(text(&problem.what, t.text1)).wrap());
            ui.add(egui::Label::new(text(&format!("Mend: {}", problem.mend), t.text2)).wrap());
            pressed
        })
        .inner
}
