//! A list of records that snapshots share: copying a plan copies a few pointers.

use std::ops::{Deref, Range};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Extra;

/// A record of a list: its id as text (empty for lists without ids) and the keys it keeps unread.
pub trait Record: Clone + PartialEq + Serialize {
    /// The list's key in the file.
    const LIST: &'static str;

    /// The record's id as text; empty where records of this kind have none.
    fn id(&self) -> &str;

    /// What the file held beside the known keys.
    fn extra(&self) -> &Extra;

    /// The same, to change.
    fn extra_mut(&mut self) -> &mut Extra;
}

/// Declares [`Record`] for a type with fields `id` and `extra`.
macro_rules! record {
    ($name:ty, $list:literal) => {
        impl crate::model::Record for $name {
            const LIST: &'static str = $list;
            fn id(&self) -> &str {
                self.id.as_str()
            }
            fn extra(&self) -> &crate::model::Extra {
                &self.extra
            }
            fn extra_mut(&mut self) -> &mut crate::model::Extra {
                &mut self.extra
            }
        }
    };
}
pub(crate) use record;

/// Records in the file's order, shared between snapshots.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(transparent)]
#[schemars(inline)]
pub struct List<T>(Arc<Vec<Arc<T>>>);

impl<T> Default for List<T> {
    fn default() -> Self {
        Self(Arc::new(Vec::new()))
    }
}

impl<T> Deref for List<T> {
    type Target = [Arc<T>];
    fn deref(&self) -> &[Arc<T>] {
        &self.0
    }
}

impl<'a, T> IntoIterator for &'a List<T> {
    type Item = &'a Arc<T>;
    type IntoIter = std::slice::Iter<'a, Arc<T>>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl<T> FromIterator<T> for List<T> {
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> Self {
        Self(Arc::new(iter.into_iter().map(Arc::new).collect()))
    }
}

impl<T> FromIterator<Arc<T>> for List<T> {
    fn from_iter<I: IntoIterator<Item = Arc<T>>>(iter: I) -> Self {
        Self(Arc::new(iter.into_iter().collect()))
    }
}

impl<T: Record> List<T> {
    /// The first record with this id.
    pub fn find(&self, id: &str) -> Option<&Arc<T>> {
        self.0.iter().find(|record| record.id() == id)
    }

    /// The position of the first record with this id.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.0.iter().position(|record| record.id() == id)
    }
}

impl<T> List<T> {
    /// True when both are the same shared list, without looking inside.
    pub fn same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    /// The stretches of an older list and what stands in their place in this one, in order; outside them both share
    /// their records. Told by the records' place in memory, without looking inside.
    pub fn replaced(&self, older: &Self) -> Vec<(Range<usize>, Range<usize>)> {
        if self.same(older) {
            return Vec::new();
        }
        let alike = |(a, b): &(&Arc<T>, &Arc<T>)| Arc::ptr_eq(a, b);
        if self.len() == older.len() {
            let mut stretches: Vec<(Range<usize>, Range<usize>)> = Vec::new();
            for (at, pair) in self.iter().zip(older.iter()).enumerate() {
                match stretches.last_mut() {
                    _ if alike(&pair) => {}
                    Some((old, new)) if new.end == at => (old.end, new.end) = (at + 1, at + 1),
                    _ => stretches.push((at..at + 1, at..at + 1)),
                }
            }
            return stretches;
        }
        let before = self.iter().zip(older.iter()).take_while(alike).count();
        let room = self.len().min(older.len()) - before;
        let after = self.iter().rev().zip(older.iter().rev()).take_while(alike).take(room).count();
        vec![(before..older.len() - after, before..self.len() - after)]
    }

    /// True when the list holds nothing; for files that leave empty lists out.
    pub(crate) fn nothing(&self) -> bool {
        self.0.is_empty()
    }

    /// The list to change; copies the pointers when a snapshot shares it.
    pub(crate) fn make_mut(&mut self) -> &mut Vec<Arc<T>> {
        Arc::make_mut(&mut self.0)
    }
}

#[allow(clippy::trivially_copy_pass_by_ref)] // the signature that serde asks for
pub(crate) fn is_false(flag: &bool) -> bool {
    !*flag
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::List;

    #[test]
    fn what_was_replaced_is_told_by_place() {
        let old: List<u32> = (0..6).collect();
        let with = |edit: &dyn Fn(&mut Vec<Arc<u32>>)| {
            let mut new = old.clone();
            edit(new.make_mut());
            new.replaced(&old)
        };
        assert_eq!(with(&|_| ()), []);
        assert_eq!(with(&|list| list[2] = Arc::new(9)), [(2..3, 2..3)]);
        assert_eq!(
            with(&|list| [1, 2, 5].into_iter().for_each(|at| list[at] = Arc::new(9))),
            [(1..3, 1..3), (5..6, 5..6)]
        );
        assert_eq!(with(&|list| list.insert(0, Arc::new(9))), [(0..0, 0..1)]);
        assert_eq!(with(&|list| list.push(Arc::new(9))), [(6..6, 6..7)]);
        assert_eq!(with(&|list| drop(list.drain(1..3))), [(1..3, 1..1)]);
        assert_eq!(with(&|list| list.insert(3, Arc::clone(&list[3]))), [(4..4, 4..5)], "a record that stands twice");
        assert_eq!(with(&Vec::clear), [(0..6, 0..0)]);
    }
}
