//! The strip of open files, once there are several: each with its mark and its saved state, to switch to, save and close;
//! and whose criteria, thresholds and currency a comparison goes by.

use egui::{
    Align, Align2, CornerRadius, Layout, Popup, Rect, RichText, ScrollArea, Sense, Stroke, StrokeKind, Ui, Vec2,
};
use egui::{WidgetInfo, pos2, vec2};

use crate::session::{FileId, OpenFile};
use crate::ui::cx::Cx;
use crate::ui::intent::Intent;
use crate::ui::kit::button::Button;
use crate::ui::look::fonts;
use crate::ui::look::icons::{self, Icon};
use crate::ui::look::paint::{self, Force};
use crate::ui::look::theme::{RADIUS_TAG, Theme};
use crate::words::comparison as words;
use crate::words::comparison::Stands;

/// Height of a file in the strip, in points.
const HEIGHT: f32 = 24.0;
/// Widest name of a file, in points.
const NAME: f32 = 220.0;
/// Room for whose criteria hold, in points.
const OWNER: f32 = 330.0;

/// Draws the strip.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let t = Theme::of(ui);
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        ui.label(RichText::new("Open files").font(fonts::regular(12.0)).color(t.text2));
        let wide = ui.available_width() > 2.0 * OWNER;
        let room = (ui.available_width() - if wide { OWNER } else { 48.0 }).max(80.0);
        ScrollArea::horizontal().id_salt("open files").max_width(room).show(ui, |ui| {
            ui.horizontal_centered(|ui| {
                for file in cx.session.files() {
                    one(ui, cx, file);
                }
            });
        });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| owner(ui, cx, wide));
    });
}

/// Whether a file stands on disk as it is shown.
fn stands(cx: &Cx<'_>, file: &OpenFile) -> Stands {
    use crate::session::SaveState;
    match (cx.session.save_state(file), &file.saved_at) {
        (SaveState::Saving, _) => Stands::Saving,
        (SaveState::Edited, _) => Stands::Edited,
        (SaveState::Saved, Some(at)) => Stands::SavedAt(at.clone()),
        (SaveState::Saved, None) if file.path.is_some() => Stands::Saved,
        (SaveState::Saved, None) => Stands::Never,
    }
}

fn one(ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile) {
    let name = cx.session.called(file.id);
    let stands = stands(cx, file);
    let active = cx.session.active().is_some_and(|active| active.id == file.id);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let pressed = switch(ui, cx.session.mark(file.id).unwrap_or(1), &name, &stands, active);
        if pressed && !active {
            cx.wish(Intent::Activate(file.id));
        }
        if matches!(stands, Stands::Edited | Stands::Never) {
            let label = format!("Save {name}");
            if (Button { small: true, name: &label, ..Button::quiet("Save") }).show(ui).clicked() {
                cx.wish(Intent::SaveFile(file.id));
            }
        }
        let label = format!("Close {name}");
        if (Button { small: true, ..Button::icon(Icon::Cross, &label) }).show(ui).clicked() {
            cx.wish(Intent::Close(file.id));
        }
    });
}

/// The file's mark, name and saved state; a press makes it the one that is worked on. Returns whether it was pressed.
fn switch(ui: &mut Ui, mark: usize, name: &str, state: &Stands, active: bool) -> bool {
    let t = Theme::of(ui);
    let said = words::saved_state(state);
    let font = if active { fonts::bold(12.0) } else { fonts::regular(12.0) };
    let title = paint::line(ui.painter(), name, font, t.text1, NAME);
    let note = paint::line(ui.painter(), &said, fonts::regular(11.0), t.text3, 120.0);
    let block = 18.0;
    let width = block + 8.0 + title.size().x + 8.0 + 16.0 + note.size().x + 8.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, HEIGHT), Sense::click());
    let label = format!("File {mark}: {name}, {said}");
    response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, active, &label));
    let painter = ui.painter();
    let fill = if active { t.select } else { t.card };
    let edge = Stroke::new(1.0, if active { t.accent } else { t.line_strong });
    let radius = CornerRadius::same(RADIUS_TAG as u8);
    painter.rect(rect, radius, paint::surface(ui, &response, Force::Live, fill), edge, StrokeKind::Inside);
    let left = RADIUS_TAG as u8;
    let ink = rect.with_max_x(rect.left() + block);
    painter.rect_filled(ink, CornerRadius { nw: left, sw: left, ne: 0, se: 0 }, t.text1);
    let digit = mark.to_string();
    paint::text(painter, ink.center(), Align2::CENTER_CENTER, &digit, fonts::bold(12.0), t.card, block);
    let middle = rect.center().y;
    let mut x = ink.right() + 8.0;
    let end = x + title.size().x;
    paint::place(painter, pos2(x, middle), Align2::LEFT_CENTER, title, t.text1);
    x = end + 8.0;
    let icon = Rect::from_min_size(pos2(x, middle - 6.0), Vec2::splat(12.0));
    let (shape, colour) = match state {
        Stands::Saved | Stands::SavedAt(_) => (Icon::Tick, t.text2),
        Stands::Edited | Stands::Never => (Icon::Dots, t.minimum),
        Stands::Saving => (Icon::Dots, t.text2),
    };
    icons::draw(painter, shape, icon, colour);
    paint::place(painter, pos2(icon.right() + 4.0, middle), Align2::LEFT_CENTER, note, t.text3);
    paint::ring_if_focused(ui, &response);
    response.clicked()
}

/// Whose criteria hold, and the choice of another file's.
fn owner(ui: &mut Ui, cx: &mut Cx<'_>, wide: bool) {
    let name = crate::words::ui::status::CRITERIA_OF_FIRST;
    let button = Button { menu: true, small: true, name, ..Button::quiet(if wide { name } else { "" }) };
    let button = button.with_icon(Icon::Lock).show(ui);
    let files: Vec<(FileId, String)> =
        cx.session.files().iter().map(|file| (file.id, cx.session.called(file.id))).collect();
    Popup::menu(&button).show(|ui| {
        ui.set_min_width(260.0);
        for (at, (id, name)) in files.iter().enumerate() {
            if ui.selectable_label(at == 0, words::go_by(name)).clicked() {
                cx.wish(Intent::LeadWith(*id));
                ui.close();
            }
        }
    });
}
