//! The head of a scenario's column in Compose: who it is, its four totals, its essential lines.

use egui::{Align2, CornerRadius, Id, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};

use crate::ui::look::fonts;
use crate::ui::look::icons::{self, Icon};
use crate::ui::look::paint::{self, Force};
use crate::ui::look::theme::{COLUMN_HEAD_HEIGHT, RADIUS_LARGE, RADIUS_TAG, Slot, Theme};

use super::badge;
use super::state_mark::LineState;
use super::verdict_tag::{self, Verdict};

/// What a column head shows. Figures come as text, already formatted.
#[derive(Clone, Debug)]
pub struct ColumnHead<'a> {
    /// The scenario's letter.
    pub letter: &'a str,
    /// Its colour and dash.
    pub slot: Slot,
    /// Its name.
    pub title: &'a str,
    /// Edits and totals of the pool follow this scenario.
    pub active: bool,
    /// Four captions and figures: people, in the host country, nations, cost a month.
    pub totals: [(&'a str, &'a str); 4],
    /// Under a what-if, for each total: the planned figure where it is another, in place of the caption.
    pub planned: [Option<&'a str>; 4],
    /// Essential lines met, at minimum, unmet.
    pub essential: [usize; 3],
    /// While dragging: the verdict of the best line in place of the marks.
    pub verdict: Option<(Verdict, &'a str)>,
    /// A drop would land here.
    pub drop_target: bool,
    /// Name for assistive technology: "Scenario A: Reassurance".
    pub name: &'a str,
}

/// What was pressed.
#[derive(Debug)]
pub struct ColumnHeadResponse {
    /// The head itself: select, drag to reorder, drop on.
    pub head: Response,
    /// Its menu button.
    pub menu: Response,
}

impl ColumnHead<'_> {
    /// Shows the head over the width left.
    pub fn show(&self, ui: &mut Ui, id: Id) -> ColumnHeadResponse {
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), COLUMN_HEAD_HEIGHT));
        let head = ui.interact(rect, id, Sense::click_and_drag());
        head.widget_info(|| WidgetInfo::selected(egui::Role::ColumnHeader, ui.is_enabled(), self.active, self.name));
        let button = Rect::from_min_size(pos2(rect.right() - 32.0, rect.top() + 6.0), vec2(26.0, 24.0));
        let menu = ui.interact(button, id.with("menu"), Sense::click());
        menu.widget_info(|| WidgetInfo::labeled(egui::Role::Button, ui.is_enabled(), format!("Menu of {}", self.name)));
        if ui.is_rect_visible(rect) {
            self.paint(ui, rect);
            ui.painter().rect_filled(
                button,
                RADIUS_TAG,
                paint::surface(ui, &menu, Force::Live, egui::Color32::TRANSPARENT),
            );
            icons::draw(ui.painter(), Icon::More, Rect::from_center_size(button.center(), Vec2::splat(14.0)), {
                Theme::of(ui).text2
            });
            if menu.has_focus() {
                paint::focus_ring(ui, button, RADIUS_TAG);
            }
            if head.has_focus() {
                paint::focus_ring(ui, rect, RADIUS_LARGE);
            }
        }
        ColumnHeadResponse { head: head.on_hover_text(self.title), menu }
    }

    fn paint(&self, ui: &Ui, rect: Rect) {
        let t = Theme::of(ui);
        let painter = ui.painter();
        let corner = RADIUS_LARGE as u8;
        let top = CornerRadius { nw: corner, ne: corner, sw: 0, se: 0 };
        painter.rect(rect, top, t.card, Stroke::new(1.0, t.line), StrokeKind::Inside);
        let clip = painter.with_clip_rect(painter.clip_rect().intersect(rect.with_max_y(rect.top() + 3.0)));
        clip.rect_filled(rect, top, t.slot(self.slot));
        badge::badge_at(painter, pos2(rect.left() + 9.0, rect.top() + 8.0), self.letter, self.slot);
        let line1 = rect.top() + 18.0;
        let mut right = rect.right() - 38.0;
        if self.active {
            let galley = paint::line(painter, "Active", fonts::bold(11.0), t.text1, 60.0);
            let tag = Rect::from_min_size(
                pos2(right - galley.size().x - 14.0, line1 - 9.0),
                vec2(galley.size().x + 14.0, 18.0),
            );
            painter.rect_filled(tag, RADIUS_TAG, t.select);
            paint::place(painter, tag.center(), Align2::CENTER_CENTER, galley, t.text1);
            right = tag.left() - 6.0;
        }
        let x = rect.left() + 35.0;
        let at = pos2(x, line1);
        paint::text(painter, at, Align2::LEFT_CENTER, self.title, fonts::bold(13.0), t.text1, right - x);
        self.totals(painter, rect);
        paint::hline(painter, rect.shrink2(vec2(9.0, 0.0)), rect.top() + 74.0, t.line);
        self.essential(painter, rect);
        if self.drop_target {
            painter.rect_stroke(rect, top, Stroke::new(2.0, t.accent), StrokeKind::Inside);
        }
    }

    fn totals(&self, painter: &egui::Painter, rect: Rect) {
        let t = Theme::of(painter.ctx());
        let inner = rect.width() - 18.0;
        // Shares of the width that give people and money the most room.
        let starts = [0.0, 0.265, 0.53, 0.745, 1.0];
        for (i, (caption, figure)) in self.totals.iter().enumerate() {
            let before = self.planned[i].map(|planned| format!("{planned} →"));
            let caption = before.as_deref().unwrap_or(caption);
            let ink = if before.is_some() { t.minimum } else { t.text1 };
            let x = rect.left() + 9.0 + inner * starts[i];
            let room = inner * (starts[i + 1] - starts[i]) - 4.0;
            let at = pos2(x, rect.top() + 42.0);
            paint::text(painter, at, Align2::LEFT_CENTER, caption, fonts::regular(11.0), t.text3, room);
            let at = pos2(x, rect.top() + 58.0);
            paint::text(painter, at, Align2::LEFT_CENTER, figure, fonts::bold(13.0), ink, room + 4.0);
        }
    }

    fn essential(&self, painter: &egui::Painter, rect: Rect) {
        let t = Theme::of(painter.ctx());
        let row = Rect::from_min_max(pos2(rect.left() + 9.0, rect.top() + 77.0), rect.max - vec2(9.0, 3.0));
        if let Some((verdict, words)) = self.verdict {
            verdict_tag::paint_verdict(painter, row, verdict, words, self.drop_target);
            return;
        }
        let small = fonts::regular(11.0);
        let middle = row.center().y;
        let at = pos2(row.left(), middle);
        let (word, _) = paint::text(painter, at, Align2::LEFT_CENTER, "Essential", small.clone(), t.text3, 60.0);
        let from = word.right() + 8.0;
        let step = (row.right() - from) / 3.0;
        let states = [LineState::Met, LineState::AtMinimum, LineState::Unmet];
        let words = ["met", "at min.", "unmet"];
        // The middle entry is the longest; the outer two give it some of their room.
        let starts = [0.0, 0.88 * step, 2.0 * step + 2.0];
        for i in 0..3 {
            let x = from + starts[i];
            let mark = Rect::from_min_size(pos2(x, middle - 5.5), Vec2::splat(11.0));
            icons::draw(painter, states[i].icon(), mark, states[i].colour(t));
            let text = format!("{} {}", self.essential[i], words[i]);
            let at = pos2(x + 15.0, middle);
            paint::text(painter, at, Align2::LEFT_CENTER, &text, small.clone(), t.text1, step + 4.0);
        }
    }
}
