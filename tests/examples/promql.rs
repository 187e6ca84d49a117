//! PromQL examples, alone or in the rules of a YAML file: read by a parser of the language.

use promql_parser::parser::parse;
use serde_json::Value;

/// What the parser has against a query.
pub(crate) fn fault(query: &str) -> Option<String> {
    parse(query).err()
}

/// What the parser has against an `expr` of a file of rules.
pub(crate) fn fault_in_rules(yaml: &str) -> Option<String> {
    let file: Value = serde_saphyr::from_str(yaml).ok()?;
    let groups = file["groups"].as_array()?;
    let mut rules = groups
        .iter()
        .flat_map(|group| group["rules"].as_array().into_iter().flatten());
    rules.find_map(|rule| match rule["expr"].as_str() {
        Some(query) => fault(query),
        None => Some(format!("a rule without `expr`: {rule}")),
    })
}

#[test]
fn a_query_that_sums_by_nothing_closed_is_a_fault() {
    assert!(fault("sum by (job (rate(errors_total[5m]))").is_some());
}

#[test]
fn a_rule_with_a_broken_query_is_a_fault() {
    let rules = "groups:\n  - name: slo\n    rules:\n      - alert: Burn\n        expr: errors >\n";
    assert!(fault_in_rules(rules).is_some());
}
