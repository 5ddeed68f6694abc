//! The survey as a matrix of nations by questions: what was answered last, what is due, who is waited for, which answers
//! the scenarios contradict; and the pledge that an answer becomes.

use super::findings::{Answers, Finding};
use crate::base::{AssignmentId, ContributionId, Date, NationId, Quantity, ScenarioId, fold};
use crate::model::{
    Answer, AreaKind, Contribution, Extra, Index, Plan, Position, Question, Scenario, Status, StatusStep,
};

/// Where a question stands with a nation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// It was answered: yes, no, conditional or undecided.
    Answered(Answer),
    /// It was asked, and nothing was stated.
    NotStated,
    /// It is to be asked, and nothing is recorded.
    Due,
    /// It is not to be asked, and nothing is recorded.
    NotDue,
}

/// One question and one nation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Where it stands.
    pub standing: Standing,
    /// The place of the latest answer in the plan's list.
    pub latest: Option<usize>,
    /// True while the question is to be answered and never was.
    pub unanswered: bool,
}

/// A nation's row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The nation's place in the plan's list.
    pub nation: usize,
    /// Its answers, in the order of the questions.
    pub cells: [Cell; 3],
    /// How many live pledges it has.
    pub pledges: usize,
}

impl Row {
    /// True when a question is to be put to it.
    pub fn due(&self) -> bool {
        self.cells.iter().any(|cell| cell.standing == Standing::Due)
    }

    /// True when it was asked and has stated nothing.
    pub fn waiting(&self) -> bool {
        self.cells.iter().any(|cell| cell.unanswered && cell.standing == Standing::NotStated)
    }

    /// True when no question that is to be answered is open.
    pub fn answered(&self) -> bool {
        let said = |cell: &Cell| matches!(cell.standing, Standing::Answered(_));
        self.cells.iter().any(said) && !self.cells.iter().any(|cell| cell.unanswered)
    }
}

/// The matrix: a row for each nation, in the plan's order; of two nations with one id the first stands.
pub fn survey(plan: &Plan, index: &Index) -> Vec<Row> {
    let answers = Answers::of(plan);
    let mut pledges = vec![0_usize; plan.nations.len()];
    for pledge in plan.contributions.iter().filter(|pledge| !pledge.status.ended()) {
        if let Some(count) = index.nation_at(&pledge.nation).and_then(|at| pledges.get_mut(at)) {
            *count += 1;
        }
    }
    let nations = plan.nations.iter().enumerate().filter(|(at, nation)| index.nation_at(&nation.id) == Some(*at));
    let rows = nations.map(|(at, nation)| Row {
        nation: at,
        cells: answers.due(nation).map(|(question, due)| {
            let latest = answers.latest(nation.id.as_str(), question);
            let unanswered = due && !answers.answered(nation.id.as_str(), question);
            let standing = match latest.map(|(_, position)| position.answer) {
                None | Some(Answer::NotAsked | Answer::Unknown) if unanswered => Standing::Due,
                None | Some(Answer::NotAsked | Answer::Unknown) => Standing::NotDue,
                Some(Answer::NotStated) => Standing::NotStated,
                Some(answer) => Standing::Answered(answer),
            };
            Cell { standing, latest: latest.map(|(at, _)| at), unanswered }
        }),
        pledges: pledges.get(at).copied().unwrap_or(0),
    });
    rows.collect()
}

/// A nation's latest answer to a question: by date, then by place.
pub fn latest_answer<'p>(plan: &'p Plan, nation: &NationId, question: Question) -> Option<&'p Position> {
    let nation = plan.positions.iter().map(|position| position.nation.as_str()).find(|id| *id == nation.as_str())?;
    Answers::of(plan).latest(nation, question).map(|(_, position)| position)
}

/// The question as it is put to a nation.
pub fn wording(plan: &Plan, question: Question) -> String {
    let host = plan.host_country().unwrap_or("the host country");
    match question {
        Question::TroopsInHost => format!("Would you send troops to {host}?"),
        Question::TroopsInNeighbour => {
            format!("If not to {host}: would you station troops in a neighbouring country?")
        }
        Question::OtherContribution => "If not that: what else would you give?".to_owned(),
        Question::Unknown => String::new(),
    }
}

/// The places of a nation's answers in the plan's list, the newest first: by date, then by place.
pub fn history(plan: &Plan, nation: &NationId) -> Vec<usize> {
    let own = plan.positions.iter().enumerate().filter(|(_, position)| position.nation == *nation);
    let mut places: Vec<(Option<Date>, usize)> = own.map(|(at, position)| (position.date, at)).collect();
    places.sort_by(|a, b| b.cmp(a));
    places.into_iter().map(|(_, at)| at).collect()
}

/// An assignment that a nation's latest answer rules out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction {
    /// The nation.
    pub nation: NationId,
    /// The scenario.
    pub scenario: ScenarioId,
    /// The assignment.
    pub assignment: AssignmentId,
    /// What is assigned.
    pub contribution: ContributionId,
    /// The question that was answered with no.
    pub question: Question,
}

/// The contradictions among a scenario's findings: those of the code `position_conflict`.
pub fn contradictions(plan: &Plan, index: &Index, scenario: &Scenario, findings: &[Finding]) -> Vec<Contradiction> {
    let of_code = findings.iter().filter(|finding| finding.code == "position_conflict");
    let found = of_code.filter_map(|finding| {
        let assignment = scenario.assignments.iter().find(|a| a.id.as_str() == finding.place.id)?;
        let nation = index.contribution(plan, &assignment.contribution)?.nation.clone();
        let set = index.requirement_set(plan, &scenario.requirement_set)?;
        let area = index.area(plan, &set.task(&assignment.task)?.area)?;
        let question = match area.kind {
            AreaKind::Neighbour => Question::TroopsInNeighbour,
            _ => Question::TroopsInHost,
        };
        Some(Contradiction {
            nation,
            scenario: scenario.id.clone(),
            assignment: assignment.id.clone(),
            contribution: assignment.contribution.clone(),
            question,
        })
    });
    found.collect()
}

/// The pledge that an answer becomes: an indication of its nation with the answer's words and source, of the capability
/// that the words name, where they name one. Troops in a neighbouring country are pledged for the neighbouring areas,
/// troops in the host country for the host's.
pub fn pledge_from_answer(plan: &Plan, answer: &Position) -> Contribution {
    let status = Status::Indicated;
    let words = answer.text.clone().unwrap_or_default();
    let capability = named_capability(plan, &words);
    let record = capability.as_ref().and_then(|id| plan.capabilities.find(id.as_str()));
    let kind = match answer.question {
        Question::TroopsInHost => Some(AreaKind::Host),
        Question::TroopsInNeighbour => Some(AreaKind::Neighbour),
        Question::OtherContribution | Question::Unknown => None,
    };
    let areas = plan.areas.iter().filter(|area| Some(area.kind) == kind).map(|area| area.id.clone());
    Contribution {
        nation: answer.nation.clone(),
        title: record.map_or_else(|| title_of(&words), |capability| capability.name.clone()),
        currency: record.filter(|c| c.is_money()).map(|_| plan.properties.currency.clone()),
        capability: capability.unwrap_or_default(),
        quantity: Quantity::ONE,
        areas: areas.collect(),
        status,
        status_history: vec![StatusStep { status, date: answer.date, by: None, reason: None, extra: Extra::default() }],
        source: answer.source.clone(),
        note: answer.text.clone(),
        ..Contribution::default()
    }
}

/// The first clause of what was said, where it is short enough for a title.
fn title_of(words: &str) -> String {
    const MOST: usize = 48;
    let first = words.split(['.', ';', ',']).next().unwrap_or("").trim();
    if first.chars().count() <= MOST { first.to_owned() } else { String::new() }
}

/// The capability whose name stands in the words: each of its longer words begins a word of theirs. Of several the one
/// with most such words, the first of those.
fn named_capability(plan: &Plan, words: &str) -> Option<crate::base::CapabilityId> {
    let parts = |text: &str| -> Vec<String> {
        let folded = fold(text);
        folded.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() > 3).map(str::to_owned).collect()
    };
    let said = parts(words);
    let mut best: Option<(usize, &crate::base::CapabilityId)> = None;
    for capability in &plan.capabilities {
        let name = parts(&capability.name);
        let stem = |word: &str| word.strip_suffix('s').unwrap_or(word).to_owned();
        let all = !name.is_empty() && name.iter().all(|word| said.iter().any(|other| other.starts_with(&stem(word))));
        if all && best.is_none_or(|(most, _)| name.len() > most) {
            best = Some((name.len(), &capability.id));
        }
    }
    best.map(|(_, id)| id.clone())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use serde_json::json;

    use super::{Standing, contradictions, history, pledge_from_answer, survey};
    use crate::analysis::fixture::json_plan;
    use crate::analysis::{Scope, Withdrawal, analyse, record_findings, scenario_findings};
    use crate::model::{Answer, Index, Plan, Position, Question};

    fn plan(positions: serde_json::Value) -> Plan {
        let mut value = json_plan();
        value["positions"] = positions;
        serde_json::from_value(value).unwrap()
    }

    fn standings(plan: &Plan, nation: usize) -> [Standing; 3] {
        survey(plan, &Index::new(plan))[nation].cells.map(|cell| cell.standing)
    }

    #[test]
    fn a_no_makes_the_next_questions_due() {
        use Standing::{Answered, Due, NotDue, NotStated};
        assert_eq!(standings(&plan(json!([])), 0), [Due, NotDue, NotDue]);
        let host = |answer: &str| json!({ "nation": "GBR", "question": "troops_in_host", "answer": answer });
        assert_eq!(standings(&plan(json!([host("not_stated")])), 0), [NotStated, NotDue, NotDue]);
        assert_eq!(standings(&plan(json!([host("not_asked")])), 0), [Due, NotDue, NotDue]);
        assert_eq!(standings(&plan(json!([host("yes")])), 0), [Answered(Answer::Yes), NotDue, NotDue]);
        let no = plan(json!([host("yes"), host("no")]));
        assert_eq!(standings(&no, 0), [Answered(Answer::No), Due, Due]);
        let row = survey(&no, &Index::new(&no))[0].clone();
        assert!(row.due() && !row.waiting() && !row.answered());
        // A nation that is only requested is not asked the first question.
        assert_eq!(standings(&plan(json!([])), 2), [NotDue, NotDue, NotDue]);
    }

    #[test]
    fn the_latest_is_by_date_then_by_place_and_the_history_runs_back() {
        let at = |answer: &str, date: Option<&str>| {
            json!({ "nation": "GBR", "question": "troops_in_host",
            "answer": answer, "date": date })
        };
        let plan = plan(json!([
            at("no", Some("2025-03-02")),
            at("undecided", None),
            at("yes", Some("2025-03-02")),
            at("no", Some("2025-02-01"))
        ]));
        assert_eq!(history(&plan, &"GBR".into()), [2, 0, 3, 1]);
        assert_eq!(standings(&plan, 0)[0], Standing::Answered(Answer::Yes));
    }

    #[test]
    fn contradictions_are_those_that_the_findings_name() {
        let plan = plan(json!([{ "nation": "GBR", "question": "troops_in_host", "answer": "no" }]));
        let index = Index::new(&plan);
        let scenario = &plan.scenarios[0];
        let figures = analyse(&plan, &index, scenario, &Withdrawal::default());
        let records = record_findings(&plan, &index, Scope::Plan);
        let findings = scenario_findings(&plan, &index, &records, scenario, &figures);
        let found = contradictions(&plan, &index, scenario, &findings);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].contribution.as_str(), found[0].question), ("GBR-01", Question::TroopsInHost));
    }

    #[test]
    fn a_pledge_takes_the_words_the_source_and_the_capability_that_is_named() {
        let answer = Position {
            nation: "FRA".into(),
            question: Question::TroopsInHost,
            answer: Answer::Yes,
            text: Some("Two battalions, with their headquarters, could be sent.".into()),
            source: Some("A paper".into()),
            ..Position::default()
        };
        let plan = plan(json!([]));
        let pledge = pledge_from_answer(&plan, &answer);
        assert_eq!((pledge.nation.as_str(), pledge.capability.as_str()), ("FRA", "land.inf"));
        assert_eq!(pledge.areas.iter().map(crate::base::AreaId::as_str).collect::<Vec<_>>(), ["host"]);
        assert_eq!(pledge.source.as_deref(), Some("A paper"));
        let nothing = Position { text: Some("Money, if parliament agrees.".into()), ..answer };
        let pledge = pledge_from_answer(&plan, &nothing);
        assert_eq!((pledge.capability.as_str(), pledge.title.as_str()), ("", "Money"));
    }
}
