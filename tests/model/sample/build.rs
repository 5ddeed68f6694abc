//! Puts the facts of the tables and the composition together into a plan.

use std::sync::Arc;

use muster::base::{AssignmentId, Day, Decimal, Quantity};
use muster::model::{
    Approval, ApprovalState, Area, Assignment, Basis, Capability, Capital, Caveat, Contribution, Cost, Nation, Plan,
    Position, RedLineStance, Requirement, RequirementSet, Scenario, Task, UNIT_MONEY,
};
use serde::de::DeserializeOwned;

use super::composition::{Composition, Entry, Part, ScenarioEntry, SetEntry, Template};
use super::table::{ContributionRow, NationRow, PositionRow, number, rows};

/// The tables and the composition.
pub struct Facts {
    pub composition: Composition,
    pub nations: Vec<NationRow>,
    pub positions: Vec<PositionRow>,
    pub contributions: Vec<ContributionRow>,
}

impl Facts {
    /// Reads them.
    pub fn read() -> Self {
        let composition =
            &mut serde_json::Deserializer::from_str(include_str!("../../../assets/sample/composition.json"));
        Self {
            composition: serde_path_to_error::deserialize(composition).unwrap_or_else(|error| panic!("{error}")),
            nations: rows(include_str!("../../../assets/sample/nations.csv")),
            positions: rows(include_str!("../../../assets/sample/positions.csv")),
            contributions: rows(include_str!("../../../assets/sample/contributions.csv")),
        }
    }

    /// The sample plan.
    pub fn sample(&self) -> Plan {
        let composed = &self.composition;
        let contributions: Vec<_> = self.contributions.iter().map(|row| self.contribution(row)).collect();
        Plan {
            properties: Arc::new(composed.plan.clone()),
            areas: composed.areas.iter().cloned().collect(),
            nations: self.nations.iter().map(|row| self.nation(row)).collect(),
            capabilities: composed.capabilities.iter().cloned().collect(),
            conditions: composed.conditions.iter().cloned().collect(),
            positions: self.positions.iter().map(position).collect(),
            red_lines: composed.red_lines.iter().cloned().collect(),
            meetings: composed.meetings.iter().cloned().collect(),
            requirement_sets: composed.requirement_sets.iter().map(requirement_set).collect(),
            scenarios: composed.scenarios.iter().map(|entry| scenario(entry, &contributions)).collect(),
            contributions: contributions.into_iter().collect(),
            criteria: composed.criteria.iter().cloned().collect(),
            what_ifs: composed.what_ifs.iter().cloned().collect(),
            log: composed.log.iter().cloned().collect(),
            ..Plan::default()
        }
    }

    /// A plan to start from.
    pub fn template(&self, template: &Template) -> Plan {
        let sample = self.sample();
        let mut properties = (*sample.properties).clone();
        (properties.id, properties.title) = (template.id.clone(), template.title.clone());
        properties.summary.clone_from(&template.summary);
        properties.criteria_locked = None;
        let nations = sample.nations.iter().map(|nation| Nation { approval: None, ..(**nation).clone() });
        let area = |part: &Part<_, Area>| match part {
            Part::Of(id) => taken(&sample.areas, id),
            Part::Own(area) => Arc::new((**area).clone()),
        };
        let capability = |part: &Part<_, Capability>| match part {
            Part::Of(id) => taken(&sample.capabilities, id),
            Part::Own(capability) => Arc::new((**capability).clone()),
        };
        let sets = template.requirement_sets.iter().map(|id| taken(&sample.requirement_sets, id));
        Plan {
            properties: Arc::new(properties),
            areas: template.areas.iter().map(area).collect(),
            nations: nations.collect(),
            capabilities: match &template.capabilities {
                Some(parts) => parts.iter().map(capability).collect(),
                None => sample.capabilities.clone(),
            },
            conditions: template.conditions.iter().map(|id| taken(&sample.conditions, id)).collect(),
            requirement_sets: sets.chain(template.sets.iter().map(|entry| Arc::new(requirement_set(entry)))).collect(),
            criteria: template.criteria.iter().map(|id| taken(&sample.criteria, id)).collect(),
            what_ifs: template.what_ifs.iter().map(|id| taken(&sample.what_ifs, id)).collect(),
            ..Plan::default()
        }
    }

    fn nation(&self, row: &NationRow) -> Nation {
        let member = [(&row.nato, "NATO"), (&row.eu, "EU"), (&row.jef, "JEF"), (&row.commonwealth, "Commonwealth")];
        let mut groups: Vec<_> =
            member.iter().filter(|(yes, _)| *yes == "yes").map(|(_, name)| (*name).to_owned()).collect();
        groups.push(row.region.clone());
        groups.sort();
        groups.dedup();
        Nation {
            id: row.iso3.as_str().into(),
            name: row.name.clone(),
            groups,
            role: word(&row.role),
            population: number(&row.population),
            active_personnel: number(&row.active_personnel),
            capital: Some(Capital {
                name: row.capital.clone(),
                lat: number(&row.capital_lat).expect("a latitude"),
                lon: number(&row.capital_lon).expect("a longitude"),
                ..Capital::default()
            }),
            approval: self.composition.approvals.get(row.iso3.as_str()).map(|entry| Approval {
                body: entry.body.clone(),
                lead_days: entry.lead_days,
                state: ApprovalState::Pending,
                ..Approval::default()
            }),
            ..Nation::default()
        }
    }

    fn contribution(&self, row: &ContributionRow) -> Contribution {
        let entry = self.composition.contributions.get(&row.id).unwrap_or_else(|| panic!("{} is composed", row.id));
        let capability = self.composition.capabilities.iter().find(|it| it.id == entry.capability);
        let unit = &capability.unwrap_or_else(|| panic!("{} has a capability", row.id)).unit;
        let counted = Quantity(number(&row.quantity).expect("a quantity"));
        let quantity = if unit == UNIT_MONEY { counted } else { entry.quantity.expect("a quantity") };
        let tour = entry.tour.unzip();
        Contribution {
            id: row.id.as_str().into(),
            nation: row.nation.as_str().into(),
            capability: entry.capability.clone(),
            title: row.title.clone(),
            quantity,
            currency: (unit == UNIT_MONEY).then(|| row.unit.as_str().into()),
            increment: entry.increment,
            personnel: number(&row.personnel),
            either_or: entry.either_or.clone(),
            areas: entry.areas.clone(),
            notice_days: entry.notice_days.or(number(&row.notice_days).map(Day)),
            tour_days: tour.0,
            tours: tour.1,
            status: entry.status,
            last_confirmed: entry.last_confirmed,
            valid_until: entry.valid_until,
            conditions: entry.conditions.clone(),
            caveats: caveats(entry),
            command: entry.command,
            lift: entry.lift,
            costs: if illustrative(row) || entry.costed { self.costs(row, entry, unit, quantity) } else { Vec::new() },
            source: Some(row.source.clone()),
            note: Some(note(row, entry, unit, counted, quantity)),
            illustrative: illustrative(row) || entry.assumed.is_some(),
            ..Contribution::default()
        }
    }

    fn costs(&self, row: &ContributionRow, entry: &Entry, unit: &str, quantity: Quantity) -> Vec<Cost> {
        let factors = &self.composition.cost_factors;
        let people: u64 = number(&row.personnel).unwrap_or(0);
        let moved = if entry.areas.iter().any(|area| area.as_str() == "ukr") { people } else { 0 };
        let units = quantity.0 * factors.unit_month.get(unit).copied().unwrap_or(0);
        [(moved * factors.person_once, Basis::Once), (people * factors.person_month + units, Basis::PerMonth)]
            .into_iter()
            .filter(|(amount, _)| *amount > 0)
            .map(|(amount, basis)| Cost {
                amount: Decimal::new(i64::try_from(amount).expect("a cost"), 0),
                currency: factors.currency.clone(),
                basis,
                borne_by: entry.borne_by,
                ..Cost::default()
            })
            .collect()
    }
}

fn illustrative(row: &ContributionRow) -> bool {
    row.status == "illustrative"
}

fn note(row: &ContributionRow, entry: &Entry, unit: &str, counted: Quantity, quantity: Quantity) -> String {
    let counted =
        (counted != quantity).then(|| format!("In the table: {counted} {}; here: {quantity} × {unit}.", row.unit));
    let assumed = entry.assumed.as_ref().map(|what| format!("Assumed: {what}."));
    let parts = [Some(row.caveat.clone()), counted, entry.remark.clone(), assumed];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

fn caveats(entry: &Entry) -> Vec<Caveat> {
    entry
        .caveats
        .iter()
        .map(|it| Caveat {
            kind: it.0,
            strength: it.1,
            text: it.2.clone(),
            areas: it.3.clone(),
            approval_days: (!it.4.is_zero()).then_some(it.4),
            disclosure: it.5,
            ..Caveat::default()
        })
        .collect()
}

fn position(row: &PositionRow) -> Position {
    let question = match row.question.as_str() {
        "troops_in_ukraine" => "troops_in_host",
        "troops_in_neighbours" => "troops_in_neighbour",
        other => other,
    };
    let vague = if row.date_precision == "month" { " The day of the month is not known." } else { "" };
    let PositionRow { source_publisher, source_title, source_date, source_url_path_or_id, confidence, .. } = row;
    Position {
        nation: row.nation.as_str().into(),
        question: word(question),
        answer: word(&row.answer),
        date: Some(row.date.parse().expect("a date")),
        text: Some(format!("{}{vague}", row.statement_summary)),
        source: Some(format!(
            "{source_publisher}: {source_title}, {source_date} ({source_url_path_or_id}); confidence {confidence}"
        )),
        ..Position::default()
    }
}

fn requirement_set(entry: &SetEntry) -> RequirementSet {
    let tasks = entry.tasks.iter().map(|task| Task {
        id: task.id.clone(),
        name: task.name.clone(),
        area: task.area.clone(),
        requirements: task
            .requirements
            .iter()
            .map(|line| Requirement {
                id: line.0.clone(),
                capability: line.1.clone(),
                substitutes: line.6.substitutes.clone(),
                quantity: line.2,
                minimum: Some(line.3),
                from_day: line.4,
                priority: line.5,
                note: line.6.note.clone(),
                ..Requirement::default()
            })
            .collect(),
        ..Task::default()
    });
    RequirementSet {
        id: entry.id.clone(),
        name: entry.name.clone(),
        tasks: tasks.collect(),
        ..RequirementSet::default()
    }
}

fn scenario(entry: &ScenarioEntry, contributions: &[Contribution]) -> Scenario {
    let whole = |id: &str| {
        let found = contributions.iter().find(|it| it.id.as_str() == id);
        found.unwrap_or_else(|| panic!("{id} is a contribution")).quantity
    };
    let assignments = entry.assignments.iter().zip(1..).map(|(it, number)| Assignment {
        id: AssignmentId::from(format!("{}-{number}", entry.id)),
        contribution: it.0.as_str().into(),
        task: it.1.clone(),
        requirement: it.2.clone(),
        quantity: it.3.unwrap_or_else(|| whole(&it.0)),
        note: it.4.clone(),
        ..Assignment::default()
    });
    let judged = entry.red_lines.iter().map(|(id, (stance, note))| {
        (id.clone(), RedLineStance { stance: *stance, note: Some(note.clone()), ..RedLineStance::default() })
    });
    Scenario {
        id: entry.id.clone(),
        name: entry.name.clone(),
        colour: entry.colour.clone(),
        concept: entry.concept.clone(),
        requirement_set: entry.requirement_set.clone(),
        assumes: entry.assumes.clone(),
        assignments: assignments.collect(),
        red_lines: judged.collect(),
        strengths: entry.strengths.clone(),
        weaknesses: entry.weaknesses.clone(),
        ..Scenario::default()
    }
}

fn taken<T: muster::model::Record>(list: &muster::model::List<T>, id: &impl AsRef<str>) -> Arc<T> {
    Arc::clone(list.find(id.as_ref()).unwrap_or_else(|| panic!("{} is in the sample", id.as_ref())))
}

/// A word of one of the model's enumerations.
fn word<T: DeserializeOwned>(text: &str) -> T {
    serde_json::from_value(text.into()).unwrap_or_else(|error| panic!("{text}: {error}"))
}
