//! The plain names of what can be measured, wherever a criterion's measure is chosen or read.

use crate::analysis::{Counts, Metric};

/// The key of criteria that people score.
pub const MANUAL: &str = "manual";

/// A metric's name as people say it.
pub fn name(metric: Metric) -> &'static str {
    use Metric as M;
    match metric {
        M::Personnel => "People",
        M::PersonnelAssigned => "People on paper",
        M::PersonnelPeak => "Most people on one day",
        M::PersonnelHost => "People in the host country",
        M::Nations => "Nations",
        M::Contributions => "Contributions",
        M::NationsAssigned => "Nations on paper",
        M::ContributionsAssigned => "Contributions on paper",
        M::Requirements => "Lines asked for",
        M::EssentialMet => "Essential lines met",
        M::EssentialFill => "Essential fill",
        M::AllFill => "Fill of all lines",
        M::PledgedFill => "Fill on paper",
        M::EssentialCover => "Days on which essential lines are full",
        M::DaysToFull => "Days until every essential line is full",
        M::StartupCost => "Start-up cost",
        M::MonthlyCost => "Cost a month",
        M::TotalCost => "Total cost",
        M::CommonCost => "Common cost",
        M::Funding => "Funding",
        M::ExpectedMet => "Essential lines expected to be met",
        M::ExpectedMinimum => "Essential lines expected at minimum",
        M::Confidence => "Probability that all essential lines are met",
        M::ConfidenceError => "Error of that probability",
        M::ConfirmedShare => "Confirmed share of people",
        M::LargestShare => "Largest nation's share",
        M::Concentration => "Concentration on few nations",
        M::BackstopDependence => "Dependence on the backstop",
        M::Linchpins => "Nations that nobody can replace",
        M::ConditionsAssumed => "Conditions assumed",
    }
}

/// What a metric is counted in, where its ends are typed; money in the plan's base currency.
pub fn unit(metric: Metric, currency: &str) -> String {
    match metric.counts() {
        Counts::People => "people".to_owned(),
        Counts::Money => crate::base::visible(currency),
        Counts::Days => "days".to_owned(),
        Counts::Things => "number".to_owned(),
        Counts::Share | Counts::Index => "0 to 1".to_owned(),
    }
}

/// True for metrics of which less is usually better: what a new criterion begins with.
pub fn usually_less(metric: Metric) -> bool {
    use Metric as M;
    matches!(
        metric,
        M::DaysToFull
            | M::StartupCost
            | M::MonthlyCost
            | M::TotalCost
            | M::CommonCost
            | M::ConfidenceError
            | M::LargestShare
            | M::Concentration
            | M::BackstopDependence
            | M::Linchpins
            | M::ConditionsAssumed
    )
}

/// The name of a criterion's measure: a metric's, that people score it, or the file's own word where it is neither.
pub fn name_of(key: &str) -> String {
    match Metric::from_key(key) {
        _ if key == MANUAL => "Scored by people".to_owned(),
        Some(metric) => name(metric).to_owned(),
        None => crate::base::visible(key),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{name, name_of};
    use crate::analysis::Metric;

    #[test]
    fn every_metric_has_a_name_of_its_own_and_no_key_is_shown() {
        let names: BTreeSet<&str> = Metric::ALL.iter().map(|metric| name(*metric)).collect();
        assert_eq!(names.len(), Metric::ALL.len());
        for metric in Metric::ALL {
            let key = metric.key();
            assert!(!name(*metric).is_empty() && !name(*metric).contains('_'), "{key}");
            assert_eq!(name_of(key), name(*metric), "{key}");
        }
    }

    #[test]
    fn a_measure_that_is_no_metric_is_still_told() {
        assert_eq!(name_of("manual"), "Scored by people");
        assert_eq!(name_of("luck"), "luck");
    }
}
