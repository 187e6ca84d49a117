//! No two files use each other, directly or through others: a file can be read before those that use it.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;

use syn::{Item, UseTree};

use super::sources;

/// For each module, the modules it uses, by their paths.
type Uses = BTreeMap<String, BTreeSet<String>>;

#[test]
fn no_files_use_each_other_in_a_circle() {
    let uses = uses().unwrap();
    let circles: Vec<String> = uses
        .iter()
        .flat_map(|(from, to)| to.iter().map(move |to| (from, to)))
        .filter(|(from, to)| reaches(&uses, to, from))
        .map(|(from, to)| {
            format!(
                "{from} uses {to}, which leads back; move what both need into a file of its own"
            )
        })
        .collect();
    assert!(circles.is_empty(), "{}", circles.join("\n"));
}

/// The uses of every file, except those within a room, between its file and its folder.
fn uses() -> io::Result<Uses> {
    let files = sources("src")?;
    let modules: BTreeSet<String> = files.iter().map(|(file, _)| module_of(file)).collect();
    let mut uses = Uses::new();
    for (file, text) in files {
        let module = module_of(&file);
        let file = syn::parse_file(&text).unwrap_or_else(|error| panic!("{module}: {error}"));
        let mut paths = Vec::new();
        for item in &file.items {
            if let Item::Use(used) = item {
                flatten(&used.tree, "", &mut paths);
            }
        }
        let used = paths
            .iter()
            .filter_map(|path| resolve(path, &module, &modules));
        let is_in = |inner: &str, outer: &str| inner.starts_with(&format!("{outer}::"));
        let used =
            used.filter(|used| *used != module && !is_in(used, &module) && !is_in(&module, used));
        uses.insert(module.clone(), used.collect());
    }
    Ok(uses)
}

/// The module path of a file.
fn module_of(file: &Path) -> String {
    let path = file.with_extension("");
    let steps: Vec<_> = path
        .components()
        .skip(1)
        .map(|step| step.as_os_str().to_string_lossy())
        .filter(|step| step != "mod")
        .collect();
    steps.join("::")
}

fn flatten(tree: &UseTree, before: &str, paths: &mut Vec<String>) {
    match tree {
        UseTree::Path(path) => flatten(&path.tree, &format!("{before}{}::", path.ident), paths),
        UseTree::Name(name) => paths.push(format!("{before}{}", name.ident)),
        UseTree::Rename(name) => paths.push(format!("{before}{}", name.ident)),
        UseTree::Glob(_) => paths.push(before.to_owned()),
        UseTree::Group(group) => group
            .items
            .iter()
            .for_each(|tree| flatten(tree, before, paths)),
    }
}

/// The module that a path in `module` leads to; `None` outside this crate.
fn resolve(path: &str, module: &str, modules: &BTreeSet<String>) -> Option<String> {
    let mut steps: Vec<&str> = match path.strip_prefix("crate::") {
        Some(path) => path.split("::").collect(),
        None => module.split("::").chain(path.split("::")).collect(),
    };
    while let Some(at) = steps.iter().position(|step| *step == "super") {
        steps.drain(at.saturating_sub(1)..=at);
    }
    steps.retain(|step| *step != "self");
    while !steps.is_empty() && !modules.contains(&steps.join("::")) {
        steps.pop();
    }
    (!steps.is_empty()).then(|| steps.join("::"))
}

fn reaches(uses: &Uses, from: &str, to: &str) -> bool {
    let (mut seen, mut next) = (BTreeSet::new(), vec![from]);
    while let Some(at) = next.pop() {
        if at == to {
            return true;
        }
        if seen.insert(at) {
            next.extend(uses.get(at).into_iter().flatten().map(String::as_str));
        }
    }
    false
}
