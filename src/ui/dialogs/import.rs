//! Pledges from a sheet: which column is which field; then what each row would do, taken line by line as one step.

use std::sync::Arc;

use egui::{Align2, ComboBox, Modifiers, ProgressBar, Rect, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};
use serde_json::Value;

use super::controls::{Pressed, footer, from_right, taking_enter};
use super::{Outcome, fields, touched};
use crate::base::visible;
use crate::edit::RecordKind;
use crate::exchange::pledges::{self, ColumnUse, DateOrder, Import, Map, RowResult};
use crate::exchange::sheet::Sheet;
use crate::session::{Importing, Touched};
use crate::ui::cx::Cx;
use crate::ui::format;
use crate::ui::intent::Intent;
use crate::ui::kit::button::Button;
use crate::ui::kit::field::Field;
use crate::ui::kit::segmented::segmented;
use crate::ui::kit::switch::checkbox;
use crate::ui::look::fonts;
use crate::ui::look::paint::{self, Force};
use crate::ui::look::theme::{Sizes, Theme};

/// Height that the dialog's title and the window's edge take, in points.
const AROUND: f32 = 170.0;
/// Height of the row of buttons, and of the field for the map's name with them.
const FOOTER: f32 = 52.0;
const KEEPING: f32 = 52.0;
/// The least height of what is told of the row that is looked at, in points.
const DETAIL: f32 = 130.0;
/// Where the cells of a row begin, in points: number, outcome, id and title, what it does.
const PLACES: [f32; 4] = [30.0, 84.0, 164.0, 400.0];

/// The separators that can be chosen, in words.
const SEPARATORS: [(char, &str); 4] = [(',', "commas"), (';', "semicolons"), ('\t', "tabs"), ('|', "bars")];

/// A sheet, how it is understood, and what is taken of it.
#[derive(Debug)]
pub struct ImportForm {
    importing: Importing,
    map: Map,
    /// The saved map that was chosen; `usize::MAX` for none.
    saved: usize,
    /// The sheet that the columns are shown of, and what they are by the map.
    sheet: Option<Arc<Sheet>>,
    uses: Vec<ColumnUse>,
    /// The row of the head as it is typed.
    head_row: String,
    step: Step,
    /// Which outcomes are shown: 0 for all.
    shown: usize,
    /// How many rows have each outcome.
    counts: [usize; 4],
    /// The rows of those shown, by position.
    rows: Vec<usize>,
    taken: Vec<bool>,
    /// True where other rows are ticked than those that were weighed.
    turned: bool,
    current: Option<usize>,
}

/// What the form shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    /// What each column is.
    Columns,
    /// What each row would do.
    Changes,
    /// That the rows are being taken.
    Taking,
}

impl ImportForm {
    /// Begins with a sheet that is being read.
    pub fn new(importing: Importing) -> Self {
        Self {
            importing,
            map: Map::default(),
            saved: usize::MAX,
            sheet: None,
            uses: Vec::new(),
            head_row: String::new(),
            step: Step::Columns,
            shown: 0,
            counts: [0; 4],
            rows: Vec::new(),
            taken: Vec::new(),
            turned: false,
            current: None,
        }
    }

    /// The dialog's title.
    pub fn title(&self) -> &'static str {
        if self.importing.is_pasted() { "Paste rows as pledges" } else { "Import pledges from a sheet" }
    }

    /// Waits for what is worked out: for tests.
    pub fn settle(&mut self) {
        self.importing.settle();
    }

    /// Takes the sheet that was read, with the map that it was read by.
    fn follow(&mut self, maps: &[Map]) {
        let same = match (&self.sheet, &self.importing.sheet) {
            (Some(shown), Some(read)) => Arc::ptr_eq(shown, read),
            (None, None) => true,
            _ => false,
        };
        if same {
            return;
        }
        self.sheet.clone_from(&self.importing.sheet);
        if let Some(sheet) = &self.sheet {
            self.map = self.importing.map.clone();
            self.head_row = sheet.head_row.to_string();
            self.saved = maps.iter().position(|map| *map == self.map).unwrap_or(usize::MAX);
            self.uses = self.map.resolve(&sheet.columns);
        }
    }

    /// Lists the rows of the outcome chosen.
    fn list(&mut self) {
        let Some(import) = &self.importing.import else { return };
        let wanted = self.shown.checked_sub(1).and_then(|at| pledges::Outcome::ALL.get(at));
        let fits = |row: &RowResult| wanted.is_none_or(|wanted| row.outcome == *wanted);
        self.rows = import.rows.iter().enumerate().filter(|(_, row)| fits(row)).map(|(at, _)| at).collect();
    }
}

/// Draws the step that the form is at. All steps are as high, so that nothing jumps from one to the next.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, form: &mut ImportForm) -> Outcome {
    let height = (ui.ctx().content_rect().height() - AROUND).clamp(200.0, 720.0);
    let bottom = ui.cursor().top() + height;
    let outcome = step(ui, cx, form, bottom);
    if form.importing.failed.is_none() {
        ui.add_space((bottom - ui.cursor().top()).max(0.0));
    }
    outcome
}

fn step(ui: &mut Ui, cx: &mut Cx<'_>, form: &mut ImportForm, bottom: f32) -> Outcome {
    form.importing.poll();
    form.follow(&cx.session.settings.import_maps);
    if let Some(prepared) = form.importing.prepared.take() {
        cx.wish(Intent::Adopt(prepared));
        return Outcome::Closed;
    }
    if let Some(why) = &form.importing.failed {
        fields::remark(ui, &visible(why));
        let other = if form.importing.sheet.is_some() { "Back to the columns" } else { "" };
        return match footer(ui, "Close", other, None) {
            Pressed::Nothing => Outcome::Open,
            Pressed::Primary => Outcome::Closed,
            Pressed::Other => {
                form.importing.failed = None;
                form.step = Step::Columns;
                Outcome::Open
            }
        };
    }
    match (form.step, form.sheet.clone(), form.importing.import.clone()) {
        (_, None, _) => waiting(ui, form, "Reading"),
        (Step::Columns, Some(sheet), _) => columns(ui, cx, form, &sheet, bottom),
        (Step::Changes, Some(_), Some(import)) => changes(ui, cx, form, &import, bottom),
        (Step::Changes, Some(_), None) => waiting(ui, form, "Matching the rows to the plan’s pledges"),
        (Step::Taking, ..) => waiting(ui, form, "Taking the rows into the plan"),
    }
}

fn waiting(ui: &mut Ui, form: &ImportForm, what: &str) -> Outcome {
    fields::remark(ui, &format!("{what}: {}", form.importing.name));
    ui.add_space(8.0);
    ui.add(ProgressBar::new(form.importing.progress().unwrap_or(0.0)).desired_height(8.0));
    ui.ctx().request_repaint_after(std::time::Duration::from_millis(80));
    ui.add_space(16.0);
    let cancelled = from_right(ui, |ui| Button::new("Cancel").show(ui).clicked());
    if cancelled { Outcome::Closed } else { Outcome::Open }
}

/// The first step: what each column is.
fn columns(ui: &mut Ui, cx: &mut Cx<'_>, form: &mut ImportForm, sheet: &Sheet, bottom: f32) -> Outcome {
    let rows = format::counted(sheet.rows.len() as i64, "row", "rows");
    let place = sheet.worksheet.as_ref().map_or_else(String::new, |name| format!(", worksheet {}", visible(name)));
    let head = match sheet.head_row {
        0 => "without a head".to_owned(),
        row => format!("below the head in row {row}"),
    };
    fields::remark(ui, &format!("{}{place}: {rows} {head}. {}.", sheet.name, sheet.read_as));
    let maps = &cx.session.settings.import_maps;
    if let Some(map) = maps.get(form.saved) {
        fields::remark(ui, &format!("The saved map {} is used.", visible(&map.name)));
    }
    for note in &sheet.notes {
        fields::remark(ui, &format!("Note: {}.", visible(&note.to_string())));
    }
    reading(ui, maps, form, sheet);
    ui.add_space(6.0);
    let height = (bottom - ui.cursor().top() - KEEPING - FOOTER).max(80.0);
    let row = Sizes::of(ui).control + 4.0;
    let area = ScrollArea::vertical().id_salt("import columns").max_height(height).auto_shrink([false, false]);
    let mut changed = false;
    area.show_rows(ui, row, sheet.columns.len(), |ui, range| {
        for (at, (head, used)) in sheet.columns.iter().zip(&form.uses).enumerate().take(range.end).skip(range.start) {
            if let Some(chosen) = column(ui, row, at, head, sheet, *used) {
                form.map.columns.insert(head.clone(), chosen);
                changed = true;
            }
        }
    });
    if changed {
        form.uses = form.map.resolve(&sheet.columns);
    }
    keeping(ui, cx, form, sheet);
    let reading = form.importing.progress().is_some();
    match footer(ui, "Show the changes", "Cancel", reading.then_some("Reading the sheet again")) {
        Pressed::Nothing => Outcome::Open,
        Pressed::Other => Outcome::Closed,
        Pressed::Primary => {
            form.importing.work_out(&form.map);
            (form.step, form.current, form.shown) = (Step::Changes, None, 0);
            form.taken.clear();
            Outcome::Open
        }
    }
}

/// A name for the map, and the button that keeps it.
fn keeping(ui: &mut Ui, cx: &mut Cx<'_>, form: &mut ImportForm, sheet: &Sheet) {
    let name = "Name of this map, to save it";
    fields::caption(ui, name);
    ui.horizontal(|ui| {
        let field = Field { hint: "Spring returns", ..Field::text(&mut form.map.name, name, 280.0) };
        field.show(ui);
        let named = !form.map.name.trim().is_empty();
        let save = Button { disabled: !named, ..Button::new("Save map") }.show(ui);
        if taking_enter(ui, save).clicked() {
            let map = Map { name: form.map.name.trim().to_owned(), ..said(&form.map, sheet, &form.uses) };
            cx.wish(Intent::RememberMap(Box::new(map)));
        }
    });
}

/// The map with every column of the sheet said, guessed ones too.
fn said(map: &Map, sheet: &Sheet, uses: &[ColumnUse]) -> Map {
    let mut map = map.clone();
    for (head, used) in sheet.columns.iter().zip(uses) {
        map.columns.insert(head.clone(), *used);
    }
    map
}

/// How the sheet is read: the saved map, the worksheet or the separator, the row of the head, the order of dates.
fn reading(ui: &mut Ui, maps: &[Map], form: &mut ImportForm, sheet: &Sheet) {
    let of_workbook = sheet.worksheets.len() > 1;
    let places = 2 + usize::from(!maps.is_empty()) + usize::from(of_workbook || sheet.worksheet.is_none());
    let mut map = form.map.clone();
    ui.columns(places, |all| {
        let mut all = all.iter_mut();
        if !maps.is_empty()
            && let Some(ui) = all.next()
        {
            let names: Vec<String> = maps.iter().map(|map| visible(&map.name)).collect();
            let mut chosen = form.saved;
            fields::choice(ui, "Saved map", &names, &mut chosen);
            if chosen != form.saved {
                form.saved = chosen;
                map = maps.get(chosen).cloned().unwrap_or_default();
            }
        }
        if of_workbook && let Some(ui) = all.next() {
            let names: Vec<String> = sheet.worksheets.iter().map(|name| visible(name)).collect();
            let before = sheet.worksheets.iter().position(|name| Some(name) == sheet.worksheet.as_ref());
            let before = before.unwrap_or(usize::MAX);
            let mut chosen = before;
            fields::choice(ui, "Worksheet", &names, &mut chosen);
            if chosen != before {
                (map.worksheet, map.head_row) = (sheet.worksheets.get(chosen).cloned(), None);
            }
        } else if sheet.worksheet.is_none()
            && let Some(ui) = all.next()
        {
            let names = SEPARATORS.map(|(_, name)| name.to_owned());
            let before = SEPARATORS.iter().position(|(_, name)| sheet.read_as.ends_with(name)).unwrap_or(usize::MAX);
            let mut chosen = before;
            fields::choice(ui, "Separator", &names, &mut chosen);
            if chosen != before {
                (map.separator, map.head_row) = (SEPARATORS.get(chosen).map(|(mark, _)| *mark), None);
            }
        }
        if let Some(ui) = all.next() {
            let typed = fields::whole::<u32>(&form.head_row);
            let error = typed.as_ref().err().map(String::as_str);
            let response = fields::figure(ui, &mut form.head_row, "Header row", "0 where there is none", error);
            if response.lost_focus()
                && let Ok(Some(row)) = fields::whole(&form.head_row)
                && row != sheet.head_row
            {
                map.head_row = Some(row);
            }
        }
        if let Some(ui) = all.next() {
            let names = ["As the sheet tells", "Day first", "Month first"].map(str::to_owned);
            let orders = [None, Some(DateOrder::Dmy), Some(DateOrder::Mdy)];
            let mut chosen = orders.iter().position(|order| *order == map.dates).unwrap_or(0);
            fields::choice(ui, "Dates such as 03/04/2025", &names, &mut chosen);
            map.dates = orders.get(chosen).copied().flatten();
        }
    });
    if map != form.map {
        form.uses = map.resolve(&sheet.columns);
        form.importing.read_again(&map);
        form.map = map;
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
            let all = pledges::Field::ALL.iter().copied().map(ColumnUse::Field);
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
fn changes(ui: &mut Ui, cx: &Cx<'_>, form: &mut ImportForm, import: &Arc<Import>, bottom: f32) -> Outcome {
    if form.taken.len() != import.rows.len() {
        form.taken = import.rows.iter().map(RowResult::changes_the_plan).collect();
        form.counts = pledges::Outcome::ALL.map(|outcome| import.count(outcome));
        form.list();
        form.turned = true;
    }
    let counted = pledges::Outcome::ALL.iter().zip(form.counts).map(|(outcome, count)| {
        let count = format::whole(count as i64);
        format!("{count} {}", outcome.word())
    });
    let all = format!("All {}", format::whole(import.rows.len() as i64));
    let counts: Vec<String> = std::iter::once(all).chain(counted).collect();
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
                form.turned = true;
            }
        }
    });
    if form.shown != before {
        form.list();
        form.current = None;
    }
    ui.add_space(6.0);
    let row = Sizes::of(ui).row;
    // A short list leaves its room to what is told below it.
    let all = bottom - ui.cursor().top() - 16.0 - FOOTER;
    let height = (all - DETAIL.min(all * 0.4)).max(2.0 * row).min((form.rows.len().max(3) + 1) as f32 * row);
    let told = (all - height).max(2.0 * row);
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
    if std::mem::take(&mut form.turned) {
        form.importing.weigh(form.taken.clone());
    }
    let touched = &form.importing.touched;
    match form.current.and_then(|at| import.rows.get(at)) {
        Some(row) => detail(ui, row, told),
        None => below(ui, told, |ui| {
            match cx.session.active() {
                Some(file) if !touched.is_empty() => touched::show(ui, file, touched, &consequences(touched)),
                _ => fields::remark(ui, "Choose a row to see what it does, field by field."),
            }
            if !import.missing.is_empty() && !form.importing.is_pasted() {
                ui.add_space(4.0);
                fields::remark(ui, &missing(import));
            }
        }),
    }
    let count = form.taken.iter().filter(|taken| **taken).count();
    let take = format!("Take {}", format::counted(count as i64, "row", "rows"));
    let missing = (count == 0).then_some("No row that changes the plan is ticked.");
    match footer(ui, &take, "Back to the columns", missing) {
        Pressed::Nothing => {}
        Pressed::Other => form.step = Step::Columns,
        Pressed::Primary => {
            form.importing.prepare(form.taken.clone());
            form.step = Step::Taking;
        }
    }
    Outcome::Open
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
    let reason = result.reason.iter().map(ToString::to_string);
    let notes = result.notes.iter().map(ToString::to_string);
    let parts: Vec<String> = reason.chain(changes).chain(notes).collect();
    visible(&parts.join("; "))
}

/// A field's key in words.
fn words_of(field: &str) -> String {
    crate::words::field(RecordKind::Contribution, field)
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
        form.current = Some(at).filter(|at| form.current != Some(*at));
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
            form.turned |= taking_enter(ui, ticked).changed();
        });
    }
    let ink = match result.outcome {
        pledges::Outcome::Unreadable => t.unmet,
        pledges::Outcome::Unchanged => t.text3,
        pledges::Outcome::Added | pledges::Outcome::Changed => t.text1,
    };
    let number = format!("row {}", result.row);
    let both = visible(&format!("{who} {title}"));
    let cells =
        [(number.as_str(), t.text3), (result.outcome.word(), ink), (both.trim(), t.text1), (told.as_str(), t.text2)];
    // In a narrow dialog the title gives way.
    let place = |n: usize| match PLACES.get(n).copied() {
        Some(last) if n + 1 == PLACES.len() => last.min(rect.width() * 0.5),
        Some(from) => from,
        None => rect.width(),
    };
    for (n, (words, ink)) in cells.into_iter().enumerate() {
        let (from, to) = (place(n), place(n + 1));
        let at = pos2(rect.left() + from, rect.center().y);
        paint::text(ui.painter(), at, Align2::LEFT_CENTER, words, fonts::regular(12.0), ink, to - from - 8.0);
    }
    if response.has_focus() {
        paint::focus_ring(ui, rect.shrink(2.0), 0.0);
    }
}

/// How many scenarios are touched, and how many of their lines break.
fn consequences(touched: &[Touched]) -> String {
    let breaks = touched.iter().flat_map(|touched| &touched.lines).filter(|line| line.breaks()).count();
    let scenarios = format::counted(touched.len() as i64, "scenario uses", "scenarios use");
    let lines = match breaks {
        0 => "no line breaks".to_owned(),
        n => format::counted(n as i64, "line breaks", "lines break"),
    };
    format!("{scenarios} what changes here; {lines}")
}

/// The space for what is told below the list.
fn below(ui: &mut Ui, height: f32, add: impl FnOnce(&mut Ui)) {
    let area = ScrollArea::vertical().id_salt("import detail").max_height(height).min_scrolled_height(height);
    area.auto_shrink([false, false]).show(ui, |ui| {
        ui.set_width(ui.available_width());
        add(ui);
    });
}

/// What the sheet no longer holds.
fn missing(import: &Import) -> String {
    let ids: Vec<String> = import.missing.iter().take(40).map(|id| visible(id.as_str())).collect();
    let more = if import.missing.len() > ids.len() { " …" } else { "" };
    let count = format::counted(import.missing.len() as i64, "pledge", "pledges");
    format!("{count} of its nations the sheet no longer holds; they stay: {}{more}", ids.join(", "))
}

/// Field by field, what the row that is looked at does.
fn detail(ui: &mut Ui, row: &RowResult, height: f32) {
    below(ui, height, |ui| {
        if let Some(reason) = &row.reason {
            fields::remark(ui, &visible(&reason.to_string()));
        }
        for change in &row.changes {
            let (from, to) = (value(&change.from), value(&change.to));
            fields::remark(ui, &format!("{}: {from} → {to}", words_of(&change.field)));
        }
        for note in &row.notes {
            fields::remark(ui, &format!("Note: {}", visible(&note.to_string())));
        }
    });
}
