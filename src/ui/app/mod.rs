//! The application: draws a frame from the session and the view, then carries out what was wished for.

mod incoming;
mod tessellation;

use std::sync::Arc;

use egui::Ui;

use tessellation::Tessellation;

use crate::analysis::Withdrawal;
use crate::edit::{Command, ScenarioField};
use crate::session::{FileId, Message, NoticeKind, Session, Template, ThemeChoice, clock};
use crate::ui::actions::{self, Action};
use crate::ui::cx::Cx;
use crate::ui::dialogs::{self, Dialog, Editor, ListOf};
use crate::ui::frame;
use crate::ui::intent::Intent;
use crate::ui::look;
use crate::ui::picker::{Pick, Picker, suggested_name};
use crate::ui::view::{Selection, View, Workspace};
use crate::ui::workspaces;

/// The application.
pub struct App {
    /// What is open.
    pub session: Session,
    /// What is looked at.
    pub view: View,
    picker: Picker,
    intents: Vec<Intent>,
    close_when_saved: Option<FileId>,
    quitting: bool,
    tessellation: Option<Tessellation>,
    last_frame: Option<std::time::Duration>,
}

impl App {
    /// The application over a session; fonts and themes are installed into the context.
    pub fn new(ctx: &egui::Context, mut session: Session) -> Self {
        crate::ui::look::style::install_fonts(ctx);
        look::apply(ctx, &session.settings);
        let wake = ctx.clone();
        session.set_wake(Arc::new(move || wake.request_repaint()));
        ctx.options_mut(|options| {
            options.quit_shortcuts.clear();
            options.zoom_with_keyboard = false;
        });
        let workspace = if session.active().is_some() { Workspace::Compose } else { Workspace::Start };
        let view = View { workspace, ..View::default() };
        Self {
            session,
            view,
            picker: Picker::system(),
            intents: Vec::new(),
            close_when_saved: None,
            quitting: false,
            tessellation: None,
            last_frame: None,
        }
    }

    /// Keeps the window's size for the next session; it is written when the program ends.
    fn remember_layout(&mut self, ui: &Ui) {
        if let Some(rect) = ui.input(|i| i.viewport().inner_rect) {
            let zoom = ui.zoom_factor();
            self.session.settings.window = Some([rect.width() * zoom, rect.height() * zoom]);
        }
        for (name, width) in std::mem::take(&mut self.view.panel_widths) {
            self.session.settings.panels.insert(name.to_owned(), width);
        }
    }

    /// Replaces the system's file dialogs by the built-in one.
    #[must_use]
    pub fn with_built_in_dialogs(mut self) -> Self {
        self.picker = Picker::built_in();
        self
    }

    /// Opens on the comparison of every scenario that is open.
    #[must_use]
    pub fn comparing(mut self) -> Self {
        if self.session.active().is_some() {
            self.view.workspace = Workspace::Compare;
        }
        self
    }

    /// Waits until what is being worked out off the interface's thread is there: for pictures and tests.
    pub fn settle(&mut self) {
        self.session.wait_for_studies();
        self.view.compare.settle();
        if let Some(dialog) = &mut self.view.dialog {
            dialog.settle();
        }
    }

    /// Draws one frame and carries out what was wished for in it.
    pub fn root(&mut self, ui: &mut Ui) {
        self.session.poll();
        self.take_picked();
        self.after_saves(ui);
        self.intents.extend(incoming::dropped(ui, self.view.workspace));
        if ui.input(|i| i.viewport().close_requested()) && !self.quitting {
            self.ask_to_quit(ui);
        }
        if self.view.dialog.is_none() {
            if self.view.workspace == Workspace::Register {
                self.view.register.take_keys(ui);
            }
            self.intents.extend(actions::pressed(ui).map(Intent::Do));
        }
        let mut cx = Cx { session: &self.session, view: &mut self.view, intents: &mut self.intents };
        frame::frame(ui, &mut cx, workspaces::show);
        dialogs::show(ui, &mut cx);
        for intent in std::mem::take(&mut self.intents) {
            self.carry_out(ui, intent);
        }
    }

    fn carry_out(&mut self, ui: &Ui, intent: Intent) {
        match intent {
            Intent::Edit(command) => self.edit(&command),
            Intent::Instead(command) => {
                self.session.undo();
                self.edit(&command);
            }
            Intent::Do(action) => self.act(ui, action),
            Intent::Open(path) => self.open(&path),
            Intent::OpenAndCompare(paths) => {
                for path in paths {
                    self.open(&path);
                }
                if self.session.active().is_some() {
                    self.view.workspace = Workspace::Compare;
                }
            }
            Intent::TakeFrom(path) => match self.session.take_from(&path) {
                Ok(taken) if taken.differing.is_empty() => self.edit(&taken.command(&[])),
                Ok(taken) => self.view.dialog = Some(Dialog::taking(taken)),
                Err(why) => self.view.dialog = Some(Dialog::Message { title: "Not taken".to_owned(), text: why }),
            },
            Intent::ImportFrom(path) => self.view.dialog = incoming::sheet(ui, &self.session, path),
            Intent::Paste(text) => {
                let columns = self.view.register.pasted_columns();
                self.view.dialog = incoming::rows(ui, &self.session, &text, columns);
            }
            Intent::Adopt(prepared) => {
                self.session.adopt(Arc::try_unwrap(prepared).unwrap_or_else(|shared| (*shared).clone()));
            }
            Intent::RememberMap(map) => {
                self.session.say(NoticeKind::Note, Message::SavedMap(map.name.clone()));
                self.session.settings.remember_map(*map);
                self.session.settings.keep();
            }
            Intent::Activate(file) => {
                self.session.activate(file);
                self.view.selection = Selection::Nothing;
            }
            Intent::SaveFile(file) => {
                let place =
                    self.session.file(file).filter(|file| file.read_only.is_none()).and_then(|f| f.path.clone());
                match place {
                    Some(path) => self.session.save(file, path),
                    None => {
                        self.activate(file);
                        self.save(ui);
                    }
                }
            }
            Intent::LeadWith(file) => self.session.lead_with(file),
            Intent::Close(file) => match self.session.file(file).map(crate::session::OpenFile::edited) {
                Some(true) => self.view.dialog = Some(Dialog::unsaved(file)),
                Some(false) => self.close(file),
                None => {}
            },
            Intent::CloseAnyway(file) => {
                self.close(file);
                self.go_on_quitting(ui);
            }
            Intent::SaveTo(path, replace) => {
                if let Some(file) = self.session.active().map(|file| file.id) {
                    self.session.save_as(file, path, replace);
                }
            }
            Intent::SaveScenarioTo(scenario, path, replace) => {
                if let Err(why) = self.session.save_scenario(&scenario, &path, replace) {
                    self.session.say(NoticeKind::Refused, why.to_string());
                }
            }
            Intent::Choose(pick) => self.picker.start(ui, pick),
            Intent::WriteReplies { nations, path, page, replace } => {
                let page = page.then(|| self.session.active().map(frame::page_marking)).flatten();
                if let Err(why) = self.session.write_replies(&nations, &path, page.as_ref(), replace) {
                    self.session.say(NoticeKind::Refused, why.to_string());
                }
            }
            Intent::ReadAnswers(path) => {
                self.view.dialog = incoming::answers(ui, &self.session, path);
            }
            Intent::Say(why) => self.session.say(NoticeKind::Refused, why),
            Intent::SetWhatIf { withdrawn, failed } => self.set_what_if(Withdrawal {
                withdrawn: withdrawn.into_iter().collect(),
                failed: failed.into_iter().collect(),
            }),
            Intent::RememberAuthor(name) => {
                self.session.settings.author = name;
                self.session.settings.keep();
            }
            Intent::Select(selection) => self.view.selection = selection,
            Intent::Go(workspace) => self.view.workspace = workspace,
            Intent::SearchRegister(text) => {
                self.view.workspace = Workspace::Register;
                self.view.register.search = text;
            }
            Intent::SaveView(view) => {
                let views = &mut self.session.settings.views;
                views.retain(|known| known.name != view.name);
                views.push(*view);
                self.session.settings.keep();
            }
            Intent::ForgetView(name) => {
                self.session.settings.views.retain(|view| view.name != name);
                self.session.settings.keep();
            }
            Intent::Fold(name, folded) => {
                self.session.settings.set_folded(name, folded);
                self.session.settings.keep();
            }
        }
        ui.request_repaint();
    }

    /// In Compare the criteria are those that the comparison goes by: their file becomes the active one.
    fn work_on_criteria(&mut self) {
        let owner = self.session.criteria_owner().map(|file| file.id);
        if let (Workspace::Compare, Some(owner)) = (self.view.workspace, owner) {
            self.activate(owner);
        }
    }

    fn activate(&mut self, file: FileId) {
        if self.session.active().map(|active| active.id) != Some(file) {
            self.session.activate(file);
            self.view.selection = Selection::Nothing;
        }
    }

    /// Puts a what-if in force and says what it changes.
    fn set_what_if(&mut self, what_if: Withdrawal) {
        let none = what_if.is_empty();
        self.session.set_what_if(what_if);
        let text = if none {
            "The what-if is off; the figures are the planned ones".to_owned()
        } else {
            let words = frame::what_if_bar::words(&self.session);
            format!("What-if in force: {words}. {}", frame::what_if_bar::what_changes(&self.session))
        };
        self.session.say(NoticeKind::Note, text);
    }

    fn edit(&mut self, command: &Command) {
        // The session says in the status line why not.
        self.session.edit(command).unwrap_or_default();
        self.view.compose.after_edit(command, &self.session);
    }

    fn open(&mut self, path: &std::path::Path) {
        match self.session.open(path) {
            Ok(_) => {
                self.view.selection = Selection::Nothing;
                if self.view.workspace == Workspace::Start {
                    self.view.workspace = Workspace::Compose;
                }
                if self.session.active().is_some_and(|file| !file.problems.is_empty()) {
                    self.view.dialog = Some(Dialog::Repairs);
                }
            }
            Err(why) => self.view.dialog = Some(Dialog::Message { title: "Not opened".to_owned(), text: why }),
        }
    }

    fn close(&mut self, file: FileId) {
        self.session.close(file);
        self.view.selection = Selection::Nothing;
        if self.session.active().is_none() {
            self.view.workspace = Workspace::Start;
        }
    }

    fn act(&mut self, ui: &Ui, action: Action) {
        match action {
            Action::NewEmpty => self.new_plan(Template::Empty),
            Action::NewReassurance => self.new_plan(Template::Reassurance),
            Action::NewMineClearance => self.new_plan(Template::MineClearance),
            Action::Open => self.picker.start(ui, Pick::Open),
            Action::AddFile => self.picker.start(ui, Pick::Add),
            Action::OpenSample => match self.session.open_sample() {
                Ok(_) => self.view.workspace = Workspace::Compose,
                Err(why) => self.session.say(NoticeKind::Refused, why),
            },
            Action::StartPage => self.view.workspace = Workspace::Start,
            Action::Save => self.save(ui),
            Action::SaveAs => {
                if let Some(name) = self.session.active().map(suggested_name) {
                    self.picker.start(ui, Pick::Save { name });
                }
            }
            Action::SaveScenario => {
                if let Some(scenario) = self.scenario() {
                    let name = format!("{}.muster", scenario.id);
                    self.picker.start(ui, Pick::SaveScenario { scenario: scenario.id.clone(), name });
                }
            }
            Action::ImportPledges => self.picker.start(ui, Pick::Import),
            Action::Repairs => self.view.dialog = Some(Dialog::Repairs),
            Action::Close => {
                if let Some(file) = self.session.active() {
                    self.intents.push(Intent::Close(file.id));
                    ui.request_repaint();
                }
            }
            Action::Quit => self.ask_to_quit(ui),
            Action::Undo => self.session.undo(),
            Action::Redo => self.session.redo(),
            Action::CutRows => ui.send_viewport_cmd(egui::ViewportCommand::RequestCut),
            Action::CopyRows => ui.send_viewport_cmd(egui::ViewportCommand::RequestCopy),
            Action::PasteRows => {
                self.go(Workspace::Register);
                ui.send_viewport_cmd(egui::ViewportCommand::RequestPaste);
            }
            Action::Palette => self.view.dialog = Some(Dialog::palette()),
            Action::GoSurvey => self.go(Workspace::Survey),
            Action::GoRegister => self.go(Workspace::Register),
            Action::GoCompose => self.go(Workspace::Compose),
            Action::GoCompare => self.go(Workspace::Compare),
            Action::ThemeSystem | Action::ThemeLight | Action::ThemeDark => {
                self.session.settings.theme = match action {
                    Action::ThemeLight => ThemeChoice::Light,
                    Action::ThemeDark => ThemeChoice::Dark,
                    _ => ThemeChoice::System,
                };
                self.looks_changed(ui);
            }
            Action::HighContrast => {
                self.session.settings.high_contrast ^= true;
                self.looks_changed(ui);
            }
            Action::Comfortable => {
                self.session.settings.comfortable ^= true;
                self.looks_changed(ui);
            }
            Action::ReducedMotion => {
                self.session.settings.reduced_motion ^= true;
                self.looks_changed(ui);
            }
            Action::TextLarger => self.text_size(ui, self.session.settings.text_size + 10),
            Action::TextSmaller => self.text_size(ui, self.session.settings.text_size.saturating_sub(10)),
            Action::TextNormal => self.text_size(ui, 100),
            Action::TogglePool => self.fold(frame::POOL),
            Action::ToggleInspector => self.fold(frame::INSPECTOR),
            Action::PlanProperties => self.view.dialog = self.session.active().map(Dialog::plan_properties),
            Action::NewPledge => self.view.dialog = self.session.active().map(Dialog::new_pledge),
            Action::RecordAnswer => {
                self.go(Workspace::Survey);
                if let Some(file) = self.session.active() {
                    self.view.survey.begin(file);
                }
            }
            Action::ReplyTable => self.export_replies(ui, false),
            Action::ReplyPage => self.export_replies(ui, true),
            Action::ImportAnswers => self.picker.start(ui, Pick::Answers),
            Action::Nations => self.view.dialog = Some(Editor::list(ListOf::Nations)),
            Action::Areas => self.view.dialog = Some(Editor::list(ListOf::Areas)),
            Action::Capabilities => self.view.dialog = Some(Editor::list(ListOf::Capabilities)),
            Action::Conditions => self.view.dialog = Some(Editor::list(ListOf::Conditions)),
            Action::Meetings => self.view.dialog = Some(Editor::list(ListOf::Meetings)),
            Action::RedLines => self.view.dialog = Some(Editor::list(ListOf::RedLines)),
            Action::RequirementSets => self.view.dialog = Some(Editor::list(ListOf::RequirementSets)),
            Action::Rates => self.view.dialog = self.session.active().map(Editor::rates),
            Action::Rules => self.view.dialog = self.session.active().map(Editor::rules),
            Action::NewScenario => self.view.dialog = self.session.active().map(Dialog::new_scenario),
            Action::TakeScenario => self.picker.start(ui, Pick::Take),
            Action::DuplicateScenario => self.with_scenario(|id| Command::DuplicateScenario { scenario: id }),
            Action::RenameScenario => {
                self.view.dialog = self.scenario().map(|scenario| Dialog::rename_scenario(&scenario));
            }
            Action::ScenarioProperties => {
                self.view.dialog = self.scenario().map(|scenario| Dialog::scenario_properties(&scenario));
            }
            Action::ScenarioLeft => self.move_scenario(false),
            Action::ScenarioRight => self.move_scenario(true),
            Action::ArchiveScenario => {
                self.with_scenario(|id| Command::EditScenario { scenario: id, field: ScenarioField::Archived(true) });
            }
            Action::DeleteScenario => self.delete_scenario(),
            Action::DifferencesOnly => {
                self.view.workspace = Workspace::Compare;
                self.view.compare.differences_only ^= true;
            }
            Action::ClearWhatIf => self.set_what_if(Withdrawal::default()),
            Action::WhatIf => self.view.dialog = Some(Dialog::choose_what_if(self.session.what_if())),
            Action::WhatIfs => self.view.dialog = self.session.active().map(Dialog::what_ifs),
            Action::Criteria => {
                self.work_on_criteria();
                self.view.dialog = self.session.active().map(Dialog::criteria);
            }
            Action::LockCriteria => {
                self.work_on_criteria();
                self.view.dialog = self.session.active().map(Dialog::lock_criteria);
            }
            Action::Rotation => self.view.dialog = Some(Dialog::rotation()),
            Action::Shortcuts => self.view.dialog = Some(Dialog::Shortcuts),
            Action::About => self.view.dialog = Some(Dialog::About),
        }
    }

    /// Deletes the active scenario, or says where it is used and what can be done.
    fn delete_scenario(&mut self) {
        let scenario = self.scenario();
        match self.session.active().zip(scenario).and_then(|(file, scenario)| Editor::used_scenario(file, &scenario)) {
            Some(dialog) => self.view.dialog = Some(dialog),
            None => self.with_scenario(|id| Command::RemoveScenario { scenario: id, take_out: false }),
        }
    }

    fn new_plan(&mut self, template: Template) {
        match self.session.new_plan(template) {
            Ok(_) => self.view.workspace = Workspace::Compose,
            Err(why) => self.session.say(NoticeKind::Refused, why),
        }
    }

    fn save(&mut self, ui: &Ui) {
        let Some(file) = self.session.active() else { return };
        match self.session.place_to_save(file) {
            Some(path) => self.session.save(file.id, path),
            None => {
                let name = suggested_name(file);
                self.picker.start(ui, Pick::Save { name });
            }
        }
    }

    fn export_replies(&mut self, ui: &Ui, page: bool) {
        if let Some(file) = self.session.active() {
            self.picker.start(ui, self.view.survey.replies(file, page));
        }
    }

    fn go(&mut self, workspace: Workspace) {
        if self.session.active().is_some() {
            self.view.workspace = workspace;
        }
    }

    fn fold(&mut self, panel: &'static str) {
        let folded = self.session.settings.is_folded(panel);
        self.session.settings.set_folded(panel, !folded);
        self.session.settings.keep();
    }

    fn looks_changed(&mut self, ui: &Ui) {
        look::apply(ui, &self.session.settings);
        self.session.settings.keep();
    }

    fn text_size(&mut self, ui: &Ui, per_cent: u16) {
        self.session.settings.text_size = per_cent.clamp(80, 200);
        self.looks_changed(ui);
    }

    /// The scenario that commands of the Scenario menu are about.
    fn scenario(&self) -> Option<Arc<crate::model::Scenario>> {
        let file = self.session.active()?;
        let id = self.view.compose.active(file)?;
        file.plan().scenarios.find(id.as_str()).cloned()
    }

    fn with_scenario(&mut self, command: impl FnOnce(crate::base::ScenarioId) -> Command) {
        if let Some(scenario) = self.scenario() {
            self.edit(&command(scenario.id.clone()));
        }
    }

    fn move_scenario(&mut self, right: bool) {
        let Some(scenario) = self.scenario() else { return };
        let at = self.session.active().and_then(|file| file.plan().scenarios.position(scenario.id.as_str()));
        let Some(at) = at else { return };
        let to = if right { at + 1 } else { at.saturating_sub(1) };
        self.edit(&Command::ReorderScenario { scenario: scenario.id.clone(), to });
    }

    fn take_picked(&mut self) {
        while let Some(intent) = self.picker.next(&mut self.view.dialog) {
            self.intents.push(intent);
        }
    }

    fn ask_to_quit(&mut self, ui: &Ui) {
        let unsaved = self.session.files().iter().find(|file| file.edited()).map(|file| file.id);
        if let Some(file) = unsaved {
            ui.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            self.session.activate(file);
            self.view.dialog = Some(Dialog::unsaved_on_quit(file));
        } else {
            self.session.wait_for_saves();
            self.quitting = true;
            ui.send_viewport_cmd(egui::ViewportCommand::Close);
        }
    }

    /// After a file was saved or dropped on the way out: the next one, or out.
    fn go_on_quitting(&mut self, ui: &Ui) {
        if self.view.dialog.as_ref().is_some_and(Dialog::is_quitting) {
            self.view.dialog = None;
            self.ask_to_quit(ui);
        }
    }

    fn after_saves(&mut self, ui: &Ui) {
        let waiting = self.view.dialog.as_ref().and_then(Dialog::closes_when_saved).or(self.close_when_saved);
        self.close_when_saved = waiting;
        let Some(file) = waiting else { return };
        let saved = self.session.file(file).is_none_or(|open| !open.edited());
        if saved {
            self.close_when_saved = None;
            let quitting = self.view.dialog.as_ref().is_some_and(Dialog::is_quitting);
            if quitting {
                self.go_on_quitting(ui);
            } else {
                self.view.dialog = None;
                self.close(file);
            }
        }
    }
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        let before = clock::since_start();
        self.root(ui);
        let took = clock::since_start().saturating_sub(before);
        if self.session.trace.on() {
            let meter = self.tessellation.get_or_insert_with(|| Tessellation::measure(ui));
            // Tessellation follows a frame, so what is written is the frame before with its own.
            if let Some(last) = self.last_frame.replace(took) {
                self.session.trace.frame(last, meter.last());
            } else {
                ui.request_repaint();
            }
        }
        self.remember_layout(ui);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.session.wait_for_saves();
        self.session.settings.keep();
    }
}
