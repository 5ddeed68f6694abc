//! An area: what kind of place it is, the days it takes to get there and to be received, whose territory it is.

use egui::Ui;

use super::form::{self, Typed, said, shown};
use crate::base::{AreaId, Day, NationId, visible};
use crate::edit::AreaField;
use crate::model::{Area, AreaKind, Plan};
use crate::session::OpenFile;
use crate::ui::cx::Cx;
use crate::ui::dialogs::{Outcome, fields};

/// What is typed.
#[derive(Debug)]
pub struct AreaForm {
    id: Option<AreaId>,
    name: String,
    kind: usize,
    transit: String,
    reception: String,
    /// 0 for none, else one more than the position in the list.
    nation: usize,
    nations: Vec<(NationId, String)>,
    lat: String,
    lon: String,
    focused: bool,
}

impl AreaForm {
    /// Begins with what stands, or empty.
    pub fn new(file: &OpenFile, id: Option<&AreaId>) -> Self {
        let plan = file.plan();
        let stands = id.and_then(|id| plan.areas.find(id.as_str()));
        let area = stands.map(|area| area.as_ref().clone()).unwrap_or_default();
        let mut nations: Vec<(NationId, String)> =
            plan.nations.iter().map(|nation| (nation.id.clone(), visible(&nation.name))).collect();
        if let Some(own) = area.nation.as_ref().filter(|own| !nations.iter().any(|(id, _)| id == *own)) {
            nations.push((own.clone(), format!("{}, which is not in the plan", visible(own.as_str()))));
        }
        let nation = area.nation.as_ref().and_then(|own| nations.iter().position(|(id, _)| id == own));
        Self {
            id: stands.map(|area| area.id.clone()),
            name: area.name.clone(),
            kind: AreaKind::ALL.iter().position(|kind| *kind == area.kind).unwrap_or(usize::MAX),
            transit: stands.map(|area| area.transit_days.to_string()).unwrap_or_default(),
            reception: stands.map(|area| area.reception_days.to_string()).unwrap_or_default(),
            nation: nation.map_or(0, |at| at + 1),
            nations,
            lat: shown(area.lat),
            lon: shown(area.lon),
            focused: false,
        }
    }

    /// Its title.
    pub fn title(&self) -> &'static str {
        if self.id.is_some() { "Area" } else { "New area" }
    }

    fn typed<'p>(&self, plan: &'p Plan) -> Typed<'p, Area> {
        let before = self.id.as_ref().and_then(|id| plan.areas.find(id.as_str())).map(AsRef::as_ref);
        let mut typed = Typed::new(plan, before);
        if !typed.need(self.name.trim().is_empty(), "a name") {
            typed.put("name", Ok(AreaField::Name(self.name.clone())));
        }
        match AreaKind::ALL.get(self.kind) {
            Some(kind) => typed.put("kind", Ok(AreaField::Kind(*kind))),
            None => {
                typed.need(self.id.is_none(), "its kind");
            }
        }
        let days = |text: &str| form::days(text).map(|days| days.unwrap_or(Day::ZERO));
        typed.put("transit", days(&self.transit).map(AreaField::TransitDays));
        typed.put("reception", days(&self.reception).map(AreaField::ReceptionDays));
        let nation = self.nation.checked_sub(1).and_then(|at| self.nations.get(at)).map(|(id, _)| id.clone());
        typed.put("nation", Ok(AreaField::Nation(nation)));
        typed.put("lat", form::degrees(&self.lat).map(AreaField::Lat));
        typed.put("lon", form::degrees(&self.lon).map(AreaField::Lon));
        typed
    }

    /// Draws the fields.
    pub fn show(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) -> Outcome {
        let Some(file) = cx.session.active() else { return form::GONE };
        let plan = file.plan();
        let before = self.id.as_ref().and_then(|id| plan.areas.find(id.as_str()));
        if self.id.is_some() && before.is_none() {
            return form::GONE;
        }
        let typed = self.typed(plan);
        fields::scrolled(ui, |ui| {
            let first = fields::line(ui, &mut self.name, "Name", "Red Sea, south", typed.wrong("name"));
            if !std::mem::replace(&mut self.focused, true) {
                first.request_focus();
            }
            ui.columns(2, |columns| {
                let words: Vec<String> = AreaKind::ALL.iter().map(|kind| said(kind.word())).collect();
                fields::choice(&mut columns[0], "Kind of place", &words, &mut self.kind);
                let nations = self.nations.iter().map(|(_, name)| name.clone());
                let words: Vec<String> = std::iter::once("none".to_owned()).chain(nations).collect();
                fields::choice(&mut columns[1], "Whose territory", &words, &mut self.nation);
            });
            ui.columns(2, |columns| {
                let wrong = typed.wrong("transit");
                fields::figure(&mut columns[0], &mut self.transit, "Days of movement from home", "0", wrong);
                let (name, wrong) = ("Days of reception and onward movement", typed.wrong("reception"));
                fields::figure(&mut columns[1], &mut self.reception, name, "0", wrong);
            });
            ui.columns(2, |columns| {
                fields::figure(&mut columns[0], &mut self.lat, "Latitude", "not stated", typed.wrong("lat"));
                fields::figure(&mut columns[1], &mut self.lon, "Longitude", "not stated", typed.wrong("lon"));
            });
        });
        form::finish(ui, cx, typed, before.map(AsRef::as_ref))
    }
}
