//! What stands where there is nothing yet: an icon, one sentence, one button.

use egui::{Align, Frame, Layout, Margin, Response, RichText, Sense, Stroke, Ui, Vec2};

use crate::ui::look::fonts;
use crate::ui::look::icons::{self, Icon};
use crate::ui::look::paint;
use crate::ui::look::theme::{RADIUS_LARGE, Theme};

use super::button::Button;

/// Shows the state over the width left inside a dashed edge; the response is the button's, if there is one.
pub fn empty_state(ui: &mut Ui, icon: Icon, sentence: &str, act: Option<&str>) -> Option<Response> {
    let t = Theme::of(ui);
    let framed = Frame::NONE.inner_margin(Margin::same(15)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.with_layout(Layout::top_down(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.y = 12.0;
            let (mark, _) = ui.allocate_exact_size(Vec2::splat(20.0), Sense::hover());
            icons::draw(ui.painter(), icon, mark, t.text3);
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                ui.label(RichText::new(sentence).font(fonts::regular(12.0)).color(t.text1));
            });
            act.map(|words| Button::primary(words).show(ui))
        })
        .inner
    });
    let edge = Stroke::new(1.0, t.line_strong);
    paint::dashed_rect(ui.painter(), framed.response.rect, RADIUS_LARGE, edge, &[3.0, 2.5]);
    framed.inner
}
