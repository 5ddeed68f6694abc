//! The name of a step, as data: what was done, with the names and figures that its sentence has. The sentences are made in
//! `words`.

use super::kind::RecordKind;
use crate::base::{ContributionId, CriterionId, CurrencyCode, Quantity, RequirementId, ScenarioId};
use crate::model::{Answer, Event, Question, ScenarioStatus, Status};

/// What a step does. Names are those at the time of the step; scenarios are named by their short name.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)] // the fields are the names and figures of the step
pub enum Label {
    /// A part of a contribution is given to a task or line.
    Assign {
        quantity: Quantity,
        title: String,
        nation: String,
        to: String,
    },
    /// An assignment goes elsewhere, in another scenario where one is named.
    Transfer {
        copy: bool,
        quantity: Quantity,
        title: String,
        nation: String,
        to: String,
        scenario: Option<String>,
    },
    /// Several contributions are put in one place.
    PlaceMany {
        how: Placing,
        count: usize,
        to: String,
    },
    /// An assignment is taken out.
    TakeOut {
        contribution: ContributionId,
        scenario: String,
    },
    /// Assignments are taken out.
    TakeOutMany {
        count: usize,
        scenario: String,
    },
    /// An assignment takes another amount.
    Resize {
        contribution: ContributionId,
        quantity: Quantity,
        scenario: String,
    },
    /// An assignment lasts from another day to another.
    Schedule {
        contribution: ContributionId,
        scenario: String,
    },
    /// A nation is asked for what a line lacks; money in a currency.
    Ask {
        nation: String,
        quantity: Quantity,
        currency: Option<CurrencyCode>,
        capability: String,
        line: RequirementId,
        scenario: String,
    },

    /// A record is added.
    Add {
        what: RecordKind,
        name: String,
    },
    /// A field of a record is set; fields are named by their key in the file.
    Set {
        what: RecordKind,
        key: &'static str,
        name: String,
    },
    /// Several fields of a record are set.
    SetRecord {
        what: RecordKind,
        name: String,
    },
    /// A record goes to another place in its list, counted from 1.
    Reorder {
        what: RecordKind,
        name: String,
        place: usize,
    },
    /// A record is taken out of the plan.
    Delete {
        what: RecordKind,
        name: String,
    },
    /// A record is taken out of the plan and of all that used it.
    DeleteEverywhere {
        what: RecordKind,
        name: String,
    },

    AddPledge {
        title: String,
        nation: String,
    },
    DeletePledge {
        title: String,
        contribution: ContributionId,
    },
    /// Pledges go, out of the scenarios that use them as well; one is named.
    DeletePledges {
        one: Option<(String, ContributionId)>,
        count: usize,
        scenarios: Vec<String>,
    },
    /// One field of many pledges; so many refused it.
    SetForMany {
        key: &'static str,
        count: usize,
        refused: usize,
    },
    SetStatusOfMany {
        count: usize,
        status: Status,
    },
    WaitFor {
        count: usize,
        condition: String,
    },
    CutPledges(usize),
    /// Fields of several pledges at once, such as what is pasted into a table.
    SetPledges(usize),
    /// Pledges of a sheet.
    Import {
        count: usize,
        sheet: String,
    },
    /// The reply of a nation on one pledge.
    TakeReply(ContributionId),
    /// A file of replies.
    TakeReplies(String),
    /// The scenarios of a file.
    TakeFile(String),

    AddTask {
        name: String,
        set: String,
    },
    AddLine {
        line: RequirementId,
        capability: String,
        task: String,
    },
    SetTask {
        key: &'static str,
        name: String,
        set: String,
    },
    SetLine {
        key: &'static str,
        line: RequirementId,
        set: String,
    },
    /// Several fields of a line; none = a new one.
    SetWholeLine(Option<RequirementId>),
    MoveTask {
        name: String,
        place: usize,
        set: String,
    },
    MoveLine {
        line: RequirementId,
        place: usize,
        task: String,
    },
    /// A task goes, and so many assignments with it.
    DeleteTask {
        name: String,
        set: String,
        taken: usize,
    },
    /// A line goes, and so many assignments with it.
    DeleteLine {
        line: RequirementId,
        set: String,
        taken: usize,
    },
    DuplicateSet(String),

    NewScenario(String),
    DuplicateScenario(String),
    RenameScenario {
        from: String,
        to: String,
    },
    Recolour(String),
    EditConcept(String),
    EditStrengths(String),
    EditWeaknesses(String),
    SetLength(String),
    SetScenarioStatus {
        scenario: String,
        status: ScenarioStatus,
    },
    Assume {
        on: bool,
        condition: String,
        scenario: String,
    },
    JudgeRedLine {
        scenario: String,
        red_line: String,
    },
    /// A judgement of a screening test; none takes it back.
    Judge {
        scenario: String,
        test: String,
        pass: Option<bool>,
    },
    Archive {
        scenario: String,
        archived: bool,
    },
    MoveScenario {
        scenario: String,
        place: usize,
    },
    /// Measured against another set, which so many assignments have no line in.
    Measure {
        scenario: String,
        set: String,
        lost: usize,
    },
    DeleteScenario {
        name: String,
        from_meetings: bool,
    },
    ScenarioProperties(String),

    SaveWhatIf(String),
    ReplaceWhatIf(String),
    RenameWhatIf {
        from: String,
        to: String,
    },
    ChangeWhatIfs,

    /// A field of a criterion; for a score, the scenario's short name.
    SetCriterion {
        key: &'static str,
        name: String,
        scenario: Option<String>,
    },
    /// A change of a criterion that the log records.
    Recorded(Box<Event>),
    /// Weights that were tried are kept: how many criteria change.
    KeepWeights(usize),
    LockCriteria,
    UnlockCriteria,

    /// An answer of a nation to a question of the survey.
    Answer {
        how: AnswerStep,
        nation: String,
        question: Question,
        answer: Answer,
    },

    /// One of the plan's own fields, by its key.
    SetPlan(&'static str),
    SetCurrency(CurrencyCode),
    SetRate(CurrencyCode),
    SetLikelihood(Status),
    SetCurrencyAndRates,
    SetRules,
    PlanProperties,
}

/// How several contributions come to a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // each variant is the way of its name
pub enum Placing {
    Assign,
    Copy,
    Move,
}

/// What is done with an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // each variant is the step of its name
pub enum AnswerStep {
    Record,
    Correct,
    TakeOut,
}

/// A gesture that goes on over several commands, such as typing a text or moving a slider: its steps join into one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gesture {
    /// The concept of a scenario is typed.
    Concept(ScenarioId),
    /// The weight of a criterion is moved.
    Weight(CriterionId),
}
