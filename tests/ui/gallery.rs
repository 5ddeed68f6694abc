//! The component sheet: every part in its states, in both themes, compared with kept pictures.

use crate::common::sheet::{chip, column, harness, heading};
use egui::{Align2, Id, Rect, RichText, Ui, UiBuilder, Vec2, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use muster::ui::kit::badge::{self, Tag};
use muster::ui::kit::banner::Banner;
use muster::ui::kit::button::{Button, Weight};
use muster::ui::kit::card::Card;
use muster::ui::kit::chip::{Chip, NotCounted};
use muster::ui::kit::empty_state::empty_state;
use muster::ui::kit::field::Field;
use muster::ui::kit::finding_row::finding_row;
use muster::ui::kit::funnel_bar::{Funnel, FunnelOptions, funnel_bar, funnel_wide, paint_funnel};
use muster::ui::kit::segmented::segmented;
use muster::ui::kit::state_mark::{self, CaveatKind, LineState, PledgeStatus, Severity};
use muster::ui::kit::switch::{checkbox, switch};
use muster::ui::kit::toast::toast;
use muster::ui::kit::verdict_tag::{Verdict, verdict_tag};
use muster::ui::kit::weight_slider::WeightSlider;
use muster::ui::look::icons::{self, Icon};
use muster::ui::look::paint::{self, Force};
use muster::ui::look::theme::{BANNER_HEIGHT, Look, MarkingLevel, Slot, Theme};
use muster::ui::look::{fonts, style, symbols};

fn words(ui: &Ui, at: egui::Pos2, text: &str) {
    let t = Theme::of(ui);
    paint::text(ui.painter(), at, Align2::LEFT_CENTER, text, fonts::regular(12.0), t.text2, 200.0);
}

fn funnel(asked: f64, minimum: f64, steps: [f64; 6]) -> Funnel {
    let [assigned, usable, on_time, supported, sustained, confirmed] = steps;
    Funnel { asked, minimum, assigned, usable, on_time, supported, sustained, confirmed, preview: None }
}

fn funnels(ui: &mut Ui) {
    let t = Theme::of(ui);
    heading(ui, "Funnel at 300, height 20");
    let wide = funnel(48.0, 24.0, [48.0, 42.0, 34.0, 28.0, 20.0, 12.0]);
    funnel_wide(ui, 300.0, &wide, "Wide", t.panel);
    ui.add_space(14.0);
    heading(ui, "Funnel at 120 and at 48, height 12");
    let rows = [
        ("All six steps differ", funnel(10.0, 6.0, [9.0, 8.0, 7.0, 6.0, 5.0, 3.0])),
        ("All real", funnel(4.0, 3.0, [4.0; 6])),
        ("None confirmed yet", funnel(3.0, 2.0, [3.0, 3.0, 3.0, 3.0, 3.0, 0.0])),
        ("All late", funnel(1.0, 0.0, [1.0, 1.0, 0.0, 0.0, 0.0, 0.0])),
        ("No enabler", funnel(48.0, 24.0, [48.0, 32.0, 32.0, 0.0, 0.0, 0.0])),
        ("Too many to part", funnel(48.0, 24.0, [48.0, 48.0, 40.0, 40.0, 40.0, 24.0])),
        ("Surplus", funnel(9.0, 6.0, [12.0, 12.0, 10.0, 10.0, 10.0, 6.0])),
        ("Nothing assigned", funnel(9.0, 6.0, [0.0; 6])),
    ];
    for (name, f) in &rows {
        ui.allocate_ui(vec2(376.0, 25.0), |ui| {
            ui.set_min_size(vec2(376.0, 25.0));
            let rect = ui.max_rect();
            words(ui, pos2(rect.left(), rect.center().y), name);
            let put = |ui: &mut Ui, x: f32, width: f32, key: &str| {
                let at = Rect::from_min_size(pos2(rect.left() + x, rect.top() + 5.0), vec2(width, 17.0));
                let mut child = ui.new_child(UiBuilder::new().max_rect(at).id_salt(key));
                funnel_bar(&mut child, width, f, key, t.panel);
            };
            put(ui, 128.0, 120.0, name);
            put(ui, 328.0, 48.0, &format!("{name}, small"));
            let right = pos2(rect.left() + 311.0, rect.center().y);
            let (figure, of) = (format!("{}", f.sustained), format!(" of {}", f.asked));
            paint::figure_of(ui.painter(), right, &figure, &of, 12.0, [t.text1, t.text1]);
        });
    }
    ui.add_space(14.0);
    heading(ui, "In greyscale");
    let (rect, _) = ui.allocate_exact_size(vec2(376.0, 56.0), egui::Sense::hover());
    let options = FunnelOptions { grey: true, words: false };
    let at = |x: f32, y: f32, w: f32, h: f32| Rect::from_min_size(rect.min + vec2(x, y), vec2(w, h));
    paint_funnel(ui.painter(), at(0.0, 0.0, 300.0, 20.0), &wide, options, t.panel);
    paint_funnel(ui.painter(), at(0.0, 31.0, 120.0, 12.0), &rows[0].1, options, t.panel);
    paint_funnel(ui.painter(), at(132.0, 31.0, 120.0, 12.0), &rows[5].1, options, t.panel);
    ui.add_space(8.0);
}

fn states(ui: &mut Ui) {
    let t = Theme::of(ui);
    heading(ui, "State, severity, status, caveats");
    let (rect, _) = ui.allocate_exact_size(vec2(376.0, 124.0), egui::Sense::hover());
    let p = ui.painter();
    let at = |x: f32, row: i32| pos2(rect.left() + x, rect.top() + 8.0 + 24.0 * row as f32);
    for (i, state) in [LineState::Met, LineState::AtMinimum, LineState::Unmet].into_iter().enumerate() {
        state_mark::mark_with_word(p, at(96.0 * i as f32, 0), state.icon(), state.word(), state.colour(t));
    }
    for (i, severity) in [Severity::Error, Severity::Warning, Severity::Note].into_iter().enumerate() {
        state_mark::mark_with_word(p, at(96.0 * i as f32, 1), severity.icon(), severity.word(), severity.colour(t));
    }
    state_mark::mark_with_word(p, at(288.0, 1), Icon::NoEntry, "refused", t.unmet);
    let statuses = [
        (PledgeStatus::Requested, 0.0, 2),
        (PledgeStatus::Indicated, 88.0, 2),
        (PledgeStatus::Offered, 171.0, 2),
        (PledgeStatus::Confirmed, 244.0, 2),
        (PledgeStatus::Transferred, 0.0, 3),
        (PledgeStatus::Ended, 100.0, 3),
    ];
    for (status, x, row) in statuses {
        state_mark::status_bars(p, at(x, row), status);
        paint::text(p, at(x + 20.0, row), Align2::LEFT_CENTER, status.word(), fonts::regular(12.0), t.text1, 100.0);
    }
    let marks = [
        (CaveatKind::Limitation.icon(), "limitation", t.minimum, 0.0),
        (CaveatKind::Prohibition.icon(), "prohibition", t.unmet, 80.0),
        (Icon::Lock, "condition", t.text1, 166.0),
        (Icon::Best, "best", t.met, 246.0),
        (Icon::Worst, "worst", t.unmet, 296.0),
    ];
    for (icon, word, colour, x) in marks {
        state_mark::mark_with_word(p, at(x, 4), icon, word, colour);
    }
    ui.add_space(2.0);
    heading(ui, "Symbols: dashed until confirmed");
    let codes = [
        ("10031002221804000000", false),
        ("10031000161211000019", false),
        ("10031000151301020022", false),
        ("10031000161606000000", false),
        ("10031000151205000000", true),
        ("10031000151614004300", true),
        ("10031000121408000000", true),
        ("10031000121211003500", true),
        ("10030100001101040000", true),
        ("10030100001101090000", true),
        ("10030100001103001810", true),
        ("10033000001204040000", true),
        ("10031000161211020000", false),
        ("10031000161211050000", false),
        ("10031000161211040000", false),
        ("10031004181210000000", false),
        ("10031000161213000000", true),
        ("10031000151303004100", true),
        ("10031000161407000000", true),
        ("10031000151407000600", false),
        ("10031000161110000000", false),
        ("10031000161636000000", false),
        ("10031000151611000000", false),
        ("10031000161206000000", false),
        ("10031000141206007500", true),
        ("10031000161208000000", false),
        ("10031000151219000000", false),
        ("10031000111212000000", false),
        ("10031000151216000000", false),
        ("10030500001107000000", false),
        ("10033000001202040000", false),
        ("10033000001204050000", false),
        ("10031000161303010000", false),
        ("10031000151412000000", false),
        ("10030100001101160000", false),
        ("no code", false),
    ];
    let (rect, _) = ui.allocate_exact_size(vec2(376.0, 84.0), egui::Sense::hover());
    for (i, (code, planned)) in codes.into_iter().enumerate() {
        let at = rect.min + vec2(31.0 * (i % 12) as f32, 28.0 * (i / 12) as f32);
        symbols::draw(ui.painter(), Rect::from_min_size(at, symbols::SIZE), code, planned);
    }
}

const FRIGATE: Card<'static> = Card {
    sidc: "10033000001202040000",
    nation: "TUR",
    code: "TUR-03",
    title: "Frigate and corvette patrol pair",
    people: "≈ 300",
    day: "C+19",
    status: PledgeStatus::Offered,
    caveat: None,
    conditions: 0,
    left: "2",
    quantity: "2",
    used_up: false,
    selected: false,
    dragging: false,
    name: "TUR-03 Frigate and corvette patrol pair, Türkiye, 2 of 2 left",
    force: Force::Live,
};

fn cards(ui: &mut Ui) {
    heading(ui, "Contribution card");
    let brigade = Card {
        sidc: "10031000161211000019",
        nation: "GBR",
        code: "GBR-02",
        title: "Lead brigade with three battlegroups",
        people: "≈ 4,000",
        day: "C+51",
        status: PledgeStatus::Confirmed,
        conditions: 1,
        left: "0",
        quantity: "3",
        used_up: true,
        name: "GBR-02 Lead brigade with three battlegroups, United Kingdom, 0 of 3 left",
        ..FRIGATE
    };
    let marines = Card {
        sidc: "10031000161211000019",
        nation: "NLD",
        code: "NLD-03",
        title: "Marine or air assault battlegroup, the whole of it with everything that it has",
        people: "≈ 800",
        day: "C+51",
        caveat: Some(CaveatKind::Limitation),
        conditions: 2,
        left: "1",
        quantity: "1",
        dragging: true,
        name: "NLD-03 Marine or air assault battlegroup, Netherlands, 1 of 1 left",
        ..FRIGATE
    };
    let rows = [
        ("normal", FRIGATE),
        ("hover", Card { force: Force::Hover, ..FRIGATE }),
        ("selected", Card { selected: true, ..FRIGATE }),
        ("focused", Card { force: Force::Focus, ..FRIGATE }),
        ("used up", brigade),
        ("dragging", marines),
    ];
    for (word, card) in rows {
        let (rect, _) = ui.allocate_exact_size(vec2(352.0, 52.0), egui::Sense::hover());
        words(ui, pos2(rect.left(), rect.top() + 23.0), word);
        let at = rect.with_min_x(rect.left() + 64.0);
        let mut child = ui.new_child(UiBuilder::new().max_rect(at).id_salt(word));
        card.show(&mut child, Id::unique(("card", word)));
    }
    ui.add_space(8.0);
}

fn chips(ui: &mut Ui) {
    heading(ui, "Chip");
    let chip = chip();
    let chips = [
        chip.clone(),
        Chip { selected: true, ..chip.clone() },
        Chip { nation: "FRA", code: "FRA-02", name: "FRA-02", force: Force::Focus, ..chip.clone() },
        Chip {
            nation: "TUR",
            code: "TUR-05",
            quantity: None,
            not_counted: Some((NotCounted::Late, "late 6 d")),
            name: "TUR-05",
            ..chip.clone()
        },
        Chip {
            nation: "NLD",
            code: "NLD-03",
            quantity: None,
            not_counted: Some((NotCounted::NotUsable, "not usable")),
            name: "NLD-03",
            ..chip
        },
    ];
    paint::wrapping_row(ui, 6.0, 22.0, |ui| {
        for (i, chip) in chips.iter().enumerate() {
            chip.show(ui, Id::unique(("chip", i)));
        }
    });
    ui.add_space(12.0);
    heading(ui, "Verdict tag");
    for (verdict, words, strong) in [
        (Verdict::Fits, "Fits: 7 of 9 after", true),
        (Verdict::Warning, "Late by 6 days: arrives C+66", false),
        (Verdict::Refused, "Poland rules out Ukraine", false),
    ] {
        verdict_tag(ui, verdict, words, strong);
        ui.add_space(4.0);
    }
    ui.add_space(8.0);
    heading(ui, "Icons");
    let (rect, _) = ui.allocate_exact_size(vec2(352.0, 84.0), egui::Sense::hover());
    for (i, icon) in icons::ALL.into_iter().enumerate() {
        let at = rect.min + vec2(22.0 * (i % 16) as f32, 22.0 * (i / 16) as f32);
        icons::draw(ui.painter(), icon, Rect::from_min_size(at, Vec2::splat(16.0)), Theme::of(ui).text1);
    }
}

#[derive(Default)]
struct Inputs {
    group: usize,
    on: [bool; 4],
    weight: f64,
    amount: String,
}

fn controls(ui: &mut Ui, inputs: &mut Inputs) {
    heading(ui, "Button, segmented, switch, checkbox");
    let brief = Button::new("Make brief");
    let buttons = [
        ("normal", brief.clone()),
        ("hover", Button { force: Force::Hover, ..brief.clone() }),
        ("pressed", Button { force: Force::Press, ..brief.clone() }),
        ("focused", Button { force: Force::Focus, ..brief.clone() }),
        ("primary", Button { weight: Weight::Primary, ..brief.clone() }),
        ("quiet", Button { weight: Weight::Quiet, ..brief.clone() }),
        ("disabled", Button { disabled: true, ..brief.clone() }),
        ("menu", Button { menu: true, ..brief.clone() }),
        ("icon", Button { icon: Some(Icon::Undo), text: "", name: "Undo", ..Button::default() }),
    ];
    let (rect, _) = ui.allocate_exact_size(vec2(270.0, 160.0), egui::Sense::hover());
    for (i, (word, button)) in buttons.iter().enumerate() {
        let at = rect.min + vec2(if i == 8 { 214.0 } else { 94.0 * (i % 3) as f32 }, 52.0 * (i / 3) as f32);
        let area = Rect::from_min_size(at, vec2(120.0, 28.0));
        let mut child = ui.new_child(UiBuilder::new().max_rect(area).id_salt(word));
        button.show(&mut child);
        let t = Theme::of(ui);
        let at = at + vec2(0.0, 39.0);
        paint::text(ui.painter(), at, Align2::LEFT_CENTER, word, fonts::regular(11.0), t.text3, 100.0);
    }
    segmented(ui, "group by", &["Nation", "Capability", "Domain"], &mut inputs.group, None);
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 17.0;
        switch(ui, &mut inputs.on[0], "on", "");
        switch(ui, &mut inputs.on[1], "off", "");
        checkbox(ui, &mut inputs.on[2], "chosen", "");
        checkbox(ui, &mut inputs.on[3], "not", "");
    });
    ui.add_space(4.0);
    heading(ui, "Weight slider, leader’s stable range");
    WeightSlider {
        criterion: "Confirmed people",
        direction: "",
        most: 1.0,
        name: "Weight of confirmed people",
        leader: Some(Slot::of_index(2)),
        below: Some((0.05, Tag { mark: None, letter: "E", slot: Slot::of_index(3) })),
        above: Some((0.40, Tag { mark: None, letter: "B", slot: Slot::of_index(1) })),
        words: "C leads from 5 % to 40 %; E below, B above",
        in_force: None,
    }
    .show(ui, &mut inputs.weight);
    ui.add_space(6.0);
    heading(ui, "Field with an error");
    let mut field = Field::figure(&mut inputs.amount, "Quantity", 170.0);
    field.error = Some("B, C and E use all 12.");
    field.show(ui);
    ui.add_space(40.0);
    let mut none = String::new();
    Field::search(&mut none, "Search pledges", "Search pledges", "/", 270.0).show(ui);
    ui.add_space(12.0);
    heading(ui, "Empty state");
    let sentence = "No scenario yet. Start one from a requirement set.";
    empty_state(ui, Icon::Compose, sentence, Some("New scenario"));
}

fn messages(ui: &mut Ui) {
    heading(ui, "Toast with Undo");
    toast(ui, 336.0, "Took FRA-07 out of L-018 in B", "Undo");
    ui.add_space(12.0);
    heading(ui, "Scenario slots 1 to 12: letter, colour, dash, marker");
    let (rect, _) = ui.allocate_exact_size(vec2(336.0, 78.0), egui::Sense::hover());
    for i in 0..12 {
        let slot = Slot::of_index(i);
        let at = rect.min + vec2(85.0 * (i % 4) as f32, 26.0 * (i / 4) as f32);
        badge::badge_at(ui.painter(), at, &char::from(b'A' + i as u8).to_string(), slot);
        badge::line_sample(ui.painter(), at + vec2(26.0, 10.0), 36.0, slot);
        badge::marker(ui.painter(), at + vec2(70.0, 10.0), slot);
    }
    ui.add_space(8.0);
    heading(ui, "Marking banners");
    for (marking, level) in [
        ("EXERCISE UNCLASSIFIED", MarkingLevel::Unclassified),
        ("NATO RESTRICTED, UK OFFICIAL", MarkingLevel::Restricted),
        ("UK OFFICIAL-SENSITIVE, NATO CONFIDENTIAL", MarkingLevel::Confidential),
        ("SECRET", MarkingLevel::Secret),
        ("TOP SECRET", MarkingLevel::TopSecret),
    ] {
        Banner { marking, releasability: "", level, exercise: false }.show(ui);
        ui.add_space(4.0);
    }
    ui.add_space(8.0);
    heading(ui, "Finding row");
    finding_row(ui, Severity::Error, "L-016 in A is below its minimum: 0 of 2.", Some("Add it to the ask"));
    finding_row(ui, Severity::Warning, "FRA alone meets L-006 in B.", None);
    finding_row(ui, Severity::Note, "Notice of GBR-08 not known: 90 days used.", None);
}

fn sheet(ui: &mut Ui, inputs: &mut Inputs) {
    let whole = ui.ctx().content_rect();
    ui.set_clip_rect(whole);
    let t = Theme::of(ui);
    ui.painter().rect_filled(whole, 0, t.panel);
    let banner = Banner {
        marking: "EXERCISE UNCLASSIFIED",
        releasability: "Illustrative figures. Releasable to all participants",
        level: MarkingLevel::Unclassified,
        exercise: true,
    };
    banner.paint(ui.painter(), whole.with_max_y(whole.top() + BANNER_HEIGHT));
    banner.paint(ui.painter(), whole.with_min_y(whole.bottom() - BANNER_HEIGHT));
    ui.painter().text(pos2(720.0, 34.0), Align2::CENTER_CENTER, "Components", fonts::bold(12.0), t.text1);
    paint::hline(ui.painter(), whole, 47.0, t.line);
    column(ui, 18.0, 376.0, |ui| {
        funnels(ui);
        states(ui);
    });
    column(ui, 416.0, 352.0, |ui| {
        cards(ui);
        chips(ui);
    });
    column(ui, 790.0, 270.0, |ui| controls(ui, inputs));
    column(ui, 1082.0, 336.0, messages);
    paint::hline(ui.painter(), whole, 856.0, t.line);
    let at = pos2(12.0, 868.0);
    ui.painter().text(at, Align2::LEFT_CENTER, "Component sheet. Figures are examples", fonts::regular(11.0), t.text2);
}

fn compare_with_kept_picture(theme: egui::Theme, name: &str) {
    let mut inputs = Inputs { on: [true, false, true, false], weight: 0.22, amount: "10".into(), ..Inputs::default() };
    let mut h = harness(theme, [1440.0, 900.0], move |ui| sheet(ui, &mut inputs));
    h.run();
    h.snapshot(name);
}

#[test]
fn the_component_sheet_looks_as_designed_in_light() {
    compare_with_kept_picture(egui::Theme::Light, "components-light");
}

#[test]
fn the_component_sheet_looks_as_designed_in_dark() {
    compare_with_kept_picture(egui::Theme::Dark, "components-dark");
}

#[test]
fn a_label_is_cut_with_an_ellipsis_and_shown_whole_on_hover() {
    let title = "Marine or air assault battlegroup with everything that it has and more besides";
    let card = Card { title, ..FRIGATE };
    let mut h = harness(egui::Theme::Light, [280.0, 200.0], move |ui| {
        card.show(ui, Id::unique("card"));
    });
    h.run();
    assert!(h.query_by_label(title).is_none());
    let at = h.get_by_label(FRIGATE.name).rect().center();
    h.hover_at(at);
    h.run_steps(4);
    h.get_by_label(title);
}

#[test]
fn controls_change_by_keyboard_as_well_as_by_pointer() {
    let mut h = harness_state();
    h.get_by_label("chosen").click();
    h.run();
    assert!(h.state().on[2]);
    h.get_by_label("chosen").focus();
    h.run();
    h.key_press(egui::Key::Space);
    h.run();
    assert!(!h.state().on[2]);
    h.get_by_label("Capability, group by").click();
    h.run();
    assert_eq!(h.state().group, 1);
    h.get_by_label("Weight of confirmed people").focus();
    h.run();
    h.key_press(egui::Key::ArrowRight);
    h.run();
    assert!((h.state().weight - 0.01).abs() < 1e-9);
}

fn harness_state() -> Harness<'static, Inputs> {
    Harness::builder()
        .with_size([300.0, 700.0])
        .with_max_steps(20)
        .renderer(crate::common::cpu_renderer::CpuRenderer::default())
        .with_context_setup(|ctx| {
            style::install_fonts(ctx);
            style::install(ctx, Look::default());
        })
        .build_ui_state(|ui, inputs: &mut Inputs| controls(ui, inputs), Inputs::default())
}

#[test]
fn text_takes_the_bold_family_only_from_the_installed_fonts() {
    let mut h = harness(egui::Theme::Light, [200.0, 60.0], |ui| {
        ui.label(RichText::new("Ελλάδα Україна ≈ € ₺ → − Zażółć").font(fonts::bold(12.0)));
    });
    h.run();
}
