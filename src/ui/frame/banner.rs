//! The protective marking of the active plan, at the top and the bottom of every view.

use egui::Ui;

use crate::exchange::replies::PageMarking;
use crate::model::Marking;
use crate::session::OpenFile;
use crate::ui::cx::Cx;
use crate::ui::kit::banner::Banner;
use crate::ui::look::theme::MarkingLevel;

/// Draws the banner of the active plan.
pub fn show(ui: &mut Ui, cx: &Cx<'_>) {
    match cx.session.active() {
        None => {
            Banner {
                marking: "NO PLAN OPEN",
                releasability: crate::words::ui::status::BANNER_HINT,
                level: MarkingLevel::None,
                exercise: false,
            }
            .show(ui);
        }
        Some(file) => {
            let marking = &file.plan().properties.marking;
            let illustrative = file.board().illustrative;
            Banner {
                marking: &words(marking),
                releasability: &releasability(marking, illustrative),
                level: level(marking),
                exercise: marking.policy.eq_ignore_ascii_case("exercise"),
            }
            .show(ui);
        }
    }
}

/// The marking of a plan as a page to print carries it.
pub fn page_marking(file: &OpenFile) -> PageMarking {
    let marking = &file.plan().properties.marking;
    let [r, g, b, _] = level(marking).fill().to_array();
    let after = releasability(marking, file.board().illustrative);
    PageMarking { words: words(marking), after, colour: format!("#{r:02x}{g:02x}{b:02x}") }
}

/// The marking in capitals: "EXERCISE UNCLASSIFIED".
pub fn words(marking: &Marking) -> String {
    if marking.is_empty() {
        return "NO MARKING".to_owned();
    }
    let text = format!("{} {}", marking.policy, marking.classification).to_uppercase();
    crate::base::visible(text.trim())
}

/// How sensitive a marking is.
pub fn level(marking: &Marking) -> MarkingLevel {
    let class = marking.classification.to_uppercase();
    if class.contains("TOP SECRET") {
        MarkingLevel::TopSecret
    } else if class.contains("SECRET") {
        MarkingLevel::Secret
    } else if class.contains("CONFIDENTIAL") || class.contains("SENSITIVE") {
        MarkingLevel::Confidential
    } else if class.contains("RESTRICTED") || class.contains("OFFICIAL") {
        MarkingLevel::Restricted
    } else if class.contains("UNCLASSIFIED") {
        MarkingLevel::Unclassified
    } else {
        MarkingLevel::None
    }
}

fn releasability(marking: &Marking, illustrative: bool) -> String {
    let mut parts = Vec::new();
    if illustrative {
        parts.push("Illustrative figures.".to_owned());
    }
    if !marking.releasable_to.is_empty() {
        parts.push(format!("Releasable to {}", marking.releasable_to.join(", ")));
    }
    parts.extend(marking.handling.iter().cloned());
    crate::base::visible(&parts.join(" "))
}
