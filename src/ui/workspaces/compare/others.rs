//! Every metric that no other section shows, so that all of them can be read and opened.

use super::beside::Unit;
use super::maker::{Maker, share};
use super::rank::Better;
use super::sheet::{Cell, Figure, Part, Section, Source};
use crate::analysis::Metric;
use crate::ui::{format, measures};

/// How a metric of the section is written.
enum Kind {
    Share,
    Count,
    /// To three places.
    Index,
}

/// The metrics, each with a note and the better direction.
const METRICS: [(Metric, &str, Better, Kind); 13] = [
    (Metric::Confidence, "all essential lines, jointly", Better::Higher, Kind::Share),
    (Metric::ConfidenceError, "standard error", Better::Neither, Kind::Index),
    (Metric::EssentialMet, "share", Better::Higher, Kind::Share),
    (Metric::EssentialCover, "share of their window", Better::Higher, Kind::Share),
    (Metric::AllFill, "sustained", Better::Higher, Kind::Share),
    (Metric::PledgedFill, "assigned", Better::Neither, Kind::Share),
    (Metric::Requirements, "", Better::Neither, Kind::Count),
    (Metric::PersonnelPeak, "", Better::Neither, Kind::Count),
    (Metric::PersonnelAssigned, "all assigned", Better::Neither, Kind::Count),
    (Metric::Contributions, "usable", Better::Neither, Kind::Count),
    (Metric::ContributionsAssigned, "all assigned", Better::Neither, Kind::Count),
    (Metric::NationsAssigned, "all assigned", Better::Neither, Kind::Count),
    (Metric::Concentration, "0 even, 1 one nation", Better::Lower, Kind::Index),
];

/// The section.
pub(super) fn section(sources: &[Source<'_>]) -> Section {
    let mut make = Maker::new(sources);
    for (metric, note, better, kind) in METRICS {
        let unit = if matches!(kind, Kind::Share) { Unit::Share } else { Unit::Count };
        make.row(Figure::Metric(metric), measures::name(metric), note, (unit, better), |source| {
            let value = source.metric(metric);
            let cell = value.as_ref().map_or_else(Cell::nothing, |value| match kind {
                Kind::Share => share(value),
                Kind::Count => Cell { text: format::quantity(value.to_f64()), ..Cell::default() },
                Kind::Index => Cell { text: format!("{:.3}", value.to_f64()), ..Cell::default() },
            });
            (source.studied(metric, cell), value)
        });
    }
    Section { part: Part::Others, title: "Other figures", right: "", rows: make.rows }
}

#[cfg(test)]
mod tests {
    use super::METRICS;
    use crate::analysis::Metric;

    /// What the summary and the section of cost show.
    const ELSEWHERE: [Metric; 17] = [
        Metric::Personnel,
        Metric::PersonnelHost,
        Metric::Nations,
        Metric::DaysToFull,
        Metric::ExpectedMet,
        Metric::ExpectedMinimum,
        Metric::EssentialFill,
        Metric::ConfirmedShare,
        Metric::LargestShare,
        Metric::BackstopDependence,
        Metric::Linchpins,
        Metric::ConditionsAssumed,
        Metric::MonthlyCost,
        Metric::TotalCost,
        Metric::StartupCost,
        Metric::CommonCost,
        Metric::Funding,
    ];

    #[test]
    fn no_metric_is_left_out_and_none_stands_twice() {
        let here = METRICS.iter().map(|(metric, ..)| *metric);
        let mut shown: Vec<Metric> = here.chain(ELSEWHERE).collect();
        shown.sort_unstable();
        let mut all = Metric::ALL.to_vec();
        all.sort_unstable();
        assert_eq!(shown, all);
    }
}
