//! All shortcuts, made from the table of commands, and the keys of the workspaces.

use egui::{Grid, RichText, ScrollArea, Ui};

use super::{Outcome, message};
use crate::ui::actions::TABLE;
use crate::ui::look::theme::Theme;

const KEYS: [(&str, &str); 17] = [
    ("Enter on a pledge", "Choose where it goes, the best place first"),
    ("Space on a pledge", "Select it, or take it out of the selection"),
    ("Arrow keys in a list", "Next or previous"),
    ("Enter on a chip", "Choose where it moves to"),
    ("Delete on a chip", "Take it out of the scenario"),
    ("Shift while dragging", "Assign all that is left"),
    ("Ctrl while dragging a chip", "Copy it"),
    ("Escape", "Cancel the drag, close the dialog"),
    ("/", "Search the pool"),
    ("Enter or F2 in the register", "Edit the cell, or open the form at its field"),
    ("Left and right in the register", "The cell before or after"),
    ("Tab, Shift and Tab in a cell", "Edit the next cell, or the one before"),
    ("Delete in the register", "Delete the pledges that are selected"),
    ("Arrow keys on a column head", "The head before or after"),
    ("Alt and arrow on a column head", "Move the column"),
    ("Alt, Shift and arrow on a head", "Make the column wider or narrower"),
    ("Menu key, or right click", "What can be done with a thing"),
];

/// Draws the list.
pub fn show(ui: &mut Ui) -> Outcome {
    let t = Theme::of(ui);
    let height = (ui.ctx().content_rect().height() - 220.0).max(120.0);
    ScrollArea::vertical().max_height(height).show(ui, |ui| {
        Grid::new("shortcuts").num_columns(2).spacing([24.0, 4.0]).show(ui, |ui| {
            for row in TABLE {
                if let Some(shortcut) = &row.shortcut {
                    ui.label(RichText::new(ui.format_shortcut(shortcut)).color(t.text2));
                    ui.label(row.label);
                    ui.end_row();
                }
            }
            for (keys, what) in KEYS {
                ui.label(RichText::new(keys).color(t.text2));
                ui.label(what);
                ui.end_row();
            }
        });
    });
    message::show(ui, "")
}
