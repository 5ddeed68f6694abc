//! The second sheet: parts of the workspaces in their places, in both themes, compared with kept pictures.

use crate::common::sheet::{chip, column, harness, heading};
use egui::{Id, Ui, pos2, vec2};
use egui_kittest::kittest::Queryable;
use muster::ui::kit::amount_popup::{AmountChoice, AmountPopup, AmountText};
use muster::ui::kit::badge::Tag;
use muster::ui::kit::burden_bar::{Burden, burden_bar};
use muster::ui::kit::button::{Button, link};
use muster::ui::kit::card::Card;
use muster::ui::kit::chip::{Chip, NotCounted, Tag};
use muster::ui::kit::column_head::ColumnHead;
use muster::ui::kit::figure_cell::{FigureCell, Rank};
use muster::ui::kit::funnel_bar::{Funnel, ladder};
use muster::ui::kit::ghost::ghost;
use muster::ui::kit::line_head::{Importance, LineHead};
use muster::ui::kit::option_row::{Lead, OptionRow};
use muster::ui::kit::rail::rail_item;
use muster::ui::kit::section_header::SectionHeader;
use muster::ui::kit::state_mark::PledgeStatus;
use muster::ui::kit::step_chart::{Series, StepChart};
use muster::ui::kit::used_square::used_square;
use muster::ui::kit::verdict_tag::Verdict;
use muster::ui::look::icons::Icon;
use muster::ui::look::paint;
use muster::ui::look::style;
use muster::ui::look::theme::{Look, Slot, Theme};

const BATTLEGROUPS: Funnel = Funnel {
    asked: 9.0,
    minimum: 6.0,
    assigned: 9.0,
    usable: 9.0,
    on_time: 7.0,
    supported: 7.0,
    sustained: 7.0,
    confirmed: 3.0,
    preview: None,
};

fn heads(ui: &mut Ui) {
    heading(ui, "Column of a scenario");
    let head = ColumnHead {
        letter: "C",
        slot: Slot::of_index(2),
        title: "Division reassurance with a long name",
        active: true,
        totals: [("People", "≈ 15,080"), ("In Ukraine", "≈ 10,970"), ("Nations", "20"), ("A month", "€ 175.1 m")],
        planned: [None; 4],
        essential: [7, 2, 0],
        verdict: None,
        drop_target: false,
        name: "Scenario C: Division reassurance",
    };
    ui.scope(|ui| {
        ui.set_max_width(258.0);
        head.show(ui, Id::unique("head c"));
        let header = SectionHeader {
            title: "Sites and cities in the west",
            nation: Some("UKR"),
            right: "3 of 4",
            open: true,
            ..SectionHeader::default()
        };
        header.show(ui, Id::unique("task"));
        line(ui, "line 1", true, BATTLEGROUPS);
        chips(ui);
        ui.add_space(12.0);
        line(ui, "line 2", false, Funnel { preview: Some(9.0), ..BATTLEGROUPS });
        line(ui, "line 3", false, Funnel { asked: 2.0, minimum: 1.0, ..Funnel::default() });
        ui.add_space(12.0);
        let dragged = ColumnHead {
            letter: "I",
            slot: Slot::of_index(8),
            title: "Sky first",
            active: false,
            verdict: Some((Verdict::Warning, "Late by 6 days: arrives C+66")),
            drop_target: true,
            name: "Scenario I: Sky first",
            ..head
        };
        dragged.show(ui, Id::unique("head i"));
    });
}

fn line(ui: &mut Ui, id: &str, selected: bool, funnel: Funnel) {
    let name = format!("L-004 Battlegroup {id}");
    let head = LineHead {
        code: "L-004",
        title: "Battlegroup",
        importance: Importance::Essential,
        funnel,
        figures: ("7", "9"),
        selected,
        other_kind: false,
        name: &name,
    };
    head.show(ui, Id::unique(id));
}

fn chips(ui: &mut Ui) {
    let late = Some((NotCounted::Late, "late 6 d"));
    paint::wrapping_row(ui, 6.0, 22.0, |ui| {
        let chip = chip();
        chip.show(ui, Id::unique("GBR-02"));
        Chip { nation: "NLD", code: "NLD-03", quantity: None, name: "NLD-03", ..chip.clone() }
            .show(ui, Id::unique("NLD-03"));
        Chip { nation: "TUR", code: "TUR-05", quantity: None, name: "TUR-05", not_counted: late, ..chip.clone() }
            .show(ui, Id::unique("TUR-05"));
    });
}

fn lists(ui: &mut Ui) {
    heading(ui, "Choices");
    let t = Theme::of(ui);
    let rows = [
        (Lead::Symbol("10033000001204040000"), [("L-020 ", false), ("Mine", true), ("hunter", false)], "requirement"),
        (
            Lead::Flag("BGR"),
            [("BGR-01 ", false), ("Mine", true), ("hunter and support ship in the Black Sea", false)],
            "pledge",
        ),
        (
            Lead::Icon(Icon::Plus, t.text1),
            [("New plan: maritime ", false), ("mine", true), (" clearance", false)],
            "command",
        ),
        (Lead::Badge("B", Slot::of_index(1)), [("Light ", false), ("reassurance", true), ("", false)], "Ctrl 2"),
    ];
    for (i, (lead, runs, right)) in rows.iter().enumerate() {
        let name = runs.iter().map(|(words, _)| *words).collect::<String>();
        OptionRow { lead: *lead, runs, right, selected: i == 0, enabled: i != 3, name: &name }
            .show(ui, Id::unique(("row", i)));
    }
    ui.add_space(12.0);
    heading(ui, "Tags, links, toolbar");
    paint::wrapping_row(ui, 6.0, 28.0, |ui| {
        Tag { text: "Domain: Land, Air", active: true, ..Tag::default() }.show(ui);
        Tag { text: "Ukraine", nation: Some("UKR"), ..Tag::default() }.show(ui);
        Tag { text: "Peace settlement", icon: Some(Icon::Lock), ..Tag::default() }.show(ui);
        Button::icon(Icon::Redo, "Redo").show(ui);
        Button { small: true, ..Button::new("New scenario").with_icon(Icon::Plus) }.show(ui);
        link(ui, "Show all");
    });
    ui.add_space(12.0);
    heading(ui, "Figures of a comparison");
    let cells = [
        FigureCell { figure: "≈ 15,080", rank: Rank::Best, strong: true, name: "People, C", ..FigureCell::default() },
        FigureCell { figure: "9", rank: Rank::Worst, name: "Nations, C", ..FigureCell::default() },
        FigureCell { figure: "14,130", change: Some(("15,080", "−950")), name: "People, C", ..FigureCell::default() },
        FigureCell { figure: "96 %", change: Some(("96 %", "=")), name: "Fill, C", ..FigureCell::default() },
    ];
    for (i, cell) in cells.iter().enumerate() {
        cell.show(ui, 192.0, Id::unique(("cell", i)));
    }
    ui.add_space(12.0);
    heading(ui, "Rail");
    ui.horizontal(|ui| {
        for (i, (icon, name)) in [
            (Icon::Survey, "Survey"),
            (Icon::Register, "Register"),
            (Icon::Compose, "Compose"),
            (Icon::Compare, "Compare"),
            (Icon::Brief, "Brief"),
        ]
        .into_iter()
        .enumerate()
        {
            rail_item(ui, icon, name, i == 2, false);
        }
    });
}

fn charts(ui: &mut Ui) {
    heading(ui, "Build-up");
    let planned = [(0, 0.0), (50, 12_300.0), (70, 15_080.0)];
    let series = [
        Series {
            tag: Tag { mark: None, letter: "A", slot: Slot::of_index(0) },
            called: "A",
            steps: &[(0, 0.0), (10, 600.0), (45, 1400.0), (60, 1660.0)],
            planned: &[],
        },
        Series {
            tag: Tag { mark: None, letter: "B", slot: Slot::of_index(1) },
            called: "B",
            steps: &[(0, 0.0), (12, 1200.0), (51, 10_400.0), (66, 10_590.0)],
            planned: &[],
        },
        Series {
            tag: Tag { mark: None, letter: "C", slot: Slot::of_index(2) },
            called: "C",
            steps: &[(0, 0.0), (15, 2400.0), (51, 12_300.0), (87, 14_900.0), (231, 14_130.0)],
            planned: &planned,
        },
        Series {
            tag: Tag { mark: None, letter: "G", slot: Slot::of_index(6) },
            called: "G",
            steps: &[(0, 0.0), (30, 2300.0), (60, 2520.0)],
            planned: &[],
        },
    ];
    StepChart { series: &series, days: (0, 360), height: 230.0, asked: None, name: "People present by day" }.show(ui);
    ui.add_space(12.0);
    heading(ui, "Burden by nation");
    for (nation, value, confirmed, figure, name) in [
        ("GBR", 4000.0, 4000.0, "≈ 4,000", "United Kingdom"),
        ("FRA", 4000.0, 1000.0, "≈ 4,000", "France"),
        ("POL", 700.0, 0.0, "700", "Poland"),
    ] {
        burden_bar(ui, &Burden { nation, value, confirmed, figure, name }, 4000.0);
    }
    ui.add_space(12.0);
    heading(ui, "Ladder");
    ui.scope(|ui| {
        ui.set_max_width(256.0);
        ladder(ui, &BATTLEGROUPS, "L-004");
    });
}

fn sheet(ui: &mut Ui) {
    let whole = ui.ctx().content_rect();
    ui.set_clip_rect(whole);
    ui.painter().rect_filled(whole, 0, Theme::of(ui).panel);
    column(ui, 18.0, 340.0, heads);
    column(ui, 390.0, 340.0, lists);
    column(ui, 770.0, 344.0, charts);
    let card = Card {
        sidc: "10030100001101040000",
        nation: "GBR",
        code: "GBR-03",
        title: "Typhoon air policing detachment",
        people: "≈ 250",
        day: "C+15",
        status: PledgeStatus::Confirmed,
        caveat: None,
        conditions: 0,
        left: "12",
        quantity: "12",
        used_up: false,
        selected: true,
        dragging: false,
        name: "GBR-03 Typhoon air policing detachment, United Kingdom, 12 of 12 left",
        force: paint::Force::Live,
    };
    let popup = AmountPopup {
        title: "GBR-03 to L-017",
        left: 12.0,
        need: 8.0,
        increment: 4.0,
        funnel: Funnel { asked: 48.0, minimum: 24.0, assigned: 40.0, sustained: 40.0, confirmed: 24.0, ..BATTLEGROUPS },
    };
    popup.show(ui.ctx(), Id::unique("amount"), pos2(390.0, 616.0), &mut AmountText("8".to_owned()));
    for (i, share) in [0.0, 0.3, 0.5, 1.0].into_iter().enumerate() {
        used_square(ui.painter(), pos2(780.0 + 22.0 * i as f32, 640.0), Slot::of_index(i), share);
    }
    ghost(ui.ctx(), &card, pos2(40.0, 620.0), 3, "3 pledges", "Esc cancels, Ctrl copies");
}

#[test]
fn the_parts_of_the_workspaces_look_as_designed_in_light() {
    let mut h = harness(egui::Theme::Light, [1140.0, 780.0], sheet);
    h.run();
    h.snapshot("workspace-light");
}

#[test]
fn the_parts_of_the_workspaces_look_as_designed_in_dark() {
    let mut h = harness(egui::Theme::Dark, [1140.0, 780.0], sheet);
    h.run();
    h.snapshot("workspace-dark");
}

#[test]
fn what_identifies_a_part_begins_its_accessible_name() {
    let mut h = harness(egui::Theme::Light, [1140.0, 780.0], sheet);
    h.run();
    h.get_by_label("Scenario C: Division reassurance");
    h.get_by_label("Menu of Scenario C: Division reassurance");
    h.get_by_label("Remove Peace settlement");
    h.get_by_label("L-004, 9 assigned, 9 usable, 7 on time, 7 supported, 7 sustained, 3 confirmed, at minimum");
    h.get_by_label("People present by day, C+360, A 1,660, B 10,590, C 14,130, G 2,520");
    assert!(h.get_by_label("Compose").rect().size() == vec2(56.0, 52.0));
}

#[test]
fn the_amount_is_stepped_typed_and_accepted_by_keyboard() {
    let popup = AmountPopup { title: "GBR-03 to L-017", left: 12.0, need: 8.0, increment: 4.0, funnel: BATTLEGROUPS };
    let state = (AmountText("8".to_owned()), AmountChoice::Open);
    let mut h = egui_kittest::Harness::builder()
        .with_size([300.0, 300.0])
        .with_max_steps(20)
        .renderer(crate::common::cpu_renderer::CpuRenderer::default())
        .with_context_setup(|ctx| {
            style::install_fonts(ctx);
            style::install(ctx, Look { comfortable: true, high_contrast: true, reduced_motion: true });
        })
        .build_ui_state(
            move |ui, (text, choice): &mut (AmountText, AmountChoice)| {
                let now = popup.show(ui.ctx(), Id::unique("amount"), pos2(8.0, 8.0), text);
                if now != AmountChoice::Open {
                    *choice = now;
                }
            },
            state,
        );
    h.run();
    h.get_by_label("More").click();
    h.run();
    assert_eq!(h.state().0.0, "12");
    h.get_by_label("Less").click();
    h.run();
    h.get_by_label("Less").click();
    h.run();
    h.key_press(egui::Key::Enter);
    h.run();
    assert_eq!(h.state().1, AmountChoice::Accept(4.0));
    h.get_by_label("All 12").focus();
    h.run();
    h.key_press(egui::Key::Enter);
    h.run();
    assert_eq!(h.state().0.0, "12");
    assert_eq!(h.state().1, AmountChoice::Accept(4.0));
    h.key_press(egui::Key::Escape);
    h.run();
    assert_eq!(h.state().1, AmountChoice::Undo);
}
