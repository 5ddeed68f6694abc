//! The form at the right: one pledge with all that is known of it, in four tabs.

use egui::{Align, ComboBox, Id, Layout, Margin, Popup, Rect, Response, RichText, ScrollArea, Sense, Ui, vec2};

use super::columns::Column;
use super::typing::{self, Entry};
use super::{RegisterView, form_lists, form_status, form_terms, form_use, read, reason};
use crate::base::ContributionId;
use crate::edit::{Command, ContributionField};
use crate::model::{Contribution, Status};
use crate::session::OpenFile;
use crate::ui::cx::Cx;
use crate::ui::intent::Intent;
use crate::ui::kit::button::{self, Button};
use crate::ui::kit::chip::Tag;
use crate::ui::kit::segmented::segmented;
use crate::ui::kit::state_mark;
use crate::ui::kit::switch::checkbox;
use crate::ui::look::icons::Icon;
use crate::ui::look::theme::Theme;
use crate::ui::look::{fonts, paint, symbols};
use crate::ui::{format, present, text};

/// What the form remembers.
#[derive(Debug, Default)]
pub struct Form {
    tab: usize,
    source: bool,
    /// Use and findings of the pledge that is shown.
    pub seen: Option<super::form_use::Seen>,
    /// The field that the keyboard goes to as soon as it is drawn.
    wanted: Option<Column>,
    /// A step in status that is being written down.
    pub step: super::form_status::Step,
}

impl Form {
    /// Opens the tab of a column, with the keyboard in its field.
    pub fn open_at(&mut self, column: Column) {
        self.tab = match column {
            Column::Caveats => 1,
            Column::Costs => 2,
            Column::Confirmed | Column::Valid => 3,
            _ => 0,
        };
        self.wanted = Some(column);
    }

    /// Gives a field the keyboard where it is the one that is wanted.
    pub fn focus(&mut self, column: Column, field: &egui::Response) {
        if self.wanted == Some(column) {
            self.wanted = None;
            field.request_focus();
            field.scroll_to_me(Some(Align::Center));
        }
    }
}

/// Draws the form.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile) {
    let t = Theme::of(ui);
    let view = &mut cx.view.register;
    let current = view.current(file);
    let Some(pledge) = current.as_ref().and_then(|id| present::pledge(file, id)) else {
        egui::Frame::new().inner_margin(Margin::same(12)).show(ui, |ui| {
            ui.label(RichText::new("Select a pledge to see and edit it.").font(fonts::regular(12.0)).color(t.text2));
        });
        return;
    };
    egui::Frame::new().inner_margin(Margin { left: 12, right: 12, top: 8, bottom: 0 }).show(ui, |ui| {
        identity(ui, cx, file, pledge);
        let caveats = counted("Caveats", pledge.caveats.len());
        let costs = counted("Costs", pledge.costs.len());
        let history = counted("History", pledge.status_history.len());
        let tabs = ["Details", caveats.as_str(), costs.as_str(), history.as_str()];
        let width = ui.available_width();
        segmented(ui, "form", &tabs, &mut cx.view.register.form.tab, Some(width));
        ui.add_space(4.0);
    });
    ScrollArea::vertical().id_salt(("form", cx.view.register.form.tab)).auto_shrink(false).show(ui, |ui| {
        egui::Frame::new().inner_margin(Margin { left: 12, right: 14, top: 4, bottom: 16 }).show(ui, |ui| {
            ui.set_width(ui.available_width());
            match cx.view.register.form.tab {
                0 => details(ui, cx, file, pledge),
                1 => form_lists::caveats(ui, cx, file, pledge),
                2 => form_lists::costs(ui, cx, file, pledge),
                _ => form_status::show(ui, cx, file, pledge),
            }
        });
    });
}

fn counted(word: &str, n: usize) -> String {
    if n == 0 { word.to_owned() } else { format!("{word} {n}") }
}

fn identity(ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile, pledge: &Contribution) {
    let t = Theme::of(ui);
    let view = &mut cx.view.register;
    let chosen: Vec<ContributionId> = if view.selected.len() > 1 && view.selected.contains(&pledge.id) {
        let list = view.rows.list();
        let listed = list.iter().filter_map(|at| file.plan().contributions.get(*at)).map(|c| &c.id);
        listed.filter(|id| view.selected.contains(*id)).cloned().collect()
    } else {
        Vec::new()
    };
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(symbols::SIZE, Sense::hover());
        let (sidc, planned) = present::symbol(file, pledge);
        symbols::draw(ui.painter(), rect, sidc, planned);
        ui.label(RichText::new(crate::base::visible(pledge.id.as_str())).font(fonts::bold(14.0)).color(t.text1));
        let whole = |n: usize| format::whole(n as i64);
        let at = chosen.iter().position(|id| *id == pledge.id);
        let selected = at.map(|at| format!("{} of {} selected", whole(at + 1), whole(chosen.len())));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            for (icon, name, forward) in
                [(Icon::ChevronRight, "Next pledge", true), (Icon::ChevronLeft, "Previous pledge", false)]
            {
                if (Button { small: true, ..Button::icon(icon, name) }).show(ui).clicked()
                    && let Some(next) = neighbour(view, file, &pledge.id, &chosen, forward)
                {
                    if chosen.is_empty() {
                        view.selected = [next.clone()].into();
                        view.anchor = Some(next.clone());
                    }
                    view.reveal = true;
                    view.look_at(&next, cx.intents);
                }
            }
            // In what room the buttons leave.
            if let Some(words) = selected {
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    let words = RichText::new(words).font(fonts::regular(12.0)).color(t.text2);
                    ui.add(egui::Label::new(words).truncate());
                });
            }
        });
    });
}

fn neighbour(
    view: &RegisterView,
    file: &OpenFile,
    id: &ContributionId,
    chosen: &[ContributionId],
    forward: bool,
) -> Option<ContributionId> {
    let step = |at: usize| if forward { at.checked_add(1) } else { at.checked_sub(1) };
    if !chosen.is_empty() {
        return chosen.get(step(chosen.iter().position(|c| c == id)?)?).cloned();
    }
    let list = view.rows.list();
    let pledge = |at: &usize| file.plan().contributions.get(*at);
    let at = list.iter().position(|at| pledge(at).is_some_and(|c| c.id == *id));
    let next = at.map_or(Some(0), step)?;
    list.get(next).and_then(pledge).map(|c| c.id.clone())
}

/// Small words above a field.
pub fn caption(ui: &mut Ui, words: &str) {
    ui.add_space(4.0);
    ui.spacing_mut().item_spacing.y = 2.0;
    ui.label(RichText::new(words).font(fonts::regular(11.0)).color(Theme::of(ui).text3));
}

/// Bold words above a part of the form.
pub fn part(ui: &mut Ui, words: &str) {
    ui.add_space(10.0);
    let rect = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), 1.0));
    paint::hline(ui.painter(), rect, rect.top(), Theme::of(ui).line);
    ui.add_space(8.0);
    ui.label(RichText::new(words).font(fonts::bold(12.0)).color(Theme::of(ui).text1));
}

/// The command that sets a field of a pledge.
pub fn set(pledge: &Contribution, field: ContributionField) -> Intent {
    Intent::Edit(Command::EditContribution { contribution: pledge.id.clone(), field })
}

/// A field of one line with its name above it.
pub struct Line<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its value as it stands.
    pub current: String,
    /// Figures stand at the right.
    pub figure: bool,
    /// Muted words while it is empty.
    pub hint: &'a str,
    /// The field's value from its text.
    pub read: &'a dyn Fn(&str) -> Result<ContributionField, String>,
}

/// Draws a field of one line.
pub fn line(ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile, pledge: &Contribution, line: &Line<'_>) -> Response {
    caption(ui, line.name);
    let entry = Entry {
        pledge: &pledge.id,
        name: line.name,
        current: &line.current,
        width: ui.available_width(),
        figure: line.figure,
        hint: line.hint,
        id: Id::unique(("register form", pledge.id.as_str(), line.name)),
        read: line.read,
    };
    typing::field(ui, file, &mut cx.view.register.typing, &entry)
}

/// Draws fields of one line side by side; returns the first.
fn figures(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    file: &OpenFile,
    pledge: &Contribution,
    lines: &[Line<'_>],
) -> Option<Response> {
    ui.columns(lines.len(), |columns| {
        let fields = columns.iter_mut().zip(lines).map(|(ui, entry)| line(ui, cx, file, pledge, entry));
        fields.collect::<Vec<_>>().into_iter().next()
    })
}

fn details(ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile, pledge: &Contribution) {
    let figure = |name, current, hint, read| Line { name, current, figure: true, hint, read };
    line(
        ui,
        cx,
        file,
        pledge,
        &Line {
            name: "Title",
            current: pledge.title.clone(),
            figure: false,
            hint: "",
            read: &|text| read::cell(Column::Title, text),
        },
    );
    who_and_what(ui, cx, file, pledge);
    let money = super::rows::unit_of(file, pledge) == "money";
    let quantity_name = if money { "Amount" } else { "Quantity" };
    let people_name = if pledge.illustrative { "People, ≈" } else { "People" };
    let people = pledge.personnel.map(|n| format::whole(i64::try_from(n).unwrap_or(i64::MAX))).unwrap_or_default();
    figures(
        ui,
        cx,
        file,
        pledge,
        &[
            figure(quantity_name, pledge.quantity.to_string(), "", &|text| read::cell(Column::Quantity, text)),
            figure(Column::Part.label(), pledge.increment.to_string(), "", &|text| read::cell(Column::Part, text)),
            figure(people_name, people, "?", &|text| read::cell(Column::People, text)),
        ],
    );
    if money {
        form_terms::currency(ui, cx, file, pledge);
    }
    let notice = pledge.notice_days.map(|d| d.to_string()).unwrap_or_default();
    let (days, tours) = (pledge.tour_days, pledge.tours);
    let likely = file.plan().properties.likelihood(pledge.status).to_string();
    figures(
        ui,
        cx,
        file,
        pledge,
        &[
            figure("Decision, days", pledge.decision_days.to_string(), "0", &|text| read::cell(Column::Decision, text)),
            figure("Notice, days", notice, "?", &|text| read::cell(Column::Notice, text)),
            figure("Likelihood", pledge.likelihood.map(|d| d.to_string()).unwrap_or_default(), &likely, &|text| {
                read::cell(Column::Likelihood, text)
            }),
        ],
    );
    let tour = figures(
        ui,
        cx,
        file,
        pledge,
        &[
            figure("Tour, days", days.map(|d| d.to_string()).unwrap_or_default(), "open", &|text| {
                read::tour_days(text, tours)
            }),
            figure("Tours", tours.map(|n| n.to_string()).unwrap_or_default(), "open", &|text| read::tours(text, days)),
        ],
    );
    if let Some(tour) = tour {
        cx.view.register.form.focus(Column::Tour, &tour);
    }
    status(ui, cx, file, pledge);
    places(ui, cx, file, pledge);
    ui.add_space(6.0);
    let mut illustrative = pledge.illustrative;
    if checkbox(ui, &mut illustrative, "Illustrative planning figure", "").changed() {
        cx.wish(set(pledge, ContributionField::Illustrative(illustrative)));
    }
    words(ui, cx, file, pledge);
    caveats_in_short(ui, pledge);
    form_use::show(ui, cx, file, pledge);
    form_terms::show(ui, cx, file, pledge);
}

fn who_and_what(ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile, pledge: &Contribution) {
    let plan = file.plan();
    ui.columns(2, |columns| {
        let ui = &mut columns[0];
        caption(ui, "Nation");
        let shown = present::nation(file, &pledge.nation);
        let width = ui.available_width();
        let combo = ComboBox::from_id_salt("form nation").selected_text(&shown).width(width).truncate();
        let response = combo.show_ui(ui, |ui| {
            for nation in &plan.nations {
                if ui.selectable_label(nation.id == pledge.nation, crate::base::visible(&nation.name)).clicked() {
                    cx.intents.push(set(pledge, ContributionField::Nation(nation.id.clone())));
                }
            }
        });
        named(&response.response, "Nation", &shown);
        let ui = &mut columns[1];
        caption(ui, "Capability");
        let shown = present::capability(file, &pledge.capability);
        let width = ui.available_width();
        let combo = ComboBox::from_id_salt("form capability").selected_text(&shown).width(width).truncate();
        let response = combo.show_ui(ui, |ui| {
            for capability in &plan.capabilities {
                let name = crate::base::visible(&capability.name);
                if ui.selectable_label(capability.id == pledge.capability, name).clicked() {
                    cx.intents.push(set(pledge, ContributionField::Capability(capability.id.clone())));
                }
            }
        });
        named(&response.response, "Capability", &shown);
    });
}

/// Gives a choice its name for assistive technology.
pub fn named(response: &egui::Response, name: &str, chosen: &str) {
    response.widget_info(|| {
        let mut info = egui::WidgetInfo::labeled(egui::Role::ComboBox, true, name);
        info.current_text_value = Some(chosen.to_owned());
        info
    });
}

fn status(ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile, pledge: &Contribution) {
    const STEPS: [Status; 4] = [Status::Requested, Status::Indicated, Status::Offered, Status::Confirmed];
    caption(ui, "Status");
    let words = STEPS.map(text::status);
    let at = STEPS.iter().position(|s| *s == pledge.status).unwrap_or(STEPS.len());
    let mut chosen = at;
    let width = ui.available_width();
    segmented(ui, "status", &words, &mut chosen, Some(width));
    let mut wanted = (chosen != at).then(|| STEPS.get(chosen).copied()).flatten();
    let other = if at == STEPS.len() { text::status(pledge.status) } else { "transferred or ended" };
    let response = Button { menu: true, small: true, selected: at == STEPS.len(), ..Button::quiet(other) }.show(ui);
    Popup::menu(&response).show(|ui| {
        for status in Status::ALL.iter().filter(|s| !STEPS.contains(s)) {
            if ui.selectable_label(*status == pledge.status, text::status(*status)).clicked() {
                wanted = Some(*status);
            }
        }
    });
    if let Some(wanted) = wanted.filter(|s| *s != pledge.status) {
        reason::set_status(cx, file, std::slice::from_ref(&pledge.id), wanted);
    }
}

fn places(ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile, pledge: &Contribution) {
    let plan = file.plan();
    caption(ui, "Where it may go");
    paint::wrapping_row(ui, 6.0, 24.0, |ui| {
        for id in &pledge.areas {
            let area = file.index().area(plan, id);
            let name = crate::base::visible(area.map_or(id.as_str(), |a| a.name.as_str()));
            let nation = area.and_then(|a| a.nation.as_ref()).map(crate::base::NationId::as_str);
            if (Tag { text: &name, nation, ..Tag::default() }).show(ui).clicked() {
                cx.intents.push(set(pledge, ContributionField::Area(id.clone(), false)));
            }
        }
        let word = if pledge.areas.is_empty() { "Anywhere; name an area" } else { "Area" };
        let add = Button { small: true, name: "Add an area", ..Button::quiet(word) }.with_icon(Icon::Plus).show(ui);
        Popup::menu(&add).show(|ui| {
            for area in plan.areas.iter().filter(|a| !pledge.areas.contains(&a.id)) {
                if ui.button(crate::base::visible(&area.name)).clicked() {
                    cx.intents.push(set(pledge, ContributionField::Area(area.id.clone(), true)));
                }
            }
        });
    });
    caption(ui, "Waits for");
    paint::wrapping_row(ui, 6.0, 24.0, |ui| {
        for id in &pledge.conditions {
            let condition = file.index().condition(plan, id);
            let name = crate::base::visible(condition.map_or(id.as_str(), |c| c.name.as_str()));
            if (Tag { text: &name, icon: Some(Icon::Lock), ..Tag::default() }).show(ui).clicked() {
                cx.intents.push(set(pledge, ContributionField::Condition(id.clone(), false)));
            }
        }
        let word = if pledge.conditions.is_empty() { "Nothing; add a condition" } else { "Condition" };
        let add = Button { small: true, name: "Add a condition", ..Button::quiet(word) }.with_icon(Icon::Plus).show(ui);
        Popup::menu(&add).show(|ui| {
            for condition in plan.conditions.iter().filter(|c| !pledge.conditions.contains(&c.id)) {
                if ui.button(crate::base::visible(&condition.name)).clicked() {
                    cx.intents.push(set(pledge, ContributionField::Condition(condition.id.clone(), true)));
                }
            }
        });
    });
}

/// Draws a field of several lines.
pub fn paragraph(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    file: &OpenFile,
    pledge: &Contribution,
    name: &str,
    current: &str,
    read: &dyn Fn(&str) -> Result<ContributionField, String>,
) -> Response {
    let entry = Entry {
        pledge: &pledge.id,
        name,
        current,
        width: ui.available_width(),
        figure: false,
        hint: "",
        id: Id::unique(("register form", pledge.id.as_str(), name)),
        read,
    };
    typing::paragraph(ui, file, &mut cx.view.register.typing, &entry)
}

fn words(ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile, pledge: &Contribution) {
    caption(ui, "Note");
    paragraph(ui, cx, file, pledge, "Note", pledge.note.as_deref().unwrap_or_default(), &|text| {
        read::cell(Column::Note, text)
    });
    ui.add_space(4.0);
    let open = cx.view.register.form.source;
    let words = match (open, &pledge.source) {
        (true, _) => "Hide the source",
        (false, Some(_)) => "Show the source",
        (false, None) => "No source given; add one",
    };
    if button::link(ui, words).clicked() {
        cx.view.register.form.source = !open;
    }
    if open {
        caption(ui, "Source");
        paragraph(ui, cx, file, pledge, "Source", pledge.source.as_deref().unwrap_or_default(), &|text| {
            read::cell(Column::Source, text)
        });
    }
}

fn caveats_in_short(ui: &mut Ui, pledge: &Contribution) {
    let t = Theme::of(ui);
    if pledge.caveats.is_empty() {
        return;
    }
    part(ui, if pledge.caveats.len() == 1 { "Caveat" } else { "Caveats" });
    for caveat in &pledge.caveats {
        ui.horizontal_top(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(16.0, 16.0), Sense::hover());
            let kind = match caveat.strength {
                crate::model::CaveatStrength::Prohibition => state_mark::CaveatKind::Prohibition,
                _ => state_mark::CaveatKind::Limitation,
            };
            crate::ui::look::icons::draw(ui.painter(), kind.icon(), rect.shrink(1.0), kind.colour(t));
            let words = format!("{}. {}", form_lists::heading(caveat), caveat.text);
            let words = RichText::new(crate::base::visible(&words)).font(fonts::regular(12.0)).color(t.text1);
            ui.add(egui::Label::new(words).wrap());
        });
    }
}
