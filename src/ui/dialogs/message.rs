//! One sentence to read.

use egui::Ui;

use super::Outcome;
use crate::ui::kit::button::Button;

/// Draws the sentence and a button.
pub fn show(ui: &mut Ui, text: &str) -> Outcome {
    ui.label(crate::base::visible(text));
    ui.add_space(16.0);
    let mut outcome = Outcome::Open;
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        let enter = ui.input(|i| i.key_pressed(egui::Key::Enter));
        if Button::primary("Close").show(ui).clicked() || enter {
            outcome = Outcome::Closed;
        }
    });
    outcome
}
