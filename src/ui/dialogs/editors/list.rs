//! A list of the plan's records: found by what is typed, added, edited, put in order, deleted. What is used says where.

use egui::{Align, Layout, RichText, Sense, Ui, vec2};

use super::used::{self, Chosen, Used};
use super::{Editor, ListOf, form};
use crate::base::{fold, visible};
use crate::edit::{Command, Editable, RecordCommand};
use crate::model::{self, Area, Capability, Condition, Meeting, Nation, Plan, RedLine, RequirementSet, UNIT_MONEY};
use crate::session::OpenFile;
use crate::ui::cx::Cx;
use crate::ui::dialogs::controls::{Pressed, footer, keyed, taking_enter};
use crate::ui::dialogs::{Dialog, Outcome, fields};
use crate::ui::intent::Intent;
use crate::ui::kit::button::Button;
use crate::ui::kit::field::Field;
use crate::ui::look::icons::Icon;
use crate::ui::look::theme::{Sizes, Theme};
use crate::ui::look::{flags, fonts, symbols};
use crate::ui::{format, present, text};

/// From so many records on they are found by what is typed.
const MANY: usize = 9;

/// What a list remembers.
#[derive(Debug, Default)]
pub struct List {
    query: String,
    used: Option<Used>,
    focus: Focus,
}

/// Where the keyboard goes next.
#[derive(Debug, Default)]
enum Focus {
    /// To the button that adds.
    #[default]
    Add,
    /// To a record.
    Record(String),
    /// It stays.
    Stay,
}

impl List {
    /// The keyboard begins at a record.
    pub(super) fn at(id: &str) -> Self {
        Self { focus: Focus::Record(id.to_owned()), ..Self::default() }
    }
}

/// A record of a list, as the list shows it.
pub(super) trait Row: Editable {
    /// The list in which it stands.
    const OF: ListOf;
    /// What stands where there is none yet.
    const NONE: &'static str;

    /// The list.
    fn list(plan: &Plan) -> &model::List<Self>;

    /// The command that does something with it.
    fn wrap(command: RecordCommand<Self>) -> Command;

    /// Its form, or that of a new one.
    fn form(file: &OpenFile, id: Option<&Self::Id>) -> Dialog;

    /// Its id.
    fn own_id(&self) -> Self::Id;

    /// The line below its name.
    fn told(&self, plan: &Plan) -> String;

    /// What stands before its name.
    fn lead(&self, _ui: &mut Ui) {}
}

fn flag(ui: &mut Ui, nation: &str) {
    let (rect, _) = ui.allocate_exact_size(flags::SIZE, Sense::hover());
    flags::draw(ui.painter(), rect.min, flags::SIZE, nation);
    ui.add_space(4.0);
}

impl Row for Nation {
    const OF: ListOf = ListOf::Nations;
    const NONE: &'static str = "No nation yet. Add the first one of the coalition.";

    fn list(plan: &Plan) -> &model::List<Self> {
        &plan.nations
    }

    fn wrap(command: RecordCommand<Self>) -> Command {
        Command::Nation(command)
    }

    fn form(file: &OpenFile, id: Option<&Self::Id>) -> Dialog {
        Editor::Nation(super::nation::NationForm::new(file, id)).into()
    }

    fn own_id(&self) -> Self::Id {
        self.id.clone()
    }

    fn told(&self, plan: &Plan) -> String {
        let pledges = plan.contributions.iter().filter(|c| c.nation == self.id).count();
        let pledges = format::counted(pledges as i64, "pledge", "pledges");
        let groups = if self.groups.is_empty() { String::new() } else { format!(", {}", self.groups.join(", ")) };
        format!("{}, {}, {pledges}{groups}", self.id, text::role(self.role))
    }

    fn lead(&self, ui: &mut Ui) {
        flag(ui, self.id.as_str());
    }
}

impl Row for Area {
    const OF: ListOf = ListOf::Areas;
    const NONE: &'static str = "No area yet. Add the first place where tasks are done.";

    fn list(plan: &Plan) -> &model::List<Self> {
        &plan.areas
    }

    fn wrap(command: RecordCommand<Self>) -> Command {
        Command::Area(command)
    }

    fn form(file: &OpenFile, id: Option<&Self::Id>) -> Dialog {
        Editor::area(file, id)
    }

    fn own_id(&self) -> Self::Id {
        self.id.clone()
    }

    fn told(&self, _plan: &Plan) -> String {
        let days = |days: crate::base::Day| format::counted(i64::from(days.0), "day", "days");
        let (transit, reception) = (days(self.transit_days), days(self.reception_days));
        format!("{}, {transit} of movement, {reception} of reception", form::said(self.kind.word()))
    }

    fn lead(&self, ui: &mut Ui) {
        if let Some(nation) = &self.nation {
            flag(ui, nation.as_str());
        }
    }
}

impl Row for Capability {
    const OF: ListOf = ListOf::Capabilities;
    const NONE: &'static str = "No capability yet. Add the first kind of force.";

    fn list(plan: &Plan) -> &model::List<Self> {
        &plan.capabilities
    }

    fn wrap(command: RecordCommand<Self>) -> Command {
        Command::Capability(command)
    }

    fn form(file: &OpenFile, id: Option<&Self::Id>) -> Dialog {
        Editor::capability(file, id)
    }

    fn own_id(&self) -> Self::Id {
        self.id.clone()
    }

    fn told(&self, plan: &Plan) -> String {
        let unit = if self.unit == UNIT_MONEY { plan.properties.currency.as_str() } else { &self.unit };
        let name = |id: &crate::base::CapabilityId| {
            plan.capabilities.find(id.as_str()).map_or_else(|| id.to_string(), |other| other.name.clone())
        };
        let leans: Vec<String> = self.requires.iter().map(name).collect();
        let leans = if leans.is_empty() { String::new() } else { format!(", leans on {}", format::listed(&leans)) };
        format!("{}, {}, counted in {unit}{leans}", self.id, text::domain(self.domain))
    }

    fn lead(&self, ui: &mut Ui) {
        let (rect, _) = ui.allocate_exact_size(symbols::SIZE * 0.85, Sense::hover());
        let code = if self.unit == UNIT_MONEY { symbols::MONEY } else { self.sidc.as_deref().unwrap_or_default() };
        symbols::draw(ui.painter(), rect, code, false);
        ui.add_space(4.0);
    }
}

impl Row for Condition {
    const OF: ListOf = ListOf::Conditions;
    const NONE: &'static str = "No condition yet. Add what pledges wait for, such as a settlement or a mandate.";

    fn list(plan: &Plan) -> &model::List<Self> {
        &plan.conditions
    }

    fn wrap(command: RecordCommand<Self>) -> Command {
        Command::Condition(command)
    }

    fn form(file: &OpenFile, id: Option<&Self::Id>) -> Dialog {
        Editor::Condition(super::condition::ConditionForm::new(file, id)).into()
    }

    fn own_id(&self) -> Self::Id {
        self.id.clone()
    }

    fn told(&self, plan: &Plan) -> String {
        let waiting = plan.contributions.iter().filter(|c| c.conditions.contains(&self.id)).count();
        let verb = if waiting == 1 { "waits" } else { "wait" };
        let waiting = format::counted(waiting as i64, "pledge", "pledges");
        format!("{}, {}, {waiting} {verb} for it", form::said(self.kind.word()), self.state.word())
    }
}

impl Row for RedLine {
    const OF: ListOf = ListOf::RedLines;
    const NONE: &'static str = "No red line yet. Add a position that every option must respect.";

    fn list(plan: &Plan) -> &model::List<Self> {
        &plan.red_lines
    }

    fn wrap(command: RecordCommand<Self>) -> Command {
        Command::RedLine(command)
    }

    fn form(file: &OpenFile, id: Option<&Self::Id>) -> Dialog {
        Editor::RedLine(super::red_line::RedLineForm::new(file, id)).into()
    }

    fn own_id(&self) -> Self::Id {
        self.id.clone()
    }

    fn told(&self, plan: &Plan) -> String {
        let judged = plan.scenarios.iter().filter(|scenario| scenario.red_lines.contains_key(&self.id)).count();
        format!("judged in {}", format::counted(judged as i64, "scenario", "scenarios"))
    }
}

impl Row for Meeting {
    const OF: ListOf = ListOf::Meetings;
    const NONE: &'static str = "No meeting yet. Add the first step of the consultation.";

    fn list(plan: &Plan) -> &model::List<Self> {
        &plan.meetings
    }

    fn wrap(command: RecordCommand<Self>) -> Command {
        Command::Meeting(command)
    }

    fn form(file: &OpenFile, id: Option<&Self::Id>) -> Dialog {
        Editor::meeting(file, id)
    }

    fn own_id(&self) -> Self::Id {
        self.id.clone()
    }

    fn told(&self, plan: &Plan) -> String {
        let date = self.date.map_or_else(|| "no date".to_owned(), text::date);
        let place = self.place.as_ref().map_or_else(String::new, |place| format!(", {place}"));
        let nations = format::counted(self.nations.len() as i64, "nation", "nations");
        let put = self.scenarios.iter().filter_map(|id| plan.scenarios.find(id.as_str()));
        let put: Vec<String> = put.map(|scenario| present::letter(plan, scenario)).collect();
        let put = if put.is_empty() { String::new() } else { format!(", on {}", format::listed(&put)) };
        format!("{date}{place}, {nations}{put}")
    }
}

impl Row for RequirementSet {
    const OF: ListOf = ListOf::RequirementSets;
    const NONE: &'static str = "No requirement set yet. Add one, then its tasks and lines.";

    fn list(plan: &Plan) -> &model::List<Self> {
        &plan.requirement_sets
    }

    fn wrap(command: RecordCommand<Self>) -> Command {
        Command::RequirementSet(command)
    }

    fn form(file: &OpenFile, id: Option<&Self::Id>) -> Dialog {
        match id {
            Some(id) => Editor::set(file, id, None),
            None => Editor::NewSet(super::new_set::NewSet::default()).into(),
        }
    }

    fn own_id(&self) -> Self::Id {
        self.id.clone()
    }

    fn told(&self, plan: &Plan) -> String {
        let tasks = format::counted(self.tasks.len() as i64, "task", "tasks");
        let lines = format::counted(self.lines().count() as i64, "line", "lines");
        let scenarios = plan.scenarios.iter().filter(|scenario| scenario.requirement_set == self.id).count();
        let scenarios = format::counted(scenarios as i64, "scenario", "scenarios");
        format!("{tasks}, {lines}, {scenarios} measured against it")
    }
}

/// What was pressed in a row.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Act {
    Edit,
    Up,
    Down,
    Delete,
}

/// Draws a list.
pub(super) fn show<T: Row>(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut List) -> Outcome {
    let Some(file) = cx.session.active() else { return Outcome::Closed };
    let plan = file.plan();
    let list = T::list(plan);
    if let Some(standing) = &mut state.used {
        let chosen = standing.show(ui, cx, file);
        if chosen != Chosen::Nothing {
            state.used = None;
        }
        return used::outcome(chosen);
    }
    if matches!(&state.focus, Focus::Record(id) if list.find(id).is_none()) {
        state.focus = Focus::Add;
    }
    let add = format!("Add {}", T::WHAT);
    ui.horizontal(|ui| {
        let response = Button::new(&add).with_icon(Icon::Plus).show(ui);
        if matches!(state.focus, Focus::Add) {
            response.request_focus();
            state.focus = Focus::Stay;
        }
        if taking_enter(ui, response).clicked() {
            cx.view.dialog = Some(T::form(file, None));
        }
        if list.len() >= MANY {
            let (name, width) = (format!("Find a {}", T::WHAT), ui.available_width());
            Field::search(&mut state.query, &name, "Find by name", "", width).show(ui);
        }
    });
    ui.add_space(4.0);
    let query = fold(state.query.trim());
    let mut wanted = None;
    fields::scrolled(ui, |ui| {
        if list.is_empty() {
            fields::remark(ui, T::NONE);
        }
        let mut matched = list.is_empty();
        for (at, record) in list.iter().enumerate() {
            let words = format!("{} {}", record.id(), record.name());
            if !query.is_empty() && !fold(&words).contains(&query) {
                continue;
            }
            matched = true;
            // Of two records with one id, which a file may hold, the second goes by its place.
            let first = list.position(record.id()) == Some(at);
            keyed(ui, (record.id(), if first { 0 } else { at }), |ui| {
                let ends = (at == 0 || !query.is_empty(), at + 1 == list.len() || !query.is_empty());
                let focus = matches!(&state.focus, Focus::Record(id) if id == record.id());
                if focus {
                    state.focus = Focus::Stay;
                }
                if let Some(act) = row(ui, record.as_ref(), plan, ends, focus) {
                    wanted = Some((at, act));
                }
            });
        }
        if !matched {
            fields::remark(ui, "None matches. Clear the search.");
        }
    });
    if let Some((at, act)) = wanted
        && let Some(record) = list.get(at)
    {
        let id = record.own_id();
        match act {
            Act::Edit => cx.view.dialog = Some(T::form(file, Some(&id))),
            Act::Up => cx.wish(Intent::Edit(T::wrap(RecordCommand::Reorder { id, to: at.saturating_sub(1) }))),
            Act::Down => cx.wish(Intent::Edit(T::wrap(RecordCommand::Reorder { id, to: at + 1 }))),
            Act::Delete => {
                let uses = T::uses(plan, record.id());
                let remove = |take_out| T::wrap(RecordCommand::Remove { id: id.clone(), take_out });
                if uses.is_empty() {
                    cx.wish(Intent::Edit(remove(false)));
                    let next = list.get(at + 1).or_else(|| list.get(at.checked_sub(1)?));
                    state.focus = next.map_or(Focus::Add, |next| Focus::Record(next.id().to_owned()));
                } else {
                    state.used = Some(Used::new(plan, record.name(), uses, remove(true)));
                    state.focus = Focus::Record(record.id().to_owned());
                }
            }
        }
    }
    match footer(ui, "Done", "", None) {
        Pressed::Nothing => Outcome::Open,
        Pressed::Primary | Pressed::Other => Outcome::Closed,
    }
}

/// Width of a row's buttons: "Edit" and three icons.
pub(super) fn buttons_width(ui: &Ui) -> f32 {
    56.0 + 3.0 * (Sizes::of(ui).control.max(28.0) + 4.0)
}

fn row<T: Row>(ui: &mut Ui, record: &T, plan: &Plan, ends: (bool, bool), focus: bool) -> Option<Act> {
    let t = Theme::of(ui);
    let name = visible(record.name());
    let mut act = None;
    let height = 36.0_f32.max(ui.spacing().interact_size.y);
    ui.separator();
    ui.allocate_ui_with_layout(vec2(ui.available_width(), height), Layout::right_to_left(Align::Center), |ui| {
        let buttons = buttons_width(ui);
        ui.allocate_ui_with_layout(vec2(buttons, height), Layout::left_to_right(Align::Center), |ui| {
            ui.set_width(buttons);
            ui.spacing_mut().item_spacing.x = 4.0;
            let mut button = |ui: &mut Ui, button: &Button<'_>, wanted: Act| {
                let response = button.show(ui);
                if focus && wanted == Act::Edit {
                    response.request_focus();
                    response.scroll_to_me(None);
                }
                if taking_enter(ui, response).clicked() {
                    act = Some(wanted);
                }
            };
            let label = format!("Edit {name}");
            button(ui, &Button { name: &label, ..Button::new("Edit") }, Act::Edit);
            let label = format!("Move {name} up");
            button(ui, &Button { disabled: ends.0, ..Button::icon(Icon::ChevronUp, &label) }, Act::Up);
            let label = format!("Move {name} down");
            button(ui, &Button { disabled: ends.1, ..Button::icon(Icon::ChevronDown, &label) }, Act::Down);
            let label = format!("Delete {name}");
            button(ui, &Button::icon(Icon::Cross, &label), Act::Delete);
        });
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            record.lead(ui);
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                ui.spacing_mut().item_spacing.y = 1.0;
                ui.spacing_mut().interact_size.y = 0.0;
                ui.add_space((height - 32.0) / 2.0);
                let words = RichText::new(&name).font(fonts::bold(12.0)).color(t.text1);
                ui.add(egui::Label::new(words).truncate());
                let told = visible(&record.told(plan));
                ui.add(egui::Label::new(RichText::new(told).font(fonts::regular(11.0)).color(t.text3)).truncate());
            });
        });
    });
    act
}
