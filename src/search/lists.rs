//! Lists of small numbers, one for each record, in one piece of memory: quick to pass over, and one record's list can be
//! put in place of another.

use std::ops::Range;

/// The lists, by the record's position. Memory of lists that were replaced is given back when it is the larger part.
#[derive(Clone, Debug, Default)]
pub struct Lists {
    spans: Vec<(u32, u32)>,
    items: Vec<u32>,
    gone: usize,
}

impl Lists {
    /// How many records there are.
    pub fn len(&self) -> usize {
        self.spans.len()
    }

    /// True when there is no record.
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// A record's list; empty past the end.
    pub fn get(&self, at: usize) -> &[u32] {
        let Some((from, to)) = self.spans.get(at) else { return &[] };
        self.items.get(*from as usize..*to as usize).unwrap_or_default()
    }

    /// All lists, in the records' order.
    pub fn iter(&self) -> impl Iterator<Item = &[u32]> {
        (0..self.spans.len()).map(|at| self.get(at))
    }

    /// One record more, at the end.
    pub fn push(&mut self, list: impl IntoIterator<Item = u32>) {
        let span = self.keep(list);
        self.spans.push(span);
    }

    /// Puts these lists in the place of a stretch of records, which may be longer or shorter.
    pub fn replace(&mut self, range: Range<usize>, lists: &Self) {
        self.gone += self.spans[range.clone()].iter().map(|(from, to)| (to - from) as usize).sum::<usize>();
        let new: Vec<(u32, u32)> = lists.iter().map(|list| self.keep(list.iter().copied())).collect();
        self.spans.splice(range, new);
        if self.gone > self.items.len() / 2 {
            let mut fresh = Self::default();
            self.iter().for_each(|list| fresh.push(list.iter().copied()));
            *self = fresh;
        }
    }

    fn keep(&mut self, list: impl IntoIterator<Item = u32>) -> (u32, u32) {
        let from = self.items.len() as u32;
        self.items.extend(list);
        (from, self.items.len() as u32)
    }
}

#[cfg(test)]
mod tests {
    use super::Lists;

    fn lists(of: &[&[u32]]) -> Lists {
        let mut lists = Lists::default();
        for list in of {
            lists.push(list.iter().copied());
        }
        lists
    }

    #[test]
    fn a_stretch_is_replaced_by_more_or_fewer_lists() {
        let mut all = lists(&[&[1], &[2, 2], &[], &[4]]);
        all.replace(1..3, &lists(&[&[7], &[8, 8], &[9]]));
        assert_eq!(all.iter().collect::<Vec<_>>(), [&[1][..], &[7], &[8, 8], &[9], &[4]]);
        for n in 0..10 {
            all.replace(0..1, &lists(&[&[n; 5]]));
        }
        all.replace(1..4, &lists(&[]));
        assert_eq!(all.iter().collect::<Vec<_>>(), [&[9; 5][..], &[4]]);
        assert!(all.items.len() < 20, "memory of what was replaced is given back");
    }
}
