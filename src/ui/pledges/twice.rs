//! Which pledges may be the same: live ones that name the same real unit of a nation, or that two nations offer in the
//! same words. Units and titles are compared as the numbers of their words, so case, accents and spaces do not count.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::search::{FacetValues, Lists};

/// Stands between a nation and its unit; no word has it as its number.
const BREAK: u32 = u32::MAX;

/// What each pledge names, as numbers that are the same where the words are.
#[derive(Debug, Default)]
pub(super) struct Twice {
    named: FxHashMap<Box<[u32]>, u32>,
    /// Of each live pledge its nation and its title; nothing of those that ended.
    titles: Lists,
    /// Of each live pledge the units of its nation.
    units: Lists,
}

impl Twice {
    /// What one pledge names, to be put in place by [`Self::replace`]: the words of its nation, its title, its units.
    pub fn name(&mut self, nation: &[u32], title: &[u32], units: &[Vec<u32>]) -> (Vec<u32>, Vec<u32>) {
        let mut number = |words: &[u32]| match self.named.get(words) {
            Some(number) => *number,
            None => {
                let number = self.named.len() as u32;
                self.named.insert(words.into(), number);
                number
            }
        };
        let of_title = vec![number(nation), number(title)];
        let mut of_units: Vec<u32> =
            units.iter().map(|unit| number(&[nation, &[BREAK], unit.as_slice()].concat())).collect();
        of_units.sort_unstable();
        of_units.dedup();
        (of_title, of_units)
    }

    /// Puts what pledges name in the place of a stretch of them. Returns whether that is something else.
    pub fn replace(&mut self, range: Range<usize>, titles: &Lists, units: &Lists) -> bool {
        let same =
            |old: &Lists, new: &Lists| range.len() == new.len() && range.clone().map(|at| old.get(at)).eq(new.iter());
        let named = !same(&self.titles, titles) || !same(&self.units, units);
        self.titles.replace(range.clone(), titles);
        self.units.replace(range, units);
        named
    }

    /// The facet's values: 0 where a unit is in two pledges, 1 where two nations use the same words.
    pub fn values(&self) -> FacetValues {
        let mut times = vec![0_u32; self.named.len()];
        self.units.iter().flatten().for_each(|unit| times[*unit as usize] += 1);
        let (mut first, mut many) = (vec![None; self.named.len()], vec![false; self.named.len()]);
        for list in self.titles.iter() {
            if let [nation, title] = list {
                let first = first[*title as usize].get_or_insert(*nation);
                many[*title as usize] |= first != nation;
            }
        }
        let mut of = Lists::default();
        for (title, units) in self.titles.iter().zip(self.units.iter()) {
            let unit = units.iter().any(|unit| times[*unit as usize] > 1);
            let text = title.get(1).is_some_and(|title| many[*title as usize]);
            of.push(unit.then_some(0).into_iter().chain(text.then_some(1)));
        }
        FacetValues { of, values: 2 }
    }
}
