//! Which pledges may be the same: live ones that name the same real unit of a nation, or that two nations offer in the
//! same words. Units and titles are compared as the numbers of their words, so case, accents and spaces do not count.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::{FacetValues, Lists};

/// Stands between a nation and its unit; no word has it as its number.
const BREAK: u32 = u32::MAX;

/// What each pledge names, as numbers that are the same where the words are.
#[derive(Debug, Default)]
pub struct Duplicates {
    named: FxHashMap<Box<[u32]>, u32>,
    /// Of each live pledge its nation and its title; nothing of those that ended.
    titles: Lists,
    /// Of each live pledge its units, in its own order, each as one of its nation.
    units: Lists,
}

/// Why a pledge may be the same as another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alike {
    /// It names one of the other's units: the position among its own.
    Unit(usize),
    /// Two nations offer it in the same words.
    Words,
}

impl Duplicates {
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
        let of_units = units.iter().map(|unit| number(&[nation, &[BREAK], unit.as_slice()].concat()));
        (of_title, of_units.collect())
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

    /// The other live pledges that one may be the same as, and why, in the plan's order.
    pub fn others(&self, at: usize) -> Vec<(usize, Alike)> {
        let [nation, title] = self.titles.get(at) else { return Vec::new() };
        let units = self.units.get(at);
        let alike = |other: usize| {
            let unit = self.units.get(other).iter().position(|unit| units.contains(unit)).map(Alike::Unit);
            let words = match self.titles.get(other) {
                [of, words] if of != nation && words == title => Some(Alike::Words),
                _ => None,
            };
            unit.or(words)
        };
        let others = (0..self.titles.len()).filter(|other| *other != at);
        others.filter_map(|other| Some((other, alike(other)?))).collect()
    }

    /// The facet's values: 0 where a unit is in two pledges, 1 where two nations use the same words.
    pub fn values(&self) -> FacetValues {
        let mut times = vec![0_u32; self.named.len()];
        for units in self.units.iter() {
            // A pledge that names a unit twice is still one.
            let each_once = units.iter().enumerate().filter(|(at, unit)| !units[..*at].contains(unit));
            each_once.for_each(|(_, unit)| times[*unit as usize] += 1);
        }
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

#[cfg(test)]
mod tests {
    use super::{Alike, Duplicates};
    use crate::search::{FacetValues, Lists};

    /// Pledges of a nation, a title and units, each word by a number; one that has ended names nothing.
    fn twice(pledges: &[Option<(u32, u32, &[u32])>]) -> Duplicates {
        let mut twice = Duplicates::default();
        let (mut titles, mut units) = (Lists::default(), Lists::default());
        for pledge in pledges {
            let (of_title, of_units) = pledge.map_or_else(Default::default, |(nation, title, own)| {
                let own: Vec<Vec<u32>> = own.iter().map(|unit| vec![*unit]).collect();
                twice.name(&[nation], &[title], &own)
            });
            titles.push(of_title);
            units.push(of_units);
        }
        twice.replace(0..0, &titles, &units);
        twice
    }

    #[test]
    fn the_same_unit_of_a_nation_and_the_same_words_of_two_are_alike() {
        let twice = twice(&[
            Some((1, 10, &[20])),
            Some((1, 11, &[21, 20])),
            Some((2, 10, &[20])),
            None,
            Some((1, 10, &[22])),
            Some((3, 12, &[23, 23])),
        ]);
        assert_eq!(twice.others(0), [(1, Alike::Unit(1)), (2, Alike::Words)]);
        assert_eq!(twice.others(2), [(0, Alike::Words), (4, Alike::Words)]);
        assert_eq!(twice.others(4), [(2, Alike::Words)], "the same words of one nation are no sign");
        assert_eq!(twice.others(3), [], "what has ended counts nowhere");
        let FacetValues { of, .. } = twice.values();
        let values: Vec<&[u32]> = of.iter().collect();
        assert_eq!(values, [&[0, 1][..], &[0], &[1], &[], &[1], &[]], "a unit named twice by one pledge is one");
    }
}
