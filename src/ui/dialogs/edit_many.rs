//! One field of many pledges: what is set, how many change, which refuse and why; then all that change in one step.

use egui::{RichText, ScrollArea, Ui};

use super::controls::{Pressed, few, footer, taking_enter};
use super::marking::MarkingFields;
use super::{Outcome, fields};
use crate::base::ContributionId;
use crate::edit::{ContributionField, ContributionKey, Many};
use crate::model::{Marking, Plan};
use crate::session::FileId;
use crate::ui::cx::Cx;
use crate::ui::format;
use crate::ui::intent::Intent;
use crate::ui::kit::switch::checkbox;
use crate::ui::look::fonts;
use crate::ui::look::theme::Theme;
use crate::ui::workspaces::register::{Column, Edits, choices, read};
use crate::words::fields::{contribution_field, example};

/// The fields that are worth setting for many, with what they are called here.
fn of_many() -> Vec<(Column, String)> {
    let named = |column: Column| contribution_field(column.field()?).many_with_unit().map(|words| (words, column));
    let mut all: Vec<_> = Column::ALL.iter().filter_map(|column| named(*column)).collect();
    all.sort_by_key(|((place, _), _)| *place);
    all.into_iter().map(|((_, words), column)| (column, words)).collect()
}

/// What is chosen and typed.
#[derive(Debug)]
pub struct EditMany {
    ids: Vec<ContributionId>,
    field: usize,
    /// A value that is typed.
    text: String,
    /// The second value, of tours.
    more: String,
    /// No value, in place of the one typed.
    none: bool,
    /// Which of a list.
    choice: usize,
    /// 0 to put it in, 1 to take it out.
    out: usize,
    marking: MarkingFields,
    tried: Option<Tried>,
    focused: bool,
}

/// What a value would do, kept until it or the plan changes.
#[derive(Debug)]
struct Tried {
    key: (FileId, u64, ContributionField),
    many: Many,
}

impl EditMany {
    /// Begins with no field chosen.
    pub fn new(ids: &[ContributionId]) -> Self {
        Self {
            ids: ids.to_vec(),
            field: usize::MAX,
            text: String::new(),
            more: String::new(),
            none: false,
            choice: usize::MAX,
            out: 0,
            marking: MarkingFields::default(),
            tried: None,
            focused: false,
        }
    }

    /// Its title.
    pub fn title(&self) -> String {
        format!("Edit {}", format::counted(self.ids.len() as i64, "pledge", "pledges"))
    }

    fn column(&self) -> Option<(Column, String)> {
        of_many().into_iter().nth(self.field)
    }

    /// The field with its value as it stands; `Err` says what is missing or wrong.
    fn value(&self, plan: &Plan) -> Result<ContributionField, Missing> {
        let (column, _) = self.column().ok_or(Missing::Yet("Choose a field."))?;
        let wrong = |read: Result<ContributionField, String>| read.map_err(Missing::Wrong);
        match column {
            Column::Tour if self.none => Ok(ContributionField::Tours(None, None)),
            Column::Tour if self.text.trim().is_empty() || self.more.trim().is_empty() => {
                Err(Missing::Yet("Enter the days of a tour and how many."))
            }
            Column::Tour => {
                let ContributionField::Tours(days, _) = wrong(read::tour_days(&self.text, None))? else {
                    return Err(Missing::Yet("Enter the days of a tour and how many."));
                };
                wrong(read::tours(&self.more, days))
            }
            Column::Marking if self.none => Ok(ContributionField::Marking(None)),
            Column::Marking => {
                let marking = self.marking.marking(&Marking::default());
                if marking.is_empty() {
                    return Err(Missing::Yet("Enter a marking."));
                }
                Ok(ContributionField::Marking(Some(marking)))
            }
            _ => match column.edits() {
                Edits::Choice => {
                    let choice = choices::one_of(plan, column).into_iter().nth(self.choice);
                    choice.map(|choice| choice.field).ok_or(Missing::Yet("Choose a value."))
                }
                Edits::Checks => {
                    let choice = choices::any_of(plan, column).into_iter().nth(self.choice);
                    let turned = choice.map(|choice| choices::turned(&choice.field, self.out == 0));
                    turned.ok_or(Missing::Yet("Choose one."))
                }
                Edits::Text | Edits::Form | Edits::Never if self.none => wrong(read::cell(column, "")),
                Edits::Text | Edits::Form | Edits::Never if self.text.trim().is_empty() => {
                    Err(Missing::Yet("Enter a value."))
                }
                Edits::Text | Edits::Form | Edits::Never => wrong(read::cell(column, &self.text)),
            },
        }
    }

    fn fields(&mut self, ui: &mut Ui, plan: &Plan, wrong: Option<&str>) {
        let names: Vec<String> = of_many().into_iter().map(|(_, name)| name).collect();
        let before = self.field;
        let first = fields::choice(ui, "Field", &names, &mut self.field);
        if !std::mem::replace(&mut self.focused, true) {
            first.request_focus();
        }
        if self.field != before {
            let (ids, field) = (std::mem::take(&mut self.ids), self.field);
            *self = Self { field, focused: true, ..Self::new(&[]) };
            self.ids = ids;
        }
        let Some((column, name)) = self.column() else { return };
        match (column, column.edits()) {
            (Column::Tour, _) => {
                ui.add_enabled_ui(!self.none, |ui| {
                    ui.columns(2, |columns| {
                        fields::figure(&mut columns[0], &mut self.text, "Tour, days", "180", wrong);
                        fields::figure(&mut columns[1], &mut self.more, "Tours", "2", None);
                    });
                });
                self.no_value(ui, contribution_field(ContributionKey::Tours).none);
            }
            (Column::Marking, _) => {
                ui.add_enabled_ui(!self.none, |ui| self.marking.show(ui));
                self.no_value(ui, contribution_field(ContributionKey::Marking).none);
            }
            (_, Edits::Choice) => {
                let words = choices::one_of(plan, column).into_iter().map(|choice| choice.words);
                fields::choice(ui, "Value", &words.collect::<Vec<_>>(), &mut self.choice);
            }
            (_, Edits::Checks) => {
                let words: Vec<String> = choices::any_of(plan, column).into_iter().map(|choice| choice.words).collect();
                if words.is_empty() {
                    fields::remark(ui, choices::none_to_choose(column));
                    return;
                }
                few(ui, "What is done", &["Put in", "Take out"], &mut self.out);
                fields::choice(ui, "Which", &words, &mut self.choice);
            }
            (_, Edits::Text | Edits::Form | Edits::Never) => {
                ui.add_enabled_ui(!self.none, |ui| {
                    let hint = column.kind().map_or("", example);
                    if column.right() {
                        fields::figure(ui, &mut self.text, &name, hint, wrong);
                    } else {
                        fields::line(ui, &mut self.text, &name, hint, wrong);
                    }
                });
                // What cannot be without a value has no box for none.
                if let Some(field) = column.field().filter(|_| read::cell(column, "").is_ok()) {
                    self.no_value(ui, contribution_field(field).none);
                }
            }
        }
    }

    fn no_value(&mut self, ui: &mut Ui, words: &str) {
        ui.add_space(4.0);
        let response = checkbox(ui, &mut self.none, words, "");
        taking_enter(ui, response);
    }
}

/// Why there is no value yet.
enum Missing {
    /// Something is still to be entered.
    Yet(&'static str),
    /// What is typed cannot be read.
    Wrong(String),
}

/// Draws the dialog.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut EditMany) -> Outcome {
    let Some(file) = cx.session.active() else { return Outcome::Closed };
    let plan = file.plan();
    state.ids.retain(|id| file.index().contribution(plan, id).is_some());
    if state.ids.is_empty() {
        return Outcome::Closed;
    }
    let value = state.value(plan);
    let wrong = match &value {
        Err(Missing::Wrong(why)) => Some(why.clone()),
        _ => None,
    };
    match &value {
        Ok(field) => {
            let key = (file.id, file.revision(), field.clone());
            if state.tried.as_ref().is_none_or(|tried| tried.key != key) {
                state.tried = Some(Tried { many: Many::new(plan, &state.ids, field), key });
            }
        }
        Err(_) => state.tried = None,
    }
    // What was tried is of the value before this frame's keys, which the next frame tries.
    let tried = state.tried.take();
    let height = (ui.ctx().content_rect().height() - 190.0).max(120.0);
    ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
        // Room for the focus ring and the scroll bar.
        egui::Frame::new().inner_margin(egui::Margin { left: 3, right: 10, top: 0, bottom: 4 }).show(ui, |ui| {
            state.fields(ui, plan, wrong.as_deref());
            ui.add_space(8.0);
            if let Some(tried) = &tried {
                outcome(ui, &tried.many);
            }
        });
    });
    let many = tried.as_ref().map(|tried| &tried.many);
    let missing = match (&value, many) {
        (Err(Missing::Yet(what)), _) => Some((*what).to_owned()),
        (Err(Missing::Wrong(_)), _) => Some("Mend what is marked first.".to_owned()),
        (Ok(_), Some(many)) if many.changing.is_empty() => Some("No pledge would change.".to_owned()),
        (Ok(_), _) => None,
    };
    let count = many.map_or(0, |many| many.changing.len());
    let primary = format!("Change {}", format::counted(count as i64, "pledge", "pledges"));
    let primary = if count == 0 { "Change" } else { &primary };
    let pressed = footer(ui, primary, "Cancel", missing.as_deref());
    if let (Pressed::Primary, Ok(field), Some(many)) = (pressed, &value, many) {
        cx.wish(Intent::Edit(many.command(field)));
    }
    state.tried = tried;
    if pressed == Pressed::Nothing { Outcome::Open } else { Outcome::Closed }
}

/// How many change, how many have the value already, and which refuse.
fn outcome(ui: &mut Ui, many: &Many) {
    let t = Theme::of(ui);
    let count = |n: usize, word: &str| format!("{} {word}", format::counted(n as i64, "pledge", "pledges"));
    let mut words = count(many.changing.len(), if many.changing.len() == 1 { "changes" } else { "change" });
    if many.same > 0 {
        let has = if many.same == 1 { "has" } else { "have" };
        words = format!("{words}; {} {has} it already", format::whole(many.same as i64));
    }
    if many.refused.is_empty() {
        return fields::remark(ui, &format!("{words}."));
    }
    let refused = if many.refused.len() == 1 { "refuses and stays as it is:" } else { "refuse and stay as they are:" };
    fields::remark(ui, &format!("{words}. {} {refused}", format::whole(many.refused.len() as i64)));
    ScrollArea::vertical().id_salt("refused").max_height(132.0).show(ui, |ui| {
        ui.set_width(ui.available_width());
        for (id, refusal) in &many.refused {
            let sentence = refusal.to_string();
            let words = if sentence.starts_with(id.as_str()) { sentence } else { format!("{id}: {sentence}") };
            let words = RichText::new(crate::base::visible(&format!("{words}."))).font(fonts::regular(12.0));
            ui.add(egui::Label::new(words.color(t.text1)).wrap());
        }
    });
}
