//! The head of a scenario column: totals that move with a drag, its menu, and a place to drop on.

use std::fmt::Write as _;

use egui::{Id, Popup, Rect, Ui};

use super::drag::Target;
use super::line::take_drop;
use crate::analysis::{Figures, LineState, Metric};
use crate::base::ScenarioId;
use crate::edit::{Command, ScenarioField};
use crate::session::{Entry, OpenFile};
use crate::ui::actions::Action;
use crate::ui::cx::Cx;
use crate::ui::dialogs::tag_of;
use crate::ui::intent::Intent;
use crate::ui::kit::column_head::ColumnHead;
use crate::ui::look::theme::Theme;
use crate::ui::view::Selection;
use crate::ui::{format, present, text};
use crate::words;

/// A scenario being dragged to another place.
#[derive(Clone, Debug, PartialEq)]
struct Reorder(ScenarioId);

/// Draws the head into its rectangle.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile, id: &ScenarioId, rect: Rect) {
    let Some(entry) = file.now().entry(id) else { return };
    let plan = file.plan();
    let target = Target::Scenario(id.clone());
    let drop = cx.view.compose.drag.as_mut().map(|drag| drag.at(file, &target).clone());
    let hovered = ui.input(|i| i.pointer.latest_pos()).is_some_and(|at| rect.contains(at));
    // While a drop here or on a line below is being shown, the totals are those after it.
    let previewed = cx.view.compose.previewed(id, hovered, ui);
    let figures = previewed.as_deref().unwrap_or(&entry.figures);
    let planned = file.what_if().and_then(|_| file.board().entry(id));
    let before = planned.map(|planned| self::totals(file, planned, &planned.figures));
    let totals = totals(file, entry, figures);
    let planned: [Option<&str>; 4] = std::array::from_fn(|at| {
        let before = before.as_ref()?[at].as_str();
        (before != totals[at]).then_some(before)
    });
    let mut name = format!("Scenario {}", crate::base::visible(&entry.scenario.name));
    for ((what, planned), now) in
        ["people", "in the host country", "nations", "a month"].iter().zip(planned).zip(&totals)
    {
        if let Some(planned) = planned {
            let _infallible = write!(name, ", {what} planned {planned}, now {now}");
        }
    }
    let totals = [
        ("People", totals[0].as_str()),
        (&*host_caption(file), totals[1].as_str()),
        ("Nations", totals[2].as_str()),
        ("A month", totals[3].as_str()),
    ];
    let said = drop.as_ref().map(|drop| match &drop.placement {
        Some(place) => {
            let line = place.requirement.as_ref().map_or("over and above", |line| line.as_str());
            format!("Best line {line}: {}", lower_first(&words::verdict(file, id, &drop.verdict)))
        }
        None => words::verdict(file, id, &drop.verdict),
    });
    let verdict = drop.as_ref().zip(said.as_ref()).map(|(drop, said)| (tag_of(&drop.verdict), said.as_str()));
    let letter = present::letter(plan, &entry.scenario);
    let title = present::title(&entry.scenario);
    let head = ColumnHead {
        letter: &letter,
        slot: present::slot(plan, &entry.scenario),
        title: &title,
        active: cx.view.compose.active(file).as_ref() == Some(id),
        totals,
        planned: planned.map(|planned| planned.map(|planned| planned.trim_start_matches("≈ "))),
        essential: essential(figures),
        verdict,
        drop_target: drop.is_some() && hovered,
        name: &name,
    };
    let response = head.show(ui, Id::unique(("head", id)));
    response.head.dnd_set_drag_payload(Reorder(id.clone()));
    let moved = response.head.dnd_release_payload::<Reorder>().filter(|moved| moved.0 != *id);
    if let (Some(moved), Some(to)) = (moved, plan.scenarios.position(id.as_str())) {
        cx.wish(Intent::Edit(Command::ReorderScenario { scenario: moved.0.clone(), to }));
    }
    if response.head.dnd_hover_payload::<Reorder>().is_some_and(|moved| moved.0 != *id) {
        let t = Theme::of(ui);
        let stroke = egui::Stroke::new(2.0, t.accent);
        ui.painter().rect_stroke(rect, 6, stroke, egui::StrokeKind::Inside);
    }
    take_drop(&response.head, ui, cx, file, &target, rect);
    if response.head.clicked() {
        cx.view.compose.activate(id.clone());
        cx.wish(Intent::Select(Selection::Scenario(id.clone())));
    }
    Popup::menu(&response.menu).show(|ui| menu(ui, cx, file, id));
    response.head.context_menu(|ui| menu(ui, cx, file, id));
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

/// People, people in the host country, nations, cost a month.
fn totals(file: &OpenFile, entry: &Entry, figures: &Figures) -> [String; 4] {
    let illustrative = present::illustrative(entry);
    let of = |metric| figures.metrics.get(metric);
    let people = |metric| of(metric).map_or_else(|| format::NO_VALUE.to_owned(), |n| text::people(&n, illustrative));
    let nations = of(Metric::Nations).map_or_else(|| format::NO_VALUE.to_owned(), |n| format::quantity(n.to_f64()));
    let currency = file.plan().properties.currency.as_str();
    let cost =
        of(Metric::MonthlyCost).map_or_else(|| format::NO_VALUE.to_owned(), |amount| text::money(&amount, currency));
    [people(Metric::Personnel), people(Metric::PersonnelHost), nations, cost]
}

/// "In Ukraine", where there is one host country.
fn host_caption(file: &OpenFile) -> String {
    file.plan().host_country().map_or("In host country".to_owned(), |host| format!("In {}", crate::base::visible(host)))
}

/// Essential lines met, at minimum, unmet.
fn essential(figures: &Figures) -> [usize; 3] {
    let count = |state| figures.lines.iter().filter(|line| line.essential() && line.state == state).count();
    [count(LineState::Met), count(LineState::Minimum), count(LineState::Unmet)]
}

fn menu(ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile, id: &ScenarioId) {
    let actions = [
        Action::RenameScenario,
        Action::ScenarioProperties,
        Action::DuplicateScenario,
        Action::ScenarioLeft,
        Action::ScenarioRight,
        Action::SaveScenario,
        Action::ArchiveScenario,
        Action::DeleteScenario,
    ];
    for action in actions {
        if ui.button(action.label()).clicked() {
            cx.view.compose.activate(id.clone());
            cx.wish(Intent::Do(action));
            ui.close();
        }
    }
    ui.menu_button("Colour", |ui| {
        for slot in crate::ui::look::theme::Slot::colours() {
            let (rect, response) = ui.allocate_exact_size(egui::vec2(120.0, 22.0), egui::Sense::click());
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, format!("Colour {}", slot.1)));
            let t = Theme::of(ui);
            ui.painter().rect_filled(rect.shrink(3.0), 3, t.slot(slot.0));
            if response.clicked() {
                let field = ScenarioField::Colour(slot.1.clone());
                cx.wish(Intent::Edit(Command::EditScenario { scenario: id.clone(), field }));
                ui.close();
            }
        }
    });
    let archived: Vec<_> = file.plan().scenarios.iter().filter(|s| s.archived).collect();
    if !archived.is_empty() {
        ui.separator();
        for scenario in archived {
            if ui.button(format!("Bring back {}", crate::base::visible(&scenario.name))).clicked() {
                let field = ScenarioField::Archived(false);
                cx.wish(Intent::Edit(Command::EditScenario { scenario: scenario.id.clone(), field }));
                ui.close();
            }
        }
    }
}
