//! The marks of state, each with a shape of its own: line state, severity, pledge status, caveat, condition, answer.

use egui::{Align2, Color32, Painter, Pos2, Rect, Stroke, StrokeKind, Vec2, pos2, vec2};

use crate::ui::look::fonts;
use crate::ui::look::icons::{self, Icon};
use crate::ui::look::paint;
use crate::ui::look::theme::Theme;

/// How far a requirement line is filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineState {
    /// The quantity asked is there.
    Met,
    /// At least the minimum is there.
    AtMinimum,
    /// Less than the minimum is there.
    Unmet,
}

impl LineState {
    /// The word beside the mark.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::AtMinimum => "at minimum",
            Self::Unmet => "unmet",
        }
    }

    /// The shape of the mark.
    pub const fn icon(self) -> Icon {
        match self {
            Self::Met => Icon::Met,
            Self::AtMinimum => Icon::Half,
            Self::Unmet => Icon::Ring,
        }
    }

    /// The colour of mark and word.
    pub fn colour(self, t: &Theme) -> Color32 {
        match self {
            Self::Met => t.met,
            Self::AtMinimum => t.minimum,
            Self::Unmet => t.unmet,
        }
    }
}

/// How heavy a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// Likely to go wrong.
    Warning,
    /// Cannot stand.
    Error,
}

impl Severity {
    /// The word of the severity.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// The shape of the mark.
    pub const fn icon(self) -> Icon {
        match self {
            Self::Note => Icon::Note,
            Self::Warning => Icon::Warning,
            Self::Error => Icon::Error,
        }
    }

    /// The colour of the mark.
    pub fn colour(self, t: &Theme) -> Color32 {
        match self {
            Self::Note => t.info,
            Self::Warning => t.minimum,
            Self::Error => t.unmet,
        }
    }
}

/// How firm a pledge is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each name is the word shown")]
pub enum PledgeStatus {
    Requested,
    Indicated,
    Offered,
    Confirmed,
    Transferred,
    /// Declined, withdrawn, expired or replaced: struck through, the word beside it says which.
    Ended,
}

impl PledgeStatus {
    /// The word of the status.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Requested => "requested",
            Self::Indicated => "indicated",
            Self::Offered => "offered",
            Self::Confirmed => "confirmed",
            Self::Transferred => "transferred",
            Self::Ended => "ended",
        }
    }

    const fn bars(self) -> usize {
        match self {
            Self::Requested | Self::Ended => 0,
            Self::Indicated => 1,
            Self::Offered => 2,
            Self::Confirmed => 3,
            Self::Transferred => 4,
        }
    }
}

/// How a caveat binds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaveatKind {
    /// Ask first: outlined card with a mark.
    Limitation,
    /// Never: filled card with a stroke.
    Prohibition,
}

impl CaveatKind {
    /// The shape of the mark.
    pub const fn icon(self) -> Icon {
        match self {
            Self::Limitation => Icon::Limitation,
            Self::Prohibition => Icon::Prohibition,
        }
    }

    /// The colour of the mark.
    pub fn colour(self, t: &Theme) -> Color32 {
        match self {
            Self::Limitation => t.minimum,
            Self::Prohibition => t.unmet,
        }
    }
}

/// What a nation answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each name is the answer")]
pub enum Answer {
    Yes,
    Conditional,
    Undecided,
    No,
    NotStated,
    /// The date to answer has passed.
    Due,
}

impl Answer {
    /// The word of the answer.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Conditional => "conditional",
            Self::Undecided => "undecided",
            Self::No => "no",
            Self::NotStated => "not stated",
            Self::Due => "due",
        }
    }

    /// The shape of the mark; ink only, since a no is not an error.
    pub const fn icon(self) -> Icon {
        match self {
            Self::Yes => Icon::Met,
            Self::Conditional => Icon::Half,
            Self::Undecided => Icon::Dots,
            Self::No => Icon::Bar,
            Self::NotStated => Icon::DottedRing,
            Self::Due => Icon::Clock,
        }
    }
}

/// Size of the four bars of a status, in points.
pub const STATUS_SIZE: Vec2 = vec2(14.0, 11.0);

/// Draws the four rising bars of a pledge's status with their left middle at `at`.
pub fn status_bars(painter: &Painter, at: Pos2, status: PledgeStatus) {
    let t = Theme::of(painter.ctx());
    let at = pos2(at.x.round(), (at.y + STATUS_SIZE.y / 2.0).round());
    for i in 0..4 {
        let height = [4.0, 6.0, 8.0, 11.0][i];
        let bar = Rect::from_min_size(pos2(at.x + 3.5 * i as f32, at.y - height), vec2(3.0, height));
        if i < status.bars() {
            painter.rect_filled(bar, 0, t.text1);
        } else {
            painter.rect_stroke(bar, 0, Stroke::new(0.75, t.text3), StrokeKind::Inside);
        }
    }
    if status == PledgeStatus::Ended {
        let stroke = Stroke::new(1.5, t.text1);
        painter.line_segment([pos2(at.x - 1.0, at.y - 1.0), pos2(at.x + 15.0, at.y - 10.0)], stroke);
    }
}

/// Draws an icon `side` large with its left middle at `at`; returns where the next thing may begin.
pub fn mark(painter: &Painter, at: Pos2, icon: Icon, side: f32, colour: Color32) -> Pos2 {
    let rect = Rect::from_min_size(at - vec2(0.0, side / 2.0), Vec2::splat(side));
    icons::draw(painter, icon, rect, colour);
    at + vec2(side, 0.0)
}

/// Draws the padlock of conditions, with their number if there is more than one; returns the right middle end.
pub fn conditions(painter: &Painter, at: Pos2, number: usize, colour: Color32) -> Pos2 {
    if number == 0 {
        return at;
    }
    let mut next = mark(painter, at, Icon::Lock, 12.0, colour);
    if number > 1 {
        let digits = number.to_string();
        let from = next + vec2(2.0, 0.0);
        let (rect, _) =
            paint::text(painter, from, Align2::LEFT_CENTER, &digits, fonts::regular(11.0), colour, f32::INFINITY);
        next.x = rect.right();
    }
    next
}
