//! The amount popup: how much of a divisible pledge goes to a line, asked right after the drop.

use egui::vec2;
use egui::{Align, Context, Frame, Id, Key, Layout, Margin, Modifiers, Order, Pos2, Rect, RichText, Sense, Stroke, Ui};

use crate::ui::format;
use crate::ui::look::fonts;
use crate::ui::look::icons::Icon;
use crate::ui::look::theme::{RADIUS_LARGE, Theme};

use super::button::{Button, Weight};
use super::field::Field;
use super::funnel_bar::{Funnel, paint_funnel};

/// What is asked.
#[derive(Clone, Copy, Debug)]
pub struct AmountPopup<'a> {
    /// From what to what: "GBR-03 to L-017".
    pub title: &'a str,
    /// Quantity left of the pledge, including what this drop has just taken.
    pub left: f64,
    /// What the line still needs, and no more than is left.
    pub need: f64,
    /// Smallest part that may be given.
    pub increment: f64,
    /// The line's figures without this assignment; the popup shows them with it.
    pub funnel: Funnel,
}

/// What was chosen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum AmountChoice {
    /// Still open.
    Open,
    /// Assign this amount.
    Accept(f64),
    /// Undo the drop.
    Undo,
}

/// What is being typed, kept between frames.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AmountText(pub String);

impl AmountPopup<'_> {
    /// The amount that a text means: a number above nothing, no more than is left, in whole increments.
    pub fn amount(&self, text: &str) -> Option<f64> {
        let amount: f64 = text.trim().replace(',', "").parse().ok()?;
        let parts = amount / self.increment;
        let whole = (parts - parts.round()).abs() < 1e-6;
        // What is left may be given to the last bit even if it is no whole number of parts.
        let fits = amount > 0.0 && amount <= self.left && (whole || (amount - self.left).abs() < 1e-6);
        fits.then_some(amount)
    }

    /// Shows the popup with its left top corner at `at`. Enter accepts, Escape undoes.
    pub fn show(&self, ctx: &Context, id: Id, at: Pos2, text: &mut AmountText) -> AmountChoice {
        let t = Theme::of(ctx);
        let frame = Frame::NONE
            .fill(t.card)
            .stroke(Stroke::new(1.0, t.line_strong))
            .corner_radius(RADIUS_LARGE)
            .shadow(t.shadow)
            .inner_margin(Margin::same(12));
        egui::Area::new(id)
            .order(Order::Foreground)
            .fixed_pos(at)
            .fade_in(false)
            .accessible_name(self.title)
            .show(ctx, |ui| frame.show(ui, |ui| self.content(ui, id, text)).inner)
            .inner
    }

    fn content(&self, ui: &mut Ui, id: Id, text: &mut AmountText) -> AmountChoice {
        let t = Theme::of(ui);
        ui.set_width(214.0);
        ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
        let small = |text: String, bold: bool, ink| {
            RichText::new(text).font(if bold { fonts::bold(12.0) } else { fonts::regular(12.0) }).color(ink)
        };
        ui.horizontal(|ui| {
            ui.label(small(self.title.to_owned(), true, t.text1));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.label(small(format!("{} left", format::quantity(self.left)), false, t.text2));
            });
        });
        let amount = self.amount(&text.0);
        ui.horizontal(|ui| {
            let step = |by: f64| (amount.unwrap_or(self.need) + by * self.increment).clamp(self.increment, self.left);
            let less = Button { weight: Weight::Default, ..Button::icon(Icon::Minus, "Less") };
            if less.show(ui).clicked() {
                text.0 = format::quantity(step(-1.0));
            }
            let mut field = Field::figure(&mut text.0, "Amount", 56.0);
            field.id = Some(id.with("amount"));
            let wrong = format!("Enter up to {}.", format::quantity(self.left));
            field.error = amount.is_none().then_some(wrong.as_str());
            field.show(ui);
            let more = Button { weight: Weight::Default, ..Button::icon(Icon::Plus, "More") };
            if more.show(ui).clicked() {
                text.0 = format::quantity(step(1.0));
            }
            if self.increment > 1.0 {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    ui.label(small(format!("in {}s", format::quantity(self.increment)), false, t.text2));
                });
            }
        });
        let (bar, _) = ui.allocate_exact_size(vec2(ui.available_width(), 18.0), Sense::hover());
        let preview = amount.map(|a| self.funnel.sustained + a);
        let funnel = Funnel { preview, ..self.funnel };
        let bar = Rect::from_min_size(bar.min, vec2(bar.width(), 12.0));
        paint_funnel(ui.painter(), bar, &funnel, t.card);
        let mut choice = AmountChoice::Open;
        ui.horizontal(|ui| {
            let words =
                [format!("Need {}", format::quantity(self.need)), format!("All {}", format::quantity(self.left))];
            for (word, value) in words.iter().zip([self.need, self.left]) {
                if (Button { small: true, ..Button::new(word) }).show(ui).clicked() {
                    text.0 = format::quantity(value);
                }
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let word = format!("Assign {}", amount.map(format::quantity).unwrap_or_default());
                let assign = Button { small: true, disabled: amount.is_none(), ..Button::primary(word.trim_end()) };
                if assign.show(ui).clicked() {
                    choice = amount.map_or(choice, AmountChoice::Accept);
                }
            });
        });
        // A focused button takes Enter for itself; elsewhere it accepts.
        let accepts = ui.memory(egui::Memory::focused).is_none_or(|focused| focused == id.with("amount"));
        if ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape)) {
            choice = AmountChoice::Undo;
        } else if accepts && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter)) {
            choice = amount.map_or(choice, AmountChoice::Accept);
        }
        choice
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_whole_parts_or_all_that_is_left() {
        let popup = AmountPopup { title: "", left: 10.0, need: 8.0, increment: 4.0, funnel: Funnel::default() };
        for (text, amount) in [
            ("8", Some(8.0)),
            (" 4 ", Some(4.0)),
            ("10", Some(10.0)),
            ("6", None),
            ("0", None),
            ("12", None),
            ("x", None),
        ] {
            assert_eq!(popup.amount(text), amount, "{text}");
        }
    }
}
