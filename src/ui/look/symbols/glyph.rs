//! What stands inside a symbol's frame: which sign an entity code has, and how it is drawn.

use egui::Shape;

use super::{Brush, Frame};

/// The sign inside a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Glyph {
    /// Crossed lines; with the oval of tracks, with the bar of a cannon, with the stroke of wheels, with the sign of
    /// training above.
    Infantry { tracks: bool, cannon: bool, wheels: bool, training: bool },
    /// The oval of tracks.
    Armour,
    /// Oval with crossed lines in it.
    CombinedArms,
    /// Slash from the left foot to the right head.
    Recce,
    /// Dot; with tracks; with the chevrons of rockets.
    Artillery { tracks: bool, rockets: bool },
    /// Arc over the foot with a missile on it.
    AirDefence,
    /// Beam with three legs; with the bridge's curves.
    Engineer { bridge: bool },
    /// Mine under "CLR".
    MineClearing,
    /// Cross, with ticks for a treatment facility; with the level of care.
    Medical { facility: bool, role: &'static str },
    /// Filled bow tie of a rotor; with a small cross.
    Rotary { medical: bool },
    /// Filled loops of a propeller.
    FixedWing,
    /// Lightning.
    Signals,
    /// Wheel; under the letters of movement control.
    Transport { control: bool },
    /// Spanner.
    Maintenance,
    /// Bowl of civil-military cooperation.
    Civil,
    /// Triangle; filled for surveillance.
    Observer { filled: bool },
    /// Chevron of an unmanned aircraft; with the role above it.
    Unmanned { role: &'static str },
    /// Hull of a merchant ship with a letter.
    Merchant(&'static str),
    /// Body and two sails of a satellite.
    Satellite,
    /// Letters.
    Letters(&'static str),
}

/// The sign of a land unit.
pub(super) fn land(entity: u32, sector1: u32) -> Glyph {
    let infantry = |tracks, cannon, wheels| Glyph::Infantry { tracks, cannon, wheels, training: sector1 == 35 };
    let role = match sector1 {
        42 => "1",
        43 => "2",
        44 => "3",
        45 => "4",
        _ => "",
    };
    match entity {
        121_100 => infantry(false, false, false),
        121_102 => infantry(true, false, false),
        121_104 => infantry(false, false, true),
        121_105 => infantry(true, true, false),
        121_000 => Glyph::CombinedArms,
        120_500 => Glyph::Armour,
        121_300 => Glyph::Recce,
        130_300 => Glyph::Artillery { tracks: false, rockets: sector1 == 41 },
        130_301 => Glyph::Artillery { tracks: true, rockets: false },
        130_100..=130_199 => Glyph::AirDefence,
        140_700 => Glyph::Engineer { bridge: sector1 == 6 },
        140_800 => Glyph::Letters("EOD"),
        141_200 => Glyph::Letters("MP"),
        141_400 => Glyph::MineClearing,
        161_300 | 161_400 => Glyph::Medical { facility: entity == 161_400, role },
        120_600 => Glyph::Rotary { medical: sector1 == 75 },
        120_800 => Glyph::FixedWing,
        111_000 => Glyph::Signals,
        110_300 => Glyph::Civil,
        110_500 => Glyph::Letters("LO"),
        180_400 => Glyph::Letters("MN"),
        160_600 => Glyph::Letters("CSS"),
        163_600 => Glyph::Transport { control: sector1 == 38 },
        161_100 => Glyph::Maintenance,
        121_200 => Glyph::Observer { filled: false },
        121_600 => Glyph::Observer { filled: true },
        121_800 => Glyph::Letters("SOF"),
        121_900 => Glyph::Unmanned { role: "" },
        150_500 => Glyph::Letters("EW"),
        151_000 => Glyph::Letters("MI"),
        _ => Glyph::Letters("?"),
    }
}

/// The letters at the foot of a land unit's frame: how light it is, how far it reaches.
pub(super) fn land_foot(sector2: u32) -> &'static str {
    match sector2 {
        19 => "L",
        22 => "LR",
        43 => "SR",
        _ => "",
    }
}

/// The sign of an aircraft.
pub(super) fn air(entity: u32, sector1: u32) -> Glyph {
    Glyph::Letters(match entity {
        110_104 => "F",
        110_107 => "C",
        110_109 => "K",
        110_110 => "P",
        110_111 => "R",
        110_116 => "AEW",
        110_121 => "ES",
        110_130 => "SEAD",
        110_300 => return Glyph::Unmanned { role: if sector1 == 18 { "R" } else { "" } },
        _ => "?",
    })
}

/// The letters at the foot of an aircraft's frame: how heavy it is, how far it reaches.
pub(super) fn air_foot(sector2: u32) -> &'static str {
    match sector2 {
        1 => "H",
        2 => "M",
        3 => "L",
        10 => "LR",
        _ => "",
    }
}

/// The letters of a ship.
pub(super) fn sea(entity: u32) -> Glyph {
    Glyph::Letters(match entity {
        120_203 => "DD",
        120_204 => "FF",
        120_402 => "MS",
        120_404 => "MH",
        120_405 => "MCM",
        120_406 => "MCS",
        120_502 => "PG",
        130_110 => "AOR",
        140_104 => return Glyph::Merchant("E"),
        _ => "?",
    })
}

impl Glyph {
    /// Draws the sign into its frame.
    pub(super) fn draw(self, b: &Brush<'_>, frame: Frame) {
        let oval = |rx: f32, ry: f32| {
            b.painter.add(Shape::closed_line(capsule(b, rx, ry), b.ink));
        };
        match self {
            Self::Infantry { tracks, cannon, wheels, training } => {
                b.path(&[(2.5, 6.5), (27.5, 21.5)]);
                b.path(&[(27.5, 6.5), (2.5, 21.5)]);
                if tracks {
                    oval(8.0, 3.6);
                }
                if cannon {
                    b.path(&[(5.0, 6.5), (5.0, 21.5)]);
                }
                if wheels {
                    b.path(&[(15.0, 6.5), (15.0, 21.5)]);
                }
                if training {
                    for x in [10.4, 19.6] {
                        b.painter.circle_stroke(b.at((x, 9.2)), 1.5 * b.scale, b.ink);
                    }
                    b.path(&[(12.6, 9.2), (17.4, 9.2), (16.2, 8.2)]);
                    b.path(&[(17.4, 9.2), (16.2, 10.2)]);
                }
            }
            Self::Armour => oval(7.5, 3.4),
            Self::CombinedArms => {
                oval(9.0, 4.6);
                b.path(&[(9.5, 10.0), (20.5, 18.0)]);
                b.path(&[(20.5, 10.0), (9.5, 18.0)]);
            }
            Self::Recce => b.path(&[(2.5, 21.5), (27.5, 6.5)]),
            Self::Artillery { tracks, rockets } => {
                b.dot((15.0, if rockets { 17.0 } else { 14.0 }), 2.2);
                if tracks {
                    oval(8.5, 4.6);
                }
                if rockets {
                    b.path(&[(10.5, 11.5), (15.0, 8.5), (19.5, 11.5)]);
                    b.path(&[(10.5, 14.2), (15.0, 11.2), (19.5, 14.2)]);
                }
            }
            Self::AirDefence => {
                let arc = b.arc((15.0, 21.5), (10.5, 7.0), 180.0, 360.0);
                b.painter.add(Shape::line(arc, b.ink));
                let mut missile = vec![b.at((13.4, 14.8)), b.at((13.4, 10.0))];
                missile.extend(b.arc((15.0, 10.0), (1.6, 2.2), 180.0, 360.0));
                missile.push(b.at((16.6, 14.8)));
                b.painter.add(Shape::line(missile, b.ink));
                b.path(&[(15.0, 8.0), (15.0, 14.6)]);
            }
            Self::MineClearing => {
                b.letters((15.0, 9.8), "CLR", 5.0);
                b.solid(&ellipse((15.0, 16.0), (3.2, 2.0)));
                for (x, y) in [(-3.0, -2.6), (0.0, -3.0), (3.0, -2.6), (-3.0, 2.6), (0.0, 3.0), (3.0, 2.6)] {
                    b.path(&[(15.0 + x * 0.5, 16.0 + y * 0.4), (15.0 + x, 16.0 + y)]);
                }
            }
            Self::Engineer { bridge } => {
                b.path(&[(8.5, 18.0), (8.5, 11.5), (21.5, 11.5), (21.5, 18.0)]);
                b.path(&[(15.0, 11.5), (15.0, 18.0)]);
                if bridge {
                    b.path(&[(6.5, 8.0), (8.0, 9.2), (22.0, 9.2), (23.5, 8.0)]);
                }
            }
            Self::Medical { facility, role } => {
                b.path(&[(2.5, 14.0), (27.5, 14.0)]);
                b.path(&[(15.0, 6.5), (15.0, 21.5)]);
                if facility {
                    for x in [9.0, 21.0] {
                        b.path(&[(x, 12.5), (x, 15.5)]);
                    }
                }
                b.letters((21.5, 10.2), role, 6.0);
            }
            Self::Rotary { medical } => {
                b.solid(&[(7.5, 10.5), (15.0, 14.0), (7.5, 17.5)]);
                b.solid(&[(22.5, 10.5), (22.5, 17.5), (15.0, 14.0)]);
                if medical {
                    b.path(&[(15.0, 7.5), (15.0, 11.5)]);
                    b.path(&[(13.0, 9.5), (17.0, 9.5)]);
                }
            }
            Self::FixedWing => {
                for x in [10.8, 19.2] {
                    b.solid(&ellipse((x, 14.0), (4.2, 2.4)));
                }
            }
            Self::Signals => b.path(&[(5.0, 9.0), (16.5, 15.5), (16.5, 11.5), (25.0, 19.0)]),
            Self::Transport { control } => {
                let (y, r) = if control { (16.6, 3.4) } else { (14.0, 4.2) };
                b.painter.circle_stroke(b.at((15.0, y)), r * b.scale, b.ink);
                for (x, dy) in [(1.0, 0.0), (0.5, 0.866), (0.5, -0.866)] {
                    b.path(&[(15.0 - x * r, y - dy * r), (15.0 + x * r, y + dy * r)]);
                }
                if control {
                    b.letters((15.0, 9.6), "MCC", 5.0);
                }
            }
            Self::Civil => {
                let mut bowl = vec![b.at((9.0, 10.8)), b.at((21.0, 10.8)), b.at((20.4, 14.6))];
                bowl.extend(b.arc((17.4, 14.6), (3.0, 2.6), 0.0, 90.0));
                bowl.extend(b.arc((12.6, 14.6), (3.0, 2.6), 90.0, 180.0));
                b.painter.add(Shape::closed_line(bowl, b.ink));
            }
            Self::Maintenance => {
                b.path(&[(9.0, 14.0), (21.0, 14.0)]);
                b.painter.add(Shape::line(b.arc((6.5, 14.0), (2.5, 2.8), -90.0, 90.0), b.ink));
                b.painter.add(Shape::line(b.arc((23.5, 14.0), (2.5, 2.8), 90.0, 270.0), b.ink));
            }
            Self::Observer { filled } => {
                let triangle = [(10.5, 17.8), (15.0, 10.2), (19.5, 17.8)];
                if filled {
                    b.solid(&triangle);
                } else {
                    b.path(&[triangle[0], triangle[1], triangle[2], triangle[0]]);
                }
            }
            Self::Unmanned { role } => {
                let y = if frame == Frame::Air { 12.4 } else { 12.0 };
                b.solid(&[(8.5, y), (15.0, y + 2.6), (15.0, y + 5.0), (8.5, y + 1.8)]);
                b.solid(&[(21.5, y), (21.5, y + 1.8), (15.0, y + 5.0), (15.0, y + 2.6)]);
                b.letters((15.0, 9.6), role, 5.5);
            }
            Self::Merchant(text) => {
                let hull = [(8.5, 12.0), (11.0, 12.0), (11.0, 7.6), (19.0, 7.6), (19.0, 12.0), (21.5, 12.0)];
                let keel = [(18.8, 16.6), (11.2, 16.6), (8.5, 12.0)];
                b.path(&[&hull[..], &keel[..]].concat());
                b.letters((15.0, 12.0), text, 6.5);
            }
            Self::Satellite => {
                for (x, w) in [(8.6, 4.4), (15.0, 2.8), (21.4, 4.4)] {
                    b.solid(&[(x - w / 2.0, 14.0), (x + w / 2.0, 14.0), (x + w / 2.0, 17.6), (x - w / 2.0, 17.6)]);
                }
                b.path(&[(10.0, 15.8), (20.0, 15.8)]);
            }
            Self::Letters(text) => {
                let y = if frame == Frame::Sea { 12.0 } else { 14.2 };
                let y = if matches!(frame, Frame::Air | Frame::Space) { 15.5 } else { y };
                let size = match text.len() {
                    1 => 10.0,
                    2 => 8.5,
                    3 => 7.5,
                    _ => 6.5,
                };
                let size = if frame == Frame::Sea && text.len() > 1 { size - 1.0 } else { size };
                b.letters((15.0, y), text, size);
            }
        }
    }
}

/// The points of an ellipse.
fn ellipse(centre: (f32, f32), radii: (f32, f32)) -> Vec<(f32, f32)> {
    let at = |i: u16| f32::from(i) * std::f32::consts::TAU / 20.0;
    (0..20).map(|i| (centre.0 + radii.0 * at(i).cos(), centre.1 + radii.1 * at(i).sin())).collect()
}

/// A lying capsule round the middle of a land frame.
fn capsule(b: &Brush<'_>, rx: f32, ry: f32) -> Vec<egui::Pos2> {
    let mut path = b.arc((15.0 + rx - ry, 14.0), (ry, ry), -90.0, 90.0);
    path.extend(b.arc((15.0 - rx + ry, 14.0), (ry, ry), 90.0, 270.0));
    path
}
