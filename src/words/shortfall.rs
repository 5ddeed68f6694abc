//! Why an assignment does not count on its line, or not in full, in the three lengths in which it is told: on a chip, in a
//! tag before a drop, and as a clause of the inspector.

use super::{Names, day, days, listed, reason};
use crate::analysis::{AssignmentFigures, LineFigures, Shortfall, ShortfallKind, days_in};
use crate::base::{CapabilityId, Day};

/// On a chip, the gravest of an assignment's shortfalls: "not usable", "late 6 d", "no enabler", "leaves C+240".
pub fn shortfall_on_chip(kind: ShortfallKind, put: &AssignmentFigures, line: Option<&LineFigures>) -> String {
    match kind {
        ShortfallKind::NotUsable => "not usable".to_owned(),
        ShortfallKind::Late => format!("late {} d", line.map_or(0, |line| between(line.from, put.arrival))),
        ShortfallKind::NoEnabler => "no enabler".to_owned(),
        ShortfallKind::LeavesEarly => format!("leaves {}", day(put.departure)),
    }
}

/// In a tag, before a drop: "Late by 6 days: arrives C+66".
pub fn shortfall_in_tag(names: Names<'_>, shortfall: &Shortfall) -> String {
    match shortfall {
        Shortfall::NotUsable(why) => format!("Not counted: {}", reason(names, why)),
        Shortfall::Late { arrives, needed } => {
            format!("Late by {}: arrives {}", days(between(*needed, *arrives)), day(*arrives))
        }
        Shortfall::NoEnabler { missing, without, present } if days_in(without) < *present => {
            let (without, present) = (days_in(without), days(*present));
            format!("No enabler on {without} of {present}: {}", capabilities(names, missing))
        }
        Shortfall::NoEnabler { missing, .. } => format!("No enabler: {}", capabilities(names, missing)),
        Shortfall::LeavesEarly { leaves, needed, .. } if leaves <= needed => {
            format!("Leaves {}, before it is needed", day(*leaves))
        }
        Shortfall::LeavesEarly { leaves, .. } => format!("Leaves early: {}", day(*leaves)),
    }
}

/// As a clause: "late by 6 days: arrives C+66, needed by C+60".
pub fn shortfall(names: Names<'_>, shortfall: &Shortfall) -> String {
    match shortfall {
        Shortfall::NotUsable(why) => reason(names, why),
        Shortfall::Late { arrives, needed } => {
            let late = days(between(*needed, *arrives));
            format!("late by {late}: arrives {}, needed by {}", day(*arrives), day(*needed))
        }
        Shortfall::NoEnabler { missing, without, present } if days_in(without) < *present => {
            let (without, present) = (days_in(without), days(*present));
            format!("no enabler on {without} of its {present} there: {}", capabilities(names, missing))
        }
        Shortfall::NoEnabler { missing, .. } => format!("no enabler: {}", capabilities(names, missing)),
        Shortfall::LeavesEarly { leaves, needed, .. } if leaves <= needed => {
            format!("leaves {}, before it is needed on {}", day(*leaves), day(*needed))
        }
        Shortfall::LeavesEarly { leaves, until, .. } => {
            format!("leaves early: {}, needed until {}", day(*leaves), day(*until))
        }
    }
}

fn between(from: Day, to: Day) -> i64 {
    i64::from(to.0) - i64::from(from.0)
}

fn capabilities(names: Names<'_>, ids: &[CapabilityId]) -> String {
    listed(&ids.iter().map(|id| names.capability(id)).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::{shortfall, shortfall_in_tag};
    use crate::analysis::{Reason, Shortfall};
    use crate::base::Day;
    use crate::model::{Index, Plan, Scenario};
    use crate::words::Names;

    #[test]
    fn each_is_told_in_a_tag_and_in_full() {
        let plan: Plan = serde_json::from_str(
            r#"{ "id": "p", "title": "P", "capabilities": [ { "id": "med.r2", "name": "Role 2", "domain": "support" } ] }"#,
        )
        .unwrap_or_default();
        let (index, scenario) = (Index::new(&plan), Scenario::default());
        let names = Names::new(&plan, &index, &scenario);
        let lacking = |without, present| Shortfall::NoEnabler {
            missing: vec!["med.r2".into()],
            without: vec![(Day(60), Day(60 + without))],
            present,
        };
        let leaves = |leaves| Shortfall::LeavesEarly { leaves: Day(leaves), needed: Day(60), until: Day(360) };
        for (found, tag, clause) in [
            (
                Shortfall::NotUsable(Reason::NotOffered),
                "Not counted: it has only been asked for",
                "it has only been asked for",
            ),
            (
                Shortfall::Late { arrives: Day(66), needed: Day(60) },
                "Late by 6 days: arrives C+66",
                "late by 6 days: arrives C+66, needed by C+60",
            ),
            (
                Shortfall::Late { arrives: Day(-2), needed: Day(-3) },
                "Late by 1 day: arrives C−2",
                "late by 1 day: arrives C−2, needed by C−3",
            ),
            (lacking(300, 300), "No enabler: Role 2", "no enabler: Role 2"),
            (lacking(1, 300), "No enabler on 1 of 300 days: Role 2", "no enabler on 1 of its 300 days there: Role 2"),
            (leaves(240), "Leaves early: C+240", "leaves early: C+240, needed until C+360"),
            (leaves(50), "Leaves C+50, before it is needed", "leaves C+50, before it is needed on C+60"),
        ] {
            assert_eq!(
                (shortfall_in_tag(names, &found), shortfall(names, &found)),
                (tag.to_owned(), clause.to_owned())
            );
        }
    }
}
