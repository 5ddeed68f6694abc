//! Lays out sheets of parts for pictures: a harness with our fonts and themes, columns, headings.

use egui::{Align, Align2, Layout, Rect, Ui, UiBuilder, pos2, vec2};
use egui_kittest::Harness;
use muster::ui::kit::chip::Chip;
use muster::ui::look::theme::{Look, Theme};
use muster::ui::look::{fonts, paint, style};

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

/// The chip that sheets begin with.
pub fn chip() -> Chip<'static> {
    Chip {
        nation: "GBR",
        code: "GBR-02",
        symbol: Some(("10031000181211000000", true)),
        quantity: Some("3"),
        name: "GBR-02",
        ..Chip::default()
    }
}

/// A column of the sheet, below the title.
pub fn column(ui: &mut Ui, x: f32, width: f32, draw: impl FnOnce(&mut Ui)) {
    let rect = Rect::from_min_max(pos2(x, 60.0), pos2(x + width, 860.0));
    let mut child =
        ui.new_child(UiBuilder::new().max_rect(rect).layout(Layout::top_down(Align::Min)).id_salt(x as i32));
    child.spacing_mut().item_spacing = vec2(10.0, 0.0);
    draw(&mut child);
}

/// A bold title with a rule.
pub fn heading(ui: &mut Ui, text: &str) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), egui::Sense::hover());
    let t = Theme::of(ui);
    let at = pos2(rect.left(), rect.top() + 11.0);
    paint::text(ui.painter(), at, Align2::LEFT_CENTER, text, fonts::bold(12.0), t.text1, rect.width());
    paint::hline(ui.painter(), rect, rect.bottom() - 4.0, t.line);
    ui.add_space(8.0);
}
