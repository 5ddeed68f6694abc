//! Buttons: default, primary, quiet; with words, an icon, or both; with a chevron for a menu.

use egui::{Align2, CornerRadius, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};

use crate::ui::look::fonts;
use crate::ui::look::icons::{self, Icon};
use crate::ui::look::paint::{self, Force};
use crate::ui::look::theme::{RADIUS, Sizes, Theme};

/// How heavy a button is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Weight {
    /// Card with an edge.
    #[default]
    Default,
    /// Filled with the accent; one on a toolbar at most.
    Primary,
    /// No edge.
    Quiet,
}

/// A button. An icon alone needs a `name`, which is its tooltip too.
#[derive(Clone, Debug, Default)]
pub struct Button<'a> {
    /// Words; empty for an icon alone.
    pub text: &'a str,
    /// Icon before the words.
    pub icon: Option<Icon>,
    /// Chevron after the words: opens a menu.
    pub menu: bool,
    /// How heavy it is.
    pub weight: Weight,
    /// Lower height for rows of controls.
    pub small: bool,
    /// Draw as chosen: a toggle that is on.
    pub selected: bool,
    /// Cannot be pressed.
    pub disabled: bool,
    /// Name for assistive technology, where it says more than the words.
    pub name: &'a str,
    /// Least width in points.
    pub min_width: f32,
    /// For pictures of the parts only.
    pub force: Force,
}

impl<'a> Button<'a> {
    /// A default button with words.
    pub fn new(text: &'a str) -> Self {
        Self { text, ..Self::default() }
    }

    /// The one primary button.
    pub fn primary(text: &'a str) -> Self {
        Self { text, weight: Weight::Primary, ..Self::default() }
    }

    /// A button without edge.
    pub fn quiet(text: &'a str) -> Self {
        Self { text, weight: Weight::Quiet, ..Self::default() }
    }

    /// A quiet square button with an icon alone; `name` is tooltip and accessible name.
    pub fn icon(icon: Icon, name: &'a str) -> Self {
        Self { icon: Some(icon), name, weight: Weight::Quiet, ..Self::default() }
    }

    /// Puts an icon before the words.
    #[must_use]
    pub fn with_icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// Shows it at the next place of the layout.
    pub fn show(&self, ui: &mut Ui) -> Response {
        let t = Theme::of(ui);
        let sizes = Sizes::of(ui);
        let height = if self.small { sizes.control_small } else { sizes.control };
        let font =
            if self.weight == Weight::Primary || self.selected { fonts::bold(12.0) } else { fonts::regular(12.0) };
        let galley = (!self.text.is_empty())
            .then(|| paint::line(ui.painter(), self.text, font, t.text1, ui.available_width().max(80.0)));
        let words = galley.as_ref().map_or(0.0, |g| g.size().x);
        let icon = if self.icon.is_some() { 14.0 } else { 0.0 };
        let gap = if words > 0.0 && icon > 0.0 { 6.0 } else { 0.0 };
        let chevron = if self.menu { 18.0 } else { 0.0 };
        let padding = if self.small { 14.0 } else { 22.0 };
        let width =
            if words > 0.0 { words + icon + gap + chevron + padding } else { height.max(icon + chevron + 14.0) };
        let size = vec2(width.max(self.min_width), height);
        let sense = if self.disabled { Sense::hover() } else { Sense::click() };
        let (rect, response) = ui.allocate_exact_size(size, sense);
        let name = if self.name.is_empty() { self.text } else { self.name };
        let enabled = !self.disabled && ui.is_enabled();
        response.widget_info(|| {
            if self.selected {
                WidgetInfo::selected(egui::Role::Button, enabled, true, name)
            } else {
                WidgetInfo::labeled(egui::Role::Button, enabled, name)
            }
        });
        if ui.is_rect_visible(rect) {
            let ink = self.surface(ui, &response, rect, enabled);
            let content = words + icon + gap + chevron;
            let mut x = rect.center().x - content / 2.0;
            if let Some(shape) = self.icon {
                let at = Rect::from_min_size(pos2(x, rect.center().y - 7.0), Vec2::splat(14.0));
                icons::draw(ui.painter(), shape, at, ink);
                x += icon + gap;
            }
            if let Some(galley) = galley {
                let at = pos2(x, rect.center().y);
                let placed = Align2::LEFT_CENTER.anchor_size(at, galley.size());
                ui.painter().galley_with_override_text_color(placed.min, galley, ink);
                x += words;
            }
            if self.menu {
                let at = Rect::from_min_size(pos2(x + 6.0, rect.center().y - 6.0), Vec2::splat(12.0));
                icons::draw(ui.painter(), Icon::ChevronDown, at, ink);
            }
            if response.has_focus() || self.force == Force::Focus {
                paint::focus_ring(ui, rect, RADIUS);
            }
        }
        if self.text.is_empty() { response.on_hover_text(name) } else { response }
    }

    fn surface(&self, ui: &Ui, response: &Response, rect: Rect, enabled: bool) -> egui::Color32 {
        let t = Theme::of(ui);
        let radius = CornerRadius::same(RADIUS as u8);
        let painter = ui.painter();
        if !enabled {
            if self.weight != Weight::Quiet {
                painter.rect_stroke(rect, radius, Stroke::new(1.0, t.line), StrokeKind::Inside);
            }
            return t.text_off;
        }
        match self.weight {
            Weight::Primary => {
                let pressed = response.is_pointer_button_down_on() || self.force == Force::Press;
                let over = response.hovered() || self.force == Force::Hover;
                let shade = if pressed {
                    0.75
                } else if over {
                    0.88
                } else {
                    1.0
                };
                painter.rect_filled(rect, radius, t.card);
                painter.rect_filled(rect, radius, t.accent.gamma_multiply(shade));
                t.on_accent
            }
            Weight::Quiet => {
                let lying = if self.selected { t.select } else { egui::Color32::TRANSPARENT };
                painter.rect_filled(rect, radius, paint::surface(ui, response, self.force, lying));
                t.text1
            }
            Weight::Default => {
                let lying = if self.selected { t.select } else { t.card };
                let fill = paint::surface(ui, response, self.force, lying);
                painter.rect(rect, radius, fill, Stroke::new(1.0, t.line_strong), StrokeKind::Inside);
                t.text1
            }
        }
    }
}

/// Words that act, in the accent colour: "Undo", "Show all".
pub fn link(ui: &mut Ui, text: &str) -> Response {
    let t = Theme::of(ui);
    let galley = paint::line(ui.painter(), text, fonts::bold(12.0), t.accent, ui.available_width());
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Link, ui.is_enabled(), text));
    let width = galley.size().x;
    ui.painter().galley(rect.min, galley, t.accent);
    if response.hovered() {
        ui.painter().hline(rect.left()..=rect.left() + width, rect.bottom() - 2.0, Stroke::new(1.0, t.accent));
    }
    paint::ring_if_focused(ui, &response);
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}
