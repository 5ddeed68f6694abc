//! Values that are missing or outside their range: `bad_value`, in the plan's own fields and its lists. Contributions,
//! sets and scenarios have their own files.

use super::concern::Concern;
use super::finding::{Finding, Severity};
use super::text::id_or_place;
use crate::analysis::Metric;
use crate::base::{Day, Decimal};
use crate::model::{
    Area, Capability, Condition, Criterion, Direction, Extra, LogEntry, Meeting, Nation, Plan, Position, Properties,
    Record, RedLine, Status, WhatIf,
};

/// Collects the bad values of one record.
pub(super) struct Values<'f> {
    pub found: &'f mut Vec<(Concern, Finding)>,
    pub list: &'static str,
    pub id: &'f str,
    /// Its place in the list, by which it is named where it has no id.
    pub at: Option<usize>,
    pub concern: Concern,
}

impl Values<'_> {
    /// Something is wrong: `what` goes on after the record's id.
    pub fn bad(&mut self, what: &str, mend: &str) {
        let id = self.at.map_or_else(|| self.id.to_owned(), |at| id_or_place(self.id, at));
        let text = format!("{id}: {what}");
        let finding = Finding::new(Severity::Error, "bad_value", self.list, &id, text).mend(mend);
        self.found.push((self.concern.clone(), finding));
    }

    /// Reports values that could not be understood, then those required keys that are missing.
    pub fn required(&mut self, extra: &Extra, keys: &[(&str, bool)]) {
        for (key, value) in extra.not_understood() {
            self.bad(&format!("{key} is {value}, which is not understood"), &format!("Set {key} anew"));
        }
        for (key, missing) in keys {
            if *missing && !extra.not_understood().any(|(kept, _)| kept == *key) {
                self.bad(&format!("{key} is missing"), &format!("Give {key}"));
            }
        }
    }

    /// Reports a number of days below 0.
    pub fn days(&mut self, key: &str, days: Day) {
        if days.0 < 0 {
            self.bad(&format!("{key} is {days}, below 0"), "Give 0 or more days");
        }
    }

    /// Reports a decimal outside its range.
    pub fn between(&mut self, key: &str, value: Decimal, (least, most): (i64, i64)) {
        if value < Decimal::new(least, 0) || value > Decimal::new(most, 0) {
            self.bad(&format!("{key} is {value}, outside {least} to {most}"), "Give a value in that range");
        }
    }

    fn position(&mut self, lat: Option<f64>, lon: Option<f64>) {
        if lat.is_some_and(|lat| !(-90.0..=90.0).contains(&lat)) {
            self.bad("lat is outside -90 to 90", "Give degrees north");
        }
        if lon.is_some_and(|lon| !(-180.0..=180.0).contains(&lon)) {
            self.bad("lon is outside -180 to 180", "Give degrees east");
        }
    }
}

/// Bad values of the plan's own fields and of the lists that stand before the contributions.
pub(super) fn before_contributions(plan: &Plan, found: &mut Vec<(Concern, Finding)>) {
    properties(plan, found);
    each(plan.areas.iter(), Concern::Area, found, area);
    each(plan.nations.iter(), Concern::Nation, found, nation);
    each(plan.capabilities.iter(), Concern::Capability, found, capability);
    each(plan.conditions.iter(), Concern::Condition, found, condition);
    each(plan.positions.iter(), |_| Concern::Plan, found, position);
}

/// Bad values of the lists that stand after the contributions, sets and scenarios apart.
pub(super) fn after_contributions(plan: &Plan, found: &mut Vec<(Concern, Finding)>) {
    each(plan.red_lines.iter(), Concern::RedLine, found, red_line);
    each(plan.meetings.iter(), |_| Concern::Plan, found, meeting);
    each(plan.criteria.iter(), |_| Concern::Plan, found, criterion);
    each(plan.what_ifs.iter(), |_| Concern::Plan, found, what_if);
    each(plan.log.iter(), |_| Concern::Plan, found, log_entry);
}

fn each<'p, T: Record + 'p>(
    list: impl Iterator<Item = &'p std::sync::Arc<T>>,
    concern: impl Fn(usize) -> Concern,
    found: &mut Vec<(Concern, Finding)>,
    check: impl Fn(&'p T, &mut Values<'_>),
) {
    for (at, record) in list.enumerate() {
        let mut values = Values { found, list: T::LIST, id: record.id(), at: Some(at), concern: concern(at) };
        check(record, &mut values);
    }
}

fn properties(plan: &Plan, found: &mut Vec<(Concern, Finding)>) {
    let p: &Properties = &plan.properties;
    let mut values = Values { found, list: "plan", id: &p.id, at: None, concern: Concern::Plan };
    values.required(
        &plan.extra,
        &[
            ("id", p.id.is_empty()),
            ("title", p.title.is_empty()),
            ("as_of", p.as_of.is_none()),
            ("currency", p.currency.is_empty()),
        ],
    );
    values.required(&p.thresholds.extra, &[]);
    if let Some(lock) = &p.criteria_locked {
        values.required(
            &lock.extra,
            &[("criteria_locked.at", lock.at.is_none()), ("criteria_locked.by", lock.by.is_empty())],
        );
    }
    for (key, share) in [
        ("thresholds.expected_minimum", p.thresholds.expected_minimum),
        ("thresholds.largest_share", p.thresholds.largest_share),
        ("thresholds.similarity", p.thresholds.similarity),
        ("thresholds.unlikely", p.thresholds.unlikely),
    ] {
        values.between(key, share, (0, 1));
    }
    values.days("thresholds.stale_days", p.thresholds.stale_days);
    values.days("thresholds.stale_rate_days", p.thresholds.stale_rate_days);
    for (currency, rate) in &p.rates {
        if rate.is_zero() || rate.is_negative() {
            values.concern = Concern::Rate(currency.clone());
            values.bad(&format!("the rate of {currency} is {rate}"), "Give a rate above 0");
        }
    }
    for (word, likelihood) in &p.likelihoods {
        let status = Status::ALL.iter().copied().find(|status| status.word() == word);
        values.concern = status.map_or(Concern::Plan, Concern::Likelihood);
        if status.is_none() {
            values.bad(&format!("likelihoods names {word}, which is no status"), "Name a status");
        }
        values.between(&format!("likelihoods.{word}"), *likelihood, (0, 1));
    }
    values.concern = Concern::PlanDuration;
    duration(&mut values, p.duration_days);
    values.concern = Concern::UnknownNotice;
    values.days("unknown_notice_days", p.unknown_notice_days);
}

/// Reports a length of a scenario outside 1 to 3650 days.
pub(super) fn duration(values: &mut Values<'_>, days: Day) {
    if !(1..=3650).contains(&days.0) {
        values.bad(&format!("duration_days is {days}, outside 1 to 3650"), "Give a length in that range");
    }
}

fn area(area: &Area, values: &mut Values<'_>) {
    let missing = [("id", area.id.is_empty()), ("name", area.name.is_empty()), ("kind", area.kind.word().is_empty())];
    values.required(&area.extra, &missing);
    values.days("transit_days", area.transit_days);
    values.days("reception_days", area.reception_days);
    values.position(area.lat, area.lon);
}

fn nation(nation: &Nation, values: &mut Values<'_>) {
    values.required(
        &nation.extra,
        &[("id", nation.id.is_empty()), ("name", nation.name.is_empty()), ("role", nation.role.word().is_empty())],
    );
    if let Some(approval) = &nation.approval {
        values.required(
            &approval.extra,
            &[("body", approval.body.is_empty()), ("state", approval.state.word().is_empty())],
        );
        values.days("approval.lead_days", approval.lead_days);
    }
    if let Some(capital) = &nation.capital {
        values.required(&capital.extra, &[("name", capital.name.is_empty())]);
        values.position(Some(capital.lat), Some(capital.lon));
    }
}

fn capability(capability: &Capability, values: &mut Values<'_>) {
    values.required(
        &capability.extra,
        &[
            ("id", capability.id.is_empty()),
            ("name", capability.name.is_empty()),
            ("domain", capability.domain.word().is_empty()),
            ("unit", capability.unit.is_empty()),
        ],
    );
    let digits = |code: &str| code.len() == 20 && code.bytes().all(|b| b.is_ascii_digit());
    if capability.sidc.as_deref().is_some_and(|code| !digits(code)) {
        values.bad("sidc is not 20 digits", "Give the APP-6(D) code in 20 digits, or none");
    }
    if capability.sidc15.as_ref().is_some_and(|code| code.chars().count() != 15) {
        values.bad("sidc15 is not 15 characters", "Give the code in 15 characters, or none");
    }
}

fn condition(condition: &Condition, values: &mut Values<'_>) {
    values.required(
        &condition.extra,
        &[
            ("id", condition.id.is_empty()),
            ("name", condition.name.is_empty()),
            ("kind", condition.kind.word().is_empty()),
            ("state", condition.state.word().is_empty()),
        ],
    );
}

fn position(position: &Position, values: &mut Values<'_>) {
    let Values { found, list, at, concern, .. } = values;
    let mut values = Values { found, list, id: position.nation.as_str(), at: *at, concern: concern.clone() };
    values.required(
        &position.extra,
        &[
            ("nation", position.nation.is_empty()),
            ("question", position.question.word().is_empty()),
            ("answer", position.answer.word().is_empty()),
        ],
    );
}

fn red_line(red_line: &RedLine, values: &mut Values<'_>) {
    values.required(&red_line.extra, &[("id", red_line.id.is_empty()), ("name", red_line.name.is_empty())]);
}

fn meeting(meeting: &Meeting, values: &mut Values<'_>) {
    values.required(
        &meeting.extra,
        &[("id", meeting.id.is_empty()), ("date", meeting.date.is_none()), ("title", meeting.title.is_empty())],
    );
}

fn criterion(criterion: &Criterion, values: &mut Values<'_>) {
    values.required(
        &criterion.extra,
        &[
            ("id", criterion.id.is_empty()),
            ("name", criterion.name.is_empty()),
            ("measure", criterion.measure.is_empty()),
            ("direction", criterion.direction.word().is_empty()),
        ],
    );
    let measure = criterion.measure.as_str();
    if !measure.is_empty() && measure != "manual" && Metric::from_key(measure).is_none() {
        values.bad(&format!("measure is {measure}, which is no metric"), "Name a metric, or manual");
    }
    if criterion.weight.is_negative() {
        values.bad(&format!("weight is {}, below 0", criterion.weight), "Give a weight of 0 or more");
    }
    if let (Some(best), Some(worst)) = (criterion.best, criterion.worst) {
        let against = match criterion.direction {
            Direction::Max => best < worst,
            Direction::Min => best > worst,
            Direction::Unknown => false,
        };
        if against {
            let way = criterion.direction.word();
            values.bad(&format!("best is {best} and worst is {worst}, against its direction {way}"), "Swap the ends");
        }
    }
    for (scenario, score) in &criterion.scores {
        values.required(&score.extra, &[]);
        values.between(&format!("the score of {scenario}"), score.value, (0, 100));
    }
}

fn what_if(what_if: &WhatIf, values: &mut Values<'_>) {
    values.required(&what_if.extra, &[("id", what_if.id.is_empty()), ("name", what_if.name.is_empty())]);
}

fn log_entry(entry: &LogEntry, values: &mut Values<'_>) {
    values.required(
        &entry.extra,
        &[
            ("id", entry.id.is_empty()),
            ("at", entry.at.is_none()),
            ("author", entry.author.is_empty()),
            ("role", entry.role.word().is_empty()),
            ("kind", entry.kind.word().is_empty()),
            ("text", entry.text.is_empty()),
        ],
    );
}
