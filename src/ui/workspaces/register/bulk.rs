//! The bar over the table's end while several pledges are selected: one act for all of them, one step to take back.

use egui::{Align, Layout, Popup, Rect, Response, RichText, Stroke, StrokeKind, Ui, UiBuilder, pos2, vec2};

use super::{RegisterView, reason, removal};
use crate::base::ContributionId;
use crate::edit::{Command, ContributionField, Label};
use crate::model::Status;
use crate::session::OpenFile;
use crate::ui::cx::Cx;
use crate::ui::dialogs::{Dialog, Place};
use crate::ui::intent::Intent;
use crate::ui::kit::button::Button;
use crate::ui::look::fonts;
use crate::ui::look::theme::{RADIUS_LARGE, Theme};
use crate::ui::workspaces::compose::Payload;
use crate::ui::{format, present, text};

/// Height of the bar in points.
pub const HEIGHT: f32 = 44.0;
/// Width of the bar in points from which on it holds every button, and that from which on all but one; below it most stand
/// in a menu.
const ROOM_FOR: [f32; 2] = [620.0, 520.0];

/// True while the bar is shown.
pub fn shown(view: &RegisterView) -> bool {
    view.selected.len() > 1
}

/// One command as it is, several as one step.
pub fn group(mut commands: Vec<Command>, label: impl FnOnce() -> Label) -> Command {
    if commands.len() == 1 { commands.remove(0) } else { Command::Group { label: label(), commands } }
}

/// The dialog that asks where pledges go.
pub fn assign(file: &OpenFile, ids: &[ContributionId]) -> Option<Dialog> {
    let scenarios: Vec<_> = file.plan().scenarios.iter().filter(|s| !s.archived).map(|s| s.id.clone()).collect();
    let payload = Payload::Pledges(ids.to_vec());
    (!scenarios.is_empty()).then(|| Dialog::Place(Box::new(Place::new(file, &payload, &scenarios, false))))
}

/// Draws the bar.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile) {
    if !shown(&cx.view.register) {
        return;
    }
    let t = Theme::of(ui);
    let panel = ui.max_rect();
    let from = pos2(panel.left() + 12.0, panel.bottom() - 12.0 - HEIGHT);
    let rect = Rect::from_min_max(from, pos2(panel.right() - 12.0, panel.bottom() - 12.0));
    ui.painter().add(t.shadow.as_shape(rect, egui::CornerRadius::same(RADIUS_LARGE as u8)));
    ui.painter().rect(rect, RADIUS_LARGE, t.card, Stroke::new(1.0, t.line_strong), StrokeKind::Inside);
    let inner = rect.shrink2(vec2(12.0, 8.0));
    let mut ui = ui.new_child(UiBuilder::new().max_rect(inner).layout(Layout::right_to_left(Align::Center)));
    let ids: Vec<ContributionId> = cx.view.register.selected.iter().cloned().collect();
    let room = inner.width();
    if room > ROOM_FOR[1] {
        buttons(&mut ui, cx, file, &ids, room > ROOM_FOR[0]);
    } else {
        let more = Button { menu: true, ..Button::new("More") }.show(&mut ui);
        Popup::menu(&more).show(|ui| menu(ui, cx, file, &ids));
        if Button::new("Edit…").show(&mut ui).clicked() {
            cx.view.dialog = Some(Dialog::edit_many(&ids));
        }
    }
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        let words =
            format!("{} selected", format::counted(i64::try_from(ids.len()).unwrap_or(i64::MAX), "pledge", "pledges"));
        let words = RichText::new(words).font(fonts::bold(12.0)).color(t.text1);
        ui.add(egui::Label::new(words).truncate());
        let sum = RichText::new(people(file, &ids)).font(fonts::regular(12.0)).color(t.text2);
        ui.add(egui::Label::new(sum).truncate());
    });
}

fn buttons(ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile, ids: &[ContributionId], all: bool) {
    if Button::quiet("Clear").show(ui).clicked() {
        cx.view.register.selected.clear();
    }
    let delete = Button::new("Delete").show(ui);
    delete_pressed(cx, file, ids, delete);
    if Button::new("Edit…").show(ui).clicked() {
        cx.view.dialog = Some(Dialog::edit_many(ids));
    }
    if Button::new("Assign…").show(ui).clicked() {
        cx.view.dialog = assign(file, ids);
    }
    // Where room is short, the dialog behind "Edit…" adds conditions.
    if all {
        add_condition(ui, cx, file, ids);
    }
    let status = Button { menu: true, ..Button::new("Set status") }.show(ui);
    Popup::menu(&status).show(|ui| statuses(ui, cx, file, ids));
}

/// Everything that is done with pledges, as entries of a menu.
pub fn menu(ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile, ids: &[ContributionId]) {
    if ui.button("Assign…").clicked() {
        cx.view.dialog = assign(file, ids);
        ui.close();
    }
    ui.menu_button("Set status", |ui| statuses(ui, cx, file, ids));
    if ids.len() > 1 && ui.button("Edit…").clicked() {
        cx.view.dialog = Some(Dialog::edit_many(ids));
        ui.close();
    }
    let delete = ui.button(if ids.len() > 1 { "Delete the pledges" } else { "Delete" });
    if delete_pressed(cx, file, ids, delete) {
        ui.close();
    }
}

fn statuses(ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile, ids: &[ContributionId]) {
    for status in Status::ALL {
        if ui.button(text::status(*status)).clicked() {
            reason::set_status(cx, file, ids, *status);
            ui.close();
        }
    }
}

/// Deletes pledges where the button was pressed; says on hover what goes with them.
fn delete_pressed(cx: &mut Cx<'_>, file: &OpenFile, ids: &[ContributionId], button: Response) -> bool {
    let button = if button.hovered() { button.on_hover_text(removal::hint(file, ids)) } else { button };
    if button.clicked() {
        removal::delete(cx, file, ids);
    }
    button.clicked()
}

fn add_condition(ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile, ids: &[ContributionId]) {
    let conditions = Button { menu: true, ..Button::new("Add condition") }.show(ui);
    Popup::menu(&conditions).show(|ui| {
        for condition in &file.plan().conditions {
            if ui.button(crate::base::visible(&condition.name)).clicked() {
                let field = ContributionField::Condition(condition.id.clone(), true);
                let one =
                    |id: &ContributionId| Command::EditContribution { contribution: id.clone(), field: field.clone() };
                let label = || Label::WaitFor { count: ids.len(), condition: condition.name.clone() };
                cx.intents.push(Intent::Edit(group(ids.iter().map(one).collect(), label)));
            }
        }
        if file.plan().conditions.is_empty() {
            ui.label("The plan has no condition.");
        }
    });
}

fn people(file: &OpenFile, ids: &[ContributionId]) -> String {
    let (mut sum, mut illustrative, mut unknown) = (0_i64, false, 0);
    for pledge in ids.iter().filter_map(|id| present::pledge(file, id)) {
        match pledge.personnel {
            Some(n) => sum = sum.saturating_add(i64::try_from(n).unwrap_or(i64::MAX)),
            None => unknown += 1,
        }
        illustrative |= pledge.illustrative && pledge.personnel.is_some_and(|n| n > 0);
    }
    let people = format!("{} people", format::illustrative(format::whole(sum), illustrative));
    if unknown > 0 { format!("{people}, {unknown} not known") } else { people }
}
