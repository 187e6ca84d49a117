//! What the app keeps for use without a network: checks the list in its service worker, and the total size.

use crate::tools::Std;
use crate::{budget, integrity};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;

/// The compressed size to be reached, in bytes.
const BAR: usize = 600_000;
/// The largest sizes allowed until the bar is reached, stored and compressed; to be lowered with every improvement.
const RAW: usize = 2_647_550;
const GZIPPED: usize = 1_094_950;

/// How much larger the standard library as distributed makes them.
const PLAIN: (usize, usize) = (300_000, 85_000);

/// Prints what is kept; an error if the list differs from the site's files, or the total exceeds what is allowed with
/// this standard library.
pub(crate) fn check(site: &Path, std: Std) -> Result<()> {
    let worker =
        fs::read_to_string(site.join("sw.js")).context("the site has no service worker")?;
    let listed = listed(&worker);
    if listed.is_empty() {
        bail!("sw.js lists nothing; `study-widget press` lists the site's files in it");
    }
    let (mut raw, mut gzipped) = (0, 0);
    println!(
        "{:<40}{:>10}{:>10}",
        "kept without a network", "raw", "gzip"
    );
    for (path, hash) in listed {
        let bytes = fs::read(site.join(path))
            .with_context(|| format!("sw.js lists {path}, which is not in the site"))?;
        if integrity::sha256(&bytes) != hash {
            bail!(
                "sw.js lists other bytes for {path}; nothing may touch the site after `study-widget press`"
            );
        }
        let size = budget::gzipped(&bytes)?;
        println!("{path:<40}{:>10}{size:>10}", bytes.len());
        (raw, gzipped) = (raw + bytes.len(), gzipped + size);
    }
    println!("{:<40}{raw:>10}{gzipped:>10}", "in all");
    if gzipped > BAR {
        println!(
            "MISSED by {}, of {BAR}: lower what it may weigh, {GZIPPED}, with every step",
            gzipped - BAR
        );
    }
    let plain = match std {
        Std::Small => (0, 0),
        Std::Prebuilt => PLAIN,
    };
    verdict(raw, gzipped, plain)
}

/// The listed files and their hashes, one per line as `"path": "hash",`.
fn listed(worker: &str) -> Vec<(&str, &str)> {
    let lines = worker.lines().filter_map(|line| {
        let (path, hash) = line.strip_prefix("  \"")?.split_once("\": \"")?;
        Some((path, hash.strip_suffix("\",")?))
    });
    lines.collect()
}

fn verdict(raw: usize, gzipped: usize, plain: (usize, usize)) -> Result<()> {
    let stored = (raw, RAW + plain.0, "stored");
    let travelled = (gzipped, GZIPPED + plain.1, "on the way");
    for (size, bar, how) in [stored, travelled] {
        if size > bar {
            bail!(
                "what the app keeps is {} bytes over its budget of {bar} {how}; make it smaller",
                size - bar
            );
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_read_out_of_the_worker() {
        let worker = "const FILES = {\n  \"a/index.html\": \"sha256-x=\",\n  \"b.js\": \"sha256-y\",\n};\nconst a = { \"c\": \"d\" };\n";
        assert_eq!(
            listed(worker),
            [("a/index.html", "sha256-x="), ("b.js", "sha256-y")]
        );
    }

    #[test]
    fn either_budget_can_be_broken() {
        assert!(verdict(RAW, GZIPPED, (0, 0)).is_ok());
        let said = verdict(RAW + 1, 1, (0, 0)).unwrap_err().to_string();
        let expected = format!(
            "what the app keeps is 1 bytes over its budget of {RAW} stored; make it smaller"
        );
        assert_eq!(said, expected);
        assert!(
            verdict(1, GZIPPED + 1, (0, 0))
                .unwrap_err()
                .to_string()
                .contains("on the way")
        );
    }
}
