//! A cell edited in place: a value typed, one of a list chosen, any of a list checked, or the form opened at the field.
//! Tab goes to the next cell, Shift and Tab to the one before, Escape leaves.

use egui::{
    EventFilter, Id, Key, Modifiers, Popup, PopupCloseBehavior, Rect, Response, RichText, ScrollArea, Ui, vec2,
};

use super::columns::{Column, Edits};
use super::table::Places;
use super::{FORM, RegisterView, choices, read, reason, typing};
use crate::base::{ContributionId, fold};
use crate::edit::{self, Command, ContributionField, Kind};
use crate::model::Contribution;
use crate::session::OpenFile;
use crate::ui::cx::Cx;
use crate::ui::intent::Intent;
use crate::ui::kit::switch::checkbox;
use crate::ui::look::fonts;
use crate::ui::look::theme::{Sizes, Theme};
use crate::words::fields::{contribution_field, example};

/// What a list over a cell offers, kept while it is open.
#[derive(Debug)]
pub(super) struct Menu {
    /// Each choice, with why it cannot be taken.
    choices: Vec<(choices::Choice, Option<String>)>,
    /// Which one has the keyboard.
    at: usize,
}

/// The cell that is edited: where it is drawn, and of which pledge and column.
#[derive(Clone, Copy)]
struct At<'a> {
    file: &'a OpenFile,
    cell: Rect,
    pledge: &'a Contribution,
    column: Column,
}

/// Identity of a cell that is edited.
fn cell_id(id: &ContributionId, column: Column) -> Id {
    Id::unique(("register cell", id.as_str(), column as u8))
}

/// Begins to edit a cell, in place or in the form.
pub(super) fn begin(cx: &mut Cx<'_>, id: &ContributionId, column: Column) {
    let view = &mut cx.view.register;
    view.cell = column;
    view.reveal = true;
    match column.edits() {
        Edits::Never => {}
        Edits::Form => {
            view.form.open_at(column);
            view.drawer = Some(FORM);
            if cx.session.settings.is_folded(FORM) {
                cx.intents.push(Intent::Fold(FORM, false));
            }
        }
        Edits::Text | Edits::Choice | Edits::Checks => {
            view.editing = Some((id.clone(), column));
            view.menu = None;
            view.fresh = true;
        }
    }
}

/// Ends what is typed in a cell that the keyboard has left.
pub(super) fn follow(ui: &Ui, view: &mut RegisterView) {
    let left = |(id, column): &(ContributionId, Column)| {
        column.edits() == Edits::Text && !ui.memory(|m| m.has_focus(cell_id(id, *column)))
    };
    if !view.fresh && view.editing.as_ref().is_some_and(left) {
        view.editing = None;
        // Escape takes the keyboard away by itself; it goes back to the row.
        view.focus = ui.input(|i| i.key_pressed(Key::Escape));
    }
}

/// Draws the cell that is edited, over its place in the row.
pub(super) fn show(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    file: &OpenFile,
    places: &Places,
    row: Rect,
    pledge: &Contribution,
    column: Column,
) {
    let Some(cell) = places.cell(row, column) else { return };
    let at = At { file, cell, pledge, column };
    let go = match column.edits() {
        Edits::Text => typed(ui, cx, at),
        Edits::Choice => chosen(ui, cx, at),
        Edits::Checks => checked(ui, cx, at),
        Edits::Form | Edits::Never => Some(Go::Row),
    };
    let Some(go) = go else { return };
    cx.view.register.editing = None;
    let next = match go {
        Go::Away => return,
        Go::Row => None,
        Go::Next | Go::Before => {
            let columns: Vec<Column> = places.cells.iter().map(|(c, ..)| *c).filter(|c| in_place(*c)).collect();
            let at = columns.iter().position(|c| *c == column);
            let to = at.and_then(|at| if go == Go::Next { at.checked_add(1) } else { at.checked_sub(1) });
            to.and_then(|to| columns.get(to)).copied()
        }
    };
    match next {
        Some(next) => begin(cx, &pledge.id, next),
        None => cx.view.register.focus = true,
    }
}

fn in_place(column: Column) -> bool {
    matches!(column.edits(), Edits::Text | Edits::Choice | Edits::Checks)
}

/// Where the keyboard goes when a cell is left.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Go {
    /// To what was pressed.
    Away,
    /// Back to the row.
    Row,
    /// To the next cell.
    Next,
    /// To the cell before.
    Before,
}

/// Where Tab leads, if it was pressed.
fn tabbed(ui: &Ui) -> Option<Go> {
    ui.input(|i| {
        i.events.iter().find_map(|event| match event {
            egui::Event::Key { key: Key::Tab, pressed: true, modifiers, .. } => {
                Some(if modifiers.shift { Go::Before } else { Go::Next })
            }
            _ => None,
        })
    })
}

fn typed(ui: &mut Ui, cx: &mut Cx<'_>, at: At<'_>) -> Option<Go> {
    let At { file, cell, pledge, column } = at;
    let view = &mut cx.view.register;
    let area = match column {
        Column::Title => cell.with_min_x(cell.left() + 28.0).with_max_x(cell.right().max(cell.left() + 268.0)),
        _ if column.right() => cell.with_min_x(cell.left().min(cell.right() - 72.0)),
        _ => cell.with_max_x(cell.right().max(cell.left() + 120.0)),
    };
    let area = Rect::from_center_size(area.center(), vec2(area.width(), Sizes::of(ui).control));
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(area).id_salt("cell"));
    let current = read::typed(pledge, column);
    let name = format!("{} of {}", column.name(), pledge.id);
    let by_status = file.plan().properties.likelihood(pledge.status).to_string();
    let entry = typing::Entry {
        pledge: &pledge.id,
        name: &name,
        current: &current,
        width: area.width(),
        figure: column.right(),
        hint: match (column, column.kind(), column.field().map_or("", |field| contribution_field(field).hint)) {
            (Column::Likelihood, ..) => &by_status,
            (_, Some(Kind::Date), "") => example(Kind::Date),
            (.., hint) => hint,
        },
        id: cell_id(&pledge.id, column),
        read: &|text| read::cell(column, text),
    };
    let response = typing::field(&mut child, file, &mut view.typing, &entry);
    let fresh = std::mem::take(&mut view.fresh);
    if fresh {
        response.request_focus();
        select_all(ui, response.id, current.chars().count());
    }
    // Tab leads to another cell, not to what happens to be drawn next.
    let keys = EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|m| m.set_focus_lock_filter(response.id, keys));
    if fresh {
        return None;
    }
    if let Some(go) = tabbed(ui).filter(|_| response.has_focus()) {
        response.surrender_focus();
        return Some(go);
    }
    let done = ui.input(|i| i.key_pressed(Key::Enter) || i.key_pressed(Key::Escape));
    response.lost_focus().then_some(if done { Go::Row } else { Go::Away })
}

fn select_all(ui: &Ui, id: Id, letters: usize) {
    let mut state = egui::TextEdit::load_state(ui.ctx(), id).unwrap_or_default();
    let range = egui::text::CCursorRange::two(egui::text::CCursor::new(0), egui::text::CCursor::new(letters));
    state.cursor.set_char_range(Some(range));
    state.store(ui.ctx(), id);
}

impl Menu {
    fn new(file: &OpenFile, pledge: &Contribution, column: Column) -> Self {
        let plan = file.plan();
        let checks = column.edits() == Edits::Checks;
        let all = if checks { choices::any_of(plan, column) } else { choices::one_of(plan, column) };
        // A step in status asks for its reason afterwards.
        let asks = column == Column::Status;
        let tried = |choice: choices::Choice| {
            let on = choices::holds(pledge, &choice.field);
            let command = Command::EditContribution { contribution: pledge.id.clone(), field: choice.field.clone() };
            let refused = if on || asks { None } else { edit::apply(plan, &command).err() };
            (choice, refused.map(|refusal| format!("{refusal}.")))
        };
        // What a pledge can never have, such as its own nation among those it excludes, is not offered.
        let choices: Vec<_> = all.into_iter().map(tried).filter(|(_, refused)| !checks || refused.is_none()).collect();
        let at = choices.iter().position(|(choice, _)| choices::holds(pledge, &choice.field)).unwrap_or(0);
        Self { choices, at }
    }

    /// Goes through the list by arrow and by letter. True when the keyboard went to another choice.
    fn moved(&mut self, ui: &Ui) -> bool {
        let Some(last) = self.choices.len().checked_sub(1) else { return false };
        let before = self.at;
        let key = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
        if key(Key::ArrowDown) {
            self.at = (self.at + 1).min(last);
        } else if key(Key::ArrowUp) {
            self.at = self.at.saturating_sub(1);
        } else if key(Key::Home) {
            self.at = 0;
        } else if key(Key::End) {
            self.at = last;
        }
        let letter = ui.input(|i| {
            i.events.iter().find_map(|event| match event {
                egui::Event::Text(text) if !text.trim().is_empty() => Some(fold(text)),
                _ => None,
            })
        });
        if let Some(letter) = letter {
            let begins = |at: &usize| fold(&self.choices[*at].0.words).starts_with(&letter);
            let mut around = (self.at + 1..=last).chain(0..=self.at);
            self.at = around.find(begins).unwrap_or(self.at);
        }
        self.at != before
    }
}

/// A list over a cell: draws what `row` draws for each choice and keeps the keyboard in it. `None` while it stays open.
fn list(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    At { file, cell, pledge, column }: At<'_>,
    mut row: impl FnMut(&mut Ui, &mut Cx<'_>, &choices::Choice, bool) -> (Response, Option<Go>),
) -> Option<Go> {
    let t = Theme::of(ui);
    let fresh = std::mem::take(&mut cx.view.register.fresh);
    let mut menu = cx.view.register.menu.take().unwrap_or_else(|| Menu::new(file, pledge, column));
    let refused: Option<String> = menu.choices.iter().find_map(|(_, refused)| refused.clone());
    let (mut open, mut go) = (true, if fresh { None } else { tabbed(ui) });
    let to = menu.moved(ui) || fresh;
    Popup::new(Id::unique("register cell list"), ui.ctx().clone(), cell, ui.layer_id())
        .kind(egui::PopupKind::Menu)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .open_bool(&mut open)
        .accessible_name(format!("{} of {}", column.name(), pledge.id))
        .show(|ui| {
            ui.set_min_width(cell.width().max(210.0));
            let note = |ui: &mut Ui, words: &str| {
                ui.set_max_width(280.0);
                ui.label(RichText::new(words).font(fonts::regular(12.0)).color(t.text2));
            };
            match &refused {
                Some(why) => note(ui, why),
                None if menu.choices.is_empty() => note(ui, choices::none_to_choose(column)),
                None => {}
            }
            ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                for (at, (choice, refused)) in menu.choices.iter().enumerate() {
                    let (response, left) = ui.add_enabled_ui(refused.is_none(), |ui| row(ui, cx, choice, fresh)).inner;
                    if to && at == menu.at {
                        response.request_focus();
                        response.scroll_to_me(None);
                    }
                    if response.has_focus() {
                        let tab = EventFilter { tab: true, vertical_arrows: true, ..EventFilter::default() };
                        ui.memory_mut(|m| m.set_focus_lock_filter(response.id, tab));
                    }
                    go = go.or(left);
                }
            });
        });
    if !open && go.is_none() {
        go = Some(if ui.input(|i| i.key_pressed(Key::Escape)) { Go::Row } else { Go::Away });
    }
    cx.view.register.menu = go.is_none().then_some(menu);
    go
}

fn chosen(ui: &mut Ui, cx: &mut Cx<'_>, at: At<'_>) -> Option<Go> {
    let At { file, pledge, .. } = at;
    list(ui, cx, at, |ui, cx, choice, fresh| {
        let on = choices::holds(pledge, &choice.field);
        let option = ui.selectable_label(on, &choice.words);
        if fresh || !option.clicked() {
            return (option, None);
        }
        match &choice.field {
            _ if on => {}
            ContributionField::Status(step) => {
                let ids = std::slice::from_ref(&pledge.id);
                reason::set_status(cx, file, ids, step.status);
            }
            field => cx.wish(super::form::set(pledge, field.clone())),
        }
        (option, Some(Go::Row))
    })
}

fn checked(ui: &mut Ui, cx: &mut Cx<'_>, at: At<'_>) -> Option<Go> {
    let pledge = at.pledge;
    // Space turns a choice; Enter is done.
    let fresh = cx.view.register.fresh;
    let done = !fresh && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter));
    let go = list(ui, cx, at, |ui, cx, choice, _| {
        let mut on = choices::holds(pledge, &choice.field);
        let response = checkbox(ui, &mut on, &choice.words, "");
        if response.changed() {
            cx.wish(super::form::set(pledge, choices::turned(&choice.field, on)));
        }
        (response, None)
    });
    if done { Some(Go::Row) } else { go }
}
