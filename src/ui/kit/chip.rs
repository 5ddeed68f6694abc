//! Chips: an assigned pledge on a requirement line; and tags that can be taken off a filter or a form.

use std::sync::Arc;

use egui::{Align2, Color32, CornerRadius, Galley, Id, Painter, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2};
use egui::{WidgetInfo, pos2, vec2};

use crate::ui::look::icons::{self, Icon};
use crate::ui::look::paint::{self, Force};
use crate::ui::look::theme::{RADIUS, Sizes, Theme};
use crate::ui::look::{flags, fonts, symbols};

/// Why an assigned pledge does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotCounted {
    /// It counts only later, or no longer: clock.
    Late,
    /// It cannot count there: no entry.
    NotUsable,
}

/// Size of a symbol in a chip, in points, echelon included.
const SYMBOL: Vec2 = vec2(22.5, 16.5);

/// The reason that a chip gives, laid out: mark, ink, words.
type Why = (Icon, Color32, Arc<Galley>);

/// An assigned pledge.
#[derive(Clone, Debug, Default)]
pub struct Chip<'a> {
    /// Alpha-3 code of the nation.
    pub nation: &'a str,
    /// The pledge's own code: "GBR-02".
    pub code: &'a str,
    /// The code of its symbol, and whether the pledge is still to be confirmed; nothing draws none.
    pub symbol: Option<(&'a str, bool)>,
    /// Quantity assigned, if the pledge has more than one.
    pub quantity: Option<&'a str>,
    /// Why it does not count and in which words: "late 6 d", "not usable".
    pub not_counted: Option<(NotCounted, &'a str)>,
    /// It is among the selected.
    pub selected: bool,
    /// It is being dragged: its place is kept.
    pub dragging: bool,
    /// Name for assistive technology.
    pub name: &'a str,
    /// For pictures of the parts only.
    pub force: Force,
}

impl Chip<'_> {
    /// The chip's words, and its reason with mark and ink.
    fn parts(&self, painter: &Painter) -> (Arc<Galley>, Option<Why>) {
        let t = Theme::of(painter.ctx());
        let reason = self.not_counted.map(|(why, words)| {
            let (icon, ink) = match why {
                NotCounted::Late => (Icon::Clock, t.minimum),
                NotCounted::NotUsable => (Icon::NoEntry, t.unmet),
            };
            (icon, ink, paint::line(painter, words, fonts::regular(11.0), ink, 160.0))
        });
        let code_ink = if reason.is_some() { t.text2 } else { t.text1 };
        let mut parts = vec![(self.code, fonts::regular(12.0), code_ink)];
        if let Some(quantity) = self.quantity {
            parts.push(("  ", fonts::regular(12.0), t.text1));
            parts.push((quantity, fonts::bold(12.0), t.text1));
        }
        (paint::runs(painter, &parts, f32::INFINITY), reason)
    }

    /// The width that the chip takes, in points.
    pub fn width(&self, painter: &Painter) -> f32 {
        let (galley, reason) = self.parts(painter);
        self.width_of(&galley, reason.as_ref().map(|(_, _, words)| words))
    }

    /// Where the words begin, counted from the left edge.
    fn lead(&self) -> f32 {
        27.0 + if self.symbol.is_some() { SYMBOL.x + 2.0 } else { 0.0 }
    }

    fn width_of(&self, words: &Galley, reason: Option<&Arc<Galley>>) -> f32 {
        (self.lead() + words.size().x + reason.map_or(0.0, |words| words.size().x + 20.0) + 8.0).ceil()
    }

    /// Shows the chip at the next place of a (wrapping) row; senses click and drag. `id` comes from the assignment.
    pub fn show(&self, ui: &mut Ui, id: Id) -> Response {
        let t = Theme::of(ui);
        let (galley, reason) = self.parts(ui.painter());
        let width = self.width_of(&galley, reason.as_ref().map(|(_, _, words)| words));
        let (_, rect) = ui.allocate_space(vec2(width, Sizes::of(ui).chip));
        let response = ui.interact(rect, id, Sense::click_and_drag());
        response
            .widget_info(|| WidgetInfo::selected(egui::Role::ListBoxOption, ui.is_enabled(), self.selected, self.name));
        if !ui.is_rect_visible(rect) {
            return response;
        }
        let mut painter = ui.painter().clone();
        if self.dragging {
            painter.multiply_opacity(0.35);
        }
        let fill = if self.selected { t.select } else { paint::surface(ui, &response, self.force, t.card) };
        edge(&painter, rect, fill, self.selected, reason.is_some() || self.dragging);
        flags::draw(&painter, pos2(rect.left() + 6.0, rect.center().y - 5.5), flags::SIZE_CHIP, self.nation);
        if let Some((sidc, planned)) = self.symbol {
            // The frame stands in the middle of the row: the echelon above it is not counted.
            let middle = pos2(rect.left() + 25.0 + SYMBOL.x / 2.0, rect.center().y - 1.5);
            symbols::draw(&painter, Rect::from_center_size(middle, SYMBOL), sidc, planned);
        }
        let at = pos2(rect.left() + self.lead(), rect.center().y);
        let placed = paint::place(&painter, at, Align2::LEFT_CENTER, galley, t.text1);
        if let Some((icon, ink, galley)) = reason {
            let mark = Rect::from_min_size(pos2(placed.right() + 6.0, rect.center().y - 6.0), Vec2::splat(12.0));
            icons::draw(&painter, icon, mark, ink);
            paint::place(&painter, pos2(mark.right() + 2.0, rect.center().y), Align2::LEFT_CENTER, galley, ink);
        }
        if response.has_focus() || self.force == Force::Focus {
            paint::focus_ring(ui, rect, RADIUS);
        }
        response
    }
}

fn edge(painter: &Painter, rect: Rect, fill: Color32, selected: bool, dashed: bool) {
    let t = Theme::of(painter.ctx());
    let radius = CornerRadius::same(RADIUS as u8);
    if dashed {
        painter.rect_filled(rect, radius, fill);
        let ink = if selected { t.accent } else { t.line_strong };
        paint::dashed_rect(painter, rect, RADIUS, Stroke::new(1.0, ink), &[3.0, 2.5]);
    } else {
        let ink = if selected { t.accent } else { t.line };
        painter.rect(rect, radius, fill, Stroke::new(1.0, ink), StrokeKind::Inside);
    }
}

/// A tag with a cross that takes it off: an active filter, a condition, an area.
#[derive(Clone, Debug, Default)]
pub struct Tag<'a> {
    /// Words.
    pub text: &'a str,
    /// Alpha-3 code of a flag before the words.
    pub nation: Option<&'a str>,
    /// Icon before the words.
    pub icon: Option<Icon>,
    /// Drawn as in force: an active filter.
    pub active: bool,
}

impl Tag<'_> {
    /// Shows the tag; the response's click takes it off. Its accessible name is "Remove" and the words.
    pub fn show(&self, ui: &mut Ui) -> Response {
        let t = Theme::of(ui);
        let lead = if self.nation.is_some() {
            22.0
        } else if self.icon.is_some() {
            18.0
        } else {
            0.0
        };
        // No wider than its row: what is cut is read on hover.
        let room = (ui.max_rect().width() - lead - 36.0).clamp(48.0, 240.0);
        let galley = paint::line(ui.painter(), self.text, fonts::regular(12.0), t.text1, room);
        let cut = galley.elided;
        let size = vec2(galley.size().x + lead + 36.0, Sizes::of(ui).chip);
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        response
            .widget_info(|| WidgetInfo::labeled(egui::Role::Button, ui.is_enabled(), format!("Remove {}", self.text)));
        if ui.is_rect_visible(rect) {
            let fill = paint::surface(ui, &response, Force::Live, if self.active { t.select } else { t.card });
            edge(ui.painter(), rect, fill, self.active, false);
            let x = rect.left() + 8.0;
            if let Some(nation) = self.nation {
                flags::draw(ui.painter(), pos2(x, rect.center().y - 5.5), flags::SIZE_CHIP, nation);
            } else if let Some(icon) = self.icon {
                let at = Rect::from_min_size(pos2(x, rect.center().y - 6.0), Vec2::splat(12.0));
                icons::draw(ui.painter(), icon, at, t.text2);
            }
            paint::place(ui.painter(), pos2(x + lead, rect.center().y), Align2::LEFT_CENTER, galley, t.text1);
            let cross = Rect::from_min_size(pos2(rect.right() - 18.0, rect.center().y - 5.0), Vec2::splat(10.0));
            icons::draw(ui.painter(), Icon::Cross, cross, t.text2);
            paint::ring_if_focused(ui, &response);
        }
        if cut { response.on_hover_text(self.text) } else { response }
    }
}
