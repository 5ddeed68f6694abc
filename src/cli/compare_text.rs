//! A comparison for people: tables of figures, screening, differences and the decision.

use super::analyse::section;
use super::compare::Compared;
use super::studied::Studied;
use super::table::{Table, amount, metric, metric_name, percent};
use crate::analysis::{Acceptability, Decision, Metric, Sensitivity, difference};
use crate::model::Plan;
use crate::words::comparison as words;

/// The comparison, table by table.
pub(super) fn text(rules: &Plan, studied: &[Studied<'_>], compared: &Compared) -> String {
    let mut text = String::from("\n");
    tables(&mut text, rules, studied, compared);
    let keys = studied.iter().map(|one| one.key.as_str()).collect();
    text.push_str(&Decided { keys, compared }.in_words());
    text
}

fn tables(text: &mut String, rules: &Plan, studied: &[Studied<'_>], compared: &Compared) {
    let holdings = &compared.holdings;
    let mut names = Table::new(&["key", "scenario", "file"]);
    for one in studied {
        names.row([one.key.clone(), one.scenario.name.clone(), one.file.name.clone()]);
    }
    text.push_str(&names.text());

    let figures = |key: &str| format!(">{key}");
    let heads = |first: &str| -> Vec<String> {
        std::iter::once(first.to_owned()).chain(studied.iter().map(|one| figures(&one.key))).collect()
    };
    let table = |heads: &[String]| Table::new(&heads.iter().map(String::as_str).collect::<Vec<_>>());
    let mut metrics = table(&heads("metric"));
    for key in Metric::ALL {
        let values = compared.metrics.iter().map(|metrics| metric(*key, metrics.get(*key).as_ref()));
        metrics.row(std::iter::once(metric_name(*key, rules.properties.currency.as_str())).chain(values));
    }
    section(text, "Metrics", &metrics);

    let mut lines = table(&heads("line: sustained of needed"));
    let mut ids = Vec::new();
    for line in studied.iter().flat_map(|one| &one.figures.lines) {
        if !ids.contains(&(&line.id, &line.capability)) {
            ids.push((&line.id, &line.capability));
        }
    }
    for (id, capability) in ids {
        let cells = studied.iter().map(|one| {
            let line = one.figures.line(id).filter(|line| line.capability == *capability);
            line.map_or_else(
                || "–".to_owned(),
                |line| {
                    let units =
                        |value| one.conversion.units(&line.capability, value).as_ref().map_or("–".into(), amount);
                    format!("{} of {} {}", units(&line.sustained), units(&line.quantity.into()), line.state.word())
                },
            )
        });
        lines.row(std::iter::once(format!("{id} {capability}")).chain(cells));
    }
    section(text, "Requirements", &lines);

    let mut tests = Table::new(&["key", "test", "passes", "evidence", "a person's judgement"]);
    for (one, screened) in studied.iter().zip(&compared.screened) {
        for test in screened {
            let word = |pass: bool| if pass { "yes" } else { "no" }.to_owned();
            let person = test.person.as_ref().map_or_else(String::new, |p| format!("{}: {}", word(p.pass), p.reason));
            let evidence = words::screened(test, &compared.names);
            tests.row([one.key.clone(), test.test.key().to_owned(), word(test.pass), evidence, person]);
        }
    }
    section(text, "Screening", &tests);

    let mut pairs = Table::new(&["a", "b", ">similarity", ">by people", ">only in a", ">only in b", ">changed"]);
    for (at, (a, held)) in studied.iter().zip(holdings).enumerate() {
        for (b, other) in studied.iter().zip(holdings).skip(at + 1) {
            let found = difference(held, other);
            let share = |share: Option<&crate::base::Exact>| share.map_or_else(|| "–".to_owned(), percent);
            pairs.row([
                a.key.clone(),
                b.key.clone(),
                share(found.similarity.as_ref()),
                share(found.similarity_personnel.as_ref()),
                found.only_a.len().to_string(),
                found.only_b.len().to_string(),
                found.changed.len().to_string(),
            ]);
        }
    }
    section(text, "Differences", &pairs);
}

/// The decision, with the keys of the scenarios as heads.
struct Decided<'a> {
    keys: Vec<&'a str>,
    compared: &'a Compared,
}

impl Decided<'_> {
    fn in_words(&self) -> String {
        let mut text = String::new();
        let Compared { names, weighed, robustness, .. } = self.compared;
        if let (Some(decision), Some(bounds), Some(drawn)) =
            (&weighed.decided.decision, &weighed.sensitivity, robustness)
        {
            section(&mut text, "Decision: figure and value of each criterion", &self.criteria(decision));
            section(&mut text, "Decision: five ways of adding up", &self.styles(decision));
            for sentence in words::verdict(weighed, names) {
                text.extend(["  ", &sentence, "\n"]);
            }
            section(&mut text, "Sensitivity: the leader stays first while a weight is", &self.ranges(decision, bounds));
            text.extend(["  ", &words::smallest_move(weighed, names).unwrap_or_default(), "\n"]);
            section(&mut text, "Rank acceptability: share of all weights", &self.ranks(drawn));
            let error = format!("{:.2}", drawn.standard_error * 100.0);
            let draws = words::draws(drawn.draws, drawn.seed);
            text.extend(["  ", &draws, "; standard error at most ", &error, " points\n"]);
        }
        if !weighed.decided.notes.is_empty() {
            text.push_str("\nNotes on the decision\n");
            for note in &weighed.decided.notes {
                text.extend(["  ", &words::note(note, names), "\n"]);
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
