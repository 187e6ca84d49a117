//! The site's folder: reading files from it and writing the pages into it.

use std::error::Error;
use std::fs;
use std::path::Path;

use study_widget::press::{Pressed, SiteFile, catalogue, configurator, library, offline};

/// Writes the guides, the library, the configurator's hashes and, if there is a service worker, the list of files it
/// keeps.
pub(super) fn write(into: &Path, guides: &[Pressed]) -> Result<(), Box<dyn Error>> {
    let listing = into.join("index.html");
    let page = library(&read(&listing)?, guides);
    let page = page.ok_or_else(|| {
        format!(
            "{}: no place for the guides; add the comment <!-- guides -->",
            listing.display()
        )
    })?;
    for guide in guides {
        let folder = into.join("guides").join(&guide.id);
        fs::create_dir_all(&folder)
            .map_err(|error| format!("{}: cannot be made: {error}", folder.display()))?;
        put(&folder.join("index.html"), &guide.page)?;
    }
    put(&listing, &page)?;
    put(&into.join("guides.json"), &catalogue(guides))?;
    let trial = into.join("try/index.html");
    if trial.is_file() {
        let [preview, widget] =
            ["try/preview.js", "embed/study-widget.js"].map(|name| into.join(name));
        let ready = configurator(&read(&trial)?, &read(&preview)?, &read(&widget)?);
        let fact = "no place for the hashes of its scripts, or a script ends inside itself; see `src/press/configurator.rs`";
        put(
            &trial,
            &ready.ok_or_else(|| format!("{}: {fact}", trial.display()))?,
        )?;
    }
    let worker = into.join("sw.js");
    if worker.is_file() {
        let ready = offline(&read(&worker)?, &files(into)?).ok_or_else(|| {
            format!(
                "{}: no place for the list; add `const FILES = {{}};` and `const RELEASE = \"none\";`",
                worker.display()
            )
        })?;
        put(&worker, &ready)?;
    }
    Ok(())
}

/// Reads a text, without its byte order mark.
pub(super) fn read(file: &Path) -> Result<String, Box<dyn Error>> {
    let text = fs::read_to_string(file)
        .map_err(|error| format!("{}: cannot be read: {error}", file.display()))?;
    Ok(text.trim_start_matches('\u{feff}').to_owned())
}

pub(super) fn put(file: &Path, text: &str) -> Result<(), Box<dyn Error>> {
    fs::write(file, text)
        .map_err(|error| format!("{}: cannot be written: {error}", file.display()).into())
}

/// Every file under a folder.
fn files(root: &Path) -> Result<Vec<SiteFile>, Box<dyn Error>> {
    let cannot = |path: &Path, error| format!("{}: cannot be read: {error}", path.display());
    let (mut files, mut folders) = (Vec::new(), vec![root.to_owned()]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).map_err(|error| cannot(&folder, error))? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let names = path.strip_prefix(root)?.components();
            let names: Vec<_> = names
                .map(|name| name.as_os_str().to_string_lossy())
                .collect();
            let bytes = fs::read(&path).map_err(|error| cannot(&path, error))?;
            files.push((names.join("/"), bytes));
        }
    }
    Ok(files)
}
