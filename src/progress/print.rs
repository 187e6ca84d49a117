//! A fingerprint of a question's text, which identifies the question when its id has changed.
//!
//! The bottom-k sketch of Broder ("On the resemblance and containment of documents", 1997): every pair of neighbouring
//! words is hashed, and the [`KEPT`] smallest hashes are kept. Of the smallest hashes of two texts together, the share
//! that both sketches hold estimates how many of their word pairs the texts have in common. Upper case, punctuation and
//! the order of the parts make no difference.

use std::fmt;

use crate::article::in_word;

/// How many hashes a print keeps.
const KEPT: usize = 16;
/// How many of those two texts must share to count as the same: half, where two questions that merely share a subject
/// share one or none. An author may rewrite about a third of a question before it counts as another.
const SHARED: usize = KEPT / 2;
/// The fewest word pairs of a text that has a print: shorter texts cannot be told apart.
const FEWEST: usize = SHARED;
/// How many hexadecimal digits a hash has.
const DIGITS: usize = 6;

/// The fingerprint of a text: its smallest hashes, ascending.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Print(Vec<u32>);

impl Print {
    /// The print of a text that comes in parts; `None` if it is too short.
    #[must_use]
    pub fn of<'a>(parts: impl Iterator<Item = &'a str>) -> Option<Print> {
        let mut hashes = Vec::with_capacity(KEPT + 1);
        for part in parts {
            let words = || {
                part.split(|c: char| !in_word(c))
                    .filter(|word| !word.is_empty())
            };
            for (one, next) in words().zip(words().skip(1)) {
                insert(&mut hashes, hash(one, next));
            }
        }
        (hashes.len() >= FEWEST).then_some(Print(hashes))
    }

    /// Whether one text is unmistakably an edited version of the other.
    #[must_use]
    pub fn is_of_same_text(&self, other: &Print) -> bool {
        let mut both = self.0.clone();
        other.0.iter().for_each(|hash| insert(&mut both, *hash));
        let shared = both
            .iter()
            .filter(|hash| self.0.contains(hash) && other.0.contains(hash))
            .count();
        shared * KEPT >= SHARED * both.len()
    }

    /// The hashes that are kept; prints of the same text share at least one.
    #[must_use]
    pub fn hashes(&self) -> &[u32] {
        &self.0
    }

    /// The text that a record keeps.
    #[must_use]
    pub fn write(&self) -> String {
        let hashes = self.0.iter();
        hashes.map(|hash| format!("{hash:0DIGITS$x}")).collect()
    }

    /// Reads what [`Print::write`] wrote.
    #[must_use]
    pub fn parse(text: &str) -> Option<Print> {
        let mut hashes = Vec::new();
        for at in (0..text.len()).step_by(DIGITS) {
            hashes.push(u32::from_str_radix(text.get(at..at + DIGITS)?, 16).ok()?);
        }
        (hashes.len() >= FEWEST && hashes.len() <= KEPT && hashes.is_sorted())
            .then_some(Print(hashes))
    }
}

impl fmt::Display for Print {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.write())
    }
}

/// A checksum over the words of a text in parts, without punctuation and upper case: it tells whether a text still has
/// exactly the same words, where a [`Print`] tells whether it is about the same.
pub fn sum<'a>(parts: impl Iterator<Item = &'a str>) -> u32 {
    let words = parts.flat_map(|part| part.split(|c: char| !in_word(c)));
    let words = words.filter(|word| !word.is_empty());
    words.fold(0, |sum: u32, word| {
        sum.wrapping_mul(0x0100_0193) ^ hash(word, "")
    })
}

/// Inserts a hash among the smallest, in order.
fn insert(hashes: &mut Vec<u32>, hash: u32) {
    if let Err(place) = hashes.binary_search(&hash)
        && place < KEPT
    {
        hashes.insert(place, hash);
        hashes.truncate(KEPT);
    }
}

/// FNV-1a over both words, its bits mixed by the finalizer of MurmurHash3; 24 bits of it.
fn hash(one: &str, next: &str) -> u32 {
    let bytes = one.bytes().chain([b' ']).chain(next.bytes());
    let mut hash = bytes.fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0193)
    });
    hash = (hash ^ (hash >> 16)).wrapping_mul(0x85eb_ca6b);
    hash = (hash ^ (hash >> 13)).wrapping_mul(0xc2b2_ae35);
    (hash ^ (hash >> 16)) >> 8
}
