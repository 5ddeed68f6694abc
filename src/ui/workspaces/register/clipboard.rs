//! Rows to and from a spreadsheet: the selected pledges copied or cut, and what was copied elsewhere pasted as pledges,
//! which goes through the same list of changes as a sheet does.

use egui::{Event, Ui};

use super::columns::Column;
use super::{RegisterView, bulk};
use crate::edit::{Command, Label};
use crate::exchange::pledges::{ColumnUse, Field, Writer};
use crate::exchange::sheet;
use crate::model::Contribution;
use crate::session::OpenFile;
use crate::ui::cx::Cx;
use crate::ui::intent::Intent;

/// What makes a pledge: these go along, shown or not, so that the rows are pledges in another plan too.
const NEEDED: [Field; 5] = [Field::Nation, Field::Capability, Field::Quantity, Field::Unit, Field::Status];

/// The fields that a column stands for in a sheet. A sheet has no column for a marking of a pledge's own.
fn fields(column: Column) -> Vec<Field> {
    match (column, column.field()) {
        (_, Some(field)) => Field::of(field).collect(),
        (Column::Unit, None) => vec![Field::Unit],
        (Column::Domain, None) => vec![Field::Domain],
        (_, None) => vec![Field::Id],
    }
}

/// The fields of the columns shown, in their order, and then what else makes a pledge.
fn written(shown: &[Column]) -> Vec<Field> {
    let mut all: Vec<Field> = shown.iter().flat_map(|column| fields(*column)).collect();
    let needed: Vec<Field> = NEEDED.into_iter().filter(|field| !all.contains(field)).collect();
    all.extend(needed);
    all
}

/// Rows for a spreadsheet: heads, then the fields of each pledge, parted by tabs.
fn as_table(file: &OpenFile, pledges: &[&Contribution], shown: &[Column]) -> String {
    let fields = written(shown);
    let mut writer = Writer::new(file.plan());
    let mut out = sheet::line('\t', fields.iter().map(|field| field.name()));
    for pledge in pledges {
        let cells: Vec<String> = fields.iter().map(|field| writer.cell(pledge, *field)).collect();
        out.push_str(&sheet::line('\t', cells.iter().map(String::as_str)));
    }
    out
}

impl RegisterView {
    /// What the columns of pasted rows without heads are: those shown, in their order.
    pub fn pasted_columns(&self) -> Vec<ColumnUse> {
        let shown = if self.shown.is_empty() { &Column::USUAL[..] } else { &self.shown };
        written(shown).into_iter().map(ColumnUse::Field).collect()
    }

    /// True where rows are selected that can be copied.
    pub fn has_selection(&self) -> bool {
        !self.selected.is_empty()
    }
}

/// Copies, cuts and pastes, where no text field has the keyboard and nothing else is open.
pub fn keys(ui: &Ui, cx: &mut Cx<'_>, file: &OpenFile) {
    let view = &cx.view.register;
    let busy = cx.view.dialog.is_some() || view.reason.is_some() || view.editing.is_some();
    if busy || ui.text_edit_focused() || egui::Popup::is_any_open(ui.ctx()) {
        return;
    }
    let (copy, cut, pasted) = ui.input(|i| {
        let any = |wanted: &Event| i.events.contains(wanted);
        let pasted = i.events.iter().find_map(|event| match event {
            Event::Paste(text) if !text.trim().is_empty() => Some(text.clone()),
            _ => None,
        });
        (any(&Event::Copy), any(&Event::Cut), pasted)
    });
    if let Some(text) = pasted {
        cx.intents.push(Intent::Paste(text));
    }
    if !copy && !cut {
        return;
    }
    let list = view.rows.list();
    let pledges: Vec<&Contribution> = list
        .iter()
        .filter_map(|at| file.plan().contributions.get(*at))
        .filter(|pledge| view.selected.contains(&pledge.id))
        .map(AsRef::as_ref)
        .collect();
    if pledges.is_empty() {
        return;
    }
    ui.copy_text(as_table(file, &pledges, &view.shown));
    if cut {
        let commands = pledges.iter().map(|pledge| Command::RemoveContribution { contribution: pledge.id.clone() });
        let label = || Label::CutPledges(pledges.len());
        cx.intents.push(Intent::Edit(bulk::group(commands.collect(), label)));
    }
}
