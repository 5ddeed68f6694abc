//! Every symbol of the capability table and the four identities, large and at the size of rows, compared with kept pictures.

use crate::common::sheet::harness;
use egui::{Rect, Ui, pos2, vec2};
use muster::ui::look::symbols;
use muster::ui::look::theme::Theme;

/// The codes of the capability table.
const CODES: &str = include_str!("../cases/symbol-codes.txt");

/// One of each kind of frame for neutral, hostile and unknown.
const OTHERS: &str = "
    10041000161211000000 10061000161211000000 10011000161211000000 10040100001101040000 10060100001101040000
    10010100001101040000 10043000001202040000 10063000001202040000 10013000001202040000";

fn sheet(ui: &mut Ui) {
    let painter = ui.painter();
    painter.rect_filled(ui.ctx().content_rect(), 0, Theme::of(ui).panel);
    for (n, code) in CODES.split_whitespace().chain(OTHERS.split_whitespace()).enumerate() {
        let corner = pos2(14.0 + 104.0 * (n % 10) as f32, 14.0 + 84.0 * (n / 10) as f32);
        symbols::draw(painter, Rect::from_min_size(corner, vec2(75.0, 55.0)), code, false);
        symbols::draw(painter, Rect::from_min_size(corner + vec2(70.0, 34.0), symbols::SIZE), code, true);
    }
}

fn pictured(theme: egui::Theme, name: &str) {
    let mut h = harness(theme, [1060.0, 610.0], sheet);
    h.run();
    h.snapshot(name);
}

#[test]
fn symbols_look_as_kept_in_light() {
    pictured(egui::Theme::Light, "symbols-light");
}

#[test]
fn symbols_look_as_kept_in_dark() {
    pictured(egui::Theme::Dark, "symbols-dark");
}
