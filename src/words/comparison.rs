//! What a comparison says: the evidence of a screening test, who leads and whether that is clear, and what would change it.
//! Scenarios go by the names that the caller gives them, by position.

use super::{counted, listed, percent};
use crate::analysis::comparison::{Evidence, Screened, Weighed};
use crate::analysis::decision::{Decision, Lead, Note, Style};
use crate::base::{CriterionId, Exact, visible};

fn name(names: &[String], at: usize) -> &str {
    names.get(at).map_or("another scenario", String::as_str)
}

fn all(names: &[String], at: &[usize]) -> String {
    listed(&at.iter().map(|at| name(names, *at)).collect::<Vec<_>>())
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", visible(name))
}

/// Why a screening test passes or fails, without a full stop.
pub fn screened(test: &Screened, names: &[String]) -> String {
    test.evidence.iter().map(|one| evidence(one, names)).collect::<Vec<_>>().join("; ")
}

fn evidence(evidence: &Evidence, names: &[String]) -> String {
    match evidence {
        Evidence::NoErrors => "No errors apart from unmet lines and red lines".to_owned(),
        Evidence::Error(text) => text.clone(),
        Evidence::MinimaReached => "Every essential line reaches its minimum".to_owned(),
        Evidence::NoEssentialLine => "The requirement set has no essential line".to_owned(),
        Evidence::BelowMinimum(line, minimum) => format!("{line} is below its minimum of {minimum}"),
        Evidence::RedLinesKept { at_risk, expected_minimum, largest_share } => {
            let (expected, share) = (percent(expected_minimum.to_f64()), percent(largest_share.to_f64()));
            if at_risk.is_empty() {
                format!(
                    "Red lines kept; {expected} of essential lines expected at their minimum; largest share {share}"
                )
            } else {
                let at_risk = listed(&at_risk.iter().map(|one| quoted(one)).collect::<Vec<_>>());
                format!(
                    "Red lines kept, at risk {at_risk}; {expected} of essential lines expected at their minimum; \
                     largest share {share}"
                )
            }
        }
        Evidence::Breached(red_line) => format!("The red line {} is breached", quoted(red_line)),
        Evidence::NotJudged(red_line) => format!("The red line {} has not been judged", quoted(red_line)),
        Evidence::ExpectedMinimumUnknown => "The expected minimum is not known".to_owned(),
        Evidence::ExpectedMinimumBelow(value, limit) => {
            let (value, limit) = (percent(value.to_f64()), percent(limit.to_f64()));
            format!("{value} of essential lines expected at their minimum, below {limit}")
        }
        Evidence::LargestShareUnknown => "The largest share is not known".to_owned(),
        Evidence::LargestShareAbove(value, limit) => {
            format!("One nation bears {}, above {}", percent(value.to_f64()), percent(limit.to_f64()))
        }
        Evidence::AtMostAlike(other, similarity) => {
            format!("At most {} alike ({})", percent(similarity.to_f64()), name(names, *other))
        }
        Evidence::NothingToTellFrom => "No other scenario is compared".to_owned(),
        Evidence::Alike(other, similarity) => {
            format!("{} alike with {}", percent(similarity.to_f64()), name(names, *other))
        }
        Evidence::SimilarityUnknown(other) => format!("The similarity to {} is not known", name(names, *other)),
        Evidence::Complete => "Concept written, every task has a usable assignment, a headquarters is there".to_owned(),
        Evidence::NoConcept => "The concept is not written".to_owned(),
        Evidence::TaskUnserved(task) => format!("The task {} has no usable assignment", quoted(task)),
        Evidence::NoHeadquarters => "No headquarters is usable".to_owned(),
    }
}

/// What must be known to read a matrix, without a full stop.
pub fn note(note: &Note, names: &[String]) -> String {
    match note {
        Note::NoCriteria => "There are no criteria, so there is no decision matrix".to_owned(),
        Note::OneCandidate => "A decision matrix needs two scenarios or more".to_owned(),
        Note::NoWeight => "No criterion has a weight, so there is no decision matrix".to_owned(),
        Note::NegativeWeight(criterion, weight) => {
            format!("{}: its weight of {weight} counts 0", visible(criterion))
        }
        Note::NoDirection(criterion) => {
            format!("{}: its direction is not known; more is taken as better", visible(criterion))
        }
        Note::NoMetric(criterion, measure) => {
            format!("{}: its measure {} is no metric", visible(criterion), quoted(measure))
        }
        Note::EndsFromCandidates { criterion, worst: true, best: true } => format!(
            "{}: both ends of its scale are taken from the compared scenarios, so that adding one changes the others' \
             values",
            visible(criterion)
        ),
        Note::EndsFromCandidates { criterion, worst: true, .. } => format!(
            "{}: the worst end of its scale is taken from the compared scenarios, so that adding one changes the \
             others' values",
            visible(criterion)
        ),
        Note::EndsFromCandidates { criterion, .. } => format!(
            "{}: the best end of its scale is taken from the compared scenarios, so that adding one changes the others' \
             values",
            visible(criterion)
        ),
        Note::NoLength(criterion) => {
            format!("{}: all score the same and the scale has no length, so each has the value 0.5", visible(criterion))
        }
        Note::Missing(criterion, candidates) => {
            format!("{}: no figure for {}; the value there is 0", visible(criterion), all(names, candidates))
        }
        Note::TestedTwice(criterion) => format!(
            "{}: a screening threshold tests it too, so that an option is judged by it twice",
            visible(criterion)
        ),
        Note::OtherLines => {
            "Not all scenarios are measured by the same lines, so that their shares are of different lines".to_owned()
        }
    }
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
fn together(of: &[(Style, Vec<usize>)]) -> Vec<(&[usize], String)> {
    let mut groups: Vec<(&[usize], Vec<&'static str>)> = Vec::new();
    for (one, who) in of {
        match groups.iter_mut().find(|(known, _)| *known == who.as_slice()) {
            Some((_, styles)) => styles.push(style(*one)),
            None => groups.push((who, vec![style(*one)])),
        }
    }
    groups.into_iter().map(|(who, styles)| (who, listed(&styles))).collect()
}

/// Who leads how many styles, a sentence each: "C leads 4 of the 5 styles and is level with B in plus, minus, zero."
pub fn lead(decision: &Decision, names: &[String]) -> Vec<String> {
    let Lead { leader: at, alone, level, others } = decision.lead();
    let (leader, of) = (name(names, at), Style::ALL.len());
    let alone = alone.len();
    if alone == of {
        return vec![format!("All {of} styles put {leader} first.")];
    }
    let shared = together(&level);
    let mut said = match shared.as_slice() {
        [(with, styles)] if alone > 0 => {
            vec![format!(
                "{leader} leads {alone} of the {of} styles and is level with {} in {styles}.",
                all(names, with)
            )]
        }
        shared => {
            let first = (alone > 0).then(|| format!("{leader} leads {alone} of the {of} styles."));
            let level =
                shared.iter().map(|(with, styles)| format!("{leader} is level with {} in {styles}.", all(names, with)));
            first.into_iter().chain(level).collect()
        }
    };
    said.extend(together(&others).into_iter().map(|(who, styles)| match who {
        [one] => format!("{} leads in {styles}.", name(names, *one)),
        several => format!("{} are level in {styles}.", all(names, several)),
    }));
    said
}

/// Why a tie in plus, minus, zero says little; `None` where there is none, or where no baseline parts the tied.
pub fn baseline_tie(decision: &Decision, names: &[String]) -> Option<String> {
    decision.baseline_tie().map(|tie| {
        format!(
            "The tie in plus, minus, zero follows from the baseline, {}; against {}, {} leads there alone.",
            name(names, tie.baseline),
            name(names, tie.other),
            name(names, tie.leader)
        )
    })
}

/// Weight in points of 100: "1.4 points".
pub fn weight_points(weight: &Exact) -> String {
    match weight.to_f64() * 100.0 {
        points if points < 0.05 => "less than 0.1 points".to_owned(),
        points => format!("{points:.1} points"),
    }
}

/// Whether one leads clearly, sentence by sentence: what stands against it, else that nothing does. Empty without a
/// matrix.
pub fn verdict(weighed: &Weighed, names: &[String]) -> Vec<String> {
    let Some(decision) = &weighed.decided.decision else { return Vec::new() };
    let shift = weighed.doubt.as_ref().and_then(|doubt| doubt.shift.as_ref()).map(|(weight, at)| {
        let leader = decision.result(Style::WeightedScore).map_or(0, |result| result.leader);
        if weight.is_zero() {
            "No clear winner: the weighted scores are level.".to_owned()
        } else {
            let (points, other) = (weight_points(weight), name(names, *at));
            format!("No clear winner: a shift of {points} of weight puts {other} level with {}.", name(names, leader))
        }
    });
    let split = (!decision.lead().others.is_empty()).then(|| "No clear winner: the styles differ.".to_owned());
    let firm = weighed.doubt.as_ref().is_none_or(|doubt| doubt.shift.is_none());
    let firm = firm.then(|| "No shift of 5 points of weight changes the leader.".to_owned());
    shift.or(split).into_iter().chain(lead(decision, names)).chain(baseline_tie(decision, names)).chain(firm).collect()
}

/// The least weight moved from one criterion to one other that changes the leader; `None` without a matrix.
pub fn smallest_move(weighed: &Weighed, names: &[String]) -> Option<String> {
    let decision = weighed.decided.decision.as_ref()?;
    let Some(least) = &weighed.sensitivity.as_ref()?.smallest_move else {
        let none = "Smallest move: none from one criterion to one other makes another scenario tie the leader, or one \
                    ties it already.";
        return Some(none.to_owned());
    };
    let criterion = |id: &CriterionId| {
        let found = decision.criteria.iter().find(|criterion| criterion.id == *id);
        let called = found.map(|criterion| criterion.name.as_str()).filter(|name| !name.is_empty());
        quoted(called.unwrap_or(id.as_str()))
    };
    let leader = decision.result(Style::WeightedScore).map_or(0, |result| result.leader);
    Some(format!(
        "Smallest move: {} of weight from {} to {} puts {} level with {}.",
        weight_points(&least.weight),
        criterion(&least.from),
        criterion(&least.to),
        name(names, least.scenario),
        name(names, leader)
    ))
}

/// Over a comparison of several files: "Compare 2 files".
pub fn comparing(files: usize) -> String {
    format!("Compare {files} files")
}

/// Whose criteria a comparison goes by: "criteria of reassurance-2025".
pub fn criteria_of(file: &str) -> String {
    format!("criteria of {file}")
}

/// The choice of a file whose criteria a comparison goes by.
pub fn go_by(file: &str) -> String {
    format!("Go by those of {file}")
}

/// Over the criteria of a file while others are open, and what it means for the comparison.
pub fn whose_criteria(file: &str, owner: Option<&str>) -> String {
    match owner {
        None => format!("These are the criteria of {file}. The comparison goes by them."),
        Some(owner) => format!("These are the criteria of {file}. The comparison goes by those of {owner}."),
    }
}

/// Whether a file stands on disk as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stands {
    /// It does, since a time of day.
    SavedAt(String),
    /// It does.
    Saved,
    /// It was never saved.
    Never,
    /// It has edits that are not on disk.
    Edited,
    /// It is being written.
    Saving,
}

/// The same in words.
pub fn saved_state(stands: &Stands) -> String {
    match stands {
        Stands::SavedAt(at) => format!("saved {at}"),
        Stands::Saved => "saved".to_owned(),
        Stands::Never => "not saved yet".to_owned(),
        Stands::Edited => "edited, not saved".to_owned(),
        Stands::Saving => "saving".to_owned(),
    }
}

/// A weight that is tried beside the one in force, as whole per cent: "Cost a month 20 → 50 %".
pub fn tried_weight(criterion: &str, in_force: f64, tried: f64) -> String {
    format!("{criterion} {} → {} %", (in_force * 100.0).round(), (tried * 100.0).round())
}

/// What is tried, and that the others follow.
pub fn tried_weights(moved: &[String]) -> String {
    format!("{}, the others in proportion.", listed(moved))
}

/// Who would lead by the weights that are tried; `before` is who leads by those in force.
pub fn trial_leader(before: &str, tried: &str) -> String {
    if before == tried {
        format!("{tried} would still lead. Nothing is kept yet.")
    } else {
        format!("{tried} would lead instead of {before}. Nothing is kept yet.")
    }
}

/// While no score is shown.
pub const TRIAL_WITHOUT_SCORES: &str = "Nothing is kept yet. Scores are shown once the criteria are locked.";

/// How a place by tried weights differs from the one in force, 1 being first.
pub fn moved_place(before: usize, tried: usize) -> String {
    match tried.cmp(&before) {
        std::cmp::Ordering::Less => format!("up {}", before - tried),
        std::cmp::Ordering::Greater => format!("down {}", tried - before),
        std::cmp::Ordering::Equal => "=".to_owned(),
    }
}

/// Where the rank acceptability comes from: "100,000 draws, seed 1".
pub fn draws(draws: u32, seed: u64) -> String {
    format!("{}, seed {seed}", counted(i64::from(draws), "draw", "draws"))
}

#[cfg(test)]
mod tests {
    use super::{baseline_tie, lead, verdict};
    use crate::analysis::comparison::Weighed;
    use crate::analysis::decision::{CriterionValues, Decided, Decision, NoClearWinner, Style, StyleResult};
    use crate::base::Exact;

    /// Five styles by who shares their first place, of three candidates without values.
    fn decision(firsts: [&[usize]; 5]) -> Decision {
        let result = |(style, first): (&Style, &[usize])| StyleResult {
            style: *style,
            scores: vec![0.0; 3],
            leader: first[0],
            tied: if first.len() > 1 { first.to_vec() } else { Vec::new() },
        };
        let values = CriterionValues { values: vec![Exact::zero(); 3], ..CriterionValues::default() };
        let results = Style::ALL.iter().zip(firsts).map(result).collect();
        Decision { criteria: vec![values], results, agree: false, baseline: 0 }
    }

    fn names() -> Vec<String> {
        ["A", "B", "C"].map(str::to_owned).to_vec()
    }

    fn said(firsts: [&[usize]; 5]) -> String {
        lead(&decision(firsts), &names()).join(" ")
    }

    #[test]
    fn who_leads_how_many_styles_is_said_exactly() {
        assert_eq!(said([&[2], &[2], &[2], &[2], &[2]]), "All 5 styles put C first.");
        assert_eq!(
            said([&[2], &[2], &[1, 2], &[2], &[2]]),
            "C leads 4 of the 5 styles and is level with B in plus, minus, zero."
        );
        assert_eq!(
            said([&[2], &[2], &[2], &[1], &[1]]),
            "C leads 3 of the 5 styles. B leads in TOPSIS and PROMETHEE II."
        );
        assert_eq!(
            said([&[2], &[1], &[0, 1], &[2], &[1, 2]]),
            "C leads 2 of the 5 styles and is level with B in PROMETHEE II. B leads in weighted rank. A and B are level \
             in plus, minus, zero."
        );
        assert_eq!(
            said([&[0, 1]; 5]),
            "A is level with B in weighted score, weighted rank, plus, minus, zero, TOPSIS and PROMETHEE II."
        );
        assert_eq!(baseline_tie(&decision([&[2]; 5]), &names()), None);
    }

    #[test]
    fn a_winner_that_only_ties_in_one_style_is_not_called_unclear() {
        let weighed = |firsts, shift| Weighed {
            decided: Decided { decision: Some(decision(firsts)), notes: Vec::new() },
            sensitivity: None,
            doubt: Some(NoClearWinner { styles_differ: true, shift }),
        };
        let ties = weighed([&[2], &[2], &[1, 2], &[2], &[2]], None);
        assert_eq!(
            verdict(&ties, &names()),
            [
                "C leads 4 of the 5 styles and is level with B in plus, minus, zero.",
                "No shift of 5 points of weight changes the leader."
            ]
        );
        let split = weighed([&[2], &[2], &[2], &[2], &[1]], Exact::ratio(14, 1000).map(|shift| (shift, 1)));
        assert_eq!(
            verdict(&split, &names()),
            [
                "No clear winner: a shift of 1.4 points of weight puts B level with C.",
                "C leads 4 of the 5 styles.",
                "B leads in PROMETHEE II."
            ]
        );
    }
}
