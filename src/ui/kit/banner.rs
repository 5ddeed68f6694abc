//! The protective marking banner at the top and the bottom of every view.

use egui::{Align2, Color32, Painter, Rect, Response, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::ui::look::fonts;
use crate::ui::look::paint;
use crate::ui::look::theme::{BANNER_HEIGHT, MarkingLevel};

/// What a banner says.
#[derive(Clone, Debug)]
pub struct Banner<'a> {
    /// Policy and classification in capitals: "EXERCISE UNCLASSIFIED".
    pub marking: &'a str,
    /// Releasability, after the marking; may be empty.
    pub releasability: &'a str,
    /// What the fill says.
    pub level: MarkingLevel,
    /// Whether the policy is EXERCISE: white diagonal bars at both ends.
    pub exercise: bool,
}

impl Banner<'_> {
    /// Draws the banner over the width left, [`BANNER_HEIGHT`] high.
    pub fn show(&self, ui: &mut Ui) -> Response {
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), BANNER_HEIGHT), Sense::hover());
        self.paint(ui.painter(), rect);
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, self.sentence()));
        response
    }

    /// Draws the banner into a rectangle.
    pub fn paint(&self, painter: &Painter, rect: Rect) {
        painter.rect_filled(rect, 0, self.level.fill());
        if self.exercise {
            let colour = MarkingLevel::ink().gamma_multiply(0.55);
            bars(painter, rect.with_max_x(rect.left() + 72.0), colour);
            bars(painter, rect.with_min_x(rect.right() - 72.0), colour);
        }
        let ink = MarkingLevel::ink();
        let mut parts = vec![(self.marking, fonts::bold(11.0), ink)];
        if !self.releasability.is_empty() {
            parts.push(("    ", fonts::regular(11.0), ink));
            parts.push((self.releasability, fonts::regular(11.0), ink));
        }
        let galley = paint::runs(painter, &parts, rect.width() - 16.0);
        paint::place(painter, rect.center(), Align2::CENTER_CENTER, galley, ink);
    }

    fn sentence(&self) -> String {
        if self.releasability.is_empty() {
            self.marking.to_owned()
        } else {
            format!("{}, {}", self.marking, self.releasability)
        }
    }
}

/// Five diagonal bars within the rectangle.
fn bars(painter: &Painter, rect: Rect, colour: Color32) {
    let painter = painter.with_clip_rect(painter.clip_rect().intersect(rect));
    let (step, thick, lean) = (rect.width() / 5.0, 6.0, rect.height());
    for i in 0..5 {
        let x = rect.left() + step * i as f32 - 2.0;
        let quad = vec![
            pos2(x + lean, rect.top()),
            pos2(x + lean + thick, rect.top()),
            pos2(x + thick, rect.bottom()),
            pos2(x, rect.bottom()),
        ];
        painter.add(Shape::convex_polygon(quad, colour, Stroke::NONE));
    }
}
