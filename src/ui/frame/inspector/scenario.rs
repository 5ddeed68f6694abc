//! A scenario: its concept and assumptions, key figures, what each nation bears, its findings.

use egui::Ui;

use super::facts;
use crate::analysis::Metric;
use crate::base::ScenarioId;
use crate::session::OpenFile;
use crate::ui::actions::Action;
use crate::ui::cx::Cx;
use crate::ui::intent::Intent;
use crate::ui::kit::button::Button;
use crate::ui::look::icons::Icon;
use crate::ui::look::theme::Theme;
use crate::ui::{format, present, text};
use crate::words::ui::inspector::{self as words, row};

/// Draws a scenario.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile, id: &ScenarioId) {
    let Some(entry) = file.now().entry(id) else { return facts::muted(ui, words::SCENARIO_GONE) };
    let t = Theme::of(ui);
    let plan = file.plan();
    let scenario = &entry.scenario;
    facts::title(ui, "", true, &crate::base::visible(&scenario.name));
    facts::muted(ui, text::scenario_status(scenario.status));
    if scenario.concept.is_empty() {
        facts::muted(ui, words::NO_CONCEPT);
    } else {
        facts::words(ui, &crate::base::visible(&scenario.concept));
    }
    ui.add_space(4.0);
    if Button::new(words::PROPERTIES).show(ui).clicked() {
        cx.view.compose.activate(id.clone());
        cx.wish(Intent::Do(Action::ScenarioProperties));
    }
    facts::section(ui, "Figures", "");
    let illustrative = present::illustrative(entry);
    let currency = plan.properties.currency.as_str();
    let metrics = &entry.figures.metrics;
    let none = || format::NO_VALUE.to_owned();
    let people = |m| metrics.get(m).map_or_else(none, |v| text::people(&v, illustrative));
    let share = |m| metrics.get(m).map_or_else(none, |v| format::percent(v.to_f64()));
    let studied = |m| {
        if !metrics.computed(m) {
            return "…".to_owned();
        }
        let last = if entry.waits_for(m) { " (last)" } else { "" };
        format!("{}{last}", share(m))
    };
    let money = |m| metrics.get(m).map_or_else(none, |v| text::money(&v, currency));
    facts::row(ui, "People", &people(Metric::Personnel));
    facts::row(ui, row::ON_PAPER, &people(Metric::PersonnelAssigned));
    facts::row(ui, row::PEAK, &people(Metric::PersonnelPeak));
    facts::row(ui, row::HOST, &people(Metric::PersonnelHost));
    facts::row(ui, row::ESSENTIAL_MET, &share(Metric::EssentialMet));
    facts::row(ui, "Essential fill", &share(Metric::EssentialFill));
    let full = metrics.get(Metric::DaysToFull).map(|d| d.to_f64() as i64);
    facts::row(ui, "Full from", &format::day_or_never(full));
    facts::row(ui, row::EXPECTED_MINIMUM, &studied(Metric::ExpectedMinimum));
    facts::row(ui, "Expected met", &studied(Metric::ExpectedMet));
    facts::row(ui, row::ALL_ESSENTIAL_MET, &studied(Metric::Confidence));
    facts::row(ui, row::WITHOUT_PARTNER, &studied(Metric::BackstopDependence));
    facts::muted(ui, &present::given(file, scenario));
    facts::row(ui, "Confirmed people", &share(Metric::ConfirmedShare));
    facts::row(ui, "Largest nation", &share(Metric::LargestShare));
    facts::row(ui, "Cost a month", &money(Metric::MonthlyCost));
    facts::row(ui, row::TOTAL_COST, &money(Metric::TotalCost));
    if !scenario.assumes.is_empty() {
        facts::section(ui, "Assumes", "");
        for condition in &scenario.assumes {
            let record = file.index().condition(plan, condition);
            let name = record.map_or_else(|| condition.to_string(), |c| c.name.clone());
            let state = record.map_or(words::NOT_IN_PLAN, |c| c.state.word());
            facts::marked(ui, Icon::Lock, t.text2, "", &crate::base::visible(&format!("{name}: {state}")));
        }
    }
    facts::section(ui, words::BURDEN.0, words::BURDEN.1);
    for burden in &entry.figures.burden {
        let share = burden.share.as_ref().map_or_else(none, |s| format::percent(s.to_f64()));
        let people = format!("{}   {share}", text::people(&burden.personnel, illustrative));
        facts::row(ui, &present::nation(file, &burden.nation), &people);
    }
    facts::findings(ui, entry.findings.iter(), ("scenario", id));
}
