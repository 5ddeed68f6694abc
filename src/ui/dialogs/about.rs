//! What the program is, under which licences.

use egui::Ui;

use super::{Outcome, message};

/// Draws the text.
pub fn show(ui: &mut Ui) -> Outcome {
    ui.label(format!("Muster {}", env!("CARGO_PKG_VERSION")));
    ui.add_space(4.0);
    ui.label(
        "Works out what force a coalition could really field. It works offline, on files; nothing leaves this machine.",
    );
    ui.add_space(4.0);
    ui.label("Not accredited for protectively marked material.");
    ui.add_space(12.0);
    message::show(
        ui,
        "Licensed under MIT or Apache 2.0. Noto Sans under the SIL Open Font License 1.1. Flags: Twemoji, copyright Twitter, \
         Inc. and other contributors, under CC BY 4.0.",
    )
}
