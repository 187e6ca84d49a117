//! Texts damaged at random, but in the ways that find something.

use std::hash::{BuildHasher, Hasher, RandomState};

/// No text grows beyond this. The parser of the author's tool takes the square of how deep elements nest, as its standard
/// has it, and three thousand deep is deep enough: browsers stop at some hundreds.
const LONGEST: usize = 16 * 1024;

/// A source of damage: chance, by xorshift.
pub(crate) struct Damage(u64);

impl Damage {
    pub(crate) fn by_chance() -> Damage {
        Damage(RandomState::new().build_hasher().finish() | 1)
    }

    /// One of the seeds, damaged.
    pub(crate) fn to(&mut self, seeds: &[Vec<u8>], words: &[&str]) -> Vec<u8> {
        let mut bytes = seeds[self.below(seeds.len())].clone();
        for _ in 0..=self.below(8) {
            let (from, to) = self.part(bytes.len());
            match self.below(9) {
                0 => bytes.truncate(from),
                1 => drop(bytes.drain(from..to)),
                2 => {
                    let part = bytes[from..to].to_vec();
                    let times = 1 + self.below(64);
                    bytes.splice(to..to, part.repeat(times));
                }
                3 => {
                    let other = &seeds[self.below(seeds.len())];
                    let (start, end) = self.part(other.len());
                    let part = other[start..end].to_vec();
                    bytes.splice(from..to, part);
                }
                4 => bytes[from..to].reverse(),
                5 => {
                    for byte in &mut bytes[from..to] {
                        *byte = self.next() as u8;
                    }
                }
                6 if from < bytes.len() => bytes[from] ^= 1 << self.below(8),
                _ => {
                    let word = words[self.below(words.len())].repeat(1 + self.below(4).pow(4));
                    let to = if self.below(2) == 0 { from } else { to };
                    bytes.splice(from..to, word.into_bytes());
                }
            }
            bytes.truncate(LONGEST);
        }
        bytes
    }

    /// Where a part of so many bytes begins and ends, more often a short one.
    fn part(&mut self, length: usize) -> (usize, usize) {
        let from = self.below(length + 1);
        let most = if self.below(4) == 0 { length } else { 16 };
        (from, length.min(from + self.below(most + 1)))
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }
}
