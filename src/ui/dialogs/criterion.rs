//! One criterion: what it means, how it is measured, which way is better, its weight, its scale, and the scores that
//! people give. Refusals are told as they are typed; all that was changed is one step.

use egui::{Align, Layout, RichText, Ui, vec2};

use super::controls::{Author, Pressed, decimal, few, footer, heading};
use super::{Dialog, Outcome, fields};
use crate::analysis::Metric;
use crate::base::{CriterionId, Decimal, ScenarioId, visible};
use crate::edit::{self, Command, CriterionField, Label, RecordKind, Stamp};
use crate::model::{Criterion, Direction, ManualScore, Plan};
use crate::session::OpenFile;
use crate::ui::cx::Cx;
use crate::ui::intent::Intent;
use crate::ui::kit::field::Field;
use crate::ui::look::fonts;
use crate::ui::look::theme::Sizes;
use crate::ui::measures::{self, MANUAL};

const DIRECTIONS: [Direction; 2] = [Direction::Max, Direction::Min];

/// What is typed.
#[derive(Debug)]
pub struct CriterionForm {
    /// The criterion; none for a new one.
    criterion: Option<CriterionId>,
    /// True when the list of criteria is shown again afterwards.
    to_list: bool,
    name: String,
    definition: String,
    /// Keys of the measures to choose from, and their names.
    measures: Vec<(String, String)>,
    measure: usize,
    direction: usize,
    weight: String,
    best: String,
    worst: String,
    scores: Vec<Score>,
    author: Author,
    focused: bool,
}

/// A score as typed, and why it is given.
#[derive(Debug)]
struct Score {
    scenario: ScenarioId,
    name: String,
    value: String,
    rationale: String,
}

/// What can be read from the fields.
struct Read {
    measure: String,
    direction: Direction,
    weight: Decimal,
    best: Option<Decimal>,
    worst: Option<Decimal>,
    scores: Vec<(ScenarioId, Option<(Decimal, String)>)>,
}

/// What is wrong with the fields, each in a sentence.
#[derive(Default)]
struct Wrong {
    weight: Option<String>,
    best: Option<String>,
    worst: Option<String>,
    scores: Vec<Option<String>>,
}

impl CriterionForm {
    /// Begins with what stands, or empty.
    pub fn new(file: &OpenFile, id: Option<&CriterionId>, to_list: bool) -> Self {
        let plan = file.plan();
        let before = id.and_then(|id| plan.criteria.find(id.as_str())).map(AsRef::as_ref);
        let mut measures: Vec<(String, String)> = vec![(MANUAL.to_owned(), measures::name_of(MANUAL))];
        measures.extend(Metric::ALL.iter().map(|metric| (metric.key().to_owned(), measures::name(*metric).to_owned())));
        let own = before.map_or("", |criterion| criterion.measure.as_str());
        if !own.is_empty() && !measures.iter().any(|(key, _)| key == own) {
            measures.push((own.to_owned(), format!("{}, which is not known", measures::name_of(own))));
        }
        let text = |value: Option<Decimal>| value.map(|value| value.to_string()).unwrap_or_default();
        let stands = |scenario: &ScenarioId| before.and_then(|criterion| criterion.scores.get(scenario));
        let scores = plan.scenarios.iter().filter(|s| !s.archived || stands(&s.id).is_some()).map(|scenario| Score {
            scenario: scenario.id.clone(),
            name: visible(&scenario.name),
            value: text(stands(&scenario.id).map(|score| score.value)),
            rationale: stands(&scenario.id).map(|score| score.rationale.clone()).unwrap_or_default(),
        });
        Self {
            criterion: before.map(|criterion| criterion.id.clone()),
            to_list,
            name: before.map(|criterion| criterion.name.clone()).unwrap_or_default(),
            definition: before.map(|criterion| criterion.definition.clone()).unwrap_or_default(),
            measure: measures.iter().position(|(key, _)| key == own).unwrap_or(usize::MAX),
            measures,
            direction: before
                .and_then(|criterion| DIRECTIONS.iter().position(|d| *d == criterion.direction))
                .unwrap_or(0),
            weight: text(before.map(|criterion| criterion.weight)),
            best: text(before.and_then(|criterion| criterion.best)),
            worst: text(before.and_then(|criterion| criterion.worst)),
            scores: scores.collect(),
            author: Author::default(),
            focused: false,
        }
    }

    /// The title.
    pub fn title(&self) -> &'static str {
        if self.criterion.is_some() { "Criterion" } else { "New criterion" }
    }

    fn key(&self) -> &str {
        self.measures.get(self.measure).map_or("", |(key, _)| key.as_str())
    }

    fn direction(&self) -> Direction {
        DIRECTIONS.get(self.direction).copied().unwrap_or(Direction::Max)
    }

    /// What is wrong, found by trying the value in a criterion that is otherwise sound.
    fn wrong(&self, plan: &Plan) -> Wrong {
        let try_it = |change: &dyn Fn(&mut Criterion)| {
            let mut criterion = Criterion {
                name: "x".to_owned(),
                measure: MANUAL.to_owned(),
                direction: self.direction(),
                ..Criterion::default()
            };
            change(&mut criterion);
            let by = Stamp { author: "x".to_owned(), at: crate::base::Moment::from_unix(0) };
            let command = Command::AddCriterion { criterion: Box::new(criterion), by };
            edit::apply(plan, &command).err().map(|refusal| format!("{refusal}."))
        };
        let (best, worst) = (decimal(&self.best), decimal(&self.worst));
        Wrong {
            weight: match decimal(&self.weight) {
                Ok(weight) => weight.and_then(|weight| try_it(&|criterion| criterion.weight = weight)),
                Err(why) => Some(why),
            },
            best: match (&best, &worst) {
                (Ok(best), Ok(worst)) => try_it(&|criterion| (criterion.best, criterion.worst) = (*best, *worst)),
                (best, _) => best.clone().err(),
            },
            worst: worst.err(),
            scores: self
                .scores
                .iter()
                .map(|score| match decimal(&score.value) {
                    Ok(value) => value.and_then(|value| {
                        try_it(&|criterion| {
                            let score_of = ManualScore { value, ..ManualScore::default() };
                            criterion.scores.insert(score.scenario.clone(), score_of);
                        })
                    }),
                    Err(why) => Some(why),
                })
                .collect(),
        }
    }

    /// What stands in the fields, once all that a criterion needs can be read.
    fn read(&self) -> Option<Read> {
        let score = |score: &Score| {
            let value = decimal(&score.value).ok()?;
            Some((score.scenario.clone(), value.map(|value| (value, score.rationale.trim().to_owned()))))
        };
        let manual = self.key() == MANUAL;
        let scores: Option<Vec<_>> = self.scores.iter().filter(|_| manual).map(score).collect();
        Some(Read {
            measure: Some(self.key()).filter(|key| !key.is_empty())?.to_owned(),
            direction: self.direction(),
            weight: decimal(&self.weight).ok()??,
            best: decimal(&self.best).ok()?,
            worst: decimal(&self.worst).ok()?,
            scores: scores?,
        })
    }

    /// The commands that lead from what stands to what is typed.
    fn commands(&self, plan: &Plan, by: &Stamp) -> Option<Vec<Command>> {
        let read = self.read()?;
        let Some(id) = &self.criterion else {
            let scores = read.scores.into_iter().filter_map(|(scenario, score)| {
                let (value, rationale) = score?;
                Some((scenario, ManualScore { value, rationale, ..ManualScore::default() }))
            });
            let criterion = Box::new(Criterion {
                name: self.name.trim().to_owned(),
                definition: self.definition.trim().to_owned(),
                measure: read.measure,
                direction: read.direction,
                weight: read.weight,
                best: read.best,
                worst: read.worst,
                scores: scores.collect(),
                ..Criterion::default()
            });
            return Some(vec![Command::AddCriterion { criterion, by: by.clone() }]);
        };
        let before = plan.criteria.find(id.as_str())?;
        let mut fields = Vec::new();
        if self.name.trim() != before.name {
            fields.push(CriterionField::Name(self.name.clone()));
        }
        if self.definition.trim() != before.definition {
            fields.push(CriterionField::Definition(self.definition.clone()));
        }
        if read.measure != before.measure {
            fields.push(CriterionField::Measure(read.measure));
        }
        if read.weight != before.weight {
            fields.push(CriterionField::Weight(read.weight));
        }
        // A word that was not understood stays until somebody chooses.
        let turned =
            read.direction != before.direction && (before.direction != Direction::Unknown || self.direction > 0);
        let direction = if turned { read.direction } else { before.direction };
        match (turned, read.best != before.best, read.worst != before.worst) {
            (false, false, false) => {}
            (true, false, false) => fields.push(CriterionField::Direction(direction)),
            (false, true, false) => fields.push(CriterionField::Best(read.best)),
            (false, false, true) => fields.push(CriterionField::Worst(read.worst)),
            _ => fields.push(CriterionField::Scale { direction, best: read.best, worst: read.worst }),
        }
        for (scenario, score) in read.scores {
            let stands = before.scores.get(&scenario).map(|score| (score.value, score.rationale.clone()));
            if score != stands {
                fields.push(CriterionField::Score(scenario, score));
            }
        }
        let command = |field| Command::EditCriterion { criterion: id.clone(), field, by: by.clone() };
        Some(fields.into_iter().map(command).collect())
    }

    /// What is still to be entered, in a sentence.
    fn missing(&self, wrong: &Wrong, unnamed: bool) -> Option<String> {
        let manual = self.key() == MANUAL;
        if [&wrong.weight, &wrong.best, &wrong.worst].iter().any(|w| w.is_some())
            || manual && wrong.scores.iter().any(Option::is_some)
        {
            return Some("Mend what is marked first.".to_owned());
        }
        let needed = [
            (self.name.trim().is_empty(), "a name"),
            (self.key().is_empty(), "a measure"),
            (self.weight.trim().is_empty(), "a weight"),
            (unnamed, "your name"),
        ];
        let needed: Vec<&str> = needed.iter().filter(|(needed, _)| *needed).map(|(_, what)| *what).collect();
        let (last, rest) = needed.split_last()?;
        let rest = if rest.is_empty() { String::new() } else { format!("{} and ", rest.join(", ")) };
        Some(format!("Enter {rest}{last} first."))
    }
}

/// Draws the fields.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, state: &mut CriterionForm) -> Outcome {
    let Some(file) = cx.session.active() else { return Outcome::Closed };
    let plan = file.plan();
    if state.criterion.as_ref().is_some_and(|id| plan.criteria.find(id.as_str()).is_none()) {
        return Outcome::Closed;
    }
    let locked = plan.properties.criteria_locked.is_some();
    let wrong = state.wrong(plan);
    fields::scrolled(ui, |ui| form(ui, cx, state, plan, &wrong));
    let unnamed = locked && state.author.name(cx.session).is_empty();
    let missing = state.missing(&wrong, unnamed);
    let primary = if state.criterion.is_some() { "Set criterion" } else { "Add criterion" };
    let pressed = footer(ui, primary, "Cancel", missing.as_deref());
    if pressed == Pressed::Nothing {
        return Outcome::Open;
    }
    if pressed == Pressed::Primary {
        cx.intents.extend(state.author.remember(cx.session));
        let mut commands = state.commands(plan, &state.author.stamp(cx.session)).unwrap_or_default();
        let label = Label::SetRecord { what: RecordKind::Criterion, name: state.name.trim().to_owned() };
        match commands.len() {
            0 => {}
            1 => cx.intents.extend(commands.pop().map(Intent::Edit)),
            _ => cx.wish(Intent::Edit(Command::Group { label, commands })),
        }
    }
    if state.to_list {
        cx.view.dialog = Some(Dialog::criteria(file));
    }
    Outcome::Closed
}

fn form(ui: &mut Ui, cx: &Cx<'_>, state: &mut CriterionForm, plan: &Plan, wrong: &Wrong) {
    let first = fields::line(ui, &mut state.name, "Name", "Cost a month", None);
    if !std::mem::replace(&mut state.focused, true) {
        first.request_focus();
    }
    fields::paragraph(ui, &mut state.definition, "Definition", 2);
    let words: Vec<String> = state.measures.iter().map(|(_, name)| name.clone()).collect();
    let before = state.measure;
    ui.columns(2, |columns| {
        fields::choice(&mut columns[0], "Measure", &words, &mut state.measure);
        let words = ["More is better", "Less is better"];
        few(&mut columns[1], "Direction", &words, &mut state.direction);
    });
    let metric = Metric::from_key(state.key());
    if state.measure != before && state.criterion.is_none() {
        state.direction = usize::from(metric.is_some_and(measures::usually_less));
    }
    let manual = state.key() == MANUAL;
    let unit = metric.map_or_else(String::new, |m| measures::unit(m, plan.properties.currency.as_str()));
    let end = |which: &str| if unit.is_empty() { which.to_owned() } else { format!("{which}, {unit}") };
    let hint = |otherwise| if manual { otherwise } else { "from the scenarios" };
    let best_end = if state.direction() == Direction::Min { ("0", "100") } else { ("100", "0") };
    ui.columns(3, |columns| {
        fields::figure(&mut columns[0], &mut state.weight, "Weight", "0.15", wrong.weight.as_deref());
        let (best, worst) = (end("Best end of the scale"), end("Worst end"));
        fields::figure(&mut columns[1], &mut state.best, &best, hint(best_end.0), wrong.best.as_deref());
        fields::figure(&mut columns[2], &mut state.worst, &worst, hint(best_end.1), wrong.worst.as_deref());
    });
    if !manual && (state.best.trim().is_empty() || state.worst.trim().is_empty()) {
        ui.add_space(4.0);
        fields::remark(
            ui,
            "An end that is not fixed is the best or the worst of the compared scenarios: adding a scenario then \
             changes the others' values.",
        );
    }
    if manual {
        heading(ui, "Scores, 0 to 100");
        for (score, wrong) in state.scores.iter_mut().zip(&wrong.scores) {
            score_row(ui, score, wrong.as_deref());
        }
        if state.scores.is_empty() {
            fields::remark(ui, "No scenario to score yet.");
        }
    }
    ui.add_space(6.0);
    state.author.show(ui, cx.session, "recorded with changes once the criteria are locked");
}

fn score_row(ui: &mut Ui, score: &mut Score, wrong: Option<&str>) {
    const SCORE: f32 = 84.0;
    ui.horizontal(|ui| {
        let name = (ui.available_width() * 0.34).floor();
        ui.allocate_ui_with_layout(vec2(name, Sizes::of(ui).control), Layout::left_to_right(Align::Center), |ui| {
            ui.set_width(name);
            let words = RichText::new(&score.name).font(fonts::regular(12.0));
            ui.add(egui::Label::new(words).truncate());
        });
        let label = format!("Score of {}", score.name);
        let field = Field::figure(&mut score.value, &label, SCORE);
        Field { hint: "not scored", error: wrong, ..field }.show(ui);
        let (label, width) = (format!("Why, {}", score.name), ui.available_width());
        Field { hint: "Why", ..Field::text(&mut score.rationale, &label, width) }.show(ui);
    });
}
