//! A row of a list of choices: the command palette, the ranked targets of the keyboard path, what a search found.

use egui::{Align2, Color32, Id, Rect, Response, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};

use crate::ui::look::icons::{self, Icon};
use crate::ui::look::paint::{self, Force};
use crate::ui::look::theme::{RADIUS, Slot, Theme};
use crate::ui::look::{flags, fonts, symbols};

use super::badge;

/// Height of a row, in points.
pub const HEIGHT: f32 = 32.0;

/// What stands before the words.
#[derive(Clone, Copy, Debug)]
pub enum Lead<'a> {
    /// An icon in an ink of the theme.
    Icon(Icon, Color32),
    /// A nation's flag by alpha-3 code.
    Flag(&'a str),
    /// A symbol by its code of 20 digits.
    Symbol(&'a str),
    /// A scenario's letter.
    Badge(&'a str, Slot),
}

/// A choice.
#[derive(Clone, Copy, Debug)]
pub struct OptionRow<'a> {
    /// What stands before the words.
    pub lead: Lead<'a>,
    /// Words in runs; the matched ones are bold.
    pub runs: &'a [(&'a str, bool)],
    /// Kind or shortcut at the right.
    pub right: &'a str,
    /// The one that Enter takes.
    pub selected: bool,
    /// Can be chosen.
    pub enabled: bool,
    /// Name for assistive technology.
    pub name: &'a str,
}

impl OptionRow<'_> {
    /// Shows the row over the width left.
    pub fn show(&self, ui: &mut Ui, id: Id) -> Response {
        let t = Theme::of(ui);
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), HEIGHT));
        let response = ui.interact(rect, id, if self.enabled { Sense::click() } else { Sense::hover() });
        response
            .widget_info(|| WidgetInfo::selected(egui::Role::ListBoxOption, self.enabled, self.selected, self.name));
        if !ui.is_rect_visible(rect) {
            return response;
        }
        let painter = ui.painter();
        if self.selected {
            painter.rect_filled(rect, 0, t.select);
            painter.rect_filled(rect.with_max_x(rect.left() + 3.0), 0, t.accent);
        } else if self.enabled {
            painter.rect_filled(rect, 0, paint::surface(ui, &response, Force::Live, Color32::TRANSPARENT));
        }
        let lead = Rect::from_center_size(pos2(rect.left() + 24.0, rect.center().y), Vec2::splat(14.0));
        match self.lead {
            Lead::Icon(icon, ink) => icons::draw(painter, icon, lead, ink),
            Lead::Flag(nation) => flags::draw(painter, lead.center() - flags::SIZE / 2.0, flags::SIZE, nation),
            Lead::Symbol(sidc) => {
                let at = Rect::from_center_size(lead.center(), symbols::SIZE * 0.85);
                symbols::draw(painter, at, sidc, false);
            }
            Lead::Badge(letter, slot) => {
                badge::badge(painter, Rect::from_center_size(lead.center(), Vec2::splat(18.0)), letter, slot);
            }
        }
        let at = pos2(rect.right() - 13.0, rect.center().y);
        let (right, _) =
            paint::text(painter, at, Align2::RIGHT_CENTER, self.right, fonts::regular(11.0), t.text3, 160.0);
        let ink = if self.enabled { t.text1 } else { t.text_off };
        let parts: Vec<_> = self
            .runs
            .iter()
            .map(|(words, bold)| (*words, if *bold { fonts::bold(12.0) } else { fonts::regular(12.0) }, ink))
            .collect();
        let at = pos2(rect.left() + 45.0, rect.center().y);
        let galley = paint::runs(painter, &parts, right.left() - 8.0 - at.x);
        let cut = galley.elided;
        paint::place(painter, at, Align2::LEFT_CENTER, galley, ink);
        if response.has_focus() {
            paint::focus_ring(ui, rect, RADIUS);
        }
        if cut { response.on_hover_text(self.name) } else { response }
    }
}
