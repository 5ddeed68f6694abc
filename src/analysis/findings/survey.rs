//! The survey: the latest answer to each question, which questions are due, and which of those have no answer.

use rustc_hash::{FxHashMap, FxHashSet};

use super::concern::Concern;
use super::finding::{Finding, Severity};
use crate::model::{Answer, Index, Nation, NationRole, Plan, Position, Question};

/// Each nation's latest answer to each question: by date, then by place in the file.
pub(super) fn latest(plan: &Plan) -> FxHashMap<(&str, Question), &Position> {
    let places = latest_places(plan);
    places.into_iter().filter_map(|(key, at)| Some((key, plan.positions.get(at)?.as_ref()))).collect()
}

/// The place in the list of each nation's latest answer to each question.
fn latest_places(plan: &Plan) -> FxHashMap<(&str, Question), usize> {
    let mut latest: FxHashMap<(&str, Question), usize> = FxHashMap::default();
    for (at, position) in plan.positions.iter().enumerate() {
        let place = latest.entry((position.nation.as_str(), position.question)).or_insert(at);
        if plan.positions.get(*place).is_none_or(|before| position.date >= before.date) {
            *place = at;
        }
    }
    latest
}

/// What has been answered, and so what is due.
pub(crate) struct Answers<'p> {
    plan: &'p Plan,
    latest: FxHashMap<(&'p str, Question), usize>,
    /// What was ever answered by more than silence.
    answered: FxHashSet<(&'p str, Question)>,
}

impl<'p> Answers<'p> {
    pub fn of(plan: &'p Plan) -> Self {
        let answered = plan
            .positions
            .iter()
            .filter(|p| !matches!(p.answer, Answer::NotAsked | Answer::NotStated | Answer::Unknown))
            .map(|p| (p.nation.as_str(), p.question))
            .collect();
        Self { plan, latest: latest_places(plan), answered }
    }

    /// The place of the latest answer, and the answer.
    pub fn latest(&self, nation: &'p str, question: Question) -> Option<(usize, &'p Position)> {
        let at = *self.latest.get(&(nation, question))?;
        self.plan.positions.get(at).map(|position| (at, position.as_ref()))
    }

    /// Whether the nation ever said more than nothing.
    pub fn answered(&self, nation: &'p str, question: Question) -> bool {
        self.answered.contains(&(nation, question))
    }

    /// The questions that are to be put to the nation, each with whether it is: the first to each that leads or takes part,
    /// the second after a no to it, the third after a no to either.
    pub fn due(&self, nation: &'p Nation) -> [(Question, bool); 3] {
        let no = |question| {
            let latest = self.latest(nation.id.as_str(), question);
            latest.is_some_and(|(_, position)| position.answer == Answer::No)
        };
        let no_host = no(Question::TroopsInHost);
        [
            (Question::TroopsInHost, matches!(nation.role, NationRole::Lead | NationRole::Participant)),
            (Question::TroopsInNeighbour, no_host),
            (Question::OtherContribution, no_host || no(Question::TroopsInNeighbour)),
        ]
    }
}

pub(super) fn find(plan: &Plan, index: &Index, found: &mut Vec<(Concern, Finding)>) {
    let answers = Answers::of(plan);
    for (at, nation) in plan.nations.iter().enumerate() {
        if index.nation_at(&nation.id) != Some(at) {
            continue; // of two records with one id the first stands
        }
        let id = nation.id.as_str();
        for (asked, due) in answers.due(nation) {
            if due && !answers.answered(id, asked) {
                let text = format!("{id} has not answered on {}", asked.subject());
                let finding = Finding::new(Severity::Info, "unanswered", "nations", id, text)
                    .mend("Ask, and record the answer with its date");
                found.push((Concern::Nation(at), finding));
            }
        }
    }
}
