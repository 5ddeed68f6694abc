//! How the interface looks: the theme and what is drawn with it, and the settings that choose among its looks.

pub mod flags;
pub mod fonts;
pub mod icons;
pub mod paint;
pub mod style;
pub mod symbols;
pub mod theme;

use egui::Context;

use crate::session::{Settings, ThemeChoice};
use theme::Look;

/// Applies the settings to a context.
pub fn apply(ctx: &Context, settings: &Settings) {
    ctx.set_theme(match settings.theme {
        ThemeChoice::System => egui::ThemePreference::System,
        ThemeChoice::Light => egui::ThemePreference::Light,
        ThemeChoice::Dark => egui::ThemePreference::Dark,
    });
    let look = Look {
        high_contrast: settings.high_contrast,
        comfortable: settings.comfortable,
        reduced_motion: settings.reduced_motion,
    };
    style::install(ctx, look);
    ctx.set_zoom_factor(f32::from(settings.text_size) / 100.0);
}
