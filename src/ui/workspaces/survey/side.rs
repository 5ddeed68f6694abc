//! The panel at the right: who the nation is, the form while one is open, what contradicts its answers, their history, its
//! pledges.

use egui::{Align, Align2, Frame, Id, Label, Layout, Margin, RichText, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::{form, history, matrix, toolbar};
use crate::base::{ContributionId, ScenarioId, visible};
use crate::model::{Contribution, Nation, Question};
use crate::session::OpenFile;
use crate::ui::cx::Cx;
use crate::ui::intent::Intent;
use crate::ui::kit::button::Button;
use crate::ui::kit::finding_row::finding_row;
use crate::ui::kit::state_mark::Severity;
use crate::ui::look::icons::Icon;
use crate::ui::look::paint::{self, Force};
use crate::ui::look::theme::{Sizes, Theme};
use crate::ui::look::{flags, fonts, symbols};
use crate::ui::view::{Selection, Workspace};
use crate::ui::{format, present, text};

/// Draws the panel.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile) {
    let t = Theme::of(ui);
    let view = &cx.view.survey;
    let found = view.current.as_ref().and_then(|id| view.known.line(id)).cloned();
    let Some((line, nation)) = found.as_ref().and_then(|line| Some((line, line.nation(file)?))) else {
        Frame::new().inner_margin(Margin::same(12)).show(ui, |ui| {
            let words = "Select a nation to see what it answered.";
            ui.label(RichText::new(words).font(fonts::regular(12.0)).color(t.text2));
        });
        return;
    };
    Frame::new().inner_margin(Margin { left: 12, right: 12, top: 6, bottom: 6 }).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        identity(ui, cx, nation);
    });
    let rule = egui::Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), 1.0));
    paint::hline(ui.painter(), rule, rule.top(), t.line);
    ScrollArea::vertical().id_salt(("survey side", nation.id.as_str())).auto_shrink(false).show(ui, |ui| {
        Frame::new().inner_margin(Margin { left: 12, right: 14, top: 8, bottom: 16 }).show(ui, |ui| {
            ui.set_width(ui.available_width());
            if cx.view.survey.form.as_ref().is_some_and(|form| form.nation == nation.id) {
                form::show(ui, cx, file);
                let rule = egui::Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), 1.0));
                paint::hline(ui.painter(), rule, rule.top(), t.line);
                ui.add_space(8.0);
            }
            contradictions(ui, cx, file, line, nation);
            history::show(ui, cx, file, &nation.id);
            pledges(ui, cx, file, line, nation);
        });
    });
}

fn identity(ui: &mut Ui, cx: &mut Cx<'_>, nation: &Nation) {
    let t = Theme::of(ui);
    let name = visible(&nation.name);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let size = flags::SIZE * 1.25;
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        flags::draw(ui.painter(), rect.min, size, nation.id.as_str());
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            toolbar::sheet_menu(ui, cx, &name);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let about = format!("{}, {}", visible(nation.id.as_str()), text::role(nation.role));
                let parts = [
                    (name.as_str(), fonts::bold(14.0), t.text1),
                    ("  ", fonts::regular(12.0), t.text2),
                    (about.as_str(), fonts::regular(12.0), t.text2),
                ];
                let galley = paint::runs(ui.painter(), &parts, ui.available_width());
                ui.add(Label::new(galley));
            });
        });
    });
    let mut facts: Vec<String> = Vec::new();
    if !nation.groups.is_empty() {
        facts.push(format!("{}.", nation.groups.join(", ")));
    }
    let active = nation.active_personnel.map(|n| format!("{} active", format::whole(n as i64)));
    let people = nation.population.map(people_words);
    let figures: Vec<String> = [active, people].into_iter().flatten().collect();
    if !figures.is_empty() {
        facts.push(format!("{}.", figures.join(", ")));
    }
    if !facts.is_empty() {
        let words = RichText::new(visible(&facts.join(" "))).font(fonts::regular(12.0)).color(t.text2);
        ui.add(Label::new(words).wrap());
    }
}

fn people_words(n: u64) -> String {
    let tenths = (n as f64 / 1e5).round() / 10.0;
    if n >= 100_000 { format!("{tenths:.1} m people") } else { format!("{} people", format::whole(n as i64)) }
}

/// A heading with muted words at the right.
pub fn heading(ui: &mut Ui, words: &str, right: &str) {
    let t = Theme::of(ui);
    ui.spacing_mut().interact_size.y = 16.0;
    ui.horizontal(|ui| {
        ui.label(RichText::new(words).font(fonts::bold(12.0)).color(t.text1));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.label(RichText::new(right).font(fonts::regular(11.0)).color(t.text3));
        });
    });
    ui.add_space(3.0);
}

fn contradictions(ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile, line: &super::known::Line, nation: &Nation) {
    if line.contradictions.is_empty() {
        return;
    }
    // One sentence for each pledge, with the scenarios that assign it.
    let mut found: Vec<(ContributionId, Question, Vec<ScenarioId>)> = Vec::new();
    for c in &line.contradictions {
        match found.iter_mut().find(|(id, question, _)| *id == c.contribution && *question == c.question) {
            Some((_, _, scenarios)) if scenarios.contains(&c.scenario) => {}
            Some((_, _, scenarios)) => scenarios.push(c.scenario.clone()),
            None => found.push((c.contribution.clone(), c.question, vec![c.scenario.clone()])),
        }
    }
    heading(ui, "Contradicted by", &format::counted(found.len() as i64, "pledge", "pledges"));
    let plan = file.plan();
    for (pledge, question, scenarios) in &found {
        let letters: Vec<String> = scenarios
            .iter()
            .filter_map(|id| plan.scenarios.find(id.as_str()))
            .map(|scenario| present::letter(plan, scenario))
            .collect();
        let sentence = format!(
            "{} said no to {}, yet {} is assigned in {}.",
            visible(&nation.name),
            super::known::subject(file, *question).replacen('T', "t", 1),
            visible(pledge.as_str()),
            format::listed(&letters)
        );
        let show = format!("Show {pledge} in Compose");
        let response = finding_row(ui, Severity::Warning, &sentence, Some(&show));
        let pressed = response.row.clicked() || response.mend.is_some_and(|link| link.clicked());
        if let Some(first) = scenarios.first().filter(|_| pressed) {
            let assignment = line.contradictions.iter().find(|c| c.contribution == *pledge && c.scenario == *first);
            if let Some(c) = assignment {
                cx.view.compose.activate(first.clone());
                cx.intents.push(Intent::Select(Selection::Assignment(first.clone(), c.assignment.clone())));
                cx.intents.push(Intent::Go(Workspace::Compose));
            }
        }
    }
    ui.add_space(10.0);
}

fn pledges(ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile, line: &super::known::Line, nation: &Nation) {
    let t = Theme::of(ui);
    let mut own: Vec<&Contribution> =
        file.plan().contributions.iter().filter(|p| p.nation == nation.id).map(AsRef::as_ref).collect();
    own.sort_by(|a, b| a.status.ended().cmp(&b.status.ended()).then_with(|| a.id.cmp(&b.id)));
    let invented = own.iter().filter(|pledge| pledge.illustrative).count();
    let right = match (own.len(), invented) {
        (all, 0) => all.to_string(),
        (all, some) if all == some => format!("{all}, all illustrative"),
        (all, some) => format!("{all}, {some} illustrative"),
    };
    ui.add_space(4.0);
    heading(ui, "Pledges", &right);
    ui.spacing_mut().item_spacing.y = 0.0;
    for pledge in own {
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), Sizes::of(ui).row));
        let response = ui.interact(rect, Id::unique(("survey pledge", pledge.id.as_str())), Sense::click());
        let title = visible(&pledge.title);
        let name =
            format!("{} {title}, {}, show in Register", visible(pledge.id.as_str()), text::status(pledge.status));
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, ui.is_enabled(), &name));
        let painter = ui.painter();
        painter.rect_filled(rect, 0, paint::surface(ui, &response, Force::Live, t.panel));
        paint::hline(painter, rect, rect.bottom() - 1.0, t.line);
        let middle = rect.center().y;
        let size = symbols::SIZE * 0.82;
        let symbol = egui::Rect::from_min_size(pos2(rect.left(), middle - size.y / 2.0), size);
        let (sidc, planned) = present::symbol(file, pledge);
        symbols::draw(painter, symbol, sidc, planned);
        let ink = if pledge.status.ended() { t.text3 } else { t.text1 };
        let at = pos2(rect.left() + 30.0, middle);
        let code = visible(pledge.id.as_str());
        paint::text(painter, at, Align2::LEFT_CENTER, &code, fonts::regular(12.0), ink, 48.0);
        let at = pos2(rect.left() + 76.0, middle);
        let room = rect.right() - at.x - 2.0;
        let title_ink = if pledge.status.ended() { t.text3 } else { t.text2 };
        let (_, cut) = paint::text(painter, at, Align2::LEFT_CENTER, &title, fonts::regular(12.0), title_ink, room);
        paint::ring_if_focused(ui, &response);
        if response.clicked() {
            cx.intents.push(Intent::Select(Selection::Contribution(pledge.id.clone())));
            cx.intents.push(Intent::Go(Workspace::Register));
        }
        if cut {
            response.on_hover_text(title);
        }
    }
    ui.add_space(10.0);
    let words = format!("Add a pledge for {}", visible(&nation.name));
    if Button::new(&words).with_icon(Icon::Plus).show(ui).clicked() {
        matrix::add_pledge(cx, file, line);
    }
}
