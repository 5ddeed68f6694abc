//! The composition as it is written by hand: short forms for what repeats, the model's own types for the rest.

use indexmap::IndexMap;
use muster::base::{
    AreaId, CapabilityId, ConditionId, CriterionId, CurrencyCode, Date, Day, NationId, Quantity, RedLineId,
    RequirementId, RequirementSetId, ScenarioId, TaskId, WhatIfId,
};
use muster::model::{
    Area, Bearer, Capability, CaveatKind, CaveatStrength, Command, Condition, Criterion, Disclosure, Lift, LogEntry,
    Meeting, Priority, Properties, RedLine, Stance, Status, WhatIf,
};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Composition {
    pub plan: Properties,
    pub areas: Vec<Area>,
    pub approvals: IndexMap<NationId, ApprovalEntry>,
    pub capabilities: Vec<Capability>,
    pub conditions: Vec<Condition>,
    pub cost_factors: CostFactors,
    pub contributions: IndexMap<String, Entry>,
    pub red_lines: Vec<RedLine>,
    pub meetings: Vec<Meeting>,
    pub requirement_sets: Vec<SetEntry>,
    pub scenarios: Vec<ScenarioEntry>,
    pub criteria: Vec<Criterion>,
    pub what_ifs: Vec<WhatIf>,
    pub log: Vec<LogEntry>,
    pub templates: IndexMap<String, Template>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ApprovalEntry {
    pub body: String,
    pub lead_days: Day,
}

/// Illustrative costs: of a person a month, of moving a person into the host country, of an aircraft or ship a month.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CostFactors {
    pub currency: CurrencyCode,
    pub person_month: u64,
    pub person_once: u64,
    pub unit_month: IndexMap<String, u64>,
}

/// What a row of the table counts as, and on which terms.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    pub capability: CapabilityId,
    /// Absent for money: the table's amount.
    pub quantity: Option<Quantity>,
    #[serde(default = "one")]
    pub increment: Quantity,
    pub either_or: Option<String>,
    #[serde(default)]
    pub areas: Vec<AreaId>,
    /// In place of the table's notice.
    pub notice_days: Option<Day>,
    /// Days of a tour, and tours.
    pub tour: Option<(Day, u32)>,
    pub status: Status,
    pub last_confirmed: Option<Date>,
    pub valid_until: Option<Date>,
    #[serde(default)]
    pub conditions: Vec<ConditionId>,
    #[serde(default)]
    pub caveats: Vec<CaveatEntry>,
    pub command: Option<Command>,
    pub lift: Option<Lift>,
    /// A reported row that gets illustrative costs too.
    #[serde(default)]
    pub costed: bool,
    #[serde(default = "nation")]
    pub borne_by: Bearer,
    /// What is invented in a row that is not illustrative as a whole.
    pub assumed: Option<String>,
    pub remark: Option<String>,
}

/// Kind, strength, text; then areas, days for leave and how it is known (mostly inferred from the table).
#[derive(Deserialize)]
pub struct CaveatEntry(
    pub CaveatKind,
    pub CaveatStrength,
    pub String,
    #[serde(default)] pub Vec<AreaId>,
    #[serde(default)] pub Day,
    #[serde(default = "inferred")] pub Disclosure,
);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetEntry {
    pub id: RequirementSetId,
    pub name: String,
    pub tasks: Vec<TaskEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TaskEntry {
    pub id: TaskId,
    pub name: String,
    pub area: AreaId,
    pub requirements: Vec<LineEntry>,
}

/// Id, capability, quantity, minimum, day, priority; then what few lines have.
#[derive(Deserialize)]
pub struct LineEntry(
    pub RequirementId,
    pub CapabilityId,
    pub Quantity,
    pub Quantity,
    pub Day,
    pub Priority,
    #[serde(default)] pub LineExtras,
);

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LineExtras {
    #[serde(default)]
    pub substitutes: Vec<CapabilityId>,
    pub note: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScenarioEntry {
    pub id: ScenarioId,
    pub name: String,
    pub colour: String,
    pub requirement_set: RequirementSetId,
    pub concept: String,
    pub assumes: Vec<ConditionId>,
    pub strengths: Vec<String>,
    pub weaknesses: Vec<String>,
    pub red_lines: IndexMap<RedLineId, (Stance, String)>,
    pub assignments: Vec<AssignmentEntry>,
}

/// Contribution, task, line (none = over and above); then quantity (none = all of it) and a note.
#[derive(Deserialize)]
pub struct AssignmentEntry(
    pub String,
    pub TaskId,
    pub Option<RequirementId>,
    #[serde(default)] pub Option<Quantity>,
    #[serde(default)] pub Option<String>,
);

/// A plan to start from: its own words, and which parts of the sample it takes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    pub id: String,
    pub title: String,
    pub summary: String,
    #[serde(default)]
    pub areas: Vec<Part<AreaId, Area>>,
    #[serde(default)]
    pub conditions: Vec<ConditionId>,
    /// Absent = all of the sample's.
    pub capabilities: Option<Vec<Part<CapabilityId, Capability>>>,
    /// Sets of the sample.
    #[serde(default)]
    pub requirement_sets: Vec<RequirementSetId>,
    /// Sets of its own.
    #[serde(default)]
    pub sets: Vec<SetEntry>,
    #[serde(default)]
    pub criteria: Vec<CriterionId>,
    #[serde(default)]
    pub what_ifs: Vec<WhatIfId>,
}

/// A record of the sample by its id, or one of the template's own.
#[derive(Deserialize)]
#[serde(untagged)]
pub enum Part<I, T> {
    Of(I),
    Own(Box<T>),
}

fn one() -> Quantity {
    Quantity::ONE
}

fn nation() -> Bearer {
    Bearer::Nation
}

fn inferred() -> Disclosure {
    Disclosure::Inferred
}
