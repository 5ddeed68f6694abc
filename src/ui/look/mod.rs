//! Puts the settings into force: theme, contrast, spacing, text size.

use egui::Context;

use super::style;
use super::theme::Look;
use crate::session::{Settings, ThemeChoice};

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
