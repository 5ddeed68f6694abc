//! What stands in the way of deleting something: each place where it is used, the way there, and what would go with it.

use egui::{Align, Layout, Margin, RichText, Sense, Stroke, Ui, vec2};

use super::{Editor, set};
use crate::base::visible;
use crate::edit::{self, Command, Place, ScenarioField, Use};
use crate::model::{Plan, RequirementSet, Scenario};
use crate::session::OpenFile;
use crate::ui::cx::Cx;
use crate::ui::dialogs::controls::{from_right, taking_enter};
use crate::ui::dialogs::{Dialog, Outcome, fields};
use crate::ui::format;
use crate::ui::intent::Intent;
use crate::ui::kit::button::Button;
use crate::ui::look::fonts;
use crate::ui::look::icons::{self, Icon};
use crate::ui::look::theme::{RADIUS, Theme};
use crate::ui::view::{Selection, Workspace};

/// The most places that are shown one by one.
const PLACES: usize = 5;

/// Something that cannot be deleted as it stands.
#[derive(Debug)]
pub struct Used {
    /// What it is, as people call it.
    name: String,
    /// Where it is used, and what the place is called.
    uses: Vec<(Use, String)>,
    /// Deletes it with what cannot be without it.
    command: Command,
    /// What goes with it, in words, or why that is not possible either.
    with: Result<String, String>,
    /// What can be done instead: the button's words, and the command.
    instead: Option<(&'static str, Command)>,
    focused: bool,
}

/// What was pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Chosen {
    /// Nothing yet.
    Nothing,
    /// It stays, or has been deleted.
    Done,
    /// The way to a place was taken: the dialog gives way.
    Gone,
}

impl Used {
    /// What stands in the way; `command` is the one that takes all of it out too.
    pub(super) fn new(plan: &Plan, name: &str, uses: Vec<Use>, command: Command) -> Self {
        let with = match edit::apply(plan, &command) {
            Ok(change) => {
                let mut after = plan.clone();
                change.apply(&mut after);
                Ok(difference(plan, &after))
            }
            Err(why) => Err(format!("{why}.")),
        };
        let called = |place: &Use| match &place.place {
            Place::Pledge(id) => {
                let title = plan.contributions.find(id.as_str()).map_or("", |pledge| pledge.title.as_str());
                format!("{place} {title}")
            }
            Place::Scenario(id) => {
                plan.scenarios.find(id.as_str()).map_or_else(|| place.to_string(), |scenario| scenario.name.clone())
            }
            _ => place.to_string(),
        };
        let uses = uses.into_iter().map(|place| {
            let called = visible(&called(&place));
            (place, called)
        });
        Self { name: visible(name), uses: uses.collect(), command, with, instead: None, focused: false }
    }

    /// What stands in the way of deleting a scenario, which can be archived instead; nothing where nothing does.
    pub(super) fn scenario(plan: &Plan, scenario: &Scenario) -> Option<Self> {
        let uses = edit::of_scenario(plan, &scenario.id);
        if uses.is_empty() {
            return None;
        }
        let id = scenario.id.clone();
        let mut standing =
            Self::new(plan, &scenario.name, uses, Command::RemoveScenario { scenario: id.clone(), take_out: true });
        let archive = Command::EditScenario { scenario: id, field: ScenarioField::Archived(true) };
        standing.instead = (!scenario.archived).then_some(("Archive it instead", archive));
        Some(standing)
    }

    /// Draws it.
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile) -> Chosen {
        let t = Theme::of(ui);
        let mut chosen = Chosen::Nothing;
        let mut way: Option<Place> = None;
        fields::scrolled(ui, |ui| self.contents(ui, cx, t, &mut chosen, &mut way));
        match way {
            Some(place) => {
                go_to(cx, file, &place);
                Chosen::Gone
            }
            None => chosen,
        }
    }

    fn contents(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, t: &Theme, chosen: &mut Chosen, way: &mut Option<Place>) {
        let frame = egui::Frame::new()
            .fill(t.minimum_tint)
            .stroke(Stroke::new(1.0, t.minimum))
            .corner_radius(RADIUS)
            .inner_margin(Margin::symmetric(10, 8));
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal(|ui| {
                let (mark, _) = ui.allocate_exact_size(vec2(14.0, 14.0), Sense::hover());
                icons::draw(ui.painter(), Icon::Warning, mark, t.minimum);
                let places = format::counted(self.uses.len() as i64, "place", "places");
                let words = RichText::new(format!("{} is used in {places}.", self.name));
                ui.add(egui::Label::new(words.font(fonts::bold(12.0)).color(t.text1)).wrap());
            });
            for (place, called) in self.uses.iter().take(PLACES) {
                from_right(ui, |ui| {
                    if reachable(&place.place) {
                        let name = format!("Show {}", visible(&place.to_string()));
                        let button = Button { name: &name, small: true, ..Button::new("Show") };
                        let response = button.show(ui);
                        if !std::mem::replace(&mut self.focused, true) {
                            response.request_focus();
                        }
                        if taking_enter(ui, response).clicked() {
                            *way = Some(place.place.clone());
                        }
                    }
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        let words = RichText::new(called).font(fonts::regular(12.0)).color(t.text1);
                        ui.add(egui::Label::new(words).truncate());
                    });
                });
            }
            if self.uses.len() > PLACES {
                let more = format::counted((self.uses.len() - PLACES) as i64, "more place", "more places");
                fields::remark(ui, &format!("And {more}."));
            }
            ui.add_space(4.0);
            let with = match &self.with {
                Ok(with) => format!("Taking it out of all of them takes out {with} as well, in one step."),
                Err(why) => why.clone(),
            };
            fields::remark(ui, &with);
            ui.add_space(4.0);
            ui.horizontal(|ui| {
                if self.with.is_ok() {
                    let name = format!("Delete {} and take it out there too", self.name);
                    let response = Button { name: &name, ..Button::new("Delete it there too") }.show(ui);
                    if taking_enter(ui, response).clicked() {
                        cx.wish(Intent::Edit(self.command.clone()));
                        *chosen = Chosen::Done;
                    }
                }
                if let Some((words, command)) = &self.instead {
                    let response = Button::new(words).show(ui);
                    if taking_enter(ui, response).clicked() {
                        cx.wish(Intent::Edit(command.clone()));
                        *chosen = Chosen::Done;
                    }
                }
                let name = format!("Keep {}", self.name);
                let response = Button { name: &name, ..Button::new("Keep it") }.show(ui);
                if !std::mem::replace(&mut self.focused, true) {
                    response.request_focus();
                }
                if taking_enter(ui, response).clicked() {
                    *chosen = Chosen::Done;
                }
            });
        });
    }
}

fn reachable(place: &Place) -> bool {
    !matches!(place, Place::Log)
}

/// Goes where something is used.
fn go_to(cx: &mut Cx<'_>, file: &OpenFile, place: &Place) {
    let go = |cx: &mut Cx<'_>, workspace, selection| {
        cx.wish(Intent::Go(workspace));
        cx.wish(Intent::Select(selection));
    };
    match place {
        Place::Pledge(id) => go(cx, Workspace::Register, Selection::Contribution(id.clone())),
        Place::Assignment(scenario, assignment) => {
            cx.view.compose.activate(scenario.clone());
            go(cx, Workspace::Compose, Selection::Assignment(scenario.clone(), assignment.clone()));
        }
        Place::Scenario(id) => {
            cx.view.compose.activate(id.clone());
            go(cx, Workspace::Compose, Selection::Scenario(id.clone()));
        }
        Place::Task(set, task) => {
            cx.view.dialog = Some(Editor::set(file, set, Some(set::At::Task(task.clone()))));
        }
        Place::Line(set, line) => {
            cx.view.dialog = Some(Editor::set(file, set, Some(set::At::Line(line.clone()))));
        }
        Place::Area(id) => cx.view.dialog = Some(Editor::area(file, Some(id))),
        Place::Capability(id) => cx.view.dialog = Some(Editor::capability(file, Some(id))),
        Place::WhatIf => cx.view.dialog = Some(Dialog::what_ifs(file)),
        Place::Meeting(id) => cx.view.dialog = Some(Editor::meeting(file, Some(id))),
        Place::Survey => cx.wish(Intent::Go(Workspace::Survey)),
        // The log has no place of its own yet.
        Place::Log => {}
    }
}

/// What a plan holds less after a change: "2 pledges and 3 assignments".
fn difference(before: &Plan, after: &Plan) -> String {
    let assignments = |plan: &Plan| plan.scenarios.iter().map(|s| s.assignments.len()).sum::<usize>();
    let tasks = |plan: &Plan| plan.requirement_sets.iter().map(|set| set.tasks.len()).sum::<usize>();
    let lines = |plan: &Plan| plan.requirement_sets.iter().map(|set| RequirementSet::lines(set).count()).sum::<usize>();
    let counts = [
        (before.contributions.len(), after.contributions.len(), "pledge", "pledges"),
        (before.scenarios.len(), after.scenarios.len(), "scenario", "scenarios"),
        (tasks(before), tasks(after), "task", "tasks"),
        (lines(before), lines(after), "line", "lines"),
        (assignments(before), assignments(after), "assignment", "assignments"),
        (before.positions.len(), after.positions.len(), "answer of the survey", "answers of the survey"),
        (before.what_ifs.len(), after.what_ifs.len(), "saved what-if", "saved what-ifs"),
    ];
    let less = counts.iter().filter(|(before, after, ..)| before > after);
    let words: Vec<String> =
        less.map(|(before, after, one, many)| format::counted((before - after) as i64, one, many)).collect();
    if words.is_empty() { "no other record".to_owned() } else { format::listed(&words) }
}

/// Says that a dialog stays or gives way.
pub(super) fn outcome(chosen: Chosen) -> Outcome {
    if chosen == Chosen::Gone { Outcome::Closed } else { Outcome::Open }
}
