//! The palette: finds commands, pledges, nations, lines and scenarios by what is typed.

use egui::{Align2, Key, Rect, Sense, Ui, WidgetInfo, pos2, vec2};

use super::Outcome;
use crate::base::ScenarioId;
use crate::search;
use crate::ui::actions::{Action, TABLE};
use crate::ui::cx::Cx;
use crate::ui::frame::enabled;
use crate::ui::intent::Intent;
use crate::ui::kit::field::Field;
use crate::ui::look::fonts;
use crate::ui::look::icons::{self, Icon};
use crate::ui::look::paint::{self, Force};
use crate::ui::look::theme::Theme;
use crate::ui::view::{Selection, Workspace};

/// The most rows that are shown.
const ROWS: usize = 9;

/// What is typed and which row is chosen.
#[derive(Debug, Default)]
pub struct Palette {
    query: String,
    at: usize,
    found: Option<(String, Vec<Found>)>,
}

#[derive(Clone, Debug)]
struct Found {
    icon: Icon,
    words: String,
    kind: &'static str,
    intents: Vec<Intent>,
}

/// Draws the field and the rows.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut Palette) -> Outcome {
    let t = Theme::of(ui);
    ui.spacing_mut().item_spacing.y = 0.0;
    let width = ui.available_width();
    let hint = "Find a command, nation, pledge or scenario";
    let response = Field::search(&mut state.query, hint, hint, "", width).show(ui);
    response.request_focus();
    if state.found.as_ref().is_none_or(|(query, _)| *query != state.query) {
        state.found = Some((state.query.clone(), find(cx, &state.query)));
        state.at = 0;
    }
    let found = state.found.as_ref().map_or(&[][..], |(_, found)| found);
    let (down, up, enter) =
        ui.input(|i| (i.key_pressed(Key::ArrowDown), i.key_pressed(Key::ArrowUp), i.key_pressed(Key::Enter)));
    if down {
        state.at = (state.at + 1).min(found.len().saturating_sub(1));
    }
    if up {
        state.at = state.at.saturating_sub(1);
    }
    let mut chosen = enter.then_some(state.at);
    for (n, row) in found.iter().enumerate() {
        let (rect, response) = ui.allocate_exact_size(vec2(width, 32.0), Sense::click());
        let selected = n == state.at;
        response.widget_info(|| WidgetInfo::selected(egui::Role::ListBoxOption, true, selected, &row.words));
        let fill = if selected { t.select } else { paint::surface(ui, &response, Force::Live, t.card) };
        ui.painter().rect_filled(rect, 0, fill);
        let icon = Rect::from_center_size(pos2(rect.left() + 20.0, rect.center().y), vec2(14.0, 14.0));
        icons::draw(ui.painter(), row.icon, icon, t.text2);
        let at = pos2(rect.left() + 40.0, rect.center().y);
        paint::text(ui.painter(), at, Align2::LEFT_CENTER, &row.words, fonts::regular(12.0), t.text1, width - 140.0);
        let at = pos2(rect.right() - 12.0, rect.center().y);
        paint::text(ui.painter(), at, Align2::RIGHT_CENTER, row.kind, fonts::regular(11.0), t.text3, 90.0);
        if response.clicked() {
            chosen = Some(n);
        }
    }
    if found.is_empty() {
        let (rect, _) = ui.allocate_exact_size(vec2(width, 32.0), Sense::hover());
        let at = pos2(rect.left() + 16.0, rect.center().y);
        paint::text(ui.painter(), at, Align2::LEFT_CENTER, "Nothing matches.", fonts::regular(12.0), t.text2, width);
    }
    let Some(row) = chosen.and_then(|n| found.get(n)) else { return Outcome::Open };
    cx.intents.extend(row.intents.iter().cloned());
    Outcome::Closed
}

fn find(cx: &Cx<'_>, query: &str) -> Vec<Found> {
    let mut all: Vec<Found> = TABLE
        .iter()
        .filter(|row| row.action != Action::Palette && enabled(cx, row.action))
        .map(|row| Found {
            icon: Icon::ChevronRight,
            words: row.label.to_owned(),
            kind: "command",
            intents: vec![Intent::Do(row.action)],
        })
        .collect();
    if let (Some(file), false) = (cx.session.active(), query.trim().is_empty()) {
        let plan = file.plan();
        all.extend(plan.scenarios.iter().map(|s| found_scenario(&s.name, &s.id)));
        all.extend(plan.contributions.iter().map(|c| Found {
            icon: Icon::Register,
            words: crate::base::visible(&format!("{} {}", c.id, c.title)),
            kind: "pledge",
            intents: vec![Intent::Go(Workspace::Register), Intent::Select(Selection::Contribution(c.id.clone()))],
        }));
        all.extend(plan.nations.iter().map(|n| Found {
            icon: Icon::Person,
            words: crate::base::visible(&format!("{} {}", n.id, n.name)),
            kind: "nation",
            intents: vec![Intent::SearchRegister(n.name.clone())],
        }));
    }
    let words: Vec<&str> = all.iter().map(|found| found.words.as_str()).collect();
    search::fuzzy(query, &words).into_iter().take(ROWS).map(|at| all[at].clone()).collect()
}

fn found_scenario(name: &str, id: &ScenarioId) -> Found {
    Found {
        icon: Icon::Compose,
        words: crate::base::visible(name),
        kind: "scenario",
        intents: vec![Intent::Go(Workspace::Compose), Intent::Select(Selection::Scenario(id.clone()))],
    }
}
