//! The form that records an answer, or corrects one: question, answer, date, what was said, where it was read; checked as
//! one types.

use egui::{ComboBox, Id, Key, Modifiers, RichText, Ui};

use super::known::{self, QUESTIONS};
use crate::base::{Date, NationId, visible};
use crate::edit::{self, Command};
use crate::model::{Answer, Extra, Position};
use crate::session::{OpenFile, clock};
use crate::ui::cx::Cx;
use crate::ui::intent::Intent;
use crate::ui::kit::button::Button;
use crate::ui::kit::field::{self, Field};
use crate::ui::look::fonts;
use crate::ui::look::paint;
use crate::ui::look::theme::Theme;

/// The answers with the letter that gives each, in the order in which they are shown.
pub const ANSWERS: [(Answer, Key); 5] = [
    (Answer::Yes, Key::Y),
    (Answer::No, Key::N),
    (Answer::Conditional, Key::C),
    (Answer::Undecided, Key::U),
    (Answer::NotStated, Key::S),
];

/// What is typed.
#[derive(Debug)]
pub struct Form {
    /// Whose answer it is.
    pub nation: NationId,
    question: usize,
    answer: Answer,
    date: String,
    text: String,
    source: String,
    /// The place of the answer that is corrected; none for a new one.
    at: Option<usize>,
    fresh: bool,
}

impl Form {
    /// A new answer, of today.
    pub fn new(nation: &NationId, question: usize) -> Self {
        Self {
            nation: nation.clone(),
            question,
            answer: Answer::Unknown,
            date: clock::today().map_or_else(String::new, |date| date.to_string()),
            text: String::new(),
            source: String::new(),
            at: None,
            fresh: true,
        }
    }

    /// An answer to be corrected.
    pub fn correct(at: usize, position: &Position) -> Self {
        Self {
            nation: position.nation.clone(),
            question: QUESTIONS.iter().position(|question| *question == position.question).unwrap_or(0),
            answer: position.answer,
            date: position.date.map_or_else(String::new, |date| date.to_string()),
            text: position.text.clone().unwrap_or_default(),
            source: position.source.clone().unwrap_or_default(),
            at: Some(at),
            fresh: true,
        }
    }

    /// The date as typed; none where the field is empty.
    fn read_date(&self) -> Result<Option<Date>, String> {
        let text = self.date.trim();
        if text.is_empty() {
            return Ok(None);
        }
        let date: Date = text.parse().map_err(|_cause: String| "Enter a date as 2025-12-31.".to_owned())?;
        match clock::today() {
            Some(today) if date > today => Err("This day has not come yet.".to_owned()),
            _ => Ok(Some(date)),
        }
    }

    /// The command, or why there is none yet.
    fn command(&self, file: &OpenFile) -> Result<Command, String> {
        let date = self.read_date()?;
        if self.answer == Answer::Unknown {
            return Err("Choose an answer.".to_owned());
        }
        let text = |text: &str| Some(text.to_owned()).filter(|text| !text.trim().is_empty());
        let answer = Box::new(Position {
            nation: self.nation.clone(),
            question: QUESTIONS[self.question.min(2)],
            answer: self.answer,
            date,
            text: text(&self.text),
            source: text(&self.source),
            extra: Extra::default(),
        });
        let command = match self.at {
            Some(at) => Command::EditAnswer { at, answer },
            None => Command::RecordAnswer(answer),
        };
        edit::apply(file.plan(), &command).map(|_| command).map_err(|refusal| format!("{refusal}."))
    }
}

fn caption(ui: &mut Ui, words: &str) {
    ui.add_space(4.0);
    ui.spacing_mut().item_spacing.y = 2.0;
    ui.label(RichText::new(words).font(fonts::regular(11.0)).color(Theme::of(ui).text3));
}

/// Draws the form that is open.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, file: &OpenFile) {
    let t = Theme::of(ui);
    let Some(mut form) = cx.view.survey.form.take() else { return };
    let title = if form.at.is_some() { "Correct the answer" } else { "New answer" };
    ui.label(RichText::new(title).font(fonts::bold(12.0)).color(t.text1));
    caption(ui, "Question");
    let words = QUESTIONS.map(|question| known::subject(file, question));
    let shown = words.get(form.question).map_or("", String::as_str).to_owned();
    let width = ui.available_width();
    let combo = ComboBox::from_id_salt("survey question").selected_text(&shown).width(width).truncate();
    let response = combo.show_ui(ui, |ui| {
        for (n, word) in words.iter().enumerate() {
            ui.selectable_value(&mut form.question, n, word);
        }
    });
    response.response.widget_info(|| {
        let mut info = egui::WidgetInfo::labeled(egui::Role::ComboBox, true, "Question");
        info.current_text_value = Some(shown.clone());
        info
    });
    caption(ui, "Answer");
    paint::wrapping_row(ui, 6.0, 24.0, |ui| {
        let mut here = false;
        for (at, (answer, key)) in ANSWERS.into_iter().enumerate() {
            let word = known::answer(answer);
            let name = format!("Answer: {word}");
            let selected = form.answer == answer;
            let button = Button { small: true, selected, name: &name, ..Button::new(word) };
            let response = button.with_icon(known::mark(answer)).show(ui);
            if at == 0 && std::mem::take(&mut form.fresh) {
                response.request_focus();
            }
            here |= response.has_focus();
            if response.on_hover_text(key.name()).clicked() {
                form.answer = answer;
            }
        }
        // Each of the buttons takes the letters of all.
        let pressed = |key: Key| ui.input(|i| crate::ui::kit::keys::plain(i, key));
        if here && let Some((answer, _)) = ANSWERS.into_iter().find(|(_, key)| pressed(*key)) {
            form.answer = answer;
        }
    });
    let mut enter = false;
    let mut line = |ui: &mut Ui, value: &mut String, name: &str, hint: &str, error: Option<&str>| {
        caption(ui, name);
        let width = ui.available_width();
        let id = Some(Id::unique(("survey form", name)));
        let response = Field { hint, error, id, ..Field::text(value, name, width) }.show(ui);
        enter |= response.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
    };
    let wrong = form.read_date().err();
    line(ui, &mut form.date, "Date", "not known", wrong.as_deref());
    line(ui, &mut form.source, "Source", "Who reported it, and where", None);
    caption(ui, "What was said");
    let (width, id) = (ui.available_width(), Id::unique("survey form text"));
    let words = field::paragraph(ui, &mut form.text, "What was said", width, 3, Some(id));
    enter |= words.has_focus() && ui.input_mut(|i| i.consume_key(Modifiers::COMMAND, Key::Enter));
    ui.add_space(8.0);
    let command = form.command(file);
    let mut done = false;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let words = if form.at.is_some() { "Correct" } else { "Record" };
        let name = if form.at.is_some() { "Correct" } else { "Record the answer" };
        let record = Button { disabled: command.is_err(), name, ..Button::primary(words) };
        enter |= record.show(ui).clicked();
        done = Button::new("Cancel").show(ui).clicked();
        if let Err(why) = command.as_ref().map_err(|why| visible(why)) {
            let words = RichText::new(why).font(fonts::regular(11.0)).color(t.text2);
            ui.add(egui::Label::new(words).wrap());
        }
    });
    ui.add_space(8.0);
    if let (true, Ok(command)) = (enter, command) {
        cx.wish(Intent::Edit(command));
        cx.view.survey.question = form.question;
        done = true;
    }
    if done {
        cx.view.survey.focus = true;
        cx.view.survey.reveal = true;
    } else {
        cx.view.survey.form = Some(form);
    }
}
