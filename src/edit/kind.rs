//! The kinds of record that a plan holds, to name one in a refusal or in the name of a step.

/// A kind of record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)] // each variant is the record of its name
pub enum RecordKind {
    Answer,
    Area,
    Assignment,
    Capability,
    Condition,
    Contribution,
    Criterion,
    LogEntry,
    Meeting,
    Nation,
    Plan,
    RedLine,
    Requirement,
    RequirementSet,
    Scenario,
    ScreeningTest,
    Task,
    WhatIf,
}
