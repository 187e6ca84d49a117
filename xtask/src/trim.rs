//! The widget's two halves without what nobody calls, and with short names for what goes between them.
//!
//! wasm-metadce knows what of one half the other does not use, and wasm-opt calls the rest `a`, `b`, `c`.

use crate::tools::Packages;
use crate::{order, shell};
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// The memory begins as zeros, and its first bytes are the stack's; nobody reads who made the file.
pub(crate) const OPTIMISED: &str = "--flatten --rereloop -Oz -Oz --low-memory-unused --zero-filled-memory --strip-debug --strip-producers --strip-target-features --minify-imports-and-exports-and-modules";
/// What the compiled half calls the other once it is trimmed.
const SHORT: &str = "a";
/// Where the glue begins to list what it offers.
const OFFERED: &str = "    const import0 = {\n        __proto__: null,\n";

/// Makes `wasm` of the compiled half in `raw`, and hands back its other half to go with it.
pub(crate) fn trim(
    packages: &Packages,
    module: &str,
    glue: &str,
    raw: &Path,
    wasm: &Path,
) -> Result<String> {
    // What the compiled half calls the other.
    let other = format!("./{module}_bg.js");
    let graph = wasm.with_extension("graph");
    fs::write(&graph, calls(glue, &other))?;
    let used = wasm.with_extension("used");
    let mut metadce = packages.binaryen("wasm-metadce");
    let unused = shell::read(
        metadce
            .arg("-g")
            .arg(raw)
            .arg("--graph-file")
            .arg(&graph)
            .arg("-o")
            .arg(&used),
    )?;
    let mut optimise = packages.binaryen("wasm-opt");
    optimise
        .args(OPTIMISED.split(' '))
        .arg(&used)
        .arg("-o")
        .arg(wasm);
    let names = shell::read(&mut optimise)?;
    let optimised = fs::read(wasm).with_context(|| format!("failed to read {}", wasm.display()))?;
    fs::write(wasm, order::ordered(&optimised)?)
        .with_context(|| format!("failed to write {}", wasm.display()))?;
    for made in [graph, used] {
        fs::remove_file(&made).with_context(|| format!("failed to remove {}", made.display()))?;
    }
    Ok(renamed(&without_imports(glue, &unused), &other, &names))
}

/// The import that a line of the glue begins.
fn import(line: &str) -> Option<&str> {
    let (name, _) = line.strip_prefix("        ")?.split_once(": function")?;
    name.starts_with("__").then_some(name)
}

/// Which exports the glue calls, and which imports it offers, as wasm-metadce reads it.
fn calls(glue: &str, module: &str) -> String {
    let mut exports: Vec<&str> = glue
        .split("wasm.")
        .skip(1)
        .map(|rest| {
            let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_');
            &rest[..end.unwrap_or(rest.len())]
        })
        .collect();
    exports.sort_unstable();
    exports.dedup();
    let reaches: Vec<String> = exports
        .iter()
        .map(|name| format!("\"export {name}\""))
        .collect();
    let root = format!(
        r#"{{"name":"glue","root":true,"reaches":[{}]}}"#,
        reaches.join(",")
    );
    let exports = exports
        .iter()
        .map(|name| format!(r#"{{"name":"export {name}","export":"{name}"}}"#));
    let imports = glue
        .lines()
        .filter_map(import)
        .map(|name| format!(r#"{{"name":"import {name}","import":["{module}","{name}"]}}"#));
    let nodes: Vec<String> = [root].into_iter().chain(exports).chain(imports).collect();
    format!("[{}]", nodes.join(",\n"))
}

/// The glue without the imports that wasm-metadce found unused.
fn without_imports(glue: &str, said: &str) -> String {
    let unused: Vec<&str> = said
        .lines()
        .filter_map(|line| line.strip_prefix("unused: import "))
        .collect();
    let mut kept = String::new();
    let mut skips = false;
    for line in glue.lines() {
        skips |= import(line).is_some_and(|name| unused.contains(&name));
        if !skips {
            kept.push_str(line);
            kept.push('\n');
        }
        skips &= !line.starts_with("        }");
    }
    kept
}

/// The glue with the short names that wasm-opt printed: `["module", "old", "new"]` and `["old", "new"]`, one to a line.
fn renamed(glue: &str, module: &str, names: &str) -> String {
    let mut glue = glue.replace(
        &format!("\"{module}\": import0"),
        &format!("\"{SHORT}\": import0"),
    );
    for line in names.lines() {
        let words: Vec<&str> = line.split('"').skip(1).step_by(2).collect();
        match words[..] {
            [of, old, new] if of == module => {
                glue = glue.replace(&format!(" {old}: function"), &format!(" {new}: function"))
            }
            [of, old, new] => glue = passed_on(&glue, of, old, new),
            [old, new] => glue = called(&glue, old, new),
            _ => {}
        }
    }
    glue
}

/// The glue with a function of a script of ours, which the compiled half calls without the glue, among what is the glue's.
fn passed_on(glue: &str, of: &str, old: &str, new: &str) -> String {
    let from = format!(" from \"{of}\"");
    let import = glue.lines().find(|line| line.ends_with(&from));
    let name = import.and_then(|line| line.strip_prefix("import * as ")?.strip_suffix(&from));
    let passed = format!(
        "{OFFERED}        {new}: {}.{old},\n",
        name.unwrap_or_default()
    );
    let lines: Vec<&str> = glue
        .lines()
        .filter(|line| !line.starts_with(&format!("        \"{of}\": import")))
        .collect();
    (lines.join("\n") + "\n").replacen(OFFERED, &passed, 1)
}

/// The glue with an export called by another name, wherever the whole of the old one stands.
fn called(glue: &str, old: &str, new: &str) -> String {
    let whole = format!("wasm.{old}");
    let mut parts = glue.split(&whole);
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let goes_on = part.starts_with(|c: char| c.is_alphanumeric() || c == '_');
        text.push_str(&format!("wasm.{}", if goes_on { old } else { new }));
        text.push_str(part);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const OTHER: &str = "./study-widget_bg.js";
    const GLUE: &str = "\
import * as import1 from \"study-widget/page\"
export function mount(host) { return wasm.mount(host) || wasm.mount_again(host); }
    const import0 = {
        __proto__: null,
        __wbg_now_1: function(arg0) {
            return Date.now();
        },
        __wbg_then_2: function() { return handleError(function (arg0) {
            arg0.then();
        }, arguments); },
    };
    return {
        \"./study-widget_bg.js\": import0,
        \"study-widget/page\": import1,
    };
";

    #[test]
    fn an_import_nobody_calls_is_left_out() {
        let glue = without_imports(GLUE, "unused: import __wbg_then_2\nunused: export mount");
        assert!(
            glue.contains("__wbg_now_1") && !glue.contains("then"),
            "{glue}"
        );
        assert!(without_imports(GLUE, "unused: import __wbg_now_1").contains("__wbg_then_2"));
    }

    #[test]
    fn both_halves_call_things_alike() {
        let names = "[\"./study-widget_bg.js\", \"__wbg_now_1\", \"b\"],\n[\"mount\", \"c\"]";
        let glue = renamed(GLUE, OTHER, names);
        assert!(glue.contains("        b: function(arg0)"), "{glue}");
        assert!(
            glue.contains("wasm.c(host) || wasm.mount_again(host)"),
            "{glue}"
        );
        assert!(glue.contains("\"a\": import0"), "{glue}");
    }

    #[test]
    fn what_is_called_past_the_glue_is_offered_by_it() {
        let glue = renamed(GLUE, OTHER, "[\"study-widget/page\", \"adopt\", \"z\"]");
        assert!(
            glue.contains("null,\n        z: import1.adopt,\n"),
            "{glue}"
        );
        assert!(!glue.contains("\"study-widget/page\": import1"), "{glue}");
    }

    #[test]
    fn what_the_glue_calls_is_told_once() {
        let told = calls(GLUE, OTHER);
        assert!(
            told.contains(r#""reaches":["export mount","export mount_again"]"#),
            "{told}"
        );
        assert!(
            told.contains(r#""import":["./study-widget_bg.js","__wbg_then_2"]"#),
            "{told}"
        );
    }
}
