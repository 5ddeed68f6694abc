//! Amounts over time: spans of days, and step series that change on some days and hold between them.

use crate::base::{Day, Exact};

/// A step series from day 0: each pair holds from its day until the next, the last one to the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Steps<T>(pub Vec<(Day, T)>);

impl<T> Default for Steps<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Steps<T> {
    /// The value on a day, 0 or later.
    pub fn at(&self, day: Day) -> Option<&T> {
        let after = self.0.partition_point(|(from, _)| *from <= day);
        after.checked_sub(1).and_then(|at| self.0.get(at)).map(|(_, value)| value)
    }
}

/// Days on which something holds: stretches from a day up to, not including, another; in order, apart, none empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Spans(pub Vec<(i32, i32)>);

impl Spans {
    pub fn one(from: i32, to: i32) -> Self {
        Self(if from < to { vec![(from, to)] } else { Vec::new() })
    }

    /// The days that lie in any of these stretches.
    pub fn union(mut stretches: Vec<(i32, i32)>) -> Self {
        stretches.retain(|(from, to)| from < to);
        stretches.sort_unstable();
        let mut spans: Vec<(i32, i32)> = Vec::with_capacity(stretches.len());
        for (from, to) in stretches {
            match spans.last_mut() {
                Some(last) if from <= last.1 => last.1 = last.1.max(to),
                _ => spans.push((from, to)),
            }
        }
        Self(spans)
    }

    /// The days that lie in both.
    pub fn meet(&self, other: &Self) -> Self {
        let (mut a, mut b) = (self.0.iter().peekable(), other.0.iter().peekable());
        let mut spans = Vec::new();
        while let (Some(left), Some(right)) = (a.peek(), b.peek()) {
            let (from, to) = (left.0.max(right.0), left.1.min(right.1));
            if from < to {
                spans.push((from, to));
            }
            if left.1 < right.1 {
                a.next()
            } else {
                b.next()
            };
        }
        Self(spans)
    }

    pub fn holds_on(&self, day: i32) -> bool {
        self.0.iter().any(|(from, to)| *from <= day && day < *to)
    }

    pub fn days(&self) -> i64 {
        self.0.iter().map(|(from, to)| i64::from(*to) - i64::from(*from)).sum()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// An amount for every day: nothing before the first change, then what each change leaves.
#[derive(Clone, Debug, Default)]
pub(crate) struct Series(Vec<(i32, Exact)>);

impl Series {
    /// The sum of amounts, each over its spans.
    pub fn sum<'a>(parts: impl Iterator<Item = (&'a Exact, &'a [(i32, i32)])>) -> Self {
        let mut changes: Vec<(i32, bool, &Exact)> = Vec::new();
        for (amount, spans) in parts {
            if amount.is_zero() {
                continue;
            }
            for (from, to) in spans {
                changes.push((*from, true, amount));
                changes.push((*to, false, amount));
            }
        }
        changes.sort_unstable_by_key(|(day, ..)| *day);
        let mut series: Vec<(i32, Exact)> = Vec::new();
        let mut now = Exact::zero();
        for (day, comes, amount) in changes {
            if comes {
                now += amount;
            } else {
                now -= amount;
            }
            match series.last_mut() {
                Some(last) if last.0 == day => last.1 = now.clone(),
                _ => series.push((day, now.clone())),
            }
        }
        // A change that comes to nothing is none.
        series.dedup_by(|later, earlier| later.1 == earlier.1);
        Self(series)
    }

    pub fn at(&self, day: i32) -> Exact {
        let after = self.0.partition_point(|(from, _)| *from <= day);
        after.checked_sub(1).map_or_else(Exact::zero, |at| self.0[at].1.clone())
    }

    /// The stretches of constant amount from `from` up to, not including, `to`: first day, day after the last, amount.
    pub fn stretches(&self, from: i32, to: i32) -> Vec<(i32, i32, Exact)> {
        let mut stretches = Vec::new();
        let mut start = from;
        let mut value = self.at(from);
        for (day, next) in self.0.iter().filter(|(day, _)| from < *day && *day < to) {
            stretches.push((start, *day, std::mem::replace(&mut value, next.clone())));
            start = *day;
        }
        if start < to {
            stretches.push((start, to, value));
        }
        stretches
    }

    /// The least amount on a day of the window.
    pub fn least(&self, (from, to): (i32, i32)) -> Exact {
        let inside = self.0.iter().filter(|(day, _)| from < *day && *day < to).map(|(_, amount)| amount);
        let first = self.at(from);
        match inside.min() {
            Some(least) if *least < first => least.clone(),
            _ => first,
        }
    }

    /// Days of the window on which there is at least `enough`.
    pub fn days_with(&self, (from, to): (i32, i32), enough: &Exact) -> i64 {
        self.stretches(from, to)
            .iter()
            .filter(|(_, _, amount)| amount >= enough)
            .map(|(from, to, _)| i64::from(*to) - i64::from(*from))
            .sum()
    }

    /// The first day, not before day 0, from which there is at least `enough` on every day before `to`.
    pub fn full_from(&self, to: i32, enough: &Exact) -> Option<i32> {
        let mut since = None;
        for (from, _, amount) in self.stretches(0.min(to.saturating_sub(1)), to) {
            since = (amount >= *enough).then(|| since.unwrap_or(from));
        }
        since.map(|day| day.max(0))
    }

    /// The largest amount on a day from 0 up to, not including, `end`; `None` when there is no such day.
    pub fn most(&self, end: i32) -> Option<Exact> {
        self.stretches(0, end).into_iter().map(|(_, _, amount)| amount).max()
    }

    /// The series as pairs, one for each change from day 0 up to, not including, `end`.
    pub fn steps(&self, end: i32) -> Steps<Exact> {
        let stretches = self.stretches(0, end.max(1));
        Steps(stretches.into_iter().map(|(from, _, amount)| (Day(from), amount)).collect())
    }
}
