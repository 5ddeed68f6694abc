//! Beside the table: who leads in each style, how robust the order is, what breaks it, and two figures against each other.

use std::sync::Arc;

use egui::{Align2, ComboBox, Rect, RichText, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::cells::loss_box;
use super::decided::{Matrix, measure};
use super::matrix::Both;
use super::sheet::{Column, Figure, Part, Sheet, sources};
use super::side::{PAD, folding, padded};
use super::trial;
use crate::analysis::{Member, Metric, pareto};
use crate::base::Exact;
use crate::model::Direction;
use crate::ui::cx::Cx;
use crate::ui::format;
use crate::ui::kit::button::link;
use crate::ui::kit::rank_bar::{self, RankBar};
use crate::ui::kit::scatter::{Axis, Dot, Scatter};
use crate::ui::look::icons::{self, Icon};
use crate::ui::look::theme::{Sizes, Theme};
use crate::ui::look::{flags, fonts, paint};
use crate::words::comparison as words;

/// Most rows of what breaks it here; the table has all.
const BREAKERS: usize = 8;

/// Who leads, and how robust that is.
pub(super) fn decision(ui: &mut Ui, cx: &mut Cx<'_>, sheet: &Sheet, both: &Both) {
    let matrix = both.in_force.as_ref();
    if sheet.columns.len() < 2 {
        return;
    }
    let under = if cx.session.what_if().is_empty() { "" } else { "with the what-if" };
    let open = folding(ui, cx, "Who leads, in five styles", under);
    if open {
        leaders(ui, cx, sheet, both);
    }
    if matrix.stands() {
        robust(ui, cx, sheet, matrix);
    }
}

fn leaders(ui: &mut Ui, cx: &mut Cx<'_>, sheet: &Sheet, both: &Both) {
    let matrix = both.in_force.as_ref();
    if !matrix.stands() {
        padded(ui, |ui| {
            ui.add_space(6.0);
            let words = if matrix.locked { "There is no matrix." } else { "Shown once the criteria are locked." };
            ui.label(RichText::new(words).font(fonts::regular(12.0)).color(Theme::of(ui).text2));
            ui.add_space(4.0);
            if link(ui, "Go to the decision matrix").clicked() {
                cx.view.compare.go_to = Some(Part::Decision);
            }
            ui.add_space(8.0);
        });
        return;
    }
    if both.tried.is_some() {
        trial::leaders(ui, sheet, both);
        return;
    }
    for style in &matrix.styles {
        let mut order: Vec<usize> = (0..style.scores.len()).collect();
        order.sort_by_key(|at| style.places.get(*at).copied().unwrap_or(usize::MAX));
        let parts: Vec<(&Column, &str)> =
            order.iter().filter_map(|at| Some((sheet.columns.get(*at)?, style.scores.get(*at)?.as_str()))).collect();
        style_row(ui, style.style.name(), &parts);
    }
    let t = Theme::of(ui);
    let (icon, ink) = if matrix.clear { (Icon::Met, t.met) } else { (Icon::Warning, t.minimum) };
    for (at, sentence) in matrix.verdict.iter().enumerate() {
        remark(ui, (at == 0).then_some((icon, ink)), sentence);
    }
    ui.add_space(6.0);
}

fn style_row(ui: &mut Ui, name: &str, parts: &[(&Column, &str)]) {
    let t = Theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), Sizes::of(ui).row), Sense::hover());
    let said: Vec<String> = parts.iter().map(|(column, score)| format!("{} {score}", column.called)).collect();
    let said = format!("{name}: {}", said.join(", "));
    response.widget_info(|| WidgetInfo::labeled(egui::Role::ListItem, true, &said));
    let painter = ui.painter();
    let middle = rect.center().y;
    let at = pos2(rect.left() + PAD, middle);
    let room = (rect.width() * 0.34).min(112.0);
    paint::text(painter, at, Align2::LEFT_CENTER, name, fonts::regular(12.0), t.text1, room);
    let step = 57.0 + parts.first().map_or(0.0, |(column, _)| column.badge().room(15.0));
    let fit = (((rect.width() - 2.0 * PAD - room) / step).floor() as usize).max(1);
    let shown = &parts[..parts.len().min(fit)];
    let mut x = rect.right() - PAD - step * shown.len() as f32;
    for (n, (column, score)) in shown.iter().enumerate() {
        let left = column.badge().draw_from(painter, pos2(x + 4.0, middle), 15.0);
        let font = if n == 0 { fonts::bold(12.0) } else { fonts::regular(12.0) };
        let at = pos2(left + 4.0, middle);
        paint::text(painter, at, Align2::LEFT_CENTER, score, font, t.text1, 37.0);
        x += step;
    }
    paint::hline(painter, rect.shrink2(vec2(PAD, 0.0)), rect.bottom() - 1.0, t.line);
    if parts.len() > shown.len() {
        response.on_hover_text(said);
    }
}

fn remark(ui: &mut Ui, icon: Option<(Icon, egui::Color32)>, words: &str) {
    padded(ui, |ui| {
        ui.add_space(6.0);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 7.0;
            let (mark, _) = ui.allocate_exact_size(vec2(14.0, 16.0), Sense::hover());
            if let Some((icon, ink)) = icon {
                icons::draw(ui.painter(), icon, Rect::from_center_size(mark.center(), Vec2::splat(14.0)), ink);
            }
            let words = RichText::new(words).font(fonts::regular(12.0)).color(Theme::of(ui).text1);
            ui.add(egui::Label::new(words).wrap());
        });
    });
}

fn robust(ui: &mut Ui, cx: &mut Cx<'_>, sheet: &Sheet, matrix: &Matrix) {
    let drawn = cx.view.compare.deciding.robust(ui.ctx(), matrix);
    let words = drawn.as_ref().map_or_else(String::new, |(drawn, _)| words::draws(drawn.draws, drawn.seed));
    if !folding(ui, cx, "How robust is the order", &words) {
        return;
    }
    padded(ui, |ui| {
        ui.add_space(4.0);
        let Some((drawn, current)) = drawn else {
            ui.label(RichText::new("Being drawn").font(fonts::regular(12.0)).color(Theme::of(ui).text3));
            return;
        };
        for (column, shares) in sheet.columns.iter().zip(&drawn.shares) {
            let name = column.called.as_str();
            RankBar { badge: column.badge(), shares, faint: !current, name }.show(ui);
        }
        rank_bar::legend(ui, sheet.columns.len());
        let words = format!(
            "Share of all possible weights, in per cent; each within {:.1} points (standard error).",
            drawn.standard_error * 100.0
        );
        ui.add(egui::Label::new(RichText::new(words).font(fonts::regular(11.0)).color(Theme::of(ui).text3)).wrap());
        ui.add_space(8.0);
    });
}

/// Essential lines lost by nation or condition and scenario.
pub(super) fn breaks(ui: &mut Ui, cx: &mut Cx<'_>, sheet: &Sheet) {
    let under = if cx.session.what_if().is_empty() { "each alone" } else { "on top of the what-if" };
    if !folding(ui, cx, "Essential lines lost", under) {
        return;
    }
    let t = Theme::of(ui);
    let step = 40.0;
    let fit = ((ui.available_width() - 2.0 * PAD - 110.0) / step).floor().max(1.0) as usize;
    let columns = &sheet.columns[..sheet.columns.len().min(fit)];
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 22.0), Sense::hover());
    let left = rect.right() - PAD - step * columns.len() as f32;
    let at = pos2(rect.left() + PAD, rect.center().y);
    let caption = "without";
    paint::text(ui.painter(), at, Align2::LEFT_CENTER, caption, fonts::regular(11.0), t.text3, left - at.x - 6.0);
    for (n, column) in columns.iter().enumerate() {
        let middle = pos2(left + step * (n as f32 + 0.5), rect.center().y);
        column.badge().draw_centred(ui.painter(), middle, 16.0);
    }
    let waiting = sources(cx.session, &sheet.columns).iter().any(|source| source.entry.study.is_none());
    let worst = sheet.breakers.iter().filter(|b| b.lost.iter().flatten().any(|lost| *lost > 0));
    let worst: Vec<_> = worst.collect();
    for breaker in worst.iter().take(BREAKERS) {
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), Sizes::of(ui).row), Sense::hover());
        let said: Vec<String> = sheet
            .columns
            .iter()
            .zip(&breaker.lost)
            .map(|(column, lost)| {
                format!("{} {}", column.called, lost.map_or_else(|| format::NO_VALUE.to_owned(), |n| n.to_string()))
            })
            .collect();
        let said = format!("{}: {}", breaker.name, said.join(", "));
        response.widget_info(|| WidgetInfo::labeled(egui::Role::RowHeader, true, &said));
        let middle = rect.center().y;
        let at = pos2(rect.left() + PAD, middle - 6.0);
        match &breaker.member {
            Member::Nation(id) => {
                flags::draw(ui.painter(), at, flags::SIZE, id.as_str());
            }
            Member::Condition(_) => {
                let mark = Rect::from_min_size(at + vec2(2.0, -1.0), Vec2::splat(14.0));
                icons::draw(ui.painter(), Icon::Lock, mark, t.text2);
            }
        }
        let at = pos2(rect.left() + PAD + 25.0, middle);
        let room = left - at.x - 6.0;
        paint::text(ui.painter(), at, Align2::LEFT_CENTER, &breaker.name, fonts::regular(12.0), t.text1, room);
        for (n, (column, lost)) in columns.iter().zip(&breaker.lost).enumerate() {
            let middle = pos2(left + step * (n as f32 + 0.5), middle);
            let boxed = Rect::from_center_size(middle, vec2(36.0, 18.0));
            let Some(lost) = lost else {
                let ink = t.text3;
                paint::text(ui.painter(), middle, Align2::CENTER_CENTER, "–", fonts::regular(11.0), ink, 20.0);
                continue;
            };
            let id = egui::Id::unique(("breaks", breaker.member.id(), &column.key));
            let cell = ui.interact(boxed, id, Sense::click());
            let name = format!("{} in {}: {lost} essential lines lost", breaker.name, column.called);
            cell.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &name));
            loss_box(ui.painter(), boxed, *lost, &lost.to_string());
            paint::ring_if_focused(ui, &cell);
            if cell.clicked() {
                cx.view.compare.press(&column.key, &Figure::Member(breaker.member.clone()));
            }
        }
        response.on_hover_text(said);
    }
    padded(ui, |ui| {
        let words = if waiting {
            "Being worked out."
        } else if worst.is_empty() {
            "No loss of one nation or condition costs an essential line."
        } else {
            ""
        };
        if !words.is_empty() {
            ui.label(RichText::new(words).font(fonts::regular(12.0)).color(t.text2));
        }
        if worst.len() > BREAKERS {
            ui.add_space(4.0);
            if link(ui, &format!("Show all {}", worst.len())).clicked() {
                cx.view.compare.go_to = Some(Part::Breaks);
            }
        }
        ui.add_space(8.0);
    });
}

/// The metrics that can be set against each other: key words and the better direction.
const MEASURES: [(Metric, &str, Direction); 12] = [
    (Metric::EssentialFill, "Essential fill", Direction::Max),
    (Metric::ExpectedMinimum, "Expected at minimum", Direction::Max),
    (Metric::ExpectedMet, "Expected met", Direction::Max),
    (Metric::PersonnelHost, "People in the host country", Direction::Max),
    (Metric::Personnel, "People", Direction::Max),
    (Metric::Nations, "Nations", Direction::Max),
    (Metric::ConfirmedShare, "Confirmed share", Direction::Max),
    (Metric::MonthlyCost, "Cost a month", Direction::Min),
    (Metric::TotalCost, "Total cost", Direction::Min),
    (Metric::DaysToFull, "Full from", Direction::Min),
    (Metric::LargestShare, "Largest share", Direction::Min),
    (Metric::BackstopDependence, "Backstop dependence", Direction::Min),
];

/// Two metrics of all columns against each other, and who beats whom in both.
pub(super) fn against(ui: &mut Ui, cx: &mut Cx<'_>, sheet: &Arc<Sheet>) {
    if sheet.columns.len() < 2 {
        return;
    }
    if !folding(ui, cx, "Two figures against each other", "better is right and up") {
        return;
    }
    let mut chosen = cx.view.compare.axes;
    padded(ui, |ui| {
        ui.add_space(6.0);
        ui.horizontal(|ui| {
            for (axis, name) in ["Across", "Up"].into_iter().enumerate() {
                let width = (ui.available_width() / (2 - axis) as f32 - 12.0).max(80.0);
                let combo = ComboBox::from_id_salt(("axis", axis)).width(width).selected_text(MEASURES[chosen[axis]].1);
                let shown = combo.show_ui(ui, |ui| {
                    for (at, (_, words, _)) in MEASURES.iter().enumerate() {
                        ui.selectable_value(&mut chosen[axis], at, *words);
                    }
                });
                let said = format!("{name}: {}", MEASURES[chosen[axis]].1);
                shown.response.widget_info(|| WidgetInfo::labeled(egui::Role::ComboBox, true, &said));
            }
        });
    });
    cx.view.compare.axes = chosen;
    let pair = chosen.map(|at| MEASURES[at]);
    let sources = sources(cx.session, &sheet.columns);
    let values: Vec<[Option<Exact>; 2]> = sources
        .iter()
        .map(|source| {
            pair.map(|(metric, ..)| {
                let value = source.metric(metric);
                if metric.is_money() { value.and_then(|v| source.conversion.money(&v)) } else { value }
            })
        })
        .collect();
    let beaten = pareto(&values, pair.map(|(.., direction)| direction));
    let written = |axis: usize, value: &Exact| measure(pair[axis].0.key(), value, &sheet.currency);
    let mut dots = Vec::new();
    let mut left_out = Vec::new();
    for ((column, value), by) in sheet.columns.iter().zip(&values).zip(&beaten) {
        let [Some(x), Some(y)] = value else {
            left_out.push(column.called.clone());
            continue;
        };
        let by: Vec<String> = by.iter().filter_map(|at| sheet.columns.get(*at)).map(|c| c.called.clone()).collect();
        let mut words = format!("{}: {} {}, {} {}", column.called, pair[0].1, written(0, x), pair[1].1, written(1, y));
        if !by.is_empty() {
            let verb = if by.len() == 1 { "beats" } else { "beat" };
            words = format!("{words}; {} {verb} it", format::listed(&by));
        }
        let at = [x.to_f64(), y.to_f64()];
        dots.push(Dot { badge: column.badge(), at, words, beaten: !by.is_empty() });
    }
    let backwards = pair.map(|(.., direction)| direction == Direction::Min);
    let ends = |axis: usize| {
        let all = || values.iter().filter_map(|value| value[axis].as_ref());
        let low = all().min().map_or_else(String::new, |v| written(axis, v));
        let high = all().max().map_or_else(String::new, |v| written(axis, v));
        if backwards[axis] { [high, low] } else { [low, high] }
    };
    let axis = |at: usize| Axis { name: pair[at].1, ends: ends(at) };
    let name = format!("{} against {}", pair[1].1, pair[0].1);
    padded(ui, |ui| {
        ui.add_space(4.0);
        Scatter { dots: &dots, axes: [axis(0), axis(1)], backwards, height: 200.0, name: &name }.show(ui);
        let mut words: Vec<String> = Vec::new();
        for (column, by) in sheet.columns.iter().zip(&beaten).filter(|(_, by)| !by.is_empty()) {
            let by: Vec<String> = by.iter().filter_map(|at| sheet.columns.get(*at)).map(|c| c.called.clone()).collect();
            let verb = if by.len() == 1 { "beats" } else { "beat" };
            words.push(format!("{} {verb} {} in both.", format::listed(&by), column.called));
        }
        if words.is_empty() {
            words.push("No scenario is beaten in both.".to_owned());
        }
        if !left_out.is_empty() {
            let verb = if left_out.len() == 1 { "has" } else { "have" };
            words.push(format!("{} {verb} no figure.", format::listed(&left_out)));
        }
        let words = RichText::new(words.join(" ")).font(fonts::regular(11.0)).color(Theme::of(ui).text2);
        ui.add(egui::Label::new(words).wrap());
        ui.add_space(8.0);
    });
}
