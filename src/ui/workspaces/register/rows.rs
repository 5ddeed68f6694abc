//! Which pledges are listed, and in which order, and how often each value of a facet occurs: worked out when the plan, the
//! search, a facet or the order changes, and kept until then.

use std::collections::BTreeSet;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::order::{Order, SortKey};
use crate::base::{ContributionId, Quantity, ScenarioId};
use crate::model::{Contribution, Scenario};
use crate::session::{FileId, OpenFile};
use crate::ui::pledges::{Facet, Pledges};

/// The facet values that are checked: each facet with at least one narrows the list.
pub type Checked = BTreeSet<(Facet, String)>;

/// A value of a facet that is shown: its position among all of them, and how many pledges would be listed with it.
pub type Counted = (usize, usize);

/// What a list depends on beside the order.
type ListKey = (String, Checked);

/// The rows that are listed, kept until something they depend on changes.
#[derive(Debug, Default)]
pub struct Rows {
    plan_key: Option<(FileId, u64, u64)>,
    used: Vec<(Arc<Scenario>, FxHashMap<ContributionId, Quantity>)>,
    sort: Vec<SortKey>,
    order: Order,
    list_key: Option<ListKey>,
    list: Arc<Vec<usize>>,
    values: [Vec<Counted>; Facet::COUNT],
}

impl Rows {
    /// Brings the list up to date. Cheap when nothing changed.
    pub fn refresh(
        &mut self,
        file: &OpenFile,
        pledges: &mut Pledges,
        search: &str,
        checked: &Checked,
        sort: &[SortKey],
    ) {
        pledges.refresh(file);
        let plan_key = Some((file.id, file.revision(), pledges.version()));
        let changed = self.plan_key != plan_key;
        if changed {
            self.count_used(file);
            self.plan_key = plan_key;
        }
        if changed || self.sort != sort {
            // Before the pledges are known none is listed, and none need be put in order.
            if !pledges.working() {
                self.order.refresh(file, pledges, sort);
            }
            self.sort = sort.to_vec();
            self.list_key = None;
        }
        if !self.list_key.as_ref().is_some_and(|(s, c)| s == search && c == checked) {
            self.work_out(pledges, search, checked);
            self.list_key = Some((search.to_owned(), checked.clone()));
        }
    }

    /// Positions in the plan of the pledges that are listed, in order.
    pub fn list(&self) -> Arc<Vec<usize>> {
        Arc::clone(&self.list)
    }

    /// The values of a facet that are shown, in order.
    pub fn values(&self, facet: Facet) -> &[Counted] {
        &self.values[facet as usize]
    }

    /// How much of a pledge a scenario uses.
    pub fn used(&self, scenario: &ScenarioId, pledge: &Contribution) -> Quantity {
        let map = self.used.iter().find(|(of, _)| of.id == *scenario).map(|(_, map)| map);
        map.and_then(|map| map.get(&pledge.id)).copied().unwrap_or_default()
    }

    /// What each scenario uses; the scenarios that an edit left alone are not counted again.
    fn count_used(&mut self, file: &OpenFile) {
        let mut before = std::mem::take(&mut self.used);
        let used = file.plan().scenarios.iter().map(|scenario| {
            if let Some(at) = before.iter().position(|(of, _)| Arc::ptr_eq(of, scenario)) {
                return before.swap_remove(at);
            }
            let mut map: FxHashMap<ContributionId, Quantity> = FxHashMap::default();
            for assignment in &scenario.assignments {
                let sum = map.entry(assignment.contribution.clone()).or_default();
                *sum = sum.plus(assignment.quantity);
            }
            (Arc::clone(scenario), map)
        });
        self.used = used.collect();
    }

    fn work_out(&mut self, pledges: &mut Pledges, search: &str, checked: &Checked) {
        let keys = |facet: Facet| -> BTreeSet<&str> {
            checked.iter().filter(|(of, _)| *of == facet).map(|(_, key)| key.as_str()).collect()
        };
        let found = pledges.find(search);
        let narrowed = pledges.narrow(&found, |facet| {
            let keys = keys(facet);
            let values = pledges.values(facet).iter().enumerate();
            let wanted: Vec<u32> =
                values.filter(|(_, v)| keys.contains(v.key.as_str())).map(|(at, _)| at as u32).collect();
            // What is checked and no longer in the plan lets nothing through.
            if wanted.is_empty() && !keys.is_empty() { vec![u32::MAX] } else { wanted }
        });
        let listed = self.order.positions().iter().copied().filter(|at| narrowed.left.contains(*at));
        self.list = Arc::new(listed.collect());
        self.values = Facet::ALL.map(|facet| {
            let keys = keys(facet);
            let all = pledges.values(facet);
            let counts = narrowed.counts.get(facet as usize).into_iter().flatten().copied().enumerate();
            // A value that no pledge has is not shown; one that only the other facets rule out is where the order is
            // fixed, so that nothing jumps; what is checked always is.
            let shown = counts.filter(|(at, count)| {
                let there = if facet.by_count() { *count > 0 } else { pledges.whole(facet, *at) > 0 };
                there || keys.contains(all[*at].key.as_str())
            });
            let mut shown: Vec<Counted> = shown.collect();
            if facet.by_count() {
                shown.sort_by(|(a, n), (b, m)| m.cmp(n).then_with(|| all[*a].label.cmp(&all[*b].label)));
            }
            shown
        });
    }
}

/// The unit that a pledge's capability is counted in.
pub fn unit_of<'p>(file: &'p OpenFile, pledge: &Contribution) -> &'p str {
    file.index().capability(file.plan(), &pledge.capability).map_or("", |c| c.unit.as_str())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::{Checked, Rows};
    use crate::base::ContributionId;
    use crate::edit::{Command, ContributionField, Label, RecordCommand};
    use crate::model::{Contribution, Nation, NationRole, Status, StatusStep};
    use crate::session::{OpenFile, Session, Settings, Trace};
    use crate::ui::pledges::{Facet, Pledges};
    use crate::ui::workspaces::register::columns::Column;
    use crate::ui::workspaces::register::order::SortKey;

    fn sample() -> Session {
        let mut session = Session::new(Settings::default(), Trace::default());
        session.open_sample().unwrap();
        session
    }

    type Listed = (Vec<ContributionId>, Vec<(Facet, String, usize, usize)>);

    /// The pledges that are listed, and the counts of every facet's values by their words.
    fn listed(
        rows: &mut Rows,
        pledges: &mut Pledges,
        file: &OpenFile,
        search: &str,
        checked: &Checked,
        sort: &[SortKey],
    ) -> Listed {
        rows.refresh(file, pledges, search, checked, sort);
        let list = rows.list().iter().map(|at| file.plan().contributions[*at].id.clone()).collect();
        let counts = Facet::ALL.into_iter().flat_map(|facet| {
            let value = |(at, n): &(usize, usize)| {
                let label = pledges.values(facet)[*at].label.clone();
                (facet, label, *n, pledges.whole(facet, *at))
            };
            rows.values(facet).iter().map(value).collect::<Vec<_>>()
        });
        (list, counts.collect())
    }

    fn edit(session: &mut Session, (what, at): (u8, usize)) {
        let plan = session.active().unwrap().plan().clone();
        let pledge = |at: usize| plan.contributions[at % plan.contributions.len()].as_ref().clone();
        let field = |field| Command::EditContribution { contribution: pledge(at).id, field };
        let command = match what {
            0 => field(ContributionField::Title(pledge(at + 7).title)),
            1 => {
                let (status, reason) = (Status::ALL[at % Status::ALL.len()], Some("said so".to_owned()));
                field(ContributionField::Status(StatusStep { status, reason, ..StatusStep::default() }))
            }
            2 => match pledge(at).conditions.first() {
                Some(condition) => field(ContributionField::Condition(condition.clone(), false)),
                None => field(ContributionField::Illustrative(at % 2 == 0)),
            },
            3 => Command::RemoveContribution { contribution: pledge(at).id },
            4 => {
                let id = format!("{}-new-{at}", pledge(at).nation).as_str().into();
                Command::AddContribution(Box::new(Contribution { id, ..pledge(at) }))
            }
            5 => {
                let one = |n| Command::EditContribution {
                    contribution: pledge(n).id,
                    field: ContributionField::Title("1st Brigade".to_owned()),
                };
                Command::Group { label: Label::SetPledges(3), commands: vec![one(at), one(at + 3), one(at + 4)] }
            }
            6 => {
                let id = "XXX".into();
                let groups = vec!["Late".to_owned()];
                let nation = Nation {
                    id,
                    name: format!("Late {at}"),
                    groups,
                    role: NationRole::Participant,
                    ..Nation::default()
                };
                Command::Nation(RecordCommand::Add(Box::new(nation)))
            }
            _ => {
                session.undo();
                return;
            }
        };
        // What is refused changes nothing.
        session.edit(&command).unwrap_or_default();
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn after_edits_the_list_is_as_if_worked_out_anew(
            edits in prop::collection::vec((0_u8..8, 0_usize..150), 1..8),
            search in prop::sample::select(vec!["", "battlegroup", "late", "egineer", "1st brig"]),
            land in any::<bool>(),
            down in any::<bool>(),
            columns in prop::collection::vec(prop::sample::select(Column::ALL.to_vec()), 1..3),
        ) {
            let mut session = sample();
            let checked: Checked = land.then(|| (Facet::Domain, "land".to_owned())).into_iter().collect();
            let sort: Vec<SortKey> = columns.iter().map(|column| SortKey { column: *column, down }).collect();
            let (mut rows, mut pledges) = (Rows::default(), Pledges::default());
            listed(&mut rows, &mut pledges, session.active().unwrap(), search, &checked, &sort);
            for one in edits {
                edit(&mut session, one);
                let file = session.active().unwrap();
                let kept = listed(&mut rows, &mut pledges, file, search, &checked, &sort);
                let anew = listed(&mut Rows::default(), &mut Pledges::default(), file, search, &checked, &sort);
                prop_assert_eq!(kept, anew, "after {:?}", one);
            }
        }
    }

    #[test]
    fn counts_agree_with_counting_by_hand() {
        let session = sample();
        let file = session.active().unwrap();
        let checked: Checked = [(Facet::Status, "confirmed".to_owned())].into();
        let (_, counts) =
            listed(&mut Rows::default(), &mut Pledges::default(), file, "", &checked, &[SortKey::default()]);
        let plan = file.plan();
        let (mut groups, mut waits, mut statuses) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        for pledge in &plan.contributions {
            *statuses.entry(crate::ui::text::status(pledge.status).to_owned()).or_insert(0) += 1;
            if pledge.status != Status::Confirmed {
                continue;
            }
            for group in &file.index().nation(plan, &pledge.nation).unwrap().groups {
                *groups.entry(group.clone()).or_insert(0) += 1;
            }
            for condition in &pledge.conditions {
                *waits.entry(file.index().condition(plan, condition).unwrap().name.clone()).or_insert(0) += 1;
            }
            if pledge.conditions.is_empty() {
                *waits.entry("Nothing".to_owned()).or_insert(0) += 1;
            }
        }
        for (facet, by_hand) in [(Facet::Group, groups), (Facet::Waits, waits), (Facet::Status, statuses)] {
            let counted = counts.iter().filter(|(of, ..)| *of == facet).map(|(_, label, n, _)| (label.clone(), *n));
            assert_eq!(counted.collect::<BTreeMap<_, _>>(), by_hand, "{facet:?}");
        }
    }
}
