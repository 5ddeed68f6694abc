//! Where a record is used, as a list in a sentence.

use std::fmt;

use crate::edit::{Place, Use};

/// One place: "GBR-01", "L-004 of Medium force", "the meeting \"Chiefs\"".
pub fn place_of_use(place: &Use) -> String {
    let Use { place, name, within } = place;
    match place {
        Place::Pledge(_) | Place::Scenario(_) => name.clone(),
        Place::Assignment(..) => format!("{name} in {within}"),
        Place::Task(..) => format!("the task \"{name}\" of {within}"),
        Place::Line(..) => format!("{name} of {within}"),
        Place::Area(_) => format!("the area \"{name}\""),
        Place::Capability(_) => format!("the capability \"{name}\""),
        Place::WhatIf => format!("the what-if \"{name}\""),
        Place::Meeting(_) => format!("the meeting \"{name}\""),
        Place::Log => "the log".to_owned(),
        Place::Survey => "the survey".to_owned(),
    }
}

/// The places, each named; many are counted past the sixth.
pub(super) fn places(uses: &[Use]) -> Vec<String> {
    const MOST: usize = 6;
    let named = if uses.len() == MOST + 1 { uses.len() } else { MOST };
    let mut words: Vec<String> = uses.iter().take(named).map(place_of_use).collect();
    if uses.len() > named {
        words.push(super::counted((uses.len() - named) as i64, "more place", "more places"));
    }
    words
}

impl fmt::Display for Use {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&place_of_use(self))
    }
}
