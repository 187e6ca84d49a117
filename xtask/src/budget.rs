//! What the widget weighs, and what it may weigh.

use anyhow::{Result, bail};
use flate2::{Compression, write::GzEncoder};
use std::io::Write;

/// Files that are loaded together, and what they may weigh compressed, in bytes.
pub(crate) struct Load {
    pub name: &'static str,
    /// What they are to weigh.
    pub bar: usize,
    /// What they may weigh until they meet the bar; to be lowered with every step.
    pub most: usize,
    pub files: Vec<(String, Vec<u8>)>,
}

impl Load {
    /// Prints each file's share of the bar, and by how much the whole misses it; an error when it weighs more than it may.
    pub(crate) fn check(&self) -> Result<()> {
        let mut total = 0;
        println!("{:<24}{:>10}{:>10}{:>8}", self.name, "raw", "gzip", "share");
        for (file, bytes) in &self.files {
            let size = gzipped(bytes)?;
            total += size;
            let share = percent(size, self.bar);
            println!("{file:<24}{:>10}{size:>10}{share:>7}%", bytes.len());
        }
        let share = percent(total, self.bar);
        let of = format!("of {}", self.bar);
        println!("{of:<24}{:>10}{total:>10}{share:>7}%", "");
        if total > self.bar {
            println!(
                "MISSED by {}: lower what it may weigh, {}, with every step",
                total - self.bar,
                self.most
            );
        }
        verdict(self.name, total, self.most)
    }
}

fn verdict(name: &str, total: usize, most: usize) -> Result<()> {
    if total > most {
        bail!(
            "{name}: {} bytes over the {most} it may weigh; make it smaller",
            total - most
        );
    }
    Ok(())
}

/// How many bytes travel.
pub(crate) fn gzipped(bytes: &[u8]) -> Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

fn percent(part: usize, whole: usize) -> usize {
    (part * 100).div_ceil(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_over_the_budget_fails_and_says_by_how_much() {
        assert!(verdict("first load", 75_000, 75_000).is_ok());
        let said = verdict("first load", 75_001, 75_000)
            .unwrap_err()
            .to_string();
        assert_eq!(
            said,
            "first load: 1 bytes over the 75000 it may weigh; make it smaller"
        );
    }

    #[test]
    fn weight_is_what_travels_and_not_what_is_stored() {
        assert!(gzipped(&[b'a'; 10_000]).unwrap() < 100);
    }
}
