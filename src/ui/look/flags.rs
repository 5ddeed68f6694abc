//! Flags of nations: Twemoji drawings, rasterised once at the size of the screen's pixels and kept as textures.
//!
//! Alpha-3 codes are what a plan holds; an unknown code draws an empty flag with its edge.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use egui::{Color32, Pos2, Vec2, pos2, vec2};
use egui::{ColorImage, Context, CornerRadius, Id, Painter, Rect, Stroke, StrokeKind, TextureHandle, TextureOptions};
use egui_extras::image::load_svg_bytes_with_size;

use super::theme::Theme;
pub use crate::base::alpha2;

/// Size of a flag in rows and heads, in points.
pub const SIZE: Vec2 = vec2(18.0, 12.0);
/// Size of a flag in a chip, in points.
pub const SIZE_CHIP: Vec2 = vec2(16.0, 11.0);

/// Flags already rasterised, by country and width in pixels; `None` where the country has no drawing.
type Cache = Arc<Mutex<HashMap<([u8; 3], u32), Option<TextureHandle>>>>;

/// The texture of a nation's flag for a width in points, made on the first request.
fn texture(ctx: &Context, alpha3: &str, size: Vec2) -> Option<egui::TextureId> {
    let cache: Cache = ctx.data_mut(|d| d.get_temp_mut_or_default::<Cache>(Id::unique("muster.flags")).clone());
    let key: [u8; 3] = alpha3.as_bytes().try_into().ok()?;
    let width = (size.x * ctx.pixels_per_point()).round() as u32;
    let height = (size.y * ctx.pixels_per_point()).round() as u32;
    let mut flags = cache.lock().ok()?;
    let entry = flags.entry((key, width)).or_insert_with(|| {
        let image = rasterise(alpha3, width, height)?;
        Some(ctx.load_texture(format!("flag {alpha3} {width}"), image, TextureOptions::NEAREST))
    });
    entry.as_ref().map(TextureHandle::id)
}

/// A nation's flag as pixels: the middle of the drawing's height, so that it fills the box without being stretched,
/// its rounded corners filled from the side.
#[expect(clippy::default_trait_access, reason = "the options belong to the rasteriser below egui_extras")]
fn rasterise(alpha3: &str, width: u32, height: u32) -> Option<ColorImage> {
    let emoji: String =
        alpha2(alpha3)?.chars().filter_map(|c| char::from_u32(0x1_F1E6 + u32::from(c) - u32::from('A'))).collect();
    let svg = twemoji_assets::svg::SvgTwemojiAsset::from_emoji(&emoji)?;
    // The drawing is a square of 36 with the flag 36 wide in the middle.
    let hint = egui::SizeHint::Size { width, height: width, maintain_aspect_ratio: true };
    let square = load_svg_bytes_with_size(svg.as_bytes(), hint, &Default::default()).ok()?;
    let top = (square.size[1].saturating_sub(height as usize)) / 2;
    let mut rgba = Vec::with_capacity((width * height * 4) as usize);
    for y in top..top + height as usize {
        let row = square.pixels.get(y * square.size[0]..(y + 1) * square.size[0])?;
        let solid = |c: &&Color32| c.a() > 127;
        let (first, last) = (row.iter().position(|c| c.a() > 127)?, row.iter().rposition(|c| c.a() > 127)?);
        for x in 0..width as usize {
            let pixel = row.get(x.clamp(first, last)).filter(solid).or_else(|| row.get(first))?;
            let [r, g, b, _] = pixel.to_srgba_unmultiplied();
            rgba.extend([r, g, b, 255]);
        }
    }
    Some(ColorImage::from_rgba_unmultiplied([width as usize, height as usize], &rgba))
}

/// Draws a nation's flag with its left top corner at `at`. The code beside it names the nation; the flag is never alone.
pub fn draw(painter: &Painter, at: Pos2, size: Vec2, alpha3: &str) {
    let ppp = painter.pixels_per_point();
    let at = pos2((at.x * ppp).round() / ppp, (at.y * ppp).round() / ppp);
    let rect = Rect::from_min_size(at, size);
    let uv = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
    if let Some(id) = texture(painter.ctx(), alpha3, size) {
        painter.image(id, rect, uv, Color32::WHITE);
    }
    let edge = Theme::of(painter.ctx()).flag_edge;
    painter.rect_stroke(rect, CornerRadius::ZERO, Stroke::new(1.0, edge), StrokeKind::Inside);
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn every_country_has_one_code_and_a_drawing() {
        let pairs: Vec<&str> = crate::base::country_codes().collect();
        assert_eq!(pairs.len(), 250);
        assert!(pairs.is_sorted() && pairs.iter().all(|p| p.len() == 5));
        for pair in pairs {
            let image = rasterise(&pair[..3], 18, 12).unwrap();
            assert_eq!(image.size, [18, 12]);
            assert!(image.pixels.iter().all(Color32::is_opaque), "{pair} has a hole");
        }
    }

    #[test]
    fn unknown_codes_have_no_flag() {
        assert_eq!(alpha2("GBR"), Some("GB"));
        for code in ["", "GB", "XXX", "GBRG", "gbr"] {
            assert_eq!(alpha2(code), None);
        }
    }
}
