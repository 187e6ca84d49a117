//! Random numbers from a seed that is passed in: the same seed gives the same numbers, so that tests can repeat them.

/// The state of the generator (SplitMix64: Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators",
/// 2014).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chance(u64);

impl Chance {
    /// A generator from a seed.
    #[must_use]
    pub fn new(seed: u64) -> Chance {
        Chance(seed)
    }

    /// A generator from a name and a number: the same on every device.
    #[must_use]
    pub fn named(name: &str, number: u64) -> Chance {
        // FNV-1a.
        let name = name.bytes().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        Chance(name ^ number.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    /// One of `0..below`, all equally likely; 0 if `below` is 0.
    pub fn draw(&mut self, below: usize) -> usize {
        let drawn = u128::from(self.next()) * below as u128;
        usize::try_from(drawn >> 64).unwrap_or_default()
    }

    /// A fraction: 0 or more, under 1.
    pub fn fraction(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Puts things into random order.
    pub fn shuffle<T>(&mut self, things: &mut [T]) {
        for last in (1..things.len()).rev() {
            things.swap(last, self.draw(last + 1));
        }
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}
