//! Lighthouse's scores for the built site, on an emulated phone, served from a folder of a static host.

use crate::host::Host;
use crate::tools::{Browser, Engine, Lighthouse, Std, Toolchain};
use crate::{dist, shell};
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::path::Path;

const PAGES: [(&str, &str); 3] = [
    ("the library", ""),
    ("the DevOps guide", "guides/devops-senior/"),
    ("the configurator", "try/"),
];
const KINDS: [&str; 4] = ["performance", "accessibility", "best-practices", "seo"];
const BROWSER: &str = "--headless=new --no-sandbox --disable-gpu --disable-quic --disable-dev-shm-usage --no-first-run \
                       --disable-background-networking --disable-component-update --disable-sync";
/// How often a page is measured at most: performance is simulated from measurements, which a busy machine spoils.
const ROUNDS: usize = 3;

/// Builds the site and prints the scores of its pages; an error if a score is below 100.
pub(crate) fn lighthouse() -> Result<()> {
    let (browser, lighthouse) = (Browser::ready(Engine::Chromium)?, Lighthouse::ready()?);
    dist::build(&Toolchain::ready(Std::Small)?)?;
    let address = Host::PAGES.serve(Path::new(dist::FOLDER))?;
    println!(
        "{:<20}{}",
        "",
        KINDS.map(|kind| format!("{kind:>16}")).concat()
    );
    let mut short = Vec::new();
    for (name, path) in PAGES {
        let mut best = [0; KINDS.len()];
        let mut faults = Vec::new();
        for _ in 0..ROUNDS {
            let report = judge(&lighthouse, &browser, &format!("{address}{path}"))?;
            let scores = scores(&report)?;
            best = std::array::from_fn(|kind| best[kind].max(scores[kind]));
            if best.iter().all(|score| *score == 100) {
                break;
            }
            faults = self::faults(&report);
        }
        println!(
            "{name:<20}{}",
            best.map(|score| format!("{score:>16}")).concat()
        );
        if best.iter().any(|score| *score < 100) {
            println!("{}", faults.join("\n"));
            short.push(name);
        }
    }
    if !short.is_empty() {
        bail!(
            "not 100 in everything: {}; what cost points stands under each",
            short.join(", ")
        );
    }
    Ok(())
}

fn judge(lighthouse: &Lighthouse, browser: &Browser, page: &str) -> Result<Value> {
    let mut run = lighthouse.command();
    run.arg(page)
        .args(["--quiet", "--output=json", "--output-path=stdout"]);
    run.arg(format!("--only-categories={}", KINDS.join(",")));
    run.arg(format!("--chrome-flags={BROWSER}"));
    run.env("CHROME_PATH", &browser.program);
    let report: Value =
        serde_json::from_str(&shell::read(&mut run)?).context("Lighthouse's report is not JSON")?;
    match report["runtimeError"]["message"].as_str() {
        Some(fault) => bail!("Lighthouse could not judge {page}: {fault}"),
        None => Ok(report),
    }
}

/// The page's scores in the order of [`KINDS`], from 0 to 100.
fn scores(report: &Value) -> Result<[u32; KINDS.len()]> {
    let mut scores = [0; KINDS.len()];
    for (score, kind) in scores.iter_mut().zip(KINDS) {
        let found = report["categories"][kind]["score"].as_f64();
        let found = found.with_context(|| format!("Lighthouse gave no score for {kind}"))?;
        *score = (found * 100.0).round() as u32;
    }
    Ok(scores)
}

/// The audits that cost points, one line each.
fn faults(report: &Value) -> Vec<String> {
    let weighs = |kind: &&str| {
        let audits = report["categories"][*kind]["auditRefs"].as_array().cloned();
        audits
            .unwrap_or_default()
            .into_iter()
            .filter(|audit| audit["weight"].as_f64() > Some(0.0))
    };
    let audits = KINDS.iter().flat_map(weighs);
    let told = audits.filter_map(|audit| {
        let audit = &report["audits"][audit["id"].as_str()?];
        let full = audit["score"].as_f64()? >= 0.995;
        let shown = audit["displayValue"].as_str().unwrap_or_default();
        (!full).then(|| format!("  {}  {shown}", audit["title"].as_str().unwrap_or_default()))
    });
    told.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn report(seo: f64) -> Value {
        let category = |score: f64, audit: &str| json!({"score": score, "auditRefs": [{"id": audit, "weight": 1}]});
        json!({
            "categories": {
                "performance": category(0.996, "fast"),
                "accessibility": category(1.0, "fast"),
                "best-practices": category(1.0, "fast"),
                "seo": category(seo, "found"),
            },
            "audits": {
                "fast": {"score": 1, "title": "It is fast"},
                "found": {"score": seo, "title": "It is found", "displayValue": "1 link"},
            },
        })
    }

    #[test]
    fn scores_are_of_a_hundred_and_stand_in_order() {
        assert_eq!(scores(&report(0.92)).unwrap(), [100, 100, 100, 92]);
        assert!(scores(&json!({})).is_err());
    }

    #[test]
    fn only_what_cost_points_is_told() {
        assert_eq!(faults(&report(0.92)), ["  It is found  1 link"]);
        assert!(faults(&report(1.0)).is_empty());
    }
}
