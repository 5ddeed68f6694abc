//! The pool: pledges as cards in groups, searched and filtered, to be dragged or placed by keyboard.

use std::collections::BTreeSet;

use egui::{Align, Id, Key, Layout, Modifiers, Rect, RichText, ScrollArea, Ui, UiBuilder, pos2, vec2};

use super::drag::Payload;
use super::line::choose_place;
use super::pool_rows::{Choice, Filter, Group, Grouping, Heights, More, PoolRow, Rows};
use crate::base::ContributionId;
use crate::edit::Command;
use crate::model::{Contribution, Domain, Status};
use crate::session::{Entry, OpenFile};
use crate::ui::cx::Cx;
use crate::ui::intent::Intent;
use crate::ui::kit::button::{Button, link};
use crate::ui::kit::card::Card;
use crate::ui::kit::empty_state::empty_state;
use crate::ui::kit::field::Field;
use crate::ui::kit::section_header::SectionHeader;
use crate::ui::kit::segmented::segmented;
use crate::ui::look::fonts;
use crate::ui::look::icons::Icon;
use crate::ui::look::paint::Force;
use crate::ui::look::theme::{Sizes, Theme};
use crate::ui::view::{Selection, Workspace};
use crate::ui::{format, present, text};
use crate::words::lost;

/// What the pool remembers.
#[derive(Debug, Default)]
pub struct Pool {
    choice: Choice,
    rows: Rows,
    selected: BTreeSet<ContributionId>,
    anchor: Option<ContributionId>,
    /// A card that is to be in sight and have the keyboard, since an arrow key led to it.
    go_to: Option<ContributionId>,
    /// What is dragged, in words for the status line.
    pub dragged_words: Option<String>,
}

/// The words and figures of a card.
pub struct CardWords {
    people: String,
    day: String,
    /// What is left in the active scenario.
    pub left: String,
    /// What is pledged.
    pub quantity: String,
    used_up: bool,
}

impl CardWords {
    /// The words for a pledge under the active scenario.
    pub fn new(file: &OpenFile, entry: Option<&Entry>, pledge: &Contribution) -> Self {
        let money = file.index().capability(file.plan(), &pledge.capability).is_some_and(|c| c.is_money());
        let left = present::left(entry, pledge);
        Self {
            people: if money { String::new() } else { present::people(file, pledge) },
            day: format::day_known(present::readiness(file, pledge)),
            left: present::amount(pledge, money, left),
            quantity: if money { String::new() } else { present::amount(pledge, money, pledge.quantity) },
            used_up: left.0 == 0 || pledge.status.ended(),
        }
    }

    /// The card.
    pub fn card<'a>(&'a self, file: &'a OpenFile, pledge: &'a Contribution, name: &'a str) -> Card<'a> {
        Card {
            sidc: present::sidc(file, pledge),
            nation: pledge.nation.as_str(),
            code: pledge.id.as_str(),
            title: &pledge.title,
            people: &self.people,
            day: &self.day,
            status: present::status(pledge.status),
            caveat: present::caveat(pledge),
            conditions: pledge.conditions.len(),
            left: &self.left,
            quantity: &self.quantity,
            used_up: self.used_up,
            selected: false,
            dragging: false,
            name,
            force: Force::Live,
        }
    }
}

/// Draws the pool.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile) {
    let dragged = ui.rect_contains_pointer(ui.max_rect());
    let sizes = Sizes::of(ui);
    let heights = Heights { group: 30.0, card: sizes.card + sizes.card_gap, more: 26.0 };
    let mut pool = std::mem::take(&mut cx.view.compose.pool);
    pool.choice.active = cx.view.compose.active(file);
    egui::Frame::new().inner_margin(egui::Margin::symmetric(8, 8)).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
        cx.view.pledges.refresh(file);
        let working = cx.view.pledges.working();
        let mut update = |pool: &mut Pool| pool.rows.update(file, &mut cx.view.pledges, &pool.choice, heights);
        // What was typed or pressed in this frame is answered in it.
        update(&mut pool);
        top(ui, &mut pool, file, working);
        update(&mut pool);
        facets(ui, &mut pool, file);
        update(&mut pool);
    });
    crate::ui::look::paint::hline(ui.painter(), ui.min_rect(), ui.min_rect().bottom(), Theme::of(ui).line);
    list(ui, cx, &mut pool, file);
    cx.view.compose.pool = pool;
    take_out_here(ui, cx, file, dragged);
}

/// The width of the choice of grouping.
const GROUPING: f32 = 192.0;

fn top(ui: &mut Ui, pool: &mut Pool, file: &OpenFile, working: bool) {
    let t = Theme::of(ui);
    let mut grouping = |ui: &mut Ui| {
        let mut at = pool.choice.grouping as usize;
        segmented(ui, "Group by", &["Nation", "Capability", "Domain"], &mut at, None);
        pool.choice.grouping = [Grouping::Nation, Grouping::Capability, Grouping::Domain][at.min(2)];
    };
    let (all, shown) = (file.plan().contributions.len() as i64, pool.rows.matching as i64);
    let beside = ui.horizontal(|ui| {
        ui.label(RichText::new("Pool").font(fonts::bold(14.0)).color(t.text1));
        let of_all = format::whole(all);
        let words = if shown == all || working { of_all } else { format!("{} of {of_all}", format::whole(shown)) };
        ui.label(RichText::new(words).font(fonts::regular(12.0)).color(t.text3));
        let fits = ui.available_width() >= GROUPING;
        if fits {
            ui.with_layout(Layout::right_to_left(Align::Center), &mut grouping);
        }
        fits
    });
    if !beside.inner {
        grouping(ui);
    }
    let width = ui.available_width();
    let id = Id::unique("pool search");
    let mut field = Field::search(&mut pool.choice.query, "Search pledges", "Search pledges", "/", width);
    field.id = Some(id);
    let response = field.show(ui);
    let slash = !ui.ctx().egui_wants_keyboard_input() && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Slash));
    if slash {
        response.request_focus();
        ui.input_mut(|i| i.events.retain(|e| !matches!(e, egui::Event::Text(text) if text == "/")));
    }
}

fn facets(ui: &mut Ui, pool: &mut Pool, file: &OpenFile) {
    let letter = pool.choice.active.as_ref().and_then(|id| file.plan().scenarios.find(id.as_str()));
    let letter = letter.map(|s| present::letter(file.plan(), s));
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let room = ui.available_width() - 28.0;
        for domain in [Domain::Land, Domain::Air, Domain::Maritime] {
            let n = pool.rows.of_domain.get(&domain).copied().unwrap_or(0);
            let on = pool.choice.filter.domains.contains(&domain);
            if facet(ui, text::domain(domain), n, on) {
                toggle(&mut pool.choice.filter.domains, domain);
            }
        }
        let taken = ui.min_rect().width();
        if let Some(letter) = letter.filter(|_| taken + 92.0 < room) {
            let on = pool.choice.filter.left_only;
            if facet(ui, &format!("Left in {letter}"), pool.rows.left, on) {
                pool.choice.filter.left_only = !on;
            }
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let mut button = Button::icon(Icon::Filter, "More filters");
            button.selected = !pool.choice.filter.is_open();
            let response = button.show(ui);
            egui::Popup::menu(&response)
                .close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside)
                .show(|ui| filters(ui, pool));
        });
    });
}

fn facet(ui: &mut Ui, name: &str, count: usize, on: bool) -> bool {
    let text = format!("{name} {}", format::whole(count as i64));
    let button = Button { small: true, selected: on, ..Button::new(&text) };
    button.show(ui).clicked()
}

fn toggle<T: Ord>(set: &mut BTreeSet<T>, value: T) {
    if !set.remove(&value) {
        set.insert(value);
    }
}

fn filters(ui: &mut Ui, pool: &mut Pool) {
    ui.set_min_width(200.0);
    let filter = &mut pool.choice.filter;
    ui.label("Domain");
    for domain in Domain::ALL {
        let mut on = filter.domains.contains(domain);
        let n = pool.rows.of_domain.get(domain).copied().unwrap_or(0);
        if ui.checkbox(&mut on, format!("{}  {n}", text::domain(*domain))).changed() {
            toggle(&mut filter.domains, *domain);
        }
    }
    ui.separator();
    ui.label("Status");
    for status in Status::ALL {
        let n = pool.rows.of_status.get(status).copied().unwrap_or(0);
        let mut on = filter.statuses.contains(status);
        if (n > 0 || on) && ui.checkbox(&mut on, format!("{}  {n}", text::status(*status))).changed() {
            toggle(&mut filter.statuses, *status);
        }
    }
    ui.separator();
    ui.checkbox(&mut filter.left_only, "Left in the active scenario");
    ui.checkbox(&mut filter.reported_only, "Reported and requested figures only");
    ui.checkbox(&mut filter.unconditional_only, "Without caveats and conditions");
    ui.separator();
    if ui.button("Clear all filters").clicked() {
        *filter = Filter::default();
        ui.close();
    }
}

fn list(ui: &mut Ui, cx: &mut Cx<'_>, pool: &mut Pool, file: &OpenFile) {
    if cx.view.pledges.working() {
        return crate::ui::pledges::being_read(ui);
    }
    if pool.rows.rows.is_empty() {
        return nothing(ui, cx, pool, file);
    }
    let entry_id = pool.choice.active.clone();
    let entry = entry_id.as_ref().and_then(|id| file.now().entry(id));
    let rows = std::mem::take(&mut pool.rows);
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical().id_salt("pool").auto_shrink(false).show(ui, |ui| {
        super::drag_scroll(ui);
        let height = rows.tops.last().copied().unwrap_or(0.0) + 56.0;
        let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), egui::Sense::hover());
        if let Some(wanted) = &pool.go_to {
            let at = rows.rows.iter().position(|row| matches!(row, PoolRow::Card(at) if is(file, *at, wanted)));
            if let Some(at) = at {
                let top = area.top() + rows.tops[at];
                ui.scroll_to_rect(Rect::from_min_size(pos2(area.left(), top - 8.0), vec2(10.0, 70.0)), None);
            }
        }
        let (top, bottom) = (ui.clip_rect().top() - area.top(), ui.clip_rect().bottom() - area.top());
        let from = rows.tops.partition_point(|t| *t < top).saturating_sub(1);
        for (n, row) in rows.rows.iter().enumerate().skip(from) {
            if rows.tops[n] > bottom {
                break;
            }
            let rect = Rect::from_min_max(
                pos2(area.left() + 8.0, area.top() + rows.tops[n]),
                pos2(area.right() - 12.0, area.top() + rows.tops[n + 1]),
            );
            let mut child = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(("pool row", n)));
            child.spacing_mut().item_spacing.y = 0.0;
            match row {
                PoolRow::Group(group) => {
                    let Group { key, name, nation, right } = group.as_ref();
                    let header = SectionHeader {
                        title: name,
                        nation: nation.as_deref(),
                        after: nation.as_deref().unwrap_or(""),
                        right,
                        open: !pool.choice.folded.contains(key),
                        plain: true,
                        ..SectionHeader::default()
                    };
                    if header.show(&mut child, Id::unique(("pool group", key))).clicked() {
                        toggle(&mut pool.choice.folded, key.clone());
                    }
                }
                PoolRow::More(more) => {
                    let More { key, count, kinds } = more.as_ref();
                    child.horizontal(|ui| {
                        ui.add_space(8.0);
                        if link(ui, &format!("Show {} more", format::whole(*count as i64))).clicked() {
                            pool.choice.whole.insert(key.clone());
                        }
                        let t = Theme::of(ui);
                        let words = RichText::new(kinds).font(fonts::regular(11.0)).color(t.text3);
                        ui.add(egui::Label::new(words).truncate());
                    });
                }
                PoolRow::Card(at) => {
                    if let Some(pledge) = file.plan().contributions.get(*at) {
                        card(&mut child, cx, pool, &rows, n, file, entry, pledge);
                    }
                }
            }
        }
    });
    pool.rows = rows;
}

fn is(file: &OpenFile, at: usize, id: &ContributionId) -> bool {
    file.plan().contributions.get(at).is_some_and(|pledge| pledge.id == *id)
}

fn nothing(ui: &mut Ui, cx: &mut Cx<'_>, pool: &mut Pool, file: &OpenFile) {
    ui.add_space(24.0);
    egui::Frame::new().inner_margin(egui::Margin::symmetric(12, 0)).show(ui, |ui| {
        if let Some(sentence) = lost(file, "contributions") {
            empty_state(ui, Icon::Register, &sentence, None);
        } else if file.plan().contributions.is_empty() {
            let act = (!file.plan().nations.is_empty()).then_some("New pledge");
            if empty_state(ui, Icon::Register, "No pledge yet. Record what a nation would give.", act)
                .is_some_and(|button| button.clicked())
            {
                cx.wish(Intent::Do(crate::ui::actions::Action::NewPledge));
            }
        } else if empty_state(ui, Icon::Search, "No pledge matches.", Some("Clear the search"))
            .is_some_and(|button| button.clicked())
        {
            pool.choice.query.clear();
            pool.choice.filter = Filter::default();
        }
    });
}

#[expect(clippy::too_many_arguments, reason = "one row of one list, drawn in one place")]
fn card(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    pool: &mut Pool,
    rows: &Rows,
    row: usize,
    file: &OpenFile,
    entry: Option<&Entry>,
    pledge: &Contribution,
) {
    let words = CardWords::new(file, entry, pledge);
    let nation = present::nation(file, &pledge.nation);
    let of = if words.quantity.is_empty() { String::new() } else { format!(" of {}", words.quantity) };
    let name = crate::base::visible(&format!("{} {}, {nation}, {}{of} left", pledge.id, pledge.title, words.left));
    let dragging = cx
        .view
        .compose
        .drag
        .as_ref()
        .is_some_and(|drag| matches!(&drag.payload, Payload::Pledges(ids) if ids.contains(&pledge.id)));
    let chosen = pool.selected.contains(&pledge.id);
    let selected = chosen || cx.view.selection == Selection::Contribution(pledge.id.clone());
    let card = Card { selected, dragging, ..words.card(file, pledge, &name) };
    let response = card.show(ui, Id::unique(("card", &pledge.id)));
    let payload = if chosen && pool.selected.len() > 1 {
        Payload::Pledges(in_order(file, rows, &pool.selected))
    } else {
        Payload::Pledges(vec![pledge.id.clone()])
    };
    if response.drag_started() {
        pool.dragged_words = Some(payload.words(file));
    }
    response.dnd_set_drag_payload(payload.clone());
    if super::pressed(ui, &response) {
        let modifiers = ui.input(|i| i.modifiers);
        if modifiers.shift {
            select_range(file, pool, rows, &pledge.id);
        } else if modifiers.command {
            toggle(&mut pool.selected, pledge.id.clone());
            pool.anchor = Some(pledge.id.clone());
        } else {
            pool.selected.clear();
            pool.anchor = Some(pledge.id.clone());
        }
        cx.wish(Intent::Select(Selection::Contribution(pledge.id.clone())));
        response.request_focus();
    }
    if pool.go_to.as_ref() == Some(&pledge.id) {
        response.request_focus();
        pool.go_to = None;
        cx.wish(Intent::Select(Selection::Contribution(pledge.id.clone())));
    }
    if response.has_focus() {
        keys(ui, cx, pool, rows, row, file, pledge, &payload, response.id);
    }
    response.context_menu(|ui| menu(ui, cx, pool, file, entry, pledge, &payload));
}

#[expect(clippy::too_many_arguments, reason = "the keys of one card")]
fn keys(
    ui: &Ui,
    cx: &mut Cx<'_>,
    pool: &mut Pool,
    rows: &Rows,
    row: usize,
    file: &OpenFile,
    pledge: &Contribution,
    payload: &Payload,
    id: Id,
) {
    let filter = egui::EventFilter { vertical_arrows: true, ..egui::EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let pressed = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    if pressed(Key::Enter) {
        choose_place(cx, file, payload, false);
    } else if pressed(Key::Space) {
        toggle(&mut pool.selected, pledge.id.clone());
    } else if pressed(Key::ArrowDown) {
        pool.go_to = next(file, rows.rows.iter().skip(row + 1));
    } else if pressed(Key::ArrowUp) {
        pool.go_to = next(file, rows.rows.iter().take(row).rev());
    }
}

fn next<'a>(file: &OpenFile, mut rows: impl Iterator<Item = &'a PoolRow>) -> Option<ContributionId> {
    rows.find_map(|row| match row {
        PoolRow::Card(at) => file.plan().contributions.get(*at).map(|pledge| pledge.id.clone()),
        PoolRow::Group(_) | PoolRow::More(_) => None,
    })
}

fn in_order(file: &OpenFile, rows: &Rows, selected: &BTreeSet<ContributionId>) -> Vec<ContributionId> {
    let mut ordered: Vec<ContributionId> = Vec::with_capacity(selected.len());
    for row in &rows.rows {
        if let PoolRow::Card(at) = row {
            ordered.extend(file.plan().contributions.get(*at).map(|p| p.id.clone()).filter(|id| selected.contains(id)));
        }
    }
    ordered
}

fn select_range(file: &OpenFile, pool: &mut Pool, rows: &Rows, to: &ContributionId) {
    let place =
        |id: &ContributionId| rows.rows.iter().position(|row| matches!(row, PoolRow::Card(at) if is(file, *at, id)));
    let from = pool.anchor.as_ref().and_then(place);
    let (Some(from), Some(to)) = (from, place(to)) else { return };
    for row in &rows.rows[from.min(to)..=from.max(to)] {
        if let PoolRow::Card(at) = row {
            pool.selected.extend(file.plan().contributions.get(*at).map(|pledge| pledge.id.clone()));
        }
    }
}

fn menu(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    pool: &mut Pool,
    file: &OpenFile,
    entry: Option<&Entry>,
    pledge: &Contribution,
    payload: &Payload,
) {
    if ui.button("Assign to…").clicked() {
        choose_place(cx, file, payload, false);
        ui.close();
    }
    if let Some(entry) = entry {
        let best = crate::session::placements(file, entry, &pledge.id, None).into_iter().find(|p| p.verdict.possible());
        if let Some(best) = best {
            let line = best.placement.requirement.as_ref().map_or("", |line| line.as_str());
            let verdict = crate::words::verdict(file, &entry.scenario.id, &best.verdict);
            let words = format!("Assign to {line} in {}: {verdict}", entry.scenario.short_name());
            if ui.button(words).clicked() {
                let keys = super::drag::Keys::default();
                let drop = super::drag::plan_drop(file, payload, &best.placement, keys);
                cx.intents.extend(drop.command.map(Intent::Edit));
                ui.close();
            }
        }
    }
    let words = if pool.selected.contains(&pledge.id) { "Take out of the selection" } else { "Add to the selection" };
    if ui.button(words).clicked() {
        toggle(&mut pool.selected, pledge.id.clone());
        ui.close();
    }
    ui.separator();
    if ui.button("Show in the register").clicked() {
        cx.wish(Intent::Go(Workspace::Register));
        cx.wish(Intent::Select(Selection::Contribution(pledge.id.clone())));
        ui.close();
    }
    if ui.button("Delete the pledge").clicked() {
        cx.wish(Intent::Edit(Command::RemoveContribution { contribution: pledge.id.clone() }));
        ui.close();
    }
}

/// Assignments dropped on the pool are taken out.
fn take_out_here(ui: &Ui, cx: &mut Cx<'_>, file: &OpenFile, inside: bool) {
    let assigned = cx.view.compose.drag.as_ref().is_some_and(|d| matches!(d.payload, Payload::Assigned { .. }));
    if !assigned || !inside {
        return;
    }
    let t = Theme::of(ui);
    let rect = ui.max_rect();
    ui.painter().rect_stroke(rect.shrink(1.0), 4, egui::Stroke::new(2.0, t.accent), egui::StrokeKind::Inside);
    let words = "Release to take it out";
    let tag = Rect::from_min_size(pos2(rect.left() + 8.0, rect.bottom() - 40.0), vec2(rect.width() - 16.0, 24.0));
    crate::ui::kit::verdict_tag::paint_verdict(
        ui.painter(),
        tag,
        crate::ui::kit::verdict_tag::Verdict::Fits,
        words,
        true,
    );
    if !ui.input(|i| i.pointer.any_released()) {
        return;
    }
    if let Some(Payload::Assigned { scenario, assignments }) = cx.view.compose.drag.take().map(|d| d.payload) {
        egui::DragAndDrop::clear_payload(ui.ctx());
        if file.plan().scenarios.find(scenario.as_str()).is_some() {
            cx.wish(Intent::Edit(Command::TakeOut { scenario, assignments }));
        }
    }
}
