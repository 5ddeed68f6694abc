//! Search and facets: slips, any text, counts that follow what is searched and checked, long facets, views saved before.

use std::collections::BTreeMap;

use egui_kittest::kittest::{NodeT, Queryable};
use muster::model::{Contribution, Status};
use muster::session::{SavedView, Session, ThemeChoice, Trace};
use muster::ui::view::Workspace;

use super::{app, desk, rows, settings, type_search, wide};
use crate::common::window::Window;

fn plan(h: &mut Window) -> muster::model::Plan {
    app(h).session.active().unwrap().plan().clone()
}

fn press(h: &mut Window, name: &str) {
    h.get_by_label(name).click();
    h.run();
}

/// Opens or folds a facet; a column's head may have the same name.
fn turn(h: &mut Window, facet: &str) {
    let header = h.query_all_by_label(facet).find(|node| node.rect().left() < 250.0).unwrap();
    header.click();
    h.run();
}

/// The values of a facet that are shown, from the top, with their counts.
fn values(h: &Window, facet: &str) -> Vec<(String, usize)> {
    let begins = format!("{facet}: ");
    let of = |label: String| {
        let (value, count) = label.strip_prefix(&begins)?.rsplit_once(", ")?;
        Some((value.to_owned(), count.replace(',', "").parse().ok()?))
    };
    let mut found: Vec<(f32, (String, usize))> = h
        .query_all_by_label_contains(&begins)
        .filter_map(|node| Some((node.rect().top(), of(node.accesskit_node().label()?)?)))
        .collect();
    found.sort_by(|a, b| a.0.total_cmp(&b.0));
    found.into_iter().map(|(_, value)| value).collect()
}

fn count(h: &Window, facet: &str, value: &str) -> Option<usize> {
    values(h, facet).into_iter().find(|(of, _)| of == value).map(|(_, count)| count)
}

#[test]
fn a_slip_of_the_fingers_is_forgiven_and_a_code_is_not_guessed() {
    let mut h = wide();
    type_search(&mut h, "typhoon");
    let typhoons = rows(&h);
    for slip in ["tyhpoon", "typhon", "thyphoon", "tipho"] {
        type_search(&mut h, slip);
        assert_eq!(rows(&h), typhoons, "{slip}");
    }
    type_search(&mut h, "gbr-99");
    h.get_by_label("No pledge matches. Clear the search.");
}

#[test]
fn brackets_and_figures_are_text_like_any_other() {
    let mut h = wide();
    let held = |p: &Contribution| format!("{p:?}");
    type_search(&mut h, "1 (");
    let some = rows(&h);
    let plan = plan(&mut h);
    assert!(!some.is_empty());
    for id in &some {
        let words = held(plan.contributions.find(id).unwrap());
        assert!(words.contains('1') && words.contains('('), "{id}");
    }
    for text in ["(", "((((", "\\d+", "%", "\u{202e}", "1 (*["] {
        type_search(&mut h, text);
    }
}

#[test]
fn counts_follow_the_search_and_the_other_facets() {
    let mut h = wide();
    turn(&mut h, "Where");
    let plan = plan(&mut h);
    let of = |keep: &dyn Fn(&Contribution) -> bool| plan.contributions.iter().filter(|p| keep(p)).count();
    let british = |p: &Contribution| p.nation.as_str() == "GBR";
    assert_eq!(count(&h, "Nation", "United Kingdom"), Some(of(&british)));
    let (offered, all) = (of(&|p| p.status == Status::Offered), of(&|p| p.status == Status::Confirmed));
    press(&mut h, &format!("Status: confirmed, {all}"));
    // Its own facet counts what each further value would bring; the others count what is listed.
    assert_eq!(count(&h, "Status", "offered"), Some(offered));
    let both = of(&|p| british(p) && p.status == Status::Confirmed);
    assert_eq!(count(&h, "Nation", "United Kingdom"), Some(both));
    let nations = values(&h, "Nation");
    assert!(nations.iter().all(|(_, n)| *n > 0) && nations.is_sorted_by_key(|(_, n)| std::cmp::Reverse(*n)));
    // What is checked stays in sight with nothing to show; so does a short list in its order.
    press(&mut h, &format!("Nation: United Kingdom, {both}"));
    type_search(&mut h, "patriot");
    assert_eq!(count(&h, "Nation", "United Kingdom"), Some(0));
    assert!(values(&h, "Domain").len() > 3);
    h.get_by_label("No pledge matches. Clear the search.");
}

#[test]
fn groups_capabilities_and_conditions_narrow_the_list() {
    let mut h = wide();
    let plan = plan(&mut h);
    turn(&mut h, "Nation");
    for facet in ["Group", "Capability", "Waits for"] {
        assert!(values(&h, facet).is_empty(), "{facet} is folded at first");
        turn(&mut h, facet);
        assert!(values(&h, facet).len() > 1, "{facet}");
        turn(&mut h, facet);
        assert!(values(&h, facet).is_empty(), "{facet}");
    }
    turn(&mut h, "Status");
    turn(&mut h, "Group");
    let mut groups: BTreeMap<&str, usize> = BTreeMap::new();
    for pledge in &plan.contributions {
        for group in &plan.nations.find(pledge.nation.as_str()).unwrap().groups {
            *groups.entry(group).or_default() += 1;
        }
    }
    let (group, pledges) = groups.iter().next().map(|(group, n)| ((*group).to_owned(), *n)).unwrap();
    assert_eq!(count(&h, "Group", &group), Some(pledges));
    press(&mut h, &format!("Group: {group}, {pledges}"));
    h.get_by_label(&format!("{pledges} of 140 pledges"));
    press(&mut h, &format!("Remove Group: {group}"));
    turn(&mut h, "Group");
    turn(&mut h, "Where");
    turn(&mut h, "Waits for");
    let free = plan.contributions.iter().filter(|p| p.conditions.is_empty()).count();
    press(&mut h, &format!("Waits for: Nothing, {free}"));
    h.get_by_label(&format!("{free} of 140 pledges"));
}

#[test]
fn a_long_facet_shows_its_most_frequent_values_until_all_are_asked_for() {
    let mut h = wide();
    for facet in ["Domain", "Status", "Where", "Figures", "Nation", "Capability"] {
        turn(&mut h, facet);
    }
    let plan = plan(&mut h);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for pledge in &plan.contributions {
        *counts.entry(pledge.capability.as_str()).or_default() += 1;
    }
    let all = counts.len();
    let shown = values(&h, "Capability");
    assert_eq!((shown.len(), shown[0].1), (12, *counts.values().max().unwrap()));
    press(&mut h, &format!("Show {} more", all - 12));
    h.get_by_label("Show fewer");
    assert!(values(&h, "Capability").len() > 12);
}

#[test]
fn a_view_saved_before_there_were_more_facets_still_opens() {
    let mut settings = settings(ThemeChoice::Light);
    let facets = [("Nation", "GBR"), ("Where", "ukr"), ("Perhaps twice", "unit"), ("Of another version", "x")];
    settings.views = vec![SavedView {
        name: "British in Ukraine".to_owned(),
        facets: facets.map(|(facet, key)| (facet.to_owned(), key.to_owned())).to_vec(),
        ..SavedView::default()
    }];
    let mut session = Session::new(settings, Trace::default());
    session.open_sample().unwrap();
    let mut h = desk(session, [1440.0, 900.0]);
    app(&mut h).view.workspace = Workspace::Register;
    h.run();
    press(&mut h, "Views");
    press(&mut h, "British in Ukraine");
    h.get_by_label("Remove Nation: United Kingdom");
    h.get_by_label("Remove Perhaps twice: The same unit in two");
}
