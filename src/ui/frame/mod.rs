//! The frame around every workspace: banners, menu bar, rail, status line.

mod asking;
mod banner;
mod damaged;
mod file_strip;
mod inspector;
mod menu_bar;
mod rail;
mod status_bar;
mod toast;
pub mod what_if_bar;

use egui::{Frame, Margin, Ui};

use super::cx::Cx;
use super::view::Workspace;
use crate::ui::look::theme::{BANNER_HEIGHT, Theme};

pub use asking::{ask, could_fill};
pub use banner::{level as marking_level, page_marking, words as marking_words};
pub use inspector::show as inspector;
pub use menu_bar::enabled;

/// The pool's name among the folded panels.
pub const POOL: &str = "pool";
/// The inspector's name among the folded panels.
pub const INSPECTOR: &str = "inspector";

/// Points of width under which side panels become drawers and the rail shows icons only.
pub const NARROW: f32 = 960.0;

/// Draws the frame and the workspace in it.
pub fn frame(ui: &mut Ui, cx: &mut Cx<'_>, workspace: fn(&mut Ui, &mut Cx<'_>)) {
    let t = Theme::of(ui);
    let bar = Frame::new().fill(t.panel);
    let narrow = ui.available_width() < NARROW;
    egui::Panel::top("banner")
        .frame(Frame::NONE)
        .exact_size(BANNER_HEIGHT)
        .show_separator_line(false)
        .show(ui, |ui| banner::show(ui, cx));
    egui::Panel::bottom("banner below")
        .frame(Frame::NONE)
        .exact_size(BANNER_HEIGHT)
        .show_separator_line(false)
        .show(ui, |ui| banner::show(ui, cx));
    egui::Panel::top("menu").frame(bar).exact_size(28.0).show(ui, |ui| menu_bar::show(ui, cx));
    egui::Panel::bottom("status").frame(bar).exact_size(24.0).show(ui, |ui| status_bar::show(ui, cx));
    if cx.view.workspace != Workspace::Start {
        egui::Panel::left("rail")
            .frame(bar.inner_margin(Margin::ZERO))
            .exact_size(if narrow { 40.0 } else { 64.0 })
            .resizable(false)
            .show(ui, |ui| rail::show(ui, cx, narrow));
    }
    if cx.view.workspace != Workspace::Start && cx.session.files().len() > 1 {
        let bar = bar.inner_margin(Margin::symmetric(12, 0));
        egui::Panel::top("open files").frame(bar).exact_size(32.0).show(ui, |ui| file_strip::show(ui, cx));
    }
    if cx.view.workspace != Workspace::Start {
        damaged::show(ui, cx);
    }
    egui::CentralPanel::default().frame(Frame::new().fill(t.window)).show(ui, |ui| workspace(ui, cx));
    toast::show(ui, cx);
}
