//! What the rows of a reply sheet, or the answers of another plan, would change: row by row, before any of it is taken.

use std::sync::Arc;

use super::reply::Reply;
use crate::analysis::survey::latest_answer;
use crate::base::{CapabilityId, ContributionId, Date, NationId, Quantity, fold, visible};
use crate::edit::{self, Command, ContributionField, ContributionKey, Label, Stated, Statement};
use crate::exchange::pledges::{self, DateOrder};
use crate::model::{Answer, Contribution, Extra, Plan, Position, Question, Status, StatusStep};

/// What a row that was read would do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReplyKind {
    /// It cannot be taken, and why is said.
    Unreadable,
    /// It changes what stands.
    Changed,
    /// Nothing stood there.
    New,
    /// It is older than what stands: it goes into the history.
    Older,
    /// It is what stands.
    Unchanged,
}

/// A row that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplyRow {
    /// Its line in the file, from 1.
    pub line: usize,
    /// The nation, as code or as it was written.
    pub nation: String,
    /// What it is about: a question or a pledge.
    pub subject: String,
    /// What it would do.
    pub kind: ReplyKind,
    /// What stands; empty where nothing does.
    pub before: String,
    /// What would stand, or why the row cannot be taken.
    pub after: String,
}

/// What came of the rows.
#[derive(Clone, Debug)]
pub struct Reviewed {
    /// The rows, unreadable ones first.
    pub rows: Vec<ReplyRow>,
    /// The nations whose word changes something.
    pub nations: Vec<NationId>,
    /// What takes all that can be taken, in order; nothing where nothing changes.
    pub commands: Vec<Command>,
    /// The plan with all of it.
    pub plan: Plan,
}

/// One row as it comes from a file.
#[derive(Debug)]
pub enum Incoming {
    /// A row of a reply sheet.
    Reply(Reply),
    /// An answer in another plan, by its place there.
    Position(usize, Position),
}

impl Incoming {
    /// An answer as another plan holds it.
    pub fn of_position(line: usize, position: &Position) -> Self {
        Self::Position(line, Position { extra: Extra::default(), ..position.clone() })
    }
}

/// What a row comes to: its command, none when nothing changes.
struct Outcome {
    kind: ReplyKind,
    before: String,
    after: String,
    step: Option<Step>,
}

impl Outcome {
    fn unchanged(words: String) -> Self {
        Self { kind: ReplyKind::Unchanged, before: words.clone(), after: words, step: None }
    }
}

/// What taking a row does: a command; and a quantity that is less than scenarios use, which an edit would refuse. What a
/// nation says stands all the same, and the findings say where it no longer fits.
struct Step {
    command: Option<Command>,
    quantity: Option<(ContributionId, Quantity)>,
}

impl Step {
    fn of(command: Command) -> Self {
        Self { command: Some(command), quantity: None }
    }
}

/// The command that takes a quantity as it is stated, of a contribution of a plan.
fn state_quantity(plan: &Plan, id: &ContributionId, quantity: Quantity) -> Option<Command> {
    let at = plan.contributions.position(id.as_str())?;
    let mut record = plan.contributions.get(at)?.as_ref().clone();
    record.set_quantity(quantity);
    record.extra.forget(ContributionKey::Quantity.key());
    Some(Command::TakeContributions(Box::new(Statement {
        label: Label::TakeReply(id.clone()),
        capabilities: Vec::new(),
        contributions: vec![Stated { at: Some(at), record: Arc::new(record) }],
    })))
}

struct Review {
    /// The plan with what has been taken so far.
    plan: Plan,
    today: Option<Date>,
    /// The order of day and month in the file's dates, where one tells it.
    dates: Option<DateOrder>,
    commands: Vec<Command>,
    rows: Vec<ReplyRow>,
    nations: Vec<NationId>,
}

/// Works out what rows would change in a plan. Answers without a date are of today.
pub fn review(plan: &Plan, incoming: &[Incoming], today: Option<Date>) -> Reviewed {
    let dates = incoming.iter().filter_map(|row| match row {
        Incoming::Reply(reply) => Some(reply.date.as_str()),
        Incoming::Position(..) => None,
    });
    let dates = pledges::date_order(dates);
    let mut review =
        Review { plan: plan.clone(), today, dates, commands: Vec::new(), rows: Vec::new(), nations: Vec::new() };
    for row in incoming {
        review.row(row);
    }
    let Review { plan, commands, mut rows, nations, .. } = review;
    rows.sort_by_key(|row| row.kind);
    Reviewed { rows, nations, commands, plan }
}

impl Review {
    fn row(&mut self, read: &Incoming) {
        let (line, named) = match read {
            Incoming::Reply(reply) => (reply.line, reply.nation.clone()),
            Incoming::Position(line, position) => (*line, position.nation.to_string()),
        };
        let nation = self.nation(&named);
        let (subject, outcome) = match (read, &nation) {
            (Incoming::Reply(reply), Some(nation)) => self.reply(reply, nation),
            (Incoming::Position(_, position), Some(_)) => {
                (position.question.subject().to_owned(), Ok(self.answer(position)))
            }
            (Incoming::Reply(Reply { question, .. }), None) => (question.clone(), Err(unknown_nation(&named))),
            (Incoming::Position(_, position), None) => {
                (position.question.subject().to_owned(), Err(unknown_nation(&named)))
            }
        };
        let outcome = outcome.and_then(|outcome| self.carry_out(outcome));
        let (kind, before, after) = match outcome {
            Ok(outcome) => (outcome.kind, outcome.before, outcome.after),
            Err(why) => (ReplyKind::Unreadable, String::new(), why),
        };
        let changes = matches!(kind, ReplyKind::New | ReplyKind::Changed);
        if let Some(nation) = nation.as_ref().filter(|nation| changes && !self.nations.contains(nation)) {
            self.nations.push(nation.clone());
        }
        let nation = nation.map_or(named, |nation| nation.as_str().to_owned());
        self.rows.push(ReplyRow { line, nation: visible(&nation), subject: visible(&subject), kind, before, after });
    }

    fn carry_out(&mut self, mut outcome: Outcome) -> Result<Outcome, String> {
        let Some(Step { command, quantity }) = outcome.step.take() else { return Ok(outcome) };
        let stated = |plan: &Plan| quantity.and_then(|(id, quantity)| state_quantity(plan, &id, quantity));
        let mut plan = self.plan.clone();
        let mut commands = Vec::new();
        let mut take = |plan: &mut Plan, command: Command| {
            edit::apply(plan, &command).map_err(|refusal| format!("{refusal}."))?.apply(plan);
            commands.push(command);
            Ok::<(), String>(())
        };
        if let Some(command) = command {
            take(&mut plan, command)?;
        }
        if let Some(command) = stated(&plan) {
            take(&mut plan, command)?;
        }
        self.plan = plan;
        self.commands.extend(commands);
        Ok(outcome)
    }

    fn nation(&self, named: &str) -> Option<NationId> {
        let by_code = self.plan.nations.iter().find(|nation| nation.id.as_str().eq_ignore_ascii_case(named));
        let by_name = || self.plan.nations.iter().find(|nation| fold(&nation.name) == fold(named));
        by_code.or_else(by_name).map(|nation| nation.id.clone())
    }

    fn reply(&self, reply: &Reply, nation: &NationId) -> (String, Result<Outcome, String>) {
        if reply.about_pledge() {
            let subject = if reply.pledge.is_empty() { "a new pledge".to_owned() } else { reply.pledge.clone() };
            return (subject, self.pledge(reply, nation));
        }
        let word = reply.question.trim().to_lowercase().replace(' ', "_");
        let Some(question) = Question::ALL.iter().copied().find(|question| question.word() == word) else {
            return (reply.question.clone(), Err("The question is none of the survey’s.".to_owned()));
        };
        let position = || {
            let answer = answer_of(&reply.answer)?;
            let given = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
            Ok(Position {
                nation: nation.clone(),
                question,
                answer,
                date: self.date(&reply.date)?,
                text: given(&reply.text),
                source: given(&reply.source),
                extra: Extra::default(),
            })
        };
        (question.subject().to_owned(), position().map(|position| self.answer(&position)))
    }

    /// The date of a row; today where none is given.
    fn date(&self, text: &str) -> Result<Option<Date>, String> {
        if text.is_empty() {
            return Ok(self.today);
        }
        pledges::read_date(text, self.dates).map(|(date, _)| Some(date)).map_err(|why| format!("{why}."))
    }

    fn answer(&self, position: &Position) -> Outcome {
        let same = |other: &Position| {
            let text = |text: &Option<String>| text.as_deref().unwrap_or("").trim().to_owned();
            (other.nation == position.nation && other.question == position.question)
                && (other.answer == position.answer && other.date == position.date)
                && (text(&other.text) == text(&position.text) && text(&other.source) == text(&position.source))
        };
        let words = answer_words(position);
        if self.plan.positions.iter().any(|other| same(other)) {
            return Outcome::unchanged(words);
        }
        let latest = latest_answer(&self.plan, &position.nation, position.question);
        let before = latest.map(answer_words).unwrap_or_default();
        let stood = latest.is_some_and(|latest| !matches!(latest.answer, Answer::NotAsked | Answer::Unknown));
        let kind = match latest {
            Some(latest) if latest.date > position.date => ReplyKind::Older,
            _ if stood => ReplyKind::Changed,
            _ => ReplyKind::New,
        };
        let step = Some(Step::of(Command::RecordAnswer(Box::new(position.clone()))));
        Outcome { kind, before, after: words, step }
    }

    fn pledge(&self, reply: &Reply, nation: &NationId) -> Result<Outcome, String> {
        let quantity = number(&reply.quantity, "quantity")?.map(Quantity);
        let people = number(&reply.people, "people")?;
        let status = status_of(&reply.status)?;
        let capability = self.capability(&reply.capability)?;
        if !reply.pledge.is_empty() {
            return self.standing_pledge(reply, nation, quantity, people, status, capability);
        }
        let capability = capability.ok_or_else(|| "A new pledge needs its capability; name one.".to_owned())?;
        let record = self.plan.capabilities.find(capability.as_str());
        let name = record.map_or(capability.as_str(), |record| record.name.as_str());
        let title = if reply.title.is_empty() { name.to_owned() } else { reply.title.clone() };
        let quantity = quantity.unwrap_or(Quantity::ONE);
        let words = format!("{title}, {quantity}");
        let there = |p: &Contribution| {
            p.nation == *nation && p.capability == capability && p.title == title && p.quantity == quantity
        };
        if self.plan.contributions.iter().any(|pledge| there(pledge)) {
            return Ok(Outcome::unchanged(words));
        }
        let status = status.unwrap_or(Status::Indicated);
        let date = self.date(&reply.date)?;
        let given = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        let pledge = Contribution {
            nation: nation.clone(),
            capability,
            title,
            quantity,
            currency: record.filter(|r| r.is_money()).map(|_| self.plan.properties.currency.clone()),
            personnel: people,
            status,
            status_history: vec![StatusStep { status, date, by: None, reason: None, extra: Extra::default() }],
            source: given(&reply.source),
            note: given(&reply.text),
            ..Contribution::default()
        };
        let step = Some(Step::of(Command::AddContribution(Box::new(pledge))));
        Ok(Outcome { kind: ReplyKind::New, before: String::new(), after: words, step })
    }

    fn standing_pledge(
        &self,
        reply: &Reply,
        nation: &NationId,
        quantity: Option<Quantity>,
        people: Option<u64>,
        status: Option<Status>,
        capability: Option<CapabilityId>,
    ) -> Result<Outcome, String> {
        let found = self.plan.contributions.iter().find(|p| p.id.as_str().eq_ignore_ascii_case(&reply.pledge));
        let pledge = found.ok_or_else(|| format!("There is no pledge \"{}\".", reply.pledge))?;
        if pledge.nation != *nation {
            return Err(format!("{} is a pledge of {}.", pledge.id, pledge.nation));
        }
        let date = self.date(&reply.date)?;
        let reason = if reply.text.is_empty() { "As answered in the reply sheet" } else { &reply.text };
        let (mut fields, mut told) = (Vec::new(), Vec::new());
        let mut set = |field: Option<ContributionField>, old: String, new: String| {
            fields.extend(field);
            told.push((old, new));
        };
        let stands = if reply.answer.is_empty() { None } else { Some(answer_of(&reply.answer)?) };
        let status = if stands == Some(Answer::No) { Some(Status::Withdrawn) } else { status };
        if let Some(status) = status.filter(|status| *status != pledge.status) {
            let reason = Some(reason.to_owned());
            let field = ContributionField::Status(StatusStep { status, date, reason, ..StatusStep::default() });
            set(Some(field), pledge.status.word().to_owned(), status.word().to_owned());
        }
        if stands == Some(Answer::Yes) && pledge.last_confirmed != date {
            let old = pledge.last_confirmed.map_or_else(|| "not confirmed before".to_owned(), |d| d.to_string());
            let new = date.map_or_else(String::new, |date| format!("stands, {date}"));
            set(Some(ContributionField::LastConfirmed(date)), old, new);
        }
        if let Some(capability) = capability.filter(|capability| *capability != pledge.capability) {
            let (old, new) = (pledge.capability.to_string(), capability.to_string());
            set(Some(ContributionField::Capability(capability)), old, new);
        }
        if !reply.title.is_empty() && reply.title != pledge.title {
            set(Some(ContributionField::Title(reply.title.clone())), pledge.title.clone(), reply.title.clone());
        }
        let mut less = None;
        if let Some(quantity) = quantity.filter(|quantity| *quantity != pledge.quantity) {
            let field = ContributionField::Quantity(quantity);
            let edit = Command::EditContribution { contribution: pledge.id.clone(), field: field.clone() };
            match edit::apply(&self.plan, &edit) {
                Err(refusal) if quantity < pledge.quantity && quantity >= Quantity::ONE => {
                    set(None, pledge.quantity.to_string(), format!("{quantity} ({})", refusal.without_advice()));
                    less = Some((pledge.id.clone(), quantity));
                }
                _ => set(Some(field), pledge.quantity.to_string(), quantity.to_string()),
            }
        }
        if people.is_some() && people != pledge.personnel {
            let words = |people: Option<u64>| people.map_or_else(|| "? people".to_owned(), |n| format!("{n} people"));
            set(Some(ContributionField::Personnel(people)), words(pledge.personnel), words(people));
        }
        if fields.is_empty() && less.is_none() {
            return Ok(Outcome::unchanged(format!("{}, {}", pledge.title, pledge.status.word())));
        }
        let one = |field| Command::EditContribution { contribution: pledge.id.clone(), field };
        let commands: Vec<Command> = fields.into_iter().map(one).collect();
        let label = Label::TakeReply(pledge.id.clone());
        let command = (!commands.is_empty()).then_some(Command::Group { label, commands });
        let (before, after): (Vec<_>, Vec<_>) = told.into_iter().unzip();
        let (before, after) = (before.join(", "), after.join(", "));
        let step = Some(Step { command, quantity: less });
        Ok(Outcome { kind: ReplyKind::Changed, before, after, step })
    }

    fn capability(&self, named: &str) -> Result<Option<CapabilityId>, String> {
        if named.is_empty() {
            return Ok(None);
        }
        let list = &self.plan.capabilities;
        let by_id = list.iter().find(|record| record.id.as_str().eq_ignore_ascii_case(named));
        let found = by_id.or_else(|| list.iter().find(|record| fold(&record.name) == fold(named)));
        found.map(|record| Some(record.id.clone())).ok_or_else(|| format!("There is no capability \"{named}\"."))
    }
}

fn unknown_nation(named: &str) -> String {
    if named.is_empty() {
        "The row names no nation.".to_owned()
    } else {
        format!("There is no nation \"{named}\" in this plan.")
    }
}

fn answer_words(position: &Position) -> String {
    let date = position.date.map_or_else(String::new, |date| format!(", {date}"));
    format!("{}{date}", position.answer.word().replace('_', " "))
}

/// An answer as people write it.
fn answer_of(text: &str) -> Result<Answer, String> {
    let word = fold(text.trim()).replace([' ', '-'], "_");
    Ok(match word.as_str() {
        "y" | "yes" => Answer::Yes,
        "n" | "no" => Answer::No,
        "c" | "conditional" => Answer::Conditional,
        "u" | "undecided" => Answer::Undecided,
        "s" | "not_stated" => Answer::NotStated,
        "not_asked" => Answer::NotAsked,
        "" => return Err("No answer is given: yes, no, conditional, undecided or not stated.".to_owned()),
        _ => return Err(format!("\"{text}\" is none of yes, no, conditional, undecided, not stated.")),
    })
}

fn number(text: &str, what: &str) -> Result<Option<u64>, String> {
    if text.is_empty() || text == "?" {
        return Ok(None);
    }
    pledges::whole_number(text).map(Some).map_err(|why| format!("{why} ({what})."))
}

fn status_of(text: &str) -> Result<Option<Status>, String> {
    let word = fold(text.trim());
    if word.is_empty() {
        return Ok(None);
    }
    let found = Status::ALL.iter().copied().find(|status| status.word() == word);
    found.map(Some).ok_or_else(|| format!("\"{text}\" is no status of a pledge."))
}
