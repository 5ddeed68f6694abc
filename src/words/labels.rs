//! What a step of the history is called, as a command: "Assign 2 × Light infantry battlegroup (GBR) to L-004".

use std::fmt;

use super::{counted, day, event_change, field, kind, listed, scenario_status, status, whole};
use crate::base::visible;
use crate::edit::{AnswerStep, AskText, Label, Placing, RecordKind};
use crate::model::{Answer, Question};

/// A step as a command.
#[allow(clippy::too_many_lines)] // one arm a step, so that none is forgotten
pub fn label(label: &Label) -> String {
    let pledges = |count: usize| counted(count as i64, "pledge", "pledges");
    let assignments = |count: usize| counted(count as i64, "assignment", "assignments");
    match label {
        Label::Assign { quantity, title, nation, to } => format!("Assign {quantity} × {title} ({nation}) to {to}"),
        Label::Transfer { copy, quantity, title, nation, to, scenario } => match (copy, scenario) {
            (false, None) => format!("Move {quantity} × {title} ({nation}) to {to}"),
            (false, Some(scenario)) => format!("Move {quantity} × {title} ({nation}) to {to} in {scenario}"),
            (true, None) => format!("Copy {quantity} × {title} ({nation}) to {to}"),
            (true, Some(scenario)) => format!("Copy {quantity} × {title} ({nation}) to {to} in {scenario}"),
        },
        Label::PlaceMany { how, count, to } => place_many(*how, *count, to),
        Label::TakeOut { contribution, scenario } => format!("Take {contribution} out of {scenario}"),
        Label::TakeOutMany { count, scenario } => {
            format!("Take {} out of {scenario}", assignments(*count))
        }
        Label::Resize { contribution, quantity, scenario } => format!("Set {contribution} to {quantity} in {scenario}"),
        Label::Schedule { contribution, scenario } => format!("Set the days of {contribution} in {scenario}"),
        Label::Ask { nation, quantity, currency: None, capability, line, scenario } => {
            format!("Ask {nation} for {quantity} × {capability} for {line} in {scenario}")
        }
        Label::Ask { nation, quantity, currency: Some(currency), capability, line, scenario } => {
            format!("Ask {nation} for {quantity} {currency} of {capability} for {line} in {scenario}")
        }
        Label::Add { what, name } => format!("Add the {} \"{name}\"", kind(*what)),
        Label::Set { what, key, name } => format!("Set the {} of {name}", field(*what, key)),
        Label::SetRecord { what, name } => format!("Set the {} \"{name}\"", kind(*what)),
        Label::Reorder { what, name, place } => format!("Move the {} \"{name}\" to place {place}", kind(*what)),
        Label::Delete { what, name } => format!("Delete the {} \"{name}\"", kind(*what)),
        Label::DeleteEverywhere { what, name } => {
            format!("Delete the {} \"{name}\" and take it out of all that used it", kind(*what))
        }
        Label::Answer { how, nation, question, answer } => of_answer(*how, nation, *question, *answer),
        Label::Recorded(event) => match event_change(event) {
            Some(change) => format!("Set the {change}; recorded in the log"),
            None => "Set a criterion; recorded in the log".to_owned(),
        },

        Label::AddPledge { title, nation } => format!("Add {title} ({nation})"),
        Label::DeletePledge { title, contribution } => format!("Delete {title} ({contribution})"),
        Label::DeletePledges { one, count, scenarios } => {
            let named = match one {
                Some((title, contribution)) => format!("{} ({contribution})", visible(title)),
                None => pledges(*count),
            };
            if scenarios.is_empty() {
                format!("Delete {named}")
            } else {
                format!("Delete {named}, used in {}", listed(scenarios))
            }
        }
        Label::SetForMany { key, count, refused } => {
            let (name, pledges) = (field(RecordKind::Contribution, key), pledges(*count));
            match refused {
                0 => format!("Set {name} for {pledges}"),
                refused => format!("Set {name} for {pledges}; {} refused", whole(*refused as i64)),
            }
        }
        Label::SetStatusOfMany { count, status: to } => {
            format!("Set the status of {} to {}", pledges(*count), status(*to))
        }
        Label::WaitFor { count, condition } => format!("Let {} wait for \"{condition}\"", pledges(*count)),
        Label::CutPledges(count) => format!("Cut {}", pledges(*count)),
        Label::SetPledges(count) => format!("Set fields of {}", pledges(*count)),
        Label::Import { count, sheet } => format!("Import {} from {}", pledges(*count), visible(sheet)),
        Label::TakeReply(contribution) => format!("Take the reply on {contribution}"),
        Label::TakeReplies(file) => format!("Take the answers of {file}"),
        Label::TakeFile(file) => format!("Take {file} into the plan"),

        Label::AddTask { name, set } => format!("Add the task \"{name}\" to {set}"),
        Label::AddLine { line, capability, task } => format!("Add {line} {capability} to {task}"),
        Label::SetTask { key, name, set } => format!("Set the {} of {name} in {set}", field(RecordKind::Task, key)),
        Label::SetLine { key, line, set } => {
            format!("Set the {} of {line} in {set}", field(RecordKind::Requirement, key))
        }
        Label::SetWholeLine(Some(line)) => format!("Set the line {line}"),
        Label::SetWholeLine(None) => "Set the line".to_owned(),
        Label::MoveTask { name, place, set } => format!("Move the task \"{name}\" to place {place} in {set}"),
        Label::MoveLine { line, place, task } => format!("Move {line} to place {place} of {task}"),
        Label::DeleteTask { name, set, taken: 0 } => format!("Delete the task \"{name}\" of {set}"),
        Label::DeleteTask { name, set, taken } => {
            format!("Delete the task \"{name}\" of {set} and take {} out", assignments(*taken))
        }
        Label::DeleteLine { line, set, taken: 0 } => format!("Delete {line} of {set}"),
        Label::DeleteLine { line, set, taken } => {
            format!("Delete {line} of {set} and take {} out", assignments(*taken))
        }
        Label::DuplicateSet(name) => format!("Duplicate the requirement set \"{name}\""),

        Label::NewScenario(name) => format!("New scenario {name}"),
        Label::DuplicateScenario(name) => format!("Duplicate {name}"),
        Label::RenameScenario { from, to } => format!("Rename {from} to {to}"),
        Label::Recolour(scenario) => format!("Recolour {scenario}"),
        Label::EditConcept(scenario) => format!("Edit the concept of {scenario}"),
        Label::EditStrengths(scenario) => format!("Edit the strengths of {scenario}"),
        Label::EditWeaknesses(scenario) => format!("Edit the weaknesses of {scenario}"),
        Label::SetLength(scenario) => format!("Set the length of {scenario}"),
        Label::SetScenarioStatus { scenario, status } => {
            format!("Set the status of {scenario} to {}", scenario_status(*status))
        }
        Label::Assume { on: true, condition, scenario } => format!("Assume \"{condition}\" in {scenario}"),
        Label::Assume { on: false, condition, scenario } => format!("Do not assume \"{condition}\" in {scenario}"),
        Label::JudgeRedLine { scenario, red_line } => format!("Judge {scenario} against \"{red_line}\""),
        Label::Judge { scenario, test, pass } => match pass {
            Some(true) => format!("Judge that {scenario} is {test}"),
            Some(false) => format!("Judge that {scenario} is not {test}"),
            None => format!("Take back the judgement that {scenario} is {test} or not"),
        },
        Label::Archive { scenario, archived: true } => format!("Archive {scenario}"),
        Label::Archive { scenario, archived: false } => format!("Bring back {scenario}"),
        Label::MoveScenario { scenario, place } => format!("Move {scenario} to place {place}"),
        Label::Measure { scenario, set, lost: 0 } => format!("Measure {scenario} against {set}"),
        Label::Measure { scenario, set, lost } => {
            format!("Measure {scenario} against {set}; {} without a line taken out", assignments(*lost))
        }
        Label::DeleteScenario { name, from_meetings: false } => format!("Delete {name}"),
        Label::DeleteScenario { name, from_meetings: true } => {
            format!("Delete {name} and take it out of the meetings")
        }
        Label::ScenarioProperties(scenario) => format!("Edit the properties of {scenario}"),

        Label::SaveWhatIf(name) => format!("Save the what-if \"{name}\""),
        Label::ReplaceWhatIf(name) => format!("Replace the what-if \"{name}\""),
        Label::RenameWhatIf { from, to } => format!("Rename the what-if \"{from}\" to \"{to}\""),
        Label::ChangeWhatIfs => "Change the saved what-ifs".to_owned(),
        Label::SetCriterion { key, name, scenario: None } => {
            format!("Set the {} of \"{name}\"", field(RecordKind::Criterion, key))
        }
        Label::SetCriterion { key, name, scenario: Some(scenario) } => {
            format!("Set the {} of \"{name}\" for {scenario}", field(RecordKind::Criterion, key))
        }
        Label::KeepWeights(1) => "Keep the trial weight of 1 criterion".to_owned(),
        Label::KeepWeights(count) => format!("Keep the trial weights of {count} criteria"),
        Label::LockCriteria => "Lock the criteria".to_owned(),
        Label::UnlockCriteria => "Unlock the criteria".to_owned(),
        Label::SetPlan(key) => format!("Set the plan's {}", field(RecordKind::Plan, key)),
        Label::SetCurrency(code) => format!("Set the plan's base currency to {code}"),
        Label::SetRate(code) => format!("Set the rate of {code}"),
        Label::SetLikelihood(of) => format!("Set the plan's likelihood of {} pledges", status(*of)),
        Label::SetCurrencyAndRates => "Set the currency and rates".to_owned(),
        Label::SetRules => "Set the plan's rules and thresholds".to_owned(),
        Label::PlanProperties => "Set the plan's properties".to_owned(),
    }
}

/// What was taken back: "Undone: take AUS-05 out of A".
pub fn undone(step: &Label) -> String {
    let words = label(step);
    let mut letters = words.chars();
    let first = letters.next().map(|first| first.to_lowercase().to_string()).unwrap_or_default();
    format!("Undone: {first}{}", letters.as_str())
}

fn place_many(how: Placing, count: usize, to: &str) -> String {
    let pledges = counted(count as i64, "pledge", "pledges");
    match how {
        Placing::Assign => format!("Assign {pledges} to {to}"),
        Placing::Copy => format!("Copy {pledges} to {to}"),
        Placing::Move => format!("Move {pledges} to {to}"),
    }
}

fn of_answer(how: AnswerStep, nation: &str, question: Question, answer: Answer) -> String {
    let (subject, said) = (question.subject(), answer.word().replace('_', " "));
    match how {
        AnswerStep::Record => format!("Record the answer of {nation} on {subject}: {said}"),
        AnswerStep::Correct => format!("Correct the answer of {nation} on {subject}: {said}"),
        AnswerStep::TakeOut => format!("Take out the answer of {nation} on {subject}: {said}"),
    }
}

/// A text that a contribution bears which was asked for.
fn ask_text(text: &AskText) -> String {
    match text {
        AskText::Title { capability, line } => format!("Ask: {capability} for {line}"),
        AskText::Note(by) => format!("Asked to be there by {}", day(*by)),
    }
}

impl fmt::Display for AskText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&ask_text(self))
    }
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&label(self))
    }
}

#[cfg(test)]
mod tests {
    use super::{label, undone};
    use crate::edit::{Label, Placing};

    #[test]
    fn what_was_taken_back_reads_as_one_sentence() {
        let step = Label::TakeOut { contribution: "AUS-05".into(), scenario: "A".to_owned() };
        assert_eq!(undone(&step), "Undone: take AUS-05 out of A");
    }

    #[test]
    fn one_and_many_are_told_apart() {
        let step = |count| Label::PlaceMany { how: Placing::Copy, count, to: "L-1".to_owned() };
        assert_eq!([label(&step(1)), label(&step(2))], ["Copy 1 pledge to L-1", "Copy 2 pledges to L-1"]);
        let deleted = |one: Option<&str>, scenarios: &[&str]| Label::DeletePledges {
            one: one.map(|title| (title.to_owned(), "GBR-01".into())),
            count: 3,
            scenarios: scenarios.iter().map(|name| (*name).to_owned()).collect(),
        };
        assert_eq!(label(&deleted(None, &[])), "Delete 3 pledges");
        assert_eq!(label(&deleted(Some("Brigade"), &["A", "C"])), "Delete Brigade (GBR-01), used in A and C");
    }
}
