//! A new pledge: the fields without which it means nothing, and those that most pledges have.

use std::collections::BTreeSet;

use egui::Ui;

use super::{Outcome, buttons, fields};
use crate::base::{AreaId, Day, Quantity, visible};
use crate::edit::{self, Change, Command, Op};
use crate::model::{Capability, Contribution, Extra, Status, StatusStep};
use crate::session::{OpenFile, clock};
use crate::ui::cx::Cx;
use crate::ui::intent::Intent;
use crate::ui::kit::switch::checkbox;
use crate::ui::text;
use crate::ui::view::Selection;

/// What is typed.
#[derive(Debug)]
pub struct Pledge {
    nation: usize,
    capability: usize,
    title: String,
    quantity: String,
    increment: String,
    people: String,
    notice: String,
    status: usize,
    areas: BTreeSet<AreaId>,
    illustrative: bool,
    nations: Vec<String>,
    capabilities: Vec<String>,
    /// What the fields do not show: source and note of an answer that becomes a pledge.
    rest: Contribution,
}

impl Pledge {
    /// Begins empty, as an indication.
    pub fn new(file: &OpenFile) -> Self {
        let plan = file.plan();
        Self {
            nation: usize::MAX,
            capability: usize::MAX,
            title: String::new(),
            quantity: "1".to_owned(),
            increment: "1".to_owned(),
            people: String::new(),
            notice: String::new(),
            status: Status::ALL.iter().position(|s| *s == Status::Indicated).unwrap_or(0),
            areas: BTreeSet::new(),
            illustrative: false,
            nations: plan.nations.iter().map(|n| visible(&n.name)).collect(),
            capabilities: plan.capabilities.iter().map(|c| visible(&format!("{} ({})", c.name, c.unit))).collect(),
            rest: Contribution::default(),
        }
    }

    /// Begins with what is known of the pledge.
    pub fn of(file: &OpenFile, draft: Contribution) -> Self {
        let plan = file.plan();
        let at = |found: Option<usize>| found.unwrap_or(usize::MAX);
        Self {
            nation: at(plan.nations.position(draft.nation.as_str())),
            capability: at(plan.capabilities.position(draft.capability.as_str())),
            title: draft.title.clone(),
            areas: draft.areas.iter().cloned().collect(),
            rest: draft,
            ..Self::new(file)
        }
    }

    /// The title: as typed; of a pledge that an answer becomes, else the capability's name.
    fn titled<'a>(&'a self, capability: &'a Capability) -> &'a str {
        let typed = self.title.trim();
        if typed.is_empty() && !self.rest.nation.is_empty() { &capability.name } else { typed }
    }

    /// The pledge, once all that it needs can be read.
    fn pledge(&self, file: &OpenFile) -> Option<Contribution> {
        let plan = file.plan();
        let capability = plan.capabilities.get(self.capability)?;
        let status = Status::ALL.get(self.status).copied()?;
        // An answer that becomes a pledge was given on its own date.
        let said = self.rest.status_history.first().filter(|step| step.status == status).and_then(|step| step.date);
        let date = said.or_else(clock::today);
        let step = StatusStep { status, date, by: None, reason: None, extra: Extra::default() };
        Some(Contribution {
            nation: plan.nations.get(self.nation)?.id.clone(),
            capability: capability.id.clone(),
            title: self.titled(capability).to_owned(),
            quantity: Quantity(fields::whole(&self.quantity).ok()??),
            increment: Quantity(fields::whole(&self.increment).ok()??),
            currency: capability.is_money().then(|| plan.properties.currency.clone()),
            personnel: fields::whole(&self.people).ok()?,
            notice_days: fields::whole(&self.notice).ok()?.map(Day),
            status,
            status_history: vec![step],
            // In the plan's order, whatever the order of ticking.
            areas: plan.areas.iter().map(|a| a.id.clone()).filter(|id| self.areas.contains(id)).collect(),
            illustrative: self.illustrative,
            source: self.rest.source.clone(),
            note: self.rest.note.clone(),
            ..Contribution::default()
        })
    }
}

/// Draws the fields.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut Pledge) -> Outcome {
    let Some(file) = cx.session.active() else { return Outcome::Closed };
    let plan = file.plan();
    let capability = plan.capabilities.get(state.capability);
    let money = capability.is_some_and(|c| c.is_money());
    let command = state.pledge(file).map(|pledge| Command::AddContribution(Box::new(pledge)));
    let tried = command.as_ref().map(|command| edit::apply(plan, command));
    let refused = tried.as_ref().and_then(|tried| tried.as_ref().err()).map(|refusal| format!("{refusal}."));
    let wrong = |text: &str| fields::whole::<u64>(text).err();
    let days = |text: &str| fields::whole::<u16>(text).err();
    fields::scrolled(ui, |ui| {
        if let Some(said) = &state.rest.note {
            fields::remark(ui, &format!("“{}”", visible(said)));
            ui.add_space(4.0);
        }
        ui.columns(2, |columns| {
            fields::choice(&mut columns[0], "Nation", &state.nations, &mut state.nation);
            fields::choice(&mut columns[1], "Capability", &state.capabilities, &mut state.capability);
        });
        let hint = capability.filter(|_| !state.rest.nation.is_empty()).map(|record| visible(&record.name));
        let hint = hint.as_deref().unwrap_or("What the nation would give");
        fields::line(ui, &mut state.title, "Title", hint, None);
        let quantity = if money { format!("Amount, {}", plan.properties.currency) } else { "Quantity".to_owned() };
        ui.columns(4, |columns| {
            let error = wrong(&state.quantity);
            fields::figure(&mut columns[0], &mut state.quantity, &quantity, "", error.as_deref());
            let error = wrong(&state.increment);
            fields::figure(&mut columns[1], &mut state.increment, "Smallest part", "", error.as_deref());
            let error = wrong(&state.people);
            fields::figure(&mut columns[2], &mut state.people, "People", "not known", error.as_deref());
            let error = days(&state.notice);
            fields::figure(&mut columns[3], &mut state.notice, "Notice, days", "not known", error.as_deref());
        });
        let words: Vec<String> = Status::ALL.iter().map(|s| text::status(*s).to_owned()).collect();
        fields::choice(ui, "Status", &words, &mut state.status);
        fields::caption(ui, "Where it may go; none checked is anywhere");
        ui.horizontal_wrapped(|ui| {
            for area in &plan.areas {
                let mut on = state.areas.contains(&area.id);
                if checkbox(ui, &mut on, &visible(&area.name), "").changed() {
                    if on {
                        state.areas.insert(area.id.clone())
                    } else {
                        state.areas.remove(&area.id)
                    };
                }
            }
        });
        ui.add_space(4.0);
        checkbox(ui, &mut state.illustrative, "Illustrative planning figure, not a national offer", "");
        if let Some(why) =
            refused.as_deref().filter(|_| !state.title.trim().is_empty() || !state.rest.nation.is_empty())
        {
            ui.add_space(4.0);
            fields::remark(ui, why);
        }
    });
    let sound = tried.as_ref().is_some_and(Result::is_ok);
    let (done, cancelled) = buttons(ui, "Add pledge", sound);
    if done {
        let added = tried.and_then(Result::ok).as_ref().and_then(added);
        cx.intents.extend(command.map(Intent::Edit));
        cx.intents.extend(added.map(|id| Intent::Select(Selection::Contribution(id))));
    }
    if done || cancelled { Outcome::Closed } else { Outcome::Open }
}

/// The pledge that a change adds.
fn added(change: &Change) -> Option<crate::base::ContributionId> {
    change.ops.iter().find_map(|op| match op {
        Op::Contribution(slot) => slot.after.as_ref().map(|pledge| pledge.id.clone()),
        _ => None,
    })
}
