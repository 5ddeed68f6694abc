//! A change and its effect in the field's plain words: what it does in a headline, what that moves in short phrases.

use super::{Assigned, Brought, Change, Effect, Kind, LineEffect, Share, Shift};
use crate::analysis::words::{
    amount, count, day, listed, money, people, percent, points, reason_in_words, state, units,
};
use crate::analysis::{Metric, Shortfall, days_in};
use crate::base::{CapabilityId, Day, Exact, visible};
use crate::model::{Capability, Contribution, Index, Plan, RequirementSet, Scenario};

/// Where the names of a change's records are looked up.
#[derive(Clone, Copy)]
pub struct Names<'a> {
    /// The first scenario, with its plan: what goes is named from here, and what comes, where it is known here.
    pub a: (&'a Plan, &'a Index, &'a Scenario),
    /// The second scenario, with its plan.
    pub b: (&'a Plan, &'a Index, &'a Scenario),
}

/// A change in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// What it does: "Adds FRA-07 Light infantry battlegroup (2) to L-004".
    pub headline: String,
    /// What that moves, the most telling first: "L-004 5 → 7 of 9, at minimum → met"; one phrase with the reason where
    /// there is no effect to tell.
    pub effects: Vec<String>,
}

impl Said {
    /// All in one sentence, with its full stop.
    pub fn sentence(&self) -> String {
        let mut text = self.headline.clone();
        for (at, effect) in self.effects.iter().enumerate() {
            text.push_str(if at == 0 { ": " } else { "; " });
            // The line that the headline ends with need not be named again.
            let last = self.headline.rsplit(' ').next().unwrap_or_default();
            let rest = effect.strip_prefix(last).and_then(|rest| rest.strip_prefix(' ')).filter(|_| at == 0);
            text.push_str(rest.unwrap_or(effect));
        }
        text + "."
    }
}

/// Says a change, and its effect as far as there is one.
pub fn said(names: Names<'_>, change: &Change, effect: &Result<Effect, String>) -> Said {
    let effects = match effect {
        Ok(effect) => names.effects(effect),
        Err(why) => vec![format!("no effect can be told: {}", visible(why))],
    };
    Said { headline: visible(&names.headline(change)), effects }
}

impl<'a> Names<'a> {
    fn contribution(&self, one: &Assigned) -> Option<(&'a Contribution, Option<&'a Capability>)> {
        [self.a, self.b].into_iter().find_map(|(plan, index, _)| {
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
        let set = |(plan, index, scenario): (&'a Plan, &'a Index, &'a Scenario)| -> Option<&'a RequirementSet> {
            index.requirement_set(plan, &scenario.requirement_set).map(|set| &**set)
        };
        let task = [self.a, self.b].into_iter().filter_map(set).find_map(|set| set.task(&share.task));
        task.map_or_else(|| share.task.to_string(), |task| task.name.clone())
    }

    fn headline(&self, change: &Change) -> String {
        match (change.kind, &change.a[..], &change.b[..]) {
            (Kind::Added, _, [new, ..]) => {
                let to = self.place(&new.share);
                format!("Adds {}{}{} to {to}", self.called(new), self.in_brackets(new), comma_days(&new.share))
            }
            (Kind::Removed, [old, ..], _) => {
                format!("Takes {}{} off {}", self.called(old), self.in_brackets(old), self.place(&old.share))
            }
            (Kind::Swapped, [old, ..], [new, ..]) => {
                let one = |one: &Assigned| format!("{}{}", one.contribution, self.in_brackets(one));
                format!("Swaps {} for {} on {}", one(old), one(new), self.place(&new.share))
            }
            (Kind::Resized, [old, ..], [new, ..]) => {
                let verb = if new.share.quantity > old.share.quantity { "Raises" } else { "Cuts" };
                let (was, is) = (self.how_much(old), self.how_much(new));
                let place = self.place(&new.share);
                format!("{verb} {} on {place} from {was} to {is}{}", new.contribution, further(change, old, new))
            }
            (Kind::Rescheduled, [old, ..], [new, ..]) => {
                let (was, is) = (days(&old.share), days(&new.share));
                format!("Reschedules {} on {}: {is} instead of {was}", new.contribution, self.place(&new.share))
            }
            (Kind::Moved, [old], [new]) => {
                let (from, to) = (self.place(&old.share), self.place(&new.share));
                let resized = if change.also.contains(&Kind::Resized) {
                    format!(", {} instead of {}", self.how_much(new), self.how_much(old))
                } else {
                    String::new()
                };
                format!("Moves {} from {from} to {to}{resized}{}", new.contribution, further(change, old, new))
            }
            (_, old, new) => self.parts(old, new),
        }
    }

    /// A part of a contribution that moves, or one that is only divided otherwise.
    fn parts(&self, old: &[Assigned], new: &[Assigned]) -> String {
        let Some(one) = old.iter().chain(new).next() else { return "Changes nothing".to_owned() };
        let sum = |side: &[Assigned], at: &Share| -> u64 {
            let here = side.iter().filter(|o| (&o.share.task, &o.share.requirement) == (&at.task, &at.requirement));
            here.fold(0, |sum, one| sum.saturating_add(one.share.quantity.0))
        };
        let from = old.iter().find(|one| sum(old, &one.share) > sum(new, &one.share));
        let to = new.iter().find(|one| sum(new, &one.share) > sum(old, &one.share));
        if let Some((from, to)) = from.zip(to) {
            let moved = sum(new, &to.share) - sum(old, &to.share);
            let (left, reached) = (self.place(&from.share), self.place(&to.share));
            return format!("Moves {} of {} from {left} to {reached}", self.quantity(to, moved), to.contribution);
        }
        let amounts = |side: &[Assigned]| listed(&side.iter().map(|one| self.how_much(one)).collect::<Vec<_>>());
        let place = self.place(&one.share);
        format!("Divides {} on {place} otherwise: {} instead of {}", one.contribution, amounts(new), amounts(old))
    }

    fn effects(&self, effect: &Effect) -> Vec<String> {
        let plan = self.a.0;
        let mut all: Vec<String> = Vec::new();
        all.extend(effect.brought.iter().filter_map(|a| not_in_full(self.a, a)));
        let (touched, others): (Vec<&LineEffect>, Vec<&LineEffect>) =
            effect.lines.iter().partition(|line| line.touched);
        all.extend(touched.into_iter().chain(others).filter_map(|line| self.line(line)));
        let currency = plan.properties.currency.as_str();
        let by = |metric| effect.metric(metric).by();
        let people_by = by(Metric::Personnel);
        all.extend(people_by.as_ref().and_then(|by| more(by, people, "people")));
        let host = by(Metric::PersonnelHost).filter(|by| Some(by) != people_by.as_ref());
        all.extend(host.and_then(|by| more(&by, people, "in the host country at the peak")));
        let cash = |sum: &Exact| money(sum, currency);
        all.extend(by(Metric::MonthlyCost).and_then(|by| more(&by, cash, "a month")));
        all.extend(by(Metric::TotalCost).and_then(|by| more(&by, cash, "in all")));
        all.extend(full("full", &effect.metric(Metric::DaysToFull)));
        let shares = [(Metric::ExpectedMinimum, "expected at minimum"), (Metric::ExpectedMet, "expected met")];
        for (metric, name) in shares {
            all.extend(by(metric).and_then(|by| points(&by)).map(|points| format!("{name} {points}")));
        }
        if all.is_empty() {
            all.push("no figure moves".to_owned());
        }
        all.iter().map(|phrase| visible(phrase)).collect()
    }

    fn line(&self, line: &LineEffect) -> Option<String> {
        let (plan, index, _) = self.a;
        let is_money = index.capability(plan, &line.capability).is_some_and(|capability| capability.is_money());
        let currency = is_money.then(|| plan.properties.currency.as_str());
        let mut parts = Vec::new();
        let written = |amount: &Exact| units(amount, currency);
        if line.sustained.moved() {
            let (before, after) = (written(&line.sustained.before), written(&line.sustained.after));
            parts.push(format!("{before} → {after} of {}", written(&line.quantity.into())));
        }
        if line.state.moved() {
            parts.push(format!("{} → {}", state(line.state.before), state(line.state.after)));
        }
        if line.full_from.moved() && !line.state.moved() {
            let day = |day: Option<Day>| day.map(Exact::from);
            parts.extend(full(
                "full from",
                &Shift { before: day(line.full_from.before), after: day(line.full_from.after) },
            ));
        }
        if parts.is_empty() && line.touched && line.confidence.moved() {
            let (before, after) = (percent(&line.confidence.before), percent(&line.confidence.after));
            parts.extend((before != after).then(|| format!("met with {before} → {after}")));
        }
        (!parts.is_empty()).then(|| format!("{} {}", line.requirement, parts.join(", ")))
    }
}

/// Why what a change brings in does not count, or not in full on its line.
fn not_in_full((plan, index, scenario): (&Plan, &Index, &Scenario), brought: &Brought) -> Option<String> {
    let contribution = &brought.figures.contribution;
    let named = |id: &CapabilityId| index.capability(plan, id).map_or_else(|| id.to_string(), |c| c.name.clone());
    Some(match brought.shortfalls.first()? {
        Shortfall::NotUsable(reason) => {
            format!("{contribution} does not count: {}", reason_in_words(plan, index, scenario, reason))
        }
        Shortfall::Late { arrives, needed } => {
            let late = count(i64::from(arrives.0) - i64::from(needed.0));
            format!("{contribution} arrives {}, {late} late", day(arrives.0))
        }
        Shortfall::NoEnabler { missing, without, present } => {
            let missing = listed(&missing.iter().map(named).collect::<Vec<_>>());
            format!("{contribution} lacks {missing} on {} of its {}", days_in(without), count(*present))
        }
        Shortfall::LeavesEarly { leaves, until, .. } => {
            format!("{contribution} leaves {}, needed until {}", day(leaves.0), day(until.0))
        }
    })
}

/// What else differs beside the main way: the days.
fn further(change: &Change, old: &Assigned, new: &Assigned) -> String {
    if change.also.contains(&Kind::Rescheduled) {
        format!(", {} instead of {}", days(&new.share), days(&old.share))
    } else {
        String::new()
    }
}

fn days(share: &Share) -> String {
    match (share.from_day, share.to_day) {
        (None, None) => "all the time".to_owned(),
        (Some(from), None) => format!("from {}", day(from.0)),
        (None, Some(to)) => format!("until {}", day(to.0)),
        (Some(from), Some(to)) => format!("from {} until {}", day(from.0), day(to.0)),
    }
}

fn comma_days(share: &Share) -> String {
    if (share.from_day, share.to_day) == (None, None) { String::new() } else { format!(", {},", days(share)) }
}

/// "1,800 more people", "€ 3.1 m less a month"; nothing for no change.
fn more(by: &Exact, written: impl Fn(&Exact) -> String, what: &str) -> Option<String> {
    let size = if by.is_negative() { -by.clone() } else { by.clone() };
    let counted = what == "people" || what.starts_with("in the host");
    let word = match (by.is_negative(), counted) {
        (false, _) => "more",
        (true, true) => "fewer",
        (true, false) => "less",
    };
    let text = written(&size);
    (!by.is_zero() && text != "0").then(|| format!("{text} {word} {what}"))
}

/// "full C+87 → C+60", "full never → C+61".
fn full(name: &str, days: &Shift<Option<Exact>>) -> Option<String> {
    let written = |days: &Option<Exact>| days.as_ref().map_or_else(|| "never".to_owned(), |d| day(d.to_f64() as i32));
    days.moved().then(|| format!("{name} {} → {}", written(&days.before), written(&days.after)))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use serde_json::{Value, json};

    use super::{Names, Said, said};
    use crate::analysis::difference::{Holdings, changes, effects};
    use crate::analysis::{Withdrawal, fixture::plan_with};
    use crate::model::Index;

    /// What B does otherwise than A, both given as assignments.
    fn of(a: &Value, b: &Value) -> Vec<Said> {
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
        let names = Names { a: (&plan, &index, &plan.scenarios[0]), b: (&plan, &index, &plan.scenarios[1]) };
        all.iter().zip(&effects).map(|(change, effect)| said(names, change, effect)).collect()
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
            all[0].sentence(),
            "Raises GBR-01 on L-1 from 1 to 2: L-1 1 → 2 of 2, at minimum → met; 900 more people; € 8.3 m more a month; \
             € 87.3 m more in all; full never → C+61; expected met +50 pt."
        );
    }

    #[test]
    fn what_is_added_names_what_it_is_and_its_line_once() {
        let all = of(&json!([team()]), &json!([team(), one("x", "FRA-03", "L-1", 2)]));
        assert_eq!(
            all[0].sentence(),
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
