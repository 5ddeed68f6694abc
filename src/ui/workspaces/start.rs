//! The start page: open, the sample, new from a template, recent files.

use std::collections::BTreeSet;
use std::path::PathBuf;

use egui::{
    Align2, Id, Key, Rect, Response, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2,
};

use crate::base::{Date, visible};
use crate::model::Marking;
use crate::search::Texts;
use crate::session::{Recent, clock};
use crate::ui::actions::Action;
use crate::ui::cx::Cx;
use crate::ui::frame::{NARROW, marking_level, marking_words};
use crate::ui::intent::Intent;
use crate::ui::kit::button::Button;
use crate::ui::kit::field::{Field, shortcut_cap};
use crate::ui::kit::{badge, empty_state};
use crate::ui::look::fonts;
use crate::ui::look::icons::{self, Icon};
use crate::ui::look::paint::{self, Force};
use crate::ui::look::theme::{MarkingLevel, RADIUS, RADIUS_TAG, Slot, Theme};
use crate::words::ui::start as words;

/// A way to begin.
struct Way {
    icon: Icon,
    /// Its name and what it holds.
    words: words::Way,
    action: Action,
}

const START: [Way; 2] = [
    Way { icon: Icon::Folder, words: words::OPEN, action: Action::Open },
    Way { icon: Icon::Compose, words: words::SAMPLE, action: Action::OpenSample },
];

const TEMPLATES: [Way; 3] = [
    Way { icon: Icon::File, words: words::EMPTY, action: Action::NewEmpty },
    Way { icon: Icon::Layers, words: words::REASSURANCE, action: Action::NewReassurance },
    Way { icon: Icon::Anchor, words: words::MINE_CLEARANCE, action: Action::NewMineClearance },
];

/// The recent files that are marked for Compare; kept while the program runs.
fn marked_id() -> Id {
    Id::unique("start marked")
}

/// Draws the page.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let narrow = ui.available_width() < NARROW;
    ScrollArea::vertical().id_salt("start").auto_shrink(false).show(ui, |ui| {
        let width = ui.available_width().min(1184.0) - 64.0;
        let from =
            ui.cursor().min + vec2(((ui.available_width() - width) / 2.0).round(), if narrow { 20.0 } else { 64.0 });
        let page = Rect::from_min_size(from, vec2(width, f32::INFINITY));
        let used = ui.scope_builder(UiBuilder::new().max_rect(page), |ui| {
            head(ui, narrow);
            ui.add_space(if narrow { 16.0 } else { 36.0 });
            let top = ui.cursor().min;
            let left = if narrow { width } else { 368.0 };
            let begin = column(ui, Rect::from_min_size(top, vec2(left, f32::INFINITY)), |ui| ways(ui, cx));
            let from = if narrow { pos2(top.x, begin.bottom() + 24.0) } else { pos2(top.x + left + 32.0, top.y) };
            let room = Rect::from_min_size(from, vec2(page.right() - from.x, f32::INFINITY));
            column(ui, room, |ui| recent(ui, cx, narrow));
        });
        ui.expand_to_include_rect(used.response.rect.expand2(vec2(0.0, 24.0)));
    });
}

fn column(ui: &mut Ui, rect: Rect, add: impl FnOnce(&mut Ui)) -> Rect {
    let used = ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
        ui.set_max_width(rect.width());
        ui.spacing_mut().item_spacing.y = 8.0;
        add(ui);
    });
    used.response.rect
}

fn head(ui: &mut Ui, narrow: bool) {
    let t = Theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 40.0), Sense::hover());
    let words = words::PURPOSE;
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Heading, true, format!("Muster. {words}")));
    let painter = ui.painter();
    mark(painter, Rect::from_min_size(rect.min + vec2(0.0, 4.0), Vec2::splat(32.0)));
    let x = rect.left() + 48.0;
    paint::text(painter, pos2(x, rect.top() + 11.0), Align2::LEFT_CENTER, "Muster", fonts::bold(22.0), t.text1, 300.0);
    let at = pos2(x, rect.top() + 32.0);
    paint::text(painter, at, Align2::LEFT_CENTER, words, fonts::regular(12.0), t.text2, rect.width() - 48.0);
    if !narrow {
        let words = words::version(env!("CARGO_PKG_VERSION"));
        let at = pos2(rect.right(), rect.top() + 18.0);
        paint::text(painter, at, Align2::RIGHT_CENTER, &words, fonts::regular(12.0), t.text3, 600.0);
    }
}

/// The mark of the program: what is asked as a line, and bars that get thinner below it, as a force gets real.
fn mark(painter: &egui::Painter, rect: Rect) {
    let t = Theme::of(painter.ctx());
    let bar = |x: f32, width: f32, height: f32, colour| {
        let from = pos2(rect.left() + x, rect.bottom() - 2.0 - height);
        painter.rect_filled(Rect::from_min_size(from, vec2(width, height)), 1, colour);
    };
    painter.rect_filled(Rect::from_min_size(rect.min + vec2(1.0, 2.0), vec2(30.0, 3.0)), 1, t.accent);
    bar(1.0, 7.0, 14.0, t.confirmed);
    bar(9.0, 8.0, 22.0, t.sustained);
    bar(18.0, 6.0, 10.0, t.lost);
    bar(25.0, 6.0, 5.0, t.lost);
}

fn title(ui: &mut Ui, words: &str) {
    let t = Theme::of(ui);
    ui.label(egui::RichText::new(words).font(fonts::bold(14.0)).color(t.text1));
}

fn ways(ui: &mut Ui, cx: &mut Cx<'_>) {
    title(ui, "Start");
    for way in &START {
        if card(ui, way) {
            cx.wish(Intent::Do(way.action));
        }
    }
    ui.add_space(12.0);
    title(ui, words::TEMPLATES);
    for way in &TEMPLATES {
        if card(ui, way) {
            cx.wish(Intent::Do(way.action));
        }
    }
}

fn card(ui: &mut Ui, way: &Way) -> bool {
    let t = Theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 52.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, way.words.0));
    let painter = ui.painter();
    let fill = paint::surface(ui, &response, Force::Live, t.card);
    painter.rect(rect, RADIUS, fill, Stroke::new(1.0, t.line), StrokeKind::Inside);
    let icon = Rect::from_center_size(pos2(rect.left() + 25.0, rect.center().y), Vec2::splat(16.0));
    icons::draw(painter, way.icon, icon, t.accent);
    let shortcut = way.action.row().and_then(|row| row.shortcut.as_ref()).map(|s| ui.format_shortcut(s));
    let right = shortcut
        .map_or(rect.right() - 12.0, |s| shortcut_cap(ui, rect.right() - 14.0, rect.center().y, &s.replace('+', " ")));
    two_lines(painter, pos2(rect.left() + 48.0, rect.center().y), way.words.0, way.words.1, right - rect.left() - 56.0);
    paint::ring_if_focused(ui, &response);
    response.clicked()
}

fn two_lines(painter: &egui::Painter, at: egui::Pos2, title: &str, words: &str, room: f32) {
    let t = Theme::of(painter.ctx());
    paint::text(painter, at - vec2(0.0, 8.5), Align2::LEFT_CENTER, title, fonts::bold(13.0), t.text1, room);
    paint::text(painter, at + vec2(0.0, 8.5), Align2::LEFT_CENTER, words, fonts::regular(12.0), t.text2, room);
}

fn recent(ui: &mut Ui, cx: &mut Cx<'_>, narrow: bool) {
    let t = Theme::of(ui);
    let all = &cx.session.settings.recent;
    let top = ui.cursor().min;
    title(ui, "Recent");
    if all.is_empty() {
        empty_state::empty_state(ui, Icon::File, words::NOTHING_YET, None);
        return;
    }
    let width = ui.available_width();
    let find = Rect::from_min_size(pos2(top.x + width - 220.0, top.y - 6.0), vec2(220.0, 28.0));
    ui.scope_builder(UiBuilder::new().max_rect(find), |ui| {
        Field::search(&mut cx.view.find_recent, words::FIND, words::FIND, "", 220.0).show(ui);
    });
    let paths: Vec<_> = all.iter().map(|r| r.path.to_string_lossy()).collect();
    let texts = all.iter().zip(&paths).map(|(r, path)| [r.title.as_str(), path, &r.marking]);
    let found = Texts::new(texts).find(&cx.view.find_recent);
    let listed: Vec<&Recent> = found.ones().filter_map(|at| all.get(at)).collect();
    let mut marked: BTreeSet<PathBuf> = ui.data(|d| d.get_temp(marked_id())).unwrap_or_default();
    let before = marked.len();
    if listed.is_empty() {
        ui.label(words::NONE_MATCHES);
    }
    let today = clock::today();
    let frame = ui.cursor().min;
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut focused = None;
    for (n, file) in listed.iter().enumerate() {
        let on = marked.contains(&file.path);
        let response = row(ui, file, on, today, n > 0, narrow);
        if response.has_focus() {
            focused = Some(response.rect);
        }
        // Space marks a file; Enter and a press open it.
        let space = response.has_focus() && ui.input(|i| i.key_pressed(Key::Space));
        if space || (response.clicked() && ui.input(|i| i.modifiers.command)) {
            if !marked.remove(&file.path) {
                marked.insert(file.path.clone());
            }
        } else if response.clicked() {
            cx.wish(Intent::Open(file.path.clone()));
        }
    }
    let list = Rect::from_min_max(frame, pos2(frame.x + width, ui.min_rect().bottom()));
    ui.painter().rect_stroke(list, RADIUS, Stroke::new(1.0, t.line), StrokeKind::Outside);
    if let Some(rect) = focused {
        paint::focus_ring(ui, rect, RADIUS);
    }
    ui.add_space(12.0);
    if marked.len() >= 2 {
        let words = words::open_in_compare(marked.len());
        if Button::primary(&words).with_icon(Icon::Swap).show(ui).clicked() {
            let paths = all.iter().map(|r| r.path.clone()).filter(|path| marked.contains(path)).collect();
            cx.wish(Intent::OpenAndCompare(paths));
            marked.clear();
        }
    } else {
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(Vec2::splat(14.0), Sense::hover());
            icons::draw(ui.painter(), Icon::Swap, rect, t.text2);
            let words = words::HOW_TO_COMPARE;
            ui.label(egui::RichText::new(words).font(fonts::regular(12.0)).color(t.text2));
        });
    }
    if marked.len() != before || !marked.is_empty() {
        ui.data_mut(|d| d.insert_temp(marked_id(), marked));
    }
}

fn row(ui: &mut Ui, file: &Recent, on: bool, today: Option<Date>, rule: bool, narrow: bool) -> Response {
    let t = Theme::of(ui);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 56.0));
    let response = ui.interact(rect, Id::unique(("recent", &file.path)), Sense::click());
    let title = visible(&file.title);
    let name = format!("{title}, {}{}", visible(&file.path.to_string_lossy()), if on { ", selected" } else { "" });
    response.widget_info(|| WidgetInfo::selected(egui::Role::ListBoxOption, true, on, &name));
    let painter = ui.painter();
    painter.rect_filled(rect, 0, paint::surface(ui, &response, Force::Live, if on { t.select } else { t.card }));
    if rule {
        paint::hline(painter, rect, rect.top(), t.line);
    }
    let middle = rect.center().y;
    let icon = if on { Icon::Tick } else { Icon::File };
    let at = Rect::from_center_size(pos2(rect.left() + 28.0, middle), Vec2::splat(16.0));
    icons::draw(painter, icon, at, if on { t.accent } else { t.text2 });
    let mut right = rect.right() - 16.0;
    if !narrow {
        let when = words::opened(&file.opened, today);
        paint::text(painter, pos2(right, middle), Align2::RIGHT_CENTER, &when, fonts::regular(12.0), t.text2, 130.0);
        right -= 136.0;
        right = marking(painter, pos2(right, middle), &file.marking);
        for (letter, colour) in file.scenarios.iter().rev() {
            let slot = Slot::of_index(Slot::of_colour(colour).unwrap_or(0));
            badge::badge(
                painter,
                Rect::from_min_size(pos2(right - 16.0, middle - 8.0), Vec2::splat(16.0)),
                letter,
                slot,
            );
            right -= 20.0;
        }
    }
    two_lines(painter, pos2(rect.left() + 50.0, middle), &title, &place(file), right - rect.left() - 58.0);
    response.on_hover_text(visible(&file.path.to_string_lossy()))
}

/// Draws a marking as the banner would, its right end at `at`; returns its left end and a gap.
fn marking(painter: &egui::Painter, at: egui::Pos2, text: &str) -> f32 {
    let words = text.to_uppercase();
    let (policy, classification) = words.split_once(' ').unwrap_or(("", words.as_str()));
    let parts = Marking { policy: policy.to_owned(), classification: classification.to_owned(), ..Marking::default() };
    let galley = paint::line(painter, &marking_words(&parts), fonts::bold(11.0), MarkingLevel::ink(), 170.0);
    let rect = Rect::from_min_size(pos2(at.x - 172.0, at.y - 9.0), vec2(172.0, 18.0));
    painter.rect_filled(rect, RADIUS_TAG, marking_level(&parts).fill());
    paint::place(painter, rect.center(), Align2::CENTER_CENTER, galley, MarkingLevel::ink());
    rect.left() - 12.0
}

fn place(file: &Recent) -> String {
    let name = file.path.file_name().map(|n| n.to_string_lossy()).unwrap_or_default();
    let folder = file.path.parent().and_then(std::path::Path::file_name).map(|n| n.to_string_lossy());
    words::place(&name, folder.as_deref())
}
