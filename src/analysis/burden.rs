//! Who bears what: a line for each nation with a usable assignment, in the order of the plan's nations.

use std::collections::BTreeMap;

use super::case::{Case, Item};
use super::money::over;
use crate::base::{Exact, NationId};
use crate::model::{UNIT_AIRCRAFT, UNIT_VESSEL};

/// What one nation bears.
#[derive(Clone, Debug, PartialEq)]
pub struct Burden {
    /// The nation.
    pub nation: NationId,
    /// People of its usable assignments.
    pub personnel: Exact,
    /// People times days present.
    pub person_days: Exact,
    /// Its share of all person-days; `None` when there are none.
    pub share: Option<Exact>,
    /// People present on average over the scenario, per 100,000 inhabitants; `None` without a population.
    pub per_100k: Option<Exact>,
    /// Money given, in base currency.
    pub funding: Exact,
    /// Costs that it bears itself over the scenario, in base currency.
    pub own_cost: Exact,
    /// Vessels given.
    pub vessels: Exact,
    /// Aircraft given.
    pub aircraft: Exact,
}

fn by_nation<'a, 'p>(case: &'a Case<'p>, usable: &[bool]) -> BTreeMap<usize, Vec<&'a Item<'p>>> {
    let mut nations: BTreeMap<usize, Vec<&Item<'p>>> = BTreeMap::new();
    for (item, usable) in case.items.iter().zip(usable) {
        if *usable {
            nations.entry(item.nation_at).or_default().push(item);
        }
    }
    nations
}

/// Person-days and share of each nation with a usable assignment, by the position of the nation.
pub(crate) fn shares(case: &Case<'_>, usable: &[bool]) -> Vec<(usize, Exact, Option<Exact>)> {
    let days: Vec<(usize, Exact)> = by_nation(case, usable)
        .into_iter()
        .map(|(nation, items)| (nation, items.iter().map(|item| item.person_days()).sum()))
        .collect();
    let total: Exact = days.iter().map(|(_, days)| days).sum();
    days.into_iter()
        .map(|(nation, days)| {
            let share = Exact::share(&days, &total);
            (nation, days, share)
        })
        .collect()
}

/// The burden of each nation with a usable assignment.
pub(crate) fn burden(case: &Case<'_>, usable: &[bool]) -> Vec<Burden> {
    let nations = by_nation(case, usable);
    let units = |items: &[&Item<'_>], unit: &str| -> Exact {
        items.iter().filter(|item| item.capability.unit == unit).map(|item| &item.units).sum()
    };
    shares(case, usable)
        .into_iter()
        .zip(nations.values())
        .map(|((nation_at, person_days, share), items)| {
            let nation = &case.plan.nations[nation_at];
            let average = Exact::share(&person_days, &Exact::whole(case.end));
            let per_100k = average.zip(nation.population.filter(|people| *people > 0));
            Burden {
                nation: nation.id.clone(),
                personnel: items.iter().map(|item| &item.personnel).sum(),
                share,
                per_100k: per_100k.map(|(average, people)| &(&average * &Exact::whole(100_000)) / people),
                funding: items.iter().filter(|item| item.capability.is_money()).map(|item| &item.units).sum(),
                own_cost: items
                    .iter()
                    .map(|item| over(&item.costs.once_own, &item.costs.monthly_own, item.days()))
                    .sum(),
                vessels: units(items, UNIT_VESSEL),
                aircraft: units(items, UNIT_AIRCRAFT),
                person_days,
            }
        })
        .collect()
}
