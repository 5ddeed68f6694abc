//! What stands inside a symbol's frame: which sign an entity code has, and how it is drawn.

use egui::Shape;

use super::{Brush, Frame};

/// The sign inside a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Glyph {
    /// Crossed lines; with the oval of tracks, with the bar of a cannon, with the stroke of wheels.
    Infantry { tracks: bool, cannon: bool, wheels: bool },
    /// The oval of tracks.
    Armour,
    /// Oval with crossed lines in it.
    CombinedArms,
    /// Slash from the left foot to the right head.
    Recce,
    /// Dot; with tracks; with the chevrons of rockets.
    Artillery { tracks: bool, rockets: bool },
    /// Arc over the foot.
    AirDefence,
    /// Beam with three legs; with the bridge's curves.
    Engineer { bridge: bool },
    /// Cross; with the level of care.
    Medical(Option<&'static str>),
    /// Bow tie of a rotor; with a small cross.
    Rotary { medical: bool },
    /// Two loops of a propeller.
    FixedWing,
    /// Lightning.
    Signals,
    /// Line above the foot.
    Support,
    /// Wheel.
    Transport,
    /// Spanner.
    Maintenance,
    /// Triangle; half filled for surveillance.
    Observer { filled: bool },
    /// Wings.
    Unmanned,
    /// Letters.
    Letters(&'static str),
}

/// The sign of a land unit.
pub(super) fn land(entity: u32, sector1: u32, sector2: u32) -> Glyph {
    let plain = Glyph::Infantry { tracks: false, cannon: false, wheels: false };
    match entity {
        121_100 if sector1 == 35 => Glyph::Letters("TNG"),
        121_100 => plain,
        121_102 => Glyph::Infantry { tracks: true, cannon: false, wheels: false },
        121_104 => Glyph::Infantry { tracks: false, cannon: false, wheels: true },
        121_105 => Glyph::Infantry { tracks: true, cannon: true, wheels: false },
        121_000 => Glyph::CombinedArms,
        120_500 => Glyph::Armour,
        121_300 => Glyph::Recce,
        130_300 => Glyph::Artillery { tracks: false, rockets: sector1 == 41 },
        130_301 => Glyph::Artillery { tracks: true, rockets: false },
        130_100..=130_199 => Glyph::AirDefence,
        140_700 => Glyph::Engineer { bridge: sector1 == 6 },
        140_800 => Glyph::Letters("EOD"),
        141_200 => Glyph::Letters("MP"),
        141_400 => Glyph::Letters("MCL"),
        161_300 | 161_400 => Glyph::Medical(match (sector1, sector2) {
            (42, _) => Some("1"),
            (43, _) => Some("2"),
            (44, _) => Some("3"),
            _ => None,
        }),
        120_600 => Glyph::Rotary { medical: sector1 == 75 },
        120_800 => Glyph::FixedWing,
        111_000 => Glyph::Signals,
        110_300 => Glyph::Letters("CIM"),
        110_500 => Glyph::Letters("LO"),
        180_400 => Glyph::Letters("HQ"),
        160_600 => Glyph::Support,
        163_600 if sector1 == 38 => Glyph::Letters("MOV"),
        163_600 => Glyph::Transport,
        161_100 => Glyph::Maintenance,
        121_200 => Glyph::Observer { filled: false },
        121_600 => Glyph::Observer { filled: true },
        121_800 => Glyph::Letters("SOF"),
        121_900 => Glyph::Unmanned,
        150_500 => Glyph::Letters("EW"),
        151_000 => Glyph::Letters("MI"),
        _ => Glyph::Letters("?"),
    }
}

/// The letters of an aircraft.
pub(super) fn air(entity: u32) -> Glyph {
    Glyph::Letters(match entity {
        110_104 => "F",
        110_107 => "C",
        110_109 => "K",
        110_110 => "P",
        110_111 => "R",
        110_116 => "AEW",
        110_121 => "ES",
        110_130 => "SEAD",
        110_300 => "UAV",
        _ => "?",
    })
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
        120_502 => "PS",
        130_110 => "AO",
        140_104 => "RR",
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
            Self::Infantry { tracks, cannon, wheels } => {
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
            }
            Self::Engineer { bridge } => {
                b.path(&[(8.5, 18.0), (8.5, 11.5), (21.5, 11.5), (21.5, 18.0)]);
                b.path(&[(15.0, 11.5), (15.0, 18.0)]);
                if bridge {
                    b.path(&[(6.5, 8.0), (8.0, 9.2), (22.0, 9.2), (23.5, 8.0)]);
                }
            }
            Self::Medical(role) => {
                b.path(&[(2.5, 14.0), (27.5, 14.0)]);
                b.path(&[(15.0, 6.5), (15.0, 21.5)]);
                if let Some(role) = role {
                    b.letters((22.0, 17.7), role, 6.5);
                }
            }
            Self::Rotary { medical } => {
                b.path(&[(7.5, 10.5), (22.5, 17.5), (22.5, 10.5), (7.5, 17.5), (7.5, 10.5)]);
                if medical {
                    b.path(&[(15.0, 7.5), (15.0, 11.5)]);
                    b.path(&[(13.0, 9.5), (17.0, 9.5)]);
                }
            }
            Self::FixedWing => {
                for x in [11.0, 19.0] {
                    b.painter.add(Shape::closed_line(b.arc((x, 14.0), (4.0, 2.6), 0.0, 337.5), b.ink));
                }
            }
            Self::Signals => b.path(&[(5.0, 9.0), (16.5, 15.5), (16.5, 11.5), (25.0, 19.0)]),
            Self::Support => b.path(&[(2.5, 18.0), (27.5, 18.0)]),
            Self::Transport => {
                b.painter.circle_stroke(b.at((15.0, 14.0)), 5.0 * b.scale, b.ink);
                b.path(&[(10.0, 14.0), (20.0, 14.0)]);
                b.path(&[(15.0, 9.0), (15.0, 19.0)]);
            }
            Self::Maintenance => {
                b.path(&[(9.0, 14.0), (21.0, 14.0)]);
                b.painter.add(Shape::line(b.arc((6.5, 14.0), (2.5, 2.8), -90.0, 90.0), b.ink));
                b.painter.add(Shape::line(b.arc((23.5, 14.0), (2.5, 2.8), 90.0, 270.0), b.ink));
            }
            Self::Observer { filled } => {
                b.path(&[(10.0, 18.5), (15.0, 9.5), (20.0, 18.5), (10.0, 18.5)]);
                if filled {
                    let half = [(15.0, 9.5), (20.0, 18.5), (15.0, 18.5)].map(|p| b.at(p)).to_vec();
                    b.painter.add(Shape::convex_polygon(half, b.ink.color, egui::Stroke::NONE));
                }
            }
            Self::Unmanned => b.path(&[(7.0, 11.5), (15.0, 16.0), (23.0, 11.5), (15.0, 13.0), (7.0, 11.5)]),
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

/// A lying capsule round the middle of a land frame.
fn capsule(b: &Brush<'_>, rx: f32, ry: f32) -> Vec<egui::Pos2> {
    let mut path = b.arc((15.0 + rx - ry, 14.0), (ry, ry), -90.0, 90.0);
    path.extend(b.arc((15.0 - rx + ry, 14.0), (ry, ry), 90.0, 270.0));
    path
}
