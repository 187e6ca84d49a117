//! The size of what a page loads, and its budget.

use anyhow::{Result, bail};
use flate2::{Compression, write::GzEncoder};
use std::io::Write;

/// Files that are loaded together, and their budget in compressed bytes.
pub(crate) struct Load {
    pub name: &'static str,
    /// The size to be reached.
    pub bar: usize,
    /// The largest size allowed until the bar is reached; to be lowered with every improvement.
    pub most: usize,
    pub files: Vec<(String, Vec<u8>)>,
}

impl Load {
    /// Prints each file's size and share of the bar, and by how much the whole misses it; an error if it exceeds
    /// `most`.
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

/// The size in bytes after gzip, as a server sends it.
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
