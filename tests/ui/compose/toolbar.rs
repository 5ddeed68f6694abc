//! The toolbar at all widths and numbers of scenarios, and the ways on from a plan without any.

use egui::accesskit::Toggled;
use egui_kittest::kittest::NodeT;
use muster::edit::Command;
use muster::session::{Session, Settings, Template, ThemeChoice, Trace};
use muster::ui::view::Workspace;

use super::desk::{Desk, settings, starter};

#[test]
fn a_plan_without_requirement_sets_leads_to_them() {
    for workspace in [Workspace::Compose, Workspace::Compare] {
        let mut session = Session::new(settings(ThemeChoice::Light), Trace::default());
        session.new_plan(Template::Empty).unwrap();
        let mut desk = Desk::with(session, [1280.0, 800.0]);
        desk.app().view.workspace = workspace;
        desk.run();
        assert!(desk.says("No scenario yet, and no requirement set to measure one against. Say first what is needed."));
        desk.press("Requirement sets");
        assert!(desk.app().view.dialog.is_some(), "{workspace:?} leads to the requirement sets");
    }
}

#[test]
fn the_toolbar_keeps_everything_apart_and_within_reach() {
    for scenarios in [6, 12, 30] {
        for (width, text) in [(960.0, 100), (1280.0, 100), (1440.0, 100), (2560.0, 100), (1280.0, 200), (1440.0, 200)] {
            let mut session = starter(Settings { text_size: text, ..settings(ThemeChoice::Light) });
            let requirement_set = session.active().unwrap().plan().requirement_sets.iter().next().unwrap().id.clone();
            while session.active().unwrap().plan().scenarios.len() < scenarios {
                let name = format!("Option {}", session.active().unwrap().plan().scenarios.len());
                session.edit(&Command::NewScenario { name, requirement_set: requirement_set.clone() }).unwrap();
            }
            let desk = Desk::with(session, [width, 800.0]);
            let about = format!("{scenarios} scenarios, {width} wide, text at {text} %");
            let bar = desk.named("Gaps only").rect().center().y;
            let mut across: Vec<(egui::Rect, String)> = (desk.begins("").into_iter())
                .filter(|node| (node.rect().center().y - bar).abs() < 4.0 && node.rect().height() < 40.0)
                .map(|node| (node.rect(), node.accesskit_node().label().unwrap()))
                .collect();
            across.sort_by(|a, b| a.0.left().total_cmp(&b.0.left()));
            for pair in across.windows(2) {
                assert!(pair[0].0.right() <= pair[1].0.left() + 0.5, "{pair:?} lie apart: {about}");
            }
            let (last, name) = across.last().unwrap();
            assert!(name.ends_with("to redo") && last.right() <= desk.h.ctx.content_rect().right(), "{last} {about}");
            let squares = across.iter().filter(|(_, name)| name.starts_with("Show ")).count();
            let more = across.iter().filter_map(|(_, name)| name.strip_suffix(" more")?.parse::<usize>().ok());
            assert_eq!(squares + more.sum::<usize>(), scenarios, "every scenario can be reached: {about}");
        }
    }
}

#[test]
fn a_scenario_without_room_is_shown_and_hidden_from_the_menu() {
    let mut desk = Desk::with(starter(Settings { text_size: 200, ..settings(ThemeChoice::Light) }), [1000.0, 800.0]);
    let more = desk.all_named("").into_iter().map(|(_, name)| name).find(|name| name.ends_with(" more")).unwrap();
    desk.press(&more);
    let shown = |desk: &Desk| desk.named("Sky first").accesskit_node().toggled();
    assert_eq!(shown(&desk), Some(Toggled::True));
    desk.press("Sky first");
    assert_eq!(shown(&desk), Some(Toggled::False));
    desk.press("Sky first");
    assert_eq!(shown(&desk), Some(Toggled::True));
}
