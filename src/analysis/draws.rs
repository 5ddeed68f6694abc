//! A small seeded source of draws for Monte Carlo, so that the same plan always gives the same figures. It is splitmix64;
//! its whole state is one number, and it is no secret.

/// A seeded sequence of draws.
#[derive(Clone, Debug)]
pub(crate) struct Draws(u64);

impl Draws {
    pub const fn seeded(seed: u64) -> Self {
        Self(seed)
    }

    /// The next draw, uniform over all values.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
}
