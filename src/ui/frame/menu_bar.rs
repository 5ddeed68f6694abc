//! The menu bar: every command with its shortcut, the plan's title, the way to the palette.

use egui::{Align2, Button, Rect, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use crate::session::ThemeChoice;
use crate::ui::actions::{Action, Menu, TABLE};
use crate::ui::cx::Cx;
use crate::ui::intent::Intent;
use crate::ui::look::icons::{self, Icon};
use crate::ui::look::theme::Theme;
use crate::ui::look::{fonts, paint};
use crate::ui::view::Workspace;
use crate::words::comparison as words;

/// Draws the bar.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let bar = ui.max_rect();
    let mut menus_end = bar.left();
    ui.horizontal_centered(|ui| {
        ui.add_space(8.0);
        ui.spacing_mut().item_spacing.x = 0.0;
        egui::MenuBar::new().ui(ui, |ui| {
            ui.spacing_mut().button_padding = vec2(9.0, 3.0);
            for menu in Menu::ALL {
                let response = ui.menu_button(menu.label(), |ui| entries(ui, cx, menu)).response;
                menus_end = response.rect.right();
            }
        });
    });
    let find = find_button(ui, bar, cx);
    title(ui, bar.with_min_x(menus_end + 12.0).with_max_x(find.left() - 12.0), bar.center().x, cx);
}

fn entries(ui: &mut Ui, cx: &mut Cx<'_>, menu: Menu) {
    ui.set_min_width(240.0);
    for row in TABLE.iter().filter(|row| row.menu == menu) {
        if row.begins_group {
            ui.separator();
        }
        let label = label(cx, row.action, row.label);
        let mut button = Button::new(label).frame(true).wrap_mode(egui::TextWrapMode::Extend);
        if let Some(shortcut) = &row.shortcut {
            button = button.shortcut_text(ui.format_shortcut(shortcut));
        }
        if ui.add_enabled(enabled(cx, row.action), button.min_size(vec2(0.0, 24.0))).clicked() {
            cx.wish(Intent::Do(row.action));
            ui.close();
        }
    }
    if menu == Menu::File {
        open_files(ui, cx);
    }
}

fn open_files(ui: &mut Ui, cx: &mut Cx<'_>) {
    if cx.session.files().len() < 2 {
        return;
    }
    ui.separator();
    let active = cx.session.active().map(|file| file.id);
    for file in cx.session.files() {
        let title = format!("{} ({})", file.plan().properties.title, file.file_name());
        if ui.selectable_label(active == Some(file.id), title).clicked() {
            cx.intents.push(Intent::Activate(file.id));
            ui.close();
        }
    }
}

/// A command's name as it stands now: undo and redo name what they would do, switches say whether they are on.
fn label(cx: &Cx<'_>, action: Action, plain: &str) -> String {
    let history = cx.session.active().map(crate::session::OpenFile::history);
    let settings = &cx.session.settings;
    let on = |on: bool| if on { format!("{plain} (on)") } else { plain.to_owned() };
    match action {
        Action::Undo => history.and_then(|h| h.undo_label()).map_or(plain.to_owned(), |l| format!("Undo: {l}")),
        Action::Redo => history.and_then(|h| h.redo_label()).map_or(plain.to_owned(), |l| format!("Redo: {l}")),
        Action::ThemeSystem => on(settings.theme == ThemeChoice::System),
        Action::ThemeLight => on(settings.theme == ThemeChoice::Light),
        Action::ThemeDark => on(settings.theme == ThemeChoice::Dark),
        Action::HighContrast => on(settings.high_contrast),
        Action::Comfortable => on(settings.comfortable),
        Action::ReducedMotion => on(settings.reduced_motion),
        Action::DifferencesOnly => on(cx.view.compare.differences_only),
        _ => plain.to_owned(),
    }
}

/// True when a command can be carried out now.
pub fn enabled(cx: &Cx<'_>, action: Action) -> bool {
    let file = cx.session.active();
    match action {
        Action::NewEmpty
        | Action::NewReassurance
        | Action::NewMineClearance
        | Action::Open
        | Action::OpenSample
        | Action::StartPage
        | Action::Quit
        | Action::Palette
        | Action::ThemeSystem
        | Action::ThemeLight
        | Action::ThemeDark
        | Action::HighContrast
        | Action::Comfortable
        | Action::ReducedMotion
        | Action::TextLarger
        | Action::TextSmaller
        | Action::TextNormal
        | Action::Rotation
        | Action::Shortcuts
        | Action::About => true,
        Action::Undo => file.is_some_and(|f| f.history().undo_label().is_some()),
        Action::Redo => file.is_some_and(|f| f.history().redo_label().is_some()),
        Action::Save
        | Action::SaveAs
        | Action::Close
        | Action::GoSurvey
        | Action::GoRegister
        | Action::GoCompose
        | Action::GoCompare
        | Action::TogglePool
        | Action::ToggleInspector
        | Action::PlanProperties
        | Action::Nations
        | Action::Areas
        | Action::Capabilities
        | Action::Conditions
        | Action::RedLines
        | Action::Meetings
        | Action::RequirementSets
        | Action::Rates
        | Action::Rules
        | Action::DifferencesOnly
        | Action::AddFile
        | Action::WhatIf
        | Action::WhatIfs
        | Action::Criteria
        | Action::TakeScenario => file.is_some(),
        Action::RecordAnswer
        | Action::ReplyTable
        | Action::ReplyPage
        | Action::ImportAnswers
        | Action::PasteRows
        | Action::ImportPledges => file.is_some_and(|f| !f.plan().nations.is_empty()),
        Action::CutRows | Action::CopyRows => {
            file.is_some() && cx.view.workspace == Workspace::Register && cx.view.register.has_selection()
        }
        Action::ClearWhatIf => !cx.session.what_if().is_empty(),
        Action::LockCriteria => {
            let file = if cx.view.workspace == Workspace::Compare { cx.session.criteria_owner() } else { file };
            file.is_some_and(|f| !f.plan().criteria.is_empty() && f.plan().properties.criteria_locked.is_none())
        }
        Action::Repairs => file.is_some_and(|f| !f.problems.is_empty()),
        Action::NewPledge => file.is_some_and(|f| !f.plan().nations.is_empty() && !f.plan().capabilities.is_empty()),
        Action::NewScenario => file.is_some_and(|f| !f.plan().requirement_sets.is_empty()),
        Action::SaveScenario
        | Action::DuplicateScenario
        | Action::RenameScenario
        | Action::ScenarioProperties
        | Action::ScenarioLeft
        | Action::ScenarioRight
        | Action::ArchiveScenario
        | Action::DeleteScenario => file.is_some_and(|f| cx.view.compose.active(f).is_some()),
    }
}

fn title(ui: &Ui, room: Rect, centre: f32, cx: &Cx<'_>) {
    let Some(file) = cx.session.active() else { return };
    let mut title = crate::base::visible(&file.plan().properties.title);
    let mut name = format!("  {}", file.file_name());
    let owner = cx.session.criteria_owner().filter(|_| cx.session.files().len() > 1);
    if let (Some(owner), Workspace::Compare) = (owner, cx.view.workspace) {
        title = words::comparing(cx.session.files().len());
        name = format!("  {}", words::criteria_of(&cx.session.called(owner.id)));
        return centred(ui, room, centre, &title, &name);
    }
    if file.edited() {
        name.push_str(" · edited");
    }
    if file.read_only.is_some() {
        name.push_str(" · read only");
    }
    centred(ui, room, centre, &title, &name);
}

/// A title and what stands muted behind it, in the middle of the bar where there is room.
fn centred(ui: &Ui, room: Rect, centre: f32, title: &str, name: &str) {
    let t = Theme::of(ui);
    let parts = [(title, fonts::bold(13.0), t.text1), (name, fonts::regular(12.0), t.text3)];
    let galley = paint::runs(ui.painter(), &parts, room.width());
    let half = galley.size().x / 2.0;
    let x = centre.clamp((room.left() + half).min(room.right() - half), (room.right() - half).max(room.left() + half));
    paint::place(ui.painter(), pos2(x, room.center().y), Align2::CENTER_CENTER, galley, t.text1);
}

fn find_button(ui: &mut Ui, bar: Rect, cx: &mut Cx<'_>) -> Rect {
    let t = Theme::of(ui);
    let wide = bar.width() > 900.0;
    let width = if wide { 254.0 } else { 76.0 };
    let rect = Rect::from_min_max(pos2(bar.right() - width, bar.top()), bar.max);
    let child = ui.new_child(UiBuilder::new().max_rect(rect));
    let response = child.interact(rect, child.scope_id().with("find"), Sense::click());
    let name = Action::Palette.label();
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, name));
    let painter = child.painter();
    if response.hovered() {
        painter.rect_filled(rect, 0, t.hover);
    }
    let middle = rect.center().y;
    icons::draw(
        painter,
        Icon::Search,
        Rect::from_min_size(pos2(rect.left() + 6.0, middle - 6.0), vec2(12.0, 12.0)),
        t.text3,
    );
    if wide {
        let at = pos2(rect.left() + 24.0, middle);
        paint::text(painter, at, Align2::LEFT_CENTER, name, fonts::regular(11.0), t.text3, width - 84.0);
    }
    let cap = paint::line(painter, "Ctrl K", fonts::regular(11.0), t.text3, 60.0);
    let cap_rect = Rect::from_center_size(
        pos2(rect.right() - 12.0 - cap.size().x / 2.0 - 5.0, middle),
        cap.size() + vec2(10.0, 2.0),
    );
    painter.rect_stroke(cap_rect, 3, egui::Stroke::new(1.0, t.line_strong), egui::StrokeKind::Inside);
    paint::place(painter, cap_rect.center(), Align2::CENTER_CENTER, cap, t.text3);
    paint::ring_if_focused(&child, &response);
    if response.clicked() {
        cx.wish(Intent::Do(Action::Palette));
    }
    rect
}
