//! The decision matrix of a comparison with all that it bears, as JSON and in words.

use serde_json::{Value, json};

use super::analyse::section;
use super::studied::Studied;
use super::table::{Table, amount, metric, percent};
use crate::analysis::decision::{SEED, enough_draws};
use crate::analysis::report_decision::{decision_json, no_clear_winner_json, sensitivity_json};
use crate::analysis::{
    Acceptability, Candidate, Decided, Decision, Metric, NoClearWinner, Sensitivity, acceptability, decide,
    no_clear_winner, sensitivity,
};
use crate::base::{Exact, visible};
use crate::model::{Criterion, List};

/// A decision, and how firm it is.
pub struct Weighed<'a> {
    keys: Vec<&'a str>,
    decided: Decided,
    firmness: Option<(Sensitivity, Acceptability)>,
    doubt: Option<NoClearWinner>,
}

impl<'a> Weighed<'a> {
    /// Weighs the scenarios by the criteria; `baseline` is a position among them.
    pub fn new(criteria: &List<Criterion>, studied: &'a [Studied<'_>], baseline: usize) -> Self {
        let candidates: Vec<Candidate<'_>> =
            studied.iter().map(|one| Candidate { scenario: &one.scenario.id, metrics: &one.figures.metrics }).collect();
        let decided = decide(criteria, &candidates, baseline);
        let firmness = decided.decision.as_ref().map(|decision| {
            let draws = enough_draws(decision.candidates(), decision.criteria.len());
            (sensitivity(decision), acceptability(&decision.table(), draws, SEED))
        });
        let doubt = decided
            .decision
            .as_ref()
            .zip(firmness.as_ref())
            .and_then(|(decision, (sensitivity, _))| no_clear_winner(decision, sensitivity));
        Self { keys: studied.iter().map(|one| one.key.as_str()).collect(), decided, firmness, doubt }
    }

    /// Puts its keys into the answer of `compare`.
    pub fn enter(&self, answer: &mut Value) {
        answer["decision"] = decision_json(self.decided.decision.as_ref(), &self.keys);
        answer["no_clear_winner"] = no_clear_winner_json(self.doubt.as_ref(), &self.keys);
        answer["notes"] = json!(self.decided.notes);
        answer["sensitivity"] = match (&self.decided.decision, &self.firmness) {
            (Some(decision), Some((sensitivity, acceptability))) => {
                sensitivity_json(decision, sensitivity, acceptability, &self.keys)
            }
            _ => Value::Null,
        };
    }

    /// The same for people.
    pub fn in_words(&self) -> String {
        let mut text = String::new();
        if let (Some(decision), Some((sensitivity, acceptability))) = (&self.decided.decision, &self.firmness) {
            section(&mut text, "Decision: figure and value of each criterion", &self.criteria(decision));
            section(&mut text, "Decision: five ways of adding up", &self.styles(decision));
            text.push_str(&self.verdict(decision));
            section(
                &mut text,
                "Sensitivity: the leader stays first while a weight is",
                &self.ranges(decision, sensitivity),
            );
            text.push_str(&self.smallest_move(sensitivity));
            section(&mut text, "Rank acceptability: share of all weights", &self.ranks(acceptability));
            let draws = amount(&Exact::whole(acceptability.draws));
            let error = format!("{:.2}", acceptability.standard_error * 100.0);
            let seed = acceptability.seed.to_string();
            text.extend(["  ", &draws, " draws with seed ", &seed, "; standard error at most ", &error, " points\n"]);
        }
        if !self.decided.notes.is_empty() {
            text.push_str("\nNotes on the decision\n");
            for note in &self.decided.notes {
                text.extend(["  ", &visible(note), "\n"]);
            }
        }
        text
    }

    fn key(&self, at: usize) -> &str {
        self.keys.get(at).copied().unwrap_or("–")
    }

    fn table(&self, before: &[&str], after: &[&str]) -> Table {
        let keys: Vec<String> = self.keys.iter().map(|key| format!(">{key}")).collect();
        let heads: Vec<&str> =
            before.iter().copied().chain(keys.iter().map(String::as_str)).chain(after.iter().copied()).collect();
        Table::new(&heads)
    }

    fn criteria(&self, decision: &Decision) -> Table {
        let mut table = self.table(&["criterion", "better", ">weight"], &[]);
        for criterion in &decision.criteria {
            let known = Metric::from_key(&criterion.measure);
            let cells = criterion.raw.iter().zip(&criterion.values).map(|(raw, value)| {
                let raw = match (known, raw) {
                    (Some(known), raw) => metric(known, raw.as_ref()),
                    (None, Some(raw)) => amount(raw),
                    (None, None) => "–".to_owned(),
                };
                format!("{raw} ({:.3})", value.to_f64())
            });
            let name = if criterion.name.is_empty() { criterion.id.as_str() } else { &criterion.name };
            let first = [name.to_owned(), criterion.direction.word().to_owned(), percent(&criterion.share)];
            table.row(first.into_iter().chain(cells));
        }
        table
    }

    fn styles(&self, decision: &Decision) -> Table {
        let mut table = self.table(&["style"], &["first"]);
        for result in &decision.results {
            let name =
                result.style.name().to_owned() + if result.style.lowest_leads() { " (lowest first)" } else { "" };
            let leader = if result.tied.is_empty() {
                self.key(result.leader).to_owned()
            } else {
                let tied: Vec<&str> = result.tied.iter().map(|at| self.key(*at)).collect();
                format!("{} (tied: {})", self.key(result.leader), tied.join(", "))
            };
            let scores = result.scores.iter().map(|score| format!("{score:.4}"));
            table.row(std::iter::once(name).chain(scores).chain([leader]));
        }
        table
    }

    fn verdict(&self, decision: &Decision) -> String {
        let mut text = match decision.results.first() {
            Some(result) if decision.agree => format!("  All styles put {} first.\n", visible(self.key(result.leader))),
            _ => "  The styles do not agree.\n".to_owned(),
        };
        if let Some(doubt) = &self.doubt {
            let styles = doubt.styles_differ.then(|| "the styles do not all have the same sole leader".to_owned());
            let shift = doubt.shift.as_ref().map(|(weight, at)| {
                format!(
                    "a shift of {} points of weight makes {} tie the leader",
                    points(weight),
                    visible(self.key(*at))
                )
            });
            let why: Vec<String> = styles.into_iter().chain(shift).collect();
            text.extend(["  No clear winner: ", &why.join("; "), ".\n"]);
        }
        text
    }

    fn ranges(&self, decision: &Decision, sensitivity: &Sensitivity) -> Table {
        let mut table = Table::new(&["criterion", ">now", ">from", ">to", "below it", "above it"]);
        for (range, criterion) in sensitivity.ranges.iter().zip(&decision.criteria) {
            let name = if criterion.name.is_empty() { criterion.id.as_str() } else { &criterion.name };
            let next = |at: Option<usize>| at.map_or_else(String::new, |at| self.key(at).to_owned());
            table.row([
                name.to_owned(),
                percent(&criterion.share),
                percent(&range.low),
                percent(&range.high),
                next(range.below),
                next(range.above),
            ]);
        }
        table
    }

    fn smallest_move(&self, sensitivity: &Sensitivity) -> String {
        match &sensitivity.smallest_move {
            Some(least) => format!(
                "  Smallest move: {} points of weight from {} to {} make {} tie the leader.\n",
                points(&least.weight),
                visible(least.from.as_str()),
                visible(least.to.as_str()),
                visible(self.key(least.scenario))
            ),
            None => {
                "  Smallest move: none from one criterion to one other makes another scenario tie the leader, or one \
                     ties it already.\n"
                    .to_owned()
            }
        }
    }

    fn ranks(&self, acceptability: &Acceptability) -> Table {
        let places: Vec<String> = (1..=acceptability.shares.len()).map(|rank| format!(">rank {rank}")).collect();
        let heads: Vec<&str> = std::iter::once("scenario").chain(places.iter().map(String::as_str)).collect();
        let mut table = Table::new(&heads);
        for (key, ranks) in self.keys.iter().zip(&acceptability.shares) {
            let shares = ranks.iter().map(|share| format!("{:.1} %", share * 100.0));
            table.row(std::iter::once((*key).to_owned()).chain(shares));
        }
        table
    }
}

/// Weight in points of 100.
fn points(weight: &Exact) -> String {
    format!("{:.2}", weight.to_f64() * 100.0)
}
