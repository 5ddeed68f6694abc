//! The parts that inspectors are made of: a title, rows of facts, sections, findings.

use egui::{Align, Align2, Label, Layout, Rect, RichText, Sense, Ui, pos2, vec2};

use crate::analysis::Finding;
use crate::session::OpenFile;
use crate::ui::kit::{badge, finding_row};
use crate::ui::look::icons::{self, Icon};
use crate::ui::look::theme::Theme;
use crate::ui::look::{flags, fonts, paint, symbols};
use crate::ui::present;

/// Findings shown before "Show more".
const FEW: usize = 5;

/// Muted words over the width left.
pub fn muted(ui: &mut Ui, words: &str) {
    let t = Theme::of(ui);
    ui.label(RichText::new(words).font(fonts::regular(12.0)).color(t.text3));
}

/// Plain words over the width left.
pub fn words(ui: &mut Ui, words: &str) {
    let t = Theme::of(ui);
    ui.label(RichText::new(words).font(fonts::regular(12.0)).color(t.text1));
}

/// The title with a symbol before it.
pub fn title(ui: &mut Ui, sidc: &str, planned: bool, words: &str) {
    let t = Theme::of(ui);
    ui.horizontal(|ui| {
        if !sidc.is_empty() {
            let (rect, _) = ui.allocate_exact_size(symbols::SIZE, Sense::hover());
            symbols::draw(ui.painter(), rect, sidc, planned);
        }
        ui.add(Label::new(RichText::new(words).font(fonts::bold(14.0)).color(t.text1)).wrap());
    });
}

/// A nation with its flag and more words.
pub fn nation(ui: &mut Ui, code: &str, words: &str) {
    let t = Theme::of(ui);
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(flags::SIZE, Sense::hover());
        flags::draw(ui.painter(), rect.min, flags::SIZE, code);
        ui.add(Label::new(RichText::new(words).font(fonts::regular(12.0)).color(t.text2)).truncate());
    });
}

/// A scenario with its badge.
pub fn scenario(ui: &mut Ui, file: &OpenFile, scenario: &crate::model::Scenario, right: &str) {
    let t = Theme::of(ui);
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(16.0, 16.0), Sense::hover());
        let letter = present::letter(file.plan(), scenario);
        badge::badge(ui.painter(), rect, &letter, present::slot(file.plan(), scenario));
        let words = RichText::new(present::title(scenario)).font(fonts::regular(12.0)).color(t.text2);
        ui.add(Label::new(words).truncate());
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.label(RichText::new(right).font(fonts::regular(12.0)).color(t.text1));
        });
    });
}

/// A mark with a word.
pub fn state(ui: &mut Ui, icon: Icon, colour: egui::Color32, word: &str, right: &str) {
    let t = Theme::of(ui);
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(14.0, 14.0), Sense::hover());
        icons::draw(ui.painter(), icon, rect, colour);
        ui.label(RichText::new(word).font(fonts::bold(13.0)).color(colour));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.label(RichText::new(right).font(fonts::regular(12.0)).color(t.text2));
        });
    });
}

/// A row: what at the left, how much at the right, with a rule below.
pub fn row(ui: &mut Ui, what: &str, figure: &str) {
    let t = Theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 22.0), Sense::hover());
    let middle = rect.center().y;
    let right = pos2(rect.right(), middle);
    let room = rect.width() * 0.66;
    let (placed, cut) =
        paint::text(ui.painter(), right, Align2::RIGHT_CENTER, figure, fonts::bold(12.0), t.text1, room);
    let left = pos2(rect.left(), middle);
    let room = placed.left() - left.x - 8.0;
    paint::text(ui.painter(), left, Align2::LEFT_CENTER, what, fonts::regular(12.0), t.text2, room);
    paint::hline(ui.painter(), rect, rect.bottom() - 0.5, t.line);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, format!("{what}: {figure}")));
    if cut {
        response.on_hover_text(figure);
    }
}

/// The head of a section, with a rule above.
pub fn section(ui: &mut Ui, words: &str, right: &str) {
    let t = Theme::of(ui);
    ui.add_space(6.0);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::hover());
    paint::hline(ui.painter(), rect, rect.top(), t.line);
    let at = pos2(rect.left(), rect.center().y + 2.0);
    paint::text(ui.painter(), at, Align2::LEFT_CENTER, words, fonts::bold(12.0), t.text1, rect.width() - 60.0);
    let at = pos2(rect.right(), rect.center().y + 2.0);
    paint::text(ui.painter(), at, Align2::RIGHT_CENTER, right, fonts::regular(11.0), t.text3, 120.0);
}

/// A sentence after a mark.
pub fn marked(ui: &mut Ui, icon: Icon, colour: egui::Color32, lead: &str, words: &str) {
    let t = Theme::of(ui);
    ui.horizontal_top(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(18.0, 16.0), Sense::hover());
        icons::draw(ui.painter(), icon, Rect::from_min_size(rect.min + vec2(0.0, 2.0), vec2(13.0, 13.0)), colour);
        let mut job = egui::text::LayoutJob::default();
        let format = |font| egui::TextFormat { font_id: font, color: t.text1, ..egui::TextFormat::default() };
        if !lead.is_empty() {
            job.append(lead, 0.0, format(fonts::bold(12.0)));
            job.append(" ", 0.0, format(fonts::regular(12.0)));
        }
        job.append(words, 0.0, format(fonts::regular(12.0)));
        ui.add(Label::new(job).wrap());
    });
}

/// Findings that a test lets through, the heaviest first; more on demand.
pub fn findings<'a>(ui: &mut Ui, all: impl Iterator<Item = &'a Finding>, salt: impl std::hash::Hash + std::fmt::Debug) {
    let found: Vec<&Finding> = all.collect();
    section(ui, "Findings", &found.len().to_string());
    if found.is_empty() {
        return muted(ui, "None.");
    }
    let id = egui::Id::unique(("all findings", salt));
    let all = ui.data(|d| d.get_temp::<bool>(id)).unwrap_or(false);
    let shown = if all { found.len() } else { found.len().min(FEW) };
    for finding in &found[..shown] {
        let mut sentence = crate::base::visible(&finding.text);
        if let Some(mend) = &finding.mend {
            sentence = format!("{sentence}. {}.", crate::base::visible(mend).trim_end_matches('.'));
        }
        finding_row::finding_row(ui, present::severity(finding.severity), &sentence, None);
    }
    if shown < found.len() {
        let words = format!("Show {} more", found.len() - shown);
        if crate::ui::kit::button::link(ui, &words).clicked() {
            ui.data_mut(|d| d.insert_temp(id, true));
        }
    }
}
