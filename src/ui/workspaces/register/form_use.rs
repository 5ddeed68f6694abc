//! What is known of the pledge in the form: which scenarios use it, which others it resembles, its findings.

use egui::{Align, Layout, RichText, Sense, Ui, vec2};

use super::form::part;
use crate::analysis::Severity;
use crate::base::{ContributionId, ScenarioId};
use crate::model::Contribution;
use crate::search::Alike;
use crate::session::{FileId, OpenFile};
use crate::ui::cx::Cx;
use crate::ui::intent::Intent;
use crate::ui::kit::finding_row::finding_row;
use crate::ui::kit::{badge, button};
use crate::ui::look::fonts;
use crate::ui::look::theme::{Slot, Theme};
use crate::ui::pledges::Pledges;
use crate::ui::present;

/// Use and findings of the pledge that is shown, kept until the plan changes.
#[derive(Debug)]
pub struct Seen {
    key: (FileId, u64, ContributionId),
    used: Vec<Used>,
    findings: Vec<(Severity, String, Option<String>)>,
    /// Other pledges that may be the same, each with why in words.
    alike: Vec<(ContributionId, String)>,
}

#[derive(Debug)]
struct Used {
    scenario: ScenarioId,
    letter: String,
    slot: Slot,
    title: String,
    lines: String,
}

/// Draws use, resemblance and findings.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile, pledge: &Contribution) {
    let t = Theme::of(ui);
    let form = &mut cx.view.register.form;
    let key = (file.id, file.revision(), pledge.id.clone());
    if form.seen.as_ref().is_none_or(|seen| seen.key != key) {
        form.seen = Some(look(file, &cx.view.pledges, pledge, key));
    }
    let Some(seen) = &form.seen else { return };
    part(ui, "Used in");
    if seen.used.is_empty() {
        ui.label(RichText::new("No scenario uses it.").font(fonts::regular(12.0)).color(t.text2));
    }
    for used in &seen.used {
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(18.0, 18.0), Sense::hover());
            badge::badge(ui.painter(), rect, &used.letter, used.slot);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.label(RichText::new(&used.lines).font(fonts::regular(12.0)).color(t.text1));
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    let title = RichText::new(&used.title).font(fonts::regular(12.0)).color(t.text1);
                    let label = ui.add(egui::Label::new(title).truncate().sense(Sense::click()));
                    if label.clicked() {
                        cx.view.compose.activate(used.scenario.clone());
                        cx.intents.push(Intent::Go(crate::ui::view::Workspace::Compose));
                    }
                });
            });
        });
    }
    let mut wanted = None;
    if !seen.alike.is_empty() {
        part(ui, "Perhaps twice");
    }
    for (other, why) in &seen.alike {
        let title = present::pledge(file, other).map_or("", |other| other.title.as_str());
        let name = crate::base::visible(&format!("{other} {title}"));
        if button::link(ui, &name).on_hover_text("Go to it").clicked() {
            wanted = Some(other.clone());
        }
        let why = RichText::new(crate::base::visible(why)).font(fonts::regular(11.0)).color(t.text2);
        ui.add(egui::Label::new(why).wrap());
    }
    if !seen.findings.is_empty() {
        part(ui, "Findings");
    }
    for (severity, sentence, mend) in &seen.findings {
        finding_row(ui, present::severity(*severity), sentence, None);
        if let Some(mend) = mend {
            ui.horizontal(|ui| {
                ui.add_space(22.0);
                ui.add(egui::Label::new(RichText::new(mend).font(fonts::regular(11.0)).color(t.text2)).wrap());
            });
        }
    }
    if let Some(id) = wanted {
        cx.view.register.go_to(file, &id, cx.intents);
        cx.view.list_pledges(file);
    }
}

fn look(file: &OpenFile, pledges: &Pledges, pledge: &Contribution, key: (FileId, u64, ContributionId)) -> Seen {
    let plan = file.plan();
    let used = plan.scenarios.iter().filter(|s| !s.archived).filter_map(|scenario| {
        let assignments: Vec<_> = scenario.assignments.iter().filter(|a| a.contribution == pledge.id).collect();
        let first = assignments.first()?;
        let place = first.requirement.as_ref().map_or_else(|| first.task.to_string(), ToString::to_string);
        let more = if assignments.len() > 1 { format!(" +{}", assignments.len() - 1) } else { String::new() };
        let money = super::rows::unit_of(file, pledge) == "money";
        let amount = present::amount(pledge, money, scenario.used(&pledge.id));
        let whole = present::amount(pledge, money, pledge.quantity);
        Some(Used {
            scenario: scenario.id.clone(),
            letter: present::letter(plan, scenario),
            slot: present::slot(plan, scenario),
            title: present::title(scenario),
            lines: crate::base::visible(&format!("{place}{more}, {amount} of {whole}")),
        })
    });
    let board = file.now();
    let all = board.plan_findings.iter().chain(board.entries.iter().flat_map(|entry| entry.findings.iter()));
    let mut findings: Vec<(Severity, String, Option<String>)> = Vec::new();
    for finding in all.filter(|f| f.place.list == "contributions" && f.place.id == pledge.id.as_str()) {
        let text = crate::base::visible(&finding.text);
        if !findings.iter().any(|(_, known, _)| *known == text) {
            findings.push((finding.severity, text, finding.mend.clone()));
        }
    }
    findings.sort_by_key(|(severity, ..)| *severity);
    let others = file.index().contribution_at(&pledge.id).map_or_else(Vec::new, |at| pledges.alike(at));
    let alike = others.into_iter().filter_map(|(at, alike)| {
        let other = plan.contributions.get(at)?;
        let why = match alike {
            Alike::Unit(unit) => format!("names {} too", other.elements.get(unit)?),
            Alike::Words => "has the same title".to_owned(),
        };
        Some((other.id.clone(), why))
    });
    Seen { key, used: used.collect(), findings, alike: alike.collect() }
}
