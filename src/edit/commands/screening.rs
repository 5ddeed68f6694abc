//! A person's judgement beside a computed screening test: with a reason, a name and a time, or taken back.

use crate::base::normalise;
use crate::edit::bad_value::BadValue;
use crate::edit::kind::RecordKind;
use crate::edit::label::Label;
use crate::edit::refusal::Refusal;
use crate::edit::stamp::Stamp;
use crate::model::{Override, Scenario};

/// The tests that a person may judge, as files name them.
const TESTS: [&str; 5] = ["feasible", "suitable", "acceptable", "distinguishable", "complete"];

/// What a person says of a test.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// Whether the scenario passes.
    pub pass: bool,
    /// Why.
    pub reason: String,
    /// Who says so, and when.
    pub by: Stamp,
}

/// Sets the judgement of a test, or takes it back. Returns the step's name.
pub(super) fn judge(scenario: &mut Scenario, test: &str, judgement: Option<&Judgement>) -> Result<Label, Refusal> {
    if !TESTS.contains(&test) {
        return Err(Refusal::NoSuch { what: RecordKind::ScreeningTest, id: test.to_owned() });
    }
    let short = scenario.short_name().to_owned();
    let Some(judgement) = judgement else {
        scenario.screening.shift_remove(test);
        return Ok(Label::Judge { scenario: short, test: test.to_owned(), pass: None });
    };
    let reason = normalise(judgement.reason.trim());
    if reason.is_empty() {
        return Err(BadValue::NoReason.into());
    }
    let name = judgement.by.name()?;
    let entry = scenario.screening.entry(test.to_owned()).or_default();
    let mut extra = entry.extra.clone();
    for key in ["pass", "reason", "by", "at"] {
        extra.forget(key);
    }
    *entry = Override { pass: judgement.pass, reason, by: Some(name), at: Some(judgement.by.at), extra };
    Ok(Label::Judge { scenario: short, test: test.to_owned(), pass: Some(judgement.pass) })
}
