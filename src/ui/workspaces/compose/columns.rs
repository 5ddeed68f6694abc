//! Where every task and line of the scenario columns stands. Worked out once a change, so that a frame draws only what is
//! in sight; lines of scenarios that share a set stand at one height.

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::Painter;

use crate::base::{RequirementSetId, ScenarioId, TaskId};
use crate::model::{RequirementSet, Scenario};
use crate::session::{Entry, OpenFile};
use crate::ui::kit::line_head;
use crate::ui::look::theme::Sizes;

use super::line;

/// Space between chips.
pub const CHIP_GAP: f32 = 4.0;
/// Space below the last row of chips.
const BELOW: f32 = 6.0;

/// What stands in a row of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The header of a task, by its place in the set.
    Task(usize),
    /// A line, by task and place in the task.
    Line(usize, usize),
    /// Assignments over and above what a task asks.
    Over(usize),
}

/// A row.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// What stands there.
    pub kind: Kind,
    /// Distance from the top of the columns.
    pub top: f32,
    /// Its height.
    pub height: f32,
}

/// One column.
#[derive(Clone, Debug)]
pub struct Column {
    /// The scenario.
    pub scenario: ScenarioId,
    /// The set that it is measured against.
    pub set: Option<Arc<RequirementSet>>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// The assignments of each row, by their place in the scenario.
    pub assigned: Vec<Vec<usize>>,
}

/// What the layout depends on.
#[derive(Clone, Debug, Default, PartialEq)]
struct Key {
    revision: u64,
    shown: Vec<ScenarioId>,
    folded: BTreeSet<TaskId>,
    free_lines: bool,
    gaps_only: bool,
    width: i32,
    comfortable: bool,
    scale: i32,
}

/// The layout of all columns shown.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    key: Key,
    /// The columns.
    pub columns: Vec<Column>,
    /// Height of the highest.
    pub height: f32,
}

/// What a person chose of the layout.
pub struct Choice<'a> {
    /// The scenarios shown.
    pub shown: &'a [ScenarioId],
    /// Folded tasks.
    pub folded: &'a BTreeSet<TaskId>,
    /// Lines need not stand at one height.
    pub free_lines: bool,
    /// Only lines that are not met.
    pub gaps_only: bool,
    /// Width of a column.
    pub width: f32,
}

impl Columns {
    /// Brings the layout up to date.
    pub fn update(&mut self, painter: &Painter, file: &OpenFile, choice: &Choice<'_>) {
        let key = Key {
            revision: file.figures_revision(),
            shown: choice.shown.to_vec(),
            folded: choice.folded.clone(),
            free_lines: choice.free_lines,
            gaps_only: choice.gaps_only,
            width: choice.width.round() as i32,
            comfortable: crate::ui::look::theme::Look::of(painter.ctx()).comfortable,
            scale: (painter.ctx().pixels_per_point() * 100.0) as i32,
        };
        if self.key == key && !self.columns.is_empty() {
            return;
        }
        let entries: Vec<&Entry> = choice.shown.iter().filter_map(|id| file.now().entry(id)).collect();
        let sets: Vec<Option<Arc<RequirementSet>>> = entries
            .iter()
            .map(|entry| file.index().requirement_set(file.plan(), &entry.scenario.requirement_set).cloned())
            .collect();
        let mut columns: Vec<Column> =
            entries.iter().zip(&sets).map(|(entry, set)| column(painter, file, entry, set.as_ref(), choice)).collect();
        if !choice.free_lines {
            align(&mut columns, &entries);
        }
        for column in &mut columns {
            stack(column);
        }
        self.height = columns.iter().filter_map(|c| c.rows.last().map(|row| row.top + row.height)).fold(0.0, f32::max);
        self.columns = columns;
        self.key = key;
    }
}

fn column(
    painter: &Painter,
    file: &OpenFile,
    entry: &Entry,
    set: Option<&Arc<RequirementSet>>,
    choice: &Choice<'_>,
) -> Column {
    let mut column =
        Column { scenario: entry.scenario.id.clone(), set: set.cloned(), rows: Vec::new(), assigned: Vec::new() };
    let Some(set) = set else { return column };
    for (t, task) in set.tasks.iter().enumerate() {
        push(&mut column, Kind::Task(t), Sizes::of(painter.ctx()).section, Vec::new());
        if choice.folded.contains(&task.id) {
            continue;
        }
        for (l, requirement) in task.requirements.iter().enumerate() {
            let met = entry.figures.line(&requirement.id).is_some_and(crate::analysis::LineFigures::met);
            if choice.gaps_only && met {
                continue;
            }
            let chips = on(&entry.scenario, &task.id, Some(&requirement.id));
            let height = line_head::HEIGHT + chips_height(painter, file, entry, &chips, choice.width) + BELOW;
            push(&mut column, Kind::Line(t, l), height, chips);
        }
        let over = on(&entry.scenario, &task.id, None);
        if !over.is_empty() {
            let height = 22.0 + chips_height(painter, file, entry, &over, choice.width) + BELOW;
            push(&mut column, Kind::Over(t), height, over);
        }
    }
    column
}

fn push(column: &mut Column, kind: Kind, height: f32, assigned: Vec<usize>) {
    column.rows.push(Row { kind, top: 0.0, height });
    column.assigned.push(assigned);
}

/// The assignments on a line, or those of a task that name no line.
fn on(scenario: &Scenario, task: &TaskId, line: Option<&crate::base::RequirementId>) -> Vec<usize> {
    let here = |(_, a): &(usize, &crate::model::Assignment)| a.task == *task && a.requirement.as_ref() == line;
    scenario.assignments.iter().enumerate().filter(here).map(|(at, _)| at).collect()
}

fn chips_height(painter: &Painter, file: &OpenFile, entry: &Entry, chips: &[usize], width: f32) -> f32 {
    let height = Sizes::of(painter.ctx()).chip;
    let room = width - line::CHIPS_LEFT - line::CHIPS_RIGHT;
    let (mut rows, mut x) = (1.0, 0.0);
    for at in chips {
        let chip = line::chip_width(painter, file, entry, *at).min(room);
        if x > 0.0 && x + chip > room + 0.5 {
            rows += 1.0;
            x = 0.0;
        }
        x += chip + CHIP_GAP;
    }
    rows * height + (rows - 1.0) * CHIP_GAP
}

/// Gives rows of one kind one height in all columns of one set; a row that one column lacks is left free there.
fn align(columns: &mut [Column], entries: &[&Entry]) {
    let sets: BTreeSet<RequirementSetId> = entries.iter().map(|e| e.scenario.requirement_set.clone()).collect();
    for set in sets {
        let members: Vec<usize> =
            (0..columns.len()).filter(|at| entries[*at].scenario.requirement_set == set).collect();
        let mut kinds: Vec<(Kind, f32)> = Vec::new();
        for at in &members {
            let mut from = 0;
            for row in &columns[*at].rows {
                if let Some(found) = kinds[from..].iter().position(|(kind, _)| *kind == row.kind) {
                    from += found;
                    kinds[from].1 = kinds[from].1.max(row.height);
                } else {
                    let place = kinds.iter().position(|(kind, _)| order(*kind) > order(row.kind));
                    from = place.unwrap_or(kinds.len());
                    kinds.insert(from, (row.kind, row.height));
                }
            }
        }
        for at in members {
            let column = &mut columns[at];
            let mut rows = Vec::with_capacity(kinds.len());
            let mut assigned = Vec::with_capacity(kinds.len());
            for (kind, height) in &kinds {
                let own = column.rows.iter().position(|row| row.kind == *kind);
                rows.push(Row { kind: *kind, top: 0.0, height: *height });
                assigned.push(own.map(|own| std::mem::take(&mut column.assigned[own])).unwrap_or_default());
            }
            (column.rows, column.assigned) = (rows, assigned);
        }
    }
}

fn order(kind: Kind) -> (usize, usize) {
    match kind {
        Kind::Task(task) => (task, 0),
        Kind::Line(task, line) => (task, line + 1),
        Kind::Over(task) => (task, usize::MAX),
    }
}

fn stack(column: &mut Column) {
    let mut top = 0.0;
    for row in &mut column.rows {
        row.top = top;
        top += row.height;
    }
}
