//! Survey: nations by questions, what they answered, what is due, who is waited for; answers recorded, read in, and made
//! into pledges.

mod form;
mod history;
mod keys;
mod known;
mod matrix;
mod progress;
mod side;
mod toolbar;

use egui::{Frame, Id, Margin, Ui};

use crate::analysis::survey::pledge_from_answer;
use crate::base::NationId;
use crate::model::{Contribution, Status};
use crate::session::{FileId, OpenFile};
use crate::ui::actions::Action;
use crate::ui::cx::Cx;
use crate::ui::dialogs::Dialog;
use crate::ui::frame::NARROW;
use crate::ui::intent::Intent;
use crate::ui::kit::empty_state::empty_state;
use crate::ui::look::icons::Icon;
use crate::ui::look::theme::Theme;
use crate::ui::picker::Pick;
use crate::words::lost;

/// The panel's name among the folded panels.
const SIDE: &str = "survey side";

/// What Survey remembers.
#[derive(Debug, Default)]
pub struct SurveyView {
    /// What is searched for.
    pub search: String,
    file: Option<FileId>,
    group: known::Group,
    filter: known::Filter,
    sort: known::Sort,
    known: known::Known,
    /// The nation that is looked at, and the question, by place.
    current: Option<NationId>,
    question: usize,
    /// Scroll to the current cell, give it the keyboard.
    reveal: bool,
    reveal_across: bool,
    focus: bool,
    top: f32,
    left: f32,
    form: Option<form::Form>,
    drawer: bool,
}

impl SurveyView {
    /// Forgets what belongs to another file or to nations that are gone.
    fn follow(&mut self, file: &OpenFile) {
        if self.file != Some(file.id) {
            *self = Self { file: Some(file.id), sort: self.sort, group: self.group, ..Self::default() };
        }
        let gone = |id: &NationId| file.index().nation_at(id).is_none();
        if self.current.as_ref().is_some_and(gone) {
            self.current = None;
        }
        if self.form.as_ref().is_some_and(|form| gone(&form.nation)) {
            self.form = None;
        }
    }

    fn refresh(&mut self, file: &OpenFile) {
        self.follow(file);
        self.known.refresh(file, &self.search, self.group, self.filter, self.sort);
        if self.current.is_none() {
            self.current = self.known.list().first().and_then(|at| self.known.lines().get(*at)).map(|l| l.id.clone());
        }
    }

    /// Makes a cell the one that is looked at.
    fn look_at(&mut self, nation: &NationId, question: usize) {
        if self.form.as_ref().is_some_and(|form| form.nation != *nation) {
            self.form = None;
        }
        self.current = Some(nation.clone());
        self.question = question.min(2);
    }

    /// Begins to record an answer of the nation that is looked at.
    pub fn begin(&mut self, file: &OpenFile) {
        self.refresh(file);
        if let Some(nation) = self.current.clone() {
            self.form = Some(form::Form::new(&nation, self.question));
            self.drawer = true;
        }
    }

    /// Where the reply sheet of the nation that is looked at is to be written.
    pub fn replies(&mut self, file: &OpenFile, page: bool) -> Pick {
        self.refresh(file);
        let nations: Vec<NationId> = self.current.iter().cloned().collect();
        pick(nations, page)
    }
}

/// Where the reply sheets of nations are to be written.
fn pick(nations: Vec<NationId>, page: bool) -> Pick {
    let who = match nations.as_slice() {
        [one] => one.as_str().to_lowercase(),
        _ => "nations".to_owned(),
    };
    let name = format!("reply-sheet-{who}.{}", if page { "html" } else { "csv" });
    Pick::Replies { nations, name, page }
}

/// The dialog for a new pledge of a nation, from an answer where one is given.
fn new_pledge(file: &OpenFile, nation: &NationId, answer: Option<usize>) -> Dialog {
    let answer = answer.and_then(|at| file.plan().positions.get(at));
    let draft = answer.map_or_else(
        || Contribution { nation: nation.clone(), status: Status::Indicated, ..Contribution::default() },
        |answer| pledge_from_answer(file.plan(), answer),
    );
    Dialog::pledge_of(file, draft)
}

/// Draws the workspace.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let t = Theme::of(ui);
    let Some(file) = cx.session.active() else { return };
    cx.view.survey.refresh(file);
    let typing = {
        let view = &cx.view.survey;
        let own = view.current.as_ref().map(|nation| matrix::cell_id(nation, view.question));
        view.form.is_some() && ui.memory(egui::Memory::focused) != own
    };
    let narrow = ui.available_width() < NARROW - 40.0;
    let frame = Frame::new().fill(t.panel);
    egui::Panel::top("survey bar")
        .frame(frame.inner_margin(Margin::symmetric(12, 6)))
        .exact_size(40.0)
        .show(ui, |ui| toolbar::show(ui, cx, file, narrow));
    if file.plan().nations.is_empty() {
        ui.add_space(24.0);
        ui.vertical_centered(|ui| {
            ui.set_max_width(420.0);
            let lost = lost(file, "nations");
            let sentence = lost.as_deref().unwrap_or("No nation yet. The survey begins with whom to ask.");
            empty_state(ui, Icon::Survey, sentence, None)
        });
        return;
    }
    let width = match ui.available_width() {
        w if w < 1300.0 => 280.0,
        w if w < 2000.0 => 308.0,
        _ => 400.0,
    };
    let shown = if narrow { cx.view.survey.drawer } else { !cx.session.settings.is_folded(SIDE) };
    if shown {
        egui::Panel::right("survey side")
            .frame(frame)
            .exact_size(width)
            .resizable(false)
            .show(ui, |ui| side::show(ui, cx, file));
    }
    egui::CentralPanel::default().frame(Frame::new().fill(t.card)).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        progress::show(ui, cx, file);
        if cx.view.survey.known.list().is_empty() {
            nothing(ui, cx);
        } else {
            matrix::show(ui, cx, file);
        }
    });
    keys::show(ui, cx, file, typing);
}

fn nothing(ui: &mut Ui, cx: &mut Cx<'_>) {
    let view = &mut cx.view.survey;
    let (sentence, button) = match (view.search.is_empty(), view.filter) {
        (false, _) => ("No nation matches. Clear the search.", Some("Clear")),
        (true, known::Filter::Due) => ("No question is due.", Some("Show all")),
        (true, known::Filter::Waiting) => ("Nobody is waited for.", Some("Show all")),
        (true, known::Filter::Answered) => ("No nation has answered all that is due.", Some("Show all")),
        (true, known::Filter::Contradicted) => ("No scenario contradicts an answer.", Some("Show all")),
        (true, known::Filter::All) => ("No nation of this kind is in the plan.", None),
    };
    ui.add_space(24.0);
    let pressed = ui.vertical_centered(|ui| {
        ui.set_max_width(420.0);
        empty_state(ui, Icon::Search, sentence, button)
    });
    if pressed.inner.is_some_and(|button| button.clicked()) {
        view.search.clear();
        view.filter = known::Filter::All;
    }
}

/// Import answers, wherever that is pressed.
fn import(cx: &mut Cx<'_>) {
    cx.wish(Intent::Do(Action::ImportAnswers));
}

/// Identity of the search field.
fn search_id() -> Id {
    Id::unique("survey search")
}
