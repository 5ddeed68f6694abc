//! Cost: what falls due, who bears it, and what is given; all in the first file's currency.

use super::beside::Unit;
use super::maker::{Maker, money};
use super::rank::Better;
use super::sheet::{Figure, Part, Section, Source};
use crate::analysis::Metric;
use crate::base::Exact;

/// The section.
pub(super) fn section(sources: &[Source<'_>], currency: &str) -> Section {
    let mut make = Maker::new(sources);
    make.money(Metric::StartupCost, "Start-up cost", "once", Better::Lower, currency);
    make.money(Metric::CommonCost, "Common cost", "of the total", Better::Neither, currency);
    make.row(Figure::NationCost, "Borne by nations", "of the total", (Unit::Money, Better::Neither), |source| {
        let sum: Exact = source.entry.figures.burden.iter().map(|burden| &burden.own_cost).sum();
        money(source, Some(&sum), currency)
    });
    make.money(Metric::Funding, "Funding", "money given", Better::Neither, currency);
    Section { part: Part::Cost, title: "Cost", right: "costs known of usable pledges", rows: make.rows }
}
