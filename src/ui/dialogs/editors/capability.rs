//! A capability: its id, its domain, what it is counted in, its symbol, and what it leans on.

use egui::{Sense, Ui};

use super::form::{self, Typed};
use crate::base::{CapabilityId, visible};
use crate::edit::{CapabilityField, Editable};
use crate::model::{Capability, Domain, Plan, UNIT_MONEY};
use crate::session::OpenFile;
use crate::ui::cx::Cx;
use crate::ui::dialogs::controls::{heading, taking_enter};
use crate::ui::dialogs::{Outcome, fields};
use crate::ui::kit::switch::checkbox;
use crate::ui::look::symbols;
use crate::ui::text;

/// What is typed.
#[derive(Debug)]
pub struct CapabilityForm {
    id: Option<CapabilityId>,
    own: String,
    name: String,
    domain: usize,
    unit: String,
    sidc: String,
    requires: Vec<CapabilityId>,
    focused: bool,
}

impl CapabilityForm {
    /// Begins with what stands, or empty.
    pub fn new(file: &OpenFile, id: Option<&CapabilityId>) -> Self {
        let stands = id.and_then(|id| file.plan().capabilities.find(id.as_str()));
        let capability = stands.map(|capability| capability.as_ref().clone()).unwrap_or_default();
        Self {
            id: stands.map(|capability| capability.id.clone()),
            own: String::new(),
            name: capability.name,
            domain: Domain::ALL.iter().position(|domain| *domain == capability.domain).unwrap_or(usize::MAX),
            unit: capability.unit,
            sidc: capability.sidc.unwrap_or_default(),
            requires: capability.requires,
            focused: false,
        }
    }

    /// Its title.
    pub fn title(&self) -> &'static str {
        if self.id.is_some() { "Capability" } else { "New capability" }
    }

    fn typed<'p>(&self, plan: &'p Plan) -> Typed<'p, Capability> {
        let before = self.id.as_ref().and_then(|id| plan.capabilities.find(id.as_str())).map(AsRef::as_ref);
        let mut typed = Typed::new(plan, before);
        if !typed.need(self.name.trim().is_empty(), "a name") {
            typed.put("name", Ok(CapabilityField::Name(self.name.clone())));
        }
        match Domain::ALL.get(self.domain) {
            Some(domain) => typed.put("domain", Ok(CapabilityField::Domain(*domain))),
            None => {
                typed.need(self.id.is_none(), "a domain");
            }
        }
        if !typed.need(self.unit.trim().is_empty(), "what it is counted in") {
            typed.put("unit", Ok(CapabilityField::Unit(self.unit.clone())));
        }
        typed.put("sidc", Ok(CapabilityField::Sidc(form::some_text(&self.sidc))));
        typed.put("requires", Ok(CapabilityField::Requires(self.requires.clone())));
        if self.id.is_none() {
            typed.record.id = self.own.trim().into();
            match typed.record.id_of_new(plan) {
                Err(why) => typed.mark("id", format!("{why}.")),
                Ok(id) if plan.capabilities.find(&id).is_some() => {
                    typed.mark("id", format!("The capability {id} is there already."));
                }
                Ok(_) => {}
            }
        }
        typed
    }

    /// Draws the fields.
    pub fn show(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) -> Outcome {
        let Some(file) = cx.session.active() else { return form::GONE };
        let plan = file.plan();
        let before = self.id.as_ref().and_then(|id| plan.capabilities.find(id.as_str()));
        if self.id.is_some() && before.is_none() {
            return form::GONE;
        }
        let typed = self.typed(plan);
        fields::scrolled(ui, |ui| self.fields(ui, plan, &typed));
        form::finish(ui, cx, typed, before.map(AsRef::as_ref))
    }

    fn fields(&mut self, ui: &mut Ui, plan: &Plan, typed: &Typed<'_, Capability>) {
        let first = fields::line(ui, &mut self.name, "Name", "Mine countermeasures vessel", typed.wrong("name"));
        if !std::mem::replace(&mut self.focused, true) {
            first.request_focus();
        }
        ui.columns(2, |columns| {
            let words: Vec<String> = Domain::ALL.iter().map(|domain| text::domain(*domain).to_owned()).collect();
            fields::choice(&mut columns[0], "Domain", &words, &mut self.domain);
            let hint = "battalion, aircraft, vessel, team, money";
            fields::line(&mut columns[1], &mut self.unit, "Counted in", hint, typed.wrong("unit"));
        });
        ui.columns(2, |columns| {
            match &self.id {
                Some(id) => {
                    fields::caption(&mut columns[0], "Id");
                    fields::remark(&mut columns[0], &visible(id.as_str()));
                }
                None => {
                    let hint = "made from the name";
                    fields::line(&mut columns[0], &mut self.own, "Id, such as mar.mcm", hint, typed.wrong("id"));
                }
            }
            let name = "Symbol code, 20 digits";
            fields::line(&mut columns[1], &mut self.sidc, name, "none", typed.wrong("sidc"));
        });
        let money = self.unit.trim() == UNIT_MONEY;
        let code = if money { symbols::MONEY } else { typed.record.sidc.as_deref().unwrap_or_default() };
        if !code.is_empty() {
            ui.add_space(6.0);
            ui.horizontal(|ui| {
                let (rect, _) = ui.allocate_exact_size(symbols::SIZE, Sense::hover());
                symbols::draw(ui.painter(), rect, code, false);
                fields::remark(ui, if money { "Amounts in a currency" } else { "As it is drawn on cards and lines" });
            });
        }
        heading(ui, "Leans on");
        let others: Vec<&Capability> =
            plan.capabilities.iter().map(AsRef::as_ref).filter(|other| Some(&other.id) != self.id.as_ref()).collect();
        if others.is_empty() {
            fields::remark(ui, "The plan has no other capability.");
        }
        ticks(ui, &others, &mut self.requires, "leans on");
    }
}

/// Capabilities to be ticked, two beside each other.
pub(super) fn ticks(ui: &mut Ui, all: &[&Capability], chosen: &mut Vec<CapabilityId>, what: &str) {
    for pair in all.chunks(2) {
        ui.columns(2, |columns| {
            for (capability, ui) in pair.iter().zip(columns) {
                let mut on = chosen.contains(&capability.id);
                let words = visible(&capability.name);
                let response = checkbox(ui, &mut on, &words, &format!("{words}, {what}"));
                if taking_enter(ui, response).changed() {
                    chosen.retain(|id| *id != capability.id);
                    if on {
                        chosen.push(capability.id.clone());
                    }
                }
            }
        });
    }
}
