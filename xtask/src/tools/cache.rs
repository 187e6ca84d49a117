//! The cache of installed tools: one folder for all checkouts of this user.

use anyhow::{Context, Result};
use std::env;
use std::path::PathBuf;

/// The folder `name` of the cache; it may not exist yet.
pub(crate) fn folder(name: &str) -> Result<PathBuf> {
    let root = root(|variable| {
        env::var_os(variable)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    });
    Ok(root
        .context(
            "no home folder is known; set XDG_CACHE_HOME to a folder that tools may be kept in",
        )?
        .join("study-widget")
        .join(name))
}

fn root(variable: impl Fn(&str) -> Option<PathBuf>) -> Option<PathBuf> {
    if let Some(named) = variable("XDG_CACHE_HOME").filter(|folder| folder.is_absolute()) {
        return Some(named);
    }
    if cfg!(windows) {
        return variable("LOCALAPPDATA");
    }
    let usual = if cfg!(target_os = "macos") {
        "Library/Caches"
    } else {
        ".cache"
    };
    Some(variable("HOME")?.join(usual))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cache_the_user_chose_comes_first() {
        let chosen = root(|name| (name == "XDG_CACHE_HOME").then(env::temp_dir));
        assert_eq!(chosen, Some(env::temp_dir()));
    }

    #[test]
    fn a_relative_choice_is_not_one() {
        assert_eq!(
            root(|name| (name == "XDG_CACHE_HOME").then(|| PathBuf::from("here"))),
            None
        );
    }
}
