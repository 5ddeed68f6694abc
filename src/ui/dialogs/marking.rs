//! The fields of a protective marking, and a marking from what is typed in them.

use egui::Ui;

use super::fields;
use crate::model::Marking;

/// What is typed.
#[derive(Clone, Debug, Default)]
pub struct MarkingFields {
    policy: String,
    classification: String,
    releasable: String,
    handling: String,
}

/// A list as typed, with a mark between its parts.
pub fn listed(text: &str, mark: char) -> Vec<String> {
    text.split(mark).map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

impl MarkingFields {
    /// Begins with what stands.
    pub fn new(marking: &Marking) -> Self {
        Self {
            policy: marking.policy.clone(),
            classification: marking.classification.clone(),
            releasable: marking.releasable_to.join(", "),
            handling: marking.handling.join("; "),
        }
    }

    /// The marking as typed; what this version does not know of the one before stays.
    pub fn marking(&self, before: &Marking) -> Marking {
        Marking {
            policy: self.policy.trim().to_owned(),
            classification: self.classification.trim().to_owned(),
            releasable_to: listed(&self.releasable, ','),
            handling: listed(&self.handling, ';'),
            extra: before.extra.clone(),
        }
    }

    /// Draws the fields.
    pub fn show(&mut self, ui: &mut Ui) {
        ui.columns(2, |columns| {
            fields::line(&mut columns[0], &mut self.policy, "Marking policy", "EXERCISE, UK, NATO, EU", None);
            fields::line(&mut columns[1], &mut self.classification, "Classification", "UNCLASSIFIED", None);
        });
        fields::line(ui, &mut self.releasable, "Releasable to, with commas between", "nothing stated", None);
        fields::line(ui, &mut self.handling, "Handling, with semicolons between", "nothing stated", None);
    }
}
