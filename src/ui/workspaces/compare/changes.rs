//! The first people to leave.

use super::sheet::Source;
use crate::ui::{present, text};

/// The most people that leave a scenario before its end: the column, and what follows its badge.
pub(super) fn departure(sources: &[Source<'_>]) -> Option<(usize, String)> {
    let leaving = sources.iter().enumerate().flat_map(|(at, source)| {
        let figures = &source.entry.figures;
        figures.assignments.iter().filter(|a| a.usable() && a.departure < figures.end).map(move |a| (at, source, a))
    });
    let (at, source, assignment) = leaving.reduce(|a, b| if b.2.personnel > a.2.personnel { b } else { a })?;
    let pledge = present::pledge(source.file, &assignment.contribution);
    let tours = pledge
        .and_then(|pledge| pledge.tour_days.zip(pledge.tours))
        .filter(|(days, tours)| assignment.arrival.0.saturating_add(days.times(*tours).0) == assignment.departure.0);
    let why = match tours {
        Some((_, 1)) => ", when its one tour ends",
        Some(_) => ", when its tours end",
        None => "",
    };
    let words = format!("loses {} on {}{why}.", assignment.contribution, text::day(assignment.departure));
    Some((at, words))
}
