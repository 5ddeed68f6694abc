//! The matrix: a row for each nation, a cell for each question, and as many rows as are in view. Where there is little
//! room it scrolls sideways and the nations stay.

use egui::{
    Align2, EventFilter, Id, Rect, Response, ScrollArea, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use super::known::{self, Line, QUESTIONS};
use super::{form, new_pledge};
use crate::analysis::survey::Standing;
use crate::base::{NationId, visible};
use crate::edit::Command;
use crate::model::{Answer, NationRole, Position, Question};
use crate::session::{OpenFile, clock};
use crate::ui::cx::Cx;
use crate::ui::intent::Intent;
use crate::ui::kit::state_mark::{self, mark};
use crate::ui::look::icons::Icon;
use crate::ui::look::paint::{self, Force};
use crate::ui::look::theme::{RADIUS, Sizes, Theme};
use crate::ui::look::{flags, fonts};
use crate::ui::{format, text};

const HEAD: f32 = 32.0;
const NATION: f32 = 220.0;
const PLEDGES: f32 = 68.0;
/// Width of the last column, with its words and, where room is short, without.
const ADD: [f32; 2] = [104.0, 40.0];
/// Room under which the last column has no words.
const WORDS: f32 = 1000.0;
/// Widths of the questions' columns: the least, and as designed.
const QUESTION: [(f32, f32); 3] = [(180.0, 228.0), (224.0, 236.0), (180.0, 212.0)];

/// Where the columns stand, counted from the left of the matrix.
struct Places {
    questions: [(f32, f32); 3],
    pledges: f32,
    add: f32,
    add_width: f32,
    width: f32,
}

impl Places {
    fn new(room: f32) -> Self {
        let sum = |pick: fn(&(f32, f32)) -> f32| QUESTION.iter().map(pick).sum::<f32>();
        let (least, designed) = (sum(|(least, _)| *least), sum(|(_, designed)| *designed));
        let add_width = ADD[usize::from(room < WORDS)];
        let over = (room - NATION - PLEDGES - add_width).max(least);
        // Up to the designed widths the columns grow towards them, beyond that all alike.
        let grown = ((over - least) / (designed - least)).min(1.0);
        let scale = (over / designed).max(1.0);
        let mut left = NATION;
        let questions = QUESTION.map(|(least, designed)| {
            let width = ((least + (designed - least) * grown) * scale).floor();
            let place = (left, width);
            left += width;
            place
        });
        let pledges = left;
        Self { questions, pledges, add: pledges + PLEDGES, add_width, width: (pledges + PLEDGES + add_width).max(room) }
    }

    fn cell(row: Rect, (left, width): (f32, f32)) -> Rect {
        Rect::from_min_size(pos2(row.left() + left, row.top()), vec2(width, row.height()))
    }
}

/// The nation's cell: at the left of what is seen, however far the rest is scrolled.
fn nation_rect(ui: &Ui, row: Rect) -> Rect {
    let left = row.left().max(ui.clip_rect().left());
    let width = NATION.min(ui.clip_rect().width() * 0.45);
    Rect::from_min_size(pos2(left, row.top()), vec2(if left > row.left() { width } else { NATION }, row.height()))
}

/// Identity of a cell.
pub fn cell_id(nation: &NationId, question: usize) -> Id {
    Id::unique(("survey cell", nation.as_str(), question))
}

/// Draws the matrix.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile) {
    let places = Places::new(ui.available_width());
    let mut area = ScrollArea::horizontal().id_salt("survey across").auto_shrink(false);
    let view = &mut cx.view.survey;
    if std::mem::take(&mut view.reveal_across)
        && let Some((left, width)) = places.questions.get(view.question)
    {
        // Not under the nations, which stay at the left.
        let (first, last) = (left - NATION, left + width - ui.available_width());
        area = area.horizontal_scroll_offset(view.left.clamp(last.min(first), first.max(last)).max(0.0));
    }
    let output = area.show(ui, |ui| {
        ui.set_min_width(places.width);
        ui.spacing_mut().item_spacing = Vec2::ZERO;
        head(ui, file, &places);
        body(ui, cx, file, &places);
    });
    cx.view.survey.left = output.state.clamped_offset().x;
}

fn head(ui: &mut Ui, file: &OpenFile, places: &Places) {
    let t = Theme::of(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(places.width, HEAD), Sense::hover());
    let painter = ui.painter().clone();
    painter.rect_filled(rect, 0, t.head);
    let word = |ui: &Ui, cell: Rect, words: &str, right: bool| {
        let (at, anchor) = if right {
            (pos2(cell.right() - 10.0, cell.center().y), Align2::RIGHT_CENTER)
        } else {
            (pos2(cell.left() + 10.0, cell.center().y), Align2::LEFT_CENTER)
        };
        paint::text(ui.painter(), at, anchor, words, fonts::bold(12.0), t.text1, cell.width() - 16.0);
    };
    for (n, place) in places.questions.iter().enumerate() {
        let cell = Places::cell(rect, *place);
        let words = format!("{} {}", n + 1, known::subject(file, QUESTIONS[n]));
        word(ui, cell, &words, false);
        let response = ui.interact(cell, Id::unique(("survey head", n)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(egui::Role::ColumnHeader, true, &words));
        response.on_hover_text(crate::analysis::survey::wording(file.plan(), QUESTIONS[n]));
        painter.vline(cell.left(), rect.y_range(), Stroke::new(1.0, t.line));
    }
    let pledges = Places::cell(rect, (places.pledges, PLEDGES));
    word(ui, pledges, "Pledges", true);
    for x in [pledges.left(), pledges.right()] {
        painter.vline(x, rect.y_range(), Stroke::new(1.0, t.line));
    }
    let nation = nation_rect(ui, rect);
    painter.rect_filled(nation, 0, t.head);
    word(ui, nation, "Nation", false);
    paint::hline(&painter, rect, rect.bottom() - 1.0, t.line);
}

fn body(ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile, places: &Places) {
    let height = Sizes::of(ui).row;
    let view = &mut cx.view.survey;
    let (lines, list) = (view.known.lines().clone(), view.known.list().clone());
    let mut area = ScrollArea::vertical().id_salt("survey down").auto_shrink(false);
    if std::mem::take(&mut view.reveal) {
        let at = list.iter().position(|at| lines.get(*at).is_some_and(|line| Some(&line.id) == view.current.as_ref()));
        if let Some(at) = at {
            let room = ui.available_height();
            let (top, bottom) = (at as f32 * height, (at + 1) as f32 * height);
            if top < view.top {
                area = area.vertical_scroll_offset(top);
            } else if bottom > view.top + room {
                area = area.vertical_scroll_offset(bottom - room);
            }
        }
    }
    let output = area.show_rows(ui, height, list.len(), |ui, range| {
        for at in range {
            if let Some(line) = list.get(at).and_then(|at| lines.get(*at)) {
                row(ui, cx, file, places, line);
            }
        }
    });
    cx.view.survey.top = output.state.clamped_offset().y;
}

fn row(ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile, places: &Places, line: &Line) {
    let t = Theme::of(ui);
    let (_, rect) = ui.allocate_space(vec2(places.width, Sizes::of(ui).row));
    let current = cx.view.survey.current.as_ref() == Some(&line.id);
    let over = ui.rect_contains_pointer(rect);
    let ground = if current {
        t.select
    } else if over {
        t.hover
    } else {
        t.card
    };
    ui.painter().rect_filled(rect, 0, ground);
    paint::hline(ui.painter(), rect, rect.bottom() - 1.0, t.line);
    for (n, place) in places.questions.iter().enumerate() {
        cell(ui, cx, file, line, n, Places::cell(rect, *place), current);
    }
    pledges(ui, cx, file, places, line, rect);
    nation(ui, cx, file, line, rect, ground, current);
    if let Some(place) = places.questions.get(cx.view.survey.question).filter(|_| current) {
        let id = cell_id(&line.id, cx.view.survey.question);
        let width = if ui.memory(|m| m.has_focus(id)) { 2.0 } else { 1.0 };
        let outline = Places::cell(rect, *place);
        let free = outline.with_min_x(outline.left().max(nation_rect(ui, rect).right()));
        ui.painter().rect_stroke(free, 0, Stroke::new(width, t.accent), StrokeKind::Inside);
    }
}

fn nation(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    file: &OpenFile,
    line: &Line,
    rect: Rect,
    ground: egui::Color32,
    current: bool,
) {
    let t = Theme::of(ui);
    let Some(nation) = line.nation(file) else { return };
    let cell = nation_rect(ui, rect);
    let response = ui.interact(cell, Id::unique(("survey nation", line.id.as_str())), Sense::CLICK);
    let name = visible(&nation.name);
    let pledged = format::counted(line.row.pledges as i64, "pledge", "pledges");
    let mut words = format!("{} {name}, {}, {pledged}", visible(line.id.as_str()), text::role(nation.role));
    if !line.contradictions.is_empty() {
        words.push_str(", contradicted");
    }
    response.widget_info(|| WidgetInfo::selected(egui::Role::RowHeader, ui.is_enabled(), current, &words));
    let painter = ui.painter();
    painter.rect_filled(cell.with_max_y(cell.bottom() - 1.0), 0, ground);
    if current {
        painter.rect_filled(cell.with_max_x(cell.left() + 3.0), 0, t.accent);
    }
    let middle = cell.center().y;
    flags::draw(painter, pos2(cell.left() + 10.0, middle - 6.0), flags::SIZE, line.id.as_str());
    let at = pos2(cell.left() + 34.0, middle);
    let code = visible(line.id.as_str());
    paint::text(painter, at, Align2::LEFT_CENTER, &code, fonts::regular(12.0), t.text2, 32.0);
    let mut right = cell.right() - 10.0;
    if nation.role != NationRole::Participant && line.contradictions.is_empty() {
        let at = pos2(right, middle);
        let words = text::role(nation.role);
        let (placed, _) = paint::text(painter, at, Align2::RIGHT_CENTER, words, fonts::regular(11.0), t.text3, 60.0);
        right = placed.left() - 6.0;
    }
    if !line.contradictions.is_empty() {
        mark(painter, pos2(right - 14.0, middle), Icon::Warning, 14.0, t.minimum);
        right -= 20.0;
    }
    let at = pos2(cell.left() + 70.0, middle);
    paint::text(painter, at, Align2::LEFT_CENTER, &name, fonts::bold(12.0), t.text1, right - at.x);
    if response.clicked() {
        let question = cx.view.survey.question;
        cx.view.survey.look_at(&line.id, question);
        cx.view.survey.focus = true;
    }
    if !line.contradictions.is_empty() {
        response.on_hover_text("A scenario assigns what its latest answer rules out");
    }
}

/// What a cell says in words: "no, 4 September 2025", "due".
fn words(latest: Option<&Position>, standing: Standing) -> String {
    let date = latest.and_then(|position| position.date).map(|date| format!(", {}", text::date(date)));
    match standing {
        Standing::Answered(answer) => format!("{}{}", known::answer(answer), date.unwrap_or_default()),
        Standing::NotStated => format!("not stated{}", date.unwrap_or_default()),
        Standing::Due => "due".to_owned(),
        Standing::NotDue => "not due".to_owned(),
    }
}

fn cell(ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile, line: &Line, n: usize, cell: Rect, current: bool) {
    let t = Theme::of(ui);
    let view = &mut cx.view.survey;
    let lead = current && view.question == n;
    // One cell takes the keyboard; the arrow keys lead to the others.
    let sense = if lead { Sense::click() } else { Sense::CLICK };
    let response = ui.interact(cell, cell_id(&line.id, n), sense);
    if lead && std::mem::take(&mut view.focus) {
        response.request_focus();
    }
    if response.has_focus() {
        let arrows = EventFilter { vertical_arrows: true, horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|m| m.set_focus_lock_filter(response.id, arrows));
    }
    let standing = line.row.cells[n].standing;
    let latest = line.row.cells[n].latest.and_then(|at| file.plan().positions.get(at)).map(AsRef::as_ref);
    let question = QUESTIONS[n];
    let against = line.contradictions.iter().any(|c| c.question == question);
    let nation = line.nation(file).map_or_else(String::new, |nation| visible(&nation.name));
    let mut name = format!("{nation}, {}: {}", known::subject(file, question), words(latest, standing));
    if against {
        name.push_str(", contradicted");
    }
    response.widget_info(|| WidgetInfo::selected(egui::Role::Cell, ui.is_enabled(), lead, &name));
    let painter = ui.painter().clone();
    painter.vline(cell.left(), cell.y_range().shrink(4.0), Stroke::new(1.0, t.line));
    let date = latest.and_then(|position| position.date).map_or_else(String::new, text::short_date);
    paint_answer(&painter, cell, standing, &date, against);
    let by_key = ui.input(|i| i.key_pressed(egui::Key::Enter) || i.key_pressed(egui::Key::Space));
    if response.clicked() && !by_key {
        view.look_at(&line.id, n);
        view.focus = true;
    }
    if response.double_clicked() {
        view.look_at(&line.id, n);
        view.begin(file);
    }
    if standing == Standing::Due {
        let shown = if cell.width() > 190.0 { "Record answer" } else { "Record" };
        let words = format!("Record answer: {nation}, {}", known::subject(file, question));
        let id = Id::unique(("survey due", line.id.as_str(), n));
        if small_button(ui, cell, shown, &words, id).clicked() {
            cx.view.survey.look_at(&line.id, n);
            cx.view.survey.begin(file);
        }
    }
    menu(cx, file, line, n, &response);
    if let Some(said) = latest.and_then(|position| position.text.as_deref()) {
        let source = latest.and_then(|position| position.source.as_deref()).unwrap_or("");
        response.on_hover_text(visible(&format!("{said} {source}")));
    }
}

fn paint_answer(painter: &egui::Painter, cell: Rect, standing: Standing, date: &str, against: bool) {
    let t = Theme::of(painter.ctx());
    let middle = cell.center().y;
    let from = pos2(cell.left() + 11.0, middle);
    let after = pos2(cell.left() + 30.0, middle);
    let regular = fonts::regular(12.0);
    let (icon, word, font, ink) = match standing {
        Standing::Answered(answer) => (known::mark(answer), known::answer(answer), regular, t.text1),
        Standing::NotStated => (known::mark(Answer::NotStated), "not stated", regular, t.text2),
        Standing::Due => (state_mark::Answer::Due.icon(), "due", fonts::bold(12.0), t.minimum),
        Standing::NotDue => {
            paint::text(painter, from - vec2(1.0, 0.0), Align2::LEFT_CENTER, format::NO_VALUE, regular, t.text3, 20.0);
            return;
        }
    };
    known::draw(painter, icon, Rect::from_center_size(pos2(from.x + 6.5, middle), Vec2::splat(13.0)), ink);
    let (placed, _) = paint::text(painter, after, Align2::LEFT_CENTER, word, font, ink, cell.width() - 40.0);
    let mut right = placed.right();
    if against {
        right = mark(painter, pos2(right + 6.0, middle), Icon::Warning, 13.0, t.minimum).x;
    }
    let at = pos2(cell.right() - 10.0, middle);
    let room = at.x - right - 8.0;
    let words = paint::line(painter, date, fonts::regular(11.0), t.text3, f32::INFINITY);
    if words.size().x <= room {
        paint::place(painter, at, Align2::RIGHT_CENTER, words, t.text3);
    }
}

/// A button inside a cell, at its right. The keyboard has Enter on the cell instead.
fn small_button(ui: &Ui, cell: Rect, words: &str, name: &str, id: Id) -> Response {
    let t = Theme::of(ui);
    let galley = paint::line(ui.painter(), words, fonts::regular(11.0), t.text1, 120.0);
    let size = vec2(galley.size().x + 18.0, (cell.height() - 4.0).min(24.0));
    let rect = Rect::from_min_size(pos2(cell.right() - 10.0 - size.x, cell.center().y - size.y / 2.0), size);
    let response = ui.interact(rect, id, Sense::CLICK);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, ui.is_enabled(), name));
    let fill = paint::surface(ui, &response, Force::Live, t.card);
    ui.painter().rect(rect, RADIUS, fill, Stroke::new(1.0, t.line_strong), StrokeKind::Inside);
    paint::place(ui.painter(), rect.center(), Align2::CENTER_CENTER, galley, t.text1);
    response
}

fn pledges(ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile, places: &Places, line: &Line, row: Rect) {
    let t = Theme::of(ui);
    let cell = Places::cell(row, (places.pledges, PLEDGES));
    let painter = ui.painter().clone();
    for x in [cell.left(), cell.right()] {
        painter.vline(x, cell.y_range().shrink(4.0), Stroke::new(1.0, t.line));
    }
    let count = format::whole(line.row.pledges as i64);
    let at = pos2(cell.right() - 10.0, cell.center().y);
    paint::text(&painter, at, Align2::RIGHT_CENTER, &count, fonts::bold(12.0), t.text1, 50.0);
    let cell = Places::cell(row, (places.add, places.width - places.add));
    let response = ui.interact(cell, Id::unique(("survey add", line.id.as_str())), Sense::CLICK);
    let nation = line.nation(file).map_or_else(String::new, |nation| visible(&nation.name));
    let name = format!("Add a pledge: {nation}");
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, ui.is_enabled(), &name));
    let current = cx.view.survey.current.as_ref() == Some(&line.id);
    let ink = if current || response.hovered() { t.accent } else { t.text2 };
    let from = pos2(cell.left() + 10.0, cell.center().y);
    mark(&painter, from, Icon::Plus, 13.0, ink);
    let at = pos2(cell.left() + 27.0, cell.center().y);
    let words = places.add_width > ADD[1];
    if words {
        paint::text(&painter, at, Align2::LEFT_CENTER, "Add pledge", fonts::regular(12.0), ink, ADD[0] - 30.0);
    }
    let response = if words { response } else { response.on_hover_text("Add a pledge") };
    if response.clicked() {
        let question = cx.view.survey.question;
        cx.view.survey.look_at(&line.id, question);
        add_pledge(cx, file, line);
    }
}

/// A new pledge of a nation: from its answer on what else it would give, where there is one that offers something.
pub fn add_pledge(cx: &mut Cx<'_>, file: &OpenFile, line: &Line) {
    let offers = |standing| matches!(standing, Standing::Answered(Answer::Yes | Answer::Conditional));
    let answer = line.row.cells[2];
    let answer = answer.latest.filter(|_| offers(answer.standing));
    cx.view.dialog = Some(new_pledge(file, &line.id, answer));
}

/// The answer of a cell, given today without more words.
pub fn short_answer(nation: &NationId, question: Question, answer: Answer) -> Intent {
    let position = Position { nation: nation.clone(), question, answer, date: clock::today(), ..Position::default() };
    Intent::Edit(Command::RecordAnswer(Box::new(position)))
}

fn menu(cx: &mut Cx<'_>, file: &OpenFile, line: &Line, n: usize, response: &Response) {
    response.context_menu(|ui| {
        cx.view.survey.look_at(&line.id, n);
        if ui.button("Record answer…").clicked() {
            cx.view.survey.begin(file);
            ui.close();
        }
        for (answer, key) in form::ANSWERS {
            let word = known::answer(answer);
            if ui.add(egui::Button::new(format!("Today: {word}")).shortcut_text(key.name())).clicked() {
                cx.intents.push(short_answer(&line.id, QUESTIONS[n], answer));
                ui.close();
            }
        }
        ui.separator();
        if ui.add(egui::Button::new("Add a pledge…").shortcut_text("P")).clicked() {
            add_pledge(cx, file, line);
            ui.close();
        }
    });
}
