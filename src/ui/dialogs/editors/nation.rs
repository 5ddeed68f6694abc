//! A nation: its code and name, its part in the coalition, its groups, its size, its capital, the approval its pledges
//! wait for.

use egui::Ui;

use super::form::{self, Typed, said, shown};
use crate::base::{Day, NationId};
use crate::edit::NationField;
use crate::model::{Approval, ApprovalState, Capital, Extra, Nation, NationRole, Plan};
use crate::session::OpenFile;
use crate::ui::cx::Cx;
use crate::ui::dialogs::controls::heading;
use crate::ui::dialogs::{Outcome, fields};
use crate::ui::{format, text};

/// People with a comma at every third digit, as they may be typed too.
fn counted(people: Option<u64>) -> String {
    people.map(|people| i64::try_from(people).map_or_else(|_| people.to_string(), format::whole)).unwrap_or_default()
}

/// What is typed.
#[derive(Debug)]
pub struct NationForm {
    id: Option<NationId>,
    code: String,
    name: String,
    groups: String,
    role: usize,
    population: String,
    personnel: String,
    capital: String,
    lat: String,
    lon: String,
    /// 0 for no approval, else one more than the position of its state.
    state: usize,
    body: String,
    lead: String,
    focused: bool,
}

impl NationForm {
    /// Begins with what stands, or empty.
    pub fn new(file: &OpenFile, id: Option<&NationId>) -> Self {
        let stands = id.and_then(|id| file.plan().nations.find(id.as_str()));
        let nation = stands.map(|nation| nation.as_ref().clone()).unwrap_or_default();
        let approval = nation.approval.as_ref();
        let state = |approval: &Approval| ApprovalState::ALL.iter().position(|s| *s == approval.state);
        Self {
            id: stands.map(|nation| nation.id.clone()),
            code: String::new(),
            name: nation.name.clone(),
            groups: nation.groups.join(", "),
            role: NationRole::ALL.iter().position(|role| *role == nation.role).unwrap_or(usize::MAX),
            population: counted(nation.population),
            personnel: counted(nation.active_personnel),
            capital: nation.capital.as_ref().map(|capital| capital.name.clone()).unwrap_or_default(),
            lat: shown(nation.capital.as_ref().map(|capital| capital.lat)),
            lon: shown(nation.capital.as_ref().map(|capital| capital.lon)),
            state: approval.map_or(0, |approval| state(approval).map_or(usize::MAX, |at| at + 1)),
            body: approval.map(|approval| approval.body.clone()).unwrap_or_default(),
            lead: shown(approval.map(|approval| approval.lead_days)),
            focused: false,
        }
    }

    /// Its title.
    pub fn title(&self) -> &'static str {
        if self.id.is_some() { "Nation" } else { "New nation" }
    }

    fn typed<'p>(&self, plan: &'p Plan) -> Typed<'p, Nation> {
        let before = self.id.as_ref().and_then(|id| plan.nations.find(id.as_str())).map(AsRef::as_ref);
        let mut typed = Typed::new(plan, before);
        if self.id.is_none() && !typed.need(self.code.trim().is_empty(), "its three letters") {
            let code = self.code.trim().to_ascii_uppercase();
            typed.record.id = code.as_str().into();
            match crate::edit::Editable::id_of_new(&typed.record, plan) {
                Err(why) => typed.mark("code", format!("{why}.")),
                Ok(_) if plan.nations.find(&code).is_some() => {
                    typed.mark("code", format!("The nation {code} is there already."));
                }
                Ok(_) => {}
            }
        }
        if !typed.need(self.name.trim().is_empty(), "a name") {
            typed.put("name", Ok(NationField::Name(self.name.clone())));
        }
        let groups = self.groups.split(',').map(str::trim).filter(|group| !group.is_empty());
        typed.put("groups", Ok(NationField::Groups(groups.map(str::to_owned).collect())));
        match NationRole::ALL.get(self.role) {
            Some(role) => typed.put("role", Ok(NationField::Role(*role))),
            None => {
                typed.need(self.id.is_none(), "its part");
            }
        }
        typed.put("population", fields::whole(&self.population).map(NationField::Population));
        typed.put("personnel", fields::whole(&self.personnel).map(NationField::ActivePersonnel));
        self.capital(&mut typed);
        self.approval(&mut typed);
        typed
    }

    fn capital(&self, typed: &mut Typed<'_, Nation>) {
        let (lat, lon) = match (form::degrees(&self.lat), form::degrees(&self.lon)) {
            (Ok(lat), Ok(lon)) => (lat, lon),
            (lat, lon) => {
                lat.err().into_iter().for_each(|why| typed.mark("lat", why));
                lon.err().into_iter().for_each(|why| typed.mark("lon", why));
                return;
            }
        };
        let name = self.capital.trim().to_owned();
        let extra = typed.record.capital.as_ref().map(|capital| capital.extra.clone()).unwrap_or_default();
        match (name.is_empty(), lat, lon) {
            (true, None, None) => typed.put("capital", Ok(NationField::Capital(None))),
            (false, Some(lat), Some(lon)) => {
                let far = |degrees: f64, most: f64| degrees.abs() > most;
                if far(lat, 90.0) {
                    typed.mark("lat", "A latitude is −90 to 90 degrees.".to_owned());
                } else if far(lon, 180.0) {
                    typed.mark("lon", "A longitude is −180 to 180 degrees.".to_owned());
                } else {
                    typed.put("capital", Ok(NationField::Capital(Some(Capital { name, lat, lon, extra }))));
                }
            }
            (true, ..) => {
                typed.need(true, "the capital's name");
            }
            (false, ..) => {
                typed.need(true, "the capital's latitude and longitude");
            }
        }
    }

    fn approval(&self, typed: &mut Typed<'_, Nation>) {
        if self.state == 0 {
            return typed.put("approval", Ok(NationField::Approval(None)));
        }
        let lead = match form::days(&self.lead) {
            Ok(lead) => lead.unwrap_or(Day::ZERO),
            Err(why) => return typed.mark("lead", why),
        };
        if typed.need(self.body.trim().is_empty(), "who approves") {
            return;
        }
        let stands = typed.record.approval.clone();
        // A word that was not understood stays until somebody chooses.
        let chosen = ApprovalState::ALL.get(self.state.wrapping_sub(1)).copied();
        let state = chosen.or(stands.as_ref().map(|approval| approval.state)).unwrap_or_default();
        let extra = stands.map_or_else(Extra::default, |approval| approval.extra);
        let approval = Approval { body: self.body.trim().to_owned(), lead_days: lead, state, extra };
        typed.put("lead", Ok(NationField::Approval(Some(approval))));
    }

    /// Draws the fields.
    pub fn show(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) -> Outcome {
        let Some(file) = cx.session.active() else { return form::GONE };
        let plan = file.plan();
        let before = self.id.as_ref().and_then(|id| plan.nations.find(id.as_str()));
        if self.id.is_some() && before.is_none() {
            return form::GONE;
        }
        let typed = self.typed(plan);
        fields::scrolled(ui, |ui| self.fields(ui, &typed));
        form::finish(ui, cx, typed, before.map(AsRef::as_ref))
    }

    fn fields(&mut self, ui: &mut Ui, typed: &Typed<'_, Nation>) {
        let focus = !std::mem::replace(&mut self.focused, true);
        if self.id.is_some() {
            let first = fields::line(ui, &mut self.name, "Name", "Kenya", typed.wrong("name"));
            if focus {
                first.request_focus();
            }
        } else {
            ui.columns(2, |columns| {
                let hint = "KEN";
                let wrong = typed.wrong("code");
                let first = fields::line(&mut columns[0], &mut self.code, "Letters of ISO 3166-1", hint, wrong);
                if focus {
                    first.request_focus();
                }
                fields::line(&mut columns[1], &mut self.name, "Name", "Kenya", typed.wrong("name"));
            });
        }
        ui.columns(2, |columns| {
            let words: Vec<String> = NationRole::ALL.iter().map(|role| text::role(*role).to_owned()).collect();
            fields::choice(&mut columns[0], "Part in the coalition", &words, &mut self.role);
            let name = "Groups, with commas between";
            fields::line(&mut columns[1], &mut self.groups, name, "Africa, Commonwealth", typed.wrong("groups"));
        });
        ui.columns(2, |columns| {
            let wrong = typed.wrong("population");
            fields::figure(&mut columns[0], &mut self.population, "Population", "not known", wrong);
            let wrong = typed.wrong("personnel");
            fields::figure(&mut columns[1], &mut self.personnel, "Active personnel", "not known", wrong);
        });
        heading(ui, "Capital");
        ui.columns(3, |columns| {
            fields::line(&mut columns[0], &mut self.capital, "Capital", "not stated", typed.wrong("capital"));
            fields::figure(&mut columns[1], &mut self.lat, "Latitude", "−1.286", typed.wrong("lat"));
            fields::figure(&mut columns[2], &mut self.lon, "Longitude", "36.817", typed.wrong("lon"));
        });
        heading(ui, "Approval at home");
        ui.columns(3, |columns| {
            let states = ApprovalState::ALL.iter().map(|state| said(state.word()));
            let words: Vec<String> = std::iter::once("none needed".to_owned()).chain(states).collect();
            fields::choice(&mut columns[0], "Approval", &words, &mut self.state);
            if self.state != 0 {
                fields::line(&mut columns[1], &mut self.body, "Who approves", "parliament", typed.wrong("approval"));
                fields::figure(&mut columns[2], &mut self.lead, "Days it takes", "0", typed.wrong("lead"));
            }
        });
    }
}
