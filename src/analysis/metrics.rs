//! The metrics of a scenario: one figure for each key, in a fixed order.

use rustc_hash::FxHashSet;

use super::burden::shares;
use super::case::{Case, Item};
use super::funnel::LineFigures;
use super::money::over;
use super::steps::Series;
use crate::base::Exact;
use crate::model::AreaKind;

macro_rules! metrics {
    ($($(#[$doc:meta])* $name:ident => $key:literal,)+) => {
        /// A metric of a scenario.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Metric { $($(#[$doc])* $name,)+ }

        impl Metric {
            /// All of them, in the order of their definitions.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// Its key in files.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$name => $key,)+ }
            }

            /// The metric with this key.
            pub fn from_key(key: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|metric| metric.key() == key)
            }
        }
    };
}

metrics! {
    /// People of all usable assignments.
    Personnel => "personnel",
    /// People of all assignments.
    PersonnelAssigned => "personnel_assigned",
    /// The most people present on one day.
    PersonnelPeak => "personnel_peak",
    /// The most people present on one day in areas of kind host.
    PersonnelHost => "personnel_host",
    /// Nations with a usable assignment.
    Nations => "nations",
    /// Contributions with a usable assignment.
    Contributions => "contributions",
    /// Nations with an assignment.
    NationsAssigned => "nations_assigned",
    /// Contributions with an assignment.
    ContributionsAssigned => "contributions_assigned",
    /// Lines in the set.
    Requirements => "requirements",
    /// Share of essential lines met.
    EssentialMet => "essential_met",
    /// Mean sustained fill of the essential lines.
    EssentialFill => "essential_fill",
    /// Mean sustained fill of all lines.
    AllFill => "all_fill",
    /// Mean assigned fill of all lines.
    PledgedFill => "pledged_fill",
    /// Mean covered share of the essential lines.
    EssentialCover => "essential_cover",
    /// The day from which every essential line is full.
    DaysToFull => "days_to_full",
    /// Costs that fall due once, in base currency.
    StartupCost => "startup_cost",
    /// The largest sum of monthly costs on one day, in base currency.
    MonthlyCost => "monthly_cost",
    /// All costs over the scenario, in base currency.
    TotalCost => "total_cost",
    /// The part of the total that is borne in common.
    CommonCost => "common_cost",
    /// Money given, in base currency.
    Funding => "funding",
    /// Share of the essential lines that can be expected to be met.
    ExpectedMet => "expected_met",
    /// Share of the essential lines that can be expected to reach their minimum.
    ExpectedMinimum => "expected_minimum",
    /// Probability that every essential line is met.
    Confidence => "confidence",
    /// Standard error of that probability; 0 when it is exact.
    ConfidenceError => "confidence_error",
    /// Share of person-days of confirmed and transferred pledges.
    ConfirmedShare => "confirmed_share",
    /// Largest nation's share of person-days.
    LargestShare => "largest_share",
    /// Herfindahl index of the nations' shares.
    Concentration => "concentration",
    /// Share of the essential lines met that are lost without the backstop.
    BackstopDependence => "backstop_dependence",
    /// Nations whose withdrawal alone loses an essential line.
    Linchpins => "linchpins",
    /// Conditions that the scenario assumes.
    ConditionsAssumed => "conditions_assumed",
}

#[derive(Clone, Debug, PartialEq)]
enum Value {
    NotComputed,
    Absent,
    Is(Exact),
}

/// What a metric counts, and so how it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counts {
    /// People.
    People,
    /// Base currency units.
    Money,
    /// Days from C-day.
    Days,
    /// Things: nations, contributions, lines, conditions.
    Things,
    /// A part of 1.
    Share,
    /// A number from 0 to 1 that is no share.
    Index,
}

impl Metric {
    /// What it counts.
    pub fn counts(self) -> Counts {
        match self {
            Self::Personnel | Self::PersonnelAssigned | Self::PersonnelPeak | Self::PersonnelHost => Counts::People,
            Self::StartupCost | Self::MonthlyCost | Self::TotalCost | Self::CommonCost | Self::Funding => Counts::Money,
            Self::DaysToFull => Counts::Days,
            Self::Nations
            | Self::Contributions
            | Self::NationsAssigned
            | Self::ContributionsAssigned
            | Self::Requirements
            | Self::Linchpins
            | Self::ConditionsAssumed => Counts::Things,
            Self::EssentialMet
            | Self::EssentialFill
            | Self::AllFill
            | Self::PledgedFill
            | Self::EssentialCover
            | Self::ExpectedMet
            | Self::ExpectedMinimum
            | Self::Confidence
            | Self::ConfidenceError
            | Self::ConfirmedShare
            | Self::LargestShare
            | Self::BackstopDependence => Counts::Share,
            Self::Concentration => Counts::Index,
        }
    }

    /// True for metrics that are money.
    pub fn is_money(self) -> bool {
        self.counts() == Counts::Money
    }
}

/// The metrics of one scenario. A figure can be absent (a share over nothing), or not computed yet: those of confidence,
/// backstop dependence and linchpins are left to heavier analyses.
#[derive(Clone, Debug, PartialEq)]
pub struct Metrics {
    /// By metric.
    values: Vec<Value>,
}

impl Default for Metrics {
    fn default() -> Self {
        Self { values: vec![Value::NotComputed; Metric::ALL.len()] }
    }
}

impl Metrics {
    /// The figure; `None` when it is absent or not computed yet.
    pub fn get(&self, metric: Metric) -> Option<Exact> {
        match &self.values[metric as usize] {
            Value::Is(figure) => Some(figure.clone()),
            Value::Absent | Value::NotComputed => None,
        }
    }

    /// True once the figure has been computed, be it absent or not.
    pub fn computed(&self, metric: Metric) -> bool {
        self.values[metric as usize] != Value::NotComputed
    }

    /// Sets a figure; `None` for one that is absent.
    pub fn set(&mut self, metric: Metric, value: Option<Exact>) {
        self.values[metric as usize] = value.map_or(Value::Absent, Value::Is);
    }

    /// The computed figures, in the order of their definitions.
    pub fn iter(&self) -> impl Iterator<Item = (Metric, Option<&Exact>)> {
        Metric::ALL.iter().zip(&self.values).filter_map(|(metric, value)| match value {
            Value::NotComputed => None,
            Value::Absent => Some((*metric, None)),
            Value::Is(figure) => Some((*metric, Some(figure))),
        })
    }
}

/// The mean; `None` of nothing.
pub(crate) fn mean<'a>(parts: impl Iterator<Item = &'a Exact>) -> Option<Exact> {
    let mut count = 0;
    let mut sum = Exact::zero();
    for part in parts {
        sum += part;
        count += 1;
    }
    (count > 0).then(|| &sum / count)
}

fn distinct(of: impl Iterator<Item = usize>) -> Exact {
    Exact::whole(of.collect::<FxHashSet<usize>>().len())
}

/// The most of an amount on one day, of the items that count.
fn peak<'a>(case: &Case<'_>, of: impl Iterator<Item = (&'a Item<'a>, &'a Exact)>) -> Option<Exact> {
    let parts: Vec<([(i32, i32); 1], &Exact)> =
        of.map(|(item, amount)| ([(item.arrival, item.departure)], amount)).collect();
    Series::sum(parts.iter().map(|(span, amount)| (*amount, &span[..]))).most(case.end)
}

/// All metrics but those left to heavier analyses.
pub(crate) fn metrics(case: &Case<'_>, usable: &[bool], lines: &[LineFigures], present: &Series) -> Metrics {
    let counted: Vec<&Item<'_>> = case.items.iter().zip(usable).filter(|(_, u)| **u).map(|(item, _)| item).collect();
    let mut all = Metrics::default();
    let mut set = |metric, value: Option<Exact>| all.set(metric, value);

    set(Metric::Personnel, Some(counted.iter().map(|item| &item.personnel).sum()));
    set(Metric::PersonnelAssigned, Some(case.items.iter().map(|item| &item.personnel).sum()));
    set(Metric::PersonnelPeak, present.most(case.end));
    let host = counted.iter().filter(|item| item.area.kind == AreaKind::Host);
    set(Metric::PersonnelHost, peak(case, host.map(|item| (*item, &item.personnel))));
    set(Metric::Nations, Some(distinct(counted.iter().map(|item| item.nation_at))));
    set(Metric::Contributions, Some(distinct(counted.iter().map(|item| item.contribution_at))));
    set(Metric::NationsAssigned, Some(distinct(case.items.iter().map(|item| item.nation_at))));
    set(Metric::ContributionsAssigned, Some(distinct(case.items.iter().map(|item| item.contribution_at))));
    set(Metric::Requirements, Some(Exact::whole(lines.len())));

    let essential: Vec<&LineFigures> = lines.iter().filter(|line| line.essential()).collect();
    let met = essential.iter().filter(|line| line.met()).count();
    set(Metric::EssentialMet, Exact::ratio(met as u64, essential.len() as u64));
    let fills = |lines: &mut dyn Iterator<Item = Option<Exact>>| -> Option<Exact> {
        let fills: Vec<Exact> = lines.flatten().collect();
        mean(fills.iter())
    };
    set(Metric::EssentialFill, fills(&mut essential.iter().map(|line| line.fill(&line.sustained))));
    set(Metric::AllFill, fills(&mut lines.iter().map(|line| line.fill(&line.sustained))));
    set(Metric::PledgedFill, fills(&mut lines.iter().map(|line| line.fill(&line.assigned))));
    set(Metric::EssentialCover, mean(essential.iter().map(|line| &line.covered)));
    let full: Option<Vec<_>> = essential.iter().map(|line| line.full_from).collect();
    set(Metric::DaysToFull, full.and_then(|days| days.into_iter().max()).map(Exact::from));

    set(Metric::StartupCost, Some(counted.iter().map(|item| &item.costs.once).sum()));
    set(Metric::MonthlyCost, peak(case, counted.iter().map(|item| (*item, &item.costs.monthly))));
    set(
        Metric::TotalCost,
        Some(counted.iter().map(|item| over(&item.costs.once, &item.costs.monthly, item.days())).sum()),
    );
    set(
        Metric::CommonCost,
        Some(counted.iter().map(|item| over(&item.costs.once_common, &item.costs.monthly_common, item.days())).sum()),
    );
    let money = counted.iter().filter(|item| item.capability.is_money());
    set(Metric::Funding, Some(money.map(|item| &item.units).sum()));

    let person_days: Exact = counted.iter().map(|item| item.person_days()).sum();
    let confirmed = counted.iter().filter(|item| item.contribution.status.confirmed());
    set(Metric::ConfirmedShare, Exact::share(&confirmed.map(|item| item.person_days()).sum(), &person_days));
    let shares: Option<Vec<Exact>> = shares(case, usable).into_iter().map(|(_, _, share)| share).collect();
    let shares = shares.filter(|shares| !shares.is_empty());
    set(Metric::LargestShare, shares.as_ref().and_then(|shares| shares.iter().max().cloned()));
    set(Metric::Concentration, shares.map(|shares| shares.iter().map(|share| share * share).sum()));
    set(Metric::ConditionsAssumed, Some(Exact::whole(case.scenario.assumes.len())));
    all
}
