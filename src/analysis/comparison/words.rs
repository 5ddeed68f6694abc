//! What a decision says, in sentences: who leads, whether that is clear, and what would change it. Each takes what the
//! alternatives are called, by position.

use super::Weighed;
use crate::analysis::decision::{Decision, Lead, Style};
use crate::analysis::words::listed;
use crate::base::{CriterionId, Exact, visible};

/// Small numbers at which styles are counted.
const NUMBERS: [&str; 6] = ["none", "one", "two", "three", "four", "five"];

fn name(names: &[String], at: usize) -> &str {
    names.get(at).map_or("another scenario", String::as_str)
}

fn all(names: &[String], at: &[usize]) -> String {
    listed(&at.iter().map(|at| name(names, *at)).collect::<Vec<_>>())
}

/// A style within a sentence.
fn style(style: Style) -> &'static str {
    match style {
        Style::WeightedScore => "weighted score",
        Style::WeightedRank => "weighted rank",
        Style::PlusMinus => "plus, minus, zero",
        Style::Topsis => "TOPSIS",
        Style::Promethee => "PROMETHEE II",
    }
}

/// Styles by who shares their first place, those together that the same ones do.
fn together(of: &[(Style, Vec<usize>)]) -> Vec<(&[usize], Vec<&'static str>)> {
    let mut groups: Vec<(&[usize], Vec<&'static str>)> = Vec::new();
    for (one, who) in of {
        match groups.iter_mut().find(|(known, _)| *known == who.as_slice()) {
            Some((_, styles)) => styles.push(style(*one)),
            None => groups.push((who, vec![style(*one)])),
        }
    }
    groups
}

/// "C leads four of the five styles and is level with B in plus, minus, zero."
pub fn lead(decision: &Decision, names: &[String]) -> String {
    let Lead { leader, alone, level, others } = decision.lead();
    let leader = name(names, leader);
    if alone.len() == Style::ALL.len() {
        return format!("All five styles put {leader} first.");
    }
    let shared = together(&level)
        .into_iter()
        .map(|(with, styles)| format!("is level with {} in {}", all(names, with), listed(&styles)));
    let mut clauses: Vec<String> = Vec::new();
    if !alone.is_empty() {
        let number = NUMBERS.get(alone.len()).copied().unwrap_or("several");
        clauses.push(format!("leads {number} of the five styles"));
    }
    clauses.extend(shared);
    let mut parts = vec![format!("{leader} {}", listed(&clauses))];
    parts.extend(together(&others).into_iter().map(|(who, styles)| match who {
        [one] => format!("{} leads in {}", name(names, *one), listed(&styles)),
        several => format!("{} are level in {}", all(names, several), listed(&styles)),
    }));
    format!("{}.", parts.join("; "))
}

/// Why a tie in plus, minus, zero says little; empty where there is none, or where no baseline parts the tied.
pub fn baseline_tie(decision: &Decision, names: &[String]) -> String {
    decision.baseline_tie().map_or_else(String::new, |tie| {
        format!(
            "The tie in plus, minus, zero follows from the baseline {}; against {}, {} leads there alone.",
            name(names, tie.baseline),
            name(names, tie.other),
            name(names, tie.leader)
        )
    })
}

/// Weight in points of 100.
pub fn points(weight: &Exact) -> String {
    let points = weight.to_f64() * 100.0;
    if points < 0.05 { "less than 0.1 points".to_owned() } else { format!("{points:.1} points") }
}

impl Weighed {
    /// Whether one leads at all, in one breath: first what stands against it, else that nothing does. Empty without a
    /// matrix.
    pub fn verdict(&self, names: &[String]) -> Vec<String> {
        let Some(decision) = &self.decided.decision else { return Vec::new() };
        let leads = lead(decision, names);
        let shift = self.doubt.as_ref().and_then(|doubt| doubt.shift.as_ref()).map(|(weight, at)| {
            if weight.is_zero() {
                return "the weighted scores are level".to_owned();
            }
            let leader = decision.result(Style::WeightedScore).map_or(0, |result| result.leader);
            let (other, leader) = (name(names, *at), name(names, leader));
            format!("a shift of {} of weight puts {other} level with {leader}", points(weight))
        });
        let split = !decision.lead().others.is_empty();
        let mut said = match (split, shift) {
            (true, Some(shift)) => vec![format!("No clear winner: {shift}, and the styles differ."), leads],
            (true, None) => vec!["No clear winner: the styles differ.".to_owned(), leads],
            (false, Some(shift)) => vec![format!("No clear winner: {shift}."), leads],
            (false, None) => vec![leads, "No shift of 5 points of weight changes the leader.".to_owned()],
        };
        said.extend(Some(baseline_tie(decision, names)).filter(|words| !words.is_empty()));
        said
    }

    /// The least weight moved from one criterion to one other that changes the leader. Empty without a matrix.
    pub fn smallest_move(&self, names: &[String]) -> String {
        let (Some(decision), Some(bounds)) = (&self.decided.decision, &self.sensitivity) else { return String::new() };
        let Some(least) = &bounds.smallest_move else {
            return "Smallest move: none from one criterion to one other makes another scenario tie the leader, or one \
                    ties it already."
                .to_owned();
        };
        let criterion = |id: &CriterionId| {
            let found = decision.criteria.iter().find(|criterion| criterion.id == *id);
            let named = found.map(|criterion| criterion.name.as_str()).filter(|name| !name.is_empty());
            visible(named.unwrap_or(id.as_str()))
        };
        let leader = decision.result(Style::WeightedScore).map_or(0, |result| result.leader);
        format!(
            "Smallest move: {} of weight from \"{}\" to \"{}\" puts {} level with {}.",
            points(&least.weight),
            criterion(&least.from),
            criterion(&least.to),
            name(names, least.scenario),
            name(names, leader)
        )
    }
}

#[cfg(test)]
mod tests {
    use super::{baseline_tie, lead};
    use crate::analysis::decision::{CriterionValues, Decision, Style, StyleResult};

    /// Five styles by who shares their first place, of three candidates.
    fn decision(firsts: [&[usize]; 5]) -> Decision {
        let result = |(style, first): (&Style, &[usize])| StyleResult {
            style: *style,
            scores: vec![0.0; 3],
            leader: first[0],
            tied: if first.len() > 1 { first.to_vec() } else { Vec::new() },
        };
        let values = CriterionValues { values: vec![Default::default(); 3], ..CriterionValues::default() };
        let results = Style::ALL.iter().zip(firsts).map(result).collect();
        Decision { criteria: vec![values], results, agree: false, baseline: 0 }
    }

    fn said(firsts: [&[usize]; 5]) -> String {
        lead(&decision(firsts), &["A", "B", "C"].map(str::to_owned))
    }

    #[test]
    fn who_leads_how_many_styles_is_said_exactly() {
        assert_eq!(said([&[2], &[2], &[2], &[2], &[2]]), "All five styles put C first.");
        assert_eq!(
            said([&[2], &[2], &[1, 2], &[2], &[2]]),
            "C leads four of the five styles and is level with B in plus, minus, zero."
        );
        assert_eq!(
            said([&[2], &[2], &[2], &[1], &[1]]),
            "C leads three of the five styles; B leads in TOPSIS and PROMETHEE II."
        );
        assert_eq!(
            said([&[2], &[1], &[0, 1], &[2], &[1, 2]]),
            "C leads two of the five styles and is level with B in PROMETHEE II; B leads in weighted rank; A and B are \
             level in plus, minus, zero."
        );
        assert_eq!(
            said([&[0, 1]; 5]),
            "A is level with B in weighted score, weighted rank, plus, minus, zero, TOPSIS and PROMETHEE II."
        );
        assert_eq!(baseline_tie(&decision([&[2]; 5]), &[]), "");
    }
}
