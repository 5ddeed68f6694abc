//! The status line: saved state, findings by severity, the last action with Undo, dates.

use egui::{Align, Layout, Rect, RichText, Sense, Ui, Vec2};

use crate::analysis::Severity;
use crate::session::{NoticeKind, OpenFile, SaveState};
use crate::ui::actions::Action;
use crate::ui::cx::Cx;
use crate::ui::intent::Intent;
use crate::ui::kit::button;
use crate::ui::look::fonts;
use crate::ui::look::icons::{self, Icon};
use crate::ui::look::theme::Theme;
use crate::ui::view::Workspace;
use crate::words::ui::status as words;

/// Draws the line.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let t = Theme::of(ui);
    ui.style_mut().override_font_id = Some(fonts::regular(11.0));
    ui.horizontal_centered(|ui| {
        ui.add_space(12.0);
        let Some(file) = cx.session.active() else {
            let words = cx.session.notice().map_or_else(|| "Ready".to_owned(), |notice| notice.message.to_string());
            ui.label(RichText::new(words).color(t.text2));
            return;
        };
        saved(ui, cx, file);
        ui.add_space(4.0);
        counts(ui, cx, file);
        ui.separator();
        let right = dates(file);
        let room = ui.available_width() - 230.0;
        last_action(ui, cx, room);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(12.0);
            ui.add(egui::Label::new(RichText::new(right).color(t.text3)).truncate());
        });
    });
}

fn mark(ui: &mut Ui, icon: Icon, colour: egui::Color32) {
    let (rect, _) = ui.allocate_exact_size(Vec2::splat(12.0), Sense::hover());
    icons::draw(ui.painter(), icon, Rect::from_center_size(rect.center(), Vec2::splat(12.0)), colour);
}

fn saved(ui: &mut Ui, cx: &Cx<'_>, file: &OpenFile) {
    let t = Theme::of(ui);
    let state = cx.session.save_state(file);
    let words = words::saved(state, file.saved_at.as_deref(), file.path.is_some());
    let tick = state == SaveState::Saved && file.path.is_some();
    mark(ui, if tick { Icon::Tick } else { Icon::Dots }, t.text2);
    ui.label(RichText::new(words).color(t.text2));
}

fn counts(ui: &mut Ui, cx: &Cx<'_>, file: &OpenFile) {
    let t = Theme::of(ui);
    let active = cx.view.compose.active(file).filter(|_| cx.view.workspace == Workspace::Compose);
    let entry = active.as_ref().and_then(|id| file.now().entry(id));
    if let Some(entry) = entry {
        ui.label(RichText::new(format!("In {}:", entry.scenario.short_name())).color(t.text2));
    }
    let kinds = [
        (Severity::Error, Icon::Error, t.unmet, "error", "errors"),
        (Severity::Warning, Icon::Warning, t.minimum, "warning", "warnings"),
        (Severity::Info, Icon::Note, t.info, "note", "notes"),
    ];
    for (severity, icon, colour, one, many) in kinds {
        let n = entry.map_or_else(|| file.now().count(severity), |entry| entry.count(severity));
        mark(ui, icon, colour);
        ui.label(RichText::new(crate::ui::format::counted(n as i64, one, many)).color(t.text2));
    }
}

fn last_action(ui: &mut Ui, cx: &mut Cx<'_>, room: f32) {
    let t = Theme::of(ui);
    if let Some(words) = cx.view.compose.dragging_words() {
        ui.add(egui::Label::new(RichText::new(words).color(t.text1)).truncate());
        return;
    }
    let Some(notice) = cx.session.notice() else { return };
    let (colour, undo) = match notice.kind {
        NoticeKind::Done => (t.text2, cx.session.active().is_some_and(|f| f.history().undo_label().is_some())),
        NoticeKind::Note => (t.text2, false),
        NoticeKind::Refused => (t.unmet, false),
    };
    if notice.kind == NoticeKind::Refused {
        mark(ui, Icon::NoEntry, t.unmet);
    }
    let words = crate::base::visible(&notice.message.to_string());
    let galley = crate::ui::look::paint::line(ui.painter(), &words, fonts::regular(11.0), colour, room.max(80.0));
    let label = ui.add(egui::Label::new(galley));
    label.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Status, true, &words));
    label.on_hover_text(&words);
    if undo && button::link(ui, "Undo").clicked() {
        cx.wish(Intent::Do(Action::Undo));
    }
}

fn dates(file: &OpenFile) -> String {
    let properties = &file.plan().properties;
    let as_of = properties.as_of.map(words::as_of).unwrap_or_default();
    let c_day = words::c_day(properties.c_day);
    if as_of.is_empty() { c_day } else { format!("{as_of}     {c_day}") }
}
