//! The figures as JSON, in the shapes of the command line. Keys of analyses that were not run are left out; an absent
//! figure is `null`. Figures are never rounded: whole numbers stay whole, others are the nearest double.

use std::cell::RefCell;

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::{Map, Value, json};

use super::{
    Confidence, Conversion, Difference, Figures, Finding, Gap, Holdings, Linchpins, LineFigures, Loss, Share,
    Withdrawal, difference,
};
use crate::base::{ConditionId, ContributionId, Day, Exact, NationId, RequirementId};
use crate::model::Scenario;

/// What is known of one scenario. `figures.metrics` should hold what the heavier analyses entered.
#[derive(Clone, Copy)]
pub struct ScenarioReport<'a> {
    /// The scenario.
    pub scenario: &'a Scenario,
    /// The file that it is from.
    pub file: &'a str,
    /// Its figures.
    pub figures: &'a Figures,
    /// Its confidence, if computed.
    pub confidence: Option<&'a Confidence>,
    /// Its linchpins, if computed.
    pub linchpins: Option<&'a Linchpins>,
    /// Its gaps, if computed.
    pub gaps: Option<&'a [Gap]>,
    /// Its findings, if computed.
    pub findings: Option<&'a [Finding]>,
    /// How its money is told. The figures are as they were worked out.
    pub conversion: &'a Conversion,
}

/// The scenario's object of `analyse` and `compare`: written key by key, each element of its lists made and dropped as it
/// is written, for a large plan's would fill the memory.
impl Serialize for ScenarioReport<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let figures = self.figures;
        let mut all = serializer.serialize_map(None)?;
        all.serialize_entry("id", self.scenario.id.as_str())?;
        all.serialize_entry("name", self.scenario.name.as_str())?;
        all.serialize_entry("file", self.file)?;
        let mut metrics = figures.metrics.clone();
        self.conversion.enter(&mut metrics);
        let metrics = metrics.iter().map(|(metric, value)| (metric.key().to_owned(), figure(value)));
        all.serialize_entry("metrics", &metrics.collect::<Map<String, Value>>())?;
        all.serialize_entry("requirements", &list(figures.lines.iter().enumerate().map(|(at, l)| self.line(at, l))))?;
        // Of two with one id the first stands; a reader that looks up by id must not find the other.
        let standing = |a: &&super::AssignmentFigures| !a.reasons.contains(&super::Reason::DuplicateId);
        let assignments = figures.assignments.iter().filter(standing).map(|one| self.assignment(one));
        all.serialize_entry("assignments", &list(assignments))?;
        if let Some(linchpins) = self.linchpins {
            all.serialize_entry("linchpins", &list(linchpins.alone.iter().map(alone)))?;
            all.serialize_entry("worst_pair", &linchpins.worst_pair().map(pair))?;
        }
        if let Some(gaps) = self.gaps {
            all.serialize_entry("gaps", &list(gaps.iter().map(|one| self.gap(one))))?;
        }
        let pair = |(day, value): &(Day, Exact)| (day.0, Some(value.to_json()));
        all.serialize_entry("build_up", &list(figures.build_up.0.iter().map(pair)))?;
        all.serialize_entry("line_build_up", &LineBuildUp(self))?;
        all.serialize_entry("burden", &list(figures.burden.iter().map(|one| self.burden(one))))?;
        if let Some(findings) = self.findings {
            all.serialize_entry("findings", &list(findings.iter().map(finding_json)))?;
        }
        all.end()
    }
}

/// What is present of each line, by its id.
struct LineBuildUp<'a>(&'a ScenarioReport<'a>);

impl Serialize for LineBuildUp<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let report = self.0;
        let mut all = serializer.serialize_map(Some(report.figures.lines.len()))?;
        for line in &report.figures.lines {
            let pair = |(day, value): &(Day, Exact)| {
                report.conversion.units(&line.capability, value).map(|value| (day.0, value.to_json()))
            };
            let steps: Option<Vec<(i32, Value)>> = line.build_up.0.iter().map(pair).collect();
            all.serialize_entry(line.id.as_str(), &steps)?;
        }
        all.end()
    }
}

/// A list whose elements are made as they are written.
struct Streamed<I>(RefCell<Option<I>>);

fn list<I: Iterator>(elements: I) -> Streamed<I>
where
    I::Item: Serialize,
{
    Streamed(RefCell::new(Some(elements)))
}

impl<I: Iterator> Serialize for Streamed<I>
where
    I::Item: Serialize,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.borrow_mut().take().into_iter().flatten())
    }
}

impl ScenarioReport<'_> {
    /// The object in memory.
    pub fn to_json(&self) -> Value {
        serde_json::to_value(self).unwrap_or_default()
    }

    fn line(&self, at: usize, line: &LineFigures) -> Value {
        let units = |value: &Exact| figure(self.conversion.units(&line.capability, value).as_ref());
        let mut value = json!({
            "id": line.id.as_str(),
            "task": line.task.as_str(),
            "capability": line.capability.as_str(),
            "priority": line.priority.word(),
            "quantity": units(&line.quantity.into()),
            "minimum": units(&line.minimum.into()),
            "assigned": units(&line.assigned),
            "usable": units(&line.usable),
            "on_time": units(&line.on_time),
            "supported": units(&line.supported),
            "sustained": units(&line.sustained),
            "confirmed": units(&line.confirmed),
            "gap": units(&line.gap),
            "covered": line.covered.to_json(),
            "state": line.state.word(),
            "full_from": line.full_from.map(|day| day.0),
        });
        if let Some(sure) = self.confidence.and_then(|confidence| confidence.lines.get(at)) {
            value["confidence"] = sure.met.to_json();
            value["confidence_minimum"] = sure.minimum.to_json();
            value["confidence_error"] = sure.error.to_json();
        }
        value
    }

    fn assignment(&self, assignment: &super::AssignmentFigures) -> Value {
        let mut value = json!({
            "id": assignment.id.as_str(),
            "contribution": assignment.contribution.as_str(),
            "task": assignment.task.as_str(),
            "requirement": assignment.requirement.as_ref().map(RequirementId::as_str),
            "quantity": assignment.quantity.0,
            "fraction": assignment.fraction.to_json(),
            "units": figure(self.conversion.units(&assignment.capability, &assignment.units).as_ref()),
            "personnel": assignment.personnel.to_json(),
            "arrival": assignment.arrival.0,
            "departure": assignment.departure.0,
            "usable": assignment.usable(),
            "reasons": assignment.reasons.iter().map(super::Reason::code).collect::<Vec<_>>(),
        });
        if let (None, Some(object)) = (&assignment.requirement, value.as_object_mut()) {
            object.shift_remove("requirement");
        }
        value
    }

    fn burden(&self, burden: &super::Burden) -> Value {
        let money = |amount: &Exact| figure(self.conversion.money(amount).as_ref());
        json!({
            "nation": burden.nation.as_str(),
            "personnel": burden.personnel.to_json(),
            "person_days": burden.person_days.to_json(),
            "share": figure(burden.share.as_ref()),
            "per_100k": figure(burden.per_100k.as_ref()),
            "funding": money(&burden.funding),
            "own_cost": money(&burden.own_cost),
            "vessels": burden.vessels.to_json(),
            "aircraft": burden.aircraft.to_json(),
        })
    }

    fn gap(&self, gap: &Gap) -> Value {
        let could_fill = gap.could_fill.iter().map(|candidate| {
            json!({
                "contribution": candidate.contribution.as_str(),
                "left": candidate.left.0,
                "reasons": candidate.reasons,
            })
        });
        let units = match self.figures.line(&gap.requirement) {
            Some(line) => self.conversion.units(&line.capability, &gap.gap),
            None => Some(gap.gap.clone()),
        };
        json!({
            "requirement": gap.requirement.as_str(),
            "gap": figure(units.as_ref()),
            "could_fill": could_fill.collect::<Value>(),
            "could_fill_count": gap.could_fill_count,
            "partners": gap.partners.iter().map(NationId::as_str).collect::<Vec<_>>(),
        })
    }
}

fn figure(value: Option<&Exact>) -> Value {
    value.map_or(Value::Null, Exact::to_json)
}

fn essential_lost(loss: &Loss) -> Value {
    loss.essential_lost.iter().map(|id| Value::from(id.as_str())).collect()
}

fn alone(loss: &Loss) -> Value {
    let member = loss.members.first();
    json!({
        "kind": member.map(super::Member::kind),
        "id": member.map(super::Member::id),
        "essential_lost": essential_lost(loss),
        "personnel_lost": loss.personnel_lost.to_json(),
    })
}

fn pair(loss: &Loss) -> Value {
    let members: Value =
        loss.members.iter().map(|member| json!({ "kind": member.kind(), "id": member.id() })).collect();
    json!({
        "members": members,
        "essential_lost": essential_lost(loss),
        "personnel_lost": loss.personnel_lost.to_json(),
    })
}

fn finding_json(finding: &Finding) -> Value {
    let mut object = Map::new();
    object.insert("severity".to_owned(), finding.severity.word().into());
    object.insert("code".to_owned(), finding.code.into());
    if let Some(scenario) = &finding.scenario {
        object.insert("scenario".to_owned(), scenario.as_str().into());
    }
    object.insert("place".to_owned(), json!({ "list": finding.place.list, "id": finding.place.id }));
    object.insert("text".to_owned(), finding.text.as_str().into());
    if let Some(mend) = &finding.mend {
        object.insert("mend".to_owned(), mend.as_str().into());
    }
    Value::Object(object)
}

/// Findings as a list that is written element by element.
pub fn findings_json(findings: &[Finding]) -> impl Serialize {
    list(findings.iter().map(finding_json))
}

/// The what-if in force as JSON.
pub fn what_if_json(what_if: &Withdrawal) -> Value {
    json!({
        "withdrawn": what_if.withdrawn.iter().map(NationId::as_str).collect::<Vec<_>>(),
        "failed": what_if.failed.iter().map(ConditionId::as_str).collect::<Vec<_>>(),
    })
}

/// One entry of `differences`; `a` and `b` are the keys of the scenarios.
pub fn difference_json(a: &str, b: &str, difference: &Difference) -> Value {
    let share = |share: &Share| {
        json!({
            "task": share.task.as_str(),
            "requirement": share.requirement.as_ref().map(RequirementId::as_str),
            "quantity": share.quantity.0,
            "from_day": share.from_day.map(|day| day.0),
            "to_day": share.to_day.map(|day| day.0),
        })
    };
    let changed = difference.changed.iter().map(|changed| {
        json!({
            "contribution": changed.contribution.as_str(),
            "a": changed.a.iter().map(share).collect::<Value>(),
            "b": changed.b.iter().map(share).collect::<Value>(),
        })
    });
    json!({
        "a": a,
        "b": b,
        "similarity": figure(difference.similarity.as_ref()),
        "similarity_personnel": figure(difference.similarity_personnel.as_ref()),
        "only_a": difference.only_a.iter().map(ContributionId::as_str).collect::<Vec<_>>(),
        "only_b": difference.only_b.iter().map(ContributionId::as_str).collect::<Vec<_>>(),
        "changed": changed.collect::<Value>(),
    })
}

/// The differences of all pairs of scenarios, each given with its key, in order.
pub fn differences_json(scenarios: &[(&str, &Holdings)]) -> Value {
    let mut pairs = Vec::new();
    for (at, (a, first)) in scenarios.iter().enumerate() {
        for (b, second) in &scenarios[at + 1..] {
            pairs.push(difference_json(a, b, &difference(first, second)));
        }
    }
    Value::Array(pairs)
}
