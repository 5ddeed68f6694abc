//! A cell of the comparison: best or worst of its row, a figure, and what a what-if changes it to.

use egui::{Align2, Id, Rect, Response, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2};

use crate::ui::look::fonts;
use crate::ui::look::icons::{self, Icon};
use crate::ui::look::paint::{self, Force};
use crate::ui::look::theme::{Sizes, Theme};

/// Whether a figure stands out in its row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rank {
    /// It does not, or all are equal, or better has no direction.
    #[default]
    None,
    /// The best of the row: filled triangle up.
    Best,
    /// The worst of the row: hollow triangle down.
    Worst,
}

/// A figure in a row of the comparison.
#[derive(Clone, Copy, Debug, Default)]
pub struct FigureCell<'a> {
    /// The figure, as it is now.
    pub figure: &'a str,
    /// Under a what-if: the planned figure, empty where it is drawn apart, and the change, "=" if there is none.
    pub change: Option<(&'a str, &'a str)>,
    /// Whether it stands out.
    pub rank: Rank,
    /// A figure the eye should find first.
    pub strong: bool,
    /// Name for assistive technology: row, scenario, figure.
    pub name: &'a str,
}

impl FigureCell<'_> {
    /// Shows the cell `width` wide; a press opens what made the figure.
    pub fn show(&self, ui: &mut Ui, width: f32, id: Id) -> Response {
        let (_, rect) = ui.allocate_space(vec2(width, Sizes::of(ui).row));
        self.show_at(ui, rect, id)
    }

    /// Shows the cell in a place that is already known, for tables that lay out their own cells.
    pub fn show_at(&self, ui: &Ui, rect: Rect, id: Id) -> Response {
        let t = Theme::of(ui);
        let response = ui.interact(rect, id, Sense::click());
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, ui.is_enabled(), self.name));
        if !ui.is_rect_visible(rect) {
            return response;
        }
        let painter = ui.painter();
        painter.rect_filled(rect, 0, paint::surface(ui, &response, Force::Live, t.card));
        let mark = Rect::from_min_size(pos2(rect.left() + 8.0, rect.center().y - 5.0), Vec2::splat(10.0));
        match self.rank {
            Rank::Best => icons::draw(painter, Icon::Best, mark, t.met),
            Rank::Worst => icons::draw(painter, Icon::Worst, mark, t.unmet),
            Rank::None => {}
        }
        let mut right = pos2(rect.right() - 9.0, rect.center().y);
        let unchanged = self.change.is_some_and(|(_, change)| change == "=");
        if let Some((_, change)) = self.change {
            let ink = if unchanged { t.text2 } else { t.minimum };
            paint::text(painter, right, Align2::RIGHT_CENTER, change, fonts::bold(12.0), ink, 46.0);
            right.x -= 52.0;
        }
        let bold = self.strong || self.change.is_some_and(|_| !unchanged);
        let font = if bold { fonts::bold(12.0) } else { fonts::regular(12.0) };
        let ink = if unchanged { t.text2 } else { t.text1 };
        let room = right.x - mark.right() - 4.0;
        let planned = self.change.filter(|(planned, _)| !unchanged && !planned.is_empty());
        let planned = planned.map(|(planned, _)| format!("{planned} → "));
        // What is illustrative is said where nothing changes; a change needs the room.
        let figure = if planned.is_some() { self.figure.trim_start_matches("≈ ") } else { self.figure };
        let parts = [(planned.as_deref().unwrap_or(""), fonts::regular(12.0), t.text2), (figure, font, ink)];
        let parts = if planned.is_some() { &parts[..] } else { &parts[1..] };
        let galley = paint::runs(painter, parts, room);
        let cut = galley.elided;
        let drawn = paint::place(painter, right, Align2::RIGHT_CENTER, galley, ink);
        if response.hovered() {
            painter.hline(drawn.x_range(), drawn.bottom() - 1.0, Stroke::new(1.0, t.text2));
        }
        paint::ring_if_focused(ui, &response);
        if cut { response.on_hover_text(self.name) } else { response }
    }
}
