//! Answers read back in: what they change, which scenarios they touch and which requirement lines break, before any of it
//! is taken. Taking it is one step.

use std::path::Path;

use super::{NoticeKind, OpenFile, Session, clock};
use crate::analysis::survey::{Contradiction, contradictions, latest_answer};
use crate::analysis::{self, Figures, LineState, Scope, Withdrawal};
use crate::base::{CapabilityId, Date, Exact, NationId, Quantity, RequirementId, ScenarioId, fold, visible};
use crate::edit::{self, Command, ContributionField};
use crate::model::{Answer, Contribution, Extra, Index, Plan, Position, Question, Scenario, Status, StatusStep};
use crate::store::{self, PageMarking, Reply};

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

/// A requirement line whose state or amount the answers change.
#[derive(Clone, Debug, PartialEq)]
pub struct LineShift {
    /// The line.
    pub line: RequirementId,
    /// What it asks for.
    pub capability: CapabilityId,
    /// How much it asks for.
    pub quantity: Quantity,
    /// State and amount that holds, as the plan stands.
    pub before: (LineState, Exact),
    /// The same with the answers.
    pub after: (LineState, Exact),
}

impl LineShift {
    /// True when the line falls to a lower state.
    pub fn breaks(&self) -> bool {
        self.after.0 > self.before.0
    }
}

/// A scenario that uses a pledge of a nation whose answers change.
#[derive(Clone, Debug, PartialEq)]
pub struct Touched {
    /// The scenario.
    pub scenario: ScenarioId,
    /// Assignments that the new answers rule out; the lines are counted without them.
    pub ruled_out: Vec<Contradiction>,
    /// Lines that change, those that break first.
    pub lines: Vec<LineShift>,
}

/// A set of answers about to be taken.
#[derive(Clone, Debug)]
pub struct Resurvey {
    /// The file's name.
    pub name: String,
    /// What was read, unreadable rows first.
    pub rows: Vec<ReplyRow>,
    /// The scenarios that are touched, in the plan's order.
    pub touched: Vec<Touched>,
    commands: Vec<Command>,
}

impl Resurvey {
    /// How many rows are of a kind.
    pub fn count(&self, kind: ReplyKind) -> usize {
        self.rows.iter().filter(|row| row.kind == kind).count()
    }

    /// The one step that takes what can be taken; none when nothing changes.
    pub fn command(&self) -> Option<Command> {
        let label = format!("Take the answers of {}", self.name);
        (!self.commands.is_empty()).then(|| Command::Group { label, commands: self.commands.clone() })
    }
}

impl Session {
    /// Writes the reply sheets of these nations: the page to print where its marking is given, else the table to fill.
    ///
    /// # Errors
    /// One line that says why it was not written.
    pub fn write_replies(
        &mut self,
        nations: &[NationId],
        path: &Path,
        page: Option<&PageMarking>,
    ) -> Result<(), String> {
        let Some(file) = self.active() else { return Ok(()) };
        let (plan, index) = (file.plan(), file.index());
        let marking = &plan.properties.marking;
        let words = format!("{} {}", marking.policy, marking.classification).trim().to_uppercase();
        let text = match page {
            Some(marking) => store::reply_page(plan, index, nations, marking),
            None => store::reply_table(plan, index, nations, &words),
        };
        store::save(path, text.as_bytes(), None).map_err(|error| error.to_string())?;
        self.say(NoticeKind::Note, format!("Wrote {}", visible(&path.to_string_lossy())));
        Ok(())
    }

    /// Reads answers for the active plan: a filled reply sheet, or the answers of another plan.
    ///
    /// # Errors
    /// One line that names the file and what is wrong with it.
    pub fn read_answers(&self, path: &Path) -> Result<Resurvey, String> {
        let file = self.active().ok_or_else(|| "No plan is open to take answers into".to_owned())?;
        let name = path.file_name().map_or_else(String::new, |name| visible(&name.to_string_lossy()));
        let is_plan = path.extension().is_some_and(|end| end.eq_ignore_ascii_case("muster"));
        let read: Vec<Read> = if is_plan {
            let opened = store::read(path).map_err(|error| error.to_string())?;
            let positions = opened.document.plan.positions;
            positions.iter().enumerate().map(|(at, p)| Read::of_position(at + 1, p)).collect()
        } else {
            let bytes = store::read_bytes(path).map_err(|why| format!("{name} cannot be read: {why}"))?;
            let replies = store::read_replies(&bytes).map_err(|why| format!("{name}: {why}"))?;
            replies.into_iter().map(Read::Reply).collect()
        };
        Ok(Review::new(file, clock::today()).take(name, &read))
    }
}

/// One row as it comes from a file.
enum Read {
    Reply(Reply),
    Position(usize, Position),
}

impl Read {
    fn of_position(line: usize, position: &Position) -> Self {
        Self::Position(line, Position { extra: Extra::default(), ..position.clone() })
    }
}

/// What a row comes to: its command, none when nothing changes.
struct Outcome {
    kind: ReplyKind,
    before: String,
    after: String,
    command: Option<Command>,
}

impl Outcome {
    fn unchanged(words: String) -> Self {
        Self { kind: ReplyKind::Unchanged, before: words.clone(), after: words, command: None }
    }
}

struct Review<'a> {
    file: &'a OpenFile,
    /// The plan with what has been taken so far.
    plan: Plan,
    today: Option<Date>,
    commands: Vec<Command>,
    rows: Vec<ReplyRow>,
    nations: Vec<NationId>,
}

impl<'a> Review<'a> {
    fn new(file: &'a OpenFile, today: Option<Date>) -> Self {
        let plan = file.plan().clone();
        Self { file, plan, today, commands: Vec::new(), rows: Vec::new(), nations: Vec::new() }
    }

    fn take(mut self, name: String, read: &[Read]) -> Resurvey {
        for row in read {
            self.row(row);
        }
        self.rows.sort_by_key(|row| row.kind);
        let touched = touched(self.file, &self.plan, &self.nations);
        Resurvey { name, rows: self.rows, touched, commands: self.commands }
    }

    fn row(&mut self, read: &Read) {
        let (line, named) = match read {
            Read::Reply(reply) => (reply.line, reply.nation.clone()),
            Read::Position(line, position) => (*line, position.nation.to_string()),
        };
        let nation = self.nation(&named);
        let (subject, outcome) = match (read, &nation) {
            (Read::Reply(reply), Some(nation)) => self.reply(reply, nation),
            (Read::Position(_, position), Some(_)) => {
                (position.question.subject().to_owned(), Ok(self.answer(position)))
            }
            (Read::Reply(Reply { question, .. }), None) => (question.clone(), Err(unknown_nation(&named))),
            (Read::Position(_, position), None) => {
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
        let nation = nation.map_or(named, |nation| nation.to_string());
        self.rows.push(ReplyRow { line, nation: visible(&nation), subject: visible(&subject), kind, before, after });
    }

    fn carry_out(&mut self, outcome: Outcome) -> Result<Outcome, String> {
        if let Some(command) = &outcome.command {
            let change = edit::apply(&self.plan, command).map_err(|refusal| format!("{refusal}."))?;
            change.apply(&mut self.plan);
            self.commands.push(command.clone());
        }
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
        if text.is_empty() { Ok(self.today) } else { date_of(text).map(Some) }
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
        let command = Some(Command::RecordAnswer(Box::new(position.clone())));
        Outcome { kind, before, after: words, command }
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
        let command = Some(Command::AddContribution(Box::new(pledge)));
        Ok(Outcome { kind: ReplyKind::New, before: String::new(), after: words, command })
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
        let (mut fields, mut before, mut after) = (Vec::new(), Vec::new(), Vec::new());
        let mut set = |field: ContributionField, old: String, new: String| {
            fields.push(field);
            before.push(old);
            after.push(new);
        };
        let stands = if reply.answer.is_empty() { None } else { Some(answer_of(&reply.answer)?) };
        let status = if stands == Some(Answer::No) { Some(Status::Withdrawn) } else { status };
        if let Some(status) = status.filter(|status| *status != pledge.status) {
            let reason = Some(reason.to_owned());
            let field = ContributionField::Status(StatusStep { status, date, reason, ..StatusStep::default() });
            set(field, pledge.status.word().to_owned(), status.word().to_owned());
        }
        if stands == Some(Answer::Yes) && pledge.last_confirmed != date {
            let old = pledge.last_confirmed.map_or_else(|| "not confirmed before".to_owned(), |d| d.to_string());
            let new = date.map_or_else(String::new, |date| format!("stands, {date}"));
            set(ContributionField::LastConfirmed(date), old, new);
        }
        if let Some(capability) = capability.filter(|capability| *capability != pledge.capability) {
            let (old, new) = (pledge.capability.to_string(), capability.to_string());
            set(ContributionField::Capability(capability), old, new);
        }
        if !reply.title.is_empty() && reply.title != pledge.title {
            set(ContributionField::Title(reply.title.clone()), pledge.title.clone(), reply.title.clone());
        }
        if let Some(quantity) = quantity.filter(|quantity| *quantity != pledge.quantity) {
            set(ContributionField::Quantity(quantity), pledge.quantity.to_string(), quantity.to_string());
        }
        if people.is_some() && people != pledge.personnel {
            let words = |people: Option<u64>| people.map_or_else(|| "? people".to_owned(), |n| format!("{n} people"));
            set(ContributionField::Personnel(people), words(pledge.personnel), words(people));
        }
        if fields.is_empty() {
            return Ok(Outcome::unchanged(format!("{}, {}", pledge.title, pledge.status.word())));
        }
        let one = |field| Command::EditContribution { contribution: pledge.id.clone(), field };
        let commands = fields.into_iter().map(one).collect();
        let command = Some(Command::Group { label: format!("Take the reply on {}", pledge.id), commands });
        let (before, after) = (before.join(", "), after.join(", "));
        Ok(Outcome { kind: ReplyKind::Changed, before, after, command })
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

/// A date as 2025-12-31, or as the spreadsheets of most nations write it: 31.12.2025. Strokes are not read, since they
/// stand for two orders.
fn date_of(text: &str) -> Result<Date, String> {
    let wrong = || format!("\"{text}\" is no date; write it as 2025-12-31.");
    if let Ok(date) = text.parse() {
        return Ok(date);
    }
    let parts: Vec<&str> = text.split('.').collect();
    let [day, month, year] = parts.as_slice() else { return Err(wrong()) };
    let date = || Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    date().filter(|_| year.len() == 4).ok_or_else(wrong)
}

fn number(text: &str, what: &str) -> Result<Option<u64>, String> {
    let plain: String = text.chars().filter(|c| !matches!(c, ',' | ' ')).collect();
    if plain.is_empty() || plain == "?" {
        return Ok(None);
    }
    plain.parse().map(Some).map_err(|_cause| format!("\"{text}\" is no whole number ({what})."))
}

fn status_of(text: &str) -> Result<Option<Status>, String> {
    let word = fold(text.trim());
    if word.is_empty() {
        return Ok(None);
    }
    let found = Status::ALL.iter().copied().find(|status| status.word() == word);
    found.map(Some).ok_or_else(|| format!("\"{text}\" is no status of a pledge."))
}

/// The scenarios that use pledges of these nations, with what changes in them.
fn touched(file: &OpenFile, after: &Plan, nations: &[NationId]) -> Vec<Touched> {
    let (plan, index) = (file.plan(), Index::new(after));
    let scope = match file.kind {
        store::FileKind::Scenario => Scope::Scenario,
        store::FileKind::Plan | store::FileKind::Review => Scope::Plan,
    };
    let records = analysis::record_findings(after, &index, scope);
    let none = Withdrawal::default();
    let uses = |scenario: &Scenario| {
        let nation = |id| index.contribution(after, id).map(|pledge| &pledge.nation);
        scenario.assignments.iter().any(|a| nation(&a.contribution).is_some_and(|nation| nations.contains(nation)))
    };
    let mut found = Vec::new();
    for scenario in plan.scenarios.iter().filter(|scenario| !scenario.archived && uses(scenario)) {
        let Some(entry) = file.board().entry(&scenario.id) else { continue };
        let before = contradictions(plan, file.index(), scenario, &entry.findings);
        let figures = analysis::analyse(after, &index, scenario, &none);
        let findings = analysis::scenario_findings(after, &index, &records, scenario, &figures);
        let mut ruled_out = contradictions(after, &index, scenario, &findings);
        ruled_out.retain(|new| !before.contains(new));
        let figures = if ruled_out.is_empty() {
            figures
        } else {
            let mut without = scenario.as_ref().clone();
            without.assignments.retain(|a| !ruled_out.iter().any(|out| out.assignment == a.id));
            analysis::analyse(after, &index, &without, &none)
        };
        let lines = shifts(&entry.figures, &figures);
        found.push(Touched { scenario: scenario.id.clone(), ruled_out, lines });
    }
    found
}

fn shifts(before: &Figures, after: &Figures) -> Vec<LineShift> {
    let shift = |line: &analysis::LineFigures| {
        let now = after.line(&line.id)?;
        let (old, new) = ((line.state, line.sustained.clone()), (now.state, now.sustained.clone()));
        (old != new).then(|| LineShift {
            line: line.id.clone(),
            capability: line.capability.clone(),
            quantity: line.quantity,
            before: old,
            after: new,
        })
    };
    let mut lines: Vec<LineShift> = before.lines.iter().filter_map(shift).collect();
    lines.sort_by_key(|line| !line.breaks());
    lines
}

#[cfg(test)]
mod tests;
