//! Answers of the survey: recorded at the end, corrected and taken out by place, and nothing that means nothing.

use muster::edit::{Command, RecordKind, Refusal, apply};
use muster::model::{Answer, Plan, Position, Question};
use serde_json::json;

use super::fixture::{done, plan, read, value};

fn answer(nation: &str, answer: Answer, date: &str) -> Box<Position> {
    Box::new(Position {
        nation: nation.into(),
        question: Question::TroopsInHost,
        answer,
        date: Some(date.parse().unwrap()),
        ..Position::default()
    })
}

fn said(plan: &Plan) -> Vec<&str> {
    plan.positions.iter().map(|position| position.answer.word()).collect()
}

#[test]
fn an_answer_is_recorded_at_the_end_whatever_its_date() {
    let (label, one) = done(&plan(), &Command::RecordAnswer(answer("GBR", Answer::Yes, "2025-03-10")));
    assert_eq!(label, "Record the answer of United Kingdom on troops in the host country: yes");
    let (_, two) = done(&one, &Command::RecordAnswer(answer("GBR", Answer::NotStated, "2025-03-01")));
    assert_eq!(said(&two), ["yes", "not_stated"]);
}

#[test]
fn texts_are_trimmed_and_what_is_empty_is_left_out() {
    let mut answer = answer("GBR", Answer::Conditional, "2025-03-10");
    answer.text = Some("  If asked. ".to_owned());
    answer.source = Some("  ".to_owned());
    let (_, plan) = done(&plan(), &Command::RecordAnswer(answer));
    assert_eq!(plan.positions[0].text.as_deref(), Some("If asked."));
    assert_eq!(plan.positions[0].source, None);
}

#[test]
fn what_says_nothing_is_refused() {
    let refused = |position: Box<Position>| apply(&plan(), &Command::RecordAnswer(position)).unwrap_err();
    assert_eq!(
        refused(answer("XXX", Answer::Yes, "2025-03-10")),
        Refusal::NoSuch { what: RecordKind::Nation, id: "XXX".to_owned() }
    );
    assert!(matches!(refused(answer("GBR", Answer::Unknown, "2025-03-10")), Refusal::BadValue(_)));
    let nothing = Position { question: Question::Unknown, ..*answer("GBR", Answer::Yes, "2025-03-10") };
    assert!(matches!(refused(Box::new(nothing)), Refusal::BadValue(_)));
    let (_, once) = done(&plan(), &Command::RecordAnswer(answer("GBR", Answer::Yes, "2025-03-10")));
    let twice = apply(&once, &Command::RecordAnswer(answer("GBR", Answer::Yes, "2025-03-10"))).unwrap_err();
    assert_eq!(twice.to_string(), "This answer stands in the history already");
}

#[test]
fn an_answer_is_corrected_in_its_place_and_keeps_what_was_not_read() {
    let mut value = value();
    value["positions"] = json!([
        { "nation": "GBR", "question": "troops_in_host", "answer": "no", "date": "2025-03-01", "desk": "J5" },
        { "nation": "NLD", "question": "troops_in_host", "answer": "yes" }]);
    let plan = read(&value);
    let command = Command::EditAnswer { at: 0, answer: answer("GBR", Answer::Undecided, "2025-03-02") };
    let (label, after) = done(&plan, &command);
    assert_eq!(label, "Correct the answer of United Kingdom on troops in the host country: undecided");
    assert_eq!(said(&after), ["undecided", "yes"]);
    assert_eq!(serde_json::to_value(&after.positions[0]).unwrap()["desk"], json!("J5"));
    let (label, after) = done(&after, &Command::RemoveAnswer { at: 0 });
    assert_eq!(label, "Take out the answer of United Kingdom on troops in the host country: undecided");
    assert_eq!(said(&after), ["yes"]);
    for command in [
        Command::RemoveAnswer { at: 2 },
        Command::EditAnswer { at: 2, answer: answer("GBR", Answer::Yes, "2025-03-02") },
    ] {
        let refused = apply(&plan, &command).unwrap_err();
        assert_eq!(refused, Refusal::NoSuch { what: RecordKind::Answer, id: "#3".to_owned() });
    }
}
