//! The survey: questions that are due and have no answer, and the latest answer to each.

use rustc_hash::FxHashMap;

use super::uses::Concern;
use super::{Finding, Severity};
use crate::model::{Answer, Index, NationRole, Plan, Position, Question};

/// Each nation's latest answer to each question: by date, then by place in the file.
pub(super) fn latest(plan: &Plan) -> FxHashMap<(&str, Question), &Position> {
    let mut latest: FxHashMap<(&str, Question), &Position> = FxHashMap::default();
    for position in &plan.positions {
        let place = latest.entry((position.nation.as_str(), position.question)).or_insert(position);
        if position.date >= place.date {
            *place = position;
        }
    }
    latest
}

fn question(question: Question) -> &'static str {
    match question {
        Question::TroopsInHost => "troops in the host country",
        Question::TroopsInNeighbour => "troops in a neighbouring country",
        Question::OtherContribution => "another contribution",
        Question::Unknown => "an unknown question",
    }
}

pub(super) fn find(plan: &Plan, index: &Index, found: &mut Vec<(Concern, Finding)>) {
    let latest = latest(plan);
    let answered: rustc_hash::FxHashSet<(&str, Question)> = plan
        .positions
        .iter()
        .filter(|p| !matches!(p.answer, Answer::NotAsked | Answer::NotStated | Answer::Unknown))
        .map(|p| (p.nation.as_str(), p.question))
        .collect();
    for (at, nation) in plan.nations.iter().enumerate() {
        if index.nation_at(&nation.id) != Some(at) {
            continue; // of two records with one id the first stands
        }
        let asked_first = matches!(nation.role, NationRole::Lead | NationRole::Participant);
        let id = nation.id.as_str();
        let no = |question| latest.get(&(id, question)).is_some_and(|position| position.answer == Answer::No);
        let no_host = no(Question::TroopsInHost);
        let due = [
            (Question::TroopsInHost, asked_first),
            (Question::TroopsInNeighbour, no_host),
            (Question::OtherContribution, no_host || no(Question::TroopsInNeighbour)),
        ];
        for (asked, due) in due {
            if due && !answered.contains(&(id, asked)) {
                let text = format!("{id} has not answered on {}", question(asked));
                let finding = Finding::new(Severity::Info, "unanswered", "nations", id, text)
                    .mend("Ask, and record the answer with its date");
                found.push((Concern::Nation(at), finding));
            }
        }
    }
}
