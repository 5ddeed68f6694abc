//! How far the survey has come: "30 of 35", a bar of the answers to the first question, what is due and who is silent.

use egui::{Align2, CornerRadius, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::known::{Progress, QUESTIONS, subject};
use crate::session::OpenFile;
use crate::ui::cx::Cx;
use crate::ui::format;
use crate::ui::kit::state_mark::{self, Answer};
use crate::ui::look::icons::Icon;
use crate::ui::look::theme::Theme;
use crate::ui::look::{fonts, paint};

const HEIGHT: f32 = 65.0;
const SHOWN: [Answer; 5] = [Answer::Yes, Answer::Conditional, Answer::Undecided, Answer::No, Answer::NotStated];

/// Draws the band.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile) {
    let t = Theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover());
    let progress = cx.view.survey.known.progress(cx.view.survey.group);
    let answered = progress.answers[..4].iter().sum::<usize>();
    let asked = subject(file, QUESTIONS[0]).replacen('T', "t", 1);
    let [due, silent] = right_words(&progress);
    let name = {
        let answers = SHOWN.iter().zip(progress.answers).map(|(answer, n)| format!("{n} {}", answer.word()));
        let answers: Vec<String> = answers.collect();
        format!("{answered} of {} answered on {asked}: {}. {due}. {silent}", progress.nations, answers.join(", "))
    };
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Status, true, &name));
    let painter = ui.painter().clone();
    painter.rect_filled(rect, 0, t.panel);
    let words = format!("{answered} of {}", progress.nations);
    let at = pos2(rect.left() + 12.0, rect.top() + 26.0);
    paint::text(&painter, at, Align2::LEFT_CENTER, &words, fonts::bold(22.0), t.text1, 200.0);
    let at = pos2(rect.left() + 12.0, rect.top() + 47.0);
    let asked = format!("answered on {asked}");
    paint::text(&painter, at, Align2::LEFT_CENTER, &asked, fonts::regular(12.0), t.text2, 200.0);
    let wide = rect.width() > 860.0;
    let right = rect.right() - 12.0;
    if wide {
        let at = pos2(right, rect.top() + 25.0);
        let digits = |word: &&str| word.chars().all(|c| c.is_ascii_digit());
        let due: Vec<&str> = due.split_inclusive(' ').collect();
        let parts: Vec<_> = due
            .iter()
            .map(|word| {
                let font = if digits(&word.trim_end()) { fonts::bold(12.0) } else { fonts::regular(12.0) };
                (*word, font, t.text1)
            })
            .collect();
        let galley = paint::runs(&painter, &parts, 230.0);
        let words = paint::place(&painter, at, Align2::RIGHT_CENTER, galley, t.text1);
        if progress.second_due + progress.third_due > 0 {
            state_mark::mark(&painter, pos2(words.left() - 20.0, at.y), Icon::Clock, 14.0, t.minimum);
        }
        let at = pos2(right, rect.top() + 42.0);
        paint::text(&painter, at, Align2::RIGHT_CENTER, &silent, fonts::regular(12.0), t.text2, 230.0);
    }
    let from = rect.left() + 224.0;
    let to = (if wide { right - 262.0 } else { right }).min(from + 560.0);
    if to - from > 60.0 {
        bar(&painter, Rect::from_min_max(pos2(from, rect.top() + 16.0), pos2(to, rect.top() + 30.0)), &progress);
        legend(&painter, pos2(from, rect.top() + 44.0), right, &progress);
    }
    paint::hline(&painter, rect, rect.bottom() - 1.0, t.line);
}

fn right_words(progress: &Progress) -> [String; 2] {
    let count = |n: usize, one: &str, many: &str| format::counted(i64::try_from(n).unwrap_or(i64::MAX), one, many);
    let due = match (progress.second_due, progress.third_due) {
        (0, 0) => "No further question due".to_owned(),
        (second, 0) => count(second, "second question due", "second questions due"),
        (0, third) => count(third, "third question due", "third questions due"),
        (second, third) => format!("{second} second and {} due", count(third, "third question", "third questions")),
    };
    let silent = match progress.silent {
        0 => "Every nation has answered".to_owned(),
        n => count(n, "nation has said nothing yet", "nations have said nothing yet"),
    };
    [due, silent]
}

/// One part for each answer, as wide as its share; ink by weight: solid, lighter, track, lost, empty.
fn bar(painter: &egui::Painter, rect: Rect, progress: &Progress) {
    let t = Theme::of(painter.ctx());
    let fills = [t.confirmed, t.sustained, t.well, t.lost, t.card];
    let total = progress.nations.max(1) as f32;
    let mut x = rect.left();
    for (n, fill) in progress.answers.iter().zip(fills) {
        if *n == 0 {
            continue;
        }
        let width = rect.width() * *n as f32 / total;
        let part = Rect::from_min_max(pos2(x, rect.top()), pos2((x + width).min(rect.right()), rect.bottom()));
        painter.rect(part, CornerRadius::ZERO, fill, Stroke::new(1.0, t.line_strong), StrokeKind::Inside);
        x += width;
    }
}

fn legend(painter: &egui::Painter, at: egui::Pos2, right: f32, progress: &Progress) {
    let t = Theme::of(painter.ctx());
    let mut x = at.x;
    for (answer, n) in SHOWN.iter().zip(progress.answers) {
        let count = n.to_string();
        let parts = [
            (count.as_str(), fonts::bold(12.0), t.text1),
            (" ", fonts::regular(12.0), t.text1),
            (answer.word(), fonts::regular(12.0), t.text1),
        ];
        let words = paint::runs(painter, &parts, f32::INFINITY);
        if x + 19.0 + words.size().x > right {
            return;
        }
        super::known::draw(painter, answer.icon(), Rect::from_min_size(pos2(x, at.y - 7.0), vec2(14.0, 14.0)), t.text1);
        let placed = paint::place(painter, pos2(x + 19.0, at.y), Align2::LEFT_CENTER, words, t.text1);
        x = placed.right() + 19.0;
    }
}
