//! The configurator in `try/`: its program, its style sheet and its preview's script. `press` fills in its page.

use crate::embed;
use crate::tools::Packages;
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// The name of its compiled module.
pub(crate) const MODULE: &str = "study-try";
/// Its folder in the site.
pub(crate) const FOLDER: &str = "try";

/// Makes the folder, after the module was compiled and optimised.
pub(crate) fn make(packages: &Packages, site: &Path) -> Result<()> {
    let folder = site.join(FOLDER);
    let source = Path::new("public").join(FOLDER);
    embed::bundle(packages, site, FOLDER, MODULE, &source, &[])?;
    for name in ["preview.js", "try.css"] {
        embed::minify(packages, &source.join(name), &folder.join(name))?;
    }
    fs::copy(source.join("index.html"), folder.join("index.html"))
        .context("failed to copy the configurator's page")?;
    Ok(())
}
