//! The toolbar of Compose: which scenarios are shown, the set of the active one, how lines are drawn, undo.

use egui::{Align, ComboBox, Layout, Sense, Ui, WidgetInfo, vec2};

use crate::edit::Command;
use crate::session::OpenFile;
use crate::ui::actions::Action;
use crate::ui::app::Cx;
use crate::ui::icons::Icon;
use crate::ui::intent::Intent;
use crate::ui::paint;
use crate::ui::panels::what_if_bar;
use crate::ui::present;
use crate::ui::theme::Theme;
use crate::ui::widgets::badge;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::segmented::segmented;
use crate::ui::widgets::switch::checkbox;

/// Draws the toolbar.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile) {
    let t = Theme::of(ui);
    let room = ui.available_width();
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        ui.add_space(12.0);
        let open: Vec<_> = cx.view.compose.open(file).cloned().collect();
        if !open.is_empty() && room > 560.0 {
            ui.label(egui::RichText::new("Shown").color(t.text2).size(12.0));
        }
        for id in open {
            shown_badge(ui, cx, file, &id);
        }
        let set = !file.plan().requirement_sets.is_empty();
        ui.add_enabled_ui(set, |ui| {
            if Button::quiet("New scenario").with_icon(Icon::Plus).show(ui).clicked() {
                cx.wish(Intent::Do(Action::NewScenario));
            }
        });
        if room > 760.0 {
            ui.separator();
            set_choice(ui, cx, file, room > 980.0);
        }
        if room > 900.0 {
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
            let words = |verb: &str, label: Option<&str>| match label {
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

fn shown_badge(ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile, id: &crate::base::ScenarioId) {
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
        let font = crate::ui::fonts::bold(12.0);
        paint::text(ui.painter(), square.center(), egui::Align2::CENTER_CENTER, &letter, font, colour, 20.0);
    } else {
        badge::badge(ui.painter(), square, &letter, present::slot(file.plan(), scenario));
    }
    paint::ring_if_focused(ui, &response);
    let words = format!("{}: {}", if hidden { "Show" } else { "Hide" }, present::title(scenario));
    if response.on_hover_text(words).clicked() {
        if hidden {
            cx.view.compose.activate(id.clone());
        } else {
            cx.view.compose.hidden.insert(id.clone());
        }
    }
}

fn set_choice(ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile, labelled: bool) {
    let Some(active) = cx.view.compose.active(file) else { return };
    let Some(scenario) = file.plan().scenarios.find(active.as_str()) else { return };
    let t = Theme::of(ui);
    let sets = &file.plan().requirement_sets;
    let chosen = sets.find(scenario.requirement_set.as_str()).map_or("not in the plan", |set| set.name.as_str());
    let label = labelled.then(|| ui.label(egui::RichText::new("Requirement set").color(t.text2).size(12.0)));
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
