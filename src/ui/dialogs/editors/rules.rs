//! The rules that figures follow, and the limits of findings and screening. All that was changed is one step.

use egui::Ui;

use super::form;
use crate::base::{Day, Decimal};
use crate::edit::{self, Command, Label, PlanField, Threshold};
use crate::model::{Correlation, Plan, Properties, Status, Thresholds};
use crate::session::OpenFile;
use crate::ui::cx::Cx;
use crate::ui::dialogs::controls::{decimal, few, heading};
use crate::ui::dialogs::{Outcome, fields};
use crate::ui::text;

const STANDING: [Status; 5] =
    [Status::Requested, Status::Indicated, Status::Offered, Status::Confirmed, Status::Transferred];
const RULES: [Correlation; 2] = [Correlation::National, Correlation::Independent];

/// The limits that are shares, in the order of the fields.
const SHARES: [&str; 4] =
    ["Least share expected at minimum", "Largest share of one nation", "Similar scenarios above", "Unlikely below"];
/// The limits that are days.
const DAYS: [&str; 2] = ["Confirmation stale after, days", "Rates stale after, days"];

/// What is typed.
#[derive(Debug)]
pub struct Rules {
    correlation: usize,
    notice: String,
    likelihoods: [String; 5],
    shares: [String; 4],
    days: [String; 2],
    focused: bool,
}

fn shares_of(limits: &Thresholds) -> [Decimal; 4] {
    [limits.expected_minimum, limits.largest_share, limits.similarity, limits.unlikely]
}

fn days_of(limits: &Thresholds) -> [Day; 2] {
    [limits.stale_days, limits.stale_rate_days]
}

fn share_limit(at: usize, value: Decimal) -> Threshold {
    match at {
        0 => Threshold::ExpectedMinimum(value),
        1 => Threshold::LargestShare(value),
        2 => Threshold::Similarity(value),
        _ => Threshold::Unlikely(value),
    }
}

fn days_limit(at: usize, value: Day) -> Threshold {
    if at == 0 { Threshold::StaleDays(value) } else { Threshold::StaleRateDays(value) }
}

impl Rules {
    /// Begins with what stands.
    pub fn new(file: &OpenFile) -> Self {
        let properties = &file.plan().properties;
        let own = |status: Status| form::shown(properties.likelihoods.get(status.word()));
        Self {
            correlation: RULES.iter().position(|rule| *rule == properties.correlation).unwrap_or(usize::MAX),
            notice: properties.unknown_notice_days.to_string(),
            likelihoods: STANDING.map(own),
            shares: shares_of(&properties.thresholds).map(|share| share.to_string()),
            days: days_of(&properties.thresholds).map(|days| days.to_string()),
            focused: false,
        }
    }

    /// The field that each figure stands for, once it can be read; an empty one is the usual value.
    fn notice(&self) -> Result<PlanField, String> {
        let usual = Properties::default().unknown_notice_days;
        Ok(PlanField::UnknownNotice(form::days(&self.notice)?.unwrap_or(usual)))
    }

    fn likelihood(&self, at: usize) -> Result<PlanField, String> {
        Ok(PlanField::Likelihood(STANDING[at], decimal(&self.likelihoods[at])?))
    }

    fn share(&self, at: usize) -> Result<PlanField, String> {
        let usual = shares_of(&Thresholds::default())[at];
        Ok(PlanField::Threshold(share_limit(at, decimal(&self.shares[at])?.unwrap_or(usual))))
    }

    fn limit_days(&self, at: usize) -> Result<PlanField, String> {
        let usual = days_of(&Thresholds::default())[at];
        Ok(PlanField::Threshold(days_limit(at, form::days(&self.days[at])?.unwrap_or(usual))))
    }

    /// The fields that were changed and can be read.
    fn changes(&self, before: &Properties) -> Vec<Command> {
        let mut wanted = Vec::new();
        if let Some(rule) = RULES.get(self.correlation).filter(|rule| **rule != before.correlation) {
            wanted.push(PlanField::Correlation(*rule));
        }
        let stands = PlanField::UnknownNotice(before.unknown_notice_days);
        wanted.extend(self.notice().ok().filter(|field| *field != stands));
        for (at, status) in STANDING.iter().enumerate() {
            let stands = PlanField::Likelihood(*status, before.likelihoods.get(status.word()).copied());
            wanted.extend(self.likelihood(at).ok().filter(|field| *field != stands));
        }
        for (at, value) in shares_of(&before.thresholds).into_iter().enumerate() {
            let stands = PlanField::Threshold(share_limit(at, value));
            wanted.extend(self.share(at).ok().filter(|field| *field != stands));
        }
        for (at, value) in days_of(&before.thresholds).into_iter().enumerate() {
            let stands = PlanField::Threshold(days_limit(at, value));
            wanted.extend(self.limit_days(at).ok().filter(|field| *field != stands));
        }
        wanted.into_iter().map(Command::EditPlan).collect()
    }

    /// Draws the fields.
    pub fn show(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) -> Outcome {
        let Some(file) = cx.session.active() else { return form::GONE };
        let plan = file.plan();
        let notice = wrong(plan, self.notice());
        let likelihoods: [_; 5] = std::array::from_fn(|at| wrong(plan, self.likelihood(at)));
        let shares: [_; 4] = std::array::from_fn(|at| wrong(plan, self.share(at)));
        let days: [_; 2] = std::array::from_fn(|at| wrong(plan, self.limit_days(at)));
        fields::scrolled(ui, |ui| {
            ui.columns(2, |columns| {
                let name = "Notice where none is known, days";
                let first = fields::figure(&mut columns[0], &mut self.notice, name, "90", notice.as_deref());
                if !std::mem::replace(&mut self.focused, true) {
                    first.request_focus();
                }
                few(&mut columns[1], "Pledges hold or fall", &["By nation", "Each alone"], &mut self.correlation);
            });
            heading(ui, "Likelihood that a pledge holds, by status");
            ui.columns(5, |columns| {
                for (at, ui) in columns.iter_mut().enumerate() {
                    let usual = STANDING[at].default_likelihood().to_string();
                    let name = sentence_case(text::status(STANDING[at]));
                    fields::figure(ui, &mut self.likelihoods[at], &name, &usual, likelihoods[at].as_deref());
                }
            });
            heading(ui, "Limits of findings and screening");
            for row in 0..2 {
                ui.columns(2, |columns| {
                    for (place, ui) in columns.iter_mut().enumerate() {
                        let at = row * 2 + place;
                        let usual = shares_of(&Thresholds::default())[at].to_string();
                        fields::figure(ui, &mut self.shares[at], SHARES[at], &usual, shares[at].as_deref());
                    }
                });
            }
            ui.columns(2, |columns| {
                for (at, ui) in columns.iter_mut().enumerate() {
                    let usual = days_of(&Thresholds::default())[at].to_string();
                    fields::figure(ui, &mut self.days[at], DAYS[at], &usual, days[at].as_deref());
                }
            });
            ui.add_space(6.0);
            fields::remark(ui, "An empty field takes the usual value, which is shown in it.");
        });
        let mut all = std::iter::once(&notice).chain(&likelihoods).chain(&shares).chain(&days);
        let missing = all.any(Option::is_some).then_some("Mend what is marked first.");
        match form::end(ui, "Set rules", missing) {
            None => Outcome::Open,
            Some(taken) => {
                if taken {
                    let commands = self.changes(&plan.properties);
                    form::wish(cx, Label::SetRules, commands);
                }
                Outcome::Closed
            }
        }
    }
}

/// What is wrong with a field, in a sentence.
fn wrong(plan: &Plan, field: Result<PlanField, String>) -> Option<String> {
    match field {
        Err(why) => Some(why),
        Ok(field) => edit::apply(plan, &Command::EditPlan(field)).err().map(|refusal| format!("{refusal}.")),
    }
}

fn sentence_case(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
