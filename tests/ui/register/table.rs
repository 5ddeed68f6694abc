//! The table: search, facets, order, columns, cells, rows and the clipboard.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use muster::edit::{Command, ContributionField};
use muster::model::Status;
use muster::session::{Session, ThemeChoice, Trace};
use muster::ui::view::{Selection, Workspace};

use super::{app, desk, pledge, row, rows, sample, says, settings, type_search, views, wide, write};
use crate::common::window::Window;

#[test]
fn any_text_can_be_searched_and_an_empty_list_says_what_to_do() {
    let mut h = wide();
    type_search(&mut h, "typhoon");
    assert_eq!(app(&mut h).view.register.search, "typhoon");
    let found = rows(&h);
    assert!(!found.is_empty() && found.iter().all(|id| id.starts_with("GBR")), "{found:?}");
    h.get_by_label(&format!("{} of 140 pledges", found.len()));
    type_search(&mut h, "1 (*[\\");
    assert!(rows(&h).is_empty());
    h.get_by_label("No pledge matches. Clear the search.");
    h.get_by_label("Clear").click();
    h.run();
    h.get_by_label("140 pledges");
}

#[test]
fn facets_narrow_the_list_and_come_off_as_tags() {
    let mut h = wide();
    app(&mut h).session.settings.set_folded("facet where", true);
    h.run();
    let plan = app(&mut h).session.active().unwrap().plan().clone();
    let confirmed = plan.contributions.iter().filter(|c| c.status == Status::Confirmed).count();
    h.get_by_label(&format!("Status: confirmed, {confirmed}")).click();
    h.run();
    h.get_by_label(&format!("{confirmed} of 140 pledges"));
    let british = plan.contributions.iter().filter(|c| c.nation.as_str() == "GBR");
    let (all, both) = (british.clone().count(), british.filter(|c| c.status == Status::Confirmed).count());
    h.get_by_label(&format!("Nation: United Kingdom, {both}")).click();
    h.run();
    assert_eq!(rows(&h).len(), both);
    h.get_by_label("Remove Status: confirmed").click();
    h.run();
    h.get_by_label(&format!("{all} of 140 pledges"));
}

#[test]
fn a_head_sorts_and_pressed_again_turns_the_order_round() {
    let mut h = wide();
    h.get_by_label("People").click();
    h.run();
    h.get_by_label("People, sorted up").click();
    h.run();
    let plan = app(&mut h).session.active().unwrap().plan().clone();
    let people: Vec<Option<u64>> = rows(&h).iter().map(|id| plan.contributions.find(id).unwrap().personnel).collect();
    assert!(people.len() > 20 && people.windows(2).all(|w| w[0] >= w[1]), "{people:?}");
    assert!(people[0] == plan.contributions.iter().map(|c| c.personnel).max().unwrap());
}

#[test]
fn only_rows_in_view_are_drawn() {
    let h = wide();
    assert!(rows(&h).len() < 45);
}

#[test]
fn a_cell_is_edited_in_place_refused_as_one_types_and_taken_back() {
    let mut h = wide();
    // A pledge that a scenario uses, with more than one unit.
    let plan = app(&mut h).session.active().unwrap().plan().clone();
    let used = plan
        .contributions
        .iter()
        .find(|c| {
            c.quantity.0 > 1 && plan.scenarios.iter().any(|s| s.used(&c.id) == c.quantity) && c.currency.is_none()
        })
        .unwrap()
        .clone();
    type_search(&mut h, used.id.as_str());
    row(&h, used.id.as_str()).click();
    h.run();
    assert_eq!(app(&mut h).view.selection, Selection::Contribution(used.id.clone()));
    // From the title one to the right: the quantity.
    app(&mut h).view.register.search.clear();
    for _ in 0..5 {
        h.key_press(Key::ArrowLeft);
        h.run();
    }
    h.key_press(Key::ArrowRight);
    h.run();
    h.key_press(Key::Enter);
    h.run();
    let name = format!("Quantity of {}", used.id);
    assert!(h.get_by_label(&name).is_focused());
    let less = (used.quantity.0 - 1).to_string();
    h.get_by_label(&name).type_text(&less);
    h.run();
    assert!(says(&h, &format!("Enter {} or more, or take some out first.", used.quantity)));
    h.key_press(Key::Enter);
    h.run();
    assert_eq!(pledge(&mut h, used.id.as_str()).quantity, used.quantity, "a refused value is not taken");
    h.key_press(Key::Enter);
    h.run();
    let more = used.quantity.0 * 2;
    h.get_by_label(&name).type_text(&more.to_string());
    h.run();
    h.key_press(Key::Enter);
    h.run();
    assert_eq!(pledge(&mut h, used.id.as_str()).quantity.0, more);
    h.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    h.run();
    assert_eq!(pledge(&mut h, used.id.as_str()), *used);
}

#[test]
fn arrow_keys_enter_and_space_work_without_a_mouse() {
    let mut h = wide();
    h.key_press(Key::ArrowDown);
    h.run();
    let ids = rows(&h);
    let current = |h: &mut Window| match app(h).view.selection.clone() {
        Selection::Contribution(id) => id.to_string(),
        other => panic!("{other:?}"),
    };
    assert_eq!(current(&mut h), ids[0]);
    h.key_press(Key::ArrowDown);
    h.run();
    h.key_press_modifiers(Modifiers::SHIFT, Key::ArrowDown);
    h.run();
    assert_eq!(current(&mut h), ids[2]);
    h.get_by_label("2 pledges selected");
    h.key_press(Key::Space);
    h.run();
    assert!(h.query_by_label("2 pledges selected").is_none());
    h.key_press(Key::Enter);
    h.run();
    assert!(h.get_by_label(&format!("Title of {}", ids[2])).is_focused());
}

#[test]
fn narrow_windows_keep_the_table_and_fold_the_rest() {
    let mut h = sample(ThemeChoice::Light, [720.0, 450.0]);
    assert!(!rows(&h).is_empty());
    assert!(h.query_by_label("Domain").is_none());
    h.get_by_label("Facets").click();
    h.run();
    h.get_by_label("Domain");
    h.get_by_label("Form").click();
    h.run();
    assert!(h.query_by_label("Domain").is_none());
    h.get_by_label("Select a pledge to see and edit it.");
}

#[test]
fn what_may_be_pledged_twice_is_found_by_a_facet() {
    let mut session = Session::new(settings(ThemeChoice::Light), Trace::default());
    session.open_sample().unwrap();
    let edit = |session: &mut Session, id: &str, field: ContributionField| {
        session.edit(&Command::EditContribution { contribution: id.into(), field }).unwrap();
    };
    edit(&mut session, "GBR-05", ContributionField::Title("Same words".to_owned()));
    edit(&mut session, "FRA-05", ContributionField::Title("same  WORDS".to_owned()));
    let mut h = desk(session, [1440.0, 900.0]);
    app(&mut h).view.workspace = Workspace::Register;
    h.run();
    for facet in ["facet nation", "facet where"] {
        app(&mut h).session.settings.set_folded(facet, true);
    }
    h.run();
    let same = h.query_all_by_label_contains("The same words of two nations").next().unwrap();
    same.click();
    h.run();
    let found = rows(&h);
    assert!(found.contains(&"GBR-05".to_owned()) && found.contains(&"FRA-05".to_owned()), "{found:?}");
    assert!(found.len() < 20);
}

#[test]
fn a_second_head_pressed_with_shift_orders_within_the_first() {
    let mut h = wide();
    h.get_by_label("Qty").click();
    h.run();
    h.get_by_label("People").click_modifiers(Modifiers::SHIFT);
    h.run();
    h.get_by_label("Qty, sorted up");
    h.get_by_label("People, sorted up, key 2");
    let plan = app(&mut h).session.active().unwrap().plan().clone();
    let keys: Vec<_> = rows(&h)
        .iter()
        .map(|id| plan.contributions.find(id).map(|pledge| (pledge.quantity, pledge.personnel)).unwrap())
        .collect();
    assert!(keys.len() > 5 && keys.is_sorted(), "{keys:?}");
}

#[test]
fn a_view_of_chosen_columns_is_saved_forgotten_and_put_back() {
    let mut h = wide();
    h.get_by_label("Columns").click();
    h.run();
    h.get_by_role_and_label(egui::accesskit::Role::CheckBox, "Capability").click();
    h.run();
    h.key_press(Key::Escape);
    h.run();
    h.get_by_label("People").click();
    h.run();
    h.get_by_label("Views").click();
    h.run();
    write(&mut h, "Name of this view", "By people");
    h.get_by_label("Save view").click();
    h.run();
    let kept = views(&mut h);
    assert_eq!(
        (kept.len(), kept[0].name.as_str(), &kept[0].sort[0]),
        (1, "By people", &("personnel".to_owned(), false))
    );
    assert_eq!(kept[0].columns.last().map(String::as_str), Some("capability"));
    h.get_by_label("Views").click();
    h.run();
    h.get_by_label("Usual columns and order").click();
    h.run();
    assert!(h.query_by_label("People, sorted up").is_none());
    h.get_by_label("Views").click();
    h.run();
    h.get_by_label("By people").click();
    h.run();
    h.get_by_label("People, sorted up");
    h.get_by_label("Views").click();
    h.run();
    h.get_by_label("Forget the view By people").click();
    h.run();
    assert!(views(&mut h).is_empty());
}

#[test]
fn rows_are_copied_for_a_spreadsheet_and_cut_as_one_step() {
    let mut h = wide();
    let plan = app(&mut h).session.active().unwrap().plan().clone();
    // Pledges that a scenario uses are not cut; the refusal says where they are used.
    let used = |id: &str| plan.scenarios.iter().any(|s| s.assignments.iter().any(|a| a.contribution.as_str() == id));
    let ids: Vec<String> = rows(&h).into_iter().filter(|id| !used(id)).take(2).collect();
    assert_eq!(ids.len(), 2, "two of the rows in sight are used by no scenario");
    for id in &ids {
        h.get_by_label(&format!("Select {id}")).click();
        h.run();
    }
    let row = h.query_all_by_role(egui::accesskit::Role::Row).next().unwrap();
    row.focus();
    h.run();
    h.event(egui::Event::Copy);
    h.step();
    let copied = h.output().platform_output.commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    let text = copied.expect("the rows are on the clipboard");
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[0].starts_with("Id\tTitle\tQuantity"), "{text}");
    assert!(lines.len() == 3 && lines[1].starts_with(&format!("{}\t", ids[0])), "{text}");
    h.event(egui::Event::Cut);
    h.run();
    let depth = |h: &mut Window| app(h).session.active().unwrap().history().depth();
    let after = app(&mut h).session.active().unwrap().plan().clone();
    assert!(ids.iter().all(|id| after.contributions.find(id).is_none()));
    assert_eq!(depth(&mut h), 1);
    app(&mut h).session.undo();
    assert_eq!(app(&mut h).session.active().unwrap().plan(), &plan);
}

#[test]
fn all_that_are_listed_are_selected_by_key_even_when_it_is_let_go_within_the_frame() {
    let mut h = wide();
    row(&h, "ALB-01").click();
    h.run();
    let key = |pressed| egui::Event::Key {
        key: Key::A,
        physical_key: None,
        pressed,
        repeat: false,
        modifiers: Modifiers::CTRL | Modifiers::COMMAND,
    };
    // As a window tells it: at the frame's end no key is held any more.
    h.event(key(true));
    h.event(key(false));
    h.run();
    h.get_by_label("140 pledges selected");
}
