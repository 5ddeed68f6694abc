//! How two scenarios differ, in the field's plain words: what each change does in a headline, what that moves in short
//! phrases; and the records that their plans hold otherwise.

use super::{Names, amount, day, days, exact_money, listed, percent, plural, points, reason, whole};
use crate::analysis::{
    Assigned, Brought, Change, Effect, Kind, LineEffect, LineState, Metric, NoEffect, RecordDifference, Share, Shift,
    Shortfall, days_in,
};
use crate::base::{CapabilityId, Day, Exact, RequirementId, visible};
use crate::model::{Capability, Contribution};

/// Where the names of a change's records are looked up.
#[derive(Clone, Copy)]
pub struct PairNames<'a> {
    /// The first scenario: what goes is named from here, and what comes, where it is known here.
    pub a: Names<'a>,
    /// The second scenario.
    pub b: Names<'a>,
}

/// A change in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeText {
    /// What it does: "Adds FRA-07 Light infantry battlegroup (2) to L-004".
    pub headline: String,
    /// What that moves, the most telling first: "L-004 5 → 7 of 9, at minimum → met"; one phrase with the reason where
    /// there is no effect to tell.
    pub effects: Vec<String>,
    /// All in one sentence, with its full stop.
    pub sentence: String,
}

/// A phrase about a line, or about something else.
struct Phrase<'e> {
    /// The line that it begins with.
    line: Option<&'e RequirementId>,
    /// The phrase without that line.
    text: String,
}

impl From<String> for Phrase<'_> {
    fn from(text: String) -> Self {
        Self { line: None, text }
    }
}

impl Phrase<'_> {
    fn in_full(&self) -> String {
        let Self { line, text } = self;
        visible(&line.map_or_else(|| text.clone(), |line| format!("{line} {text}")))
    }
}

/// A change, and its effect as far as there is one.
pub fn change(names: PairNames<'_>, change: &Change, effect: &Result<Effect, NoEffect>) -> ChangeText {
    let phrases = match effect {
        Ok(effect) => names.effects(effect),
        Err(why) => vec![Phrase::from(format!("no effect can be told: {}", names.no_effect(why)))],
    };
    let (headline, ends_with) = names.headline(change);
    let headline = visible(&headline);
    let effects: Vec<String> = phrases.iter().map(Phrase::in_full).collect();
    // The line that the headline ends with need not be named again.
    let told = phrases.iter().zip(&effects).enumerate().map(|(at, (phrase, in_full))| match phrase.line {
        Some(line) if at == 0 && ends_with == Some(line) => visible(&phrase.text),
        _ => in_full.clone(),
    });
    let told = told.collect::<Vec<_>>().join("; ");
    ChangeText { sentence: format!("{headline}: {told}."), headline, effects }
}

/// A record that both plans hold, and its fields that differ: "contributions GBR-01: status \"offered\" → \"confirmed\"".
pub fn record_difference(record: &RecordDifference) -> String {
    let fields: Vec<String> = record.fields.iter().map(ToString::to_string).collect();
    let (list, id, fields) = (record.list, &record.id, fields.join("; "));
    visible(&if id.is_empty() { format!("{list}: {fields}") } else { format!("{list} {id}: {fields}") })
}

impl<'a> PairNames<'a> {
    fn contribution(&self, one: &Assigned) -> Option<(&'a Contribution, Option<&'a Capability>)> {
        [self.a, self.b].into_iter().find_map(|Names { plan, index, .. }| {
            let pledge = index.contribution(plan, &one.contribution)?;
            Some((&**pledge, index.capability(plan, &pledge.capability).map(|capability| &**capability)))
        })
    }

    /// "FRA-07 Light infantry battlegroup".
    fn called(&self, one: &Assigned) -> String {
        match self.contribution(one).and_then(|(_, capability)| capability) {
            Some(capability) => format!("{} {}", one.contribution, capability.name),
            None => one.contribution.to_string(),
        }
    }

    /// How much of it: "2", "€ 3.1 m".
    fn how_much(&self, one: &Assigned) -> String {
        self.quantity(one, one.share.quantity.0)
    }

    fn quantity(&self, one: &Assigned, quantity: u64) -> String {
        let quantity = Exact::whole(quantity);
        match self.contribution(one) {
            Some((pledge, Some(capability))) if capability.is_money() => {
                money(&quantity, pledge.currency.as_ref().map_or("", |currency| currency.as_str()))
            }
            _ => amount(&quantity),
        }
    }

    /// " (2)"; nothing for one unit.
    fn in_brackets(&self, one: &Assigned) -> String {
        if one.share.quantity.0 == 1 { String::new() } else { format!(" ({})", self.how_much(one)) }
    }

    /// Where it is: the line's id, else the task's name.
    fn place(&self, share: &Share) -> String {
        if let Some(line) = &share.requirement {
            return line.to_string();
        }
        let found = [self.a, self.b].into_iter().find_map(|Names { plan, index, scenario }| {
            let set = index.requirement_set(plan, &scenario.requirement_set)?;
            set.task(&share.task).map(|task| task.name.clone())
        });
        found.unwrap_or_else(|| share.task.to_string())
    }

    /// What a change does, and the line that this ends with.
    fn headline<'c>(&self, change: &'c Change) -> (String, Option<&'c RequirementId>) {
        let line = |one: &'c Assigned| one.share.requirement.as_ref();
        match (change.kind, &change.a[..], &change.b[..]) {
            (Kind::Added, _, [new, ..]) => {
                let to = self.place(&new.share);
                let text = format!("Adds {}{}{} to {to}", self.called(new), self.in_brackets(new), within(&new.share));
                (text, line(new))
            }
            (Kind::Removed, [old, ..], _) => {
                let text =
                    format!("Takes {}{} off {}", self.called(old), self.in_brackets(old), self.place(&old.share));
                (text, line(old))
            }
            (Kind::Swapped, [old, ..], [new, ..]) => {
                let one = |one: &Assigned| format!("{}{}", one.contribution, self.in_brackets(one));
                (format!("Swaps {} for {} on {}", one(old), one(new), self.place(&new.share)), line(new))
            }
            (Kind::Resized, [old, ..], [new, ..]) => {
                let verb = if new.share.quantity > old.share.quantity { "Raises" } else { "Cuts" };
                let (was, is) = (self.how_much(old), self.how_much(new));
                let place = self.place(&new.share);
                let text =
                    format!("{verb} {} on {place} from {was} to {is}{}", new.contribution, further(change, old, new));
                (text, None)
            }
            (Kind::Rescheduled, [old, ..], [new, ..]) => {
                let (was, is) = (times(&old.share), times(&new.share));
                let place = self.place(&new.share);
                (format!("Reschedules {} on {place}: {is} instead of {was}", new.contribution), None)
            }
            (Kind::Moved, [old], [new]) => {
                let (from, to) = (self.place(&old.share), self.place(&new.share));
                let (resized, further) = (self.resized(change, old, new), further(change, old, new));
                let ends_with = line(new).filter(|_| resized.is_empty() && further.is_empty());
                (format!("Moves {} from {from} to {to}{resized}{further}", new.contribution), ends_with)
            }
            (_, old, new) => self.parts(old, new),
        }
    }

    /// How much else a moved assignment has; nothing where it is as much as before.
    fn resized(&self, change: &Change, old: &Assigned, new: &Assigned) -> String {
        if change.also.contains(&Kind::Resized) {
            format!(", {} instead of {}", self.how_much(new), self.how_much(old))
        } else {
            String::new()
        }
    }

    /// A part of a contribution that moves, or one that is only divided otherwise.
    fn parts<'c>(&self, old: &'c [Assigned], new: &'c [Assigned]) -> (String, Option<&'c RequirementId>) {
        let Some(one) = old.iter().chain(new).next() else { return ("Changes nothing".to_owned(), None) };
        let sum = |side: &[Assigned], at: &Share| -> u64 {
            let here = side.iter().filter(|o| (&o.share.task, &o.share.requirement) == (&at.task, &at.requirement));
            here.fold(0, |sum, one| sum.saturating_add(one.share.quantity.0))
        };
        let from = old.iter().find(|one| sum(old, &one.share) > sum(new, &one.share));
        let to = new.iter().find(|one| sum(new, &one.share) > sum(old, &one.share));
        if let Some((from, to)) = from.zip(to) {
            let moved = sum(new, &to.share) - sum(old, &to.share);
            let (left, reached) = (self.place(&from.share), self.place(&to.share));
            let text = format!("Moves {} of {} from {left} to {reached}", self.quantity(to, moved), to.contribution);
            return (text, to.share.requirement.as_ref());
        }
        let amounts = |side: &[Assigned]| listed(&side.iter().map(|one| self.how_much(one)).collect::<Vec<_>>());
        let place = self.place(&one.share);
        let (is, was) = (amounts(new), amounts(old));
        (format!("Divides {} on {place} otherwise: {is} instead of {was}", one.contribution), None)
    }

    fn effects<'e>(&self, effect: &'e Effect) -> Vec<Phrase<'e>> {
        let mut all: Vec<Phrase<'e>> = Vec::new();
        all.extend(effect.brought.iter().filter_map(|brought| not_in_full(self.a, brought)).map(Phrase::from));
        let (touched, others): (Vec<&LineEffect>, Vec<&LineEffect>) =
            effect.lines.iter().partition(|line| line.touched);
        all.extend(touched.into_iter().chain(others).filter_map(|line| self.line(line)));
        let currency = self.a.plan.properties.currency.as_str();
        let by = |metric| effect.metric(metric).by();
        let people_by = by(Metric::Personnel);
        all.extend(people_by.as_ref().and_then(more_people).map(Phrase::from));
        let host = by(Metric::PersonnelHost).filter(|by| Some(by) != people_by.as_ref());
        all.extend(host.as_ref().and_then(more_in_host).map(Phrase::from));
        all.extend(by(Metric::MonthlyCost).and_then(|by| more_a_month(&by, currency)).map(Phrase::from));
        all.extend(by(Metric::TotalCost).and_then(|by| more_in_all(&by, currency)).map(Phrase::from));
        let full = effect.metric(Metric::DaysToFull);
        all.extend(full.moved().then(|| Phrase::from(format!("full {}", from_to(&full)))));
        let expected = |metric| by(metric).and_then(|by| moved_points(&by));
        all.extend(expected(Metric::ExpectedMinimum).map(|points| format!("expected at minimum {points}").into()));
        all.extend(expected(Metric::ExpectedMet).map(|points| format!("expected met {points}").into()));
        if all.is_empty() {
            all.push("no figure moves".to_owned().into());
        }
        all
    }

    fn line<'e>(&self, line: &'e LineEffect) -> Option<Phrase<'e>> {
        let Names { plan, index, .. } = self.a;
        let is_money = index.capability(plan, &line.capability).is_some_and(|capability| capability.is_money());
        let written =
            |units: &Exact| if is_money { money(units, plan.properties.currency.as_str()) } else { amount(units) };
        let mut parts = Vec::new();
        if line.sustained.moved() {
            let (before, after) = (written(&line.sustained.before), written(&line.sustained.after));
            parts.push(format!("{before} → {after} of {}", written(&line.quantity.into())));
        }
        if line.state.moved() {
            parts.push(format!("{} → {}", state(line.state.before), state(line.state.after)));
        }
        if line.full_from.moved() && !line.state.moved() {
            let exact = |day: Option<Day>| day.map(Exact::from);
            let days = Shift { before: exact(line.full_from.before), after: exact(line.full_from.after) };
            parts.push(format!("full from {}", from_to(&days)));
        }
        if parts.is_empty() && line.touched && line.confidence.moved() {
            let share = |share: &Exact| percent(share.to_f64());
            let (before, after) = (share(&line.confidence.before), share(&line.confidence.after));
            parts.extend((before != after).then(|| format!("met with {before} → {after}")));
        }
        (!parts.is_empty()).then(|| Phrase { line: Some(&line.requirement), text: parts.join(", ") })
    }

    /// Why no effect can be told.
    fn no_effect(&self, why: &NoEffect) -> String {
        match why {
            NoEffect::NotAssignedLikeThis(contribution) => {
                format!("{contribution} is not assigned like this in {}", self.a.scenario())
            }
            NoEffect::NoSuchTask(id) => format!("The task {id} is not in this scenario's requirement set"),
            NoEffect::NoSuchLine(id) => format!("The line {id} is not in this scenario's requirement set"),
            NoEffect::NoSuchRecord(id) => format!("{} is not in this plan", visible(id)),
        }
    }
}

/// Why what a change brings in does not count, or not in full on its line.
fn not_in_full(names: Names<'_>, brought: &Brought) -> Option<String> {
    let contribution = &brought.figures.contribution;
    let called = |id: &CapabilityId| names.capability(id);
    Some(match brought.shortfalls.first()? {
        Shortfall::NotUsable(why) => format!("{contribution} does not count: {}", reason(names, why)),
        Shortfall::Late { arrives, needed } => {
            let late = days(i64::from(arrives.0) - i64::from(needed.0));
            format!("{contribution} arrives {}, {late} late", day(*arrives))
        }
        Shortfall::NoEnabler { missing, without, present } => {
            let missing = listed(&missing.iter().map(called).collect::<Vec<_>>());
            format!("{contribution} lacks {missing} on {} of its {}", days_in(without), days(*present))
        }
        Shortfall::LeavesEarly { leaves, until, .. } => {
            format!("{contribution} leaves {}, needed until {}", day(*leaves), day(*until))
        }
    })
}

/// The days, where they differ beside the main way.
fn further(change: &Change, old: &Assigned, new: &Assigned) -> String {
    if change.also.contains(&Kind::Rescheduled) {
        format!(", {} instead of {}", times(&new.share), times(&old.share))
    } else {
        String::new()
    }
}

fn times(share: &Share) -> String {
    match (share.from_day, share.to_day) {
        (None, None) => "all the time".to_owned(),
        (Some(from), None) => format!("from {}", day(from)),
        (None, Some(to)) => format!("until {}", day(to)),
        (Some(from), Some(to)) => format!("from {} until {}", day(from), day(to)),
    }
}

/// The days between commas; nothing where none are given.
fn within(share: &Share) -> String {
    if (share.from_day, share.to_day) == (None, None) { String::new() } else { format!(", {},", times(share)) }
}

/// How far a line is met.
fn state(state: LineState) -> &'static str {
    match state {
        LineState::Met => "met",
        LineState::Minimum => "at minimum",
        LineState::Unmet => "unmet",
    }
}

/// A difference without its sign, and whether it is a loss.
fn size(by: &Exact) -> (Exact, bool) {
    if by.is_negative() { (-by.clone(), true) } else { (by.clone(), false) }
}

/// Whole people of a difference, and whether they are fewer; `None` for a difference of nobody.
fn people_by(by: &Exact) -> Option<(i64, bool)> {
    let (size, less) = size(by);
    Some((size.to_f64().round() as i64, less)).filter(|(people, _)| *people > 0)
}

/// "1,800 more people", "1 fewer person"; nothing for no change.
fn more_people(by: &Exact) -> Option<String> {
    let (n, fewer) = people_by(by)?;
    let (n, noun) = (whole(n), plural(n, "person", "people"));
    Some(if fewer { format!("{n} fewer {noun}") } else { format!("{n} more {noun}") })
}

/// "200 more in the host country at the peak".
fn more_in_host(by: &Exact) -> Option<String> {
    let (n, fewer) = people_by(by)?;
    let n = whole(n);
    Some(if fewer {
        format!("{n} fewer in the host country at the peak")
    } else {
        format!("{n} more in the host country at the peak")
    })
}

/// "€ 3.1 m less a month".
fn more_a_month(by: &Exact, currency: &str) -> Option<String> {
    let (size, less) = size(by);
    let sum = money(&size, currency);
    (!size.is_zero()).then(|| if less { format!("{sum} less a month") } else { format!("{sum} more a month") })
}

/// "€ 3.1 m more in all".
fn more_in_all(by: &Exact, currency: &str) -> Option<String> {
    let (size, less) = size(by);
    let sum = money(&size, currency);
    (!size.is_zero()).then(|| if less { format!("{sum} less in all") } else { format!("{sum} more in all") })
}

/// Money in millions, small sums to the unit: "€ 3.1 m", "€ 25,000".
fn money(sum: &Exact, currency: &str) -> String {
    let units = sum.to_f64();
    if units.abs() < 50_000.0 { exact_money(units.round() as i64, currency) } else { super::money(sum, currency) }
}

/// "C+87 → C+60", "never → C+61".
fn from_to(days: &Shift<Option<Exact>>) -> String {
    let written = |days: &Option<Exact>| super::day_or_never(days.as_ref().map(|day| day.to_f64() as i64));
    format!("{} → {}", written(&days.before), written(&days.after))
}

/// A difference of two shares in points; `None` for one that rounds to nothing.
fn moved_points(by: &Exact) -> Option<String> {
    let tenths = (by.to_f64() * 100.0).round() as i64;
    (tenths != 0).then(|| points(by.to_f64()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use serde_json::{Value, json};

    use super::{ChangeText, PairNames, change};
    use crate::analysis::fixture::plan_with;
    use crate::analysis::{Holdings, Withdrawal, changes, effects};
    use crate::model::Index;
    use crate::words::Names;

    /// What B does otherwise than A, both given as assignments.
    fn of(a: &Value, b: &Value) -> Vec<ChangeText> {
        let scenario = |id: &str, assignments: &Value| json!({ "id": id, "name": id, "requirement_set": "set", "assumes": ["settlement"], "assignments": assignments });
        let plan = plan_with(&[
            ("/requirement_sets/0/tasks/0/requirements/0/from_day", json!(61)),
            (
                "/contributions/-",
                json!({ "id": "FRA-03", "nation": "FRA", "capability": "land.inf", "quantity": 2, "personnel": 1000,
                "notice_days": 0, "status": "confirmed" }),
            ),
            (
                "/contributions/-",
                json!({ "id": "USA-01", "nation": "USA", "capability": "land.inf", "quantity": 2, "status": "requested" }),
            ),
            ("/scenarios", json!([scenario("A", a), scenario("B", b)])),
        ]);
        let index = Index::new(&plan);
        let held = |at: usize| Holdings::of(&plan, &index, &plan.scenarios[at]);
        let all = changes(&held(0), &held(1));
        let none = Withdrawal::default();
        let effects = effects(&plan, &index, &plan.scenarios[0], &none, &all);
        let names = |at: usize| Names::new(&plan, &index, &plan.scenarios[at]);
        let names = PairNames { a: names(0), b: names(1) };
        all.iter().zip(&effects).map(|(one, effect)| change(names, one, effect)).collect()
    }

    fn one(id: &str, contribution: &str, line: &str, quantity: u64) -> Value {
        json!({ "id": id, "contribution": contribution, "task": "west", "requirement": line, "quantity": quantity })
    }

    fn team() -> Value {
        one("t", "FRA-01", "L-2", 1)
    }

    #[test]
    fn more_of_a_pledge_in_one_sentence() {
        let all = of(&json!([team(), one("x", "GBR-01", "L-1", 1)]), &json!([team(), one("x", "GBR-01", "L-1", 2)]));
        // 309 days at 8.33 million a 30 days, and 1.5 million once: 85,799,000 + 1,500,000.
        assert_eq!(
            all[0].sentence,
            "Raises GBR-01 on L-1 from 1 to 2: L-1 1 → 2 of 2, at minimum → met; 900 more people; € 8.3 m more a month; \
             € 87.3 m more in all; full never → C+61; expected met +50 pt."
        );
    }

    #[test]
    fn what_is_added_names_what_it_is_and_its_line_once() {
        let all = of(&json!([team()]), &json!([team(), one("x", "FRA-03", "L-1", 2)]));
        assert_eq!(
            all[0].sentence,
            "Adds FRA-03 Battalion (2) to L-1: 0 → 2 of 2, unmet → met; 1,000 more people; full never → C+61; \
             expected at minimum +85 pt; expected met +85 pt."
        );
    }

    #[test]
    fn what_does_not_count_is_said_with_its_reason() {
        let all = of(&json!([team()]), &json!([team(), one("x", "USA-01", "L-1", 1)]));
        assert_eq!(all[0].effects, ["USA-01 does not count: it has only been asked for"]);
    }

    #[test]
    fn headlines_of_the_other_kinds() {
        let headline = |a: Value, b: Value| of(&json!([team(), a]), &json!([team(), b]))[0].headline.clone();
        let x = || one("x", "GBR-01", "L-1", 2);
        assert_eq!(headline(x(), one("y", "FRA-03", "L-1", 1)), "Swaps GBR-01 (2) for FRA-03 on L-1");
        assert_eq!(
            headline(x(), json!({ "id": "x", "contribution": "GBR-01", "task": "west", "quantity": 2 })),
            "Moves GBR-01 from L-1 to West"
        );
        let mut later = x();
        later["from_day"] = json!(90);
        assert_eq!(headline(x(), later.clone()), "Reschedules GBR-01 on L-1: from C+90 instead of all the time");
        later["quantity"] = json!(1);
        assert_eq!(headline(x(), later), "Cuts GBR-01 on L-1 from 2 to 1, from C+90 instead of all the time");
        let split = json!([one("x", "GBR-01", "L-1", 1), one("z", "GBR-01", "L-1", 1)]);
        assert_eq!(of(&json!([x()]), &split)[0].headline, "Divides GBR-01 on L-1 otherwise: 1 and 1 instead of 2");
        assert_eq!(of(&json!([x()]), &json!([]))[0].headline, "Takes GBR-01 Battalion (2) off L-1");
        assert_eq!(
            of(
                &json!([x()]),
                &json!([one("x", "GBR-01", "L-1", 1),
            { "id": "z", "contribution": "GBR-01", "task": "west", "quantity": 1 }])
            )[0]
            .headline,
            "Moves 1 of GBR-01 from L-1 to West"
        );
    }
}
