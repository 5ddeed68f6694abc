//! The icons: strokes on a grid of 16, drawn by the painter so that they are sharp at every zoom and follow the theme.

use egui::{Color32, CornerRadius, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, pos2, vec2};

use super::paint;
use super::theme::Theme;

/// What an icon shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each name says what is drawn")]
pub enum Icon {
    Survey,
    Register,
    Compose,
    Compare,
    Brief,
    ChevronDown,
    ChevronUp,
    ChevronLeft,
    ChevronRight,
    Search,
    Lock,
    Clock,
    NoEntry,
    Warning,
    Error,
    Note,
    Met,
    Half,
    Ring,
    DottedRing,
    Dots,
    Bar,
    Limitation,
    Prohibition,
    Tick,
    Plus,
    Minus,
    Cross,
    More,
    Undo,
    Redo,
    File,
    Folder,
    Anchor,
    Layers,
    Swap,
    Filter,
    Pin,
    Best,
    Worst,
    Wand,
    Copy,
    Import,
    Export,
    Present,
    Comment,
    Person,
    Settings,
    Columns,
}

/// A pen on the grid of 16.
struct Pen<'a> {
    painter: &'a Painter,
    origin: Pos2,
    scale: f32,
    ink: Stroke,
}

impl Pen<'_> {
    fn at(&self, x: f32, y: f32) -> Pos2 {
        self.origin + vec2(x, y) * self.scale
    }

    fn path(&self, points: &[(f32, f32)]) {
        self.painter.add(Shape::line(points.iter().map(|p| self.at(p.0, p.1)).collect(), self.ink));
    }

    fn closed(&self, points: &[(f32, f32)]) {
        self.painter.add(Shape::closed_line(points.iter().map(|p| self.at(p.0, p.1)).collect(), self.ink));
    }

    fn fill(&self, points: &[(f32, f32)]) {
        let points = points.iter().map(|p| self.at(p.0, p.1)).collect();
        self.painter.add(Shape::convex_polygon(points, self.ink.color, Stroke::NONE));
    }

    fn ring(&self, x: f32, y: f32, radius: f32) {
        self.painter.circle_stroke(self.at(x, y), radius * self.scale, self.ink);
    }

    fn disc(&self, x: f32, y: f32, radius: f32) {
        self.painter.circle_filled(self.at(x, y), radius * self.scale, self.ink.color);
    }

    fn arc(&self, centre: (f32, f32), radius: f32, from: f32, to: f32) -> Vec<Pos2> {
        (0..=16)
            .map(|i| {
                let a = (from + (to - from) * i as f32 / 16.0).to_radians();
                self.at(centre.0 + radius * a.cos(), centre.1 + radius * a.sin())
            })
            .collect()
    }

    fn frame(&self, from: (f32, f32), to: (f32, f32), radius: f32) {
        let rect = Rect::from_min_max(self.at(from.0, from.1), self.at(to.0, to.1));
        let corner = CornerRadius::same((radius * self.scale).round() as u8);
        self.painter.rect_stroke(rect, corner, self.ink, StrokeKind::Middle);
    }

    fn inked(&self, colour: Color32) -> Self
    where
        Self: Sized,
    {
        Self { painter: self.painter, ink: Stroke::new(self.ink.width, colour), ..*self }
    }
}

const OCTAGON: [(f32, f32); 8] =
    [(5.1, 1.0), (10.9, 1.0), (15.0, 5.1), (15.0, 10.9), (10.9, 15.0), (5.1, 15.0), (1.0, 10.9), (1.0, 5.1)];

/// Draws an icon in the middle of `rect`, as large as its shorter side.
pub fn draw(painter: &Painter, icon: Icon, rect: Rect, colour: Color32) {
    let side = rect.width().min(rect.height());
    let scale = side / 16.0;
    // Inline icons keep their weight: never thinner than 1.25 points.
    let ink = Stroke::new((1.5 * scale).max(1.25), colour);
    let origin = rect.center() - vec2(side, side) / 2.0;
    let pen = Pen { painter, origin: pos2(origin.x.round(), origin.y.round()), scale, ink };
    let on = pen.inked(Theme::of(painter.ctx()).card);
    match icon {
        Icon::Met | Icon::Half | Icon::Ring | Icon::DottedRing | Icon::Dots | Icon::Bar => state(&pen, &on, icon),
        Icon::NoEntry | Icon::Warning | Icon::Error | Icon::Note | Icon::Limitation | Icon::Prohibition => {
            warning(&pen, &on, icon);
        }
        Icon::Survey | Icon::Register | Icon::Compose | Icon::Compare | Icon::Brief => workspace(&pen, icon),
        Icon::Best => pen.fill(&[(8.0, 3.0), (13.5, 13.0), (2.5, 13.0)]),
        Icon::Worst => pen.closed(&[(8.0, 13.0), (13.3, 3.5), (2.7, 3.5)]),
        _ => action(&pen, icon),
    }
}

fn state(pen: &Pen<'_>, on: &Pen<'_>, icon: Icon) {
    match icon {
        Icon::Met => {
            pen.disc(8.0, 8.0, 7.0);
            on.path(&[(4.6, 8.3), (7.0, 10.6), (11.4, 5.8)]);
        }
        Icon::Half => {
            pen.ring(8.0, 8.0, 6.3);
            let half = pen.arc((8.0, 8.0), 6.5, 90.0, 270.0);
            pen.painter.add(Shape::convex_polygon(half, pen.ink.color, Stroke::NONE));
        }
        Icon::Ring => pen.ring(8.0, 8.0, 6.3),
        Icon::DottedRing => {
            let path = pen.arc((8.0, 8.0), 6.3, 0.0, 360.0);
            paint::dashed(pen.painter, &path, pen.ink, &[1.5 * pen.scale, 2.2 * pen.scale]);
        }
        Icon::Dots => [3.0, 8.0, 13.0].into_iter().for_each(|x| pen.disc(x, 8.0, 1.5)),
        _ => pen.path(&[(2.5, 8.0), (13.5, 8.0)]),
    }
}

fn warning(pen: &Pen<'_>, on: &Pen<'_>, icon: Icon) {
    match icon {
        Icon::Error => {
            pen.fill(&OCTAGON);
            on.path(&[(5.3, 5.3), (10.7, 10.7)]);
            on.path(&[(10.7, 5.3), (5.3, 10.7)]);
        }
        Icon::Warning => {
            pen.closed(&[(8.0, 1.8), (15.0, 14.2), (1.0, 14.2)]);
            pen.path(&[(8.0, 6.2), (8.0, 9.6)]);
            pen.disc(8.0, 11.9, 0.9);
        }
        Icon::Note => {
            pen.ring(8.0, 8.0, 6.6);
            pen.path(&[(8.0, 7.2), (8.0, 11.6)]);
            pen.disc(8.0, 4.9, 1.0);
        }
        Icon::NoEntry => {
            pen.ring(8.0, 8.0, 6.3);
            pen.path(&[(3.7, 12.3), (12.3, 3.7)]);
        }
        Icon::Limitation => {
            pen.frame((3.0, 1.2), (13.0, 14.8), 1.5);
            pen.path(&[(8.0, 4.4), (8.0, 8.8)]);
            pen.disc(8.0, 11.4, 1.0);
        }
        _ => {
            let rect = Rect::from_min_max(pen.at(3.0, 1.0), pen.at(13.0, 15.0));
            pen.painter.rect_filled(rect, 1.5 * pen.scale, pen.ink.color);
            on.path(&[(5.4, 11.6), (10.6, 4.4)]);
        }
    }
}

fn workspace(pen: &Pen<'_>, icon: Icon) {
    match icon {
        Icon::Survey => {
            for y in [3.0, 8.0, 13.0] {
                pen.frame((1.5, y - 1.5), (4.5, y + 1.5), 0.5);
                pen.path(&[(7.5, y), (15.0, y)]);
            }
        }
        Icon::Register => {
            pen.frame((1.5, 2.0), (14.5, 14.0), 1.5);
            pen.path(&[(1.5, 6.0), (14.5, 6.0)]);
            pen.path(&[(1.5, 10.0), (14.5, 10.0)]);
            pen.path(&[(6.0, 6.0), (6.0, 14.0)]);
        }
        Icon::Compose => {
            pen.frame((1.0, 1.5), (5.0, 14.5), 1.0);
            pen.frame((7.5, 1.5), (15.0, 7.0), 1.0);
            pen.frame((7.5, 9.5), (15.0, 14.5), 1.0);
        }
        Icon::Compare => {
            pen.frame((1.5, 6.5), (4.5, 14.5), 0.8);
            pen.frame((6.5, 1.5), (9.5, 14.5), 0.8);
            pen.frame((11.5, 4.0), (14.5, 14.5), 0.8);
        }
        _ => {
            page(pen);
            pen.path(&[(5.5, 9.0), (10.5, 9.0)]);
            pen.path(&[(5.5, 11.7), (10.5, 11.7)]);
        }
    }
}

fn page(pen: &Pen<'_>) {
    pen.closed(&[(3.0, 1.5), (9.5, 1.5), (13.0, 5.0), (13.0, 14.5), (3.0, 14.5)]);
    pen.path(&[(9.2, 1.7), (9.2, 5.3), (12.8, 5.3)]);
}

fn action(pen: &Pen<'_>, icon: Icon) {
    match icon {
        Icon::ChevronDown => pen.path(&[(4.0, 6.0), (8.0, 10.0), (12.0, 6.0)]),
        Icon::ChevronUp => pen.path(&[(4.0, 10.0), (8.0, 6.0), (12.0, 10.0)]),
        Icon::ChevronLeft => pen.path(&[(10.0, 4.0), (6.0, 8.0), (10.0, 12.0)]),
        Icon::ChevronRight => pen.path(&[(6.0, 4.0), (10.0, 8.0), (6.0, 12.0)]),
        Icon::Search => {
            pen.ring(6.8, 6.8, 4.6);
            pen.path(&[(10.2, 10.2), (14.2, 14.2)]);
        }
        Icon::Lock => {
            pen.frame((3.5, 7.5), (12.5, 14.0), 1.2);
            let mut shackle = vec![pen.at(5.2, 7.5)];
            shackle.extend(pen.arc((8.0, 5.0), 2.8, 180.0, 360.0));
            shackle.push(pen.at(10.8, 7.5));
            pen.painter.add(Shape::line(shackle, pen.ink));
        }
        Icon::Clock => {
            pen.ring(8.0, 8.0, 6.3);
            pen.path(&[(8.0, 4.4), (8.0, 8.2), (10.8, 9.6)]);
        }
        Icon::Tick => pen.path(&[(2.8, 8.6), (6.4, 12.2), (13.2, 4.4)]),
        Icon::Plus => {
            pen.path(&[(8.0, 2.5), (8.0, 13.5)]);
            pen.path(&[(2.5, 8.0), (13.5, 8.0)]);
        }
        Icon::Minus => pen.path(&[(3.0, 8.0), (13.0, 8.0)]),
        Icon::Cross => {
            pen.path(&[(3.5, 3.5), (12.5, 12.5)]);
            pen.path(&[(12.5, 3.5), (3.5, 12.5)]);
        }
        Icon::More => [3.0, 8.0, 13.0].into_iter().for_each(|x| pen.disc(x, 8.0, 1.4)),
        Icon::Undo => {
            pen.path(&[(5.5, 2.5), (2.0, 6.0), (5.5, 9.5)]);
            let mut bend = vec![pen.at(2.2, 6.0), pen.at(10.0, 6.0)];
            bend.extend(pen.arc((10.0, 9.8), 3.8, -90.0, 90.0));
            bend.push(pen.at(6.0, 13.6));
            pen.painter.add(Shape::line(bend, pen.ink));
        }
        Icon::Redo => {
            pen.path(&[(10.5, 2.5), (14.0, 6.0), (10.5, 9.5)]);
            let mut bend = vec![pen.at(13.8, 6.0), pen.at(6.0, 6.0)];
            bend.extend(pen.arc((6.0, 9.8), 3.8, -90.0, -270.0));
            bend.push(pen.at(10.0, 13.6));
            pen.painter.add(Shape::line(bend, pen.ink));
        }
        Icon::File => page(pen),
        Icon::Folder => {
            pen.closed(&[(1.5, 13.5), (1.5, 3.0), (6.0, 3.0), (7.5, 5.0), (14.5, 5.0), (14.5, 13.5)]);
        }
        Icon::Anchor => {
            pen.ring(8.0, 3.4, 1.7);
            pen.path(&[(8.0, 5.1), (8.0, 14.2)]);
            pen.path(&[(5.0, 7.4), (11.0, 7.4)]);
            pen.painter.add(Shape::line(pen.arc((8.0, 8.8), 5.4, 10.0, 170.0), pen.ink));
        }
        Icon::Layers => {
            pen.closed(&[(8.0, 1.8), (14.5, 5.3), (8.0, 8.8), (1.5, 5.3)]);
            pen.path(&[(1.5, 8.4), (8.0, 11.9), (14.5, 8.4)]);
            pen.path(&[(1.5, 11.2), (8.0, 14.7), (14.5, 11.2)]);
        }
        Icon::Swap => {
            pen.path(&[(2.0, 5.0), (14.0, 5.0), (11.0, 2.0)]);
            pen.path(&[(14.0, 11.0), (2.0, 11.0), (5.0, 14.0)]);
        }
        Icon::Filter => {
            pen.path(&[(1.5, 4.0), (14.5, 4.0)]);
            pen.path(&[(4.0, 8.0), (12.0, 8.0)]);
            pen.path(&[(6.5, 12.0), (9.5, 12.0)]);
        }
        Icon::Pin => {
            pen.path(&[(8.0, 10.5), (8.0, 15.0)]);
            pen.closed(&[(5.5, 1.8), (10.5, 1.8), (10.5, 6.5), (12.8, 10.5), (3.2, 10.5), (5.5, 6.5)]);
        }
        Icon::Wand => {
            pen.path(&[(2.0, 14.0), (9.5, 6.5)]);
            pen.path(&[(12.0, 1.5), (12.0, 6.5)]);
            pen.path(&[(9.5, 4.0), (14.5, 4.0)]);
            pen.path(&[(13.0, 9.5), (13.0, 12.5)]);
            pen.path(&[(11.5, 11.0), (14.5, 11.0)]);
        }
        Icon::Copy => {
            pen.frame((5.5, 5.5), (14.0, 14.0), 1.2);
            pen.path(&[(10.5, 2.5), (2.0, 2.5), (2.0, 11.0)]);
        }
        Icon::Import | Icon::Export => {
            pen.path(&[(2.0, 10.0), (2.0, 14.0), (14.0, 14.0), (14.0, 10.0)]);
            pen.path(&[(8.0, 2.0), (8.0, 10.5)]);
            if icon == Icon::Import {
                pen.path(&[(4.5, 7.0), (8.0, 10.5), (11.5, 7.0)]);
            } else {
                pen.path(&[(4.5, 5.5), (8.0, 2.0), (11.5, 5.5)]);
            }
        }
        Icon::Present => {
            pen.frame((1.5, 2.0), (14.5, 11.0), 1.0);
            pen.path(&[(8.0, 11.0), (8.0, 14.5)]);
            pen.path(&[(4.5, 14.5), (11.5, 14.5)]);
        }
        Icon::Comment => {
            pen.closed(&[(1.5, 2.5), (14.5, 2.5), (14.5, 11.0), (7.5, 11.0), (4.0, 14.3), (4.0, 11.0), (1.5, 11.0)]);
        }
        Icon::Person => {
            pen.ring(8.0, 5.0, 3.0);
            pen.painter.add(Shape::line(pen.arc((8.0, 14.5), 5.5, 180.0, 360.0), pen.ink));
        }
        Icon::Settings => {
            for (y, x) in [(3.5, 10.5), (8.0, 5.5), (12.5, 10.5)] {
                pen.path(&[(1.5, y), (x - 1.8, y)]);
                pen.path(&[(x + 1.8, y), (14.5, y)]);
                pen.ring(x, y, 1.8);
            }
        }
        Icon::Columns => {
            pen.frame((1.5, 2.0), (14.5, 14.0), 1.2);
            pen.path(&[(6.0, 2.0), (6.0, 14.0)]);
            pen.path(&[(10.3, 2.0), (10.3, 14.0)]);
        }
        _ => {}
    }
}
