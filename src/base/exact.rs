//! Exact fractions: quantities, people, money, shares and probabilities are added without rounding; the nearest double is
//! taken only when a figure leaves the program.
//!
//! Nearly all of them fit in two machine words and are kept so; a fraction that does not is kept in full.

use std::cmp::Ordering;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub, SubAssign};

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive};

use super::{Day, Quantity};

/// An exact fraction of any size.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Exact(Repr);

/// In lowest terms, denominator above 0; small whenever both numbers fit, so that equal fractions look the same.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Repr {
    Small(i64, i64),
    Big(Box<BigRational>),
}

fn gcd(a: u128, b: u128) -> u128 {
    if let (Ok(mut a), Ok(mut b)) = (u64::try_from(a), u64::try_from(b)) {
        while b != 0 {
            (a, b) = (b, a % b);
        }
        return u128::from(a);
    }
    let (mut a, mut b) = (a, b);
    while b != 0 {
        (a, b) = (b, a % b);
        if let (Ok(a), Ok(b)) = (u64::try_from(a), u64::try_from(b)) {
            return gcd(a.into(), b.into());
        }
    }
    a
}

impl Exact {
    const ZERO: Self = Self(Repr::Small(0, 1));

    /// 0.
    pub fn zero() -> Self {
        Self::ZERO
    }

    /// 1.
    pub fn one() -> Self {
        Self(Repr::Small(1, 1))
    }

    /// A whole number.
    pub fn whole(n: impl Into<BigInt>) -> Self {
        Self::from(BigRational::from_integer(n.into()))
    }

    /// `part` of `of`, or `None` of nothing: a share over nothing is absent.
    pub fn share(part: &Self, of: &Self) -> Option<Self> {
        match (&part.0, &of.0) {
            (_, Repr::Small(0, _)) => None,
            (Repr::Small(a, b), Repr::Small(c, d)) => {
                // At most 2^126 in size, so the products and the change of sign cannot overflow.
                let (over, under) = (i128::from(*a) * i128::from(*d), i128::from(*b) * i128::from(*c));
                Some(if under < 0 { Self::reduced(-over, -under) } else { Self::reduced(over, under) })
            }
            _ => Some(Self::from(part.to_ratio() / of.to_ratio())),
        }
    }

    /// `part` of `of` for whole numbers, or `None` of nothing.
    pub fn ratio(part: u64, of: u64) -> Option<Self> {
        (of != 0).then(|| Self::reduced(i128::from(part), i128::from(of)))
    }

    /// `n` of `d`, which is above 0, in lowest terms.
    pub(super) fn reduced(n: i128, d: i128) -> Self {
        let common = if d == 1 { 1 } else { gcd(n.unsigned_abs(), d.unsigned_abs()) };
        let common = common.cast_signed(); // it divides d, so it fits
        let (n, d) = if common == 1 { (n, d) } else { (n / common, d / common) };
        match (i64::try_from(n), i64::try_from(d)) {
            (Ok(n), Ok(d)) => Self(Repr::Small(n, d)),
            _ => Self(Repr::Big(Box::new(BigRational::new_raw(n.into(), d.into())))),
        }
    }

    /// `n` of `d`, which is above 0; neither is above the largest `i128`.
    pub(crate) fn parts(n: u128, d: u128) -> Self {
        Self::reduced(n.cast_signed(), d.cast_signed())
    }

    /// Numerator and denominator in lowest terms where both fit in machine words.
    pub(crate) fn small(&self) -> Option<(i64, i64)> {
        match &self.0 {
            Repr::Small(n, d) => Some((*n, *d)),
            Repr::Big(_) => None,
        }
    }

    /// True when 0.
    pub fn is_zero(&self) -> bool {
        matches!(self.0, Repr::Small(0, _))
    }

    /// True when below 0.
    pub fn is_negative(&self) -> bool {
        match &self.0 {
            Repr::Small(n, _) => *n < 0,
            Repr::Big(ratio) => ratio.is_negative(),
        }
    }

    /// True for a whole number.
    pub fn is_whole(&self) -> bool {
        match &self.0 {
            Repr::Small(_, d) => *d == 1,
            Repr::Big(ratio) => ratio.is_integer(),
        }
    }

    /// The nearest double.
    pub fn to_f64(&self) -> f64 {
        const EXACT: u64 = 1 << f64::MANTISSA_DIGITS;
        match &self.0 {
            Repr::Small(n, 1) => *n as f64,
            // Both are doubles without loss, and their quotient is rounded once.
            Repr::Small(n, d) if n.unsigned_abs() <= EXACT && d.unsigned_abs() <= EXACT => *n as f64 / *d as f64,
            _ => self.to_ratio().to_f64().unwrap_or(f64::MAX),
        }
    }

    /// The number as JSON: whole where it is whole, else the nearest double.
    pub fn to_json(&self) -> serde_json::Value {
        if let Repr::Small(n, 1) = self.0 { n.into() } else { self.to_f64().into() }
    }

    /// The fraction in full.
    pub fn to_ratio(&self) -> BigRational {
        match &self.0 {
            Repr::Small(n, d) => BigRational::new_raw((*n).into(), (*d).into()),
            Repr::Big(ratio) => (**ratio).clone(),
        }
    }
}

impl Default for Exact {
    fn default() -> Self {
        Self::ZERO
    }
}

impl From<BigRational> for Exact {
    fn from(ratio: BigRational) -> Self {
        match (ratio.numer().to_i64(), ratio.denom().to_i64()) {
            (Some(n), Some(d)) => Self(Repr::Small(n, d)),
            _ => Self(Repr::Big(Box::new(ratio))),
        }
    }
}

impl From<Quantity> for Exact {
    fn from(quantity: Quantity) -> Self {
        Self::reduced(quantity.0.into(), 1)
    }
}

impl From<Day> for Exact {
    fn from(day: Day) -> Self {
        Self(Repr::Small(day.0.into(), 1))
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        match (&self.0, &other.0) {
            (Repr::Small(a, b), Repr::Small(c, d)) if b == d => a.cmp(c),
            (Repr::Small(a, b), Repr::Small(c, d)) => {
                (i128::from(*a) * i128::from(*d)).cmp(&(i128::from(*c) * i128::from(*b)))
            }
            _ => self.to_ratio().cmp(&other.to_ratio()),
        }
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// a/b + c/d, or minus. Each product is at most 2^126 in size, so their sum fits.
fn sum((a, b): (i64, i64), (c, d): (i64, i64), minus: bool) -> Exact {
    let c = if minus { -i128::from(c) } else { i128::from(c) };
    if b == d {
        return Exact::reduced(i128::from(a) + c, i128::from(b));
    }
    if let Some(over) = (i128::from(a) * i128::from(d)).checked_add(c * i128::from(b)) {
        return Exact::reduced(over, i128::from(b) * i128::from(d));
    }
    let (one, other) = (BigInt::from(a) * d, BigInt::from(c) * b);
    Exact::from(BigRational::new(one + other, BigInt::from(b) * d))
}

fn add(one: &Exact, other: &Exact) -> Exact {
    match (&one.0, &other.0) {
        (Repr::Small(a, b), Repr::Small(c, d)) => sum((*a, *b), (*c, *d), false),
        _ => Exact::from(one.to_ratio() + other.to_ratio()),
    }
}

fn sub(one: &Exact, other: &Exact) -> Exact {
    match (&one.0, &other.0) {
        (Repr::Small(a, b), Repr::Small(c, d)) => sum((*a, *b), (*c, *d), true),
        _ => Exact::from(one.to_ratio() - other.to_ratio()),
    }
}

fn mul(one: &Exact, other: &Exact) -> Exact {
    match (&one.0, &other.0) {
        (Repr::Small(a, b), Repr::Small(c, d)) => {
            Exact::reduced(i128::from(*a) * i128::from(*c), i128::from(*b) * i128::from(*d))
        }
        _ => Exact::from(one.to_ratio() * other.to_ratio()),
    }
}

macro_rules! operators {
    ($($op:ident $name:ident),*) => {$(
        impl $op for Exact {
            type Output = Self;
            fn $name(self, other: Self) -> Self {
                $name(&self, &other)
            }
        }
        impl<'a> $op<&'a Exact> for &'a Exact {
            type Output = Exact;
            fn $name(self, other: &Exact) -> Exact {
                $name(self, other)
            }
        }
    )*};
}
operators!(Add add, Sub sub, Mul mul);

impl Neg for Exact {
    type Output = Self;
    fn neg(self) -> Self {
        sub(&Self::ZERO, &self)
    }
}

impl AddAssign<&Exact> for Exact {
    fn add_assign(&mut self, other: &Exact) {
        *self = add(self, other);
    }
}

impl SubAssign<&Exact> for Exact {
    fn sub_assign(&mut self, other: &Exact) {
        *self = sub(self, other);
    }
}

impl<'a> std::iter::Sum<&'a Exact> for Exact {
    fn sum<I: Iterator<Item = &'a Exact>>(iter: I) -> Self {
        let mut total = Self::zero();
        for part in iter {
            total += part;
        }
        total
    }
}

impl std::iter::Sum for Exact {
    fn sum<I: Iterator<Item = Exact>>(iter: I) -> Self {
        let mut total = Self::zero();
        for part in iter {
            total += &part;
        }
        total
    }
}

/// Division by a whole number that is not 0; by 0 the result is 0, so guard with [`Exact::ratio`] where 0 can occur.
impl Div<u64> for &Exact {
    type Output = Exact;
    fn div(self, by: u64) -> Exact {
        Exact::share(self, &Exact::reduced(by.into(), 1)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use num_rational::BigRational;
    use num_traits::Zero;

    use super::Exact;

    #[test]
    fn ten_tenths_are_one() {
        let tenth = Exact::ratio(1, 10).unwrap();
        let sum: Exact = std::iter::repeat_n(&tenth, 10).sum();
        assert_eq!(sum, Exact::one());
    }

    #[test]
    fn a_share_of_nothing_is_absent() {
        assert_eq!(Exact::share(&Exact::one(), &Exact::zero()), None);
        assert_eq!(Exact::ratio(3, 0), None);
    }

    #[test]
    fn whole_numbers_leave_whole_and_others_as_the_nearest_double() {
        assert_eq!(Exact::whole(1660).to_json().to_string(), "1660");
        assert_eq!(Exact::ratio(1, 3).unwrap().to_json().as_f64(), Some(1.0 / 3.0));
    }

    #[test]
    fn fractions_past_two_words_are_as_exact_as_small_ones() {
        // The same sums and products, in machine words and in full.
        let edge = [i64::MIN, i64::MIN + 1, -3, -1, 0, 1, 2, 7, 1 << 53, i64::MAX - 1, i64::MAX];
        let numbers: Vec<BigRational> =
            edge.iter().flat_map(|n| [1, 3, i64::MAX].map(|d| BigRational::new((*n).into(), d.into()))).collect();
        for a in &numbers {
            for b in &numbers {
                let (x, y) = (Exact::from(a.clone()), Exact::from(b.clone()));
                assert_eq!(&x + &y, Exact::from(a + b));
                assert_eq!(&x - &y, Exact::from(a - b));
                assert_eq!(&x * &y, Exact::from(a * b));
                assert_eq!(x.cmp(&y), a.cmp(b));
                let share = (!b.is_zero()).then(|| Exact::from(a / b));
                assert_eq!(Exact::share(&x, &y), share);
                assert_eq!(&(&x + &y) - &y, x);
            }
        }
    }

    #[test]
    fn what_shrinks_again_equals_what_was_always_small() {
        let large = &Exact::whole(u64::MAX) * &Exact::whole(u64::MAX);
        assert_eq!(Exact::share(&large, &large), Some(Exact::one()));
        assert_eq!((&large - &large).to_json().to_string(), "0");
    }
}
