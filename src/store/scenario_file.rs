//! Scenario files: one scenario with just what it uses, so that each figure is the same when it is opened alone; and the
//! way back into a plan.
//!
//! Of a record's references those to records that stay behind are left out (a nation that a pledge excludes and that the
//! scenario does not use, another scenario's score). References to nothing stay: they are the plan's own faults.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::Serialize;
use serde_json::Value;

use super::format::is_kept_list;
use crate::base::{CapabilityId, ScenarioId};
use crate::model::{Contribution, Criterion, List, NationRole, Plan, Properties, Record, WhatIf};

/// A plan with a scenario file's records taken in.
#[derive(Clone, Debug)]
pub struct Taken {
    /// The plan with what it did not have.
    pub plan: Plan,
    /// The records and fields that are in both and differ; the plan's own stand.
    pub differing: Vec<Differing>,
}

/// A record or field of the plan that is not the same in the scenario file.
#[derive(Clone, Debug, PartialEq)]
pub struct Differing {
    /// The list it is in; `plan` for the plan's own fields.
    pub list: &'static str,
    /// The record's id, or the field's key.
    pub id: String,
    /// As the plan has it.
    pub ours: Value,
    /// As the scenario file has it.
    pub theirs: Value,
}

/// The scenario with this id and just what it uses, or `None` where the plan has no such scenario.
pub fn split(plan: &Plan, scenario: &ScenarioId) -> Option<Plan> {
    let own = plan.scenarios.find(scenario.as_str())?;
    let set = plan.requirement_sets.find(own.requirement_set.as_str());

    let assigned: BTreeSet<&str> = own.assignments.iter().map(|a| a.contribution.as_str()).collect();
    let contributions = of(&plan.contributions, |pledge| assigned.contains(pledge.id.as_str()));

    let mut capabilities: BTreeSet<&CapabilityId> = BTreeSet::new();
    let mut areas: BTreeSet<&str> = BTreeSet::new();
    let mut conditions: BTreeSet<&str> = own.assumes.iter().map(AsRef::as_ref).collect();
    let mut nations: BTreeSet<&str> = BTreeSet::new();
    for (_, line) in set.iter().flat_map(|set| set.lines()) {
        capabilities.insert(&line.capability);
        capabilities.extend(&line.substitutes);
    }
    areas.extend(set.iter().flat_map(|set| &set.tasks).map(|task| task.area.as_str()));
    for pledge in &contributions {
        capabilities.insert(&pledge.capability);
        capabilities.extend(&pledge.requires);
        areas.extend(pledge.areas.iter().map(AsRef::<str>::as_ref));
        areas.extend(pledge.caveats.iter().flat_map(|caveat| &caveat.areas).map(AsRef::<str>::as_ref));
        conditions.extend(pledge.conditions.iter().map(AsRef::<str>::as_ref));
        nations.insert(pledge.nation.as_str());
    }
    let mut known = 0;
    while known < capabilities.len() {
        known = capabilities.len();
        let named: Vec<&CapabilityId> =
            plan.capabilities.iter().filter(|c| capabilities.contains(&c.id)).flat_map(|c| &c.requires).collect();
        capabilities.extend(named);
    }
    let areas = of(&plan.areas, |area| areas.contains(area.id.as_str()));
    nations.extend(areas.iter().filter_map(|area| area.nation.as_ref()).map(AsRef::<str>::as_ref));
    let nations = of(&plan.nations, |n| nations.contains(n.id.as_str()) || n.role == NationRole::Requested);
    let positions = of(&plan.positions, |position| nations.find(position.nation.as_str()).is_some());

    let mut properties = Arc::clone(&plan.properties);
    Arc::make_mut(&mut properties).criteria_locked = None;
    let mut extra = plan.extra.clone();
    extra.0.retain(|key, _| !is_kept_list(key));

    let capabilities = of(&plan.capabilities, |capability| capabilities.contains(&capability.id));
    let conditions = of(&plan.conditions, |condition| conditions.contains(condition.id.as_str()));
    let mut part = Plan {
        properties,
        nations,
        positions,
        areas,
        contributions,
        capabilities,
        conditions,
        red_lines: plan.red_lines.clone(),
        meetings: List::default(),
        requirement_sets: of(&plan.requirement_sets, |set| set.id == own.requirement_set),
        scenarios: of(&plan.scenarios, |scenario| scenario.id == own.id),
        criteria: plan.criteria.clone(),
        what_ifs: plan.what_ifs.clone(),
        log: of(&plan.log, |entry| entry.scenario.as_ref() == Some(&own.id)),
        extra,
    };
    let cut = Cut { whole: plan, part: &part.clone() };
    part.contributions = part.contributions.iter().map(|pledge| cut.contribution(pledge)).collect();
    part.criteria = part.criteria.iter().map(|criterion| cut.criterion(criterion)).collect();
    part.what_ifs = part.what_ifs.iter().map(|what_if| cut.what_if(what_if)).collect();
    Some(part)
}

fn of<T>(list: &List<T>, keep: impl Fn(&T) -> bool) -> List<T> {
    list.iter().filter(|record| keep(record)).map(Arc::clone).collect()
}

/// Leaves out what names a record that `whole` has and `part` has not.
struct Cut<'a> {
    whole: &'a Plan,
    part: &'a Plan,
}

impl Cut<'_> {
    fn stays<T: Record>(&self, list: impl Fn(&Plan) -> &List<T>, id: &str) -> bool {
        list(self.part).find(id).is_some() || list(self.whole).find(id).is_none()
    }

    fn contribution(&self, pledge: &Arc<Contribution>) -> Arc<Contribution> {
        let mut cut = Arc::clone(pledge);
        if pledge.excludes.iter().any(|id| !self.stays(|plan| &plan.nations, id.as_str())) {
            Arc::make_mut(&mut cut).excludes.retain(|id| self.stays(|plan| &plan.nations, id.as_str()));
        }
        cut
    }

    fn criterion(&self, criterion: &Arc<Criterion>) -> Arc<Criterion> {
        let mut cut = Arc::clone(criterion);
        if criterion.scores.keys().any(|id| !self.stays(|plan| &plan.scenarios, id.as_str())) {
            Arc::make_mut(&mut cut).scores.retain(|id, _| self.stays(|plan| &plan.scenarios, id.as_str()));
        }
        cut
    }

    fn what_if(&self, what_if: &Arc<WhatIf>) -> Arc<WhatIf> {
        let mut cut = WhatIf::clone(what_if);
        cut.withdrawn.retain(|id| self.stays(|plan| &plan.nations, id.as_str()));
        cut.failed.retain(|id| self.stays(|plan| &plan.conditions, id.as_str()));
        Arc::new(cut)
    }
}

/// Takes the records of a scenario file into a plan: what the plan does not have is added at the end of its list; what
/// both have and is not the same is listed, and the plan's own stands.
pub fn take(plan: &Plan, from: &Plan) -> Taken {
    let mut taken = plan.clone();
    let mut differing = properties(plan, from);
    let cut = Cut { whole: plan, part: from };
    macro_rules! take_lists {
        ($($field:ident $(with $cut:expr)?),*) => {$(
            taken.$field = list(&plan.$field, &from.$field, &mut differing, first_of!($($cut,)? Arc::clone));
        )*};
    }
    macro_rules! first_of {
        ($first:expr $(, $rest:expr)*) => {
            $first
        };
    }
    take_lists!(areas, nations, capabilities, conditions);
    taken.positions = plan.positions.iter().chain(added(&plan.positions, &from.positions)).map(Arc::clone).collect();
    take_lists!(contributions with |pledge| cut.contribution(pledge));
    take_lists!(red_lines, meetings, requirement_sets, scenarios);
    let scored = with_scores(&plan.criteria, from);
    taken.criteria = list(&scored, &from.criteria, &mut differing, |criterion| cut.criterion(criterion));
    take_lists!(what_ifs with |what_if| cut.what_if(what_if));
    take_lists!(log);
    Taken { plan: taken, differing }
}

/// The plan with the file's record in place of its own, for each of these differences. Differences in the plan's own
/// fields are left as they are: they are no record's.
pub fn with_theirs(plan: &Plan, from: &Plan, chosen: &[&Differing]) -> Plan {
    let mut plan = plan.clone();
    macro_rules! choose_in {
        ($($field:ident),*) => {$(
            plan.$field = chosen_of(&plan.$field, &from.$field, chosen);
        )*};
    }
    choose_in!(areas, nations, capabilities, conditions, contributions, red_lines, meetings, requirement_sets);
    choose_in!(scenarios, criteria, what_ifs, log);
    plan
}

fn chosen_of<T: Record>(ours: &List<T>, theirs: &List<T>, chosen: &[&Differing]) -> List<T> {
    let wanted = |id: &str| chosen.iter().any(|d| d.list == T::LIST && d.id == id);
    ours.iter()
        .map(|own| {
            theirs.find(own.id()).filter(|record| wanted(record.id())).map_or_else(|| Arc::clone(own), Arc::clone)
        })
        .collect()
}

fn added<'a, T: PartialEq>(ours: &'a List<T>, theirs: &'a List<T>) -> impl Iterator<Item = &'a Arc<T>> {
    theirs.iter().filter(|record| !ours.contains(record))
}

/// Our records, then theirs that we do not have. `cut` gives one of ours as a scenario file would hold it.
fn list<T: Record>(
    ours: &List<T>,
    theirs: &List<T>,
    differing: &mut Vec<Differing>,
    cut: impl Fn(&Arc<T>) -> Arc<T>,
) -> List<T> {
    let mut all: Vec<Arc<T>> = ours.iter().map(Arc::clone).collect();
    for record in theirs {
        match ours.find(record.id()) {
            None => all.push(Arc::clone(record)),
            Some(own) if **own == **record || *cut(own) == **record => {}
            Some(own) => differing.push(Differing {
                list: T::LIST,
                id: record.id().to_owned(),
                ours: value(own.as_ref()),
                theirs: value(record.as_ref()),
            }),
        }
    }
    all.into_iter().collect()
}

/// Our criteria with the scores of scenarios that only they have.
fn with_scores(ours: &List<Criterion>, from: &Plan) -> List<Criterion> {
    let scored = |own: &Arc<Criterion>| {
        let mut own = Arc::clone(own);
        for (scenario, score) in from.criteria.find(own.id.as_str()).iter().flat_map(|theirs| &theirs.scores) {
            if !own.scores.contains_key(scenario) {
                Arc::make_mut(&mut own).scores.insert(scenario.clone(), score.clone());
            }
        }
        own
    };
    ours.iter().map(scored).collect()
}

/// The plan's own fields that differ and that figures depend on.
fn properties(plan: &Plan, from: &Plan) -> Vec<Differing> {
    let (ours, theirs) = (value(plan.properties.as_ref()), value(from.properties.as_ref()));
    let keys = |value: &Value| value.as_object().map(|map| map.keys().cloned().collect::<Vec<_>>()).unwrap_or_default();
    let mut all = keys(&ours);
    all.extend(keys(&theirs).into_iter().filter(|key| ours.get(key).is_none()));
    let field = |value: &Value, key: &str| value.get(key).cloned().unwrap_or_default();
    all.into_iter()
        .filter(|key| !Properties::CAPTIONS.contains(&key.as_str()) && field(&ours, key) != field(&theirs, key))
        .map(|key| Differing { list: "plan", ours: field(&ours, &key), theirs: field(&theirs, &key), id: key })
        .collect()
}

fn value<T: Serialize>(record: &T) -> Value {
    serde_json::to_value(record).unwrap_or_default()
}
