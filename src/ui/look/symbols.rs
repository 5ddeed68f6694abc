//! Military symbols after APP-6, drawn as strokes from a 20 digit code: frame, echelon, and what fills the frame.
//!
//! Frames of friend, neutral, hostile and unknown, and the kinds of force that the capability table names; any other code
//! draws a "?".

mod glyph;
mod standard;

use egui::{Align2, Painter, Pos2, Rect, Shape, Stroke, Vec2, vec2};

use super::theme::Theme;
use super::{fonts, paint};
use glyph::Glyph;
pub use standard::standard;

/// Size of a symbol with its echelon in rows and cards, in points.
pub const SIZE: Vec2 = vec2(30.0, 22.0);

/// Stands for the code of money, which has no military symbol.
pub const MONEY: &str = "money";

/// Where a thing acts: the shape of its frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Frame {
    Land,
    Air,
    Space,
    Sea,
}

/// Whose it is: the form and the colour of its frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Identity {
    Friend,
    Neutral,
    Hostile,
    Unknown,
}

/// What a code says, as far as it is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Reading {
    frame: Frame,
    identity: Identity,
    planned: bool,
    task_force: bool,
    headquarters: bool,
    echelon: u8,
    glyph: Glyph,
    /// Letters at the foot of the frame.
    foot: &'static str,
}

fn read(sidc: &str) -> Option<Reading> {
    if sidc.len() != 20 || !sidc.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let number = |from: usize, to: usize| sidc.get(from..to).and_then(|s| s.parse::<u32>().ok());
    let frame = match number(4, 6)? {
        10 => Frame::Land,
        1 => Frame::Air,
        5 => Frame::Space,
        30 | 36 => Frame::Sea,
        _ => return None,
    };
    let (entity, sector1, sector2) = (number(10, 16)?, number(16, 18)?, number(18, 20)?);
    let identity = match number(3, 4)? {
        2 | 3 => Identity::Friend,
        4 => Identity::Neutral,
        5 | 6 => Identity::Hostile,
        0 | 1 => Identity::Unknown,
        _ => return None,
    };
    let mark = number(7, 8)?;
    Some(Reading {
        frame,
        identity,
        planned: number(6, 7)? == 1,
        task_force: matches!(mark, 4 | 6),
        headquarters: matches!(mark, 2 | 6),
        echelon: number(8, 10)? as u8,
        glyph: match frame {
            Frame::Land => glyph::land(entity, sector1),
            Frame::Air => glyph::air(entity, sector1),
            Frame::Space => Glyph::Satellite,
            Frame::Sea => glyph::sea(entity),
        },
        foot: match frame {
            Frame::Land => glyph::land_foot(sector2),
            Frame::Air => glyph::air_foot(sector2),
            Frame::Space | Frame::Sea => "",
        },
    })
}

/// A brush for one symbol: a grid of 30 by 22 laid into a box.
#[derive(Clone, Copy)]
struct Brush<'a> {
    painter: &'a Painter,
    origin: Pos2,
    scale: f32,
    ink: Stroke,
    theme: &'a Theme,
}

impl Brush<'_> {
    fn at(&self, (x, y): (f32, f32)) -> Pos2 {
        self.origin + vec2(x, y) * self.scale
    }

    fn path(&self, points: &[(f32, f32)]) {
        self.painter.add(Shape::line(points.iter().map(|p| self.at(*p)).collect(), self.ink));
    }

    fn arc(&self, centre: (f32, f32), radii: (f32, f32), from: f32, to: f32) -> Vec<Pos2> {
        (0..=16)
            .map(|i| {
                let a = (from + (to - from) * i as f32 / 16.0).to_radians();
                self.at((centre.0 + radii.0 * a.cos(), centre.1 + radii.1 * a.sin()))
            })
            .collect()
    }

    fn dot(&self, centre: (f32, f32), radius: f32) {
        self.painter.circle_filled(self.at(centre), radius * self.scale, self.ink.color);
    }

    fn solid(&self, points: &[(f32, f32)]) {
        let points = points.iter().map(|p| self.at(*p)).collect();
        self.painter.add(Shape::convex_polygon(points, self.ink.color, Stroke::NONE));
    }

    fn letters(&self, centre: (f32, f32), text: &str, size: f32) {
        let font = fonts::bold(size * self.scale);
        paint::text(
            self.painter,
            self.at(centre),
            Align2::CENTER_CENTER,
            text,
            font,
            self.theme.symbol_ink,
            f32::INFINITY,
        );
    }
}

/// Draws the symbol of `sidc` into `rect`, in the proportions of [`SIZE`]. `planned` dashes the frame, as does the
/// code's own status digit.
pub fn draw(painter: &Painter, rect: Rect, sidc: &str, planned: bool) {
    let theme = Theme::of(painter.ctx());
    let scale = (rect.width() / SIZE.x).min(rect.height() / SIZE.y);
    if sidc.is_empty() || sidc == MONEY {
        // No military symbol: an empty frame, or the sign of money.
        let frame = Rect::from_center_size(rect.center() + vec2(0.0, 2.0) * scale, vec2(25.0, 15.0) * scale);
        painter.rect_stroke(frame, 2, Stroke::new(1.0, theme.line_strong), egui::StrokeKind::Inside);
        if sidc == MONEY {
            let font = fonts::bold(11.0 * scale);
            paint::text(painter, frame.center(), Align2::CENTER_CENTER, "¤", font, theme.text2, 20.0);
        }
        return;
    }
    let brush = Brush {
        painter,
        origin: rect.center() - SIZE * scale / 2.0,
        scale,
        ink: Stroke::new(1.25 * scale, theme.symbol_ink),
        theme,
    };
    let reading = read(sidc).unwrap_or(Reading {
        frame: Frame::Land,
        identity: Identity::Friend,
        planned,
        task_force: false,
        headquarters: false,
        echelon: 0,
        glyph: Glyph::Letters("?"),
        foot: "",
    });
    frame(&brush, (reading.frame, reading.identity), planned || reading.planned);
    // What goes across the whole of a friend's frame is drawn smaller in the others, which are narrower.
    let part = match (reading.frame, reading.identity) {
        (Frame::Land, Identity::Neutral) => 0.6,
        (Frame::Land, Identity::Hostile | Identity::Unknown) => 0.44,
        _ => 1.0,
    };
    let shift = vec2(15.0, 14.0) * (1.0 - part);
    let mut inner = Brush { origin: brush.at((shift.x, shift.y)), scale: brush.scale * part, ..brush };
    if !reading.foot.is_empty() && matches!(reading.glyph, Glyph::Letters(_)) {
        inner.origin += vec2(2.4, 0.6) * brush.scale;
        inner.scale *= 0.84;
    }
    reading.glyph.draw(&inner, reading.frame);
    let inner = Brush { origin: brush.at((shift.x, shift.y)), scale: brush.scale * part, ..brush };
    let foot = if reading.frame == Frame::Land { 19.3 } else { 19.8 };
    inner.letters((15.0, foot), reading.foot, 4.8);
    if reading.headquarters {
        let staff = Brush { ink: Stroke::new(1.25 * brush.scale, theme.symbol_frame), ..brush };
        staff.path(&[(2.5, 21.5), (2.5, 25.0)]);
    }
    if reading.frame == Frame::Land {
        echelon(&brush, reading.echelon, reading.task_force);
    }
}

fn frame(brush: &Brush<'_>, (frame, identity): (Frame, Identity), planned: bool) {
    let t = brush.theme;
    let stroke = Stroke::new(1.25 * brush.scale, t.symbol_frame);
    let at = |points: &[(f32, f32)]| points.iter().map(|p| brush.at(*p)).collect::<Vec<Pos2>>();
    let flying = matches!(frame, Frame::Air | Frame::Space);
    // The middle of the frame, and how far it reaches.
    let (middle, reach) = match frame {
        Frame::Sea => (12.0, 9.5),
        _ if flying && identity == Identity::Unknown => (14.0, 9.5),
        _ => (14.0, 7.5),
    };
    let outline: Vec<Pos2> = match (identity, frame) {
        (Identity::Friend, Frame::Land) => at(&[(2.5, 6.5), (27.5, 6.5), (27.5, 21.5), (2.5, 21.5), (2.5, 6.5)]),
        (Identity::Friend, Frame::Sea) => brush.arc((15.0, 12.0), (9.5, 9.5), -90.0, 270.0),
        (Identity::Friend, _) => {
            let mut path = at(&[(3.5, 21.5), (3.5, 16.0)]);
            path.extend(brush.arc((15.0, 16.0), (11.5, 10.5), 180.0, 360.0));
            path.push(brush.at((26.5, 21.5)));
            path
        }
        (Identity::Neutral, _) if flying => at(&[(4.5, 21.5), (4.5, 6.0), (25.5, 6.0), (25.5, 21.5)]),
        (Identity::Neutral, _) => {
            let (left, right, top, bottom) = (15.0 - reach, 15.0 + reach, middle - reach, middle + reach);
            at(&[(left, top), (right, top), (right, bottom), (left, bottom), (left, top)])
        }
        (Identity::Hostile, _) if flying => at(&[(4.5, 21.5), (4.5, 12.5), (15.0, 4.0), (25.5, 12.5), (25.5, 21.5)]),
        (Identity::Hostile, _) => {
            let far = reach + 0.9;
            at(&[
                (15.0, middle - far),
                (15.0 + far, middle),
                (15.0, middle + far),
                (15.0 - far, middle),
                (15.0, middle - far),
            ])
        }
        (Identity::Unknown, _) => {
            let r = reach * 0.6;
            let lobe = |x: f32, y: f32, from: f32| {
                brush.arc((15.0 + x * r, middle + y * r), (r, r), from + 13.0, from + 167.0)
            };
            let mut path = lobe(0.0, -0.75, 180.0);
            path.extend(lobe(0.75, 0.0, 270.0));
            if !flying {
                path.extend(lobe(0.0, 0.75, 0.0));
            }
            path.extend(lobe(-0.75, 0.0, 90.0));
            path.extend(path.first().copied().filter(|_| !flying));
            path
        }
    };
    let fill = match identity {
        Identity::Friend => t.symbol_fill,
        Identity::Neutral => t.symbol_neutral,
        Identity::Hostile => t.symbol_hostile,
        Identity::Unknown => t.symbol_unknown,
    };
    if identity == Identity::Unknown {
        // Not convex: its lobes and what lies between them.
        let r = reach * 0.6;
        for (x, y) in [(0.0, -0.75), (0.75, 0.0), (0.0, 0.75), (-0.75, 0.0)] {
            if !(flying && y > 0.0) {
                brush.painter.circle_filled(brush.at((15.0 + x * r, middle + y * r)), r * brush.scale, fill);
            }
        }
    } else {
        brush.painter.add(Shape::convex_polygon(outline.clone(), fill, Stroke::NONE));
    }
    if frame == Frame::Space && identity == Identity::Friend {
        let cap = brush.arc((15.0, 16.0), (11.5, 10.5), 225.0, 315.0);
        brush.painter.add(Shape::convex_polygon(cap, t.symbol_frame, Stroke::NONE));
    }
    let pattern = [2.5 * brush.scale, 2.0 * brush.scale];
    paint::dashed(brush.painter, &outline, stroke, if planned { &pattern } else { &[] });
}

/// The marks of size above the frame: dots up to a platoon, strokes up to a regiment, crosses from a brigade.
fn echelon(brush: &Brush<'_>, code: u8, task_force: bool) {
    let brush = &Brush { ink: Stroke::new(1.25 * brush.scale, brush.theme.symbol_frame), ..*brush };
    let spread = |n: usize, step: f32| (0..n).map(move |i| 15.0 + step * (i as f32 - (n as f32 - 1.0) / 2.0));
    match code {
        11 => {
            brush.painter.circle_stroke(brush.at((15.0, 3.5)), 1.8 * brush.scale, Stroke { width: 1.0, ..brush.ink });
            brush.path(&[(13.0, 5.5), (17.0, 1.5)]);
        }
        12..=14 => spread(usize::from(code - 11), 4.0).for_each(|x| brush.dot((x, 3.5), 1.4)),
        15..=17 => spread(usize::from(code - 14), 3.5).for_each(|x| brush.path(&[(x, 1.5), (x, 6.0)])),
        18 | 21..=24 => {
            let n = if code == 18 { 1 } else { usize::from(code - 19) };
            for x in spread(n, 4.5) {
                brush.path(&[(x - 1.6, 1.5), (x + 1.6, 5.0)]);
                brush.path(&[(x + 1.6, 1.5), (x - 1.6, 5.0)]);
            }
        }
        _ => {}
    }
    if task_force {
        brush.path(&[(8.0, 6.5), (8.0, 0.5), (22.0, 0.5), (22.0, 6.5)]);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn codes_of_the_capability_table_are_all_drawn() {
        for code in CAPABILITY_CODES.split_whitespace() {
            let reading = read(code).unwrap();
            assert_ne!(reading.glyph, Glyph::Letters("?"), "{code}");
        }
    }

    #[test]
    fn a_code_is_read_digit_by_digit() {
        let hq = read("10031002221804000000").unwrap();
        assert_eq!((hq.frame, hq.echelon, hq.glyph), (Frame::Land, 22, Glyph::Letters("MN")));
        assert!(hq.headquarters && !hq.task_force);
        let battlegroup = read("10031014161210000000").unwrap();
        assert!(battlegroup.task_force && battlegroup.planned);
        assert_eq!(read("10033000001202040000").unwrap().glyph, Glyph::Letters("FF"));
    }

    #[test]
    fn whose_it_is_and_what_stands_at_its_foot_is_read() {
        let identity = |code: &str| read(code).unwrap().identity;
        assert_eq!(identity("10031000161211000019"), Identity::Friend);
        assert_eq!(identity("10041000161211000019"), Identity::Neutral);
        assert_eq!(identity("10061000161211000019"), Identity::Hostile);
        assert_eq!(identity("10011000161211000019"), Identity::Unknown);
        let foot = |code: &str| read(code).unwrap().foot;
        assert_eq!((foot("10031000161211000019"), foot("10031000151301020043")), ("L", "SR"));
        assert_eq!((foot("10030100001101070001"), foot("10030100001103001810")), ("H", "LR"));
    }

    #[test]
    fn broken_codes_are_not_read() {
        for code in ["", "1003", "SFGPUCI----D---", "1003100016121100001é", "10039900001202040000"] {
            assert_eq!(read(code), None, "{code}");
        }
    }

    /// The codes shipped with the capabilities.
    const CAPABILITY_CODES: &str = include_str!("../../../tests/cases/symbol-codes.txt");
}
