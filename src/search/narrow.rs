//! Facets: the values that records have under each heading narrow a list, and are counted as a person would find them
//! who pressed one more: among what is found and what the other headings let through.

use fixedbitset::FixedBitSet;

use super::Lists;

/// A heading: the values of each record, and how many values there are.
#[derive(Clone, Debug, Default)]
pub struct FacetValues {
    /// The numbers of each record's values.
    pub of: Lists,
    /// How many values there are.
    pub values: usize,
}

/// What is left, and how often each value of each facet occurs.
#[derive(Clone, Debug, Default)]
pub struct Narrowed {
    /// The records that are found and that every facet lets through.
    pub left: FixedBitSet,
    /// By facet and value: the records that are found, that every *other* facet lets through, and that have the value.
    pub counts: Vec<Vec<usize>>,
}

/// Narrows what was found to the records that have one of the checked values of each facet with any.
pub fn narrow<'f>(
    found: &FixedBitSet,
    facets: impl IntoIterator<Item = &'f FacetValues>,
    checked: impl Fn(usize) -> Vec<u32>,
) -> Narrowed {
    let facets: Vec<&FacetValues> = facets.into_iter().collect();
    let passes: Vec<Option<FixedBitSet>> = facets.iter().enumerate().map(|(n, f)| f.passing(&checked(n))).collect();
    let but_for = |skipped: Option<usize>| {
        let mut left = found.clone();
        let others = passes.iter().enumerate().filter(|(n, _)| Some(*n) != skipped);
        others.filter_map(|(_, passes)| passes.as_ref()).for_each(|passes| left.intersect_with(passes));
        left
    };
    let left = but_for(None);
    let counts = facets.iter().enumerate().map(|(n, facet)| match &passes[n] {
        Some(_) => facet.counts(&but_for(Some(n))),
        None => facet.counts(&left),
    });
    Narrowed { counts: counts.collect(), left }
}

impl FacetValues {
    /// The records that have one of these values; `None` when there are none, so that all pass.
    fn passing(&self, values: &[u32]) -> Option<FixedBitSet> {
        if values.is_empty() {
            return None;
        }
        let mut wanted = FixedBitSet::with_capacity(self.values);
        wanted.extend(values.iter().map(|value| *value as usize).filter(|value| *value < self.values));
        let mut records = FixedBitSet::with_capacity(self.of.len());
        let has = |list: &[u32]| list.iter().any(|value| wanted.contains(*value as usize));
        records.extend(self.of.iter().enumerate().filter(|(_, list)| has(list)).map(|(at, _)| at));
        Some(records)
    }

    /// How often each value occurs among these records.
    pub fn counts(&self, records: &FixedBitSet) -> Vec<usize> {
        let mut counts = vec![0; self.values];
        for at in records.ones() {
            for value in self.of.get(at) {
                if let Some(count) = counts.get_mut(*value as usize) {
                    *count += 1;
                }
            }
        }
        counts
    }
}

#[cfg(test)]
mod tests {
    use fixedbitset::FixedBitSet;

    use super::{FacetValues, Narrowed, narrow};

    fn facet(values: usize, of: &[&[u32]]) -> FacetValues {
        let mut facet = FacetValues { values, ..FacetValues::default() };
        for list in of {
            facet.of.push(list.iter().copied());
        }
        facet
    }

    /// Four records: their domain, and their areas.
    fn narrowed(found: &[usize], checked: [&[u32]; 2]) -> (Vec<usize>, Vec<Vec<usize>>) {
        let facets = [facet(2, &[&[0], &[0], &[1], &[1]]), facet(3, &[&[0], &[1, 2], &[0, 1], &[]])];
        let mut set = FixedBitSet::with_capacity(4);
        set.extend(found.iter().copied());
        let Narrowed { left, counts } = narrow(&set, &facets, |n| checked[n].to_vec());
        (left.ones().collect(), counts)
    }

    #[test]
    fn values_of_one_facet_add_up_and_facets_cut() {
        let all = [0, 1, 2, 3];
        assert_eq!(narrowed(&all, [&[], &[]]), (vec![0, 1, 2, 3], vec![vec![2, 2], vec![2, 2, 1]]));
        // Checked: the first domain. Its own counts stay, since each of its values could be pressed as well; the areas
        // are counted in the first two records.
        assert_eq!(narrowed(&all, [&[0], &[]]), (vec![0, 1], vec![vec![2, 2], vec![1, 1, 1]]));
        assert_eq!(narrowed(&all, [&[0], &[0, 1]]), (vec![0, 1], vec![vec![2, 1], vec![1, 1, 1]]));
        assert_eq!(narrowed(&all, [&[0, 1], &[2]]), (vec![1], vec![vec![1, 0], vec![2, 2, 1]]));
    }

    #[test]
    fn counts_follow_the_search_and_a_value_that_is_no_more_lets_nothing_through() {
        assert_eq!(narrowed(&[2], [&[0], &[]]), (vec![], vec![vec![0, 1], vec![0, 0, 0]]));
        assert_eq!(narrowed(&[0, 1, 2], [&[], &[9]]).0, Vec::<usize>::new());
    }
}
