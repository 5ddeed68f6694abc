//! Exact fractions: quantities, people, money, shares and probabilities are added without rounding; the nearest double is
//! taken only when a figure leaves the program.

use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub, SubAssign};

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, ToPrimitive, Zero};

use super::{Day, Quantity};

/// An exact fraction of any size.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Exact(BigRational);

impl Exact {
    /// 0.
    pub fn zero() -> Self {
        Self(BigRational::zero())
    }

    /// 1.
    pub fn one() -> Self {
        Self(BigRational::one())
    }

    /// A whole number.
    pub fn whole(n: impl Into<BigInt>) -> Self {
        Self(BigRational::from_integer(n.into()))
    }

    /// `part` of `of`, or `None` of nothing: a share over nothing is absent.
    pub fn share(part: &Self, of: &Self) -> Option<Self> {
        (!of.0.is_zero()).then(|| Self(&part.0 / &of.0))
    }

    /// `part` of `of` for whole numbers, or `None` of nothing.
    pub fn ratio(part: u64, of: u64) -> Option<Self> {
        (of != 0).then(|| Self(BigRational::new(part.into(), of.into())))
    }

    /// True when 0.
    pub fn is_zero(&self) -> bool {
        self.0.is_zero()
    }

    /// True when below 0.
    pub fn is_negative(&self) -> bool {
        self.0.is_negative()
    }

    /// True for a whole number.
    pub fn is_whole(&self) -> bool {
        self.0.is_integer()
    }

    /// The nearest double.
    pub fn to_f64(&self) -> f64 {
        self.0.to_f64().unwrap_or(f64::MAX)
    }

    /// The number as JSON: whole where it is whole, else the nearest double.
    pub fn to_json(&self) -> serde_json::Value {
        if self.0.is_integer() {
            if let Some(n) = self.0.numer().to_i64() {
                return n.into();
            }
        }
        self.to_f64().into()
    }

    /// The fraction itself.
    pub fn as_ratio(&self) -> &BigRational {
        &self.0
    }
}

impl Default for Exact {
    fn default() -> Self {
        Self::zero()
    }
}

impl From<BigRational> for Exact {
    fn from(ratio: BigRational) -> Self {
        Self(ratio)
    }
}

impl From<Quantity> for Exact {
    fn from(quantity: Quantity) -> Self {
        Self::whole(quantity.0)
    }
}

impl From<Day> for Exact {
    fn from(day: Day) -> Self {
        Self::whole(day.0)
    }
}

macro_rules! operators {
    ($($op:ident $name:ident),*) => {$(
        impl $op for Exact {
            type Output = Self;
            fn $name(self, other: Self) -> Self {
                Self(self.0.$name(other.0))
            }
        }
        impl<'a> $op<&'a Exact> for &'a Exact {
            type Output = Exact;
            fn $name(self, other: &Exact) -> Exact {
                Exact((&self.0).$name(&other.0))
            }
        }
    )*};
}
operators!(Add add, Sub sub, Mul mul);

impl Neg for Exact {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl AddAssign<&Exact> for Exact {
    fn add_assign(&mut self, other: &Exact) {
        self.0 += &other.0;
    }
}

impl SubAssign<&Exact> for Exact {
    fn sub_assign(&mut self, other: &Exact) {
        self.0 -= &other.0;
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
        if by == 0 { Exact::zero() } else { Exact(&self.0 / BigInt::from(by)) }
    }
}

#[cfg(test)]
mod tests {
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
}
