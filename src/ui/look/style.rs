//! Hands the tokens to egui, so that its own controls look like ours: fonts, colours, spacing, focus ring, motion.

use egui::style::{HandleShape, ScrollAnimation, ScrollStyle, Spacing, TextStyle, WidgetVisuals, Widgets};
use egui::{Color32, Context, CornerRadius, Margin, Stroke, Style, Visuals, vec2};

use super::fonts;
use super::theme::{Look, RADIUS, RADIUS_LARGE, Sizes, Theme};

/// Installs fonts once. Call before the first frame.
pub fn install_fonts(ctx: &Context) {
    ctx.set_fonts(fonts::definitions());
}

/// Installs both themes for the given looks. Call at the start and whenever the looks change.
pub fn install(ctx: &Context, look: Look) {
    look.keep(ctx);
    for (theme, dark) in [(egui::Theme::Light, false), (egui::Theme::Dark, true)] {
        let tokens = Theme::chosen(dark, look.high_contrast);
        ctx.style_mut_of(theme, |style| apply(style, tokens, look));
    }
}

fn apply(style: &mut Style, t: &Theme, look: Look) {
    style.text_styles = [
        (TextStyle::Small, fonts::regular(11.0)),
        (TextStyle::Body, fonts::regular(13.0)),
        (TextStyle::Button, fonts::regular(12.0)),
        (TextStyle::Monospace, fonts::regular(12.0)),
        (TextStyle::Heading, fonts::bold(14.0)),
        (TextStyle::Name("row".into()), fonts::regular(12.0)),
        (TextStyle::Name("row bold".into()), fonts::bold(12.0)),
        (TextStyle::Name("body bold".into()), fonts::bold(13.0)),
        (TextStyle::Name("dialog".into()), fonts::bold(16.0)),
        (TextStyle::Name("figure".into()), fonts::bold(22.0)),
    ]
    .into();
    style.drag_value_text_style = TextStyle::Button;
    style.spacing = spacing(Sizes { ..if look.comfortable { Sizes::COMFORTABLE } else { Sizes::COMPACT } });
    style.animation_time = if look.reduced_motion { 0.0 } else { 0.12 };
    if look.reduced_motion {
        style.scroll_animation = ScrollAnimation::none();
    }
    style.interaction.tooltip_delay = 0.4;
    style.visuals = visuals(t);
}

fn spacing(sizes: Sizes) -> Spacing {
    Spacing {
        item_spacing: vec2(8.0, 4.0),
        window_margin: Margin::same(16),
        menu_margin: Margin::same(4),
        button_padding: vec2(12.0, 4.0),
        interact_size: vec2(28.0, sizes.control),
        icon_width: 14.0,
        icon_width_inner: 8.0,
        icon_spacing: 8.0,
        slider_rail_height: 4.0,
        tooltip_width: 400.0,
        scroll: ScrollStyle {
            bar_width: 8.0,
            floating_width: 6.0,
            foreground_color: true,
            dormant_handle_opacity: 0.55,
            active_handle_opacity: 0.8,
            interact_handle_opacity: 1.0,
            ..ScrollStyle::floating()
        },
        ..Spacing::default()
    }
}

fn visuals(t: &Theme) -> Visuals {
    let base = if t.dark { Visuals::dark() } else { Visuals::light() };
    let widget = |fill: Color32, edge: Stroke, ink: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: edge,
        corner_radius: CornerRadius::same(RADIUS as u8),
        fg_stroke: Stroke::new(1.0, ink),
        expansion: 0.0,
    };
    let edge = Stroke::new(1.0, t.line_strong);
    Visuals {
        dark_mode: t.dark,
        override_text_color: None,
        weak_text_color: Some(t.text3),
        widgets: Widgets {
            noninteractive: widget(t.panel, Stroke::new(1.0, t.line), t.text1),
            inactive: widget(t.card, edge, t.text1),
            hovered: widget(t.hover, edge, t.text1),
            active: widget(t.head, Stroke::new(2.0, t.accent), t.text1),
            open: widget(t.select, edge, t.text1),
        },
        selection: egui::style::Selection { bg_fill: t.select, stroke: Stroke::new(1.0, t.text1) },
        hyperlink_color: t.accent,
        faint_bg_color: t.hover,
        extreme_bg_color: t.card,
        text_edit_bg_color: Some(t.card),
        code_bg_color: t.head,
        warn_fg_color: t.minimum,
        error_fg_color: t.unmet,
        window_corner_radius: CornerRadius::same(RADIUS_LARGE as u8),
        window_shadow: t.shadow,
        window_fill: t.card,
        window_stroke: edge,
        menu_corner_radius: CornerRadius::same(RADIUS_LARGE as u8),
        panel_fill: t.panel,
        popup_shadow: t.shadow,
        striped: false,
        slider_trailing_fill: true,
        handle_shape: HandleShape::Circle,
        ..base
    }
}
