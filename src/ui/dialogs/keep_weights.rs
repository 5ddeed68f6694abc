//! Keeping the weights that were tried where changes of the criteria are recorded: with a name, as one step.

use egui::Ui;

use super::controls::{Author, Pressed, footer};
use super::{Outcome, fields};
use crate::base::{CriterionId, Decimal, visible};
use crate::edit::{Command, CriterionField, Label};
use crate::ui::cx::Cx;
use crate::ui::intent::Intent;

/// What is kept, and who keeps it.
#[derive(Debug)]
pub struct KeepWeights {
    weights: Vec<(CriterionId, Decimal)>,
    author: Author,
}

impl KeepWeights {
    /// For these weights.
    pub fn new(weights: Vec<(CriterionId, Decimal)>) -> Self {
        Self { weights, author: Author::default() }
    }
}

/// Draws what changes and the field.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut KeepWeights) -> Outcome {
    let Some(file) = cx.session.active() else { return Outcome::Closed };
    let plan = file.plan();
    super::criteria::whose(ui, cx, file);
    fields::scrolled(ui, |ui| {
        fields::remark(
            ui,
            "The criteria are locked: each change of a weight is recorded in the log, with your name and the time.",
        );
        for (id, weight) in &state.weights {
            if let Some(criterion) = plan.criteria.find(id.as_str()) {
                let name = if criterion.name.is_empty() { id.as_str() } else { &criterion.name };
                fields::remark(ui, &format!("{}: weight {} → {weight}", visible(name), criterion.weight));
            }
        }
        state.author.show(ui, cx.session, "");
    });
    let unnamed = state.author.name(cx.session).is_empty();
    let pressed = footer(ui, "Keep the weights", "Cancel", unnamed.then_some("Enter your name first."));
    if pressed == Pressed::Nothing {
        return Outcome::Open;
    }
    if pressed == Pressed::Primary {
        cx.intents.extend(state.author.remember(cx.session));
        let by = state.author.stamp(cx.session);
        let set = |(criterion, weight): (CriterionId, Decimal)| Command::EditCriterion {
            criterion,
            field: CriterionField::Weight(weight),
            by: by.clone(),
        };
        let commands: Vec<Command> = std::mem::take(&mut state.weights).into_iter().map(set).collect();
        let label = Label::KeepWeights(commands.len());
        cx.wish(Intent::Edit(Command::Group { label, commands }));
        cx.view.compare.reset_trial();
    }
    Outcome::Closed
}
