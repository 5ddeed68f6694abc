//! The banner across the window over a file that ends too early: what was found, what is missing, what can be done.

use egui::{Align, Frame, Label, Layout, Margin, Rect, RichText, Sense, Ui, Vec2};

use crate::store::ReadOnly;
use crate::ui::actions::Action;
use crate::ui::cx::Cx;
use crate::ui::intent::Intent;
use crate::ui::kit::button::Button;
use crate::ui::look::fonts;
use crate::ui::look::icons::{self, Icon};
use crate::ui::look::theme::Theme;
use crate::words;

/// Draws the banner where the active file needs it.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let Some((file, cut)) = cx.session.active().and_then(|file| match &file.read_only {
        Some(ReadOnly::Cut(cut)) => Some((file, cut)),
        Some(ReadOnly::Newer(_)) | None => None,
    }) else {
        return;
    };
    let said = words::damage(&file.file_name(), file.plan(), cut);
    let t = Theme::of(ui);
    let frame = Frame::new().fill(t.unmet_tint).inner_margin(Margin::symmetric(16, 10));
    egui::Panel::top("damaged").frame(frame).show(ui, |ui| {
        ui.horizontal_top(|ui| {
            let (mark, _) = ui.allocate_exact_size(Vec2::splat(20.0), Sense::hover());
            icons::draw(ui.painter(), Icon::Error, Rect::from_center_size(mark.center(), Vec2::splat(16.0)), t.unmet);
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                ui.spacing_mut().item_spacing.y = 3.0;
                let line = |text: &str, font| Label::new(RichText::new(text).font(font).color(t.text1)).wrap();
                ui.add(line(&said.head, fonts::bold(13.0)));
                ui.add(line(&said.found, fonts::regular(12.0)));
                ui.add(line(&said.missing, fonts::regular(12.0)));
                ui.add_space(4.0);
                ui.horizontal_wrapped(|ui| {
                    for (name, action) in [
                        (words::OPEN_WHOLE_COPY, Action::Open),
                        (words::SAVE_WHAT_IS_HERE, Action::SaveAs),
                        (words::WHAT_WAS_READ, Action::Repairs),
                    ] {
                        if Button::new(name).show(ui).clicked() {
                            cx.intents.push(Intent::Do(action));
                        }
                    }
                });
            });
        });
    });
}
