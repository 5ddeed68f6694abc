//! Draws egui's output on the processor, so that pictures are the same on every machine and need no graphics driver.
//!
//! Triangles are filled by edge functions at pixel centres with the top-left rule, colours blended in gamma space and
//! rounded to 8 bits after each blend, as the program's own renderer does.
#![allow(clippy::cast_possible_wrap, clippy::float_cmp, clippy::iter_over_hash_type)] // pixel arithmetic; textures come in any order

use std::collections::HashMap;

use egui::epaint::{ImageDelta, Mesh, Primitive, Vertex};
use egui::{Color32, Context, FullOutput, ImageData, Pos2, TextureFilter, TextureId, TexturesDelta};
use image::RgbaImage;

/// One texture as egui sent it.
struct Texture {
    size: [usize; 2],
    pixels: Vec<Color32>,
    linear: bool,
}

impl Texture {
    fn at(&self, x: i64, y: i64) -> [f32; 4] {
        let x = x.clamp(0, self.size[0] as i64 - 1) as usize;
        let y = y.clamp(0, self.size[1] as i64 - 1) as usize;
        self.pixels[y * self.size[0] + x].to_array().map(f32::from)
    }

    /// Colour at texture coordinates from 0 to 1, premultiplied, in 0 to 255.
    fn sample(&self, u: f32, v: f32) -> [f32; 4] {
        let (x, y) = (u * self.size[0] as f32, v * self.size[1] as f32);
        if !self.linear {
            return self.at(x.floor() as i64, y.floor() as i64);
        }
        let (x, y) = (x - 0.5, y - 0.5);
        let (x0, y0) = (x.floor(), y.floor());
        let (fx, fy) = (x - x0, y - y0);
        let (x0, y0) = (x0 as i64, y0 as i64);
        let corners = [self.at(x0, y0), self.at(x0 + 1, y0), self.at(x0, y0 + 1), self.at(x0 + 1, y0 + 1)];
        std::array::from_fn(|i| {
            let upper = corners[0][i] * (1.0 - fx) + corners[1][i] * fx;
            let lower = corners[2][i] * (1.0 - fx) + corners[3][i] * fx;
            upper * (1.0 - fy) + lower * fy
        })
    }
}

/// The renderer: keeps the textures, draws a frame when asked.
#[derive(Default)]
pub struct CpuRenderer {
    textures: HashMap<TextureId, Texture>,
}

impl CpuRenderer {
    fn set(&mut self, id: TextureId, delta: &ImageDelta) {
        let ImageData::Color(image) = &delta.image;
        let linear = delta.options.magnification == TextureFilter::Linear;
        let Some([x, y]) = delta.pos else {
            self.textures.insert(id, Texture { size: image.size, pixels: image.pixels.clone(), linear });
            return;
        };
        if let Some(texture) = self.textures.get_mut(&id) {
            for (row, line) in image.pixels.chunks(image.size[0]).enumerate() {
                let from = (y + row) * texture.size[0] + x;
                texture.pixels[from..from + line.len()].copy_from_slice(line);
            }
        }
    }
}

impl egui_kittest::TestRenderer for CpuRenderer {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        for (id, images) in delta.set.drain() {
            for image in images {
                self.set(id, &image);
            }
        }
        for id in delta.free.drain() {
            self.textures.remove(&id);
        }
    }

    fn render(&mut self, ctx: &Context, output: &FullOutput) -> Result<RgbaImage, String> {
        let ppp = output.pixels_per_point;
        let size = ctx.content_rect().size() * ppp;
        let (width, height) = (size.x.round() as usize, size.y.round() as usize);
        let mut canvas = Canvas { width, height, pixels: vec![[0.0; 4]; width * height] };
        for clipped in ctx.tessellate(output.shapes.clone(), ppp) {
            let Primitive::Mesh(mesh) = &clipped.primitive else {
                return Err("paint callbacks cannot be drawn here".to_owned());
            };
            let texture = self.textures.get(&mesh.texture_id).ok_or("a texture is missing")?;
            let clip = clipped.clip_rect * ppp;
            let scissor = [
                (clip.min.x.round().max(0.0) as usize).min(width),
                (clip.min.y.round().max(0.0) as usize).min(height),
                (clip.max.x.round().max(0.0) as usize).min(width),
                (clip.max.y.round().max(0.0) as usize).min(height),
            ];
            canvas.mesh(mesh, texture, scissor, ppp);
        }
        let bytes = canvas.pixels.iter().flat_map(|p| p.map(|v| v as u8)).collect();
        RgbaImage::from_raw(width as u32, height as u32, bytes).ok_or_else(|| "the picture has no size".to_owned())
    }
}

/// The picture being drawn: premultiplied colours from 0 to 255, whole numbers.
struct Canvas {
    width: usize,
    height: usize,
    pixels: Vec<[f32; 4]>,
}

impl Canvas {
    fn mesh(&mut self, mesh: &Mesh, texture: &Texture, scissor: [usize; 4], ppp: f32) {
        for triangle in mesh.indices.chunks_exact(3) {
            let corners: [Vertex; 3] = std::array::from_fn(|i| {
                let mut vertex = mesh.vertices[triangle[i] as usize];
                vertex.pos = (vertex.pos.to_vec2() * ppp).to_pos2();
                vertex
            });
            self.triangle(corners, texture, scissor);
        }
    }

    fn triangle(&mut self, mut v: [Vertex; 3], texture: &Texture, scissor: [usize; 4]) {
        let mut area = edge(v[0].pos, v[1].pos, v[2].pos);
        if area == 0.0 || !area.is_finite() {
            return;
        }
        if area < 0.0 {
            v.swap(1, 2);
            area = -area;
        }
        let bounds = |f: fn(f32, f32) -> f32, axis: fn(Pos2) -> f32| {
            f(f(axis(v[0].pos), axis(v[1].pos)), axis(v[2].pos)).clamp(0.0, self.width.max(self.height) as f32)
        };
        let x0 = (bounds(f32::min, |p| p.x).floor() as usize).max(scissor[0]);
        let y0 = (bounds(f32::min, |p| p.y).floor() as usize).max(scissor[1]);
        let x1 = (bounds(f32::max, |p| p.x).ceil() as usize).min(scissor[2]);
        let y1 = (bounds(f32::max, |p| p.y).ceil() as usize).min(scissor[3]);
        let top_left =
            [is_top_left(v[1].pos, v[2].pos), is_top_left(v[2].pos, v[0].pos), is_top_left(v[0].pos, v[1].pos)];
        let colours = v.map(|c| c.color.to_array().map(f32::from));
        for y in y0..y1 {
            for x in x0..x1 {
                let p = Pos2::new(x as f32 + 0.5, y as f32 + 0.5);
                let w = [edge(v[1].pos, v[2].pos, p), edge(v[2].pos, v[0].pos, p), edge(v[0].pos, v[1].pos, p)];
                if (0..3).any(|i| w[i] < 0.0 || (w[i] == 0.0 && !top_left[i])) {
                    continue;
                }
                let w = w.map(|w| w / area);
                let mix = |f: [f32; 3]| w[0] * f[0] + w[1] * f[1] + w[2] * f[2];
                let texel = texture.sample(mix(v.map(|c| c.uv.x)), mix(v.map(|c| c.uv.y)));
                let source: [f32; 4] = std::array::from_fn(|i| mix(colours.map(|c| c[i])) * texel[i] / 255.0);
                let pixel = &mut self.pixels[y * self.width + x];
                let rest = 1.0 - source[3] / 255.0;
                *pixel = std::array::from_fn(|i| (source[i] + pixel[i] * rest).round().clamp(0.0, 255.0));
            }
        }
    }
}

fn edge(a: Pos2, b: Pos2, p: Pos2) -> f32 {
    (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x)
}

/// Whether pixels exactly on the edge belong to its triangle, so that neighbours never draw a pixel twice.
fn is_top_left(a: Pos2, b: Pos2) -> bool {
    (a.y == b.y && b.x > a.x) || b.y < a.y
}
