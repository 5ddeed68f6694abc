//! Where the table and the side panel stand, and how wide labels and columns are.

use egui::{Rect, Vec2};

use crate::ui::frame::NARROW;

/// Least width of a column, in points.
const LEAST: f32 = 160.0;
/// The same while planned figures stand beside the changed ones.
const LEAST_UNDER_WHAT_IF: f32 = 192.0;
/// Widest a column grows, in points.
const WIDEST: f32 = 288.0;
/// Room at the right of the table for the scroll bar, in points.
const BAR: f32 = 8.0;

/// The measures of the workspace, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Layout {
    /// Width of the first column.
    pub label: f32,
    /// Width of a scenario's column.
    pub column: f32,
    /// Width of the side panel, or its height where it lies below.
    side: f32,
    below: bool,
}

impl Layout {
    /// The measures for a window, the room left in it and a number of columns, with or without planned figures beside.
    pub fn of(window: f32, room: Vec2, columns: usize, under_what_if: bool) -> Self {
        let least = if under_what_if { LEAST_UNDER_WHAT_IF } else { LEAST };
        let (label, side) = match window {
            w if w >= 2200.0 => (328.0, 440.0),
            w if w >= 1400.0 => (264.0, 344.0),
            w if w >= NARROW => (248.0, 280.0),
            _ => (160.0, 0.0),
        };
        let beside = room.x - label - side - BAR;
        let below = window < NARROW || beside < 2.0 * least;
        let width = if below { room.x - label - BAR } else { beside };
        let column = (width / columns.max(1) as f32).floor().clamp(least, WIDEST);
        Self { label, column, side: if below { (room.y * 0.4).floor() } else { side }, below }
    }

    /// The table's place and the side panel's, unless that is folded.
    pub fn areas(&self, area: Rect, folded: bool) -> (Rect, Option<Rect>) {
        if folded {
            return (area, None);
        }
        if self.below {
            let y = area.bottom() - self.side;
            (area.with_max_y(y), Some(area.with_min_y(y)))
        } else {
            let x = area.right() - self.side;
            (area.with_max_x(x), Some(area.with_min_x(x)))
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::float_cmp)] // whole points, exact
    use super::*;
    use egui::vec2;

    #[test]
    fn measures_are_those_of_the_design_less_the_scroll_bar() {
        let of = |window: f32, columns| Layout::of(window, vec2(window - 64.0, 700.0), columns, false);
        assert_eq!((of(1440.0, 4).label, of(1440.0, 4).column, of(1440.0, 4).side), (264.0, 190.0, 344.0));
        assert_eq!((of(1280.0, 4).label, of(1280.0, 4).column, of(1280.0, 4).side), (248.0, 170.0, 280.0));
        assert_eq!((of(2560.0, 9).label, of(2560.0, 9).column, of(2560.0, 9).side), (328.0, 191.0, 440.0));
        let narrow = Layout::of(720.0, vec2(680.0, 350.0), 4, false);
        assert!(narrow.below && narrow.label == 160.0 && narrow.column == 160.0);
        assert_eq!(of(1440.0, 12).column, 160.0);
        assert_eq!(Layout::of(1440.0, vec2(1376.0, 700.0), 12, true).column, 192.0);
    }
}
