//! Scenarios that a newer word of the nations touches, each with the lines that change, those that break first.

use egui::{RichText, Sense, Ui, Vec2};

use super::fields;
use crate::base::visible;
use crate::session::{LineShift, OpenFile, Touched};
use crate::ui::kit::{badge, state_mark};
use crate::ui::look::fonts;
use crate::ui::look::theme::Theme;
use crate::ui::{format, present, text};

/// Draws them under a heading.
pub fn show(ui: &mut Ui, file: &OpenFile, all: &[Touched], heading: &str) {
    ui.label(RichText::new(heading).font(fonts::bold(12.0)).color(Theme::of(ui).text1));
    ui.add_space(2.0);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.spacing_mut().interact_size.y = 18.0;
        for touched in all {
            scenario(ui, file, touched);
        }
    });
}

fn scenario(ui: &mut Ui, file: &OpenFile, touched: &Touched) {
    let t = Theme::of(ui);
    let Some(scenario) = file.plan().scenarios.find(touched.scenario.as_str()) else { return };
    let breaks = touched.lines.iter().filter(|line| line.breaks()).count();
    let mut words: Vec<String> = Vec::new();
    if breaks > 0 {
        words.push(format::counted(breaks as i64, "line breaks", "lines break"));
    }
    let others = touched.lines.len() - breaks;
    if others > 0 {
        words.push(format::counted(others as i64, "other line changes", "other lines change"));
    }
    if words.is_empty() {
        words.push("no line changes".to_owned());
    }
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(16.0), Sense::hover());
        let letter = present::letter(file.plan(), scenario);
        badge::badge(ui.painter(), rect, &letter, present::slot(file.plan(), scenario));
        ui.label(RichText::new(present::title(scenario)).font(fonts::bold(12.0)).color(t.text1));
        ui.label(RichText::new(format::listed(&words)).font(fonts::regular(12.0)).color(t.text2));
    });
    if !touched.ruled_out.is_empty() {
        let mut ids: Vec<String> = Vec::new();
        for c in &touched.ruled_out {
            let id = visible(c.contribution.as_str());
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        fields::remark(ui, &format!("Counted without what the answers rule out: {}.", format::listed(&ids)));
    }
    if !touched.cut.is_empty() {
        let ids: Vec<String> = touched.cut.iter().map(|id| visible(id.as_str())).collect();
        fields::remark(ui, &format!("Counted with no more than is left of: {}.", format::listed(&ids)));
    }
    for line in &touched.lines {
        shift(ui, file, line);
    }
}

fn shift(ui: &mut Ui, file: &OpenFile, line: &LineShift) {
    let t = Theme::of(ui);
    let money = file.index().capability(file.plan(), &line.capability).is_some_and(|c| c.is_money());
    let currency = money.then(|| file.plan().properties.currency.as_str());
    let amount = |units: &crate::base::Exact| text::units(units, currency);
    let state = present::state(line.after.0);
    let words = format!(
        "{} {}: {} → {}, {} → {} of {}",
        visible(line.line.as_str()),
        present::capability(file, &line.capability),
        present::state(line.before.0).word(),
        state.word(),
        amount(&line.before.1),
        amount(&line.after.1),
        amount(&line.quantity.into()),
    );
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.add_space(22.0);
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(12.0), Sense::hover());
        state_mark::mark(ui.painter(), rect.left_center(), state.icon(), 12.0, state.colour(t));
        let ink = if line.breaks() { t.text1 } else { t.text2 };
        ui.add(egui::Label::new(RichText::new(words).font(fonts::regular(12.0)).color(ink)).truncate());
    });
}
