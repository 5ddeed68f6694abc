//! A one-line field: text or a figure, with prefix icon, shortcut cap, and an error that does not move the layout. A field
//! of several lines.

use egui::{
    Align2, Area, CornerRadius, Frame, Id, Margin, Order, Rect, Response, Sense, Stroke, StrokeKind, TextEdit, Ui,
    UiBuilder, Vec2, pos2, vec2,
};

use crate::ui::look::fonts;
use crate::ui::look::icons::{self, Icon};
use crate::ui::look::paint;
use crate::ui::look::theme::{RADIUS, RADIUS_TAG, Sizes, Theme};

/// A field over a string.
#[derive(Debug)]
pub struct Field<'a> {
    /// What is edited.
    pub value: &'a mut String,
    /// Name for assistive technology.
    pub name: &'a str,
    /// Muted words while empty.
    pub hint: &'a str,
    /// Icon at the left.
    pub icon: Option<Icon>,
    /// Shortcut that leads here, in a cap at the right while the field has not the keyboard.
    pub shortcut: &'a str,
    /// Figures stand at the right.
    pub figure: bool,
    /// What is wrong, in one sentence: shown over what follows.
    pub error: Option<&'a str>,
    /// Width in points.
    pub width: f32,
    /// Identity that survives a move of the layout; else by place.
    pub id: Option<Id>,
    /// Cannot be edited: the look of a lock by policy.
    pub disabled: bool,
}

impl<'a> Field<'a> {
    /// A text field.
    pub fn text(value: &'a mut String, name: &'a str, width: f32) -> Self {
        Self {
            value,
            name,
            hint: "",
            icon: None,
            shortcut: "",
            figure: false,
            error: None,
            width,
            id: None,
            disabled: false,
        }
    }

    /// A field for a figure, right-aligned.
    pub fn figure(value: &'a mut String, name: &'a str, width: f32) -> Self {
        Self { figure: true, ..Self::text(value, name, width) }
    }

    /// A search field.
    pub fn search(value: &'a mut String, name: &'a str, hint: &'a str, shortcut: &'a str, width: f32) -> Self {
        Self { icon: Some(Icon::Search), hint, shortcut, ..Self::text(value, name, width) }
    }

    /// Shows the field; the response is the text editor's.
    pub fn show(self, ui: &mut Ui) -> Response {
        let t = Theme::of(ui);
        let (rect, place) = ui.allocate_exact_size(vec2(self.width, Sizes::of(ui).control), Sense::hover());
        let id = self.id.unwrap_or(place.id.with("text"));
        let focused = ui.memory(|m| m.has_focus(id));
        let (edge, width) = if self.error.is_some() { (t.unmet, 2.0) } else { (t.line_strong, 1.0) };
        let (fill, edge) = if self.disabled { (t.panel, t.line) } else { (t.card, edge) };
        let radius = CornerRadius::same(RADIUS as u8);
        ui.painter().rect(rect, radius, fill, Stroke::new(width, edge), StrokeKind::Inside);
        let mut inner = rect.shrink2(vec2(9.0, 2.0));
        if let Some(icon) = self.icon {
            let at = Rect::from_min_size(pos2(rect.left() + 8.0, rect.center().y - 7.0), Vec2::splat(14.0));
            icons::draw(ui.painter(), icon, at, t.text2);
            inner.min.x = at.right() + 6.0;
        }
        if !self.shortcut.is_empty() && !focused {
            inner.max.x = shortcut_cap(ui, rect.right() - 6.0, rect.center().y, self.shortcut) - 4.0;
        }
        let ink = if self.disabled { t.text_off } else { t.text1 };
        let edit = TextEdit::singleline(self.value)
            .id(id)
            .font(fonts::regular(12.0))
            .text_color(ink)
            .hint_text(egui::RichText::new(self.hint).font(fonts::regular(12.0)).color(t.text3))
            .frame(Frame::NONE)
            .margin(Margin::ZERO)
            .desired_width(inner.width())
            .align(if self.figure { Align2::RIGHT_CENTER } else { Align2::LEFT_CENTER })
            .interactive(!self.disabled)
            .min_size(inner.size());
        let mut child = ui.new_child(UiBuilder::new().max_rect(inner).id_salt(id));
        child.spacing_mut().interact_size = Vec2::ZERO;
        let response = child.add(edit).accessible_name(self.name);
        if response.has_focus() {
            paint::focus_ring(ui, rect, RADIUS);
        }
        if let Some(error) = self.error {
            error_below(ui, rect, id, error);
        }
        response
    }
}

/// A field of several lines, as wide as a one-line field of this width.
pub fn paragraph(ui: &mut Ui, value: &mut String, name: &str, width: f32, rows: usize, id: Option<Id>) -> Response {
    let edit = TextEdit::multiline(value)
        .font(fonts::regular(12.0))
        .text_color(Theme::of(ui).text1)
        .margin(Margin::symmetric(9, 5))
        .desired_width(width)
        .desired_rows(rows);
    let edit = if let Some(id) = id { edit.id(id) } else { edit };
    ui.add(edit).accessible_name(name)
}

/// The cap of a key combination with its right end at `right`; returns its left end.
pub fn shortcut_cap(ui: &Ui, right: f32, middle: f32, text: &str) -> f32 {
    let t = Theme::of(ui);
    let galley = paint::line(ui.painter(), text, fonts::regular(11.0), t.text3, 120.0);
    let size = vec2(galley.size().x + 10.0, 17.0);
    let cap = Rect::from_min_size(pos2(right - size.x, middle - size.y / 2.0), size);
    ui.painter().rect(cap, RADIUS_TAG, t.card, Stroke::new(1.0, t.line), StrokeKind::Inside);
    paint::place(ui.painter(), cap.center(), Align2::CENTER_CENTER, galley, t.text3);
    cap.left()
}

/// The width up to which an error stands in one line.
const LONGEST_ERROR: f32 = 440.0;

/// The sentence of an error below a field, over what follows, so that nothing jumps.
fn error_below(ui: &Ui, field: Rect, id: Id, error: &str) {
    let t = Theme::of(ui);
    Area::new(id.with("error"))
        .order(Order::Foreground)
        .fixed_pos(field.left_bottom() + vec2(0.0, 3.0))
        .interactable(false)
        .fade_in(false)
        .show(ui.ctx(), |ui| {
            Frame::NONE
                .fill(t.unmet_tint)
                .stroke(Stroke::new(1.0, t.unmet))
                .corner_radius(RADIUS)
                .inner_margin(Margin::symmetric(9, 3))
                .show(ui, |ui| {
                    ui.set_max_width(LONGEST_ERROR.max(field.width()));
                    ui.spacing_mut().interact_size.y = 16.0;
                    ui.horizontal(|ui| {
                        ui.spacing_mut().item_spacing.x = 7.0;
                        let (mark, _) = ui.allocate_exact_size(Vec2::splat(14.0), Sense::hover());
                        icons::draw(ui.painter(), Icon::Error, mark, t.unmet);
                        // A long sentence goes on below, so that it stays in the dialog.
                        let words = egui::RichText::new(error).font(fonts::regular(12.0)).color(t.text1);
                        let long =
                            paint::line(ui.painter(), error, fonts::regular(12.0), t.text1, f32::INFINITY).size().x
                                > LONGEST_ERROR;
                        let label = egui::Label::new(words);
                        ui.add(if long { label.wrap() } else { label.extend() });
                    });
                });
        });
}
