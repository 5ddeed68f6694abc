//! Register, the start page and the dialogs about records, driven as a person would, with kept pictures.
#![allow(clippy::disallowed_methods)] // the files and clock of a test are its own
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::path::{Path, PathBuf};

use common::cpu_renderer::CpuRenderer;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use muster::base::ContributionId;
use muster::edit::{Command, ContributionField};
use muster::model::{Contribution, Status};
use muster::session::{Recent, Session, Settings, ThemeChoice, Trace};
use muster::ui::app::App;
use muster::ui::view::{Selection, Workspace};

/// The application, made in the first frame, and what it is told from outside.
struct Desk {
    session: Option<Session>,
    app: Option<App>,
}

impl Desk {
    fn app(&mut self) -> &mut App {
        self.app.as_mut().unwrap()
    }

    fn pledge(&mut self, id: &str) -> Contribution {
        let plan = self.app().session.active().unwrap().plan().clone();
        plan.contributions.find(id).unwrap().as_ref().clone()
    }
}

fn settings(theme: ThemeChoice) -> Settings {
    Settings { theme, reduced_motion: true, ..Settings::default() }
}

fn desk(session: Session, size: [f32; 2]) -> Harness<'static, Desk> {
    let mut h = Harness::builder()
        .with_size(size)
        .with_max_steps(40)
        .with_os(egui::os::OperatingSystem::Nix)
        .renderer(CpuRenderer::default())
        .build_ui_state(
            |ui, desk: &mut Desk| {
                if desk.app.is_none() {
                    let session = desk.session.take().unwrap();
                    desk.app = Some(App::new(ui.ctx(), session));
                }
                // The harness leaves a margin; the program's window has none.
                let window = ui.ctx().content_rect();
                let mut whole = ui.new_child(egui::UiBuilder::new().max_rect(window));
                whole.set_clip_rect(window);
                desk.app().root(&mut whole);
            },
            Desk { session: Some(session), app: None },
        );
    h.run();
    h.state_mut().app().settle();
    h.run();
    h
}

fn sample(theme: ThemeChoice, size: [f32; 2]) -> Harness<'static, Desk> {
    let mut session = Session::new(settings(theme), Trace::default());
    session.open_sample().unwrap();
    let mut h = desk(session, size);
    h.state_mut().app().view.workspace = Workspace::Register;
    h.run();
    h
}

fn wide() -> Harness<'static, Desk> {
    sample(ThemeChoice::Light, [1440.0, 900.0])
}

fn row<'h>(h: &'h Harness<'_, Desk>, id: &str) -> egui_kittest::Node<'h> {
    let begins = format!("{id} ");
    h.get_by(move |node| {
        node.role() == egui::accesskit::Role::Row && node.label().is_some_and(|l| l.starts_with(&begins))
    })
}

fn rows(h: &Harness<'_, Desk>) -> Vec<String> {
    let row = |node: &egui_kittest::kittest::AccessKitNode<'_>| node.role() == egui::accesskit::Role::Row;
    let mut rows: Vec<(f32, String)> = h
        .query_all_by(row)
        .map(|node| (node.rect().top(), node.accesskit_node().label().unwrap().split(' ').next().unwrap().to_owned()))
        .collect();
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    rows.into_iter().map(|(_, id)| id).collect()
}

/// The field of that name, not the words above it.
fn field<'h>(h: &'h Harness<'_, Desk>, name: &str) -> egui_kittest::Node<'h> {
    let name = name.to_owned();
    h.get_by(move |node| {
        use egui::accesskit::Role;
        let typed = matches!(node.role(), Role::TextInput | Role::MultilineTextInput | Role::ComboBox);
        typed && node.label().as_deref() == Some(name.as_str())
    })
}

/// Goes to a field and types at the end of what stands in it.
fn write(h: &mut Harness<'_, Desk>, name: &str, text: &str) {
    field(h, name).focus();
    h.run();
    h.key_press_modifiers(Modifiers::COMMAND, Key::End);
    h.run();
    field(h, name).type_text(text);
    h.run();
}

/// True when a sentence that holds these words is shown.
fn says(h: &Harness<'_, Desk>, words: &str) -> bool {
    let words = words.to_owned();
    let holds = move |text: Option<String>| text.is_some_and(|text| text.contains(&words));
    h.query_all_by(move |node| holds(node.label()) || holds(node.value())).next().is_some()
}

fn type_search(h: &mut Harness<'_, Desk>, text: &str) {
    h.key_press_modifiers(Modifiers::COMMAND, Key::F);
    h.run();
    h.state_mut().app().view.register.search.clear();
    h.get_by_label("Search all fields").type_text(text);
    h.run();
}

#[test]
fn any_text_can_be_searched_and_an_empty_list_says_what_to_do() {
    let mut h = wide();
    type_search(&mut h, "typhoon");
    assert_eq!(h.state_mut().app().view.register.search, "typhoon");
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
    let plan = h.state_mut().app().session.active().unwrap().plan().clone();
    let confirmed = plan.contributions.iter().filter(|c| c.status == Status::Confirmed).count();
    h.get_by_label(&format!("Status: confirmed, {confirmed}")).click();
    h.run();
    h.get_by_label(&format!("{confirmed} of 140 pledges"));
    let british = plan.contributions.iter().filter(|c| c.nation.as_str() == "GBR");
    let (all, both) = (british.clone().count(), british.filter(|c| c.status == Status::Confirmed).count());
    h.get_by_label(&format!("Nation: United Kingdom, {all}")).click();
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
    let plan = h.state_mut().app().session.active().unwrap().plan().clone();
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
    let plan = h.state_mut().app().session.active().unwrap().plan().clone();
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
    assert_eq!(h.state_mut().app().view.selection, Selection::Contribution(used.id.clone()));
    // From the title one to the right: the quantity.
    h.state_mut().app().view.register.search.clear();
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
    assert_eq!(h.state_mut().pledge(used.id.as_str()).quantity, used.quantity, "a refused value is not taken");
    h.key_press(Key::Enter);
    h.run();
    let more = used.quantity.0 * 2;
    h.get_by_label(&name).type_text(&more.to_string());
    h.run();
    h.key_press(Key::Enter);
    h.run();
    assert_eq!(h.state_mut().pledge(used.id.as_str()).quantity.0, more);
    h.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    h.run();
    assert_eq!(h.state_mut().pledge(used.id.as_str()), *used);
}

#[test]
fn arrow_keys_enter_and_space_work_without_a_mouse() {
    let mut h = wide();
    h.key_press(Key::ArrowDown);
    h.run();
    let ids = rows(&h);
    let current = |h: &mut Harness<'_, Desk>| match h.state_mut().app().view.selection.clone() {
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
fn several_pledges_change_as_one_step_and_a_step_back_asks_why() {
    let mut h = wide();
    type_search(&mut h, "typhoon");
    let ids = rows(&h);
    h.get_by_label("Select all that are listed").click();
    h.run();
    if ids.len() < 2 {
        type_search(&mut h, "battlegroup");
        h.get_by_label("Select all that are listed").click();
        h.run();
    }
    let ids = rows(&h);
    assert!(ids.len() > 1);
    let depth = h.state_mut().app().session.active().unwrap().history().depth();
    h.get_by_label("Set status").click();
    h.run();
    h.get_all_by_label("requested").last().unwrap().click();
    h.run();
    write(&mut h, "Reason", "The capitals asked for time");
    h.get_by_label("Set to requested").click();
    h.run();
    let file = h.state_mut().app().session.active().unwrap();
    assert_eq!(file.history().depth(), depth + 1);
    for id in &ids {
        let pledge = h.state_mut().pledge(id);
        assert_eq!(pledge.status, Status::Requested);
    }
    h.state_mut().app().session.undo();
    h.run();
    assert!(ids.iter().any(|id| h.state_mut().pledge(id).status != Status::Requested));
}

#[test]
fn a_new_pledge_is_added_and_selected() {
    let mut h = wide();
    h.get_by_label("New pledge").click();
    h.run();
    h.get_all_by(|n| n.role() == egui::accesskit::Role::ComboBox && n.label().as_deref() == Some("Nation"))
        .last()
        .unwrap()
        .click();
    h.run();
    let nation = h.state_mut().app().session.active().unwrap().plan().nations[1].clone();
    let name = nation.name.clone();
    h.get_by(move |n| n.role() == egui::accesskit::Role::Button && n.label().as_deref() == Some(name.as_str())).click();
    h.run();
    field(&h, "Capability").click();
    h.run();
    let capability = h.state_mut().app().session.active().unwrap().plan().capabilities[1].clone();
    h.get_by_label(&format!("{} ({})", capability.name, capability.unit)).click();
    h.run();
    write(&mut h, "Title", "Guard battalion");
    h.get_by_label("Add pledge").click();
    h.run();
    let plan = h.state_mut().app().session.active().unwrap().plan().clone();
    let added = plan.contributions.last().unwrap().clone();
    assert_eq!(
        (added.title.as_str(), added.nation.as_str(), added.status),
        ("Guard battalion", nation.id.as_str(), Status::Indicated)
    );
    assert_eq!(h.state_mut().app().view.selection, Selection::Contribution(added.id.clone()));
    h.state_mut().app().session.undo();
    assert!(h.state_mut().app().session.active().unwrap().plan().contributions.find(added.id.as_str()).is_none());
}

#[test]
fn the_start_page_opens_the_sample_and_says_true_numbers() {
    let mut h = desk(Session::new(settings(ThemeChoice::Light), Trace::default()), [1280.0, 800.0]);
    h.get_by_label("Open the sample plan").click();
    h.run();
    let plan = h.state_mut().app().session.active().unwrap().plan().clone();
    assert_eq!((plan.nations.len(), plan.contributions.len(), plan.scenarios.len()), (40, 140, 6));
    let mut session = Session::new(Settings::default(), Trace::default());
    let lines = |session: &Session| {
        let plan = session.active().unwrap().plan();
        let sets = plan.requirement_sets.iter().flat_map(|s| &s.tasks).map(|t| t.requirements.len()).sum::<usize>();
        (sets, plan.criteria.len())
    };
    session.new_plan(muster::session::Template::Reassurance).unwrap();
    assert_eq!(lines(&session), (36, 6));
    session.new_plan(muster::session::Template::MineClearance).unwrap();
    assert_eq!(lines(&session).0, 7);
}

#[test]
fn plan_and_scenario_properties_change_in_one_step_each() {
    let mut h = wide();
    let depth = |h: &mut Harness<'_, Desk>| h.state_mut().app().session.active().unwrap().history().depth();
    h.get_by_label("Plan").click();
    h.run();
    h.get_by_label("Plan properties…").click();
    h.run();
    write(&mut h, "C-day", "2026-06-01");
    write(&mut h, "Classification", " RESTRICTED");
    h.get_by_label("Set properties").click();
    h.run();
    assert_eq!(depth(&mut h), 1);
    let properties = h.state_mut().app().session.active().unwrap().plan().properties.clone();
    assert_eq!(properties.c_day.unwrap().to_string(), "2026-06-01");
    assert!(properties.marking.classification.ends_with("RESTRICTED"));
    h.get_by_label("Scenario").click();
    h.run();
    h.get_by_label("Concept, assumptions and red lines…").click();
    h.run();
    write(&mut h, "Strengths, one a line", "\nQuick");
    write(&mut h, "Length, days", "180");
    h.get_by_label("Set properties").click();
    h.run();
    assert_eq!(depth(&mut h), 2);
    let plan = h.state_mut().app().session.active().unwrap().plan().clone();
    assert_eq!(plan.scenarios[0].duration_days.map(|d| d.0), Some(180));
    assert_eq!(plan.scenarios[0].strengths.last().map(String::as_str), Some("Quick"));
}

fn case() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/starter-plan.muster")
}

#[test]
fn the_repair_view_lists_each_problem() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("broken.muster");
    let text =
        std::fs::read_to_string(case()).unwrap().replacen("\"status\": \"offered\"", "\"status\": \"promised\"", 1);
    std::fs::write(&path, text).unwrap();
    let mut session = Session::new(settings(ThemeChoice::Light), Trace::default());
    session.open(&path).unwrap();
    let problems = session.active().unwrap().problems.clone();
    assert_eq!(problems.len(), 1);
    let mut h = desk(session, [1280.0, 800.0]);
    h.get_by_label("File").click();
    h.run();
    h.get_by_label("Repair view").click();
    h.run();
    h.get_by_label(&problems[0].place);
    assert!(says(&h, "The file on disk is untouched."));
    h.get_by_label("Show").click();
    h.run();
    let id = ContributionId::new(&problems[0].id);
    assert_eq!(h.state_mut().app().view.selection, Selection::Contribution(id));
    assert_eq!(h.state_mut().app().view.workspace, Workspace::Register);
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

fn recent_files() -> Vec<Recent> {
    let file = |path: &str, title: &str, letters: &str, opened: &str| Recent {
        path: path.into(),
        title: title.into(),
        marking: "EXERCISE UNCLASSIFIED".into(),
        scenarios: letters
            .chars()
            .zip(["#00747C", "#C05600", "#6B2FA0", "#7C0935"])
            .map(|(l, c)| (l.into(), c.into()))
            .collect(),
        opened: opened.into(),
    };
    vec![
        file("/Plans/reassurance-2025.muster", "Reassurance force, first look", "ABCE", "2025-12-31 14:02"),
        file("/Plans/training-and-regeneration.muster", "A. Training and regeneration", "A", "2025-12-30 18:40"),
        file("/Plans/black-sea-group.muster", "Black Sea mine clearance", "AB", "2025-12-28 09:15"),
        file("/Courses/staff-college-3.muster", "Staff college, week 3", "ABC", "2025-12-12 11:20"),
    ]
}

#[test]
fn recent_files_are_found_and_marked_for_compare() {
    let mut settings = settings(ThemeChoice::Light);
    settings.recent = recent_files();
    let mut h = desk(Session::new(settings, Trace::default()), [1440.0, 900.0]);
    let name = "Black Sea mine clearance, /Plans/black-sea-group.muster";
    h.get_by_label(name).focus();
    h.run();
    h.key_press(Key::Space);
    h.run();
    h.get_by_label(&format!("{name}, selected"));
    h.get_by_label("Staff college, week 3, /Courses/staff-college-3.muster").focus();
    h.run();
    h.key_press(Key::Space);
    h.run();
    h.get_by_label("Open 2 files in Compare");
    write(&mut h, "Find a recent file", "mine");
    assert!(h.query_by_label("Staff college, week 3, /Courses/staff-college-3.muster, selected").is_none());
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
    h.state_mut().app().view.workspace = Workspace::Register;
    h.run();
    h.state_mut().app().session.settings.set_folded("facet nation", true);
    h.run();
    let same = h.query_all_by_label_contains("The same words of two nations").next().unwrap();
    same.click();
    h.run();
    let found = rows(&h);
    assert!(found.contains(&"GBR-05".to_owned()) && found.contains(&"FRA-05".to_owned()), "{found:?}");
    assert!(found.len() < 20);
}

/// The saved views that the session holds.
fn views(h: &mut Harness<'_, Desk>) -> Vec<muster::session::SavedView> {
    h.state_mut().app().session.settings.views.clone()
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
    let plan = h.state_mut().app().session.active().unwrap().plan().clone();
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
    let ids: Vec<String> = rows(&h).into_iter().take(2).collect();
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
    assert!(lines[0].starts_with("Pledge\tTitle\tQty"), "{text}");
    assert!(lines.len() == 3 && lines[1].starts_with(&format!("{}\t", ids[0])), "{text}");
    h.event(egui::Event::Cut);
    h.run();
    let plan = h.state_mut().app().session.active().unwrap().plan().clone();
    let used = |id: &str| plan.scenarios.iter().any(|s| s.assignments.iter().any(|a| a.contribution.as_str() == id));
    // Pledges that scenarios use are not cut; the refusal says where they are used.
    let any = ids.iter().any(|id| used(id));
    assert!(ids.iter().all(|id| plan.contributions.find(id).is_some() == any));
}

#[test]
fn pictures_of_the_start_page() {
    let mut results = egui_kittest::SnapshotResults::new();
    for (theme, name) in [(ThemeChoice::Light, "start-light"), (ThemeChoice::Dark, "start-dark")] {
        let mut settings = settings(theme);
        settings.recent = recent_files();
        let mut h = desk(Session::new(settings, Trace::default()), [1440.0, 900.0]);
        h.get_by_label("Reassurance force, first look, /Plans/reassurance-2025.muster").focus();
        h.run();
        h.snapshot(name);
        results.extend(h.take_snapshot_results());
    }
}

#[test]
fn pictures_of_register() {
    let mut results = egui_kittest::SnapshotResults::new();
    for (theme, name) in [(ThemeChoice::Light, "register-light"), (ThemeChoice::Dark, "register-dark")] {
        let mut session = Session::new(settings(theme), Trace::default());
        session.open(&case()).unwrap();
        let mut h = desk(session, [1440.0, 900.0]);
        h.state_mut().app().view.workspace = Workspace::Register;
        h.run();
        h.get_by_label("People").click();
        h.run();
        h.get_by_label("People, sorted up").click();
        h.run();
        for id in ["NLD-03", "CAN-02", "DNK-02"] {
            if h.query_by_label(&format!("Select {id}")).is_some() {
                h.get_by_label(&format!("Select {id}")).click();
                h.run();
            }
        }
        h.remove_cursor();
        h.run();
        h.snapshot(name);
        results.extend(h.take_snapshot_results());
    }
}
