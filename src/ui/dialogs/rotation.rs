//! The rotation calculator: how many people or units it takes to keep a number deployed, tour after tour.

use egui::{RichText, Ui};

use super::controls::{Pressed, decimal, footer};
use super::{Outcome, fields};
use crate::analysis::rotation;
use crate::base::Decimal;
use crate::ui::cx::Cx;
use crate::ui::format;
use crate::ui::look::fonts;
use crate::ui::look::theme::Theme;

/// What is typed.
#[derive(Debug)]
pub struct Rotation {
    deployed: String,
    tour: String,
    /// Begins with the plan's length, once it is seen.
    horizon: Option<String>,
    dwell: String,
    focused: bool,
}

impl Default for Rotation {
    fn default() -> Self {
        Self { deployed: String::new(), tour: "180".to_owned(), horizon: None, dwell: "3".to_owned(), focused: false }
    }
}

/// Draws the fields and the result.
pub fn show(ui: &mut Ui, cx: &Cx<'_>, state: &mut Rotation) -> Outcome {
    let t = Theme::of(ui);
    let horizon = state.horizon.get_or_insert_with(|| {
        cx.session.active().map_or("720".to_owned(), |file| file.plan().properties.duration_days.to_string())
    });
    let days = |text: &str| match fields::whole::<u32>(text) {
        Ok(Some(0)) => Err("Enter 1 day or more.".to_owned()),
        other => other,
    };
    let (deployed, tour, length) = (fields::whole::<u64>(&state.deployed), days(&state.tour), days(horizon));
    let dwell = match decimal(&state.dwell) {
        Ok(Some(dwell)) if dwell.is_negative() => Err("Enter 0 or more.".to_owned()),
        other => other,
    };
    fields::scrolled(ui, |ui| {
        let error = deployed.as_ref().err().map(String::as_str);
        let name = "Deployed at a time, people or units";
        let first = fields::figure(ui, &mut state.deployed, name, "64,000", error);
        if !std::mem::replace(&mut state.focused, true) {
            first.request_focus();
        }
        ui.columns(3, |columns| {
            let error = |read: &Result<Option<u32>, String>| read.as_ref().err().cloned();
            fields::figure(&mut columns[0], &mut state.tour, "Tour, days", "", error(&tour).as_deref());
            fields::figure(&mut columns[1], horizon, "Kept up for, days", "", error(&length).as_deref());
            let wrong = dwell.as_ref().err().map(String::as_str);
            fields::figure(&mut columns[2], &mut state.dwell, "Tours at home for one away", "", wrong);
        });
        ui.add_space(12.0);
        let figures = (deployed.ok().flatten(), length.ok().flatten(), tour.ok().flatten(), dwell.ok().flatten());
        let (figure, how) = match figures {
            (Some(deployed), Some(horizon), Some(tour), Some(dwell)) => result(deployed, horizon, tour, dwell)
                .unwrap_or_else(|| {
                    (format::NO_VALUE.to_owned(), "That is past counting. Enter a smaller number.".to_owned())
                }),
            _ => (format::NO_VALUE.to_owned(), "Enter all four to see how many are needed.".to_owned()),
        };
        ui.label(RichText::new("Needed in all").font(fonts::regular(11.0)).color(t.text3));
        ui.label(RichText::new(figure).font(fonts::bold(22.0)).color(t.text1));
        fields::remark(ui, &how);
    });
    if footer(ui, "Done", "", None) == Pressed::Nothing { Outcome::Open } else { Outcome::Closed }
}

/// The number needed, and how it comes about.
fn result(deployed: u64, horizon: u32, tour: u32, dwell: Decimal) -> Option<(String, String)> {
    let needed = rotation(deployed, horizon, tour, dwell)?;
    let sets = rotation(1, horizon, tour, dwell)?;
    let tours = horizon.div_ceil(tour);
    let tours_words = format::counted(i64::from(tours), "tour", "tours");
    let bound = if u64::from(tours) == sets {
        "nobody need serve twice".to_owned()
    } else {
        format!("with {dwell} at home for one away, a cycle takes {}", format::counted(sets as i64, "set", "sets"))
    };
    let how = format!("{tours_words} in {horizon} days; {bound}: {} × {}.", grouped(sets), grouped(deployed));
    Some((grouped(needed), how))
}

fn grouped(n: u64) -> String {
    format::whole(i64::try_from(n).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::result;
    use crate::base::Decimal;

    #[test]
    fn the_result_says_how_it_comes_about() {
        let (figure, how) = result(60_000, 900, 180, Decimal::new(2, 0)).unwrap();
        assert_eq!(figure, "180,000");
        assert_eq!(how, "5 tours in 900 days; with 2 at home for one away, a cycle takes 3 sets: 3 × 60,000.");
        let (_, how) = result(10, 90, 180, Decimal::new(2, 0)).unwrap();
        assert_eq!(how, "1 tour in 90 days; nobody need serve twice: 1 × 10.");
    }
}
