//! Saved views: what is searched and checked, the order, the columns and their widths, under a name.

use egui::{Popup, Ui, vec2};

use super::RegisterView;
use super::columns::Column;
use super::order::SortKey;
use crate::session::SavedView;
use crate::ui::cx::Cx;
use crate::ui::intent::Intent;
use crate::ui::kit::button::Button;
use crate::ui::kit::field::Field;
use crate::ui::look::icons::Icon;
use crate::ui::pledges::Facet;

/// The view as it stands, under a name.
fn saved(view: &RegisterView, name: &str) -> SavedView {
    SavedView {
        name: name.to_owned(),
        search: view.search.clone(),
        facets: view.checked.iter().map(|(facet, key)| (facet.label().to_owned(), key.clone())).collect(),
        sort: view.sort.iter().map(|key| (key.column.key().to_owned(), key.down)).collect(),
        columns: view.shown.iter().map(|column| column.key().to_owned()).collect(),
        widths: view.widths.iter().map(|(column, width)| (column.key().to_owned(), *width)).collect(),
    }
}

/// Makes the view what was saved. What this version does not know is passed over.
fn apply(view: &mut RegisterView, saved: &SavedView) {
    view.search.clone_from(&saved.search);
    let facet = |name: &str| Facet::ALL.into_iter().find(|facet| facet.label() == name);
    view.checked = saved.facets.iter().filter_map(|(name, key)| Some((facet(name)?, key.clone()))).collect();
    let key = |(name, down): &(String, bool)| Some(SortKey { column: Column::from_key(name)?, down: *down });
    view.sort = saved.sort.iter().filter_map(key).collect();
    view.shown = saved.columns.iter().filter_map(|name| Column::from_key(name)).collect();
    if !view.shown.contains(&Column::Pledge) {
        view.shown = Column::USUAL.to_vec();
    }
    view.widths = saved.widths.iter().filter_map(|(name, width)| Some((Column::from_key(name)?, *width))).collect();
}

/// The button with the saved views.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let button = Button { menu: true, ..Button::new("Views") }.show(ui);
    Popup::menu(&button).close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
        ui.set_min_width(240.0);
        for view in &cx.session.settings.views {
            ui.horizontal(|ui| {
                let name = crate::base::visible(&view.name);
                let entry = egui::Button::new(&name).min_size(vec2(200.0, 24.0));
                if ui.add(entry).clicked() {
                    apply(&mut cx.view.register, view);
                    ui.close();
                }
                let drop = format!("Forget the view {name}");
                if (Button { small: true, ..Button::icon(Icon::Cross, &drop) }).show(ui).clicked() {
                    cx.intents.push(Intent::ForgetView(view.name.clone()));
                }
            });
        }
        if ui.add(egui::Button::new("Usual columns and order").min_size(vec2(ui.available_width(), 24.0))).clicked() {
            let search = std::mem::take(&mut cx.view.register.search);
            apply(&mut cx.view.register, &SavedView { search, ..SavedView::default() });
            ui.close();
        }
        ui.separator();
        ui.horizontal(|ui| {
            let name = &mut cx.view.register.view_name;
            let field = Field { hint: "Name of this view", ..Field::text(name, "Name of this view", 160.0) };
            let typed = field.show(ui);
            let enter = typed.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
            let ready = !name.trim().is_empty();
            let pressed = (Button { small: true, disabled: !ready, ..Button::new("Save view") }).show(ui).clicked();
            if ready && (pressed || enter) {
                let name = std::mem::take(&mut cx.view.register.view_name);
                let view = saved(&cx.view.register, name.trim());
                cx.intents.push(Intent::SaveView(Box::new(view)));
                ui.close();
            }
        });
    });
}
