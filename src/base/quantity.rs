//! Whole numbers with a meaning: days counted from C-day, and amounts in a capability's unit.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A day, or a number of days, counted from C-day (C+0). Sums saturate.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(transparent)]
#[schemars(inline)]
pub struct Day(pub i32);

impl Day {
    /// C-day itself.
    pub const ZERO: Self = Self(0);

    /// True for day 0, the default that files leave out.
    #[allow(clippy::trivially_copy_pass_by_ref)] // the signature that serde asks for
    pub fn is_zero(&self) -> bool {
        self.0 == 0
    }

    /// This day moved by `days`, kept within the type's range.
    #[must_use]
    pub fn plus(self, days: Self) -> Self {
        Self(self.0.saturating_add(days.0))
    }

    /// The length of `n` stretches of this many days, kept within the type's range.
    #[must_use]
    pub fn times(self, n: u32) -> Self {
        Self(self.0.saturating_mul(i32::try_from(n).unwrap_or(i32::MAX)))
    }
}

impl From<Day> for i64 {
    fn from(day: Day) -> Self {
        Self::from(day.0)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// An amount in the capability's unit (battalions, aircraft, whole currency units …). 0 stands for one that a file
/// left out; the checker names it.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(transparent)]
#[schemars(inline)]
pub struct Quantity(pub u64);

impl Quantity {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// One unit.
    pub const ONE: Self = Self(1);

    /// This and that, kept within the type's range.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// What is left when `other` is taken away, at least 0.
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }

    /// The largest multiple of `increment` that is not above this amount.
    #[must_use]
    pub fn floor_to(self, increment: Self) -> Self {
        Self(self.0 - self.0 % increment.0.max(1))
    }

    /// The smallest multiple of `increment` that is not below this amount.
    #[must_use]
    pub fn ceil_to(self, increment: Self) -> Self {
        let step = increment.0.max(1);
        Self(self.0.div_ceil(step).saturating_mul(step))
    }
}

impl std::iter::Sum for Quantity {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        iter.fold(Self::ZERO, Self::plus)
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
