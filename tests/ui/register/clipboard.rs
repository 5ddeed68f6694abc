//! Rows to a spreadsheet and back: copied, cut and pasted.

use std::collections::BTreeSet;

use egui::Event;
use egui_kittest::kittest::Queryable;
use muster::model::Plan;
use muster::session::{Session, Template, ThemeChoice, Trace};
use muster::ui::view::Workspace;

use super::{app, desk, says, settings, wide};
use crate::common::window::{Window, settle};

fn plan(h: &mut Window) -> Plan {
    app(h).session.active().unwrap().plan().clone()
}

fn copied(h: &mut Window) -> String {
    h.step();
    let text = h.output().platform_output.commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    text.expect("the rows are on the clipboard")
}

/// Eight pledges that no scenario uses, selected.
fn select_unused(h: &mut Window) -> BTreeSet<String> {
    let plan = plan(h);
    let used: BTreeSet<&str> =
        plan.scenarios.iter().flat_map(|s| s.assignments.iter().map(|a| a.contribution.as_str())).collect();
    let ids: Vec<String> =
        plan.contributions.iter().map(|c| c.id.to_string()).filter(|id| !used.contains(id.as_str())).collect();
    let wanted: BTreeSet<String> = ids.into_iter().take(8).collect();
    for id in &wanted {
        super::type_search(h, id);
        h.get_by_label(&format!("Select {id}")).click();
        h.run();
    }
    // Without the field, which would have the keyboard then.
    app(h).view.register.search.clear();
    h.run();
    wanted
}

fn paste(h: &mut Window, text: &str) {
    h.event(Event::Paste(text.to_owned()));
    h.run();
    settle(h);
}

fn press(h: &mut Window, name: &str) {
    h.get_by_role_and_label(egui::accesskit::Role::Button, name).click();
    settle(h);
    settle(h);
}

#[test]
fn what_was_cut_comes_back_as_it_was_when_it_is_pasted() {
    let mut h = wide();
    let before = plan(&mut h);
    let ids = select_unused(&mut h);
    h.event(Event::Cut);
    let text = copied(&mut h);
    settle(&mut h);
    assert_eq!(plan(&mut h).contributions.len(), before.contributions.len() - ids.len());
    paste(&mut h, &text);
    assert!(says(&h, "Pasted rows: 8 rows below the head in row 1"));
    press(&mut h, "Show the changes");
    assert!(says(&h, "8 added"));
    press(&mut h, "Take 8 rows");
    let after = plan(&mut h);
    for id in &ids {
        let (old, new) = (before.contributions.find(id).unwrap(), after.contributions.find(id).unwrap());
        let shown = |c: &muster::model::Contribution| {
            let what = (c.nation.clone(), c.capability.clone(), c.title.clone(), c.quantity, c.currency.clone());
            (what, c.personnel, c.areas.clone(), c.notice_days, c.status)
        };
        assert_eq!(shown(old), shown(new), "{id}");
    }
    // One step back takes the paste, one more the cut.
    app(&mut h).session.undo();
    app(&mut h).session.undo();
    assert_eq!(plan(&mut h), before);
}

#[test]
fn rows_are_pasted_into_another_plan_and_rows_without_heads_by_the_columns_shown() {
    let mut h = wide();
    let ids = select_unused(&mut h);
    h.event(Event::Copy);
    let text = copied(&mut h);
    let mut session = Session::new(settings(ThemeChoice::Light), Trace::default());
    session.new_plan(Template::Reassurance).unwrap();
    let mut other = desk(session, [1280.0, 800.0]);
    app(&mut other).view.workspace = Workspace::Register;
    other.run();
    assert!(plan(&mut other).contributions.is_empty(), "there is no table yet");
    paste(&mut other, &text);
    press(&mut other, "Show the changes");
    press(&mut other, "Take 8 rows");
    assert_eq!(plan(&mut other).contributions.len(), ids.len());
    // The same rows without their heads change nothing.
    let (_, bare) = text.split_once("\r\n").unwrap();
    paste(&mut other, bare);
    assert!(says(&other, "Pasted rows: 8 rows without a head"), "the first row is none");
    press(&mut other, "Show the changes");
    assert!(says(&other, "8 unchanged"));
}

#[test]
fn pasting_into_a_text_field_pastes_text() {
    let mut h = wide();
    h.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::F);
    h.run();
    paste(&mut h, "typhoon");
    assert_eq!(app(&mut h).view.register.search, "typhoon");
    assert!(app(&mut h).view.dialog.is_none());
}

#[test]
fn a_text_that_is_no_pledge_is_told_row_by_row_and_nothing_is_done() {
    let mut h = wide();
    let before = plan(&mut h);
    paste(&mut h, "=1+1\tx\n\n\"open");
    assert!(says(&h, "a quotation mark opens a cell and is never closed"));
    press(&mut h, "Close");
    paste(&mut h, "hello");
    press(&mut h, "Show the changes");
    assert!(says(&h, "1 unreadable"));
    h.key_press(egui::Key::Escape);
    h.run();
    assert_eq!(plan(&mut h), before);
}
