//! The end of the form: on which terms a pledge stands, which units are behind it, and its own marking.

use egui::{Align, Id, Layout, Popup, Ui, vec2};

use super::columns::{Column, Edits, Place};
use super::form::{Line, caption, line, paragraph, part, set};
use super::form_lists::{choose, choose_currency};
use super::typing::{self, Entry};
use super::{choices, read};
use crate::base::visible;
use crate::edit::ContributionField;
use crate::model::{Contribution, Marking};
use crate::session::OpenFile;
use crate::ui::cx::Cx;
use crate::ui::dialogs::marking::listed;
use crate::ui::kit::button::Button;
use crate::ui::kit::chip::Tag;
use crate::ui::look::icons::Icon;
use crate::ui::look::paint;
use crate::ui::look::theme::Sizes;
use crate::words::fields::contribution_field;

/// Draws the end of the form.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile, pledge: &Contribution) {
    part(ui, "Terms");
    for column in Column::ALL.iter().copied().filter(|column| column.place() == Place::Terms) {
        term(ui, cx, file, pledge, column);
    }
    either_or(ui, cx, file, pledge);
    let words = [
        (
            Column::Requires,
            "Leans on, beside what its capability does",
            "Nothing more; add a capability",
            "Add a capability it leans on",
        ),
        (Column::Excludes, "Will not serve beside", "No nation; add one", "Add a nation it will not serve beside"),
    ];
    for (column, name, none, add) in words {
        caption(ui, name);
        any_of(ui, cx, file, pledge, column, none, add);
    }
    part(ui, "Units");
    caption(ui, "Named units behind it, one a line");
    let units = pledge.elements.join("\n");
    let field =
        paragraph(ui, cx, file, pledge, "Units, one a line", &units, &|text| read::cell(Column::Elements, text));
    cx.view.register.form.focus(Column::Elements, &field);
    marking(ui, cx, file, pledge);
}

/// The currency of money.
pub fn currency(ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile, pledge: &Contribution) {
    caption(ui, "Currency");
    let now = pledge.currency.clone().unwrap_or_default();
    if let Some(code) = choose_currency(ui, file, ("currency of the pledge", 0), &now) {
        cx.wish(set(pledge, ContributionField::Currency(Some(code))));
    }
}

/// A field among the terms, by how its column is edited.
fn term(ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile, pledge: &Contribution, column: Column) {
    let Some(words) = column.field().map(contribution_field) else { return };
    let name = words.with_unit();
    if column.edits() == Edits::Choice {
        caption(ui, &name);
        return one_of(ui, cx, file, pledge, column, &name);
    }
    let (current, read) = (read::typed(pledge, column), |text: &str| read::cell(column, text));
    let field = if column.edits() == Edits::Form {
        caption(ui, &name);
        paragraph(ui, cx, file, pledge, &name, &current, &read)
    } else {
        line(
            ui,
            cx,
            file,
            pledge,
            &Line { name: &name, current, figure: column.right(), hint: words.hint, read: &read },
        )
    };
    cx.view.register.form.focus(column, &field);
}

fn one_of(ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile, pledge: &Contribution, column: Column, name: &str) {
    let all = choices::one_of(file.plan(), column);
    let positions: Vec<usize> = (0..all.len()).collect();
    let now = all.iter().position(|choice| choices::holds(pledge, &choice.field)).unwrap_or(usize::MAX);
    let word = |n: usize| all.get(n).map_or_else(|| "Unknown".to_owned(), |choice| choice.words.clone());
    let chosen = choose(ui, (column.key(), 0), name, &positions, now, word);
    if let Some(choice) = chosen.and_then(|n| all.get(n)) {
        cx.wish(set(pledge, choice.field.clone()));
    }
}

/// The group of which a scenario may use only one: typed, or one of those that there are.
fn either_or(ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile, pledge: &Contribution) {
    let plan = file.plan();
    let mut groups: Vec<&str> = plan.contributions.iter().filter_map(|other| other.either_or.as_deref()).collect();
    groups.sort_unstable();
    groups.dedup();
    caption(ui, "Either-or group");
    let row = vec2(ui.available_width(), Sizes::of(ui).control);
    ui.allocate_ui_with_layout(row, Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let button = Button { menu: true, name: "Choose an either-or group", ..Button::new("All") }.show(ui);
        Popup::menu(&button).show(|ui| {
            for group in std::iter::once(None).chain(groups.iter().copied().map(Some)) {
                let words = group.map_or_else(|| "None".to_owned(), visible);
                let on = pledge.either_or.as_deref() == group;
                if ui.selectable_label(on, words).clicked() && !on {
                    cx.intents.push(set(pledge, ContributionField::EitherOr(group.map(str::to_owned))));
                    ui.close();
                }
            }
        });
        let entry = Entry {
            pledge: &pledge.id,
            name: "Either-or group",
            current: pledge.either_or.as_deref().unwrap_or_default(),
            width: ui.available_width(),
            figure: false,
            hint: "none; a new name begins one",
            id: Id::unique(("register form", pledge.id.as_str(), "either-or")),
            read: &|text| read::cell(Column::EitherOr, text),
        };
        typing::field(ui, file, &mut cx.view.register.typing, &entry);
    });
    let others: Vec<String> = plan
        .contributions
        .iter()
        .filter(|other| other.id != pledge.id && pledge.either_or.is_some() && other.either_or == pledge.either_or)
        .map(|other| other.id.to_string())
        .collect();
    if !others.is_empty() {
        let words =
            format!("A scenario uses this one or {}.", crate::ui::format::listed(&others).replace(" and ", " or "));
        super::form_lists::nothing(ui, &visible(&words));
    }
}

fn any_of(ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile, pledge: &Contribution, column: Column, none: &str, add: &str) {
    let (held, rest): (Vec<_>, Vec<_>) =
        choices::any_of(file.plan(), column).into_iter().partition(|choice| choices::holds(pledge, &choice.field));
    let own = |field: &ContributionField| match field {
        ContributionField::Requires(id, _) => pledge.capability == *id,
        ContributionField::Excludes(id, _) => pledge.nation == *id,
        _ => false,
    };
    paint::wrapping_row(ui, 6.0, 24.0, |ui| {
        for choice in &held {
            let tag = Tag { text: &choice.words, nation: choice.flag.as_deref(), ..Tag::default() };
            if tag.show(ui).clicked() {
                cx.intents.push(set(pledge, choices::turned(&choice.field, false)));
            }
        }
        let word = match (held.is_empty(), column) {
            (true, _) => none,
            (false, Column::Excludes) => "Nation",
            (false, _) => "Capability",
        };
        let add = Button { small: true, name: add, ..Button::quiet(word) }.with_icon(Icon::Plus).show(ui);
        Popup::menu(&add).show(|ui| {
            egui::ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
                for choice in rest.iter().filter(|choice| !own(&choice.field)) {
                    if ui.button(&choice.words).clicked() {
                        cx.intents.push(set(pledge, choice.field.clone()));
                        ui.close();
                    }
                }
                if rest.is_empty() && held.is_empty() {
                    ui.label(choices::none_to_choose(column));
                }
            });
        });
    });
}

/// Puts a text into its part of a marking.
type Put = fn(&mut Marking, &str);

fn marking(ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile, pledge: &Contribution) {
    part(ui, "Marking");
    let own = pledge.marking.clone().unwrap_or_default();
    // Without a marking of its own the plan's holds, and stands in the empty fields.
    let plans = if own.is_empty() { file.plan().properties.marking.clone() } else { Marking::default() };
    let hint = |text: &str| if text.is_empty() { "nothing stated".to_owned() } else { visible(text) };
    let policy: Put = |marking, text| text.trim().clone_into(&mut marking.policy);
    let class: Put = |marking, text| text.trim().clone_into(&mut marking.classification);
    let to: Put = |marking, text| marking.releasable_to = listed(text, ',');
    let handling: Put = |marking, text| marking.handling = listed(text, ';');
    let mut field = |ui: &mut Ui, name: &str, current: &str, hint: &str, put: Put| {
        let read = |text: &str| read::marking(&own, text, put);
        line(ui, cx, file, pledge, &Line { name, current: current.to_owned(), figure: false, hint, read: &read })
    };
    let first = ui.columns(2, |columns| {
        let first = field(&mut columns[0], "Marking policy", &own.policy, &hint(&plans.policy), policy);
        field(&mut columns[1], "Classification", &own.classification, &hint(&plans.classification), class);
        first
    });
    let nations = plans.releasable_to.join(", ");
    field(ui, "Releasable to, with commas between", &own.releasable_to.join(", "), &hint(&nations), to);
    let instructions = plans.handling.join("; ");
    field(ui, "Handling, with semicolons between", &own.handling.join("; "), &hint(&instructions), handling);
    let words =
        if own.is_empty() { "As the plan’s, until it has its own." } else { "Its own, in place of the plan’s." };
    super::form_lists::nothing(ui, words);
    cx.view.register.form.focus(Column::Marking, &first);
}
