//! What made a figure: any metric opens to its parts, which make exactly the figure by the rule that is named with them,
//! and to what was left out, with the reasons. [`explain_line`] does the same for each step of a line's funnel.
//!
//! The parts are found anew from the records, not taken from the sums, so that `total() == value` is a check of both.

mod costs;
mod line;
mod lines;
mod nations;
mod note;
mod people;
#[cfg(test)]
mod tests;

use super::case::{Case, Item};
use super::metrics::mean;
use super::{Confidence, Figures, Linchpins, Metric, Reason, Withdrawal};
use crate::base::{AssignmentId, ConditionId, ContributionId, Day, Exact, NationId, RequirementId};
use crate::model::{Basis, Index, Plan, Scenario};

pub use line::{LineExplained, Step, StepExplained, Stretch, explain_line};
pub use note::{LineStanding, Note};

/// A figure with what made it.
#[derive(Clone, Debug, PartialEq)]
pub struct Explained {
    /// The metric.
    pub metric: Metric,
    /// The figure; `None` where it is absent.
    pub value: Option<Exact>,
    /// How the parts make the figure.
    pub rule: Rule,
    /// What made it: assignments the largest first, lines and conditions in their order.
    pub parts: Vec<Part>,
    /// What did not count, each with why.
    pub left_out: Vec<LeftOut>,
}

/// How parts make a figure.
#[derive(Clone, Debug, PartialEq)]
pub enum Rule {
    /// Their sum, 0 without parts.
    Sum,
    /// The sum of what is present on this day, the first with the most; absent in a scenario without days.
    OnDay(Option<Day>),
    /// How many there are.
    Count,
    /// Their mean; absent without parts.
    Mean,
    /// Their sum as a share of this amount; absent when that is 0.
    Share {
        /// The whole.
        of: Exact,
    },
    /// The largest of them as a share of this amount; absent when that is 0.
    Largest {
        /// The whole.
        of: Exact,
    },
    /// The sum of the squares of their shares of this amount; absent when that is 0.
    SumOfSquares {
        /// The whole.
        of: Exact,
    },
    /// The largest of them; absent without parts, and while anything is left out.
    Latest,
    /// Worked out as a whole, not from the parts. For the joint confidence they are bounds: lines that lean on the same
    /// pledges are met together, so it lies between the product of the lines and the least of them
    /// ([`Explained::bounds`]). Absent also where the heavier analysis was not given.
    Whole(Option<Exact>),
}

/// What a part of a figure is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum PartOf {
    /// An assignment.
    Assignment(AssignmentId),
    /// The costs of an assignment that fall due on one basis.
    Cost(AssignmentId, Basis),
    /// A contribution.
    Contribution(ContributionId),
    /// A nation.
    Nation(NationId),
    /// A requirement line.
    Line(RequirementId),
    /// A condition.
    Condition(ConditionId),
}

impl PartOf {
    /// The assignment that it is, or whose costs it is.
    pub fn assignment(&self) -> Option<&AssignmentId> {
        match self {
            Self::Assignment(id) | Self::Cost(id, _) => Some(id),
            Self::Contribution(_) | Self::Nation(_) | Self::Line(_) | Self::Condition(_) => None,
        }
    }
}

/// A part of a figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// What it is.
    pub of: PartOf,
    /// What it gives, in the unit that the rule works with: people, person-days, base currency, a line's units, a share
    /// of 1, days.
    pub value: Exact,
    /// More about it, if anything.
    pub note: Option<Note>,
}

/// Something that does not count in a figure, or not in full.
#[derive(Clone, Debug, PartialEq)]
pub struct LeftOut {
    /// What it is.
    pub of: PartOf,
    /// What it would have added; 0 for what could not add to this figure, `None` where that is not known.
    pub value: Option<Exact>,
    /// Why it is not usable; empty for what is left out for another reason, which the note tells.
    pub reasons: Vec<Reason>,
    /// Why it is left out, where no reason tells it.
    pub note: Option<Note>,
}

impl Explained {
    /// The figure made anew of the parts, by the rule: always the value.
    pub fn total(&self) -> Option<Exact> {
        let sum = || -> Exact { self.parts.iter().map(|part| &part.value).sum() };
        let most = || self.parts.iter().map(|part| &part.value).max();
        match &self.rule {
            Rule::Sum => Some(sum()),
            Rule::OnDay(on) => on.map(|_| sum()),
            Rule::Count => Some(Exact::whole(self.parts.len())),
            Rule::Mean => mean(self.parts.iter().map(|part| &part.value)),
            Rule::Share { of } => Exact::share(&sum(), of),
            Rule::Largest { of } => most().and_then(|most| Exact::share(most, of)),
            Rule::SumOfSquares { of } => {
                let shares: Option<Vec<Exact>> = self.parts.iter().map(|part| Exact::share(&part.value, of)).collect();
                shares.filter(|shares| !shares.is_empty()).map(|shares| shares.iter().map(|share| share * share).sum())
            }
            Rule::Latest => self.left_out.is_empty().then(most).flatten().cloned(),
            Rule::Whole(value) => value.clone(),
        }
    }

    /// What a figure worked out as a whole lies between: the product of its parts and the least of them. Exact for exact
    /// figures; drawn ones keep to it within their standard errors.
    pub fn bounds(&self) -> Option<(Exact, Exact)> {
        let least = self.parts.iter().map(|part| &part.value).min().filter(|_| matches!(self.rule, Rule::Whole(_)))?;
        let product = self.parts.iter().fold(Exact::one(), |product, part| &product * &part.value);
        Some((product, least.clone()))
    }
}

/// Explains a metric of a scenario. `figures` are those of the scenario under the what-if. Metrics of confidence need
/// `confidence`, `linchpins` and `backstop_dependence` need `linchpins`: without, they are absent and have no parts.
pub fn explain(
    plan: &Plan,
    index: &Index,
    scenario: &Scenario,
    what_if: &Withdrawal,
    figures: &Figures,
    (confidence, linchpins): (Option<&Confidence>, Option<&Linchpins>),
    metric: Metric,
) -> Explained {
    let case = Case::new(plan, index, scenario);
    let view = View { case: &case, figures, what_if };
    let made = match metric {
        Metric::Personnel => people::usable(&view),
        Metric::PersonnelAssigned => people::assigned(&view),
        Metric::PersonnelPeak => people::peak(&view),
        Metric::PersonnelHost => people::host(&view),
        Metric::ConfirmedShare => people::confirmed(&view),
        Metric::Nations => nations::nations(&view, true),
        Metric::NationsAssigned => nations::nations(&view, false),
        Metric::Contributions => nations::contributions(&view, true),
        Metric::ContributionsAssigned => nations::contributions(&view, false),
        Metric::LargestShare => nations::person_days(&view, |of| Rule::Largest { of }),
        Metric::Concentration => nations::person_days(&view, |of| Rule::SumOfSquares { of }),
        Metric::Linchpins => nations::linchpins(linchpins),
        Metric::StartupCost => costs::summed(&view, &[Basis::Once], false),
        Metric::MonthlyCost => costs::monthly(&view),
        Metric::TotalCost => costs::summed(&view, &[Basis::Once, Basis::PerMonth], false),
        Metric::CommonCost => costs::summed(&view, &[Basis::Once, Basis::PerMonth], true),
        Metric::Funding => costs::funding(&view),
        Metric::Requirements => lines::all(&view),
        Metric::EssentialMet => lines::met(&view),
        Metric::EssentialFill => lines::fill(&view, true, |line| &line.sustained),
        Metric::AllFill => lines::fill(&view, false, |line| &line.sustained),
        Metric::PledgedFill => lines::fill(&view, false, |line| &line.assigned),
        Metric::EssentialCover => lines::cover(&view),
        Metric::DaysToFull => lines::full(&view),
        Metric::ExpectedMet => lines::expected(&view, confidence, |line| &line.met),
        Metric::ExpectedMinimum => lines::expected(&view, confidence, |line| &line.minimum),
        Metric::Confidence => lines::joint(&view, confidence),
        Metric::ConfidenceError => Made::whole(confidence.and_then(|sure| sure.joint_error.clone())),
        Metric::BackstopDependence => lines::backstop(&view, linchpins),
        Metric::ConditionsAssumed => lines::conditions(&view),
    };
    let mut metrics = figures.metrics.clone();
    if let Some(confidence) = confidence {
        confidence.enter(&mut metrics);
    }
    if let Some(linchpins) = linchpins {
        linchpins.enter(&mut metrics);
    }
    let given = match metric {
        Metric::ExpectedMet | Metric::ExpectedMinimum | Metric::Confidence | Metric::ConfidenceError => {
            confidence.is_some()
        }
        Metric::Linchpins | Metric::BackstopDependence => linchpins.is_some(),
        _ => true,
    };
    let value = metrics.get(metric).filter(|_| given);
    Explained { metric, value, rule: made.rule, parts: made.parts, left_out: made.left_out }
}

/// What makes a metric, before its name and value are put to it.
struct Made {
    rule: Rule,
    parts: Vec<Part>,
    left_out: Vec<LeftOut>,
}

impl Made {
    fn whole(value: Option<Exact>) -> Self {
        Self { rule: Rule::Whole(value), parts: Vec::new(), left_out: Vec::new() }
    }

    fn of_parts(rule: Rule, parts: Vec<Part>) -> Self {
        Self { rule, parts, left_out: Vec::new() }
    }
}

/// What the explanations look at.
struct View<'a, 'p> {
    case: &'a Case<'p>,
    figures: &'a Figures,
    what_if: &'a Withdrawal,
}

/// Whether an assignment counts in a figure.
enum Counted {
    /// It gives something, with a note if there is more to tell.
    Yes(Option<Note>),
    /// It would give something, but is left out for what the note tells.
    LeftOut(Note),
    /// It cannot give to this figure.
    Other(Note),
}

impl<'p> View<'_, 'p> {
    /// Why an item is not usable.
    fn reasons(&self, item: &Item<'_>) -> &[Reason] {
        self.figures.assignments.get(item.at).map_or(&[], |a| &a.reasons)
    }

    /// Usable items.
    fn usable(&self) -> impl Iterator<Item = &Item<'p>> {
        self.case.items.iter().filter(|item| self.reasons(item).is_empty())
    }

    /// By item, whether it is usable.
    fn flags(&self) -> Vec<bool> {
        self.case.items.iter().map(|item| self.reasons(item).is_empty()).collect()
    }

    /// Assignments that count nowhere, for their records are not all there.
    fn broken(&self) -> impl Iterator<Item = LeftOut> {
        let known = self.figures.assignments.iter().filter(|a| !a.known());
        known.map(|a| LeftOut {
            of: PartOf::Assignment(a.id.clone()),
            value: None,
            reasons: a.reasons.clone(),
            note: None,
        })
    }

    /// What is left out for not being usable, or for standing only on paper.
    fn not_usable(&self, item: &Item<'_>, value: Exact) -> LeftOut {
        LeftOut {
            of: PartOf::Assignment(item.assignment.id.clone()),
            value: Some(value),
            reasons: self.reasons(item).to_vec(),
            note: None,
        }
    }

    /// Every assignment, as a part the largest first, or left out.
    fn assignments(
        &self,
        rule: Rule,
        on_paper: bool,
        value: impl Fn(&Item<'p>) -> Exact,
        counted: impl Fn(&Item<'p>) -> Counted,
    ) -> Made {
        let mut made = Made { rule, parts: Vec::new(), left_out: Vec::new() };
        for item in &self.case.items {
            let of = || PartOf::Assignment(item.assignment.id.clone());
            let without = |value, note| LeftOut { of: of(), value: Some(value), reasons: Vec::new(), note: Some(note) };
            match counted(item) {
                Counted::Other(note) => made.left_out.push(without(Exact::zero(), note)),
                _ if !on_paper && !self.reasons(item).is_empty() => {
                    made.left_out.push(self.not_usable(item, value(item)));
                }
                Counted::Yes(note) => made.parts.push(Part { of: of(), value: value(item), note }),
                Counted::LeftOut(note) => made.left_out.push(without(value(item), note)),
            }
        }
        made.left_out.extend(self.broken());
        made.parts.sort_by(|a, b| b.value.cmp(&a.value));
        made
    }
}

/// From when until when an item is present.
fn presence(item: &Item<'_>) -> Note {
    Note::Present { from: Day(item.arrival), until: Day(item.departure) }
}

/// Why an item is not there on a day: it is still to come, or has left.
fn absence(item: &Item<'_>, on: i32) -> Note {
    if item.arrival > on { Note::Arrives(Day(item.arrival)) } else { Note::Leaves(Day(item.departure)) }
}
