//! A finding: its mark, one sentence, and the way to mend it as a link.

use egui::{Rect, Response, RichText, Sense, Ui, Vec2, pos2};

use crate::ui::look::fonts;
use crate::ui::look::icons;
use crate::ui::look::paint;
use crate::ui::look::theme::Theme;

use super::state_mark::Severity;

/// What was pressed.
#[derive(Debug)]
pub struct FindingResponse {
    /// The sentence: show what it speaks of.
    pub row: Response,
    /// The link, if there is one.
    pub mend: Option<Response>,
}

/// Shows a finding over the width left, as high as its sentence, with a rule below.
pub fn finding_row(ui: &mut Ui, severity: Severity, sentence: &str, mend: Option<&str>) -> FindingResponse {
    let t = Theme::of(ui);
    let width = ui.available_width();
    let top = ui.cursor().top();
    let spacing = ui.spacing().clone();
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.spacing_mut().interact_size.y = 16.0;
    ui.add_space(4.0);
    let inner = ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let (mark, _) = ui.allocate_exact_size(Vec2::new(22.0, 17.0), Sense::hover());
        let at = Rect::from_min_size(mark.min + egui::vec2(0.0, 1.5), Vec2::splat(14.0));
        icons::draw(ui.painter(), severity.icon(), at, severity.colour(t));
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(3.0, 0.0);
            let text = RichText::new(sentence).font(fonts::regular(12.0)).color(t.text1);
            let row = ui.add(egui::Label::new(text).sense(Sense::click()));
            let mend = mend.map(|words| {
                let link = ui.link(RichText::new(words).font(fonts::bold(12.0)).color(t.accent));
                paint::ring_if_focused(ui, &link);
                link
            });
            paint::ring_if_focused(ui, &row);
            (row, mend)
        })
        .inner
    });
    ui.add_space(4.0);
    *ui.spacing_mut() = spacing;
    let bottom = ui.min_rect().bottom().max(top);
    let rule =
        Rect::from_min_max(pos2(inner.response.rect.left(), top), pos2(inner.response.rect.left() + width, bottom));
    paint::hline(ui.painter(), rule, bottom - 1.0, t.line);
    let (row, mend) = inner.inner;
    FindingResponse { row, mend }
}
