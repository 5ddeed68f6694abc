//! The dialogs: one file each. Escape closes; the focus starts in the first field; nothing blocks.

mod about;
mod answers;
mod ask;
mod choose_what_if;
mod controls;
mod criteria;
mod criterion;
mod edit_many;
mod editors;
mod fields;
mod import;
mod keep_weights;
mod lock;
pub mod marking;
mod message;
mod name;
mod palette;
mod path;
mod place;
mod plan_properties;
mod pledge;
mod repairs;
mod rotation;
mod save_what_if;
mod scenario_properties;
mod screening;
mod shortcuts;
mod taking;
mod touched;
mod unsaved;
mod what_ifs;

use std::path::PathBuf;

use egui::{Frame, Id, Key, Margin, Ui};

use super::cx::Cx;
use super::picker::Pick;
use crate::analysis::Withdrawal;
use crate::base::{ConditionId, ContributionId, CriterionId, Exact, NationId, RequirementId, ScenarioId};
use crate::model::Scenario;
use crate::session::{FileId, OpenFile, Snapshot, Wake};
use crate::ui::look::theme::Theme;
use crate::ui::look::{fonts, paint};

pub use editors::{Editor, ListOf};
pub use place::{Place, tag_of};

/// A dialog that is open, with what is typed in it.
#[derive(Debug)]
pub enum Dialog {
    /// One sentence to read.
    Message {
        /// Its title.
        title: String,
        /// The sentence.
        text: String,
    },
    /// What was wrong with the file.
    Repairs,
    /// Unsaved work: save, drop it, or stay.
    Unsaved(unsaved::Unsaved),
    /// A path to type.
    Path(path::Path),
    /// Find anything.
    Palette(palette::Palette),
    /// A name for a new scenario or an old one.
    Name(name::Name),
    /// Where to put pledges.
    Place(Box<Place>),
    /// The plan's own fields.
    PlanProperties(Box<plan_properties::PlanProperties>),
    /// A new pledge.
    Pledge(Box<pledge::Pledge>),
    /// One field of many pledges.
    EditMany(Box<edit_many::EditMany>),
    /// Answers that were read, before they are taken.
    Answers(Box<answers::Answers>),
    /// A scenario's concept, assumptions and red lines.
    ScenarioProperties(Box<scenario_properties::ScenarioProperties>),
    /// Which record stands where a file that is taken in differs.
    Taking(Box<taking::Choice>),
    /// Pledges from a sheet.
    Import(Box<import::ImportForm>),
    /// The criteria as a list.
    Criteria(Box<criteria::Criteria>),
    /// One criterion.
    Criterion(Box<criterion::CriterionForm>),
    /// Locking or unlocking the criteria.
    Lock(Box<lock::Lock>),
    /// Keeping weights that were tried.
    KeepWeights(Box<keep_weights::KeepWeights>),
    /// A person's judgement of a screening test.
    Screening(Box<screening::Screening>),
    /// A name for a what-if.
    SaveWhatIf(Box<save_what_if::SaveWhatIf>),
    /// The saved what-ifs.
    WhatIfs(Box<what_ifs::WhatIfs>),
    /// Which nations withdraw and which conditions fail.
    ChooseWhatIf(Box<choose_what_if::ChooseWhatIf>),
    /// What is asked of a partner for a line.
    Ask(Box<ask::AskForm>),
    /// The rotation calculator.
    Rotation(Box<rotation::Rotation>),
    /// An editor of what the rest of the plan names.
    Editor(Box<editors::Editor>),
    /// All shortcuts.
    Shortcuts,
    /// What the program is.
    About,
}

impl Dialog {
    /// Unsaved work in a file that is to be closed.
    pub fn unsaved(file: FileId) -> Self {
        Self::Unsaved(unsaved::Unsaved { file, quitting: false, saving: false })
    }

    /// Unsaved work on the way out.
    pub fn unsaved_on_quit(file: FileId) -> Self {
        Self::Unsaved(unsaved::Unsaved { file, quitting: true, saving: false })
    }

    /// A path to type.
    pub fn path(pick: Pick) -> Self {
        Self::Path(path::Path::new(pick))
    }

    /// Whether the file that is there may be replaced.
    pub fn replace(pick: Pick, path: PathBuf) -> Self {
        Self::Path(path::Path::asking(pick, path))
    }

    /// Find anything.
    pub fn palette() -> Self {
        Self::Palette(palette::Palette::default())
    }

    /// A name and a requirement set for a new scenario.
    pub fn new_scenario(file: &OpenFile) -> Self {
        Self::Name(name::Name::new_scenario(file))
    }

    /// A new name for a scenario.
    pub fn rename_scenario(scenario: &Scenario) -> Self {
        Self::Name(name::Name::rename(scenario))
    }

    /// The plan's own fields.
    pub fn plan_properties(file: &OpenFile) -> Self {
        Self::PlanProperties(Box::new(plan_properties::PlanProperties::new(file)))
    }

    /// A new pledge.
    pub fn new_pledge(file: &OpenFile) -> Self {
        Self::Pledge(Box::new(pledge::Pledge::new(file)))
    }

    /// A new pledge of which something is known.
    pub fn pledge_of(file: &OpenFile, draft: crate::model::Contribution) -> Self {
        Self::Pledge(Box::new(pledge::Pledge::of(file, draft)))
    }

    /// One field of many pledges.
    pub fn edit_many(ids: &[ContributionId]) -> Self {
        Self::EditMany(Box::new(edit_many::EditMany::new(ids)))
    }

    /// Answers that begin to be read, to be looked through before they are taken.
    pub fn answers(path: PathBuf, snapshot: Snapshot, wake: Wake) -> Self {
        Self::Answers(Box::new(answers::Answers::start(path, snapshot, wake)))
    }

    /// A scenario's concept, assumptions and red lines.
    pub fn scenario_properties(scenario: &Scenario) -> Self {
        Self::ScenarioProperties(Box::new(scenario_properties::ScenarioProperties::new(scenario)))
    }

    /// Which record stands where a file that is taken in differs.
    pub fn taking(taking: crate::session::Taking) -> Self {
        Self::Taking(Box::new(taking::Choice::new(taking)))
    }

    /// Pledges from a sheet that is being read.
    pub fn import(importing: crate::session::Importing) -> Self {
        Self::Import(Box::new(import::ImportForm::new(importing)))
    }

    /// Waits for what is worked out off the interface's thread: for tests.
    pub fn settle(&mut self) {
        match self {
            Self::Import(form) => form.settle(),
            Self::Answers(answers) => answers.settle(),
            _ => {}
        }
    }

    /// The criteria as a list.
    pub fn criteria(_file: &OpenFile) -> Self {
        Self::Criteria(Box::default())
    }

    /// One criterion, or a new one.
    pub fn criterion(file: &OpenFile, criterion: Option<&CriterionId>) -> Self {
        Self::Criterion(Box::new(criterion::CriterionForm::new(file, criterion, false)))
    }

    /// Locking the criteria, or unlocking them where they are locked.
    pub fn lock_criteria(file: &OpenFile) -> Self {
        Self::Lock(Box::new(lock::Lock::new(file, false)))
    }

    /// One criterion, back to the list afterwards.
    fn criterion_of_list(file: &OpenFile, criterion: Option<&CriterionId>) -> Self {
        Self::Criterion(Box::new(criterion::CriterionForm::new(file, criterion, true)))
    }

    /// Locking or unlocking, back to the list afterwards.
    fn lock_criteria_of_list(file: &OpenFile) -> Self {
        Self::Lock(Box::new(lock::Lock::new(file, true)))
    }

    /// Keeping weights that were tried where changes of the criteria are recorded.
    pub fn keep_weights(weights: Vec<(CriterionId, crate::base::Decimal)>) -> Self {
        Self::KeepWeights(Box::new(keep_weights::KeepWeights::new(weights)))
    }

    /// A person's judgement of a screening test, beside the computed result and its evidence.
    pub fn screening(scenario: &Scenario, test: &str, computed: bool, evidence: &str) -> Self {
        Self::Screening(Box::new(screening::Screening::new(scenario, test, computed, evidence)))
    }

    /// A name for a what-if.
    pub fn save_what_if(withdrawn: Vec<NationId>, failed: Vec<ConditionId>) -> Self {
        Self::SaveWhatIf(Box::new(save_what_if::SaveWhatIf::new(withdrawn, failed)))
    }

    /// The saved what-ifs: renamed, put in order, deleted.
    pub fn what_ifs(file: &OpenFile) -> Self {
        Self::WhatIfs(Box::new(what_ifs::WhatIfs::new(file)))
    }

    /// Which nations withdraw and which conditions fail, beginning with what is in force.
    pub fn choose_what_if(current: &Withdrawal) -> Self {
        Self::ChooseWhatIf(Box::new(choose_what_if::ChooseWhatIf::new(current)))
    }

    /// What is asked of a partner for what a line lacks in a scenario.
    pub fn ask(file: &OpenFile, scenario: &ScenarioId, requirement: &RequirementId, gap: &Exact) -> Self {
        Self::Ask(Box::new(ask::AskForm::new(file, scenario, requirement, gap)))
    }

    /// The rotation calculator.
    pub fn rotation() -> Self {
        Self::Rotation(Box::default())
    }

    /// True on the way out of the program.
    pub fn is_quitting(&self) -> bool {
        matches!(self, Self::Unsaved(unsaved) if unsaved.quitting)
    }

    /// The file that is closed as soon as it is saved.
    pub fn closes_when_saved(&self) -> Option<FileId> {
        match self {
            Self::Unsaved(unsaved) if unsaved.saving => Some(unsaved.file),
            _ => None,
        }
    }
}

/// What became of a dialog in this frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It stays.
    Open,
    /// It is done.
    Closed,
}

/// The frame of a dialog, with so much space inside, in points.
pub fn frame(t: &Theme, margin: i8) -> Frame {
    Frame::new()
        .fill(t.card)
        .stroke(egui::Stroke::new(1.0, t.line_strong))
        .corner_radius(crate::ui::look::theme::RADIUS_LARGE)
        .shadow(t.shadow)
        .inner_margin(Margin::same(margin))
}

/// Draws the dialog that is open, if one is.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let Some(mut dialog) = cx.view.dialog.take() else { return };
    let (title, width) = title_and_width(&dialog);
    let t = Theme::of(ui);
    let frame = frame(t, if title.is_empty() { 0 } else { 16 });
    let mut area = egui::Modal::default_area(Id::unique("dialog"));
    if title.is_empty() {
        // The palette hangs from the top, so that its list can grow without moving the field.
        area = area.anchor(egui::Align2::CENTER_TOP, egui::vec2(0.0, 96.0));
    }
    let room = ui.ctx().content_rect().size();
    let modal = egui::Modal::new(Id::unique("dialog")).area(area).frame(frame).show(ui.ctx(), |ui| {
        ui.set_width(width.min(room.x - 64.0));
        if !title.is_empty() {
            let galley = paint::line(ui.painter(), &title, fonts::bold(16.0), t.text1, ui.available_width());
            ui.add(egui::Label::new(galley));
            ui.add_space(12.0);
        }
        contents(ui, cx, &mut dialog)
    });
    let escape = modal.should_close() || ui.input(|i| i.key_pressed(Key::Escape));
    let outcome = if escape { Outcome::Closed } else { modal.inner };
    // A panel may have opened another dialog meanwhile; that one wins.
    if outcome == Outcome::Open && cx.view.dialog.is_none() {
        cx.view.dialog = Some(dialog);
    }
}

fn title_and_width(dialog: &Dialog) -> (String, f32) {
    match dialog {
        Dialog::Message { title, .. } => (title.clone(), 420.0),
        Dialog::Repairs => ("Repair view".to_owned(), 720.0),
        Dialog::Unsaved(_) => ("Unsaved work".to_owned(), 420.0),
        Dialog::Path(path) => (path.title().to_owned(), 560.0),
        Dialog::Palette(_) => (String::new(), 560.0),
        Dialog::Name(name) => (name.title().to_owned(), 420.0),
        Dialog::Place(place) => (place.title(), 560.0),
        Dialog::PlanProperties(_) => ("Plan properties".to_owned(), 520.0),
        Dialog::Pledge(_) => ("New pledge".to_owned(), 520.0),
        Dialog::EditMany(edit) => (edit.title(), 560.0),
        Dialog::Answers(_) => ("Import answers".to_owned(), 760.0),
        Dialog::ScenarioProperties(_) => ("Concept, assumptions and red lines".to_owned(), 640.0),
        Dialog::Taking(_) => ("Take a scenario from a file".to_owned(), 680.0),
        Dialog::Import(form) => (form.title().to_owned(), 980.0),
        Dialog::Criteria(_) => ("Criteria".to_owned(), 720.0),
        Dialog::Criterion(form) => (form.title().to_owned(), 640.0),
        Dialog::Lock(lock) => (lock.title().to_owned(), 480.0),
        Dialog::KeepWeights(_) => ("Keep the trial weights".to_owned(), 480.0),
        Dialog::Screening(screening) => (screening.title(), 560.0),
        Dialog::SaveWhatIf(_) => ("Save the what-if".to_owned(), 480.0),
        Dialog::WhatIfs(_) => ("Saved what-ifs".to_owned(), 560.0),
        Dialog::ChooseWhatIf(_) => ("What if".to_owned(), 640.0),
        Dialog::Ask(_) => ("Ask a partner".to_owned(), 560.0),
        Dialog::Rotation(_) => ("Rotation".to_owned(), 520.0),
        Dialog::Editor(editor) => editor.title_and_width(),
        Dialog::Shortcuts => ("Keyboard".to_owned(), 560.0),
        Dialog::About => ("About Muster".to_owned(), 480.0),
    }
}

fn contents(ui: &mut Ui, cx: &mut Cx<'_>, dialog: &mut Dialog) -> Outcome {
    match dialog {
        Dialog::Message { text, .. } => message::show(ui, text),
        Dialog::Repairs => repairs::show(ui, cx),
        Dialog::Unsaved(state) => unsaved::show(ui, cx, state),
        Dialog::Path(state) => path::show(ui, cx, state),
        Dialog::Palette(state) => palette::show(ui, cx, state),
        Dialog::Name(state) => name::show(ui, cx, state),
        Dialog::Place(state) => place::show(ui, cx, state),
        Dialog::PlanProperties(state) => plan_properties::show(ui, cx, state),
        Dialog::Pledge(state) => pledge::show(ui, cx, state),
        Dialog::EditMany(state) => edit_many::show(ui, cx, state),
        Dialog::Answers(state) => answers::show(ui, cx, state),
        Dialog::ScenarioProperties(state) => scenario_properties::show(ui, cx, state),
        Dialog::Taking(state) => taking::show(ui, cx, state),
        Dialog::Import(state) => import::show(ui, cx, state),
        Dialog::Criteria(state) => criteria::show(ui, cx, state),
        Dialog::Criterion(state) => criterion::show(ui, cx, state),
        Dialog::Lock(state) => lock::show(ui, cx, state),
        Dialog::KeepWeights(state) => keep_weights::show(ui, cx, state),
        Dialog::Screening(state) => screening::show(ui, cx, state),
        Dialog::SaveWhatIf(state) => save_what_if::show(ui, cx, state),
        Dialog::WhatIfs(state) => what_ifs::show(ui, cx, state),
        Dialog::ChooseWhatIf(state) => choose_what_if::show(ui, cx, state),
        Dialog::Ask(state) => ask::show(ui, cx, state),
        Dialog::Rotation(state) => rotation::show(ui, cx, state),
        Dialog::Editor(editor) => editor.show(ui, cx),
        Dialog::Shortcuts => shortcuts::show(ui),
        Dialog::About => about::show(ui),
    }
}

/// The row of buttons at the end: the primary one and Cancel. Returns whether the primary one was pressed, and whether
/// Cancel was. Enter presses the primary one.
fn buttons(ui: &mut Ui, primary: &str, possible: bool) -> (bool, bool) {
    let pressed = controls::footer(ui, primary, "Cancel", (!possible).then_some(""));
    (pressed == controls::Pressed::Primary, pressed == controls::Pressed::Other)
}
