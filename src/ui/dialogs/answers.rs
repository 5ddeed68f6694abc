//! Answers that were read from a file: what each row would change, which scenarios that touches and which lines break,
//! before any of it is taken.

use std::path::PathBuf;

use egui::{Align2, Rect, ScrollArea, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::controls::from_right;
use super::{Dialog, Outcome, buttons, fields, touched};
use crate::base::visible;
use crate::exchange::replies::{ReplyKind, ReplyRow};
use crate::session::{Jobs, Resurvey, Snapshot, Wake};
use crate::ui::cx::Cx;
use crate::ui::format;
use crate::ui::intent::Intent;
use crate::ui::kit::button::Button;
use crate::ui::kit::switch::checkbox;
use crate::ui::look::icons::{self, Icon};
use crate::ui::look::theme::Theme;
use crate::ui::look::{flags, fonts, paint};

const ROW: f32 = 24.0;

/// What was read, or is being read off the interface's thread.
#[derive(Debug)]
pub struct Answers {
    jobs: Jobs<Result<Resurvey, String>>,
    read: Option<Result<Resurvey, String>>,
    /// Show what stands as it is, too.
    all: bool,
}

impl Answers {
    /// Begins to read a file.
    pub fn start(path: PathBuf, snapshot: Snapshot, wake: Wake) -> Self {
        let mut jobs = Jobs::new();
        jobs.set_wake(wake);
        jobs.start(move || snapshot.read_answers(&path));
        Self { jobs, read: None, all: false }
    }

    /// Waits until it is read: for tests.
    pub fn settle(&mut self) {
        self.read = self.jobs.wait().or(self.read.take());
    }

    /// Takes what was read, once it is there.
    fn poll(&mut self) {
        if let Some(read) = self.jobs.take() {
            self.read = Some(read);
        } else if self.read.is_none() && !self.jobs.busy() {
            self.read = Some(Err("The file could not be understood, and nothing was changed".to_owned()));
        }
    }
}

/// Draws the list.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut Answers) -> Outcome {
    let Some(file) = cx.session.active() else { return Outcome::Closed };
    state.poll();
    let read = match &state.read {
        Some(Ok(read)) => read,
        Some(Err(why)) => {
            cx.view.dialog = Some(Dialog::Message { title: "Not imported".to_owned(), text: why.clone() });
            return Outcome::Closed;
        }
        None => return waiting(ui),
    };
    let taken = read.rows.len() - read.count(ReplyKind::Unreadable) - read.count(ReplyKind::Unchanged);
    fields::remark(ui, &format!("{}: {}.", read.name, counts(read)));
    ui.add_space(6.0);
    let rows: Vec<&ReplyRow> = read.rows.iter().filter(|row| state.all || row.kind != ReplyKind::Unchanged).collect();
    let room = (ui.ctx().content_rect().height() - 260.0).max(120.0);
    let any_touched = !read.touched.is_empty();
    let height = if any_touched { (room * 0.5).min(260.0) } else { room.min(420.0) };
    let spacing = std::mem::take(&mut ui.spacing_mut().item_spacing.y);
    ScrollArea::vertical().id_salt("answers").max_height(height.min(rows.len().max(1) as f32 * ROW)).show_rows(
        ui,
        ROW,
        rows.len(),
        |ui, range| {
            ui.set_width(ui.available_width());
            for row in rows.get(range).unwrap_or_default() {
                reply(ui, row);
            }
        },
    );
    ui.spacing_mut().item_spacing.y = spacing;
    let unchanged = read.count(ReplyKind::Unchanged);
    if unchanged > 0 {
        let words = format!("Show what stands as it is ({unchanged})");
        checkbox(ui, &mut state.all, &words, "");
    }
    if any_touched {
        ui.add_space(8.0);
        ScrollArea::vertical().id_salt("touched").max_height(room - height).show(ui, |ui| {
            ui.set_width(ui.available_width());
            touched::show(ui, file, &read.touched, "Scenarios that lean on these nations");
        });
    }
    let command = read.command();
    let words = match taken {
        1 => "Take 1 change".to_owned(),
        n => format!("Take {n} changes"),
    };
    let (done, cancelled) = buttons(ui, &words, command.is_some());
    if done {
        cx.intents.extend(command.map(Intent::Edit));
    }
    if done || cancelled { Outcome::Closed } else { Outcome::Open }
}

/// What is shown while the file is read; how far it is is not known.
fn waiting(ui: &mut Ui) -> Outcome {
    ui.horizontal(|ui| {
        ui.add(egui::Spinner::new().size(14.0));
        fields::remark(ui, "Reading the answers");
    });
    ui.add_space(16.0);
    let cancelled = from_right(ui, |ui| Button::new("Cancel").show(ui).clicked());
    if cancelled { Outcome::Closed } else { Outcome::Open }
}

fn counts(read: &Resurvey) -> String {
    let kinds = [
        (ReplyKind::Changed, "changed"),
        (ReplyKind::New, "new"),
        (ReplyKind::Older, "older than what stands"),
        (ReplyKind::Unchanged, "as they stand"),
        (ReplyKind::Unreadable, "not readable"),
    ];
    let words: Vec<String> = kinds
        .iter()
        .map(|(kind, word)| (read.count(*kind), word))
        .filter(|(n, _)| *n > 0)
        .map(|(n, word)| format!("{n} {word}"))
        .collect();
    if words.is_empty() { "nothing is filled in".to_owned() } else { format::listed(&words) }
}

/// The mark, the word and the ink of a kind of row.
fn kind(kind: ReplyKind, t: &Theme) -> (Icon, &'static str, egui::Color32) {
    match kind {
        ReplyKind::Unreadable => (Icon::Error, "not readable", t.unmet),
        ReplyKind::Changed => (Icon::Swap, "changed", t.minimum),
        ReplyKind::New => (Icon::Plus, "new", t.text1),
        ReplyKind::Older => (Icon::Clock, "older", t.text2),
        ReplyKind::Unchanged => (Icon::Tick, "stands", t.text3),
    }
}

fn reply(ui: &mut Ui, row: &ReplyRow) {
    let t = Theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let (icon, word, ink) = kind(row.kind, t);
    let (before, after) = (visible(&row.before), visible(&row.after));
    let change = match (row.kind, before.is_empty()) {
        (ReplyKind::Changed | ReplyKind::Older, false) => format!("{before} → {after}"),
        _ => after,
    };
    let name = format!("{word}: {}, {}: {change}, line {}", row.nation, row.subject, row.line);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &name));
    let painter = ui.painter();
    paint::hline(painter, rect, rect.bottom() - 1.0, t.line);
    let middle = rect.center().y;
    icons::draw(painter, icon, Rect::from_min_size(pos2(rect.left(), middle - 6.5), Vec2::splat(13.0)), ink);
    let put = |x: f32, words: &str, ink: egui::Color32, room: f32, bold: bool| {
        let font = if bold { fonts::bold(12.0) } else { fonts::regular(12.0) };
        paint::text(painter, pos2(rect.left() + x, middle), Align2::LEFT_CENTER, words, font, ink, room).1
    };
    put(20.0, word, ink, 76.0, false);
    flags::draw(painter, pos2(rect.left() + 100.0, middle - 5.5), flags::SIZE_CHIP, &row.nation);
    put(122.0, &row.nation, t.text1, 52.0, false);
    put(178.0, &row.subject, t.text2, 190.0, false);
    let cut = put(374.0, &change, t.text1, rect.width() - 378.0, row.kind == ReplyKind::Changed);
    if cut {
        response.on_hover_text(change);
    }
}
