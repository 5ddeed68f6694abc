//! A requirement line: its ladder, what does not count, what is assigned, its findings.

use egui::{Align2, Sense, Ui, pos2, vec2};

use super::facts;
use crate::analysis::{AssignmentFigures, LineFigures};
use crate::base::{Quantity, RequirementId, ScenarioId};
use crate::session::{Entry, OpenFile};
use crate::ui::cx::Cx;
use crate::ui::frame::{ask, could_fill};
use crate::ui::intent::Intent;
use crate::ui::kit::{funnel_bar, state_mark};
use crate::ui::look::icons::Icon;
use crate::ui::look::paint::{self, Force};
use crate::ui::look::theme::Theme;
use crate::ui::look::{flags, fonts};
use crate::ui::view::Selection;
use crate::ui::{present, text};
use crate::words::ui::inspector as words;

/// Draws the line of a scenario.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile, scenario: &ScenarioId, id: &RequirementId) {
    let Some(entry) = file.now().entry(scenario) else { return facts::muted(ui, words::SCENARIO_GONE) };
    let Some(line) = entry.figures.line(id) else { return facts::muted(ui, words::LINE_GONE) };
    let t = Theme::of(ui);
    let capability = present::capability(file, &line.capability);
    facts::title(ui, present::sidc_of(file, &line.capability), true, &format!("{id} {capability}"));
    facts::scenario(ui, file, &entry.scenario, "");
    facts::muted(ui, &place(file, entry, line));
    let state = present::state(line.state);
    let (sustained, asked) = present::figures(file, line);
    let gap = if line.gap.is_zero() {
        String::new()
    } else {
        format!("gap {} of {asked}", text::units(&line.gap, present::money_of(file, line)))
    };
    facts::state(ui, state.icon(), state.colour(t), &capitalised(state.word()), &gap);
    let minimum = text::units(&line.minimum.into(), present::money_of(file, line));
    facts::row(ui, &format!("Asks {asked}, minimum {minimum}"), &window(line));
    let name = format!("{id} {capability}, {sustained} of {asked}");
    ui.add_space(4.0);
    funnel_bar::ladder(ui, &present::funnel(line, None), &name);
    confidence(ui, file, entry, line);
    if let Some(day) = line.full_from {
        facts::row(ui, "Full from", &text::day(day));
    }
    let on_line = |(_, a): &(usize, &AssignmentFigures)| a.requirement.as_ref() == Some(id) && a.task == line.task;
    let own: Vec<(usize, &AssignmentFigures)> = entry.figures.assignments.iter().enumerate().filter(on_line).collect();
    not_counted(ui, file, entry, &own);
    let own: Vec<&AssignmentFigures> = own.into_iter().map(|(_, figures)| figures).collect();
    assigned(ui, cx, file, scenario, line, &own);
    if let Some(gap) = entry.study.as_ref().and_then(|s| s.gaps.iter().find(|gap| gap.requirement == *id)) {
        could_fill(ui, cx, file, entry, gap);
    }
    ask(ui, cx, file, scenario, line);
    let ids: Vec<&str> = own.iter().map(|a| a.id.as_str()).chain(own.iter().map(|a| a.contribution.as_str())).collect();
    let about = entry.findings.iter().filter(|f| f.place.id == id.as_str() || ids.contains(&f.place.id.as_str()));
    facts::findings(ui, about, ("line", scenario, id));
    ui.add_space(8.0);
    facts::muted(ui, text::NOT_CHAINED);
}

/// How sure the line is, and what that is given.
fn confidence(ui: &mut Ui, file: &OpenFile, entry: &Entry, line: &LineFigures) {
    let Some((sure, last)) = entry.line_confidence(&line.id) else { return facts::row(ui, "Confidence", "…") };
    let of = |p: &crate::base::Exact| crate::ui::format::percent(p.to_f64());
    let late = if last { " (last)" } else { "" };
    let units = |n: Quantity| text::units(&n.into(), present::money_of(file, line));
    facts::row(ui, &words::chance_of_all(&units(line.quantity)), &format!("{}{late}", of(&sure.met)));
    facts::row(ui, &words::chance_of_minimum(&units(line.minimum)), &format!("{}{late}", of(&sure.minimum)));
    if !sure.error.is_zero() {
        facts::row(ui, words::STANDARD_ERROR, &format!("{:.2} %", sure.error.to_f64() * 100.0));
    }
    facts::muted(ui, &present::given(file, &entry.scenario));
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

fn window(line: &LineFigures) -> String {
    format!("{} to {}", text::day(line.from), text::day(line.to))
}

fn place(file: &OpenFile, entry: &Entry, line: &LineFigures) -> String {
    let plan = file.plan();
    let set = file.index().requirement_set(plan, &entry.scenario.requirement_set);
    let Some(task) = set.and_then(|set| set.task(&line.task)) else { return String::new() };
    let area = file.index().area(plan, &task.area).map_or("", |area| area.name.as_str());
    crate::base::visible(&format!("{}, {area}, {}", task.name, text::priority(line.priority)))
}

fn not_counted(ui: &mut Ui, file: &OpenFile, entry: &Entry, own: &[(usize, &AssignmentFigures)]) {
    let t = Theme::of(ui);
    let mut any = false;
    for (at, figures) in own {
        for why in present::shortfalls(file, entry, *at) {
            if !any {
                facts::section(ui, "What does not count", "");
                any = true;
            }
            let (icon, ink) = if figures.usable() { (Icon::Clock, t.minimum) } else { (Icon::NoEntry, t.unmet) };
            facts::marked(ui, icon, ink, figures.contribution.as_str(), &format!("{why}."));
        }
    }
}

fn assigned(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    file: &OpenFile,
    scenario: &ScenarioId,
    line: &LineFigures,
    own: &[&AssignmentFigures],
) {
    let t = Theme::of(ui);
    facts::section(ui, "Assigned", "arrives   leaves   status");
    if own.is_empty() {
        return facts::muted(ui, "Nothing.");
    }
    for figures in own {
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 22.0), Sense::click());
        let pledge = present::pledge(file, &figures.contribution);
        let name = format!("{} {}", figures.contribution, figures.quantity);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
        let painter = ui.painter();
        painter.rect_filled(rect, 0, paint::surface(ui, &response, Force::Live, t.panel));
        let middle = rect.center().y;
        flags::draw(painter, pos2(rect.left(), middle - 5.5), flags::SIZE_CHIP, figures.nation.as_str());
        let at = pos2(rect.left() + 22.0, middle);
        paint::text(
            painter,
            at,
            Align2::LEFT_CENTER,
            figures.contribution.as_str(),
            fonts::regular(12.0),
            t.text1,
            62.0,
        );
        let at = pos2(rect.left() + 104.0, middle);
        let quantity = figures.quantity.to_string();
        paint::text(painter, at, Align2::RIGHT_CENTER, &quantity, fonts::bold(12.0), t.text1, 40.0);
        let late = figures.arrival > line.from;
        let right = rect.right();
        let day = |x: f32, day: crate::base::Day, ink| {
            let at = pos2(right - x, middle);
            paint::text(painter, at, Align2::RIGHT_CENTER, &text::day(day), fonts::regular(12.0), ink, 48.0);
        };
        day(74.0, figures.arrival, if late { t.minimum } else { t.text1 });
        day(24.0, figures.departure, if figures.departure < line.to { t.minimum } else { t.text2 });
        if let Some(pledge) = pledge {
            state_mark::status_bars(painter, pos2(right - 15.0, middle), present::status(pledge.status));
        }
        paint::hline(painter, rect, rect.bottom() - 0.5, t.line);
        paint::ring_if_focused(ui, &response);
        if response.clicked() {
            cx.wish(Intent::Select(Selection::Assignment(scenario.clone(), figures.id.clone())));
        }
    }
}
