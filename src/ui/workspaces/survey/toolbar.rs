//! The bar above the matrix: which nations, what narrows them, search, order, and what can be done.

use egui::{Align, Key, KeyboardShortcut, Layout, Modifiers, Popup, RichText, Ui};

use super::known::{Filter, Group, Sort};
use super::{SIDE, import, pick, search_id};
use crate::base::NationId;
use crate::session::OpenFile;
use crate::ui::actions::Action;
use crate::ui::cx::Cx;
use crate::ui::intent::Intent;
use crate::ui::kit::button::Button;
use crate::ui::kit::field::Field;
use crate::ui::kit::segmented::segmented;
use crate::ui::look::fonts;
use crate::ui::look::icons::Icon;
use crate::ui::look::theme::Theme;

const FIND: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::F);
/// Points of width under which the order moves into the menu.
const ROOMY: f32 = 1150.0;
/// Points of width under which its button stands without words before it.
const WORDY: f32 = 1300.0;

/// Draws the bar.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile, narrow: bool) {
    let roomy = ui.available_width() > ROOMY;
    let wordy = ui.available_width() > WORDY;
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        if roomy {
            choices(ui, cx);
        } else {
            menus(ui, cx);
        }
        let acts_width = match (narrow, roomy) {
            (true, _) => 190.0,
            (false, false) => 310.0,
            (false, true) => 400.0 + if wordy { 68.0 } else { 0.0 },
        };
        let room = (ui.available_width() - acts_width).clamp(90.0, 220.0);
        search(ui, cx, room);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| acts(ui, cx, file, [narrow, roomy, wordy]));
    });
}

fn groups(cx: &Cx<'_>) -> Vec<String> {
    let known = &cx.view.survey.known;
    Group::ALL.iter().map(|group| format!("{} {}", group.label(), known.count(*group, Filter::All))).collect()
}

fn filters(cx: &Cx<'_>) -> Vec<String> {
    let view = &cx.view.survey;
    let words = |filter: &Filter| match filter {
        Filter::All | Filter::Answered => filter.label().to_owned(),
        _ => format!("{} {}", filter.label(), view.known.count(view.group, *filter)),
    };
    Filter::ALL.iter().map(words).collect()
}

fn choices(ui: &mut Ui, cx: &mut Cx<'_>) {
    let words = groups(cx);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let mut chosen = Group::ALL.iter().position(|group| *group == cx.view.survey.group).unwrap_or(0);
    if segmented(ui, "", &words, &mut chosen, None).changed() {
        cx.view.survey.group = Group::ALL.get(chosen).copied().unwrap_or_default();
    }
    let words = filters(cx);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let mut chosen = Filter::ALL.iter().position(|filter| *filter == cx.view.survey.filter).unwrap_or(0);
    if segmented(ui, "", &words, &mut chosen, None).changed() {
        cx.view.survey.filter = Filter::ALL.get(chosen).copied().unwrap_or_default();
    }
}

/// The same choices as menus, where there is little room.
fn menus(ui: &mut Ui, cx: &mut Cx<'_>) {
    let words = groups(cx);
    let at = Group::ALL.iter().position(|group| *group == cx.view.survey.group).unwrap_or(0);
    let shown = words.get(at).map_or("", String::as_str);
    let button = Button { menu: true, ..Button::new(shown) }.show(ui);
    Popup::menu(&button).show(|ui| {
        for (n, (group, word)) in Group::ALL.iter().zip(&words).enumerate() {
            if ui.selectable_label(n == at, word).clicked() {
                cx.view.survey.group = *group;
            }
        }
    });
    let words = filters(cx);
    let at = Filter::ALL.iter().position(|filter| *filter == cx.view.survey.filter).unwrap_or(0);
    let shown = words.get(at).map_or("", String::as_str);
    let button = Button { menu: true, selected: at > 0, ..Button::new(shown) }.show(ui);
    Popup::menu(&button).show(|ui| {
        for (n, (filter, word)) in Filter::ALL.iter().zip(&words).enumerate() {
            if ui.selectable_label(n == at, word).clicked() {
                cx.view.survey.filter = *filter;
            }
        }
    });
}

fn search(ui: &mut Ui, cx: &mut Cx<'_>, width: f32) {
    let free = cx.view.dialog.is_none();
    if free && ui.input_mut(|i| i.consume_shortcut(&FIND)) {
        ui.memory_mut(|m| m.request_focus(search_id()));
    }
    let mut field = Field::search(&mut cx.view.survey.search, "Find a nation", "Find a nation", "", width);
    field.id = Some(search_id());
    field.show(ui);
}

fn acts(ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile, [narrow, roomy, wordy]: [bool; 3]) {
    let record = if narrow { "Record" } else { "Record answer" };
    if (Button { name: "Record answer", ..Button::primary(record) }).show(ui).clicked() {
        cx.view.survey.begin(file);
    }
    if !narrow && Button::new("Import answers…").show(ui).clicked() {
        import(cx);
    }
    if roomy {
        let sort = cx.view.survey.sort;
        let name = format!("Sorted by {}", sort.label());
        let button = Button { menu: true, name: &name, ..Button::new(sort.label()) }.show(ui);
        Popup::menu(&button).show(|ui| sorts(ui, cx));
        if wordy {
            ui.label(RichText::new("Sorted by").font(fonts::regular(12.0)).color(Theme::of(ui).text2));
        }
    }
    let more = Button::icon(Icon::More, "More").show(ui);
    Popup::menu(&more).show(|ui| {
        if narrow && ui.button("Import answers…").clicked() {
            import(cx);
        }
        let listed: Vec<NationId> = {
            let known = &cx.view.survey.known;
            known.list().iter().filter_map(|at| known.lines().get(*at)).map(|line| line.id.clone()).collect()
        };
        ui.add_enabled_ui(!listed.is_empty(), |ui| {
            if ui.button("Reply sheets of all listed, to fill…").clicked() {
                cx.intents.push(Intent::Choose(pick(listed.clone(), false)));
            }
            if ui.button("Reply sheets of all listed, to print…").clicked() {
                cx.intents.push(Intent::Choose(pick(listed.clone(), true)));
            }
        });
        if !roomy {
            ui.separator();
            ui.label(RichText::new("Sorted by").font(fonts::regular(11.0)).color(Theme::of(ui).text3));
            sorts(ui, cx);
        }
    });
    let shown = if narrow { cx.view.survey.drawer } else { !cx.session.settings.is_folded(SIDE) };
    if (Button { selected: shown, ..Button::icon(Icon::Note, "History") }).show(ui).clicked() {
        if narrow {
            cx.view.survey.drawer = !shown;
        } else {
            cx.wish(Intent::Fold(SIDE, shown));
        }
    }
}

fn sorts(ui: &mut Ui, cx: &mut Cx<'_>) {
    for sort in Sort::ALL {
        if ui.selectable_label(sort == cx.view.survey.sort, sort.label()).clicked() {
            cx.view.survey.sort = sort;
        }
    }
}

/// The menu of what can be sent to one nation.
pub fn sheet_menu(ui: &mut Ui, cx: &mut Cx<'_>, nation: &str) {
    let name = format!("Reply sheet of {nation}");
    let button = Button { menu: true, small: true, ..Button::icon(Icon::Export, &name) }.show(ui);
    Popup::menu(&button).show(|ui| {
        if ui.button("Export to fill (CSV)…").clicked() {
            cx.wish(Intent::Do(Action::ReplyTable));
        }
        if ui.button("Export to print (HTML)…").clicked() {
            cx.wish(Intent::Do(Action::ReplyPage));
        }
        if ui.button("Import a filled one…").clicked() {
            import(cx);
        }
    });
}
