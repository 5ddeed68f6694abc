//! Survey, driven as a person would: answers recorded and corrected, what becomes due, contradictions, pledges made of
//! answers, reply sheets there and back; with kept pictures.

use std::path::Path;

use crate::common::window::{Window, settle, shows, starter, window};
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use muster::model::{Answer, Plan, Position, Question, Status};
use muster::ui::app::App;
use muster::ui::view::{Selection, Workspace};

fn app(h: &mut Window) -> &mut App {
    h.state_mut().as_mut().unwrap()
}

fn plan(h: &mut Window) -> Plan {
    app(h).session.active().unwrap().plan().clone()
}

fn depth(h: &mut Window) -> usize {
    app(h).session.active().unwrap().history().depth()
}

fn open(size: [f32; 2]) -> Window {
    window(starter(), Workspace::Survey, egui::Theme::Light, size)
}

fn wide() -> Window {
    open([1440.0, 900.0])
}

fn press(h: &mut Window, key: Key) {
    h.key_press(key);
    h.run();
}

fn click(h: &mut Window, label: &str) {
    h.get_by_label(label).click();
    h.run();
}

/// The labels of one role, from top to bottom.
fn labels(h: &Window, role: egui::accesskit::Role) -> Vec<String> {
    let of_role = |node: &egui_kittest::kittest::AccessKitNode<'_>| node.role() == role;
    let mut found: Vec<(f32, String)> = h
        .query_all_by(of_role)
        .map(|node| (node.rect().top(), node.accesskit_node().label().unwrap_or_default()))
        .collect();
    found.sort_by(|a, b| a.0.total_cmp(&b.0));
    found.into_iter().map(|(_, label)| label).collect()
}

/// The codes of the nations that are in view.
fn nations(h: &Window) -> Vec<String> {
    let rows = labels(h, egui::accesskit::Role::RowHeader);
    rows.iter().filter_map(|label| label.split(' ').next().map(str::to_owned)).collect()
}

/// True when a sentence that holds these words is shown.
fn says(h: &Window, words: &str) -> bool {
    let words = words.to_owned();
    let holds = move |text: Option<String>| text.is_some_and(|text| text.contains(&words));
    h.query_all_by(move |node| holds(node.label()) || holds(node.value())).next().is_some()
}

/// The cell whose name begins so: "Italy, Troops in Ukraine".
fn cell<'h>(h: &'h Window, begins: &str) -> egui_kittest::Node<'h> {
    let begins = format!("{begins}:");
    h.get_by(move |node| {
        node.role() == egui::accesskit::Role::Cell && node.label().is_some_and(|l| l.starts_with(&begins))
    })
}

fn cell_name(h: &Window, begins: &str) -> String {
    cell(h, begins).accesskit_node().label().unwrap()
}

fn write(h: &mut Window, name: &str, text: &str) {
    let wanted = name.to_owned();
    let field = h.get_by(move |node| {
        use egui::accesskit::Role;
        let typed = matches!(node.role(), Role::TextInput | Role::MultilineTextInput);
        typed && node.label().as_deref() == Some(wanted.as_str())
    });
    field.focus();
    h.run();
    h.key_press_modifiers(Modifiers::COMMAND, Key::A);
    h.run();
    h.event(egui::Event::Text(text.to_owned()));
    h.run();
}

#[test]
fn the_workspace_is_reached_by_its_shortcut_and_from_the_rail() {
    let mut h = window(starter(), Workspace::Compose, egui::Theme::Light, [1440.0, 900.0]);
    h.key_press_modifiers(Modifiers::COMMAND, Key::Num1);
    h.run();
    assert_eq!(app(&mut h).view.workspace, Workspace::Survey);
    h.key_press_modifiers(Modifiers::COMMAND, Key::Num3);
    h.run();
    click(&mut h, "Survey");
    assert_eq!(app(&mut h).view.workspace, Workspace::Survey);
    assert!(says(&h, "30 of 35 answered on troops in Ukraine: 10 yes, 7 conditional, 5 undecided, 8 no, 5 not stated"));
}

#[test]
fn what_the_line_says_is_what_the_plan_holds() {
    let mut h = wide();
    let findings = app(&mut h).session.active().unwrap().board().clone();
    let all = findings.plan_findings.iter().chain(findings.entries.iter().flat_map(|e| e.findings.iter()));
    let plan = plan(&mut h);
    let coalition = |f: &&muster::analysis::Finding| {
        use muster::model::NationRole::{Lead, Participant};
        matches!(plan.nations.find(&f.place.id).unwrap().role, Lead | Participant)
    };
    let mut open: Vec<String> =
        all.filter(|f| f.code == "unanswered").filter(coalition).map(|f| f.text.clone()).collect();
    open.sort();
    open.dedup();
    let of = |subject: &str| open.iter().filter(|text| text.ends_with(subject)).count();
    assert_eq!(of("troops in the host country"), 5);
    let (second, third) = (of("troops in a neighbouring country"), of("another contribution"));
    assert!(second > 0 && says(&h, &format!("{second} second")), "{open:?}");
    assert!(third == 0 || says(&h, &format!("and {third} third")));
}

#[test]
fn a_letter_answers_and_a_no_makes_the_next_questions_due() {
    let mut h = wide();
    cell(&h, "Spain, Troops in Ukraine").click();
    h.run();
    assert_eq!(
        cell_name(&h, "Spain, Troops in a neighbouring country"),
        "Spain, Troops in a neighbouring country: not due"
    );
    press(&mut h, Key::N);
    assert!(cell_name(&h, "Spain, Troops in Ukraine").starts_with("Spain, Troops in Ukraine: no, "));
    assert_eq!(
        cell_name(&h, "Spain, Troops in a neighbouring country"),
        "Spain, Troops in a neighbouring country: due"
    );
    // An answer to the second question; nothing more is due after a conditional yes.
    press(&mut h, Key::ArrowRight);
    press(&mut h, Key::C);
    assert!(cell_name(&h, "Spain, Troops in a neighbouring country").contains("conditional"));
    let last = plan(&mut h).positions.last().unwrap().as_ref().clone();
    assert_eq!(
        (last.nation.as_str(), last.question, last.answer),
        ("ESP", Question::TroopsInNeighbour, Answer::Conditional)
    );
    assert!(last.date.is_some());
    assert_eq!(depth(&mut h), 2);
    h.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    h.run();
    h.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    h.run();
    assert!(cell_name(&h, "Spain, Troops in Ukraine").contains("undecided"));
}

#[test]
fn a_stray_letter_records_nothing() {
    let mut h = wide();
    press(&mut h, Key::N);
    assert_eq!(depth(&mut h), 0, "no cell has the keyboard yet");
    press(&mut h, Key::ArrowDown);
    press(&mut h, Key::N);
    assert_eq!(depth(&mut h), 1);
}

#[test]
fn the_answers_of_another_plan_are_read_too() {
    let mut h = wide();
    click(&mut h, "Import answers…");
    choose(&mut h, &Path::new(env!("CARGO_MANIFEST_DIR")).join(crate::common::window::STARTER), "Open");
    let n = plan(&mut h).positions.len();
    assert!(says(&h, &format!("starter-plan.muster: {n} as they stand.")));
}

#[test]
fn arrows_move_and_enter_opens_a_form_that_is_checked_as_one_types() {
    let mut h = wide();
    press(&mut h, Key::ArrowDown);
    press(&mut h, Key::ArrowDown);
    press(&mut h, Key::ArrowRight);
    assert!(cell(&h, "Germany, Troops in a neighbouring country").is_focused());
    press(&mut h, Key::ArrowLeft);
    press(&mut h, Key::Enter);
    assert!(h.get_by_label("Answer: yes").is_focused());
    assert!(says(&h, "Choose an answer."));
    press(&mut h, Key::U);
    write(&mut h, "Date", "2025-13-01");
    assert!(says(&h, "Enter a date as 2025-12-31."));
    write(&mut h, "Date", "2999-01-01");
    assert!(says(&h, "This day has not come yet."));
    press(&mut h, Key::Enter);
    assert_eq!(depth(&mut h), 0, "what is wrong is not recorded");
    write(&mut h, "Date", "2025-12-30");
    write(&mut h, "What was said", "The Bundestag has not been asked.");
    write(&mut h, "Source", "A newspaper");
    press(&mut h, Key::Enter);
    assert_eq!(depth(&mut h), 1);
    let last = plan(&mut h).positions.last().unwrap().as_ref().clone();
    assert_eq!((last.nation.as_str(), last.answer), ("DEU", Answer::Undecided));
    assert_eq!(last.text.as_deref(), Some("The Bundestag has not been asked."));
    assert_eq!(last.source.as_deref(), Some("A newspaper"));
    assert!(cell(&h, "Germany, Troops in Ukraine").is_focused(), "the keyboard goes back to the cell");
    assert!(shows(&h, "The Bundestag has not been asked."));
    // Escape leaves the form without an answer.
    press(&mut h, Key::Enter);
    press(&mut h, Key::Escape);
    assert!(!shows(&h, "New answer"));
    assert_eq!(depth(&mut h), 1);
}

#[test]
fn the_history_runs_back_and_an_answer_is_corrected_or_taken_out() {
    let mut h = wide();
    cell(&h, "Italy, Troops in Ukraine").click();
    h.run();
    let own = |plan: &Plan| plan.positions.iter().filter(|p| p.nation.as_str() == "ITA").count();
    let before = own(&plan(&mut h));
    let dates: Vec<String> = labels(&h, egui::accesskit::Role::Button)
        .into_iter()
        .filter_map(|label| label.strip_prefix("More: ").map(str::to_owned))
        .collect();
    assert_eq!(dates.len(), before);
    assert!(dates[0].ends_with("4 Sep 2025"), "{dates:?}");
    h.get_all_by_label(&format!("More: {}", dates[0])).next().unwrap().click();
    h.run();
    click(&mut h, "Correct…");
    assert!(shows(&h, "Correct the answer"));
    click(&mut h, "Answer: undecided");
    click(&mut h, "Correct");
    assert_eq!(own(&plan(&mut h)), before, "a correction adds no answer");
    assert_eq!(depth(&mut h), 1);
    h.get_all_by_label(&format!("More: {}", dates[0])).next().unwrap().click();
    h.run();
    click(&mut h, "Take out");
    assert_eq!(own(&plan(&mut h)), before - 1);
    h.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    h.run();
    assert_eq!(own(&plan(&mut h)), before);
}

#[test]
fn filters_groups_and_search_narrow_the_list_and_an_empty_one_says_what_to_do() {
    let mut h = wide();
    click(&mut h, "Waiting 5");
    assert_eq!(nations(&h).len(), 5);
    click(&mut h, "All");
    click(&mut h, "Host and neighbours 4");
    assert_eq!(nations(&h), ["UKR", "SVK", "HUN", "MDA"]);
    h.key_press_modifiers(Modifiers::COMMAND, Key::F);
    h.run();
    h.event(egui::Event::Text("turkiye".to_owned()));
    h.run();
    assert_eq!(nations(&h), ["TUR"], "what is searched for is found in any group");
    h.event(egui::Event::Text(" (*[".to_owned()));
    h.run();
    assert!(nations(&h).is_empty());
    h.get_by_label("No nation matches. Clear the search.");
    click(&mut h, "Clear");
    assert_eq!(nations(&h).len(), 4);
}

#[test]
fn the_order_is_chosen() {
    let mut h = wide();
    assert_eq!(nations(&h)[..4], ["GBR", "FRA", "DEU", "ITA"]);
    click(&mut h, "Sorted by Role");
    click(&mut h, "Name");
    assert_eq!(nations(&h)[..3], ["ALB", "AUS", "AUT"]);
    click(&mut h, "Sorted by Name");
    click(&mut h, "Most pledges");
    assert_eq!(nations(&h)[..2], ["FRA", "ITA"]);
}

#[test]
fn a_contradiction_is_shown_and_leads_to_compose() {
    let mut h = wide();
    let board = app(&mut h).session.active().unwrap().board().clone();
    assert!(board.entries.iter().all(|e| e.findings.iter().all(|f| f.code != "position_conflict")), "none yet");
    cell(&h, "United Kingdom, Troops in Ukraine").click();
    h.run();
    press(&mut h, Key::N);
    settle(&mut h);
    assert!(cell_name(&h, "United Kingdom, Troops in Ukraine").ends_with(", contradicted"));
    assert!(says(&h, "United Kingdom said no to troops in Ukraine, yet GBR-"));
    let link = labels(&h, egui::accesskit::Role::Link).into_iter().find(|l| l.starts_with("Show GBR-")).unwrap();
    click(&mut h, &link);
    assert_eq!(app(&mut h).view.workspace, Workspace::Compose);
    assert!(matches!(app(&mut h).view.selection, Selection::Assignment(..)));
    settle(&mut h);
    assert!(says(&h, "GBR said no to troops in the host country"), "Compose says it too");
}

#[test]
fn one_press_turns_an_answer_into_a_pledge() {
    let mut h = wide();
    let answer = Position {
        nation: "ESP".into(),
        question: Question::OtherContribution,
        answer: Answer::Yes,
        date: "2025-12-31".parse().ok(),
        text: Some("Minehunters could clear the western Black Sea.".to_owned()),
        source: Some("The ministry".to_owned()),
        ..Position::default()
    };
    app(&mut h).session.edit(&muster::edit::Command::RecordAnswer(Box::new(answer))).unwrap();
    h.run();
    click(&mut h, "Add a pledge: Spain");
    assert!(shows(&h, "New pledge"));
    press(&mut h, Key::Enter);
    let pledge = plan(&mut h).contributions.last().unwrap().as_ref().clone();
    assert_eq!((pledge.nation.as_str(), pledge.status), ("ESP", Status::Indicated));
    assert_eq!(pledge.source.as_deref(), Some("The ministry"));
    assert_eq!(pledge.status_history[0].date, "2025-12-31".parse().ok());
    assert!(pledge.title.starts_with("Minehunt"), "{}", pledge.title);
    h.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    h.run();
    assert!(plan(&mut h).contributions.iter().all(|other| other.id != pledge.id));
}

/// Types the path into the built-in file dialog.
fn choose(h: &mut Window, path: &Path, button: &str) {
    settle(h);
    write(h, "Path", &path.to_string_lossy());
    let last = h.get_all_by_label(button).last().unwrap();
    last.click();
    settle(h);
}

#[test]
fn a_reply_sheet_goes_out_and_comes_back_as_one_step_that_is_looked_through_first() {
    let folder = tempfile::tempdir().unwrap();
    let (sheet, page) = (folder.path().join("fra.csv"), folder.path().join("fra.html"));
    let mut h = wide();
    cell(&h, "France, Troops in Ukraine").click();
    h.run();
    click(&mut h, "Reply sheet of France");
    click(&mut h, "Export to fill (CSV)…");
    choose(&mut h, &sheet, "Save");
    click(&mut h, "Reply sheet of France");
    click(&mut h, "Export to print (HTML)…");
    choose(&mut h, &page, "Save");
    let printed = std::fs::read_to_string(&page).unwrap();
    assert_eq!(printed.matches("EXERCISE UNCLASSIFIED").count(), 2, "the marking at top and bottom");

    // As it went out, it changes nothing.
    click(&mut h, "Import answers…");
    choose(&mut h, &sheet, "Open");
    assert!(says(&h, "as they stand"));
    press(&mut h, Key::Escape);
    assert_eq!(depth(&mut h), 0);

    // France turns to no, withdraws a pledge, and writes nonsense in a row.
    let text = std::fs::read_to_string(&sheet).unwrap();
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let host = lines.iter().position(|line| line.starts_with("FRA,troops_in_host")).unwrap();
    lines[host] = "FRA,troops_in_host,,no,2025-12-31,Not after the vote,The embassy".to_owned();
    lines.push("FRA,troops_in_neighbour,,perhaps,2025-12-31".to_owned());
    std::fs::write(&sheet, lines.join("\n")).unwrap();
    let before = plan(&mut h);
    click(&mut h, "Import answers…");
    choose(&mut h, &sheet, "Open");
    assert!(says(&h, "1 changed"));
    assert!(says(&h, "changed: FRA, troops in the host country: yes, 2025-11-25 → no, 2025-12-31"));
    assert!(says(&h, "\"perhaps\" is none of yes, no, conditional, undecided, not stated."));
    assert!(says(&h, "Counted without what the answers rule out"));
    assert!(says(&h, "breaks") || says(&h, "break"));
    assert_eq!(plan(&mut h), before, "nothing is taken before it is accepted");
    click(&mut h, "Take 1 change");
    assert_eq!(depth(&mut h), 1);
    assert!(cell_name(&h, "France, Troops in Ukraine").starts_with("France, Troops in Ukraine: no, 31 December 2025"));
    h.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    h.run();
    assert_eq!(plan(&mut h), before);
}

#[test]
fn what_cannot_be_read_is_said_and_nothing_changes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("list.csv");
    std::fs::write(&path, "a,b\n1,2\n").unwrap();
    let mut h = wide();
    click(&mut h, "Import answers…");
    choose(&mut h, &path, "Open");
    assert!(says(&h, "no row names a column"));
    assert_eq!(depth(&mut h), 0);
}

#[test]
fn only_rows_in_view_are_drawn() {
    let mut h = open([1280.0, 500.0]);
    let mut many = plan(&mut h);
    many.nations = (0..200)
        .map(|n| muster::model::Nation {
            id: format!("N{n:03}").into(),
            name: format!("Nation {n}"),
            role: muster::model::NationRole::Participant,
            ..muster::model::Nation::default()
        })
        .collect();
    let command = muster::edit::Command::Become { label: muster::edit::Label::PlanProperties, plan: Box::new(many) };
    app(&mut h).session.edit(&command).unwrap();
    settle(&mut h);
    assert!(nations(&h).len() < 30, "{}", nations(&h).len());
    press(&mut h, Key::End);
    h.run();
    assert!(nations(&h).contains(&"N199".to_owned()));
}

#[test]
fn narrow_windows_keep_the_nations_and_fold_the_rest() {
    let mut h = open([720.0, 450.0]);
    assert!(nations(&h).len() > 5);
    assert!(!shows(&h, "Answers, newest first"));
    // The cell that the keyboard goes to comes into view beside the nations, which stay.
    let nation = |h: &Window| {
        h.get_by(|n| n.role() == egui::accesskit::Role::RowHeader && n.label().is_some_and(|l| l.starts_with("ITA ")))
            .rect()
    };
    let before = nation(&h);
    for _ in 0..3 {
        press(&mut h, Key::ArrowDown);
    }
    press(&mut h, Key::ArrowRight);
    press(&mut h, Key::ArrowRight);
    h.run();
    let third = cell(&h, "Italy, What else");
    assert!(third.is_focused() && third.rect().right() <= 720.0, "{:?}", third.rect());
    assert!((nation(&h).left() - before.left()).abs() < 0.5);
    assert!(third.rect().left() >= nation(&h).right());
    click(&mut h, "History");
    h.get_by_label("Answers, newest first");
}

#[test]
fn a_plan_without_nations_says_what_to_do() {
    let mut session = crate::common::window::session();
    session.new_plan(muster::session::Template::Empty).unwrap();
    let mut empty = session.active().unwrap().plan().clone();
    empty.nations = muster::model::List::default();
    let command = muster::edit::Command::Become { label: muster::edit::Label::PlanProperties, plan: Box::new(empty) };
    session.edit(&command).unwrap();
    let h = window(session, Workspace::Survey, egui::Theme::Light, [1280.0, 800.0]);
    assert!(says(&h, "No nation yet."));
}

/// As the design draws it: Italy, its first answer chosen.
fn as_designed(theme: egui::Theme, size: [f32; 2]) -> Window {
    let mut h = window(starter(), Workspace::Survey, theme, size);
    if size[0] > 1000.0 {
        cell(&h, "Italy, Troops in Ukraine").click();
    } else {
        let italy = |node: &egui_kittest::kittest::AccessKitNode<'_>| {
            node.role() == egui::accesskit::Role::RowHeader && node.label().is_some_and(|l| l.starts_with("ITA "))
        };
        h.get_by(italy).click();
    }
    h.run();
    h.remove_cursor();
    h.run();
    h
}

#[test]
fn pictures_of_survey() {
    let mut results = egui_kittest::SnapshotResults::new();
    for (theme, name) in [(egui::Theme::Light, "survey-light"), (egui::Theme::Dark, "survey-dark")] {
        let mut h = as_designed(theme, [1440.0, 900.0]);
        h.snapshot(name);
        results.extend(h.take_snapshot_results());
    }
}
