//! Pledges from a sheet: which column is which field; then what each row would do, taken line by line as one step.

use std::sync::Arc;

use egui::{Align2, ComboBox, Modifiers, ProgressBar, Rect, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};
use serde_json::Value;

use super::controls::{Pressed, footer, from_right, taking_enter};
use super::{Outcome, fields};
use crate::base::visible;
use crate::import::{self, ColumnUse, Import, Map, RowResult, Sheet};
use crate::session::Importing;
use crate::ui::app::Cx;
use crate::ui::intent::Intent;
use crate::ui::paint::{self, Force};
use crate::ui::theme::{Sizes, Theme};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::segmented::segmented;
use crate::ui::widgets::switch::checkbox;
use crate::ui::{fonts, format};

/// Height that the rest of the dialog and the window's edge take, in points.
const AROUND: f32 = 320.0;
/// Height of what is told of the row that is looked at, in points.
const DETAIL: f32 = 130.0;
/// Where the cells of a row begin, in points: number, outcome, id and title, what it does.
const PLACES: [f32; 4] = [30.0, 84.0, 164.0, 400.0];

/// A sheet, how it is understood, and what is taken of it.
#[derive(Debug)]
pub struct ImportForm {
    importing: Importing,
    map: Map,
    /// The saved map that was chosen; `usize::MAX` for none.
    saved: usize,
    /// Whether the list of changes is shown.
    listed: bool,
    /// Which outcomes are shown: 0 for all.
    shown: usize,
    /// The rows of those, by position.
    rows: Vec<usize>,
    taken: Vec<bool>,
    current: Option<usize>,
}

impl ImportForm {
    /// Begins with a sheet that is being read.
    pub fn new(importing: Importing) -> Self {
        Self {
            importing,
            map: Map::default(),
            saved: usize::MAX,
            listed: false,
            shown: 0,
            rows: Vec::new(),
            taken: Vec::new(),
            current: None,
        }
    }

    /// Waits for what is worked out: for tests.
    pub fn settle(&mut self) {
        self.importing.settle();
    }

    /// Lists the rows of the outcome chosen.
    fn list(&mut self) {
        let Some(import) = &self.importing.import else { return };
        let wanted = self.shown.checked_sub(1).and_then(|at| import::Outcome::ALL.get(at));
        let fits = |row: &RowResult| wanted.is_none_or(|wanted| row.outcome == *wanted);
        self.rows = import.rows.iter().enumerate().filter(|(_, row)| fits(row)).map(|(at, _)| at).collect();
    }
}

/// Draws the step that the form is at.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, form: &mut ImportForm) -> Outcome {
    form.importing.poll();
    if let Some(why) = &form.importing.failed {
        fields::remark(ui, &visible(why));
        let other = if form.importing.sheet.is_some() { "Back to the columns" } else { "" };
        return match footer(ui, "Close", other, None) {
            Pressed::Nothing => Outcome::Open,
            Pressed::Primary => Outcome::Closed,
            Pressed::Other => {
                form.importing.failed = None;
                form.listed = false;
                Outcome::Open
            }
        };
    }
    let sheet = form.importing.sheet.clone();
    match (sheet, form.importing.import.clone()) {
        (Some(sheet), _) if !form.listed => columns(ui, cx, form, &sheet),
        (Some(_), Some(import)) => changes(ui, cx, form, &import),
        (sheet, _) => waiting(ui, form, sheet.is_some()),
    }
}

fn waiting(ui: &mut Ui, form: &ImportForm, read: bool) -> Outcome {
    let what = if read { "Matching the rows to the plan’s pledges" } else { "Reading" };
    fields::remark(ui, &format!("{what}: {}", form.importing.name));
    ui.add_space(8.0);
    ui.add(ProgressBar::new(form.importing.progress().unwrap_or(0.0)).desired_height(8.0));
    ui.ctx().request_repaint_after(std::time::Duration::from_millis(80));
    ui.add_space(16.0);
    let cancelled = from_right(ui, |ui| Button::new("Cancel").show(ui).clicked());
    if cancelled { Outcome::Closed } else { Outcome::Open }
}

/// The first step: what each column is.
fn columns(ui: &mut Ui, cx: &mut Cx<'_>, form: &mut ImportForm, sheet: &Sheet) -> Outcome {
    let rows = format::counted(sheet.rows.len() as i64, "row", "rows");
    let place = sheet.worksheet.as_ref().map_or_else(String::new, |name| format!(", worksheet {}", visible(name)));
    fields::remark(
        ui,
        &format!("{}{place}: {rows} below the head in row {}. {}.", sheet.name, sheet.head_row, sheet.read_as),
    );
    for note in &sheet.notes {
        fields::remark(ui, &format!("Note: {}.", visible(note)));
    }
    saved_maps(ui, cx, form);
    ui.add_space(6.0);
    let uses = form.map.resolve(&sheet.columns);
    let height = (ui.ctx().content_rect().height() - AROUND - 90.0).max(120.0);
    let row = Sizes::of(ui).control + 4.0;
    let area = ScrollArea::vertical().id_salt("import columns").max_height(height).auto_shrink([false, true]);
    area.show_rows(ui, row, sheet.columns.len(), |ui, range| {
        for (at, (head, used)) in sheet.columns.iter().zip(&uses).enumerate().take(range.end).skip(range.start) {
            if let Some(chosen) = column(ui, row, at, head, sheet, *used) {
                form.map.columns.insert(head.clone(), chosen);
            }
        }
    });
    fields::line(ui, &mut form.map.name, "Name of this map, to save it", "Spring returns", None);
    ui.add_space(4.0);
    let named = !form.map.name.trim().is_empty();
    let save = Button { disabled: !named, ..Button::new("Save map") }.show(ui);
    if taking_enter(ui, save).clicked() {
        let map = Map { name: form.map.name.trim().to_owned(), ..said(&form.map, sheet, &uses) };
        cx.wish(Intent::RememberMap(Box::new(map)));
    }
    match footer(ui, "Show the changes", "Cancel", None) {
        Pressed::Nothing => Outcome::Open,
        Pressed::Other => Outcome::Closed,
        Pressed::Primary => {
            form.importing.work_out(&form.map);
            (form.listed, form.current, form.shown) = (true, None, 0);
            form.taken.clear();
            Outcome::Open
        }
    }
}

/// The map with every column of the sheet said, guessed ones too.
fn said(map: &Map, sheet: &Sheet, uses: &[ColumnUse]) -> Map {
    let mut map = map.clone();
    for (head, used) in sheet.columns.iter().zip(uses) {
        map.columns.insert(head.clone(), *used);
    }
    map
}

fn saved_maps(ui: &mut Ui, cx: &Cx<'_>, form: &mut ImportForm) {
    let maps = &cx.session.settings.import_maps;
    if maps.is_empty() {
        return;
    }
    let names: Vec<String> = maps.iter().map(|map| visible(&map.name)).collect();
    let mut chosen = form.saved;
    fields::choice(ui, "Saved map", &names, &mut chosen);
    if chosen != form.saved {
        form.saved = chosen;
        form.map = maps.get(chosen).cloned().unwrap_or_default();
    }
}

/// One column: its head, what is in it, and what it is. Returns what was chosen.
fn column(ui: &mut Ui, height: f32, at: usize, head: &str, sheet: &Sheet, used: ColumnUse) -> Option<ColumnUse> {
    let t = Theme::of(ui);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height));
    let cells = sheet.rows.iter().take(200).map(|row| row.cell(at)).filter(|cell| !cell.is_empty()).take(3);
    let sample = visible(&cells.collect::<Vec<_>>().join("; "));
    let middle = rect.center().y;
    let width = rect.width();
    let painter = ui.painter();
    paint::text(
        painter,
        pos2(rect.left(), middle),
        Align2::LEFT_CENTER,
        &visible(head),
        fonts::bold(12.0),
        t.text1,
        width * 0.26,
    );
    let from = rect.left() + width * 0.28;
    paint::text(painter, pos2(from, middle), Align2::LEFT_CENTER, &sample, fonts::regular(11.0), t.text3, width * 0.38);
    let place = Rect::from_min_max(pos2(rect.left() + width * 0.68, rect.top() + 2.0), rect.max - vec2(12.0, 2.0));
    let mut chosen = used;
    let name = format!("{} is", visible(head));
    ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
        let combo =
            ComboBox::from_id_salt(("import column", at)).selected_text(words(used)).width(place.width()).truncate();
        let open = combo.show_ui(ui, |ui| {
            let all = import::Field::ALL.iter().copied().map(ColumnUse::Field);
            for other in [ColumnUse::Keep, ColumnUse::Ignore].into_iter().chain(all) {
                ui.selectable_value(&mut chosen, other, words(other));
            }
        });
        open.response.widget_info(|| {
            let mut info = WidgetInfo::labeled(egui::Role::ComboBox, true, &name);
            info.current_text_value = Some(words(used).to_owned());
            info
        });
        if open.response.has_focus() || open.inner.is_some() {
            ui.input_mut(|i| i.consume_key(Modifiers::NONE, egui::Key::Enter));
        }
    });
    (chosen != used).then_some(chosen)
}

fn words(used: ColumnUse) -> &'static str {
    match used {
        ColumnUse::Field(field) => field.name(),
        ColumnUse::Keep => "Kept in the note",
        ColumnUse::Ignore => "Left out",
    }
}

/// The second step: what each row would do.
fn changes(ui: &mut Ui, cx: &mut Cx<'_>, form: &mut ImportForm, import: &Arc<Import>) -> Outcome {
    if form.taken.len() != import.rows.len() {
        form.taken = import.rows.iter().map(RowResult::changes_the_plan).collect();
        form.list();
    }
    let counted = |outcome: &import::Outcome| format!("{} {}", import.count(*outcome), outcome.word());
    let all = format!("All {}", import.rows.len());
    let counts: Vec<String> = std::iter::once(all).chain(import::Outcome::ALL.iter().map(counted)).collect();
    let choices: Vec<&str> = counts.iter().map(String::as_str).collect();
    let before = form.shown;
    ui.horizontal(|ui| {
        segmented(ui, "rows shown", &choices, &mut form.shown, None);
        let turned = [("Take all shown", true), ("Take none shown", false)];
        for (words, on) in turned {
            let pressed = Button { small: true, ..Button::quiet(words) }.show(ui);
            if taking_enter(ui, pressed).clicked() {
                for at in &form.rows {
                    let changes = import.rows.get(*at).is_some_and(RowResult::changes_the_plan);
                    if let Some(taken) = form.taken.get_mut(*at) {
                        *taken = on && changes;
                    }
                }
            }
        }
    });
    if form.shown != before {
        form.list();
        form.current = None;
    }
    ui.add_space(6.0);
    let height = (ui.ctx().content_rect().height() - AROUND - DETAIL).max(120.0);
    let row = Sizes::of(ui).row;
    let spacing = std::mem::take(&mut ui.spacing_mut().item_spacing.y);
    let area = ScrollArea::vertical().id_salt("import rows").max_height(height).auto_shrink([false, false]);
    area.show_rows(ui, row, form.rows.len(), |ui, range| {
        for at in range {
            let Some(position) = form.rows.get(at).copied() else { continue };
            if let Some(result) = import.rows.get(position) {
                line(ui, row, form, position, result);
            }
        }
    });
    ui.spacing_mut().item_spacing.y = spacing;
    ui.separator();
    detail(ui, import, form.current.and_then(|at| import.rows.get(at)));
    let count = form.taken.iter().filter(|taken| **taken).count();
    let take = format!("Take {}", format::counted(count as i64, "row", "rows"));
    let missing = (count == 0).then_some("No row that changes the plan is ticked.");
    match footer(ui, &take, "Back to the columns", missing) {
        Pressed::Nothing => Outcome::Open,
        Pressed::Other => {
            form.listed = false;
            Outcome::Open
        }
        Pressed::Primary => {
            let plan = cx.session.active().map(crate::session::OpenFile::plan);
            let wanted = |at: usize| form.taken.get(at).copied().unwrap_or(false);
            match plan.and_then(|plan| form.importing.command(plan, wanted)) {
                Some(command) => cx.wish(Intent::Edit(command)),
                None => cx.wish(Intent::Say("The plan has changed meanwhile; import the sheet again".to_owned())),
            }
            Outcome::Closed
        }
    }
}

/// A value in words; nothing for null.
fn value(value: &Value) -> String {
    match value {
        Value::Null => "nothing".to_owned(),
        Value::String(text) => visible(text),
        Value::Array(items) => {
            let words = items.iter().map(|item| item.get("text").map_or_else(|| self::value(item), self::value));
            words.collect::<Vec<_>>().join("; ")
        }
        other => visible(&other.to_string()),
    }
}

/// What a row does, in one line.
fn told(result: &RowResult) -> String {
    const LONGEST: usize = 60;
    let short = |text: String| match text.char_indices().nth(LONGEST) {
        Some((end, _)) => text.get(..end).unwrap_or_default().to_owned() + "…",
        None => text,
    };
    let changes = result.changes.iter().map(|change| {
        format!("{} {} → {}", words_of(&change.field), short(value(&change.from)), short(value(&change.to)))
    });
    let parts: Vec<String> = result.reason.iter().cloned().chain(changes).chain(result.notes.iter().cloned()).collect();
    visible(&parts.join("; "))
}

/// A field's key in words.
fn words_of(field: &str) -> String {
    field.replace('_', " ")
}

fn line(ui: &mut Ui, height: f32, form: &mut ImportForm, at: usize, result: &RowResult) {
    let t = Theme::of(ui);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height));
    let id = egui::Id::unique(("import row", at));
    let response = taking_enter(ui, ui.interact(rect, id, Sense::click()));
    let who = result.id.as_ref().map_or_else(String::new, |id| visible(id.as_str()));
    let title = result.pledge().map_or("", |pledge| pledge.title.as_str());
    let told = told(result);
    let name = format!("row {} {who} {}: {told}", result.row, result.outcome.word());
    let current = form.current == Some(at);
    response.widget_info(|| WidgetInfo::selected(egui::Role::Row, ui.is_enabled(), current, &name));
    if response.clicked() {
        form.current = Some(at);
    }
    let ground = if current { t.select } else { paint::surface(ui, &response, Force::Live, t.card) };
    ui.painter().rect_filled(rect, 0, ground);
    paint::hline(ui.painter(), rect, rect.bottom() - 1.0, t.line);
    if result.changes_the_plan()
        && let Some(taken) = form.taken.get_mut(at)
    {
        let place =
            Rect::from_center_size(pos2(rect.left() + 15.0, rect.center().y), vec2(16.0, Sizes::of(ui).control_small));
        ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
            let ticked = checkbox(ui, taken, "", &format!("Take row {}", result.row));
            taking_enter(ui, ticked);
        });
    }
    let ink = match result.outcome {
        import::Outcome::Unreadable => t.unmet,
        import::Outcome::Unchanged => t.text3,
        import::Outcome::Added | import::Outcome::Changed => t.text1,
    };
    let number = format!("row {}", result.row);
    let both = visible(&format!("{who} {title}"));
    let cells =
        [(number.as_str(), t.text3), (result.outcome.word(), ink), (both.trim(), t.text1), (told.as_str(), t.text2)];
    for (n, (words, ink)) in cells.into_iter().enumerate() {
        let from = PLACES.get(n).copied().unwrap_or_default();
        let to = PLACES.get(n + 1).copied().unwrap_or(rect.width());
        let place = pos2(rect.left() + from, rect.center().y);
        paint::text(ui.painter(), place, Align2::LEFT_CENTER, words, fonts::regular(12.0), ink, to - from - 8.0);
    }
    if response.has_focus() {
        paint::focus_ring(ui, rect.shrink(2.0), 0.0);
    }
}

/// Field by field, what the row that is looked at does; else what the sheet no longer holds.
fn detail(ui: &mut Ui, import: &Import, row: Option<&RowResult>) {
    let area = ScrollArea::vertical().id_salt("import detail").max_height(DETAIL).min_scrolled_height(DETAIL);
    area.auto_shrink([false, false]).show(ui, |ui| {
        let Some(row) = row else {
            fields::remark(ui, "Choose a row to see what it does, field by field.");
            if !import.missing.is_empty() {
                let ids: Vec<String> = import.missing.iter().take(40).map(|id| visible(id.as_str())).collect();
                let more = if import.missing.len() > ids.len() { " …" } else { "" };
                let count = format::counted(import.missing.len() as i64, "pledge", "pledges");
                fields::remark(
                    ui,
                    &format!("{count} of its nations the sheet no longer holds; they stay: {}{more}", ids.join(", ")),
                );
            }
            return;
        };
        if let Some(reason) = &row.reason {
            fields::remark(ui, &visible(reason));
        }
        for change in &row.changes {
            fields::remark(
                ui,
                &format!("{}: {} → {}", words_of(&change.field), value(&change.from), value(&change.to)),
            );
        }
        for note in &row.notes {
            fields::remark(ui, &format!("Note: {}", visible(note)));
        }
    });
}
