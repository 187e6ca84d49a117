//! The author's recipes: read from one folder, written as pages into a folder of the site.

use std::error::Error;
use std::fs;
use std::io;
use std::path::Path;

use study_widget::press::recipe;

use super::{guides, print, site};

/// The folder of their pages in the site.
const PAGES: &str = "embed-docs";

/// Makes a page of every recipe in `folder`; returns whether all are without faults, because otherwise none is written.
pub(super) fn press(folder: &Path, into: &Path) -> Result<bool, Box<dyn Error>> {
    let files = guides(folder)?;
    let siblings: Vec<_> = files.iter().map(|(id, _)| id.as_str()).collect();
    let (mut made, mut all_well) = (Vec::new(), true);
    for (id, file) in &files {
        let (recipe, faults) = recipe(id, &site::read(file)?, &siblings);
        for fault in &faults {
            let line = fault.line(&file.to_string_lossy());
            print(&format!("{line}\n"), &mut io::stderr());
        }
        all_well &= faults.is_empty();
        made.push(recipe);
    }
    for recipe in made.iter().filter(|_| all_well) {
        let page = into.join(PAGES).join(&recipe.path);
        if let Some(folder) = page.parent() {
            fs::create_dir_all(folder)
                .map_err(|error| format!("{}: cannot be made: {error}", folder.display()))?;
        }
        site::put(&page, &recipe.page)?;
    }
    Ok(all_well)
}
