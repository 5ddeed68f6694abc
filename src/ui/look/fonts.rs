//! The fonts: Noto Sans Regular and Bold and nothing else, so that every machine draws the same text.
//! Its digits are all of one width, so figures align; there is no separate monospace.

use std::sync::{Arc, OnceLock};

use egui::{FontData, FontDefinitions, FontFamily, FontId};

fn bold_family() -> FontFamily {
    static FAMILY: OnceLock<FontFamily> = OnceLock::new();
    FAMILY.get_or_init(|| FontFamily::Name("bold".into())).clone()
}

/// The regular face at a size in points.
pub fn regular(size: f32) -> FontId {
    FontId::new(size, FontFamily::Proportional)
}

/// The bold face at a size in points.
pub fn bold(size: f32) -> FontId {
    FontId::new(size, bold_family())
}

/// The font definitions to hand to egui before the first frame.
pub fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    for (name, bytes) in [("regular", notosans::REGULAR_TTF), ("bold", notosans::BOLD_TTF)] {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    for (family, name) in
        [(FontFamily::Proportional, "regular"), (FontFamily::Monospace, "regular"), (bold_family(), "bold")]
    {
        fonts.families.insert(family, vec![name.to_owned()]);
    }
    fonts
}
