//! A harness for parts by themselves, with our fonts and themes.

use egui::Ui;
use egui_kittest::Harness;
use muster::ui::look::style;
use muster::ui::look::theme::Look;

use super::cpu_renderer::CpuRenderer;

/// A harness that draws in the given theme with our fonts, on the processor.
pub fn harness<'a>(theme: egui::Theme, size: [f32; 2], draw: impl FnMut(&mut Ui) + 'a) -> Harness<'a> {
    Harness::builder()
        .with_size(size)
        .with_theme(theme)
        .with_max_steps(20)
        .with_os(egui::os::OperatingSystem::Nix)
        .renderer(CpuRenderer::default())
        .with_context_setup(|ctx| {
            style::install_fonts(ctx);
            style::install(ctx, Look::default());
        })
        .build_ui(draw)
}
