//! The criteria of the decision matrix as a list: in order, with weights and shares, locked or not. Each change made here
//! is a step of its own.

use egui::{Align, Layout, RichText, Ui, vec2};

use super::controls::{Author, Pressed, day_of, footer, from_right, keyed, taking_enter};
use super::{Dialog, Outcome, fields};
use crate::base::{Exact, visible};
use crate::edit::Command;
use crate::model::{Criterion, Direction, Plan};
use crate::session::OpenFile;
use crate::ui::cx::Cx;
use crate::ui::intent::Intent;
use crate::ui::kit::button::Button;
use crate::ui::look::fonts;
use crate::ui::look::icons::{self, Icon};
use crate::ui::look::theme::{RADIUS, Sizes, Theme};
use crate::ui::{format, measures};
use crate::words::comparison as words;

const WEIGHT: f32 = 60.0;
const SHARE: f32 = 48.0;

/// Width of a row's buttons: "Edit" and three icons.
fn buttons(ui: &Ui) -> f32 {
    60.0 + 3.0 * (Sizes::of(ui).control.max(28.0) + 4.0)
}

/// Whose changes are recorded, once the criteria are locked.
#[derive(Debug, Default)]
pub struct Criteria {
    author: Author,
}

/// Which way is better, in words.
pub(super) fn better(direction: Direction) -> &'static str {
    match direction {
        Direction::Max => "more is better",
        Direction::Min => "less is better",
        Direction::Unknown => "no direction",
    }
}

/// Draws the list.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut Criteria) -> Outcome {
    let Some(file) = cx.session.active() else { return Outcome::Closed };
    let plan = file.plan();
    let locked = plan.properties.criteria_locked.is_some();
    whose(ui, cx, file);
    if lock_line(ui, plan) {
        cx.view.dialog = Some(Dialog::lock_criteria_of_list(file));
    }
    let unnamed = locked && state.author.name(cx.session).is_empty();
    ui.add_space(8.0);
    let mut wanted = None;
    fields::scrolled(ui, |ui| {
        if locked {
            state.author.show(ui, cx.session, "needed while the criteria are locked");
            ui.add_space(6.0);
        }
        if plan.criteria.is_empty() {
            fields::remark(ui, "No criterion yet. Add one to weigh the scenarios by.");
        } else {
            heads(ui);
        }
        let total: Exact = plan.criteria.iter().map(|criterion| criterion.weight.exact()).sum();
        for (at, criterion) in plan.criteria.iter().enumerate() {
            // Of two criteria with one id, which a file may hold, the second goes by its place.
            let first = plan.criteria.position(criterion.id.as_str()) == Some(at);
            keyed(ui, (criterion.id.as_str(), if first { 0 } else { at }), |ui| {
                let last = at + 1 == plan.criteria.len();
                if let Some(pressed) = row(ui, criterion, &total, (at == 0, last), unnamed) {
                    wanted = Some((at, pressed));
                }
            });
        }
    });
    let stamp = || state.author.stamp(cx.session);
    if let Some((at, pressed)) = wanted
        && let Some(criterion) = plan.criteria.get(at)
    {
        let id = criterion.id.clone();
        let command = match pressed {
            Act::Open => {
                cx.view.dialog = Some(Dialog::criterion_of_list(file, Some(&id)));
                None
            }
            Act::Up => Some(Command::ReorderCriterion { criterion: id, to: at.saturating_sub(1), by: stamp() }),
            Act::Down => Some(Command::ReorderCriterion { criterion: id, to: at + 1, by: stamp() }),
            Act::Remove => Some(Command::RemoveCriterion { criterion: id, by: stamp() }),
        };
        cx.intents.extend(state.author.remember(cx.session).filter(|_| command.is_some()));
        cx.intents.extend(command.map(Intent::Edit));
    }
    match footer(ui, "Done", "Add criterion", None) {
        Pressed::Primary => {
            cx.intents.extend(state.author.remember(cx.session));
            Outcome::Closed
        }
        Pressed::Other => {
            cx.view.dialog = Some(Dialog::criterion_of_list(file, None));
            Outcome::Open
        }
        Pressed::Nothing => Outcome::Open,
    }
}

/// Whose criteria these are, once several files are open, and whether the comparison goes by them.
pub(super) fn whose(ui: &mut Ui, cx: &Cx<'_>, file: &OpenFile) {
    if cx.session.files().len() < 2 {
        return;
    }
    let owner =
        cx.session.criteria_owner().filter(|owner| owner.id != file.id).map(|owner| cx.session.called(owner.id));
    fields::remark(ui, &words::whose_criteria(&cx.session.called(file.id), owner.as_deref()));
    ui.add_space(6.0);
}

/// Whether the criteria are locked, and the button that changes it. Returns whether that was pressed.
fn lock_line(ui: &mut Ui, plan: &Plan) -> bool {
    let t = Theme::of(ui);
    let (fill, words, button) = match &plan.properties.criteria_locked {
        Some(lock) => {
            let day = day_of(lock.at);
            let (space, by) = if lock.by.is_empty() { ("", String::new()) } else { (" by ", visible(&lock.by)) };
            let words =
                format!("Locked{}{day}{space}{by}; later changes are recorded", if day.is_empty() { "" } else { " " });
            (t.head, words, "Unlock")
        }
        None => (t.panel, "Lock the criteria before scores are shown".to_owned(), "Lock"),
    };
    let inside = egui::Margin::symmetric(10, 4);
    let frame = egui::Frame::new().fill(fill).corner_radius(RADIUS).inner_margin(inside);
    frame
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            from_right(ui, |ui| {
                let name = format!("{button} the criteria");
                let response =
                    Button { name: &name, disabled: plan.criteria.is_empty(), ..Button::new(button) }.show(ui);
                let pressed = taking_enter(ui, response).clicked();
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    let (icon, _) = ui.allocate_exact_size(vec2(14.0, 14.0), egui::Sense::hover());
                    icons::draw(ui.painter(), Icon::Lock, icon, t.text2);
                    let words = RichText::new(words).font(fonts::regular(12.0)).color(t.text1);
                    ui.add(egui::Label::new(words).wrap());
                });
                pressed
            })
        })
        .inner
}

/// What was pressed in a row.
enum Act {
    Open,
    Up,
    Down,
    Remove,
}

fn heads(ui: &mut Ui) {
    let t = Theme::of(ui);
    let word = |words: &str| RichText::new(words).font(fonts::regular(11.0)).color(t.text3);
    from_right(ui, |ui| {
        ui.allocate_space(vec2(buttons(ui), 1.0));
        cell(ui, SHARE, word("Share"));
        cell(ui, WEIGHT, word("Weight"));
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| ui.label(word("Criterion")));
    });
}

/// Words at the right of a cell of this width.
fn cell(ui: &mut Ui, width: f32, words: RichText) {
    let size = vec2(width, ui.spacing().interact_size.y);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
        ui.set_width(width);
        ui.add(egui::Label::new(words).truncate());
    });
}

fn row(ui: &mut Ui, criterion: &Criterion, total: &Exact, ends: (bool, bool), unnamed: bool) -> Option<Act> {
    let t = Theme::of(ui);
    let name = if criterion.name.is_empty() { visible(criterion.id.as_str()) } else { visible(&criterion.name) };
    let share = Exact::share(&criterion.weight.exact(), total);
    let share = share.map_or_else(|| format::NO_VALUE.to_owned(), |share| format::percent(share.to_f64()));
    let mut act = None;
    let height = 36.0_f32.max(ui.spacing().interact_size.y);
    ui.separator();
    ui.allocate_ui_with_layout(vec2(ui.available_width(), height), Layout::right_to_left(Align::Center), |ui| {
        let buttons = buttons(ui);
        ui.allocate_ui_with_layout(vec2(buttons, height), Layout::left_to_right(Align::Center), |ui| {
            ui.set_width(buttons);
            ui.spacing_mut().item_spacing.x = 4.0;
            ui.add_space(8.0);
            let mut button = |ui: &mut Ui, button: &Button<'_>, wanted: Act| {
                let response = button.show(ui);
                if taking_enter(ui, response).clicked() {
                    act = Some(wanted);
                }
            };
            let label = format!("Edit {name}");
            button(ui, &Button { name: &label, ..Button::new("Edit") }, Act::Open);
            let label = format!("Move {name} up");
            let disabled = ends.0 || unnamed;
            button(ui, &Button { disabled, ..Button::icon(Icon::ChevronUp, &label) }, Act::Up);
            let label = format!("Move {name} down");
            let disabled = ends.1 || unnamed;
            button(ui, &Button { disabled, ..Button::icon(Icon::ChevronDown, &label) }, Act::Down);
            let label = format!("Delete {name}");
            button(ui, &Button { disabled: unnamed, ..Button::icon(Icon::Cross, &label) }, Act::Remove);
        });
        cell(ui, SHARE, RichText::new(share).font(fonts::regular(12.0)).color(t.text2));
        cell(ui, WEIGHT, RichText::new(criterion.weight.to_string()).font(fonts::bold(12.0)).color(t.text1));
        ui.with_layout(Layout::top_down(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            ui.spacing_mut().interact_size.y = 0.0;
            ui.add_space((height - 32.0) / 2.0);
            let words = RichText::new(&name).font(fonts::bold(12.0)).color(t.text1);
            let label = ui.add(egui::Label::new(words).truncate());
            if !criterion.definition.is_empty() {
                label.on_hover_text(visible(&criterion.definition));
            }
            let measure = format!("{}, {}", measures::name_of(&criterion.measure), better(criterion.direction));
            ui.add(egui::Label::new(RichText::new(measure).font(fonts::regular(11.0)).color(t.text3)).truncate());
        });
    });
    act
}
