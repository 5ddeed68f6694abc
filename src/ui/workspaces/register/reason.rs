//! Setting a status, for one pledge or many. A step back asks why first.

use egui::{Id, Key, RichText, Ui};

use super::bulk;
use crate::base::ContributionId;
use crate::edit::{self, Command, ContributionField, Label, Refusal};
use crate::model::{Status, StatusStep};
use crate::session::{OpenFile, clock};
use crate::ui::cx::Cx;
use crate::ui::intent::Intent;
use crate::ui::kit::button::Button;
use crate::ui::kit::field::Field;
use crate::ui::look::fonts;
use crate::ui::look::theme::Theme;
use crate::ui::{dialogs, text};

/// The question why a status goes back.
#[derive(Debug)]
pub struct Reason {
    ids: Vec<ContributionId>,
    status: Status,
    sentence: String,
    text: String,
}

/// Sets the status of pledges as one step, or asks for the reason that a step back needs.
pub fn set_status(cx: &mut Cx<'_>, file: &OpenFile, ids: &[ContributionId], status: Status) {
    let command = command(cx, ids, status, None);
    match edit::apply(file.plan(), &command) {
        Err(refusal @ Refusal::NeedsReason { .. }) => {
            let sentence = format!("{refusal}.");
            cx.view.register.reason = Some(Reason { ids: ids.to_vec(), status, sentence, text: String::new() });
        }
        _ => cx.wish(Intent::Edit(command)),
    }
}

fn command(cx: &Cx<'_>, ids: &[ContributionId], status: Status, reason: Option<&str>) -> Command {
    let by = Some(cx.session.settings.author.clone());
    let step =
        StatusStep { status, date: clock::today(), by, reason: reason.map(str::to_owned), ..StatusStep::default() };
    let field = ContributionField::Status(step);
    let one = |id: &ContributionId| Command::EditContribution { contribution: id.clone(), field: field.clone() };
    let label = || Label::SetStatusOfMany { count: ids.len(), status };
    bulk::group(ids.iter().map(one).collect(), label)
}

/// Draws the question, if there is one.
pub fn show(ui: &Ui, cx: &mut Cx<'_>) {
    let Some(mut reason) = cx.view.register.reason.take() else { return };
    let t = Theme::of(ui);
    let modal = egui::Modal::new(Id::unique("register reason")).frame(dialogs::frame(t, 16)).show(ui.ctx(), |ui| {
        ui.set_width(380.0);
        ui.label(RichText::new("A step back").font(fonts::bold(16.0)).color(t.text1));
        ui.add_space(4.0);
        ui.label(RichText::new(&reason.sentence).font(fonts::regular(12.0)).color(t.text2));
        ui.add_space(8.0);
        let field = Field::text(&mut reason.text, "Reason", ui.available_width()).show(ui);
        if ui.memory(|m| m.focused().is_none()) {
            field.request_focus();
        }
        ui.add_space(12.0);
        let possible = !reason.text.trim().is_empty();
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let words = format!("Set to {}", text::status(reason.status));
            let set = Button { disabled: !possible, ..Button::primary(&words) }.show(ui).clicked();
            let cancel = Button::new("Cancel").show(ui).clicked();
            let enter = possible && ui.input(|i| i.key_pressed(Key::Enter));
            (set || enter, cancel)
        })
        .inner
    });
    let (set, cancel) = modal.inner;
    if set {
        let command = command(cx, &reason.ids, reason.status, Some(reason.text.trim()));
        cx.wish(Intent::Edit(command));
    } else if !cancel && !modal.should_close() && ui.input(|i| !i.key_pressed(Key::Escape)) {
        cx.view.register.reason = Some(reason);
    }
}
