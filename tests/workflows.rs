//! The workflows that run on GitHub: valid YAML of the right shape, pinned by commit, with no more permissions than
//! needed.

#![allow(
    clippy::unwrap_used,
    reason = "a workflow that cannot be read is a failure"
)]

use std::fs;

use saphyr_parser::{Event, Parser};
use serde_json::{Map, Value, json};

/// Each workflow's name, text and content.
fn workflows() -> Vec<(String, String, Value)> {
    let folder = fs::read_dir(".github/workflows").unwrap();
    let read = |path: std::path::PathBuf| {
        let text = fs::read_to_string(&path).unwrap();
        let content = yaml(&text).unwrap_or_else(|fault| panic!("{}: {fault}", path.display()));
        (path.display().to_string(), text, content)
    };
    folder.map(|entry| read(entry.unwrap().path())).collect()
}

/// Each job of each workflow, by the names of both.
fn jobs() -> Vec<(String, Value)> {
    let named = |(name, _, content): (String, String, Value)| {
        let jobs = content["jobs"].as_object().unwrap().clone();
        jobs.into_iter()
            .map(move |(id, job)| (format!("{name}: {id}"), job))
    };
    workflows().into_iter().flat_map(named).collect()
}

#[test]
fn a_workflow_says_when_it_runs_and_may_only_read() {
    for (name, _, content) in workflows() {
        assert!(
            content["name"].is_string() && content["on"].is_object(),
            "{name}"
        );
        assert_eq!(
            content["permissions"],
            json!({ "contents": "read" }),
            "{name}"
        );
    }
}

#[test]
fn a_job_is_another_workflow_or_steps_that_end() {
    for (name, job) in jobs() {
        if let Some(called) = job["uses"].as_str() {
            assert!(fs::exists(called).unwrap(), "{name}: {called} is not there");
            continue;
        }
        assert!(
            job["runs-on"].is_string() && job["timeout-minutes"].is_string(),
            "{name}"
        );
        for step in job["steps"].as_array().unwrap() {
            assert!(
                step["uses"].is_string() != step["run"].is_string(),
                "{name}: {step}"
            );
        }
    }
}

#[test]
fn a_job_needs_only_jobs_that_are_there() {
    for (name, _, content) in workflows() {
        for (id, job) in content["jobs"].as_object().unwrap() {
            let needs = job["needs"].as_str();
            assert!(
                needs.is_none_or(|needs| content["jobs"][needs].is_object()),
                "{name}: {id}"
            );
        }
    }
}

#[test]
fn an_action_is_pinned_by_commit_with_its_version_beside() {
    for (name, text, _) in workflows() {
        for line in text.lines().filter(|line| line.contains("uses: ")) {
            let (_, action) = line.split_once("uses: ").unwrap();
            if action.starts_with("./") {
                continue;
            }
            let pinned = action
                .split_once('@')
                .and_then(|(_, pin)| pin.split_once(" # v"));
            let whole = pinned.is_some_and(|(commit, version)| {
                commit.len() == 40
                    && commit.bytes().all(|byte| byte.is_ascii_hexdigit())
                    && version
                        .split('.')
                        .all(|number| number.parse::<u32>().is_ok())
            });
            assert!(
                whole,
                "{name}: {action} is not pinned as `name@commit # v1.2.3`"
            );
        }
    }
}

#[test]
fn what_is_published_was_tested_and_nothing_proposed_is_published() {
    let all = jobs();
    let deploys = |job: &Value| job.to_string().contains("actions/deploy-pages@");
    let deploying: Vec<_> = all.iter().filter(|(_, job)| deploys(job)).collect();
    assert_eq!(deploying.len(), 1);
    let (name, job) = deploying[0];
    assert!(name.contains("pages.yml"), "{name}");
    assert_eq!(job["needs"], "checks");
    assert_eq!(
        job["permissions"],
        json!({ "pages": "write", "id-token": "write" })
    );
    let (_, _, pages) = workflows()
        .into_iter()
        .find(|(name, ..)| name.ends_with("pages.yml"))
        .unwrap();
    assert!(pages["on"].get("pull_request").is_none());
    assert_eq!(
        pages["jobs"]["checks"]["uses"],
        "./.github/workflows/ci.yml"
    );
}

#[test]
fn a_checkout_leaves_no_credentials_for_later_steps() {
    for (name, job) in jobs() {
        for step in job["steps"].as_array().into_iter().flatten() {
            let uses = step["uses"].as_str().unwrap_or_default();
            if uses.starts_with("actions/checkout@") {
                assert_eq!(step["with"]["persist-credentials"], "false", "{name}");
            }
        }
    }
}

/// The position of the step that contains these words.
fn place(steps: &[Value], words: &str) -> usize {
    let at = steps
        .iter()
        .position(|step| step.to_string().contains(words));
    at.unwrap_or_else(|| panic!("no step says `{words}`"))
}

#[test]
fn a_site_is_published_with_every_version_that_is_out_and_a_release_hands_out_what_was_tested() {
    let all = jobs();
    let checks = all
        .iter()
        .find(|(name, _)| name.ends_with("ci.yml: checks"));
    let steps = checks.unwrap().1["steps"].as_array().unwrap();
    let tested = place(steps, ".ci/run");
    let carried = place(steps, "cargo xtask carry released");
    assert!(tested < carried && carried < place(steps, "actions/upload-pages-artifact@"));
    let packed = place(steps, "embed-$version.tar.gz");
    assert!(tested < packed && packed < place(steps, "actions/upload-artifact@"));

    let release = all
        .iter()
        .find(|(name, _)| name.ends_with("release.yml: release"));
    let release = &release.unwrap().1;
    assert_eq!(release["needs"], "checks");
    let steps = release["steps"].as_array().unwrap();
    assert!(place(steps, "gh release create") < place(steps, "gh workflow run pages.yml"));
}

/// YAML as JSON, with every scalar as a string.
fn yaml(text: &str) -> Result<Value, String> {
    let mut open: Vec<(Value, Option<String>)> = Vec::new();
    let mut whole = Value::Null;
    for event in Parser::new_from_str(text) {
        let (event, _) = event.map_err(|fault| fault.to_string())?;
        let done = match event {
            Event::MappingStart(..) => {
                open.push((Value::Object(Map::new()), None));
                continue;
            }
            Event::SequenceStart(..) => {
                open.push((json!([]), None));
                continue;
            }
            Event::MappingEnd | Event::SequenceEnd => open.pop().ok_or("an end without a start")?.0,
            Event::Scalar(text, ..) => Value::String(text.into_owned()),
            _ => continue,
        };
        match open.last_mut() {
            None => whole = done,
            Some((Value::Array(list), _)) => list.push(done),
            Some((Value::Object(map), key)) => match key.take() {
                None => *key = done.as_str().map(str::to_owned),
                Some(name) if map.contains_key(&name) => {
                    return Err(format!("`{name}` stands twice"));
                }
                Some(name) => drop(map.insert(name, done)),
            },
            Some(_) => return Err("a value in a scalar".to_owned()),
        }
    }
    Ok(whole)
}
