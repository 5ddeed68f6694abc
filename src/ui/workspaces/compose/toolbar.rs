//! The toolbar of Compose: which scenarios are shown, the set of the active one, how lines are drawn, undo.

use egui::{Align, ComboBox, Layout, Popup, PopupCloseBehavior, Sense, Ui, WidgetInfo, vec2};

use crate::base::ScenarioId;
use crate::edit::{Command, Label};
use crate::session::OpenFile;
use crate::ui::actions::Action;
use crate::ui::cx::Cx;
use crate::ui::frame::what_if_bar;
use crate::ui::intent::Intent;
use crate::ui::kit::badge;
use crate::ui::kit::button::Button;
use crate::ui::kit::segmented::segmented;
use crate::ui::kit::switch::checkbox;
use crate::ui::look::icons::Icon;
use crate::ui::look::paint;
use crate::ui::look::theme::Theme;
use crate::ui::present;

/// The width of a scenario's square with the gap after it.
const SQUARE: f32 = 32.0;
/// The width of what always stays: the way to a new scenario, all lines or gaps, the what-if, undo and redo.
const KEPT: f32 = 362.0;
/// The most width that the name of the requirement set takes.
const SET_NAME: f32 = 172.0;
/// The width of the menu of the scenarios that have no room.
const MORE: f32 = 92.0;

/// What the toolbar has room for beside what always stays. What is first to go is last here.
struct Room {
    squares: usize,
    named_button: bool,
    set: bool,
    shown_label: bool,
    align: bool,
    set_label: bool,
}

impl Room {
    fn of(width: f32, scenarios: usize) -> Self {
        let mut spare = width - KEPT;
        let fit = (spare.max(0.0) / SQUARE) as usize;
        let squares = if fit >= scenarios { scenarios } else { ((spare - MORE).max(0.0) / SQUARE) as usize };
        spare -= squares as f32 * SQUARE + if squares < scenarios { MORE } else { 0.0 };
        let mut take = |width: f32| {
            let fits = spare >= width;
            // What comes later is less wanted: it does not slip into what this one left.
            spare = if fits { spare - width } else { 0.0 };
            fits
        };
        Self {
            squares,
            named_button: take(92.0),
            set: take(240.0),
            shown_label: take(46.0),
            align: take(88.0),
            set_label: take(104.0),
        }
    }
}

/// Draws the toolbar.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile) {
    let t = Theme::of(ui);
    let open: Vec<_> = cx.view.compose.open(file).cloned().collect();
    let room = Room::of(ui.available_width(), open.len());
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        ui.add_space(12.0);
        if !open.is_empty() && room.shown_label {
            ui.label(egui::RichText::new("Shown").color(t.text2).size(12.0));
        }
        let (squares, more) = open.split_at(room.squares);
        for id in squares {
            shown_badge(ui, cx, file, id);
        }
        if !more.is_empty() {
            more_scenarios(ui, cx, file, more);
        }
        let set = !file.plan().requirement_sets.is_empty();
        ui.add_enabled_ui(set, |ui| {
            let button = if room.named_button {
                Button::quiet("New scenario").with_icon(Icon::Plus)
            } else {
                Button::icon(Icon::Plus, "New scenario")
            };
            if button.show(ui).clicked() {
                cx.wish(Intent::Do(Action::NewScenario));
            }
        });
        if room.set {
            ui.separator();
            set_choice(ui, cx, file, room.set_label);
        }
        if room.align {
            let mut aligned = !cx.view.compose.free_lines;
            checkbox(ui, &mut aligned, "Align lines", "");
            cx.view.compose.free_lines = !aligned;
        }
        let mut gaps = usize::from(cx.view.compose.gaps_only);
        segmented(ui, "", &["All lines", "Gaps only"], &mut gaps, None);
        cx.view.compose.gaps_only = gaps == 1;
        what_if_bar::switches(ui, cx, f32::INFINITY);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(12.0);
            let history = file.history();
            let words = |verb: &str, label: Option<&Label>| match label {
                Some(label) => format!("{verb}: {label}"),
                None => format!("Nothing to {}", verb.to_lowercase()),
            };
            for (icon, verb, label, action) in [
                (Icon::Redo, "Redo", history.redo_label(), Action::Redo),
                (Icon::Undo, "Undo", history.undo_label(), Action::Undo),
            ] {
                ui.add_enabled_ui(label.is_some(), |ui| {
                    if Button::icon(icon, &words(verb, label)).show(ui).clicked() {
                        cx.wish(Intent::Do(action));
                    }
                });
            }
        });
    });
}

fn shown_badge(ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile, id: &ScenarioId) {
    let Some(scenario) = file.plan().scenarios.find(id.as_str()) else { return };
    let t = Theme::of(ui);
    let hidden = cx.view.compose.hidden.contains(id);
    let (rect, response) = ui.allocate_exact_size(vec2(24.0, 24.0), Sense::click());
    response
        .widget_info(|| WidgetInfo::selected(egui::Role::CheckBox, true, !hidden, format!("Show {}", scenario.name)));
    let letter = present::letter(file.plan(), scenario);
    let square = egui::Rect::from_center_size(rect.center(), vec2(badge::SIDE, badge::SIDE));
    if hidden {
        let colour = t.slot(present::slot(file.plan(), scenario));
        ui.painter().rect(square, 4, t.card, egui::Stroke::new(1.0, colour), egui::StrokeKind::Inside);
        let font = crate::ui::look::fonts::bold(12.0);
        paint::text(ui.painter(), square.center(), egui::Align2::CENTER_CENTER, &letter, font, colour, 20.0);
    } else {
        badge::badge(ui.painter(), square, &letter, present::slot(file.plan(), scenario));
    }
    paint::ring_if_focused(ui, &response);
    let words = format!("{}: {}", if hidden { "Show" } else { "Hide" }, present::title(scenario));
    if response.on_hover_text(words).clicked() {
        show_or_hide(cx, id, hidden);
    }
}

fn show_or_hide(cx: &mut Cx<'_>, id: &ScenarioId, show: bool) {
    if show {
        cx.view.compose.activate(id.clone());
    } else {
        cx.view.compose.hidden.insert(id.clone());
    }
}

/// The menu of the scenarios whose squares have no room.
fn more_scenarios(ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile, more: &[ScenarioId]) {
    let button = Button { menu: true, ..Button::new(&format!("{} more", more.len())) }.show(ui);
    Popup::menu(&button).close_behavior(PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
        for id in more {
            let Some(scenario) = file.plan().scenarios.find(id.as_str()) else { continue };
            let mut shown = !cx.view.compose.hidden.contains(id);
            if checkbox(ui, &mut shown, &present::title(scenario), "").changed() {
                show_or_hide(cx, id, shown);
            }
        }
    });
}

fn set_choice(ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile, labelled: bool) {
    let Some(active) = cx.view.compose.active(file) else { return };
    let Some(scenario) = file.plan().scenarios.find(active.as_str()) else { return };
    let t = Theme::of(ui);
    let sets = &file.plan().requirement_sets;
    let chosen = sets.find(scenario.requirement_set.as_str()).map_or("not in the plan", |set| set.name.as_str());
    let label = labelled.then(|| ui.label(egui::RichText::new("Requirement set").color(t.text2).size(12.0)));
    let font = egui::TextStyle::Body.resolve(ui.style());
    let chosen = paint::line(ui.painter(), chosen, font, egui::Color32::PLACEHOLDER, SET_NAME);
    let combo = ComboBox::from_id_salt("requirement set").selected_text(chosen).width(112.0).show_ui(ui, |ui| {
        for set in sets {
            if ui.selectable_label(set.id == scenario.requirement_set, &set.name).clicked()
                && set.id != scenario.requirement_set
            {
                cx.wish(Intent::Edit(Command::ChangeRequirementSet {
                    scenario: active.clone(),
                    requirement_set: set.id.clone(),
                }));
            }
        }
    });
    match label {
        Some(label) => {
            combo.response.labelled_by(label.id);
        }
        None => {
            combo.response.widget_info(|| WidgetInfo::labeled(egui::Role::ComboBox, true, "Requirement set"));
        }
    }
}
