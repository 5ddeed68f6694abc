//! Parts of the kit by themselves: by keyboard as well as by pointer, and by the names that assistive technology reads.

use egui::{Id, Key, RichText, Theme, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use muster::ui::kit::amount_popup::{AmountChoice, AmountPopup, AmountText};
use muster::ui::kit::badge::Badge;
use muster::ui::kit::card::Card;
use muster::ui::kit::chip::Tag;
use muster::ui::kit::column_head::ColumnHead;
use muster::ui::kit::funnel_bar::{Funnel, ladder};
use muster::ui::kit::rail::rail_item;
use muster::ui::kit::segmented::segmented;
use muster::ui::kit::state_mark::PledgeStatus;
use muster::ui::kit::step_chart::{Series, StepChart};
use muster::ui::kit::switch::checkbox;
use muster::ui::kit::weight_slider::WeightSlider;
use muster::ui::look::icons::Icon;
use muster::ui::look::paint::Force;
use muster::ui::look::theme::{Look, Slot};
use muster::ui::look::{fonts, style};

use crate::common::cpu_renderer::CpuRenderer;
use crate::common::sheet::harness;

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

/// A harness over a state of its own.
fn over<S: 'static>(look: Look, state: S, draw: impl FnMut(&mut egui::Ui, &mut S) + 'static) -> Harness<'static, S> {
    Harness::builder()
        .with_size([300.0, 700.0])
        .with_max_steps(20)
        .renderer(CpuRenderer::default())
        .with_context_setup(move |ctx| {
            style::install_fonts(ctx);
            style::install(ctx, look);
        })
        .build_ui_state(draw, state)
}

#[test]
fn a_label_is_cut_with_an_ellipsis_and_shown_whole_on_hover() {
    let title = "Marine or air assault battlegroup with everything that it has and more besides";
    let name = "NLD-03 Marine or air assault battlegroup, Netherlands";
    let card = Card {
        sidc: "10031000161211000019",
        nation: "NLD",
        code: "NLD-03",
        title,
        people: "≈ 800",
        day: "C+51",
        status: PledgeStatus::Offered,
        caveat: None,
        conditions: 0,
        left: "1",
        quantity: "1",
        used_up: false,
        selected: false,
        dragging: false,
        name,
        force: Force::Live,
    };
    let mut h = harness(Theme::Light, [280.0, 200.0], move |ui| {
        card.show(ui, Id::unique("card"));
    });
    h.run();
    assert!(h.query_by_label(title).is_none());
    let at = h.get_by_label(name).rect().center();
    h.hover_at(at);
    h.run_steps(4);
    h.get_by_label(title);
}

#[derive(Default)]
struct Inputs {
    group: usize,
    chosen: bool,
    weight: f64,
}

#[test]
fn controls_change_by_keyboard_as_well_as_by_pointer() {
    let mut h = over(Look::default(), Inputs::default(), |ui, inputs| {
        segmented(ui, "group by", &["Nation", "Capability", "Domain"], &mut inputs.group, None);
        checkbox(ui, &mut inputs.chosen, "chosen", "");
        WeightSlider {
            criterion: "Confirmed people",
            direction: "",
            most: 1.0,
            name: "Weight of confirmed people",
            leader: Some(Slot::of_index(2)),
            below: Some((0.05, Badge { mark: None, letter: "E", slot: Slot::of_index(3) })),
            above: Some((0.40, Badge { mark: None, letter: "B", slot: Slot::of_index(1) })),
            in_force: None,
            words: "C leads from 5 % to 40 %; E below, B above",
        }
        .show(ui, &mut inputs.weight);
    });
    h.get_by_label("chosen").click();
    h.run();
    assert!(h.state().chosen);
    h.get_by_label("chosen").focus();
    h.run();
    h.key_press(Key::Space);
    h.run();
    assert!(!h.state().chosen);
    h.get_by_label("Capability, group by").click();
    h.run();
    assert_eq!(h.state().group, 1);
    h.get_by_label("Weight of confirmed people").focus();
    h.run();
    h.key_press(Key::ArrowRight);
    h.run();
    assert!((h.state().weight - 0.01).abs() < 1e-9);
}

#[test]
fn text_takes_the_bold_family_only_from_the_installed_fonts() {
    let mut h = harness(Theme::Light, [200.0, 60.0], |ui| {
        ui.label(RichText::new("Ελλάδα Україна ≈ € ₺ → − Zażółć").font(fonts::bold(12.0)));
    });
    h.run();
    h.get_by_label("Ελλάδα Україна ≈ € ₺ → − Zażółć");
}

#[test]
fn what_identifies_a_part_begins_its_accessible_name() {
    let mut h = harness(Theme::Light, [400.0, 700.0], |ui| {
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
        head.show(ui, Id::unique("head"));
        Tag { text: "Peace settlement", icon: Some(Icon::Lock), ..Tag::default() }.show(ui);
        ladder(ui, &BATTLEGROUPS, "L-004");
        let steps = [(0, 0.0), (45, 1400.0), (60, 1660.0)];
        let series = [Series {
            badge: Badge { mark: None, letter: "A", slot: Slot::of_index(0) },
            called: "A",
            steps: &steps,
            planned: &[],
        }];
        let name = "People present by day";
        StepChart { series: &series, days: (0, 360), height: 130.0, asked: None, name }.show(ui);
        rail_item(ui, Icon::Compose, "Compose", true, false);
    });
    h.run();
    h.get_by_label("Scenario C: Division reassurance");
    h.get_by_label("Menu of Scenario C: Division reassurance");
    h.get_by_label("Remove Peace settlement");
    h.get_by_label("L-004, 9 assigned, 9 usable, 7 on time, 7 supported, 7 sustained, 3 confirmed, at minimum");
    h.get_by_label("People present by day, C+360, A 1,660");
    assert!(h.get_by_label("Compose").rect().size() == vec2(56.0, 52.0));
}

#[test]
fn the_amount_is_stepped_typed_and_accepted_by_keyboard() {
    let popup = AmountPopup { title: "GBR-03 to L-017", left: 12.0, need: 8.0, increment: 4.0, funnel: BATTLEGROUPS };
    let state = (AmountText("8".to_owned()), AmountChoice::Open);
    let look = Look { comfortable: true, high_contrast: true, reduced_motion: true };
    let mut h = over(look, state, move |ui, (text, choice)| {
        let now = popup.show(ui.ctx(), Id::unique("amount"), pos2(8.0, 8.0), text);
        if now != AmountChoice::Open {
            *choice = now;
        }
    });
    h.run();
    h.get_by_label("More").click();
    h.run();
    assert_eq!(h.state().0.0, "12");
    h.get_by_label("Less").click();
    h.run();
    h.get_by_label("Less").click();
    h.run();
    h.key_press(Key::Enter);
    h.run();
    assert_eq!(h.state().1, AmountChoice::Accept(4.0));
    h.get_by_label("All 12").focus();
    h.run();
    h.key_press(Key::Enter);
    h.run();
    assert_eq!(h.state().0.0, "12");
    assert_eq!(h.state().1, AmountChoice::Accept(4.0));
    h.key_press(Key::Escape);
    h.run();
    assert_eq!(h.state().1, AmountChoice::Undo);
}
