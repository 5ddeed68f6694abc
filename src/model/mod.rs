//! What a plan holds: the entities of the file format, as plain data with their defaults. Knows nothing of files or
//! screens.
//!
//! A file may hold records that break a rule; they are read all the same. A value that could not be understood is left
//! at its default and its text is kept in the record's [`Extra`], from where it is written back (see `store::format`).
//! Enumerations have a variant `Unknown` for that case: no edit makes one.

mod area;
mod capability;
mod condition;
mod consultation;
mod contribution;
mod criterion;
mod extra;
pub mod fields;
mod index;
mod list;
mod log;
mod marking;
mod nation;
mod plan;
mod properties;
mod requirement;
mod scenario;
mod what_if;
mod words;

pub use area::{Area, AreaKind};
pub use capability::{Capability, Domain, UNIT_AIRCRAFT, UNIT_MONEY, UNIT_VESSEL};
pub use condition::{Condition, ConditionKind, ConditionState};
pub use consultation::{Answer, Meeting, Position, Question, RedLine};
pub use contribution::{
    Basis, Bearer, Caveat, CaveatKind, CaveatStrength, Command, Contribution, Cost, Disclosure, Lift, Status,
    StatusStep,
};
pub use criterion::{Criterion, Direction, ManualScore};
pub use extra::{Extra, KEPT_PREFIX};
pub use index::Index;
pub use list::{List, Record};
pub use log::{Event, LogEntry, LogKind, Role};
pub use marking::Marking;
pub use nation::{Approval, ApprovalState, Capital, Nation, NationRole};
pub use plan::Plan;
pub use properties::{Correlation, CriteriaLock, Properties, Thresholds};
pub use requirement::{Priority, Requirement, RequirementSet, Task};
pub use scenario::{Assignment, Override, RedLineStance, Scenario, ScenarioStatus, Stance};
pub use what_if::WhatIf;
