//! The order of all pledges, kept so that a keystroke in the search has only to pass over some. After an edit the
//! pledges that changed are put in their new places; a new order, or many changes at once, sorts them all.

use std::cmp::Ordering;
use std::ops::Range;
use std::sync::Arc;

use fixedbitset::FixedBitSet;

use super::columns::{Column, SortsAs};
use crate::model::{Contribution, List, Properties};
use crate::session::{FileId, OpenFile};
use crate::ui::pledges::{Around, Pledges};

/// One key of the order of the rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SortKey {
    /// By which column.
    pub column: Column,
    /// From the largest down.
    pub down: bool,
}

/// The most pledges that are put in their places one by one.
const FEW: usize = 200;

/// The order, with what it was made from.
#[derive(Debug, Default)]
pub struct Order {
    sort: Vec<SortKey>,
    file: Option<FileId>,
    pledges: List<Contribution>,
    around: Around,
    properties: Arc<Properties>,
    /// What each pledge is ordered by, for each key of the order.
    keys: Vec<Vec<SortsAs>>,
    positions: Vec<usize>,
}

impl Order {
    /// Positions in the plan, in order.
    pub fn positions(&self) -> &[usize] {
        &self.positions
    }

    /// Brings the order up to date.
    pub fn refresh(&mut self, file: &OpenFile, pledges: &mut Pledges, sort: &[SortKey]) {
        let plan = file.plan();
        let keeps = self.file == Some(file.id)
            && self.sort == sort
            && self.around.is_of(plan)
            && Arc::ptr_eq(&self.properties, &plan.properties);
        let stretches = plan.contributions.replaced(&self.pledges);
        let changes = stretches.iter().map(|(old, new)| old.len().max(new.len())).sum::<usize>();
        self.pledges = plan.contributions.clone();
        if keeps && changes <= FEW {
            self.put_in_place(file, &stretches);
        } else {
            (self.sort, self.file, self.around) = (sort.to_vec(), Some(file.id), Around::of(plan));
            self.properties = Arc::clone(&plan.properties);
            self.sort_all(file, pledges);
        }
    }

    fn put_in_place(&mut self, file: &OpenFile, stretches: &[(Range<usize>, Range<usize>)]) {
        let mut gone = FixedBitSet::with_capacity(self.positions.len());
        for (old, _) in stretches {
            gone.insert_range(old.clone());
        }
        self.positions.retain(|at| !gone.contains(*at));
        for (old, new) in stretches.iter().rev() {
            for (keys, key) in self.keys.iter_mut().zip(&self.sort) {
                let of = |pledge: &Arc<Contribution>| key.column.sorts_as(file, pledge);
                keys.splice(old.clone(), self.pledges[new.clone()].iter().map(of));
            }
            if old.len() != new.len() {
                let after = self.positions.iter_mut().filter(|at| **at >= old.end);
                after.for_each(|at| *at = *at + new.len() - old.len());
            }
        }
        for at in stretches.iter().flat_map(|(_, new)| new.clone()) {
            let place = self.positions.partition_point(|other| self.compare(*other, at) == Ordering::Less);
            self.positions.insert(place, at);
        }
    }

    fn sort_all(&mut self, file: &OpenFile, pledges: &mut Pledges) {
        if let [key] = &self.sort[..]
            && *key == SortKey::default()
            && let Some(known) = pledges.take_by_id(&self.pledges)
        {
            self.keys = vec![known.ids.into_iter().map(SortsAs::Text).collect()];
            self.positions = known.positions;
            return;
        }
        let keys = |key: &SortKey| self.pledges.iter().map(|pledge| key.column.sorts_as(file, pledge)).collect();
        self.keys = self.sort.iter().map(keys).collect();
        let mut positions: Vec<usize> = (0..self.pledges.len()).collect();
        positions.sort_by(|a, b| self.pledges[*a].id.cmp(&self.pledges[*b].id));
        // What is equal stays as it was, so ids are not compared again.
        positions.sort_by(|a, b| self.by_keys(*a, *b));
        self.positions = positions;
    }

    /// By the first key, then by those after it.
    fn by_keys(&self, a: usize, b: usize) -> Ordering {
        let orders = self.sort.iter().zip(&self.keys).map(|(key, of)| {
            let order = of[a].cmp(&of[b]);
            if key.down { order.reverse() } else { order }
        });
        orders.into_iter().find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
    }

    /// By the keys, then by id, then as they stand in the plan.
    fn compare(&self, a: usize, b: usize) -> Ordering {
        self.by_keys(a, b).then_with(|| self.pledges[a].id.cmp(&self.pledges[b].id)).then(a.cmp(&b))
    }
}
