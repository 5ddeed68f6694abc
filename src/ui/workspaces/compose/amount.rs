//! The amount of a divisible pledge, asked right after the drop: the drop took what the line needs; another amount
//! replaces it in the same step, Escape takes it back.

use egui::{Id, Pos2, Ui};

use crate::base::{ContributionId, Quantity};
use crate::edit::Command;
use crate::session::Placement;
use crate::ui::actions::Action;
use crate::ui::cx::Cx;
use crate::ui::intent::Intent;
use crate::ui::kit::amount_popup::{AmountChoice, AmountPopup, AmountText};
use crate::ui::kit::funnel_bar::Funnel;
use crate::ui::present;

/// A drop whose amount is being asked.
#[derive(Clone, Debug)]
pub struct Amount {
    /// The pledge.
    pub contribution: ContributionId,
    /// Where it went.
    pub place: Placement,
    quantity: Quantity,
    left: Quantity,
    increment: Quantity,
    at: Pos2,
    text: AmountText,
    /// The revision that the drop led to; once it is another, the question is void.
    revision: u64,
}

impl Amount {
    /// The question after a drop of `quantity` of the `left` that there was, at a place of the screen.
    pub fn new(
        contribution: ContributionId,
        place: Placement,
        quantity: Quantity,
        left: Quantity,
        increment: Quantity,
        at: Pos2,
    ) -> Self {
        let text = AmountText(quantity.to_string());
        Self { contribution, place, quantity, left, increment, at, text, revision: 0 }
    }
}

impl Amount {
    /// The same question, about the plan at a revision.
    pub fn at_revision(self, revision: u64) -> Self {
        Self { revision, ..self }
    }
}

/// Draws the question, if there is one.
pub fn show(ui: &Ui, cx: &mut Cx<'_>) {
    let Some(mut amount) = cx.view.compose.amount.take() else { return };
    let Some(file) = cx.session.active().filter(|file| file.revision() == amount.revision) else { return };
    let undo = egui::KeyboardShortcut::new(egui::Modifiers::COMMAND, egui::Key::Z);
    if ui.input_mut(|i| i.consume_shortcut(&undo)) {
        return cx.wish(Intent::Do(Action::Undo));
    }
    let to = amount.place.requirement.as_ref().map_or_else(|| amount.place.task.to_string(), ToString::to_string);
    let title = format!("{} to {to}", amount.contribution);
    let entry = file.now().entry(&amount.place.scenario);
    let line = entry.zip(amount.place.requirement.as_ref()).and_then(|(entry, id)| entry.figures.line(id));
    let taken = amount.quantity.0 as f64;
    let funnel = line.map(|line| without(present::funnel(line, None), taken)).unwrap_or_default();
    let popup = AmountPopup {
        title: &title,
        left: amount.left.0 as f64,
        need: taken,
        increment: amount.increment.0 as f64,
        funnel,
    };
    let screen = ui.ctx().content_rect();
    let at = Pos2::new(
        amount.at.x.min(screen.right() - 256.0).max(screen.left()),
        amount.at.y.min(screen.bottom() - 220.0).max(screen.top()),
    );
    match popup.show(ui.ctx(), Id::unique("amount"), at, &mut amount.text) {
        AmountChoice::Open => cx.view.compose.amount = Some(amount),
        AmountChoice::Undo => cx.wish(Intent::Do(Action::Undo)),
        AmountChoice::Accept(chosen) => {
            let quantity = Quantity(chosen.max(0.0) as u64);
            if quantity != amount.quantity {
                cx.wish(Intent::Instead(Command::Assign {
                    scenario: amount.place.scenario,
                    contribution: amount.contribution,
                    task: amount.place.task,
                    requirement: amount.place.requirement,
                    quantity,
                }));
            }
        }
    }
}

/// The line's funnel without what the drop has just put there.
fn without(funnel: Funnel, taken: f64) -> Funnel {
    let less = |v: f64| (v - taken).max(0.0);
    Funnel {
        assigned: less(funnel.assigned),
        usable: less(funnel.usable).min(less(funnel.assigned)),
        on_time: less(funnel.on_time),
        supported: less(funnel.supported),
        sustained: less(funnel.sustained),
        ..funnel
    }
}
