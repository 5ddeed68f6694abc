//! A pledge: what it is, when it could be there, what it waits for, where it is used, where it was read.

use egui::Ui;

use super::facts;
use crate::base::{ContributionId, Quantity};
use crate::model::{CaveatStrength, Contribution, Disclosure};
use crate::session::OpenFile;
use crate::ui::cx::Cx;
use crate::ui::look::icons::Icon;
use crate::ui::look::theme::Theme;
use crate::ui::{format, present, text};
use crate::words::ui::inspector as words;

/// Draws a pledge.
pub fn show(ui: &mut Ui, _cx: &mut Cx<'_>, file: &OpenFile, id: &ContributionId) {
    let Some(pledge) = present::pledge(file, id) else { return facts::muted(ui, words::PLEDGE_GONE) };
    let plan = file.plan();
    let capability = file.index().capability(plan, &pledge.capability);
    facts::title(ui, present::sidc(file, pledge), !pledge.status.confirmed(), id.as_str());
    facts::words(ui, &crate::base::visible(&pledge.title));
    let role = file.index().nation(plan, &pledge.nation).map_or("", |n| text::role(n.role));
    facts::nation(ui, pledge.nation.as_str(), &format!("{}, {role}", present::nation(file, &pledge.nation)));
    ui.add_space(4.0);

    let money = capability.is_some_and(|c| c.is_money());
    let unit = capability.filter(|_| !money).map_or_else(String::new, |c| format::units(pledge.quantity.0, &c.unit));
    facts::row(ui, "Quantity", &format!("{} {unit}", present::amount(pledge, money, pledge.quantity)));
    facts::row(ui, "Capability", &present::capability(file, &pledge.capability));
    facts::row(ui, "People", &present::people(file, pledge));
    facts::row(ui, "Allowed", &areas(file, pledge));
    let notice =
        pledge.notice_days.map_or_else(|| "not known".to_owned(), |d| format::counted(i64::from(d.0), "day", "days"));
    facts::row(ui, "Notice", &notice);
    if pledge.decision_days.0 > 0 {
        facts::row(ui, "Decision", &format::counted(i64::from(pledge.decision_days.0), "day", "days"));
    }
    facts::row(ui, "Arrives", &format::day_known(present::readiness(file, pledge)));
    facts::row(ui, "Tour", &tour(pledge));
    facts::row(ui, "Status", text::status(pledge.status));
    let likelihood = pledge.likelihood.unwrap_or_else(|| plan.properties.likelihood(pledge.status));
    facts::row(ui, "Likelihood", &format::percent(likelihood.to_f64()));
    if let Some(group) = &pledge.either_or {
        facts::row(ui, "Either-or", &crate::base::visible(group));
    }

    conditions(ui, file, pledge);
    caveats(ui, pledge);
    facts::section(ui, "Used in", "");
    for scenario in plan.scenarios.iter().filter(|s| !s.archived) {
        let used = scenario.used(id);
        let right = if used == Quantity::ZERO {
            format::NO_VALUE.to_owned()
        } else {
            format!("{} of {}", present::amount(pledge, money, used), present::amount(pledge, money, pledge.quantity))
        };
        facts::scenario(ui, file, scenario, &right);
    }
    source(ui, pledge);
    let about = file.now().entries.iter().flat_map(|entry| entry.findings.iter());
    let mut seen = std::collections::BTreeSet::new();
    let about = about.chain(file.now().plan_findings.iter()).filter(|f| f.place.id == id.as_str());
    facts::findings(ui, about.filter(|f| seen.insert((f.code, f.text.clone()))), ("pledge", id));
}

fn areas(file: &OpenFile, pledge: &Contribution) -> String {
    if pledge.areas.is_empty() {
        return "anywhere".to_owned();
    }
    let name = |id| file.index().area(file.plan(), id).map_or_else(|| format!("{id}"), |area| area.name.clone());
    crate::base::visible(&pledge.areas.iter().map(name).collect::<Vec<_>>().join(", "))
}

fn tour(pledge: &Contribution) -> String {
    match (pledge.tour_days, pledge.tours) {
        (Some(days), Some(1)) => format!("{days} days, 1 tour"),
        (Some(days), Some(n)) => format!("{days} days, {n} tours"),
        _ => "open-ended".to_owned(),
    }
}

fn conditions(ui: &mut Ui, file: &OpenFile, pledge: &Contribution) {
    if pledge.conditions.is_empty() {
        return;
    }
    let t = Theme::of(ui);
    facts::section(ui, "Waits for", "");
    for id in &pledge.conditions {
        let condition = file.index().condition(file.plan(), id);
        let name = condition.map_or_else(|| id.to_string(), |c| c.name.clone());
        let state = condition.map_or(words::NOT_IN_PLAN, |c| c.state.word());
        facts::marked(ui, Icon::Lock, t.text2, "", &crate::base::visible(&format!("{name}: {state}")));
    }
}

fn caveats(ui: &mut Ui, pledge: &Contribution) {
    if pledge.caveats.is_empty() {
        return;
    }
    let t = Theme::of(ui);
    facts::section(ui, "Caveats", "");
    for caveat in &pledge.caveats {
        let (icon, ink, word) = match caveat.strength {
            CaveatStrength::Prohibition => (Icon::Prohibition, t.unmet, "Prohibition"),
            CaveatStrength::Limitation | CaveatStrength::Unknown => (Icon::Limitation, t.minimum, "Limitation"),
        };
        let known = match caveat.disclosure {
            Disclosure::Written | Disclosure::Unknown => "",
            Disclosure::Verbal => ", verbal",
            Disclosure::Inferred => ", inferred",
        };
        facts::marked(ui, icon, ink, &format!("{word}{known}."), &crate::base::visible(&caveat.text));
    }
}

fn source(ui: &mut Ui, pledge: &Contribution) {
    facts::section(ui, "Source", if pledge.illustrative { "illustrative" } else { "reported" });
    if pledge.illustrative {
        facts::muted(ui, words::ILLUSTRATIVE);
    }
    facts::words(ui, &crate::base::visible(pledge.source.as_deref().unwrap_or(words::NO_SOURCE)));
    if let Some(note) = &pledge.note {
        facts::muted(ui, &crate::base::visible(note));
    }
}
