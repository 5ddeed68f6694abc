//! One row of a scenario column: a task's header, a requirement line with its chips, or what is over and above.

use egui::{Align2, Id, Modifiers, Painter, Rect, Response, Ui, UiBuilder, pos2, vec2};

use super::columns::{CHIP_GAP, Kind, Row};
use super::drag::{Payload, Target};
use crate::analysis::{AssignmentFigures, LineFigures, ShortfallKind, shortfall_kinds};
use crate::base::{AssignmentId, ScenarioId};
use crate::edit::Command;
use crate::model::{Requirement, RequirementSet, Task};
use crate::session::{Entry, OpenFile, Placement};
use crate::ui::cx::Cx;
use crate::ui::dialogs::{Dialog, Place, tag_of};
use crate::ui::intent::Intent;
use crate::ui::kit::chip::{Chip, NotCounted};
use crate::ui::kit::line_head::{self, LineHead};
use crate::ui::kit::section_header::SectionHeader;
use crate::ui::kit::verdict_tag;
use crate::ui::look::fonts;
use crate::ui::look::paint::{self, Force};
use crate::ui::look::theme::{Sizes, Theme};
use crate::ui::present;
use crate::ui::view::Selection;
use crate::words;

/// Left margin of chips.
pub const CHIPS_LEFT: f32 = 9.0;
/// Right margin of chips.
pub const CHIPS_RIGHT: f32 = 8.0;

/// What a row needs to draw itself.
pub struct RowCx<'a> {
    /// The file.
    pub file: &'a OpenFile,
    /// The scenario's figures.
    pub entry: &'a Entry,
    /// The set.
    pub set: &'a RequirementSet,
    /// The row.
    pub row: Row,
    /// Its assignments.
    pub assigned: &'a [usize],
}

/// Draws a row into its rectangle.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, row: &RowCx<'_>, rect: Rect) {
    match row.row.kind {
        Kind::Task(task) => {
            if let Some(task) = row.set.tasks.get(task) {
                task_header(ui, cx, row, task, rect);
            }
        }
        Kind::Line(task, line) => {
            let found = row.set.tasks.get(task).and_then(|task| Some((task, task.requirements.get(line)?)));
            if let Some((task, line)) = found {
                requirement(ui, cx, row, task, line, rect);
            }
        }
        Kind::Over(task) => {
            if let Some(task) = row.set.tasks.get(task) {
                over(ui, cx, row, task, rect);
            }
        }
    }
}

fn task_header(ui: &mut Ui, cx: &mut Cx<'_>, row: &RowCx<'_>, task: &Task, rect: Rect) {
    let scenario = &row.entry.scenario.id;
    let reached = task
        .requirements
        .iter()
        .filter(|line| row.entry.figures.line(&line.id).is_some_and(|f| f.state != crate::analysis::LineState::Unmet))
        .count();
    let area = row.file.index().area(row.file.plan(), &task.area);
    let nation = area.and_then(|area| area.nation.as_ref());
    let target = Target::Task(scenario.clone(), task.id.clone());
    let over = cx.view.compose.drag.is_some() && pointer_in(ui, rect);
    let name = crate::base::visible(&task.name);
    let header = SectionHeader {
        title: &name,
        nation: nation.map(crate::base::NationId::as_str),
        right: &format!("{reached} of {}", task.requirements.len()),
        open: !cx.view.compose.folded.contains(&task.id),
        drop_target: over,
        ..SectionHeader::default()
    };
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(("task", &task.id)));
    let response = header.show(&mut child, Id::unique(("task", scenario, &task.id)));
    if let (true, Some(drag)) = (over, &mut cx.view.compose.drag) {
        let drop = drag.at(row.file, &target).clone();
        let tag = Rect::from_min_max(pos2(rect.center().x, rect.top() + 1.0), rect.max - vec2(2.0, 1.0));
        let said = words::verdict(row.file, scenario, &drop.verdict);
        verdict_tag::paint_verdict(ui.painter(), tag, tag_of(&drop.verdict), &said, true);
    }
    take_drop(&response, ui, cx, row.file, &target, rect);
    if response.clicked() {
        let folded = &mut cx.view.compose.folded;
        if !folded.remove(&task.id) {
            folded.insert(task.id.clone());
        }
    }
}

fn requirement(ui: &mut Ui, cx: &mut Cx<'_>, row: &RowCx<'_>, task: &Task, line: &Requirement, rect: Rect) {
    let t = Theme::of(ui);
    let scenario = &row.entry.scenario.id;
    let Some(figures) = row.entry.figures.lines.iter().find(|f| f.id == line.id && f.task == task.id) else { return };
    let place = Placement { scenario: scenario.clone(), task: task.id.clone(), requirement: Some(line.id.clone()) };
    let target = Target::Line(place.clone());
    let drop = cx.view.compose.drag.as_mut().map(|drag| drag.at(row.file, &target).clone());
    let hovered = drop.is_some() && pointer_in(ui, rect);
    if let (true, Some(at)) = (hovered, ui.input(|i| i.pointer.latest_pos())) {
        cx.view.compose.hovered = Some((target.clone(), at));
    }
    let other_kind = drop.as_ref().is_some_and(|drop| drop.verdict.other_kind());
    let selected = cx.view.selection == Selection::Line(scenario.clone(), line.id.clone());
    let back = if selected { t.select } else { t.card };
    ui.painter().rect_filled(rect, 0, back);
    paint::hline(ui.painter(), rect, rect.bottom() - 1.0, t.line);

    let title = present::capability(row.file, &line.capability);
    let (sustained, asked) = present::figures(row.file, figures);
    let preview = drop
        .as_ref()
        .filter(|_| hovered)
        .and_then(|drop| drop.verdict.figures().and_then(|f| f.line(&line.id)).map(|f| f.sustained.to_f64()));
    let mut name = format!("{} {title}, {sustained} of {asked}, {}", line.id, present::state(figures.state).word());
    let before = planned(row, line).filter(|before| before.sustained != figures.sustained);
    let sustained = match before.map(|before| present::figures(row.file, before).0) {
        Some(before) => {
            name = format!("{name}, planned {before}");
            format!("{before} → {sustained}")
        }
        None => sustained,
    };
    let head = LineHead {
        code: line.id.as_str(),
        title: &title,
        importance: present::importance(line.priority),
        funnel: present::funnel(figures, preview),
        figures: (&sustained, &asked),
        selected,
        other_kind,
        name: &name,
    };
    let head_rect = rect.with_max_y(rect.top() + line_head::HEIGHT);
    let mut child = ui.new_child(UiBuilder::new().max_rect(head_rect).id_salt(("line", &line.id)));
    let response = head.show(&mut child, Id::unique(("line", scenario, &line.id)));
    if other_kind {
        let at = pos2(rect.right() - 9.0, rect.top() + 30.0);
        ui.painter().rect_filled(
            Rect::from_min_max(pos2(at.x - 78.0, at.y - 8.0), pos2(rect.right(), at.y + 8.0)),
            0,
            back,
        );
        paint::text(ui.painter(), at, Align2::RIGHT_CENTER, "other kind", fonts::regular(11.0), t.text3, 76.0);
    }
    chips(ui, cx, row, rect.top() + line_head::HEIGHT, rect, drop.is_some());
    if row.assigned.is_empty() && drop.as_ref().is_none_or(|drop| drop.verdict.other_kind()) {
        let said = cx.view.compose.fits.words(row.file, row.entry, &place, ui.ctx().cumulative_frame_nr());
        let at = pos2(rect.left() + CHIPS_LEFT, rect.top() + line_head::HEIGHT + Sizes::of(ui).chip / 2.0);
        let ink = if other_kind { t.text_off } else { t.text3 };
        paint::text(ui.painter(), at, Align2::LEFT_CENTER, &said, fonts::regular(11.0), ink, rect.width() - 18.0);
    }
    if selected {
        ui.painter().rect_filled(rect.with_max_x(rect.left() + 3.0), 0, t.accent);
    }
    if let Some(drop) = drop.filter(|_| !other_kind) {
        let tag = Rect::from_min_max(
            pos2(rect.left() + 6.0, rect.bottom() - verdict_tag::HEIGHT - 4.0),
            pos2(rect.right() - 6.0, rect.bottom() - 4.0),
        );
        let said = words::verdict(row.file, scenario, &drop.verdict);
        verdict_tag::paint_verdict(ui.painter(), tag, tag_of(&drop.verdict), &said, hovered);
        if hovered {
            let stroke = egui::Stroke::new(2.0, t.accent);
            ui.painter().rect_stroke(rect, 0, stroke, egui::StrokeKind::Inside);
        }
    }
    take_drop(&response, ui, cx, row.file, &target, rect);
    if response.clicked() {
        cx.view.compose.activate(scenario.clone());
        cx.wish(Intent::Select(Selection::Line(scenario.clone(), line.id.clone())));
    }
}

/// The line as planned, while a what-if is in force.
fn planned<'a>(row: &RowCx<'a>, line: &Requirement) -> Option<&'a LineFigures> {
    row.file.what_if()?;
    row.file.board().entry(&row.entry.scenario.id)?.figures.line(&line.id)
}

fn over(ui: &mut Ui, cx: &mut Cx<'_>, row: &RowCx<'_>, task: &Task, rect: Rect) {
    let t = Theme::of(ui);
    let place = Placement { scenario: row.entry.scenario.id.clone(), task: task.id.clone(), requirement: None };
    ui.painter().rect_filled(rect, 0, t.card);
    paint::hline(ui.painter(), rect, rect.bottom() - 1.0, t.line);
    if !row.assigned.is_empty() {
        let at = pos2(rect.left() + CHIPS_LEFT, rect.top() + 11.0);
        let said = "Over and above what the task asks";
        paint::text(ui.painter(), at, Align2::LEFT_CENTER, said, fonts::regular(11.0), t.text3, rect.width() - 18.0);
    }
    chips(ui, cx, row, rect.top() + 22.0, rect, cx.view.compose.drag.is_some());
    let response = ui.interact(rect, Id::unique(("over", &place.scenario, &place.task)), egui::Sense::hover());
    take_drop(&response, ui, cx, row.file, &Target::Line(place), rect);
}

/// Lets a target take what is dropped on it.
pub fn take_drop(response: &Response, ui: &Ui, cx: &mut Cx<'_>, file: &OpenFile, target: &Target, rect: Rect) {
    if cx.view.compose.drag.is_none() || !pointer_in(ui, rect) {
        return;
    }
    // Shown by the target's own response where it is in the way, else by its whole rectangle.
    let released = response.dnd_release_payload::<Payload>().is_some() || ui.input(|i| i.pointer.any_released());
    if !released {
        return;
    }
    let Some(mut drag) = cx.view.compose.drag.take() else { return };
    let drop = drag.at(file, target).clone();
    let payload = drag.payload;
    egui::DragAndDrop::clear_payload(ui.ctx());
    match (&drop.command, &drop.verdict) {
        (Some(command), _) => {
            let at = ui.input(|i| i.pointer.interact_pos()).unwrap_or(rect.center());
            cx.view.compose.dropped(file, &payload, &drop, at);
            cx.wish(Intent::Edit(command.clone()));
        }
        (None, crate::session::Verdict::Refused(why)) => cx.wish(Intent::Say(why.to_string())),
        (None, _) => {}
    }
}

fn pointer_in(ui: &Ui, rect: Rect) -> bool {
    let at = ui.input(|i| i.pointer.latest_pos());
    at.is_some_and(|at| rect.contains(at) && ui.clip_rect().contains(at))
}

/// Why an assignment does not count on its line, or not in full, in the chip's words.
fn not_counted(figures: &AssignmentFigures, line: Option<&LineFigures>) -> Option<(NotCounted, String)> {
    let kind = shortfall_kinds(figures, line).into_iter().next()?;
    let mark = match kind {
        ShortfallKind::Late | ShortfallKind::LeavesEarly => NotCounted::Late,
        ShortfallKind::NotUsable | ShortfallKind::NoEnabler => NotCounted::NotUsable,
    };
    Some((mark, words::shortfall_on_chip(kind, figures, line)))
}

struct ChipData<'a> {
    nation: &'a str,
    code: &'a str,
    symbol: Option<(&'a str, bool)>,
    quantity: Option<String>,
    why: Option<(NotCounted, String)>,
}

fn chip_data<'a>(file: &'a OpenFile, entry: &'a Entry, at: usize) -> Option<ChipData<'a>> {
    let assignment = entry.scenario.assignments.get(at)?;
    let figures = entry.figures.assignments.get(at)?;
    let pledge = present::pledge(file, &assignment.contribution);
    let line = assignment.requirement.as_ref().and_then(|id| entry.figures.line(id));
    let money = pledge
        .and_then(|p| file.index().capability(file.plan(), &p.capability))
        .is_some_and(|capability| capability.is_money());
    let quantity =
        pledge.filter(|pledge| pledge.quantity.0 > 1).map(|pledge| present::amount(pledge, money, assignment.quantity));
    Some(ChipData {
        nation: pledge.map_or("", |p| p.nation.as_str()),
        code: assignment.contribution.as_str(),
        symbol: pledge.map(|pledge| present::symbol(file, pledge)),
        quantity,
        why: not_counted(figures, line),
    })
}

/// The width of an assignment's chip.
pub fn chip_width(painter: &Painter, file: &OpenFile, entry: &Entry, at: usize) -> f32 {
    let Some(data) = chip_data(file, entry, at) else { return 0.0 };
    as_chip(&data, "").width(painter)
}

fn as_chip<'a>(data: &'a ChipData<'a>, name: &'a str) -> Chip<'a> {
    Chip {
        nation: data.nation,
        code: data.code,
        symbol: data.symbol,
        quantity: data.quantity.as_deref(),
        not_counted: data.why.as_ref().map(|(why, said)| (*why, said.as_str())),
        selected: false,
        dragging: false,
        name,
        force: Force::Live,
    }
}

fn chips(ui: &mut Ui, cx: &mut Cx<'_>, row: &RowCx<'_>, top: f32, rect: Rect, dragging: bool) {
    if row.assigned.is_empty() {
        return;
    }
    let room = Rect::from_min_max(pos2(rect.left() + CHIPS_LEFT, top), pos2(rect.right() - CHIPS_RIGHT, rect.bottom()));
    let mut child = ui.new_child(UiBuilder::new().max_rect(room).id_salt("chips"));
    if dragging {
        child.multiply_opacity(0.45);
    }
    let height = Sizes::of(ui).chip;
    paint::wrapping_row(&mut child, CHIP_GAP, height, |ui| {
        for at in row.assigned {
            chip(ui, cx, row, *at);
        }
    });
}

fn chip(ui: &mut Ui, cx: &mut Cx<'_>, row: &RowCx<'_>, at: usize) {
    let (Some(data), Some(assignment)) = (chip_data(row.file, row.entry, at), row.entry.scenario.assignments.get(at))
    else {
        return;
    };
    let scenario = &row.entry.scenario.id;
    let id = assignment.id.clone();
    let pledge = present::pledge(row.file, &assignment.contribution);
    let place = assignment.requirement.as_ref().map_or_else(|| "no line".to_owned(), ToString::to_string);
    let why = data.why.as_ref().map_or(String::new(), |(_, said)| format!(", {said}"));
    let name = crate::base::visible(&format!(
        "{} {}, {}, {} on {place} in {}{why}",
        data.code,
        pledge.map_or("", |p| p.title.as_str()),
        pledge.map_or_else(String::new, |p| present::nation(row.file, &p.nation)),
        assignment.quantity,
        row.entry.scenario.short_name(),
    ));
    let chosen = cx.view.compose.chips.as_ref().is_some_and(|(s, ids)| s == scenario && ids.contains(&id));
    let selected = chosen || cx.view.selection == Selection::Assignment(scenario.clone(), id.clone());
    let chip = Chip { selected, ..as_chip(&data, &name) };
    let response = chip.show(ui, Id::unique(("chip", scenario, &id)));
    let payload = payload_of(cx, scenario, &id);
    if response.drag_started() {
        cx.view.compose.pool.dragged_words = Some(payload.words(row.file));
    }
    response.dnd_set_drag_payload(payload.clone());
    let toggles = ui.input(|i| i.modifiers.command || i.modifiers.shift);
    if super::pressed(ui, &response) {
        if toggles {
            toggle(cx, scenario, &id);
        } else {
            cx.view.compose.chips = None;
        }
        cx.view.compose.activate(scenario.clone());
        cx.wish(Intent::Select(Selection::Assignment(scenario.clone(), id.clone())));
    }
    if response.has_focus() {
        chip_keys(ui, cx, row.file, scenario, &id, &payload);
    }
    response.context_menu(|ui| chip_menu(ui, cx, row.file, scenario, &id, &payload));
}

fn payload_of(cx: &Cx<'_>, scenario: &ScenarioId, id: &AssignmentId) -> Payload {
    let many = cx.view.compose.chips.as_ref().filter(|(s, ids)| s == scenario && ids.contains(id));
    let assignments = many.map_or_else(|| vec![id.clone()], |(_, ids)| ids.clone());
    Payload::Assigned { scenario: scenario.clone(), assignments }
}

fn toggle(cx: &mut Cx<'_>, scenario: &ScenarioId, id: &AssignmentId) {
    let chips = cx.view.compose.chips.take().filter(|(s, _)| s == scenario);
    let mut ids = chips.map(|(_, ids)| ids).unwrap_or_default();
    if ids.contains(id) {
        ids.retain(|other| other != id);
    } else {
        ids.push(id.clone());
    }
    cx.view.compose.chips = (!ids.is_empty()).then(|| (scenario.clone(), ids));
}

fn chip_keys(ui: &Ui, cx: &mut Cx<'_>, file: &OpenFile, scenario: &ScenarioId, id: &AssignmentId, payload: &Payload) {
    let pressed = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    if pressed(egui::Key::Delete) || pressed(egui::Key::Backspace) {
        take_out(cx, payload);
    } else if pressed(egui::Key::Enter) {
        choose_place(cx, file, payload, false);
    } else if pressed(egui::Key::Space) {
        toggle(cx, scenario, id);
    }
}

fn take_out(cx: &mut Cx<'_>, payload: &Payload) {
    if let Payload::Assigned { scenario, assignments } = payload {
        cx.wish(Intent::Edit(Command::TakeOut { scenario: scenario.clone(), assignments: assignments.clone() }));
    }
}

/// Opens the list of places for a payload, over the scenarios that are not archived, the active one first.
pub fn choose_place(cx: &mut Cx<'_>, file: &OpenFile, payload: &Payload, copy: bool) {
    let mut scenarios: Vec<ScenarioId> = cx.view.compose.active(file).into_iter().collect();
    for id in cx.view.compose.open(file) {
        if !scenarios.contains(id) {
            scenarios.push(id.clone());
        }
    }
    cx.view.dialog = Some(Dialog::Place(Box::new(Place::new(file, payload, &scenarios, copy))));
}

fn chip_menu(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    file: &OpenFile,
    scenario: &ScenarioId,
    id: &AssignmentId,
    payload: &Payload,
) {
    if ui.button("Move to…").clicked() {
        choose_place(cx, file, payload, false);
        ui.close();
    }
    if ui.button("Copy to…").clicked() {
        choose_place(cx, file, payload, true);
        ui.close();
    }
    if ui.button("Details").clicked() {
        cx.wish(Intent::Select(Selection::Assignment(scenario.clone(), id.clone())));
        cx.wish(Intent::Fold(crate::ui::frame::INSPECTOR, false));
        ui.close();
    }
    ui.separator();
    if ui.button("Take out").clicked() {
        take_out(cx, payload);
        ui.close();
    }
}
