//! Claims that age: a number that a provider chose, and may choose anew, has a version or a year in its sentence.

use study_widget::article::Kind;
use study_widget::html;
use study_widget::press::press;

use super::{GUIDES, source};

/// Those whose defaults, limits, prices and findings the guides give.
const PROVIDERS: &str = "AKS AWS Argo Aurora Autopilot Azure Chaos Cilium CockroachDB Collector DORA DORA's DynamoDB EKS \
    Envoy Facebook Fargate Flux GKE GitHub GitHub's Google Google's HPA Istio Istio's KEDA Karpenter Kubernetes Lambda \
    MySQL OpenTelemetry OpenTofu Postgres PostgreSQL Prometheus S3 SQS Spanner Terraform VPA Vault cert-manager kubelet";

const UNITS: &str = "ms s second seconds minute minutes minutes' hour hours day days month months MB GB TB vCPU minor \
    incidents engineers";

const SPELT: &str =
    "two three four five six seven eight nine ten twelve fifteen twenty thirty sixty ninety";

#[test]
fn a_providers_number_has_a_version_or_a_year_in_its_sentence() {
    let mut bare = Vec::new();
    for guide in GUIDES {
        let page = press(guide, &source(guide), &GUIDES).0.page;
        let article = html::read(&page).remove(0).article;
        let shown = |kind: &Kind| matches!(kind, Kind::Code | Kind::Table);
        let prose = article.blocks.iter().filter(|block| !shown(&block.kind));
        let sentences = prose.flat_map(|block| block.text.split_inclusive(". "));
        bare.extend(
            sentences
                .filter(|sentence| ages(sentence))
                .map(str::to_owned),
        );
    }
    assert!(
        bare.is_empty(),
        "no version and no year:\n{}",
        bare.join("\n")
    );
}

/// Whether a sentence gives a provider's measure, or a number by default, and nothing that dates it.
fn ages(sentence: &str) -> bool {
    let words: Vec<String> = words(sentence);
    let of_a_provider = words.iter().any(|word| is_of(PROVIDERS, word));
    let by_default = words.iter().any(|word| word.starts_with("default"));
    let number = |word: &String| is_figure(word) || is_of(SPELT, word);
    let measure = words
        .iter()
        .any(|word| is_figure(word) && word.contains(['%', '$']))
        || words
            .windows(2)
            .any(|pair| number(&pair[0]) && is_of(UNITS, &pair[1]));
    let any_figure = words.iter().any(|word| is_figure(word));
    (of_a_provider && measure || by_default && any_figure) && !is_dated(&words)
}

fn is_of(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|name| name == word)
}

fn is_figure(word: &str) -> bool {
    let figure = word
        .trim_start_matches('$')
        .trim_end_matches('%')
        .replace(',', "");
    figure.parse::<f64>().is_ok()
}

/// A year of this century, or a version: with its `v`, or after the name of what has it.
fn is_dated(words: &[String]) -> bool {
    let is_year = |word: &String| word.len() == 4 && word.starts_with("20") && is_figure(word);
    let parts = |word: &str| {
        word.split('.')
            .filter(|part| part.parse::<u32>().is_ok())
            .count()
    };
    let is_version = |before: &String, word: &String| {
        let named = before.starts_with(char::is_uppercase)
            || ["from", "since", "version"].contains(&before.as_str());
        word.strip_prefix('v').is_some_and(|rest| parts(rest) > 0)
            || (named && parts(word) > 1)
            || (is_of(PROVIDERS, before) && parts(word) > 0)
    };
    words.iter().any(is_year) || words.windows(2).any(|pair| is_version(&pair[0], &pair[1]))
}

fn words(sentence: &str) -> Vec<String> {
    let plain = sentence.replace(['’', '‘'], "'").replace("mid-", "");
    let words = plain.split(|letter: char| letter.is_whitespace() || "();:/".contains(letter));
    words
        .map(|word| word.trim_matches(['.', ',', '"', '“', '”']).to_owned())
        .filter(|word| !word.is_empty())
        .collect()
}

#[test]
fn a_number_that_nothing_dates_is_found() {
    for sentence in [
        "Argo CD polls every 120 seconds.",
        "It waits 30 s by default.",
        "A stuck rollout (600 by default) is reported.",
        "AWS gives two minutes’ notice before reclaiming.",
        "EKS charges $0.60 in extended support.",
        "With a burn of 14.4, AWS drains for 300 seconds.",
    ] {
        assert!(ages(sentence), "{sentence}");
    }
}

#[test]
fn a_version_or_a_year_is_enough() {
    for sentence in [
        "Argo CD 3.5 polls every 120 seconds.",
        "An AWS target group drains for 300 seconds by default (2026).",
        "EKS rolls back within seven days (since mid-2026).",
        "Since PostgreSQL v12 it takes 2 ms.",
        "Wait 30 seconds between batches.",
    ] {
        assert!(!ages(sentence), "{sentence}");
    }
}
