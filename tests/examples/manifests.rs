//! Kubernetes examples: what a manifest says must be in the API of the version that the guide speaks of.
//!
//! Built-in kinds are read into the API's own types, and whatever did not arrive there is no field of theirs. Custom
//! resources have no types here: the fields used stand in a list, each looked up in its project's definition.

use k8s_openapi::api::admissionregistration::v1::ValidatingAdmissionPolicy;
use k8s_openapi::api::apps::v1::Deployment;
use k8s_openapi::api::autoscaling::v2::HorizontalPodAutoscaler;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Fields of custom resources; `*` is any key, and an item of a list has the path of its list.
const CUSTOM: [(&str, &str, &[&str]); 5] = [
    (
        "chaos-mesh.org/v1alpha1",
        "NetworkChaos",
        &[
            "spec.action",
            "spec.mode",
            "spec.value",
            "spec.duration",
            "spec.selector.namespaces",
            "spec.selector.labelSelectors.*",
            "spec.direction",
            "spec.target.mode",
            "spec.target.selector.namespaces",
            "spec.target.selector.labelSelectors.*",
            "spec.externalTargets",
            "spec.delay.latency",
            "spec.delay.jitter",
        ],
    ),
    (
        "external-secrets.io/v1",
        "ExternalSecret",
        &[
            "spec.refreshInterval",
            "spec.secretStoreRef.kind",
            "spec.secretStoreRef.name",
            "spec.target.name",
            "spec.target.creationPolicy",
            "spec.data.secretKey",
            "spec.data.remoteRef.key",
            "spec.data.remoteRef.property",
        ],
    ),
    (
        "kustomize.config.k8s.io/v1beta1",
        "Kustomization",
        &[
            "namespace",
            "resources",
            "images.name",
            "images.newName",
            "images.digest",
            "patches.path",
        ],
    ),
    (
        "security.istio.io/v1",
        "PeerAuthentication",
        &["spec.mtls.mode"],
    ),
    (
        "security.istio.io/v1",
        "AuthorizationPolicy",
        &[
            "spec.selector.matchLabels.*",
            "spec.action",
            "spec.rules.from.source.principals",
        ],
    ),
];

/// What is wrong with YAML, and with each Kubernetes manifest in it.
pub(crate) fn fault(yaml: &str) -> Option<String> {
    let documents: Vec<Value> = match serde_saphyr::from_multiple(yaml) {
        Ok(documents) => documents,
        Err(fault) => return Some(fault.to_string()),
    };
    documents.iter().find_map(manifest_fault)
}

fn manifest_fault(manifest: &Value) -> Option<String> {
    let api = manifest["apiVersion"].as_str()?;
    let kind = manifest["kind"].as_str()?;
    match (api, kind) {
        ("apps/v1", "Deployment") => lost::<Deployment>(manifest),
        ("autoscaling/v2", "HorizontalPodAutoscaler") => lost::<HorizontalPodAutoscaler>(manifest),
        ("admissionregistration.k8s.io/v1", "ValidatingAdmissionPolicy") => {
            lost::<ValidatingAdmissionPolicy>(manifest)
        }
        _ => {
            let known = CUSTOM
                .iter()
                .find(|known| (known.0, known.1) == (api, kind));
            let Some((_, _, fields)) = known else {
                return Some(format!("{api} {kind}: no definition of it here; add one"));
            };
            paths(manifest, "").into_iter().find_map(|path| {
                let common = ["apiVersion", "kind", "metadata.name", "metadata.namespace"];
                let known = fields.iter().any(|field| fits(&path, field));
                let fault = format!("{kind} has no field `{path}`");
                (!known && !common.contains(&path.as_str())).then_some(fault)
            })
        }
    }
}

/// A field of the manifest that the type does not have, or a value that it does not take.
fn lost<T: DeserializeOwned + Serialize>(manifest: &Value) -> Option<String> {
    let read: T = match serde_json::from_value(manifest.clone()) {
        Ok(read) => read,
        Err(fault) => return Some(fault.to_string()),
    };
    let kept = paths(&serde_json::to_value(read).unwrap(), "");
    let mut said = paths(manifest, "").into_iter();
    said.find(|path| !kept.contains(path))
        .map(|path| format!("no field `{path}`"))
}

/// The path of every value that holds no others.
fn paths(value: &Value, at: &str) -> Vec<String> {
    let below = |key: &str| match at {
        "" => key.to_owned(),
        _ => format!("{at}.{key}"),
    };
    match value {
        Value::Object(fields) => fields
            .iter()
            .flat_map(|(key, value)| paths(value, &below(key)))
            .collect(),
        Value::Array(items) => items.iter().flat_map(|item| paths(item, at)).collect(),
        _ => vec![at.to_owned()],
    }
}

fn fits(path: &str, field: &str) -> bool {
    match field.strip_suffix('*') {
        Some(start) => path.starts_with(start),
        None => path == field,
    }
}

#[test]
fn a_misspelt_field_of_a_manifest_is_a_fault() {
    let deployment = "apiVersion: apps/v1\nkind: Deployment\nspec:\n  minReadySecond: 10\n";
    assert!(fault(deployment).is_some_and(|fault| fault.contains("spec.minReadySecond")));
    let mesh =
        "apiVersion: security.istio.io/v1\nkind: PeerAuthentication\nspec:\n  mtls: {modus: X}\n";
    assert!(fault(mesh).is_some_and(|fault| fault.contains("spec.mtls.modus")));
}

#[test]
fn a_kind_that_nobody_defined_here_is_a_fault() {
    assert!(fault("apiVersion: example.org/v1\nkind: Guess\n").is_some());
}
