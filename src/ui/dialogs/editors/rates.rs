//! The base currency, and what one unit of each other currency is worth in it. All that was changed is one step.

use egui::Ui;

use super::form;
use crate::base::{CurrencyCode, Decimal, visible};
use crate::edit::{self, Command, Label, PlanField};
use crate::model::{Plan, Properties};
use crate::session::OpenFile;
use crate::ui::cx::Cx;
use crate::ui::dialogs::controls::{decimal, heading, keyed, taking_enter};
use crate::ui::dialogs::{Outcome, fields};
use crate::ui::kit::button::Button;
use crate::ui::kit::field::Field;
use crate::ui::look::icons::Icon;

/// What is typed.
#[derive(Debug)]
pub struct Rates {
    currency: String,
    /// The currency that the rates below are in: the base that stood when they were entered.
    worth_in: String,
    rows: Vec<Row>,
    next: usize,
    as_of: String,
    source: String,
    focused: bool,
    focus_last: bool,
}

#[derive(Debug)]
struct Row {
    key: usize,
    code: String,
    rate: String,
}

impl Row {
    fn blank(&self) -> bool {
        self.code.trim().is_empty() && self.rate.trim().is_empty()
    }

    fn code(&self) -> CurrencyCode {
        self.code.trim().to_ascii_uppercase().into()
    }
}

impl Rates {
    /// Begins with what stands.
    pub fn new(file: &OpenFile) -> Self {
        let properties = &file.plan().properties;
        let rows = properties.rates.iter().enumerate();
        let rows: Vec<Row> =
            rows.map(|(key, (code, rate))| Row { key, code: code.to_string(), rate: rate.to_string() }).collect();
        Self {
            currency: properties.currency.to_string(),
            worth_in: properties.currency.to_string(),
            next: rows.len(),
            rows,
            as_of: form::shown(properties.rates_as_of),
            source: properties.rates_source.clone().unwrap_or_default(),
            focused: false,
            focus_last: false,
        }
    }

    fn base(&self) -> String {
        self.currency.trim().to_ascii_uppercase()
    }

    /// Every rate that can be read.
    fn read(&self) -> Vec<(CurrencyCode, Decimal)> {
        let rows = self.rows.iter().filter(|row| !row.blank());
        rows.filter_map(|row| Some((row.code(), decimal(&row.rate).ok()??))).collect()
    }

    /// What is wrong with a row: its code, then its rate.
    fn wrong(&self, plan: &Plan, at: usize) -> (Option<String>, Option<String>) {
        let Some(row) = self.rows.get(at).filter(|row| !row.blank()) else { return (None, None) };
        let code = row.code();
        let letters = code.as_str().len() == 3 && code.as_str().bytes().all(|b| b.is_ascii_uppercase());
        let code_wrong = if code.is_empty() {
            None
        } else if !letters {
            Some("A currency is its three letters of ISO 4217, such as EUR.".to_owned())
        } else if code.as_str() == self.base() && self.base() == self.worth_in {
            Some(format!("{code} is the base currency and needs no rate."))
        } else if self.rows.iter().take(at).any(|other| other.code() == code) {
            Some(format!("{code} stands above already."))
        } else {
            None
        };
        let rate_wrong = match decimal(&row.rate) {
            Err(why) => Some(why),
            Ok(None) => None,
            Ok(Some(rate)) => {
                // Tried under a code that no plan has as its base.
                let field = PlanField::Rate("XXX".into(), Some(rate));
                edit::apply(plan, &Command::EditPlan(field)).err().map(|refusal| format!("{refusal}."))
            }
        };
        (code_wrong, rate_wrong)
    }

    /// The commands that lead from what stands to what is typed.
    fn commands(&self, before: &Properties) -> Vec<Command> {
        let (base, rates) = (self.base(), self.read());
        let mut wanted = Vec::new();
        if base == before.currency.as_str() {
            for code in before.rates.keys().filter(|code| !rates.iter().any(|(own, _)| own == *code)) {
                wanted.push(PlanField::Rate(code.clone(), None));
            }
            for (code, rate) in rates {
                if before.rates.get(&code) != Some(&rate) {
                    wanted.push(PlanField::Rate(code, Some(rate)));
                }
            }
        } else {
            wanted.push(PlanField::Currency(base.into(), rates));
        }
        if let Ok(date) = fields::date(&self.as_of)
            && date != before.rates_as_of
        {
            wanted.push(PlanField::RatesAsOf(date));
        }
        let source = form::some_text(&self.source);
        if source != before.rates_source {
            wanted.push(PlanField::RatesSource(source));
        }
        wanted.into_iter().map(Command::EditPlan).collect()
    }

    /// Turns the rates into another base currency, by the rate of that one; to be looked at before they are set.
    fn convert(&mut self) {
        let base = self.base();
        let rate = |row: &Row| decimal(&row.rate).ok().flatten().map(|rate| rate.to_f64()).filter(|rate| *rate > 0.0);
        let own = self.rows.iter().find(|row| row.code().as_str() == base).and_then(rate);
        let Some(own) = own else { return };
        let old = std::mem::replace(&mut self.worth_in, base.clone());
        for row in &mut self.rows {
            if let Some(rate) = rate(row) {
                row.rate = six_places(rate / own);
            }
            if row.code().as_str() == base {
                row.code.clone_from(&old);
                row.rate = six_places(1.0 / own);
            }
        }
    }

    /// Draws the fields.
    pub fn show(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) -> Outcome {
        let Some(file) = cx.session.active() else { return form::GONE };
        let plan = file.plan();
        let commands = self.commands(&plan.properties);
        let wrong: Vec<_> = (0..self.rows.len()).map(|at| self.wrong(plan, at)).collect();
        let as_of = fields::date(&self.as_of).err();
        let base = self.base();
        let letters = base.len() == 3 && base.bytes().all(|b| b.is_ascii_uppercase());
        let currency = (!letters).then(|| "A currency is its three letters of ISO 4217, such as EUR.".to_owned());
        fields::scrolled(ui, |ui| {
            ui.columns(2, |columns| {
                let wrong = currency.as_deref().filter(|_| !base.is_empty());
                let first = fields::line(&mut columns[0], &mut self.currency, "Base currency", "EUR", wrong);
                if !std::mem::replace(&mut self.focused, true) {
                    first.request_focus();
                }
                fields::line(&mut columns[1], &mut self.as_of, "Rates of", "2025-12-31", as_of.as_deref());
            });
            fields::line(ui, &mut self.source, "Source of the rates", "not stated", None);
            heading(ui, &format!("{} for one unit", if base.is_empty() { "Base currency" } else { &base }));
            if letters && base != self.worth_in && !self.rows.is_empty() {
                self.turned(ui, &base);
            }
            self.rows(ui, &wrong);
        });
        let group = Command::Group { label: Label::SetCurrencyAndRates, commands: commands.clone() };
        let half = |row: &Row| row.code.trim().is_empty() != row.rate.trim().is_empty();
        let missing = if base.is_empty() {
            Some("Enter a base currency first.".to_owned())
        } else if currency.is_some() || as_of.is_some() || wrong.iter().any(|(a, b)| a.is_some() || b.is_some()) {
            Some("Mend what is marked first.".to_owned())
        } else if base != self.worth_in && !self.rows.is_empty() {
            Some(format!("The rates are in {}; convert them, or enter them anew.", visible(&self.worth_in)))
        } else if self.rows.iter().any(half) {
            Some("Enter code and rate, or delete the row.".to_owned())
        } else {
            edit::apply(plan, &group).err().map(|refusal| format!("{refusal}."))
        };
        match form::end(ui, "Set rates", missing.as_deref()) {
            None => Outcome::Open,
            Some(taken) => {
                if taken {
                    form::wish(cx, Label::SetCurrencyAndRates, commands);
                }
                Outcome::Closed
            }
        }
    }

    /// What is offered when the base is another than the one that the rates are in.
    fn turned(&mut self, ui: &mut Ui, base: &str) {
        ui.add_space(4.0);
        fields::remark(ui, &format!("These rates are in {}.", visible(&self.worth_in)));
        ui.add_space(4.0);
        let known =
            self.rows.iter().any(|row| row.code().as_str() == base && decimal(&row.rate).is_ok_and(|r| r.is_some()));
        ui.horizontal(|ui| {
            let words = format!("Convert them to {base}");
            let response = Button { disabled: !known, ..Button::new(&words) }.show(ui);
            if taking_enter(ui, response).clicked() {
                self.convert();
            }
            let response = Button { name: "Take all rates out", ..Button::new("Enter them anew") }.show(ui);
            if taking_enter(ui, response).clicked() {
                self.rows.clear();
                base.clone_into(&mut self.worth_in);
            }
        });
        ui.add_space(6.0);
    }

    fn rows(&mut self, ui: &mut Ui, wrong: &[(Option<String>, Option<String>)]) {
        if self.rows.is_empty() {
            fields::remark(ui, "No rate yet. Money in another currency is added only with one.");
        }
        let (mut gone, last) = (None, self.rows.len().saturating_sub(1));
        let focus_last = std::mem::take(&mut self.focus_last);
        for (at, row) in self.rows.iter_mut().enumerate() {
            let (code_wrong, rate_wrong) = wrong.get(at).cloned().unwrap_or_default();
            keyed(ui, ("rate", row.key), |ui| {
                ui.add_space(3.0);
                ui.horizontal(|ui| {
                    let shown = if row.code.trim().is_empty() { format!("row {}", at + 1) } else { visible(&row.code) };
                    let name = format!("Currency of {shown}");
                    let field = Field::text(&mut row.code, &name, 84.0);
                    let response = Field { hint: "GBP", error: code_wrong.as_deref(), ..field }.show(ui);
                    if focus_last && at == last {
                        response.request_focus();
                        response.scroll_to_me(None);
                    }
                    let name = format!("Rate of {shown}");
                    let field = Field::figure(&mut row.rate, &name, 140.0);
                    Field { hint: "1.19", error: rate_wrong.as_deref(), ..field }.show(ui);
                    let name = format!("Delete the rate of {shown}");
                    let response = Button::icon(Icon::Cross, &name).show(ui);
                    if taking_enter(ui, response).clicked() {
                        gone = Some(at);
                    }
                });
            });
        }
        if let Some(at) = gone {
            self.rows.remove(at);
        }
        ui.add_space(6.0);
        let response = Button::new("Add rate").with_icon(Icon::Plus).show(ui);
        if taking_enter(ui, response).clicked() {
            self.rows.push(Row { key: self.next, code: String::new(), rate: String::new() });
            self.next += 1;
            self.focus_last = true;
        }
    }
}

/// A rate as text with at most six places.
fn six_places(rate: f64) -> String {
    let text = format!("{rate:.6}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    // Too small to be told apart from nothing: left for the person to enter.
    if text == "0" { String::new() } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::six_places;

    #[test]
    fn rates_have_at_most_six_places_and_are_never_0() {
        assert_eq!(six_places(1.0 / 0.916_422), "1.0912");
        assert_eq!(six_places(2.0), "2");
        assert_eq!(six_places(0.000_000_1), "");
    }
}
