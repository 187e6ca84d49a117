//! What the first load of the widget weighs, and what it may weigh.

use anyhow::{Result, bail};
use flate2::{Compression, write::GzEncoder};
use std::io::Write;

/// Everything a page needs to tick a box, compressed, in bytes.
const FIRST_LOAD: usize = 75_000;

/// Prints each file's share of the first load; an error when the whole is over budget.
pub(crate) fn check(files: &[(String, Vec<u8>)]) -> Result<()> {
    let mut total = 0;
    println!(
        "{:<24}{:>10}{:>10}{:>8}",
        "first load", "raw", "gzip", "share"
    );
    for (name, bytes) in files {
        let size = gzipped(bytes)?;
        total += size;
        println!(
            "{name:<24}{:>10}{size:>10}{:>7}%",
            bytes.len(),
            percent(size, FIRST_LOAD)
        );
    }
    println!(
        "{:<24}{:>10}{total:>10}{:>7}%",
        "of 75,000",
        "",
        percent(total, FIRST_LOAD)
    );
    verdict(total)
}

fn verdict(total: usize) -> Result<()> {
    if total > FIRST_LOAD {
        bail!(
            "the first load is {} bytes over its budget of {FIRST_LOAD}; make it smaller",
            total - FIRST_LOAD
        );
    }
    Ok(())
}

fn gzipped(bytes: &[u8]) -> Result<usize> {
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
        assert!(verdict(75_000).is_ok());
        let said = verdict(75_001).unwrap_err().to_string();
        assert_eq!(
            said,
            "the first load is 1 bytes over its budget of 75000; make it smaller"
        );
    }

    #[test]
    fn weight_is_what_travels_and_not_what_is_stored() {
        assert!(gzipped(&[b'a'; 10_000]).unwrap() < 100);
    }
}
